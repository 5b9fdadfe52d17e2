"""The three images: libewf recomputes, the chunk checksums are walked, the custody record decides."""

from collections.abc import Mapping
from typing import Any

from casebook.case.catalogue import COPIES
from casebook.case.solve import Files
from casebook.evidence.hashing import hash_file
from casebook.evidence.images import verify


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `image` keys."""
    recorded = truth["custody.recorded.md5"]
    found: dict[str, Any] = {"image.sound": None, "image.damaged": None, "image.reimaged": None}
    for copy in COPIES:
        checked = verify(files[copy])
        found |= {f"image.{copy}.stored.{name}": value for name, value in checked.stored.items()}
        found |= {f"image.{copy}.recomputed.{name}": value for name, value in checked.recomputed.items()}
        if checked.verdict == "differs":
            verdict = "damaged"
        elif checked.recomputed["md5"] == recorded:
            verdict = "sound"
        else:
            verdict = "reimaged"
        found |= {
            f"image.{copy}.verdict": verdict,
            f"image.{copy}.recorded": recorded,
            f"image.{copy}.bad_sectors": [list(pair) for pair in checked.bad_sectors],
            f"image.{copy}.file.sha256": hash_file(files[copy])["sha256"],
        }
        found[f"image.{verdict}"] = found[f"image.{verdict}"] or copy
    return found
