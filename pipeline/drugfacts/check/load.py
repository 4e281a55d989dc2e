"""Expected facts from YAML, with the line of everything, so that an error can name it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from drugfacts.errors import DrugfactsError
from drugfacts.plain_yaml import WordLoader

from .expected import Expected, ExpectedDrug, Forbidden, Shares, Thresholds, fact_models

_PARTS = ("drugs", "facts", "forbid")


class ExpectedError(DrugfactsError):
    """A file of expected facts that cannot be used.

    Attributes
    ----------
    path : Path
    line : int or None
        From 1, where it is known.
    problem : str
        What is wrong and how to mend it, without the place.
    """

    def __init__(self, path: Path, problem: str, line: int | None = None) -> None:
        super().__init__(f"{path}{f':{line}' if line else ''}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class ExpectedFile:
    """A file of expected facts as read.

    Attributes
    ----------
    path : Path
    expected : Expected
    lines : dict
        For ``drugs``, ``facts`` and ``forbid``: the line (from 1) of each item.
    """

    path: Path
    expected: Expected
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def line(self, part: str, index: int) -> int | None:
        """Return the line of an item, where it is known."""
        lines = self.lines.get(part, ())
        return lines[index] if 0 <= index < len(lines) else None


def load_expected(path: Path) -> Expected:
    """Read the expected facts at ``path``.

    Raises
    ------
    ExpectedError
        Where the file is missing, is no YAML, or says what expected facts cannot say; the message names the line.
    """
    return read_expected(path).expected


def read_expected(path: Path) -> ExpectedFile:
    """Read the expected facts at ``path`` with their lines.

    Raises
    ------
    ExpectedError
        As :func:`load_expected`.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ExpectedError(path, f"cannot be read: {error.strerror or error}") from error
    try:
        loader = WordLoader(data)
        node = loader.get_single_node()
        content = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(path, data, error) from error
    except (yaml.YAMLError, ValueError) as error:  # a bad date is a ValueError
        raise ExpectedError(path, f"not YAML: {' '.join(str(error).split())}") from error
    twice = next(_repeated_keys(node), None)
    if twice is not None:
        raise ExpectedError(path, f"the key {twice.value!r} stands here twice: leave one out", _line(twice))
    try:
        expected = Expected.model_validate({} if content is None else content)
    except ValidationError as error:
        raise _invalid(path, node, error) from error
    return ExpectedFile(path, expected, _lines(node))


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def _not_yaml(path: Path, data: bytes, error: yaml.MarkedYAMLError) -> ExpectedError:
    if error.problem_mark is None:
        return ExpectedError(path, f"not YAML: {error.problem or error.context}: mend it")
    # What breaks off at the end of the file is marked on the line after it.
    line = min(error.problem_mark.line + 1, data.count(b"\n") + 1)
    rows = data.splitlines()
    row = rows[line - 1] if line <= len(rows) else b""
    tab = b"\t" in row[: len(row) - len(row.lstrip())]
    mend = "a tab stands in the indentation: use spaces" if tab else "mend the line"
    return ExpectedError(path, f"not YAML: {error.problem or error.context}: {mend}", line)


def _repeated_keys(node: Any) -> Iterator[Any]:
    """Yield keys that stand twice in one mapping: YAML takes the last, and the first would be lost unseen."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen and isinstance(key, yaml.ScalarNode):
                yield key
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
            if not isinstance(value, yaml.ScalarNode):
                yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            if not isinstance(value, yaml.ScalarNode):
                yield from _repeated_keys(value)


def _lines(node: Any) -> dict[str, tuple[int, ...]]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        key.value: tuple(_line(item) for item in value.value)
        for key, value in node.value
        if key.value in _PARTS and isinstance(value, yaml.SequenceNode)
    }


def _invalid(path: Path, node: Any, error: ValidationError) -> ExpectedError:
    errors = error.errors()
    # A misspelled key is also a missing one: the misspelling says more.
    first = next((e for e in errors if e["type"] == "extra_forbidden" and _near(e["loc"])), errors[0])
    place = ".".join(str(part) for part in first["loc"]) or "the file"
    line = _line_of(node, first["loc"]) if node is not None else None
    message = str(first["msg"]).removeprefix("Value error, ")
    hint = _did_you_mean(first["loc"]) if first["type"] == "extra_forbidden" else ""
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return ExpectedError(path, f"{place}: {message}{hint}{more}: see schemas/expected.schema.json", line)


def _line_of(node: Any, place: Sequence[int | str]) -> int:
    """Return the line of what stands at ``place``; the name of a union's member in it is no step of the file."""
    line = _line(node)
    for step in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = _line(node)
        elif isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is not None:
                line, node = _line(pair[0]), pair[1]
    return line


def _did_you_mean(place: Sequence[int | str]) -> str:
    """Return the key that was meant, where one is near, or those that there are."""
    near = _near(place)
    return f": did you mean {near!r}?" if near else f": the keys are {', '.join(_keys(place))}"


def _near(place: Sequence[int | str]) -> str | None:
    return next(iter(difflib.get_close_matches(str(place[-1]), _keys(place), n=1)), None)


def _keys(place: Sequence[int | str]) -> list[str]:
    return sorted(field.alias or name for name, field in _model_at(place).model_fields.items())


def _model_at(place: Sequence[int | str]) -> type[BaseModel]:
    if len(place) == 1:
        return Expected
    if place[0] == "drugs":
        return ExpectedDrug
    if place[0] == "forbid":
        return Forbidden
    if place[0] == "thresholds":
        return Thresholds if len(place) == 2 else Shares
    return fact_models()[str(place[2])]
