"""Harms that a drug shares with its class: "As with all statins, C is possible"."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Pravastatin, like other statins, may cause cramp.", {"pravastatin", "statin"}),
        ("Pravastatin is old. As with all statins, cramp is possible.", {"pravastatin", "statin"}),
        ("Pravastatin is old. Cramp occurs as with any statin.", {"pravastatin", "statin"}),
        ("Unlike other statins, pravastatin can cause cramp.", {"pravastatin"}),
        ("As with any medicine, pravastatin can cause cramp.", {"pravastatin"}),
    ],
)
def test_harm_is_of_the_class_as_well(nlp: Language, text: str, drugs: set[str]) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert {f.drug.name for f in facts if f.kind == "side_effect" and not f.negated} == drugs
