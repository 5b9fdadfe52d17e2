"""Archives as learners may send them; collection is `nbgrader zip_collect` with the course's settings.

The `hand.folder` of these attacks is the folder of archives. Honest answers are in each archive that can hold them.
"""

import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Mapping
from typing import Any

from attack import HONEST, MODULE, NEIGHBOUR, Corpus, Hand

ARCHIVES = Corpus("Archives", way="zip")
attack = ARCHIVES.attack
LEFT = "left in the archive"
NO_ZIP = "the archive is no zip that can be read"
ZEROS = 100_000_000


def packed(hand: Hand, members: Mapping[str, bytes] | None = None, answers: bool = True) -> bytes:
    """Return a zip of the honest answers, the notebook and other members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        if answers:
            archive.writestr("answers.json", json.dumps(hand.answers()))
        archive.writestr(f"{MODULE}.ipynb", json.dumps(hand.notebook()))
        for name, data in (members or {}).items():
            archive.writestr(name, data)
    return made.getvalue()


def send(hand: Hand, data: bytes, name: str = "") -> None:
    """Lay an archive where the instructor puts what was downloaded."""
    (hand.folder / f"{name or hand.name}__{MODULE}.zip").write_bytes(data)


def full() -> bytes:
    """Return answers that would change a neighbour's marks."""
    return json.dumps({"schema": 1, "module": MODULE, "case": "", "answers": {}}).encode()


@attack("members whose names climb out of the folder", "files of the course", LEFT)
def climbing_names(hand: Hand) -> None:
    out = f"../../../submitted/{NEIGHBOUR}/{MODULE}/answers.json"
    send(hand, packed(hand, {out: full(), "../../../../climbed": b"x", "a/../../b": b"x"}))


@attack("members with absolute names", "files of the machine", LEFT)
def absolute_names(hand: Hand) -> None:
    send(hand, packed(hand, {hand.canary("absolute"): b"x", "/dev/null": b"x", "//x/y": b"x"}))


@attack("members with names of another system", "files of the machine", LEFT)
def backward_names(hand: Hand) -> None:
    send(hand, packed(hand, {"..\\..\\answers.json": full(), "C:\\x": b"x", "CON": b"x", "NUL.txt": b"x"}))


@attack("a folder that bears a neighbour's name", "a neighbour's hand-in", LEFT)
def neighbours_folder(hand: Hand) -> None:
    send(hand, packed(hand, {f"x/{NEIGHBOUR}__{MODULE}/answers.json": full()}))


@attack("an archive inside that bears a neighbour's name", "a neighbour's hand-in", LEFT)
def archive_inside(hand: Hand) -> None:
    send(hand, packed(hand, {f"{NEIGHBOUR}__{MODULE}.zip": packed(hand, answers=False)}))


@attack("archives 30 deep", "an unpacker that goes on", LEFT)
def nested_archives(hand: Hand) -> None:
    data = b"x"
    for _ in range(30):
        data = packed(hand, {"inner.zip": data}, answers=False)
    send(hand, packed(hand, {"inner.zip": data}))


@attack("100 MB of zeros in 100 kB, beside the answers", "memory and disk", LEFT)
def bomb_beside(hand: Hand) -> None:
    send(hand, packed(hand, {"zeros.json": bytes(ZEROS)}))


@attack(
    "answers of 100 MB in 100 kB", "memory and disk", "answers.json in the archive is larger than 2000 kB", earns=()
)
def bomb(hand: Hand) -> None:
    send(hand, packed(hand, {"answers.json": bytes(ZEROS)}, answers=False))


@attack(
    "answers of 100 MB that are said to be 10 bytes", "a reader that believes", "answers.json in the archive", earns=()
)
def lying_bomb(hand: Hand) -> None:
    data = bytearray(packed(hand, {"answers.json": bytes(ZEROS)}, answers=False))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.rindex(sign)
        assert struct.unpack_from("<I", data, start + place) == (ZEROS,)
        struct.pack_into("<I", data, start + place, 10)
    send(hand, bytes(data))


@attack("5,000 members", "files without number", LEFT)
def many_members(hand: Hand) -> None:
    send(hand, packed(hand, {f"f{number}.json": b"{}" for number in range(5000)}))


@attack(
    "answers twice under one name", "two readers that disagree", "answers.json in the archive is there twice", earns=()
)
def member_twice(hand: Hand) -> None:
    send(hand, packed(hand, {"answers.json": full()}))


