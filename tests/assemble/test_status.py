"""The status of a use by what stands around it and by the approvals that the text tells."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They borrowed losartan and atenolol, both off label for migraine.", "off_label"),
        ("Everything else that losartan is used for, from tremor to vertigo, is off-label.", "off_label"),
        ("Losartan is old. Migraine has been added to its label since.", "approved"),
        ("Osimertinib treats lung cancer. It is approved for metastatic lung cancer in adults.", "approved"),
        ("Lamotrigine treats bipolar disorder. It is approved for epilepsy.", "unspecified"),
        ("METHODS: Adults in the register who began zolpidem for insomnia were followed.", "unspecified"),
        ("METHODS: Adults with insomnia were randomised to zolpidem or placebo and followed.", "investigational"),
    ],
    ids=["before", "said of it", "label", "part of it", "another use", "watched", "by lot"],
)
def test_status_of_the_first_use(nlp: Language, text: str, expected: str) -> None:
    assert next(f.status for f in nlp(text)._.drugfacts.facts if f.kind == "indication") == expected
