"""From a text to its mentions, without spaCy: lexicon, abbreviations, context, new names and brands, in this order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from drugfacts.lexicon import Entry, Kind, Lexicon

from .abbreviations import Definition, after_or, beside_drugs, tie
from .brands import brand_names
from .chemicals import compounds
from .classes import unlisted_classes
from .combinations import combined
from .complaints import complaint_mentions
from .context import FILE as CONTEXT
from .context import body_substances, drugs_in_context, whole_names
from .designations import designations
from .knowledge import words
from .mention import DRUGS, Mention, Places, joined, longest, unlisted
from .names import (
    may_define_a_chemical,
    names_by_abbreviation,
    names_by_clipping,
    names_by_stem,
    names_by_wording,
)
from .shared_nouns import with_shared_nouns
from .two_names import as_one_drug

_BASE = 5  # letters of a name without its salt
_AMOUNT = re.compile(r"[a-z]{1,3}[ -]\d+")  # "start at 100 mg" has no AT-100: a code has capitals
_WORDLIKE = 5  # letters of a name in capitals that is more than an abbreviation
_TRIAL = re.compile(r"(?:(?:,? and |, )[A-Z][A-Z0-9-]{2,})* (?:trials?|study|studies)\b")
_NAME_OF_TRIAL = re.compile(r"(?<![A-Za-z-])(?=[A-Z]*[AEIOUY])[A-Z]{4,}$")
_LONGEST_NAME = 20
_SUFFIX = re.compile(r"([a-z]{6,})-[a-z]{4}")


def recognise(
    text: str, lexicon: Lexicon, definitions: Sequence[Definition] = (), title: str = "", subject: str = ""
) -> list[Mention]:
    """Find what the text names.

    Parameters
    ----------
    text
        The document's text.
    lexicon
        What is known.
    definitions
        Abbreviations that the text defines.
    title
        The document's title: a substance named there is a drug in the whole text.
    subject
        The drug that the document is said to be about.

    Returns
    -------
    list of Mention
        In order, without duplicates; drugs and classes do not overlap one another.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [m.key for m in recognise("Ketamine may cause nausea.", Lexicon.load()) if m.kind is Kind.DRUG]
    ['drug:ketamine']
    """
    found = whole_names(
        text, (m for m in _with_designations(text, lexicon) if not _is_in_name_of_trial(text, m, lexicon))
    )
    definitions = [*definitions, *beside_drugs(text, found), *after_or(text, found)]
    found = tie(text, [m for m in found if not _ends_brand(text, m, found)], definitions)
    found = longest([*found, *unlisted_classes(text, found)])
    found = joined(found, body_substances(text, found, lexicon))
    found = drugs_in_context(text, found, subjects(title, subject, lexicon))
    found = combined(text, found)
    found = joined(found, _named(text, subject, lexicon, found))
    found = joined(found, names_by_stem(text, found, lexicon))
    if new := compounds(text, found, lexicon):
        found = joined(found, new)
        found = tie(text, found, beside_drugs(text, new))
    found = joined(found, names_by_abbreviation(text, found, lexicon, definitions))
    shorts = [d.short for d in definitions]
    found = longest([*found, *brand_names(text, found, lexicon, shorts)])
    found = joined(found, names_by_clipping(text, found, lexicon))
    worded = names_by_wording(text, found, lexicon)
    if worded:  # new generics may have brands of their own
        found = joined(found, worded)
        found = longest([*found, *brand_names(text, found, lexicon, shorts)])
    found = as_one_drug(text, with_shared_nouns(text, found, lexicon))
    return joined(found, complaint_mentions(text, found))


def may_name_a_drug(text: str, lexicon: Lexicon, title: Callable[[], str] = str) -> bool:
    """Whether a text may name a drug or a class: where this says no, `recognise` finds none. Much quicker than that.

    The title is asked for where it matters only.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [may_name_a_drug(text, Lexicon.load()) for text in ("The town has a market.", "Losartan is sold there.")]
    [False, True]
    """
    found = list(_listed(text, lexicon))
    if any(mention.kind in DRUGS for mention in found) or next(unlisted_classes(text, found), None) is not None:
        return True
    body = list(body_substances(text, found, lexicon))
    if body and any(m.kind in DRUGS for m in drugs_in_context(text, body, subjects(title(), "", lexicon))):
        return True
    return bool(
        names_by_stem(text, found, lexicon)
        or compounds(text, found, lexicon)
        or may_define_a_chemical(text)
        or names_by_wording(text, found, lexicon)
    )


@lru_cache(maxsize=4)
def subjects(title: str, subject: str, lexicon: Lexicon) -> frozenset[str]:
    """Keys of the drugs that the title names or that are given as the subject."""
    named = (sense for match in lexicon.find(f"{title}\n{subject}") for sense in match.senses)
    return frozenset(s.entry.key for s in named if s.entry.kind is Kind.DRUG)


def _ends_brand(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether capitals only tell the form of a brand: "EC", for coated, of "Entocort EC"."""
    if mention.kind is not Kind.AGENCY or text[mention.start : mention.end] != "EC":
        return False
    brands = (m for m in mentions if m.kind is Kind.DRUG and m.role == "brand")
    return any(m.start < mention.start and m.end in {mention.start - 1, mention.end} for m in brands)


