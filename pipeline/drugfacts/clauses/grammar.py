"""The word lists of ``data/grammar.yaml``."""

from __future__ import annotations

from functools import cache

from drugfacts.datafiles import read_data


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(entry["words"]) for name, entry in read_data("clauses", "grammar.yaml").items()}


def words(name: str) -> frozenset[str]:
    """Return the words of a list.

    Raises
    ------
    KeyError
        Where there is no such list.

    Examples
    --------
    >>> "including" in words("example")
    True
    """
    return _lists()[name]
