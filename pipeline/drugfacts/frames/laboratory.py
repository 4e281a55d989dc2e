"""Texts from the laboratory: what happens there is mostly done by something else than the drug spoken of last.

Of a disease, a knocked-out gene or a further compound such texts tell in the same words what it does to which target,
in sentence after sentence. What a sentence does not say of a drug is of the text's own drug, if it has one, or of none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .context import View
from .model import Grammar

_KINDS = 3
_SHARE = 4
_OWN = 2
_WORDS = 5
_EACH = 3


def note_laboratory(views: Sequence[View], words: Grammar) -> None:
    """Note for each sentence of a text about experiments whether the drug that it leaves unsaid is in doubt.

    Such a text speaks of experiments in a quarter of its sentences, and in several words; its own drug is one that
    it names as often as all others together.
    """
    told = words.classes["laboratory"]
    read = [view for view in views if not view.is_mark]
    said = [told.intersection(view.tree.lowers) for view in read]
    kinds = frozenset().union(*said)
    if len(kinds) < _KINDS or sum(map(bool, said)) * _SHARE < len(read):
        return
    drugs = [_drugs(view) for view in read]
    named = Counter(key for keys in drugs for key in keys)
    for view, keys in zip(read, drugs, strict=True):
        speaks_of_it = bool(view.anaphors) or not set(view.topics).isdisjoint(keys)
        own = max([named[key] for key in view.topics], default=0) * _OWN >= named.total()
        view.unsaid_in_doubt = not (speaks_of_it or own)


def is_research(views: Sequence[View], words: Grammar) -> bool:
    """Return whether a text reports research, in the words of those who did it: "expression", "significantly", "vitro".

    One sentence in three has one of these words, and the text several.
    """
    told = words.classes["laboratory"] | words.classes["research_report"]
    said = [told.intersection(view.tree.lowers) for view in views]
    return sum(map(bool, said)) * _EACH >= len(said) and len(frozenset().union(*said)) >= _WORDS


def _drugs(view: View) -> list[str]:
    """The keys of the drugs and classes that a sentence names, as often as it does."""
    if not view.has("drug", "drug_class"):
        return []
    return [m.key for i, ms in view.mentions.items() for m in ms if m.start == i and m.kind in {"drug", "drug_class"}]
