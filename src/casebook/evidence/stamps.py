"""Time stamps (RFC 3161): what was stamped, when, and whether the signature is that of a given certificate."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import algos, cms, pem, tsp, x509

from casebook.errors import CasebookError


class NoStamp(CasebookError):
    """The file holds no time stamp, or the certificate cannot be read."""


@dataclass(frozen=True)
class Stamp:
    """A time stamp: the value that was signed (hex), its algorithm, the time (UTC), and who is said to have signed.

    `valid` tells whether the signature is that of the certificate that was given. It does not say whether that
    authority deserves trust.
    """

    algorithm: str
    digest: str
    time: datetime
    serial: int
    authority: str
    valid: bool

    def covers(self, path: Path) -> bool:
        """Tell whether the value that was signed is that of a file as it is now."""
        return hashlib.new(self.algorithm, Path(path).read_bytes()).hexdigest() == self.digest


def read_stamp(path: Path, certificate: Path) -> Stamp:
    """Read a time-stamp response and check its signature against a certificate (PEM or DER). RSA only.

    Raises `NoStamp` when one of the two files is something else.
    """
    try:
        data = Path(certificate).read_bytes()
        issuer = x509.Certificate.load(pem.unarmor(data)[2] if pem.detect(data) else data)
        signed = tsp.TimeStampResp.load(Path(path).read_bytes())["time_stamp_token"]["content"]
        info = signed["encap_content_info"]["content"].parsed
        imprint = info["message_imprint"]
        return Stamp(
            algorithm=imprint["hash_algorithm"]["algorithm"].native,
            digest=imprint["hashed_message"].native.hex(),
            time=info["gen_time"].native,
            serial=info["serial_number"].native,
            authority=issuer.subject.human_friendly,
            valid=_signed_by(issuer, signed),
        )
    except OSError as error:
        raise NoStamp(f"{error.filename} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise NoStamp(f"{Path(path).name} is no time stamp, or {Path(certificate).name} no certificate.") from error


def _signed_by(certificate: x509.Certificate, signed: cms.SignedData) -> bool:
    """Check the signature (RFC 5652, 5.4 to 5.6): over the attributes, which hold the digest of the content."""
    signer = signed["signer_infos"][0]
    attributes = {one["type"].native: one["values"][0] for one in signer["signed_attrs"]}
    content = bytes(signed["encap_content_info"]["content"])
    if certificate.public_key.algorithm != "rsa":
        raise NoStamp("The certificate holds no RSA key. Only RSA signatures are checked here.")
    key = certificate.public_key["public_key"].parsed
    size = (key["modulus"].native.bit_length() + 7) // 8
    block = pow(
        int.from_bytes(signer["signature"].native, "big"), key["public_exponent"].native, key["modulus"].native
    ).to_bytes(size, "big")
    name = signer["digest_algorithm"]["algorithm"].native
    if attributes["message_digest"].native != hashlib.new(name, content).digest():
        return False
    # RFC 8017, 9.2: nothing but the padding stands before the value, and nothing after it
    padding, _, inside = block[2:].partition(b"\0")
    if block[:2] != b"\0\1" or len(padding) < 8 or padding.strip(b"\xff"):
        return False
    try:
        found = algos.DigestInfo.load(inside, strict=True)
        signed_value = (found["digest_algorithm"]["algorithm"].native, found["digest"].native)
    except ValueError:
        return False
    return bool(signed_value == (name, hashlib.new(name, signer["signed_attrs"].untag().dump()).digest()))
