"""Which terms a frame may have: known ones, and in a list of known ones also some in no list."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.frames import grammar, views_of
from drugfacts.frames.allowed import allowed
from drugfacts.frames.hits import TermHit


@pytest.mark.parametrize(
    "lead_in", ["Reported were:", "Reported in all of the many trials of the drug so far were these harms:"]
)
def test_list_elsewhere_is_judged_by_its_own_words(nlp: Language, lead_in: str) -> None:
    """The hits stand in another sentence than the verb, which may be shorter than they are far."""
    verb, listed = views_of(nlp(f"{lead_in}\n\nSertraline has brought nausea, headache and shoulders."))
    frame = next(f for f in grammar().frames if f.id == "side_effect.none_seen")
    hits = [TermHit(listed, at, at, at + 1, listed.mention(at, "condition")) for at in (3, 5, 7)]
    assert [hit.text for hit in allowed(hits, "obj", frame, verb, grammar())] == ["nausea", "headache", "shoulders"]
    assert allowed(hits[2:], "obj", frame, verb, grammar()) == []


def test_each_of_two_that_one_name_holds_is_known(nlp: Language) -> None:
    facts = nlp("Exenatide is injected. Nausea and vomiting were no more frequent than with placebo.")._.drugfacts.facts
    assert {(f.effect.text, f.negated) for f in facts} == {("Nausea", True), ("vomiting", True)}
