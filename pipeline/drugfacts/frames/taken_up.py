"""Targets that a sentence names and a pronoun takes up: "T drives asthma. X mops it up", "T and U; X blocks both"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from drugfacts.clauses import Tree

from .context import Mention, View
from .model import Grammar

_SENTENCES = 2  # back to what a pronoun may take up, if none nearer names any
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_OBJECT = frozenset({"dobj", "conj"})  # for the parser the object of a verb that it takes for a noun ends a list
_LISTED = frozenset({"and", "or", ",", "/", "&"})
_BODILY = ("maker", "pathogen", "bodily", "pest", "body_part")


def taken_up(view: View, at: int, words: Grammar, *, plural: bool) -> tuple[View, int] | None:
    """The target that "it" or "them" stands for where nothing is said right before to be acted on, and its sentence.

    In the pronoun's own sentence that is the subject of an earlier clause. Of a sentence before, it is what that is
    about, or else what it names last; receptors, enzymes and messengers go before cells, organs and germs.
    """
    here = _targets(view, at)
    if here:
        about = next((m for m in here if _head(view.tree, m) in _subjects(view.tree, words)), None)
        fits = about is not None and _is_plural(view, about) == plural and _is_molecular(view.tree, about, words)
        return (view, _head(view.tree, about)) if about is not None and fits else None
    there = _with_targets(view)
    if there is None or has_rival(view, at, plural=plural):
        return None
    named = [m for m in _targets(there) if _is_plural(there, m) == plural and not _in_list(there, m)]
    chosen = _most_likely(there, named, words)
    return (there, _head(there.tree, chosen)) if chosen is not None else None


def has_rival(view: View, end: int, *, plural: bool) -> bool:
    """Whether this sentence has a nearer object that a pronoun may stand for: "X raises its levels; Y lowers them"."""
    tree = view.tree
    objects = (i for i in range(end) if tree.dep[i] in _OBJECT and tree.is_noun(i) and not view.mention(i, "drug"))
    return any((tree.tag[i] in {"NNS", "NNPS"}) == plural for i in objects)


def all_taken_up(view: View, at: int, words: Grammar, count: int | None) -> list[tuple[View, Mention]]:
    """The targets that "both", "them" or "the lot" stands for; none where the sentence names not as many.

    Without a count they are the last list of a sentence.
    """
    there: View | None = view
    for _ in range(_SENTENCES + 1):
        if there is None or there.block_index != view.block_index:
            return []
        named = _targets(there, at if there is view else None)
        if found := _as_many(there, named, words, count):
            return [(there, m) for m in found]
        if named and there is not view:
            return []
        there = there.before
    return []


def _as_many(view: View, named: Sequence[Mention], words: Grammar, count: int | None) -> list[Mention]:
    """Of the targets of a sentence those that are meant: as many as are counted, or a list."""
    proper = [m for m in named if _is_molecular(view.tree, m, words)]
    if count is not None and len(proper) == count:
        return proper
    last = next((m for m in reversed(proper) if _in_list(view, m)), None)
    if last is None:
        return []
    covered = {i for m in proper for i in range(m.start, m.end)}
    found = [m for m in proper if m == last or _are_listed(view, m, last, covered)]
    return found if len(found) == count or (count is None and len(found) > 1) else []


def _targets(view: View, end: int | None = None) -> list[Mention]:
    """The targets that a sentence names before a word, each once, in their order; no drugs."""
    stop = len(view.tree) if end is None else end
    found = (view.mention(i, "target") for i in range(stop))
    named = {m.key: m for m in found if m is not None and m.end <= stop and not view.mention(m.start, "drug")}
    return list(named.values())


def _with_targets(view: View) -> View | None:
    """The nearest sentence before, in this paragraph, that names targets."""
    there = view
    for _ in range(_SENTENCES):
        if there.before is None or there.before.block_index != view.block_index:
            return None
        there = there.before
        if there.has("target"):
            return there
    return None


def _most_likely(view: View, named: Sequence[Mention], words: Grammar) -> Mention | None:
    """Of several targets that a sentence names the one that the next one goes on about."""
    told = [m for m in named if not _is_in_passing(view.tree, m)]
    proper = [m for m in told if _is_molecular(view.tree, m, words)] or told
    about = _subjects(view.tree, words)
    return next((m for m in proper if _head(view.tree, m) in about), proper[-1] if proper else None)


def _subjects(tree: Tree, words: Grammar) -> frozenset[int]:
    """What a sentence is about; not that to which something else is said to do it: "sugar is taken up by T"."""
    subjects = (i for i, dep in enumerate(tree.dep) if dep in _SUBJECT)
    return frozenset(i for i in subjects if tree.dep[i] == "nsubj" or not tree.children(tree.head[i], "agent"))


def _is_in_passing(tree: Tree, mention: Mention) -> bool:
    """Whether it only tells something of another noun: T in "a kinase that marks T for destruction"."""
    inside = (_head(tree, mention), *tree.ancestors(_head(tree, mention)))
    return any(tree.dep[i] == "relcl" for i in inside)


def _is_molecular(tree: Tree, mention: Mention, words: Grammar) -> bool:
    """Whether it is a receptor, an enzyme, a messenger or a process, and no cell, organ or germ."""
    lemma = tree.lemma[mention.end - 1]
    return not any(words.isa(lemma, name) for name in _BODILY)


def _head(tree: Tree, mention: Mention) -> int:
    """The word of a mention that hangs on what is no part of it."""
    inside = range(mention.start, mention.end)
    return next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), mention.end - 1)


def _is_plural(view: View, mention: Mention) -> bool:
    return view.tree.tag[mention.end - 1] in {"NNS", "NNPS"}


def _in_list(view: View, mention: Mention) -> bool:
    """Whether the next words to either side that are no "and" or comma are another target's, with such between."""
    lowers = view.tree.lowers
    before = next((i for i in range(mention.start - 1, -1, -1) if lowers[i] not in _LISTED), mention.start - 1)
    after = next((i for i in range(mention.end, len(lowers)) if lowers[i] not in _LISTED), mention.end)
    return any(
        at not in {mention.start - 1, mention.end}
        and (other := view.mention(at, "target")) is not None
        and other.key != mention.key
        for at in (before, after)
    )


def _are_listed(view: View, one: Mention, other: Mention, covered: Set[int]) -> bool:
    """Whether nothing but "and", commas and the covered words of the list stands between two."""
    first, second = (one, other) if one.start < other.start else (other, one)
    gap = [i for i in range(first.end, second.start) if i not in covered]
    return bool(gap) and all(view.tree.lower(i) in _LISTED for i in gap)
