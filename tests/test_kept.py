"""What is kept of texts: the same as what is found anew, and no long pieces."""

from __future__ import annotations

import pickle
import re

import pytest

from drugfacts.kept import kept_matches, kept_search


@pytest.mark.parametrize("piece", ["well-known", "-", "", "a" * 200 + "-"])
def test_what_is_kept_is_what_is_found(piece: str) -> None:
    regex = re.compile("-")
    search, matches = kept_search(regex), kept_matches(regex)
    for _ in range(2):
        found, expected = search(piece), regex.search(piece)
        assert (found and found.span()) == (expected and expected.span())
        assert [match.span() for match in matches(piece)] == [match.span() for match in regex.finditer(piece)]


def test_long_pieces_are_not_kept() -> None:
    """A tokenizer takes brackets off one by one: of a thousand in a row that would be half a million characters."""
    search = kept_search(re.compile(r"^\("))
    for length in range(1000, 0, -1):
        assert search("(" * length)
    kept = search.__self__  # type: ignore[attr-defined]
    assert max(map(len, kept)) < 100
    assert sum(map(len, kept)) < 10_000


def test_searches_can_be_saved() -> None:
    again = pickle.loads(pickle.dumps(kept_search(re.compile("-"))))  # our own bytes
    assert again("well-known").span() == (4, 5)
    assert again.__self__.pattern == "-"
