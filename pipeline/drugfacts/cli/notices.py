"""What a person is told on standard error: failures, warnings, progress; one line each."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from drugfacts.readers import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")

_SECONDS_BETWEEN_LINES = 60


class _Later:
    """Something to say that is put into words when it is shown, not at every step."""

    def __init__(self, what: object | None) -> None:
        self._what = what

    def __str__(self) -> str:
        return "" if self._what is None else str(self._what)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


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

    def track(
        self, items: Iterable[Item], *, what: str, total: int | None = None, state: object | None = None
    ) -> Iterator[Item]:
        """Yield ``items`` under a progress bar that counts them, where a person can see it.

        ``state`` is shown beside the bar, as its ``str`` is at the time; in a log, it is a line a minute.
        """
        if not self.shows_progress:
            yield from items if state is None or self._quiet else self._logged(items, state)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn())
        told = TextColumn("{task.fields[state]}", markup=False)
        with Progress(*columns, told, console=Console(stderr=True), transient=True) as self._progress:
            task = self._progress.add_task(what, total=total, state="")
            try:
                for item in items:
                    yield item
                    self._progress.update(task, advance=1, state=_Later(state))
            finally:
                self._progress = None

    def _logged(self, items: Iterable[Item], state: object) -> Iterator[Item]:
        told = time.monotonic()
        for item in items:
            yield item
            if time.monotonic() - told >= _SECONDS_BETWEEN_LINES:
                told = time.monotonic()
                self._line(str(state))

    def _line(self, message: str) -> None:
        line = f"drugfacts: {one_line(message)}"
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        elif sys.stderr is not None:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
