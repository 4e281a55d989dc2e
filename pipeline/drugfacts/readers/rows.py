"""A row of a table or a line of JSON Lines to a text: which fields it needs and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .options import ReadOptions
from .source import ReadError, SourceText

_SURROGATE = re.compile("[\ud800-\udfff]")


def row(values: Mapping[str, Any], source: str, options: ReadOptions, warnings: tuple[str, ...] = ()) -> SourceText:
    """Return the text that ``values`` hold.

    Raises
    ------
    ReadError
        Where a field is missing or no string.

    Examples
    --------
    >>> row({"id": 7, "text": "Gout."}, "notes.csv:2", ReadOptions()).id
    '7'
    """
    fields = _fields(values, options.names())
    mended = [name for name, value in fields.items() if _SURROGATE.search(value)]
    if mended:
        fields = {name: _SURROGATE.sub("\ufffd", value) for name, value in fields.items()}
        warnings = (*warnings, f"half of a surrogate pair replaced with U+FFFD in {' and '.join(mended)}")
    return SourceText(
        id=fields["id"],
        text=fields["text"],
        source=source,
        title=fields.get("title"),
        subject=fields.get("subject"),
        warnings=warnings,
    )


def _fields(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that there are, all of them strings."""
    fields: dict[str, str] = {}
    for field, name in names.items():
        value = values.get(name)
        if value is None and field in ("title", "subject"):
            continue
        if name not in values:
            raise ReadError(f'no "{name}": every line needs "{names["id"]}" and "{names["text"]}"')
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise ReadError(f'"{name}" is not a string')
        if field == "id" and not value.strip():
            raise ReadError(f'"{name}" is empty')
        fields[field] = value
    return fields
