"""Make a sentence easy for a parser trained on news: one word for each known term, brackets parsed on their own.

The small model was not trained on medical prose. Two things throw it off again and again: long chemical names, and
brackets in the middle of a list. So the parser sees each known term as its head word alone ("N-methyl-D-aspartate
receptors" as "receptors"), and a bracket's inside as a sentence of its own; what was left out is attached again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, pairwise

from .grammar import words as grammar

_OPEN, _CLOSE = "([", ")]"
_BRACKETS = frozenset({"(", "[", "(["})
_TO = frozenset({"to", "To", "tO", "TO"})
_HYPHENS = frozenset({"-", "–"})
_DOSE = re.compile(
    r"\d[\d,.]*(?: ?[-–] ?\d[\d,.]*)? (?:mg|g|mcg|µg|ug|micrograms?|ml|iu|units?|milligrams?)"
    r"(?: ?/ ?(?:kg|day|d|ml|m2|h|week))*(?!\w)"
)
_YEARS = r"(?:years?|yrs?|months?|weeks?)"
_SPAN = rf"\d+(?: {_YEARS})?(?: ?(?:to|-|–|and|through) ?\d+)? {_YEARS}"
_OLDER = r"(?: (?:and|or) (?:older|above|over|younger|up|greater))"
_FROM = r"(?:(?:from|over|under|at least|between) )?"
_AGE = re.compile(
    rf"(?<!\S)(?:(?:who are )?(?:aged?|ages|≥|>|≤|<) ?{_FROM}{_SPAN}(?: of age| old)?{_OLDER}?"
    rf"|{_FROM}{_SPAN}(?:(?: of age| old){_OLDER}?|{_OLDER}))(?!\S)"
)
_CROSS_REFERENCE = re.compile(r"[Ss]ee(?:[A-Z].*)?$")
_TERM_ENDS = frozenset({"of", "in", "to", "for", "on", "with", "from", "by", "at", "after", "due", "during"})


@dataclass(slots=True)
class Fragment:
    """Tokens parsed together; ``anchor`` is the token that the fragment's root hangs from (None: the main one)."""

    tokens: tuple[int, ...]
    anchor: int | None


@dataclass(slots=True)
class Plan:
    """How one sentence is parsed: fragments, and tokens attached without parsing.

    Attributes
    ----------
    fragments : list of Fragment
        The main fragment first.
    attached : dict of int to (int, str)
        Token left out of every fragment, to the token that it hangs from and the label of that arc.
    """

    fragments: list[Fragment] = field(default_factory=list)
    attached: dict[int, tuple[int, str]] = field(default_factory=dict)


def term_head(words: Sequence[str]) -> int:
    """Return the index of the head word of a term: its last word, or the last before a preposition.

    Examples
    --------
    >>> term_head(["inflammation", "of", "small", "vessels"])
    0
    >>> term_head(["NMDA", "receptors"])
    1
    """
    for i in range(1, len(words)):
        if words[i].lower() in _TERM_ENDS:
            return i - 1
    return len(words) - 1


