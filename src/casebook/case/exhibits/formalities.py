"""EXH-30 and EXH-31: the record of the search, and the certificate that came with a log from another State.

What must be written down differs from State to State, so the same gap matters in one court and not in another. The
paragraphs follow article 164.1 of the Russian Code of Criminal Procedure and section 105 of the Bharatiya Nagarik
Suraksha Sanhita for the search, and 18 USC 3505(c) for the certificate.
"""

import hashlib
from datetime import timedelta

from casebook.case.exhibits import custody, logs
from casebook.case.exhibits.laptop import Answers
from casebook.case.formats.table import day, offset
from casebook.case.scenario import Scenario

# how long the search took: the laptop is handed over at its end
SEARCHING = timedelta(minutes=40)
# what is missing -> the paragraph of EXH-30 that says so
TAKING_PART = {"specialist": "2", "witnesses": "3", "copy": "6"}
FOLLOWING = {"film": "5", "values": "8"}
# what is wrong -> the paragraph of EXH-31
ABROAD = {"custodian": "1", "time": "3", "practice": "4", "penalty": "6"}


def missing(facts: Scenario) -> dict[str, str]:
    """Return what is missing in EXH-30 by paragraph: one of each kind."""
    if not facts.has("search"):
        return {}
    first = facts.draw.one("search: taking part", sorted(TAKING_PART))
    second = facts.draw.one("search: following", sorted(FOLLOWING))
    return {TAKING_PART[first]: first, FOLLOWING[second]: second}


def wrong(facts: Scenario) -> dict[str, str]:
    """Return what is wrong in EXH-31 by paragraph: in two cases of three one thing, otherwise nothing."""
    if not facts.has("certificate-abroad") or facts.draw.number("certificate abroad", 0, 2) == 0:
        return {}
    defect = facts.draw.one("abroad: defect", sorted(ABROAD))
    return {ABROAD[defect]: defect}


def search_record(facts: Scenario) -> dict[str, str]:
    """Return EXH-30 by paragraph."""
    gone = missing(facts)
    city, tenant, officer = facts.requesting.city, facts.people["suspect"], facts.people["investigator"]
    examiner = facts.people["examiner"]
    specialist, one, two = facts.customers[-4:-1]
    seized = facts.local(facts.times.seized)
    begun = seized - SEARCHING

    def either(paragraph: str, gap: str, complete: str) -> str:
        return gap if paragraph in gone else complete

    return {
        "1": f"The room was searched on {day(seized)}, from {begun:%H:%M} to {seized:%H:%M} UTC{offset(seized)}, under "
             f"the order of the court in {city}. The tenant, {tenant}, was there.",
        "2": either(
            "2", f"No specialist took part. {officer} handled the laptop.",
            f"{specialist}, a specialist in computers, took part and handled the laptop.",
        ),
        "3": either(
            "3", f"One attesting witness, {one}, was there. No second one was called.",
            f"Two attesting witnesses, {one} and {two}, were there from beginning to end.",
        ),
        "4": f"The laptop was switched off. {officer} put it into a bag and closed the bag with seal "
             f"{custody.seals(facts)[0]}. At the end of the search {examiner}, examiner, received the closed bag at "
             "the door. The examiner took no part in the search.",
        "5": either(
            "5", "Nothing was filmed. The battery of the camera was empty.",
            "The search, the list and the signatures were filmed. The film went to the court on the same day.",
        ),
        "6": either(
            "6", "The tenant asked for a copy of the work files. It was refused. No reason is given.",
            "The tenant did not ask for a copy of any file.",
        ),
        "7": "Nothing was copied in the room.",
        "8": either(
            "8", "The hash values of the image were not given to the tenant.",
            "The hash values of the image were given to the tenant in writing on the day on which it was made.",
        ),
        "9": "All who are named here have read and signed this record. The tenant wrote beside the signature: two "
             "others use this laptop.",
    }  # fmt: skip


def abroad(facts: Scenario) -> dict[str, str]:
    """Return EXH-31 by paragraph."""
    bad = wrong(facts)
    log = logs.relay_log(facts)
    rows = log.decode().count("\n") - 1
    keeper = facts.customers[-1]

    def either(paragraph: str, defective: str, sound: str) -> str:
        return defective if paragraph in bad else sound

    return {
        "1": either(
            "1", f"I, {keeper}, sell our services. Other colleagues keep the logs; I have not asked them.",
            f"I, {keeper}, keep the connection logs of this company.",
        ),
        "2": f"EXH-15 is a copy from these logs. It has {rows} lines.",
        "3": either(
            "3", "The lines were written down for this answer, from what colleagues remembered.",
            "Our system wrote each line at the moment at which the connection ended.",
        ),
        "4": either(
            "4", "We do not keep such a log. We made this one because we were asked for it.",
            "We keep such a log for every connection, as a regular practice, in order to find faults.",
        ),
        "5": f"The SHA-256 value of EXH-15 is {hashlib.sha256(log).hexdigest()}.",
        "6": either(
            "6", "I take no responsibility for any of this.",
            f"I know that a false statement in this paper is an offence under the law of {facts.third.called}.",
        ),
        "7": f"Signed on {day(facts.local(facts.times.stamped - timedelta(days=1)))}.",
    }  # fmt: skip


def files(facts: Scenario) -> dict[str, bytes]:
    """Return both papers as text."""
    search = "".join(f"{label}. {text}\n" for label, text in search_record(facts).items())
    letter = "".join(f"{label}. {text}\n" for label, text in abroad(facts).items())
    return {
        "EXH-30_search_record.txt": f"RECORD OF THE SEARCH\nCase {facts.id}\n\n{search}".encode(),
        "EXH-31_certificate_abroad.txt": f"CERTIFICATE WITH THE CONNECTION LOG\n{facts.host}\n\n{letter}".encode(),
    }


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    bad = wrong(facts)
    return {
        "search.record": {label: missing(facts).get(label, "sound") for label in search_record(facts)},
        "abroad.certificate": {label: bad.get(label, "sound") for label in abroad(facts)},
        "abroad.defect": next(iter(bad.values()), None),
    }
