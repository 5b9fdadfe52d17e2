"""The narrative: each paragraph is known by its own words, and what it carries is read a second time, from those."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from casebook.case.catalogue import ELEMENTS
from casebook.case.solve import Files
from casebook.case.solve.dates import iso


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as it stands in the file: number, text, language and the document that it belongs to."""

    number: int
    text: str
    language: str
    document: str


class _Reader(HTMLParser):
    """Takes headings and numbered paragraphs out of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Paragraph] = []
        self._document = ""
        self._open: tuple[int, str] | None = None
        self._tag = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a heading or a paragraph."""
        given = dict(attrs)
        if tag in ("h2", "p"):
            self._text = ""
            number = re.fullmatch(r"p(\d+)", given.get("id") or "")
            self._open = (int(number[1]), given.get("lang") or "en") if number else None
        self._tag = tag

    def handle_data(self, data: str) -> None:
        """Gather text, without the number that is printed before it."""
        if self._tag != "b":
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        """Close a heading or a paragraph."""
        if tag == "h2":
            self._document = self._text
        elif tag == "p" and self._open:
            self.found.append(Paragraph(self._open[0], self._text.strip(), self._open[1], self._document))
            self._open = None
        self._tag = ""


def read(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a narrative."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader.found


# the name of each paragraph, and words that no other paragraph has
WORDS = {
    "firm": r"signs this complaint",
    "locked": r"could no longer be opened",
    "payment": r"had paid [A-Z]{3} \d+",
    "mining": r"mines a cryptocurrency",
    "damage": r"Production stood still",
    "competitor": r"competitor is behind",
    "van": r"delivery van",
    "false_mail": r"a mail arrived in it",
    "new_account": r"The new account was",
    "reply_address": r"had a reply address that nobody",
    "kept_mails": r"kept all mails",
    "style": r"because of the style",
    "colleague": r"former colleague",
    "break_in": r"logged on to the remote-access server from outside",
    "copied_log": r"copied the log before anything",
    "hand_in": r"was handed in from the address [\d.]+",
    "same_relay": r"from which the logon came",
    "firewall": r"firewall was too old",
    "guard": r"guard saw light",
    "supplier_fr": r"compte bancaire",
    "supplier_en": r"bank account has not changed",
    "warning_ru": r"\u043f\u043e\u0437\u0432\u043e\u043d\u0438\u043b\u0438",
    "warning_en": r"telephoned the supplier",
    "paper_fr": r"papier bleu",
    "paper_en": r"blue paper",
    "quality_ru": r"\u043a\u0430\u0447\u0435\u0441\u0442\u0432\u043e\u043c",
    "quality_en": r"content with the quality",
    "secrecy": r"bank secrecy",
    "holder": r"mailboxes at \S+ are held by",
    "subsidiary": r"sells advertising",
    "deletion": r"record of a sign-in is deleted",
    "host": r"rent out servers by the hour",
    "shared_address": r"customers share each of our addresses",
    "privacy": r"privacy of our users",
    "advertising": r"complained to the mail provider",
    "found_room": r"named the customer who had the address",
    "order": r"ordered the search",
    "searched": r"room was searched",
    "tenant": r"The tenant of the room is",
    "sealed": r"sealed the laptop",
    "others_used": r"two other persons used",
    "neighbour": r"neighbour says",
    "paint": r"had been painted",
    "deleted_note": r"brought back from the image",
    "account_note": r"text file names the account",
    "not_examined": r"not looked into the telephone",
    "defence_says": r"Counsel for the defence",
    "guilty": r"must be guilty",
    "preserve_asked": r"to have the records of the mailbox kept",
    "preserve_confirmed": r"confirmed under the same reference",
    "earlier": r"By request RQ-",
    "contact": r"For questions:",
    "channel": r"The request is to go",
    "language": r"to be made in writing",
    "office": r"This note is by",
    "stage": r"is conducted by",
    "conduct": r"conduct under investigation",
    "asked_for": r"asks for three things",
    "tier_subscriber": r"Who opened the mailbox must be known",
    "tier_traffic": r"The sign-ins, with address",
    "tier_content": r"messages exchanged with the firm are needed",
    "period": r"The data are needed from",
    "purpose": r"evidence is needed to decide",
    "last_use": r"sent a further demand",
    "secret": r"should therefore stay secret",
    "use_only": r"in this investigation only",
    "hearing": r"stays in custody",
    "certificate": r"court will need a certificate",
    "delivery": r"encrypted to the key",
    "follow_up": r"will follow by",
    "everything": r"whatever the provider holds",
    "obvious": r"It is obvious",
    "future": r"whatever is still to come",
}

# which paragraphs carry an element: the reading of a second person
READING = {
    "who": "firm",
    "what": "locked payment mining new_account supplier_fr supplier_en",
    "when": "false_mail break_in",
    "where": "searched",
    "gravity": "damage",
    "authority": "office",
    "proceeding": "stage",
    "assistance": "asked_for",
    "persons": "tenant",
    "purpose": "purpose",
    "period": "period",
    "language": "language",
    "channel": "channel",
    "conduct": "conduct",
    "confidentiality": "secret",
    "speciality": "use_only",
    "urgency": "hearing",
    "provider": "holder",
    "account": "reply_address",
    "address": "hand_in",
    "subscriber_data": "tier_subscriber",
    "traffic_data": "tier_traffic",
    "content_data": "tier_content",
    "preservation": "preserve_asked preserve_confirmed",
    "earlier_request": "earlier",
    "source": "kept_mails copied_log found_room",
    "nexus": "same_relay warning_ru warning_en deleted_note",
    "freshness": "last_use",
    "probable_cause": "deleted_note account_note last_use",
    "certification": "certificate",
    "delivery": "delivery",
    "loss": "deletion",
    "follow_up": "follow_up",
    "contact": "contact",
    "path": "host",
    "port": "shared_address",
    "legality": "order",
    "custody": "sealed",
    "defence": "others_used defence_says",
    "limits": "not_examined",
}
MOMENT = r"(\d+) (\w+) (\d{4}), (\d\d:\d\d:\d\d) UTC"
TRANSLATED = "[Translation of the paragraph above.]"


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `narrative` and `fact` keys."""
    listed = read(files["EXH-12"])
    by_number = {one.number: one for one in listed}
    numbers: dict[str, int | None] = {}
    for slug, words in WORDS.items():
        there = [one.number for one in listed if re.search(words, one.text)]
        if len(there) > 1:
            raise ValueError(f"paragraphs {there} both say {words}")
        numbers[slug] = there[0] if there else None
    found: dict[str, Any] = {"narrative.count": len(listed)}
    found |= {f"narrative.number.{slug}": number for slug, number in numbers.items()}
    carrying: set[int] = set()
    for element in ELEMENTS:
        carriers = sorted(
            [one.number for one in listed if re.search(MOMENT, one.text)]
            if element.slug == "dates_utc"
            else [number for slug in READING[element.slug].split() if (number := numbers[slug])]
        )
        carrying.update(carriers)
        sets = _sets([by_number[number] for number in carriers])
        for code in (element.slug, *element.codes):
            found[f"narrative.supports.{code}"] = carriers
            found[f"narrative.sets.{code}"] = sets
    found["narrative.distractors"] = [one.number for one in listed if one.number not in carrying]
    noted = re.search(r"Note of the prosecutor, (\d+) (\w+) (\d{4})", by_number[len(listed)].document)
    assert noted
    found["fact.note"] = iso(noted[1], noted[2], noted[3])
    return found | _facts({slug: by_number[number].text for slug, number in numbers.items() if number})


def _sets(carriers: list[Paragraph]) -> list[list[int]]:
    """Return the paragraphs as alternatives: an original does as well as its translation, which follows it."""
    translations = [one.number for one in carriers if one.text.endswith(TRANSLATED)]
    whole = [one.number for one in carriers]
    if not translations:
        return [whole]
    (number,) = translations
    return [[one for one in whole if one != number], [one for one in whole if one != number - 1]]


def _facts(said: dict[str, str]) -> dict[str, Any]:
    def find(slug: str, pattern: str) -> re.Match[str]:
        match = re.search(pattern, said[slug])
        if match is None:
            raise ValueError(f"paragraph {slug} has other words than expected")
        return match

    def moment(slug: str, which: int = 0) -> str:
        return _moment(*re.findall(MOMENT, said[slug])[which])

    payment = find("payment", r"On (\d+) (\w+) (\d{4}) the firm had paid ([A-Z]{3}) (\d+)")
    holder = find("holder", r"are held by (.+?) in ")
    host = find("host", r"^(.+?) in (?:the )?(.+?): the address")
    handed = find("hand_in", r"address ([\d.]+), port (\d+)")
    office = find("office", r"by (.+?), prosecutor at (.+?), which")
    hearing = find("hearing", r"On (\d+) (\w+) (\d{4})")
    earlier = find("earlier", r"request (RQ-\d+-\d+)")
    stage = find("stage", r"Investigation (\S+) is conducted by (.+?) under")
    follow = find("follow_up", r"by (\d+) (\w+) (\d{4})")
    return {
        "fact.firm": find("firm", r"^(.+?) makes machine parts in")[1],
        "fact.city": find("firm", r"machine parts in (.+?) and employs")[1],
        "fact.suspect": find("tenant", r"is (.+?), born")[1],
        "fact.mailbox": find("reply_address", r"\S+@\S+\.example")[0],
        "fact.amount": int(payment[5]),
        "fact.currency": payment[4],
        "fact.paid": iso(payment[1], payment[2], payment[3]),
        "fact.account": find("new_account", r"XX\d{16}")[0],
        "fact.provider": holder[1],
        "fact.subsidiary": find("subsidiary", r": (.+?) in .+? sells advertising")[1],
        "fact.host": host[1],
        "fact.third": host[2],
        "fact.access": find("shared_address", r"^(.+?): several customers")[1],
        "fact.hand_in.address": handed[1],
        "fact.hand_in.port": int(handed[2]),
        "fact.hand_in.time": moment("hand_in"),
        "fact.prosecutor": office[1],
        "fact.office": office[2],
        "fact.police": stage[2],
        "fact.file": stage[1],
        "fact.offences": find("conduct", r"brings it under (.+), among others")[1],
        "fact.period.start": moment("period", 0),
        "fact.period.end": moment("period", 1),
        "fact.preservation.reference": find("preserve_asked", r"PR-\d+-\d+")[0],
        "fact.preservation.asked": moment("preserve_asked"),
        "fact.preservation.confirmed": moment("preserve_confirmed"),
        "fact.earlier.reference": earlier[1],
        "fact.last_use": moment("last_use"),
        "fact.hearing": iso(hearing[1], hearing[2], hearing[3]),
        "fact.follow_up": iso(follow[1], follow[2], follow[3]),
    }


def _moment(day: str, month: str, year: str, time: str) -> str:
    return f"{iso(day, month, year)}T{time}Z"
