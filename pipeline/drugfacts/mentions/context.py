"""Whether a term that can be a drug is one where it stands: the body's own substances, laboratory values, targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress
from string import ascii_lowercase, ascii_uppercase

from drugfacts.lexicon import Kind

from .brands import Terms
from .knowledge import alternatives, load, words
from .mention import DRUGS, Mention, Places, unlisted
from .stretches import WORD, matches

FILE = "context.yaml"
_BEFORE = 45  # characters
_AFTER = 60  # characters
_NEAR = 8  # characters to a drug in the same list
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
# The name of an enzyme goes on after that of what it works on: "lanosterol 14-demethylase".
_ENZYME = re.compile(
    r"[ -](?:[\d\u03b1-\u03c9,']+[ -]?)?(?!disease|increase|decrease|release|base|phase|case)[a-z]+ase\b"
)
# A match inside a chemical name: the aspartate of "N-methyl-D-aspartate".
_CHEMICAL = re.compile(r"(?:\b[NDLOS]|\d|methyl|ethyl|propyl|hydroxy|acetyl|oxo|nor|iso|keto|amino)-$")
_NON = "non-"
# Of a family of messengers one: "interleukin-4".
_NUMBERED = re.compile(r"[ -]\d+[a-z]?$")
# A line that begins anew, and does not go on with what was said: "Zoledronate", then "Class: ...".
_NEW_LINE = re.compile(r"[ \t]*\r?\n\s*(?=[A-Z])")
# After a name in capitals that begins a line: what follows is about it, and no laboratory value ("POTASSIUM: 4.1").
_HEADS = re.compile(r"(?:[.:]| \()(?!\s*[\d<>])")
_STOP = re.compile(r"[.;:!?()]")
_WHITE = re.compile(r"[^\S ]")
# What stands before and behind a name that a line or sentence has for a label: "2. Vasopressin (X):", "And melatonin?".
_BEFORE_LABEL = re.compile(r"(?:^|\n|[.?!:][ )]|\d\)|[-\u2022*]) *(?:(?:And|What about|Why) )?$")
_BEHIND_LABEL = re.compile(r"(?: ?\([^()\n]{1,40}\))?(?:[.:?](?:\s|$)| *\n| [\u2013\u2014\u2192] )")
_DOSED = re.compile(r"\b(?:high|low)[- ]dose ?$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|\n|[.?!][\"'”’)]?\s)$")
_LIST = re.compile(r"\s*(?:,|,? (?:and|or)|/|\+)\s*")


@cache
def _after(section: str) -> re.Pattern[str]:
    return re.compile(rf"[ -](?:[a-z]+ )?(?:{alternatives(words(FILE, section))})\b")


@cache
def _next_to(section: str) -> re.Pattern[str]:
    """Words that follow at once, after a hyphen or a blank, in the singular or the plural."""
    return re.compile(rf"(?:[ -]|\s?\([^()]{{1,12}}\) )?(?:{alternatives(words(FILE, section))})s?\b", re.IGNORECASE)


@cache
def _before(section: str, gap: int) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words(FILE, section))})(?: [\w-]+){{0,{gap}}} ?$", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in load(FILE)["taken_clause"]))


@cache
def _taken_verb() -> re.Pattern[str]:
    """What one of those that are mostly medicines does where it is one: "Oxytocin causes nausea"."""
    return re.compile(
        rf" (?:(?:also|often|rarely|sometimes|usually) )?(?:{alternatives(words(FILE, 'taken_verbs'))})\b"
    )


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
        The mentions of other kinds, and the drugs and classes that stay.

    Examples
    --------
    >>> from .mention import unlisted
    >>> text = "Low calcium can be dangerous; take calcium tablets."
    >>> found = [Mention(i, i + 7, unlisted("calcium"), "name") for i in (4, 35)]
    >>> [m.start for m in drugs_in_context(text, found)]
    [35]
    """
    ordered = [m for m in mentions if m.kind is not Kind.DRUG_CLASS or not _names_illness(text, m)]
    targets = {(m.start, m.end) for m in ordered if m.kind is Kind.TARGET}  # lists of drugs have many a protein
    body = {m for m in ordered if m.kind is Kind.DRUG and _is_of_body(text, m, targets)}
    acted = {start for start, _ in targets}  # "a dopamine and noradrenaline reuptake inhibitor" lists no drug
    plain = Places(m for m in ordered if m.kind in DRUGS and m not in body and m.start not in acted)
    labels = {m for m in body if is_label(text, m)}
    subjects |= {m.key for m in labels if _mostly_taken().fullmatch(text, m.start, m.end)}
    classes = {m.start for m in ordered if m.kind is Kind.DRUG_CLASS}
    first = {m.key: m for m in reversed(ordered) if m.kind is Kind.DRUG}
    given = {m.key for m in body if _is_given_too(text, m)}
    subjects |= {
        key for key, m in first.items() if key in given and _is_drug(text, m, plain, subjects, classes, m in body)
    }
    stays = [
        m.kind is not Kind.DRUG or m in labels or _is_drug(text, m, plain, subjects, classes, m in body)
        for m in ordered
    ]
    # One that is mostly a medicine, and is somewhere, is one where a sentence begins with it: "Melatonin is safe".
    told = {m.key for m in compress(ordered, stays) if m in body and _is_given_too(text, m)}
    stays = [
        kept or (m in body and m.key in told and _opens_sentence(text, m))
        for m, kept in zip(ordered, stays, strict=True)
    ]
    taken = {m.key for m in compress(ordered, stays)}
    # An abbreviation of a substance that somebody takes in this document means that one, wherever it stands.
    return [m for m, kept in zip(ordered, stays, strict=True) if kept or (m.role == "abbreviation" and m.key in taken)]


