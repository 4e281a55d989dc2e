"""Pronouns for what a drug acts on: "X binds T and blocks it", "attaches to T without activating them"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.lists import conjuncts

from .context import Mention, View
from .drug_slot import drugs_of
from .model import Grammar, grammar
from .taken_up import all_taken_up, has_rival, taken_up
from .uses import targets_before

_PLURAL = {"it": False, "them": True, "those": True, "these": True}
_OF = frozenset({"of", "by"})
_OWNED = frozenset({"its", "their"})
_ACTED_ON = ("obj", "to", "on", "at", "into", "for", "attr", "like")
_DOWNWARDS = frozenset({"conj", "advcl", "pcomp", "xcomp", "ccomp", "parataxis", "dep"})
_BESIDE = frozenset({"ccomp", "parataxis"})
_SEVERAL = {"both": 2, "the two": 2, "the pair": 2, "the lot": None, "them": None, "these": None, "those": None}


def pointed_at(view: View, at: int, words: Grammar) -> tuple[View, int] | None:
    """Return the sentence and the head of the target that a pronoun stands for, or None where it stands for none.

    That is what the drug was said to act on right before, or what the sentence before speaks of, see
    :mod:`.taken_up`; the pronoun is no drug, or would be the very one that acts.
    """
    tree = view.tree
    plural = _PLURAL.get(tree.lower(at))
    if plural is None or not _is_acted_on(view, at, words) or _is_another_drug(view, at, words):
        return None
    for head in _acted_on(tree, at):
        if _fits(view, head, plural):
            return view, head
        if words.isa(tree.lemma[head], "target_noun"):  # "occupies the receptor and blocks it"
            return next(((use.view, use.head) for use in targets_before(view, head)), None)
        if tree.is_noun(head) and _is_plural(view, head) == plural:
            return None  # "raises its levels; Y lowers them"
    return taken_up(view, at, words, plural=plural)


def several_before(view: View, at: int, words: Grammar) -> list[tuple[View, Mention]]:
    """The targets that "both", "them" or "the lot" stands for: "X blocks T but spares U; Y blocks both"."""
    tree = view.tree
    if tree.dep[at] not in {"dobj", "pobj"} or _is_another_drug(view, at, words):
        return []
    before = [tree.lower(k) for k in tree.kids[at] if k < at]
    after = [k for k in tree.kids[at] if k > at]
    said = " ".join([*before, tree.lower(at)])
    if after or said not in _SEVERAL:
        return []
    if _SEVERAL[said] is None and (has_rival(view, at, plural=True) or next(_acted_on(tree, at), None) is not None):
        return []  # "occupies T receptors and blocks them"
    return all_taken_up(view, at, words, _SEVERAL[said])


def owner_of(view: View, at: int) -> int | None:
    """The head of the target that "its" stands for before a process: T in "binds T and prevents its assembly"."""
    if not _is_owned(view, at):
        return None
    return next((head for head in _acted_on(view.tree, at) if view.mention(head, "target")), None)


def listed_owners(view: View, at: int) -> list[int]:
    """The heads of the targets of a list that "their" stands for: "releases S and T and blocks their reuptake"."""
    tree = view.tree
    if not _is_owned(view, at) or tree.lower(next(k for k in tree.kids[at] if k < at)) != "their":
        return []
    listed = (conjuncts(tree, head) for head in _acted_on(tree, at))
    return next((heads for heads in listed if len(heads) > 1 and all(view.mention(k, "target") for k in heads)), [])


def owner_before(view: View, at: int, words: Grammar) -> tuple[View, int] | None:
    """The target of an earlier sentence that "its" stands for, and that sentence: "T itches. X stops its release"."""
    if not _is_owned(view, at):
        return None
    if (head := next(_acted_on(view.tree, at), None)) is not None:  # "binds the receptor and blocks its activation"
        told = targets_before(view, head) if words.isa(view.tree.lemma[head], "target_noun") else []
        return next(((use.view, use.head) for use in told), None)
    owner = next(k for k in view.tree.kids[at] if k < at)
    return taken_up(view, owner, words, plural=view.tree.lower(owner) == "their")


def _is_owned(view: View, at: int) -> bool:
    """Whether only "its" or "their" says whose a noun is that something is done to, and it is no other drug's."""
    tree = view.tree
    before = [k for k in tree.kids[at] if k < at]
    if [tree.tag[k] for k in before] != ["PRP$"] or tree.lower(before[0]) not in _OWNED:
        return False
    if any(tree.lower(k) in _OF for k in tree.children(at, "prep")):
        return False
    return tree.dep[at] in {"dobj", "nsubjpass"} and not _is_another_drug(view, before[0], grammar())


def _is_another_drug(view: View, at: int, words: Grammar) -> bool:
    """Whether it stands for a drug, and not for the one that acts on it: nothing binds itself."""
    found = view.anaphors.get(at)
    if found is None:
        return False
    tree = view.tree
    verb = next((k for k in tree.ancestors(at) if tree.is_verb(k) and (k < at or tree.dep[at] != "nsubj")), at)
    acting = {hit.key for a in clause_at(tree, verb).roles.get("subj") for hit in drugs_of(view, a.head, words)}
    return acting.isdisjoint(found[2]) and _is_spoken_of(view, found[2])


def _is_spoken_of(view: View, keys: tuple[str, ...]) -> bool:
    """Whether this sentence or the one before names one of the drugs: others are too far back for "it"."""
    for there in (view, view.before):
        if there is None or there.block_index != view.block_index:
            return False
        named = {m.key for ms in there.mentions.values() for m in ms}
        pointed = {key for _, _, at in there.anaphors.values() for key in at} if there is not view else set()
        if not (named | pointed).isdisjoint(keys):
            return True
    return False


def _is_acted_on(view: View, at: int, words: Grammar) -> bool:
    """Whether a pronoun is what something is done to: "blocks it", "binds to it", "helps it to fold"."""
    tree = view.tree
    if tree.dep[at] in {"dobj", "pobj"}:
        return True
    above = tree.head[tree.head[at]]
    return tree.dep[at] == "nsubj" and above < at and words.isa(tree.lemma[above], "causing_it")


def _acted_on(tree: Tree, at: int) -> Iterator[int]:
    """What the verbs above the pronoun's own, or the clause before, act on, the nearest first."""
    verb = next((k for k in tree.ancestors(at) if tree.is_verb(k)), at)
    for above in tree.ancestors(verb):
        if tree.dep[verb] not in _DOWNWARDS and not tree.is_verb(above):
            return
        if tree.is_verb(above):
            roles = clause_at(tree, above).roles
            yield from (a.head for role in _ACTED_ON for a in roles.get(role) if a.tree is tree and a.head < at)
            made = (k for k in tree.children(above, "ccomp") if k < verb)  # "makes cells release T and blocks it"
            yield from (p for k in made for p in tree.children(k, "dobj"))
    beside = (k for k in tree.kids[verb] if tree.dep[k] in _BESIDE and k < verb)  # "it binds T; it blocks them"
    for clause in beside:
        roles = clause_at(tree, clause).roles
        yield from (a.head for role in _ACTED_ON for a in roles.get(role) if a.tree is tree)


def _fits(view: View, head: int, plural: bool) -> bool:
    names = (head, *view.tree.children(head, "compound", "nmod", "amod"))
    return any(view.mention(k, "target") for k in names) and _is_plural(view, head) == plural


def _is_plural(view: View, head: int) -> bool:
    return view.tree.tag[head] in {"NNS", "NNPS"}
