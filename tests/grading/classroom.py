"""A course folder of its own with a class in it, the commands of an instructor, and the gradebook to compare."""

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from nbgrader.api import Base
from nbgrader.apps.api import NbGraderAPI
from sqlalchemy import create_engine, select
from sqlalchemy.engine import Engine
from traitlets.config.loader import PyFileConfigLoader

from casebook.build.release import environment
from casebook.case import open_case
from casebook.cli import casebook as commands
from casebook.errors import CasebookError
from casebook.grading.demo import lay
from casebook.grading.simulated import KINDS, Learners, hand_in
from casebook.lesson.keys import Lesson

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"


def collected() -> str:
    """Return nbgrader's pattern for what is collected, read and not run: running the file changes this process."""
    found = re.search(r'named_regexp = r"(.+)"', (ROOT / "nbgrader_config.py").read_text(encoding="utf-8"))
    assert found
    return found[1]


class Classroom:
    """One course with what its learners handed in. `setting` is the environment of every command."""

    def __init__(self, folder: Path, *modules: str) -> None:
        with environment(CASEBOOK_ROOT=str(ROOT)):
            for module in modules or (MODULE,):
                lay(ROOT, folder, module)
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEBOOK_")}
        self.setting = {**kept, "CASEBOOK_ROOT": str(folder)}

    @property
    def database(self) -> Path:
        return self.folder / "course" / "gradebook.db"

    @property
    def url(self) -> str:
        return self.setting.get("CASEBOOK_DB", f"sqlite:///{self.database}")

    def autograded(self, student: str, module: str = MODULE) -> Path:
        return self.folder / "course" / "autograded" / student / module

    def submitted(self, student: str, module: str = MODULE) -> Path:
        return self.folder / "course" / "submitted" / student / module

    def fill(self, count: int, module: str = MODULE) -> list[str]:
        """Let `count` learners hand in, of all kinds in turn."""
        bound = Lesson.load(ROOT / "course" / "lessons" / f"{module}.py").with_case(
            open_case(ROOT / "datasets" / "case" / "public")
        )
        learners = Learners(bound)
        names = [f"learner-{number:05}" for number in range(count)]
        for number, name in enumerate(names):
            values = learners.answers(KINDS[number % len(KINDS)], number)
            hand_in(self.submitted(name, module), module, bound.case.id, values, number)
        return names

    def run(self, program: str, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Run `casebook` or `nbgrader` in the course folder, as a program of its own."""
        done = subprocess.run(self.command(program, *arguments), cwd=self.folder, capture_output=True, text=True,
                              env=self.setting, check=False)  # fmt: skip
        assert not check or done.returncode == 0, done.stderr[-3000:] + done.stdout[-500:]
        return done

    def command(self, program: str, *arguments: str) -> list[str]:
        module = [sys.executable, "-m", "casebook"]
        return [*(module if program == "casebook" else [str(Path(sys.executable).with_name(program))]), *arguments]

    def casebook(self, *arguments: str) -> Result:
        """Run `casebook` in this process: the same command, without the time to start Python."""
        with environment(**self.setting):
            done = CliRunner().invoke(commands, list(arguments))
        if isinstance(done.exception, CasebookError):
            # what casebook.cli.main makes of it
            done.exit_code = 2
            done.stderr_bytes = f"casebook: {done.exception}\n".encode()
        elif done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    def autograde(self, module: str = MODULE, force: bool = False, students: Sequence[str] = ()) -> None:
        """Do what `nbgrader autograde` does, in this process, with the course's own settings."""
        with environment(**self.setting), contextlib.chdir(self.folder):
            config = PyFileConfigLoader("nbgrader_config.py", path=str(self.folder)).load_config()
            config.CourseDirectory.db_url = self.url
            api = NbGraderAPI(config=config)
            if not students:
                made = api.generate_assignment(module, force=True)
                assert made["success"], made
            for student in students or sorted(path.name for path in (self.folder / "course" / "submitted").iterdir()):
                done = api.autograde(module, student, force=force)
                assert done["success"], done

    def grade(self, *arguments: str, module: str = MODULE, exit: int = 0) -> dict[str, str]:
        """Run `casebook grade --json`; return the status of each learner."""
        done = self.casebook("grade", module, "--json", *arguments)
        assert done.exit_code == exit, f"{done.stderr[-2000:]}{done.output}"
        return statuses(done.stdout)

    def files(self) -> dict[str, bytes]:
        """Return every file that grading wrote, by its path."""
        top = self.folder / "course" / "autograded"
        return {str(path.relative_to(top)): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def statuses(printed: str) -> dict[str, str]:
    """Return the status of each learner from the lines of `casebook grade --json`."""
    lines = [json.loads(line) for line in printed.splitlines()]
    return {line["student"]: line["status"] for line in lines if "status" in line}


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that nbgrader keeps, with names in the place of random ids."""
    engine = create_engine(url)
    tables = {table.name: table for table in Base.metadata.sorted_tables}
    with engine.connect() as connection:
        found = {name: [row._mapping for row in connection.execute(select(table))] for name, table in tables.items()}
    engine.dispose()
    labels: dict[str, str] = {}

    def told(name: str, row: Any) -> tuple[Any, ...]:
        kept = []
        for column in tables[name].columns:
            value = row[column.name]
            if column.foreign_keys and value is not None:
                target = next(iter(column.foreign_keys)).column.table.name
                value = label(target, value)
            elif column.name == "id" and len(str(value)) == 32:
                continue
            kept.append((column.name, value))
        return tuple(kept)

    by_id = {(name, row["id"]): row for name, some in found.items() for row in some}

    def label(name: str, id: str) -> str:
        return labels.setdefault(f"{name} {id}", repr(told(name, by_id[name, id])))

    return {name: sorted((told(name, row) for row in some), key=repr) for name, some in found.items()}


def kept(url: str, sql: str) -> list[Any]:
    """Return what a query finds in the gradebook."""
    engine: Engine = create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(sql)]
    engine.dispose()
    return found
