"""Judge a candidate: is it denied, hedged, qualified, or no fact at all?

Denial follows NegEx (Chapman et al. 2001) in its cues, but scope comes from the parse: the predicate, the verbs that
govern it, and the argument itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .cues import Cues, CueSet, cues
from .numbers import frequency_of
from .scope import chain, clause_words, term_words, text_of

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass(slots=True)
class Judgement:
    """The verdict on a candidate.

    Attributes
    ----------
    dropped : str or None
        Why it is no fact; None where it is one.
    fields : dict
        Qualifiers that the words around it set.
    """

    negated: bool = False
    hedged: bool = False
    dropped: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)


def judge(candidate: Candidate) -> Judgement:
    """Judge one candidate by the words of its clause."""
    known = cues()
    dropped = _no_fact(candidate, known)
    if dropped:
        return Judgement(dropped=dropped)
    denied = is_denied(candidate, known) and not _within_term(candidate)
    if candidate.flipped and not denied:
        return Judgement(dropped="comparison")
    if candidate.frame.only_denied and not denied:
        return Judgement(dropped="not denied")
    verdict = Judgement(negated=denied != candidate.flipped or candidate.denied, hedged=is_hedged(candidate, known))
    _qualify(candidate, known, verdict)
    if candidate.frame.needs_year and not verdict.fields.get("year"):
        verdict.dropped = "no year"
    return verdict


# --- denial and hedging


def is_denied(candidate: Candidate, known: Cues) -> bool:
    """Whether the fact is denied: at the predicate, at what governs it, or at one of the slots."""
    tree = candidate.clause.tree
    links = _until_question(tree, chain(candidate))
    if any(_denies(tree, at, known.negation) for at in links):
        return True
    if any(_governs(tree, at, known.negation) for at in links[1:]) or tree.lemma[links[0]] in known.negation.adjectives:
        return True
    if any(tree.lower(p) in {"without", "against"} for at in links for p in [tree.head[at]] if tree.dep[at] == "pcomp"):
        return True
    heads = [a.head for a in candidate.sources.values() if a.tree is tree]
    if candidate.term is not None and candidate.term.view.tree is tree and not candidate.term.anaphoric:
        heads.append(candidate.term.head)
    return any(_argument_denied(tree, at, known.negation) for at in heads)


def _until_question(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to an indirect question: "it is not known how X works" does not deny that it does."""
    for n, at in enumerate(links):
        if any(tree.lower(k) in {"how", "why"} for k in tree.kids[at]):
            return links[: n + 1]
    return links


def _denies(tree: Tree, at: int, negation: CueSet) -> bool:
    """Whether a word carries a denial of its own, or shares that of the verb it is coordinated with by "or", "nor"."""
    for k in tree.kids[at]:
        if tree.dep[k] == "neg" or (
            tree.dep[k] in {"advmod", "preconj", "cc", "det", "aux"}
            and tree.lower(k) in negation.words
            and tree.lower(k) != "nor"
        ):
            return not _only(tree, k)
        if tree.lower(k) == "longer" and any(tree.lower(n) == "no" for n in tree.kids[k]):
            return True
        if tree.lower(k) == "nor" and k < at and tree.dep[at] != "conj":
            return True
        if tree.dep[k] == "amod" and tree.lower(k) in {"little", "minimal", "negligible"}:
            return True
        if tree.dep[k] in {"nsubj", "nsubjpass"} and _no_one(tree, k, negation):
            return True
    if tree.dep[at] == "conj":
        head = tree.head[at]
        between = {tree.lower(i) for i in range(head, at)}
        if "nor" in between:
            return True
        if "or" in between and not tree.children(at, "nsubj", "nsubjpass"):
            return _denies(tree, head, negation)
    return False


def _only(tree: Tree, negation: int) -> bool:
    """Whether "not" belongs to "not only", which denies nothing."""
    return negation + 1 < len(tree) and tree.lower(negation + 1) in {"only", "just", "merely"}


