"""`docs/case.md`: exhibits, answers, elements, faults, and the narrative of the public case, from the catalogue."""

from collections.abc import Sequence
from datetime import timedelta

from casebook.case.catalogue import COPIES, ELEMENTS, EXHIBITS, KEYS, MAILS, RECORDS
from casebook.case.exhibits.narrative import documents, numbered
from casebook.case.faults import FAULTS
from casebook.case.scenario import PAIRS, PUBLIC, STATES, scenario

INTRODUCTION = """# The case file

Written by `casebook case catalogue`; a test holds it to the code.

One invented case runs through all modules: an intrusion at a manufacturer, ransomware and covert mining, a payment
fraud in a thread of mails, a seized laptop, providers in other States. Each learner of a class has another variant.

    case.path("EXH-01A")                        the file of an exhibit
    case.truth["image.EXH-01A.verdict"]         an answer, worked out from the exhibits when it is asked for
    case.paragraph(12), case.paragraphs         the narrative by number
    case.narrative                              the same with language and document
    case.numbered("EXH-24")                     the paragraphs of a certificate by label
    case.tagged("nexus"), case.tags(14)         the paragraphs that carry an element; the elements of a paragraph
    case.support("M7")                          the numbers of those paragraphs, for `marking.support`
    case.id, case.requesting, case.requested

`casebook case make --seed S --out DIR` writes a case with the standard library alone. `casebook case solve DIR` answers
from the exhibits alone, with libewf, The Sleuth Kit, dkimpy, dpkt, pypdf, asn1crypto and sqlite3. A test makes both
agree.
Times are ISO 8601; a *moment* has a zone, and those of providers and mails are in UTC.
"""


def page() -> str:
    """Return `docs/case.md`."""
    facts = scenario(*PUBLIC)
    return "\n".join(
        [
            INTRODUCTION,
            _exhibits(),
            _keys(),
            _faults(),
            _elements(),
            _narrative(),
            "## States\n\nRequesting and requested State of a case, drawn from the seed or given with "
            "`--from` and `--to`. The public case is "
            f"{facts.requesting.name} to {facts.requested.name}. Relay and hosting lie in a third State.\n",
            *(f"* {one} to {other}" for one, other in PAIRS),
            "",
            "What follows from the State; the law is that of the register.\n",
            _states(),
        ]
    )


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"


def _exhibits() -> str:
    rows = [(one.id, f"`{one.file}`", one.title, one.shows, ", ".join(one.modules)) for one in EXHIBITS]
    table = _table(("exhibit", "file", "what it is", "what it shows", "in"), rows)
    spare = "An exhibit without a module serves no lesson yet: it is there for a lesson of yours."
    return f"## Exhibits\n\n{table}\n{spare}\n"


def _keys() -> str:
    rows = [(f"`{one.name}`", one.type, one.source, one.meaning) for one in KEYS]
    return (
        f"## Answers\n\n`<copy>` is {' or '.join(COPIES)}; `<mail>` is {' or '.join(MAILS)}; `<record>` is "
        f"{', '.join(RECORDS)}; `<element>` is a name or a code, and `<slug>` the name of a paragraph, from the tables "
        "below. An answer is `null` when its fault is not planted.\n\n"
        + _table(("key", "type", "from", "meaning"), rows)
    )


def _faults() -> str:
    rows = [(f"`{one.name}`", one.exhibit, one.what, ", ".join(f"`{key}`" for key in one.changes)) for one in FAULTS]
    return (
        "## Planted faults\n\n`casebook case make --without NAME` leaves one out; then these answers change.\n\n"
        + _table(("fault", "exhibit", "what is wrong", "answers"), rows)
    )


def _states() -> str:
    rows = [
        (one.name, one.city, f"{one.offset / timedelta(hours=1):+g} h", one.currency, one.language, one.offences,
         ", ".join(one.register))
        for one in STATES.values()
    ]  # fmt: skip
    return _table(("State", "city", "from UTC", "currency", "language", "offences", "register"), rows)


def _elements() -> str:
    facts = scenario(*PUBLIC)
    carried = {
        one.slug: ", ".join(f"`{paragraph.slug}`" for _, paragraph in numbered(facts) if one.slug in paragraph.elements)
        for one in ELEMENTS
    }
    rows = [(f"`{one.slug}`", ", ".join(one.codes), one.asks, carried[one.slug]) for one in ELEMENTS]
    return (
        "## Elements of a request\n\nThe codes are those of the checklists: M (request), E (electronic evidence), "
        "P (preservation), R (reply).\n\n" + _table(("element", "codes", "what it answers", "paragraphs"), rows)
    )


def _narrative() -> str:
    facts = scenario(*PUBLIC)
    numbers = {one.slug: str(number) for number, one in numbered(facts)}
    rows = [
        (
            numbers.get(one.slug, "-"), f"`{one.slug}`", title if place == 0 else "", one.language,
            ", ".join(one.elements) or ("none, in some cases only" if one.optional else "none"),
        )
        for title, paragraphs in documents(facts)
        for place, one in enumerate(paragraphs)
    ]  # fmt: skip
    return (
        f"## Narrative, EXH-12\n\nThe numbers are those of the public case, which has {len(numbers)} paragraphs. They "
        "differ from learner to learner: use `narrative.number.<slug>`. A paragraph that carries no element is there "
        "to be passed over: opinion, guess, another account, a wish.\n\n"
        + _table(("number", "slug", "document begins", "language", "carries"), rows)
    )
