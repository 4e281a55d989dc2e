"""Where in a sentence a year stands, and which step it dates by that."""

from __future__ import annotations

import re

from drugfacts.clauses import Tree
from drugfacts.frames import grammar
from drugfacts.frames.dateline import MONTH, YEAR

_YEAR = re.compile(YEAR)
_MONTH = re.compile(MONTH)
_BEFORE_YEAR = frozenset({"in", "since", "as", "of", "back", "on", "from", "(", ")", ",", "early", "late", "mid", "-"})
_OPENS_LAST = 3  # words of "and in 2015" before "to prevent B"
_REACH = 8  # words from a use to the year that stands beside it: "for C (EMA, 16 May 2019)"
_TO_USE = 7  # words from "in 2004, for" to the use
_ASIDE = 8  # words of an aside, its commas with it: ", together with Y,"
_ASIDES = frozenset({"as", "with", "under", "together", "combined", "plus", "given", "sold", "by"})
_ENDS = frozenset({",", ";", "and", "but", "or"})
_ORDER = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_STEPS = ("approve_verb", "refusal", "withdraw_verb")
_PARTS = frozenset({";", "and", "but", "while", "whereas"})
LATER = frozenset({"subsequently", "later", "afterwards", "thereafter", "then", "eventually", "since"})
_SPANS = {"year": 1, "decade": 10}
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_SHORT = frozenset({"day", "week"})
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = frozenset({"first", "second", "third", "last", "latest"})
_COUNTS = {"a": 1, **{word: n for n, word in enumerate(_NUMBERS, 1)}, "fifteen": 15, "twenty": 20, "thirty": 30}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty".split(), 2)}
_JUMPS = frozenset({"later", "after", "on"})


def is_later_month(tree: Tree, at: int) -> bool:
    """Whether a month without a year comes after one of the year named last: "in March 2015; in May"."""
    if at == 0 or tree.lower(at - 1) != "in" or _MONTH.fullmatch(tree.lower(at)) is None:
        return False
    if any(_YEAR.fullmatch(word) for word in tree.words[at + 1 : at + 3]):
        return False
    told = [_ORDER.index(word[:3]) for word in tree.lowers[:at] if _MONTH.fullmatch(word)]
    return bool(told) and told[-1] < _ORDER.index(tree.lower(at)[:3])


def years_on(tree: Tree, at: int) -> int | None:
    """How many years a word counts on: none in "that June", 1 in "the following year", 3 in "three years later".

    Or back, -1 in "a year earlier".
    """
    before = tree.lower(at - 1) if at else ""
    if before in {"that", "same"} and (_is_year_or_month(tree.lower(at)) or _is_season(tree, at)):
        return 0
    if before == "same" and tree.lower(at) in {"day", "week", "month"}:
        return 0
    if at > 1 and is_jump(tree, at) and tree.lower(at) != "after" and _is_within_year(tree, at):
        return 0
    if tree.lower(at) == "year" and at > 1 and before in {"following", "next"}:
        return 1 if tree.lower(at - 2) == "the" else None
    is_back = at > 1 and tree.lower(at) == "earlier" and tree.lemma[at - 1] in _SPANS
    if at < 2 or not (is_back or is_jump(tree, at)) or tree.lower(at) == "after" or tree.lemma[at - 1] not in _SPANS:
        return None
    count = _count(tree, at - 2) if tree.lower(max(at - 3, 0)) != "half" else None
    return count and (-count if is_back else count) * _SPANS[tree.lemma[at - 1]]


def _count(tree: Tree, at: int) -> int | None:
    """The number that ends with a word: 3 in "three", 23 in "twenty-three"."""
    told = tree.lower(at)
    count = int(told) if told.isascii() and told.isdigit() else _COUNTS.get(told)
    if count is None or at < 2 or tree.lower(at - 1) != "-":
        return count
    return _TENS[tree.lower(at - 2)] + count if tree.lower(at - 2) in _TENS else None


