"""An image is what was acquired, or the tool says which sectors are not."""

import hashlib
import json
import lzma
import os
import shutil
import struct
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from case.tools import find
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.errors import CasebookError
from casebook.evidence import ewf, fat, segments
from casebook.evidence.commands import evidence
from casebook.evidence.filesystem import list_files, read_file
from casebook.evidence.images import verify

VOLUMES = Path(__file__).parent / "volumes"
WHEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ABOUT = ewf.Acquisition("C-1", "EXH-01", "R. Iyer", "laptop", WHEN, UUID(int=7))


def disk() -> bytes:
    volume = fat.Volume(10000, datetime(2026, 1, 1), serial=1, hidden=64)
    volume.add("notes.txt", b"Send it to the second account.\n", datetime(2026, 2, 1, 10))
    volume.add("Accounts/ledger 2026.csv", b"date,amount\n" * 400, datetime(2026, 2, 2, 11))
    volume.add("Accounts/old plan.txt", b"Delete this after reading.\n", datetime(2026, 2, 3, 12), deleted=True)
    return fat.mbr(volume.build(), 64, 1)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "laptop.E01"
    ewf.write_e01(disk(), path, ABOUT)
    return path


def test_a_sound_image_agrees_with_its_stored_hashes(image: Path) -> None:
    found = verify(image)
    assert found.verdict == "agrees"
    assert found.stored["md5"] == found.recomputed["md5"] == hashlib.md5(disk()).hexdigest()
    assert found.recomputed["sha256"] == hashlib.sha256(disk()).hexdigest()
    assert "sha256" not in found.stored


def test_one_flipped_bit_is_found_and_its_sectors_are_named(image: Path) -> None:
    place = image.read_bytes().index(b"Send it to the second account.")
    ewf.flip_bit(image, place)
    found = verify(image)
    assert found.verdict == "differs"
    start = disk().index(b"Send it to the second account.") // 512
    assert [first <= start <= last for first, last in found.bad_sectors] == [True]
    assert CliRunner().invoke(evidence, ["verify", str(image)]).exit_code == 1
    listed = CliRunner().invoke(evidence, ["list", "--hash", "sha256", str(image)])
    assert (listed.exit_code, "files that lie there read as zeros" in listed.stderr) == (1, True)


