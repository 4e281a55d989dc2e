"""What the document says of its drugs as such: names, brands, classes, forms and routes, as JSON-able data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from drugfacts.lexicon import Kind

from .classes import members
from .knowledge import words
from .mention import DRUGS, Mention
from .names import has_stem
from .routes import is_route, with_implied

_NEAR = 30  # characters between a drug and a form or route
_LONGEST_ABBREVIATION = 6
_ALIKE = 0.8  # of the letters of two spellings of one name
_ABBREVIATION = re.compile(r"[^a-z]*[A-Z0-9][^a-z]*s?$")
_PREFIXED = re.compile(r"(?:[NLDSRO]|[Aa]lpha|[Bb]eta)-[a-z]{4,}")  # "N-acetylcysteine"
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n])\W{0,5}$")  # a bullet may stand before
_BEFORE = 7  # characters before a name in which a sentence or line may be seen to begin
_FORMS = re.compile(r" (?:tablet|capsule|injection|pill|supplement|infusion)s?$")
_SINGULAR = ((re.compile(r"(?<=[^aeiou])ies$"), "y"), (re.compile(r"(?<=[^su])s$"), ""))


def drug_data(
    text: str, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]
) -> dict[str, dict[str, Any]]:
    """Gather what is known of each drug and class.

    Parameters
    ----------
    text
        The document's text.
    mentions
        In order; drugs and classes do not overlap.
    sentences
        Spans of the sentences in code points of the text, in order.

    Returns
    -------
    dict
        Key → name, is_class, identifiers, brands, classes, forms and routes, in order of first mention.

    Examples
    --------
    >>> from .mention import unlisted
    >>> data = drug_data("Zorvolol", [Mention(0, 8, unlisted("zorvolol"), "name")], [(0, 8)])
    >>> data["drug:zorvolol"]["name"], data["drug:zorvolol"]["is_class"]
    ('zorvolol', False)
    """
    by_key: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind in DRUGS:
            by_key.setdefault(mention.key, []).append(mention)
    names = {key: document_name(text, found) for key, found in by_key.items()}
    classes = members(text, mentions)
    forms = _beside(text, [m for m in mentions if m.kind is not Kind.ROUTE or is_route(text, m, mentions)], sentences)
    return {
        key: {
            "name": names[key],
            "is_class": found[0].kind is Kind.DRUG_CLASS,
            "identifiers": list(found[0].entry.identifiers),
            "brands": _brands(text, found),
            "classes": [names[c] for c in classes.get(key, ())],
            "forms": forms.get((key, Kind.FORM), []),
            "routes": with_implied(forms.get((key, Kind.ROUTE), []), forms.get((key, Kind.FORM), [])),
        }
        for key, found in by_key.items()
    }


def document_name(text: str, mentions: Sequence[Mention]) -> str:
    """The name of a drug or class as this document writes it.

    The lexicon's name where the text has it too, or else the first generic name in the text, in lower case; of a class,
    its first name in the singular. A text that has only brands or abbreviations leaves the lexicon's name, unless
    everybody goes by the abbreviation ("BCG"); one that has a salt ("amlodipine besilate") the name of the base.

    Examples
    --------
    >>> from drugfacts.lexicon import Entry
    >>> entry = Entry("drug:albuterol", Kind.DRUG, "albuterol", ())
    >>> document_name("salbutamol helps", [Mention(0, 10, entry, "synonym")])
    'salbutamol'
    """
    entry = mentions[0].entry
    if entry.kind is Kind.DRUG_CLASS:
        first = mentions[0]
        return singular(" ".join(text[first.start : first.end].split()))
    if any(mention.role == "name" for mention in mentions):
        return entry.name
    for mention in mentions:
        surface = _FORMS.sub("", " ".join(text[mention.start : mention.end].split()))
        if mention.role == "synonym" and _is_generic(text, surface, entry.name):
            is_salt = entry.name.lower() in surface.lower() and not _PREFIXED.fullmatch(surface)
            return entry.name if is_salt else surface.lower()
    return _called_by(text, mentions) or entry.name


def _called_by(text: str, mentions: Sequence[Mention]) -> str | None:
    """The abbreviation that a drug goes by everywhere, where the text has no other name of it: "MMF"."""
    if any(mention.role != "abbreviation" for mention in mentions):
        return None
    surface = text[mentions[0].start : mentions[0].end]
    return surface if surface in words("names.yaml", "called_by") else None


def _is_generic(text: str, surface: str, name: str) -> bool:
    """Whether another name of a drug is written like a generic one: not as a brand or an abbreviation is."""
    if surface.isupper() and len(surface) > _LONGEST_ABBREVIATION:  # a heading, or a name that is shouted
        return _sounds_generic(surface.lower(), name)
    if _ABBREVIATION.fullmatch(surface):
        return False
    first, _, rest = surface.partition(" ")
    if _PREFIXED.fullmatch(first) or (surface[0].isupper() and _opens_sentences(text, surface)):
        return _sounds_generic(surface.lower(), name)
    uncapitalised = f"{surface[0].lower()}{surface[1:]}"
    return uncapitalised in text or (first[0].isupper() and rest[:1].islower())


def _sounds_generic(lower: str, name: str) -> bool:
    """Whether a name in lower case has the form of a generic one, whatever capitals it is written with."""
    has_form = lower.endswith(_chemical_endings()) or any(map(has_stem, lower.split()))
    return has_form or _is_spelt_like(lower, name.lower())


@cache
def _chemical_endings() -> tuple[str, ...]:
    return tuple(words("names.yaml", "chemical_endings"))


def _is_spelt_like(name: str, other: str) -> bool:
    """Whether a name is another spelling of another: "aciclovir" of "acyclovir"."""
    return name[:1] == other[:1] and SequenceMatcher(None, name, other).ratio() >= _ALIKE


def _opens_sentences(text: str, surface: str) -> bool:
    """Whether a name stands only where any word has a capital: then its capital says nothing."""
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)]
    return all(_SENTENCE_START.search(text[max(0, place - _BEFORE) : place]) for place in places)


def singular(name: str) -> str:
    """The singular of the name of a class, with a capital only in abbreviations.

    Examples
    --------
    >>> singular("SSRIs"), singular("Beta blockers"), singular("first-generation antibodies")
    ('SSRI', 'beta blocker', 'first-generation antibody')
    """
    for ending, replacement in _SINGULAR:
        if ending.search(name):
            name = ending.sub(replacement, name)
            break
    first, _, rest = name.partition(" ")
    plain = first[1:].islower() or (first[1:].isalpha() and first[1:] == first[1:].lower())
    return (
        f"{first[0].lower()}{first[1:]}{_}{rest}" if plain or re.fullmatch(r"[A-Z][a-z]+(-[a-z0-9]+)*", first) else name
    )


def _brands(text: str, mentions: Iterable[Mention]) -> list[str]:
    """Surfaces that are brands, or that lists call another name but that the text never writes in lower case."""
    surfaces: dict[str, bool] = {}
    for mention in mentions:
        surface = text[mention.start : mention.end]
        within = re.search(r"[a-z,;(] ?$", text[max(0, mention.start - 3) : mention.start]) is not None
        capital = mention.role == "synonym" and re.fullmatch(r"[A-Z][a-z]{3,}", surface) is not None
        surfaces[surface] = surfaces.get(surface, False) or mention.role == "brand" or (capital and within)
    lower = {s for s in surfaces if s.islower()}
    return [s for s, is_brand in surfaces.items() if is_brand and s.lower() not in lower]


def _beside(
    text: str, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]
) -> Mapping[tuple[str, Kind], list[str]]:
    """Forms and routes by drug: those of a sentence that has one drug, otherwise those right beside a drug."""
    starts = [start for start, _ in sentences]
    drugs: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is Kind.DRUG:
            drugs.setdefault(bisect_right(starts, mention.start), []).append(mention)
    found: dict[tuple[str, Kind], list[str]] = {}
    for mention in mentions:
        if mention.kind not in (Kind.FORM, Kind.ROUTE):
            continue
        there = drugs.get(bisect_right(starts, mention.start), [])
        for key in _owners(text, mention, there):
            kept = found.setdefault((key, mention.kind), [])
            if mention.entry.name not in kept:
                kept.append(mention.entry.name)
    return found


def _owners(text: str, mention: Mention, drugs: Sequence[Mention]) -> list[str]:
    keys = list(dict.fromkeys(m.key for m in drugs))
    if len(keys) < 2:
        return keys
    return list(dict.fromkeys(m.key for m in drugs if _adjacent(text, mention, m)))


def _adjacent(text: str, mention: Mention, drug: Mention) -> bool:
    """Whether nothing but a dose, an adjective or a preposition stands between a form or route and a drug."""
    between = text[drug.end : mention.start] if drug.end <= mention.start else text[mention.end : drug.start]
    return (
        len(between) < _NEAR
        and re.fullmatch(r"[ (]*(?:\d[\d.,]* ?m?c?g )?(?:[a-z-]+ ){0,2}", between + " ") is not None
    )
