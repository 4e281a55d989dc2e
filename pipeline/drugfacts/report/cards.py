"""What is said of one drug over all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from drugfacts.merge import Statement, merge

from .words import FREQUENCY_NAMES, STATUS_NAMES, headline

_USES = ("approved", "off_label", "unspecified", "investigational")
_NOT_SAID = "frequency not said"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a card.

    Attributes
    ----------
    text : str
    documents : int
        How many documents say it.
    term : str
        What the facts table is filtered by to see them.
    notes : tuple of str
        Such as "serious", "also denied".
    """

    text: str
    documents: int
    term: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Card:
    """A drug with everything that is said of it, in groups by heading.

    Attributes
    ----------
    anchor, name : str
    is_class : bool
    brands, classes, identifiers, routes : tuple of str
    documents : int
        How many documents name it.
    groups : dict of list of Item
        In the order in which they are shown: how it works, approvals, uses by status, reactions by frequency, denials.
    """

    anchor: str
    name: str
    is_class: bool = False
    brands: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    documents: int = 0
    groups: dict[str, list[Item]] = field(default_factory=dict)


def make_cards(records: Sequence[Mapping[str, Any]]) -> list[Card]:
    """Make a card for each drug that ``records`` name, by name.

    Examples
    --------
    >>> [card.name for card in make_cards([{"id": "a", "facts": [], "drugs": [{"name": "zinc"}, {"name": "aspirin"}]}])]
    ['aspirin', 'zinc']
    """
    cards = _named(drug for record in records for drug in record["drugs"])
    for statement in merge(records):
        name = statement.drug["name"]
        card = cards.setdefault(name, Card("", name, identifiers=tuple(statement.drug["identifiers"])))
        card.groups.setdefault(_heading(statement), []).append(_item(statement))
    shown = sorted(cards.values(), key=lambda card: (card.name.casefold(), card.name))
    for number, card in enumerate(shown, 1):
        card.anchor = f"drug-{number}"
        card.groups = {name: _sorted(card.groups[name]) for name in sorted(card.groups, key=_ORDER.index)}
    return shown


def _named(drugs: Iterable[Mapping[str, Any]]) -> dict[str, Card]:
    cards: dict[str, Card] = {}
    for drug in drugs:
        card = cards.setdefault(drug["name"], Card("", drug["name"]))
        card.documents += 1
        card.is_class = card.is_class or bool(drug.get("is_class"))
        for name in ("brands", "classes", "identifiers", "routes"):
            setattr(card, name, tuple(dict.fromkeys((*getattr(card, name), *drug.get(name, ())))))
    return cards


def _heading(statement: Statement) -> str:
    """Under which heading a statement stands."""
    if statement.kind == "approval":
        return "Approvals"
    if statement.negated:
        return "Denied"
    if statement.kind == "mechanism":
        return "How it works"
    if statement.kind == "indication":
        said = statement.qualifiers["status"]
        return _use(next((status for status in _USES if said[status]), "unspecified"))
    said = statement.qualifiers["frequency"]
    return _reaction(next((name for name in FREQUENCY_NAMES if said[name]), None))


def _use(status: str) -> str:
    return f"Uses: {STATUS_NAMES[status]}"


def _reaction(frequency: str | None) -> str:
    return f"Side effects: {FREQUENCY_NAMES[frequency] if frequency else _NOT_SAID}"


_ORDER = (
    "How it works",
    "Approvals",
    *(_use(status) for status in _USES),
    *(_reaction(frequency) for frequency in (*FREQUENCY_NAMES, None)),
    "Denied",
)


def _item(statement: Statement) -> Item:
    fact = statement.to_dict()
    term = statement.term["name"] if statement.term else ""
    years = sorted(statement.qualifiers.get("year", ()))
    notes = [", ".join(years)] if years else []
    notes += ["serious"] if statement.qualifiers.get("serious") else []
    notes += ["hedged"] if statement.hedged == statement.documents else []
    notes += ["also asserted" if statement.denies else "also denied"] if statement.contradicted_by else []
    whole = statement.denies or statement.kind in ("mechanism", "approval")
    return Item(headline(fact) if whole else term, statement.documents, term, tuple(notes))


def _sorted(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (-item.documents, item.text.casefold(), item.text))
