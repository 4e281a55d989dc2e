"""Clauses that leave their predicate out: "X causes cough, but Y does not", "so does Y", "A for B and C for D"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument, Clause, Tree

from .context import View
from .drug_slot import drugs_of
from .hits import DrugHit
from .likened import is_denied
from .model import Grammar

_SUBJECT = ("nsubj", "nsubjpass")
_SUBORDINATE = frozenset({"advcl", "ccomp", "relcl", "ROOT"})
_AUXILIARY = frozenset(
    {"do", "have", "be", "can", "could", "will", "would", "may", "might", "should", "ca", "wo", "sha"}
)
_TOLD = frozenset({"something", "thing", "effect", "problem", "trouble", "complaint", "risk", "harm", "nuisance"})
_SO = frozenset({"so", "likewise"})
_TAKES_UP = frozenset({"that", "so", "too", "likewise", "either"})  # behind it
_SAME = frozenset({"so", "nor", "neither"})  # before the verb
_BESIDE = frozenset({"neg", "punct", "advmod", "cc", "aux", "auxpass", "mark", "preconj"})


def elided(
    view: View, clause: Clause, subject: Argument | None, words: Grammar
) -> Iterator[tuple[DrugHit, bool | None]]:
    """Yield the drugs of clauses that take up this one's predicate without saying it, and whether they deny it.

    None where they say the same, whatever that is: "so does Y", "nor does Y".

    Parameters
    ----------
    subject : Argument or None
        Where the clause's own drug stands: only a drug in the subject has a counterpart there.
    """
    tree = view.tree
    if subject is None or subject.tree is not tree or tree.dep[subject.head] not in _SUBJECT:
        return
    for k, denied in elliptical_subjects(tree, clause.links[-1]):
        if k != subject.head:
            same = _says_same(tree, clause, tree.head[k])
            for hit in drugs_of(view, k, words):
                if hit.said:
                    yield hit, None if same else denied


def _says_same(tree: Tree, clause: Clause, verb: int) -> bool:
    """Whether a clause without a predicate says the same as the one before: "so does Y", "Y does too"."""
    own = tree.kids[verb]
    if (verb > 0 and tree.lower(verb - 1) in _SAME) or any(k < verb and tree.lower(k) in _SAME for k in own):
        return True
    # "X does not do A; Y does that" takes up what is denied.
    return any(k > verb and tree.lower(k) in _TAKES_UP for k in own) and bool(tree.children(verb, "neg")) == is_denied(
        tree, clause
    )


def elliptical_subjects(tree: Tree, top: int) -> Iterator[tuple[int, bool]]:
    """Yield the subjects of clauses that take up a clause's verb without saying it, and whether they deny it.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.clauses import trees_of
    >>> (tree,) = trees_of(drugfacts.load()("The FDA approved sotalol for angina, but the EMA did not."))
    >>> [(tree.words[at], denied) for at, denied in elliptical_subjects(tree, tree.root)]
    [('EMA', True)]
    """
    verbs: list[int] | None = tree.notes.get("elliptical verbs")
    if verbs is None:
        verbs = [i for i, tag in enumerate(tree.tag) if tag[:2] in {"VB", "MD"} and is_elliptical(tree, i)]
        tree.notes["elliptical verbs"] = verbs
    for at in verbs:
        if at != top and (at in tree.ancestors(top) or top in tree.ancestors(at)) and _may_take_up(tree, at, top):
            denied = any(tree.dep[k] == "neg" for k in tree.kids[at])
            yield from ((k, denied) for k in tree.children(at, *_SUBJECT))


def _may_take_up(tree: Tree, at: int, top: int) -> bool:
    """Whether a relative clause hangs on what a verb itself says: "brings on C, which Y won't" is not of "because"."""
    if tree.dep[at] != "relcl":
        return True
    nearest = next((i for i in tree.ancestors(at) if tree.is_verb(i)), top)
    if nearest == top or tree.dep[nearest] not in _SUBORDINATE or not tree.children(nearest, *_SUBJECT):
        return True
    return tree.head[nearest] == top and ";" not in tree.words[min(top, nearest) : max(top, nearest)]


def is_said_not_to(tree: Tree, at: int) -> bool:
    """Whether a word is the subject of a clause that takes up and denies what stands before: Y in "which Y won't"."""
    verb = tree.head[at]
    return tree.dep[at] in _SUBJECT and bool(tree.children(verb, "neg")) and is_elliptical(tree, verb)


def is_elliptical(tree: Tree, at: int) -> bool:
    """Whether a verb has a subject and nothing else: "Y does not", "so does Y", "Y has not been shown to"."""
    if not tree.children(at, *_SUBJECT):
        return False
    if tree.lemma[at] == "do" and tree.lower(min(at + 1, len(tree) - 1)) in _SO:
        return True  # "the FDA did so in 2007"
    if _says_it_of_what_was_told(tree, at):
        return True
    if (
        tree.lemma[at] in _AUXILIARY
        and at > 0
        and tree.lower(at - 1) in _SAME
        and not tree.children(at, "dobj", "attr")
    ):
        return all(k > at for k in tree.children(at, *_SUBJECT))  # "so does Y, at another spot"
    behind = (k for k in tree.kids[at] if k > at and tree.lower(k) not in _TAKES_UP)
    rest = [k for k in behind if tree.dep[k] not in _BESIDE and tree.dep[k] not in {"conj", "advcl", *_SUBJECT}]
    to_be_filled = [k for k in rest if tree.lower(k) == "to" and not tree.kids[k]]
    return rest == to_be_filled and (tree.lemma[at] in _AUXILIARY or bool(to_be_filled))


def _says_it_of_what_was_told(tree: Tree, at: int) -> bool:
    """Whether a verb denies what was told behind a comma: "something Y does not cause", "which Y does not do"."""
    noun = tree.head[at]
    if tree.dep[at] != "relcl" or not tree.children(at, "neg") or tree.children(at, "attr", "acomp", "xcomp"):
        return False
    objects = [k for k in tree.children(at, "dobj") if tree.tag[k] not in {"WDT", "WP"}]
    subject = min((i for k in tree.children(at, *_SUBJECT) for i in tree.subtree(k)), default=0)
    opens = subject - 1 if tree.lower(subject - 1) in {"which", "that"} else subject
    what_was_told = tree.lower(noun) in _TOLD or (opens < subject and tree.words[opens - 1] == ",")
    return what_was_told and not objects and noun < subject
