"""Drugs beside which a clause sets its own: "X, like Y, blocks A", "As with all Ns, rash occurs", "Unlike Y, X ..."."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Clause, Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.english import TAKES_UP

from .arms import PERCENT
from .context import View
from .drug_slot import drugs_of
from .hits import DrugHit
from .model import Grammar

_LIKE = frozenset({"like", "as"})
_OPENS = frozenset({",", "and", "but", "that", "just", "because", ";", ":", "(", "–", "—"})
_ASIDE = 8  # words of "with X (24 %)"
_MORE = frozenset({"more", "higher", "greater", "commoner"})
_COMPARISON = 6  # words from what is less to "than"
LESS = frozenset({"less", "lesser", "fewer", "rarer", "milder", "lower", "weaker", "smaller", "slighter"})
_NOT = frozenset({"not", "n't", "no", "more"})
_NONE = frozenset({"no", "hardly", "scarcely", "barely"})
_WITH = frozenset({"with", "on", "under", "after"})
_SOME = frozenset({"many", "most", "some", "certain", "several", "few"})
_CONTRAST = frozenset({"unlike", "contrast", "contrary"})
_DEPTH = 4  # arcs upwards
_TOGETHER = frozenset({"together", "along", "combined"})
_FRONTING = frozenset({"and", ",", ";", "but"})
_SAME = frozenset({"both", "all", "it", "them", "this", "these", "that"})
_DOINGS = frozenset({"mechanism", "side_effect"})
_SUBJECTS = ("nsubj", "nsubjpass")
_KEEPING_OFF = frozenset(
    {"prevent", "avoid", "offset", "counter", "counteract", "limit", "minimise", "minimize", "lessen"}
)
_JOINED = frozenset({"combination", "conjunction"})
_NO_COMPARISON = frozenset({"unlike", "not", "n't", "never"})


def likened(view: View, clause: Clause, words: Grammar) -> Iterator[DrugHit]:
    """Y in "X, like Y, blocks A", "as Y does" and "As with all Ys"; nothing behind a denial ("does not A, like Y")."""
    tree = view.tree
    if _LIKE.isdisjoint(tree.lowers):
        return
    if not is_denied(tree, clause):
        yield from (hit for k in _doing_so(tree, clause.at) for hit in drugs_of(view, k, words) if hit.said)
    found = list(_likenesses(tree, clause))
    last = [pair for pair in found if pair[0] < clause.at][-1:]  # "like X it does A, and like Y it does B"
    for at, end in last or found:
        if at > clause.at and is_denied(tree, clause):
            continue
        for p in tree.children(end, "pobj"):
            if _SOME.isdisjoint(tree.lower(k) for k in tree.kids[p]):
                yield from (hit for hit in drugs_of(view, p, words) if hit.said)


def _doing_so(tree: Tree, at: int) -> Iterator[int]:
    """Who does the same as a verb tells: Y in "X blocks A, as Y does", "X is used for C, as Y is"."""
    for verb in tree.children(at, "advcl"):
        marked = any(tree.lower(k) == "as" for k in tree.children(verb, "mark", "advmod"))
        subjects = tree.children(verb, *_SUBJECTS)
        last = {verb, *(i for k in subjects for i in tree.subtree(k))}  # "as Y does", "as does Y"
        if marked and tree.lower(verb) in TAKES_UP and max(tree.subtree(verb)) in last:
            yield from subjects


def _likenesses(tree: Tree, clause: Clause) -> Iterator[tuple[int, int]]:
    """Where a clause says "like" or "as with": the first word, and the one that what follows hangs on."""
    subjects = [a.head for a in clause.roles.get("subj") or clause.roles.get("is") if a.tree is tree]
    over = {*clause.links, *subjects}
    for at, word in enumerate(tree.lowers):
        if tree.dep[at] not in {"prep", "advmod", "mark", "advcl"}:
            continue
        set_off = at == 0 or tree.lower(at - 1) in _OPENS
        if word == "like" and set_off and tree.head[at] in over:
            yield at, at
        if word == "as" and at + 1 < len(tree) and tree.lower(at + 1) == "with":
            follows = at > 0 and tree.is_verb(at - 1)
            if (set_off or follows) and not over.isdisjoint((tree.head[at], tree.head[at + 1])):
                yield at, at + 1


def outdone(view: View, clause: Clause, words: Grammar) -> Iterator[DrugHit]:
    """Y in "A is less common than with Y", "A is more common than with Y (5 %)", which has it too.

    Not in "A is more common than with Y", which leaves open whether Y has it.
    """
    tree = view.tree
    if "than" not in tree.lowers:
        return
    at = tree.lowers.index("than")
    if not _COMPARISON + _ASIDE > at - clause.at > 0 or "," in tree.words[clause.at : at]:
        return
    told = tree.lowers[max(0, at - _COMPARISON) : at]
    if at + 1 >= len(tree) or tree.lower(at + 1) not in _WITH:
        return
    near = at - clause.at < _COMPARISON
    if near and not LESS.isdisjoint(told) and _NOT.isdisjoint(told):
        yield from _said(view, at + 1, words)
    elif not _MORE.isdisjoint(tree.lowers[:at]):
        yield from (hit for hit in _said(view, at + 1, words) if _is_counted(tree, hit.end))


def _is_counted(tree: Tree, end: int) -> bool:
    """Whether a bracket behind a drug says of how many it is told: "than with Y (5 %)"."""
    return tree.words[end : end + 1] == ["("] and not PERCENT.isdisjoint(tree.lowers[end + 2 : end + 3])


def has_contrast(view: View) -> bool:
    """Whether a sentence may set drugs against the one that it speaks of."""
    return not _CONTRAST.isdisjoint(view.tree.lowers)


def contrasted(view: View, clause: Clause, words: Grammar) -> Iterator[DrugHit]:
    """Y in "Unlike Y, X does not ...", "In contrast to Y, X ...", "C is not seen, unlike with Y".

    Not in "Unlike Y, which ..., X ...", which says itself in what they differ.
    """
    tree = view.tree
    for tops in (clause.links, _shared(tree, clause)):
        preps = (prep for top in tops for prep in _contrasts(tree, top) if not _tells_how(tree, prep, words))
        found = [hit for prep in preps for hit in _said(view, prep, words)]
        if found:
            yield from found
            return


def _contrasts(tree: Tree, top: int) -> Iterator[int]:
    """The prepositions under a word behind which stands what is set apart: "unlike", "to" in "in contrast to"."""
    for k in tree.children(top, "prep", "advmod", "mark", "advcl", "amod"):
        if tree.lower(k) == "unlike":
            yield k
        for p in (k, *tree.children(k, "pobj")):
            if tree.lower(p) in {"contrast", "contrary"}:
                yield from tree.children(p, "prep")


def _tells_how(tree: Tree, prep: int, words: Grammar) -> bool:
    """Whether a relative clause says what that which is set apart does itself: "unlike Y, which binds T"."""
    acts = (r for p in tree.children(prep, "pobj") for r in tree.children(p, "relcl"))
    own = (r for r in acts if any(tree.tag[s] == "WDT" for s in tree.children(r, "nsubj")))
    own = (r for r in own if not any(tree.lower(o) in _SAME for o in tree.children(r, "dobj")))
    return any(frame.fact in _DOINGS for r in own for frame in words.of(tree.lemma[r]))


def _said(view: View, prep: int, words: Grammar) -> Iterator[DrugHit]:
    tree = view.tree
    further = (k for k in tree.children(prep, "prep", "pcomp") if tree.lower(k) in _WITH)  # "unlike with Y"
    for p in (*tree.children(prep, "pobj"), *(p for k in further for p in tree.children(k, "pobj"))):
        yield from (hit for hit in drugs_of(view, p, words) if hit.said)


def _shared(tree: Tree, clause: Clause) -> Iterator[int]:
    """The verbs before one that they are coordinated with: what their sentence opens with goes for it as well."""
    at = clause.links[-1]
    for _ in range(_DEPTH):
        if tree.dep[at] != "conj" or not tree.is_verb(tree.head[at]):
            return
        goes_on = any(tree.lower(k) == "nor" for k in tree.children(tree.head[at], "cc"))
        if tree.children(at, "nsubj", "nsubjpass") and not goes_on:
            return
        at = tree.head[at]
        yield at


def is_denied(tree: Tree, clause: Clause) -> bool:
    """Whether "not" stands with a clause's predicate, or with a verb over it."""
    return any(tree.children(at, "neg") for at in clause.links)