def _is_in_name_of_trial(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether capitals behind a hyphen end the name of a trial, and name no condition: "HF" of "DAPA-HF".

    Nor do they where they are its name: "the RALES trial" has no rales.
    """
    surface = text[mention.start : mention.end]
    if mention.kind is Kind.CONDITION and surface.isupper() and len(surface) >= _WORDLIKE:
        initials = "".join(word[0] for word in mention.entry.name.split()).upper()
        if initials != surface and _TRIAL.match(text, mention.end):
            return True
    if mention.kind is not Kind.CONDITION or text[max(0, mention.start - 1) : mention.start] != "-":
        return False
    named = _NAME_OF_TRIAL.search(text, max(0, mention.start - _LONGEST_NAME), mention.start - 1)
    return named is not None and text[mention.start : mention.end].isupper() and not lexicon.lookup(named.group())


def _with_designations(text: str, lexicon: Lexicon) -> Iterable[Mention]:
    """What the lexicon finds, with targets that stand under more marks instead of parts of their names."""
    listed, marked = _listed(text, lexicon), list(designations(text, lexicon))
    if not marked:
        return listed
    places = Places(marked)
    return [*(m for m in listed if not any(m.within(p) for p in places.over(m.start, m.end))), *marked]


def _listed(text: str, lexicon: Lexicon) -> Iterable[Mention]:
    """What the lexicon finds: one meaning for each place and kind, but each ingredient of a combination's brand."""
    for match in lexicon.find(text):
        if match.kind is Kind.DRUG and _AMOUNT.fullmatch(text, match.start, match.end):
            continue
        first = match.senses[0]
        senses = match.senses if match.kind is Kind.DRUG and first.role == "brand" else match.senses[:1]
        for sense in senses:
            yield Mention(match.start, match.end, _base(sense.entry, lexicon), sense.role)


def _base(entry: Entry, lexicon: Lexicon) -> Entry:
    """The entry of the drug for that of a salt, or of one maker's biological ("risankizumab-rzaa")."""
    if entry.kind is not Kind.DRUG:
        return entry
    base = _SUFFIX.fullmatch(entry.name)
    for name in [base.group(1)] if base else _without_salts(entry.name):
        if senses := lexicon.lookup(name, Kind.DRUG):
            return senses[0].entry
    return entry


def _without_salts(name: str) -> list[str]:
    """A name without its last words, as far as they name a salt, water or a product; the shortest first."""
    shorter: list[str] = []
    salts, body = words(CONTEXT, "salts"), words(CONTEXT, "body_substances")
    name, _, last = name.rpartition(" ")
    while last.lower() in salts and len(name) >= _BASE and name not in body:
        shorter.insert(0, name)
        name, _, last = name.rpartition(" ")
    return shorter


def _named(text: str, subject: str, lexicon: Lexicon, mentions: Sequence[Mention]) -> Iterable[Mention]:
    """The given subject where the lexicon does not know it: every place where the text has it."""
    name = subject.strip()
    if not name or lexicon.lookup(name, Kind.DRUG) or lexicon.lookup(name, Kind.DRUG_CLASS):
        return
    places = Places(m for m in mentions if m.kind is Kind.DRUG)
    for match in re.finditer(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", text):
        mention = Mention(match.start(), match.end(), unlisted(name), "name")
        if next(places.over(mention.start, mention.end), None) is None:
            yield mention
