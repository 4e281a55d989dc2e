"""What an explanation is: plain data, for a renderer, a test or a tool. All offsets are code points of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["judgement", "agency", "term", "drug", "wording", "place"]
"""How far a frame came: the later the stage that stopped it (judgement is the last), the nearer it was to a fact.

``wording`` and ``place`` are frames that ask for other words or another section.
"""

STAGES: tuple[Stage, ...] = ("judgement", "agency", "term", "drug", "wording", "place")
"""The stages from the nearest miss to the farthest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, half open: ``document[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LayoutNote:
    """Where a sentence stands: its block, what headings say of it, and the drugs that the passage is about.

    ``rather_than`` are the drugs that it would be about by the rules, where others are likelier, and ``because`` what
    speaks most for these (see :mod:`drugfacts.mentions.likelier`).
    """

    kind: str
    section: str | None
    attributes: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    rather_than: tuple[str, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What it is about, in words."""
        if not self.topics:
            return "about no known drug"
        told = f"about {', '.join(self.topics)}"
        if not self.because:
            return told
        return f"{told} rather than {', '.join(self.rather_than) or 'no drug'} ({'; '.join(self.because)})"


@dataclass(frozen=True, slots=True)
class MentionNote:
    """A known term: ``role`` is how its words relate to ``name`` (name, brand, synonym, abbreviation, plural)."""

    piece: Piece
    kind: str
    name: str
    role: str
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnaphorNote:
    """An expression such as "it" or "the drug", and the drugs that it stands for."""

    piece: Piece
    drugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseNote:
    """A predicate and its arguments.

    Attributes
    ----------
    name : str
        The lemma under which frames know it: "cause", "bring on", "side effect".
    roles : tuple of (str, tuple of Piece)
        By the role's name, as paths of frames use it.
    governors : tuple of Piece
        The words above it, outwards: "thought" in "is thought to help".
    frames : tuple of str
        The ids of the frames for this predicate; none where no frame has it.
    """

    predicate: Piece
    name: str
    roles: tuple[tuple[str, tuple[Piece, ...]], ...]
    governors: tuple[Piece, ...]
    frames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactNote:
    """A fact as the record has it before other places are merged in: its id, kind and fields."""

    id: str
    kind: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fired:
    """A frame that found a fact.

    Attributes
    ----------
    cue : tuple of Piece
        The words that say the relation.
    drug, term, agency : str or None
        Preferred names.
    spans : tuple of (str, Piece)
        The words by role: drug, target, effect, condition, use, agency, cue.
    negated, hedged : bool
    because : tuple of str
        What decided that it is denied or hedged, and where each field comes from.
    facts : tuple of FactNote
        Its fact, and those that follow from it.
    """

    frame: str
    cue: tuple[Piece, ...]
    drug: str
    term: str | None
    agency: str | None
    spans: tuple[tuple[str, Piece], ...]
    negated: bool
    hedged: bool
    because: tuple[str, ...]
    facts: tuple[FactNote, ...]

    @property
    def verdict(self) -> str:
        """``asserted``, ``denied``, ``asserted, hedged`` or ``denied, hedged``."""
        return ("denied" if self.negated else "asserted") + (", hedged" if self.hedged else "")


@dataclass(frozen=True, slots=True)
class Missed:
    """Frames for a predicate of the sentence that found nothing, all stopped by the same.

    Attributes
    ----------
    predicate : Piece or None
        None for frames that read lists.
    reason : str
        What stopped them, in a few words.
    looked : tuple of str
        Where they looked before, and what they found there.
    """

    frames: tuple[str, ...]
    predicate: Piece | None
    stage: Stage
    reason: str
    looked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceNote:
    """All that was made of one sentence; ``number`` counts from 1, without bullets that stand alone.

    ``unparsed`` says why a sentence was not parsed, where it was not: there are no clauses then.
    """

    number: int
    piece: Piece
    layout: LayoutNote
    mentions: tuple[MentionNote, ...]
    anaphors: tuple[AnaphorNote, ...]
    clauses: tuple[ClauseNote, ...]
    fired: tuple[Fired, ...]
    missed: tuple[Missed, ...]
    unparsed: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was made of a document's sentences, or of those that were asked for; ``total`` counts all of them."""

    id: str
    title: str | None
    total: int
    sentences: tuple[SentenceNote, ...]
