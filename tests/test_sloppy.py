"""What is spoiled in a text on its way to us changes no fact."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from drugfacts.records import Fact

from .sloppy import SPOILED

# One's own text, in which all that is spoiled stands.
TEXT = """Sertraline (Zoloft) in brief

Sertraline is a selective serotonin-reuptake inhibitor; it blocks the serotonin transporter. It was approved by the \
FDA in 1991 for depression, and later for obsessive-compulsive disorder (OCD). Doctors also give it off-label for \
generalised anxiety disorder, which it's not licensed for. It doesn't help bipolar disorder.

Common side effects: nausea (25 %), diarrhoea, trouble sleeping, and dry mouth.
Rare side effects:

- low sodium
- life-threatening serotonin syndrome; a racing heart

Headache (in about one in five people) and sweating are very common. Seizures are rare. Take it with food. Cetirizine \
(Zyrtec), an antihistamine, relieves hay fever, but may cause drowsiness in some people.
"""
KEPT = [how for how in SPOILED if how not in ("lower case", "capitals", "one line")]


@pytest.fixture(scope="module")
def facts(nlp: Language) -> set[tuple[object, ...]]:
    return told(nlp, TEXT)


def told(nlp: Language, text: str) -> set[tuple[object, ...]]:
    return {said(fact) for fact in nlp(text)._.drugfacts.facts}


def said(fact: Fact) -> tuple[object, ...]:
    """A fact without its places and its confidence."""
    data = fact.model_dump(exclude={"id", "evidence", "confidence"})
    term = next((data.pop(role) for role in ("effect", "condition", "target", "use") if data.get(role)), None)
    rest = ((name, str(value)) for name, value in data.items() if name not in ("drug", "agency"))
    return (fact.drug.name, term and (term["name"] or _plain(term["text"])).lower(), *sorted(rest))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u2011", "-").replace("’", "'"))


def test_text_has_facts_of_each_kind(nlp: Language, facts: set[tuple[object, ...]]) -> None:
    kinds = [fact.kind for fact in nlp(TEXT)._.drugfacts.facts]
    assert set(kinds) == {"mechanism", "approval", "indication", "side_effect"}
    assert len(facts) >= 18


@pytest.mark.parametrize("how", KEPT)
def test_spoiled_text_has_the_same_facts(nlp: Language, facts: set[tuple[object, ...]], how: str) -> None:
    spoiled = SPOILED[how](TEXT)
    assert spoiled != TEXT
    assert told(nlp, spoiled) == facts


@pytest.mark.parametrize("how", SPOILED)
def test_spans_of_spoiled_text_are_those_of_the_text_as_it_is(nlp: Language, how: str) -> None:
    spoiled = SPOILED[how](TEXT)
    document = nlp(spoiled)._.drugfacts
    spans = [span for fact in document.facts for piece in fact.evidence for span in (piece, *piece.spans)]
    assert spans
    assert all(spoiled[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    ("spoiled", "plain"),
    [
        (
            "Losartan helps in hyper-\ntension, as many a doctor who has given it for years can tell you.",
            "hypertension",
        ),
        (
            "Losartan helps in heart\n  failure, as many a doctor who has given it for years can tell you.",
            "heart failure",
        ),
        ("Losartan is for **heart** failure.", "heart failure"),
        ("Losartan is given for hypertension(high blood pressure)and heart failure.", "hypertension"),
        ("Losartan is given for headache(s).", "headache"),
    ],
)
def test_names_run_over_what_the_eye_passes_over(nlp: Language, spoiled: str, plain: str) -> None:
    conditions = [fact.condition for fact in nlp(spoiled)._.drugfacts.facts if fact.kind == "indication"]
    assert plain in {(term.name or term.text).lower() for term in conditions}


@pytest.mark.parametrize(
    "text", ["iron(III)", "methyl(phenyl)amine", "GABA(A)", "TNF(alpha)", "2-(4-fluorophenyl)ethanol"]
)
def test_brackets_that_belong_to_a_word_stay_with_it(nlp: Language, text: str) -> None:
    assert not {"(", "["} & {token.text for token in nlp.make_doc(f"The {text} is old")}


def test_denials_in_capitals_are_denials(nlp: Language) -> None:
    text = "WARNING\n\nSERTRALINE CAUSES NAUSEA IN MANY PATIENTS. IT DOESN'T CAUSE SEIZURES, AND CAN’T CURE ANXIETY."
    found = {(fact.kind, fact.negated) for fact in nlp(text)._.drugfacts.facts}
    assert found == {("side_effect", False), ("side_effect", True), ("indication", True)}


def test_title_is_as_it_was_written(nlp: Language) -> None:
    title = "GLP\u20111 agonists and Crohn’s disease"
    document = nlp(f"{title}\n\nAdalimumab is licensed for Crohn’s disease. It may cause nausea.")._.drugfacts
    assert document.title == title
