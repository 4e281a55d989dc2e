"""Noun phrases that may name a term though no list has it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from .context import Mention, View
from .model import Grammar
from .no_term import is_microbe, is_no_harm_here, is_no_name, may_be_condition
from .term_shape import is_harm, names_nothing, span_at

_SHAPES = {"condition": "side_effect", "target": "mechanism"}
"""Which fact's terms a kind of term is shaped like."""

_GERUND = "VBG"
_NAMING = frozenset({"NN", "NNS", "NNP", _GERUND})
_DOING = frozenset({"pobj", "dobj", "conj", "nsubj"})
_INSIDE = frozenset({"compound", "nmod", "prep"})
_NAMED = ("drug", "drug_class", "agency")
_KNOWN = (*_NAMED, *_SHAPES)


_NO_NAMES = frozenset({"as", "so", "same"})  # "as much spinach as they like", "the same channels"


def unlisted_terms(view: View, known: AbstractSet[int], words: Grammar) -> Iterator[Mention]:
    """Yield the noun phrases of a sentence that are in no list, each as a condition and as a target, by their words.

    Parameters
    ----------
    view : View
        The sentence.
    known : set of int
        The words of its known terms.
    words : Grammar
    """
    tree = view.tree
    for at, tag in enumerate(tree.tag):
        if tag not in _NAMING or at in known or at in view.anaphors or not _may_be_named(view, at, words):
            continue
        for kind, fact in _SHAPES.items():
            start, end = span_at(view, at, fact, words)
            if tree.lower(start) in _NO_NAMES:
                continue
            if known.isdisjoint(range(start, end)) and not _begins_with_name(view, start):
                yield Mention(kind, f"{kind}:{tree.lemma[at]}", "unlisted", start, end)


def _may_be_named(view: View, at: int, words: Grammar) -> bool:
    tree = view.tree
    is_noun = tree.tag[at] != _GERUND or tree.dep[at] in _DOING
    if not is_noun or tree.dep[at] in _INSIDE or words.isa(tree.lemma[at], "people"):
        return False
    return not (view.mention(at, *_KNOWN) or is_no_name(view, at, words) or names_nothing(view, at, words))


def _begins_with_name(view: View, start: int) -> bool:
    return any(mention.kind in _NAMED for mention in view.mentions.get(start, ()))


def may_be_told(view: View, at: int, fact: str, words: Grammar) -> bool:
    """Whether a noun that no list has may be the term of a kind of fact, as frames take it."""
    if fact == "side_effect":
        return is_harm(view, at, words) and not is_no_harm_here(view, at, words)
    if fact == "indication":
        return may_be_condition(view, at, fact, words) and not is_microbe(view, at, words)
    return True
