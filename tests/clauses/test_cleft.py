"""Clefts are read as plain sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.frames import views_of


@pytest.mark.parametrize(
    ("text", "verb", "subject", "denied"),
    [
        ("What losartan won't do is treat gout.", "treat", "losartan", True),
        ("What losartan does not do is lower uric acid.", "lower", "losartan", True),
        ("What losartan will do is to treat high blood pressure.", "treat", "losartan", False),
        ("What losartan does is shut off the receptor.", "shut", "losartan", False),
        ("What losartan does not do, so far as trials show, is bring on a cough.", "bring", "losartan", True),
        ("One thing losartan won't do is cause a cough.", "cause", "losartan", True),
        ("What people mostly notice on losartan is a dry cough.", "notice", "people", False),
        ("What people take losartan for is high blood pressure.", "take", "people", False),
        ("It was losartan, not atenolol, that caused the cough.", "caused", "losartan", False),
        ("It was not atenolol but losartan that caused the cough.", "caused", "losartan", False),
        ("It is losartan, rather than atenolol, which lowers uric acid.", "lowers", "losartan", False),
        ("It was not the losartan that caused the cough.", "caused", "losartan", True),
        ("What losartan does not have is a smell.", "is", "have", False),
        ("What to do is clear.", "is", "do", False),
    ],
)
def test_cleft_is_plain(nlp: Language, text: str, verb: str, subject: str, denied: bool) -> None:
    tree = views_of(nlp(text))[0].tree
    at = tree.words.index(verb)
    assert tree.root == at
    subjects = tree.children(at, "nsubj", "csubj")
    assert [tree.words[k] for k in subjects if k < at] == [subject]
    assert bool(tree.children(at, "neg")) is denied