def whole_names(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Drop drugs that are only a part of a chemical's or an enzyme's name, and classes that "non-" takes back.

    Examples
    --------
    >>> text = "N-methyl-D-aspartate receptors"
    >>> whole_names(text, [Mention(9, 20, unlisted("d-aspartic acid"), "name")])
    []
    >>> text = "a non-statin drug"
    >>> whole_names(text, [Mention(6, 12, unlisted("statin", Kind.DRUG_CLASS), "name")])
    []
    """
    return [m for m in mentions if m.kind not in DRUGS or _is_whole(text, m)]


def _is_whole(text: str, mention: Mention) -> bool:
    if mention.kind is Kind.DRUG_CLASS:
        return text[max(0, mention.start - 4) : mention.start].lower() != _NON
    after = text[mention.end : mention.end + _AFTER]
    if "ase" in after and _ENZYME.match(_line(after)):
        return False
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    return not ("-" in before[-2:] and _CHEMICAL.search(before))


def body_substances(text: str, mentions: Sequence[Mention], lexicon: Terms) -> Iterator[Mention]:
    """Find the body's own substances that the lexicon leaves out because they are common words.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What is known so far, in order.
    lexicon
        Has their entries, where it has any.

    Yields
    ------
    Mention
        Candidates, to be judged by `drugs_in_context`.
    """
    taken = Places(m for m in mentions if m.kind in DRUGS)
    small = text.translate(_SMALL)  # a case-blind pattern would try every name at every place
    for match in matches(_body(), text, small, _body_words()):
        if next(taken.over(*match.span()), None) is None:
            name = text[match.start() : match.end()]
            senses = lexicon.lookup(name, Kind.DRUG)
            plain = _plain_name(" ".join(name.split()))
            entry = senses[0].entry if senses else unlisted(plain)
            yield Mention(match.start(), match.end(), entry, "name" if plain in name else "synonym")


def _plain_name(name: str) -> str:
    """The name under which one of the body's own substances goes that has two: "norepinephrine" for "noradrenaline"."""
    names: dict[str, str] = load(FILE)["body_names"]
    return names.get(name.lower(), name)


@cache
def _body_words() -> frozenset[str]:
    """The first words of the names of the body's own substances."""
    return frozenset(WORD.findall(name.lower())[0] for name in words(FILE, "body_substances"))


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(w.lower() for w in words(FILE, 'body_substances'))})(?!\w)")


def mostly_taken(text: str) -> list[str]:
    """The substances in a text that are the body's own as well, and are mostly spoken of as medicines.

    Examples
    --------
    >>> mostly_taken("Melatonin follows cortisol.")
    ['Melatonin']
    """
    return [match.group() for match in _mostly_taken().finditer(text)]


@cache
def _mostly_taken() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(words(FILE, 'mostly_taken'))})(?!\w)", re.IGNORECASE)


