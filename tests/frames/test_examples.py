"""Every example of every frame, run: what is marked must be found by the frame, and counterexamples must not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.assertion import judge
from drugfacts.frames import TERM_ROLE, Candidate, candidates_in, grammar, views_of
from drugfacts.frames.phrases import match_phrases
from drugfacts.frames.piece_groups import pieces_of

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


def found_by(doc: Doc, rule: str) -> list[set[tuple[str, int, int]]]:
    """What a frame's candidates, judged to be facts, hold: role, start and end of each span."""
    return [
        set(spans_of(candidate))
        for candidate in all_candidates(doc)
        if candidate.frame.id == rule and judge(candidate).dropped is None
    ]


def all_candidates(doc: Doc) -> Iterator[Candidate]:
    """What frames read, phrases also where a clause says the same."""
    views = views_of(doc)
    yield from candidates_in(views, grammar())
    for view in views:
        yield from match_phrases(view, pieces_of(view, grammar()), grammar())


def spans_of(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    slots = {"drug": candidate.drug, TERM_ROLE[candidate.frame.fact]: candidate.term, "agency": candidate.agency}
    for role, slot in slots.items():
        if slot is not None and (role != "drug" or candidate.drug.said):
            offsets = slot.view.tree.offsets
            yield role, offsets[slot.start][0], offsets[slot.end - 1][1]


@pytest.mark.parametrize(("rule", "text"), _CASES, ids=[f"{rule}: {text[:60]}" for rule, text in _CASES])
def test_frame_finds_its_example(nlp: Language, rule: str, text: str) -> None:
    plain, wanted = marked(text)
    found = found_by(nlp(plain), rule)
    assert any(set(wanted) <= spans for spans in found), f"{rule} found {found} in {plain!r}, wanted {wanted}"


@pytest.mark.parametrize(("rule", "text"), _COUNTER, ids=[f"{rule}: {text[:60]}" for rule, text in _COUNTER])
def test_frame_leaves_its_counterexample(nlp: Language, rule: str, text: str) -> None:
    assert found_by(nlp(text), rule) == []
