"""What a person is told on standard error: failures, warnings, progress; one line each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from drugfacts.readers import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")


class Notices:
    """Writes lines to standard error, above the progress bar where there is one.

    Parameters
    ----------
    quiet : bool
        Leave out warnings and progress; failures are always told.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._progress: Progress | None = None
        self.failures = 0

    @property
    def shows_progress(self) -> bool:
        """True for a person at a terminal, false in a pipe or a log."""
        return not self._quiet and sys.stderr is not None and sys.stderr.isatty()

    def failure(self, message: object) -> None:
        """Tell of something that went wrong, and count it."""
        self.failures += 1
        self._line(str(message))

    def warning(self, message: object) -> None:
        """Tell of something that a person should look at."""
        if not self._quiet:
            self._line(f"warning: {message}")

    def note(self, message: object) -> None:
        """Tell something that is worth knowing, to a person at a terminal only."""
        if self.shows_progress:
            self._line(str(message))

    def track(self, items: Iterable[Item], *, what: str, total: int | None = None) -> Iterator[Item]:
        """Yield ``items`` under a progress bar that counts them, where a person can see it."""
        if not self.shows_progress:
            yield from items
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as self._progress:
            try:
                yield from self._progress.track(items, total=total, description=what)
            finally:
                self._progress = None

    def _line(self, message: str) -> None:
        line = f"drugfacts: {one_line(message)}"
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        elif sys.stderr is not None:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
