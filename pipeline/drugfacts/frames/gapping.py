"""Gapping: parts of a sentence that leave the verb out, since the part before has said it.

In "X is used for A, Y for B and Z for C" the verb is said once. What is left of the later parts, their remnants, has
the shape of what they take up: a drug and its term, behind the same preposition. Whatever a frame reads of the first
part, it says of the remnants too, and whatever else could be read of these is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from drugfacts.clauses import Argument

from .candidate import Candidate
from .context import View
from .drug_lists import after_bracket
from .hits import AgencyHit, DrugHit, TermHit
from .model import Grammar
from .shared_out import owner_of
from .term_slot import terms_of

_JOINTS = frozenset({",", ";", ":", "and", "but", "while", "whereas", "or", "nor"})
_LISTING = frozenset({",", "and", "or"})
_DENYING = frozenset({"not", "never"})
_ENDING = frozenset({"VBZ", "VBP", "VBD", "MD", "WDT", "WP", "WRB"})
_INDEFINITE = frozenset({"a", "an"})
_NAMES = ("condition", "target")
_DRUGS = ("drug", "drug_class")
_SLIGHT = frozenset({"RB", "DT", "PDT"})
_IN_TERM = frozenset(
    {"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN", "CC", "HYPH", "CD", "POS", "PRP$"}
)
_BESIDE = frozenset({"alongside", "with", "besides", "like", "unlike", "plus", "including", "together", "as"})
_INSTANCE = (["for", "example"], ["for", "instance"])
_FORM = 4  # words of "1 mg film-coated tablet"
_IN_FORM = frozenset({"CD", "NN", "NNS", "NNP", "JJ", "HYPH"})
_GIVING = frozenset({"to", "with", "of", "by"})
_PREPOSITIONS = frozenset({"for", "to", "of", "in", "with", "against", "from", "as", "on", "at", "by", "about"})


class Remnant(NamedTuple):
    """What is left of a part without a verb.

    Attributes
    ----------
    first : int
        The word that it begins with.
    subject : int
        The word with which its drugs begin.
    behind : str
        The preposition before its drugs; empty where there is none: "a licence to X for A and to Y for B".
    drugs : tuple of DrugHit
        Empty where it names but another form of the drug before: "and the 1 mg tablet for C".
    by : str
        The preposition before its terms; empty where there is none.
    terms : range
        The words in which its terms stand.
    agency : AgencyHit or None
        Who does it here: "... and the EMA Y for B".
    denied : bool
        Whether it is denied: "Y not for B".
    """

    first: int
    subject: int
    behind: str
    drugs: tuple[DrugHit, ...]
    by: str
    terms: range
    agency: AgencyHit | None
    denied: bool


def remnants(view: View) -> Sequence[Remnant]:
    """Return the parts of a sentence that leave the verb out, in order; looked for once.

    Only those that have the shape of a part before: a drug, and behind it a term after the same preposition, or a verb
    and a term where there is none.
    """
    found: list[Remnant] | None = view.tree.notes.get("remnants")
    if found is None:
        found = view.tree.notes["remnants"] = list(_remnants(view)) if _may_have(view) else []
    return found


def owners_of(view: View, at: int) -> tuple[DrugHit, ...]:
    """Return the drugs of which alone a sentence says the term at a word, by where it stands; none, as a rule."""
    if (owner := owner_of(view, at)) is not None:
        return (owner,)
    return next((part.drugs for part in remnants(view) if at in part.terms), ())


def share_out(
    view: View, of_clauses: Iterator[Candidate], of_phrases: Sequence[Candidate], words: Grammar
) -> tuple[Iterable[Candidate], Sequence[Candidate]]:
    """Return what was read of a sentence with what its remnants take up in place of what was read of these alone.

    Parameters
    ----------
    of_clauses, of_phrases
        What frames read of predicates, and what they read of phrases where predicates tell nothing.
    """
    parts = remnants(view)
    if not parts:
        return of_clauses, of_phrases
    found = list(of_clauses)
    said: list[Remnant] = []
    further: list[Candidate] = []
    before = [c for c in found if not _is_within(c, parts)]
    before_phrases = [c for c in of_phrases if not _is_within(c, parts)]
    for part in parts:
        if own := _taken_up(before, part, words) or _taken_up(before_phrases, part, words):
            said.append(part)
            further += own
    for candidate in found:
        if _is_within(candidate, said):
            view.tell("drug", "other_named")
    kept = [c for c in found if not _is_within(c, said)]
    return [*kept, *further], [c for c in of_phrases if not _is_within(c, said)]


def _is_within(candidate: Candidate, said: Sequence[Remnant]) -> bool:
    """Whether a candidate is of the words of one of some remnants: its terms, or its drug with a term before it."""
    term, drug, at = candidate.term, candidate.drug, candidate.clause.at
    if term is None or term.view is not candidate.view:
        return False
    if any(part.first <= term.start < part.terms.stop and at < part.terms.stop for part in said):
        return True
    before = [part for part in said if term.end <= part.first]
    if drug.start in candidate.view.anaphors:  # "All three are licensed: X for A, Y for B"
        listed = ":" in candidate.view.tree.words[drug.end : term.start]
        return listed and any(drug.key == other.key for part in before for other in part.drugs)
    return drug.said and any(drug.start == other.start for part in before for other in part.drugs)


def _taken_up(candidates: Sequence[Candidate], remnant: Remnant, words: Grammar) -> list[Candidate]:
    """What a remnant says by the verb of what was read before it: "Y causes B" of "X causes A, Y B"."""
    before = [c for c in candidates if _is_antecedent(c, remnant)]
    before = [c for c in before if not c.drug.start <= c.clause.at < c.drug.end] or before  # first what has a verb
    last = max((c.clause.at for c in before), default=None)
    found: dict[tuple[str, str, int, str | None], Candidate] = {}
    for candidate in before:
        if candidate.clause.at != last:
            continue  # of two verbs before it is the last that is taken up
        tree, of_agency = candidate.view.tree, candidate.frame.fact == "approval"
        agency = remnant.agency if of_agency and remnant.agency is not None else candidate.agency
        denied = candidate.denied or remnant.denied
        for term in _terms(candidate.view, remnant, candidate.frame.fact, words):
            for drug in _drugs_of(candidate, remnant):
                key = (candidate.frame.id, drug.key, term.start, None if agency is None else agency.key)
                sources = {"term": Argument(tree, term.head)}
                said = replace(candidate, drug=drug, term=term, agency=agency, sources=sources, denied=denied)
                found.setdefault(key, said)
    return list(found.values())


def _drugs_of(candidate: Candidate, remnant: Remnant) -> Iterable[DrugHit]:
    """The drugs of a remnant; that before it where it names but another form."""
    if not remnant.drugs:
        return (DrugHit(candidate.drug.key, candidate.view, remnant.subject, remnant.subject + 1),)
    return (drug for drug in remnant.drugs if drug.key != candidate.drug.key)


def _may_have(view: View) -> bool:
    """Whether it names a term and two drugs, or two forms of one."""
    if not view.tree.is_parsed or not view.names_a_drug or not view.has(*_NAMES):
        return False
    return (
        view.has("form")
        or len({m.start for ms in view.mentions.values() for m in ms if m.kind in _DRUGS}) + len(view.anaphors) > 1
    )


def _remnants(view: View) -> Iterator[Remnant]:
    tree, opened = view.tree, 0
    for joint in range(2, len(tree) - 2):
        if joint < opened or tree.lower(joint) not in _JOINTS:
            continue
        remnant = _behind(view, joint)
        if remnant is not None and (opened or _is_said_before(view, remnant, joint)):
            opened = remnant.terms.start
            yield remnant


def _behind(view: View, joint: int) -> Remnant | None:
    """The remnant right behind a joint."""
    tree = view.tree
    first = _skip(view, joint + 1, joints=True)
    agency, at = _agency(view, first)
    at = _skip(view, at) if agency is not None else at
    if at >= len(tree) - 1:
        return None  # a sentence that is cut short: "X blocks A, while the"
    behind = tree.lower(at) if tree.lower(at) in _GIVING and _drug(view, at + 1) is not None else ""
    at = opens = at + bool(behind)
    drugs, at = _drugs(view, at)
    at = at if drugs else _form(view, opens)
    if not opens < at < len(tree) - 1 or _is_beside(view, joint) or tree.lower(opens - 1) in _INDEFINITE:
        return None  # "alongside surgery and Y, for B", "Y, an antibiotic for B"
    set_off = tree.words[at] == ","
    at = at + set_off
    if tree.lowers[at : at + 2] in _INSTANCE:
        at += 2 + (tree.words[at + 2 : at + 3] == [","])
        if at >= len(tree):
            return None
    denied = tree.lower(at) in _DENYING
    at = _skip(view, at)
    if at >= len(tree) - 1:
        return None
    by = tree.lower(at) if tree.lower(at) in _PREPOSITIONS and tree.tag[at] in {"IN", "TO"} else ""
    if by:
        at = at + 1
    elif not drugs or not _may_follow_alone(view, drugs[-1], at, set_off=set_off):
        return None
    end = _end(view, at)
    if not any(view.mention(i, *_NAMES) is not None for i in range(at, end)):
        return None
    return Remnant(first, opens, behind, tuple(drugs), by, range(at, end), agency, denied)


def _is_beside(view: View, joint: int) -> bool:
    """Whether what stands before a joint is an aside that the drug behind it belongs to."""
    tree, at = view.tree, joint - 1
    while at > 0 and tree.lower(at) not in _JOINTS and not tree.is_verb(at):
        at -= 1
    return tree.words[at] == "," and tree.lower(at + 1) in _BESIDE


def _skip(view: View, at: int, *, joints: bool = False) -> int:
    """The first word from one on that is no article, adverb or, if asked so, joint."""
    tree = view.tree
    while at < len(tree) and view.mention(at, *_DRUGS, *_NAMES, "agency") is None and at not in view.anaphors:
        if not (tree.tag[at] in _SLIGHT or tree.lower(at) == "both" or (joints and tree.lower(at) in _JOINTS)):
            break
        at += 1
    return at


def _agency(view: View, at: int) -> tuple[AgencyHit | None, int]:
    named = view.mention(at, "agency") if at < len(view.tree) else None
    if named is None or named.start != at:
        return None, at
    return AgencyHit(named.key, view, named.start, named.end, elided=True), named.end


def _drugs(view: View, at: int) -> tuple[list[DrugHit], int]:
    """The drugs that are listed from a word on, each with or without a bracket behind it, and where they end."""
    tree, found = view.tree, []
    end = at
    while (drug := _drug(view, at)) is not None:
        found.append(drug)
        end = at = after_bracket(view.tree, drug.end)
        while at < len(tree) - 1 and tree.lower(at) in _LISTING:
            at += 1
    return found, end


def _drug(view: View, at: int) -> DrugHit | None:
    """The drug that begins at a word, by name or as "the latter"; none that is part of a term, "insulin resistance"."""
    if at in view.anaphors:
        start, end, keys = view.anaphors[at]
        return DrugHit(keys[0], view, start, end) if len(keys) == 1 and start <= at else None
    named, term = view.mention(at, *_DRUGS), view.mention(at, *_NAMES)
    if named is None or named.start != at or (term is not None and term.end >= named.end):
        return None
    return DrugHit(named.key, view, named.start, named.end)


def _form(view: View, at: int) -> int:
    """Where the name of a form ends that begins at a word, "1 mg tablet"; the word itself where there is none."""
    end = next((i + 1 for i in range(at, min(at + _FORM, len(view.tree) - 1)) if view.mention(i, "form")), at)
    return end if all(view.tree.tag[i] in _IN_FORM for i in range(at, end)) else at


def _may_follow_alone(view: View, drug: DrugHit, at: int, *, set_off: bool) -> bool:
    """Whether a term right behind a drug is told of it, and is not a word with it: "opioid cravings"."""
    named = view.mention(at, *_NAMES)
    if named is None or named.start != at:
        return False
    named_so = view.mention(drug.start, *_DRUGS)  # nothing for "the latter"
    return set_off or at > drug.end or named_so is None or named_so.kind == "drug"


def _end(view: View, at: int) -> int:
    """Where the terms end that begin at a word: before a verb, another part, or a further preposition's drug."""
    tree, i = view.tree, at
    while i < len(tree):
        if tree.words[i] in {";", ":", "."} or (tree.tag[i] in _ENDING and view.mention(i, *_NAMES) is None):
            break
        if tree.lower(i) in _JOINTS and _drug(view, _skip(view, i, joints=True)) is not None:
            break
        i += 1
    return i


