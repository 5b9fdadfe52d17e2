"""Who asks, through which channel, on which legal basis, in which language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC
from typing import Any

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.citing import investigation_order
from casebook.assistance.document import Document, zone
from casebook.assistance.rules.rule import (
    ORDERS,
    Lack,
    Rule,
    listed,
    matches,
    missing,
    of,
    picks,
    set_in,
    set_to,
)
from casebook.assistance.states import LANGUAGES, words_of_day
from casebook.assistance.treaties import NOT_IN_FORCE

REGULATION = "Regulation (EU) 2023/1543"
CLOCK = re.compile(r"([01]\d|2[0-4]):[0-5]\d")


def channels(kind: str, around: Circumstances) -> dict[str, str]:
    """Return the channels that serve a kind of document between two States, with the words for each."""
    called = around.requested.called
    central = {"central": f"through your central authority to that of {called}"}
    point = {"contact-point": f"to the 24/7 contact point of {called}"}
    judicial = {"judicial": f"directly to the competent judicial authority in {called}"}
    if kind in ORDERS:
        return {"establishment": "to the designated establishment or legal representative of the provider in the Union"}
    if kind in ("preservation", "extension"):
        return point
    if kind == "emergency":
        return judicial | point if around.in_the_union else point | central
    if kind == "spontaneous":
        return central | point | judicial | {"police": "by the police channel"}
    return judicial if around.in_the_union else central


def _on_letter(document: Document, around: Circumstances) -> str:
    """Return what a letter to the provider itself is worth. That none has to act on it holds everywhere."""
    content = any(one["category"] == "content" for one in document.records("data"))
    gives = around.requested.name == "United States" and content
    more = ", and may give no content on it (18 USC 2702(b))" if gives else ""
    return f"A provider need not act on a letter from an authority abroad{more}"


def _wrong_channel(document: Document, around: Circumstances) -> Mapping[str, str]:
    right = channels(document.document, around)
    serves = listed([*right.values()], "or")
    order = document.document in ORDERS
    why = {
        "subsidiary": "The company to which it was sent is no authority"
        if document.document == "spontaneous"
        else "The company to which it was sent does not hold the data",
        "provider": "It was sent to the provider at large and not to its addressee"
        if order
        else _on_letter(document, around),
        "contact-point": "The contact point gives immediate assistance; it does not execute a request for the data",
        "central": "A document of this kind does not go through the central authorities",
    }
    keys = ("provider", "subsidiary", "police", "central", "contact-point", "judicial", "establishment", "diplomatic")
    passed = PASSING if investigation_order(document.document, around) else {}
    return {
        key: f"{why.get(key, 'This channel does not serve a document of this kind')}. Please send it {serves}."
        for key in keys
        if key not in right and key not in passed
    }


# an authority that receives an order to investigate and cannot execute it passes it on (Directive 2014/41/EU, art. 7)
PASSING = {
    "central": "the central authority", "contact-point": "the 24/7 contact point", "police": "the police",
    "diplomatic": "the ministry of foreign affairs",
}  # fmt: skip


def passed_on(document: Document, around: Circumstances) -> bool:
    """Tell whether an order to investigate went to an authority that passes it on to the one that executes it."""
    channel = document.text("channel")
    order = investigation_order(document.document, around)
    return order and channel in PASSING and channel not in channels(document.document, around)


def _roundabout(document: Document, around: Circumstances) -> Mapping[str, str]:
    right = channels(document.document, around)
    return {
        key: f"It is addressed to {words}, which passes it on to the judicial authority that executes it. Sent there "
        "directly, it arrives sooner."
        for key, words in PASSING.items()
        if key not in right
    }


def bases(kind: str, around: Circumstances) -> tuple[dict[str, str], frozenset[str]]:
    """Return the instruments that carry a document between two States on its day, and those that do no harm beside."""
    there = {key: one.name for key, one in around.binding.items()}
    if kind in ORDERS:
        return {key: there[key] for key in ("e-evidence",) if key in there}, frozenset()
    if investigation_order(kind, around):
        return {"eio": there["eio"]}, frozenset({"budapest", "bilateral", "untoc"})
    carry: dict[str, str] = {key: there[key] for key in ("bilateral", "budapest") if key in there}
    if kind in ("preservation", "extension"):
        # a treaty on assistance need not speak of preservation: without article 29 the law of the requested State does
        carry = {"budapest": there["budapest"]} if around.treaty else {
            **carry, "reciprocity": f"the law of {around.requested.called}, and reciprocity"}  # fmt: skip
    if not carry:
        carry = {"reciprocity": f"the law of {around.requested.called}, and reciprocity"}
    return carry, frozenset({"untoc", "bilateral"})


def _no_order(around: Circumstances) -> Lack:
    """Say why no European order goes: the day, who issues it, or where its addressee is.

    The State in which the provider has its seat decides nothing; the file shows an addressee only where both are in the
    Union.
    """
    if not around.requesting.union:
        return Lack(f"An order under {REGULATION} is issued by an authority of a Member State that is bound by it, and "
                    f"{around.requesting.called} is none.", asks="issuer")  # fmt: skip
    if not around.requested.union:
        return Lack(f"An order under {REGULATION} goes to the establishment or representative of the provider in "
                    f"another Member State. The file shows none, and {around.requested.called} is no Member State.",
                    asks="addressee")  # fmt: skip
    return Lack(f"{REGULATION} does not apply yet on {words_of_day(around.at)}.")


def _asks(kind: str, around: Circumstances) -> bool:
    """Apply to whatever asks for something. What is given of one's own will is not sent back for want of a treaty."""
    return kind != "spontaneous"


