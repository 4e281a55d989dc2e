"""Cues of reports: each one's examples and counterexamples, read by the whole pipeline."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from drugfacts.assertion.report_cues import report_cues
from drugfacts.assertion.reports import cue_in_report
from drugfacts.frames import grammar, views_of
from drugfacts.frames.report import match_report

_EXAMPLES = [(cue.id, text) for cue in report_cues() for text in cue.examples]
_COUNTER = [(cue.id, text) for cue in report_cues() for text in cue.counterexamples]


def cue_at_mark(nlp: Language, text: str) -> str | None:
    """The cue that is found for the complaint in square brackets."""
    marked = re.search(r"\[(.+)\]", text)
    assert marked is not None
    doc = nlp(text.replace("[", "").replace("]", ""))
    (frame,) = grammar().reported
    for view in views_of(doc):
        view.topics = ("drug:sertraline",)
        for candidate in match_report(view, frame, grammar()):
            assert candidate.term is not None
            if view.tree.offsets[candidate.term.start][0] == marked.start():
                cue = cue_in_report(candidate)
                return cue.id if cue else None
    raise AssertionError(f"{marked[1]!r} is no complaint in {text!r}")


@pytest.mark.parametrize(("cue", "text"), _EXAMPLES)
def test_cue_is_found_in_its_example(nlp: Language, cue: str, text: str) -> None:
    assert cue_at_mark(nlp, text) == cue


@pytest.mark.parametrize(("cue", "text"), _COUNTER)
def test_cue_leaves_its_counterexample(nlp: Language, cue: str, text: str) -> None:
    assert cue_at_mark(nlp, text) is None


def test_ids_are_unique_and_every_cue_has_words() -> None:
    ids = [cue.id for cue in report_cues()]
    assert len(ids) == len(set(ids))
    assert all(cue.before or cue.after for cue in report_cues())