def _is_said_before(view: View, remnant: Remnant, joint: int) -> bool:
    """Whether the sentence has a drug and then a term in the same way before a joint."""
    tree = view.tree
    drug = next((i for i in range(joint) if i in view.anaphors or _drug(view, i) is not None), None)
    if drug is None:
        return False
    behind = range(drug + 1, joint)
    if remnant.by:
        return any(tree.lower(i) == remnant.by for i in behind)
    return any(tree.is_verb(i) for i in behind) and any(view.mention(i, *_NAMES) is not None for i in behind)


def _is_antecedent(candidate: Candidate, remnant: Remnant) -> bool:
    """Whether what was read has the shape of a remnant, all before it: drug, the same preposition, term.

    An approval has it with the drug alone: "cleared X for sale in 2002, for A, and Y, for B".
    """
    drug, term, view = candidate.drug, candidate.term, candidate.view
    if drug.view is not view or not drug.said or drug.end > remnant.first:
        return False
    if candidate.flipped or candidate.frame.whole:
        return False
    if remnant.behind and _preposition(view, drug.start, 0) != remnant.behind:
        return False
    if term is None:
        return candidate.frame.fact == "approval" and remnant.by == "for" and candidate.clause.at < remnant.first
    if term.view is not view or term.anaphoric or term.end > remnant.first or term.start < drug.end:
        return False
    return _preposition(view, term.start, drug.end) == remnant.by