def _no_one(tree: Tree, subject: int, negation: CueSet) -> bool:
    """Whether the subject is "no X", "none of X", "neither X nor Y"."""
    if tree.lower(subject) in {"none", "neither", "nobody", "nothing"}:
        return True
    return any(
        tree.lower(k) in {"no", "neither"} for k in tree.kids[subject] if tree.dep[k] in {"det", "preconj", "cc", "neg"}
    )


def _argument_denied(tree: Tree, at: int, negation: CueSet) -> bool:
    for k in tree.kids[at]:
        if (
            k < at
            and tree.dep[k] in {"det", "neg", "preconj", "advmod", "cc"}
            and tree.lower(k) in {"no", "not", "neither", "without", "never"}
        ):
            return not _only(tree, k)
    head = tree.head[at]
    return tree.dep[at] == "pobj" and tree.lower(head) == "without"


def _governs(tree: Tree, at: int, cue: CueSet) -> bool:
    lemma = tree.lemma[at]
    if tree.is_verb(at):
        return lemma in cue.verbs
    return lemma in cue.nouns or lemma in cue.adjectives


def is_hedged(candidate: Candidate, known: Cues) -> bool:
    """Whether the fact is said with reserve: by a modal, an adverb, or a verb of thinking above it."""
    tree = candidate.clause.tree
    links = chain(candidate)
    for at in links:
        if any(tree.dep[k] in {"aux", "advmod", "amod"} and tree.lower(k) in known.hedge.words for k in tree.kids[at]):
            return True
        if _shares_auxiliary(tree, at) and any(tree.lower(k) in known.hedge.words for k in tree.kids[tree.head[at]]):
            return True
    return any(_governs(tree, at, known.hedge) for at in links[1:])


def _shares_auxiliary(tree: Tree, at: int) -> bool:
    """Whether a verb takes over the auxiliary of the one before: "may cause X or lead to Y"."""
    return tree.dep[at] == "conj" and not tree.children(at, "aux", "auxpass", "nsubj", "nsubjpass")


# --- no facts


def _no_fact(candidate: Candidate, known: Cues) -> str | None:
    view, tree = candidate.view, candidate.clause.tree
    if view.block.kind in {"title", "heading"} and not (
        _is_sentence(tree) and candidate.drug.said and candidate.clause.at == tree.root
    ):
        return "heading"
    if _is_question(candidate):
        return "question"
    at = candidate.clause.at
    path = [at, *tree.ancestors(at)]
    for i, link in enumerate(path):
        marks = {tree.lower(k) for k in tree.kids[link] if tree.dep[k] in {"mark", "advmod"}}
        if marks & {"if", "unless"} or (marks & {"whether"} and candidate.frame.fact != "indication"):
            return "conditional"
        if tree.dep[link] in {"relcl", "appos", "bracket", "parataxis"}:
            return None  # a definition inside an instruction still counts
        if i and tree.dep[link] == "conj" and tree.children(link, "nsubj", "nsubjpass"):
            return None
    if _is_instruction(tree, known):
        return "instruction"
    if candidate.frame.fact == "indication" and _advises(candidate, known):
        return "advice"
    if candidate.frame.where.get("subj") == "$people" and tree.dep[at] == "advcl":
        return "circumstance"
    if candidate.frame.fact in {"indication", "side_effect"} and view.block.section == "contraindications":
        return "contraindication"
    return None


def _within_term(candidate: Candidate) -> bool:
    """Whether a listed term holds the denial itself: "not being able to sleep"."""
    return candidate.frame.listed and candidate.term is not None and candidate.term.head == candidate.clause.at


def _is_sentence(tree: Tree) -> bool:
    """Whether a heading says something: a finite verb with its subject."""
    return tree.tag[tree.root] in {"VBZ", "VBP", "VBD"} and bool(tree.children(tree.root, "nsubj", "nsubjpass"))


def _is_question(candidate: Candidate) -> bool:
    tree = candidate.clause.tree
    last = next((i for i in range(len(tree) - 1, -1, -1) if tree.words[i].strip()), 0)
    return candidate.view.block.kind == "question" or tree.words[last] == "?"


