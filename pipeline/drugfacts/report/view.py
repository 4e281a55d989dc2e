"""Records to what the page shows of them. Nothing here knows of HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drugfacts.kinds import TERM_ROLE

from .cards import Card, make_cards
from .charts import Bar, Matrix, count_bars, make_matrix
from .marks import Mark, Segment, segments
from .words import headline, qualifiers, term_of

FindText = Callable[[Mapping[str, Any]], str | None]
"""Finds the text of a record, or returns None."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One evidence of a fact: where it stands, its words cut by roles, and the rule that read them."""

    start: int
    end: int
    rule: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as a document's list shows it. ``anchor`` is unique in the page."""

    anchor: str
    id: str
    kind: str
    drug: str
    says: str
    chips: tuple[tuple[str, str], ...]
    confidence: float | None
    cues: tuple[str, ...]
    identifiers: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: its text cut into segments, or None where the text is not at hand, and its facts."""

    anchor: str
    id: str
    title: str
    source: str
    segments: tuple[Segment, ...] | None
    facts: tuple[FactView, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page shows.

    Attributes
    ----------
    title : str
    generator : str
        Program, version and model of the records, one for each that occurs.
    counts : dict
        Documents, drugs, facts, denied facts, by name.
    bars : dict of list of Bar
        The charts by title.
    matrix : Matrix
        Drugs against reactions.
    cards : list of Card
        One a drug.
    documents : list of DocumentView
    rows : list of list
        The facts table, a row a fact, in the order of :data:`COLUMNS`.
    """

    title: str
    generator: str
    counts: dict[str, int]
    bars: dict[str, list[Bar]]
    matrix: Matrix
    cards: list[Card]
    documents: list[DocumentView]
    rows: list[list[Any]]


COLUMNS = (
    "anchor",
    "document",
    "id",
    "kind",
    "drug",
    "term",
    "says",
    "status",
    "frequency",
    "serious",
    "agency",
    "year",
    "negated",
    "hedged",
    "confidence",
    "rule",
    "start",
    "end",
    "evidence",
    "identifiers",
)
"""What the table and its export have of each fact."""


def make_report(records: Iterable[Mapping[str, Any]], *, title: str, find_text: FindText) -> Report:
    """Make what the page shows of ``records``.

    Parameters
    ----------
    records : iterable of dict
        What ``drugfacts extract`` writes, as read from JSON.
    title : str
        The page's title.
    find_text : callable
        Finds the text of a record.

    Examples
    --------
    >>> report = make_report([], title="nothing yet", find_text=lambda record: None)
    >>> report.counts
    {'documents': 0, 'drugs': 0, 'facts': 0, 'denied': 0}
    """
    kept = list(records)
    facts = [fact for record in kept for fact in record["facts"]]
    documents = [_document(number, record, find_text(record)) for number, record in enumerate(kept, 1)]
    cards = make_cards(kept)
    return Report(
        title=title,
        generator="; ".join(sorted({_generator(record) for record in kept} - {""})),
        counts={
            "documents": len(kept),
            "drugs": len(cards),
            "facts": len(facts),
            "denied": sum(bool(fact.get("negated")) for fact in facts),
        },
        bars=count_bars(facts),
        matrix=make_matrix(kept),
        cards=cards,
        documents=documents,
        rows=[row for view, record in zip(documents, kept, strict=True) for row in _rows(view, record)],
    )


def _generator(record: Mapping[str, Any]) -> str:
    made_by = record.get("generator") or {}
    return " ".join(str(made_by[name]) for name in ("name", "version", "model") if made_by.get(name))


def _document(number: int, record: Mapping[str, Any], text: str | None) -> DocumentView:
    anchor = f"d{number}"
    anchors = {fact["id"]: f"{anchor}-{fact['id']}" for fact in record["facts"]}
    return DocumentView(
        anchor=anchor,
        id=record["id"],
        title=record.get("title") or "",
        source=record.get("source") or "",
        segments=None if text is None else tuple(_text_segments(record, text, anchors)),
        facts=tuple(_fact(fact, anchors[fact["id"]]) for fact in record["facts"]),
        warnings=tuple(record.get("warnings", ())),
    )


def _text_segments(record: Mapping[str, Any], text: str, anchors: Mapping[str, str]) -> Iterator[Segment]:
    marks = [Mark(m["start"], m["end"], "mention") for drug in record["drugs"] for m in drug.get("mentions", ())]
    starts = set()
    for fact in record["facts"]:
        for evidence in fact["evidence"]:
            starts.add(evidence["start"])
            marks.extend(_marks(evidence, anchors[fact["id"]]))
    return segments(text, marks, starts)


def _marks(evidence: Mapping[str, Any], anchor: str) -> list[Mark]:
    return [Mark(span["start"], span["end"], span["role"], anchor) for span in evidence.get("spans", ())]


def _fact(fact: Mapping[str, Any], anchor: str) -> FactView:
    term = fact.get(TERM_ROLE[fact["kind"]]) or {}
    cues = (span["text"] for e in fact["evidence"] for span in e.get("spans", ()) if span["role"] in ("cue", "action"))
    return FactView(
        anchor=anchor,
        id=fact["id"],
        kind=fact["kind"],
        drug=fact["drug"]["name"],
        says=headline(fact),
        chips=tuple(qualifiers(fact)),
        confidence=fact.get("confidence"),
        cues=tuple(dict.fromkeys(cues)),
        identifiers=tuple(term.get("identifiers", ())),
        quotes=tuple(_quote(evidence) for evidence in fact["evidence"]),
    )


def _quote(evidence: Mapping[str, Any]) -> Quote:
    parts = segments(evidence["text"], _marks(evidence, ""), offset=evidence["start"])
    return Quote(evidence["start"], evidence["end"], evidence.get("rule", ""), tuple(parts))


def _rows(view: DocumentView, record: Mapping[str, Any]) -> Iterator[list[Any]]:
    for shown, fact in zip(view.facts, record["facts"], strict=True):
        first = fact["evidence"][0]
        given = {
            "anchor": shown.anchor,
            "document": record["id"],
            "drug": shown.drug,
            "term": term_of(fact),
            "says": shown.says,
            "rule": first.get("rule", ""),
            "start": first["start"],
            "end": first["end"],
            "evidence": first["text"],
            "identifiers": " ".join(shown.identifiers),
        }
        yield [given[name] if name in given else fact.get(name) for name in COLUMNS]
