"""Requests that are not sufficient, for those who must mend or answer them. What is wrong is computed, never stored."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from casebook.assistance.checking import Finding, check
from casebook.assistance.circumstances import Circumstances
from casebook.assistance.document import Document, read
from casebook.assistance.modelling import model, natural
from casebook.assistance.outcome import Outcome, Reply
from casebook.assistance.replying import reply
from casebook.assistance.rules import Rule, applying

# what the requested State knows and the request does not say, in words
KNOWN = {
    "own-investigation": "The police here are investigating the same account and have not yet acted openly.",
    "essential-interests": "The ministry finds that the answer would reveal how a network of the State is defended.",
    "given-freely": "The provider has given the police here what is asked for, of its own will.",
    "small": "By the policy of this authority the harm is too small for the cost of execution at present.",
    "assurance": "The data may concern others; this authority gives them only if what concerns others is deleted.",
    "bank-secrecy": "The bank says that bank secrecy stands in the way.",
    "fiscal": "The tax office says that the matter also touches taxes.",
}
# six for repair: one weakness of each group
TO_MEND = (
    ("disclosure-none", "stored-everything", "stored-stored"),
    ("period-zone", "period-stored", "period-bounded"),
    ("provider-holds", "accounts-exact", "connections-port"),
    ("follow_up-sure", "follow_up-stated", "follow_up_by-in-time"),
    ("channel-right", "basis-true", "contacts-zone"),
    ("nexus-stated", "necessity-enough", "nexus-enough"),
)
# eight to answer: kinds, weaknesses, what is known at home
TO_ANSWER = (
    (("mla", "subscriber"), (), ("bank-secrecy", "fiscal")),
    (("mla",), ("nexus-enough", "source-enough", "facts-enough"), ()),
    (("mla", "subscriber"), ("provider-holds", "accounts-exact", "connections-port"), ()),
    (("mla", "subscriber"), ("language-read", "basis-binds"), ()),
    (("mla",), ("data-everything", "data-particular", "period-bounded"), ()),
    (("mla", "subscriber"), (), ("own-investigation",)),
    (("mla", "subscriber"), ("offences-political",), ("essential-interests",)),
    (("subscriber",), (), ("given-freely", "assurance")),
)


@dataclass(frozen=True)
class Incoming:
    """A request as it arrives: the document, the circumstances, and the rules that it was made to break."""

    document: Document
    around: Circumstances
    broken: tuple[str, ...]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checklist says."""
        return tuple(check(self.document, self.around))

    @cached_property
    def reply(self) -> Reply:
        """What the requested State answers."""
        return reply(self.document, self.around, self.around.at)

    @property
    def outcome(self) -> Outcome:
        """What is done with it."""
        return self.reply.outcome

    @property
    def codes(self) -> tuple[str, ...]:
        """On which grounds, R1 to R12; none if it is executed."""
        return self.reply.codes

    @property
    def elements(self) -> tuple[str, ...]:
        """The elements that are missing or insufficient."""
        return tuple(dict.fromkeys(one.element for one in self.findings))

    @property
    def known(self) -> tuple[str, ...]:
        """What only the requested State knows, in words."""
        return tuple(text for key, text in KNOWN.items() if key in self.around.at_home)


def weakened(kind: str, around: Circumstances, broken: Sequence[str]) -> Document:
    """Return the sufficient document of a kind, made to break some rules."""
    rules = {rule.id: rule for rule, _ in applying(kind, around)}
    fields = model(kind, around).to_json()["fields"]
    for id in broken:
        rules[id].example(fields, around)
    return read({"document": kind, "fields": fields})


def to_mend(around: Circumstances, seed: str) -> tuple[Incoming, ...]:
    """Return six defective requests for preservation, drawn from a seed such as the id of the case."""
    there = natural("preservation", around)
    draw = random.Random(f"to mend {seed}")
    rules: dict[str, Rule] = {rule.id: rule for rule, _ in applying("preservation", there)}
    made = []
    for group in TO_MEND:
        chosen = draw.choice([id for id in group if id in rules])
        made.append(Incoming(weakened("preservation", there, (chosen,)), there, (chosen,)))
    draw.shuffle(made)
    return tuple(made)


def to_answer(around: Circumstances, seed: str) -> tuple[Incoming, ...]:
    """Return eight requests for the learner to answer as the requested State, drawn from a seed."""
    draw = random.Random(f"to answer {seed}")
    made = []
    for kinds, weaknesses, known in TO_ANSWER:
        kind = draw.choice(kinds)
        there = {rule.id for rule, _ in applying(kind, around)}
        # the way of the weakness and the way of what is known at home are drawn from one list
        ways = [("", one) for one in known] + [(one, "") for one in weaknesses if one in there]
        broken, home = draw.choice(ways)
        at_home = around.knowing(frozenset({home} - {""}))
        ids = (broken,) if broken else ()
        made.append(Incoming(weakened(kind, at_home, ids), at_home, ids))
    draw.shuffle(made)
    return tuple(made)
