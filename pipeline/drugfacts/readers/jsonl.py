"""JSON Lines: one object a line with `id` and `text`, optionally `title` and `subject`."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from .encoding import NotTextError, decode, is_binary
from .limits import LARGEST_DOCUMENT, MIB, in_words
from .options import ReadOptions
from .rows import row
from .source import Failure, Place, ReadError, SourceText

_SNIFFED = 65536


def read_jsonl(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText | Failure]:
    """Yield the text of each line of ``stream``, or the reason why the line gives none.

    Blank lines are passed over. Lines end at a line feed alone, as in JSON Lines.
    """
    number = 0
    while line := stream.readline(LARGEST_DOCUMENT + 1):
        number += 1
        if number == 1:
            if is_binary(line[:_SNIFFED]):
                raise NotTextError("binary, not JSON Lines: give one JSON object a line, in UTF-8")
            line = line.removeprefix(codecs.BOM_UTF8)
        source = f"{place.source}:{number}"
        if len(line) > LARGEST_DOCUMENT:
            while line and not line.endswith(b"\n"):  # the rest of it
                line = stream.readline(MIB)
            yield Failure(source, f"a line of more than {in_words(LARGEST_DOCUMENT)}: split the text")
        elif line.strip():
            yield read_line(line.removesuffix(b"\n"), source, options)


def read_line(line: bytes, source: str, options: ReadOptions) -> SourceText | Failure:
    """Return the text that one line gives, or the reason why it gives none."""
    try:
        text, warnings = decode(line)
        return row(_parse(text), source, options, warnings)
    except ReadError as error:
        return Failure(source, str(error))


def _parse(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in thousands
        raise ReadError("not JSON that can be read: a number too long or nested too deep") from None
    if not isinstance(value, dict):
        raise ReadError('not a JSON object: write {"id": "...", "text": "..."}')
    return value
