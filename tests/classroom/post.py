"""What learners send back, in every shape that mail, Moodle and Canvas give it."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

MODULE = "m05_hashing"
MARCH = (2026, 3, 2, 10, 0, 0)


def answers(number: int = 0, module: str = MODULE, case: str = "", saved: str = "2026-03-01T09:00:00Z") -> bytes:
    """An answer file that differs for each number."""
    entry = {"value": f"answer {number}", "saved": saved}
    sent = {"schema": 1, "module": module, "case": case, "answers": {"m05-q1": entry}}
    return json.dumps(sent).encode()


def zipped(files: Mapping[str, bytes], when: tuple[int, int, int, int, int, int] = MARCH, utf8: bool = True) -> bytes:
    """A zip. Without `utf8` names are written as some programs do: UTF-8, and no word of it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = Silent(name, when) if not utf8 else zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            if "\\" in name:
                info.filename = name
            archive.writestr(info, data)
    return made.getvalue()


class Silent(zipfile.ZipInfo):
    """An entry whose name is UTF-8 without the flag that says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("utf-8"), self.flag_bits & ~0x800


def link(name: str, target: str) -> bytes:
    """A zip with a symbolic link in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo(name, MARCH)
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
    return made.getvalue()


def bomb(megabytes: int = 40) -> bytes:
    """A few kilobytes that unpack to many megabytes, one zip in another."""
    return zipped({"answers.json": bytes(megabytes << 20)})


def locked() -> bytes:
    """A zip that says of its entry that it is locked with a password."""
    data = bytearray(zipped({"answers.json": answers()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Lay files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
