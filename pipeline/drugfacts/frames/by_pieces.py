"""What the pieces of a sentence tell."""

from __future__ import annotations

from collections.abc import Sequence

from .candidate import Candidate
from .context import View
from .model import Grammar
from .phrases import match_phrases, phrases_for
from .piece_groups import pieces_of
from .pieces import Piece


class ByPieces:
    """What the pieces of a sentence tell, which is cut into pieces only when something in it may ask for them.

    Attributes
    ----------
    phrases : sequence of Candidate
        What phrase frames read.
    """

    def __init__(self, view: View, words: Grammar) -> None:
        self._view = view
        self._words = words
        self._pieces: Sequence[Piece] | None = None
        self._background: frozenset[int] | None = None
        self._elsewhere: frozenset[str] | None = None
        self.phrases: Sequence[Candidate] = ()
        if view.names_a_drug and (phrases := phrases_for(view, words)):
            self.phrases = list(match_phrases(view, self.pieces, words, phrases))

    @property
    def pieces(self) -> Sequence[Piece]:
        """The pieces; none of a sentence without a drug."""
        if self._pieces is None:
            self._pieces = pieces_of(self._view, self._words) if self._view.names_a_drug else ()
        return self._pieces

    def is_state(self, candidate: Candidate) -> bool:
        """Whether the harm is what people have already: C in "a patient with C, who developed ...".

        What is said to be caused may be such a state, unless the drug did something else.
        """
        term, frame = candidate.term, candidate.frame
        if frame.fact != "side_effect" or frame.reported or term is None or term.view is not candidate.view:
            return False
        if term.head not in self._had_before():
            return False
        return not frame.any_state or candidate.drug.key in self._told_of()

    def _had_before(self) -> frozenset[int]:
        """The words of what people have already."""
        if self._background is None:
            had = [piece for piece in self.pieces if piece.kind == "B"]
            self._background = frozenset([i for piece in had for i in range(piece.start, piece.end)])
        return self._background

    def _told_of(self) -> frozenset[str]:
        """The drugs of which phrases tell something else than what people have already."""
        if self._elsewhere is None:
            had = self._had_before()
            told = (c for c in self.phrases if c.term is not None and c.term.head not in had)
            self._elsewhere = frozenset([c.drug.key for c in told])
        return self._elsewhere
