"""What was but supposed, and is taken back further on: "feared to cause C, but trials dispelled that", "It does not."

A harm is supposed where it is told as a fear, a claim, a link or reports; the same sentence or the next one then says
that nothing came of it. So is a use of the past over that the text says to be given up: "was once taken for C; it no
longer is".
"""

from __future__ import annotations

import re

from drugfacts.frames import Candidate, TermHit, View

from .cues import Cues, TakenBack
from .scope import chain, text_of

_UNRELATED = re.compile(
    r" (?:judged|considered|deemed|thought|felt|held|rated|classed) (?:by [a-z ]{1,30} )?(?:to be |as )?"
    r"(?:unrelated|not related|not to be related|unlikely to be related) "
    r"| (?:turned out|turns out|proved|was found|were found|was shown|were shown) (?:to be )?(?:unrelated|unconnected) "
    r"| (?:not|n't|nor|neither|never)(?: [a-z]+)? "
    r"(?:consider|considered|believe|believed|think|thought|judge|judged|deem|deemed)"
    r"(?: it| this| that| them| either)? (?:to be |as |was |were )?(?:[a-z]+ )?related "
)
_NOTHING_TO_DO = ["nothing", "to", "do", "with"]
_IN_ANIMALS = 4  # words behind a harm up to the animals that had it
_STOPS = frozenset({";", ".", ":"})
_OF_WHAT = frozenset({"with", "between", "to", "on", "in", "for", "that"})


def refuted(candidate: Candidate, known: Cues) -> str | None:
    """The words that take a supposed harm back, or a use of the past; None where nothing does.

    Between the term and these words no other condition may be named, for they may be of that.
    """
    term, view = candidate.term, candidate.view
    if candidate.frame.fact == "approval" or term is None or term.view is not view:
        return None
    of_use = candidate.frame.fact == "indication"
    ways = (known.given_up, known.refuted.of_uses) if of_use else (known.refuted,)
    return next((said for cue in ways if (said := _refuted(view, candidate, term, cue)) is not None), None)


def _refuted(view: View, candidate: Candidate, term: TermHit, cue: TakenBack) -> str | None:
    """The words by which what one way of supposing supposes is taken back."""
    if not _is_supposed(candidate, term, cue):
        return None
    if (said := _taken_back(view, term.end, cue.pattern, term)) is not None:
        return said
    after = view.after
    if after is None or after.block_index != view.block_index or _names_another(view, term.end, len(view.tree), term):
        return None
    if _is_of_another_drug(after, candidate.drug.key):
        return None
    if (said := _taken_back(after, 0, cue.pattern, term)) is not None:
        return said
    whole = cue.answer.fullmatch(text_of(after.tree, _words(after)))
    return whole.group().strip() if whole is not None else None


def judged_unrelated(candidate: Candidate) -> bool:
    """Whether harm is told behind it to have come of something else: "one had a seizure, judged unrelated"."""
    term = candidate.term
    if candidate.frame.fact != "side_effect" or term is None or term.anaphoric:
        return False
    tree = term.view.tree
    if "nothing" in tree.forms and _has_nothing_to_do(candidate, term):
        return True
    if {"unrelated", "unconnected", "related"}.isdisjoint(tree.forms):
        return False
    behind = text_of(tree, list(range(term.end, len(tree))))
    found = _UNRELATED.search(behind)
    if found is None:
        return False
    return not _names_another(term.view, term.end, term.end + len(behind[: found.start()].split()), term)


def _has_nothing_to_do(candidate: Candidate, term: TermHit) -> bool:
    """Whether a harm is said to have nothing to do with the drug: "it was due to age and had nothing to do with X"."""
    view, tree = term.view, term.view.tree
    ends = (i + 1 for i in range(term.end, len(tree)) if tree.lowers[i - 3 : i + 1] == _NOTHING_TO_DO)
    end = next(ends, len(tree))
    named = (view.mention(i, "drug", "drug_class") for i in range(end, min(end + 2, len(tree))))
    return any(m is not None and m.key == candidate.drug.key for m in named)


def _is_supposed(candidate: Candidate, term: TermHit, cue: TakenBack) -> bool:
    """Whether the words up to the term and its predicate, or over it, tell it as a supposition or as long ago."""
    tree = candidate.clause.tree
    may_suppose = not cue.supposing.isdisjoint(tree.forms)
    if not may_suppose and cue.phrase is None:
        return False
    end = max(term.end, candidate.clause.at + 1) if term.view.tree is tree else term.end
    of_animals = range(end, min(end + _IN_ANIMALS, len(term.view.tree)))
    if any(term.view.tree.lower(i) == "in" and term.view.tree.lemma[i + 1] in cue.supposing for i in of_animals[:-1]):
        return True  # "tumours turned up in rats"
    start = next((i + 1 for i in range(term.start - 1, -1, -1) if term.view.tree.words[i] in _STOPS), 0)
    if may_suppose:
        said = {*tree.lowers[start:end], *tree.lemma[start:end]}
        if not cue.supposing.isdisjoint(said | {tree.lemma[at] for at in chain(candidate)}):
            return True
    return cue.phrase is not None and cue.phrase.search(text_of(tree, list(range(start, end)))) is not None


def _taken_back(view: View, start: int, pattern: re.Pattern[str], term: TermHit) -> str | None:
    """The words that take something back after a place, where they are not said of another condition."""
    tree = view.tree
    found = pattern.search(text_of(tree, list(range(start, len(tree)))))
    if found is None:
        return None
    said = found.group().strip()
    words = said.split(" ")
    at = next((i for i in range(start, len(tree)) if tree.lowers[i : i + len(words)] == words), len(tree))
    then = at + len(words)
    if words[-1] == "that" or (tree.lowers[then : then + 1] and tree.lower(then) in _OF_WHAT):  # "found no link with D"
        then = next((i for i in range(then, len(tree)) if tree.words[i] in {*_STOPS, ","}), len(tree))
    return None if _names_another(view, start, min(then, len(tree)), term) else said


def _is_of_another_drug(view: View, key: str) -> bool:
    """Whether a sentence names drugs, and not this one."""
    named = {m.key for ms in view.mentions.values() for m in ms if m.kind == "drug"}
    return bool(named) and key not in named


def _names_another(view: View, start: int, end: int, term: TermHit) -> bool:
    """Whether another condition is named in a stretch."""
    own = term.mention.key if term.mention is not None else None
    named = (view.mention(i, "condition") for i in range(start, end))
    return any(m is not None and m.key != own for m in named)


def _words(view: View) -> list[int]:
    """The words of a sentence, without its marks."""
    return [i for i, word in enumerate(view.tree.words) if word[:1].isalnum() or "'" in word]