def test_the_same_arguments_give_the_same_bytes(image: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.E01"
    ewf.write_e01(disk(), again, ABOUT)
    assert again.read_bytes() == image.read_bytes()


def test_files_are_listed_deleted_ones_too(image: Path) -> None:
    found = {entry.path: entry for entry in list_files(image, hash_algorithm="sha256")}
    assert found["/notes.txt"].modified == datetime(2026, 2, 1, 10)
    deleted = [entry for entry in found.values() if entry.deleted]
    assert [entry.digest for entry in deleted] == [hashlib.sha256(b"Delete this after reading.\n").hexdigest()]
    assert not any(entry.deleted for entry in list_files(image, deleted=False))
    assert read_file(image, "/notes.txt") == b"Send it to the second account.\n"


def test_a_raw_disk_and_a_bare_volume_are_read_too(tmp_path: Path) -> None:
    raw = tmp_path / "disk.raw"
    raw.write_bytes(disk())
    bare = tmp_path / "volume.raw"
    bare.write_bytes(disk()[64 * 512 :])
    assert [entry.path for entry in list_files(raw)] == [entry.path for entry in list_files(bare)]
    assert verify(raw).verdict == "no stored hash"


@pytest.mark.parametrize(("name", "streams"), [("ntfs", {"/notes.txt:hidden": b"beside\n"}), ("exfat", {})])
def test_volumes_that_other_systems_wrote_are_listed_whole(
    name: str, streams: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "volume.raw"
    path.write_bytes(lzma.decompress((VOLUMES / f"{name}.raw.xz").read_bytes()))
    inside = {
        "/notes.txt": b"Send it to the second account.\n",
        "/deep/relevé é.txt": b"deux\n",
        "/$Recycle.Bin/$R1.txt": b"thrown away\n",
        "/gone.txt": 5000 * b"g",
        **streams,
    }
    found = {entry.path: entry for entry in list_files(path, deleted=True, hash_algorithm="sha256")}
    assert {one: entry.digest for one, entry in found.items()} == {
        one: hashlib.sha256(data).hexdigest() for one, data in inside.items()
    }
    assert [one for one, entry in found.items() if entry.deleted] == ["/gone.txt"]
    # NTFS says its times in UTC; exFAT has the clock of the machine
    assert {entry.modified.tzinfo for entry in found.values() if entry.modified} == {UTC if name == "ntfs" else None}


@pytest.mark.parametrize("command", [["ewfverify", "-q"], ["ewfinfo"]])
def test_other_tools_accept_the_image(command: list[str], image: Path) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    assert subprocess.run([*command, str(image)], capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [("text.E01", b"hello", "no file system"), ("cut.E01", segments.SIGNATURE + b"\x01\x01\x00\x00\x00", "cut short")],
)
def test_what_is_no_image_is_told_in_one_line(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CasebookError, match=says):
        list_files(path)


def test_a_cut_image_a_folder_and_a_missing_file_are_told_in_one_line(image: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.E01"
    cut.write_bytes(image.read_bytes()[:4000])
    for path in (cut, tmp_path, tmp_path / "nowhere.E01"):
        with pytest.raises(CasebookError) as raised:
            verify(path)
        assert "\n" not in str(raised.value)


@settings(max_examples=60)
@given(st.integers(13, 3000), st.binary(min_size=1, max_size=60))
def test_garbage_in_an_image_is_an_error_in_words(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("junk") / "x.E01"
    small = tmp_path_factory.getbasetemp() / "small.E01"
    if not small.exists():
        ewf.write_e01(b"x" * 65536, small, ABOUT)
    data = bytearray(small.read_bytes())
    data[at : at + len(junk)] = junk
    path.write_bytes(data)
    try:
        verify(path)
    except CasebookError as error:
        assert "\n" not in str(error)


def two_volumes() -> bytes:
    """A disk with a table of two volumes, of which the second cannot be read."""
    raw = bytearray(disk())
    first = len(raw) // 512
    raw[462:478] = bytes([0, 0, 0, 0, 7, 0, 0, 0]) + struct.pack("<II", first, 64)
    return bytes(raw) + (b"\xeb\x58\x90-FVE-FS-").ljust(64 * 512, b"\0")


def test_a_volume_that_cannot_be_read_is_named_beside_those_that_can(tmp_path: Path) -> None:
    path = tmp_path / "disk.raw"
    path.write_bytes(two_volumes())
    run = CliRunner().invoke(evidence, ["list", str(path)])
    assert run.exit_code == 0
    assert "1:/notes.txt" in run.stdout
    assert run.stderr.startswith("casebook: Volume 2, 64 sectors from sector 10064 (BitLocker) was not read")
    path.write_bytes(two_volumes()[-64 * 512 :])
    with pytest.raises(CasebookError, match="encrypted with BitLocker"):
        list_files(path)


def test_a_disk_that_was_cut_short_is_told_and_a_part_of_a_file_gets_no_hash_value(tmp_path: Path) -> None:
    volume = fat.Volume(10000, datetime(2026, 1, 1), serial=1, hidden=64)
    volume.add("$price.txt", b"4", datetime(2026, 2, 1))
    volume.add("long.bin", bytes(range(256)) * 4000, datetime(2026, 2, 1))
    path = tmp_path / "cut.raw"
    path.write_bytes(fat.mbr(volume.build(), 64, 1)[:700_000])
    run = CliRunner().invoke(evidence, ["list", "--hash", "sha256", "--json", str(path)])
    price, long = sorted(json.loads(run.stdout), key=lambda entry: entry["size"])
    assert (price["path"], price["digest"]) == ("/$price.txt", hashlib.sha256(b"4").hexdigest())
    assert (long["digest"], long["note"]) == ("", "it cannot be read whole")
    assert run.exit_code == 1
    assert "the image ends before it does" in run.stderr
    with pytest.raises(CasebookError, match="cannot be read whole"):
        read_file(path, "/long.bin")


def test_times_with_a_zone_links_and_pipes_are_told_apart(tmp_path: Path) -> None:
    maker = find("mkfs.ext4")
    assert maker, "install the package e2fsprogs"
    inside = tmp_path / "inside"
    (inside / ("deep/" * 40)).mkdir(parents=True)
    (inside / ("deep/" * 40) / "bottom").write_text("x", "utf-8")
    (inside / "line\nbreak").write_text("x", "utf-8")
    (inside / "link").symlink_to("bottom")
    os.mkfifo(inside / "pipe")
    path = tmp_path / "volume.raw"
    path.write_bytes(bytes(8 << 20))
    subprocess.run([maker, "-q", "-F", "-d", inside, path], check=True, capture_output=True)
    found = {entry.path: entry for entry in list_files(path, hash_algorithm="sha256")}
    bottom = found["/" + "deep/" * 40 + "bottom"]
    assert bottom.modified and bottom.modified.tzinfo is UTC
    assert (found["/link"].note, found["/pipe"].note, found["/pipe"].digest) == ("a link to another file", "a pipe", "")
    assert "  /line\\nbreak\n" in CliRunner().invoke(evidence, ["list", str(path)]).stdout


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CasebookError, match="is no file"):
        verify(tmp_path / "pipe")
