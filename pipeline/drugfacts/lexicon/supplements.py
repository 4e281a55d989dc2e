"""The hand-written lists in `data/*.yaml`, read at build time.

A file has `kind`, `about` (what belongs in it), and `groups`, each with an `id`, an `about` and `entries`. Under `kept`
it may list terms that look needless to the tests and are not: mappings of `term` and `why`. A file with `last: true` is
added after the published lists and fills gaps alone: it takes no term from another entry, and its entries begin with
any name of the entry that they add to. An entry is a string of names ("upset stomach | stomach upset": the first is the
preferred one) or a mapping:

    name           preferred name; `synonyms` may follow it, separated by " | "
    synonyms       "a | b": other names
    abbreviations  "a | b": count only where written in capitals
    brands         "a | b": brand names (of a drug)
    words          "a | b": brands that are words of the language: count only with a capital
    ids            "curie | curie": what the lists call by another name; their entry of that number is this one
    classes        "a | b": names of drug classes
    action, target of a class whose name states a mechanism
    of             "a | b": the ingredients of a combination that is named by its brand
    any_case       true: the name of an agency counts in lower case too, "fda approved"

Braces in names give alternatives: "{low,weak} mood" is "low mood | weak mood". A group may have `each`, a list: then
every entry stands once for each item, which is put, in braces, where {each} stands. An item may begin with a name and
an equals sign ("hyperkalemia=potassium,serum potassium"): the name is put where {name} stands. Semicolons part the
entries that stand on one line ("mast cell ; macrophage").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.model import Kind
from drugfacts.lexicon.store import ANY_CASE, CAPITALS, INITIAL

_FIELDS = {
    "name",
    "synonyms",
    "abbreviations",
    "brands",
    "words",
    "ids",
    "classes",
    "action",
    "target",
    "of",
    "any_case",
}
_FORMS = (
    ("synonyms", "synonym", ANY_CASE),
    ("abbreviations", "abbreviation", CAPITALS),
    ("brands", "brand", ANY_CASE),
    ("words", "brand", INITIAL),
)


_BRACES = re.compile(r"\{([^{}]*)\}")


def _parts(value: object) -> tuple[str, ...]:
    """The names of "a | b", with the alternatives in braces multiplied out."""
    parts = (p.strip() for p in str(value).split("|")) if value else ()
    return tuple(name for p in parts if p for name in alternatives(p))


def alternatives(text: str) -> tuple[str, ...]:
    """What a text with braces stands for.

    Examples
    --------
    >>> alternatives("{low,weak} mood{,s}")
    ('low mood', 'low moods', 'weak mood', 'weak moods')
    """
    pieces = _BRACES.split(text)
    options = [p.split(",") if i % 2 else [p] for i, p in enumerate(pieces)]
    return tuple(" ".join("".join(choice).split()) for choice in product(*options))


def read_file(path: Path) -> Mapping[str, Any]:
    """One hand-written file, with its shape checked.

    Raises
    ------
    DrugfactsError
        It is no YAML, lacks a part, or has an unknown field.
    """
    import yaml  # not needed at run time

    from drugfacts.plain_yaml import read_yaml

    try:
        data = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise DrugfactsError(f"{path}: cannot be read: {error}") from None
    if not isinstance(data, dict) or not {"kind", "about", "groups"} <= set(data):
        raise DrugfactsError(f"{path}: needs `kind`, `about` and `groups`")
    for group in data["groups"]:
        if set(group) - {"each"} != {"id", "about", "entries"}:
            raise DrugfactsError(f"{path}: a group needs `id`, `about` and `entries`, not {sorted(group)}")
        for entry in group["entries"]:
            if not isinstance(entry, str) and (not isinstance(entry, dict) or set(entry) - _FIELDS):
                raise DrugfactsError(f"{path}: group {group['id']}: not an entry: {entry!r}")
    return data


def _cased(kind: Kind, text: str) -> int:
    """Agencies are known by abbreviations that are also words (WHO), so these count only in capitals."""
    return CAPITALS if kind is Kind.AGENCY and text.isupper() and " " not in text else ANY_CASE


def concept_of(kind: Kind, entry: object) -> Concept:
    """The concept of one entry of a hand-written file."""
    data: Mapping[str, Any] = entry if isinstance(entry, dict) else {"name": entry}
    name, *rest = _parts(data["name"])
    cased = ANY_CASE if data.get("any_case") else _cased(kind, name)
    forms = [Form(name, "name", cased), *(Form(t, "synonym", _cased(kind, t)) for t in rest)]
    for field, role, case in _FORMS:
        forms += [Form(t, role, case or _cased(kind, t)) for t in _parts(data.get(field))]
    return Concept(
        kind,
        name,
        tuple(forms),
        _parts(data.get("ids")),
        _parts(data.get("classes")),
        data.get("action"),
        data.get("target"),
        listed=False,
        merge_synonyms=True,
    )


def entries_of(folder: Path, *, last: bool = False) -> Iterator[tuple[Kind, str, object]]:
    """Kind, id of the group and entry, in order of the file names; of the files that go last, or of the others."""
    for path in sorted(folder.glob("*.yaml")):
        data = read_file(path)
        if data["kind"] in {k.value for k in Kind} and data.get("last", False) is last:
            for group in data["groups"]:
                for each in group.get("each", ("",)):
                    for entry in group["entries"]:
                        for one in separate(entry, each):
                            yield Kind(data["kind"]), group["id"], one


def separate(entry: object, each: str) -> list[object]:
    """The entries that one line of a group stands for.

    Examples
    --------
    >>> separate("{name} | high {each}", "hyperkalemia=potassium")
    ['hyperkalemia | high {potassium}']
    """
    if not isinstance(entry, str):
        return [entry]
    name, _, words = each.rpartition("=")
    return [p.strip() for p in entry.replace("{name}", name).replace("{each}", f"{{{words}}}").split(" ; ")]


def words_of(folder: Path, kind: str) -> dict[str, tuple[str, ...]]:
    """Group id → words, of the files that hold no terms but words to keep or to leave out."""
    result: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        data = read_file(path)
        if data["kind"] == kind:
            for group in data["groups"]:
                result[group["id"]] = tuple(p for entry in group["entries"] for p in _parts(entry))
    return result


def add_all(catalog: Catalog, folder: Path) -> None:
    """Put every hand-written entry into the catalog."""
    combinations: list[tuple[Kind, dict[str, Any]]] = []
    for kind, _, entry in entries_of(folder):
        if isinstance(entry, dict) and "of" in entry:
            combinations.append((kind, entry))
        else:
            catalog.add(concept_of(kind, entry))
    for kind, entry in combinations:
        add_combination(catalog, kind, entry)


def add_last(catalog: Catalog, folder: Path) -> None:
    """Let what the files that go last hold stand for the entries that know its first name, or for new ones."""
    for kind, _, entry in entries_of(folder, last=True):
        concept = concept_of(kind, entry)
        key = catalog.owner(kind, concept.name) or catalog.add(concept)
        for form in concept.forms if key else ():
            if not catalog.owner(kind, form.text):
                catalog.name(kind, str(key), form, yields=True)


def add_combination(catalog: Catalog, kind: Kind, entry: Mapping[str, Any]) -> None:
    """Let the brand of a combination stand for each of its ingredients."""
    for ingredient in _parts(entry["of"]):
        key = catalog.owner(kind, ingredient) or catalog.add(Concept(kind, ingredient))
        if key:
            for text in _parts(entry["name"]):
                catalog.name(kind, key, Form(text, "brand"), also=True)
