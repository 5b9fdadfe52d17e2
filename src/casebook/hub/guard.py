"""Try, as a learner's own account, to reach what no learner may reach, and say what could be reached."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url

from casebook.hub import seats
from casebook.hub.places import COURSE, BadHub, Hub, account
from casebook.hub.seats import OWN

MEND = "Run casebook hub lay as root."


def check(hub: Hub, learner: str) -> list[str]:
    """Return what `learner` can reach and must not, a sentence each. Run as root: it lists what the learner tries."""
    others = [Path(account(name).pw_dir) for name in (hub.instructor, *hub.pseudonyms()) if name != learner]
    hidden = [hub.course, hub.private, hub.source, hub.state, *others]
    fixed = [hub.exchange / COURSE, hub.outbound, *below(hub.outbound), Path(sys.prefix), Path(__file__).parent]
    alone = [hub.inbound, hub.feedback, *sqlite_file(hub)]
    told: dict[str, Any] = {
        "read": [str(path) for tree in hidden for path in (tree, *below(tree))] + [str(path) for path in alone],
        "write": [str(path) for path in fixed],
        "databases": list(databases(hub)),
    }
    reached = attempt(hub, learner, told)
    return [*trees(learner, [*hidden, *alone], reached["read"]), *sentences(learner, reached), *bits(hub)]


def attempt(hub: Hub, learner: str, told: dict[str, Any]) -> dict[str, Any]:
    """Return what the learner's account reaches of what it is told to try."""
    done = subprocess.run(
        [sys.executable, *OWN, "-m", "casebook.hub.trying"],
        input=json.dumps(told).encode(),
        **seats.become(hub, learner),
    )
    if done.returncode:
        # an account that cannot even run the program proves nothing
        raise BadHub(f"{learner} cannot run {sys.executable}: {done.stderr.decode(errors='replace').strip()[-200:]}")
    reached: dict[str, Any] = json.loads(done.stdout)
    return reached


def below(tree: Path) -> Iterator[Path]:
    """Yield every file and folder in a tree; no link is followed."""
    for folder, folders, files in os.walk(tree):
        for name in (*folders, *files):
            path = Path(folder, name)
            if not path.is_symlink():
                yield path


def databases(hub: Hub) -> Iterator[dict[str, Any]]:
    """Yield the ways in which a learner could ask PostgreSQL for the gradebook: as himself, and as its owner."""
    url = address(hub)
    if not url.drivername.startswith("postgresql"):
        return
    host, port = url.host or url.query.get("host"), url.port or url.query.get("port")
    for role in (None, url.username or hub.instructor):
        asked = {"host": host, "port": port, "user": role, "dbname": url.database}
        yield {name: value for name, value in asked.items() if value}


def sqlite_file(hub: Hub) -> list[Path]:
    """Return the file of the gradebook when it is SQLite."""
    url = address(hub)
    return [Path(url.database)] if url.drivername.startswith("sqlite") and url.database else []


def address(hub: Hub) -> URL:
    """Return where the gradebook is: `CASEBOOK_DB`, else SQLite in the course."""
    return make_url(os.environ.get("CASEBOOK_DB") or f"sqlite:///{hub.course / 'course' / 'gradebook.db'}")


def trees(learner: str, hidden: Iterable[Path], reached: Iterable[str]) -> list[str]:
    """Say what can be read, one sentence for each tree that ought to be closed."""
    left, found = sorted(reached), []
    for tree in hidden:
        inside = [path for path in left if Path(path).is_relative_to(tree)]
        if inside:
            some = f"{', '.join(inside[:3])}{f' and {len(inside) - 3} more' if inside[3:] else ''}"
            found.append(f"{learner} can read {some}. Close it: chmod go= {tree}")
    return found


def sentences(learner: str, reached: dict[str, Any]) -> list[str]:
    """Say what can be changed, and whether the gradebook opens."""
    written = [
        f"{learner} can change {path}. Take the right to write from others: chmod go-w." for path in reached["write"]
    ]
    opened = [
        f"{learner} can open the gradebook as {one.get('user', learner)}. "
        "In pg_hba.conf let `local all all peer` be the only line for local connections."
        for one in reached["databases"]
    ]
    return [*written, *opened]


def bits(hub: Hub) -> list[str]:
    """Say where the sticky bit is missing: without it a learner can move or delete what another has put there."""
    found = (path for path in (hub.exchange, hub.inbound) if not path.stat().st_mode & stat.S_ISVTX)
    return [f"{path} is not sticky: learners can move and delete what others put there. {MEND}" for path in found]
