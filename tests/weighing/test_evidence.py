from __future__ import annotations

from typing import TYPE_CHECKING

from drugfacts.assemble import frames_read
from drugfacts.weighing import pairs_of
from drugfacts.weighing.evidence import evidence_of
from drugfacts.weighing.readings import scene_of

if TYPE_CHECKING:
    from spacy.language import Language


def evidence(nlp: Language, text: str, term: str) -> set[str]:
    views, found = frames_read(nlp(text))
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    pairs = (p for v in views for p in pairs_of(v) if v.tree.text(range(p.term.start, p.term.end)) == term)
    return set(evidence_of(next(pairs), scene))


def test_words_by_lemma_and_place(nlp: Language) -> None:
    seen = evidence(nlp, "Hydroxyzine brought on drowsiness in many.", "drowsiness")
    assert {"between:bring", "before:bring", "under:bring", "after:many", "drug:named", "drug:before"} <= seen
    assert "after:bring" not in seen


def test_other_terms_and_numbers_stand_for_their_kind(nlp: Language) -> None:
    seen = evidence(nlp, "In 3 of 10 hydroxyzine left drowsiness.", "drowsiness")
    assert "both under:leave" in seen
    assert not any("hydroxyzine" in name or ":3" in name for name in seen if not name.startswith("term:"))


def test_place_in_the_layout(nlp: Language) -> None:
    seen = evidence(nlp, "Hydroxyzine\n\nSide effects\n\nDrowsiness mostly.", "Drowsiness")
    assert {"section:adverse_reactions", "heading:effect", "drug:topic"} <= seen


def test_what_frames_read_elsewhere(nlp: Language) -> None:
    text = "Hydroxyzine may cause drowsiness. Those on hydroxyzine spoke of drowsiness again."
    views, found = frames_read(nlp(text))
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    pair = next(iter(pairs_of(views[1])))
    assert "elsewhere:side_effect" in evidence_of(pair, scene)
