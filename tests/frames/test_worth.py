"""What is parsed and what is not: a drug in reach, and known terms or the words of a frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.clauses.forms import possible_lemmas
from drugfacts.clauses.inputs import Sheet
from drugfacts.clauses.parse import UNPARSED_KEY
from drugfacts.frames.model import Frame, Grammar, grammar
from drugfacts.frames.own import grammar_with
from drugfacts.frames.worth import NO_CLAUSE, NO_DRUG, NO_WORDS, Worth
from drugfacts.language import analyse

FAR = "The town has a market on Fridays. " * 60


def prepared(nlp: Language, text: str, **known: str) -> Doc:
    doc = nlp.make_doc(text)
    doc.user_data.update(known)
    for name in ("drugfacts_layout", "drugfacts_abbreviations", "drugfacts_mentions"):
        doc = nlp.get_pipe(name)(doc)
    return doc


def left(nlp: Language, text: str, words: Grammar | None = None, **known: str) -> dict[str, str]:
    """The sentences of a text that need no parse, each with why."""
    doc = prepared(nlp, text, **known)
    sentences = [sent.text.strip() for sent in doc.sents]
    return {sentences[i]: why for i, why in Worth(words or grammar())(doc, Sheet(doc)).items()}


@pytest.mark.parametrize(
    "text",
    [
        "Zinc may cause nausea.",
        "Losartan is new. It may cause a cough.",
        "Losartan is new. Nausea is common.",
        "Losartan is new. Some people feel strange on it.",
        "Zorvex is a beta blocker. Zorvex dulls the senses.",
        "Losartan was approved in 1995.",
        "Side effects of losartan\n\n- odd dreams\n- nausea",
        "Side effects\n\nOdd dreams.\n\nLosartan is old.",
        "What is losartan for?\n\nFor gout.",
        "Aspirin is old. " + FAR + "Nausea, aspirin or not, is common.",
    ],
)
def test_worth_lets_through_what_may_say_a_fact(nlp: Language, text: str) -> None:
    said = text.replace("\n\n", " ").replace(FAR, "")
    assert not [why for sentence, why in left(nlp, text).items() if why == NO_DRUG and sentence in said]


@pytest.mark.parametrize(
    ("text", "sentence", "why"),
    [
        ("Smoking causes cancer.", "Smoking causes cancer.", NO_DRUG),
        ("Losartan is old.\n\nHow to store it\n\nIt keeps for a year.", "How to store it", NO_CLAUSE),
        ("Living with losartan\n\nLosartan is old. Nausea is common.", "Living with losartan", NO_WORDS),
        ("Losartan is old. Nobody has taken the old road.", "Nobody has taken the old road.", NO_WORDS),
        ("Losartan is old. " + FAR + "Smoking causes cancer.", "Smoking causes cancer.", NO_DRUG),
        ("Losartan is old. The town lies on a river.", "The town lies on a river.", NO_WORDS),
    ],
)
def test_worth_leaves_what_can_say_none(nlp: Language, text: str, sentence: str, why: str) -> None:
    assert left(nlp, text)[sentence] == why


def test_worth_lets_all_through_where_a_subject_is_given(nlp: Language) -> None:
    text = "Smoking causes cancer. The town lies on a river."
    assert left(nlp, text, drugfacts_subject="Zorvex") == {}


def test_worth_reads_reports_whole(nlp: Language) -> None:
    assert left(nlp, "I took losartan for a month. Could hardly get up. Legs like lead. No sleep.") == {}


def test_worth_goes_by_the_frames_in_use(nlp: Language) -> None:
    """A frame of one's own opens the gate for its own words."""
    frame = Frame(id="side_effect.own", fact="side_effect", words=("flummox",), drug=("topic",), examples=("x",))
    text = "Losartan is old. The town was flummoxed."
    assert "The town was flummoxed." in left(nlp, text)
    assert "The town was flummoxed." not in left(nlp, text, Grammar([frame], grammar().classes))


def test_worth_knows_what_it_stands_for(nlp: Language) -> None:
    """The sentence before one with "it" is parsed: its subject may be what is meant."""
    text = "Losartan is old. The town lies on a river. It may cause nausea."
    assert left(nlp, text) == {}


