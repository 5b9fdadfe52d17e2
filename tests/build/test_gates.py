"""Every gate is fed a broken lesson and objects, at the right line; the lesson that is not broken passes."""

from datetime import date
from pathlib import Path

import pytest
from nbformat import v4

from casebook import register
from casebook.build import build, gates, learners, release
from casebook.case import open_case
from casebook.lesson.keys import Lesson
from casebook.lesson.source import BadSource, Source, parse

ROOT = Path(__file__).parents[2]
M05 = (ROOT / "course" / "lessons" / "m05_hashing.py").read_text("utf-8")


def lesson(change: tuple[str, str] = ("", "")) -> Source:
    assert change[0] in M05
    return parse(M05.replace(change[0], change[1], 1) if change[0] else M05, Path("m05_hashing.py"))


def found(source: Source) -> list[str]:
    return [str(problem) for problem in gates.check(source)]


def test_the_lesson_itself_passes_every_gate() -> None:
    assert found(lesson()) == []


BROKEN = {
    "an id without the module's prefix": (('practice="m05-p1"', 'practice="m06-p1"'), "lacks the module's prefix"),
    "an id used twice": (('practice="m05-p2"', 'practice="m05-p1"'), "used twice"),
    "a question without points": (('question="m05-q2" points=3', 'question="m05-q2"'), "has no points"),
    "a question without a level": (('points=3 level="apply" objective="o2"', "points=3"), "has no level"),
    "a question without a mark": (('# %% mark="m05-q1"', '# %% reference2="m05-q1"'), "has 0 mark cells"),
    "a mark without a question": (('# %% mark="m05-q2"', '# %% mark="m05-q77"'), "no question here"),
    "a section left out": (("<!-- section: limits -->", ""), "the section limits is there 0 times"),
    "a section that is not known": (("<!-- section: limits -->", "<!-- section: end -->"), "no section is called end"),
    "sections out of order": (("<!-- section: warmup -->", "<!-- section: recap -->"), "comes after"),
    "nine visible lines": (("# %% visible\n", "# %% visible\n" + "print(1)\n" * 9), "visible lines of code"),
    "points written by hand": (("## One letter", "## One letter, 3 points"), "written by hand"),
    "an image without words": (("## One letter", "![](x.png)"), "no alternative text"),
    "an image tag without words": (("## One letter", '<img src="x.png">'), "no alternative text"),
    "an image from the network": (("## One letter", "![x](https://x.example/x.png)"), "comes from the network"),
    "a figure without words": (("show.speed()", "show.figure(1)"), "has no alternative text"),
    "a line that waits for typing": (("show.speed()", "input()"), "input()"),
    "a line that reaches the network": (("import zipfile", "import urllib.request"), "reaches the network"),
    "a path of one machine": (("show.speed()", "open('/home/me/x')"), "path of one machine"),
    "a mark without authority": (("    authority=", "    x="), "has no authority"),
    "a mark without a reason": (("    because=", "    why="), "has no because"),
    "points in what may be left out": (('question="m05-q2"', 'longer question="m05-q2"'), "may not be left out"),
    "a section that may be left out": (
        ('# %% [markdown]\n"""\n<!-- section: guided -->', '# %% [markdown] longer\n"""\n<!-- section: guided -->'),
        "opens with what may be left out",
    ),
    "a part left out without a word": (("## If you have longer", "## More"), "nothing says that this may be left out"),
    "a part left out without an end": (
        ("<!-- section: limits -->\n## What", "<!-- section: limits -->\nWhat"),
        "where the part that may be left out ends",
    ),
    "practice that may be left out": (("# %% practice", "# %% longer practice"), "nothing says"),
    "a draft without a task": (('draft="m05-t1"', 'draft="m05-t2"'), "has no task"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_lesson_is_refused_with_line_and_mend(name: str) -> None:
    change, says = BROKEN[name]
    problems = found(lesson(change))
    assert any(says in problem for problem in problems), problems
    assert all(", line " in problem and "To mend it: " in problem for problem in problems)


def test_recall_is_kept_small() -> None:
    source = parse(M05.replace('level="analyse"', 'level="recall"'), Path("m05_hashing.py"))
    assert any("for recall" in problem for problem in found(source))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# %% question=m05-q1 points=\n1", "cannot read"),
        ("# %% colour\n1", "no kind of cell"),
        ('# %% question="a" mark="a"\n1', "one role"),
        ("# %% [markdown]\nno quotes", "between"),
        ("# %% question=open('x')\n1", "plain texts"),
    ],
)
def test_a_cell_line_that_cannot_be_read_is_named(text: str, says: str) -> None:
    with pytest.raises(BadSource, match=says) as raised:
        parse(text, Path("m05_x.py"))
    assert str(raised.value).startswith("m05_x.py, line 1: ")


def law(change: tuple[str, str]) -> list[str]:
    return [str(problem) for problem in build.law(build.Course(ROOT, date(2026, 11, 24)), lesson(change))]


def test_a_citation_that_does_not_resolve_is_refused() -> None:
    assert any("no entry IN-999" in problem for problem in law(("{cite: RU-20}", "{cite: IN-999}")))


