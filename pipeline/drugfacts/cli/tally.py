"""How far a long run is: documents, facts and failures so far, how fast, and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from drugfacts.readers import Failure
from drugfacts.records import Document


class Tally:
    """Counts results as they go by.

    Parameters
    ----------
    total : int, optional
        How many there will be, where that is known.
    clock : callable
        Seconds; for tests.
    """

    def __init__(self, total: int | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._clock = clock
        self._start = clock()
        self.documents = self.characters = self.facts = self.failed = 0

    def count(self, results: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """Yield ``results`` as they are."""
        for result in results:
            if isinstance(result, Failure):
                self.failed += 1
            else:
                self.documents += 1
                self.characters += result.length
                self.facts += len(result.facts)
            yield result

    def __str__(self) -> str:
        """Say it in a few words for people."""
        seconds = max(self._clock() - self._start, 1e-3)
        done = self.documents + self.failed
        parts = [
            f"{self.documents:,} documents",
            f"{done / seconds:,.1f} a second",
            f"{self.characters / seconds:,.0f} characters a second",
            f"{self.facts:,} facts",
        ]
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        if self._total and done:
            parts.append(f"about {_duration((self._total - done) * seconds / done)} left")
        return ", ".join(parts)


def _duration(seconds: float) -> str:
    """Give a time to come as coarsely as it is known.

    Examples
    --------
    >>> _duration(42), _duration(300), _duration(9000)
    ('42 s', '5 min', '2.5 h')
    """
    if seconds < 90:
        return f"{max(seconds, 0):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
