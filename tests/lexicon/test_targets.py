"""Which names of the published lists of genes are taken for targets, and how they are written."""

from __future__ import annotations

import pytest

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.lexicon.catalog import Catalog, Concept
from drugfacts.lexicon.sources import targets


@pytest.fixture(autouse=True)
def _rare_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No word is common, as `wordfreq` need not be there."""
    monkeypatch.setattr(targets, "zipf", lambda word: 0.0)


def _row(symbol: str, name: str) -> dict[str, str]:
    return {"Approved symbol": symbol, "Approved name": name}


def test_a_protein_is_called_by_the_one_word_of_its_full_name() -> None:
    rows = [_row("TTR", "transthyretin"), _row("TTN", "titin, muscle spring"), _row("MTM1", "myotubularin 1")]
    assert targets._proteins(rows) == {"TTR": "transthyretin", "TTN": "titin"}


def test_a_word_that_is_the_name_of_two_genes_is_that_of_none() -> None:
    assert targets._proteins([_row("ALDOA", "aldolase, a"), _row("ALDOB", "aldolase, b")]) == {}


@pytest.mark.parametrize(
    ("alias", "written"),
    [
        ("HER2", ["HER2"]),
        ("HIF-1alpha", ["HIF-1alpha", "HIF-1 alpha"]),
        ("PPARgamma", ["PPARgamma", "PPAR gamma"]),
        ("Nav1.8", ["Nav1.8"]),
        ("FHH", []),
        ("dJ965G21.2", []),
    ],
)
def test_aliases_as_texts_write_them(alias: str, written: list[str]) -> None:
    assert [form.text for form in targets._alias_forms(alias)] == written


def test_the_entry_with_an_identifier_is_found_by_it() -> None:
    catalog = Catalog()
    catalog.add(Concept(Kind.TARGET, "bile acid receptor", identifiers=("hgnc:7967",)))
    assert catalog.name_of(Kind.TARGET, "hgnc:7967") == "bile acid receptor"
    assert catalog.name_of(Kind.TARGET, "hgnc:1") is None


@pytest.mark.parametrize(
    "term",
    ["HIF-1\u03b1", "HIF1\u03b1", "hypoxia-inducible factor 1 alpha", "hypoxia inducible factor 1 subunit alpha"],
)
def test_one_target_by_all_its_names(term: str) -> None:
    assert {sense.entry.identifiers for sense in Lexicon.load().lookup(term)} == {("hgnc:4910",)}
