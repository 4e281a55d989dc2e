"""The paths of a command line to files: folders and patterns opened up, by code point, without reading any file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .formats import SUFFIXES, named
from .source import Failure, visible
from .text import unreadable

_MAGIC = re.compile(r"[*?\[]")
_TOKENS = re.compile(r"\*+|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and its path below the one that was given."""

    path: Path
    below: str


def find_files(given: str) -> Iterator[Found | Failure]:
    """Yield the files that a path means: itself, those of a folder in a known format, those that a pattern matches.

    In a pattern, ``*`` and ``?`` stop at a ``/``, ``**`` is any folders or none.
    """
    here, source = Path(given), visible(given)
    try:
        is_folder = here.is_dir()
        if not is_folder:
            here.stat()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if _MAGIC.search(given) and "\0" not in given:
            yield from _match(given, source)
        else:
            yield unreadable(source, error if isinstance(error, OSError) else FileNotFoundError())
        return
    if is_folder:
        yield from _walk(here, source)
    else:
        yield Found(here, here.name)


def _walk(folder: Path, source: str) -> Iterator[Found | Failure]:
    failures: list[Failure] = []
    names = [name for name in _names(folder, failures) if named(name).known]
    yield from failures
    if not names and not failures:
        yield Failure(source, f"a folder without {' '.join(SUFFIXES)} files: check the path")
    for name in sorted(names):
        yield Found(folder / name, name)


def _match(pattern: str, source: str) -> Iterator[Found | Failure]:
    root, parts = _split(pattern)
    matches = _matcher(parts)
    failures: list[Failure] = []
    deepest = None if "**" in parts else len(parts)
    # The shell gives every file that "*" matches; of a pattern without a suffix only what can be read is meant.
    any_suffix = bool(PurePosixPath(parts[-1]).suffix)
    names = [
        name
        for name in _names(root, failures, deepest)
        if matches.fullmatch(name) and (any_suffix or named(name).known)
    ]
    yield from failures
    if not names and not failures:
        yield Failure(source, "no file matches: check the pattern")
    for name in sorted(names):
        yield Found(root / name, name)


def _names(folder: Path, failures: list[Failure], deepest: int | None = None) -> Iterator[str]:
    """Yield the paths of all files below a folder, down to ``deepest`` levels; links to folders are not followed."""

    def note(error: OSError) -> None:
        failures.append(unreadable(visible(str(error.filename or folder)), error))

    for parent, folders, files in os.walk(folder, onerror=note):
        below = Path(parent).relative_to(folder).as_posix()
        prefix = "" if below == "." else f"{below}/"
        if deepest is not None and prefix.count("/") + 1 >= deepest:
            folders.clear()
        yield from (prefix + name for name in files)


def _split(pattern: str) -> tuple[Path, list[str]]:
    """Return the folder that a pattern starts from, and its parts from the first with a wildcard on."""
    parts = PurePosixPath(pattern).parts
    first = next(at for at, part in enumerate(parts) if _MAGIC.search(part))
    return Path(*parts[:first]), list(parts[first:])


def _matcher(parts: list[str]) -> re.Pattern[str]:
    r"""Return a regular expression of the paths that a pattern's parts match.

    Examples
    --------
    >>> [bool(_matcher(["**", "*.txt"]).fullmatch(path)) for path in ("a.txt", "x/y/a.txt", "x/.a.txt")]
    [True, True, False]
    """
    expressions = []
    for at, part in enumerate(parts):
        if part == "**":
            expressions.append(r"(?:(?!\.)[^/]+/)*" if at + 1 < len(parts) else r"(?:(?!\.)[^/]+/)*(?!\.)[^/]+")
            continue
        body = "".join(map(_expression, _TOKENS.findall(part)))
        hidden = "" if part.startswith(".") else r"(?!\.)"
        expressions.append(hidden + body + ("/" if at + 1 < len(parts) else ""))
    try:
        return re.compile("".join(expressions), re.DOTALL)
    except re.error:  # a set such as [z-a]
        return re.compile(r"(?!)")


def _expression(token: str) -> str:
    if token[0] == "*":
        return "[^/]*"
    if token == "?":
        return "[^/]"
    if len(token) > 1:  # a set of characters
        body = re.sub(r"([\\\[&~|^])", r"\\\1", token[1:-1].removeprefix("!"))
        return f"(?!/)[{'^' if token[1] == '!' else ''}{body}]"
    return re.escape(token)
