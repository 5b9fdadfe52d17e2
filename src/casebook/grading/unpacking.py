"""Take from what learners send the files that count, each whole, of a sane size and under its own name; nothing else.

Stock nbgrader unpacks whatever an archive holds, archives inside it too, and ends the whole run at the first that it
cannot read. Here an archive that cannot be used costs nobody but its sender, and says so in the hand-in's remarks.
"""

import re
import stat
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nbgrader.plugins import ExtractorPlugin

from casebook.answers.reading import LIMIT_BYTES
from casebook.grading import submission
from casebook.grading.noticing import LIMIT_NOTEBOOK
from casebook.grading.submission import REMARKS, clip

# what "Download my work" makes: <pseudonym>__<module>.zip, often with something of the platform before it
NAME = re.compile(r"(?:.*[^A-Za-z0-9-])?(?P<student>[A-Za-z0-9-]+)__(?P<module>m\d\d_[a-z0-9_]+)", re.DOTALL)
# such a file holds its members uncompressed, and little beside them
LIMIT_ARCHIVE = LIMIT_NOTEBOOK + LIMIT_BYTES + 1_000_000
SMALL = 10_000
PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unfit(Exception):
    """A member of an archive cannot be used; the message ends the sentence about it."""


@dataclass(frozen=True)
class Taken:
    """What was taken of one hand-in: files by name, and a line for each thing that was not."""

    files: Mapping[str, bytes]
    remarks: tuple[str, ...] = ()

    def lay(self, folder: Path) -> None:
        """Write the files and the remarks into a folder of their own."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            (folder / name).write_bytes(data)
        if self.remarks:
            (folder / REMARKS).write_text("".join(f"{clip(line)}\n" for line in self.remarks), "utf-8")


def limits(module: str) -> dict[str, int]:
    """Return the files of a hand-in that count, with the bytes that each may have."""
    return {"answers.json": LIMIT_BYTES, f"{module}.ipynb": LIMIT_NOTEBOOK, "manifest-sha256.txt": SMALL}


def unpack(path: Path, module: str) -> Taken:
    """Take the files of one zip. Never raises on what the archive holds.

    A member counts at the top, or in one folder: who unpacks a zip to look into it packs it again that way.
    """
    try:
        if path.is_symlink() or not path.is_file():
            return Taken({}, ("the archive is no regular file",))
        if path.stat().st_size > LIMIT_ARCHIVE:
            return Taken({}, (f"the archive is larger than {LIMIT_ARCHIVE // 1_000_000} MB",))
        with zipfile.ZipFile(path) as archive:
            return members(archive, limits(module))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        return Taken({}, ("the archive is no zip that can be read",))


def members(archive: zipfile.ZipFile, wanted: Mapping[str, int]) -> Taken:
    """Take the wanted members of an open zip."""
    found: dict[str, list[zipfile.ZipInfo]] = defaultdict(list)
    others = []
    for member in archive.infolist():
        name = PurePosixPath(member.filename).name
        place = member.filename.split("/")
        inside = len(place) <= 2 and not {"", ".", "..", "__MACOSX"} & set(place) and "\\" not in member.filename
        if inside and name in wanted:
            found[name].append(member)
        elif not member.is_dir():
            others.append(member.filename)
    files, remarks = {}, []
    for name, some in found.items():
        try:
            if len(some) > 1:
                raise Unfit("is there twice, so none counts")
            files[name] = content(archive, some[0], wanted[name])
        except Unfit as error:
            remarks.append(f"{name} in the archive {error}")
    if others:
        remarks.append(f"left in the archive: {', '.join(others[:20])}")
    return Taken(files, tuple(remarks))


def content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """Return the bytes of a member, however large it says it is. Raises `Unfit` with the reason."""
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
        raise Unfit("is no regular file")
    if member.flag_bits & 1:
        raise Unfit("is encrypted")
    if member.compress_type not in PLAIN:
        raise Unfit("is packed in a way that the course does not use")
    try:
        with archive.open(member) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise Unfit("cannot be read") from error
    if len(data) > limit:
        raise Unfit(f"is larger than {limit // 1000} kB")
    return data


def copy(folder: Path, module: str, more: Iterable[str] = ()) -> Taken:
    """Take the files of a folder that belongs to a learner: no link is followed, no pipe waited for."""
    if folder.is_symlink() or not folder.is_dir():
        return Taken({}, ("the folder is a link and is not followed",))
    wanted = limits(module) | dict.fromkeys(more, SMALL)
    files, remarks = {}, []
    for name in sorted(path.name for path in folder.iterdir()):
        data = submission.contents(folder / name, wanted[name]) if name in wanted else None
        if data is not None:
            files[name] = data
        elif name in wanted:
            remarks.append(f"{name} is a link, too large or no regular file, and was not collected")
    others = [path.name for path in folder.iterdir() if path.name not in wanted | dict.fromkeys(submission.EXPECTED)]
    if others:
        remarks.append(f"not collected: {', '.join(sorted(others)[:20])}")
    return Taken(files, tuple(remarks))


class Extractor(ExtractorPlugin):  # type: ignore[misc]
    """Unpack the archives that learners sent, for `nbgrader zip_collect`."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack each archive, and take each learner's folder, into a folder of its name."""
        module = self.parent.coursedir.assignment_id
        top = Path(archive_path)
        sent: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(top.rglob("*")):
            inner = any(NAME.fullmatch(parent.name) for parent in path.relative_to(top).parents)
            if not inner and (name := self._name(path, module)):
                sent[name].append(path)
        for name, paths in sent.items():
            taken = [unpack(path, module) if path.suffix.lower() == ".zip" else copy(path, module) for path in paths]
            if len({repr(sorted(one.files.items())) for one in taken}) > 1:
                which = ", ".join(str(path.relative_to(top)) for path in paths)
                told = "refused: these differ and are said to be one learner's, so keep only the right one"
                self.log.warning("%s: %s: %s", name, told, clip(which))
                continue
            for remark in taken[0].remarks:
                self.log.warning("%s: %s", name, clip(remark))
            taken[0].lay(Path(extracted_path) / name)

    def _name(self, path: Path, module: str) -> str | None:
        """Return `<pseudonym>__<module>` of an archive or a folder; None for what is none, with a line about it."""
        zipped = path.suffix.lower() == ".zip"
        found = NAME.fullmatch(path.stem if zipped else path.name)
        if found and found["module"] == module and (zipped or path.is_dir() or path.is_symlink()):
            return f"{found['student']}__{module}"
        if zipped or not path.is_dir():
            told = f"its name does not end in <pseudonym>__{module}.zip"
            self.log.warning("%s: refused: %s", clip(path.name), told)
        return None
