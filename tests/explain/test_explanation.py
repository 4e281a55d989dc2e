from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.errors import DrugfactsError
from drugfacts.explain import Piece, explain
from drugfacts.frames import candidates_in, grammar, views_of
from drugfacts.weighing.readings import WEIGHED

TEXT = """Captopril

- It may cause cough, but it does not cause weight gain.
- Rarely: rash
"""


def pieces(value: Any) -> Iterator[Piece]:
    """All pieces anywhere in an explanation."""
    if isinstance(value, Piece):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from pieces(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from pieces(part)


def test_explanation_has_every_fact_of_the_record(nlp: Language, corpus: Path) -> None:
    doc = nlp((corpus / "ketamine-anxiety.txt").read_text(encoding="utf-8"))
    explained = {fact.id for s in explain(doc).sentences for fired in s.fired for fact in fired.facts}
    assert explained == {fact.id for fact in doc._.drugfacts.facts}


def test_explanation_offsets_are_those_of_the_text(nlp: Language, corpus: Path) -> None:
    text = (corpus / "ketamine-anxiety.txt").read_text(encoding="utf-8")
    found = list(pieces(explain(nlp(text))))
    assert len(found) > 500
    assert all(text[p.start : p.end] == p.text for p in found)


def test_explanation_says_who_denies_and_who_hedges(nlp: Language) -> None:
    sentence = explain(nlp(TEXT)).sentences[1]
    cough, gain = sentence.fired
    assert (cough.term, cough.verdict, cough.because[0]) == ("cough", "asserted, hedged", "hedged by “may”")
    assert (gain.term, gain.verdict, gain.because[0]) == ("weight gain", "denied", "denied by “not”")
    assert [(a.piece.text, a.drugs) for a in sentence.anaphors] == [("It", ("captopril",)), ("it", ("captopril",))]


def test_explanation_of_a_denied_harm_with_a_frequency(nlp: Language) -> None:
    text = (
        "Breast pain, a familiar complaint with spironolactone, was no more frequent with eplerenone than with placebo."
    )
    fired = explain(nlp(text)).sentences[0].fired
    assert [one.verdict for one in fired] == ["asserted", "denied"]


def test_explanation_says_where_a_field_comes_from(nlp: Language) -> None:
    text = "Captopril may rarely cause a fatal rash in 1 in 5000 patients. It is approved by the FDA for hypertension."
    rash, approved = (s.fired[0] for s in explain(nlp(text)).sentences)
    assert "serious from “fatal” (serious)" in rash.because
    assert any(why.startswith("frequency from ") for why in rash.because)
    assert "status is set by the frame" in approved.because
    assert [fact.kind for fact in approved.facts] == ["approval", "indication"]


def test_explanation_of_some_sentences(nlp: Language) -> None:
    doc = nlp("Zinc helps. Zinc is a metal. Zinc is safe.")
    explanation = explain(doc, sentences=[3, 1])
    assert (explanation.total, [s.number for s in explanation.sentences]) == (3, [1, 3])


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "no sentence 2: the text has no sentence"), ("Zinc helps.", "no sentence 2: the text has one sentence")],
)
def test_explanation_of_a_sentence_that_is_not_there(nlp: Language, text: str, message: str) -> None:
    with pytest.raises(DrugfactsError, match=f"^{message}$"):
        explain(nlp(text), sentences=[2])


def test_explanation_needs_the_facts(nlp: Language) -> None:
    with pytest.raises(DrugfactsError, match="drugfacts_facts"):
        explain(Doc(nlp.vocab, words=["Zinc"]))


def test_explanation_leaves_the_doc_as_it_is(nlp: Language) -> None:
    doc = nlp(TEXT)
    before = doc._.drugfacts
    first, second = explain(doc), explain(doc)
    assert first == second
    assert doc._.drugfacts == before


def test_frames_find_the_same_with_and_without_a_trace(nlp: Language, corpus: Path) -> None:
    doc = nlp((corpus / "ketamine-anxiety.txt").read_text(encoding="utf-8"))
    plain = [(c.frame.id, c.drug.key, c.clause.at) for c in candidates_in(views_of(doc), grammar())]
    fired = [f.frame for s in explain(doc).sentences for f in s.fired]
    assert set(fired) <= {frame for frame, _, _ in plain} | WEIGHED


def test_weights_are_those_of_the_pipeline(nlp: Language) -> None:
    doc = nlp("Drowsiness is what many put up with for hydroxyzine.")
    (sentence,) = explain(doc).sentences
    assert [fired.frame for fired in sentence.fired] == ["side_effect.weighed"]
    (sentence,) = explain(doc, table={}).sentences
    assert not sentence.fired
