"""The tools that examiners use accept the exhibits, and object when a byte of one is changed."""

import csv
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit
import pypdf
import pytest
from case.tools import TOOLS, find, main
from matplotlib.image import imread

from casebook.case import Case, open_case
from casebook.case.catalogue import COPIES, MAILS
from casebook.case.make import make
from casebook.case.scenario import PAIRS, PUBLIC, scenario
from casebook.evidence.filesystem import list_files, read_file
from casebook.evidence.fuzzy import similarity

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a tool in a folder of its own, or skip loudly; in CI a missing tool is a failure."""

    def tool(name: str, *options: str | Path) -> subprocess.CompletedProcess[str]:
        path = find(name)
        if path is None:
            told = f"NO {name.upper()}: install the package {TOOLS[name]} to check the exhibits with it"
            if os.environ.get("CI"):
                pytest.fail(told)
            pytest.skip(told)
        return subprocess.run(
            [path, *map(str, options)], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
        )

    return tool


@pytest.fixture(scope="module", params=["public", "other"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The public case, and one that nobody has seen."""
    if request.param == "public":
        return open_case(ROOT / "datasets" / "case" / "public")
    folder = tmp_path_factory.mktemp("tools") / "case"
    make("tools", folder, scenario("tools", PAIRS[3]))
    return open_case(folder)


@pytest.fixture(scope="module")
def validate() -> Callable[[Path], subprocess.CompletedProcess[str]]:
    """Return the validator of CASE/UCO, which comes with the tests."""

    def tool(path: Path) -> subprocess.CompletedProcess[str]:
        program = Path(sys.executable).with_name("case_validate")
        return subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=120)

    return tool


def changed(path: Path, folder: Path, old: bytes, new: bytes) -> Path:
    """Return a copy of a file in which `old`, which is there, has become `new`."""
    data = path.read_bytes()
    assert old in data
    copy = folder / path.name
    copy.write_bytes(data.replace(old, new, 1))
    return copy


def test_ewfverify_takes_two_copies_and_refuses_the_damaged_one(case: Case, run: Run) -> None:
    for copy in COPIES:
        done = run("ewfverify", "-q", "-d", "sha1", case.path(copy))
        assert (done.returncode == 0) == (case.truth["image.damaged"] != copy), done.stdout + done.stderr
        assert ("SUCCESS" in done.stdout) == (case.truth["image.damaged"] != copy)
        assert case.truth[f"image.{copy}.stored.md5"] in done.stdout


def test_ewfverify_sees_the_change_of_one_more_byte(case: Case, run: Run, tmp_path: Path) -> None:
    path = case.path(case.truth["image.sound"])
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / path.name).write_bytes(data)
    assert run("ewfverify", "-q", tmp_path / path.name).returncode != 0


def test_fsck_finds_nothing_to_mend_in_the_file_system(case: Case, run: Run, tmp_path: Path) -> None:
    for copy in (case.truth["image.sound"], case.truth["image.reimaged"]):
        assert run("ewfexport", "-q", "-u", "-f", "raw", "-t", tmp_path / copy, case.path(copy)).returncode == 0
        raw = (tmp_path / f"{copy}.raw").read_bytes()
        volume = tmp_path / f"{copy}.volume"
        # the first partition begins at the sector that its entry in the partition table names
        volume.write_bytes(raw[int.from_bytes(raw[454:458], "little") * 512 :])
        done = run("fsck.vfat", "-n", volume)
        assert done.returncode == 0, done.stdout
        assert f"{volume}: 18 files" in done.stdout
        first_fat = bytearray(volume.read_bytes())
        first_fat[512 + 40] ^= 1
        volume.write_bytes(first_fat)
        assert run("fsck.vfat", "-n", volume).returncode != 0, "one FAT differs from the other"


def test_ssdeep_measures_the_likeness_that_the_case_answers(case: Case, run: Run, tmp_path: Path) -> None:
    sound = case.path(case.truth["image.sound"])
    names = []
    for entry in list_files(sound, deleted=False):
        name = entry.path.rsplit("/", 1)[-1]
        if name in case.truth["fuzzy.pair"]:
            (tmp_path / name).write_bytes(read_file(sound, entry.path))
            names.append(name)
    done = run("ssdeep", "-b", "-d", *sorted(names))
    score = re.search(r"\((\d+)\)", done.stdout)
    assert score, done.stdout + done.stderr
    assert int(score[1]) == case.truth["fuzzy.score"]


def test_ssdeep_and_we_agree_on_any_two_texts(run: Run, tmp_path: Path) -> None:
    chance = random.Random(5)
    seen = set()
    for number in range(12):
        one = bytes(chance.choices(b"abcdefghij klmnop\n", k=chance.randint(2000, 30000)))
        other = bytearray(one)
        for _ in range(number):
            place, length = chance.randrange(len(other)), chance.randint(1, 600)
            other[place : place + length * chance.randint(0, 1)] = chance.randbytes(length * chance.randint(0, 1))
        (tmp_path / "one").write_bytes(one)
        (tmp_path / "other").write_bytes(other)
        score = re.search(r"\((\d+)\)", run("ssdeep", "-b", "-a", "-d", "one", "other").stdout)
        assert similarity(one, bytes(other)) == (int(score[1]) if score else 0)
        seen.add(score and score[1])
    assert len(seen) > 4, "the texts are more or less alike"