def is_body_substance(text: str, mention: Mention) -> bool:
    """Whether the name, or what an abbreviation stands for, is one of the body's or the diet's own substances."""
    surface = " ".join(text[mention.start : mention.end].lower().split())
    body = words(FILE, "body_substances")
    if surface in body or _NUMBERED.sub("", surface) in body:
        return True
    return mention.role == "abbreviation" and mention.entry.name.lower() in body


def _is_of_body(text: str, mention: Mention, targets: set[tuple[int, int]]) -> bool:
    """Whether it is one of the body's own substances: by its name, or as something that drugs are known to act on."""
    if is_body_substance(text, mention):
        return True
    return (mention.start, mention.end) in targets and not _mostly_taken().fullmatch(text, mention.start, mention.end)


def _is_drug(
    text: str, mention: Mention, plain: Places, subjects: frozenset[str], classes: set[int], is_body: bool
) -> bool:
    """Whether a name is meant as a medicine here: one of the body's own substances only where it is given or sold."""
    surface = text[mention.start : mention.end].lower()
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    alone = opens and text[mention.end : mention.end + 1] == "\n"
    ends_line = alone or _NEW_LINE.match(text, mention.end) is not None
    # "a tetracycline antibiotic": the first word only says which class.
    if surface in words(FILE, "never") or (mention.end + 1 in classes and not ends_line):
        return False
    after = "" if ends_line else _line(text[mention.end : mention.end + _AFTER])
    before = _line(text[max(0, mention.start - _BEFORE) : mention.start])
    if _next_to("not_drug_before").match(after):
        return False
    if not is_body:
        return True
    if _next_to("taken_after").match(after):
        return True
    does = _clause().search(after) or (_taken_verb().match(after) and _mostly_taken().fullmatch(surface))
    if does and not _before("body_amount", 0).search(before):
        return True
    if opens and text[mention.start : mention.end].isupper() and _HEADS.match(after):
        return True
    if _after("body_after").match(after):
        return False
    if _before("body_before", 1).search(before) and not _DOSED.search(before):
        return False
    if mention.key in subjects or _before("taken_before", 3).search(_clause_part(before)):
        return True
    return _beside_drug(text, mention, plain)


def _names_illness(text: str, mention: Mention) -> bool:
    """Whether a class stands in the name of an illness: "neuroleptic malignant syndrome"."""
    return _next_to("not_class_before").match(_line(text[mention.end : mention.end + _AFTER])) is not None


def _opens_sentence(text: str, mention: Mention) -> bool:
    """Whether a name is the first word of a sentence, and no first part of another noun: "Melatonin levels"."""
    after = _line(text[mention.end : mention.end + _AFTER])
    if _next_to("not_drug_before").match(after) or _after("body_after").match(after):
        return False
    return _OPENING.search(text[max(0, mention.start - 3) : mention.start]) is not None


def is_label(text: str, mention: Mention) -> bool:
    """Whether one of the body's substances that are medicines too stands over what follows: "VASOPRESSIN.", "Insulin:".

    Examples
    --------
    >>> from .mention import unlisted
    >>> [
    ...     is_label(text, Mention(0, 9, unlisted("melatonin"), "name"))
    ...     for text in ("Melatonin: drowsiness", "Melatonin falls")
    ... ]
    [True, False]
    """
    if not _is_given_too(text, mention):
        return False
    if not _BEHIND_LABEL.match(text, mention.end):
        return False
    return _BEFORE_LABEL.search(text[max(0, mention.start - 12) : mention.start]) is not None


def _is_given_too(text: str, mention: Mention) -> bool:
    """Whether it is one of the body's substances that are medicines too."""
    surface = " ".join(text[mention.start : mention.end].lower().split())
    return surface in words(FILE, "mostly_taken") or surface in words(FILE, "also_given")


def _line(text: str) -> str:
    """White space as blanks, so that patterns need know no line breaks; an empty line ends the stretch."""
    return _WHITE.sub(" ", text)


def _clause_part(before: str) -> str:
    """What stands before, in the same part of the sentence."""
    return _STOP.split(before)[-1]


def _beside_drug(text: str, mention: Mention, plain: Places) -> bool:
    """Whether it is listed together with a plain drug: "insulin or glipizide"."""
    for other in plain.over(mention.start - _NEAR, mention.end + _NEAR):
        between = text[other.end : mention.start] if other.end <= mention.start else text[mention.end : other.start]
        if 0 < len(between) < _NEAR and _LIST.fullmatch(between):
            return True
    return False
