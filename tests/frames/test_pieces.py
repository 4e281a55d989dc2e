"""Pieces of a sentence: what is a drug, a harm, a state that somebody has; and phrases over them."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from drugfacts.frames import grammar, views_of
from drugfacts.frames.candidates import candidates_of
from drugfacts.frames.expressions import KNOWN, Alphabet, compiled
from drugfacts.frames.phrases import match_phrases
from drugfacts.frames.piece_groups import pieces_of


@pytest.fixture(scope="module")
def nlp(ungated: Language) -> Language:
    """The pipeline that parses every sentence: most here name no drug."""
    return ungated


def kinds(nlp: Language, text: str) -> str:
    (view,) = views_of(nlp(text))
    return "".join(piece.kind for piece in pieces_of(view, grammar()))


def pairs(nlp: Language, text: str, fact: str = "side_effect") -> set[tuple[str, str]]:
    found = set()
    for view in views_of(nlp(text)):
        for candidate in match_phrases(view, pieces_of(view, grammar()), grammar()):
            assert candidate.term is not None
            if candidate.frame.fact != fact:
                continue
            found.add((view.tree.words[candidate.drug.start].lower(), candidate.term.text))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nausea after treatment with ibuprofen", "CwD"),
        ("Nausea in a woman taking ibuprofen", "CwPX"),
        ("A case of nausea", "C"),
        ("No case of nausea after ibuprofen", "ZwD"),
        ("A woman with asthma developed a rash", "PwBwC"),
        ("Ibuprofen therapy for arthritis", "DwB"),
        ("Ibuprofen causes nausea and headache", "DwOwO"),
        ("Resolution of the rash within two weeks", "GwT"),
        ("Ibuprofen (400 mg, twice) hepatotoxicity", "DC"),
        ("A serious adverse reaction", "N"),
        ("A rash two days after the first dose of ibuprofen", "CTwD"),
    ],
)
def test_pieces_of_a_sentence_are_of_these_kinds(nlp: Language, text: str, wanted: str) -> None:
    assert kinds(nlp, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tremor and ataxia in a man with epilepsy treated with phenytoin.", {"tremor", "ataxia"}),
        ("Ataxia due to phenytoin, an older anticonvulsant.", {"ataxia"}),
        ("Ataxia due to phenytoin toxicity.", {"ataxia"}),
        ("A boy with epilepsy who took phenytoin went home.", set()),
        ("Status epilepticus in a boy who was successfully treated with phenytoin.", set()),
        ("The ataxia did not follow the use of phenytoin.", set()),
        ("A report of improvement of ataxia after phenytoin.", set()),
    ],
)
def test_phrases_find_what_the_drug_did(nlp: Language, text: str, wanted: set[str]) -> None:
    found = pairs(nlp, text)
    assert {term.lower() for _, term in found} == wanted
    assert {drug for drug, _ in found} <= {"phenytoin"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A boy with epilepsy who took phenytoin went home.", {"epilepsy"}),
        ("A boy with epilepsy who took phenytoin for neuralgia went home.", {"neuralgia"}),
        ("A boy with kidney failure who took phenytoin went home.", set()),
        ("A boy with epilepsy and asthma who took phenytoin went home.", set()),
        ("The neuralgia was controlled by phenytoin.", {"neuralgia"}),
        ("Phenytoin keeps seizures and neuralgia at bay.", {"seizures", "neuralgia"}),
    ],
)
def test_phrases_find_what_the_drug_is_for(nlp: Language, text: str, wanted: set[str]) -> None:
    assert {term for _, term in pairs(nlp, text, "indication")} == wanted


@pytest.mark.parametrize(
    "text", ["Hypotension requiring norepinephrine was seen.", "Pain controlled by codeine was seen."]
)
def test_what_a_drug_is_given_for_is_no_harm_of_it(nlp: Language, text: str) -> None:
    (view,) = views_of(nlp(text))
    assert {c.frame.fact for c in candidates_of(view, grammar())} == {"indication"}


def test_phrase_is_read_beside_a_frame_for_denials_alone(nlp: Language) -> None:
    (view,) = views_of(nlp("Colitis in a patient taking meloxicam."))
    assert "side_effect.phrase_in_takers" in {c.frame.id for c in candidates_of(view, grammar())}


def test_phrase_is_compiled_with_its_macros_and_classes() -> None:
    alphabet = Alphabet()
    macros, classes = {"AFTER": "( after | during )"}, {"kind": frozenset({"new", "old"})}
    phrase = compiled("KNOWN AFTER $kind? DRUG", macros, classes, alphabet)

    def fits(*pieces: tuple[str, str]) -> bool:
        coded = "".join(f"{kind}{alphabet.of(word, word)} " for kind, word in pieces)
        return phrase.fits(frozenset(coded + KNOWN)) and phrase.expression.search(coded) is not None

    assert fits(("C", "rash"), ("w", "after"), ("A", "new"), ("D", "ibuprofen"))
    assert fits(("C", "rash"), ("w", ","), ("H", "nephritis"), ("w", "during"), ("D", "ibuprofen"))
    assert not fits(("C", "rash"), ("w", "before"), ("D", "ibuprofen"))
    assert not fits(("C", "rash"), ("w", "after"), ("A", "red"), ("D", "ibuprofen"))


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("after DRUG", [1, 2]),  # one symbol; one of two kinds
        ("( after | during | when )? DRUG", [2]),
        ("( after | during T ) DRUG", [2, 2]),
        ("( after | T? ) DRUG", [2]),
        ("after* during+", [1]),
    ],
)
def test_phrase_knows_what_it_cannot_do_without(pattern: str, needs: list[int]) -> None:
    assert [len(need) for need in compiled(pattern, {}, {}, Alphabet()).needs] == needs


@pytest.mark.parametrize(
    "unit",
    ["rash, nausea, ", "ibuprofen, aspirin, ", "of patients with fever in women ", "and rash with fever "],
)
def test_phrases_do_not_take_for_ever_on_long_sentences(nlp: Language, unit: str) -> None:
    """Four times the sentence takes no more than sixteen times the work, side by side: nothing is tried in 2^n ways."""

    def seconds(times: int) -> float:
        (view,) = views_of(nlp(f"Rash {unit * times}after ibuprofen"))
        pieces = pieces_of(view, grammar())
        start = time.process_time()
        list(match_phrases(view, pieces, grammar()))
        return time.process_time() - start

    assert any(seconds(80) < 30 * seconds(20) + 0.05 for _ in range(3))
