"""The reviewed word lists and patterns under ``data/``, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from drugfacts.datafiles import read_data

from .masking import CLASS, DRUG

# A name that may be a brand: capitalised, then words that only continue a name ("Inderal LA", "Zoton FasTab 30").
# Matched in one way only (a word that may end anywhere would take exponential time in a list of words). It looks back
# when it has seen the capital: a pattern that begins with a set of characters is searched for much faster.
_NAME_WORD = r"[A-Z](?<!\w[A-Z])(?=[A-Z]{0,25}[a-z])[A-Za-z]{1,50}(?![A-Za-z])(?:-[A-Za-z]{1,20}(?![A-Za-z]))?"
_NAME = rf"(?:{_NAME_WORD}(?: (?:[A-Z]{{2,3}}|{_NAME_WORD}))?[®™]?)"
_ITEM = rf"(?:{_NAME}|[A-Z]{{4,15}}[®™]?|{DRUG}(?: [A-Z]{{2,3}})?)"
_ASIDE = r"(?: ?\([^()]{0,40}\))?"

# No blank may be matched in two ways here: a long list would take time exponential in its length.
_SEPARATOR = r"(?:, ?(?:and |or )?|;? (?:and|or) |/)"
# Words that end a run of adjectives before a class.
_FUNCTION = "not|no|than|to|of|for|that|which|who|with|in|by|on|at|from|and|or|as|when|where|if|a|an|the"

_PLACEHOLDERS = {
    "{DRUG}": DRUG,
    "{CLASS}": CLASS,
    "{GAP}": f"[^.;:!?{DRUG[1:]}",
    "{MODS}": rf"(?:(?!(?:{_FUNCTION}) )[\w'/+-]{{1,40}} ){{0,5}}",
    "{NAME}": _NAME,
    "{NAMES}": rf"{_ITEM}{_ASIDE}(?:{_SEPARATOR}(?:\([^()]{{0,40}}\) )?{_ITEM}{_ASIDE}){{0,20}}",
    "{DRUGS}": rf"{DRUG}{_ASIDE}(?:{_SEPARATOR}{DRUG}{_ASIDE}){{0,20}}",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of saying something, as a regular expression over masked text (see `masking`).

    Attributes
    ----------
    id : str
        Stable name of the rule.
    source : str
        The regular expression, with its placeholders.
    needs : tuple of str
        Strings of which a text must hold one for a match; none where any text may match.
    core : str
        An expression, quickly searched for, of a part that every match has; empty where none is worth a search.
    reach : int
        How many characters a match may go beyond its core, to either side; 0 where it may go any distance.
    weak : bool
        Whether the wording alone is little evidence, so that the name must stand further tests.
    examples : tuple of mapping
        Texts with what they give; the test suite runs them.
    """

    id: str
    source: str
    needs: tuple[str, ...]
    core: str
    reach: int
    weak: bool
    examples: tuple[Mapping[str, Any], ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled, with the placeholders filled in; once, when it is first needed."""
        return compiled(self.source)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a masked text; looked for only where it holds what they need."""
        if self.needs and not any(needed in text for needed in self.needs):
            return
        for start, end in self._around_cores(text) if self.core else ((0, len(text)),):
            for match in self.regex.finditer(text, start, end):
                if match.end() < end or end == len(text):  # else it may match only because the text was cut there
                    yield match

    def _around_cores(self, text: str) -> Iterator[tuple[int, int]]:
        """The stretches of a text in which all matches lie; they do not overlap."""
        reach = self.reach or len(text)
        start = end = 0
        for core in compiled(self.core).finditer(text):
            if core.start() - reach > end:
                if end:
                    yield start, end
                start = core.start() - reach
            end = min(core.end() + reach, len(text))
        if end:
            yield start, end


@cache
def load(name: str) -> Mapping[str, Any]:
    """Read a file under ``mentions/data``."""
    return read_data("mentions", name)


@cache
def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Fill in the placeholders of an expression and compile it.

    A blank stands for any white space within a paragraph.
    """
    if "{CHEMICAL}" in expression:
        endings = "|".join(rf"(?<={ending})" for ending in sorted(words("names.yaml", "chemical_endings")))
        expression = expression.replace("{CHEMICAL}", rf"[A-Za-z][a-z]{{3,30}}(?![a-z])(?:{endings})")
    for placeholder, replacement in _PLACEHOLDERS.items():
        expression = expression.replace(placeholder, replacement)
    return re.compile(expression, flags)


@cache
def patterns(name: str, section: str) -> tuple[Pattern, ...]:
    """Read the patterns of one section of a file."""
    result = []
    for rule in load(name)[section]:
        needs = tuple(n for n in rule.get("needs", "").split(" | ") if n)
        result.append(
            Pattern(
                rule["id"],
                rule["pattern"],
                needs,
                rule.get("core", ""),
                rule.get("reach", 0),
                bool(rule.get("weak")),
                tuple(rule["examples"]),
            )
        )
    return tuple(result)


@cache
def words(name: str, section: str) -> frozenset[str]:
    """Read a word list: a list of strings, each holding words apart by " | "."""
    return frozenset(w.strip() for line in load(name)[section] for w in str(line).split("|") if w.strip())


@cache
def endings(name: str, *sections: str) -> tuple[str, ...]:
    """Read word lists of endings, for :meth:`str.endswith`."""
    return tuple(sorted(ending for section in sections for ending in words(name, section)))


def alternatives(entries: Iterable[str]) -> str:
    r"""Join words into a regular expression, the longest first, with a blank standing for any white space.

    Words are grouped by their first letters: the engine tries branches one by one.

    Examples
    --------
    >>> print(alternatives(["ab", "abc", "x y"]))
    ab(?:c|)|x\s+y
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(entries), key=lambda w: (-len(w), w)):
        groups.setdefault(word[:2], []).append(word)
    return "|".join(_branch(start, found) for start, found in sorted(groups.items(), key=lambda g: -len(g[0])))


def _branch(start: str, found: Sequence[str]) -> str:
    escaped = [re.escape(w[len(start) :]).replace(r"\ ", r"\s+") for w in found]
    head = re.escape(start).replace(r"\ ", r"\s+")
    return head + (escaped[0] if len(escaped) == 1 else f"(?:{'|'.join(escaped)})")
