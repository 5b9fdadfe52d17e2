"""The case: the conduct that is an offence, the facts, the persons, what the evidence is for."""

from collections.abc import Iterator, Mapping
from typing import Any

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.citing import investigation_order
from casebook.assistance.document import Document
from casebook.assistance.needs import FACTS, INFORMATION
from casebook.assistance.rules.rule import (
    ORDERS,
    Lack,
    Rule,
    add_to,
    carried,
    counted,
    listed,
    missing,
    of,
    picks,
    same,
    set_in,
)

# the conduct that the file shows; the first of each group is enough for the group
GROUPS = (("access", "system"), ("fraud", "forgery"), ("data", "extortion"))
SHOWN = frozenset(key for group in GROUPS for key in group)
WORDS = {
    "access": "entering a computer system without right",
    "fraud": "obtaining money by deceit",
    "data": "making data unusable",
}
THRESHOLD = 3
# attacks on information systems: art. 5(4)(b) is said to list them (Directive 2013/40/EU, arts 3 to 8). It was not read
# (ML-E054), so none of them is sent back for its penalty
LISTED = frozenset({"access", "data", "system", "intercepting"})
WHOLE = of("subscriber", "mla", "production-order", "emergency")


def _conducts(document: Document) -> list[str]:
    return [str(one["conduct"]) for one in document.records("offences")]


