"""The manifest and the time stamp on it: hashlib, asn1crypto, and RSA by the certificate's public key."""

import hashlib
from collections.abc import Mapping
from typing import Any

from asn1crypto import cms, pem, tsp, x509

from casebook.case.solve import Files
from casebook.evidence.manifest import read_manifest, verify_manifest


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `manifest` and `stamp` keys."""
    checked = verify_manifest(files["EXH-04"])
    listed = read_manifest(files.text("EXH-04"))
    name = checked.changed[0] if checked.changed else None
    found: dict[str, Any] = {
        "manifest.failing": name,
        "manifest.reason": None,
        "manifest.listed": None,
        "manifest.recomputed": None,
        "manifest.sha256": _sha256(files["EXH-04"].read_bytes()),
    }
    if name:
        data = (files.folder / name).read_bytes()
        same = _sha256(data.replace(b"\r\n", b"\n")) == listed[name]
        found |= {
            "manifest.reason": "line-ends" if same else "content",
            "manifest.listed": listed[name],
            "manifest.recomputed": _sha256(data),
        }
    return found | _stamp(files)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _stamp(files: Files) -> dict[str, Any]:
    answer = tsp.TimeStampResp.load(files["EXH-28A"].read_bytes())
    signed = answer["time_stamp_token"]["content"]
    info = signed["encap_content_info"]["content"].parsed
    imprint = info["message_imprint"]["hashed_message"].native
    certificate = x509.Certificate.load(pem.unarmor(files["EXH-28B"].read_bytes())[2])
    return {
        "stamp.time": info["gen_time"].native.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "stamp.serial": info["serial_number"].native,
        "stamp.covers": imprint == hashlib.sha256(files["EXH-04"].read_bytes()).digest(),
        "stamp.valid": _signed_by(certificate, signed),
    }


def _signed_by(certificate: x509.Certificate, signed: cms.SignedData) -> bool:
    """Check the signature (RFC 5652, 5.4 to 5.6): over the attributes, which hold the digest of the content."""
    signer = signed["signer_infos"][0]
    attributes = {one["type"].native: one["values"][0] for one in signer["signed_attrs"]}
    content = bytes(signed["encap_content_info"]["content"])
    key = certificate.public_key["public_key"].parsed
    size = key["modulus"].native.bit_length() // 8
    block = pow(
        int.from_bytes(signer["signature"].native, "big"), key["public_exponent"].native, key["modulus"].native
    ).to_bytes(size, "big")
    digest = hashlib.sha256(signer["signed_attrs"].untag().dump()).digest()
    return bool(
        attributes["message_digest"].native == hashlib.sha256(content).digest()
        and block[:2] == b"\0\1"
        and block.endswith(digest)
        and block[2 : block.index(b"\0", 2)].strip(b"\xff") == b""
    )
