"""The class of a test: an instructor and two learners, taken from sign-in to feedback."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from machine import MODULE, Machine, Visitor, answers


class Court:
    """The class on the hub: `heron` answers all, `otter` errs three times; whatever their pseudonyms are."""

    def __init__(self, machine: Machine, url: str) -> None:
        self.machine, self.url = machine, url
        self.heron, self.otter = (Visitor(url, name) for name in machine.learners)
        self.teacher = Visitor(url, machine.instructor)
        self.seen: dict[str, Any] = {}

    def module(self, who: Visitor) -> Path:
        return self.machine.home(who.name) / "casebook" / "modules" / MODULE

    def go(self) -> None:
        """Release, fetch, answer, submit, collect, grade, feed back."""
        machine = self.machine
        machine.passwords[self.teacher.name] = machine.give_password(self.teacher.name)
        for who in (self.heron, self.otter, self.teacher):
            assert who.sign_in(machine.passwords[who.name]).status_code == 302
            who.take_token()
        # three at once, as when a class begins
        starts = ThreadPoolExecutor()
        teacher = starts.submit(self.teacher.start)
        self.heron.start()
        self.seen["before the release"] = self.module(self.heron).exists()
        machine.teach("release_assignment", MODULE)
        self.heron.exchange("fetch")
        # what is released before a server starts is there at once
        self.otter.start()
        self.seen["at the first sign-in"] = sorted(path.name for path in self.module(self.otter).iterdir())
        for who, wrong in ((self.heron, 0), (self.otter, 3)):
            file = {"type": "file", "format": "text", "content": answers(machine, who.name, wrong)}
            kept = who.ask("PUT", f"{who.server}/api/contents/modules/{MODULE}/answers.json", json=file)
            assert kept.status_code == 201, kept.text
            who.exchange("submit")
        machine.teach("collect", MODULE)
        machine.work("grade", "m05")
        machine.teach("generate_feedback", MODULE)
        machine.teach("release_feedback", MODULE)
        for who in (self.heron, self.otter):
            who.exchange("fetch_feedback")
        teacher.result()
        starts.shutdown()
