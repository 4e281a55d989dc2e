"""One batch through ``process``: what the engines of one machine have in common."""

from __future__ import annotations

from collections.abc import Sequence

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

from .process import Process


def attempt(sources: Sequence[SourceText], process: Process) -> list[Document | Failure]:
    """Process ``sources`` together, and one by one where that fails, to find the one that is to blame.

    Returns
    -------
    list of Document or Failure
        One for each text, in order.

    Raises
    ------
    DrugfactsError
        Where the pipeline itself cannot be used: that is no failure of one text.
    """
    if not sources:
        return []
    try:
        return _checked(sources, list(process(sources)))
    except DrugfactsError:
        raise
    except Exception as error:
        if len(sources) > 1:
            return [result for source in sources for result in attempt([source], process)]
        return [failure(sources[0], describe(error))]


def failure(source: SourceText, reason: str) -> Failure:
    """Return the failure of a text, named for people."""
    return Failure(source.source or source.id, reason, source.id)


def describe(error: BaseException) -> str:
    """Say in one line what an unforeseen exception was.

    Examples
    --------
    >>> describe(ValueError("span 3:9"))
    'could not be processed (ValueError: span 3:9): please report it, with the text'
    """
    detail = " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")
    return f"could not be processed ({detail[:300]}): please report it, with the text"


def _checked(sources: Sequence[SourceText], documents: Sequence[Document]) -> list[Document | Failure]:
    if [document.id for document in documents] != [source.id for source in sources]:
        raise RuntimeError("the pipeline's records are not those of its texts")
    return list(documents)
