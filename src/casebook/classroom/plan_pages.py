"""A session plan on paper, and as slides for the room."""

from collections.abc import Iterable
from html import escape

from casebook.assistance.printing import Heading, Paper, Paragraph, Table
from casebook.classroom.planning import TALK, Plan


def paper(made: Plan) -> Paper:
    """Return the plan as a document, for print and for the screen."""
    prefix = made.module.split("_", 1)[0]
    blocks: list[Heading | Paragraph | Table] = [
        Paragraph(
            f"{made.minutes} minutes, with {TALK} minutes of talk for each question that is put to the room. The plan "
            "is for whoever teaches. It holds no answer of a graded question: those come with the marks."
        ),
        Heading(1, "What people will be able to do"),
        *(Paragraph(one, number="•") for one in made.aims),
        Heading(1, "The session"),
        Table(
            "What happens, from minute to minute; worked out from the words of the lesson and from its questions",
            ("from", "minutes", "part", "questions", "exhibits"),
            tuple(session_rows(made)),
        ),
    ]
    if made.exhibits:
        rows = tuple(made.exhibits)
        blocks += [Heading(1, "To have open"), Table("Exhibits of the case", ("exhibit", "what it is", "file"), rows)]
    blocks.append(Heading(1, "Questions to put to the room"))
    for asked, why in made.room:
        blocks += [
            Heading(2, asked.prompt, number=asked.id),
            Table(
                "What can be chosen, and what to say to it",
                ("right", "option", "what to say"),
                tuple(("yes" if one.right else "no", one.text, one.reason) for one in asked.options),
            ),
            Paragraph(why, label="Why people choose otherwise"),
        ]
    blocks += [
        Heading(1, "What to watch for"),
        Table("Where learners stumble", ("question", "part", "what you see, and what you ask"), made.watch),
    ]
    if made.limits:
        blocks += [
            Heading(1, "Before you close: what this does not show"),
            *(Paragraph(one, number="•") for one in made.limits),
        ]
    return Paper(f"Session plan, {prefix}: {made.title}", tuple(blocks), author="Casebook")


def session_rows(made: Plan) -> Iterable[tuple[str, str, str, str, str]]:
    """Yield the rows of the session: they begin where the one before ends."""
    at = 0
    for number, part in enumerate(made.parts):
        if number == made.pause and number > 0:
            yield (str(at), "", "A good place for a break", "", "")
        minutes = "when there is time" if part.longer else str(part.minutes + part.talk)
        talk = f" ({part.talk} of them talk)" if part.talk and not part.longer else ""
        graded = [id for id in part.questions if id in made.graded]
        drill = len(part.questions) - len(graded)
        asked = ", ".join([*graded, *([f"{drill} for practice"] if drill else [])])
        yield (str(at), minutes + talk, part.heading, asked, ", ".join(part.exhibits))
        at += 0 if part.longer else part.minutes + part.talk


def deck(made: Plan) -> str:
    """Return slides as one HTML page: a screen each, a page each in print; no script, no network."""
    slides = [f"<h1>{escape(made.title)}</h1>", slide("You will be able to", made.aims)]
    for asked, _ in made.room:
        slides.append(slide(asked.prompt, [one.text for one in asked.options], "ol"))
        slides.append(slide(asked.prompt, [f"{one.text}: {one.reason}" for one in asked.options if one.right]))
    slides += [slide("What this does not show", made.limits)] if made.limits else []
    sections = "\n".join(f"<section>{one}</section>" for one in slides)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(made.title)}</title>\n<style>{DECK}</style>\n</head>\n<body>\n<main>\n{sections}\n</main>\n"
        "</body>\n</html>\n"
    )


DECK = (
    "html{scroll-snap-type:y proximity}body{margin:0;font:clamp(1.1rem,2.6vw,2rem)/1.4 Georgia,'Times New Roman',serif;"
    "color:#1a1a1a;background:#fff}section{min-height:100vh;box-sizing:border-box;padding:6vmin 8vmin;display:flex;"
    "flex-direction:column;justify-content:center;scroll-snap-align:start;break-after:page}"
    "ol{list-style:upper-alpha}li{margin:.5em 0}h1,h2{line-height:1.2}"
)


def slide(heading: str, lines: Iterable[str], tag: str = "ul") -> str:
    """Return one slide: a heading and a list."""
    rows = "".join(f"<li>{escape(one)}</li>" for one in lines)
    return f"<h2>{escape(heading)}</h2><{tag}>{rows}</{tag}>"
