"""A stream of inputs in batches that are worth a call and fit in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drugfacts.readers import Failure, SourceText

BATCH_TEXTS = 64
BATCH_CHARACTERS = 500_000


def batches(
    items: Iterable[SourceText | Failure], *, texts: int = BATCH_TEXTS, characters: int = BATCH_CHARACTERS
) -> Iterator[list[SourceText | Failure]]:
    """Cut ``items`` into lists of at most ``texts`` items, and of few more than ``characters`` code points, in order.

    Examples
    --------
    >>> items = [SourceText(str(n), "word") for n in range(5)]
    >>> [[item.id for item in batch] for batch in batches(items, texts=2)]
    [['0', '1'], ['2', '3'], ['4']]
    """
    batch: list[SourceText | Failure] = []
    length = 0
    for item in items:
        batch.append(item)
        length += len(item.text) if isinstance(item, SourceText) else 0
        if len(batch) >= texts or length >= characters:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
