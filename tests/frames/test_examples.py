"""Every example of every frame, run: what is marked must be found by the frame, and counterexamples must not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.check.examples import found_by
from drugfacts.frames import grammar
from drugfacts.frames.examples import marked

_CASES = [(frame.id, text) for frame in grammar().frames for text in frame.examples]
_COUNTER = [(frame.id, text) for frame in grammar().frames for text in frame.counterexamples]


@pytest.mark.parametrize(("rule", "text"), _CASES, ids=[f"{rule}: {text[:60]}" for rule, text in _CASES])
def test_frame_finds_its_example(nlp: Language, rule: str, text: str) -> None:
    plain, wanted = marked(text)
    found = found_by(nlp(plain), rule, grammar())
    assert any(set(wanted) <= spans for spans in found), f"{rule} found {found} in {plain!r}, wanted {wanted}"


@pytest.mark.parametrize(("rule", "text"), _COUNTER, ids=[f"{rule}: {text[:60]}" for rule, text in _COUNTER])
def test_frame_leaves_its_counterexample(nlp: Language, rule: str, text: str) -> None:
    assert found_by(nlp(text), rule, grammar()) == []
