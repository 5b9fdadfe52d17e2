"""Marks can be trusted later: what they were given for is kept, changes are told beforehand, people's marks stand."""

import hashlib
import json
from pathlib import Path

from classroom import MODULE, Classroom, kept, rows
from nbgrader.api import Gradebook

LESSON = f"course/lessons/{MODULE}.py"


def change_a_key(room: Classroom) -> None:
    """Let every answer to one question be wrong from now on."""
    path = room.folder / LESSON
    text = path.read_text("utf-8")
    head = '# %% mark="m05-q1"\n'
    start = text.index(head) + len(head)
    end = text.index("\n# %%", start)
    strict = f"import dataclasses\ndataclasses.replace(\n{text[start:end].strip()}\n, earned=0.0)\n"
    path.write_text(text[:start] + strict + text[end:], "utf-8")


def test_the_gradebook_keeps_hash_versions_and_time_of_every_mark(fresh: Classroom) -> None:
    fresh.grade()
    found = kept(fresh.url, "select student, answers, lesson, register, code, marked, marks from casebook_marking")
    assert len(found) == 6
    for student, answers, lesson, register, code, marked, marks in found:
        sent = (fresh.submitted(student) / "answers.json").read_bytes()
        assert answers == hashlib.sha256(sent).hexdigest()
        assert len(lesson) == len(register) == 64 and code.startswith("0.") and "+" in code
        assert marked.startswith("20") and marked.endswith("Z")
        with Gradebook(fresh.url, "casebook") as gradebook:
            grades = gradebook.find_submission(MODULE, student).notebooks[0].grades
            assert json.loads(marks) == {
                grade.name: grade.auto_score for grade in grades if grade.auto_score is not None
            }


def test_what_a_changed_key_moves_is_listed_before_anything_is_written_and_waits(fresh: Classroom) -> None:
    fresh.grade()
    before, files = rows(fresh.url), fresh.files()
    change_a_key(fresh)

    listed = fresh.casebook("grade", "m05", "--dry-run")
    assert listed.exit_code == 0
    assert "learner-00000, m05-q1: 2 -> 0" in listed.stderr
    assert (rows(fresh.url), fresh.files()) == (before, files)

    waiting = fresh.casebook("grade", "m05")
    assert waiting.exit_code == 1
    assert "learner-00000, m05-q1: 2 -> 0" in waiting.stderr
    assert "pending: its mark would move; accept it with --accept" in waiting.stderr
    assert mark(fresh, "learner-00000") == 2
    assert fresh.files()[f"learner-00000/{MODULE}/{MODULE}.ipynb"] == files[f"learner-00000/{MODULE}/{MODULE}.ipynb"]

    accepted = fresh.casebook("grade", "m05", "--accept")
    assert accepted.exit_code == 0
    assert mark(fresh, "learner-00000") == 0
    history = kept(
        fresh.url, "select number, marks from casebook_marking where student = 'learner-00000' order by number"
    )
    assert [json.loads(marks)["m05-q1"] for _, marks in history] == [2.0, 0.0]


def mark(room: Classroom, student: str) -> float | None:
    with Gradebook(room.url, "casebook") as gradebook:
        found: float | None = gradebook.find_grade("m05-q1", MODULE, MODULE, student).auto_score
        return found


def test_a_change_that_moves_no_mark_asks_nothing(fresh: Classroom) -> None:
    fresh.grade()
    before = rows(fresh.url)
    path = fresh.folder / LESSON
    path.write_text(path.read_text("utf-8").replace('mark="m05-q1"\n', 'mark="m05-q1"\n# a remark\n'), "utf-8")
    assert set(fresh.grade().values()) == {"graded"}
    assert rows(fresh.url) == before
    assert len(kept(fresh.url, "select * from casebook_marking")) == 12


def test_nbgrader_autograde_too_says_what_moves(fresh: Classroom) -> None:
    fresh.grade()
    change_a_key(fresh)
    with_force = fresh.run("nbgrader", "autograde", MODULE, "--force", "--student", "learner-00000")
    said = with_force.stderr + with_force.stdout
    assert "The course has changed since this mark was given: learner-00000, m05-q1: 2 -> 0" in said
    assert said.index("2 -> 0") < said.index("Converting notebook")


