"""The record of the search and the certificate from abroad: a rule for each thing that a paragraph must say."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from casebook.case.solve import Files
from casebook.case.solve.certificates import numbered

# paragraph -> what is missing when its words do not fit
SEARCH = {
    "2": ("specialist", r"^[^.]+, a specialist\b.* took part"),
    "3": ("witnesses", r"^Two attesting witnesses\b.*beginning to end"),
    "5": ("film", r"\bwere filmed\b"),
    "6": ("copy", r"did not ask"),
    "8": ("values", r"were given\b"),
}
ABROAD = {
    "1": ("custodian", r"\bkeep the connection logs\b"),
    "3": ("time", r"\bat the moment\b"),
    "4": ("practice", r"\bregular practice\b"),
    "6": ("penalty", r"\boffence under the law\b"),
}


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `search` and `abroad` keys."""
    search = _check(numbered(files.text("EXH-30")), SEARCH)
    given = numbered(files.text("EXH-31"))
    abroad = _check(given, ABROAD)
    log = files["EXH-15"].read_bytes()
    assert hashlib.sha256(log).hexdigest() in given["5"]
    assert re.search(rf"\b{len(log.splitlines()) - 1} lines", given["2"])
    wrong = [defect for defect in abroad.values() if defect != "sound"]
    return {
        "search.record": search,
        "abroad.certificate": abroad,
        "abroad.defect": wrong[0] if wrong else None,
    }


def _check(given: dict[str, str], rules: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {
        label: rules[label][0] if label in rules and not re.search(rules[label][1], text) else "sound"
        for label, text in given.items()
    }
