"""Conditions that share a noun with the next of their list: "breast" in "breast, lung and prostate cancer".

No list holds "breast" as a condition, and the parser sees three things coordinated of which but the last is a disease.
What the modifier and the noun name together is asked of the lexicon, so that nothing is made up that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drugfacts.lexicon import Kind, Lexicon

from .knowledge import words
from .mention import SHARES, Mention, in_order, unlisted

FILE = "context.yaml"
_REACH = 60  # characters before a noun
_MOST = 20  # modifiers of one list
_LAST = r"(?:,? (?:and|or|and/or|nor|as well as)\s|/)"  # "fast, irregular heartbeat" is one thing
_SEPARATOR = rf"(?:{_LAST}|,\s)"
_WORDS = r"(?:(?<=\s)|(?<=\(|/)|^)(?:([\w’'-]+)\s)?([\w’'-]+)"
_BEFORE_LAST = re.compile(rf"{_WORDS}{_LAST}$")
_BEFORE = re.compile(rf"{_WORDS}{_SEPARATOR}$")
_ALTERNATIVE = re.compile(r"\s(?:or|nor)\s")
_MODIFIER = re.compile(r"(?<![\w’'-])[\w’'-]+\s$")
_ENDS_OF_SEPARATORS = ("and", "or", "as", ",", "/")
_ADJECTIVE = ("ic", "al", "ous", "oid", "ar")
_SHORTEST = 6  # letters of an adjective that says where: "dental"
_OWNED = frozenset({"the", "your", "their", "his", "her", "its", "my", "our"})


def with_shared_nouns(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions of a text with those of conditions whose noun stands at the end of their list only.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What was found in it so far.
    lexicon
        What is known.

    Returns
    -------
    list of Mention
        In order; what was taken for a condition by its modifier alone has made way.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> from drugfacts.mentions.recognise import recognise
    >>> [m.key for m in recognise("It treats lung and prostate cancer.", Lexicon.load())]
    ['condition:lung cancer', 'condition:prostate cancer']
    """
    conditions = [m for m in mentions if m.kind is Kind.CONDITION]
    taken = {m.start: m for m in conditions}
    found = {m.start: m for last in conditions for m in _listed(text, last, taken, lexicon)}
    return in_order([*(m for m in mentions if m.kind is not Kind.CONDITION or m.start not in found), *found.values()])


def _listed(text: str, last: Mention, taken: dict[int, Mention], lexicon: Lexicon) -> list[Mention]:
    """The conditions that share a noun; of two with "or" those of diseases: "thigh or groin pain" is one harm."""
    found = list(_sharing(text, last, taken, lexicon))
    pair = len(found) == 1 and _ALTERNATIVE.match(text, found[0].end) is not None
    noun = text[last.start : last.end].rsplit(maxsplit=1)[-1].lower()
    return found if not pair or noun in words(FILE, "disease_nouns") else []


def _sharing(text: str, last: Mention, taken: dict[int, Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """The conditions that share the last word or words of one behind them: nearest first."""
    nouns, at = _endings_of(text[last.start : last.end]), last.start
    alone = not nouns  # "focal and generalised seizures", of which the lexicon knows "seizures"
    if alone:
        modified = _MODIFIER.search(text[max(0, at - _REACH) : at])
        if modified is None:
            return
        nouns, at = [text[last.start : last.end]], at - len(modified.group())
    for i in range(_MOST):
        mention = _before(text, at, _BEFORE if i else _BEFORE_LAST, nouns, lexicon)
        if mention is None and not alone:
            mention = _alike(text, at, _BEFORE if i else _BEFORE_LAST, text[last.start : last.end])
        if (
            mention is None
            or mention.key == last.key
            or (alone and not _is_adjective(text, mention))
            or _stands_alone(text, mention, taken)
        ):
            return
        yield mention
        at = mention.start


def _endings_of(name: str) -> list[str]:
    """What a name may share with those before it: its words but the first, the most first."""
    parts = name.split()
    return [" ".join(parts[i:]) for i in range(1, len(parts))]


def _before(
    text: str, at: int, words_before: re.Pattern[str], nouns: Sequence[str], lexicon: Lexicon
) -> Mention | None:
    """The condition that the one or two words before a separator name together with one of the nouns."""
    start = max(0, at - _REACH)
    if not text[start:at].rstrip().endswith(_ENDS_OF_SEPARATORS):
        return None
    before = words_before.search(text[start:at])
    if before is None or (before.group(1) or "").lower() in _OWNED:
        return None
    for group in (1, 2):
        modifier = before.string[before.start(group) : before.end(2)]
        if before.group(group) is None or modifier.lower() in words(FILE, "grades"):
            continue
        for noun in nouns:
            if senses := lexicon.lookup(f"{modifier} {noun}", Kind.CONDITION):
                place = (start + before.start(group), start + before.end(2))
                return Mention(*place, senses[0].entry, f"{SHARES}{noun}")
    return None


def _alike(text: str, at: int, words_before: re.Pattern[str], name: str) -> Mention | None:
    """The condition that an adjective names with the noun of one behind it, where both say where it is or of what.

    "Oropharyngeal" with "and oesophageal candidiasis": no list has all that may be named so.
    """
    parts, start = name.lower().split(), max(0, at - _REACH)
    before = words_before.search(text[start:at]) if len(parts) == 2 else None
    if before is not None and re.search(r",\s*(?:and|or|nor)\s", before.group()):
        return None  # "lupus, systemic and discoid, and rheumatoid arthritis"
    modifier = before.group(2).lower() if before is not None else ""
    if before is None or len(modifier) < _SHORTEST or modifier in words(FILE, "grades") | words(FILE, "no_place"):
        return None
    if not any(modifier.endswith(ending) and parts[0].endswith(ending) for ending in _ADJECTIVE):
        return None
    place = (start + before.start(2), start + before.end(2))
    return Mention(*place, unlisted(f"{modifier} {parts[1]}", Kind.CONDITION), f"{SHARES}{parts[1]}")


def _stands_alone(text: str, mention: Mention, taken: dict[int, Mention]) -> bool:
    """Whether a modifier is a condition by itself: "asthma and lung disease"; no adjective is: "diabetic"."""
    own = taken.get(mention.start)
    return own is not None and (own.end > mention.end or not _is_adjective(text, own))


def _is_adjective(text: str, mention: Mention) -> bool:
    return text[mention.start : mention.end].lower().endswith(_ADJECTIVE)
