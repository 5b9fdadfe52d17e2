"""Mark on several processes of this machine: warm workers, a bounded queue, and a dead worker costs little."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType

from casebook.grading import work
from casebook.grading.submission import Sent
from casebook.grading.versions import Versions
from casebook.grading.work import Result, Work

# submissions that travel together, and such loads under way for each worker: enough that no worker waits
LOAD = 8
AHEAD = 3

Waiting = tuple["Future[list[Work | Result]]", list[Sent]] | Result


class Pool:
    """Marks on `workers` processes (0: one for each processor); on one, in this process."""

    def __init__(self, module: str, now: Versions, workers: int = 0) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._now = now
        # the course is read before the workers are made, so that they have it from the first moment
        work.attempt(Sent("", module, None, None, None, ()), now)
        self._executor = self._hire() if self.workers > 1 else None

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def __call__(self, jobs: Iterable[Sent | Result], draw: bool = True) -> Iterator[Work | Result]:
        """Mark submissions, in order. What is settled already passes through; no more than a few loads are held."""
        if self._executor is None:
            for one in jobs:
                yield one if isinstance(one, Result) else work.attempt(one, self._now, draw)
            return
        waiting: deque[Waiting] = deque()
        under_way = 0
        for load in loads(jobs):
            waiting.append(load if isinstance(load, Result) else (self._submit(load, draw), load))
            under_way += not isinstance(load, Result)
            while waiting and (isinstance(waiting[0], Result) or under_way >= AHEAD * self.workers):
                under_way -= not isinstance(waiting[0], Result)
                yield from self._done(waiting, draw)
        while waiting:
            yield from self._done(waiting, draw)

    def _submit(self, load: list[Sent], draw: bool) -> "Future[list[Work | Result]]":
        assert self._executor
        try:
            return self._executor.submit(work.do, load, self._now, draw)
        except BrokenProcessPool:
            self._executor = self._hire()
            return self._executor.submit(work.do, load, self._now, draw)

    def _done(self, waiting: deque[Waiting], draw: bool) -> list[Work | Result]:
        """Return the results of the first load. When a worker died over it, find out by which submission."""
        first = waiting.popleft()
        if isinstance(first, Result):
            return [first]
        future, load = first
        try:
            return future.result()
        except BrokenProcessPool:
            return [self._alone(one, draw) for one in load]

    def _alone(self, sent: Sent, draw: bool) -> Work | Result:
        """Mark one submission by itself: a load that a worker died over may have been any other's fault."""
        try:
            return self._submit([sent], draw).result()[0]
        except BrokenProcessPool:
            return Result(sent.student, "pending", problems=("the process that marked it was ended; run again",))

    def _hire(self) -> ProcessPoolExecutor:
        # a fork has the course in memory already; where forking is not safe a worker reads it once
        start = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        executor = ProcessPoolExecutor(self.workers, mp_context=start, initializer=settle_in)
        executor.submit(os.getpid).result()
        return executor


def loads(jobs: Iterable[Sent | Result]) -> Iterator[list[Sent] | Result]:
    """Group submissions into loads; what is settled passes after the load before it."""
    load: list[Sent] = []
    for one in jobs:
        if isinstance(one, Sent):
            load.append(one)
        if load and (len(load) == LOAD or isinstance(one, Result)):
            yield load
            load = []
        if isinstance(one, Result):
            yield one
    if load:
        yield load


def settle_in() -> None:
    """Make a worker end with the run that it works for, and leave Ctrl-C to that run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()
