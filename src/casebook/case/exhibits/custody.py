"""EXH-02, EXH-03, EXH-26 and EXH-27: custody of the laptop as record, report, printed form and CASE/UCO."""

import json
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from casebook.case.exhibits import laptop
from casebook.case.exhibits.laptop import SECTORS, TOOL, Answers
from casebook.case.formats.pdf import pdf
from casebook.case.formats.table import table
from casebook.case.scenario import Scenario
from casebook.evidence.custody import COLUMNS

GAP_LINE = 6
FORM_LINE = 7
# how long the tool read, and how long the second hash took: no value is known before the reading ends
READING, SECOND_HASH = timedelta(minutes=21), timedelta(minutes=4)
CASE = "https://ontology.caseontology.org/case/investigation/"
UCO = "https://ontology.unifiedcyberontology.org/uco/"
Step = tuple[datetime, str, str, str, str, str, str, str]


def serial(facts: Scenario) -> str:
    """Return the serial number of the laptop."""
    return f"LT-{facts.draw.number('serial of the laptop', 10**5, 10**6 - 1)}"


def disk_serial(facts: Scenario) -> str:
    """Return the serial number of its disk."""
    return f"DK-{facts.draw.number('serial of the disk', 10**7, 10**8 - 1)}"


def seals(facts: Scenario) -> tuple[str, ...]:
    """Return the seals of the seizure, after the imaging and after the examination: none can be closed again."""
    numbers: list[int] = []
    for label in ("seal", "seal after imaging", "new seal"):
        number = facts.draw.number(label, 10_000, 99_990)
        while number in numbers:
            number += 1
        numbers.append(number)
    return tuple(f"S-{number}" for number in numbers)


def form_seal(facts: Scenario) -> str:
    """Return the new seal as the printed form has it: its last digit is another one."""
    number = seals(facts)[-1]
    return f"{number[:-1]}{(int(number[-1]) + facts.draw.number('form', 1, 9)) % 10}"


@lru_cache(maxsize=1)
def steps(facts: Scenario) -> tuple[Step, ...]:
    """Return the lines of the record: time, seal, from, to, action, place, algorithm, digest."""
    city, examiner, clerk = facts.requesting.city, facts.people["examiner"], facts.people["clerk"]
    officer = facts.people["investigator"]
    store, lab = f"{city} evidence store", f"{city} laboratory"
    first, seal, new = seals(facts)
    seized, acquired = facts.local(facts.times.seized), facts.local(facts.times.acquired)
    done = acquired + READING
    stored = acquired + timedelta(hours=2)
    left = stored + timedelta(days=3)
    gap = facts.has("gap")
    taken = left + timedelta(hours=facts.gap_hours if gap else 1)
    return (
        (seized, first, officer, examiner, "seized, sealed, handed over in the closed bag", city, "", ""),
        (done, seal, examiner, examiner, "seal opened, acquired, resealed", lab, "md5", laptop.acquired(facts, "md5")),
        (
            done + SECOND_HASH, seal, examiner, examiner, "SHA-256 of the image computed", lab, "sha256",
            laptop.acquired(facts, "sha256"),
        ),
        (stored, seal, examiner, clerk, "stored", store, "", ""),
        (left, seal, clerk, "courier", "taken out for the laboratory", store, "", ""),
        (taken, seal, "" if gap else "courier", examiner, "received at the laboratory", lab, "", ""),
        (taken + timedelta(hours=5), new, examiner, examiner, "seal opened, examined, resealed", lab, "", ""),
        (taken + timedelta(hours=8), new, examiner, clerk, "stored", store, "", ""),
    )  # fmt: skip


def record(facts: Scenario) -> bytes:
    """Return the custody record: the hashes that the examiner wrote down, and hours without a holder."""
    rows = [
        (number, when.isoformat(), "EXH-01", seal, giver, taker, action, place, algorithm, value)
        for number, (when, seal, giver, taker, action, place, algorithm, value) in enumerate(steps(facts), 1)
    ]
    return table(COLUMNS, rows)


