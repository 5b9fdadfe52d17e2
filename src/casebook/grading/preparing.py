"""Put a module's questions into the gradebook: what nbgrader's generate_assignment does, and our own tables."""

import tempfile

import nbformat
from nbgrader import api
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import compute_checksum
from sqlalchemy import Engine, func, inspect, select, text
from traitlets.config import Config

from casebook import paths
from casebook.build.release import run
from casebook.grading import journal
from casebook.grading.database import address, connect, plainly, reading, writing

SOURCE, CELL, NOTEBOOK = api.SourceCell.__table__, api.BaseCell.__table__, api.Notebook.__table__
GRADED, TASK = api.GradeCell.__table__, api.TaskCell.__table__


def prepare(module: str, db_url: str | None = None) -> None:
    """Put a module's questions into the gradebook as generate_assignment does, touching no learner's file."""
    url = db_url or address()
    engine = connect(url)
    try:
        if not prepared(module, engine):
            generate(module, url)
        journal.make(engine)
        stamp(engine)
    finally:
        engine.dispose()


def generate(module: str, url: str) -> None:
    """Run nbgrader's generate_assignment for its rows in the gradebook alone."""
    with tempfile.TemporaryDirectory(prefix="casebook-prepare-") as folder, plainly():
        config = Config()
        config.CourseDirectory.root = str(paths.root())
        config.CourseDirectory.source_directory = "course/source"
        config.CourseDirectory.release_directory = folder
        config.CourseDirectory.db_url = url
        config.CourseDirectory.course_id = "casebook"
        coursedir = CourseDirectory(config=config)
        coursedir.assignment_id = module
        run(GenerateAssignment(coursedir=coursedir, parent=None, create_assignment=True))


def prepared(module: str, engine: Engine) -> bool:
    """Tell whether the gradebook has exactly the cells of the course's notebook. A run that was killed may not."""
    with reading(engine) as connection:
        if not inspect(connection).has_table(SOURCE.name):
            return False
        sources = select(SOURCE.c.name, SOURCE.c.checksum).join(NOTEBOOK).where(NOTEBOOK.c.name == module)
        marked = (
            select(CELL.c.name, func.coalesce(GRADED.c.max_score, TASK.c.max_score))
            .join(NOTEBOOK, NOTEBOOK.c.id == CELL.c.notebook_id)
            .outerjoin(GRADED, GRADED.c.id == CELL.c.id)
            .outerjoin(TASK, TASK.c.id == CELL.c.id)
            .where(NOTEBOOK.c.name == module)
        )
        there = {name: checksum for name, checksum in connection.execute(sources)}
        points = {name: most for name, most in connection.execute(marked)}
        known = connection.scalar(select(NOTEBOOK.c.id).where(NOTEBOOK.c.name == module)) is not None
    path = paths.root() / "course" / "source" / module / f"{module}.ipynb"
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if "nbgrader" in cell.metadata]
    wanted = {cell.metadata.nbgrader.grade_id: compute_checksum(cell) for cell in cells}
    worth = {cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points) for cell in cells}
    return known and there == wanted and points == worth


def stamp(engine: Engine) -> None:
    """Give the gradebook the mark of its version where a kill while it was made has left none."""
    if inspect(engine).has_table("alembic_version"):
        return
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        head = api.get_alembic_version()
        connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": head})
