"""The hand-written lists hold nothing twice, nothing that is never reached, and nothing that a rule makes anyway.

What looks so and stays on purpose stands under `kept` in its file, with the reason. Of a name with alternatives in
braces all must be needless: single ones are no reason to take the braces apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.lexicon.build import DATA
from drugfacts.lexicon.catalog import NUMBERED, Form
from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.store import CAPITALS
from drugfacts.lexicon.supplements import concept_of, read_file, separate
from drugfacts.lexicon.variants import expand

FILES = [p for p in sorted(DATA.glob("*.yaml")) if read_file(p)["kind"] in {kind.value for kind in Kind}]
FIELDS = ("name", "synonyms", "abbreviations", "brands", "words")


@dataclass(frozen=True)
class Entry:
    """One entry as typed: its name, then each of its other names with all that braces make of it."""

    kind: Kind
    group: str
    by_rule: bool  # of a group with `each`
    names: tuple[tuple[Form, ...], ...]

    @property
    def name(self) -> str:
        return self.names[0][0].text


def entries_in(path: Path) -> Iterator[Entry]:
    data = read_file(path)
    for group in data["groups"]:
        for each in group.get("each", ("",)):
            for entry in (one for line in group["entries"] for one in separate(line, each)):
                if not (isinstance(entry, dict) and "of" in entry):
                    kind = Kind(data["kind"])
                    yield Entry(kind, group["id"], "each" in group, tuple(names_of(kind, entry)))


def names_of(kind: Kind, entry: object) -> Iterator[tuple[Form, ...]]:
    fields: dict[str, Any] = entry if isinstance(entry, dict) else {"name": entry}
    for field in FIELDS:
        for name in (n.strip() for n in str(fields.get(field, "")).split("|") if n.strip()):
            forms = concept_of(kind, {"name": name} if field == "name" else {"name": "-", field: name}).forms
            yield tuple(form for form in forms if form.text != "-")


def kept(path: Path) -> set[str]:
    return {fold_term(str(one["term"])) for one in read_file(path).get("kept", ())}


@cache
def made_of(kind: Kind, forms: tuple[Form, ...]) -> frozenset[tuple[str, int]]:
    """All that the build makes of forms, themselves among them, with how they must be written."""
    made: set[tuple[str, int]] = set()
    for form in forms:
        folded = fold_term(form.text)
        number = kind in NUMBERED and not (form.case == CAPITALS and len(folded) < 3)
        made |= {(variant, form.case) for variant in expand(folded, number=number)}
    return frozenset(made)


def needless(path: Path, entry: Entry, names: list[tuple[Form, ...]]) -> list[str]:
    """Say which names of an entry they are, less those that are kept."""
    stay = kept(path)
    texts = [forms for forms in names if not stay & {fold_term(form.text) for form in forms}]
    return [f"{entry.group}: {forms[0].text!r} of {entry.name!r}" for forms in texts]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_term_is_typed_twice(path: Path) -> None:
    seen: set[str] = set()
    found = []
    first = 1 if read_file(path).get("last") else 0  # there the first name says only which entry is added to
    for entry in (e for e in entries_in(path) if not e.by_rule):
        for forms in entry.names[first:]:
            folded = {fold_term(form.text) for form in forms}
            found += needless(path, entry, [forms]) if folded <= seen else []
            seen |= folded
    assert not found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_term_is_typed_that_a_rule_makes_of_another(path: Path) -> None:
    """Plural, hyphen, spelling, Greek letter, joined number; of two that make each other the first stays."""
    found = []
    for entry in (e for e in entries_in(path) if not e.by_rule):
        for at, forms in enumerate(entry.names[1:], 1):
            wanted = {(fold_term(form.text), form.case) for form in forms}
            for other, others in enumerate(entry.names):
                same_sort = other and (
                    forms[0].role == others[0].role or {forms[0].role, others[0].role} <= {"name", "synonym"}
                )
                makes = other != at and (same_sort or not other) and wanted <= made_of(entry.kind, others)
                if makes and (
                    other < at or not {(fold_term(f.text), f.case) for f in others} <= made_of(entry.kind, forms)
                ):
                    found += needless(path, entry, [forms])
    assert not found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_term_is_typed_that_a_group_makes_for_the_same_entry_or_before(path: Path) -> None:
    """Laboratory changes and organ × harm. A term typed before its group goes first: so it gets a sense of its own."""
    order = list(entries_in(path))
    made: dict[str, tuple[int, str]] = {}
    for number, entry in enumerate(order):
        for form in (form for forms in entry.names if entry.by_rule for form in forms):
            made.setdefault(fold_term(form.text), (number, fold_term(entry.name)))
    found = []
    for number, entry in enumerate(order):
        for forms in entry.names[1:] if not entry.by_rule else ():
            rules = [made.get(fold_term(form.text)) for form in forms]
            if all(rule and (rule[0] < number or rule[1] == fold_term(entry.name)) for rule in rules):
                found += needless(path, entry, [forms])
    assert not found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_typed_term_is_reached_in_the_shipped_tables(path: Path) -> None:
    """Not one that not_terms keeps out, nor one that a published entry has for a name of its own."""
    lexicon = Lexicon.load()
    found = []
    for entry in (e for e in entries_in(path) if not e.by_rule):
        keys = {sense.entry.key for sense in lexicon.lookup(entry.name, entry.kind)}
        for forms in entry.names:
            surfaces = [form.text.upper() if form.case == CAPITALS else form.text for form in forms]
            reached = {sense.entry.key for s in surfaces for sense in lexicon.lookup(s, entry.kind)}
            found += needless(path, entry, [forms]) if keys.isdisjoint(reached) else []
    assert not found


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_says_what_belongs_in_it_and_why_it_keeps_what_it_keeps(path: Path) -> None:
    data = read_file(path)
    assert len(str(data["about"])) > 60
    assert all(set(one) == {"term", "why"} and len(one["why"]) > 10 for one in data.get("kept", ()))
