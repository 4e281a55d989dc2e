"""Words as pieces."""

import pytest

from drugfacts.weighing.word_pieces import pieces_of

NUMBER_OF = {
    piece: n for n, piece in enumerate(["?", "drow", "##sin", "##ess", "drows", "##y", "cafe", "-", "x", "ray"])
}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("drow", ["drow"]),
        ("drowsiness", None),  # the longest first: "drows", and nothing goes on with "iness"
        ("drowsy", ["drows", "##y"]),
        ("drowsin", None),
        ("café", ["cafe"]),
        ("x-ray", ["x", "-", "ray"]),
        ("xray", None),  # "ray" begins a word, and goes on with none
        ("", None),
        (" ", None),
        ("?", ["?"]),
    ],
)
def test_pieces(word: str, pieces: list[str] | None) -> None:
    assert pieces_of(word, NUMBER_OF) == (pieces and [NUMBER_OF[piece] for piece in pieces])