def is_none(clause: Clause) -> bool:
    """Whether a "not", "no" or "hardly" stands at a predicate or over it."""
    tree = clause.tree
    return is_denied(tree, clause) or any(tree.lower(k) in _NONE for at in clause.links for k in tree.kids[at])


def accompanying(view: View, clause: Clause, words: Grammar) -> Iterator[DrugHit]:
    """B in "together with B, X treats C", "X is used in combination with B for C", "X is given with B for C".

    Nothing where the clause denies.
    """
    tree = view.tree
    if "with" not in tree.lowers or not _NO_COMPARISON.isdisjoint(tree.lowers):
        return
    for top in clause.links:
        preps = tree.children(top, "prep")
        preps += [k for p in preps for n in tree.children(p, "pobj") if tree.lower(n) in _JOINED for k in tree.kids[n]]
        for k in preps:
            fronted = k == 0 or (tree.lower(k - 1) in _FRONTING and k < min(tree.children(top, *_SUBJECTS), default=0))
            joined = fronted or tree.lower(k - 1) in _TOGETHER or tree.lower(tree.head[k]) in _JOINED
            given = joined or (_is_given(view, top, words) and not _spares(clause, top))
            if tree.lower(k) == "with" and given:
                yield from (hit for hit in _said(view, k, words) if not _is_helped(view, hit, clause, top))


def _spares(clause: Clause, top: int) -> bool:
    """Whether a drug is given to keep something off that the other may bring: "X is given with Y to prevent C"."""
    return clause.at != top and clause.tree.lemma[clause.at] in _KEEPING_OFF


def _is_helped(view: View, hit: DrugHit, clause: Clause, top: int) -> bool:
    """Whether a drug that is but pointed at is what another is given for: "Y is given with it, to ease the nausea"."""
    aim = min(clause.tree.subtree(clause.at), default=clause.at)
    return hit.start in view.anaphors and clause.at != top and clause.tree.words[aim - 1] == ","


def _is_given(view: View, verb: int, words: Grammar) -> bool:
    """Whether a verb tells that a drug is given or taken, so that another may be with it."""
    tree = view.tree
    if not any(words.isa(tree.lemma[verb], name) for name in ("take_verb", "offer_verb", "joining_verb")):
        return False
    given = [a.head for a in clause_at(tree, verb).roles.get("obj") if a.tree is tree]
    return any(view.mention(k, "drug", "drug_class") or k in view.anaphors for k in given)
