"""JSON Lines: one object a line with `id` and `text`, optionally `title` and `subject`."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .encoding import NotTextError, decode, is_binary
from .source import Failure, SourceText
from .text import unreadable

_SNIFFED = 65536
_SURROGATE = re.compile("[\ud800-\udfff]")


class _LineError(Exception):
    """A line that gives no text; the message is the reason."""


def read_jsonl(path: Path, *, source: str) -> Iterator[SourceText | Failure]:
    """Yield the text of each line of the file at ``path``, or the reason why the line gives none.

    Blank lines are passed over. Lines end at a line feed alone, as in JSON Lines.
    """
    try:
        with path.open("rb") as file:
            if is_binary(file.read(_SNIFFED)):
                yield Failure(source, "binary, not JSON Lines: give one JSON object a line, in UTF-8")
                return
            file.seek(0)
            for number, line in enumerate(file, 1):
                if number == 1:
                    line = line.removeprefix(codecs.BOM_UTF8)
                if line.strip():
                    yield _read_line(line, f"{source}:{number}")
    except OSError as error:
        yield unreadable(source, error)


def _read_line(line: bytes, source: str) -> SourceText | Failure:
    try:
        text, warnings = decode(line)
        fields = _parse(text)
        mended = [name for name, value in fields.items() if _SURROGATE.search(value)]
        values = {name: _SURROGATE.sub("\ufffd", value) for name, value in fields.items()}
    except (NotTextError, _LineError) as error:
        return Failure(source, str(error))
    if mended:
        warnings = (*warnings, f"half of a surrogate pair replaced with U+FFFD in {' and '.join(mended)}")
    return SourceText(
        id=values["id"],
        text=values["text"],
        source=source,
        title=values.get("title"),
        subject=values.get("subject"),
        warnings=warnings,
    )


def _parse(line: str) -> dict[str, str]:
    """Return the fields that the line gives, all of them strings."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise _LineError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in thousands
        raise _LineError("not JSON that can be read: a number too long or nested too deep") from None
    if not isinstance(value, dict):
        raise _LineError('not a JSON object: write {"id": "...", "text": "..."}')
    return _fields(value)


def _fields(value: dict[str, Any]) -> dict[str, str]:
    identifier = value.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        value = {**value, "id": str(identifier)}
    fields: dict[str, str] = {}
    for name in ("id", "text", "title", "subject"):
        field = value.get(name)
        if field is None and name in ("title", "subject"):
            continue
        if name not in value:
            raise _LineError(f'no "{name}": every line needs "id" and "text"')
        if not isinstance(field, str):
            raise _LineError(f'"{name}" is not a string')
        if name == "id" and not field.strip():
            raise _LineError('"id" is empty')
        fields[name] = field
    return fields