def _preposition(view: View, at: int, floor: int) -> str:
    """The preposition before a term or the list that it stands in; empty where a verb or drug comes first."""
    tree = view.tree
    for i in range(at - 1, floor - 1, -1):
        if tree.lower(i) in _PREPOSITIONS and tree.tag[i] in {"IN", "TO"}:
            return tree.lower(i)
        if view.mention(i, *_DRUGS) is not None or tree.words[i] in {";", ":"}:
            break
        if tree.is_verb(i) and view.mention(i, *_NAMES) is None:
            break
    return ""


def _terms(view: View, remnant: Remnant, fact: str, words: Grammar) -> list[TermHit]:
    """The terms of a remnant: what its first noun stands for, and the known ones behind it in its list."""
    found: dict[int, TermHit] = {}
    for at in _heads(view, remnant):
        for hit in terms_of(view, Argument(view.tree, at), fact, words):
            if hit.view is view and hit.head in remnant.terms:
                if hit.start < remnant.terms.start:  # "Y T" read as one name
                    hit = hit._replace(start=remnant.terms.start, mention=view.mention(at, *_NAMES), name=None)
                found.setdefault(hit.head, hit)
    return [found[at] for at in sorted(found)]


def _heads(view: View, remnant: Remnant) -> Iterator[int]:
    """The last noun of each phrase in the list that a remnant's terms are."""
    tree, last = view.tree, None
    for i in remnant.terms:
        named = view.mention(i, *_NAMES)
        if named is not None:
            last = named.end - 1
        elif tree.is_noun(i) and tree.words[i].isalpha():
            last = i
        elif tree.tag[i] not in _IN_TERM or tree.lower(i) in _LISTING:
            if last is not None:
                yield last
                last = None
            if tree.lower(i) not in _LISTING:
                return
    if last is not None:
        yield last
