"""Targets that stand beside what is acted on: where it is, what acts on it, what it is kept from."""

from __future__ import annotations

from drugfacts.frames import is_stopped

from .actions import action_of
from .evidence import Scene
from .pairs import Pair

_WHERE = frozenset({"in", "within", "inside", "throughout", "on"})


def not_acted_on(pair: Pair, scene: Scene) -> str | None:
    """Return why a target is not what the drug acts on, or None where nothing says so."""
    if pair.term.kind != "target":
        return None
    if _is_of_what_is_stopped(pair):
        return "stopped"
    return "place" if _is_place(pair, scene) or _acts_in_aside(pair, scene) else None


def _is_of_what_is_stopped(pair: Pair) -> bool:
    """Whether it is what something is kept from doing away with: "keeps S from breaking T down"."""
    tree = pair.view.tree
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    return verb is not None and is_stopped(tree, verb) and action_of(pair) is None


def _is_place(pair: Pair, scene: Scene) -> bool:
    """Whether a target only says where another is that was read: "blocks sodium channels in T", "on T"."""
    view, tree, prep = pair.view, pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "pobj" or tree.lower(prep) not in _WHERE:
        return False
    over = tree.head[prep]
    there = [over, *tree.children(over, "compound", "nmod")] if tree.is_noun(over) else tree.children(over, "dobj")
    return any((view.index, i) in scene.said for i in there if i < prep)


def _acts_in_aside(pair: Pair, scene: Scene) -> bool:
    """Whether a target does something with another that was read: "blocks an enzyme that T needs"."""
    view, tree, verb = pair.view, pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "nsubj" or tree.dep[verb] != "relcl":
        return False
    noun = tree.head[verb]
    return any((view.index, i) in scene.said for i in range(noun, pair.head))  # "an enzyme called S, which T needs"
