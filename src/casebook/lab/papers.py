"""Papers for the learner: what he or she wrote in all modules, and a certificate of having taken part."""

from collections.abc import Iterator
from datetime import date

from casebook import answers, paths
from casebook.assistance.printing import Heading, Lines, Paper, Paragraph, compose
from casebook.lab.learner import pseudonym
from casebook.lab.progress import Module, course_map
from casebook.lesson import sitting
from casebook.lesson.self_marking import load, own_case
from casebook.questions import Draft, Question, Request, Ruling
from casebook.questions.base import Option

LINE = "_" * 40
WORKED = "It says that the work was done. "
SITTING = (
    "This module is a sitting. Your rulings are saved, and can be printed with their questions afterwards, when the "
    "whole course lies in this folder."
)


def portfolio() -> Paper:
    """Return every ruling, finding and request that the learner wrote, module by module; no marks."""
    blocks: list[Heading | Paragraph] = []
    for module, asked, saved in work():
        written: list[Heading | Paragraph] = []
        values = {id: one.value for id, one in saved.items()}
        for id, question in (asked or sitting.written(module.name, values)).items():
            written += said(question, values[id]) if id in values else ()
        if not asked:
            written.append(Paragraph(SITTING))
        if written:
            blocks += [Heading(1, titled(module)), *written]
    if not blocks:
        blocks = [Paragraph("Nothing has been written yet.")]
    return Paper("What I wrote", tuple(blocks), author=pseudonym())


def said(question: Question, value: object) -> Iterator[Heading | Paragraph]:
    """Yield what one answer says, when it is a text that one would keep: a draft, a ruling, a request."""
    if isinstance(question, Draft) and isinstance(value, dict):
        yield Heading(2, question.prompt)
        for field in question.fields:
            yield Paragraph(str(value.get(field.key) or "Not written."), label=field.label)
    elif isinstance(question, Request):
        yield Heading(2, question.prompt)
        made = compose(question.form, question.filled(value), numbered(question.paragraphs))
        yield from (block for block in made.blocks if isinstance(block, Paragraph))
    elif isinstance(question, Ruling) and question.words(value):
        yield Heading(2, question.prompt)
        yield Paragraph(question.words(value))


def numbered(paragraphs: tuple[Option, ...]) -> dict[str, str]:
    """Return the paragraphs that a form offers, by number."""
    return {one.key: one.text for one in paragraphs}


def certificate(today: date | None = None) -> Paper:
    """Return a certificate of participation: the modules that are complete and their minutes. No mark, no rank."""
    done = [module for module, asked, saved in work() if (complete(asked, saved) if asked else answered(module))]
    listed = tuple(f"{titled(module)} ({module.minutes} minutes)" for module in done)
    all_done = "has taken part in it, and has answered every question of these modules:"
    told = Paragraph(
        "This person took up the training on electronic evidence for prosecutors and judges, "
        + (all_done if done else "and has not yet completed a module.")
    )
    day = today or date.today()
    return Paper(
        "Certificate of participation",
        (
            Lines((LINE, f"Name (written by hand). Pseudonym in the course: {pseudonym()}")),
            told,
            *(
                (Lines(listed), Paragraph(f"Time foreseen for them: {sum(module.minutes for module in done)} minutes."))
                if done
                else ()
            ),
            Paragraph(f"{WORKED if done else ''}It gives no mark and compares nobody with anybody."),
            Lines((f"Date: {day.day} {day:%B %Y}", "", LINE, "Signature of the instructor, where there is one")),
        ),
        author="Casebook",
    )


def titled(module: Module) -> str:
    """Return number and title of a module."""
    return f"{module.name.split('_', 1)[0]}: {module.title}"


def complete(asked: dict[str, Question], saved: dict[str, answers.Saved]) -> bool:
    """Tell whether every question that is not practice has an answer that can be read."""
    counted = {id: question for id, question in asked.items() if not question.practice}
    return bool(counted) and all(
        id in saved and not question.problems(saved[id].value) for id, question in counted.items()
    )


def answered(module: Module) -> bool:
    """Tell whether every question of a module has an answer: all that its notebook shows where there is no key."""
    return 0 < module.questions == module.answered


def work() -> Iterator[tuple[Module, dict[str, Question], dict[str, answers.Saved]]]:
    """Yield (module, its questions, the saved answers) for each module that the learner has begun.

    In a sitting the lesson source is not there, and the questions are an empty dict.
    """
    for module in course_map().modules:
        saved = dict(answers.read(paths.modules() / module.name / "answers.json").answers)
        if saved:
            here = (paths.lessons() / f"{module.name}.py").is_file()
            yield module, load(module.name).with_case(own_case()).questions if here else {}, saved