def form(facts: Scenario) -> bytes:
    """Return the printed form of the record. One seal number was copied wrongly."""
    lines = ["CUSTODY FORM", f"Case {facts.id}   Item EXH-01   Laptop, serial {serial(facts)}", ""]
    for number, (when, seal, giver, taker, action, place, algorithm, value) in enumerate(steps(facts), 1):
        shown = form_seal(facts) if facts.has("form") and number == FORM_LINE else seal
        lines += [
            f"Line {number}   {when.isoformat()}   Seal {shown}",
            f"  {action}, {place}",
            f"  from: {giver or '-'}   to: {taker}",
        ]
        if value:
            lines.append(f"  {algorithm}: {value}")
        lines.append("")
    return pdf(f"Custody form, case {facts.id}", [*lines, "Times are local, with the offset from UTC."])


def report(facts: Scenario) -> bytes:
    """Return the acquisition report."""
    start = facts.local(facts.times.acquired)
    return (
        "ACQUISITION REPORT\n"
        f"Case: {facts.id}\n"
        f"Item: EXH-01, laptop, serial {serial(facts)}\n"
        f"Condition: switched off when seized, one disk built in, no damage seen\n"
        f"Disk: serial {disk_serial(facts)}, {SECTORS} sectors of 512 bytes\n"
        "Note: the disk is kept small for this course; the times are those of a disk of usual size\n"
        f"Examiner: {facts.people['examiner']}\n"
        f"Place: {facts.requesting.city} laboratory\n"
        "Write blocker: model WB-2, tested on the same morning with a disk of known content\n"
        f"Tool: {TOOL[0]}, version {TOOL[1]}\n"
        f"Started: {start.isoformat()}\n"
        f"Ended: {(start + READING).isoformat()}\n"
        "Clock of the laptop: compared with UTC, no difference of a second or more\n"
        "Read errors: none\n"
        "Image format: E01, chunks of 64 sectors, one segment\n"
        "Hashes: stored in the image by the tool, and written into the custody record by hand\n"
        "Copies: EXH-01A for the registry, EXH-01B for the laboratory, EXH-01C for the defence\n"
    ).encode()


