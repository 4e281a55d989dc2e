from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drugfacts.report.cards import make_cards
from drugfacts.report.charts import make_matrix

MakeRecord = Callable[..., dict[str, Any]]
TEXT = "Daily zinc may cause nausea and rash."


def test_a_card_gathers_a_drug_over_documents(record_of: MakeRecord) -> None:
    records = [
        record_of(TEXT, "nausea", "rash", id="a", frequency="rare"),
        record_of(TEXT, "nausea", id="b", frequency="common", serious=True),
        record_of(TEXT, "rash", id="c", negated=True),
    ]
    (card,) = make_cards(records)
    assert card.documents == 3
    shown = {
        heading: [(item.text, item.documents, item.notes) for item in items] for heading, items in card.groups.items()
    }
    assert shown == {
        "Side effects: common": [("nausea", 2, ("serious",))],
        "Side effects: rare": [("rash", 1, ("also denied",))],
        "Denied": [("does not cause rash", 1, ("also asserted",))],
    }


def test_a_drug_that_no_document_lists_has_a_card_for_its_facts(record_of: MakeRecord) -> None:
    record = record_of(TEXT, "nausea") | {"drugs": []}
    assert [(card.name, card.documents) for card in make_cards([record])] == [("zinc", 0)]


def test_the_matrix_holds_drugs_against_reactions(record_of: MakeRecord) -> None:
    records = [record_of(TEXT, "nausea", "rash", id="a"), record_of(TEXT, "nausea", id="b")]
    records.append(record_of(TEXT, "rash", id="c", negated=True))
    matrix = make_matrix(records)
    assert matrix.reactions == ("nausea", "rash")
    ((drug, (nausea, rash)),) = matrix.rows
    assert (drug, nausea.count, nausea.step, rash.count, rash.denied) == ("zinc", 2, 5, 1, 1)
