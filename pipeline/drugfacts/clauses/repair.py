"""Mend mistakes that the small parser makes again and again on this kind of prose.

Each repair is a small function over one tree, with the wording that it is for, in a module named for what it mends;
here stands when each is tried. They look at labels and order, hardly ever at words, so that they hold for any text;
where a better parser makes no such mistake they do nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from . import appositions, clause_order, coordinations, participles, passives, relatives, strayed_subjects
from .cleft import make_plain
from .licences import mend_licences
from .mistagged import mend_mistagged
from .subject_list import mend_subject_list
from .tree import Tree

_EITHER = frozenset({"nsubj", "nsubjpass"})
_LOOSE = frozenset({"appos", "advcl", "npadvmod", "pobj", "dep"})


def repair(tree: Tree) -> Tree:
    """Mend a tree in place, and return it."""
    make_plain(tree)
    mend_subject_list(tree)
    mend_mistagged(tree)
    mend_licences(tree)
    dep, tags = tree.dep, tree.tag
    for v, tag in enumerate(tags):
        if (tag[:1] == "V" or tag == "MD") and (tree.kids[v] or dep[v] == "conj"):
            _mend_verb(tree, v)
    sets_against = "not" in tree.lowers or "instead" in tree.lowers
    for n in range(len(tree)):
        if tags[n][:2] == "NN":
            _mend_noun(tree, n, sets_against)
    return tree


def _mend_verb(tree: Tree, v: int) -> None:
    """Mend a verb, passing over those mends that ask for children, or for an arc of its own, that it has not."""
    moves, dep = tree.moves, tree.dep
    there = {dep[k] for k in tree.kids[v]}
    there.add(f"is {dep[v]}")
    for needs, mend in _OF_VERBS:
        if needs.isdisjoint(there):
            continue
        mend(tree, v)
        if tree.moves != moves:
            moves = tree.moves
            there = {dep[k] for k in tree.kids[v]}
            there.add(f"is {dep[v]}")


def _mend_noun(tree: Tree, n: int, sets_against: bool) -> None:
    """Mend a noun, by its arc, which each mend may change for the next."""
    dep = tree.dep
    if n + 1 < len(dep) and tree.words[n + 1] == ",":
        participles.participle_after(tree, n)
    if dep[n] == "npadvmod":
        participles.gerund_after(tree, n)
    if tree.kids[n]:
        coordinations.two_nouns(tree, n)
    if dep[n] == "pobj":
        clause_order.infinitive_before(tree, n)
    if sets_against and dep[n] in _LOOSE:
        coordinations.set_against(tree, n)
    if n == tree.root:
        participles.verb_in_noun_phrase(tree, n)


# In this order, each with the arcs of which it asks one: from the verb to a child, or ("is ...") to the verb itself.
_OF_VERBS: tuple[tuple[frozenset[str], Callable[[Tree, int], None]], ...] = (
    (frozenset({"auxpass"}), passives.perfect_apart),
    (_EITHER, appositions.second_subject),
    (_EITHER, appositions.explained_subject),
    (frozenset({"advcl"}), strayed_subjects.subject_before_aside),
    (frozenset({"is advcl"}), strayed_subjects.so_is),
    (strayed_subjects.HUNG_AS, strayed_subjects.missing_subject),
    (frozenset({"preconj", "cc"}), strayed_subjects.neither_is),
    (frozenset({"is ccomp"}), passives.perfect_split),
    (frozenset({"is ccomp"}), clause_order.clause_before),
    (frozenset({"prep"}), passives.denial_on_phrase),
    (frozenset({"prep"}), appositions.examples_of_object),
    (frozenset({"is conj"}), coordinations.conjoined_with_noun),
    (frozenset({"prep"}), strayed_subjects.subject_in_phrase),
    (frozenset({"prep"}), strayed_subjects.subject_after_writing),
    (frozenset({"prep"}), relatives.after_preposition),
    (frozenset({"dobj", "xcomp"}), relatives.with_object),
    (frozenset({"acomp", "xcomp"}), passives.still_so),
    (frozenset({"agent"}), passives.further_agent),
    (frozenset({"nsubj"}), passives.had_done),
    (frozenset({"is pcomp"}), participles.gerund_for_adjective),
    (frozenset({"prt"}), passives.particle_before_object),
    (frozenset({"is acl"}), relatives.of_noun),
    (frozenset({"is acl"}), relatives.without_that),
    (frozenset({"is relcl"}), clause_order.means_first),
    (frozenset({"is relcl"}), relatives.claim_that),
    (frozenset({"is relcl"}), relatives.of_named),
    (frozenset({"is advcl"}), clause_order.while_under),
    (frozenset({"poss"}), strayed_subjects.its_for_it_is),
    (frozenset({"dobj"}), participles.verb_for_adjective),
    (frozenset({"dobj", "ccomp", "xcomp"}), participles.gerund_of_stopped),
    (frozenset({"auxpass"}), strayed_subjects.agent_before),
    (frozenset({"nsubj", "nsubjpass"}), strayed_subjects.agent_alone),
    (_EITHER, appositions.explained_after),
    (frozenset({"dobj", "nsubjpass"}), appositions.purpose_after_aside),
)
