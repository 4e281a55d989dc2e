"""Targets that stand beside what is acted on: where it is, what acts on it, what it is kept from, what is not done."""

from __future__ import annotations

from drugfacts.frames import grammar, is_stopped

from .actions import action_of
from .evidence import Scene
from .pairs import Pair

_WHOSE = frozenset({"of", "for"})
_RECEIVING = frozenset({"receptor", "transporter", "channel", "subunit", "pump", "enzyme"})
_WHILE = frozenset({"when", "if", "where", "while", "until", "once", "unless", "whenever"})
_WHERE = frozenset({"in", "within", "inside", "throughout", "on", "at", "from"})


def not_acted_on(pair: Pair, scene: Scene) -> str | None:
    """Return why a target is not what the drug acts on, or None where nothing says so."""
    if pair.term.kind != "target":
        return None
    if _is_of_what_is_stopped(pair) or _is_kept_from_making(pair):
        return "stopped"
    if _acts_on_another(pair):
        return "place"
    if (_acts_itself(pair) or _is_part_of_body(pair) or _is_as_it_is(pair)) and action_of(pair) is None:
        return "place"
    return "place" if _is_place(pair, scene) or _acts_in_aside(pair, scene) else None


def _is_of_what_is_stopped(pair: Pair) -> bool:
    """Whether it is what something is kept from doing away with: "keeps S from breaking T down"."""
    tree = pair.view.tree
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    return verb is not None and is_stopped(tree, verb) and action_of(pair) is None


def _is_kept_from_making(pair: Pair) -> bool:
    """Whether it is what is kept from making or taking up another: "keeps T from releasing S"."""
    tree, verb = pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "dobj":
        return False
    done = [p for k in tree.children(verb, "prep") for p in tree.children(k, "pcomp") if is_stopped(tree, p)]
    return any(grammar().isa(tree.lemma[p], "making") and tree.children(p, "dobj") for p in done)


def _acts_itself(pair: Pair) -> bool:
    """Whether a target does something to something else: "P-glycoprotein keeps it out of the brain"."""
    tree, at = pair.view.tree, pair.head
    verb = tree.head[at]
    if not pair.drug.said or tree.dep[at] != "nsubj" or tree.dep[verb] == "relcl" or not tree.children(verb, "dobj"):
        return False
    return not any(tree.dep[k] == "neg" for k in tree.kids[verb])


def _acts_on_another(pair: Pair) -> bool:
    """Whether a target does something to another where no drug is named: "Serotonin from the gut trips T"."""
    view, tree, at = pair.view, pair.view.tree, pair.head
    if pair.drug.said or tree.dep[at] != "nsubj":
        return False
    verbs = [tree.head[at], *(k for k in tree.children(tree.head[at], "conj") if not tree.children(k, "nsubj"))]
    done_to = (k for v in verbs for k in tree.children(v, "dobj") if k > at)
    return any(view.mention(k, "target") is not None for k in done_to)


def _is_part_of_body(pair: Pair) -> bool:
    """Whether it only says where in the body something goes on: "in the brainstem it damps the cough centre"."""
    tree, at = pair.view.tree, pair.head
    words = grammar()
    if tree.dep[at] != "pobj" or tree.lower(tree.head[at]) not in _WHERE:
        return False
    return any(words.isa(tree.lemma[at], name) for name in ("organ", "body_place"))


def _is_as_it_is(pair: Pair) -> bool:
    """Whether a clause says how a target stands when the drug acts: "only when glucose is high"."""
    tree, at = pair.view.tree, pair.head
    verb = tree.head[at]
    if tree.dep[at] != "nsubj" or tree.dep[verb] != "advcl" or not tree.children(verb, "acomp"):
        return False
    return any(tree.lower(k) in _WHILE for k in tree.kids[verb])


def _is_place(pair: Pair, scene: Scene) -> bool:
    """Whether a target only says where another is that was read: "blocks sodium channels in T", "on T"."""
    view, tree, at = pair.view, pair.view.tree, pair.head
    while tree.dep[at] == "conj" and grammar().isa(tree.lemma[tree.head[at]], "bodily"):
        at = tree.head[at]  # "in S and T"
    prep = tree.head[at]
    over = tree.head[prep]
    whose = tree.lower(prep) in _WHOSE and tree.lemma[over] in _RECEIVING  # "blocks the muscarinic receptors of T"
    if tree.dep[at] != "pobj" or not (whose or tree.lower(prep) in _WHERE):
        return False
    there = [over, *tree.children(over, "compound", "nmod")] if tree.is_noun(over) else tree.children(over, "dobj")
    there += [p for i in tuple(there) for k in tree.children(i, "prep") for p in tree.children(k, "pobj")]
    return any((view.index, i) in scene.said for i in there if i < prep)


def _acts_in_aside(pair: Pair, scene: Scene) -> bool:
    """Whether a target does something with another that was read: "blocks an enzyme that T needs"."""
    view, tree, verb = pair.view, pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "nsubj" or tree.dep[verb] != "relcl":
        return False
    noun = tree.head[verb]
    return any((view.index, i) in scene.said for i in range(noun, pair.head))  # "an enzyme called S, which T needs"


def is_done_by_another(pair: Pair) -> bool:
    """Whether what the drug is said not to do to a target is done by something else: "the liver cannot clear T".

    A passive that leaves unsaid who acts is of the drug that the passage is about: "T is not impaired".
    """
    view, tree = pair.view, pair.view.tree
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    if pair.term.kind != "target" or verb is None:
        return False
    own = range(pair.term.start, pair.term.end) if pair.how == "topic" else ()
    return any(
        tree.is_noun(k) and k not in own and k not in view.anaphors and view.mention(k, "drug", "drug_class") is None
        for k in tree.children(verb, "nsubj", "nsubjpass")
    )
