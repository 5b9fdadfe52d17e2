"""What JupyterHub asks of us: who somebody is, and a server for each in his or her own seat."""

import asyncio
import os
from collections.abc import Callable
from typing import Any

from jupyterhub.spawner import LocalProcessSpawner

from casebook.classroom.private import Private
from casebook.hub import seats
from casebook.hub.places import Hub

WELCOME = "/notebooks/modules/Welcome.ipynb"
Admit = Callable[[Any, Any, dict[str, Any] | None], dict[str, Any] | None]


def by_email(hub: Hub, claimed: str) -> str | None:
    """Return the account of the person whom Moodle or Canvas knows by an e-mail address, or None.

    A pseudonym is no address: nobody gets a seat by calling himself heron-4821 over there.
    """
    email = claimed.casefold()
    if not email:
        return None
    if email in hub.emails:
        return hub.instructor
    found = {one.pseudonym for one in Private(hub.private).learners() if one.email.casefold() == email}
    return found.pop() if len(found) == 1 else None


def by_account(hub: Hub, claimed: str) -> str | None:
    """Return an account of the class whose password has been given, or None: other accounts have no seat here."""
    return claimed if claimed == hub.instructor or claimed in hub.pseudonyms() else None


def admitting(hub: Hub, known: Callable[[Hub, str], str | None]) -> Admit:
    """Return the hook that gives everybody who has signed on the name of a seat, and turns away whoever has none."""

    def admit(authenticator: Any, handler: Any, model: dict[str, Any] | None) -> dict[str, Any] | None:
        name = known(hub, str(model["name"])) if model else None
        if name is None or model is None:
            authenticator.log.warning("Somebody who is not in the class has signed on, and is turned away")
            return None
        # what else the platform told is dropped: no name or address of a person stays in the hub's database
        return {"name": name, "admin": False, "auth_state": None}

    return admit


class SeatSpawner(LocalProcessSpawner):  # type: ignore[misc]
    """A server under the account of the one who signed on, in that account's course folder."""

    async def start(self) -> Any:
        """Lay the seat, then start the server in it."""
        hub, name = Hub.here(), self.user.name
        if name == hub.instructor:
            self.default_url = "/lab"
        else:
            await asyncio.to_thread(seats.fill, hub, name)
            self.default_url = WELCOME
        self.notebook_dir = str(seats.folder(hub, name))
        return await super().start()

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Tell the server where its course is."""
        told: dict[str, str] = super().user_env(env)
        return {**told, **seats.environment(Hub.here(), self.user.name)}

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """Become the account, go to its course folder, and let nobody else read what a learner writes."""
        become, hub = super().make_preexec_fn(name), Hub.here()
        place, mask = seats.folder(hub, name), 0o022 if name == hub.instructor else 0o077

        def before() -> None:
            become()
            os.umask(mask)
            os.chdir(place)

        return before
