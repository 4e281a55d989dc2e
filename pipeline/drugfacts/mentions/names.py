"""Drug names that stand in no list, known by their ending or by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from drugfacts.lexicon import Kind

from .brands import Terms
from .knowledge import load, patterns, words
from .masking import mask
from .mention import Mention, Places, unlisted

FILE = "names.yaml"
_ENGLISH = re.compile(r"(?:tion|tions|ment|ments|ness|ing|ity|ism|ics|ists?|ies|ous|ive|ly|ed|er|ers|th|al|sis|itis)$")


@cache
def _stem() -> re.Pattern[str]:
    """A word that ends in a stem and is long enough, with an optional code of four letters ("-abcd") of biologicals."""
    by_length: dict[int, list[str]] = {}
    for row in load(FILE)["stems"]:
        by_length.setdefault(row["min"] - len(row["stem"]), []).append(row["stem"])
    ways = "|".join(rf"[A-Za-z]{{{n},}}?(?:{'|'.join(sorted(s))})" for n, s in sorted(by_length.items()) if n < 40)
    return re.compile(rf"(?<![\w-])(?:{ways})(?![\w])")


def names_by_stem(text: str, mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    """Find generic names that the lexicon lacks by their ending.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What is known so far, in order.
    lexicon
        A name that it knows as anything is left to it.

    Returns
    -------
    list of Mention
        New drugs, with the key ``drug:<name in lower case>``, in order.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [m.key for m in names_by_stem("Zorvatinib helps; a peptide does not.", [], Lexicon.load())]
    ['drug:zorvatinib']
    """
    return _everywhere(text, _by_stem(text), mentions, lexicon)


def names_by_wording(text: str, mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    """Find names that the lexicon lacks by what is said of them ("Zorvex is a beta blocker", "What is Zorvex?").

    Parameters and result are those of `names_by_stem`.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [m.key for m in names_by_wording("What is Zorvex? Zorvex is a medicine.", [], Lexicon.load())]
    ['drug:zorvex', 'drug:zorvex']
    """
    return _everywhere(text, _by_wording(text, mentions), mentions, lexicon)


def _everywhere(text: str, found: Iterable[str], mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    names = dict.fromkeys(name.lower() for name in found)
    unlisted_ = [n for n in names if n not in words(FILE, "not_names") and not lexicon.lookup(n)]
    return sorted(_occurrences(text, unlisted_, mentions), key=lambda m: m.start)


def _by_stem(text: str) -> Iterator[str]:
    for match in _stem().finditer(text):
        if not match.group()[1:].isupper():
            yield match.group()


def _by_wording(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    masked = mask(text, mentions).text
    for pattern in patterns(FILE, "patterns"):
        for match in pattern.regex.finditer(masked):
            name = match.group("name")
            if " " not in name and _is_name(name, text, weak=pattern.weak):
                yield name


def _is_name(name: str, text: str, *, weak: bool) -> bool:
    """Whether a word can be a drug's name: no ordinary word and, where `weak` asks for it, used like one."""
    if name in words("brands.yaml", "not_brands") or name.capitalize() in words("brands.yaml", "not_brands"):
        return False
    if len(name) < 5 or _ENGLISH.search(name):
        return False
    return not weak or any(
        re.search(needed.replace("{name}", re.escape(name)), text, re.IGNORECASE) for needed in load(FILE)["weak_needs"]
    )


def _occurrences(text: str, names: Sequence[str], mentions: Sequence[Mention]) -> Iterator[Mention]:
    if not names:
        return
    heads = "|".join(sorted(words(FILE, "company_heads")))
    named = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    places = Places(m for m in mentions if m.kind is not Kind.AGENCY)
    for match in re.finditer(rf"(?i)(?<!\w)(?:{named})(?!\w)(?! (?-i:{heads})\b)", text):
        mention = Mention(match.start(), match.end(), unlisted(match.group()), "name")
        if next(places.over(mention.start, mention.end), None) is None:
            yield mention
