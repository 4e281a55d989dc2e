"""Every example of every frame, run: what is marked must be found by the frame, and counterexamples must not."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from drugfacts.frames import grammar
from drugfacts.records import Document

_MARK = re.compile(r"<(/?)(\w+)>")
_CASES = [(frame.id, text) for frame in grammar().frames for text in frame.examples]
_COUNTER = [(frame.id, text) for frame in grammar().frames for text in frame.counterexamples]


def marked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the plain text and the marked spans as (role, start, end)."""
    plain, spans, opened, last = "", [], {}, 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        if mark[1]:
            spans.append((mark[2], opened.pop(mark[2]), len(plain)))
        else:
            opened[mark[2]] = len(plain)
    return plain + text[last:], spans


def found_by(document: Document, rule: str) -> list[set[tuple[str, int, int]]]:
    return [
        {(span.role, span.start, span.end) for span in evidence.spans}
        for fact in document.facts
        for evidence in fact.evidence
        if evidence.rule == rule
    ]


@pytest.mark.parametrize(("rule", "text"), _CASES, ids=[f"{rule}: {text[:60]}" for rule, text in _CASES])
def test_frame_finds_its_example(nlp: Language, rule: str, text: str) -> None:
    plain, wanted = marked(text)
    found = found_by(nlp(plain)._.drugfacts, rule)
    assert any(set(wanted) <= spans for spans in found), f"{rule} found {found} in {plain!r}, wanted {wanted}"


@pytest.mark.parametrize(("rule", "text"), _COUNTER, ids=[f"{rule}: {text[:60]}" for rule, text in _COUNTER])
def test_frame_leaves_its_counterexample(nlp: Language, rule: str, text: str) -> None:
    assert found_by(nlp(text)._.drugfacts, rule) == []