def plan_sentence(
    words: Sequence[str],
    terms: Sequence[tuple[int, int]],
    drug_ends: Collection[int] = (),
    lists: Sequence[Sequence[int]] = (),
    openers: Sequence[tuple[int, int, int]] = (),
) -> Plan:
    """Decide what the parser sees of one sentence.

    Parameters
    ----------
    words : sequence of str
        The sentence's tokens.
    terms : sequence of (int, int)
        Known terms of several tokens, as token offsets into ``words``, half open; longer ones win.
    drug_ends : collection of int
        Where names of drugs end: a dose that follows ("sertraline 50 mg") is left out.
    lists : sequence of sequences of int
        The head words of the terms of each plain list ("A, B and C"): the parser sees the first alone.
    openers : sequence of (int, int, int)
        The words that open examples, "for example,", half open, and between the two the one that the parser sees,
        or else the word after them.

    Examples
    --------
    >>> plan = plan_sentence("It blocks NMDA receptors ( a lot ) .".split(), [(2, 4)])
    >>> [f.tokens for f in plan.fragments], plan.attached
    ([(0, 1, 3, 8), (5, 6)], {2: (3, 'compound'), 4: (3, 'punct'), 7: (3, 'punct')})
    """
    plan = Plan()
    if not words:
        return plan
    kept = [True] * len(words)
    there = frozenset(words)
    groups = _brackets(words) if not _BRACKETS.isdisjoint(there) else []
    for start, end in groups:
        for i in range(start, end):
            kept[i] = False
    _merge_terms(words, terms, plan, kept, groups)
    blank = [i for i, word in enumerate(words) if word.isspace()]
    for i in blank:
        kept[i] = False
    if not _HYPHENS.isdisjoint(there):
        _merge_hyphens(words, plan, kept)
    if not grammar("product_mark").isdisjoint(there):
        _leave_out_marks(words, plan, kept)
    _leave_out_ages(words, plan, kept)
    if not _TO.isdisjoint(there):
        _merge_grades(words, plan, kept)
    for end in drug_ends:
        _leave_out_dose(words, end, plan, kept)
    for opener in openers:
        _leave_out_opener(*opener, plan, kept)
    anchors = kept.copy()
    for heads in lists:
        _merge_list(words, heads, plan, kept)
    main = tuple(compress(range(len(words)), kept))
    if not main:
        main = tuple(i for i in range(len(words)) if i not in plan.attached) or (0,)
        plan.fragments.append(Fragment(main, None))
        plan.attached.pop(main[0], None)
        return plan
    plan.fragments.append(Fragment(main, None))
    for start, end in groups:
        _detach_bracket(words, start, end, anchors, plan)
    for i in blank:
        plan.attached[i] = (_nearest(i, anchors), "dep")
    return plan


def _nearest(i: int, kept: Sequence[bool]) -> int:
    before = next((j for j in range(i - 1, -1, -1) if kept[j]), None)
    return next(j for j in range(i + 1, len(kept)) if kept[j]) if before is None else before


def _brackets(words: Sequence[str]) -> list[tuple[int, int]]:
    """Outermost balanced brackets that follow a word, as token offsets with the brackets themselves."""
    groups: list[tuple[int, int]] = []
    depth, start = 0, 0
    for i, word in enumerate(words):
        if word in _OPEN:
            if depth == 0:
                start = i
            depth += 1
        elif word in _CLOSE and depth:
            depth -= 1
            if depth == 0 and start > 0 and i - start > 1:
                groups.append((start, i + 1))
    return groups


def _merge_terms(
    words: Sequence[str],
    terms: Sequence[tuple[int, int]],
    plan: Plan,
    kept: list[bool],
    groups: Sequence[tuple[int, int]],
) -> None:
    if not terms:
        return
    taken: set[int] = set()
    borders = {b for group in groups for b in group}
    for start, end in sorted(terms, key=lambda t: (t[0] - t[1], t[0])):
        if taken & set(range(start, end)) or any(start < b < end for b in borders):
            continue
        taken.update(range(start, end))
        head = start + term_head(words[start:end])
        for i in range(start, end):
            if i != head:
                kept[i] = False
                plan.attached[i] = (head, "compound" if i < head else "nmod")


def _merge_hyphens(words: Sequence[str], plan: Plan, kept: list[bool]) -> None:
    """Leave the first part of "FDA-approved", "dose-limiting" out: the participle alone parses well."""
    for i in range(2, len(words)):
        joined = words[i - 1] in _HYPHENS and words[i].endswith(("ed", "ing", "related", "free")) and len(words[i]) > 4
        if joined and kept[i] and kept[i - 1] and kept[i - 2] and words[i - 2].isalpha():
            kept[i - 1] = kept[i - 2] = False
            plan.attached[i - 1] = (i, "punct")
            plan.attached[i - 2] = (i, "npadvmod")