def exchange(facts: Scenario) -> bytes:
    """Return seizure and acquisition as CASE 1.4 (UCO 1.4) in JSON-LD."""

    def node(name: str, kind: str, **values: object) -> dict[str, object]:
        return {"@id": f"kb:{name}-{uuid5(NAMESPACE_URL, f'{facts.id}/{name}')}", "@type": kind, **values}

    def link(one: dict[str, object]) -> dict[str, object]:
        return {"@id": one["@id"]}

    def moment(when: datetime) -> dict[str, str]:
        return {"@type": "xsd:dateTime", "@value": when.isoformat()}

    def facet(name: str, kind: str, **values: object) -> list[dict[str, object]]:
        return [node(f"facet-{name}", kind, **values)]

    start = facts.local(facts.times.acquired)
    examiner = node("examiner", "uco-identity:Person", **{"uco-core:name": facts.people["examiner"]})
    officer = node("officer", "uco-identity:Person", **{"uco-core:name": facts.people["investigator"]})
    place = node("place", "uco-location:Location", **{"uco-core:name": f"{facts.requesting.city} laboratory"})
    tool = node("tool", "uco-tool:Tool", **{"uco-core:name": TOOL[0], "uco-tool:version": TOOL[1]})
    device = node("device", "uco-observable:ObservableObject", **{
        "uco-core:name": "EXH-01, laptop",
        "uco-core:hasFacet": facet("device", "uco-observable:DeviceFacet",
                                   **{"uco-observable:serialNumber": serial(facts)}),
    })  # fmt: skip
    hashes = [
        node(f"hash-{name}", "uco-types:Hash", **{
            "uco-types:hashMethod": name.upper(),
            "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": laptop.acquired(facts, name)},
        })
        for name in ("md5", "sha256")
    ]  # fmt: skip
    image = node("image", "uco-observable:ObservableObject", **{
        "uco-core:name": "image of the disk of EXH-01",
        "uco-core:hasFacet": facet("content", "uco-observable:ContentDataFacet", **{
            "uco-observable:sizeInBytes": {"@type": "xsd:integer", "@value": str(SECTORS * 512)},
            "uco-observable:hash": hashes,
        }),
    })  # fmt: skip
    seized = node("provenance-1", "case-investigation:ProvenanceRecord", **{
        "case-investigation:exhibitNumber": "EXH-01", "uco-core:object": link(device)})  # fmt: skip
    imaged = node("provenance-2", "case-investigation:ProvenanceRecord", **{
        "case-investigation:exhibitNumber": "EXH-01A", "uco-core:object": link(image)})  # fmt: skip

    def action(
        name: str,
        what: str,
        begin: datetime,
        end: datetime,
        who: dict[str, object],
        given: object,
        made: object,
        **more: object,
    ) -> dict[str, object]:
        return node(name, "case-investigation:InvestigativeAction", **{
            "uco-core:name": what, "uco-action:startTime": moment(begin), "uco-action:endTime": moment(end),
            "uco-action:performer": link(who), "uco-action:object": given, "uco-action:result": made, **more,
        })  # fmt: skip

    taken = facts.local(facts.times.seized)
    seizure = action("seizure", "seized and sealed", taken, taken, officer, link(device), link(seized))
    imaging = action(
        "acquisition", "acquired", start, start + READING, examiner, link(seized), [link(image), link(imaged)],
        **{"uco-action:instrument": link(tool), "uco-action:location": link(place)},
    )  # fmt: skip
    everything = [examiner, officer, place, tool, device, image, seized, imaged, seizure, imaging]
    whole = node("investigation", "case-investigation:Investigation", **{
        "uco-core:name": f"Case {facts.id}", "uco-core:object": [link(one) for one in everything]})  # fmt: skip
    context = {
        "kb": "http://casebook.example/kb/",
        "case-investigation": CASE,
        **{f"uco-{name}": f"{UCO}{name}/" for name in
           ("action", "core", "identity", "location", "observable", "tool", "types")},
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }  # fmt: skip
    return (json.dumps({"@context": context, "@graph": [*everything, whole]}, indent=1) + "\n").encode()


def files(facts: Scenario) -> dict[str, bytes]:
    """Return record, report, printed form and exchange file."""
    return {
        "EXH-02_custody.csv": record(facts),
        "EXH-03_acquisition_report.txt": report(facts),
        "EXH-26_custody_form.pdf": form(facts),
        "EXH-27_custody.jsonld": exchange(facts),
    }


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    lines = steps(facts)
    gap, wrong = facts.has("gap"), facts.has("form")
    return {
        "custody.recorded.md5": laptop.acquired(facts, "md5"),
        "custody.recorded.sha256": laptop.acquired(facts, "sha256"),
        "custody.recorded.line": 2,
        "custody.seized": lines[0][0].isoformat(),
        "custody.acquired": lines[1][0].isoformat(),
        "custody.gap.start": lines[GAP_LINE - 2][0].isoformat() if gap else None,
        "custody.gap.end": lines[GAP_LINE - 1][0].isoformat() if gap else None,
        "custody.gap.hours": facts.gap_hours if gap else None,
        "custody.gap.line": GAP_LINE if gap else None,
        "custody.seals": list(seals(facts)),
        "custody.form.line": FORM_LINE if wrong else None,
        "custody.form.seal": form_seal(facts) if wrong else None,
        "custody.exchange.sha256": laptop.acquired(facts, "sha256"),
        "report.serial": serial(facts),
        "report.disk": disk_serial(facts),
        "report.sectors": SECTORS,
    }
