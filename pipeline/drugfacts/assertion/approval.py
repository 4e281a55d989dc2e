"""What a sentence makes of an approval: given, sought, refused, taken back, only talked of.

The verb above tells: "won approval", "seeks approval", "withdrew the approval". The nearest one counts, so that an
application that was refused is a refusal.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import keys_of
from drugfacts.frames import Candidate

from .cues import Cues, Licensing
from .scope import chain, clause_words, governs, text_of


def is_supposed(candidate: Candidate, known: Cues) -> str | None:
    """The word that makes an approval a thought: "could be approved", "hopes to win approval"."""
    tree = candidate.clause.tree
    for at in _links(candidate):
        supposes = tree.lemma[at] in known.supposed.verbs or tree.lower(at) in known.supposed.modals
        if tree.is_verb(at) and supposes and at != candidate.clause.at:
            return tree.words[at]
        for k in tree.kids[at]:
            if tree.dep[k] == "aux" and tree.lower(k) in known.supposed.modals:
                return tree.words[k]
    return None


def status_of(candidate: Candidate, known: Cues) -> tuple[str, str] | None:
    """The status that the words around make of an approval, and the reason; None where it stands as it is."""
    tree = candidate.clause.tree
    around = text_of(tree, clause_words(candidate))
    kinds = ((cue, word) for cue in known.licensing for word in cue.words if f" {word} " in around)
    kind = next(((cue.status, f"“{word}” ({cue.id})") for cue, word in kinds), None)
    governing = ((cue, at) for at in _links(candidate)[1:] for cue in known.licensing if _governs(tree, at, cue))
    above = next(((cue.status, f"“{tree.words[at]}” ({cue.id})") for cue, at in governing), None)
    taken_back = above is not None and above[0] == "withdrawn"  # "cancelled the emergency authorisation"
    return above if kind is None or taken_back else kind


def _governs(tree: Tree, at: int, cue: Licensing) -> bool:
    """Whether a word above an approval is a cue: "seek", "give up"."""
    return governs(tree, at, cue) or (tree.is_verb(at) and not cue.verbs.isdisjoint(keys_of(tree, at)))


def _links(candidate: Candidate) -> list[int]:
    """The predicate and its governors, up to a participle that describes a noun: "X, approved for Y, can be used"."""
    tree = candidate.clause.tree
    links = chain(candidate)
    ends = (n for n, at in enumerate(links, 1) if tree.is_verb(at) and tree.dep[at] in {"acl", "amod"})
    return links[: next(ends, len(links))]
