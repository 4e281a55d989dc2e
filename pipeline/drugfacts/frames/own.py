"""Frames of one's own, read at run time: the house's ways of saying a fact, beside those that come with the package.

A file is YAML like those of the package: ``frames``, a list of frames, and perhaps ``classes``, word classes that they
name. Only what is wrong with a file is told here by name and line; what a frame may say is in :mod:`.own_checks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, NoReturn

from pydantic import BeforeValidator, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated

from drugfacts.errors import DrugfactsError

from .frame import CONFIG, FIXED
from .model import Frame, Grammar, grammar
from .own_checks import close_to, in_words, problems_of
from .precision import Count, Precision, precision

_JUDGED = re.compile(r"([0-9]{1,9}) ?/ ?([0-9]{1,9})")
_CLASS = re.compile(r"[a-z][a-z0-9_]*")
_TOP = ("frames", "classes")
_KEPT = 8  # grammars in a process: somebody may try one file after another


def _count(value: object) -> Count | None:
    if value is None or isinstance(value, Count):
        return value
    judged = _JUDGED.fullmatch(str(value))
    if judged is None or not int(judged[1]) <= int(judged[2]) or not int(judged[2]):
        raise ValueError(f"{value}: write how many of how many judged facts were right, such as 18/20")
    return Count(int(judged[1]), int(judged[2]))


@validated(config=CONFIG, frozen=True, slots=True, kw_only=True)
class OwnFrame(Frame):
    """A frame of one's own.

    Attributes
    ----------
    precision : Count or None
        How many of how many facts that it found were right, ``18/20`` in a file. Without it, a fact is as likely to be
        right as others of its kind with such a drug and such a term.
    """

    precision: Annotated[Count | None, BeforeValidator(_count)] = None


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read: its name, and what stands in it."""

    path: Path
    content: bytes


@dataclass(frozen=True, slots=True)
class _Row:
    """A frame as it stands in a file, and where, for messages."""

    where: str
    data: dict[Any, Any]

    def fail(self, problem: str) -> NoReturn:
        raise DrugfactsError(f"{self.where}: frame {self.data.get('id', 'without id')}: {problem}")


def grammar_with(paths: Sequence[Path | str]) -> Grammar:
    """Return the frames of the package, and after them those of files of one's own.

    Parameters
    ----------
    paths : sequence of path
        YAML files; :func:`.model.grammar` itself where there are none.

    Raises
    ------
    DrugfactsError
        Where a file cannot be used: the message names file, line, frame and what to do.

    Examples
    --------
    >>> grammar_with([]) is grammar()
    True
    """
    return _grammar_of(tuple(_read(Path(path)) for path in paths)) if paths else grammar()


@lru_cache(maxsize=_KEPT)
def _grammar_of(files: tuple[_File, ...]) -> Grammar:
    """By content, so that a file that was corrected is read anew."""
    base = grammar()
    classes, read = dict(base.classes), []
    for file in files:
        data, lines = _parsed(file)
        classes.update(_classes_of(file.path, data, classes))
        read += [_row(file.path, line, row) for line, row in zip(lines, data.get("frames") or (), strict=True)]
    taken, frames = {frame.id: "one of the package" for frame in base.frames}, []
    for row in read:
        frames.append(_frame_of(row, taken))
        if problem := next(problems_of(frames[-1], classes, base.macros), None):
            row.fail(problem)
        taken[frames[-1].id] = f"that of {row.where}"
    digest = sha256(b"".join(sha256(file.content).digest() for file in files))
    return base.extended(frames, classes, digest.hexdigest())


def measured_with(own: Sequence[Frame]) -> Precision:
    """Return the package's counts, and with them those that frames of one's own bring along."""
    given = [(frame, frame.precision) for frame in own if isinstance(frame, OwnFrame) and frame.precision]
    counts: dict[tuple[str, str], Count] = {}
    for frame, count in given:
        counts.update({(kind, frame.id): count for kind in (frame.fact, *frame.also)})
    return precision().with_rules(counts) if counts else precision()


def _read(path: Path) -> _File:
    try:
        return _File(path, path.read_bytes())
    except OSError as error:
        raise DrugfactsError(f"{path}: own frames cannot be read: {error.strerror or error}") from None


def _parsed(file: _File) -> tuple[Mapping[str, Any], list[int]]:
    """The content of a file, and the lines at which its frames begin."""
    import yaml

    from drugfacts.plain_yaml import WordLoader, read_yaml

    path = file.path
    try:
        text = file.content.decode("utf-8-sig")
        data, node = read_yaml(text), yaml.compose(text, Loader=WordLoader)
    except UnicodeDecodeError as error:
        line = file.content[: error.start].count(b"\n") + 1
        raise DrugfactsError(f"{path}:{line}: own frames are not in UTF-8: save the file as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise DrugfactsError(f"{path}{f':{mark.line + 1}' if mark else ''}: not YAML: {what}") from None
    if not isinstance(data, dict) or not isinstance(data.get("frames") or [], list):
        raise DrugfactsError(f"{path}:1: own frames are a list under `frames:`: begin the file with that line")
    for key in data:
        if key not in _TOP:
            raise DrugfactsError(f"{path}: unknown key {key!r}: a file has {' and '.join(_TOP)}")
    assert node is not None  # there is a mapping
    frames = {key.value: value.value for key, value in node.value}.get("frames", ())
    return data, [child.start_mark.line + 1 for child in frames if data.get("frames")]


def _classes_of(
    path: Path, data: Mapping[str, Any], known: Mapping[str, object]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the word classes of a file, each with its name."""
    classes = data.get("classes") or {}
    if not isinstance(classes, dict):
        raise DrugfactsError(f"{path}: classes: give names with lists of words, as in blame_verb: [blame, accuse]")
    for name, words in classes.items():
        if not _CLASS.fullmatch(str(name)):
            raise DrugfactsError(f"{path}: class {name!r}: name it in small letters, such as blame_verb")
        if name in known:
            raise DrugfactsError(f"{path}: class {name}: there is one of that name: give yours another")
        if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            raise DrugfactsError(f"{path}: class {name}: give it a list of words")
        yield str(name), frozenset(words)


def _row(path: Path, line: int, data: object) -> _Row:
    if not isinstance(data, dict):
        raise DrugfactsError(f"{path}:{line}: {data!r} is no frame: write `- id: ...` with the other keys below it")
    return _Row(f"{path}:{line}", data)


def _frame_of(row: _Row, taken: Mapping[str, str]) -> OwnFrame:
    """The frame of a row, where it is well formed."""
    keys = {FIXED if field.name == "fixed" else field.name for field in fields(OwnFrame)}
    for key in row.data:
        if key not in keys:
            row.fail(f"unknown key {key!r}{close_to(str(key), keys)}")
    try:
        frame = TypeAdapter(OwnFrame).validate_python(row.data)
    except ValidationError as error:
        row.fail(in_words(error))
    if frame.id in taken:
        row.fail(f"the id is {taken[frame.id]} already: give it another, such as {_another(frame.id, taken)}")
    return frame


def _another(name: str, taken: Mapping[str, str]) -> str:
    """An id like one that is taken."""
    own = f"own.{name.partition('.')[2]}"
    return own if own not in taken else f"{own}_2"
