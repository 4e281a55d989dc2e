"""What the answer says of a question: "Does it cause weight gain? No." denies the weight gain."""

from __future__ import annotations

from drugfacts.frames import Candidate, View

from .cues import Cues
from .scope import chain

_FIRST = frozenset(
    {"do", "does", "did", "is", "are", "was", "can", "could", "will", "would", "may", "might", "has", "have"}
)


def answer_to(candidate: Candidate, known: Cues) -> bool | None:
    """Whether the sentence after a question for yes or no affirms or denies what it asks; None where it does neither.

    The question must ask for the candidate itself, not for something that hangs on it.
    """
    view, tree = candidate.view, candidate.clause.tree
    opening = next((i for i, word in enumerate(tree.words) if word[:1].isalpha()), 0)
    if view.after is None or tree.lower(opening) not in _FIRST or tree.root not in chain(candidate):
        return None
    begins = _opening(view.after)
    for says, phrases in ((False, known.answers.no), (True, known.answers.yes)):
        if any(begins.startswith(f"{phrase} ") for phrase in phrases):
            return says
    return None


def _opening(view: View) -> str:
    """The first words of a sentence, in lower case, with one blank after each."""
    words = [
        word.lower().replace("’", "'") for word in view.tree.words if word[:1].isalnum() or "'" in word or "’" in word
    ]
    return " ".join(words[:6]).replace(" n't", "n't") + " "
