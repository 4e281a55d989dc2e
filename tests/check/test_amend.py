from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

import drugfacts
from drugfacts.check import Expected, compare
from drugfacts.check.amend import Changes, amend
from drugfacts.check.update import begun, updated
from drugfacts.readers import SourceText

from .building import build

RASH = {"kind": "side_effect", "drug": "a", "effect": "rash"}

TEXT = """\
# Who wrote this.
drugs:
- {name: a,  aliases: []}   # the subject
- name: b
  classes: [x]

# Uses
facts:
  - {kind: indication, drug: a, condition: pain}  # seen twice
  # Effects
  - kind: side_effect
    drug: a   # not b
    effect: nausea
  # The last one
  - {kind: side_effect, drug: a, effect: cough, frequency: rare}
# The end
"""


def changes(
    *,
    drugs: Sequence[int] = (),
    facts: Sequence[int] = (),
    fields: dict[int, dict[str, Any]] | None = None,
    add: Sequence[dict[str, Any]] = (),
    add_drugs: Sequence[dict[str, Any]] = (),
) -> Changes:
    return Changes(
        {"drugs": set(drugs), "facts": set(facts)}, fields or {}, {"drugs": list(add_drugs), "facts": list(add)}
    )


@pytest.mark.parametrize(
    ("done", "old", "new"),
    [
        (changes(), "", ""),
        (changes(facts=[0]), "  - {kind: indication, drug: a, condition: pain}  # seen twice\n", ""),
        (changes(facts=[1]), "  - kind: side_effect\n    drug: a   # not b\n    effect: nausea\n", ""),
        (changes(drugs=[1]), "- name: b\n  classes: [x]\n", ""),
        (changes(fields={2: {"frequency": "common"}}), "frequency: rare", "frequency: common"),
        (changes(fields={2: {"frequency": None}}), "frequency: rare", "frequency: null"),
        (changes(fields={2: {"serious": True}}), "frequency: rare}", "frequency: rare, serious: true}"),
        (changes(fields={1: {"serious": True}}), "effect: nausea\n", "effect: nausea\n    serious: true\n"),
        (
            changes(add=[RASH]),
            "frequency: rare}\n",
            "frequency: rare}\n  - {kind: side_effect, drug: a, effect: rash}\n",
        ),
        (
            changes(facts=[2], add=[RASH]),
            "  - {kind: side_effect, drug: a, effect: cough, frequency: rare}\n",
            "  - {kind: side_effect, drug: a, effect: rash}\n",
        ),
        (
            changes(add=[{"kind": "indication", "drug": "a", "condition": "the flu: a"}]),
            "# seen twice\n",
            "# seen twice\n  - {kind: indication, drug: a, condition: 'the flu: a'}\n",
        ),
        (changes(add_drugs=[{"name": "no"}]), "  classes: [x]\n", "  classes: [x]\n- {name: 'no'}\n"),
    ],
)
def test_amend_touches_nothing_else(done: Changes, old: str, new: str) -> None:
    assert TEXT.count(old) == 1 or not old
    amended = amend(TEXT, done)
    assert amended == TEXT.replace(old, new) if old else amended == TEXT
    yaml.safe_load(amended)


@pytest.mark.parametrize(
    ("text", "done", "amended"),
    [
        ("", changes(add=[RASH]), "facts:\n  - {kind: side_effect, drug: a, effect: rash}\n"),
        ("# mine", changes(add_drugs=[{"name": "a"}]), "# mine\ndrugs:\n  - {name: a}\n"),
        ("drugs:\nfacts:\n", changes(add_drugs=[{"name": "a"}]), "drugs:\n  - {name: a}\nfacts:\n"),
        ("drugs: []  # x\n", changes(add_drugs=[{"name": "a"}]), "drugs:\n  - {name: a}  # x\n"),
        ("drugs: null\n", changes(add_drugs=[{"name": "a"}]), "drugs:\n  - {name: a}\n"),
        ("drugs: [{name: a}, {name: b}]\n", changes(drugs=[0]), "drugs: [{name: b}]\n"),
        ("drugs: [{name: a}]", changes(drugs=[0], add_drugs=[{"name": "b"}]), "drugs: [{name: b}]\n"),
        ("facts: [{kind: x, year:}]", changes(fields={0: {"year": 1}}), "facts: [{kind: x, year: 1}]\n"),
        ("facts:\n  - kind: x\n    year:\n", changes(fields={0: {"year": 1}}), "facts:\n  - kind: x\n    year: 1\n"),
        ("facts:\n- kind: x", changes(facts=[0]), "facts:\n"),
    ],
)
def test_amend_layouts(text: str, done: Changes, amended: str) -> None:
    assert amend(text, done) == amended


def test_amend_refuses_what_it_cannot_take_apart() -> None:
    with pytest.raises(ValueError, match="one pair of braces"):
        amend("{drugs: [{name: a}]}", changes(drugs=[0]))


def test_updated_keeps_what_is_no_error_and_never_adds_what_is_forbidden() -> None:
    text = (
        "drugs: [{name: ketamine, aliases: [K]}]\nfacts:\n"
        "  - {kind: side_effect, drug: ketamine, effect: rash, optional: true}\n"
        "  - {kind: mechanism, drug: ketamine, action: inhibits, target: receptors}  # which?\n"
        "forbid:\n  - {kind: indication}\n"
    )
    found = build(
        {
            "drugs": ["ketamine"],
            "facts": [
                {"kind": "indication", "drug": "ketamine", "term": "pain"},
                {"kind": "mechanism", "drug": "ketamine", "action": "binds", "term": "receptors"},
                {"kind": "side_effect", "drug": "k", "term": "nausea", "serious": True},
            ],
        }
    )
    amended = updated(text, Expected.model_validate(yaml.safe_load(text)), found)
    wanted = text.replace("inhibits", "binds").replace(
        "optional: true}\n",
        "optional: true}\n  - {kind: side_effect, drug: ketamine, effect: nausea, serious: true, quote: said}\n",
    )
    assert amended == wanted


@pytest.mark.corpus
def test_updated_corpus_is_as_expected(nlp: Language, corpus: Path) -> None:
    """Every one of our own files can be amended, and is then as expected; a second time changes nothing."""
    paths = sorted(corpus.glob("*.yaml"))[::4]
    sources = [SourceText(path.stem, path.with_suffix(".txt").read_bytes().decode("utf-8")) for path in paths]
    for path, document in zip(paths, drugfacts.pipe(sources, nlp=nlp), strict=True):
        text = path.read_text(encoding="utf-8")
        amended = updated(text, Expected.model_validate(yaml.safe_load(text)), document)
        expected = Expected.model_validate(yaml.safe_load(amended))
        comparison = compare(expected, document)
        assert (comparison.differences, comparison.changes) == ([], [])
        assert updated(amended, expected, document) == amended
        new = compare(Expected.model_validate(yaml.safe_load(begun(document, "x.txt"))), document)
        assert (new.differences, new.changes) == ([], [])
