"""One record for one fact: merged evidence, the strongest that was said, drugs by their generic name, right spans."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from spacy.language import Language

from drugfacts.assemble.build import gather
from drugfacts.assemble.component import Facts
from drugfacts.records import Document


def read(nlp: Language, text: str) -> Document:
    return nlp(text)._.drugfacts


def of_kind(record: Document, kind: str) -> list[Any]:
    return [fact for fact in record.facts if fact.kind == kind]


# --- merging


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Sertraline causes nausea. Sertraline causes nausea.", 2),
        ("Sertraline causes nausea. Zoloft causes nausea.", 2),
        ("Sertraline causes headache. Sertraline causes headaches. Headache is a side effect of sertraline.", 3),
        ("Sertraline causes NAUSEA. Sertraline causes nausea.", 2),
        ("Sertraline causes nausea. It causes nausea.", 2),
        ("Sertraline causes nausea.\n\nSide effects of sertraline\n\n- nausea\n", 2),
    ],
)
def test_fact_said_in_several_places_is_one_with_all_its_evidence(nlp: Language, text: str, places: int) -> None:
    (fact,) = read(nlp, text).facts
    assert len(fact.evidence) == places
    assert [e.start for e in fact.evidence] == sorted(e.start for e in fact.evidence)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hypertension Losartan tablets are indicated for hypertension.", ["hypertension", "Hypertension"]),
        ("1.2 Gout (acute) Colchicine is used to treat gout.", ["gout", "Gout"]),
        ("Treatment of Gout Colchicine is used to treat gout.", ["gout", "Gout"]),
        ("Gout has long been known, and colchicine is used to treat gout.", ["gout"]),
    ],
)
def test_a_heading_that_has_run_into_its_sentence_is_evidence(nlp: Language, text: str, places: list[str]) -> None:
    (fact,) = of_kind(read(nlp, text), "indication")
    assert [s.text for e in fact.evidence for s in e.spans if s.role == "condition"] == places


def test_fact_keeps_the_text_as_first_written(nlp: Language) -> None:
    (fact,) = read(nlp, "Sertraline causes Headaches. Sertraline causes headache.").facts
    assert (fact.term.name, fact.term.text) == ("headache", "Headaches")


def test_facts_of_several_drugs_stay_apart(nlp: Language) -> None:
    record = read(nlp, "Sertraline causes nausea. Fluoxetine causes nausea.")
    assert [(f.drug.name, len(f.evidence)) for f in record.facts] == [("sertraline", 1), ("fluoxetine", 1)]


def test_facts_denied_and_asserted_stay_apart(nlp: Language) -> None:
    record = read(nlp, "Sertraline does not cause nausea. Sertraline causes nausea.")
    assert [(f.negated, len(f.evidence)) for f in record.facts] == [(True, 1), (False, 1)]


def test_approvals_of_several_agencies_stay_apart(nlp: Language) -> None:
    record = read(nlp, "The FDA approved sertraline for depression. The EMA approved sertraline for depression.")
    assert [f.agency for f in of_kind(record, "approval")] == ["FDA", "EMA"]
    assert len(of_kind(record, "indication")) == 1


def test_mechanisms_of_several_actions_stay_apart(nlp: Language) -> None:
    record = read(nlp, "Sertraline inhibits serotonin reuptake. Sertraline affects serotonin reuptake.")
    assert [f.action for f in record.facts] == ["inhibits", "modulates"]


@pytest.mark.parametrize(
    ("sentences", "status"),
    [
        (["Sertraline may help with migraine.", "Sertraline is approved for migraine."], "approved"),
        (["Sertraline is used off-label for migraine.", "Sertraline is used for migraine."], "off_label"),
        (["Sertraline is being studied for migraine.", "Sertraline is used for migraine."], "unspecified"),
        (["Sertraline is used off-label for migraine.", "Sertraline is approved for migraine."], "approved"),
    ],
)
def test_strongest_status_holds_in_any_order(nlp: Language, sentences: list[str], status: str) -> None:
    for order in (sentences, sentences[::-1]):
        (fact,) = of_kind(read(nlp, " ".join(order)), "indication")
        assert (fact.status, len({e.start for e in fact.evidence})) == (status, 2)


@pytest.mark.parametrize(
    ("words", "frequency"),
    [(["rarely", "often"], "common"), (["very rarely", "uncommonly"], "uncommon"), (["", "rarely"], "rare")],
)
def test_strongest_frequency_holds_in_any_order(nlp: Language, words: list[str], frequency: str) -> None:
    for order in (words, words[::-1]):
        (fact,) = read(nlp, " ".join(f"Sertraline {word} causes nausea." for word in order)).facts
        assert fact.frequency == frequency


@pytest.mark.parametrize(
    ("plain", "more", "field", "value"),
    [
        ("Sertraline can cause bleeding.", "Sertraline can cause severe bleeding.", "serious", True),
        ("Sertraline may cause nausea.", "Sertraline causes nausea.", "hedged", False),
        ("The FDA approved sertraline.", "The FDA approved sertraline in 1991.", "year", 1991),
    ],
)
def test_what_one_place_says_more_is_kept(nlp: Language, plain: str, more: str, field: str, value: object) -> None:
    for order in ((plain, more), (more, plain)):
        (fact,) = read(nlp, " ".join(order)).facts
        assert getattr(fact, field) == value
        assert len(fact.evidence) == 2


def test_a_bare_approval_says_no_more_than_one_by_an_agency_for_a_use(nlp: Language) -> None:
    record = read(nlp, "Sertraline approved\n\nThe FDA approved sertraline for depression in 1991.")
    approvals = [(f.agency, f.use and f.use.text) for f in record.facts if f.kind == "approval"]
    assert approvals == [("FDA", "depression")]


# --- order and identifiers


def test_facts_come_by_first_evidence(nlp: Language) -> None:
    text = (
        "Sertraline causes nausea, headache and rash. It is used for depression. Sertraline causes rash. "
        "Fluoxetine blocks serotonin reuptake."
    )
    record = read(nlp, text)
    assert [f.term.name for f in record.facts if f.term] == [
        *["nausea", "headache", "rash", "depression", "serotonin reuptake"]
    ]


def test_facts_of_one_evidence_come_as_written(nlp: Language) -> None:
    record = read(nlp, "Rash, nausea and headache are side effects of sertraline.")
    assert [f.term.name for f in record.facts if f.term] == ["rash", "nausea", "headache"]


@pytest.mark.parametrize(
    "other",
    [
        "Zoloft may cause nausea.",
        "Fluoxetine causes headache. Nausea is a very common side effect of sertraline.",
        "Side effects of sertraline\n\nRare:\n- nausea\n",
        "Sertraline can cause severe nausea in adults.",
    ],
)
def test_fact_id_is_the_same_in_every_text(nlp: Language, other: str) -> None:
    (fact,) = read(nlp, "Sertraline causes nausea.").facts
    assert fact.id in {f.id for f in read(nlp, other).facts}


def test_fact_ids_are_one_each(nlp: Language) -> None:
    text = (
        "Sertraline causes nausea. Sertraline does not cause rash. Sertraline relieves nausea. "
        "The EMA approved sertraline. The FDA approved sertraline for nausea. Sertraline inhibits serotonin reuptake."
    )
    ids = [f.id for f in read(nlp, text).facts]
    assert len(ids) == len(set(ids)) == 6


# --- drugs


@pytest.mark.parametrize(
    "text",
    [
        "Zoloft causes nausea. Lustral causes headache. Sertraline causes rash.",
        "Zoloft (sertraline) causes nausea and headache. Lustral causes rash.",
        "Sertraline (Zoloft, Lustral) causes nausea and headache. SERTRALINE causes rash.",
    ],
)
def test_brands_of_one_generic_are_one_drug(nlp: Language, text: str) -> None:
    record = read(nlp, text)
    (drug,) = record.drugs
    assert (drug.name, drug.is_class, sorted(drug.brands)) == ("sertraline", False, ["Lustral", "Zoloft"])
    assert {f.drug.name for f in record.facts} == {"sertraline"}
    assert len(record.facts) == 3


def test_drugs_of_a_list_have_the_fact_each(nlp: Language) -> None:
    record = read(nlp, "Ketamine, esketamine and SSRIs cause rash.")
    assert {f.drug.name for f in record.facts} == {"ketamine", "esketamine", "SSRI"}


def test_class_may_stand_as_the_drug(nlp: Language) -> None:
    record = read(nlp, "SSRIs cause nausea.")
    assert [(d.name, d.is_class) for d in record.drugs] == [("SSRI", True)]
    assert [f.drug.name for f in record.facts] == ["SSRI"]


def test_mentions_are_names_and_never_pronouns(nlp: Language) -> None:
    record = read(nlp, "Sertraline is old. It causes nausea. The drug causes rash. Zoloft is cheap.")
    assert [m.text for m in record.drugs[0].mentions] == ["Sertraline", "Zoloft"]
    assert [[s.text for s in f.evidence[0].spans if s.role == "drug"] for f in record.facts] == [["It"], ["The drug"]]


def test_drug_of_a_fact_is_listed_with_the_same_identifiers(nlp: Language) -> None:
    record = read(
        nlp, "Zoloft causes nausea. Ketamine causes rash, and SSRIs cause headache. Esketamine causes tremor."
    )
    listed = {d.name: d.identifiers for d in record.drugs}
    assert len(record.facts) == 4
    for fact in record.facts:
        assert listed[fact.drug.name] == fact.drug.identifiers


def test_text_that_names_a_drug_only_lists_it(nlp: Language) -> None:
    record = read(nlp, "Sertraline was on the table.")
    assert [d.name for d in record.drugs] == ["sertraline"]
    assert record.facts == ()


# --- spans

ODD = {
    "emoji": "💊💊 Sertraline causes nausea. 👩‍⚕️ Zoloft causes headache 🤕.",
    "CRLF": "Sertraline causes nausea.\r\n\r\nSide effects of Zoloft\r\n\r\n- headache\r\n- rash\r\n",
    "old Mac": "Sertraline causes nausea.\r\rZoloft causes headache.",
    "wrapped lines": "Sertraline is one of several medicines of its kind that cause nausea, and it\ncauses headache.",
    "no-break space": "Sertraline\u00a0causes\u00a0weight\u00a0gain. Zoloft\u202fcauses nausea.",
    "combining characters": "Cafe\u0301: sertraline causes nausea, e\u0301te\u0301 and headache. Zoloft causes rash.",
    "BiDi": "\u202eabc\u202c Sertraline causes nausea. \u200fZoloft \u200fcauses headache. \u2067It\u2069 causes rash.",
    "zero width": "Sertra\u00adline causes nausea. Zoloft\u200b causes headache. Sertraline causes rash\ufeff.",
    "astral letters": "𝛼𝛽 Sertraline causes nausea; 𝗭𝗼𝗹𝗼𝗳𝘁 is not. Zoloft causes headache.",
    "case that changes length": "İİİ Sertraline causes nausea. ŉ Zoloft causes headache. ẞ ﬁ Sertraline causes rash.",
    "tabs and runs of blanks": "Sertraline   causes \t nausea .   Zoloft\tcauses   headache",
    "control characters": "Sertraline\x00 causes nausea.\x0c Zoloft causes headache.\x1b[0m",
    "line separators": "Sertraline causes nausea.\u2028Zoloft causes headache.\u2029It causes rash.\x85It is old.",
    "brackets": "((Sertraline [Zoloft] ((causes)) nausea (feeling sick)) and headache",
    "nothing but marks": "- \n- \n• \n(a)\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_spans_are_right_in(nlp: Language, text: str) -> None:
    record = read(nlp, text)  # building it checks every span; this says it in so many words
    for span in record.spans():
        assert text[span.start : span.end] == span.text
        assert span.text == span.text.strip()
    for fact in record.facts:
        assert fact.term is None or fact.term.text in {s.text for e in fact.evidence for s in e.spans}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CRLF", ["nausea", "headache", "rash"]),
        ("old Mac", ["nausea", "headache"]),
        ("wrapped lines", ["nausea", "headache"]),
        ("no-break space", ["weight gain", "nausea"]),
        ("case that changes length", ["nausea", "headache", "rash"]),
        ("tabs and runs of blanks", ["nausea", "headache"]),
        ("line separators", ["nausea", "headache", "rash"]),
    ],
)
def test_facts_are_found_in(nlp: Language, name: str, expected: list[str]) -> None:
    assert [f.term.name for f in read(nlp, ODD[name]).facts if f.term] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u202eSertraline causes rash.\u202c", ["rash"]),
        ("Sertraline causes rash\u200b.", ["rash"]),
        ("Sertraline causes nausea 🤢, and headache.", ["nausea", "headache"]),
    ],
    ids=["BiDi", "zero width", "emoji"],
)
def test_marks_are_no_part_of_a_term(nlp: Language, text: str, expected: list[str]) -> None:
    assert [f.term.name for f in read(nlp, text).facts if f.term] == expected


def test_evidence_is_the_sentence_item_or_heading(nlp: Language) -> None:
    text = "Sertraline is old. It causes nausea (often). \n\nSide effects of sertraline:\n\n- rash, which itches\n"
    record = read(nlp, text)
    assert [f.evidence[0].text for f in record.facts] == ["It causes nausea (often).", "rash, which itches"]


def test_heading_that_names_the_use_is_evidence_of_it(nlp: Language) -> None:
    text = "Losartan is old.\n\nHypertension\n\nLosartan is indicated for hypertension.\n\nGout\n\nLosartan is old."
    (fact,) = of_kind(read(nlp, text), "indication")
    assert [e.text for e in fact.evidence] == ["Hypertension", "Losartan is indicated for hypertension."]


def test_evidence_holds_what_a_bracket_says_again(nlp: Language) -> None:
    (fact,) = of_kind(read(nlp, "Losartan is used for high blood pressure (hypertension)."), "indication")
    assert [s.text for s in fact.evidence[0].spans if s.role == "condition"] == ["high blood pressure", "hypertension"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Sertraline blocks the zorvin carrier protein (ZCP1).", ["zorvin carrier protein", "ZCP1"]),
        ("Sertraline blocks the zorvin carrier protein (see below).", ["zorvin carrier protein"]),
    ],
)
def test_evidence_holds_the_short_form_of_a_target(nlp: Language, text: str, targets: list[str]) -> None:
    (fact,) = of_kind(read(nlp, text), "mechanism")
    assert [s.text for s in fact.evidence[0].spans if s.role == "target"] == targets


def test_span_outside_its_evidence_is_where_the_drug_is_named(nlp: Language) -> None:
    text = "Side effects of sertraline\n\n- nausea\n"
    (fact,) = read(nlp, text).facts
    (drug,) = [s for s in fact.evidence[0].spans if s.role == "drug"]
    assert (drug.start, drug.text) == (text.index("sertraline"), "sertraline")


def test_roles_of_every_kind_are_those_of_the_contract(nlp: Language) -> None:
    text = (
        "Sertraline inhibits serotonin reuptake. The FDA approved sertraline for depression. "
        "Sertraline is used for anxiety. Sertraline causes nausea."
    )
    roles = {
        f.kind: {s.role for s in f.evidence[0].spans}
        for f in read(nlp, text).facts
        if not f.evidence[0].rule.startswith("approval") or f.kind == "approval"
    }
    assert roles == {
        "mechanism": {"drug", "action", "target", "cue"},
        "approval": {"drug", "agency", "use", "cue"},
        "indication": {"drug", "condition", "cue"},
        "side_effect": {"drug", "effect", "cue"},
    }


def test_what_was_read_of_a_text_is_freed_at_once(nlp: Language) -> None:
    """Nothing waits in circles for the collector, which a long run would pay for in seconds and memory."""
    text = "Sertraline is approved by the FDA for gout. It may cause nausea. Side effects:\n\n- rash\n- cough\n"
    doc, facts = nlp(text), nlp.get_pipe("drugfacts_facts")
    assert isinstance(facts, Facts)
    gather(doc, facts.lexicon, facts.table)
    gc.collect()
    gc.disable()
    try:
        gather(doc, facts.lexicon, facts.table)
        assert gc.collect() == 0
    finally:
        gc.enable()
