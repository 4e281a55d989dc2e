"""A worker process: loads the pipeline once, then turns batches into results until its parent is done, or gone."""

from __future__ import annotations

import gc
import os
import sys
import threading
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

from .attempt import attempt
from .process import Process

# A loaded pipeline is 200,000 objects that stay: to look through them for garbage while they are made takes a fifth of
# the time of loading.
_OBJECTS_BEFORE_COLLECTION = 300_000


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded the pipeline and waits for a batch."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """The pipeline cannot be used: why, for a person."""

    message: str


Answer = Ready | Unusable | list[Document | Failure]
"""What a worker sends: one when it has begun, one for each batch."""


Work = Callable[[Sequence[SourceText], Process], Answer]


def serve(connection: Connection, process: Process) -> None:
    """Answer each batch that comes through ``connection`` with its results, until the other end is closed."""
    _leave_with_the_parent()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # the libraries' notes to their developers
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    try:
        connection.send(_answer(_begin, [], process))
        gc.collect()
        gc.freeze()
        while True:
            connection.send(_answer(attempt, connection.recv(), process))
    except (EOFError, OSError):  # the parent has ended, or wants no more
        return


def _begin(batch: Sequence[SourceText], process: Process) -> Answer:
    """Have ``process`` load what it needs: time that no text is charged with."""
    list(process(batch))
    return Ready()


def _answer(work: Work, batch: Sequence[SourceText], process: Process) -> Answer:
    try:
        return work(batch, process)
    except DrugfactsError as error:
        return Unusable(str(error))


def _leave_with_the_parent() -> None:
    """End this process as soon as its parent has ended, even when that was killed and a batch takes long."""
    parent = parent_process()
    if parent is None:  # run in a thread, as in tests
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