def _leave_out_marks(words: Sequence[str], plan: Plan, kept: list[bool]) -> None:
    """Attach the mark of a pharmacopoeia or trademark to the name before it, with its commas: "Tablets, USP, are"."""
    marks = grammar("product_mark")
    for i, word in enumerate(words):
        before = i - 1 if i and words[i - 1] != "," else i - 2
        if word not in marks or not kept[i] or before < 0 or not kept[before] or not words[before][-1].isalpha():
            continue
        end = i + 2 if before == i - 2 and words[i + 1 : i + 2] == [","] else i + 1
        for k in range(before + 1, end):
            kept[k] = False
            plan.attached[k] = (before, "punct")


def _leave_out_ages(words: Sequence[str], plan: Plan, kept: list[bool]) -> None:
    """Attach an age to the people before it: in "adults 18 years of age with X" they have X."""
    text = " ".join(words).lower()
    if "year" not in text and "month" not in text:
        return
    starts = {at: i for i, at in enumerate(accumulate((len(word) + 1 for word in words), initial=0))}
    for found in _AGE.finditer(text):
        first, last = starts.get(found.start(), 0), starts.get(found.end() + 1, len(words))
        if first == 0 or not all(kept[first:last]) or not kept[first - 1] or not words[first - 1].isalpha():
            continue
        for i in range(first, last):
            kept[i] = False
            plan.attached[i] = (first - 1, "npadvmod")


def _merge_grades(words: Sequence[str], plan: Plan, kept: list[bool]) -> None:
    """Let the parser see the last grade of "mild to moderate", "moderate-to-severe": it is one adjective."""
    grades = grammar("grade")
    for i in range(len(words) - 2):
        if words[i].lower() not in grades:
            continue
        end = i + 4 if words[i + 1] in _HYPHENS else i + 2
        between = [word.lower() for word in words[i + 1 : end] if word not in _HYPHENS]
        if end < len(words) and between == ["to"] and words[end].lower() in grades and all(kept[i : end + 1]):
            for k in range(i, end):
                kept[k] = False
                plan.attached[k] = (end, "advmod" if k == i else "punct")


def _leave_out_opener(start: int, at: int, end: int, plan: Plan, kept: list[bool]) -> None:
    """Attach what opens examples to one of its words, or to the first example: the parser takes "for" for a purpose."""
    while at in plan.attached:
        at = plan.attached[at][0]
    for i in range(start, end):
        if i != at and i not in plan.attached:
            kept[i] = False
            plan.attached[i] = (at, "punct")


def _merge_list(words: Sequence[str], heads: Sequence[int], plan: Plan, kept: list[bool]) -> None:
    """Hang the further terms of a list from one another: of "A, B and C cause" the parser takes "A" for anything."""
    if not all(kept[head] for head in heads):
        return
    for before, head in pairwise(heads):
        for i in range(before + 1, head + 1):
            if kept[i]:
                kept[i] = False
                plan.attached[i] = (before, "conj" if i == head else "cc" if words[i].isalpha() else "punct")


def _leave_out_dose(words: Sequence[str], start: int, plan: Plan, kept: list[bool]) -> None:
    """Attach a dose after a drug's name to the name: the parser would take "mg" for the subject."""
    match = _DOSE.match(" ".join(words[start : start + 6]).lower())
    if match is None or start == 0 or not kept[start - 1]:
        return
    for i in range(start, start + len(match.group().split())):
        if kept[i]:
            kept[i] = False
            plan.attached[i] = (start - 1, "nmod")


def _detach_bracket(words: Sequence[str], start: int, end: int, kept: list[bool], plan: Plan) -> None:
    anchor = _nearest(start, kept)
    plan.attached[start] = plan.attached[end - 1] = (anchor, "punct")
    inside = tuple(i for i in range(start + 1, end - 1) if i not in plan.attached and words[i].strip())
    if inside and _CROSS_REFERENCE.match(words[inside[0]]):  # "(see section 4)" says nothing: no word of it is read
        plan.attached.update(dict.fromkeys(inside, (anchor, "punct")))
    elif inside:
        plan.fragments.append(Fragment(inside, anchor))
