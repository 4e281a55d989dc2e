"""The paths of a command line to source texts, in order, each with its id."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from drugfacts.errors import DrugfactsError

from .jsonl import read_jsonl
from .source import Failure, SourceText, one_line, visible
from .text import read_stream, read_text, unreadable

STDIN = "stdin"
_FOLDER_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input, that is to be read.

    Attributes
    ----------
    kind : str
        ``text``, ``jsonl`` or ``stdin``.
    path : Path
        Where it lies; ``-`` for standard input.
    source : str
        The path as given, for people.
    id : str or None
        The document's id; None for JSON Lines, whose lines have their own.
    """

    kind: Literal["text", "jsonl", "stdin"]
    path: Path
    source: str
    id: str | None


def plan(paths: Sequence[str | Path]) -> list[Input | Failure]:
    """List what ``paths`` hold, in the order in which it will be read, without reading any of it.

    A folder gives its ``*.txt`` and ``*.md`` files, all levels of them, by code point of their path below the folder.

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
        if isinstance(item, Input) and item.id is not None:
            if item.id in seen:
                raise DrugfactsError(
                    one_line(f"{_twice(item.id, seen[item.id], item.source)}: rename one, or read them in two runs")
                )
            seen[item.id] = item.source
    return planned


def read(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[SourceText | Failure]:
    """Read ``paths``, in order, one text at a time.

    Parameters
    ----------
    paths : sequence of str or Path
        Text files, folders, ``.jsonl`` files, or ``-`` for standard input.
    stdin : binary file, optional
        What ``-`` reads; standard input where it is left out.

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
    return read_planned(plan(paths), stdin)


def read_planned(planned: Sequence[Input | Failure], stdin: BinaryIO | None = None) -> Iterator[SourceText | Failure]:
    """Read what :func:`plan` has listed, as :func:`read` does."""
    # Only the ids of JSON Lines can still turn out to be taken: plan() has seen the others.
    has_lines = any(isinstance(item, Input) and item.kind == "jsonl" for item in planned)
    seen: dict[str, str] = {}
    for item in planned:
        for result in _read_one(item, stdin):
            if has_lines and isinstance(result, SourceText):
                source = result.source or result.id
                if result.id in seen:
                    yield Failure(source, f"{_twice(result.id, seen[result.id], source)}: give it another")
                    continue
                seen[result.id] = source
            yield result


def _twice(id: str, first: str, second: str) -> str:
    return f"two documents with the id {id!r}: {first} and {second}"


def _read_one(item: Input | Failure, stdin: BinaryIO | None) -> Iterator[SourceText | Failure]:
    if isinstance(item, Failure):
        yield item
    elif item.kind == "jsonl":
        yield from read_jsonl(item.path, source=item.source)
    elif item.kind == "stdin":
        if stdin is None and sys.stdin is None:  # started with <&-
            yield Failure(STDIN, "closed: pipe a text into it")
        else:
            yield read_stream(stdin or sys.stdin.buffer, id=STDIN, source=STDIN)
    else:
        yield read_text(item.path, id=item.id or item.source, source=item.source)


def _expand(path: str) -> Iterator[Input | Failure]:
    if path == "-":
        yield Input("stdin", Path("-"), STDIN, STDIN)
        return
    here, source = Path(path), visible(path)
    try:
        is_folder = here.is_dir()
        if not is_folder:
            here.stat()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield (
            unreadable(source, error)
            if isinstance(error, OSError)
            else Failure(source, "no such file or folder: check the path")
        )
        return
    if is_folder:
        yield from _expand_folder(path, source)
    elif here.suffix.lower() == ".jsonl":
        yield Input("jsonl", here, source, None)
    else:
        yield Input("text", here, source, visible(here.stem))


def _expand_folder(folder: str, source: str) -> Iterator[Input | Failure]:
    failures: list[Failure] = []
    names: list[str] = []

    def note(error: OSError) -> None:
        failures.append(unreadable(visible(str(error.filename or folder)), error))

    for parent, _, files in os.walk(folder, onerror=note):
        below = Path(parent).relative_to(folder).as_posix()
        prefix = "" if below == "." else f"{below}/"
        names.extend(prefix + name for name in files if name.lower().endswith(_FOLDER_SUFFIXES))
    yield from failures
    if not names and not failures:
        yield Failure(source, "a folder without *.txt or *.md files: check the path")
    for name in sorted(names):
        path = Path(folder, name)
        yield Input("text", path, visible(path.as_posix()), visible(name.rpartition(".")[0]))
