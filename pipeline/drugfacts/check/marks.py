"""Texts whose annotators marked places, such as public corpora: what they say of the pairs of a sentence.

A file has one text a line, as JSON: ``id``, ``text``, optionally ``title`` and ``subject`` (see
:mod:`drugfacts.readers.jsonl`), ``entities`` and ``relations``. An entity has ``start`` and ``end`` in code points of
the text, a ``type``, optionally ``fragments`` (the parts of one that is torn apart), ``ids``, and ``negated`` or
``hypothetical``. A relation has a ``type`` (``side_effect``, ``indication`` or ``mechanism``), ``head`` and ``tail``
(the numbers of a drug's and a term's entity, from 0), optionally ``negated``, the ``action`` of a mechanism, and
``ids`` where it holds of all entities that have these.

Annotators look for few kinds of fact. :class:`Marks` says for which: there, a pair without a mark says no such fact; of
all other kinds it may or may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from drugfacts.assemble import Source
from drugfacts.errors import DrugfactsError
from drugfacts.lexicon import Kind
from drugfacts.readers import SourceText
from drugfacts.weighing import Pair
from drugfacts.weighing.readings import ACTIONS, DENIED
from drugfacts.weighing.weights import NOTHING

from .fit import FITTED_LAST
from .terms import words

OUTCOMES = {
    "condition": (NOTHING, "indication", "indication" + DENIED, "side_effect", "side_effect" + DENIED),
    "target": (NOTHING, *ACTIONS),
}
"""What a pair may say, by the kind of its term."""

_KINDS = ("indication", "side_effect", "mechanism")
_WEIGHT = 0.2
_TOO_LONG = (3, 20)
"""A term so many times as long as a mark, or by so many characters, is not what was marked."""

Span = tuple[int, int]


class Entity(BaseModel):
    """A marked place."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    start: int
    end: int
    type: str = ""
    fragments: tuple[Span, ...] = ()
    ids: frozenset[str] = frozenset()
    negated: bool = False
    hypothetical: bool = False

    def meets(self, spans: Iterable[Span]) -> bool:
        """Whether one of the spans overlaps it, and is not much longer."""
        size = self.end - self.start
        longest = max(_TOO_LONG[0] * size, size + _TOO_LONG[1])
        parts = self.fragments or ((self.start, self.end),)
        return any(end - start <= longest and any(start < b and a < end for a, b in parts) for start, end in spans)


class Relation(BaseModel):
    """What is marked to be said of a drug and a term."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    type: str
    head: int
    tail: int
    action: str | None = None
    negated: bool = False
    ids: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """What a pair says that it is marked of."""
        return self.action or self.type + (DENIED if self.negated else "")


class MarkedText(BaseModel):
    """A text with its marks."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    text: str
    title: str | None = None
    subject: str | None = None
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()

    def source(self, path: Path) -> SourceText:
        """The text for the pipeline."""
        return SourceText(id=self.id, text=self.text, source=str(path), title=self.title, subject=self.subject)

    def ends_of(self, relation: Relation) -> tuple[list[Entity], list[Entity]]:
        """The drug's and the term's entities."""
        head, tail = self.entities[relation.head], self.entities[relation.tail]
        if len(relation.ids) != 2:
            return [head], [tail]
        of_drug, of_term = relation.ids
        drugs = [e for e in self.entities if e.type == head.type and of_drug in e.ids]
        return drugs, [e for e in self.entities if e.type == tail.type and of_term in e.ids]