@attack("answers at the top and in a folder", "two readers that disagree", "is there twice", earns=())
def two_answers(hand: Hand) -> None:
    send(hand, packed(hand, {f"{MODULE}/answers.json": full()}))


def member(name: str, mode: int, data: bytes) -> dict[str, Any]:
    info = zipfile.ZipInfo(name, (2026, 11, 20, 0, 0, 0))
    info.create_system = 3
    info.external_attr = mode << 16
    return {"zinfo_or_arcname": info, "data": data}


def single(**one: Any) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(**one)
    return made.getvalue()


@attack("answers.json a link inside the archive", "what the grader may read", "is no regular file", earns=())
def link_inside(hand: Hand) -> None:
    send(hand, single(**member("answers.json", 0o120777, b"/etc/passwd")))


@attack("answers.json a device inside the archive", "a device", "is no regular file", earns=())
def device_inside(hand: Hand) -> None:
    send(hand, single(**member("answers.json", 0o020666, b"")))


@attack("answers that nobody may read, or that run as their owner", "the modes of files", "")
def odd_modes(hand: Hand) -> None:
    send(hand, single(**member("answers.json", 0o104000, json.dumps(hand.answers()).encode())))


@attack("encrypted answers", "a reader that asks for a password", "is encrypted", earns=())
def encrypted(hand: Hand) -> None:
    data = bytearray(single(zinfo_or_arcname="answers.json", data=b"{}"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    send(hand, bytes(data))


@attack("a packing that unfolds without bounds", "memory", "packed in a way that the course does not use", earns=())
def other_packing(hand: Hand) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("answers.json", bytes(ZEROS))
    send(hand, made.getvalue())


@attack("a wrong checksum", "the run", "answers.json in the archive cannot be read", earns=())
def broken_member(hand: Hand) -> None:
    data = single(zinfo_or_arcname="answers.json", data=json.dumps(hand.answers()).encode())
    send(hand, data.replace(b'"schema": 1', b'"schema": 2', 1))


@attack("an archive cut in half", "the run", NO_ZIP, earns=())
def cut_archive(hand: Hand) -> None:
    data = packed(hand)
    send(hand, data[: len(data) // 2])


@attack("an empty file called zip", "the run", NO_ZIP, earns=())
def empty_archive(hand: Hand) -> None:
    send(hand, b"")


@attack("a tar with links, called zip", "an unpacker that tries all", NO_ZIP, earns=())
def tar_called_zip(hand: Hand) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, kind, to in (("answers.json", tarfile.SYMTYPE, "/etc/passwd"), ("f", tarfile.FIFOTYPE, "")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, to
            archive.addfile(info)
    send(hand, made.getvalue())


@attack(
    "an archive of 1 GB (sparse)", "memory and disk", "the archive is larger than", earns=(), untried="1 GB is copied"
)
def huge_archive(hand: Hand) -> None:
    with (hand.folder / f"{hand.name}__{MODULE}.zip").open("wb") as file:
        file.truncate(1_000_000_000)


@attack("the archive a link", "what the grader may read", "the archive is no regular file", earns=())
def linked_archive(hand: Hand) -> None:
    (hand.folder / f"{hand.name}__{MODULE}.zip").symlink_to(hand.home / "secret.zip")


@attack("a time of the learner's own inside", "the penalty for late work", LEFT)
def time_inside(hand: Hand) -> None:
    send(hand, packed(hand, {"timestamp.txt": b"2000-01-01 00:00:00 UTC"}))


@attack("start-up files inside", "every Python that starts there", LEFT)
def startup_inside(hand: Hand) -> None:
    files = ("sitecustomize.py", "conftest.py", ".ipython/profile_default/startup/0.py", "nbgrader_config.py")
    send(hand, packed(hand, dict.fromkeys(files, f"open({hand.canary()!r}, 'w')".encode())))


@attack("a program in front of the archive", "what tells files by their beginning", "")
def program_in_front(hand: Hand) -> None:
    send(hand, b"#!/bin/sh\ntouch " + hand.canary().encode() + b"\nexit\n" + packed(hand))


@attack("the files in a folder, as a person packs them", "", "", earns=HONEST)
def packed_by_hand(hand: Hand) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(f"{MODULE}/answers.json", json.dumps(hand.answers()))
        archive.writestr(f"{MODULE}/{MODULE}.ipynb", json.dumps(hand.notebook()))
    send(hand, made.getvalue())
