"""What is to be told of a difference: where it stands in the file and in the text, and why it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drugfacts.layout import analyse
from drugfacts.records import Fact

from .compare import Comparison, Difference
from .expected import Expected, ExpectedDrug, ExpectedFact
from .load import ExpectedFile


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference with its place and its reason.

    Attributes
    ----------
    difference : Difference
    why : str
        The nearest fact on the other side with the fields that differ, or that there is none.
    line : int or None
        Of the expected-facts file, where the difference is about something that stands there.
    start, end : int or None
        The sentence, in code points of the text.
    sentence : str
        Its characters, on one line; empty where the text has no such place.
    rule : str
        The rule that read the fact, where it was found.
    """

    difference: Difference
    why: str
    line: int | None = None
    start: int | None = None
    end: int | None = None
    sentence: str = ""
    rule: str = ""

    @property
    def key(self) -> str:
        """What makes the finding the same one in another run."""
        return str(self.difference)


def findings(comparison: Comparison, file: ExpectedFile, text: str | None) -> tuple[Finding, ...]:
    """Return the findings of one text, ``text`` being None where it could not be processed."""
    differences = [*comparison.differences, *comparison.changes]
    if not differences:
        return ()
    places = _Places(text or "")
    return tuple(_finding(difference, file, places, text is not None) for difference in differences)


class _Places:
    """The sentences of a text, found when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences: list[tuple[int, int]] | None = None

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds the character ``at``, or the line where none does."""
        if self._sentences is None:
            self._sentences = [(sentence.start, sentence.end) for sentence in analyse(self.text).sentences]
        for start, end in self._sentences:
            if start <= at < end:
                return start, end
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, end if end >= 0 else len(self.text)

    def find(self, wanted: ExpectedFact | ExpectedDrug) -> tuple[int, int] | None:
        """Return the sentence that says what was expected: by its quote, or else by its term."""
        for words in _clues(wanted):
            pattern = r"\s+".join(map(re.escape, words.split()))
            match = re.search(pattern, self.text, re.IGNORECASE) if pattern else None
            if match:
                return self.sentence(match.start())
        return None


def _clues(wanted: ExpectedFact | ExpectedDrug) -> Iterator[str]:
    if isinstance(wanted, ExpectedDrug):
        yield from (wanted.name, *wanted.aliases)
        return
    # A quote leaves words out with dots: its longest piece is the surest.
    yield from sorted(re.split(r"\s*(?:\.\.\.|…)\s*", wanted.quote or ""), key=len, reverse=True)
    yield from wanted.terms


def _finding(difference: Difference, file: ExpectedFile, places: _Places, processed: bool) -> Finding:
    line = file.line(difference.part, difference.index) if difference.part else None
    why = _why(difference, file.expected) if processed else "the text could not be processed"
    if difference.found is not None:
        evidence = difference.found.evidence[0]
        return Finding(difference, why, line, evidence.start, evidence.end, _flat(evidence.text), evidence.rule)
    place = None
    if difference.part in ("facts", "drugs"):
        items: tuple[ExpectedFact | ExpectedDrug, ...] = getattr(file.expected, difference.part)
        place = places.find(items[difference.index])
    elif difference.kind == "drug":
        place = places.find(ExpectedDrug(name=difference.drug))
    if place is None:
        return Finding(difference, why, line)
    return Finding(difference, why, line, *place, _flat(places.text[slice(*place)]))


def _why(difference: Difference, expected: Expected) -> str:
    if difference.outcome == "forbidden":
        rule = expected.forbid[difference.index]
        return rule.why or "the file forbids it"
    if difference.outcome == "changed":
        return "a qualifier differs"
    if difference.kind == "drug":
        return "no such drug was found" if difference.outcome == "missed" else "no such drug is expected"
    side = "expected" if difference.found is not None else "found"
    if difference.near is None:
        return f"nothing near it was {side}"
    near = difference.near
    other = describe(near.found) if near.found is not None else describe(expected.facts[near.index])
    differs = ", ".join(map(str, near.changes)) or "the same, said once more"
    taken = " (that one stands for another fact)" if near.taken and near.changes else ""
    return f"nearest {side}: {other}{taken}: {differs}"


def describe(fact: Fact | ExpectedFact) -> str:
    """Put a fact, found or expected, in one line."""
    drug = fact.drug if isinstance(fact.drug, str) else fact.drug.name
    term = fact.term if isinstance(fact.term, str) or fact.term is None else fact.term.text
    detail = getattr(fact, "status", None) or getattr(fact, "action", "")
    denied = "denied" if fact.negated else ""
    return " | ".join(part for part in (fact.kind, drug, term, detail, denied) if part)


def _flat(text: str) -> str:
    return " ".join(text.split())
