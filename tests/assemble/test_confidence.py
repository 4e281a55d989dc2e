from __future__ import annotations

import pytest
from spacy.language import Language

import drugfacts
from drugfacts.assemble.confidence import confidence_of, grounds_of

FACT = {"kind": "indication", "condition": {"identifiers": []}}


def evidence(start: int = 0, rule: str = "indication.treats") -> dict[str, object]:
    return {"start": 0, "end": 30, "rule": rule, "spans": [{"role": "drug", "start": start, "end": start + 7}]}


@pytest.mark.parametrize(
    ("start", "named", "drug"),
    [(0, [(0, 7)], "named"), (0, [(40, 47)], "pointed"), (40, [(40, 47)], "unsaid")],
)
def test_grounds_tell_how_the_drug_is_said(start: int, named: list[tuple[int, int]], drug: str) -> None:
    assert grounds_of(FACT, evidence(start), named).drug == drug


def test_grounds_without_a_drug_or_a_term() -> None:
    bare = {"start": 0, "end": 30, "rule": "approval.approves", "spans": []}
    grounds = grounds_of({"kind": "approval", "use": None}, bare, [])
    assert (grounds.drug, grounds.term) == ("unsaid", "none")


def test_confidence_is_that_of_the_best_evidence() -> None:
    named = [(0, 7)]
    one, other = evidence(0), evidence(40)
    alone = [confidence_of({**FACT, "evidence": [e]}, named) for e in (one, other)]
    assert confidence_of({**FACT, "evidence": [one, other]}, named) == max(alone)


@pytest.mark.model
def test_min_confidence_leaves_facts_out(nlp: Language) -> None:
    text = "Losartan blocks angiotensin II receptors. It may cause dizziness."
    facts = nlp(text)._.drugfacts.facts
    assert len(facts) == 2
    assert all(fact.confidence is not None and 0 < fact.confidence < 1 for fact in facts)
    none = drugfacts.load(min_confidence=1.0)(text)._.drugfacts
    assert (none.facts, [drug.name for drug in none.drugs]) == ((), ["losartan"])
