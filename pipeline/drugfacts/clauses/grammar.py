"""The word lists of ``data/grammar.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from drugfacts.plain_yaml import read_yaml


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("drugfacts.clauses") / "data" / "grammar.yaml").read_text(encoding="utf-8")
    return {name: frozenset(entry["words"]) for name, entry in read_yaml(text).items()}


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
