"""Mentions of whole texts: abbreviations, context, brands, overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.mentions.abbreviations import Definition, tie
from drugfacts.mentions.document import document_name, drug_data
from drugfacts.mentions.mention import Mention, longest, unlisted
from drugfacts.mentions.recognise import recognise

from .fakes import mentions_in


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load()


def surfaces(text, lexicon, *kinds, **more):
    return [text[m.start : m.end] for m in recognise(text, lexicon, **more) if m.kind in (kinds or (Kind.DRUG,))]


def definition(text, short, long_):
    at = text.index(f"({short}") + 1
    return Definition(short, at, at + len(short), text.index(long_), text.index(long_) + len(long_))


def test_short_form_takes_the_drug_at_the_end_of_its_long_form():
    text = "low-dose naltrexone (LDN) helps. LDN-treated people slept."
    found = tie(text, mentions_in(text, ["naltrexone"]), [definition(text, "LDN", "low-dose naltrexone")])

    assert [(text[m.start : m.end], m.key) for m in found] == [
        ("naltrexone", "drug:naltrexone"),
        ("LDN", "drug:naltrexone"),
        ("LDN", "drug:naltrexone"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ifosfamide (IFX, 5 g) and IFX", ["ifosfamide", "IFX", "IFX"]),  # letters that the name has not
        ("phencyclidine (PCP); PCP", ["phencyclidine", "PCP", "PCP"]),
        ("ethinyl estradiol with cyproterone (EE/CPR): EE", ["ethinyl estradiol", "cyproterone", "EE", "CPR", "EE"]),
        ("sorafenib (BAY 43-9006, oral): BAY 43-9006", ["sorafenib", "BAY 43-9006", "BAY 43-9006"]),
        ("ketamine (NCT0123456): NCT0123456", ["ketamine"]),
        ("ketamine (US) and US firms", ["ketamine"]),
        ("a (study of) ketamine (Table 2)", ["ketamine"]),
    ],
)
def test_short_form_beside_a_drug(text, expected, lexicon):
    assert surfaces(text, lexicon) == expected


def test_short_form_of_a_salt_is_the_drug(lexicon):
    text = "pregnenolone sulphate (PREGS) helped; PREGS"
    found = recognise(text, lexicon, [definition(text, "PREGS", "pregnenolone sulphate")])

    assert [m.key for m in found if m.kind is Kind.DRUG] == ["drug:pregnenolone"] * 3


def test_short_form_in_lower_case_is_the_beginning_of_the_name(lexicon):
    text = "dexamethasone (dex) and dex-treated rats"

    assert surfaces(text, lexicon, definitions=[definition(text, "dex", "dexamethasone")]) == [
        "dexamethasone",
        "dex",
        "dex",
    ]


def test_known_abbreviation_keeps_its_meaning_where_its_long_form_is_only_spelt_in_a_new_way(lexicon):
    text = "metotrexat (MTX) is taken. MTX helps."

    assert surfaces(text, lexicon, definitions=[definition(text, "MTX", "metotrexat")]) == ["MTX", "MTX"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LY274614 and SCH 23390 were injected.", ["LY274614", "SCH 23390"]),
        ("in RO 2019, PD 4, version MK-1.801 of Sch 23390", []),
    ],
)
def test_codes_of_drugs_under_study(text, expected, lexicon):
    assert surfaces(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zorvyl gruthiolate (ZCM) was given: ZCM 5 mg/kg.", ["zorvyl gruthiolate", "ZCM", "ZCM"]),
        ("zorvyl gruthiolate (ZCM) was measured: ZCM 5 mg/dl.", []),
        ("high-fat chow (HFC) was given: HFC-treated rats.", []),
    ],
)
def test_abbreviated_chemical_is_a_drug_where_it_is_given(text, expected, lexicon):
    short = text[text.index("(") + 1 : text.index(")")]
    found = surfaces(text, lexicon, definitions=[definition(text, short, text[: text.index(" (")])])

    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serum erythropoietin (EPO) levels rose. EPO levels fell.", []),
        ("Treated with erythropoietin (EPO) for weeks.", ["erythropoietin", "EPO"]),
    ],
)
def test_abbreviation_of_a_substance_of_the_body_is_judged_like_it(text, expected, lexicon):
    assert surfaces(text, lexicon, definitions=[definition(text, "EPO", "erythropoietin")]) == expected


def test_known_abbreviation_that_means_something_else_here_is_dropped():
    text = "pulmonary arterial hypertension (PAH) is rare; PAH kills"
    found = tie(text, mentions_in(text, ["PAH"]), [definition(text, "PAH", "pulmonary arterial hypertension")])

    assert found == []


def test_long_form_that_only_begins_with_a_drug_gives_it_no_meaning():
    text = "posaconazole-induced pseudohyperaldosteronism (PIPH) is rare. PIPH resolved."
    long_ = "posaconazole-induced pseudohyperaldosteronism"
    found = tie(text, mentions_in(text, ["posaconazole"]), [definition(text, "PIPH", long_)])

    assert [text[m.start : m.end] for m in found] == ["posaconazole"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Low calcium can be dangerous.", []),
        ("Take calcium tablets at night.", ["calcium"]),
        ("It raises serotonin and dopamine levels.", []),
        ("Vitamin K is given to reverse it.", ["Vitamin K"]),
        ("Potassium was replaced.", ["Potassium"]),
        ("Her potassium was 5.6 mmol/L.", []),
        ("It prompts the pancreas to release insulin.", []),
        ("It may be combined with insulin or glipizide.", ["insulin", "glipizide"]),
        ("It mimics estrogen and blocks the estrogen receptor.", []),
        ("People with methamphetamine use disorder", []),
        ("an enzyme, lanosterol 14α-demethylase, is inhibited", []),
        ("Avoid alcohol and grapefruit juice.", []),
        ("Doxycycline is a tetracycline antibiotic.", ["Doxycycline"]),
        ("Warfarin is a vitamin K antagonist.", ["Warfarin"]),
        ("Vitamin K will not help.", ["Vitamin K"]),
        ("Insulin + metformin is usual.", ["Insulin", "metformin"]),
        ("It kills methicillin-resistant strains.", []),
        ("Losartan keeps leukocytes from docking with ICAM-1.", ["Losartan"]),
        ("Asparaginase is broken down.", ["Asparaginase"]),
        ("Is progesterone approved in Japan?", ["progesterone"]),
        ("Is melatonin safe for children? Light lowers melatonin.", ["melatonin", "melatonin"]),
        ("An estradiol patch is usual. Estradiol raises the risk.", ["estradiol patch", "Estradiol"]),
        ("Light lowers melatonin. Take melatonin at night.", ["melatonin"]),
    ],
)
def test_context_decides_whether_a_substance_is_a_drug(text, expected, lexicon):
    assert surfaces(text, lexicon) == expected


def test_substance_of_the_title_is_a_drug_everywhere(lexicon):
    text = "Insulin comes in vials. People compare insulin with others. Insulin levels fall."

    assert surfaces(text, lexicon, title="Insulin: types and doses") == ["Insulin", "insulin"]


def test_class_with_its_target_is_longer_than_the_drug_in_it():
    drug = Mention(2, 11, unlisted("vitamin k"), "name")
    group = Mention(2, 22, unlisted("vitamin k antagonist", Kind.DRUG_CLASS), "name")

    assert longest([drug, group]) == [group]


def test_plural_class_beats_the_drug_of_the_same_length():
    drug = Mention(0, 13, unlisted("tetracycline"), "plural")
    group = Mention(0, 13, unlisted("tetracycline", Kind.DRUG_CLASS), "plural")

    assert longest([drug, group]) == [group]


def test_unlisted_class_is_named_by_its_last_word(lexicon):
    text = "It is the first activin signaling inhibitor to be cleared."

    assert surfaces(text, lexicon, Kind.DRUG_CLASS) == ["activin signaling inhibitor"]


def test_class_is_not_their_own(lexicon: Lexicon) -> None:
    assert surfaces("On their own SGLT2 inhibitors are safe.", lexicon, Kind.DRUG_CLASS) == ["SGLT2 inhibitors"]


@pytest.mark.parametrize(
    "kind", ["skin and soft tissue infections", "acute bacterial skin and skin structure infections"]
)
def test_infections_that_labels_name_together_are_one_term(lexicon: Lexicon, kind: str) -> None:
    assert surfaces(f"It is licensed for {kind} in adults.", lexicon, Kind.CONDITION) == [kind]


def test_class_in_the_name_of_an_illness_is_none(lexicon: Lexicon) -> None:
    text = "Neuroleptic malignant syndrome has occurred with every antipsychotic."
    assert surfaces(text, lexicon, Kind.DRUG_CLASS) == ["antipsychotic"]


def test_two_conditions_are_no_term(lexicon: Lexicon) -> None:
    text = "It raises the risk of heart attack or stroke."
    assert surfaces(text, lexicon, Kind.CONDITION) == ["heart attack", "stroke"]


def test_new_names_get_a_key_of_their_own(lexicon):
    text = "Zorvatinib (Zorvexo) is new. Zorvexo helps."
    found = [m for m in recognise(text, lexicon) if m.kind is Kind.DRUG]

    assert [m.key for m in found] == ["drug:zorvatinib"] * 3
    assert [m.role for m in found] == ["name", "brand", "brand"]


@pytest.mark.parametrize("brand", ["accutane", "CHANTIX", "Cipro", "cipro", "trileptal", "zyrtec", "aleve"])
def test_brand_is_its_drug_however_it_is_written(brand, lexicon):
    text = f"i took {brand} for a week"
    found = [m for m in recognise(text, lexicon) if m.kind is Kind.DRUG]

    names = {"isotretinoin", "varenicline", "ciprofloxacin", "oxcarbazepine", "cetirizine", "naproxen"}
    assert [m.role for m in found] == ["brand"]
    assert document_name(text, found) in names


@pytest.mark.parametrize("name", ["paracetamol", "frusemide", "salbutamol", "aspirin"])
def test_generic_name_stays_as_the_text_has_it(name, lexicon):
    text = f"i took {name} for a week"
    assert document_name(text, recognise(text, lexicon)) == name


def test_given_subject_is_a_drug_though_no_list_has_it(lexicon):
    text = "Zorvexo is taken daily."

    assert surfaces(text, lexicon, subject="zorvexo") == ["Zorvexo"]


def test_drug_data_has_what_the_text_says_of_a_drug(lexicon):
    text = "Semaglutide, sold as Ozempic, is a GLP-1 receptor agonist. Semaglutide tablets are taken by mouth."
    data = drug_data(text, recognise(text, lexicon), [(0, 58), (59, len(text))])

    assert data["drug:semaglutide"]["brands"] == ["Ozempic"]
    assert data["drug:semaglutide"]["classes"] == ["GLP-1 receptor agonist"]
    assert data["drug:semaglutide"]["forms"] == ["tablet"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tylenol, or acetaminophen, is paracetamol.", "paracetamol"),  # the preferred name, wherever it stands
        ("Tylenol, or acetaminophen, is a painkiller", "acetaminophen"),
    ],
)
def test_preferred_name_or_else_the_first_generic_one_is_the_name(text, name):
    entry = unlisted("paracetamol")
    found = [
        Mention(0, 7, entry, "brand"),
        Mention(12, 25, entry, "synonym"),
        Mention(30, 41, entry, "name"),
    ]

    assert document_name(text, found if name in text[30:] else found[:2]) == name


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("Zorvamol is fine. Is it? Zorvamol!", "Zorvamol", "zorvamol"),  # a capital that any word would have there
        ("Zorvex is fine.", "Zorvex", "known"),  # no ending of a generic name
        ("Take Zorvamol.", "Zorvamol", "known"),  # a capital of its own: a brand
        ("It is N-zorvylcysteine.", "N-zorvylcysteine", "n-zorvylcysteine"),
        ("Zorvovir is fine.", "Zorvovir", "zorvovir"),  # the ending of a non-proprietary name
        ("Knoun is fine.", "Knoun", "knoun"),  # another spelling of the name
        ("ZORVAMOL is fine.", "ZORVAMOL", "zorvamol"),  # a heading, or a name that is shouted
        ("ZVL is fine.", "ZVL", "known"),
    ],
)
def test_name_of_a_drug_by_a_synonym_that_is_never_in_lower_case(text, surface, name):
    found = [Mention(m.start, m.end, unlisted("known"), "synonym") for m in mentions_in(text, [surface])]

    assert document_name(text, found) == name


@pytest.mark.parametrize("piece", ["ketamine, ", "ketamine (Zorbo, Barbo) and ", "(", "Foo Bar, ", "a-b-", "A"])
def test_long_repetitions_end(piece, lexicon):
    text = piece * 2000

    assert all(m.end <= len(text) for m in recognise(text, lexicon))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["Ketamine", "(Spravato)", "İß", "\n\n", "μ-opioid", "LDN", "it’s", "\U000f0000", "-"]))
)
def test_offsets_and_order_hold_for_any_text(pieces):
    text = " ".join(pieces)
    found = recognise(text, Lexicon.load())

    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert [(m.start, m.end) for m in found] == sorted((m.start, m.end) for m in found)
    drugs = [m for m in found if m.kind in (Kind.DRUG, Kind.DRUG_CLASS)]
    places = sorted({(m.start, m.end) for m in drugs})
    assert all(a[1] <= b[0] for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Spironolactone is old. Most people on spiro pee more.", ["drug:spironolactone"] * 2),
        ("Doxycycline burns. Doxy does.", ["drug:doxycycline"] * 2),
        ("Metronidazole is sold in the metro.", ["drug:metronidazole"]),
        ("Prednisone or prednisolone: pred for short.", ["drug:prednisone", "drug:prednisolone"]),
    ],
)
def test_name_cut_short_is_that_of_the_one_drug_that_it_begins(text: str, keys: list[str], lexicon: Lexicon) -> None:
    assert [m.key for m in recognise(text, lexicon) if m.kind is Kind.DRUG] == keys
