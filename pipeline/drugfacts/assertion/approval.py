"""What a sentence makes of an approval: given, sought, refused, taken back, only talked of.

The verb above tells: "won approval", "seeks approval", "withdrew the approval". The nearest one counts, so that an
application that was refused is a refusal.
"""

from __future__ import annotations

from drugfacts.frames import Candidate

from .cues import Cues
from .scope import chain, clause_words, text_of


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
    for cue in known.licensing:
        said = next((word for word in cue.words if f" {word} " in around), None)
        if said is not None:
            return cue.status, f"“{said}” ({cue.id})"
    for at in _links(candidate)[1:]:
        for cue in known.licensing:
            if tree.lemma[at] in (cue.verbs if tree.is_verb(at) else cue.nouns | cue.adjectives):
                return cue.status, f"“{tree.words[at]}” ({cue.id})"
    return None


def _links(candidate: Candidate) -> list[int]:
    """The predicate and its governors, up to a participle that describes a noun: "X, approved for Y, can be used"."""
    tree = candidate.clause.tree
    links = chain(candidate)
    ends = (n for n, at in enumerate(links, 1) if tree.is_verb(at) and tree.dep[at] in {"acl", "amod"})
    return links[: next(ends, len(links))]
