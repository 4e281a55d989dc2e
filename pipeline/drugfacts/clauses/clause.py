"""Predicates with their arguments: one view of active, passive, relative, nominal, control and raising wordings.

A clause's roles are those of the plain active sentence: in "X is blocked by Y", "Y blocks X", "Y, which blocks X",
"Y is thought to block X", "blockade of X by Y" and "Y works by blocking X", the ``subj`` is Y and the ``obj`` X.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .roles import HYPHENS, Argument, Roles
from .subjects import is_infinitive
from .tree import Tree

__all__ = ["Argument", "Clause", "Governor", "clause_at", "clauses_of", "keys_of", "lemmas_of", "predicates_of"]

_PREFIXES = ("up", "down")
_AFTER_VERB = frozenset({"prt", "prep", "advmod", "intj"})  # "turn down", "say yes"
_BORDERS = frozenset({"relcl", "conj", "parataxis", "appos", "bracket"})
"""Arcs over which nothing governs what is under them."""


class Governor(NamedTuple):
    """A word between a predicate and its sentence's main verb, such as "thought" in "is thought to help"."""

    at: int
    lemma: str


@dataclass(slots=True)
class Clause:
    """A predicate (verb, noun or adjective) and its arguments by role.

    Attributes
    ----------
    at : int
        The predicate's word in the tree.
    lemma : str
        Its lemma, with the particle of a phrasal verb ("bring on") or the first word of a fixed noun ("side effect").
    roles : Roles
        ``subj`` and ``obj`` as in the active sentence; ``attr`` (complement of a copula); ``comp`` (infinitive);
        ``pred`` (small clause: "makes X drowsy"); ``does`` ("makes X sweat");
        ``state`` (the whole of "X dry" in "makes X dry"); ``dative``; ``causer`` (X in "X makes Y do Z"); ``while``
        ("while taking X"); prepositions by their own name. For nouns also ``poss``, ``compound``, ``example`` (X in
        "inhibitors such as X"), ``said`` (what the noun is said of: the subject of its copula or verb), ``is`` (what it
        says that something is: X in "X acts as an N", "X belongs to a group called N") and ``head``
        (the verb above).
    """

    tree: Tree
    at: int
    lemma: str
    roles: Roles
    _governors: list[Governor] | None = field(init=False, repr=False, compare=False, default=None)
    _links: list[int] | None = field(init=False, repr=False, compare=False, default=None)

    @property
    def governors(self) -> list[Governor]:
        """The words over the predicate in its clause, from the predicate outwards; looked for when first asked for."""
        if self._governors is None:
            self._governors = _governors(self.tree, self.at)
        return self._governors

    @property
    def links(self) -> list[int]:
        """The predicate's word and those of its governors."""
        if self._links is None:
            self._links = [self.at, *[governor.at for governor in self.governors]]
        return self._links

    def ungoverned(self, at: int | None = None) -> Clause:
        """The clause with nothing over it, as the words around an aside do not govern it; of another word if given."""
        alone = Clause(self.tree, self.at if at is None else at, self.lemma, self.roles)
        alone._governors = []
        return alone

    def first(self, role: str) -> Argument | None:
        """The first argument in a role."""
        found = self.roles.get(role)
        return found[0] if found else None


def keys_of(tree: Tree, at: int) -> list[str]:
    """The names under which a word may be a predicate, longest first: "side effect", "effect"; "bring on", "bring".

    A hyphenated prefix counts as well, as a word of its own: "fast-track status" is "fast track status", "track status"
    and "status".
    """
    lemma = tree.lemma[at]
    if at >= 2 and tree.words[at - 1] in HYPHENS and tree.lower(at - 2) in _PREFIXES:
        lemma = tree.lower(at - 2) + lemma  # "up-regulate" is "upregulate"
    if tree.is_verb(at):
        dep, lowers = tree.dep, tree.lowers
        return [*[f"{lemma} {lowers[k]}" for k in tree.kids[at] if dep[k] in _AFTER_VERB and k > at], lemma]
    first = word_before(tree, at)
    if first < 0:
        return [lemma]
    pair, second = f"{tree.lower(first)} {lemma}", word_before(tree, first)
    return [f"{tree.lower(second)} {pair}", pair, lemma] if second >= 0 else [pair, lemma]


def word_before(tree: Tree, at: int) -> int:
    """The word before another, over a hyphen that joins the two; below 0 where there is none."""
    return at - 2 if at >= 2 and tree.words[at - 1] in HYPHENS else at - 1


def clauses_of(tree: Tree, wanted: Callable[[str], bool]) -> Iterator[Clause]:
    """Yield the clauses of a sentence whose predicate is ``wanted``, in the order of their predicates."""
    return (clause_at(tree, at, key) for at, key in predicates_of(tree, wanted))


def predicates_of(
    tree: Tree, wanted: Callable[[str], bool], lemmas: Container[str] | None = None
) -> Iterator[tuple[int, str]]:
    """Yield the predicates of a sentence that are ``wanted``, each once, in order: where they stand, and their name.

    Of several names ("side effect", "effect") it is the longest that is wanted. Where ``lemmas`` are given, no other
    word is looked at: those that :func:`lemmas_of` finds in the wanted names.
    """
    for at, lemma in enumerate(tree.lemma):
        if lemmas is None or lemma in lemmas:
            for key in keys_of(tree, at):
                if wanted(key):
                    yield at, key
                    break


def lemmas_of(keys: Iterable[str]) -> frozenset[str]:
    """The lemmas that a word has which one of some names stands for: "bring" and "on" for "bring on".

    Examples
    --------
    >>> sorted(lemmas_of(["side effect", "upregulate"]))
    ['effect', 'regulate', 'side', 'upregulate']
    """
    ends = {word for key in keys for word in (key.split(" ")[0], key.split(" ")[-1])}
    return frozenset(ends | {word.removeprefix(prefix) for word in ends for prefix in _PREFIXES})


def clause_at(tree: Tree, at: int, key: str | None = None) -> Clause:
    """The clause of the predicate at a word; read once, since many frames ask for it."""
    lemma = key or tree.lemma[at]
    known = tree.clauses.get((at, lemma))
    if known is None:
        known = Clause(tree, at, lemma, Roles(tree, at, lemma))
        tree.clauses[at, lemma] = known
    return known


def _governors(tree: Tree, at: int) -> list[Governor]:
    """From a predicate outwards, up to the border of the clause that says it."""
    found: list[Governor] = []
    for _ in range(8):
        label, head = tree.dep[at], tree.head[at]
        if label == "conj" and _shares_that(tree, at):  # what is over the first of two verbs after "that" is over both
            at = head
            continue
        if head == at or label in _BORDERS:
            break
        if label == "advcl" and not (is_infinitive(tree, at) or tree.tag[at] == "VBG"):
            break
        if tree.is_verb(head) or tree.is_noun(head) or tree.tag[head][:2] == "JJ":
            found.append(Governor(head, tree.lemma[head]))
        at = head
    return found


def _shares_that(tree: Tree, at: int) -> bool:
    """Whether a verb goes on with the subject of one after "that": B in "no evidence that X does A or B"."""
    head = tree.head[at]
    if tree.dep[head] not in {"ccomp", "acl"} or not tree.is_verb(at):
        return False
    if tree.children(at, "nsubj", "nsubjpass") or not any(tree.lower(k) == "that" for k in tree.children(head, "mark")):
        return False
    return not any(tree.lower(k) == "but" for k in tree.children(head, "cc"))
