"""Read labels that name a harm: "Hepatotoxicity: monitor liver enzymes" among warnings, "WARNING: LACTIC ACIDOSIS".

The label alone says what is warned of, and what follows only what to do about it, so no predicate states the fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument
from drugfacts.clauses.clause import clause_at

from .candidate import Candidate
from .context import Mention, View
from .hits import DrugHit, TermHit
from .model import Frame, Grammar

_LONGEST = 14  # words of a label
_CAUSES = ["may", "cause"]


def match_label(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield what a frame for labels reads in a sentence that begins with one, or in the heading of a boxed warning."""
    if frame.section is not None and view.block.section != frame.section:
        view.tell("section", "elsewhere", wanted=frame.section)
        return
    named = _named(view, _label(view, words), words)
    if not named:
        view.tell("term", "no_label")
    for mention in named:
        head = head_of(view, mention)
        term = TermHit(view, head, mention.start, mention.end, mention)
        cue = (view, tuple(range(mention.start, mention.end)))
        for key in view.topics:
            drug = DrugHit(key, view, term.start, term.end, said=False)
            clause = clause_at(view.tree, head)
            yield Candidate(frame, view, clause, drug, term, None, cue, {"term": Argument(view.tree, head)})


def label_words(view: View) -> range:
    """Return the words of a label: before the colon, or in the heading of a boxed warning after it."""
    tree = view.tree
    colons = [i for i in range(len(tree)) if tree.words[i] == ":"]
    if not colons:
        return range(0)
    if view.block.kind in {"title", "heading"}:
        return range(colons[-1] + 1, len(tree)) if view.attributes.get("boxed") == "true" else range(0)
    return range(colons[0])


def _label(view: View, words: Grammar) -> range:
    """The words of the label, where what follows is what to watch, or what may come of it."""
    label = label_words(view)
    if not label or view.block.kind in {"title", "heading"}:
        return label
    tree = view.tree
    rest = range(label.stop + 1, len(tree))
    watches = (
        any(words.isa(tree.lemma[i], "watch") for i in rest) or tree.lowers[rest.start : rest.start + 2] == _CAUSES
    )
    speaks_to_reader = any(tree.lower(i) in {"you", "your"} for i in rest)
    return label if watches and not speaks_to_reader else range(0)


def _named(view: View, label: range, words: Grammar) -> list[Mention]:
    """The conditions that a label names, where it is no sentence and speaks of nobody's state."""
    tree = view.tree
    if not 0 < len(label) <= _LONGEST:
        return []
    stop = next((i for i in label if words.isa(tree.lemma[i], "of_whom")), label.stop)
    part = range(label.start, stop)
    if any(words.isa(tree.lemma[i], "state") for i in part) or any(view.mention(i, "drug") for i in part):
        return []
    return mentions_of(view, "condition", part)


def mentions_of(view: View, kind: str, within: range) -> list[Mention]:
    """The longest mentions of a kind that begin within some words, in order."""
    found = {m for i in view.mentions if i in within and (m := view.mention(i, kind)) is not None and m.start in within}
    return sorted(found, key=lambda m: (m.start, m.end))


def head_of(view: View, mention: Mention) -> int:
    """The word of a mention that the others hang from."""
    tree, inside = view.tree, range(mention.start, mention.end)
    return next((i for i in inside if tree.head[i] == i or tree.head[i] not in inside), mention.end - 1)
