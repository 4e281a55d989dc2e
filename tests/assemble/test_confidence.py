from __future__ import annotations

import pytest
from spacy.language import Language

import drugfacts
from drugfacts.assemble.confidence import Named, confidence_of, grounds_of

FACT = {
    "kind": "indication",
    "drug": {"name": "losartan"},
    "condition": {"identifiers": []},
    "status": "off_label",
    "negated": False,
    "evidence": [{}],
}


def evidence(start: int = 0, rule: str = "indication.treats", text: str = "He took losartan.") -> dict[str, object]:
    spans = [{"role": "drug", "start": start, "end": start + 7}]
    return {"start": 0, "end": 30, "text": text, "rule": rule, "spans": spans}


@pytest.mark.parametrize(
    ("start", "named", "drug"),
    [(0, [(0, 7)], "named"), (0, [(40, 47)], "pointed"), (40, [(40, 47)], "unsaid")],
)
def test_grounds_tell_how_the_drug_is_said(start: int, named: list[tuple[int, int]], drug: str) -> None:
    assert grounds_of(FACT, evidence(start), Named(set(named))).drug == drug


def test_grounds_without_a_drug_or_a_term() -> None:
    bare = {"start": 0, "end": 30, "rule": "approval.approves", "spans": []}
    grounds = grounds_of({**FACT, "kind": "approval", "use": None}, bare, Named())
    assert (grounds.drug, grounds.term, grounds.words) == ("unsaid", "none", "none")


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [("angina", 9, "one"), ("heart failure", 9, "two"), ("a b c d e", 9, "more"), ("heart failure", 60, "away")],
)
def test_grounds_tell_how_long_the_term_is_written(text: str, start: int, words: str) -> None:
    written = evidence()
    written["spans"] = [{"role": "condition", "start": start, "end": start + len(text), "text": text}]
    assert grounds_of(FACT, written, Named()).words == words


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({}, "off_label"),
        ({"negated": True}, "denied"),
        ({"kind": "approval", "use": None, "status": "withdrawn"}, "withdrawn"),
        ({"kind": "side_effect", "effect": None, "status": None}, "asserted"),
    ],
)
def test_grounds_tell_how_it_is_said(fact: dict[str, object], said: str) -> None:
    assert grounds_of({**FACT, **fact}, evidence(), Named()).said == said


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["He took losartan."], "once"),
        (["He took losartan.", "She took losartan."], "again"),
        (["He took losartan.", "He took\nlosartan."], "once"),
    ],
)
def test_grounds_tell_whether_it_is_told_again_in_other_words(texts: list[str], told: str) -> None:
    several = [evidence(text=text) for text in texts]
    assert grounds_of({**FACT, "evidence": several}, several[0], Named()).told == told


@pytest.mark.parametrize(
    ("fact", "more"),
    [
        ({}, "nothing"),
        ({"agency": "FDA", "year": 2014}, "agency"),
        ({"frequency": {"words": "often"}, "circumstance": "overdose"}, "circumstance, frequency"),
        ({"frequency": None, "population": "children"}, "population"),
    ],
)
def test_grounds_tell_what_else_is_told(fact: dict[str, object], more: str) -> None:
    assert grounds_of({**FACT, **fact}, evidence(), Named()).more == more


def test_grounds_tell_that_it_is_of_a_class() -> None:
    assert grounds_of(FACT, evidence(), Named(classes={"losartan"})).of == "class"


@pytest.mark.parametrize(
    ("negated", "around", "told"), [(False, "0.95", "0.95"), (True, "0.95", "denied 0.95"), (True, "", "")]
)
def test_grounds_tell_the_second_opinion(negated: bool, around: str, told: str) -> None:
    assert grounds_of({**FACT, "negated": negated}, evidence(), Named(), around).around == told


def test_confidence_follows_the_second_opinion() -> None:
    trusted, unasked, doubted = (
        confidence_of({**FACT, "evidence": [evidence()]}, Named(), around=around) for around in ("0.95", "", "0.00")
    )
    assert trusted > unasked > doubted


def test_confidence_is_that_of_the_best_evidence() -> None:
    named = Named({(0, 7)})
    one, other = evidence(0), evidence(40)
    both = [confidence_of({**FACT, "evidence": [e, e]}, named) for e in (one, other)]
    assert confidence_of({**FACT, "evidence": [one, other]}, named) == max(both)


@pytest.mark.model
def test_min_confidence_leaves_facts_out(nlp: Language) -> None:
    text = "Losartan blocks angiotensin II receptors. It may cause dizziness."
    facts = nlp(text)._.drugfacts.facts
    assert len(facts) == 2
    assert all(fact.confidence is not None and 0 < fact.confidence < 1 for fact in facts)
    none = drugfacts.load(min_confidence=1.0)(text)._.drugfacts
    assert (none.facts, [drug.name for drug in none.drugs]) == ((), ["losartan"])
