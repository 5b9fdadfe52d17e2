"""A time stamp says what was signed and when; a changed token, another key or another file is told."""

import shutil
import subprocess
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


MAKER = """[req]
distinguished_name=dn
x509_extensions=v3
prompt=no
[dn]
CN=Another authority
[v3]
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
[tsa]
default_tsa=t
[t]
serial=serial
signer_cert=cert.pem
signer_key=key.pem
signer_digest={digest}
default_policy=1.2.3.4.1
digests=sha256
"""


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
@pytest.mark.parametrize("digest", ["sha256", "sha512"])
def test_a_stamp_of_another_authority_is_sound_whichever_algorithm_it_signs_with(digest: str, tmp_path: Path) -> None:
    (tmp_path / "conf").write_text(MAKER.format(digest=digest), "utf-8")
    (tmp_path / "serial").write_text("01", "utf-8")
    (tmp_path / "data").write_bytes(b"data")
    for command in (
        "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -config conf -days 30",
        "ts -query -data data -sha256 -cert -out query",
        "ts -reply -config conf -queryfile query -out reply",
    ):
        subprocess.run(["openssl", *command.split()], cwd=tmp_path, check=True, capture_output=True)
    stamp = read_stamp(tmp_path / "reply", tmp_path / "cert.pem")
    assert stamp.valid and stamp.covers(tmp_path / "data")
    assert not read_stamp(tmp_path / "reply", AUTHORITY).valid
