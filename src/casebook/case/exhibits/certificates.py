"""EXH-05, EXH-23 and EXH-24: three certificates of three regimes, each with planted defects.

The paragraphs follow section 63(4) of the Bharatiya Sakshya Adhiniyam and its Schedule, section 65B(4) of the Indian
Evidence Act, and Federal Rules of Evidence 902(11), (13) and (14), in the words of the people who sign here.
"""

from datetime import datetime, timedelta

from casebook.case.exhibits import custody, ledger
from casebook.case.exhibits.laptop import TOOL, Answers, acquired, digest
from casebook.case.formats.table import day
from casebook.case.scenario import Scenario

# defect -> paragraph that carries it
PART_A = {"device": "A2", "algorithm": "A7", "signature": "A9"}
PART_B = {"other-hash": "B3", "no-report": "B5", "early": "B6", "signature": "B7"}
OLD = {"record": "1", "device": "2", "use": "3", "working": "5", "position": "7", "belief": "8"}
US = {
    "unqualified": "1", "serial": "2", "conclusory": "3", "other-hash": "4", "mislabelled": "4", "notice": "7",
    "unsworn": "8", "early": "9",
}  # fmt: skip


def defects_63(facts: Scenario) -> dict[str, str]:
    """Return the defect of each defective paragraph of EXH-05: one in Part A, two in Part B."""
    chosen = {}
    if facts.has("certificate"):
        defect = facts.draw.one("certificate", sorted(PART_A))
        chosen[PART_A[defect]] = defect
    if facts.has("certificate-b"):
        chosen |= {PART_B[one]: one for one in facts.draw.order("certificate b", sorted(PART_B))[:2]}
    return chosen


def defects_65b(facts: Scenario) -> dict[str, str]:
    """Return the defect of each defective paragraph of EXH-23."""
    chosen = facts.draw.order("certificate 65B", sorted(OLD))[:3] if facts.has("certificate-65b") else []
    return {OLD[one]: one for one in chosen}


def defects_902(facts: Scenario) -> dict[str, str]:
    """Return the defect of each defective paragraph of EXH-24: three, in three paragraphs."""
    found: dict[str, str] = {}
    for one in facts.draw.order("certificate 902", sorted(US)) if facts.has("certificate-902") else []:
        if len(found) < 3:
            found.setdefault(US[one], one)
    return found


def signed(facts: Scenario) -> datetime:
    """Return when the certificates were signed: after the last line of the custody record."""
    return facts.local(facts.times.stamped - timedelta(hours=20))


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d, %H:%M") + f", UTC{custody_offset(moment)}"


def custody_offset(moment: datetime) -> str:
    """Return the offset of a moment, such as +05:30."""
    text = moment.strftime("%z")
    return f"{text[:3]}:{text[3:]}"


def _other_hash(facts: Scenario, name: str) -> str:
    """Return the digest of another object: the custody record, not the disk."""
    return digest(name, custody.record(facts))


def paragraphs_63(facts: Scenario) -> dict[str, str]:
    """Return EXH-05 by paragraph."""
    bad = defects_63(facts)
    md5 = acquired(facts, "md5")
    examiner, clerk = facts.people["examiner"], facts.people["clerk"]
    early = facts.local(facts.times.seized - timedelta(days=1, hours=2))
    return {
        "A1": f"Output: image of the disk of a laptop, item EXH-01, case {facts.id}",
        "A2": "Device: a computer" if "A2" in bad else f"Device: laptop, grey, serial {custody.serial(facts)}",
        "A3": "Control: after its seizure the device was under the lawful control of the police, as the custody record "
        "shows",
        "A4": "Use: until its seizure the device was in regular use",
        "A5": "Working: that device worked properly throughout",
        "A6": f"Hash value: {md5}",
        "A7": f"Algorithm: {'SHA256' if 'A7' in bad else 'MD5'}",
        "A8": f"Date and time: {_moment(signed(facts))}",
        "A9": "Signature: " + ("" if "A9" in bad else f"{clerk}, in charge of the evidence store"),
        "B1": f"Expert: {examiner}, forensic examiner, {facts.requesting.city} laboratory",
        "B2": "Output examined: the image named in A1",
        "B3": f"Hash value: {_other_hash(facts, 'md5') if 'B3' in bad else md5}",
        "B4": "Algorithm: MD5",
        "B5": f"Hash report: {'not enclosed' if 'B5' in bad else 'enclosed, two pages'}",
        "B6": f"Date and time: {_moment(early if 'B6' in bad else signed(facts) + timedelta(hours=1))}",
        "B7": "Signature: " + ("" if "B7" in bad else examiner),
    }


