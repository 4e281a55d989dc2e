"""Matching and look-up in the shipped tables."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon import Kind, Lexicon, lexicon

LEXICON = Lexicon.load()


def found(text: str, kind: Kind) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.senses[0].entry.name) for m in LEXICON.find(text) if m.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ketamine hydrochloride is given.", [("Ketamine hydrochloride", "ketamine")]),
        ("Spravato (esketamine)", [("Spravato", "esketamine"), ("esketamine", "esketamine")]),
        ("posaconazole-induced harm", [("posaconazole", "posaconazole")]),
        ("Lipitor\u2019s makers", [("Lipitor", "atorvastatin")]),
        ("salbutamol or albuterol", [("salbutamol", "albuterol"), ("albuterol", "albuterol")]),
        ("paracetamol", [("paracetamol", "acetaminophen")]),
        ("LSD and lsd", [("LSD", "LSD"), ("lsd", "LSD")]),
        ("ketamines", []),
        ("water, sugar, alcohol, dopamine and glucose", []),
        ("it was all in the balance today", []),
    ],
)
def test_find_drugs(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, Kind.DRUG) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an upset stomach", ["upset stomach"]),
        ("diarrhoea, haemorrhage", ["diarrhoea", "haemorrhage"]),
        ("QT\nprolongation", ["QT\nprolongation"]),
        ("pins\n\nand needles", []),
        ("treatment-resistant depression", ["treatment-resistant depression"]),
        ("raised liver enzymes", ["raised liver enzymes"]),
        ("methaemoglobinaemia and angio-oedema", ["methaemoglobinaemia", "angio-oedema"]),
        ("I put on weight and felt sick", ["put on weight", "felt sick"]),
        ("all was well in that position", []),
    ],
)
def test_find_conditions(text: str, expected: list[str]) -> None:
    assert [surface for surface, _ in found(text, Kind.CONDITION)] == expected


@pytest.mark.parametrize(
    ("term", "name", "action", "target"),
    [
        ("SSRIs", "SSRI", "inhibits", "serotonin reuptake"),
        ("ACE inhibitors", "ACE inhibitor", "inhibits", "ACE"),
        ("\u03b2-blockers", "beta blocker", "inhibits", "beta-adrenergic receptor"),
        ("glucagon-like peptide-1 receptor agonist", "GLP-1 receptor agonist", "activates", "GLP-1 receptor"),
        ("bisphosphonates", "bisphosphonate", None, None),
    ],
)
def test_lookup_class(term: str, name: str, action: str | None, target: str | None) -> None:
    (sense,) = LEXICON.lookup(term, Kind.DRUG_CLASS)
    assert (sense.entry.name, sense.entry.action, sense.entry.target) == (name, action, target)


def test_lookup_class_plural_role() -> None:
    assert LEXICON.lookup("statins", Kind.DRUG_CLASS)[0].role == "plural"


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("NMDA receptors", "NMDA receptor"),
        ("N-methyl-D-aspartate receptor", "NMDA receptor"),
        ("\u03bc-opioid receptors", "mu-opioid receptor"),
        ("5HT2A receptor", "5-HT2A receptor"),
        ("COX2", "COX-2"),
        ("factor Xa", "factor Xa"),
    ],
)
def test_lookup_target(term: str, name: str) -> None:
    assert LEXICON.lookup(term, Kind.TARGET)[0].entry.name == name


def test_lookup_agency_needs_capitals() -> None:
    assert [s.entry.name for s in LEXICON.lookup("WHO", Kind.AGENCY)] == ["WHO"]
    assert not LEXICON.lookup("who", Kind.AGENCY)
    assert LEXICON.lookup("European Commission")[0].entry.name == "EC"


def test_lookup_combination_gives_all_ingredients() -> None:
    assert [(s.entry.name, s.role) for s in LEXICON.lookup("Augmentin", Kind.DRUG)] == [
        ("amoxicillin", "brand"),
        ("clavulanic acid", "brand"),
    ]


def test_lookup_of_nothing() -> None:
    assert LEXICON.lookup("") == LEXICON.lookup("-") == ()
    assert LEXICON.find("") == []


def test_identifiers_are_right() -> None:
    entry = LEXICON.entry("drug:ketamine")
    assert entry is not None
    assert {"drugbank:DB01221", "mesh:D007649", "unii:690G0D6V8H"} <= set(entry.identifiers)


PIECES = ["ketamine", "Beta-blockers", "\u0130", "na\u00fcsea", "\U0001f48a", " ", "-", "(", "QT\u2011prolongation"]


@given(st.lists(st.sampled_from(PIECES)))
def test_find_matches_are_in_order_and_whole_words(parts: list[str]) -> None:
    text = "".join(parts)
    matches = LEXICON.find(text)
    assert matches == sorted(matches, key=lambda m: (m.start, m.end))
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        assert len({s.entry.kind for s in match.senses}) == 1
        assert match.start == 0 or not text[match.start - 1].isalnum()
        assert match.end == len(text) or not text[match.end].isalnum()
    for one, two in pairwise(matches):
        assert one.kind is not two.kind or one.end <= two.start


class _Anything(frozenset[str]):
    def __contains__(self, item: object) -> bool:
        return True


class _Everywhere(dict[str, frozenset[str]]):
    """Terms may begin with any word, and go on with anything: every place is searched."""

    def __missing__(self, word: str) -> frozenset[str]:
        return _Anything([""])


WORDS = (
    "the of in vitamin K C acid NMDA receptor Parkinson's type-2 type 2 diabetes , (AIDS) nausea/vomiting 5-HT".split()
)


@pytest.mark.skipif(
    not lexicon.__file__.endswith(".py"), reason="compiled, it asks no set of another class: make plain"
)
@given(st.lists(st.sampled_from(WORDS)))
def test_find_passes_over_places_without_terms_only(words: list[str]) -> None:
    searched = Lexicon.load()
    searched._starts = _Everywhere()  # type: ignore[assignment]
    assert LEXICON.find(" ".join(words)) == searched.find(" ".join(words))


def own(tmp_path: Path, content: str, name: str = "own.tsv") -> Lexicon:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return Lexicon.load([path])


def test_own_terms_override(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "# ours\nblue pill\tdrug\tSildenafil\tx:1;y:2\nketamine\tdrug\tmy ketamine\n")
    text = "The blue pill and ketamine for pain"
    assert [(text[m.start : m.end], m.senses[0].entry.name) for m in lexicon.find(text)] == [
        ("blue pill", "sildenafil"),
        ("pill", "tablet"),
        ("ketamine", "my ketamine"),
        ("pain", "pain"),
    ]
    assert lexicon.lookup("blue pill")[0].entry.identifiers == ("x:1", "y:2")
    assert lexicon.version != LEXICON.version


def test_own_terms_override_the_entry_wherever_it_is_named(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "blue pill\tdrug\tsildenafil\tx:1\n")
    assert {lexicon.lookup(t)[0].entry for t in ("blue pill", "Viagra", "sildenafil")} == {
        lexicon.entry("drug:sildenafil")
    }
    assert [e.identifiers for e in lexicon.entries() if e.key == "drug:sildenafil"] == [("x:1",)]


def test_own_terms_without_identifiers_keep_those_of_the_name(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "zz-mol\tdrug\tParacetamol\nzz-ache\tcondition\theadache\n")
    for term, name in (("zz mol", "paracetamol"), ("zz ache", "headache")):
        entry, known = lexicon.lookup(term)[0].entry, LEXICON.lookup(name)[0].entry
        assert (entry.key, entry.name, entry.identifiers) == (known.key, name, known.identifiers)
        assert known.identifiers


def test_own_terms_may_begin_with_a_common_word(tmp_path: Path) -> None:
    assert not LEXICON.find("It is above normal ZZ.")
    (match,) = own(tmp_path, "above-normal zz\tcondition\n").find("It is above normal ZZ.")
    assert (match.start, match.end) == (6, 21)


def test_own_terms_yaml_and_later_file_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("- {term: zz-1, kind: drug, name: one, ids: ['a:1']}\n", encoding="utf-8")
    second.write_text("- {term: zz-1, kind: drug, name: two}\n", encoding="utf-8")
    assert Lexicon.load([first, second]).lookup("ZZ 1")[0].entry.name == "two"
    assert Lexicon.load([second, first]).lookup("ZZ 1")[0].entry.identifiers == ("a:1",)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tsv", "# ours\nx\tnonsense\tx\n", "a.tsv:2: unknown kind"),
        ("a.tsv", "term\tkind\n\tdrug\tx\n", "a.tsv:2: no term"),
        ("a.tsv", "x\tdrug\tx\t10028813\n", "a.tsv:1: '10028813' is no identifier"),
        ("a.tsv", "x\tdrug\tx; y\n", "a.tsv:1: a semicolon"),
        ("a.tsv", "x y\n", "a.tsv:1: unknown kind"),
        ("a.yaml", "- {term: x, kind: drug}\n- [\n", "a.yaml:3: not YAML"),
        ("a.yaml", "- {term: x, kind: drug}\n\n- {term: x, kind: y}", "a.yaml:3: unknown kind"),
        ("a.yaml", "- {term: x, kin: drug}", "a.yaml:1: own terms are mappings"),
        ("a.yaml", "a: b", "a.yaml:1: own terms are a list of mappings"),
    ],
)
def test_own_terms_errors_name_the_place(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(DrugfactsError, match=re.escape(message)) as raised:
        own(tmp_path, content, name)
    assert "\n" not in str(raised.value)


def test_own_terms_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(b"x\tdrug\n\xe9\tdrug\n")
    with pytest.raises(DrugfactsError, match=r"a\.tsv:2: own terms are not in UTF-8"):
        Lexicon.load([path])


def test_own_terms_of_an_empty_file_change_nothing_but_the_version(tmp_path: Path) -> None:
    assert own(tmp_path, "").find("ketamine") == LEXICON.find("ketamine")
    assert own(tmp_path, "", "own.yaml").find("ketamine") == LEXICON.find("ketamine")


def test_missing_files_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(DrugfactsError, match="own terms cannot be read"):
        Lexicon.load([tmp_path / "none.tsv"])
    with pytest.raises(DrugfactsError, match="drugfacts lexicon build"):
        Lexicon.load(tables=tmp_path)