def test_unparsed_sentences_keep_their_borders_and_say_why(nlp: Language) -> None:
    text = "Losartan is old. The town lies on a river, say I. Losartan may cause nausea."
    doc = analyse(text, nlp)
    assert [sent.text.strip() for sent in doc.sents] == [s.strip() for s in text.replace(". ", ".|").split("|")]
    assert doc.user_data[UNPARSED_KEY] == [[1, NO_WORDS]]
    _, town, _ = doc.sents
    assert {(token.tag_, token.dep_) for token in town} == {("", "")}
    assert [token.lemma_ for token in town][:2] == ["the", "town"]


def test_gate_changes_no_fact_of_a_plain_text(nlp: Language, ungated: Language) -> None:
    text = "Losartan blocks angiotensin receptors. " + FAR + "Losartan may cause nausea."
    found = [fact.id for fact in analyse(text, nlp)._.drugfacts.facts]
    assert found == [fact.id for fact in analyse(text, ungated)._.drugfacts.facts]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("caused", "cause"),
        ("studies", "study"),
        ("gave", "give"),
        ("effects", "effect"),
        ("diagnoses", "diagnosis"),
        ("worse", "worse"),
        ("stopping", "stop"),
        ("biases", "bias"),
    ],
)
def test_possible_lemmas_hold_the_real_one(word: str, lemma: str) -> None:
    assert lemma in possible_lemmas(word)


def test_possible_lemmas_hold_those_of_the_parser(nlp: Language) -> None:
    """For all words of frames: whatever form the parser's lemmatizer leads back to them."""
    parse = nlp.get_pipe("drugfacts_parse")
    forms = [
        f"{lemma}{ending}"
        for lemma in grammar().lemmas
        if lemma.isalpha() and lemma.islower()
        for ending in ("s", "es", "ed", "ing")
    ]
    wrong = [
        (form, lemma)
        for form in forms
        for tag in ("VBZ", "VBD", "VBG", "NNS", "JJR")
        if (lemma := parse._lemmas[form, tag]) in grammar().lemmas and lemma not in possible_lemmas(form.lower())
    ]
    assert not wrong


def gate_of(nlp: Language, tmp_path: Path, frame: str) -> Worth:
    """A gate for the frames of the package and one of one's own."""
    path = tmp_path / "own.yaml"
    path.write_text(
        f"frames: [{{id: own.x, fact: side_effect, examples: [<drug>x</drug>], {frame}}}]\nclasses: {{ox: [ox]}}"
    )
    return Worth(grammar_with([path]), nlp.get_pipe("drugfacts_parse").irregular_forms)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        ("words: [flummox], drug: [subj], term: [obj]", "It flummoxed the town."),
        ("words: [flummox], drug: [topic], term: [subj]", "The whole town, says the mayor, was flummoxed."),
        ("words: [forsake], drug: [subj], term: [obj]", "It forsook the town."),
        ("words: [come over], drug: [topic], term: [subj]", "An odd mood, says the mayor, came over the town."),
        ("words: [hurl], drug: [topic], term: [subj], where: {about: $ox}", "Moods, says the mayor, hurled oxen."),
        ("phrases: [EFFECT bedevil DRUG]", "Odd moods bedevilled it."),
        ("phrases: [DRUG forsake EFFECT]", "It forsook odd moods."),
        ("phrases: [EFFECT MADE by DRUG]", "Odd moods were elicited by it."),
        ("phrases: ['EFFECT ( , )? DRUG']", "Odd moods, it."),
        ("listed: true, section: storage", "Storage\n\nOdd moods."),
    ],
)
def test_worth_lets_through_what_own_frames_ask_for(nlp: Language, tmp_path: Path, frame: str, sentence: str) -> None:
    """Whatever the way of reading, and in forms that the package's own words do not have."""
    gate = gate_of(nlp, tmp_path, frame)
    doc = prepared(nlp, f"Losartan is old.\n\n{sentence}")
    assert [why for why in gate(doc, Sheet(doc)).values() if why not in {"", NO_CLAUSE}] == []


def test_worth_asks_for_no_more_where_there_are_own_frames(nlp: Language, tmp_path: Path) -> None:
    gate = gate_of(nlp, tmp_path, "words: [flummox], drug: [topic], term: [subj]")
    doc = prepared(nlp, "Losartan is old. The town lies on a river.")
    assert list(gate(doc, Sheet(doc)).values()) == [NO_WORDS]
