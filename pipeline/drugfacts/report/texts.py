"""The texts that records were made from, where they are still at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from drugfacts.readers import SourceText, read


class Texts:
    """Finds the text of a record: among ``given`` inputs, or else where the record says that it came from.

    A text counts only if it has the record's hash: offsets into another one would mark the wrong words.

    Parameters
    ----------
    given : sequence of str
        Paths that hold the texts, as for ``drugfacts extract``.

    Raises
    ------
    DrugfactsError
        Where two of the given files have one id.

    Examples
    --------
    >>> Texts().find({"source": "no/such/file.txt", "sha256": "0" * 64}) is None
    True
    """

    def __init__(self, given: Sequence[str] = ()) -> None:
        self._texts: dict[str, str] = {}
        self._tried: set[str] = set()
        self._add(given)

    def find(self, record: Mapping[str, Any]) -> str | None:
        """Return the text of ``record``, or None where it is not at hand or no longer the same."""
        wanted, source = record.get("sha256", ""), record.get("source")
        if wanted not in self._texts and source and source not in self._tried and Path(source).is_file():
            self._tried.add(source)
            self._add([source])
        return self._texts.get(wanted)

    def _add(self, paths: Sequence[str]) -> None:
        for item in read(paths):
            if isinstance(item, SourceText):
                self._texts[hash_of(item.text)] = item.text


def hash_of(text: str) -> str:
    """Return the hash by which a record names its text.

    Examples
    --------
    >>> hash_of("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
