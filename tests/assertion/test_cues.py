from __future__ import annotations

from drugfacts.assertion.cues import cues
from drugfacts.records import Indication, SideEffect

_FIELDS = {"side_effect": SideEffect, "indication": Indication}


def test_cues_are_lower_case_words_with_single_blanks() -> None:
    known = cues()
    for cue in (known.negation, known.hedge, known.instruction, *known.qualifiers):
        for word in cue.words | cue.verbs | cue.nouns | cue.adjectives | cue.modals:
            assert word == " ".join(word.lower().split()), word


def test_qualifiers_set_fields_that_their_kinds_have() -> None:
    for qualifier in cues().qualifiers:
        for kind in qualifier.kinds:
            for name, value in qualifier.fixed.items():
                field = _FIELDS[kind].model_fields[name]
                assert value in (True, *getattr(field.annotation, "__args__", ())) or value in str(field.annotation)


def test_qualifiers_have_ids_of_their_own() -> None:
    ids = [qualifier.id for qualifier in cues().qualifiers]
    assert len(ids) == len(set(ids))


def test_cues_stand_in_one_meaning_only() -> None:
    """A word that both denies and hedges, or that says two frequencies, would depend on the order of the file."""
    known = cues()
    assert not known.negation.words & known.hedge.words
    assert not known.negation.verbs & known.hedge.verbs
    frequencies = [q for q in known.qualifiers if "frequency" in q.fixed]
    for i, one in enumerate(frequencies):
        for other in frequencies[i + 1 :]:
            assert not one.words & other.words, (one.id, other.id)
