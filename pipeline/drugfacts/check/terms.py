"""When two wordings are the same term.

Words are compared without case, articles, number and British spelling. Two terms are the same where their words are,
or where all words of the shorter stand in the longer and both end in the same head ("depression" and
"treatment-resistant depression"), unless the shorter is a head that names nothing by itself ("receptor").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from drugfacts.kept import MOST_KEPT

Words = tuple[str, ...]

_POSSESSIVE = re.compile(r"[’']s\b")
_WORD = re.compile(r"[a-z0-9α-ω+]+")


class _Data(NamedTuple):
    ignored: frozenset[str]
    bare_heads: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    circumstances: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def _data() -> _Data:
    import yaml

    content: dict[str, Any] = yaml.safe_load((files(__package__) / "data" / "terms.yaml").read_bytes())
    return _Data(
        ignored=frozenset(content["ignored"]),
        bare_heads=frozenset(word for row in content["bare_heads"] for word in row),
        spellings=tuple((old, new) for old, new in content["spellings"]),
        circumstances=tuple((kind, re.compile(rf"\b(?:{said})\b")) for kind, said in content["circumstances"].items()),
    )


@lru_cache(maxsize=MOST_KEPT)
def words(term: str) -> Words:
    """Return the words of ``term`` that count, in one form each.

    Examples
    --------
    >>> words("the Tumours of his liver") == words("tumor liver")
    True
    """
    data = _data()
    folded = _POSSESSIVE.sub("", term.lower())
    for old, new in data.spellings:
        folded = folded.replace(old, new)
    return tuple(one_number(word) for word in _WORD.findall(folded) if word not in data.ignored)


def one_number(word: str) -> str:
    """Return one form for singular and plural, which need not be the singular.

    Examples
    --------
    >>> one_number("psychosis"), one_number("psychoses"), one_number("allergies"), one_number("rashes")
    ('psychose', 'psychose', 'allergy', 'rash')
    """
    long_enough = len(word) > 4
    if long_enough and word.endswith("sis"):
        return word[:-2] + "e"
    if long_enough and word.endswith(("sses", "shes", "tches", "xes")):
        return word[:-2]
    if long_enough and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")):
        return word[:-1]
    return word


def same_term(left: str, right: str) -> bool:
    """Return True where the two wordings are the same term.

    Examples
    --------
    >>> same_term("depression", "treatment-resistant depression"), same_term("receptors", "NMDA receptors")
    (True, False)
    """
    one, other = words(left), words(right)
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    if not short or (len(short) == 1 and short[0] in _data().bare_heads):
        return False
    return short[-1] == long[-1] and set(short) <= set(long)


def any_same(left: Iterable[str], right: Iterable[str]) -> bool:
    """Return True where a wording on the left is the same term as one on the right."""
    candidates = tuple(right)
    return any(same_term(one, other) for one in left for other in candidates)


def same_circumstance(left: str, right: str) -> bool:
    """Return True where two wordings tell of the same circumstance of a harm, or name the same kind of it.

    Examples
    --------
    >>> same_circumstance("withdrawal", "if you stop suddenly"), same_circumstance("years of use", "long-term use")
    (True, True)
    >>> same_circumstance("withdrawal", "too much"), same_circumstance("in children", "in older men")
    (False, False)
    """
    kind = _circumstance(left)
    return same_term(left, right) or (kind is not None and kind == _circumstance(right))


def _circumstance(wording: str) -> str | None:
    folded = wording.lower()
    return next((kind for kind, said in _data().circumstances if said.search(folded)), None)