def test_openssl_accepts_the_time_stamp_on_the_manifest_and_on_nothing_else(
    case: Case, run: Run, tmp_path: Path
) -> None:
    options = ("ts", "-verify", "-in", case.path("EXH-28A"), "-CAfile", case.path("EXH-28B"), "-data")
    accepted = run("openssl", *options, case.path("EXH-04"))
    assert accepted.returncode == 0
    assert "Verification: OK" in accepted.stdout
    assert run("openssl", *options, changed(case.path("EXH-04"), tmp_path, b"EXH-02", b"EXH-99")).returncode != 0
    shown = run("openssl", "ts", "-reply", "-in", case.path("EXH-28A"), "-text").stdout
    serial = re.search(r"Serial number: 0x(\w+)", shown)
    assert serial
    assert int(serial[1], 16) == case.truth["stamp.serial"]


def test_a_mail_server_judges_each_mail_by_the_saved_key_as_the_case_answers(
    case: Case, run: Run, tmp_path: Path
) -> None:
    saved = json.loads(case.path("EXH-19").read_text("utf-8"))["answers"]
    (tmp_path / "keys").write_text("".join(f"{one['name'].rstrip('.')} {one['data']}\n" for one in saved), "utf-8")
    (tmp_path / "conf").write_text(f"TestPublicKeys {tmp_path / 'keys'}\nMode v\nSyslog no\n", "utf-8")

    def verdict(path: Path) -> str:
        done = run("opendkim", "-f", "-x", "conf", "-t", path)
        said = re.search(r"verification \(.*\) (succeeded|failed)", done.stdout + done.stderr)
        assert said, done.stdout + done.stderr
        return {"succeeded": "pass", "failed": "fail"}[said[1]]

    assert {mail: verdict(case.path(mail)) for mail in MAILS} == {
        mail: case.truth[f"mail.{mail}.dkim"] for mail in MAILS
    }
    genuine = case.path(case.truth["mail.genuine"])
    assert verdict(changed(genuine, tmp_path, b"Subject: Invoice", b"Subject: Overdue invoice")) == "fail"


def test_tshark_reads_the_capture_with_sound_checksums_and_sees_the_packet_that_was_sent_twice(
    case: Case, run: Run
) -> None:
    checks = [option for name in ("ip", "tcp", "udp") for option in ("-o", f"{name}.check_checksum:TRUE")]

    def fields(display: str, *names: str) -> list[list[str]]:
        wanted = [option for name in names for option in ("-e", name)]
        done = run("tshark", "-r", case.path("EXH-22"), *checks, "-Y", display, "-T", "fields", *wanted)
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in done.stdout.splitlines()]

    assert fields("dns.flags.response == 1", "dns.qry.name", "dns.a") == [
        [case.truth["capture.pool.name"], case.truth["capture.pool.address"]]
    ]
    assert {row[0] for row in fields("tcp.flags.syn == 1 and tcp.flags.ack == 0", "tcp.dstport")} == {
        str(case.truth["capture.pool.port"])
    }
    assert len(fields('tcp contains "mining.submit"', "frame.number")) == case.truth["capture.packets"]
    again = len(fields('tcp.analysis.retransmission and tcp contains "mining.submit"', "frame.number"))
    assert again == case.truth["capture.packets"] - case.truth["capture.submits"]
    # 0 is tshark's word for a checksum that is wrong
    assert (
        fields("ip.checksum.status == 0 or tcp.checksum.status == 0 or udp.checksum.status == 0", "frame.number") == []
    )
    assert fields("_ws.malformed", "frame.number") == []


def test_the_custody_record_is_valid_case_and_uco_and_a_broken_one_is_not(
    case: Case, validate: Callable[[Path], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    done = validate(case.path("EXH-27"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Conforms: True" in done.stdout
    if case.folder.name == "public":
        broken = changed(case.path("EXH-27"), tmp_path, b'"uco-types:hashMethod": "MD5"', b'"uco-types:hashMethod": 5')
        assert validate(broken).returncode != 0


def test_the_bag_is_valid_until_a_file_is_changed(case: Case, tmp_path: Path) -> None:
    assert bagit.Bag(str(case.folder)).is_valid()
    make("bag", tmp_path / "bag")
    changed(tmp_path / "bag/data/EXH-14_server_letter.txt", tmp_path / "bag/data", b"\n", b" \n")
    assert not bagit.Bag(str(tmp_path / "bag")).is_valid()


def test_every_other_format_is_read_whole_by_a_library_that_others_use(case: Case) -> None:
    with sqlite3.connect(f"file:{case.path('EXH-07')}?mode=ro&immutable=1", uri=True) as chat:
        assert chat.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for zipped in ("EXH-06A", "EXH-06B"):
        with zipfile.ZipFile(case.path(zipped)) as archive:
            assert archive.testzip() is None
    for printed in ("EXH-20", "EXH-26"):
        assert all(page.extract_text().strip() for page in pypdf.PdfReader(case.path(printed), strict=True).pages)
    assert imread(case.path("EXH-21")).ndim >= 2
    for path in sorted((case.folder / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.reader(opened))
        assert len({len(row) for row in rows}) == 1, f"{path.name} has rows of different lengths"
        assert len(rows) > 1


def test_a_missing_tool_is_told_aloud_and_fails_where_nobody_would_read_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # no package of that name: nothing is installed
    monkeypatch.setattr("case.tools.install", lambda packages: None)
    monkeypatch.delenv("CI", raising=False)
    assert main({"no-such-tool": "no-such-package"}) == 0
    assert "NO NO-SUCH-TOOL" in capsys.readouterr().err
    monkeypatch.setenv("CI", "1")
    assert main({"no-such-tool": "no-such-package"}) == 1
    assert main({"python3": "python3"}) == 0


def test_the_public_case_is_the_one_that_the_tools_have_seen() -> None:
    assert open_case(ROOT / "datasets" / "case" / "public").id == scenario(*PUBLIC).id
