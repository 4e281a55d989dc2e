"""Worker processes that are started as they are needed, and replaced when they die or hang.

Why not ``concurrent.futures`` or joblib's loky: when one of their workers dies, every batch that any worker holds is
lost with it, so the text that is to blame cannot be told from the others; and a worker that hangs cannot be ended
without ending all.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

from .attempt import failure
from .process import Process
from .worker import Answer, Ready, Unusable, serve

_STARTS_AT_MOST = 3  # in a row that end before the pipeline is loaded
# A pipeline keeps every word that it has ever seen: ten bytes a character of text. A new one loads in a second or two.
_CHARACTERS_A_WORKER = 20_000_000


class Job:
    """A batch on its way: its items, and what has come of them so far."""

    def __init__(self, items: list[SourceText | Failure]) -> None:
        self._results: list[Document | Failure | None] = [x if isinstance(x, Failure) else None for x in items]
        self._missing = self._results.count(None)
        at = [n for n, item in enumerate(items) if isinstance(item, SourceText)]
        self.task = Task(self, at, [item for item in items if isinstance(item, SourceText)])

    def put(self, at: list[int], results: list[Document | Failure]) -> None:
        """Take the results of the items at ``at``."""
        for place, result in zip(at, results, strict=True):
            self._results[place] = result
        self._missing -= len(at)

    def results(self) -> list[Document | Failure] | None:
        """Return one result for each item, or None while some are missing."""
        return None if self._missing else [result for result in self._results if result is not None]


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is given at once: texts of a job, with their places in it.

    ``alone`` is a single text that is tried anew, after a worker was lost with its batch.
    """

    job: Job
    at: list[int]
    sources: list[SourceText]
    alone: bool = False

    def one_by_one(self) -> list[Task]:
        """Return a task for each text."""
        pairs = zip(self.at, self.sources, strict=True)
        return [Task(self.job, [place], [source], alone=True) for place, source in pairs]


class _Worker:
    """The parent's side of a worker process."""

    def __init__(self, process: Process) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=serve, args=(theirs, process), daemon=True)
        # Ctrl-C reaches every process at the terminal; only the parent may act on it. A child has its parent's mask,
        # which the tracker that multiprocessing starts first would lift.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()  # or its end would never be noticed
        self.ready = False
        self.task: Task | None = None
        self.until = float("inf")
        self.characters = 0  # that it was given so far

    def give(self, task: Task, timeout: float | None) -> bool:
        """Send a task; return False where the worker has died, which is seen to when its answer is waited for."""
        try:
            self.connection.send(task.sources)
        except OSError:
            return False
        self.task = task
        self.characters += sum(len(source.text) for source in task.sources)
        self.until = time.monotonic() + timeout if timeout else float("inf")
        return True

    def answer(self) -> Answer | None:
        """Receive what the worker sends; None where it has died."""
        try:
            answer: Answer = self.connection.recv()
        except (EOFError, OSError):
            return None
        self.until = float("inf")
        return answer

    def end(self) -> str:
        """End the process at once, if it has not ended; say how it ended."""
        self._process.join(0.1)  # one that has died closes its connection a moment before it can be waited for
        self._process.kill()
        self._process.join()
        self.connection.close()
        return how_it_ended(self._process.exitcode or 0)


class Pool:
    """At most ``workers`` processes; gives them tasks, and puts the results into the tasks' jobs.

    Parameters
    ----------
    process : Process
        Must pickle.
    workers : int
    timeout : float, optional
        Seconds that a text may take. A batch that takes longer is tried anew text by text, each with that time.

    Raises
    ------
    DrugfactsError
        By :meth:`step`, where the pipeline cannot be used.
    """

    def __init__(self, process: Process, workers: int, timeout: float | None = None) -> None:
        self._process = process
        self._most = workers
        self._timeout = timeout
        self._tasks: deque[Task] = deque()
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def add(self, job: Job) -> None:
        """Take on a job."""
        if job.task.sources:
            self._tasks.append(job.task)

    def step(self) -> None:
        """Give out tasks, wait until some worker has an answer, has died or has taken too long, and see to it."""
        self._give_out()
        by_connection = {worker.connection: worker for worker in self._workers}
        until = min((worker.until for worker in self._workers), default=float("inf"))
        pause = None if until == float("inf") else max(0.0, until - time.monotonic())
        for connection in wait(list(by_connection), pause):
            assert isinstance(connection, Connection)
            self._take(by_connection[connection])
        for worker in [worker for worker in self._workers if worker.until <= time.monotonic()]:
            self._drop(worker, f"took longer than {self._timeout:g} s: allow more with --timeout, or leave it out")

    def _give_out(self) -> None:
        idle = [worker for worker in self._workers if worker.task is None]
        starting = sum(not worker.ready for worker in idle)
        while len(self._workers) < self._most and starting < len(self._tasks) - (len(idle) - starting):
            self._workers.append(_Worker(self._process))
            starting += 1
        for worker in idle:
            if worker.ready and self._tasks and worker.give(self._tasks[0], self._timeout):
                self._tasks.popleft()

    def _take(self, worker: _Worker) -> None:
        answer = worker.answer()
        if isinstance(answer, Unusable):
            raise DrugfactsError(answer.message)
        if answer is None:
            self._drop(worker, None)
        elif isinstance(answer, Ready):
            worker.ready, self._failed_starts = True, 0
        elif worker.task is not None:
            worker.task.job.put(worker.task.at, answer)
            worker.task = None
            if worker.characters >= _CHARACTERS_A_WORKER:
                self._workers.remove(worker)
                worker.end()

    def _drop(self, worker: _Worker, reason: str | None) -> None:
        """Be rid of a worker that has died or hangs; its texts are tried anew, or one is known to be to blame."""
        self._workers.remove(worker)
        how, task = worker.end(), worker.task
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS_AT_MOST:
                raise DrugfactsError(f"worker processes end before they can begin ({how}): use fewer --workers")
        if task is None:
            return
        if not task.alone:
            self._tasks.extendleft(reversed(task.one_by_one()))
            return
        reason = reason or f"ended the process that read it ({how}): split the text, or give it more memory"
        task.job.put(task.at, [failure(task.sources[0], reason)])


def how_it_ended(exitcode: int) -> str:
    """Say how a process ended.

    Examples
    --------
    >>> how_it_ended(-9), how_it_ended(3)
    ('SIGKILL, as when memory runs out', 'exit code 3')
    """
    if exitcode >= 0:
        return f"exit code {exitcode}"
    try:
        name = signal.Signals(-exitcode).name
    except ValueError:
        name = f"signal {-exitcode}"
    return f"{name}, as when memory runs out" if name == "SIGKILL" else name
