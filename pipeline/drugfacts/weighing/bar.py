"""Words that forbid to read a pair by weight, loaded once from ``data/bars.yaml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from drugfacts.clauses import Tree
from drugfacts.datafiles import read_data
from drugfacts.frames import grammar

_KEY = "bars"
_LISTS = frozenset({"over", "said", "before", "after", "term", "beside", "set_apart", "nearest", "of", "by", "alone"})


class Bar(BaseModel):
    """Words that forbid it, of terms of any ``kind`` or of one, whatever is read or of one ``outcome``.

    ``over`` the term by the grammar, right ``before`` or ``after`` it, the ``term`` alone, anywhere ``beside`` it in a
    sentence that does not say the drug, right before the drug by which it is ``set_apart``, over the term up to the
    ``nearest`` verb, several words ``said`` over it or of what is over it, the noun ``of`` which the term is said, the
    preposition ``by`` which it hangs, or the term where
    it is that word ``alone``. In the file ``$name`` stands for the words of a class of frames.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: Literal["condition", "target"] | None = None
    outcome: Literal["indication", "side_effect"] | None = None
    over: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    term: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    set_apart: frozenset[str] = frozenset()
    nearest: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def bars() -> tuple[Bar, ...]:
    """Load the bars that come with the package."""
    data: list[dict[str, Any]] = read_data("weighing", "bars.yaml")["bars"]
    return tuple(Bar.model_validate({**bar, **_spelled_out(bar)}) for bar in data)


def _spelled_out(bar: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The words of a bar, those of a class for its name."""
    lists = {name: tuple(bar[name]) for name in bar.keys() & _LISTS}
    return {name: frozenset(grammar().expand(words, f"bar {bar['id']!r}")) for name, words in lists.items()}


def bars_in(tree: Tree) -> list[Bar]:
    """The bars of which a sentence has a word, in their order, looked for once: the others forbid nothing there."""
    found: list[Bar] | None = tree.notes.get(_KEY)
    if found is None:
        by_word = _by_word()
        places = {place for form in tree.forms.intersection(by_word) for place in by_word[form]}
        found = [bars()[place] for place in sorted(places)]
        tree.notes[_KEY] = found
    return found


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[int]]:
    """The places of bars by each of their words, of several words by the first."""
    found: dict[str, list[int]] = {}
    for place, bar in enumerate(bars()):
        for word in {words.split(" ")[0] for name in _LISTS for words in getattr(bar, name)}:
            found.setdefault(word, []).append(place)
    return found
