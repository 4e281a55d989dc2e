"""What texts say most has the public number of what it is: one of something else would join to the wrong records."""

from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.lexicon import Kind, Lexicon

LINES = (Path(__file__).parent / "numbers.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")[:2]) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("term", "number"), PAIRS)
def test_number_is_that_of_the_term(term: str, number: str) -> None:
    entry = Lexicon.load().lookup(term, Kind.CONDITION)[0].entry
    assert [curie for curie in entry.identifiers if curie.startswith("mesh:")] == [number]


def test_terms_have_different_numbers_unless_they_are_one_entry() -> None:
    entries: dict[str, set[str]] = {}
    for term, number in PAIRS:
        entries.setdefault(number, set()).add(Lexicon.load().lookup(term, Kind.CONDITION)[0].entry.key)
    assert {number: keys for number, keys in entries.items() if len(keys) > 1} == {}
