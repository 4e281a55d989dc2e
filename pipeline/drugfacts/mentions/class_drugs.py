"""Which drugs a class noun may stand for, by the lists of ``data/class_drugs.yaml``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from .knowledge import load

FILE = "class_drugs.yaml"
LONGEST = 3
"""How many words the nouns of the lists have at most."""


class _Members(NamedTuple):
    """The drugs of a class: their names, and how names of others end."""

    names: frozenset[str]
    endings: tuple[str, ...]

    def has(self, name: str) -> bool:
        return name in self.names or name.endswith(self.endings)


def is_called(name: str, noun: str) -> bool:
    """Whether a drug may be called so: by the noun, or by its last words where those are listed.

    Examples
    --------
    >>> is_called("loratadine", "second generation antihistamine"), is_called("fluticasone", "antihistamine")
    (True, False)
    """
    members = _of(noun)
    return members is not None and members.has(name)


def is_listed(noun: str) -> bool:
    """Whether the lists say which drugs are called so."""
    return _of(noun) is not None


@cache
def is_placed(name: str) -> bool:
    """Whether the lists say what a drug is called: then it is called nothing else that they have."""
    return any(members.has(name) for members in _classes().values())


@cache
def nouns() -> frozenset[str]:
    """What the lists call drugs, in the singular."""
    return frozenset(_classes())


@cache
def _of(noun: str) -> _Members | None:
    words = noun.split(" ")
    return next((_classes()[n] for i in range(len(words)) if (n := " ".join(words[i:])) in _classes()), None)


@cache
def _classes() -> dict[str, _Members]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in load(FILE)["groups"]:
        for noun in group["nouns"].split("|"):
            found[noun.strip()].update(name.strip().lower() for name in group["drugs"].split("|"))
    return {
        noun: _Members(frozenset(n for n in names if n[0] != "-"), tuple(sorted(n[1:] for n in names if n[0] == "-")))
        for noun, names in found.items()
    }
