"""Evaluate a lesson's questions, keys and reference answers: the marking run, in one process, without a notebook."""

import ast
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

from casebook.errors import CasebookError
from casebook.lesson.source import Cell, Source, read

if TYPE_CHECKING:
    from casebook.case import Case
    from casebook.marking import Mark
    from casebook.questions import Question


class BadLesson(CasebookError):
    """A cell of a lesson fails when it is evaluated; the message names file, line and cause."""


@dataclass(frozen=True)
class Code:
    """A cell compiled once: statements, then the expression that gives its value."""

    cell: Cell
    body: CodeType | None
    value: CodeType | None

    def run(self, names: dict[str, Any]) -> Any:
        """Run the cell with `names` and return the value of its last expression."""
        if self.body:
            exec(self.body, names)  # noqa: S102 - the course's own cell, never a learner's
        return eval(self.value, names) if self.value else None  # noqa: S307 - as above


def compile_cell(source: Source, cell: Cell, text: str | None = None) -> Code:
    """Compile one cell so that an error in it names the line of the lesson source."""
    try:
        tree = ast.parse(cell.text if text is None else text, filename=str(source.path))
    except SyntaxError as error:
        raise source.problem(cell, f"Python cannot read the cell: {error.msg} (line {error.lineno} of it).") from error
    ast.increment_lineno(tree, cell.line)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    body = compile(tree, str(source.path), "exec") if tree.body else None
    value = compile(ast.Expression(last.value), str(source.path), "eval") if isinstance(last, ast.Expr) else None
    return Code(cell, body, value)


class Maker:
    """`ask` and `practice` of a marking run: `ask("m05-q4", points=3).choice(…)` makes the question and keeps it."""

    def __init__(self, keep: Callable[["Question"], None], practice: bool) -> None:
        self._keep = keep
        self._practice = practice

    def __call__(self, id: str, points: float = 0) -> "Kinds":
        """Name the question that the next call makes."""
        return Kinds(id, points, self._practice, self._keep)


class Kinds:
    """One question in the making: each kind of `casebook.questions` is a method."""

    def __init__(self, id: str, points: float, practice: bool, keep: Callable[["Question"], Any]) -> None:
        self._id = id
        self._points = points
        self._practice = practice
        self._keep = keep

    def __getattr__(self, kind: str) -> Callable[..., Any]:
        from casebook import questions

        if kind not in questions.KINDS:
            raise AttributeError(
                f"There is no kind of question called {kind}. The kinds are {', '.join(questions.KINDS)}."
            )
        make = getattr(questions, kind)

        def made(prompt: str, *args: Any, **options: Any) -> Any:
            made_question = make(self._id, prompt, *args, points=self._points, practice=self._practice, **options)
            return self._keep(made_question)

        return made


@dataclass
class CaseLesson:
    """One lesson with one case: its questions, and how their answers are marked."""

    lesson: "Lesson"
    case: "Case"
    names: dict[str, Any]
    questions: dict[str, "Question"] = field(default_factory=dict)

    def mark(self, id: str, value: Any) -> "Mark":
        """Mark one answer (a JSON value, or None when there is none)."""
        from casebook.marking import Answer, Mark

        cell = self.lesson.marks[id]
        answer = Answer(self.questions[id], value)
        made = self.lesson.evaluate(cell, {**self.names, "answer": answer})
        if not isinstance(made, Mark):
            raise self.lesson.source.problem(cell.cell, "a mark cell must end with a call of casebook.marking.")
        return made

    def mark_all(self, values: Mapping[str, Any]) -> dict[str, "Mark"]:
        """Mark every graded question from the learner's values, in the order of the lesson."""
        return {id: self.mark(id, values.get(id)) for id in self.lesson.marks}

    def reference(self, role: str = "reference") -> dict[str, Any]:
        """Return the course's own answers for this case: `reference`, or the second good ones, `reference2`."""
        return {
            code.cell.id: self.lesson.evaluate(code, dict(self.names))
            for code in self.lesson.codes
            if code.cell.role == role
        }


class Lesson:
    """A lesson source compiled for marking. Evaluating it needs the source, so only a marking run can."""

    def __init__(self, source: Source) -> None:
        self.source = source
        wanted = ("shared", "key", "question", "practice", "draft", "mark", "reference", "reference2")
        self.codes = [compile_cell(source, cell) for cell in source.having(*wanted)]
        self.marks = {code.cell.id: code for code in self.codes if code.cell.role == "mark"}

    @classmethod
    def load(cls, path: Path) -> "Lesson":
        """Read and compile the lesson at `path`."""
        return cls(read(path))

    @property
    def module(self) -> str:
        """The module's name, such as `m05_hashing`."""
        return self.source.module

    @cached_property
    def points(self) -> dict[str, float]:
        """The points of each graded question, from its question cell."""
        return {cell.id: float(cell.meta.get("points", 0)) for cell in self.source.having("question", "draft")}

    def evaluate(self, code: Code, names: dict[str, Any]) -> Any:
        """Run a cell; an error in it becomes one line that names the place."""
        try:
            return code.run(names)
        except CasebookError as error:
            raise BadLesson(f"{self.source.path.name}, line {code.cell.line}: {error}") from error
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            raise BadLesson(f"{self.source.path.name}, line {code.cell.line}: {problem}") from error

    def names(self, case: "Case") -> dict[str, Any]:
        """Return what the cells of a marking run may use."""
        from casebook import assistance, clock, evidence, marking, questions, register
        from casebook.assistance import printing

        return {
            "__name__": f"casebook.lessons.{self.module}",
            "case": case,
            "assistance": assistance,
            "marking": marking,
            "register": register,
            "printing": printing,
            "clock": clock,
            "evidence": evidence,
            "questions": questions,
            "option": questions.option,
            "field": questions.field,
        }

    def practice(self, case: "Case") -> dict[str, "Question"]:
        """Make the practice questions that stand by themselves: those that need no other cell of the lesson."""
        made: dict[str, Question] = {}
        for code in self.codes:
            if code.cell.role == "practice":
                maker = Maker(lambda question: made.update({question.id: question}), practice=True)
                with contextlib.suppress(BadLesson):
                    self.evaluate(code, {**self.names(case), "practice": maker(code.cell.id)})
        return made

    def with_case(self, case: "Case") -> CaseLesson:
        """Make the questions for one case. Shared and key cells run first, in the order of the file."""
        names = self.names(case)
        bound = CaseLesson(self, case, names)

        def keep(question: "Question") -> None:
            bound.questions[question.id] = question

        for code in self.codes:
            role, id = code.cell.role, code.cell.id
            if role in ("question", "practice", "draft"):
                maker = Maker(keep, role == "practice")
                named = maker(id, float(code.cell.meta.get("points", 0)))
                self.evaluate(code, {**names, "ask": named, "practice": named})
            elif role in ("shared", "key"):
                self.evaluate(code, names)
        return bound