def _is_season(tree: Tree, at: int) -> bool:
    return tree.lower(at) in _SEASONS and tree.is_noun(at)


def _is_within_year(tree: Tree, at: int) -> bool:
    """Whether weeks or months later it is still the same year: "in July ...; two months later", not "in December"."""
    if tree.lemma[at - 1] in _SHORT:
        return True
    count = _count(tree, at - 2) if tree.lemma[at - 1] == "month" else None
    told = [_ORDER.index(word[:3]) for word in tree.lowers[:at] if _MONTH.fullmatch(word)]
    return count is not None and bool(told) and told[-1] + count < len(_ORDER)


def _is_year_or_month(word: str) -> bool:
    return word == "year" or _MONTH.fullmatch(word) is not None


def before_next_step(tree: Tree, step: int, use: int, years: dict[int, int]) -> int | None:
    """The step's own year, where the use stands behind another step: "refused in 2006 and licensed in 2009 for C"."""
    words, between = grammar(), (k for k in tree.children(step, "conj") if step < k < use)
    if not tree.is_verb(step):  # "an emergency authorisation in 2021 and full approval for C in 2023"
        other = next((k for k in range(step + 1, use) if words.isa(tree.lemma[k], "licence_noun")), step)
        apart = "and" in tree.lowers[step:other]
        return next((i for i in sorted(years) if step < i < other), None) if apart else None
    following = [k for k in between if any(words.isa(tree.lemma[k], name) for name in _STEPS)]
    if not following:
        return None
    return next((i for i in sorted(years) if step < i < following[0] and verb_of(tree, i, step) == step), None)


def year_after(tree: Tree, at: int, years: dict[int, int]) -> int | None:
    """The year that follows at once: "(EMA, 16 May 2019)", "the FDA in June 2021"."""
    for i in range(at, min(at + _REACH, len(tree))):
        if i in years:
            return i
        if not _dates(tree, i):
            break
    return None


def next_year(tree: Tree, at: int, years: dict[int, int]) -> int | None:
    """The first year of what is said of an agency or a drug without a verb: "the FDA, at last, in 2007"."""
    end = next((i for i in range(at, len(tree)) if tree.lower(i) in _PARTS), len(tree))
    return next((i for i in range(at, end) if i in years), None)


def opens_next(tree: Tree, at: int) -> bool:
    """Whether a year is that of the next use, which "and" parts from this one: "for A, and since 2015 also for B"."""
    before, after = at - 3 if is_jump(tree, at) else at - 1, at + 1
    while before > 0 and tree.lower(before) not in _ENDS and (_dates(tree, before) or tree.lower(before) == "the"):
        before -= 1
    if before > 0 and tree.words[before] == ",":
        before -= 1  # "for A and, in the USA since 2015, for B"
    if tree.lowers[after : after + 1] == [","] and tree.lower(min(after + 1, len(tree) - 1)) in _ASIDES:
        after = next((i for i in range(after + 1, min(after + _ASIDE, len(tree))) if tree.words[i] == ","), after)
    while after < len(tree) and (tree.words[after] == "," or tree.tag[after] == "RB"):
        after += 1
    opens = before >= 0 and tree.lower(before) in {"and", ";", "then"}
    if not opens or after >= len(tree):
        return False
    aside = tree.words[before + 1] == "," and tree.words[at + 1] == ","  # "for A and, since 2015, B"
    return tree.lower(after) in {"for", "against", "to"} or (aside and not _begins_clause(tree, after, before))


