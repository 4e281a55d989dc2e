"""What the sentence after says of the harms of the one before: "Both can be fatal.", "This is an emergency."."""

from __future__ import annotations

from drugfacts.frames import Candidate

from .cues import Cues
from .scope import text_of

_LONGEST = 16
_SUBJECT = ("nsubj", "nsubjpass")


def is_called_serious(candidate: Candidate, known: Cues) -> str | None:
    """The word of the next sentence that calls the harm serious; None where there is none, or it is denied.

    The sentence is short, of the same paragraph, its subject points back, and it has nothing of a denial or an "if".
    """
    view = candidate.term.view if candidate.term else candidate.view
    after = view.after
    if after is None or after.block_index != view.block_index or len(after.tree) > _LONGEST:
        return None
    tree = after.tree
    if not any(tree.lower(k) in known.afterwards.subjects for k in tree.children(tree.root, *_SUBJECT)):
        return None
    said = {tree.lower(i) for i in range(len(tree))}
    if said & known.negation.words or said & {"if", "unless", "?", "less", "rarely", "seldom"}:
        return None
    text = text_of(tree, list(range(len(tree))))
    return next((w for w in sorted(known.afterwards.words) if f" {w} " in text), None)
