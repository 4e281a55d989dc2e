"""By which routes a drug is given: what a form implies, and whether a word of place is a route where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from drugfacts.lexicon import Kind

from .knowledge import alternatives, load, words
from .mention import DRUGS, Mention

FILE = "routes.yaml"
_BEFORE = 40  # characters on either side of a route
_PLACE = re.compile(r"(?:into|in|on|under|through|to|by|via|inside|applied)\s", re.IGNORECASE)
_ADVERB = re.compile(r"\w+ly$|\w+ mouth$", re.IGNORECASE)
_OTHER_ROUTE = re.compile(r"\s*(?:,|/|,?\s(?:and|or)\s)\s*", re.IGNORECASE)


@cache
def _implied() -> Mapping[str, str]:
    return {form.strip(): route for route, forms in load(FILE)["forms"].items() for form in forms.split("|")}


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{alternatives(words(FILE, 'route_of'))})\b", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words(FILE, 'given'))})\b[^.;]*$", re.IGNORECASE)


def with_implied(routes: Sequence[str], forms: Iterable[str]) -> list[str]:
    """Return the routes and those that the forms are made for.

    Examples
    --------
    >>> with_implied(["intravenous"], ["tablet", "injection"])
    ['intravenous', 'oral']
    """
    return list(dict.fromkeys([*routes, *(_implied()[form] for form in forms if form in _implied())]))


def implied_by(form: str) -> str | None:
    """The route that a form is made for; None where it has none of its own."""
    return _implied().get(form)


def is_before_use(after: str) -> bool:
    """Whether what follows a route is a use or form of a drug: "subcutaneous | use"."""
    return _followed().match(after) is not None


def is_route(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a word of a route tells how a drug is given, and no place of the body nor another treatment.

    An adverb does ("orally", "by mouth"); a phrase of place beside a verb of giving ("injected under the skin"); an
    adjective before the drug, its form or its use, or before another route that does.
    """
    said, after = text[mention.start : mention.end], text[mention.end : mention.end + _BEFORE]
    if _ADVERB.fullmatch(said):
        return True
    if _PLACE.match(said):
        return _given().search(text[max(0, mention.start - _BEFORE) : mention.start]) is not None
    if _followed().match(after):
        return True
    for other in mentions[bisect_left(mentions, mention.start, key=lambda m: m.start) :]:
        if other.kind in DRUGS and other.start == mention.start and other.end > mention.end:
            return True  # "intravenous immunoglobulin"
        if other.start < mention.end:
            continue
        between = text[mention.end : other.start]
        if other.kind in {*DRUGS, Kind.FORM} and between in {" ", "-"}:
            return True
        if other.kind is Kind.ROUTE and _OTHER_ROUTE.fullmatch(between):
            return is_route(text, other, mentions)
        if len(between) > _BEFORE:
            break
    return _is_predicated(text, mention)


def _is_predicated(text: str, mention: Mention) -> bool:
    """Whether it stands in "is an oral treatment", "the first oral drug" and so is said of the drug."""
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    return re.search(r"\b(?:is|are|was|as|,) (?:an?|the)(?: [\w-]+){0,3} $", before, re.IGNORECASE) is not None
