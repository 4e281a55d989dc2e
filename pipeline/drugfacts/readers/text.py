"""Plain text and Markdown: one file or stream, one text."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from .encoding import NotTextError, decode
from .source import Failure, SourceText


def read_text(path: Path, *, id: str, source: str) -> SourceText | Failure:
    """Read the file at ``path`` as the text of the document ``id``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return unreadable(source, error)
    return _source_text(data, id=id, source=source)


def read_stream(stream: BinaryIO, *, id: str, source: str) -> SourceText | Failure:
    """Read ``stream`` to its end as the text of the document ``id``."""
    try:
        data = stream.read()
    except OSError as error:
        return unreadable(source, error)
    return _source_text(data, id=id, source=source)


def unreadable(source: str, error: OSError) -> Failure:
    """Say in one line why ``source`` cannot be read."""
    if isinstance(error, FileNotFoundError):
        return Failure(source, "no such file or folder: check the path")
    if isinstance(error, PermissionError):
        return Failure(source, "not readable: check its permissions")
    return Failure(source, f"cannot be read: {error.strerror or error}")


def _source_text(data: bytes, *, id: str, source: str) -> SourceText | Failure:
    try:
        text, warnings = decode(data)
    except NotTextError as error:
        return Failure(source, str(error))
    return SourceText(id=id, text=text, source=source, warnings=warnings)