def year_before(tree: Tree, start: int, years: dict[int, int]) -> int | None:
    """The year that opens what is listed last: 2015 in "for A and, since 2015, B", "for A and in 2015 to prevent B"."""
    to = start - 2
    while to > 0 and tree.tag[to + 1][:2] in {"DT", "JJ"}:
        to -= 1
    if to >= _OPENS_LAST and tree.lower(to) == "to" and tree.tag[to + 1] == "VB" and to - 1 in years:
        opens = tree.lower(to - 2) in {"in", "since"} and tree.lower(to - 3) in {"and", ",", "then"}
        if opens:
            return to - 1
    at = start - 2
    return at if at in years and tree.words[start - 1] == "," and opens_next(tree, at) else None


def _begins_clause(tree: Tree, at: int, joint: int) -> bool:
    """Whether a verb goes on with what stands before: "approved for A and, in 2015, withdrawn"."""
    return any(tree.is_verb(k) and tree.head[k] <= joint for k in (at, tree.head[at]) if k >= at)


def start_of(tree: Tree, start: int, head: int) -> int:
    """Where a use begins, or its list; of a short form in a bracket, where the name before it does."""
    while tree.dep[head] == "conj" and tree.is_noun(tree.head[head]):
        head = tree.head[head]
        start = min(start, head)
    return min(tree.subtree(tree.head[head])) if tree.dep[head] == "bracket" else start


def year_beside(tree: Tree, start: int, end: int, years: dict[int, int]) -> int | None:
    """The year right after a use, "for C in May 2004", or before its "for", "in 2004 for C"; "in 1996 for D" is D's."""
    for i in range(end, min(end + _REACH, len(tree))):
        if i in years:
            leads = "," in tree.words[end:i] and i + 1 < len(tree) and tree.lower(i + 1) in {"for", "against"}
            return None if leads or _is_to_come(tree, i) else i
        if not _dates(tree, i):
            break
    first = start - 2 if start > 1 and tree.words[start - 1] == "," else start - 1
    if first in years and first > 1 and tree.lower(first - 2) in _ENDS:
        return first  # "for A and, in 2019, B"
    for i in range(start - 1, max(start - _TO_USE, 0), -1):
        if tree.lower(i) in _ENDS or (tree.is_verb(i) and tree.tag[i] in {"VBD", "VBZ", "VBP"}):
            return None
        if tree.lower(i) == "for":
            at = _before_aside(tree, i, years) if tree.words[i - 1] == "," else i - 1
            return at if at in years and not _is_to_come(tree, at) else None
    return None


def _before_aside(tree: Tree, at: int, years: dict[int, int]) -> int:
    """The word before a "for" that a comma sets off, or before the aside that ends there: "in 2006, with Y, for C"."""
    comma = next((i for i in range(at - 2, max(at - _ASIDE, 0), -1) if tree.words[i] in _ENDS), at - 1)
    aside = tree.words[comma] == "," and comma - 1 in years and tree.lower(comma + 1) in _ASIDES
    return comma - 1 if aside else at - 2


def _dates(tree: Tree, at: int) -> bool:
    """Whether a word may stand between a use and its year: a preposition, a bracket, a name, a day or a month."""
    word = tree.lower(at)
    if word == "until":
        return "wait" in tree.lemma  # "C had to wait until 2002"
    return word in _BEFORE_YEAR or tree.tag[at] == "NNP" or word.isdigit() or _MONTH.fullmatch(word) is not None


def is_its(tree: Tree, at: int, step: int, above: set[int | None], years: dict[int, int]) -> bool:
    """Whether a year stands in a step's clause, or in its noun phrase: "authorization of 2019 demands"."""
    if _is_to_come(tree, at):
        return False
    ancestors = list(tree.ancestors(at))
    if not tree.is_verb(step) and _is_measured(tree, step):
        return step in ancestors
    verb = verb_of(tree, at, step)
    when = _before_when(tree, at)
    return verb in above or (when is not None and when in above)


def is_of_next(tree: Tree, year: int, step: int) -> bool:
    """Whether a year dates what a semicolon parts from a step before: "is licensed for A; B was added in 2019"."""
    semicolon = next((i for i in range(year, step, -1) if tree.words[i] == ";"), None)
    verb = verb_of(tree, year, step) if semicolon is not None else None
    return verb is not None and verb > (semicolon or 0) and bool(tree.children(verb, "nsubj", "nsubjpass"))


