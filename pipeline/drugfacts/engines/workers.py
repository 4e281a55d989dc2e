"""The engine for all cores of a machine: spawned processes, each with a pipeline of its own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator

from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

from .batches import BATCH_CHARACTERS, BATCH_TEXTS, batches
from .inprocess import run
from .process import Process

# One batch with each worker, one that waits for it, and two for a slow one at the head to be overtaken by.
_BATCHES_A_WORKER = 2
_BATCHES_AHEAD = 2


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_with(
    items: Iterable[SourceText | Failure], process: Process, *, workers: int = 1, timeout: float | None = None
) -> Iterator[Document | Failure]:
    """Run the engine that this takes: this process alone, or worker processes for several or for a timeout.

    Parameters
    ----------
    items : iterable of SourceText or Failure
    process : callable
        Must pickle where there are worker processes.
    workers : int
        1 for this process alone, 0 for a worker a core.
    timeout : float, optional
        Seconds that a text may take. It is worker processes that can be held to it, so there is one at least.
    """
    if workers == 1 and timeout is None:
        return run(items, process)
    return run_in_workers(items, process, workers=workers, timeout=timeout)


def run_in_workers(
    items: Iterable[SourceText | Failure],
    process: Process,
    *,
    workers: int = 0,
    timeout: float | None = None,
    texts: int = BATCH_TEXTS,
    characters: int = BATCH_CHARACTERS,
) -> Iterator[Document | Failure]:
    """Do as :func:`drugfacts.engines.run` does, in several processes: the same results in the same order.

    No more than a few batches a worker are read ahead or wait to be yielded, however long ``items`` is. When a worker
    dies, its batch is tried anew text by text; a text with which a worker dies once more becomes a failure.

    Parameters
    ----------
    items : iterable of SourceText or Failure
    process : callable
        Must pickle; each worker calls it with no texts first, so that it loads what it needs.
    workers : int
        How many processes; 0 for one a core.
    timeout : float, optional
        Seconds that a text may take; one that takes longer becomes a failure.
    texts, characters : int
        The size of a batch.

    Raises
    ------
    DrugfactsError
        Where the pipeline cannot be used.
    """
    from .pool import Job, Pool  # a run in one process does without

    count = workers or cores()
    stream = batches(items, texts=texts, characters=characters)
    window: deque[Job] = deque()  # in the order of the items
    with Pool(process, count, timeout) as pool:
        while True:
            while len(window) < count * _BATCHES_A_WORKER + _BATCHES_AHEAD and (batch := next(stream, None)):
                window.append(Job(batch))
                pool.add(window[-1])
            if not window:
                return
            while (results := window[0].results()) is None:
                pool.step()
            window.popleft()
            yield from results