def _basis_binds(document: Document, around: Circumstances) -> Iterator[Lack]:
    chosen = document.chosen("basis")
    carry, _ = bases(document.document, around)
    if chosen and not carry:
        yield _no_order(around)
    elif chosen and not carry.keys() & set(chosen):
        yield Lack(f"No instrument that is named carries it between the two States. "
                   f"It can rest on {' or on '.join(carry.values())}.")  # fmt: skip


def _false_bases(document: Document, around: Circumstances) -> Mapping[str, str]:
    carry, beside = bases(document.document, around)
    day = words_of_day(around.at)
    found = {}
    for key, words in _NAMES.items():
        if key == "e-evidence" and document.document in ORDERS:
            continue  # where it does not carry the order, the rule before says why
        if key in NOT_IN_FORCE:
            found[key] = f"It names {NOT_IN_FORCE[key][0]}, which is not in force between the two States on {day}."
        elif key == "reciprocity" and key not in carry and carry:
            found[key] = (
                f"It names reciprocity, although a treaty binds the two States: {' and '.join(carry.values())}."
            )
        elif key not in around.binding and key not in carry and key not in beside:
            found[key] = f"It names {words}, which does not bind both States on {day}."
        elif key not in carry and key not in beside:
            found[key] = f"It names {words}, which is not the basis of a document of this kind."
    return found


_NAMES = {
    "protocol": "the Second Additional Protocol",
    "un-convention": "the United Nations Convention against Cybercrime",
    "budapest": "the Budapest Convention",
    "bilateral": "a treaty on mutual legal assistance between the two States",
    "executive": "an executive agreement",
    "eio": "the European Investigation Order",
    "e-evidence": REGULATION,
    "reciprocity": "reciprocity",
}


def _first_false_basis(fields: dict[str, Any], around: Circumstances) -> None:
    fields["basis"] = [*fields["basis"], "protocol"]


def _first_useless_basis(fields: dict[str, Any], around: Circumstances) -> None:
    fields["basis"] = ["un-convention"]


def _complete(one: dict[str, Any]) -> bool:
    return bool(one["name"] and one["reach"] and CLOCK.fullmatch(one["opens"]) and CLOCK.fullmatch(one["closes"]))


