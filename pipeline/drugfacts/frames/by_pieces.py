"""What the pieces of a sentence tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .candidate import Candidate
from .context import View
from .model import Grammar
from .phrases import match_phrases, may_match
from .piece_groups import pieces_of
from .pieces import Piece


@dataclass
class ByPieces:
    """What the pieces of a sentence tell, which is cut into pieces only when something in it may ask for them."""

    view: View
    words: Grammar

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """The pieces; none of a sentence without a drug."""
        return pieces_of(self.view, self.words) if self.view.names_a_drug else ()

    @cached_property
    def phrases(self) -> Sequence[Candidate]:
        """What phrase frames read."""
        view, words = self.view, self.words
        may = view.names_a_drug and (view.trace is not None or may_match(view, words))
        return list(match_phrases(view, self.pieces, words)) if may else ()

    @cached_property
    def _background(self) -> frozenset[int]:
        return frozenset(i for piece in self.pieces if piece.kind == "B" for i in range(piece.start, piece.end))

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        told = (c for c in self.phrases if c.term is not None and c.term.head not in self._background)
        return frozenset(c.drug.key for c in told)

    def is_state(self, candidate: Candidate) -> bool:
        """Whether the harm is what people have already: C in "a patient with C, who developed ...".

        What is said to be caused may be such a state, unless the drug did something else.
        """
        term, frame = candidate.term, candidate.frame
        if frame.fact != "side_effect" or frame.reported or term is None or term.view is not candidate.view:
            return False
        if term.head not in self._background:
            return False
        return not frame.any_state or candidate.drug.key in self._elsewhere
