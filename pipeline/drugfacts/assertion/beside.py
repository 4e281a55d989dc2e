"""Whether what stands beside a drug is put down to it at all.

A harm that people had before, or no more often than without the drug, is none of the drug's. Nor is it treated with a
drug what befell somebody under it ("who fainted while treated with X"), or what the drug beside it in a list is for
("takes X for C and Y for D").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drugfacts.clauses import Tree
from drugfacts.clauses.lists import conjuncts
from drugfacts.clauses.subjects import surface_subject
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, TermHit, View, grammar

from .beside_cues import Cue, besides
from .of_illness import is_of_illness

_BREAKS = frozenset({";", ":", "but", "whereas", "though", "although"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos"})
_TO_PURPOSE = 3  # words between a drug and its own "for": "X 20 mg daily for C"
_OPENS_PURPOSE = frozenset({"for", "against", "(", "["})
_JOINING = frozenset({")", "]", ",", ";", "and", "or"})
_JOINTS = 3  # of these at most stand between two drugs of a list
_CLOSES = frozenset({"and", "or"})
_LISTED = frozenset({"conj", "appos", "bracket"})
_TOGETHER = frozenset({"with", "and", "together with", "along with", "alongside"})
_MIXING = frozenset({"combining", "mixing", "coadministering", "co-administering"})
_JOINED = frozenset({"together", "combined", "coadministered", "co-administered", "mixed"})
_WHEN_JOINED = re.compile(
    r"\b(?:when|if|where) (?:the two|both|they|these|(?:the|both|these)(?: two)? (?:drugs|medicines)) "
    r"(?:are|were|have been) (?:combined|mixed|co-?administered|(?:taken|used|given|prescribed) together)\b"
)
_AVERAGES = frozenset({"mean", "median", "average"})
_TAKING = frozenset({"taking", "using", "giving", "adding"}) | _MIXING


def is_beside(candidate: Candidate) -> str | None:
    """Why the term of a candidate is not put down to its drug; None where it is."""
    if candidate.term is None or candidate.term.view is not candidate.view:
        return None
    if candidate.frame.fact == "side_effect":
        if _is_told_aside(candidate):
            return None
        if _is_epithet(candidate):
            return "says which"
        if is_of_illness(candidate):
            return "of the illness"
        if _is_at_entry(candidate.view.tree):
            return "at entry"
        if _is_of_two_together(candidate):
            return "taken together"
        if _takes_another_for_it(candidate):
            return "there_already"
        if _is_lifted(candidate.clause.tree, candidate.term.head):
            return "warning lifted"
        return "treated with it" if _is_treated_with_it(candidate) else _is_no_harm_of_it(candidate)
    if candidate.frame.fact == "indication":
        if not candidate.frame.phrases and _befell_meanwhile(candidate):
            return "befell meanwhile"
        if not candidate.term.anaphoric and _is_of_drug_beside(candidate):
            return "of the drug beside"
    return None


def _is_at_entry(tree: Tree) -> bool:
    """Whether a sentence tells who came into a trial: "Mean age was 49 years; 38% had C"."""
    return any(tree.lower(i) == "age" and tree.lower(i - 1) in _AVERAGES for i in range(1, len(tree)))


def _is_told_aside(candidate: Candidate) -> bool:
    """Whether an aside tells it, whatever the sentence says: "C, a familiar complaint with X, was no commoner on Y"."""
    tree, at, drug, term = candidate.clause.tree, candidate.clause.at, candidate.drug, candidate.term
    if tree.dep[at] != "appos" or not drug.said or drug.view is not candidate.view or term is None:
        return False
    aside = tree.subtree(at)
    return drug.end - 1 in aside and term.head not in aside and tree.words[min(aside) - 1] == ","


def _is_of_two_together(candidate: Candidate) -> bool:
    """Whether it comes of taking the drug with another: "taking X with Y can lead to C", "when both are combined"."""
    drug, view, tree = candidate.drug, candidate.view, candidate.view.tree
    if not _JOINED.isdisjoint(tree.lowers) and _WHEN_JOINED.search(" ".join(tree.lowers)):
        return True
    named = sorted(_named(view, 0, len(tree))) if not _TAKING.isdisjoint(tree.lowers) else []
    for (start, end, key), (second, last, other) in pairwise(named):
        between = " ".join(tree.lowers[end:second])
        if drug.key not in {key, other} or key == other or between not in _TOGETHER or start == 0:
            continue
        both = between != "and" or tree.lowers[last : last + 1] == ["together"] or tree.lower(start - 1) in _MIXING
        if tree.lower(start - 1) in _TAKING and both and candidate.clause.at >= last:
            return True
    return False


def _takes_another_for_it(candidate: Candidate) -> bool:
    """Whether it is what somebody takes another drug for: "he had C, for which he took Y", "C, treated with Y"."""
    term, view = candidate.term, candidate.view
    had = view.tree.lemma[candidate.clause.at] in {"have", "suffer"} and candidate.clause.tree is view.tree
    behind = view.tree.lowers[term.end : term.end + 3] if term is not None else []
    if term is None or not had or behind not in ([",", "for", "which"], [",", "treated", "with"]):
        return False
    others = (key for start, _, key in _named(view, term.end, len(view.tree)) if start > term.end)
    return any(key != candidate.drug.key for key in others)


def _is_lifted(tree: Tree, term: int) -> bool:
    """Whether it is what people are no longer warned of: "the boxed warning about C was removed"."""
    warnings = (at for at in tree.ancestors(term) if tree.lemma[at] == "warning")
    verbs = (tree.head[at] for at in warnings if tree.dep[at] in {"nsubj", "nsubjpass", "dobj"})
    return any(grammar().isa(tree.lemma[v], "lift_verb") and not tree.children(v, "neg") for v in verbs)


def _is_epithet(candidate: Candidate) -> bool:
    """Whether the drug only says of which kind something is: "a vancomycin-resistant strain", "steroid-sparing"."""
    drug, tree = candidate.drug, candidate.view.tree
    if not drug.said or drug.view is not candidate.view or drug.end + 1 >= len(tree):
        return False
    return tree.words[drug.end] == "-" and grammar().isa(tree.lower(drug.end + 1), "epithet")


def _is_treated_with_it(candidate: Candidate) -> bool:
    """Whether the drug is given against the term: "a thrombosis that was resolved by X", "hiccups refractory to X"."""
    drug, term, view = candidate.drug, candidate.term, candidate.view
    if term is None or drug.view is not view or grammar().members("remedied").isdisjoint(view.tree.forms):
        return False
    ends = [drug.end] if drug.said else [end for _, end, key in _named(view, 0, len(view.tree)) if key == drug.key]
    return any(_remedies(view.tree, end - 1, term.head) for end in ends if end > term.end)


def _remedies(tree: Tree, drug: int, term: int) -> bool:
    words = grammar()
    for at in tree.ancestors(drug):
        if at == term or words.isa(tree.lemma[at], "ending") or tree.lemma[at] == "despite":
            return False  # "hiccups caused by X resolved", "resolved after X was stopped"
        if words.isa(tree.lemma[at], "remedied"):
            return at > term and any(_is_remedied(tree, at, k, term) for k in _said_of(tree, at))
        if tree.tag[at] in FINITE:
            return False
    return False


def _is_remedied(tree: Tree, verb: int, subject: int, term: int) -> bool:
    """Whether the term is what a verb like "resolve" says it of, or what its patients got over."""
    words = grammar()
    if words.isa(tree.lemma[subject], "people"):
        got_over = any(words.isa(tree.lower(k), "success") for k in tree.children(verb, "advmod"))
        return got_over or words.isa(tree.lemma[verb], "answer_adjective") or tree.lemma[verb] == "respond"
    return term in tree.subtree(subject, _CLAUSES)


def _said_of(tree: Tree, at: int) -> list[int]:
    """What a verb or adjective is said of: its subject, or the noun that it describes."""
    if tree.is_verb(at):
        return surface_subject(tree, at)
    own = tree.children(at, "nsubj", "nsubjpass")
    return own or (surface_subject(tree, tree.head[at]) if tree.dep[at] == "acomp" else [tree.head[at]])


def _is_no_harm_of_it(candidate: Candidate) -> str | None:
    tree, term = candidate.clause.tree, candidate.term
    if term is None or _begins_with_relief(candidate) or _is_remedied_by_another(tree, term.head):
        return "relieves"
    if candidate.frame.whole and any(tree.lower(k) == "already" for k in tree.children(candidate.clause.at, "advmod")):
        return "there_already"  # "those whose kidneys are already weak"
    itself = candidate.frame.names_harm  # "an overdose can be fatal": that is what the drug does
    cues = [c for c in besides() if not c.forms.isdisjoint(tree.forms) and not (itself and c.where == "term")]
    return next((cue.id for cue in cues if _says(cue, tree, term, candidate.clause.at)), None)


def _says(cue: Cue, tree: Tree, term: TermHit, at: int) -> bool:
    """Whether a cue stands where it counts: as the term itself, before its noun, or in the clause of the predicate."""
    if cue.where == "term":
        return term.end - term.start == 1 and tree.lower(term.head) in cue.forms
    if cue.where == "before_term":
        first = term.head
        while tree.dep[first] == "conj" and tree.is_noun(tree.head[first]) and not tree.children(first, "det", "amod"):
            first = tree.head[first]  # "fewer heart attacks and strokes"
        before = (k for noun in {first, term.head} for k in tree.children(noun, "amod", "advmod") if k < noun)
        return any(tree.lower(k) in cue.forms for k in before)
    if cue.where == "before_subject":
        return any(tree.lower(k) in cue.forms for s in surface_subject(tree, at) for k in tree.children(s, "amod"))
    return cue.pattern is not None and cue.pattern.search(f" {_around(tree, at)} ") is not None


def _is_remedied_by_another(tree: Tree, at: int) -> bool:
    """Whether the term is what something is a remedy for: C in "a good alternative in C when X is not tolerated"."""
    above = tree.head[at]
    if tree.dep[at] != "pobj" or tree.lower(above) not in {"in", "for", "against"}:
        return False
    return grammar().isa(tree.lemma[tree.head[above]], "remedy")


def _begins_with_relief(candidate: Candidate) -> bool:
    """Whether the parser took for a part of the name the verb by which the drug relieves it: "SSRIs calm anxiety"."""
    term, tree, words = candidate.term, candidate.clause.tree, grammar()
    if term is None or term.end - term.start < 2 or candidate.drug.end != term.start or tree.tag[term.start] == "VBG":
        return False
    lemma, head = tree.lower(term.start), tree.lemma[term.head]
    slows = lemma == "slow" and not words.isa(head, "bodily")
    return slows or (lemma != "slow" and (words.isa(lemma, "relieve_verb") or words.isa(lemma, "course_verb")))


def _around(tree: Tree, at: int) -> str:
    """The words around a predicate up to where something else is said."""
    start = next((i + 1 for i in range(at - 1, -1, -1) if tree.lower(i) in _BREAKS), 0)
    breaks = (i for i in range(at + 1, len(tree)) if tree.lower(i) in _BREAKS and tree.lowers[i + 1 : i + 2] != ["no"])
    end = next(breaks, len(tree))  # but "was noted, but no more often than"
    return " ".join(tree.lower(i) for i in range(start, end) if tree.words[i].strip())


def _befell_meanwhile(candidate: Candidate) -> bool:
    """Whether the term is what somebody came to have while, or after, the drug was taken."""
    tree, term, words = candidate.clause.tree, candidate.term, grammar()
    if term is None or term.view.tree is not tree or term.anaphoric:
        return False
    first = term.head
    while tree.dep[first] in _LISTED:
        first = tree.head[first]
    over = list(tree.ancestors(candidate.clause.at))
    verb = tree.head[first]
    if tree.dep[first] != "dobj" or verb not in over or not words.isa(tree.lemma[verb], "befall_verb"):
        return False
    return first not in over and over[0] not in conjuncts(tree, first)  # "had gout treated with X"


def _is_of_drug_beside(candidate: Candidate) -> bool:
    """Whether a list of drugs says of each what it is for, and the term is what another one is for.

    "X for C and Y for D": D is Y's. "W, X for C and Y (for D)": of W nothing is said. "X (C) and Y": C is X's.
    """
    view, drug, term = candidate.view, candidate.drug, candidate.term
    if term is None or not drug.said or drug.view is not view:
        return False
    if drug.end > term.start:
        return _follows_purpose(view, drug.key, term)
    between = [n for n in _named(view, drug.end, term.start) if n[2] != drug.key]
    if not between or _has_verb(view.tree, drug.end, between[-1][0]):
        return False
    if _has_purpose(view.tree, drug.end, between[0][0]):
        return True
    if all(view.tree.words[i] != "," for i in range(drug.end, between[0][0])):
        return False
    tree, ends = view.tree, [drug.end, *(end for _, end, _ in between)]
    if any(_has_purpose(tree, end, start) for (_, end, _), (start, _, _) in pairwise(between)):
        return True
    if not _CLOSES.isdisjoint(tree.lowers[ends[-2] : between[-1][0]]):
        return False  # "W, X and Y for C" share it
    rest = [end for start, end, _ in _named(view, term.end, len(tree)) if not _has_verb(tree, term.end, start)]
    return _goes_on(view, term.end) or any(_has_purpose(tree, end, len(tree)) for end in rest)


def _follows_purpose(view: View, key: str, term: TermHit) -> bool:
    """Whether a list of drugs goes on with this one after what the one before is for: "X (C), Y"."""
    before = [end for _, end, other in _named(view, 0, term.start) if other != key]
    told = bool(before) and view.tree.lower(before[-1]) in _OPENS_PURPOSE
    return told and term.start - before[-1] < _TO_PURPOSE and _goes_on(view, term.end)


def _goes_on(view: View, end: int) -> bool:
    """Whether the next drug of a list follows at once: ", B", ") and B", "and on B"."""
    at = end
    while at < len(view.tree) and at - end < _JOINTS and view.tree.lower(at) in _JOINING:
        at += 1
    if at > end and view.tree.lowers[at : at + 1] in (["on"], ["with"]):
        at += 1
    return at > end and view.mention(at, "drug") is not None


def _named(view: View, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The drugs that are named in a stretch: start, end, key."""
    for i in range(start, end):
        mention = view.mention(i, "drug")
        if mention is not None and mention.start == i:
            yield mention.start, mention.end, mention.key


def _has_verb(tree: Tree, start: int, end: int) -> bool:
    """Whether a stretch holds more than a list."""
    return any(
        (tree.dep[i] != "amod" and (tree.tag[i] in FINITE or tree.tag[i] == "VBN")) or tree.lower(i) == "with"
        for i in range(start, end)
    )


def _has_purpose(tree: Tree, start: int, end: int) -> bool:
    """Whether a "for" stands within some words."""
    return any(tree.lower(i) == "for" for i in range(start, min(start + 1 + _TO_PURPOSE, end)))
