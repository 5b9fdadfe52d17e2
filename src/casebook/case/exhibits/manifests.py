"""EXH-04, EXH-10 and EXH-28: the manifest of the exhibits, the text that no longer fits it, and a time stamp on it."""

import base64
import hashlib

from casebook.case.exhibits.laptop import Answers, digest
from casebook.case.formats import der, rsa
from casebook.case.formats.table import utc
from casebook.case.scenario import Scenario
from casebook.evidence.manifest import write_manifest

MANIFEST = "EXH-04_manifest-sha256.txt"
TRANSCRIPT = "EXH-10_transcript.txt"
# the images are too large for a list that is read aloud, and the narrative was written last
LEFT_OUT = ("EXH-01", "EXH-04", "EXH-12", "EXH-28")
SHA256 = "2.16.840.1.101.3.4.2.1"


def typed(facts: Scenario) -> bytes:
    """Return the transcript as it was when the manifest was made."""
    return (
        # the number keeps apart the digests of two learners
        f"Interview {facts.draw.number('interview', 10**11, 10**12 - 1)}, {facts.requesting.city}\n"
        "Q. Who could open the laptop?\nA. I, and whoever had the code.\n"
        f"Q. Which code?\nA. {facts.draw.number('code', 1000, 9999)}.\n"
        "Q. Who had it?\nA. Two others who use the room. I do not want to name them.\n"
    ).encode()


def transcript(facts: Scenario) -> bytes:
    """Return the transcript as it is: saved once more, with the line ends of another machine."""
    text = typed(facts)
    return text.replace(b"\n", b"\r\n") if facts.has("manifest") else text


def manifest(facts: Scenario, made: dict[str, bytes]) -> bytes:
    """Return the manifest of the other exhibits."""
    digests = {name: digest("sha256", data) for name, data in made.items() if not name.startswith(LEFT_OUT)}
    digests[TRANSCRIPT] = digest("sha256", typed(facts))
    return write_manifest(digests.items()).encode()


def serial(facts: Scenario) -> int:
    """Return the serial number of the time stamp."""
    return facts.draw.number("stamp serial", 10**6, 10**9)


def token(facts: Scenario, data: bytes) -> bytes:
    """Return a granted RFC 3161 response for `data`, signed with the training key (CMS, RFC 5652)."""
    sha256 = der.sequence(der.oid(SHA256), der.null())
    info = der.sequence(
        der.integer(1),
        der.oid("1.3.6.1.4.1.99999.1"),
        der.sequence(sha256, der.octets(hashlib.sha256(data).digest())),
        der.integer(serial(facts)),
        der.time(facts.times.stamped),
        der.sequence(der.integer(1)),
    )
    certificate = rsa.STAMP_CERTIFICATE
    fields = der.parts(der.parts(certificate)[0])
    # version, serial number, algorithm, issuer
    issued = der.sequence(fields[3], fields[1])
    # RFC 5816: the signer names its certificate by SHA-256
    naming = der.sequence(der.sequence(der.sequence(der.octets(hashlib.sha256(certificate).digest()))))
    attributes = (
        _attribute("1.2.840.113549.1.9.3", der.oid("1.2.840.113549.1.9.16.1.4")),
        _attribute("1.2.840.113549.1.9.4", der.octets(hashlib.sha256(info).digest())),
        _attribute("1.2.840.113549.1.9.16.2.47", naming),
    )
    signed = der.set_of(*attributes)
    signer = der.sequence(
        der.integer(1),
        issued,
        sha256,
        der.context(0, signed[len(signed) - sum(map(len, attributes)) :]),
        der.sequence(der.oid("1.2.840.113549.1.1.1"), der.null()),
        der.octets(rsa.STAMP.sign(signed)),
    )
    content = der.sequence(
        der.integer(3),
        der.set_of(sha256),
        der.sequence(der.oid("1.2.840.113549.1.9.16.1.4"), der.context(0, der.octets(info))),
        der.context(0, certificate),
        der.set_of(signer),
    )
    whole = der.sequence(der.oid("1.2.840.113549.1.7.2"), der.context(0, content))
    return der.sequence(der.sequence(der.integer(0)), whole)


def _attribute(kind: str, value: bytes) -> bytes:
    return der.sequence(der.oid(kind), der.set_of(value))


def authority() -> bytes:
    """Return the certificate of the time-stamp authority as PEM."""
    text = base64.b64encode(rsa.STAMP_CERTIFICATE).decode()
    lines = "\n".join(text[start : start + 64] for start in range(0, len(text), 64))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n".encode()


def files(facts: Scenario, made: dict[str, bytes]) -> dict[str, bytes]:
    """Return transcript, manifest, time stamp and its certificate, given all other exhibits."""
    text = transcript(facts)
    listed = manifest(facts, {**made, TRANSCRIPT: text})
    return {
        TRANSCRIPT: text,
        MANIFEST: listed,
        "EXH-28A_manifest.tsr": token(facts, listed),
        "EXH-28B_authority.pem": authority(),
    }


def answers(facts: Scenario, listed: bytes) -> Answers:
    """Return what was planted, given the manifest."""
    fails = facts.has("manifest")
    return {
        "manifest.failing": TRANSCRIPT if fails else None,
        "manifest.reason": "line-ends" if fails else None,
        "manifest.listed": digest("sha256", typed(facts)) if fails else None,
        "manifest.recomputed": digest("sha256", transcript(facts)) if fails else None,
        "manifest.sha256": digest("sha256", listed),
        "stamp.time": utc(facts.times.stamped),
        "stamp.serial": serial(facts),
        "stamp.covers": True,
        "stamp.valid": True,
    }