def test_a_mark_by_a_person_is_never_overwritten(fresh: Classroom) -> None:
    fresh.grade()
    with Gradebook(fresh.url, "casebook") as gradebook:
        for question, score in (("m05-q1", 1.5), ("m05-t1", 8.0)):
            grade = gradebook.find_grade(question, MODULE, MODULE, "learner-00000")
            grade.manual_score, grade.extra_credit, grade.needs_manual_grade = score, 1.0, False
        comment = gradebook.find_comment("m05-t1", MODULE, MODULE, "learner-00000")
        comment.manual_comment = "Well reasoned."
        gradebook.db.commit()
    change_a_key(fresh)
    assert "(a person's mark of 1.5 stands)" in fresh.casebook("grade", "m05", "--dry-run").stderr
    fresh.grade("--accept", "--again")
    with Gradebook(fresh.url, "casebook") as gradebook:
        hand = gradebook.find_grade("m05-q1", MODULE, MODULE, "learner-00000")
        assert (hand.auto_score, hand.manual_score, hand.extra_credit) == (0, 1.5, 1.0)
        assert hand.needs_manual_grade, "a person looks again where the machine's mark has changed below theirs"
        task = gradebook.find_grade("m05-t1", MODULE, MODULE, "learner-00000")
        assert (task.manual_score, task.extra_credit, task.needs_manual_grade) == (8.0, 1.0, False)
        assert gradebook.find_comment("m05-t1", MODULE, MODULE, "learner-00000").manual_comment == "Well reasoned."


def test_verify_recomputes_and_finds_every_kind_of_tampering(fresh: Classroom) -> None:
    fresh.grade()
    clean = fresh.casebook("grade", "m05", "--verify")
    assert clean.exit_code == 0 and "6 of 6 marked submissions compared; each is what it was." in clean.stderr

    with Gradebook(fresh.url, "casebook") as gradebook:
        gradebook.find_grade("m05-q2", MODULE, MODULE, "learner-00001").auto_score = 3
        gradebook.db.commit()
    (fresh.submitted("learner-00002") / "answers.json").write_bytes(
        (fresh.submitted("learner-00000") / "answers.json").read_bytes()
    )
    page = fresh.autograded("learner-00003") / f"{MODULE}.ipynb"
    page.write_text(page.read_text("utf-8").replace("0 of 2 points", "2 of 2 points"), "utf-8")

    found = fresh.casebook("grade", "m05", "--verify")
    assert found.exit_code == 1 and "6 of 6 marked submissions compared; 3 differ." in found.stderr
    assert "learner-00001, m05_hashing: m05-q2: the gradebook has 3, the mark given was 0" in found.stderr
    assert "learner-00002, m05_hashing: answers.json is not the file that was marked at" in found.stderr
    assert "learner-00003, m05_hashing: the marked notebook is not as it was written" in found.stderr

    statuses = fresh.grade()
    assert {one for one, status in statuses.items() if status == "graded"} == {
        "learner-00001", "learner-00002", "learner-00003"
    }  # fmt: skip
    with Gradebook(fresh.url, "casebook") as gradebook:
        assert gradebook.find_grade("m05-q2", MODULE, MODULE, "learner-00001").auto_score == 0


def test_verify_of_a_sample_compares_that_many_and_names_what_has_changed_since(fresh: Classroom) -> None:
    fresh.grade()
    assert "2 of 6 marked submissions compared" in fresh.casebook("grade", "m05", "--verify", "--sample", "2").stderr
    change_a_key(fresh)
    found = fresh.casebook("grade", "m05", "--verify").stderr
    assert "m05-q1: marked again it earns 0, it was given 2 (lesson changed since 20" in found


def test_an_answer_file_that_was_swapped_after_collection_is_named(fresh: Classroom) -> None:
    archive = fresh.folder / "course" / "downloaded" / MODULE / "archive"
    archive.mkdir(parents=True)
    zipped(archive / f"heron-1__{MODULE}.zip", fresh.submitted("learner-00000") / "answers.json")
    fresh.run("nbgrader", "zip_collect", MODULE)
    sent = (fresh.submitted("heron-1") / "answers.json").read_bytes()
    collected = kept(fresh.url, "select student, answers from casebook_collected")
    assert collected == [("heron-1", hashlib.sha256(sent).hexdigest())]
    assert kept(fresh.url, "select count(*) from alembic_version") == [(1,)]

    (fresh.submitted("heron-1") / "answers.json").write_text("{}", "utf-8")
    done = fresh.casebook("grade", "m05")
    assert "heron-1, m05_hashing: graded: answers.json is not the file that was collected at 20" in done.stderr
    fresh.run("nbgrader", "zip_collect", MODULE, "--force")
    assert fresh.grade()["heron-1"] == "graded"
    assert "not the file" not in fresh.casebook("grade", "m05", "--again").stderr


def zipped(path: Path, answers: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        archive.write(answers, "answers.json")


def test_options_that_contradict_each_other_are_refused_in_one_line(fresh: Classroom) -> None:
    for options in (["--again", "--resume"], ["--dry-run", "--accept"], ["--verify", "--again"], ["--sample", "3"]):
        done = fresh.casebook("grade", "m05", *options)
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 1
