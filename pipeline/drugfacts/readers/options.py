"""What can be said about inputs that do not say it themselves."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from drugfacts.errors import DrugfactsError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Names of columns and fields, and how tables are written.

    Attributes
    ----------
    id, text : str
        The columns of tables, and the fields of JSON Lines, that every row has.
    title, subject : str
        Those that a row may have.
    delimiter : str or None
        What parts the columns of CSV and TSV; None where it is to be detected.
    encoding : str or None
        The encoding of text, HTML, CSV and TSV; None where it is to be detected.

    Raises
    ------
    DrugfactsError
        Where the delimiter is not one character, or the encoding unknown.
    """

    id: str = "id"
    text: str = "text"
    title: str = "title"
    subject: str = "subject"
    delimiter: str | None = None
    encoding: str | None = None

    def __post_init__(self) -> None:
        if self.delimiter is not None and (len(self.delimiter) != 1 or self.delimiter in '\r\n"'):
            raise DrugfactsError(f"--delimiter {self.delimiter!r}: give one character, or tab")
        if self.encoding is not None and not _is_text_encoding(self.encoding):
            raise DrugfactsError(f"--encoding {self.encoding!r}: no such encoding: give one such as utf-8 or cp1252")

    def names(self) -> dict[str, str]:
        """Return what each field of a text is called in the input."""
        return {"id": self.id, "text": self.text, "title": self.title, "subject": self.subject}


def _is_text_encoding(name: str) -> bool:
    try:
        return "".encode(codecs.lookup(name).name) is not None  # "hex" and others are no encodings of text
    except (LookupError, ValueError):
        return False
