"""Whatever goes wrong in reading one input is one line for people, and the rest goes on."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator

from .source import Failure, ReadError, SourceText
from .text import unreadable


def guarded(
    results: Iterable[SourceText | Failure],
    source: str,
    through: type[Exception] | tuple[type[Exception], ...] = (),
) -> Iterator[SourceText | Failure]:
    """Yield ``results``, and a failure where they end in an error that is not to go ``through``.

    Examples
    --------
    >>> [str(failure) for failure in guarded(map(int, ["x"]), "a.txt")]
    ["a.txt: cannot be read: ValueError: invalid literal for int() with base 10: 'x'"]
    """
    try:
        yield from results
    except through:
        raise
    except ReadError as error:
        yield Failure(source, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Failure(source, "damaged, cut short or not compressed with gzip: get it anew")
    except OSError as error:
        yield unreadable(source, error)
    except Exception as error:  # of a library, on what it was not made for
        yield Failure(source, f"cannot be read: {type(error).__name__}: {error}")
