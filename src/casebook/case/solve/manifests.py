"""The manifest, by hashlib, and the time stamp on it, by asn1crypto and the certificate's public key."""

import hashlib
from collections.abc import Mapping
from typing import Any

from casebook.case.solve import Files
from casebook.evidence.manifest import read_manifest, verify_manifest
from casebook.evidence.stamps import read_stamp


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
    stamp = read_stamp(files["EXH-28A"], files["EXH-28B"])
    return {
        "stamp.time": stamp.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "stamp.serial": stamp.serial,
        "stamp.covers": stamp.covers(files["EXH-04"]),
        "stamp.valid": stamp.valid,
    }
