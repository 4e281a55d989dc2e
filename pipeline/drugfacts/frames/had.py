"""What somebody was told to have right before, for what they are then given: "She developed C. X was begun"."""

from __future__ import annotations

from collections.abc import Sequence

from drugfacts.clauses import Clause, Tree
from drugfacts.english import HAD, NOT

from .candidate import Candidate
from .context import Mention, Use, View
from .hits import DrugHit
from .model import Grammar

_WITH = frozenset({"with", "from", "of", "to"})
_WHEN = frozenset({"after", "since", "when", "once", "if", "as", "with", "because", "following", "for"})
_BEFORE = frozenset({"after", "since", "when", "before", "until", "while", "although", "though", "whether", "unless"})
_SAID_OF = frozenset({"acomp", "attr"})
_LISTED = frozenset({"conj", "appos"})
_DEPENDENT = frozenset({"advcl", "relcl", "acl", "csubj", "pcomp"})
_FOR = frozenset({"for", "against"})
_WAS = frozenset({"was", "were"})
_FAR = 6  # sentences back in which a drug that was named is no new one


def had(view: View, clause: Clause, drugs: Sequence[DrugHit], words: Grammar) -> list[Use]:
    """The condition that somebody was told to have in this sentence or the one before, where a new drug is given.

    Nothing where the drug was spoken of before, for then it may have brought the condition; nor where the sentence says
    itself what the drug is for, denies it, or tells of the giving only to say when something came.
    """
    tree = view.tree
    if not drugs or "if" in tree.lowers or not _is_given(tree, clause.at):
        return []
    if any(not _is_new(view, drug) for drug in drugs) or _says_for_what(view, _told_with(tree, clause.at), words):
        return []
    if (last := _last(view, clause.at)) is not None:
        between = any(view.mention(i, "drug", "drug_class") for i in range(last.end, clause.at))
        return [] if between or not _is_had(view, last.end - 1, words, False) else [_use(view, last)]
    there = view.before
    if view.has("condition") or there is None or there.block_index != view.block_index or not there.tree.is_parsed:
        return []
    only = _last(there, len(there.tree))
    if only is None or _last(there, only.start) is not None or "if" in there.tree.lowers:
        return []
    return [_use(there, only)] if _is_had(there, only.end - 1, words, True) else []


def _last(view: View, end: int) -> Mention | None:
    """The condition that is named last before a word."""
    return next((m for i in range(end - 1, -1, -1) if (m := view.mention(i, "condition")) is not None), None)


def _use(view: View, m: Mention) -> Use:
    return Use(view, m.end - 1, m.start, m.end, m)


def _is_given(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that something was given then: not before, nor in a clause that only says when."""
    for at in (verb, *tree.ancestors(verb)):
        if tree.dep[at] in _DEPENDENT and not any(tree.lower(k) == "so" for k in tree.kids[at]):
            return False
    if tree.tag[verb] == "VBG" and any(tree.lower(k) in _WAS for k in tree.kids[verb]):
        return False  # "three were taking X"
    return all(tree.lower(k) not in HAD and tree.dep[k] != "neg" for k in tree.kids[verb])


def _is_new(view: View, drug: DrugHit) -> bool:
    """Whether a drug is named here for the first time."""
    if not drug.said or drug.view is not view:
        return False
    if any(m.key == drug.key for i in range(drug.start) for m in view.mentions.get(i, ())):
        return False
    there = view.before
    for _ in range(_FAR):
        if there is None:
            return True
        if any(m.key == drug.key for ms in there.mentions.values() for m in ms):
            return False
        there = there.before
    return True


def _told_with(tree: Tree, verb: int) -> list[int]:
    """The words from a verb on that it holds, without clauses beside it that have subjects of their own."""
    beside = [k for k in tree.children(verb, "conj", "ccomp", "parataxis") if tree.has_subject(k)]
    apart = {i for k in beside for i in tree.subtree(k)}
    return [i for i in tree.subtree(verb) if i > verb and i not in apart]


def _says_for_what(view: View, own: list[int], words: Grammar) -> bool:
    tree = view.tree
    return any(view.mention(i, "condition") or (tree.lower(i) in _FOR and _is_purpose(view, i, words)) for i in own)


def _is_purpose(view: View, prep: int, words: Grammar) -> bool:
    """Whether "for" says what for, and not how long: "for three days", "for a week"."""
    tree = view.tree
    return not any(
        tree.children(k, "nummod") or words.isa(tree.lemma[k], "period") for k in tree.children(prep, "pobj")
    )


def _is_had(view: View, head: int, words: Grammar, of_people: bool) -> bool:
    """Whether a condition is what somebody has: "she developed C", "was found to have C", "a man with C", "after C"."""
    tree, top = view.tree, head
    while tree.dep[top] in _LISTED and tree.head[top] != top:
        top = tree.head[top]
    if any(tree.lower(k) in NOT for k in tree.kids[top]):
        return False
    above, dep = tree.head[top], tree.dep[top]
    if dep == "pobj" and tree.lower(above) == "of" and words.isa(tree.lemma[tree.head[above]], "bout"):
        top = tree.head[above]  # "had a flare of C"
        above, dep = tree.head[top], tree.dep[top]
    if dep == "pobj":
        return _is_had_with(tree, above, words, of_people)
    if any(tree.dep[k] == "neg" for k in tree.kids[above]):
        return False
    lemma = tree.lemma[above]
    if dep == "dobj":
        return words.isa(lemma, "have_ill")
    if dep == "nsubjpass":
        return words.isa(lemma, "find_ill")
    if dep == "nsubj":
        return words.isa(lemma, "come_up") or _says_when(tree, above)
    return (
        dep in _SAID_OF
        and lemma in {"be", "become"}
        and any(words.isa(tree.lemma[k], "people") or tree.tag[k] == "PRP" for k in tree.children(above, "nsubj"))
    )


def _is_had_with(tree: Tree, prep: int, words: Grammar, of_people: bool) -> bool:
    """Whether it stands after "with" or "from" of who is ill, or after a "since" or "after" that opens the sentence."""
    over, word = tree.head[prep], tree.lower(prep)
    if word in _WHEN and tree.is_verb(over) and prep < over and word not in _WITH and word not in _FOR:
        return True
    if word not in _WITH or any(tree.dep[k] == "neg" for k in tree.kids[over]):
        return False
    if words.isa(tree.lemma[over], "people"):
        return of_people and word == "with"
    return words.isa(tree.lemma[over], "ill_with")


def _says_when(tree: Tree, verb: int) -> bool:
    """Whether a clause says when something was given: "when the migraines got bad"."""
    return tree.dep[verb] == "advcl" and any(tree.lower(k) in _WHEN for k in tree.children(verb, "advmod", "mark"))


def is_given_then(candidate: Candidate, words: Grammar) -> bool:
    """Whether a drug that nothing was said of before is what somebody is then treated with: "had C and received X"."""
    term, key, view = candidate.term, candidate.drug.key, candidate.view
    if candidate.frame.fact != "side_effect" or candidate.drug.said or term is None or term.view is not view:
        return False
    named = min((i for i, ms in view.mentions.items() if any(m.key == key for m in ms)), default=0)
    if named < term.end or not _is_new(view, DrugHit(key, view, named, named + 1)):
        return False
    tree = view.tree
    verb = next((at for at in tree.ancestors(named) if tree.is_verb(at)), named)
    if tree.dep[verb] != "conj" or tree.head[verb] != candidate.clause.at or not _is_given(tree, verb):
        return False
    return words.isa(tree.lemma[verb], "take_verb") and not words.isa(tree.lemma[verb], "ending")