def _contacts(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = document.records("contacts")
    whole = [one for one in given if _complete(one)]
    if given and len(whole) < 2:
        yield Lack("Two contacts are needed, each with name, number and hours: one for office hours, one for all other "
                   "hours, who can confirm the request.")  # fmt: skip


def _contact_zone(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records("contacts"):
        given = zone(one["zone"])
        local = around.at.astimezone(around.requesting.zone).utcoffset()
        if given is None:
            yield Lack(f"The hours of {one['name'] or 'a contact'} are given without a zone.")
        elif given.utcoffset(None) != local and given is not UTC:
            yield Lack(f"The hours of {one['name'] or 'a contact'} are given in a zone that is not that of "
                       f"{around.requesting.called} on the day of the request.")  # fmt: skip


def _drop_contact(fields: dict[str, Any], around: Circumstances) -> None:
    fields["contacts"] = fields["contacts"][:1]


def _translation(document: Document, around: Circumstances) -> Iterator[Lack]:
    reads = around.requested.languages
    if document.text("language") and not {document.text("language"), document.text("translation")} & set(reads):
        words = " or ".join(LANGUAGES[one] for one in reads)
        yield Lack(f"It is in a language that is not accepted here, and no translation into {words} came with it.")


def _own_language(document: Document, around: Circumstances) -> Iterator[Lack]:
    known = {*around.requesting.languages, *around.requested.languages, "en"}
    if document.text("language") and document.text("language") not in known:
        yield Lack("The language that it states is that of neither State.")


def _needs_translation(kind: str, around: Circumstances) -> bool:
    return not set(around.requesting.languages) & set(around.requested.languages)


RULES: tuple[Rule, ...] = (
    missing("authority", "returned", supplies="office"),
    matches("authority", lambda around: around.fact("office"), "It is the authority that asks.",
            "“{given}” is not the authority that asks in this case.", "returned", supplies="office"),
    missing("file", "delayed", supplies="stage"),
    matches("file", lambda around: around.fact("file"), "It is the number of the file.",
            "The number {given} is not that of the investigation.", "delayed", supplies="stage", example="INV-1"),
    missing("stage", "delayed", supplies="stage"),
    picks("stage-true", "stage", "It is the stage that the file shows.",
          lambda document, around: {
              "trial": "It speaks of a trial; the annex shows an investigation.",
              "prosecution": "It speaks of a charge; the annex shows that none has been brought."},
          "delayed", "trial", supplies="stage"),
    picks("stage-proceeding", "stage", "There is a criminal proceeding.",
          lambda document, around: {
              "intelligence": "It names no criminal proceeding, and assistance is given for one."},
          "returned", "intelligence", code="R8", supplies="stage"),
    missing("investigating", "delayed", supplies="stage"),
    matches("investigating", lambda around: around.fact("police"), "It is the authority that investigates.",
            "“{given}” does not conduct the investigation.", "delayed", supplies="stage"),
    missing("contacts", "delayed", supplies="contact"),
    Rule("contacts-complete", "contacts", "Two contacts, with hours.", "delayed", _contacts, _drop_contact,
         supplies=("contact",)),
    Rule("contacts-zone", "contacts", "Hours have their zone.", "delayed", _contact_zone,
         set_in("contacts", "zone", ""), supplies=("contact",)),
    missing("channel", "delayed", supplies="channel"),
    picks("channel-right", "channel", "It goes by the way that serves it.", _wrong_channel, "redirected", "subsidiary",
          supplies="channel"),
    picks("channel-direct", "channel", "An order to investigate goes straight to the authority that executes it.",
          _roundabout, "delayed", "central", supplies="channel", applies=investigation_order),
    missing("basis", "returned", "R8", applies=_asks),
    replace(missing("basis", "delayed", applies=of("spontaneous")), id="basis-freely-stated"),
    Rule("basis-binds", "basis", "An instrument that binds both States carries it.", "returned", _basis_binds,
         _first_useless_basis, "R8", applies=_asks),
    picks("basis-true", "basis", "No instrument is named that is not in force between them.", _false_bases, "delayed",
          _first_false_basis, "R8"),
    missing("language", "returned", "R9", "language"),
    missing("translation", "delayed", "R9", "language"),
    Rule("language-read", "translation", "It can be read where it arrives.", "returned", _translation,
         set_to("translation", "none"), "R9", ("language",), _needs_translation),
    Rule("language-own", "language", "The language is stated as it is.", "delayed", _own_language,
         set_to("language", "ru"), "", ("language",)),
    missing("status", "delayed", supplies="preserve_asked"),
)  # fmt: skip


def _asked_before(around: Circumstances) -> bool:
    return around.at > around.moment("preservation.asked")


def _wrong_status(document: Document, around: Circumstances) -> Mapping[str, str]:
    if document.document == "extension":
        return {"new": "A request to extend is no new request: the status is wrong."}
    if _asked_before(around):
        return {"new": "These data are already kept on an earlier request, which it does not name."}
    return {"extension": "There is no earlier request that it could extend."}


def _flip_status(fields: dict[str, Any], around: Circumstances) -> None:
    fields["status"] = "new" if fields["status"] == "extension" else "extension"


def _known(kind: str, around: Circumstances) -> bool:
    """Apply where an earlier preservation is there to be named."""
    return kind != "preservation" or _asked_before(around)


def _asked_at(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = document.moment("preservation_asked")
    if given.blank:
        return
    if given.instant is None:
        yield Lack("The moment of the earlier preservation lacks date, time or zone.")
    elif abs((given.instant - around.moment("preservation.asked")).total_seconds()) > 60:
        yield Lack("The moment of the earlier preservation is not that of the request under this reference.")


EARLIER: tuple[Rule, ...] = (
    picks("status-true", "status", "A new request and an extension are told apart.", _wrong_status, "delayed",
          _flip_status, supplies="preserve_asked"),
    missing("preservation_reference", "delayed", supplies="preserve_asked", applies=_known),
    matches("preservation_reference", lambda around: around.fact("preservation.reference"),
            "It is the reference of the preservation.", "No preservation is known here under the reference {given}.",
            "delayed", supplies="preserve_asked", example="PR-1", applies=_known),
    missing("preservation_asked", "delayed", supplies="preserve_asked"),
    Rule("preservation_asked-true", "preservation_asked", "It is the moment of the preservation.", "delayed", _asked_at,
         set_to("preservation_asked", {"date": "2026-01-01", "time": "00:00:00", "zone": "UTC"}), "",
         ("preserve_asked",)),
    missing("earlier_reference", "delayed", supplies="earlier"),
    matches("earlier_reference", lambda around: around.fact("earlier.reference"),
            "It is the reference of the earlier request.", "No earlier request is known here under {given}.", "delayed",
            supplies="earlier", example="RQ-1"),
)  # fmt: skip
