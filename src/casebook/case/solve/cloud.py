"""The cloud export: zipfile reads both deliveries, and each cause that a line can have is tried."""

import hashlib
import zipfile
from collections.abc import Mapping
from typing import Any

from casebook.case.solve import Files


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `cloud` and `delivery` keys."""
    zips = [files[id] for id in ("EXH-06A", "EXH-06B")]
    values = [_sha256(path.read_bytes()) for path in zips]
    contents = []
    for path in zips:
        with zipfile.ZipFile(path) as archive:
            contents.append({name: archive.read(name) for name in archive.namelist()})
    listed = {name: value for value, name in (line.split("  ", 1) for line in files.text("EXH-29").splitlines())}
    failing = [name for name, data in contents[0].items() if listed.get(name) != _sha256(data)]
    name = failing[0] if failing else None
    return {
        "cloud.sha256": values,
        "cloud.zip.same": values[0] == values[1],
        "cloud.content.same": contents[0] == contents[1],
        "delivery.failing": name,
        "delivery.cause": _cause(contents[0][name], listed.get(name)) if name else None,
        "delivery.sha256": _sha256(contents[0][name]) if name else None,
    }


def _cause(data: bytes, listed: str | None) -> str:
    """Say why a line fails, by trying what could have happened."""
    if listed is None:
        return "unlisted"
    if len(listed) == 32:
        return "algorithm"
    plain = data.replace(b"\r\n", b"\n")
    if listed in (_sha256(plain), _sha256(plain.replace(b"\n", b"\r\n"))):
        return "line-ends"
    true = _sha256(data)
    apart = [place for place in range(64) if true[place] != listed[place]]
    if len(apart) == 2 and sorted(true[place] for place in apart) == sorted(listed[place] for place in apart):
        return "digits"
    return "content"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
