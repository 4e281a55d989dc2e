"""What a sentence makes of an approval: given, sought, refused, taken back, only talked of; and in which year.

The verb above tells: "won approval", "seeks approval", "withdrew the approval". The nearest one counts, so that an
application that was refused is a refusal.
"""

from __future__ import annotations

import re

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .cues import Cues
from .scope import chain, clause_words, text_of

_BESIDE = 3  # words from "later" to the use: "later for severe C"
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


def is_supposed(candidate: Candidate, known: Cues) -> str | None:
    """The word that makes an approval a thought: "could be approved", "hopes to win approval"."""
    tree = candidate.clause.tree
    for at in _links(candidate):
        supposes = tree.lemma[at] in known.supposed.verbs or tree.lower(at) in known.supposed.modals
        if tree.is_verb(at) and supposes and at != candidate.clause.at:
            return tree.words[at]
        for k in tree.kids[at]:
            if tree.dep[k] == "aux" and tree.lower(k) in known.supposed.modals:
                return tree.words[k]
    return None


def status_of(candidate: Candidate, known: Cues) -> tuple[str, str] | None:
    """The status that the words around make of an approval, and the reason; None where it stands as it is."""
    tree = candidate.clause.tree
    around = text_of(tree, clause_words(candidate))
    for cue in known.licensing:
        said = next((word for word in cue.words if f" {word} " in around), None)
        if said is not None:
            return cue.status, f"“{said}” ({cue.id})"
    for at in _links(candidate)[1:]:
        for cue in known.licensing:
            if tree.lemma[at] in (cue.verbs if tree.is_verb(at) else cue.nouns | cue.adjectives):
                return cue.status, f"“{tree.words[at]}” ({cue.id})"
    return None


def _links(candidate: Candidate) -> list[int]:
    """The predicate and its governors, up to a participle that describes a noun: "X, approved for Y, can be used"."""
    tree = candidate.clause.tree
    links = chain(candidate)
    ends = (n for n, at in enumerate(links, 1) if tree.is_verb(at) and tree.dep[at] in {"acl", "amod"})
    return links[: next(ends, len(links))]


def year_of(candidate: Candidate) -> int | None:
    """The year that stands nearest to the fact's own words; of an agency without a verb of its own, after it."""
    tree = candidate.clause.tree
    term, drug, agency = candidate.term, candidate.drug, candidate.agency
    here = [i for i, word in enumerate(tree.words) if _YEAR.fullmatch(word)]
    if agency is not None and agency.elided:
        return next((int(tree.words[i]) for i in here if agency.end <= i <= agency.end + 2), None)
    if term is not None and term.view is candidate.view and _is_later(tree, term.start):
        return None
    near = {candidate.clause.at}
    if term is not None and term.view is candidate.view and not term.anaphoric:
        near = {term.start, term.end - 1}
    elif drug.said and drug.view is candidate.view:
        near |= {drug.end - 1}
    above = {*chain(candidate), None}
    if term is not None and term.view is candidate.view:
        above.update(_between(tree, term.head, candidate.clause.at))  # "for preventing X in 2004"
    above.update(_dated_by(tree, candidate.clause.at))
    here = [i for i in here if _verb_above(tree, i) in above and not _is_to_come(tree, i)]
    best = min(here, key=lambda i: (min(abs(i - n) for n in near), i), default=None)
    return None if best is None else int(tree.words[best])


def _is_later(tree: Tree, start: int) -> bool:
    """Whether a use came some years after what stands before it: "and ten years later for C"."""
    return any(tree.lower(i) == "later" for i in range(max(start - _BESIDE, 0), start))


def _dated_by(tree: Tree, at: int) -> list[int]:
    """The verb that "when" ties a step to: "reached patients in 2022, when the agency approved it"."""
    for a in (at, *tree.ancestors(at)):
        if tree.dep[a] == "advcl":
            return [tree.head[a]] if any(tree.lower(k) == "when" for k in tree.kids[a]) else []
    return []


def _is_to_come(tree: Tree, at: int) -> bool:
    """Whether a year is that of a date set for a decision: "with a target action date of December 2025"."""
    return any(tree.lemma[a] == "date" for a in tree.ancestors(at))


def _between(tree: Tree, below: int, above: int) -> list[int]:
    """The words on the way up from one word to another that governs it; none where it does not."""
    path = list(tree.ancestors(below))
    return path[: path.index(above)] if above in path else []


def _verb_above(tree: Tree, at: int) -> int | None:
    """The verb whose clause a word stands in."""
    return next((a for a in tree.ancestors(at) if tree.is_verb(a)), None)