class Place(NamedTuple):
    """Where a pair stands in its text: its term, and all places where its drug is named or pointed at there."""

    term: Span
    key: str
    drug: list[Span]
    name: str

    @classmethod
    def of(cls, pair: Pair, source: Source) -> Place:
        """Look a pair up in its text."""
        offsets = pair.view.tree.offsets
        drugs = [(named.start, named.end) for named in source.named.get(pair.drug.key, ())]
        if pair.drug.said:
            drugs.append((offsets[pair.drug.start][0], offsets[pair.drug.end - 1][1]))
        term = (offsets[pair.term.start][0], offsets[pair.term.end - 1][1])
        name = str(source.drug(pair.drug.key)["name"])
        return cls(term, pair.drug.key, drugs, name)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of a file mean.

    Attributes
    ----------
    path : Path
    kinds : mapping of str to frozenset of str
        The kinds of fact that were looked for: with the types of entities that are their terms, whatever the drug; none
        where relations say which drug.
    unsure : frozenset of str
        Types of entities that may or may not be such a term.
    weight : float
        How much a pair counts, a pair of a text with expected facts counting 1.
    only : str
        A manner of text (see :class:`drugfacts.weighing.evidence.Scene`): only texts of that manner teach, and only
        what they add to what all others have taught.
    """

    path: Path
    kinds: Mapping[str, frozenset[str]]
    unsure: frozenset[str] = frozenset()
    weight: float = _WEIGHT
    only: str = ""

    @classmethod
    def parse(cls, value: str) -> Marks:
        """Read ``FILE:KIND``, ``FILE:KIND=TYPE,TYPE:unsure=TYPE:weight=0.1`` and the like.

        Raises
        ------
        DrugfactsError
            Where no kind of fact is named, or one that is none, or ``only`` names no manner that is fitted last.

        Examples
        --------
        >>> marks = Marks.parse("posts.jsonl:side_effect=ADR,WD:unsure=SSI")
        >>> marks.path.name, sorted(marks.kinds["side_effect"]), sorted(marks.unsure), marks.weight
        ('posts.jsonl', ['ADR', 'WD'], ['SSI'], 0.2)
        """
        file, *parts = value.split(":")
        given = {name: types for name, _, types in (part.partition("=") for part in parts)}
        unsure, weight, only = given.pop("unsure", ""), given.pop("weight", str(_WEIGHT)), given.pop("only", "")
        try:
            if not given or not set(given) <= set(_KINDS) or only not in {"", *FITTED_LAST}:
                raise ValueError
            kinds = {kind: frozenset(filter(None, types.split(","))) for kind, types in given.items()}
            return cls(Path(file), kinds, frozenset(filter(None, unsure.split(","))), float(weight), only)
        except ValueError:
            raise DrugfactsError(
                f"{value}: give FILE.jsonl:KIND or FILE.jsonl:KIND=TYPE,TYPE, of the kinds {', '.join(_KINDS)}"
            ) from None

    def texts(self) -> Iterator[MarkedText]:
        """Yield the texts of the file.

        Raises
        ------
        DrugfactsError
            Where the file cannot be read, or a line is no such text.
        """
        try:
            with self.path.open(encoding="utf-8") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield _parse(line, f"{self.path}:{number}")
        except OSError as error:
            raise DrugfactsError(f"{self.path}: cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError:
            raise DrugfactsError(f"{self.path}: not in UTF-8: convert it") from None

    def outcomes(
        self, text: MarkedText, pair: Pair, source: Source, *, is_open: bool, drugs: int
    ) -> frozenset[str] | None:
        """Return what a pair may say; None where the marks do not tell.

        ``is_open`` says whether no frame has read the term, ``drugs`` how many the sentence offers for it.
        """
        told = {kind for kind in self.kinds if (kind == "mechanism") == (pair.term.kind == "target")}
        if not told:
            return None
        place = Place.of(pair, source)
        marked = [e for e in text.entities if e.meets([place.term])]
        if any(e.type in self.unsure or e.negated or e.hypothetical for e in marked):
            return None
        types = {e.type for e in marked}
        said = {kind for kind in told if self.kinds[kind] & types}
        if said:
            is_its = _is_subject(text, text.subject, place, source) if text.subject else drugs == 1
            return frozenset(said) if is_its else None
        if related := _related(text, place):
            return frozenset(related)
        if not all(self.kinds[kind] for kind in told) and not _is_marked_at_all(text, pair, place, types, is_open):
            return None
        denied = {kind + DENIED for kind in _KINDS}  # marked so rarely that silence would teach denials
        return frozenset(OUTCOMES[pair.term.kind]) - denied - (set(ACTIONS) if "mechanism" in told else told)


def _parse(line: str, place: str) -> MarkedText:
    try:
        text = MarkedText.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "line"
        raise DrugfactsError(f"{place}: {where}: {first['msg']}") from error
    ends = {end for relation in text.relations for end in (relation.head, relation.tail)}
    if not ends <= set(range(len(text.entities))):
        raise DrugfactsError(f"{place}: relations: an entity that is not there: count from 0")
    return text


def _same(name: str, other: str) -> bool:
    return words(name) == words(other)


def _is_subject(text: MarkedText, subject: str, place: Place, source: Source) -> bool:
    """Whether the text is about the drug: named as it, or in a place where that name stands, or in the lexicon."""
    names = {place.name, *(text.text[start:end] for start, end in place.drug)}
    known = source.lexicon.lookup(subject, Kind.DRUG) or source.lexicon.lookup(subject, Kind.DRUG_CLASS)
    return any(_same(name, subject) for name in names) or any(sense.entry.key == place.key for sense in known[:1])


def _related(text: MarkedText, place: Place) -> set[str]:
    """What relations say of a pair."""
    found = set()
    for relation in text.relations:
        drugs, terms = text.ends_of(relation)
        if any(e.meets([place.term]) for e in terms) and any(_is_drug(text, e, place) for e in drugs):
            found.add(relation.outcome)
    return found


def _is_drug(text: MarkedText, entity: Entity, place: Place) -> bool:
    return entity.meets(place.drug) or _same(place.name, text.text[entity.start : entity.end])


def _is_marked_at_all(text: MarkedText, pair: Pair, place: Place, types: set[str], is_open: bool) -> bool:
    """Whether such a pair would have been marked, had it said something.

    Relations are rarely marked of classes ("steroids"): where a frame has read one, that nobody marked it says nothing.
    Genes are the only targets that are marked, and chemicals their only drugs.
    """
    if pair.term.kind == "target":
        return bool(types) and (not pair.drug.said or any(_is_drug(text, e, place) for e in text.entities))
    return is_open or not pair.drug.key.startswith("drug_class:")
