"""`docs/requests.md`: documents, rules, treaties and days, for those who know the law and read no programs.

`python -m casebook.assistance.page > docs/requests.md`
"""

from casebook.assistance.forms import FORMS
from casebook.assistance.incoming import KNOWN
from casebook.assistance.replying import EXECUTING, HASTE, PER_DELAY, READING, SUPPLEMENT, TRANSIT
from casebook.assistance.rules import RULES
from casebook.assistance.treaties import NOT_IN_FORCE, instruments

INTRODUCTION = """# Requests

Written by `python -m casebook.assistance.page`; a test holds it to the code.

A request is data: a kind of document, and a value for each field of its form (`docs/requests.schema.json`). The
checklist tests whether it suffices, and the requested State answers. Nothing is found by searching for words: an
element is carried by facts, options, moments and the paragraphs of the case file that are chosen for it. Prose is read
by a person.

To correct a rule, change it in `src/casebook/assistance/rules/`; to correct a treaty, its line in `treaties.py` and its
entry in the register. Every rule must keep an authority that somebody has read, and an example that breaks it.
"""
GRAVITY = """## Rules

What a breach leads to, the gravest first: the request is *refused*; *redirected* to another way; *returned* for a
supplement; *narrowed*; or *delayed*, executed all the same, at the cost of days and half of the element's points.
Ground: the code R1 to R12 of the reply. "In part": the rest of the request is not touched. Which provision is cited
depends on what binds the two States on the day: their treaty first, the Budapest Convention only where it binds both.
"""
DAYS = """## Days

The days of the requested State are assumptions of the exercise and no statistics; that it accepts its own languages
alone is another. What is kept, and until when, is counted by the clock (`casebook.clock`) from the rules of the
register.
"""


def page() -> str:
    """Return `docs/requests.md`."""
    return "\n".join([INTRODUCTION, _documents(), GRAVITY, _rules(), _treaties(), DAYS, _days(), _known()])


def _table(*rows: tuple[str, ...]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines) + "\n"


def _documents() -> str:
    rows = [(f"`{one.kind}`", one.title.en, one.instrument, ", ".join(one.elements())) for one in FORMS.values()]
    return "## Documents\n\n" + _table(("kind", "title", "follows", "elements"), *rows)


def _rules() -> str:
    rows = []
    for rule in RULES:
        kinds = [kind for kind, form in FORMS.items() if any(one.key == rule.field for one in form.fields())]
        part = ", in part" if rule.part else ""
        rows.append((f"`{rule.id}`", rule.says, rule.gravity + part, rule.code or "-", ", ".join(kinds)))
    return _table(("rule", "what it asks", "a breach is", "ground", "where the form has the field"), *rows)


def _treaties() -> str:
    rows = [
        (" and ".join(sorted(one.between)), one.name, str(one.since or "in force"), ", ".join(one.register))
        for one in instruments()
    ]
    rows.sort()
    away = "; ".join(f"{words} ({', '.join(ids)})" for words, ids in NOT_IN_FORCE.values())
    return (
        "## What binds two States\n\n"
        + _table(("States", "instrument", "since", "register"), *rows)
        + (f"\nOther treaties were not looked up. Not in force between any two of them: {away}.\n")
    )


def _days() -> str:
    rows = [(channel, str(TRANSIT[channel]), str(READING[channel])) for channel in TRANSIT]
    executing = ", ".join(f"{words} {days}" for words, days in EXECUTING.items())
    return _table(("channel", "days on the way", "days until it is read"), *rows) + (
        f"\nDays until the data are there: {executing}. An urgent request takes half. Each element that only delays "
        f"costs {PER_DELAY}. A supplement is waited for {SUPPLEMENT} days, {HASTE} if the request is urgent; what is "
        "to be kept is supplemented at once.\n"
    )


def _known() -> str:
    rows = [(f"`{key}`", words) for key, words in KNOWN.items()]
    return "## What only the requested State knows\n\n" + _table(("key", "in words"), *rows)


if __name__ == "__main__":
    print(page(), end="")
