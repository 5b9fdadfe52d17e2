"""Where things lie on a hub, who owns them and who may open them. `docs/deployment.md` shows the same as a table."""

import os
import pwd
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casebook.answers.reading import said
from casebook.classroom.private import Private
from casebook.errors import CasebookError

# nbgrader's id of the course
COURSE = "casebook"
# where the settings of the hub lie, for JupyterHub and for our own commands
SETTINGS = Path("/etc/casebook/hub.env")


class BadHub(CasebookError):
    """The places of a hub cannot be used."""


@dataclass(frozen=True)
class Hub:
    """One hub: everything of the class lies below `top`; `instructor` is the account of the person who runs it.

    `emails` are the addresses under which that person comes from Moodle or Canvas.
    """

    top: Path
    instructor: str = "instructor"
    emails: frozenset[str] = frozenset()

    @classmethod
    def here(cls, setting: Mapping[str, str] = os.environ) -> "Hub":
        """Return the hub of this machine, from `CASEBOOK_HUB`, `CASEBOOK_INSTRUCTOR` and their e-mail addresses."""
        emails = setting.get("CASEBOOK_INSTRUCTOR_EMAIL", "").casefold().replace(",", " ").split()
        top = Path(setting.get("CASEBOOK_HUB", "/srv/casebook"))
        return cls(top, setting.get("CASEBOOK_INSTRUCTOR", "instructor"), frozenset(emails))

    @property
    def course(self) -> Path:
        """The course folder: lesson sources with their keys, solutions, what was handed in and marked."""
        return self.top / "course"

    @property
    def private(self) -> Path:
        """The folder of the class: who is who, the secret, the hand-outs."""
        return self.top / "private"

    @property
    def exchange(self) -> Path:
        """nbgrader's exchange, the one place where both write."""
        return self.top / "exchange"

    @property
    def state(self) -> Path:
        """JupyterHub's own database and the secret of its cookies."""
        return self.top / "hub"

    @property
    def source(self) -> Path:
        """The repository from which root installs the programs: it holds keys and solutions too."""
        return self.top / "source"

    @property
    def outbound(self) -> Path:
        """Where released modules lie."""
        return self.exchange / COURSE / "outbound"

    @property
    def inbound(self) -> Path:
        """Where learners hand in."""
        return self.exchange / COURSE / "inbound"

    @property
    def feedback(self) -> Path:
        """Where learners fetch their marks."""
        return self.exchange / COURSE / "feedback"

    def pseudonyms(self) -> list[str]:
        """Return the pseudonyms of the class. Raises `BadHub` when there is no class yet."""
        if not (self.private / "key.csv").is_file():
            raise BadHub(
                f"There is no class in {self.private}. As {self.instructor}, in {self.course}, run "
                f"casebook class new --roster roster.csv --private {self.private}"
            )
        return [one.pseudonym for one in Private(self.private).learners()]


def take_settings(file: Path) -> None:
    """Read the hub's settings, lines NAME=value as systemd reads them; what the environment says already stays."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        if file == SETTINGS:
            return
        raise BadHub(f"There is no {file}. Copy deploy/hub/hub.env there.") from None
    except (OSError, ValueError) as error:
        raise BadHub(f"{file} cannot be read: {said(error)}. Write it as deploy/hub/hub.env is.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals:
            raise BadHub(f"{file}, line {number}: write NAME=value.")
        os.environ.setdefault(name.strip(), value.strip())


def account(name: str) -> pwd.struct_passwd:
    """Return an account of this machine. Raises `BadHub` when there is none."""
    try:
        return pwd.getpwnam(name)
    except KeyError as error:
        raise BadHub(f"This machine has no account {name}. Make it, or run casebook hub accounts.") from error


def lay(hub: Hub) -> None:
    """Make the places of a hub and give each to whom it belongs. Run as root; what is there already is put right.

    The exchange and its inbound folder are sticky (1777, 3733): whoever may write there can neither move nor delete
    what another has put there. nbgrader makes both without that bit, and leaves it where it stands.
    """
    who = account(hub.instructor)
    if not (hub.course / "nbgrader_config.py").is_file():
        raise BadHub(f"{hub.course} holds no course. As {hub.instructor}, put the repository there.")
    places = (
        (hub.top, 0, 0o755), (hub.state, 0, 0o700), (hub.exchange, 0, 0o1777), (Path(who.pw_dir), who.pw_uid, 0o700),
        (hub.source, 0, 0o700), (hub.course, who.pw_uid, 0o700), (hub.private, who.pw_uid, 0o700),
        (hub.exchange / COURSE, who.pw_uid, 0o755), (hub.outbound, who.pw_uid, 0o755),
        (hub.inbound, who.pw_uid, 0o3733), (hub.feedback, who.pw_uid, 0o711),
    )  # fmt: skip
    for path, owner, mode in places:
        if path.is_symlink():
            raise BadHub(f"{path} is a link. Put a folder there.")
        path.mkdir(exist_ok=True)
        os.chown(path, owner, who.pw_gid if owner else 0)
        path.chmod(mode)
