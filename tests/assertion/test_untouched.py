"""What a vague denial denies of an enzyme, a receptor, and anything else."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Sildenafil does not touch PDE11.", "inhibits"),
        ("Celecoxib has no effect on COX-1.", "inhibits"),
        ("Sirolimus leaves calcineurin alone.", "inhibits"),
        ("Vigabatrin has no action at GABA receptors.", "binds"),
        ("Granisetron has no effect on dopamine receptors.", "modulates"),
        ("Allopurinol has no effect on uric acid excretion.", "modulates"),
    ],
)
def test_vague_denial(nlp, text, action):
    facts = [fact for fact in nlp(text)._.drugfacts.facts if fact.kind == "mechanism"]
    assert {(fact.action, fact.negated) for fact in facts} == {(action, True)}
