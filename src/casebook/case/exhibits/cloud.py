"""EXH-06 and EXH-29: a cloud export handed over twice, and the provider's own list of what is in it."""

import io
import zipfile
from datetime import datetime, timedelta

from casebook.case.exhibits.laptop import Answers, digest
from casebook.case.formats.table import table, utc
from casebook.case.scenario import DELIVERY_CAUSES, Scenario

FAILING = "shares/access.txt"


def content(facts: Scenario) -> dict[str, bytes]:
    """Return the files of the firm's cloud account."""
    draw, times = facts.draw, facts.times
    shared = "".join(
        f"{utc(times.altered - timedelta(days=number))} read {draw.bytes(f'share {number}', 4).hex()}\n"
        for number in range(6, 0, -1)
    )
    logins = [
        (utc(times.altered - timedelta(hours=7 * number)), f"192.0.2.{draw.number(f'login {number}', 10, 60)}", "ok")
        for number in range(9, 0, -1)
    ]
    return {
        "account.json": f'{{"account": "{facts.firm_domain}", "owner": "{facts.firm}"}}\n'.encode(),
        "logins.csv": table(("time", "address", "result"), logins),
        "photos/IMG_0001.bin": draw.bytes("cloud photo", 2048),
        FAILING: shared.encode(),
    }


def zipped(files: dict[str, bytes], when: datetime) -> bytes:
    """Return a ZIP of the files, stored, whose entries carry one time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (when.year, when.month, when.day, when.hour, when.minute, 0))
            entry.create_system = 3
            archive.writestr(entry, data)
    return target.getvalue()


def cause(facts: Scenario) -> str | None:
    """Return why a line of the list fails."""
    return facts.draw.one("delivery", DELIVERY_CAUSES) if facts.has("delivery") else None


def listing(facts: Scenario) -> bytes:
    """Return the provider's list: SHA-256 and name of each file, with one fault."""
    lines = []
    why = cause(facts)
    for name, data in sorted(content(facts).items()):
        value = digest("sha256", data)
        if name == FAILING and why:
            if why == "unlisted":
                continue
            value = _listed(facts, data, why)
        lines.append(f"{value}  {name}\n")
    return "".join(lines).encode()


def _listed(facts: Scenario, data: bytes, why: str) -> str:
    """Return what the failing line lists."""
    true = digest("sha256", data)
    if why == "content":
        return digest("sha256", data.replace(b" read ", b" edit ", 1))
    if why == "line-ends":
        return digest("sha256", data.replace(b"\n", b"\r\n"))
    if why == "algorithm":
        return digest("md5", data)
    # two neighbours that are not the same change places
    places = [place for place in range(63) if true[place] != true[place + 1]]
    at = facts.draw.one("digits", places)
    return true[:at] + true[at + 1] + true[at] + true[at + 2 :]


def files(facts: Scenario) -> dict[str, bytes]:
    """Return the two deliveries and the list."""
    made = content(facts)
    return {
        "EXH-06A_cloud_export.zip": zipped(made, facts.times.complaint + timedelta(days=2)),
        "EXH-06B_cloud_export.zip": zipped(made, facts.times.complaint + timedelta(days=6, hours=3)),
        "EXH-29_delivery_manifest.txt": listing(facts),
    }


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    made = files(facts)
    why = cause(facts)
    return {
        "cloud.zip.same": False,
        "cloud.content.same": True,
        "cloud.sha256": [digest("sha256", made[f"EXH-06{one}_cloud_export.zip"]) for one in "AB"],
        "delivery.failing": FAILING if why else None,
        "delivery.cause": why,
        "delivery.sha256": digest("sha256", content(facts)[FAILING]) if why else None,
    }
