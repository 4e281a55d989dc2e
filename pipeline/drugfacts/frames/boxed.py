"""Lines that tell what a product is for, as what is printed on a box does: "Relieves itching due to: bites, hives".

What comes with the product leaves it unsaid, and strings the complaints together as it likes; so whatever such a line
names as a known condition is what the product is for, up to where it turns to people, or to anything else.
"""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument
from drugfacts.clauses.clause import clause_at
from drugfacts.layout import tells_use

from .candidate import Candidate
from .context import View
from .hits import DrugHit, TermHit
from .labels import head_of, mentions_of
from .model import Frame, Grammar

_TURNS = frozenset(
    {"if", "unless", "when", "while", "until", "but", "without", "not", "no", "than", "who", "whose", "which"}
    | {"cause", "causes", "warning", "warnings", "ask", "stop", "consult", "following", "after", "before", "during"}
)


def match_boxed(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield the conditions that a line names, where it opens with a use and leaves out what has it."""
    tree = view.tree
    if view.block.section != frame.section or not view.topics or view.names_a_drug:
        return
    if not tells_use(tree.text(range(len(tree))).strip()):
        view.tell("predicate", "not_fragment")
        return
    turns = (i for i in range(len(tree)) if tree.lower(i) in _TURNS or words.isa(tree.lemma[i], "people"))
    for mention in mentions_of(view, "condition", range(next(turns, len(tree)))):
        head = head_of(view, mention)
        term = TermHit(view, head, mention.start, mention.end, mention)
        cue = (view, tuple(range(mention.start, mention.end)))
        for key in view.topics:
            drug = DrugHit(key, view, term.start, term.end, said=False)
            clause = clause_at(tree, head)
            yield Candidate(frame, view, clause, drug, term, None, cue, {"term": Argument(tree, head)})
