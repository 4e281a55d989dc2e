"""Whether a term that can be a drug is one where it stands: the body's own substances, laboratory values, targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from drugfacts.lexicon import Kind

from .knowledge import alternatives, load, words
from .mention import Mention

FILE = "context.yaml"
_BEFORE = 45
_AFTER = 60
_LIST = re.compile(r"\s*(?:,|,? (?:and|or)|/)\s*")


@cache
def _after(section: str) -> re.Pattern[str]:
    return re.compile(rf"^[ -](?:[a-z]+ )?(?:{alternatives(words(FILE, section))})\b")


@cache
def _next_to(section: str) -> re.Pattern[str]:
    """Words that follow at once, after a hyphen or a blank, in the singular or the plural."""
    return re.compile(rf"^(?:[ -]|\s?\([^()]{{1,12}}\) )?(?:{alternatives(words(FILE, section))})s?\b", re.IGNORECASE)


@cache
def _before(section: str, gap: int) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words(FILE, section))})(?: [\w-]+){{0,{gap}}} ?$", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in load(FILE)["taken_clause"]))


def drugs_in_context(text: str, mentions: Iterable[Mention], subjects: frozenset[str] = frozenset()) -> list[Mention]:
    """Drop the drugs that are none where they stand.

    Parameters
    ----------
    text
        The document's text.
    mentions
        In order.
    subjects
        Keys of what the document is about: these are drugs unless the words next to them say otherwise.

    Returns
    -------
    list of Mention
        The mentions of other kinds, and the drugs that stay.

    Examples
    --------
    >>> from .mention import unlisted
    >>> text = "Low calcium can be dangerous; take calcium tablets."
    >>> found = [Mention(i, i + 7, unlisted("calcium"), "name") for i in (4, 35)]
    >>> [m.start for m in drugs_in_context(text, found)]
    [35]
    """
    ordered = list(mentions)
    plain = [m for m in ordered if m.kind is Kind.DRUG and not is_body_substance(text, m)]
    classes = {m.start for m in ordered if m.kind is Kind.DRUG_CLASS}
    return [m for m in ordered if m.kind is not Kind.DRUG or _is_drug(text, m, plain, subjects, classes)]


def is_body_substance(text: str, mention: Mention) -> bool:
    """Whether the name is one of the body's or the diet's own substances."""
    return not {text[mention.start : mention.end].lower(), mention.entry.name.lower()}.isdisjoint(
        words(FILE, "body_substances")
    )


def _is_drug(
    text: str, mention: Mention, plain: Sequence[Mention], subjects: frozenset[str], classes: set[int]
) -> bool:
    surface = text[mention.start : mention.end].lower()
    # "a tetracycline antibiotic": the first word only says which class.
    if surface in words(FILE, "never") or mention.end + 1 in classes:
        return False
    after = _line(text[mention.end : mention.end + _AFTER])
    if _next_to("not_drug_before").search(after):
        return False
    if not is_body_substance(text, mention):
        return True
    before = _line(text[max(0, mention.start - _BEFORE) : mention.start])
    if _next_to("taken_after").search(after) or _clause().search(after):
        return True
    if _after("body_after").search(after) or _before("body_before", 1).search(before):
        return False
    if mention.key in subjects or _before("taken_before", 3).search(_clause_part(before)):
        return True
    return _beside_drug(text, mention, plain)


def _line(text: str) -> str:
    """White space as blanks, so that patterns need know no line breaks; an empty line ends the stretch."""
    return re.sub(r"\s", " ", text)


def _clause_part(before: str) -> str:
    """What stands before, in the same part of the sentence."""
    return re.split(r"[.;:!?()]", before)[-1]


def _beside_drug(text: str, mention: Mention, plain: Sequence[Mention]) -> bool:
    """Whether it is listed together with a plain drug: "insulin or glipizide"."""
    for other in plain:
        between = text[other.end : mention.start] if other.end <= mention.start else text[mention.end : other.start]
        if 0 < len(between) < 8 and _LIST.fullmatch(between):
            return True
    return False
