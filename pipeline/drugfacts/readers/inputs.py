"""The paths of a command line to source texts, in order, each with its id."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from drugfacts.errors import DrugfactsError

from .archives import read_tar, read_zip
from .formats import FORMATS, TEXT, named
from .guard import guarded
from .limits import Budget
from .opening import open_file, size_of, unpacked
from .options import ReadOptions
from .paths import Found, find_files
from .source import Failure, Place, SourceText, one_line, visible
from .taken import Taken

STDIN = "stdin"
_FORMATS = {format.name: format for format in FORMATS}
_ARCHIVES = {"zip": read_zip, "tar": read_tar}
_AS_FOUND = ReadOptions()


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input, that is to be read.

    Attributes
    ----------
    kind : str
        The name of its format, ``zip``, ``tar`` or ``stdin``.
    path : Path
        Where it lies; ``-`` for standard input.
    source : str
        The path as given, for people.
    id : str or None
        The document's id, or what the ids of an archive's members begin with; None where rows have ids of their own.
    packed : bool
        Whether it is compressed with gzip.
    """

    kind: str
    path: Path
    source: str
    id: str | None
    packed: bool = False

    @property
    def many(self) -> bool:
        """Whether it may hold another number of documents than one."""
        return self.kind in _ARCHIVES or (self.kind in _FORMATS and _FORMATS[self.kind].holds != "one")

    @property
    def has_lines(self) -> bool:
        """Whether it has one document a line, so that its lines can be counted."""
        return self.kind == "jsonl" and not self.packed


def plan(paths: Sequence[str | Path]) -> list[Input | Failure]:
    """List what ``paths`` hold, in the order in which it will be read, without reading any of it.

    A folder gives its files in known formats, all levels of them, by code point of their path below the folder; so does
    a pattern, below its first part with a wildcard.

    Raises
    ------
    DrugfactsError
        Where two files have one id; the message names both.
    """
    planned: list[Input | Failure] = []
    for path in paths:
        planned.extend(_expand(str(path)))
    seen: dict[str, str] = {}
    for item in planned:
        if isinstance(item, Input) and item.id is not None and item.kind not in _ARCHIVES:
            if item.id in seen:
                both = two_with_one_id(item.id, seen[item.id], item.source)
                raise DrugfactsError(one_line(f"{both}: rename one, or read them in two runs"))
            seen[item.id] = item.source
    return planned


def read(
    paths: Sequence[str | Path], stdin: BinaryIO | None = None, options: ReadOptions = _AS_FOUND
) -> Iterator[SourceText | Failure]:
    """Read ``paths``, in order, one text at a time.

    Parameters
    ----------
    paths : sequence of str or Path
        Files in the formats of :mod:`drugfacts.readers.formats`, archives of them, folders, patterns such as
        ``notes/**/*.txt``, or ``-`` for standard input. A file with another suffix is plain text.
    stdin : binary file, optional
        What ``-`` reads; standard input where it is left out.
    options : ReadOptions, optional
        The names of columns and fields, and how tables are written.

    Returns
    -------
    iterator of SourceText or Failure
        An input that cannot be read, and a document whose id another one has, is a failure; the rest goes on.

    Raises
    ------
    DrugfactsError
        At once, where two files have one id.

    Examples
    --------
    >>> import io
    >>> [text.id for text in read(["-"], stdin=io.BytesIO(b"Ketamine"))]
    ['stdin']
    """
    return read_planned(plan(paths), stdin, options)


def read_planned(
    planned: Sequence[Input | Failure], stdin: BinaryIO | None = None, options: ReadOptions = _AS_FOUND
) -> Iterator[SourceText | Failure]:
    """Read what :func:`plan` has listed, as :func:`read` does."""
    # Only ids that stand in the files can still turn out to be taken: plan() has seen the others.
    has_own = any(isinstance(item, Input) and item.many for item in planned)
    taken = Taken()
    for item in planned:
        for result in _read_one(item, stdin, options):
            if has_own and isinstance(result, SourceText):
                source = result.source or result.id
                first = taken.by(result.id, source)
                if first is not None:
                    yield Failure(source, f"{two_with_one_id(result.id, first, source)}: give it another")
                    continue
            yield result


def two_with_one_id(id: str, first: str, second: str) -> str:
    """Say that two inputs have one id, and which."""
    return f"two documents with the id {id!r}: {first} and {second}"


def _read_one(item: Input | Failure, stdin: BinaryIO | None, options: ReadOptions) -> Iterator[SourceText | Failure]:
    if isinstance(item, Failure):
        yield item
    elif item.kind != "stdin":
        yield from guarded(_read_file(item, options), item.source)
    elif stdin is None and sys.stdin is None:  # started with <&-
        yield Failure(STDIN, "closed: pipe a text into it")
    else:
        yield from guarded(TEXT.read(stdin or sys.stdin.buffer, Place(STDIN, STDIN), options), STDIN)


def _read_file(item: Input, options: ReadOptions) -> Iterator[SourceText | Failure]:
    place = Place(item.id or item.source, item.source)
    with open_file(item.path) as file:
        size = size_of(file)
        stream = unpacked(file, Budget(size)) if item.packed else file
        if item.kind in _ARCHIVES:
            yield from _ARCHIVES[item.kind](stream, place, options, size)
        else:
            yield from _FORMATS[item.kind].read(stream, place, options)


def _expand(path: str) -> Iterator[Input | Failure]:
    if path == "-":
        yield Input("stdin", Path("-"), STDIN, STDIN)
        return
    for found in find_files(path):
        yield found if isinstance(found, Failure) else _input(found)


def _input(found: Found) -> Input | Failure:
    name, source = named(found.below), visible(found.path.as_posix())
    if name.archive == "zip" and name.packed:
        return Failure(source, "an archive in an archive: unpack it")
    format = name.format or TEXT
    id = None if format.holds == "rows" else visible((PurePosixPath(found.below).parent / name.stem).as_posix())
    return Input(name.archive or format.name, found.path, source, id, name.packed)
