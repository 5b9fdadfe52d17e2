"""An image in several files is one image: nothing of it is passed over, and a file that is missing is named."""

import shutil
import struct
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner

from casebook.errors import CasebookError
from casebook.evidence import ewf, segments
from casebook.evidence.commands import evidence
from casebook.evidence.hashing import hash_bytes
from casebook.evidence.images import verify

ABOUT = ewf.Acquisition("C-1", "EXH-01", "R. Iyer", "laptop", datetime(2026, 3, 2, tzinfo=UTC), UUID(int=7))
# three whole chunks of data, two of zeros and a part of one
DISK = b"".join(bytes([n]) * 512 for n in range(1, 193)) + bytes(2 * ewf.CHUNK) + b"last".ljust(1024, b".")


def split(folder: Path, per_segment: int = 2, unread: Iterable[tuple[int, int]] = (), hashes: bool = True) -> Path:
    """Write the disk as segments of so many chunks, and return the first."""
    chunks = [DISK[at : at + ewf.CHUNK] for at in range(0, len(DISK), ewf.CHUNK)]
    groups = [chunks[at : at + per_segment] for at in range(0, len(chunks), per_segment)]
    for number, group in enumerate(groups, 1):
        data = bytearray(segments.SIGNATURE + b"\x01" + struct.pack("<HH", number, 0))

        def section(kind: str, body: bytes, data: bytearray = data) -> None:
            offset, size = len(data), segments.DESCRIPTOR + len(body)
            following = offset if kind in ("next", "done") else offset + size
            data.extend(ewf.checked(kind.encode().ljust(16, b"\0") + struct.pack("<QQ", following, size) + bytes(40)))
            data.extend(body)

        if number == 1:
            section("header", ewf.stored_stream(ewf._header(ABOUT).encode()))
            section("volume", ewf._volume(len(DISK), ABOUT.guid))
        body, table = ewf._table(group, len(data))
        section("sectors", body)
        section("table", table)
        section("table2", table)
        if number < len(groups):
            section("next", b"")
        else:
            if pairs := b"".join(struct.pack("<II", first, count) for first, count in unread):
                section("error2", ewf.checked(struct.pack("<I", len(pairs) // 8) + bytes(512)) + ewf.checked(pairs))
            made = hash_bytes(DISK, ("md5", "sha1")) if hashes else {"md5": "00" * 16, "sha1": "00" * 20}
            section("digest", ewf.checked(b"".join(bytes.fromhex(one) for one in made.values()) + bytes(40)))
            section("done", b"")
        (folder / f"disk.E{number:02}").write_bytes(data)
    return folder / "disk.E01"


def test_an_image_in_segments_agrees_whichever_of_them_is_given(tmp_path: Path) -> None:
    first = split(tmp_path)
    for path in (first, tmp_path / "disk.E02"):
        found = verify(path)
        assert (found.verdict, found.bad_chunks, found.stored["md5"]) == (
            "agrees",
            (),
            hash_bytes(DISK, ("md5",))["md5"],
        )
        assert found.files == ("disk.E01", "disk.E02", "disk.E03")
    run = CliRunner().invoke(evidence, ["verify", str(first)])
    assert (run.exit_code, run.stdout.splitlines()[-2:]) == (0, ["3 files: disk.E01 to disk.E03.", "disk.E01: agrees."])


def test_damage_in_a_later_segment_is_found_and_its_sectors_count_from_the_start_of_the_disk(tmp_path: Path) -> None:
    path = split(tmp_path)
    last = tmp_path / "disk.E03"
    ewf.flip_bit(last, last.read_bytes().index(b"last"))
    found = verify(path)
    assert (found.verdict, found.bad_sectors) == ("differs", [(320, 321)])
    assert found.bad_chunks[0].file == "disk.E03"


@pytest.mark.parametrize(("gone", "says"), [(1, "Segment 1 of"), (2, "Segment 2 of"), (3, "missing after disk.E02")])
def test_a_missing_segment_is_named(gone: int, says: str, tmp_path: Path) -> None:
    path = split(tmp_path)
    (tmp_path / f"disk.E{gone:02}").unlink()
    with pytest.raises(CasebookError, match=says):
        verify(path if path.exists() else tmp_path / "disk.E02")


def test_a_segment_that_is_cut_short_or_there_twice_is_named(tmp_path: Path) -> None:
    path = split(tmp_path)
    shutil.copy(tmp_path / "disk.E02", tmp_path / "disk.E04")
    with pytest.raises(CasebookError, match=r"disk\.E02 and disk\.E04 are both segment 2"):
        verify(path)
    (tmp_path / "disk.E04").unlink()
    middle = tmp_path / "disk.E02"
    middle.write_bytes(middle.read_bytes()[:-100])
    with pytest.raises(CasebookError, match=r"disk\.E02 is cut short"):
        verify(path)


def test_a_table_that_is_damaged_is_replaced_by_its_twin_and_both_damaged_are_refused(tmp_path: Path) -> None:
    path = split(tmp_path, per_segment=9)
    tables = [one for one in segments.sections(path) if one.kind.startswith("table")]
    ewf.flip_bit(path, tables[0].offset + segments.DESCRIPTOR + 26)
    assert segments.bad_chunks([path]) == []
    ewf.flip_bit(path, tables[1].offset + segments.DESCRIPTOR + 26)
    with pytest.raises(CasebookError, match="damaged section"):
        verify(path)


def test_sectors_that_the_tool_could_not_read_are_told(tmp_path: Path) -> None:
    path = split(tmp_path, unread=[(70, 3), (200, 1)])
    found = verify(path)
    assert (found.verdict, found.read_errors) == ("agrees", ((70, 72), (200, 200)))
    assert "70 to 72, 200 to 200" in found._repr_html_()
    assert "Sectors 70 to 72 could not be read" in CliRunner().invoke(evidence, ["verify", str(path)]).stdout


def test_a_value_of_zeros_is_one_that_was_not_computed(tmp_path: Path) -> None:
    assert verify(split(tmp_path, hashes=False)).verdict == "no stored hash"


def test_an_image_by_another_name_is_read_and_other_files_beside_it_are_left_alone(tmp_path: Path) -> None:
    path = split(tmp_path, per_segment=9)
    shutil.copy(path, tmp_path / "evidence.bin")
    for name in ("disk.txt", "disk.EXE", "disk.e01"):
        (tmp_path / name).write_text("notes", "utf-8")
    assert verify(path).verdict == verify(tmp_path / "evidence.bin").verdict == "agrees"


def test_a_raw_disk_in_parts_is_one_disk_and_a_missing_part_is_named(tmp_path: Path) -> None:
    for number in range(1, 4):
        (tmp_path / f"disk.{number:03}").write_bytes(
            DISK[(number - 1) * 70000 : number * 70000 if number < 3 else None]
        )
    found = verify(tmp_path / "disk.001")
    assert (found.verdict, found.recomputed["sha256"]) == ("no stored hash", hash_bytes(DISK)["sha256"])
    (tmp_path / "disk.002").unlink()
    with pytest.raises(CasebookError, match=r"disk\.002 of disk\.001 is missing"):
        verify(tmp_path / "disk.001")


@pytest.mark.parametrize("begin", [b"EVF2\r\n\x81\0", b"LVF\x09\r\n\xff\0", b"QFI\xfb", b"vhdxfile"])
def test_a_container_that_is_not_read_here_is_not_taken_for_a_raw_disk(begin: bytes, tmp_path: Path) -> None:
    path = tmp_path / "image"
    path.write_bytes(begin.ljust(4096, b"\0"))
    for command in ("verify", "list"):
        assert "cannot be read here" in str(CliRunner().invoke(evidence, [command, str(path)]).exception)


@pytest.mark.skipif(not shutil.which("ewfacquire"), reason="ewfacquire is not installed")
@pytest.mark.parametrize(
    "how",
    [["-f", "encase1"], ["-f", "smart", "-c", "best"], ["-b", "16", "-S", "1048576", "-c", "none"], ["-b", "4096"]],
)
def test_images_of_another_maker_agree_and_their_damage_is_found(how: list[str], tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.write_bytes(DISK * 8)
    subprocess.run(["ewfacquire", "-u", "-q", "-t", tmp_path / "other", *how, raw], check=True, capture_output=True)
    path = next(one for one in tmp_path.iterdir() if one.stem == "other" and one.suffix.lower() in (".e01", ".s01"))
    assert (verify(path).verdict, verify(path).bad_chunks) == ("agrees", ())
    last = segments.segments(path)[-1]
    place = next(one for one in segments.sections(last) if one.kind in ("sectors", "table"))
    ewf.flip_bit(last, place.offset + min(place.size - 8, segments.DESCRIPTOR + 200))
    assert verify(path).verdict == "differs"
    assert len(verify(path).bad_chunks) == 1
