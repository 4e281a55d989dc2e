"""The hand-written lists are sound, and the same lists give the same tables."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon import Kind, Lexicon, store
from drugfacts.lexicon.build import DATA, build
from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.lexicon import TABLES
from drugfacts.lexicon.supplements import add_last, alternatives, concept_of, entries_of, read_file

ENTRIES = [(kind, group, entry) for kind, group, entry in entries_of(DATA)]
CONCEPTS = [(group, concept_of(kind, e)) for kind, group, e in ENTRIES if not (isinstance(e, dict) and "of" in e)]
ACTIONS = {"inhibits", "activates", "binds", "modulates", None}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The tables as they are built, which takes seconds, and their version."""
    folder = tmp_path_factory.mktemp("built")
    return folder, build(folder)


@pytest.fixture
def tables(built: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the built tables, to do things to."""
    return Path(shutil.copytree(built[0], tmp_path / "tables"))


def test_built_tables_can_be_read(tables: Path) -> None:
    lexicon = Lexicon.load(tables=tables)
    assert lexicon.lookup("Spravato")[0].entry.key == "drug:esketamine"


def test_shipped_tables_hold_every_hand_written_entry() -> None:
    lexicon = Lexicon.load()
    dead = [(g, c.name) for g, c in CONCEPTS if not lexicon.lookup(c.name, c.kind)]
    assert not dead


def test_version_is_the_hash_of_the_shipped_files() -> None:
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", Lexicon.load().version)
    assert json.loads((TABLES / "manifest.json").read_text(encoding="utf-8"))["version"] == Lexicon.load().version


def test_tables_of_another_format_are_refused_with_what_to_do(tables: Path) -> None:
    manifest = tables / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"format": 3', '"format": 2'), encoding="utf-8")
    with pytest.raises(DrugfactsError, match=r"format 2, not 3\): reinstall drugfacts or run"):
        Lexicon.load(tables=tables)


@pytest.mark.parametrize("content", [None, b"", b"12345"])
def test_tables_that_are_not_whole_are_refused(tables: Path, content: bytes | None) -> None:
    (tables / "senses.bin").unlink()
    if content is not None:
        (tables / "senses.bin").write_bytes(content)
    with pytest.raises(DrugfactsError, match="the lexicon cannot be read"):
        Lexicon.load(tables=tables)


def test_tables_may_be_written_anew_while_they_are_in_use_and_are_the_same(
    built: tuple[Path, str], tables: Path
) -> None:
    lexicon = Lexicon.load(tables=tables)
    folder, version = built
    before = {file.name: file.stat().st_ino for file in tables.iterdir()}
    assert build(tables) == version
    assert lexicon.lookup("Spravato")[0].entry.key == "drug:esketamine"
    for file in folder.iterdir():
        assert file.read_bytes() == (tables / file.name).read_bytes()
        assert (tables / file.name).stat().st_ino != before[file.name]


def test_shipped_lines_are_those_of_the_shipped_entries() -> None:
    lines = (TABLES / "entries.tsv").read_bytes().splitlines()
    assert list(store.read(TABLES).lines) == lines


def test_shipped_tables_hold_no_list_of_words_of_others() -> None:
    manifest = json.loads((TABLES / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(manifest) == ["entries", "format", "limit", "terms", "version"]


def test_groups_have_unique_ids_and_say_what_belongs_in_them() -> None:
    groups = [g for path in sorted(DATA.glob("*.yaml")) for g in read_file(path)["groups"]]
    ids = [g["id"] for g in groups]
    assert len(ids) == len(set(ids))
    assert all(len(g["about"]) > 5 for g in groups)


def test_hand_written_names_are_unique_by_kind() -> None:
    # Groups with `each` make names by rule, which may well be those of a fuller entry elsewhere: the two are merged.
    by_rule = {g["id"] for path in DATA.glob("*.yaml") for g in read_file(path)["groups"] if "each" in g}
    seen: set[tuple[Kind, str]] = set()
    twice = []
    for group, concept in ((g, c) for g, c in CONCEPTS if g not in by_rule):
        name = (concept.kind, concept.name.lower())
        if name in seen:
            twice.append((group, concept.name))
        seen.add(name)
    assert not twice


def test_hand_written_entries_are_sound() -> None:
    for group, concept in CONCEPTS:
        where = f"{group}: {concept.name}"
        assert concept.action in ACTIONS, where
        assert (concept.action is None) == (concept.target is None), where
        assert all(re.fullmatch(r"[A-Za-z]+:[A-Za-z0-9_]+", i) for i in concept.identifiers), where
        assert not any(re.search(r"[|{}]|: | ids", f.text) for f in concept.forms), where


def test_lists_that_go_last_type_no_identifiers() -> None:
    """There the published entries stand already, and none is looked for by its number."""
    typed = [(group, entry) for _, group, entry in entries_of(DATA, last=True) if isinstance(entry, dict)]
    assert [where for where, entry in typed if "ids" in entry] == []


def test_alternatives_multiply() -> None:
    assert alternatives("{low,poor} {mood,sleep}") == ("low mood", "low sleep", "poor mood", "poor sleep")


@pytest.mark.parametrize("content", ["a: b", "kind: drug\nabout: x\ngroups: [{id: a}]", "{"])
def test_read_file_refuses_other_shapes(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DrugfactsError, match=r"x\.yaml"):
        read_file(path)


def _condition(name: str, *synonyms: str, ids: tuple[str, ...] = ()) -> Concept:
    return Concept(Kind.CONDITION, name, tuple(Form(s, "synonym") for s in synonyms), ids, merge_synonyms=True)


def test_catalog_merges_by_name_and_takes_the_surest_identifier() -> None:
    catalog = Catalog()
    catalog.add(_condition("nausea", "feeling sick"))
    catalog.trusted = False
    catalog.add(_condition("Motion nausea", "nausea", ids=("x:2",)))
    key = catalog.add(_condition("Nausea", ids=("x:1",)))
    assert key == "condition:nausea"
    assert [e.identifiers for e in catalog.compiled()[0] if e.key == key] == [("x:1",)]


def test_hand_written_entry_is_the_published_one_whose_identifier_it_was_given() -> None:
    """Another list that has it under the formal name adds to it too; the formal name's other numbers stay away."""
    catalog = Catalog()
    catalog.add(_condition("dry mouth", ids=("x:1",)))
    catalog.trusted = False
    catalog.add(_condition("Xerostomia", "aptyalism", ids=("x:1",)))
    catalog.add(_condition("Xerostomia", ids=("y:1",)))
    catalog.add(_condition("Dry eye", ids=("x:2",)))
    assert [(e.name, e.identifiers) for e in catalog.compiled()[0]] == [
        ("Dry eye", ("x:2",)),
        ("dry mouth", ("x:1", "y:1")),
    ]
    assert catalog.owner(Kind.CONDITION, "aptyalism") == "condition:dry mouth"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("black stools", "pale stools"),
        ("diabetes", "diabetes insipidus"),
        ("heart surgery", "cataract surgery"),
        ("nosebleed", "gum bleeding"),
    ],
)
def test_different_conditions_have_no_identifier_in_common(one: str, other: str) -> None:
    lexicon = Lexicon.load()
    first, second = (lexicon.lookup(t, Kind.CONDITION)[0].entry for t in (one, other))
    assert first.name != second.name
    assert set(first.identifiers).isdisjoint(second.identifiers)


