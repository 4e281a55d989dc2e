"""What holds for every text, however odd."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from drugfacts.kinds import UNNAMED
from drugfacts.records import Document, Evidence, Fact

# Pieces of texts, so that the search meets facts, lists, brackets and odd characters more often than by chance.
WORDS = (
    "Sertraline|ketamine|Zoloft|SSRIs|It|the drug|NMDA receptors|nausea|headache|pain|depression|the FDA|patients|"
    "side effects| blocks | may cause | is approved for | treats | does not | is used off-label for | include |"
    " such as | and | or |, | by | of | in 2019| 12 % | 1 in 10 |-induced |’s "
).split("|")
MARKS = [" (", ")", "[", "]", " - ", "-", ". ", ".", "! ", "? ", "; ", ": ", "…", "\n", "\n\n", "\r\n", "\r", "\t"]
BLOCKS = [
    "- ",
    "• ",
    "1. ",
    "# ",
    "## Side effects\n",
    "Side effects\n\n",
    "Uses:\n",
    "Common: ",
    "Rare:\n- ",
    "| a | b |\n",
]
ODD = ["💊", "👩‍⚕️", "e\u0301", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\x00", "İ", "ﬁ", "ŉ"]
PIECES = st.sampled_from([*WORDS, *MARKS, *BLOCKS, *ODD])
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=120))
FEW = settings(
    max_examples=3 * settings.default.max_examples,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

TEXT_FILES = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
SENTENCES = [line for file in TEXT_FILES for line in re.split(r"(?<=[.!?:]) |\n+", file.read_text("utf-8")) if line]


@st.composite
def cut_short(draw: st.DrawFn) -> str:
    """A sentence of the corpus that begins or ends in its midst, as a text that was cut off does."""
    words = re.findall(r"\S+|\s+", draw(st.sampled_from(SENTENCES)))
    first = draw(st.one_of(st.just(0), st.integers(0, len(words) - 1)))
    text = "".join(words[first : draw(st.integers(first, len(words)))])
    return text[: len(text) - draw(st.integers(0, 3))]


def is_written(fact: Fact, evidence: Evidence) -> bool:
    """Whether a term stands there as its text says, if need be with a noun that it shares: "A and B cancer"."""
    assert fact.term is not None
    written = [span.text for span in evidence.spans if span.role == fact.term_role]
    rest = (fact.term.text.removeprefix(text).strip() for text in written if fact.term.text.startswith(text))
    return any(noun in evidence.text for noun in rest)


def check(record: Document, text: str) -> None:
    """What a consumer of the records counts on."""
    assert record.length == len(text)
    for span in record.spans():
        assert text[span.start : span.end] == span.text
    names = [drug.name for drug in record.drugs]
    assert len(names) == len(set(names))
    listed = {drug.name: drug.identifiers for drug in record.drugs}
    for drug in record.drugs:
        assert [m.start for m in drug.mentions] == sorted({m.start for m in drug.mentions})
    for fact in record.facts:
        if listed or fact.drug.name != UNNAMED:
            assert listed[fact.drug.name] == fact.drug.identifiers
        assert fact.drug.name.strip()
        for evidence in fact.evidence:
            assert evidence.text == evidence.text.strip()
            assert len(evidence.spans) == len(set(evidence.spans))
        if fact.term:
            assert any(is_written(fact, evidence) for evidence in fact.evidence)
    starts = [fact.evidence[0].start for fact in record.facts]
    assert starts == sorted(starts)


@given(text=TEXTS)
@FEW
def test_any_text_gives_a_valid_record(nlp: Language, text: str) -> None:
    record = nlp(text)._.drugfacts
    check(record, text)
    assert Document.model_validate_json(record.to_json(), context={"text": text}) == record


@given(text=cut_short())
@FEW
@example(text="SSRIs")
@example(text="Statins:")
@example(text="It blocks thrombin directly, while the")
@example(text="It is a sigma-1 agonist, and an")
@example(text="Blocks the enzyme, said Pfizer")
def test_a_text_that_is_cut_short_gives_a_valid_record(nlp: Language, text: str) -> None:
    check(nlp(text)._.drugfacts, text)


@given(texts=st.lists(TEXTS, max_size=5))
@settings(FEW, max_examples=settings.default.max_examples // 4)
def test_any_texts_give_the_same_alone_and_in_a_batch(nlp: Language, texts: list[str]) -> None:
    together = [doc._.drugfacts.to_json() for doc in nlp.pipe(texts)]
    assert together == [nlp(text)._.drugfacts.to_json() for text in texts]


@given(before=st.sampled_from(["💊\n\n", "\r\n\r\n", "\u2028\n\n", "Nothing here.\n\n", "İ.\n\n"]))
@settings(FEW, max_examples=5)
def test_what_stands_before_moves_the_offsets_and_changes_no_fact(nlp: Language, before: str) -> None:
    text = "Sertraline blocks serotonin reuptake. It may cause nausea.\n\nKetamine is used off-label for depression.\n"
    alone, moved = nlp(text)._.drugfacts, nlp(before + text)._.drugfacts
    assert [f.id for f in moved.facts] == [f.id for f in alone.facts]
    assert [s.start - len(before) for s in moved.spans()] == [s.start for s in alone.spans()]


@pytest.mark.parametrize("text", ["Sertraline## Side effects\n (", "Sertraline treats #", "Sertraline inhibits 💊"])
def test_terms_have_letters(nlp: Language, text: str) -> None:
    terms = [fact.term for fact in nlp(text)._.drugfacts.facts if fact.term]
    assert all(any(c.isalnum() for c in term.name) for term in terms)


def test_a_term_that_shares_its_noun_is_written_where_it_says(nlp: Language) -> None:
    text = "Lapatinib is used for breast, lung and bone cancer."
    record = nlp(text)._.drugfacts
    check(record, text)
    assert {fact.term.text for fact in record.facts if fact.term} >= {"breast cancer", "lung cancer"}
