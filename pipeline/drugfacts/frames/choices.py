"""Uses that a sentence leaves unsaid of a medicine which it names beside another: "Y is an alternative", "take Y"."""

from __future__ import annotations

from collections.abc import Sequence

from drugfacts.clauses import Clause, Tree
from drugfacts.english import NOT

from .context import Use, View
from .drug_slot import is_people
from .hits import DrugHit, TermHit
from .model import Grammar
from .opening import is_met_with
from .stretch import stretch_of

_NEAR = 2  # sentences back to what a choice is for, in the same block; else one
_DENIALS = NOT | {"hardly"}
_PURPOSE = ("for", "against", "in")
_VERBS = frozenset({"VB", "VBP", "VBD", "VBZ"})
_FOR = frozenset({"for", "against"})
_BESIDE = frozenset({"appos", "pobj", "compound", "conj"})
_FOR_WHAT = ("obj", "for", "in", "with", "against", "on", "by", "through", "via", "like", "as", "to", "than", "where")
_NARROWING = frozenset(
    "alone well immediately quickly fast always instantly overnight enough equally if when once unless".split()
)
_HAVING = frozenset({"have", "get", "got", "catch", "suffer", "bother", "be"})


def unsaid(view: View, clause: Clause, drugs: Sequence[DrugHit], words: Grammar) -> list[TermHit]:
    """The uses spoken of last, whatever they were told of: C in "X treats C. Y is an alternative".

    Nothing where the sentence goes on to a condition, says what else the choice is for, or denies it; nor where it
    does not name the medicine, for "it" is the one spoken of before.
    """
    if (
        view.tree.dep[clause.at] in _BESIDE
        or _denies(view, clause)
        or _says_for_what(view, clause, words)
        or not all(map(_is_named, drugs))
    ):
        return []
    here = [use for use in view.uses if use.view is view and use.end <= clause.at]
    keys = {drug.key for drug in drugs}
    uses = here or [use for use in view.uses if _is_near(view, use) and _is_of_passage(view, use, keys)]
    start = max((use.end for use in here), default=0)
    said = _told_with(view.tree, clause) if view.tree.is_verb(clause.at) and not here else range(start, len(view.tree))
    if any(view.mention(i, "condition") and view.tree.tag[i] not in _VERBS for i in said):
        return []  # "who relapse" names none
    return [_hit(use) for use in uses if use.mention is not None]


def unhelped(view: View, clause: Clause, drugs: Sequence[DrugHit]) -> list[TermHit]:
    """The uses spoken of last, of another drug than one that is said not to help: C in "X treats C. Y does not help".

    Nothing where it says itself for what, how or when it does not, or does not name the drug.
    """
    tree = view.tree
    if not drugs or not all(map(_is_named, drugs)) or any(clause.roles.get(role) for role in _FOR_WHAT):
        return []
    if not _NARROWING.isdisjoint(tree.lowers[slice(*stretch_of(view, clause.at))]) or view.has("condition"):
        return []
    keys = {drug.key for drug in drugs}
    uses = [use for use in view.uses if _is_near(view, use) and (use.drug is None or _is_of_passage(view, use, keys))]
    if any(use.drug in keys for use in uses):
        return []
    return [_hit(use) for use in uses if use.mention is not None]


def _told_with(tree: Tree, clause: Clause) -> list[int]:
    """The words that a verb holds, without clauses beside it that have subjects of their own."""
    beside = [k for k in tree.children(clause.at, "conj", "ccomp", "parataxis") if tree.has_subject(k)]
    apart = {i for k in beside for i in tree.subtree(k)}
    return [i for i in tree.subtree(clause.at) if i > clause.at and i not in apart]


def asked(view: View, clause: Clause) -> list[TermHit]:
    """The conditions that a question right before is made of: C in "C? Take X", "Got C? Take X"."""
    tree, before = view.tree, view.before
    top = clause.at if tree.is_verb(clause.at) else tree.head[clause.at]
    if before is None or top != tree.root or view.has("condition") or not _asks_for_help(before):
        return []
    if tree.tag[top] == "VB" and not tree.has_subject(top) and _denies(view, clause):
        return []  # "Rash? Do not take another tablet"
    return [_hit(use) for use in view.uses if use.view is before and use.mention is not None]


def opened(view: View, clause: Clause, words: Grammar) -> list[TermHit]:
    """What the text opens with, of the drug that it names first: C in "C is common. X keeps most people well".

    Nothing where the sentence says itself what the drug is for, tells of harm, denies something or only compares it.
    """
    if not view.opening or any(use.view is view for use in view.uses):
        return []
    tree = view.tree
    start, end = stretch_of(view, clause.at)
    if not _DENIALS.isdisjoint(tree.lowers[start:end]) or not is_met_with(view, clause.at):
        return []
    if any(words.isa(lemma, "to_blame") for lemma in tree.lemma[slice(*_between_semicolons(tree, clause.at))]):
        return []
    preps = (i for i, word in enumerate(tree.lowers) if word in _FOR)
    purposes = (p for i in preps for p in tree.children(i, "pobj"))
    if any(view.mention(p, "condition") for p in purposes):
        return []
    return [_hit(use) for use in view.opening]


def _between_semicolons(tree: Tree, at: int) -> tuple[int, int]:
    """The part of a sentence around a word from one semicolon to the next."""
    marks = [i for i, word in enumerate(tree.words) if word == ";"]
    return max((i for i in marks if i < at), default=0), min((i for i in marks if i > at), default=len(tree))


def _asks_for_help(view: View) -> bool:
    """Whether a sentence is a question that names a condition, and no drug that may do anything about it."""
    tree: Tree = view.tree
    if "?" not in tree.words or view.names_a_drug:
        return False
    return not tree.is_verb(tree.root) or tree.lemma[tree.root] in _HAVING


def _says_for_what(view: View, clause: Clause, words: Grammar) -> bool:
    """Whether a choice has a purpose of its own, known or not; for whom it is does not count."""
    tree, above = view.tree, view.tree.head[clause.at]
    if tree.is_verb(above):
        purposes = [k for k in tree.children(above, "prep") if tree.lower(k) in _PURPOSE]
        whom = [p for k in purposes for p in tree.children(k, "pobj") if is_people(view, p, words)]
        if len(whom) < len(purposes):
            return True
    said = (a.head for role in _PURPOSE for a in clause.roles.get(role) if a.tree is tree)
    return any(not is_people(view, at, words) or tree.tag[at] == "WP" for at in said)


def _is_named(drug: DrugHit) -> bool:
    return drug.view.mention(drug.end - 1, "drug", "drug_class") is not None


def _denies(view: View, clause: Clause) -> bool:
    """Whether something before the choice denies it: "Y is no alternative", "neither X nor Y is an option"."""
    start, _ = stretch_of(view, clause.at)
    return not _DENIALS.isdisjoint(view.tree.lowers[start : clause.at])


def _is_near(view: View, use: Use) -> bool:
    """Whether a use was told right before, or a little earlier in the same block."""
    back = view.index - use.view.index
    return 0 < back <= (_NEAR if use.view.block_index == view.block_index else 1)


def _is_of_passage(view: View, use: Use, keys: set[str]) -> bool:
    """Whether a use is of the passage's own drug, in whose place the choice comes, not of one named in passing."""
    return use.drug in view.topics or keys.issuperset(view.topics)


def _hit(use: Use) -> TermHit:
    return TermHit(use.view, use.head, use.start, use.end, use.mention, anaphoric=True)
