"""Terms that no frame reads: what weights make of them, and what must not be made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from drugfacts.assemble import frames_read
from drugfacts.frames import views_of
from drugfacts.weighing import Reading, Weights, pairs_of, readings_of, weights
from drugfacts.weighing.bar import bars
from drugfacts.weighing.bars import barred
from drugfacts.weighing.leaning import lean_of
from drugfacts.weighing.readings import WEIGHED, scene_of

if TYPE_CHECKING:
    from spacy.language import Language

    from drugfacts.records import Fact


def by_weight(nlp: Language, text: str) -> list[Fact]:
    return [f for f in nlp(text)._.drugfacts.facts if {e.rule for e in f.evidence} <= WEIGHED]


@pytest.mark.parametrize(
    ("text", "kind", "term"),
    [
        ("Drowsiness is what many put up with for hydroxyzine.", "side_effect", "drowsiness"),
        ("In essential tremor, primidone is an old friend.", "indication", "essential tremor"),
    ],
)
def test_term_in_words_without_a_frame(nlp: Language, text: str, kind: str, term: str) -> None:
    (fact,) = by_weight(nlp, text)
    assert (fact.kind, fact.term.name if fact.term else None, fact.negated) == (kind, term, False)
    assert 0.5 <= (fact.confidence or 0) < 1


def test_condition_yields_to_strong_evidence(nlp: Language) -> None:
    (fact,) = by_weight(nlp, "If sertraline causes a rash, call the ward.")
    assert (fact.kind, fact.negated) == ("side_effect", False)
    assert by_weight(nlp, "Whether sertraline causes nausea is unclear.") == []


def test_harm_of_one_list_is_read_together(nlp: Language) -> None:
    facts = by_weight(nlp, "Tolvaptan is costly. There was talk of thirst, stroke, anaemia and death.")
    assert {fact.term.text for fact in facts if fact.term} == {"thirst", "stroke", "anaemia", "death"}
    assert by_weight(nlp, "Tolvaptan is costly. There was talk of stroke.") == []


def test_more_is_asked_of_a_class(nlp: Language) -> None:
    assert by_weight(nlp, "Drowsiness is what some would trade for hydroxyzine.")
    assert by_weight(nlp, "Drowsiness is what some would trade for antihistamines.") == []
    (fact,) = by_weight(nlp, "Thiazides have a price, and gout is part of it.")
    assert fact.confidence >= 0.8


def test_denial_of_something_else_is_none(nlp: Language) -> None:
    (fact,) = by_weight(nlp, "Fezolinetant, hormone-free, for hot flushes of the menopause.")
    assert (fact.kind, fact.negated) == ("indication", False)


def test_denial_that_begins_behind_a_harm_is_of_what_it_names(nlp: Language) -> None:
    found = by_weight(
        nlp,
        "Regulators on valproate and topiramate\n\n"
        "A large study suggested a possible risk of cancer in people exposed to it in "
        "the womb, and newer trials showed that it does not prevent migraine.",
    )
    assert {(fact.term.name, fact.negated) for fact in found} >= {("cancer", False), ("migraine", True)}


@pytest.mark.parametrize(("asserted", "denied", "lean"), [(0.0, 0.0, 0.0), (2.0, 0.0, 2.0), (0.0, 4.0, -4.0)])
def test_lean_is_the_odds_against_the_denial(nlp: Language, asserted: float, denied: float, lean: float) -> None:
    table = Weights(("nothing", "indication", "indication, denied"), (0.0, asserted, denied), {})
    pair = next(pairs_of(views_of(nlp("Losartan, hypertension."))[0]))
    reading = Reading(pair, "indication", "indication", 0.9, False, {}, table)
    assert lean_of(reading) == pytest.approx(lean)
    assert lean_of(replace(reading, table=Weights(table.outcomes[:2], (0.0, asserted), {}))) == 0.0


def test_denial_that_has_no_weights_of_its_own_tells_by_those_of_its_outcome(nlp: Language) -> None:
    table = Weights(("nothing", "binds"), (0.0, 2.0), {"before:bind": (0.0, 1.0)})
    pair = next(pairs_of(views_of(nlp("Losartan binds, hypertension."))[0]))
    reading = Reading(pair, "binds", "binds", 0.9, True, {"before:bind": 1}, table)
    assert reading.cue == 1
    assert [name for name, _ in reading.reasons] == ["before:bind"]


def test_evidence_has_drug_term_and_cue(nlp: Language) -> None:
    text = "Drowsiness is what many put up with for hydroxyzine."
    (fact,) = by_weight(nlp, text)
    roles = {span.role: text[span.start : span.end] for span in fact.evidence[0].spans}
    assert roles["drug"] == "hydroxyzine"
    assert roles["effect"] == "Drowsiness"
    assert roles["cue"].isalpha()


def test_what_a_frame_read_is_not_weighed(nlp: Language) -> None:
    assert by_weight(nlp, "Hydroxyzine may cause drowsiness.") == []


@pytest.mark.parametrize(
    ("text", "kind", "term"),
    [
        ("Clomipramine can bring headache or curdled thinking in some people.", "side_effect", "curdled thinking"),
    ],
)
def test_phrase_that_no_list_has(nlp: Language, text: str, kind: str, term: str) -> None:
    told = {(f.kind, f.term.text if f.term else None): f for f in nlp(text)._.drugfacts.facts}
    assert told[kind, term].evidence[0].rule == f"{kind}.weighed"
    assert not (told[kind, term].term or pytest.fail("no term")).identifiers


@pytest.mark.parametrize(
    "text",
    [
        "Clomipramine may be bought in any pharmacy of the town.",
        "The trial of naltrexone ran for two years in three hospitals.",
        "Sertraline and its price were talked about at the annual meeting.",
    ],
)
def test_phrase_that_is_none_of_the_drugs(nlp: Language, text: str) -> None:
    assert by_weight(nlp, text) == []


def test_much_evidence_outweighs_that_mostly_no_fact_is_told_so(nlp: Language) -> None:
    told = by_weight(nlp, "Be aware that lamotrigine can cause a serious rash and mouth sores.")
    assert [(f.kind, f.term.name if f.term else None, f.negated) for f in told] == [
        ("side_effect", "rash", False),
        ("side_effect", "mouth ulcer", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Be aware of lamotrigine if a rash comes with mouth sores.",
        "If you have epilepsy, tell your doctor before you take bupropion.",
        "What if the nausea does not go away with metformin?",
        "Lamotrigine: rash?",
    ],
)
def test_little_evidence_does_not(nlp: Language, text: str) -> None:
    assert by_weight(nlp, text) == []


def test_denial_stays_a_denial(nlp: Language) -> None:
    facts = nlp(
        "Nobody on hydroxyzine ever paid for it with drowsiness, and it has no place in epilepsy."
    )._.drugfacts.facts
    assert not [f for f in facts if f.term and f.term.name == "epilepsy" and not f.negated]


def test_denial_by_weight_yields_to_what_a_frame_asserts(nlp: Language) -> None:
    found = nlp("Losartan is not often a cause of cough, but it causes cough.")._.drugfacts.facts
    assert [(f.term.name, f.negated) for f in found if f.term] == [("cough", False)]


def test_more_is_asked_for_than_is_likely(nlp: Language) -> None:
    views, found = frames_read(nlp("Drowsiness is what many put up with for hydroxyzine."))
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    assert [r.outcome for r in readings_of(views, scene, weights())] == ["side_effect"]
    assert list(readings_of(views, scene, weights(), least=0.99)) == []


def marked() -> Iterator[tuple[str, str, str, bool]]:
    for bar in bars():
        for text in bar.examples:
            yield bar.id, bar.outcome or "indication", text, True
        for text in bar.counterexamples:
            yield bar.id, bar.outcome or "indication", text, False


@pytest.mark.parametrize(("name", "outcome", "text", "is_barred"), list(marked()))
def test_bar(nlp: Language, name: str, outcome: str, text: str, is_barred: bool) -> None:
    term = re.findall(r"<term>(.*?)</term>", text)[0]
    views, found = frames_read(nlp(re.sub(r"</?term>", "", text)))
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    pairs = [p for view in views for p in pairs_of(view) if view.tree.text(range(p.term.start, p.term.end)) == term]
    assert pairs
    assert ({barred(p, outcome, scene) for p in pairs} == {name}) == is_barred


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline is contraindicated in epilepsy.",
        "Sertraline should not be used in patients with glaucoma.",
        "Sertraline for depression",
        "Lisinopril\n\nSide effects\n\nFever is a sign of influenza.",
        "Lisinopril\n\nSide effects\n\nPsoriasis causes itching.",
        "Lisinopril\n\nCautions\n\nDiabetes; tendency to gout; susceptibility to glaucoma.",
        "Lisinopril\n\nInteractions\n\nDizziness is increased by alcohol.",
    ],
)
def test_states_no_fact(nlp: Language, text: str) -> None:
    assert by_weight(nlp, text) == []


def test_what_something_else_does_is_not_of_the_drug(nlp: Language) -> None:
    assert by_weight(nlp, "Sertraline rarely causes seizures. Smoking causes cancer.") == []


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("A boy on hydroxyzine lost consciousness.", "case"),
        ("Three cases of drowsiness under hydroxyzine.", "case"),
        ("Hydroxyzine may cause drowsiness.", ""),
        (
            "Rats got hydroxyzine. Histamine was measured in vitro. Induction of H1 was observed.",
            "research",
        ),
        ("A boy on hydroxyzine lost consciousness. It is an old drug. Others sleep well.", ""),
        ("I took hydroxyzine for a week and I felt awful. I had cramps. My sleep was bad. Never again.", "report"),
    ],
)
def test_manner_of_a_text(nlp: Language, text: str, manner: str) -> None:
    views, found = frames_read(nlp(text))
    assert scene_of(views, ((one.candidate, one.verdict) for one in found)).manner == manner


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Naproxen is no cure for arthritis, but people swear by it in sprains.", {"naproxen sprain False"}),
        ("Vitamin K is the antidote to warfarin.", set()),
        ("Minocycline is old. In stroke, hopes have faded.", {"minocycline stroke True"}),
        ("Macitentan is old. The disease stiffens vessels and leaves people breathless.", set()),
        ("Selexipag made heads ache, and in a few this led to withdrawal.", set()),
        ("A man with epilepsy (lamotrigine) and asthma (budesonide) fell ill.", set()),
        (
            "Tofacitinib is for arthritis. What puts people off metformin is the gut: cramps and loose stools.",
            {"metformin cramp False", "metformin diarrhea False"},
        ),
    ],
    ids=[
        "a denial ends before but",
        "the name of the drug",
        "hopes faded",
        "the disease",
        "withdrawal",
        "brackets of others",
        "the drug of the sentence",
    ],
)
def test_what_is_weighed_of_whom(nlp: Language, text: str, wanted: set[str]) -> None:
    facts = nlp(text)._.drugfacts.facts
    weighed = [f for f in facts if f.evidence[0].rule in WEIGHED and f.term]
    assert {f"{f.drug.name} {f.term.name} {f.negated}" for f in weighed if f.term} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Rifaximin is for those whose damaged liver cannot clear ammonia.",
        "Bone formation is not stimulated by them; for that one turns to teriparatide.",
    ],
)
def test_what_something_else_does_not_do_is_no_denial_of_the_drug(nlp: Language, text: str) -> None:
    assert not [fact for fact in by_weight(nlp, text) if fact.kind == "mechanism" and fact.negated]


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("We gave senna and macrogol, and began lacosamide to cover him against seizures.", {"lacosamide"}),
        ("Dapsone was withheld, and clofazimine was begun to guard her against leprosy.", {"clofazimine"}),
        ("Labetalol is what many choose in pregnancy.", set()),
    ],
)
def test_use_is_of_the_drug_that_is_given_for_it(nlp: Language, text: str, drugs: set[str]) -> None:
    assert {f.drug.name for f in nlp(text)._.drugfacts.facts if f.kind == "indication"} == drugs


@pytest.mark.parametrize(
    ("text", "asserted", "denied"),
    [
        ("Enalapril makes some people cough, which losartan does not.", "enalapril", "losartan"),
        (
            "Visual disturbances come with voriconazole and are not a feature of fluconazole.",
            "voriconazole",
            "fluconazole",
        ),
    ],
    ids=["taken back by a clause", "denied of another by a frame"],
)
def test_harm_that_one_of_two_has(nlp: Language, text: str, asserted: str, denied: str) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert {(f.drug.name, f.negated) for f in facts if f.kind == "side_effect"} == {(asserted, False), (denied, True)}
