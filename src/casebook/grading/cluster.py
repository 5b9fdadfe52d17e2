"""Mark on a Dask cluster: pure tasks without database access. A lost worker costs its tasks, which are done again."""

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

    def __init__(self, address: str, now: Versions) -> None:
        try:
            import distributed
        except ImportError as error:
            raise NoCluster(
                'Dask is not installed here. Run pip install "casebook[cluster]", or leave --scheduler out.'
            ) from error
        self._dask: Any = distributed
        self._address = address
        self._now = now
        try:
            self._client = self._dask.Client(address, timeout=PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=PATIENCE)
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
        todo = loads(jobs)
        under_way: dict[Any, list[Sent]] = {}
        more = True
        while more or under_way:
            while more and len(under_way) < AHEAD * max(1, self._threads()):
                load = next(todo, None)
                if load is None:
                    more = False
                elif isinstance(load, Result):
                    yield load
                else:
                    under_way[self._submit(load, draw)] = load
            if under_way:
                for future in self._finished(list(under_way)):
                    yield from self._results(future, under_way.pop(future), under_way, draw)

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def _submit(self, load: list[Sent], draw: bool) -> Any:
        # a task is not known by its content: asked for again it is done again, whatever became of the first
        return self._client.submit(work.do, load, self._now, draw, pure=False)

    def _finished(self, futures: list[Any]) -> Iterable[Any]:
        try:
            found = self._dask.wait(futures, return_when="FIRST_COMPLETED")
        except (self._dask.client.FuturesCancelledError, OSError, TimeoutError) as error:
            raise self._gone() from error
        done: set[Any] = found.done
        return done

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
        except (self._dask.client.FuturesCancelledError, OSError) as error:
            raise self._gone() from error
        except Exception as error:
            raise NoCluster(
                f"A worker of the cluster cannot mark: {type(error).__name__}: {error}. "
                "Install this version of Casebook on every worker and set CASEBOOK_ROOT there."
            ) from error

    def _gone(self) -> NoCluster:
        return NoCluster(
            f"The scheduler at {self._address} is gone. What is written stays; start it and run the same command again."
        )


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
