"""Custody: the CSV record, its printed form (pypdf), the acquisition report, and the exchange file."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pypdf

from casebook.case.solve import Files
from casebook.evidence.custody import Step, check_custody, read_custody


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `custody` and `report` keys."""
    steps = read_custody(files["EXH-02"])
    hashed = {step.algorithm: step for step in steps if step.digest}
    return {
        "custody.recorded.md5": hashed["md5"].digest,
        "custody.recorded.sha256": hashed["sha256"].digest,
        "custody.recorded.line": hashed["md5"].line,
        "custody.seized": steps[0].time,
        "custody.acquired": hashed["md5"].time,
        "custody.seals": list(dict.fromkeys(step.seal for step in steps)),
        "custody.exchange.sha256": _exchanged(files),
        **_gap(steps),
        **_form(files, steps),
        **_report(files.text("EXH-03")),
    }


def _gap(steps: list[Step]) -> dict[str, Any]:
    gap = next((one for one in check_custody(steps) if one.kind == "gap"), None)
    if gap is None:
        return {f"custody.gap.{name}": None for name in ("start", "end", "hours", "line")}
    before, after = (steps[gap.line - 2], steps[gap.line - 1])
    assert before.moment and after.moment
    return {
        "custody.gap.start": before.time,
        "custody.gap.end": after.time,
        "custody.gap.hours": (after.moment - before.moment).total_seconds() / 3600,
        "custody.gap.line": gap.line,
    }


def _form(files: Files, steps: list[Step]) -> dict[str, Any]:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(files["EXH-26"]).pages)
    printed = {int(line): seal for line, seal in re.findall(r"Line (\d+)\s+\S+\s+Seal (S-\d+)", text)}
    other = [step.line for step in steps if printed[step.line] != step.seal]
    line = other[0] if other else None
    return {"custody.form.line": line, "custody.form.seal": printed[line] if line else None}


def _report(text: str) -> dict[str, Any]:
    laptop = re.search(r"laptop, serial (\S+)", text)
    disk = re.search(r"Disk: serial (\S+), (\d+) sectors", text)
    assert laptop and disk
    return {"report.serial": laptop[1], "report.disk": disk[1], "report.sectors": int(disk[2])}


def _exchanged(files: Files) -> str:
    """Return the SHA-256 that the exchange file gives, wherever it stands in the graph."""

    def walk(node: Any) -> str | None:
        if isinstance(node, dict):
            if node.get("uco-types:hashMethod") == "SHA256":
                return str(node["uco-types:hashValue"]["@value"])
            node = list(node.values())
        if isinstance(node, list):
            return next((found for found in map(walk, node) if found), None)
        return None

    return walk(json.loads(files.text("EXH-27"))) or ""
