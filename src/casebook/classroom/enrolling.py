"""Put a roster into the key, the gradebook and the settings of the class."""

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

from nbgrader.api import Gradebook

from casebook.classroom import roster
from casebook.classroom.private import BadFolder, Private, join
from casebook.classroom.roster import Learner
from casebook.errors import CasebookError
from casebook.grading import settings
from casebook.grading.database import address, plainly
from casebook.writing import replace as put


def enrol(path: Path, private: Path, own_cases: bool) -> tuple[Private, list[Learner]]:
    """Take in a roster: the key is kept in `private`, pseudonyms alone go into nbgrader's gradebook.

    Returns the instructor's folder and everybody in the class. The key is written before anything depends on it.
    """
    new = roster.read(path)
    before = settings.read()
    if before.private and Path(before.private) != private:
        raise BadFolder(
            f"The class of this course is kept in {before.private}. Use that folder, or delete course/class.json."
        )
    if before.private and before.own_cases != own_cases:
        raise CasebookError("This class has begun with the other kind of cases. Leave --cases as it was.")
    folder = Private(private)
    try:
        folder.open()
    except OSError as error:
        raise BadFolder(f"{private} cannot be made: {error.strerror}. Name another folder with --private.") from error
    learners = join(folder.learners(), new)
    folder.write(learners)
    settings.write(replace(before, private=str(private), own_cases=own_cases))
    with plainly(), Gradebook(address(), "casebook") as gradebook:
        for learner in learners:
            gradebook.update_or_create_student(learner.pseudonym)
    return folder, learners


def lay(target: Path, pseudonym: str, data: bytes, unzipped: bool) -> None:
    """Write one learner's hand-out, as a zip or as a folder."""
    path = target / (pseudonym if unzipped else f"{pseudonym}.zip")
    try:
        target.mkdir(parents=True, exist_ok=True)
        if not unzipped:
            put(path, data, lasting=False)
            return
        shutil.rmtree(path, ignore_errors=True)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            archive.extractall(path)
    except OSError as error:
        raise BadFolder(
            f"{path} cannot be written: {error.strerror}. Move away what lies there, or allow writing, and run the "
            "same command again: who is in the class stays."
        ) from error