def _is_instruction(tree: Tree, known: Cues) -> bool:
    """An imperative: a bare main verb without a subject ("Tell your doctor ...", "Do not take ...")."""
    root = tree.root
    if tree.tag[root] not in {"VB", "VBP"} or tree.lemma[root] not in known.instruction.verbs:
        return False
    if tree.children(root, "nsubj", "nsubjpass", "csubj", "expl"):
        return False
    return not any(tree.dep[k] == "aux" and tree.lower(k) not in {"do", "don't"} for k in tree.kids[root])


def _advises(candidate: Candidate, known: Cues) -> bool:
    """Whether it is advice against a use ("must not be taken for"), which says nothing about what the drug is for."""
    tree = candidate.clause.tree
    return any(
        tree.dep[k] == "aux" and tree.lower(k) in known.instruction.modals and is_denied(candidate, known)
        for at in chain(candidate)
        for k in tree.kids[at]
    )


# --- qualifiers


def _qualify(candidate: Candidate, known: Cues, verdict: Judgement) -> None:
    kind = candidate.frame.fact
    clause_tree = candidate.clause.tree
    around = text_of(clause_tree, clause_words(candidate))
    own = text_of(candidate.term.view.tree, term_words(candidate)) if candidate.term else " "
    attributes = (
        candidate.term.view.attributes if candidate.term and not candidate.term.anaphoric else candidate.view.attributes
    )
    if kind == "approval":
        verdict.fields["year"] = _year(candidate)
        return
    links = chain(candidate)
    for qualifier in known.qualifiers:
        if kind not in qualifier.kinds or all(name in verdict.fields for name in qualifier.fixed):
            continue
        said = any(f" {w} " in own or f" {w} " in around for w in qualifier.words)
        if said or any(_governs(clause_tree, at, qualifier) for at in links):
            verdict.fields.update({k: v for k, v in qualifier.fixed.items() if k not in verdict.fields})
    for name, value in attributes.items():
        wanted = {"side_effect": {"frequency", "serious"}, "indication": {"status"}}.get(kind, set())
        if name in wanted and name not in verdict.fields:
            verdict.fields[name] = value in {True, "true"} if name == "serious" else value
    if kind == "side_effect" and (number := frequency_of(own) or frequency_of(around)):
        verdict.fields["frequency"] = number
    if kind == "indication":
        _status(candidate, verdict)


def _status(candidate: Candidate, verdict: Judgement) -> None:
    """A use that "may help" or stands under "Research" is being looked into, unless the words say more."""
    if "status" in verdict.fields or "status" in candidate.frame.fixed:
        return
    tree = candidate.clause.tree
    modal = any(
        tree.dep[k] == "aux" and tree.lower(k) in {"may", "might", "could"}
        for at in chain(candidate)
        for k in tree.kids[at]
    )
    modal = modal and not grammar().isa(tree.lemma[candidate.clause.at], "take_verb")
    if modal or candidate.view.block.section in {"research", "objective", "methods", "results"}:
        verdict.fields["status"] = "investigational"


def _year(candidate: Candidate) -> int | None:
    """The year that stands nearest to the fact's own words."""
    tree = candidate.clause.tree
    term, drug = candidate.term, candidate.drug
    here = [i for i, word in enumerate(tree.words) if _YEAR.fullmatch(word)]
    if not here:
        return None
    near = {candidate.clause.at}
    if term is not None and term.view is candidate.view:
        near = {term.start, term.end - 1}
    elif drug.said and drug.view is candidate.view:
        near |= {drug.end - 1}
    here = [i for i in here if _verb_above(tree, i) in {*chain(candidate), None}]
    best = min(here, key=lambda i: (min(abs(i - n) for n in near), i), default=None)
    return None if best is None else int(tree.words[best])


def _verb_above(tree: Tree, at: int) -> int | None:
    """The verb whose clause a word stands in."""
    return next((a for a in tree.ancestors(at) if tree.is_verb(a)), None)
