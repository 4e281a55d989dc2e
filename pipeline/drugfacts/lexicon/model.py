"""What the lexicon hands out: entries, the senses of a surface form, and matches in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Kind(str, Enum):
    """What sort of thing a term names. The order is that of the stored tables: append only."""

    DRUG = "drug"
    DRUG_CLASS = "drug_class"
    CONDITION = "condition"
    TARGET = "target"
    AGENCY = "agency"
    ROUTE = "route"
    FORM = "form"

    __hash__ = str.__hash__  # of its value, to which it is equal; that of Enum is a slow one of the name

    def __str__(self) -> str:
        return self.value


KINDS: tuple[Kind, ...] = tuple(Kind)

#: How a surface form relates to its entry. The order is that of the stored tables: append only.
ROLES: tuple[str, ...] = ("name", "synonym", "brand", "abbreviation", "plural", "own")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that texts name.

    Attributes
    ----------
    key
        Unique in a lexicon: the kind, a colon, and the folded name ("drug:ketamine").
    kind
        What sort of thing it is.
    name
        The preferred name; of a drug its generic name in lower case, of an agency its usual abbreviation.
    identifiers
        CURIEs ("drugbank:DB01221"); empty where none is known for certain.
    classes
        Names of the drug classes that a drug belongs to.
    action
        For a class whose name states a mechanism: inhibits, activates, binds or modulates.
    target
        For such a class: what is acted on ("serotonin reuptake").
    """

    key: str
    kind: Kind
    name: str
    identifiers: tuple[str, ...]
    classes: tuple[str, ...] = ()
    action: str | None = None
    target: str | None = None

    def __hash__(self) -> int:
        return hash(self.key)


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a surface form.

    Attributes
    ----------
    entry
        What is meant.
    role
        One of `ROLES`. "brand": the form is a brand of the entry's generic drug; "synonym": another generic name;
        "own": a term of one's own, for which the name given with it stands.
    """

    entry: Entry
    role: str


class Match(NamedTuple):
    """One term found in a text.

    Attributes
    ----------
    start, end
        Code points into the text, half open.
    senses
        All of one kind, the likelier first; more than one for a brand of a combination ("Augmentin").
    """

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def kind(self) -> Kind:
        """The kind that all senses share."""
        return self.senses[0].entry.kind
