"""Where a long text is cut, and that no character is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugfacts.layout import parts_of

WORDS = st.sampled_from(["Uses", "# Zurat", "- rash", "It treats gout.", "word ", "\n", "\n\n", "\r\n", "  ", "é" * 30])


def cut(text: str, most: int) -> list[str]:
    """The stretches of the text that are each part's own."""
    return [part.text[part.pieces[-1][0] :] for part in parts_of(text, most)]


@given(st.lists(WORDS, max_size=60).map("".join), st.integers(20, 200))
def test_parts_are_the_text_and_no_longer_than_allowed(text: str, most: int) -> None:
    parts = list(parts_of(text, most))
    assert "".join(part.text[part.pieces[-1][0] :] for part in parts) == text
    for part in parts:
        assert len(part.text) <= most
        for start, end, there in part.pieces:
            assert part.text[start:end] == text[there : there + end - start]
            assert part.to_whole(start, end) == (there, there + end - start)


def test_parts_of_a_short_text_are_the_text() -> None:
    (part,) = parts_of("Uses\n\nIt treats gout.", 100)
    assert (part.text, part.to_whole(3, 7)) == ("Uses\n\nIt treats gout.", (3, 7))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uses\nIt treats gout and more.\n\nSide effects\nIt causes rash.", "Side effects\nIt causes rash."),
        ("It treats gout and some more.\n\nIt causes rash.\n\nIt is old.", "It is old."),
        ("It treats gout and much more than that. It causes rash. It is old.", "It is old."),
        ("It treats gout and much more than that and then some more again", "more again"),
    ],
    ids=["heading", "paragraph", "sentence", "space"],
)
def test_parts_begin_at_the_best_border(text: str, expected: str) -> None:
    assert cut(text, 56)[-1] == expected


def test_parts_repeat_what_stands_over_them() -> None:
    items = "".join(f"- symptom number {n}\n" for n in range(20))
    text = f"# Zurat\n\n## Side effects\n\nIt is about harm.\n\nCommon ones are:\n{items}"
    later = list(parts_of(text, 300))[1:]
    assert later
    assert all(part.text.startswith("# Zurat\n\n## Side effects\n\nCommon ones are:\n\n- symptom") for part in later)


def test_parts_of_a_span_across_two_pieces_have_no_place() -> None:
    part = list(parts_of("Zurat\n\nUses\n\nIt treats gout.\n\nSide effects\n\nIt causes rash.", 40))[1]
    assert part.to_whole(0, len(part.text)) is None
