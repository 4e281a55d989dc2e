from __future__ import annotations

from typing import TYPE_CHECKING

from drugfacts.frames import views_of
from drugfacts.weighing import pairs_of, unlisted_pairs_of
from drugfacts.weighing.pairs import MOST_DRUGS

if TYPE_CHECKING:
    from spacy.language import Language


def pairs(nlp: Language, text: str, sentence: int = 0) -> list[tuple[str, str, str]]:
    view = views_of(nlp(text))[sentence]
    words = view.tree.words
    return [(" ".join(words[p.term.start : p.term.end]), p.drug.key, p.how) for p in pairs_of(view)]


def test_every_term_meets_every_drug(nlp: Language) -> None:
    found = pairs(nlp, "Nausea bothers those on sertraline or paroxetine.")
    assert found == [("Nausea", "drug:sertraline", "named"), ("Nausea", "drug:paroxetine", "named")]


def test_term_meets_the_nearest_of_very_many_drugs(nlp: Language) -> None:
    text = (
        f"Nausea bothers those on {'sertraline, ' * MOST_DRUGS}paroxetine, {'sertraline, ' * MOST_DRUGS}and citalopram."
    )
    found = [drug for term, drug, _ in pairs(nlp, text) if term == "Nausea"]
    assert found == ["drug:sertraline"] * MOST_DRUGS


def test_pronoun_points_and_topic_stands_in(nlp: Language) -> None:
    text = "Sertraline is an antidepressant. It brings nausea. Headache is another matter."
    assert pairs(nlp, text, 1) == [("nausea", "drug:sertraline", "pointed")]
    assert pairs(nlp, text, 2) == [("Headache", "drug:sertraline", "topic")]


def test_longest_term_alone_counts(nlp: Language) -> None:
    assert [term for term, _, _ in pairs(nlp, "Sertraline and generalized anxiety disorder.")] == [
        "generalized anxiety disorder"
    ]


def test_finite_verb_is_no_term(nlp: Language) -> None:
    assert pairs(nlp, "They stress how well sertraline works.") == []


def test_drug_within_the_term_is_no_partner(nlp: Language) -> None:
    assert all("opioid" not in drug for _, drug, _ in pairs(nlp, "Naltrexone was given in opioid use disorder."))


def test_examples_of_a_class_are_no_partners(nlp: Language) -> None:
    found = pairs(nlp, "Gout bothers some who were given antidepressants such as sertraline or paroxetine.")
    assert found == [("Gout", "drug_class:antidepressant", "named")]


def test_drug_in_brackets_is_the_partner_of_the_term_before_it(nlp: Language) -> None:
    found = pairs(nlp, "Rare in all: nausea (sertraline), gout (paroxetine).")
    assert found == [("nausea", "drug:sertraline", "named"), ("gout", "drug:paroxetine", "named")]


def test_phrases_that_no_list_has_meet_every_drug(nlp: Language) -> None:
    view = views_of(nlp("Metal thoughts bother those on clomipramine or amitriptyline."))[0]
    found = [pair for pairs in unlisted_pairs_of(view) for pair in pairs]
    assert {(pair.kind, pair.drug.key) for pair in found} == {
        (f"unlisted {kind}", f"drug:{drug}")
        for kind in ("condition", "target")
        for drug in ("clomipramine", "amitriptyline")
    }