def verb_of(tree: Tree, at: int, step: int) -> int | None:
    """The verb that a year hangs from, or the step: "approved" in "has today, 3 May 2022, been approved"."""
    verbs = (a for a in tree.ancestors(at) if (tree.is_verb(a) and tree.dep[a] not in {"aux", "auxpass"}) or a == step)
    return next(verbs, None)


def _is_measured(tree: Tree, step: int) -> bool:
    """Whether a step only dates another: "a year after its approval for C"."""
    return tree.dep[step] == "pobj" and tree.lower(tree.head[step]) in {"after", "before", "since"}


def _before_when(tree: Tree, year: int) -> int | None:
    """The verb that "when" ties to a year: "came in 2022, when the agency approved it"."""
    at = year + 2 if year + 1 < len(tree) and tree.words[year + 1] == "," else year + 1
    return tree.head[at] if at < len(tree) and tree.lower(at) == "when" else None


def is_before_last(tree: Tree, year: int, step: int, use: int) -> bool:
    """Whether a use came some time after a year: "in 1991 for A and subsequently for B", "eight years later for B"."""
    later = any(tree.lower(i) in LATER for i in range(max(year, step), use))
    return later or later_between(tree, year + 1, use)


def later_between(tree: Tree, low: int, high: int) -> bool:
    """Whether years pass between two words: "in 1998, and eight years later for C"."""
    return any(is_jump(tree, i) for i in range(low, high))


def is_jump(tree: Tree, at: int) -> bool:
    """Whether a word tells how much later something was: "later" in "ten years later", "on" in "a year on"."""
    if tree.lower(at) not in _JUMPS or at == 0 or (tree.lower(at) == "on" and tree.children(at, "pobj")):
        return False  # "spent a year on the tablets"
    return tree.lemma[at - 1] in {"year", "decade", "month", "week"}


def dated_by(tree: Tree, at: int) -> list[int]:
    """The verb that "when" ties a step to: "reached patients in 2022, when the agency approved it"."""
    for a in (at, *tree.ancestors(at)):
        if tree.dep[a] == "advcl":
            return [tree.head[a]] if any(tree.lower(k) == "when" for k in tree.kids[a]) else []
    return []


def turning(tree: Tree, at: int) -> list[int]:
    """The verb by which a drug turned into what a step is said of: "in 2023 X became the first that they approved".

    So too where whoever took the step was the first: "the EMA was the first to approve it, in 2021".
    """
    if tree.dep[at] not in {"relcl", "acl"}:
        return []
    what = tree.head[at]
    above = tree.head[what]
    first = tree.lemma[above] == "be" and any(tree.lower(k) in _ORDINALS for k in (what, *tree.kids[what]))
    return [above] if tree.dep[what] == "attr" and (first or tree.lemma[above] == "become") else []


def _is_to_come(tree: Tree, at: int) -> bool:
    """Whether a year is that of a date set for a decision: "a target action date of December 2025", "by June 2025"."""
    above = list(tree.ancestors(at))
    by = any(tree.lower(a) == "by" and tree.dep[a] == "prep" for a in above[:2])
    by = by and not any(
        tree.lower(k) == "had" for a in above[:3] for k in tree.kids[a]
    )  # "by 1998 they had approved it"
    past = any(tree.lower(a) == "from" for a in above[:2])  # "it dates from 2004"
    return by or (not past and any(tree.lemma[a] == "date" and tree.is_noun(a) for a in above))


def links_between(tree: Tree, below: int, above: int) -> list[int]:
    """The words on the way up from one word to another that governs it; none where it does not."""
    path = list(tree.ancestors(below))
    return path[: path.index(above)] if above in path else []


# --- in what stands around the sentence
