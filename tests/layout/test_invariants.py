"""What holds for every text, however odd."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drugfacts.layout import Layout, analyse

# Pieces of texts, so that the search meets headings, lists, tables and labels more often than by chance.
PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\r\n", "\r", "\t", "  ", " ", "Side effects", "SIDE EFFECTS", "## Uses", "**Uses**", "Title: X",
        "- ", "• ", "•", "1. ", "2. ", "(a) ", "4.8 ", "| a | b |", "|---|---|", "---", "===", "> ", "Q. ", "A. ",
        "Rare:", "Common (may affect up to 1 in 10 people):", "Very common", "It may cause:", "rash", "Dry mouth",
        "How does it work?", "It works. ", "Dr. Hu", "e.g. ", "U.S. ", "(", ")", "[4]", '"', "“", "”", "...", "…", "?",
        "!", ";", ":", "Off-label: gambling", "Zurat  The pill", "é", "\u2028", "\u200b", "\x0c", "ﬁ", "İ", "𝛼",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))


@given(TEXTS)
@example("1. \n\t4.8 ")
@settings(max_examples=400, deadline=None)
def test_analyse_spans(text: str) -> None:
    layout = analyse(text)
    end = 0
    for block in layout.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        end = block.end
    end = 0
    for sentence in layout.sentences:
        block = layout.blocks[sentence.block]
        assert end <= sentence.start < sentence.end
        assert block.start <= sentence.start
        assert sentence.end <= block.end
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        end = sentence.end


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_analyse_sentences_cover_their_blocks(text: str) -> None:
    layout = analyse(text)
    inside = [False] * len(text)
    for sentence in layout.sentences:
        inside[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
    for index, block in enumerate(layout.blocks):
        assert all(inside[at] or text[at].isspace() for at in range(block.start, block.end))
        assert any(sentence.block == index for sentence in layout.sentences)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_analyse_leaves_out_no_word(text: str) -> None:
    """What stands in no block is white space, marks and numbers of lists, and prefixes such as "Title:"."""
    layout = analyse(text)
    for word in ("rash", "mouth", "gambling", "Hu"):
        at = text.find(word)
        if at >= 0:
            assert layout.block_at(at) is not None


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_analyse_links_point_back(text: str) -> None:
    layout = analyse(text)
    for index, block in enumerate(layout.blocks):
        assert block.heading is None or 0 <= block.heading < index
        assert block.heading is None or layout.blocks[block.heading].kind in ("title", "heading", "question")
        assert block.lead_in is None or 0 <= block.lead_in < index
        assert block.lead_in is None or block.kind in ("item", "heading")
        assert len(dict(block.attributes)) == len(block.attributes)


@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)))
@example("0\r|", None)  # a row of a table without cells
@settings(max_examples=200, deadline=None)
def test_layout_survives_json(text: str, title: str | None) -> None:
    layout = analyse(text, title)
    assert Layout.from_data(json.loads(json.dumps(layout.to_data()))) == layout


@pytest.mark.parametrize(
    "unit",
    ["•", "• ", "- ", "\n", "(", ")", '"', "“", ".", ". ", "A. ", "1. ", " ", "\t", "| ", "#", "*a", "1", "[1]", ".[1",
     "> ", "a:\n", "Rare: x. ", "Nausea\n", "WARNING AND\n", "Is it? ",
     "side effects of ", "possible known \n", "a | b\n",
     "|---", "a  ", "Common ", "1 in 10 "],
)  # fmt: skip
def test_analyse_is_linear(unit: str) -> None:
    """Four times the text takes about four times the work, not sixteen: measured side by side, for slow machines."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        analyse(text)
        return time.process_time() - start

    pairs = ((seconds(25_000), seconds(100_000)) for _ in range(3))
    assert any(long < 10 * short + 0.05 for short, long in pairs)
