"""What a mark depends on beside the answers: the lesson, the register, the case and the program, each as a SHA-256."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from casebook import __file__ as package
from casebook import __version__, paths
from casebook.grading import cases


@dataclass(frozen=True)
class Versions:
    """The versions behind a mark. `lesson`, `register` and `cases` are SHA-256; `code` is the program's number and one.

    `lesson` covers the lesson's source and the notebook built from it. `cases` is the public case, or a sign of the
    class secret from which each learner's case is made.
    """

    lesson: str
    register: str
    cases: str
    code: str

    def differing(self, other: "Versions") -> list[str]:
        """Name the parts in which another set of versions differs."""
        mine, others = asdict(self), asdict(other)
        return [name for name in mine if mine[name] != others[name]]


def now(module: str) -> Versions:
    """Return the versions of the course as it lies here."""
    source = paths.root() / "course" / "source" / module / f"{module}.ipynb"
    return Versions(
        lesson=digest([paths.lessons() / f"{module}.py", source]),
        register=digest(sorted((paths.datasets() / "register").glob("*.yaml"))),
        cases=of_cases(),
        code=f"{__version__}+{digest(sorted(Path(package).parent.rglob('*.py')))}",
    )


def of_cases() -> str:
    """Return the version of the cases: of the public case's files, or a sign that gives nothing of the secret away."""
    secret = cases.secret()
    if secret is not None:
        return hmac.new(secret, b"casebook: the cases of this class", hashlib.sha256).hexdigest()
    folder = paths.datasets() / "case" / "public"
    return digest(sorted(path for path in folder.rglob("*") if path.is_file()))


def digest(files: Iterable[Path]) -> str:
    """Return the SHA-256 of files with their names."""
    whole = hashlib.sha256()
    for path in files:
        data = path.read_bytes()
        whole.update(f"{path.name} {len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()
