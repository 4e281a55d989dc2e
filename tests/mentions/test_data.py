"""The examples in the data files, and what every list must keep to."""

from __future__ import annotations

from collections import Counter

import pytest

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.mentions import classes, knowledge
from drugfacts.mentions.brands import brand_names
from drugfacts.mentions.chemicals import compounds
from drugfacts.mentions.complaints import complaint_mentions, complaints
from drugfacts.mentions.knowledge import patterns
from drugfacts.mentions.masking import mask
from drugfacts.mentions.mention import in_order, unlisted
from drugfacts.mentions.names import names_by_stem, names_by_wording
from drugfacts.mentions.predicates import expletive, forms
from drugfacts.mentions.recognise import recognise
from drugfacts.mentions.remedies import remedy
from drugfacts.mentions.stretches import stretches

from .fakes import FakeLexicon, mentions_in

FILES = ("brands.yaml", "names.yaml", "context.yaml", "classes.yaml", "anaphora.yaml", "complaints.yaml")


def examples(name, section="patterns"):
    return [
        pytest.param(rule, example, id=f"{rule['id']}-{i}")
        for rule in knowledge.load(name)[section]
        for i, example in enumerate(rule.get("examples", ()))
    ]


@pytest.mark.parametrize(("rule", "example"), examples("brands.yaml"))
def test_brand_example(rule, example):
    text = example["text"]
    found = brand_names(text, mentions_in(text, example["drugs"]), FakeLexicon())

    assert {text[m.start : m.end]: m.entry.name for m in found} == example["gives"]


@pytest.mark.parametrize(("rule", "example"), examples("names.yaml"))
def test_name_example(rule, example):
    text = example["text"]
    known = mentions_in(text, example.get("drugs", ()), example.get("classes", ()))
    found = names_by_wording(text, known, FakeLexicon(unlisted("asthma", Kind.CONDITION)))

    assert sorted({m.entry.name for m in found}) == example["gives"]


@pytest.mark.parametrize(("rule", "example"), examples("chemicals.yaml"))
def test_compound_example(rule, example):
    found = compounds(example["text"], [], FakeLexicon())

    assert sorted({m.entry.name for m in found}) == example["gives"]


@pytest.mark.parametrize(("rule", "example"), examples("classes.yaml"))
def test_class_example(rule, example):
    text = example["text"]
    found = classes.members(text, mentions_in(text, example["drugs"], example["classes"]))

    names = {k.partition(":")[2]: [c.partition(":")[2] for c in v] for k, v in found.items()}
    assert names == {k: [c.lower() for c in v] for k, v in example["gives"].items()}


@pytest.fixture(scope="module")
def masked_texts(corpus):
    texts = [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("**/*.txt"))[::3]]
    return [mask(text, recognise(text, Lexicon.load())).text for text in texts]


CORED = [p for p in (*patterns("brands.yaml", "patterns"), *patterns("names.yaml", "patterns")) if p.core]
CORED += [p for p in patterns("classes.yaml", "patterns") if p.core]


@pytest.mark.parametrize("pattern", CORED, ids=lambda p: p.id)
def test_pattern_matches_as_much_around_its_core_as_anywhere(pattern, masked_texts):
    found = [[match.span() for match in pattern.matches(text)] for text in masked_texts]

    assert found == [[match.span() for match in pattern.regex.finditer(text)] for text in masked_texts]


@pytest.mark.parametrize("complaint", complaints(), ids=lambda c: c.id)
def test_complaint_example(complaint):
    assert [text for text in complaint.examples if not complaint.regex.search(text)] == []
    assert [text for text in complaint.counterexamples if complaint.regex.search(text)] == []


@pytest.mark.parametrize("complaint", complaints(), ids=lambda c: c.id)
def test_complaint_is_looked_for_where_its_example_stands(complaint):
    needed = [{*complaint.needs[0]} & {*stretch.words} for text in complaint.examples for stretch in stretches(text)]

    assert all(needed)
    assert [text for text in complaint.examples if not list(complaint_mentions(f"Well. {text}. Yes.", []))] == []


