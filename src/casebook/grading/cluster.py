"""Mark on a Dask cluster: pure tasks without database access. A lost worker costs its tasks, which are done again."""

import logging
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any

from casebook.errors import CasebookError
from casebook.grading import work
from casebook.grading.submission import Sent
from casebook.grading.versions import Versions
from casebook.grading.work import Result, Work

# submissions in a task, and tasks under way for each thread of the cluster
LOAD = 25
AHEAD = 3
# how long to wait for the scheduler, and for a first worker, in seconds
PATIENCE = 30


class NoCluster(CasebookError):
    """The cluster cannot be used, or is gone; the message is one line and says what to do."""


class Cluster:
    """A Dask cluster that marks. Its workers have this course at the same version; they see no database."""

    def __init__(self, address: str, now: Versions, patience: float = PATIENCE) -> None:
        try:
            import distributed
        except ImportError as error:
            raise NoCluster(
                'Dask is not installed here. Run pip install "casebook[cluster]", or leave --scheduler out.'
            ) from error
        self._dask: Any = distributed
        # what it would say of lost connections is said in one line, by NoCluster
        for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._address = address
        self._now = now
        try:
            # Dask would wait for what is no address, twice as long as for what is one
            self._dask.comm.get_address_host_port(self._dask.comm.normalize_address(address), strict=True)
        except ValueError as error:
            raise NoCluster(
                f"{address} is no address of a scheduler. Write one such as tcp://10.0.0.5:8786."
            ) from error
        try:
            self._client = self._dask.Client(address, timeout=patience, set_as_default=False)
            self._client.wait_for_workers(1, timeout=patience)
        except (OSError, ValueError, TimeoutError) as error:
            raise NoCluster(
                f"No scheduler with a worker answers at {address}. Start both (docs/cluster.md), then run again."
            ) from error

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close(timeout=2)

    def __call__(self, jobs: Iterable[Sent | Result], draw: bool = True) -> Iterator[Work | Result]:
        """Mark submissions in the order they get done. A bounded number is under way."""
        try:
            yield from self._mark(jobs, draw)
        except (self._dask.client.FuturesCancelledError, OSError, TimeoutError) as error:
            raise NoCluster(
                f"The scheduler at {self._address} is gone. What is written stays; "
                "start it and run the same command again."
            ) from error

    def _mark(self, jobs: Iterable[Sent | Result], draw: bool) -> Iterator[Work | Result]:
        todo = loads(jobs)
        under_way: dict[Any, list[Sent]] = {}
        more = True
        while more or under_way:
            room = AHEAD * max(1, sum(self._client.nthreads().values()))
            while more and len(under_way) < room:
                load = next(todo, None)
                if load is None:
                    more = False
                elif isinstance(load, Result):
                    yield load
                else:
                    under_way[self._submit(load, draw)] = load
            if under_way:
                with self._client.as_current():
                    done = self._dask.wait(list(under_way), return_when="FIRST_COMPLETED").done
                for future in done:
                    yield from self._results(future, under_way.pop(future), under_way, draw)

    def _submit(self, load: list[Sent], draw: bool) -> Any:
        # a task is not known by its content: asked for again it is done again, whatever became of the first
        return self._client.submit(work.do, load, self._now, draw, pure=False)

    def _results(
        self, future: Any, load: list[Sent], under_way: dict[Any, list[Sent]], draw: bool
    ) -> Iterator[Work | Result]:
        """Yield what a task gave. A load over which several workers died is taken apart, to find the one at fault."""
        try:
            yield from future.result()
        except self._dask.KilledWorker:
            if len(load) == 1:
                yield Result(load[0].student, "pending", problems=("every worker that marked it was lost; run again",))
            for one in load if len(load) > 1 else ():
                under_way[self._submit([one], draw)] = [one]
        except (ImportError, AttributeError, TypeError) as error:
            raise NoCluster(
                f"A worker of the cluster cannot mark: {type(error).__name__}: {error}. "
                "Install this version of Casebook on every worker."
            ) from error


def loads(jobs: Iterable[Sent | Result]) -> Iterator[list[Sent] | Result]:
    """Group submissions into tasks; what is settled passes at once."""
    load: list[Sent] = []
    for one in jobs:
        if isinstance(one, Result):
            yield one
            continue
        load.append(one)
        if len(load) == LOAD:
            yield load
            load = []
    if load:
        yield load