def paragraphs_65b(facts: Scenario) -> dict[str, str]:
    """Return EXH-23 by paragraph."""
    bad = defects_65b(facts)
    first, last = ledger.period(facts)
    number = facts.draw.number("desktop", 10_000, 99_999)
    person = facts.people["accountant"]

    def either(paragraph: str, defective: str, sound: str) -> str:
        return defective if paragraph in bad else sound

    return {
        "1": either(
            "1", "I produce some papers from a computer.",
            f"I produce the printout of the ledger of {facts.firm}, {len(ledger.printed(facts))} entries. "
            f"The ledger programme printed it on {day(facts.times.complaint)}.",
        ),
        "2": either(
            "2", "The papers come from one of our computers.",
            f"They come from the desktop computer of the accounts office, serial DC-{number}.",
        ),
        "3": either(
            "3", "The computer was there for whoever happened to need it.",
            f"From {day(first)} to {day(last)} the computer was used regularly to keep the accounts of the firm.",
        ),
        "4": "Entries like those in the printout were fed into it regularly in the ordinary course of that activity.",
        "5": either(
            "5", "Today the computer works properly.",
            "Throughout that period the computer worked properly.",
        ),
        "6": "The printout comes from what was fed into the computer in the ordinary course of that activity.",
        "7": either(
            "7", "I work in another department and was asked to sign, because the head of accounts was away.",
            f"I, {person}, am head of accounts and in charge of the computer and of its use.",
        ),
        "8": either(
            "8", "Others have told me that this is so.",
            "All this is stated to the best of my knowledge and belief.",
        ),
        "9": f"Signed at {facts.requesting.city} on {day(signed(facts))}.",
    }  # fmt: skip


def paragraphs_902(facts: Scenario) -> dict[str, str]:
    """Return EXH-24 by paragraph."""
    bad = defects_902(facts)
    examiner, clerk = facts.people["examiner"], facts.people["clerk"]
    imaged = facts.local(facts.times.acquired)
    wrong = custody.disk_serial(facts)
    wrong = wrong[:-1] + str((int(wrong[-1]) + 3) % 10)
    # the value of the other algorithm is in the record: it is mislabelled and nothing else
    value = {"other-hash": _other_hash(facts, "sha256"), "mislabelled": acquired(facts, "md5")}

    def either(paragraph: str, defective: str, sound: str) -> str:
        return defective if paragraph in bad else sound

    return {
        "1": either(
            "1", f"I, {clerk}, keep the evidence store. I have no training in imaging and was not there.",
            f"I, {examiner}, am a forensic examiner, trained in imaging, and say this of my own knowledge.",
        ),
        "2": f"On {day(imaged)} I imaged the disk with the serial number "
             f"{either('2', wrong, custody.disk_serial(facts))}, with {TOOL[0]} {TOOL[1]}, "
             "behind a write blocker.",
        "3": either(
            "3", "The process is accurate.",
            "The process gives an accurate copy: that morning I imaged a disk of known content, and the two "
            "values were equal.",
        ),
        "4": f"The image has the SHA-256 value {value.get(bad.get('4', ''), acquired(facts, 'sha256'))}.",
        "5": "The tool computed the MD5 value of the disk while it read, and that of the image afterwards. They were "
             "equal.",
        "6": "The acquisition report was made at the time, as the laboratory does with every disk.",
        "7": either(
            "7", "The other side will hear of this certificate at the trial.",
            f"The other side received a draft of this certificate and a copy of the image on "
            f"{day(signed(facts) - timedelta(days=1))}, so that it can test them.",
        ),
        "8": either(
            "8", "I hope that this is right.",
            "I declare under penalty of perjury under the laws of the United States of America that this is true "
            "and correct.",
        ),
        "9": f"Signed at {facts.requesting.city} on "
             f"{day(imaged - timedelta(days=2) if '9' in bad else signed(facts))}.",
    }  # fmt: skip


def _lines(paragraphs: dict[str, str], stop: str = ".") -> str:
    return "".join(f"{label}{stop} {text}\n" for label, text in paragraphs.items())


def files(facts: Scenario) -> dict[str, bytes]:
    """Return the three certificates as text."""
    parts = paragraphs_63(facts)
    part = {name: {label: text for label, text in parts.items() if label[0] == name} for name in "AB"}
    new = (
        "CERTIFICATE\nBharatiya Sakshya Adhiniyam, 2023, section 63(4)(c), Schedule\n"
        f"\nPart A\n{_lines(part['A'])}\nPart B\n{_lines(part['B'])}"
    )
    old = f"CERTIFICATE\nIndian Evidence Act, 1872, section 65B(4)\n\n{_lines(paragraphs_65b(facts))}"
    us = f"CERTIFICATION\nFederal Rules of Evidence 902(13) and (14)\n\n{_lines(paragraphs_902(facts))}"
    return {
        "EXH-05_certificate.txt": new.encode(),
        "EXH-23_certificate_65B.txt": old.encode(),
        "EXH-24_certificate_902.txt": us.encode(),
    }


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    new = defects_63(facts)
    part_a = next((defect for label, defect in new.items() if label[0] == "A"), None)
    return {
        "certificate.defect": part_a,
        "certificate.63": {label: new.get(label, "sound") for label in paragraphs_63(facts)},
        "certificate.65B": {label: defects_65b(facts).get(label, "sound") for label in paragraphs_65b(facts)},
        "certificate.902": {label: defects_902(facts).get(label, "sound") for label in paragraphs_902(facts)},
    }
