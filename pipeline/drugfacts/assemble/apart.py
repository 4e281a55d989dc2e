"""Wordings that a text tells apart although the lexicon has one entry for them.

A lexicon of diseases is coarse: urosepsis and intra-abdominal sepsis are both sepsis to it. A writer who lists the two
means two, and so does one who names the same head with other words, "male pattern hair loss" here and "female pattern
hair loss" there, or says what each comes of, "anaemia of renal failure" and "anaemia due to zidovudine". Wordings of
other heads in other sentences, "high blood pressure" and "hypertension", stay one fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from drugfacts.frames import Mention, TermHit, end_with_cause, grammar
from drugfacts.lexicon import Entry, Kind, Lexicon
from drugfacts.mentions import SHARES

from .one import Read

_JOINTS = frozenset({"and", "or", ",", "/", ";"})
_OR_RATHER = [",", "or"]  # "phosphodiesterase 4, or PDE4" says one thing twice
_BRACKETS = frozenset({"(", ")"})
OF_DISEASE = frozenset({"approval", "indication"})  # whose terms are told with what they come of

Wording = tuple[str, str]
"""The key of an entry of the lexicon, and words by which a text names it."""


def entry_of(term: TermHit, lexicon: Lexicon) -> Entry | None:
    """Return the entry that a whole phrase names, by its own words or by those that stand in for them."""
    if term.name:
        senses = lexicon.lookup(term.name, Kind.CONDITION)
        if len(senses) == 1:
            return senses[0].entry
        named = _named_by(term)
        return lexicon.entry(named.key) if named is not None else None
    mention = term.mention or _named_by(term)
    whole = mention if mention and (mention.start, mention.end) == (term.start, term.end) else term.alias
    return lexicon.entry(whole.key) if whole else None


def _named_by(term: TermHit) -> Mention | None:
    """The known condition that a phrase is, word for word: "lost her hair"."""
    named = term.view.mention(term.start, "condition")
    return named if named is not None and (named.start, named.end) == (term.start, term.end) else None


def wording_of(term: TermHit) -> str:
    """Return the words by which a text names a term, by their lemmas, with a noun that it shares with another."""
    said = " ".join(term.view.tree.lemma[term.start : term.end]).lower()
    shares = term.mention is not None and term.mention.role.startswith(SHARES)
    return f"{said} {term.mention.role.removeprefix(SHARES)}" if shares and term.mention else said


def is_of_its_own(term: TermHit, entry: Entry | None, apart: frozenset[Wording]) -> bool:
    """Return whether the words of a term stand for something that its entry, or its name, does not tell from others."""
    key = _name_key(term, entry)
    return (key, wording_of(term)) in apart or (key, with_cause(term)) in apart


def with_cause(term: TermHit) -> str | None:
    """Return the wording of a term with what it is due to; None where that is not said."""
    end = end_with_cause(term, grammar())
    return " ".join(term.view.tree.lemma[term.start : end]).lower() if end > term.end else None


def _name_key(term: TermHit, entry: Entry | None) -> str:
    """What the name of a term goes by: the entry of the lexicon, or its words where none has it."""
    return entry.key if entry is not None else wording_of(term)


def told_apart(found: Iterable[Read], lexicon: Lexicon) -> frozenset[Wording]:
    """Return the wordings that stand for something of their own, but for those that are the entries' own names."""
    by_entry: dict[tuple[str, str, str, bool], dict[tuple[int, int], tuple[str, TermHit]]] = {}
    by_cause: dict[tuple[str, str, str], set[str]] = {}
    for one in found:
        candidate, term = one.candidate, one.candidate.term
        if one.verdict.dropped is not None or term is None or term.anaphoric:
            continue
        entry = entry_of(term, lexicon)
        if candidate.frame.fact in OF_DISEASE and (caused := with_cause(term)) is not None:
            of_name = (_name_key(term, entry), candidate.drug.key, candidate.frame.fact)
            by_cause.setdefault(of_name, set()).add(caused)
        if entry is not None:
            fact = (entry.key, candidate.drug.key, candidate.frame.fact, one.verdict.negated)
            by_entry.setdefault(fact, {})[term.view.index, term.start] = wording_of(term), term
    apart: set[Wording] = set()
    for (key, *_), places in by_entry.items():
        by_head: dict[str, list[str]] = {}
        for said in dict.fromkeys([said for said, _ in places.values()]):
            by_head.setdefault(said.rpartition(" ")[2], []).append(said)
        alike = [said for wordings in by_head.values() if len(wordings) > 1 for said in wordings]
        listed = _listed([places[at] for at in sorted(places)])
        apart |= {(key, said) for said in (*alike, *listed)}
    several = {(key, said) for (key, *_), causes in by_cause.items() if len(causes) > 1 for said in causes}
    return frozenset(wording for wording in apart if _is_another_name(wording, lexicon)) | several


def _listed(places: Iterable[tuple[str, TermHit]]) -> Iterator[str]:
    """Yield the wordings that stand in a list beside another of the same entry."""
    for (said, term), (other_said, other) in pairwise(places):
        if said != other_said and term.view is other.view:
            between = term.view.tree.lowers[term.end : other.start]
            if between != _OR_RATHER and not _JOINTS.isdisjoint(between) and _BRACKETS.isdisjoint(between):
                yield from (said, other_said)


def _is_another_name(wording: Wording, lexicon: Lexicon) -> bool:
    entry = lexicon.entry(wording[0])
    return entry is None or entry.name.lower() != wording[1]
