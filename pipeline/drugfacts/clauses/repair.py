"""Mend mistakes that the small parser makes again and again on this kind of prose.

Each repair is a small function over one tree, with the wording that it is for, in a module named for what it mends;
here stands when each is tried. They look at labels and order, hardly ever at words, so that they hold for any text;
where a better parser makes no such mistake they do nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from drugfacts.kept import Kept

from . import appositions, clause_order, coordinations, participles, particles, passives, relatives, strayed_subjects
from .cleft import make_plain
from .licences import mend_licences
from .lost_verbs import mend_lost_verbs
from .mistagged import mend_mistagged
from .subject_list import mend_subject_list
from .tree import Tree

_SETS_AGAINST = frozenset({"not", "instead", "rather"})
_LOOSE = frozenset({"appos", "advcl", "npadvmod", "pobj", "dep"})

Mend = Callable[[Tree, int], None]


class _OfVerb(NamedTuple):
    """A mend of verbs, and what there must be: one of some arcs, and of some words in the sentence (none: any).

    The arcs, as bits, go from the verb to a child, or to the verb itself.
    """

    mend: Mend
    arcs: int
    words: frozenset[str]


_TO_CHILD: dict[str, int] = {}
_TO_ITSELF: dict[str, int] = {}
"""The bits of arcs that mends of verbs ask for."""


def _of_verb(mend: Mend, arcs: str, words: str = "") -> _OfVerb:
    """A mend of verbs with one of some arcs, between strokes: "dobj" to a child, "is conj" to the verb itself."""
    bits = 0
    for arc in arcs.split(" | "):
        of = _TO_ITSELF if arc.startswith("is ") else _TO_CHILD
        bits |= of.setdefault(arc.removeprefix("is "), 1 << (len(_TO_CHILD) + len(_TO_ITSELF)))
    return _OfVerb(mend, bits, frozenset(words.split()))


def repair(tree: Tree) -> Tree:
    """Mend a tree in place, and return it."""
    make_plain(tree)
    mend_subject_list(tree)
    mend_mistagged(tree)
    mend_lost_verbs(tree)
    mend_licences(tree)
    if "," in tree.words:
        coordinations.after_aside(tree)
    if tree.lowers.count("by") > 1:
        coordinations.each_by_doing(tree)
    if "good" in tree.lowers:
        particles.for_good(tree)
    dep, tags = tree.dep, tree.tag
    mends = _OF_SENTENCE[_TELLING.intersection(tree.lowers)]
    for v, tag in enumerate(tags):
        if (tag[:1] == "V" or tag == "MD") and (tree.kids[v] or dep[v] == "conj"):
            _mend_verb(tree, v, mends)
    sets_against = not _SETS_AGAINST.isdisjoint(tree.lowers)
    for n in range(len(tree)):
        if tags[n][:2] == "NN":
            _mend_noun(tree, n, sets_against)
    return tree


def _mend_verb(tree: Tree, v: int, mends: tuple[_OfVerb, ...]) -> None:
    """Mend a verb, passing over those mends that ask for children, or for an arc of its own, that it has not."""
    moves, there = tree.moves, _arcs(tree, v)
    for mend, arcs, _ in mends:
        if not arcs & there:
            continue
        mend(tree, v)
        if tree.moves != moves:
            moves, there = tree.moves, _arcs(tree, v)


def _arcs(tree: Tree, v: int) -> int:
    """The bits of the arcs that a verb has."""
    dep, there = tree.dep, _TO_ITSELF.get(tree.dep[v], 0)
    for k in tree.kids[v]:
        there |= _TO_CHILD.get(dep[k], 0)
    return there


def _mend_noun(tree: Tree, n: int, sets_against: bool) -> None:
    """Mend a noun, by its arc, which each mend may change for the next."""
    dep = tree.dep
    if n + 1 < len(dep) and tree.words[n + 1] == ",":
        participles.participle_after(tree, n)
    if dep[n] == "conj":
        coordinations.noun_of_adjectives(tree, n)
    if dep[n] == "npadvmod":
        participles.gerund_after(tree, n)
    if dep[n] == "appos":
        appositions.one_of_nearest(tree, n)
    if tree.words[tree.head[n]] == ",":
        appositions.hung_on_mark(tree, n)
    if tree.kids[n]:
        coordinations.two_nouns(tree, n)
    if dep[n] == "pobj":
        clause_order.infinitive_before(tree, n)
    if sets_against and (dep[n] in _LOOSE or (dep[n] == "conj" and tree.is_verb(tree.head[n])) or _is_second(tree, n)):
        coordinations.set_against(tree, n)
    if n == tree.root:
        participles.verb_in_noun_phrase(tree, n)


def _is_second(tree: Tree, n: int) -> bool:
    """Whether a noun behind "than" is taken for a subject: Y in "X rather than Y is used"."""
    return tree.dep[n] in {"nsubj", "nsubjpass"} and n > 0 and tree.lower(n - 1) == "than"


_SUBJECT = "nsubj | nsubjpass"
_MARK = ", : – —"

# In this order.
_OF_VERBS = (
    _of_verb(passives.perfect_apart, "auxpass", "been"),
    _of_verb(passives.inverted, "nsubj | attr", "nor"),
    _of_verb(appositions.second_subject, _SUBJECT, ","),
    _of_verb(appositions.explained_subject, _SUBJECT, ","),
    _of_verb(appositions.labelled_subject, _SUBJECT, ":"),
    _of_verb(strayed_subjects.subject_before_aside, "advcl | parataxis", ","),
    _of_verb(strayed_subjects.so_is, "is advcl", "as"),
    _of_verb(strayed_subjects.missing_subject, " | ".join(strayed_subjects.HUNG_AS)),
    _of_verb(strayed_subjects.subject_after_comma, "is ccomp | is conj | is parataxis | is advcl", "and but ,"),
    _of_verb(strayed_subjects.object_before_next, "is ccomp", "and but ,"),
    _of_verb(strayed_subjects.object_of_preposition, "compound"),
    _of_verb(strayed_subjects.behind_semicolon, _SUBJECT, ";"),
    _of_verb(strayed_subjects.emptied_preposition, "prep | mark", "in among with during for"),
    _of_verb(strayed_subjects.neither_is, "preconj | cc", "neither both"),
    _of_verb(strayed_subjects.subject_of_auxiliary, "aux | auxpass"),
    _of_verb(passives.perfect_split, "is ccomp", "has have had having"),
    _of_verb(clause_order.clause_before, "is ccomp", "; : – — - ,"),
    _of_verb(clause_order.subordinate_first, "mark", "while whilst although though whereas"),
    _of_verb(passives.denial_on_phrase, "prep"),
    _of_verb(appositions.examples_of_object, "prep", ","),
    _of_verb(appositions.second_object, "dobj", ","),
    _of_verb(coordinations.repeated_and_denied, "prep", "not"),
    _of_verb(coordinations.conjoined_with_noun, "is conj"),
    _of_verb(coordinations.third_person_after_infinitive, "is conj"),
    _of_verb(coordinations.thereby_does, "is conj", "thereby thus hence"),
    _of_verb(coordinations.second_attribute, "attr", "a an"),
    _of_verb(coordinations.not_but, "attr", "but"),
    _of_verb(coordinations.along_with_it, "dobj | nsubjpass", "with"),
    _of_verb(coordinations.so_many_fold, "dative | dobj | oprd"),
    _of_verb(strayed_subjects.subject_in_phrase, "prep"),
    _of_verb(strayed_subjects.subject_after_writing, "prep", "writing"),
    _of_verb(strayed_subjects.on_its_own, "prep", "own"),
    _of_verb(relatives.after_preposition, "prep", "which"),
    _of_verb(relatives.with_object, "dobj | xcomp", "which"),
    _of_verb(relatives.of_product, "is advcl | is ccomp", "which"),
    _of_verb(passives.still_so, "acomp | xcomp"),
    _of_verb(passives.not_to_be, "xcomp", "to"),
    _of_verb(passives.said_of_adjective, "acomp | oprd", "in among with"),
    _of_verb(passives.further_agent, "agent", "by"),
    _of_verb(passives.use_after_agency, "agent", "by"),
    _of_verb(passives.had_done, "nsubj", "has have had having"),
    _of_verb(participles.gerund_for_adjective, "is pcomp"),
    _of_verb(passives.particle_before_object, "prt"),
    _of_verb(particles.for_preposition, "prep", "on off"),
    _of_verb(particles.for_adjective, "dobj", "back"),
    _of_verb(participles.made_for, "is ccomp"),
    _of_verb(relatives.of_noun, "is acl", "that"),
    _of_verb(relatives.without_that, "is acl"),
    _of_verb(clause_order.means_first, "is relcl", "by through"),
    _of_verb(relatives.claim_that, "is relcl", "that"),
    _of_verb(relatives.of_named, "is relcl", "that which"),
    _of_verb(relatives.of_nearest, "is relcl | is ccomp | is advcl", "which"),
    _of_verb(relatives.of_people, "is relcl", "who"),
    _of_verb(clause_order.while_under, "is advcl"),
    _of_verb(strayed_subjects.its_for_it_is, "poss"),
    _of_verb(participles.verb_for_adjective, "dobj"),
    _of_verb(participles.gerund_of_stopped, "dobj | ccomp | xcomp"),
    _of_verb(participles.kept_from, "dobj", "from"),
    _of_verb(strayed_subjects.agent_before, "auxpass"),
    _of_verb(strayed_subjects.agent_alone, _SUBJECT),
    _of_verb(appositions.explained_after, _SUBJECT, _MARK),
    _of_verb(appositions.purpose_after_aside, "dobj | nsubjpass", "for"),
)

_TELLING = frozenset().union(*(one.words for one in _OF_VERBS))
"""The words that tell which mends may apply in a sentence."""


def _of_sentence(said: frozenset[str]) -> tuple[_OfVerb, ...]:
    """The mends of verbs that may apply where these of the telling words are said."""
    return tuple(one for one in _OF_VERBS if not one.words or one.words & said)


_OF_SENTENCE = Kept(_of_sentence)