def _by_conduct(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = _conducts(document)
    if not given:
        return
    lacking = [WORDS[group[0]] for group in GROUPS if not set(group) & set(given)]
    why = " Whether it is an offence here as well is decided by the conduct, not by its name."
    why = why if _dual(document.document, around) else ""
    if lacking:
        yield Lack(f"The conduct that the facts describe is not named in full. It lacks {listed(lacking)}.{why}")


def any_conduct(around: Circumstances) -> str:
    """Return the article by which a treaty gives assistance whatever the law of the requested State says, or ""."""
    return around.binding["bilateral"].any_conduct if "bilateral" in around.binding else ""


def _dual(kind: str, around: Circumstances) -> bool:
    order = investigation_order(kind, around)
    return kind not in ORDERS and WHOLE(kind, around) and not order and not any_conduct(around)


def _any(kind: str, around: Circumstances) -> bool:
    return WHOLE(kind, around) and not _dual(kind, around)


def _some_conduct(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = _conducts(document)
    if given and not SHOWN & set(given):
        yield Lack("It names no conduct that the facts describe.")


def _foreign_conduct(document: Document, around: Circumstances) -> Iterator[Lack]:
    for key in _conducts(document):
        if key in ("publishing", "intercepting"):
            words = {"publishing": "publishing content", "intercepting": "listening to communications"}[key]
            yield Lack(f"It names {words} as an offence, of which the facts show nothing.")


def _political(document: Document, around: Circumstances) -> Iterator[Lack]:
    if "political" in _conducts(document):
        yield Lack("It rests on conduct that is considered here to be a political offence.")


def _provisions(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records("offences"):
        if not (one["provision"] and 0 < (counted(one["years"]) or 0) < 100):
            yield Lack("An offence is named without the provision that punishes it, or without its highest penalty.")
            return


def _threshold(document: Document, around: Circumstances) -> Iterator[Lack]:
    years = [years for one in document.records("offences") if (years := counted(one["years"])) is not None]
    wide = any(one["category"] in ("traffic", "content") for one in document.records("data"))
    if wide and years and max(years) < THRESHOLD and not LISTED & set(_conducts(document)):
        yield Lack("Traffic and content data can be ordered only for an offence whose highest penalty is three years "
                   "or more, or for one that the Regulation lists.")  # fmt: skip


def _lower(fields: dict[str, Any], around: Circumstances) -> None:
    fields["offences"] = [{"conduct": "fraud", "provision": "art. 1", "years": "2"}]


def _first_only(fields: dict[str, Any], around: Circumstances) -> None:
    fields["offences"] = fields["offences"][:1]


def _another_only(fields: dict[str, Any], around: Circumstances) -> None:
    fields["offences"] = [{"conduct": "intercepting", "provision": "art. 1", "years": "5"}]


def _political_only(fields: dict[str, Any], around: Circumstances) -> None:
    fields["offences"] = [{"conduct": "political", "provision": "art. 1", "years": "5"}]


def _suspect(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = document.records("persons")
    if given and not any(same(one["name"], around.fact("suspect")) and one["role"] == "suspect" for one in given):
        yield Lack("The person under suspicion is not named, or not as such.", around.paragraphs("tenant"))


def _place(document: Document, around: Circumstances) -> Iterator[Lack]:
    nation = around.requesting.name.lower().replace(" ", "-")
    for one in document.records("persons"):
        named = same(one["name"], around.fact("suspect"))
        if named and not (same(one["place"], around.fact("city")) and one["nationality"] == nation):
            yield Lack("Place or nationality of the person under suspicion is missing, or is not that of the annex.")


def _accused(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records("persons"):
        if one["role"] == "convicted":
            yield Lack("A person is called convicted whom no court has convicted.")


def _purpose(document: Document, around: Circumstances) -> Mapping[str, str]:
    return {
        "intelligence": "It asks in order to learn who is active on the network, which is no purpose of assistance.",
        "tax": "It gives the assessment of taxes as its purpose, which is not that of the case.",
        "extradition": "It gives extradition as its purpose, which follows other rules.",
        "civil": "It gives a civil claim as its purpose, for which another way is open.",
    }


RULES: tuple[Rule, ...] = (
    missing("offences", "returned", "R5", "conduct"),
    Rule("offences-conduct", "offences", "The conduct is named in full, so that dual criminality can be judged by it.",
         "returned", _by_conduct, _first_only, "R3", ("conduct",), _dual, asks="dual"),
    Rule("offences-described", "offences", "The conduct is named in full, though dual criminality is not asked.",
         "delayed", _by_conduct, _first_only, "", ("conduct",), _any),
    Rule("offences-some", "offences", "A conduct is named that the facts describe.", "returned", _some_conduct,
         _another_only, "R5", ("conduct",), lambda kind, around: not WHOLE(kind, around)),
    Rule("offences-shown", "offences", "No conduct is named that the facts do not show.", "delayed", _foreign_conduct,
         add_to("offences", {"conduct": "publishing", "provision": "art. 1", "years": "5"}), "", ("conduct",), WHOLE),
    Rule("offences-political", "offences", "It is no political offence.", "refused", _political, _political_only, "R1",
         applies=lambda kind, around: kind not in ORDERS and not investigation_order(kind, around), asks="R1"),
    Rule("offences-provision", "offences", "Each offence has its provision and its highest penalty.", "delayed",
         _provisions, set_in("offences", "provision", ""), "", ("conduct",),
         of("subscriber", "mla", "production-order", "emergency", "preservation-order")),
    Rule("offences-threshold", "offences", "The penalty reaches the threshold, or the offence is listed.", "returned",
         _threshold, _lower, "R8", applies=of("production-order")),
    missing("facts", "returned", "R5", "locked payment"),
    *carried("facts", FACTS, "What happened, and when, can be seen from the file.",
             "The facts are told, and the annex does not bear them out: what was done to the firm, when, and with "
             "which loss must be seen from it.", "returned", "R5"),
    missing("persons", "delayed", supplies="tenant"),
    Rule("persons-suspect", "persons", "The person under suspicion is named.", "delayed", _suspect,
         set_in("persons", "name", "Unknown"), supplies=("tenant",)),
    Rule("persons-place", "persons", "Place and nationality are stated.", "delayed", _place,
         set_in("persons", "place", ""), supplies=("tenant",)),
    Rule("persons-role", "persons", "Nobody is called guilty.", "delayed", _accused,
         add_to("persons", {"name": "Somebody", "role": "convicted", "place": "", "nationality": ""})),
    missing("purpose", "returned", supplies="purpose"),
    picks("purpose-proof", "purpose", "The evidence is for the criminal case.", _purpose, "returned", "intelligence",
          supplies="purpose"),
    missing("information", "returned", supplies="reply_address payment"),
    *carried("information", INFORMATION, "What is passed on lets the other State act.",
             "What is passed on does not show which account was used, and for what.", "returned"),
    missing("use", "delayed"),
    picks("use-open", "use", "It says what the information may help with.",
          lambda document, around: {
              "none": "Information that is for nobody's use need not be sent.",
              "evidence": "Information passed on without a request is no evidence by that alone."},
          "delayed", "none"),
)  # fmt: skip
