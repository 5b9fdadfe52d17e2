"""Notebooks that are not the one handed out: code in every place, cells moved about, files that are no notebook."""

import json
import os
from collections.abc import Callable
from typing import Any

import payloads
from attack import MODULE, NEIGHBOUR, Corpus, Hand

NOTEBOOKS = Corpus("Notebooks")
attack = NOTEBOOKS.attack
ALTERED = "the notebook is not as handed out and nothing in it was run"


def code(source: str, **metadata: Any) -> dict[str, Any]:
    """Return a code cell of the learner's own."""
    return {
        "cell_type": "code",
        "id": "mine",
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
        "source": source,
    }


def sent(hand: Hand, change: Callable[[list[dict[str, Any]]], None] | None = None, first: str = "") -> None:
    """Hand in honest answers with an altered notebook: `change` alters its cells, `first` is code put before them."""
    hand.write(hand.answers())
    notebook = hand.notebook()
    if first:
        notebook["cells"].insert(0, code(first))
    if change:
        change(notebook["cells"])
    hand.write(notebook, f"{MODULE}.ipynb")


def graded(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade")]


@attack("code in place of every cell", "the grader's processor, whatever it may do", ALTERED)
def code_in_every_cell(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        for cell in cells:
            if cell["cell_type"] == "code":
                cell["source"] = payloads.trace(hand.canary()) + "1000"

    sent(hand, change)


@attack("a number in place of each mark", "the marks", ALTERED)
def edited_cells(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        for cell in graded(cells):
            cell["source"] = "1000"

    sent(hand, change)


@attack("graded cells under other names", "marks that belong to no question", "renamed")
def renamed_cells(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        for cell in graded(cells):
            cell["metadata"]["nbgrader"]["grade_id"] += "-mine"

    sent(hand, change)


@attack("locks opened, cells declared to be the learner's", "the course's own cells", "points or locks")
def unlocked_cells(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        for cell in graded(cells):
            cell["metadata"]["nbgrader"] |= {"locked": False, "solution": True}
            cell["source"] = payloads.trace(hand.canary()) + "1000"

    sent(hand, change)


@attack("graded cells deleted", "the marks", "of the course's are missing")
def deleted_cells(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        cells[:] = [cell for cell in cells if cell not in graded(cells)]

    sent(hand, change)


@attack("graded cells twice", "double marks", "there twice")
def duplicated_cells(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        cells += [{**cell, "id": f"again-{number}"} for number, cell in enumerate(graded(cells))]

    sent(hand, change)


@attack("a thousand times the points in each cell", "the highest possible mark", "points or locks")
def raised_points(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        for cell in graded(cells):
            cell["metadata"]["nbgrader"]["points"] *= 1000

    sent(hand, change)


@attack("no cell at all", "the marks", "of the course's are missing")
def no_cells(hand: Hand) -> None:
    sent(hand, lambda cells: cells.clear())


@attack("marks written into the outputs, and script beside them", "the instructor's browser", "")
def forged_outputs(hand: Hand) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        shown = {"text/plain": "1000", "text/html": "<script>alert('forged')</script>"}
        for cell in graded(cells):
            cell["outputs"] = [{"output_type": "execute_result", "data": shown, "metadata": {}, "execution_count": 1}]

    sent(hand, change)


@attack("script in a Markdown cell and in an output of a cell of its own", "the instructor's browser", ALTERED)
def script_in_notebook(hand: Hand) -> None:
    show = "from IPython.display import HTML\nHTML('<script>alert(\"forged\")</script>')"
    sent(hand, first=payloads.trace(hand.canary()) + show)


@attack("a program of the learner's named as the notebook's kernel", "the grader's shell", "another kernel")
def another_kernel(hand: Hand) -> None:
    hand.write(hand.answers())
    notebook = hand.notebook()
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": f"sh -c 'touch {hand.canary()}'"}
    hand.write(notebook, f"{MODULE}.ipynb")


RUNNING: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "patched-marks": ("a cell that replaces the marking functions", "the marks", payloads.marks),
    "always-equal": ("objects that equal everything", "the marks", payloads.equal),
    "input-transformer": ("a hook that rewrites later cells", "the marks", payloads.transformer),
    "sys-exit": ("sys.exit", "the run", lambda canary: payloads.leave(canary, "exit")),
    "os-exit": ("os._exit", "the run", lambda canary: payloads.leave(canary, "os")),
    "fork-bomb": ("a fork bomb", "the machine", payloads.forks),
    "infinite-loop": ("an infinite loop", "the machine's time", payloads.loop),
    "deaf-loop": (
        "an infinite loop that ignores the interrupt",
        "the machine's time",
        lambda c: payloads.loop(c, True),
    ),
    "memory-flood": ("a memory flood", "the machine's memory", payloads.memory),
    "output-flood": ("an output of one line of 30 MB", "memory and disk", payloads.output),
    "disk-flood": ("a file of 50 MB outside the folder", "the disk", payloads.disk),
    "orphan": ("a process that outlives grading", "the machine", payloads.orphan),
    "gradebook-writer": ("SQL that adds 300 points", "the gradebook", payloads.gradebook),
    "key-reader": ("code that carries off the keys", "the keys", payloads.keys),
    "planter": ("code that plants a start-up file", "every later kernel of the grader", payloads.startup),
    "secret-reader": ("code that reads environment and home", "the grader's secrets", payloads.secrets),
    "neighbour-writer": (
        "code that empties another hand-in",
        "another learner",
        lambda c: payloads.neighbour(c, NEIGHBOUR),
    ),
}


def running(name: str, does: str, reaches: str, payload: Callable[[str], str]) -> None:
    """Define an attack by the code of a first cell."""

    def make(hand: Hand) -> None:
        sent(hand, first=payload(hand.canary()))

    make.__name__ = name
    attack(does, reaches, ALTERED)(make)


for _name, _about in RUNNING.items():
    running(_name, *_about)


@attack("a notebook cut in half", "the run", "the notebook cannot be read")
def cut_notebook(hand: Hand) -> None:
    hand.write(hand.answers())
    hand.write(json.dumps(hand.notebook())[:5000], f"{MODULE}.ipynb")


@attack("a notebook of lists 10,000 deep", "the reader's stack", "the notebook")
def deep_notebook(hand: Hand) -> None:
    hand.write(hand.answers())
    hand.write('{"cells": ' + "[" * 10_000 + "]" * 10_000 + "}", f"{MODULE}.ipynb")


@attack("cells that are numbers", "the reader", "the notebook cannot be read")
def notebook_of_numbers(hand: Hand) -> None:
    hand.write(hand.answers())
    hand.write({"cells": [1, 2], "metadata": 5, "nbformat": 99}, f"{MODULE}.ipynb")


@attack("a notebook of 1 GB (sparse)", "memory", "the notebook is no file of less than")
def huge_notebook(hand: Hand) -> None:
    hand.write(hand.answers())
    with (hand.folder / f"{MODULE}.ipynb").open("wb") as file:
        os.truncate(file.fileno(), 1_000_000_000)


@attack(
    "a pipe in place of the notebook",
    "a reader that waits for ever",
    "the notebook is no file of less than",
    untried="a pipe that is opened is waited for without an end",
)
def piped_notebook(hand: Hand) -> None:
    hand.write(hand.answers())
    os.mkfifo(hand.folder / f"{MODULE}.ipynb")


@attack("no notebook", "a run that counts on one", "")
def no_notebook(hand: Hand) -> None:
    hand.write(hand.answers())
