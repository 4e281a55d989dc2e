"""Section titles, qualifiers and abbreviations: the compiled form of the files under ``data/``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from drugfacts.datafiles import read_data
from drugfacts.kept import MOST_KEPT

from .model import Attributes

MAX_TITLE = 140
"""Longest title that is read, in code points; keeps the patterns off long lines."""

# One to five words: a drug's name, "it", "this medicine".
_WORDS = r"(?:[^\s,;:?!]+(?: [^\s,;:?!]+){0,4})"
_QUESTION_WORDS = frozenset({"what", "how", "why", "who", "when", "where", "which", "before", "if"})
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a title says: the section it opens (a label keeps the one in force) and its attributes.

    ``own_line``: its wording could be a clause as well, so it is a title only on a line of its own.
    """

    rule: str
    section: str | None
    attributes: Attributes
    label: bool = False
    own_line: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    section: str | None
    attributes: Attributes
    label: bool
    own_line: bool
    source: str
    """Its patterns as one regular expression, without capturing groups."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The source, compiled when it is first needed: most of a run's start is spent on compiling."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class _Qualifier:
    key: str
    value: str
    sections: frozenset[str]
    source: str


def fold_title(text: str) -> str:
    """Return a title in the form that patterns are written for.

    Examples
    --------
    >>> fold_title("The  Side Effects & Risks:")
    'side effects and risks'
    """
    folded = " ".join(text.translate(_QUOTES).lower().replace("&", " and ").split()).strip("*_#: .?!")
    return folded.removeprefix("the ")


class Knowledge:
    """Compiled patterns of ``sections.yaml`` and ``qualifiers.yaml``; use `knowledge()` to get the one instance."""

    def __init__(self) -> None:
        sections, qualifiers = read_data("layout", "sections.yaml"), read_data("layout", "qualifiers.yaml")
        macros = {**{name: str(text) for name, text in sections["macros"].items()}, "x": _WORDS}
        entries: list[dict[str, Any]] = sections["sections"]
        whole = [_rule(entry, macros) for entry in entries if entry.get("match") != "part"]
        # One expression for all of them: the first that fits is the only one that takes part in the match.
        self._whole = {f"rule{number}": rule for number, rule in enumerate(whole)}
        self._any = "|".join(f"(?P<{name}>{rule.source})" for name, rule in self._whole.items())
        self._part = [_rule(entry, macros) for entry in entries if entry.get("match") == "part"]
        self._qualifiers = [
            _Qualifier(q["key"], q["value"], frozenset(q["sections"]), q["pattern"]) for q in qualifiers["qualifiers"]
        ]
        self._lead_ins = [_rule({**q, "patterns": [q["pattern"]]}, {}) for q in qualifiers["lead_ins"]]
        self._anaphoric = str(qualifiers["anaphoric_lead_in"])
        self._open = str(qualifiers["open_lead_in"])
        self._verbs = frozenset(qualifiers["clause_verbs"].split())
        self._not_labels = self._verbs | frozenset(qualifiers["not_labels"].split())
        verbs = "|".join(qualifiers["advice_verbs"].split())
        self.calls = re.compile(rf"\b(?:{verbs.title()})\b[^.:?!\n]{{5,160}}:\s+(?=[^\s•*-])")
        self.advice = re.compile(rf"(?:;|(?<=\s)[–—-])\s+(?=(?:{verbs}|do not|don't)\s)")
        self._bylines = "|".join(f"(?:{q['pattern']})" for q in qualifiers["bylines"])

    @lru_cache(maxsize=MOST_KEPT)  # noqa: B019  (one instance for the life of the process)
    def whole(self, title: str) -> Reading | None:
        """Read a title whose whole wording an entry knows.

        Examples
        --------
        >>> knowledge().whole("Possible side effects").section
        'adverse_reactions'
        """
        if len(title) > MAX_TITLE:
            return None
        folded = fold_title(title)
        found = _compiled(self._any).fullmatch(folded) if folded else None
        return self._reading(self._whole[found.lastgroup or ""], folded) if found else None

    @lru_cache(maxsize=MOST_KEPT)  # noqa: B019
    def title(self, title: str) -> Reading | None:
        """Read a title by its whole wording or, failing that, by a telling part of it.

        Examples
        --------
        >>> knowledge().title("Dizziness, wind and other side effects").section
        'adverse_reactions'
        """
        whole = self.whole(title)
        if whole is not None or len(title) > MAX_TITLE:
            return whole
        folded = fold_title(title)
        hits = [rule for rule in self._part if rule.pattern.search(folded)]
        return self._reading(hits[0], folded) if len({rule.section for rule in hits}) == 1 else None

    def lead_in(self, text: str, section: str | None) -> Reading | None:
        """Read a sentence that introduces a list in a section.

        Examples
        --------
        >>> reading = knowledge().lead_in("It is licensed for:", None)
        >>> reading.section, reading.attributes
        ('uses', (('status', 'approved'),))
        """
        folded = fold_title(text[-400:])
        rule = next((rule for rule in self._lead_ins if rule.pattern.search(folded)), None)
        found = rule.section if rule else section
        attributes = self.qualify(folded, found)
        return Reading(rule.id if rule else "", found, attributes) if rule or attributes else None

    def is_open_lead_in(self, text: str) -> bool:
        """Tell whether a line introduces a list although it lacks a colon: it breaks off where the list must follow.

        Examples
        --------
        >>> known = knowledge()
        >>> known.is_open_lead_in("It is indicated for the following conditions"), known.is_open_lead_in("It is old")
        (True, False)
        """
        if text[-1:] in ".!?;," or len(text) < 8:
            return False
        folded = fold_title(text[-400:])
        breaks_off = _compiled(self._open).search(folded) is not None
        return breaks_off and any(rule.pattern.search(folded) for rule in self._lead_ins)

    def qualify(self, folded: str, section: str | None) -> Attributes:
        """Return the attributes that folded words state of what a section lists.

        Examples
        --------
        >>> knowledge().qualify("rare but serious side effects", "adverse_reactions")
        (('frequency', 'rare'), ('serious', 'true'))
        """
        found: dict[str, str] = {}
        for qualifier in self._qualifiers:
            counts = qualifier.key not in found and (section or "none") in qualifier.sections
            if counts and _compiled(qualifier.source).search(folded):
                found[qualifier.key] = qualifier.value
        return tuple(found.items())

    def is_clause(self, text: str) -> bool:
        """Tell whether words before a colon are a clause rather than a title.

        Examples
        --------
        >>> knowledge().is_clause("It is used to treat"), knowledge().is_clause("What it is used for")
        (True, False)
        """
        words = fold_title(text.partition("(")[0]).split()
        if not words or words[-1] in self._not_labels:
            return bool(words) and words[-1] not in ("it", "you", "this")
        return words[0] not in _QUESTION_WORDS and any(word in self._verbs for word in words)

    def may_be_label(self, text: str) -> bool:
        """Tell whether no word of an unknown label speaks against its being one.

        Examples
        --------
        >>> knowledge().may_be_label("The antidotes"), knowledge().may_be_label("It can")
        (True, False)
        """
        return not any(word.strip("(),'\"") in self._not_labels for word in fold_title(text).split())

    def is_byline(self, text: str) -> bool:
        """Tell whether a short line names an author, a date or a place of publication.

        Examples
        --------
        >>> knowledge().is_byline("Posted by Priya in Digestive health")
        True
        """
        return len(text) <= MAX_TITLE and _compiled(self._bylines).fullmatch(fold_title(text)) is not None

    def is_anaphoric(self, folded: str) -> bool:
        """Tell whether a folded lead-in only points back at what was said before it ("These include:")."""
        return _compiled(self._anaphoric).search(folded) is not None

    def _reading(self, rule: _Rule, folded: str) -> Reading:
        attributes = {**dict(self.qualify(folded, rule.section)), **dict(rule.attributes)}
        return Reading(rule.id, rule.section, tuple(attributes.items()), rule.label, rule.own_line)


def _rule(entry: Mapping[str, Any], macros: Mapping[str, str]) -> _Rule:
    patterns: Sequence[str] = entry["patterns"]
    source = "|".join(f"(?:{_expand(pattern, macros)})" for pattern in patterns)
    attributes = tuple(entry.get("attributes", {}).items())
    return _Rule(
        entry["id"],
        entry["section"],
        attributes,
        bool(entry.get("label")),
        bool(entry.get("own_line")),
        source,
    )


_compiled = lru_cache(maxsize=None)(re.compile)


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda found: macros[found.group(1)], pattern)


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the compiled section titles and qualifiers, read once.

    Examples
    --------
    >>> knowledge() is knowledge()
    True
    """
    return Knowledge()
