"""The sentence splitter."""

from __future__ import annotations

import pytest

from drugfacts.layout import split_sentences

# "¦" marks the sentence ends expected within each text; it is not part of it.
CASES = [
    "It works. ¦It is old.",
    "Dr. Hu and Prof. Lee agree. ¦They tested it.",
    "It helps some, e.g. nausea, i.e. sickness. ¦Others are not helped.",
    "It was approved in the U.S. in 2019. ¦It sold well.",
    "It was approved in the U.S. ¦The EMA refused it.",
    "The U.S. Food and Drug Administration approved it. ¦Sales rose.",
    "Made by Acme Inc. and sold widely. ¦It is cheap.",
    "It reduces factors II, VII, IX and X. ¦Apixaban is newer.",
    "It depends on vitamin K. ¦Warfarin blocks that.",
    "It was first described by J. Smith in 1950. ¦Others followed.",
    "John F. Kennedy took it. ¦So did others.",
    "In 0.4 % of patients[4]; seizures are rare. ¦Coma is rarer.",
    "It failed.[12] ¦A second trial is planned.",
    "It failed.3,4 ¦A second trial is planned.",
    "See section 4.8 for more. ¦Ask a doctor.",
    "Nausea (see Fig. 2. and 3) is common. ¦Coma is rare.",
    "It may cause rash (rarely. In children it is worse) and wind. ¦Stop then.",
    "It is safe. ¦(See the trial.) ¦It is cheap.",
    'He said "It works. I like it." ¦Others do not.',
    "“Is it safe?” she asked. ¦It is.",
    "Does it work? ¦Yes. ¦No. ¦For that you need another.",
    "No. 5 was worst. ¦No. 6 was best.",
    "What? ¦It never did!! ¦Never.",
    "It hurt... but it passed. ¦Then... ¦It came back.",
    "i took it. ¦then i stopped. ¦it was bad approx. two days.",
    "We stopped it.The rash went away.",
    "It raised ALT, AST, etc. in most. ¦It raised CK, etc. ¦The drug was stopped.",
    "Take as follows: 1. Swallow it. ¦2. Wait.",
    "It was sold until 2001. ¦The firm then closed.",
    "Smith et al. showed it. ¦Jones et al. (2004) did not.",
    "It was begun on Aug. 9, 2024. ¦It ended in Dec. ¦The results are due.",
    "Table 1. Side effects by dose",
    "It was (as is known). ¦here it ends.",
    "the drug, at 5 mg b.i.d., was stopped; nausea ceased",
    "Serum K. pneumoniae was found. ¦It grew.",
]


@pytest.mark.parametrize("marked", CASES)
def test_split_sentences(marked: str) -> None:
    text = marked.replace("¦", "")
    if marked == "We stopped it.The rash went away.":  # a forgotten space leaves no place for the mark
        assert [text[a:b] for a, b in split_sentences(text)] == ["We stopped it.", "The rash went away."]
        return
    expected = [part.strip() for part in marked.split("¦")]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_split_sentences_spans_count_in_the_whole_text() -> None:
    text = "Left out. One here. Two here. Left out."
    assert list(split_sentences(text, 10, 29)) == [(10, 19), (20, 29)]


def test_split_sentences_goes_on_over_single_newlines() -> None:
    text = "It lowers\nthe heart rate. It\nalso helps."
    assert [text[a:b] for a, b in split_sentences(text)] == ["It lowers\nthe heart rate.", "It\nalso helps."]


def test_split_sentences_long_brackets_hold_sentences() -> None:
    inside = "It is long. " * 40
    assert len(list(split_sentences(f"Start ({inside}) and end. Next."))) > 20


@pytest.mark.parametrize("text", ["", "  \n ", "\t"])
def test_split_sentences_empty(text: str) -> None:
    assert list(split_sentences(text)) == []