def test_a_citation_on_a_page_of_the_course_resolves_too(tmp_path: Path) -> None:
    start = tmp_path / "start.py"
    start.write_text('# %% [markdown]\n"""\nThe rule {cite: IN-036}.\n"""\n', "utf-8")
    files, problems = build.page(start)
    assert problems == [] and "IN-036: SUPERSEDED" in files["modules/Start.ipynb"]
    start.write_text('# %% [markdown]\n"""\nThe rule {cite: IN-999}.\n"""\n', "utf-8")
    assert any("citation does not resolve" in str(problem) for problem in build.page(start)[1])


UNCHECKED = next(id for id, entry in register.load().items() if not entry.checked)


@pytest.mark.parametrize(
    "change",
    [
        ('register=["IN-U01"]', f'register=["{UNCHECKED}"]'),
        ('register=["IN-U01"]', f'register=["IN-U01", *["{UNCHECKED}"]]'),
        ('register=["IN-U01"]', f'register={{"one item": "IN-U01", "another": ["{UNCHECKED}"]}}'),
        ('# %% mark="m05-q1"\n', f'# %% key\nLAW = ["{UNCHECKED}"]\n\n# %% mark="m05-q1"\n'),
    ],
)
def test_a_mark_on_an_unchecked_entry_is_refused(change: tuple[str, str]) -> None:
    assert law(("", "")) == []
    assert any(f"{UNCHECKED} is unchecked and a mark rests on it" in one for one in law(change))


def test_where_each_item_names_its_entries_the_items_are_not_taken_for_entries() -> None:
    assert law(('register=["IN-U01"]', 'register={"one item": "IN-U01", "another": ["IN-003"]}')) == []


def test_prose_may_cite_an_unchecked_entry_because_the_badge_says_so() -> None:
    assert law(("{cite: RU-20}", f"{{cite: {UNCHECKED}}}")) == []
    assert "UNCHECKED" in register.cite(UNCHECKED).text


def test_an_overdue_entry_is_a_warning() -> None:
    problems = build.law(build.Course(ROOT, date(2031, 1, 1)), lesson())
    assert problems
    assert all(problem.warning and "past its review date" in problem.what for problem in problems)


def judged(change: tuple[str, str]) -> list[str]:
    case = open_case(ROOT / "datasets" / "case" / "public")
    return [str(problem) for problem in learners.check(Lesson(lesson(change)), case)]


GENEROUS = "(lambda given, *_, **why: marking.Mark(2.0 if given.value else 0.0, 2.0))"
UNJUST = {
    "a reference that its mark does not accept": (
        ('# %% reference="m05-q1"\n{"stored": "made"', '# %% reference="m05-q1"\n{"stored": "files"'),
        "the reference answer of m05-q1 earns 1 of 2",
    ),
    "a right option that stands first": (
        ('marking.ruling(answer, {"existed": {"same", "third"}}', 'marking.ruling(answer, {"true": {"examiner"}}'),
        "the first option learner earns",
    ),
    "a mark for whatever is answered": (
        ('marking.match(answer, {"stored": "made"', f'{GENEROUS}(answer, {{"stored": "made"'),
        "a changed answer loses nothing",
    ),
}


@pytest.mark.parametrize("name", UNJUST)
def test_an_unjust_mark_is_refused(name: str) -> None:
    change, says = UNJUST[name]
    problems = judged(change)
    assert any(says in problem for problem in problems), problems


def test_a_key_left_in_what_learners_open_is_found() -> None:
    source = lesson()
    leaked = v4.new_notebook(cells=[v4.new_markdown_cell("### BEGIN SOLUTION"), v4.new_code_cell("marking.choice(1)")])
    assert len(build.leaks(source, leaked)) == 2
    line = next(one for cell in source.having("mark") for one in cell.text.splitlines() if len(one.strip()) > 30)
    assert build.leaks(source, v4.new_notebook(cells=[v4.new_markdown_cell(line)]))
    widget = v4.new_notebook(metadata={"widgets": {"x": 1}})
    assert build.leaks(source, widget)


def test_an_error_in_a_solution_and_a_word_on_stderr_are_found() -> None:
    bad = v4.new_code_cell(outputs=[v4.new_output("error", ename="E", evalue="v", traceback=[])])
    warned = v4.new_code_cell(outputs=[v4.new_output("stream", name="stderr", text="careful")])
    assert len(release.errors(v4.new_notebook(cells=[bad, warned]))) == 2


def test_a_stray_file_in_modules_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "modules" / "m05_hashing"
    folder.mkdir(parents=True)
    (folder / "m05_hashing.ipynb").write_text("{}", "utf-8")
    for own in ("answers.json", "answers.json.bak", "answers.json.broken-20261124T200000Z"):
        (folder / own).write_text("{}", "utf-8")
    course = build.Course(tmp_path, date(2026, 11, 24))
    assert build.strays(course) == []
    (folder / "key.txt").write_text("x", "utf-8")
    assert [problem.file for problem in build.strays(course)] == ["modules/m05_hashing/key.txt"]
