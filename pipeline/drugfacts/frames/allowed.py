"""Which terms a frame may have: many ask for known ones, since what stands there may be anything."""

from __future__ import annotations

from drugfacts.clauses import Argument

from .context import View
from .hits import TermHit
from .model import Frame, Grammar
from .no_term import measure_at
from .paths import is_named
from .term_shape import is_spell, shifted

_DESCRIBING = frozenset({"amod", "compound", "nmod", "acl"})
_MANY, _SHORT = 2, 3  # known harms that a list has at least; words of one in no list


def allowed(hits: list[TermHit], path: str, frame: Frame, view: View, words: Grammar) -> list[TermHit]:
    """The terms that the frame may have; a list of harms most of which are known may hold some in no list."""
    kept = [hit for hit in hits if is_allowed(hit, path, frame, view, words)]
    if frame.fact != "side_effect" or len(kept) == len(hits) or len(kept) < _MANY or 2 * len(kept) < len(hits):
        return kept
    return [hit for hit in hits if hit in kept or (hit.view.tree.is_noun(hit.head) and hit.end - hit.start <= _SHORT)]


def is_allowed(hit: TermHit, path: str, frame: Frame, view: View, words: Grammar) -> bool:
    """Whether the term may be one in no list, where the frame asks for known ones."""
    if not any(c.isalnum() for i in range(hit.start, hit.end) for c in hit.view.tree.words[i]):
        return False
    known = True
    if path in frame.known_at:
        known = hit.mention is not None or hit.view.mention(hit.head, "target", "condition") is not None
    elif path == "self" and not frame.names_harm:
        known = hit.mention is not None
    elif frame.known and frame.fact == "mechanism":
        named = hit.alias is not None or any(hit.view.mention(i, "target", "drug") for i in range(hit.start, hit.end))
        named = named or _is_called_target(hit, words)
        known = named or ((frame.agentless or "acted" in frame.drug) and _is_bodily(hit, words))
    elif frame.known and (frame.fact != "side_effect" or view.block.section != "adverse_reactions"):
        named = hit.mention is not None or hit.alias is not None or _is_one_of_two(hit)
        if frame.fact == "approval":
            named = named or hit.view.mention(hit.head, "condition") is not None
        known = named or is_spell(hit, words) or bool(shifted(hit.view, hit.head, words))
        known = known or (frame.fact == "side_effect" and is_ailing(hit, words))
        known = known or (frame.fact == "indication" and _is_poisoning(hit, words))
        known = known or (
            path in {"compound", "for", "bracket"} and measure_at(hit.view.tree, hit.head, words) is not None
        )
    if not known:
        view.tell("term", "unknown", path, Argument(hit.view.tree, hit.head))
    return known


def is_ailing(hit: TermHit, words: Grammar) -> bool:
    """Whether it is a part of the body with what ails it: "puffy fingers", "a lung scarred beyond repair".

    Examples
    --------
    >>> import drugfacts
    >>> drugfacts.load()("He blamed nebivolol for his icy fingers.")._.drugfacts.facts[0].effect.text
    'icy fingers'
    """
    tree, at = hit.view.tree, hit.head
    if not any(is_named(Argument(tree, at), name, words) for name in ("bodily_or_faculty", "body_part")):
        return False
    inside = [i for i in tree.kids[at] if hit.start <= i < hit.end and tree.dep[i] in _DESCRIBING]
    return any(words.isa(tree.lower(i), name) for i in inside for name in ("bad_state", "body_state", "bad_look"))


def _is_one_of_two(hit: TermHit) -> bool:
    """Whether a known name for two things holds it: "nausea" in "nausea and vomiting"."""
    name = hit.view.mention(hit.head, "condition")
    return name is not None and name.start <= hit.start and hit.end <= name.end and " and " in name.key


def _is_poisoning(hit: TermHit, words: Grammar) -> bool:
    """Whether it is what too much of a drug or poison brings: "heroin overdose", "methanol poisoning"."""
    view, at = hit.view, hit.head
    return words.isa(view.tree.lemma[at], "poisoning") and any(
        view.mention(i, "drug", "drug_class") for i in range(hit.start, at)
    )


def _is_called_target(hit: TermHit, words: Grammar) -> bool:
    """Whether its words alone say that it is a target: "sucrase", "ETB receptors", "the bile salt export pump"."""
    tree, head = hit.view.tree, hit.head
    if tree.lower(head).rstrip("s").endswith("ase") and tree.lemma[head] not in words.classes["no_enzyme"]:
        return True
    before = range(hit.start, head)
    said = any(tree.tag[i][:2] in {"NN", "JJ"} and not words.isa(tree.lower(i), "no_name_of") for i in before)
    return said and words.isa(tree.lemma[head], "molecule")


def _is_bodily(hit: TermHit, words: Grammar) -> bool:
    """Whether it is a process, or what targets are, with words that say which: "glycine receptors"."""
    lemma = hit.view.tree.lemma[hit.head]
    if words.isa(lemma, "process") or words.isa(lemma, "nutrient"):
        return True
    if hit.end - hit.start == 1:
        return False
    if words.isa(lemma, "lab_value"):
        return words.isa(hit.view.tree.lower(hit.head - 1), "of_any_drug")  # "serum calcium"
    return any(words.isa(lemma, name) for name in ("target_noun", "measure", "body_force"))
