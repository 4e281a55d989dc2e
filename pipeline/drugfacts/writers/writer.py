"""One writer for every destination."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from drugfacts.records import Document

from .destination import Destination
from .formats import FORMATS, Writer, writer_named
from .sinks import AtomicFile, Sink, special_file, standard_output


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


class Several:
    """Writes each record in several formats."""

    def __init__(self, writers: Sequence[Writer]) -> None:
        self._writers = writers

    def add(self, document: Document) -> None:
        """Write one record in each."""
        for writer in self._writers:
            writer.add(document)

    def finish(self) -> None:
        """Put everything in its place."""
        for writer in self._writers:
            writer.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return a place where some of it is kept."""
        kept = [writer.abandon() for writer in self._writers]
        return next((path for path in kept if path is not None), None)


def _writer(to: Destination, *, force: bool) -> Writer:
    if to.kind == "several":
        return _several(to.parts, force=force)
    row = FORMATS[to.format]
    if to.kind == "folder":
        return writer_named(row.folder)(to.path, force=force)
    if not row.stream:
        return writer_named(row.file)(to.path, force=force)
    make = writer_named(row.stream)  # before the file, so that a missing extra leaves none
    return make(_sink(to, force=force))


def _several(parts: Sequence[Destination], *, force: bool) -> Writer:
    writers: list[Writer] = []
    try:
        for part in parts:
            writers.append(_writer(part, force=force))
    except BaseException:
        Several(writers).abandon()
        raise
    return Several(writers)


def _sink(to: Destination, *, force: bool) -> Sink:
    if to.path is None:
        return standard_output()
    return special_file(to.path) if to.kind == "special" else AtomicFile(to.path, force=force)