def test_complaints_stand_where_no_known_condition_does():
    text = "My Legs ACHE, I can’t walk,\nlost my strength."
    found = [text[m.start : m.end] for m in complaint_mentions(text, [])]

    assert sorted(found) == ["Legs ACHE", "can’t walk", "lost my strength"]
    assert [m.kind for m in complaint_mentions(text, [])] == [Kind.CONDITION] * 3
    known = mentions_in(text, ["ACHE"])
    assert len(list(complaint_mentions(text, known))) == 3  # a drug's name is no condition


@pytest.mark.parametrize("rule", knowledge.load("anaphora.yaml")["expletive"], ids=lambda r: r["id"])
def test_expletive_example(rule):
    def rule_of(text):
        low = text.lower()
        place = next(i for i in range(len(low)) if low[i : i + 2] == "it" and not low[i - 1 : i].isalpha())
        return expletive(low, place)

    for text in rule["examples"]["is"]:
        assert rule_of(text) is not None, text
    for text in rule["examples"]["is_not"]:
        assert rule_of(text) is None, text


@pytest.mark.parametrize("rule", knowledge.load("anaphora.yaml")["remedies"], ids=lambda r: r["id"])
def test_remedy_example(rule):
    for text in rule["examples"]["is"]:
        assert remedy(text) == rule["id"], text
    for text in rule["examples"]["is_not"]:
        assert remedy(text) is None, text


@pytest.mark.parametrize("name", ["brands.yaml", "names.yaml", "chemicals.yaml", "classes.yaml"])
def test_every_pattern_has_an_id_of_its_own_and_examples(name):
    rules = knowledge.load(name)["patterns"]

    assert [i for i, n in Counter(r["id"] for r in rules).items() if n > 1] == []
    assert [r["id"] for r in rules if not r.get("examples")] == []


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("brands.yaml", "not_brands"),
        *[("names.yaml", s) for s in ("not_names", "english_endings", "further_english_endings", "meeting")],
        *[("chemicals.yaml", s) for s in ("roles", "body_stems", "ordinary", "not_compounds", "systematic_endings")],
        ("classes.yaml", "class_modifiers"),
        *[("context.yaml", s) for s in ("body_substances", "never", "body_before", "body_after", "taken_after")],
        *[("anaphora.yaml", s) for s in ("persons", "adjectives", "comparison", "contrast", "beside", "not_before")],
    ],
)
def test_no_word_stands_twice_in_a_list(name, section):
    words = [w.strip() for line in knowledge.load(name)[section] for w in str(line).split("|")]

    assert [w for w, n in Counter(words).items() if n > 1] == []


def test_stems_differ_and_stop_words_end_in_one():
    stems = [row["stem"] for row in knowledge.load("names.yaml")["stems"]]

    assert [s for s, n in Counter(stems).items() if n > 1] == []
    dead = [
        word
        for word in knowledge.words("names.yaml", "not_names")
        if not names_by_stem_would_take(word, knowledge.load("names.yaml")["stems"])
    ]
    assert dead == []


def names_by_stem_would_take(word, stems):
    return any(word.endswith(row["stem"]) and len(word) >= row["min"] for row in stems)


@pytest.mark.parametrize("word", sorted(knowledge.words("names.yaml", "not_names")))
def test_stop_word_is_no_name(word):
    assert names_by_stem(f"the {word} was seen", [], FakeLexicon()) == []


def test_verbs_are_inflected():
    assert {"antagonises", "stopped", "taken", "applied"} & forms("drug_passive") >= {"taken", "applied"}
    assert "blocking" in forms("drug_subject")


def test_masked_classes_are_told_from_drugs():
    found = mentions_in("Atenolol is a beta blocker", ["Atenolol"], ["beta blocker"])

    assert [m.kind for m in in_order(found)] == [Kind.DRUG, Kind.DRUG_CLASS]


def test_what_sets_apart_compares_too():
    compares, sets_apart = (knowledge.words("anaphora.yaml", section) for section in ("comparison", "contrast"))

    assert sets_apart <= compares
