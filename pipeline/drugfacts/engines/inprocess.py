"""The plain engine: one process, one batch after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

from .attempt import attempt
from .batches import BATCH_CHARACTERS, BATCH_TEXTS, batches
from .process import Process


def run(
    items: Iterable[SourceText | Failure],
    process: Process,
    *,
    texts: int = BATCH_TEXTS,
    characters: int = BATCH_CHARACTERS,
) -> Iterator[Document | Failure]:
    """Give each text to ``process``, in batches, and yield one record or failure for each item, in order.

    A text that ``process`` cannot take becomes a failure that says why; the others of its batch go on.

    Parameters
    ----------
    items : iterable of SourceText or Failure
        What a reader gives; failures are passed through in their place.
    process : callable
        Texts to records, one each, in order.
    texts, characters : int
        The size of a batch, in texts and in code points. Results do not depend on it.

    Raises
    ------
    DrugfactsError
        Where the pipeline itself cannot be used: that is no failure of one text.
    """
    for batch in batches(items, texts=texts, characters=characters):
        results = iter(attempt([item for item in batch if isinstance(item, SourceText)], process))
        for item in batch:
            yield item if isinstance(item, Failure) else next(results)
