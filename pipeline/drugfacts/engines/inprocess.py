"""The plain engine: one process, one batch after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

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
        results = iter(_process([item for item in batch if isinstance(item, SourceText)], process))
        for item in batch:
            yield item if isinstance(item, Failure) else next(results)


def _process(sources: Sequence[SourceText], process: Process) -> list[Document | Failure]:
    """Process ``sources`` together, and one by one where that fails, to find the one that is to blame."""
    if not sources:
        return []
    try:
        return _checked(sources, list(process(sources)))
    except DrugfactsError:
        raise
    except Exception as error:
        if len(sources) > 1:
            return [result for source in sources for result in _process([source], process)]
        return [Failure(sources[0].source or sources[0].id, describe(error))]


def _checked(sources: Sequence[SourceText], documents: Sequence[Document]) -> list[Document | Failure]:
    if [document.id for document in documents] != [source.id for source in sources]:
        raise RuntimeError("the pipeline's records are not those of its texts")
    return list(documents)


def describe(error: BaseException) -> str:
    """Say in one line what an unforeseen exception was.

    Examples
    --------
    >>> describe(ValueError("span 3:9"))
    'could not be processed (ValueError: span 3:9): please report it, with the text'
    """
    detail = " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")
    return f"could not be processed ({detail[:300]}): please report it, with the text"
