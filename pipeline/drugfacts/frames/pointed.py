"""Pronouns for what a drug acts on: "X binds T and blocks it", "attaches to T without activating them"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import clause_at

from .context import Mention, View
from .drug_slot import drugs_of
from .model import Grammar, grammar
from .uses import targets_before

_PLURAL = {"it": False, "them": True, "those": True}
_OF = frozenset({"of", "by"})
_OWNED = frozenset({"its", "their"})
_ACTED_ON = ("obj", "to", "on", "at", "into", "for", "attr", "like")
_DOWNWARDS = frozenset({"conj", "advcl", "pcomp", "xcomp", "ccomp", "parataxis", "dep"})
_BESIDE = frozenset({"ccomp", "parataxis"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def pointed_at(view: View, at: int, words: Grammar) -> tuple[View, int] | None:
    """Return the sentence and the head of the target that a pronoun stands for, or None where it stands for none.

    That is what the drug was said to act on right before, in this sentence or as the topic of the one before; the
    pronoun is no drug, or would be the very one that acts.
    """
    tree = view.tree
    plural = _PLURAL.get(tree.lower(at))
    if plural is None or tree.dep[at] not in {"dobj", "pobj"} or _is_another_drug(view, at, words):
        return None
    for head in _acted_on(tree, at):
        if _fits(view, head, plural):
            return view, head
        if words.isa(tree.lemma[head], "target_noun"):  # "occupies the receptor and blocks it"
            return next(((use.view, use.head) for use in targets_before(view, head)), None)
    if view.has("target") or view.before is None or view.before.block_index != view.block_index:
        return None
    there = next((head for head in _topics(view.before) if _fits(view.before, head, plural)), None)
    return (view.before, there) if there is not None else None


def both_before(view: View, at: int) -> list[Mention]:
    """The two targets that "both" stands for: "X blocks T but spares U; Y blocks both"; none where it is no object."""
    tree = view.tree
    if tree.lower(at) != "both" or tree.dep[at] != "dobj" or tree.kids[at]:
        return []
    named = _named(view, at)
    return named[-2:] if len(named) > 1 else []


def _named(view: View, end: int) -> list[Mention]:
    """The targets that a sentence names before a word, each once, in their order."""
    found = (view.mention(i, "target") for i in range(end))
    return list({m.key: m for m in found if m is not None}.values())


def owner_of(view: View, at: int) -> int | None:
    """The head of the target that "its" stands for before a process: T in "binds T and prevents its assembly"."""
    tree = view.tree
    before = [k for k in tree.kids[at] if k < at]
    if [tree.tag[k] for k in before] != ["PRP$"] or tree.lower(before[0]) not in _OWNED:
        return None
    if any(tree.lower(k) in _OF for k in tree.children(at, "prep")):
        return None
    if tree.dep[at] not in {"dobj", "nsubjpass"} or _is_another_drug(view, before[0], grammar()):
        return None
    return next((head for head in _acted_on(tree, at) if view.mention(head, "target")), None)


def _is_another_drug(view: View, at: int, words: Grammar) -> bool:
    """Whether it stands for a drug, and not for the one that acts on it: nothing binds itself."""
    found = view.anaphors.get(at)
    if found is None:
        return False
    tree = view.tree
    verb = next((k for k in tree.ancestors(at) if tree.is_verb(k)), at)
    acting = {hit.key for a in clause_at(tree, verb).roles.get("subj") for hit in drugs_of(view, a.head, words)}
    return acting.isdisjoint(found[2])


def _acted_on(tree: Tree, at: int) -> Iterator[int]:
    """What the verbs above the pronoun's own, or the clause before, act on, the nearest first."""
    verb = next((k for k in tree.ancestors(at) if tree.is_verb(k)), at)
    for above in tree.ancestors(verb):
        if tree.dep[verb] not in _DOWNWARDS and not tree.is_verb(above):
            return
        if tree.is_verb(above):
            roles = clause_at(tree, above).roles
            yield from (a.head for role in _ACTED_ON for a in roles.get(role) if a.tree is tree and a.head < at)
    beside = (k for k in tree.kids[verb] if tree.dep[k] in _BESIDE and k < verb)  # "it binds T; it blocks them"
    for clause in beside:
        roles = clause_at(tree, clause).roles
        yield from (a.head for role in _ACTED_ON for a in roles.get(role) if a.tree is tree)


def _topics(view: View) -> Iterator[int]:
    """What a sentence is about."""
    return (i for i, dep in enumerate(view.tree.dep) if dep in _SUBJECT)


def _fits(view: View, head: int, plural: bool) -> bool:
    names = (head, *view.tree.children(head, "compound", "nmod", "amod"))
    return any(view.mention(k, "target") for k in names) and (view.tree.tag[head] in {"NNS", "NNPS"}) == plural
