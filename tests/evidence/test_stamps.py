"""A time stamp says what was signed and when; a changed token, another key or another file is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.evidence.stamps import NoStamp, read_stamp

DATA = Path(__file__).parents[2] / "datasets" / "case" / "public" / "data"
TOKEN, AUTHORITY = DATA / "EXH-28A_manifest.tsr", DATA / "EXH-28B_authority.pem"
BYTES = TOKEN.read_bytes()


def test_a_stamp_says_what_was_signed_when_and_by_whom(tmp_path: Path) -> None:
    stamp = read_stamp(TOKEN, AUTHORITY)
    assert stamp.valid
    assert stamp.time == datetime(2026, 10, 1, 10, 58, 10, tzinfo=UTC)
    assert "Training" in stamp.authority
    assert stamp.covers(DATA / "EXH-04_manifest-sha256.txt")
    assert not stamp.covers(DATA / "EXH-02_custody.csv")


@given(at=st.integers(0, len(BYTES) - 1), bit=st.integers(0, 7))
def test_no_bit_of_what_is_signed_can_be_changed(at: int, bit: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    changed = bytearray(BYTES)
    changed[at] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "changed.tsr"
    path.write_bytes(changed)
    sound = read_stamp(TOKEN, AUTHORITY)
    try:
        stamp = read_stamp(path, AUTHORITY)
    except NoStamp:
        return
    # outside the signed part a token holds a copy of the certificate, and the status
    signed = (stamp.digest, stamp.time, stamp.serial, stamp.algorithm)
    assert not stamp.valid or signed == (sound.digest, sound.time, sound.serial, sound.algorithm)


def test_another_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NoStamp, match="is no time stamp"):
        read_stamp(DATA / "EXH-02_custody.csv", AUTHORITY)
    with pytest.raises(NoStamp, match="no certificate"):
        read_stamp(TOKEN, DATA / "EXH-02_custody.csv")
    with pytest.raises(NoStamp, match="cannot be read"):
        read_stamp(tmp_path / "none.tsr", AUTHORITY)
