"""What the words around it make so unlikely that it is no fact.

A denial is judged by a few words and what they govern; the weights see all that stands around the term. Where these say
that such a thing is hardly ever denied there, a "not" or "without" was mostly of something else. Words that say
themselves what they deny ("free of C", "ruled out C", "no benefit in C") are not asked about.

In reports of research much rises, falls or is inhibited that is none of the drug's doing. A mechanism there is asked
about unless the drug is the subject of what acts on the target.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drugfacts.assertion import Judgement
from drugfacts.assertion.cues import cues
from drugfacts.frames import Candidate

from .evidence import CASE, RESEARCH, Scene
from .opinions import Opinion

UNLIKELY = "unlikely"
"""Why a candidate is no fact."""

LEAST_LIKELY = 0.05
"""A denial that is less likely than that is none: of 15 such ones in texts that taught no weights, 1 was right. Of what
was asserted and as unlikely half was right; it stays, with the confidence that this leaves it."""

_MAIN = frozenset({"ROOT", "conj", "parataxis"})
_FACTS = frozenset({"indication", "side_effect"})


def unlikely_among(
    judged: Sequence[tuple[Candidate, Judgement]], scene: Scene, opinions: Mapping[int, Opinion]
) -> set[int]:
    """Return what of a text is most unlikely by the words around it, by its place in the sequence.

    Denials, and in reports of research mechanisms, both of known terms: too few denials of phrases that no list has
    taught the weights. Nothing of a sentence or two about a patient: what taught the weights of such ones was picked
    for a harm.
    """
    if scene.manner == CASE:
        return set()
    least = (place for place, one in opinions.items() if one.is_listed and one.likely < LEAST_LIKELY)
    return {place for place in least if _is_asked_about(*judged[place], scene.manner)}


def _is_asked_about(candidate: Candidate, verdict: Judgement, manner: str) -> bool:
    if candidate.frame.fact == "mechanism":
        return manner == RESEARCH and not _is_said_to_do(candidate)
    asked = verdict.negated and candidate.frame.fact in _FACTS and _is_by_a_plain_word(candidate, verdict)
    return asked and not _is_denied_outright(candidate, verdict)


def _is_said_to_do(candidate: Candidate) -> bool:
    """Whether the drug is the subject of what acts on the target: "X inhibits T", "inhibition of T by X"."""
    drug = candidate.drug
    return drug.said and any(drug.start <= subject.head < drug.end for subject in candidate.clause.roles.get("subj"))


def _is_denied_outright(candidate: Candidate, verdict: Judgement) -> bool:
    """Whether a main clause says of the term itself that it has not been: "E has not been reported".

    So does a clause that tells of the term what the drug does not: "E, which X does not cause, is rare".
    """
    tree, at, term = candidate.view.tree, candidate.clause.at, candidate.term
    if term is None or term.view is not candidate.view:
        return False
    if candidate.frame.only_denied and candidate.drug.said and tree.dep[term.head] == "nsubj":
        return True  # "E is no concern with X"
    described = tree.dep[at] == "relcl" and tree.lemma[at] != "be" and term.start <= tree.head[at] < term.end
    if described and _is_said_to_do(candidate):
        return verdict.denied_by in tree.children(at, "neg")
    if tree.dep[at] not in _MAIN:
        return False
    subjects = tree.children(at, "nsubjpass")
    return verdict.denied_by in tree.children(at, "neg") and any(term.start <= k < term.end for k in subjects)


def _is_by_a_plain_word(candidate: Candidate, verdict: Judgement) -> bool:
    at = verdict.denied_by
    return at is not None and candidate.view.tree.lower(at) in cues().negation.words
