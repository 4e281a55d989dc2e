"""One writer for every destination."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from drugfacts.records import Document

from .destination import Destination, Format
from .json import JsonArray, JsonFolder
from .jsonl import JsonLines
from .sinks import AtomicFile, Sink, special_file, standard_output


class Writer(Protocol):
    """Takes records, in order."""

    def add(self, document: Document) -> None:
        """Write one record."""

    def finish(self) -> None:
        """Put everything in its place: the run came to its end."""

    def abandon(self) -> Path | None:
        """Stop midway and return where the records so far are kept, if anywhere."""


@contextmanager
def open_writer(
    to: Destination, *, force: bool = False, on_kept: Callable[[Path], None] | None = None
) -> Iterator[Writer]:
    """Open ``to`` for records; put them in place at the end, or keep what was written where the block raises.

    Parameters
    ----------
    to : Destination
    force : bool
        Replace what is there.
    on_kept : callable, optional
        Told where the records so far are, when the block raises.

    Raises
    ------
    DrugfactsError
        Where the output exists and ``force`` is false, or cannot be made.
    WriteError
        Where writing fails midway.
    BrokenPipeError
        Where standard output is a pipe that the reader has closed.

    Examples
    --------
    >>> import tempfile
    >>> from drugfacts.writers import destination
    >>> with tempfile.TemporaryDirectory() as folder, open_writer(destination(f"{folder}/facts.json")) as writer:
    ...     pass
    """
    writer = _writer(to, force=force)
    try:
        yield writer
        writer.finish()
    except BaseException:
        kept = writer.abandon()
        if kept is not None and on_kept is not None:
            on_kept(kept)
        raise


def _writer(to: Destination, *, force: bool) -> Writer:
    if to.kind == "folder" and to.path is not None:
        return JsonFolder(to.path, force=force)
    sink: Sink
    if to.path is None:
        sink = standard_output()
    elif to.kind == "special":
        sink = special_file(to.path)
    else:
        sink = AtomicFile(to.path, force=force)
    return JsonArray(sink) if to.format is Format.JSON else JsonLines(sink)
