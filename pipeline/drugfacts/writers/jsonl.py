"""JSON Lines: one record a line, UTF-8."""

from __future__ import annotations

from pathlib import Path

from drugfacts.records import Document

from .sinks import Sink


class JsonLines:
    """Writes each record as one line."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def add(self, document: Document) -> None:
        """Write one record."""
        self._sink.write(document.to_json().encode("utf-8") + b"\n")

    def finish(self) -> None:
        """End the file."""
        self._sink.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return where the lines so far are kept."""
        return self._sink.abandon()
