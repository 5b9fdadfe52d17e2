"""What a sitting has of its questions: the notebook that was handed out, without the lesson source and its keys."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from casebook import paths
from casebook.errors import CasebookError
from casebook.lesson.keys import Lesson, Maker
from casebook.lesson.self_marking import own_case
from casebook.lesson.source import Source

if TYPE_CHECKING:
    from casebook.questions import Question


class BadNotebook(CasebookError):
    """The notebook of a sitting is not what was handed out."""


def written(module: str, values: Mapping[str, Any]) -> dict[str, "Question"]:
    """Return the questions of a module to which a learner writes: drafts, and the requests among the saved values.

    A draft stands in a cell that needs no other one; a request says itself which document it is. Raises `BadNotebook`.
    """
    from casebook import questions
    from casebook.assistance import FORMS

    path, case = paths.modules() / module / f"{module}.ipynb", own_case()
    made: dict[str, Question] = {}
    ask = Maker(lambda question: made.update({question.id: question}), practice=False)
    names = Lesson(Source(module, path, ())).names(case)
    try:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "code" and text.startswith("ask(") and ").draft(" in text:
                exec(text, {**names, "ask": ask})  # noqa: S102 - the learner's own notebook, at the learner's own seat
    except Exception as error:
        raise BadNotebook(
            f"{path.name} has been changed, so what you wrote cannot be printed. Your answers are safe; "
            "put the notebook of the hand-out back."
        ) from error
    for id, value in values.items():
        kind = value.get("document") if isinstance(value, dict) else None
        if isinstance(kind, str) and kind in FORMS:
            made[id] = questions.request(id, FORMS[kind].title.en, kind, case.paragraphs)
    return made