@pytest.mark.parametrize(
    ("lay", "formal", "identifier"),
    [
        ("dry mouth", "xerostomia", "mesh:D014987"),
        ("hot flush", "hot flashes", "mesh:D019584"),
        ("hair loss", "alopecia", "mesh:D000505"),
        ("ringing in the ears", "tinnitus", "mesh:D014012"),
        ("flu", "influenza", "mesh:D007251"),
    ],
)
def test_lay_and_formal_name_give_the_same_identifier(lay: str, formal: str, identifier: str) -> None:
    lexicon = Lexicon.load()
    entries = {lexicon.lookup(t, Kind.CONDITION)[0].entry for t in (lay, formal)}
    assert len(entries) == 1
    assert identifier in entries.pop().identifiers


def test_catalog_keeps_apart_what_only_shares_a_synonym() -> None:
    catalog = Catalog()
    catalog.add(_condition("pain", "ache", ids=("x:1",)))
    key = catalog.add(_condition("ache", ids=("y:1",)))
    assert key == "condition:ache"
    assert catalog.owner(Kind.CONDITION, "ache") == "condition:ache"


def test_catalog_rejects_common_words_of_published_lists_only() -> None:
    catalog = Catalog(lambda kind, term: term == "position")
    catalog.trusted = False
    catalog.add(_condition("position"))
    assert catalog.owner(Kind.CONDITION, "position") is None
    catalog.trusted = True
    catalog.add(_condition("position"))
    assert catalog.owner(Kind.CONDITION, "position") is not None


def test_catalog_blocks_variants() -> None:
    catalog = Catalog()
    catalog.block(Kind.CONDITION, ["falls"])
    catalog.add(_condition("fall"))
    assert "falls" not in catalog.compiled()[1]


def test_what_goes_last_fills_gaps_and_takes_no_term(tmp_path: Path) -> None:
    """It adds to the entry that knows its first name, under any name, and yields where another entry has the term."""
    (tmp_path / "x.yaml").write_text(
        "kind: condition\nlast: true\nabout: x\ngroups: [{id: a, about: b, entries: "
        "['sickness | {stomach,travel} ache', wobbles | the wobbles]}]",
        encoding="utf-8",
    )
    catalog = Catalog()
    catalog.trusted = False
    catalog.add(_condition("nausea", "sickness"))
    catalog.add(_condition("pain", "stomach aches"))
    catalog.trusted = True
    add_last(catalog, tmp_path)
    owners = {
        t: catalog.owner(Kind.CONDITION, t) for t in ("travel ache", "stomach aches", "stomach ache", "the wobbles")
    }
    assert owners == {
        "travel ache": "condition:nausea",
        "stomach aches": "condition:pain",
        "stomach ache": "condition:pain",
        "the wobbles": "condition:wobbles",
    }


@pytest.mark.parametrize(
    "word", ["pancreas", "thyroid", "body weight", "strains", "idiopathic", "EMEA", "dress", "aids"]
)
def test_words_of_another_sense_are_no_conditions(word: str) -> None:
    assert not Lexicon.load().lookup(word, Kind.CONDITION)


def test_a_laboratory_finding_has_the_identifiers_of_its_name() -> None:
    lexicon = Lexicon.load()
    for term, name in (
        ("raised potassium", "hyperkalemia"),
        ("low neutrophil counts", "neutropenia"),
        ("drop in sugar", "hypoglycemia"),
    ):
        (sense,) = lexicon.lookup(term, Kind.CONDITION)
        assert sense.entry.name == name
        assert sense.entry.identifiers
