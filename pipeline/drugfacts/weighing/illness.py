"""What an illness brings that a sentence explains by the way: no harm of a drug, and nothing that it is for."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Mention, View, grammar

from .evidence import Scene
from .pairs import Pair

_LEADS = frozenset({("in", "which"), ("with", "which"), ("in", "whom"), ("where",)})
_USES = frozenset({"indication", "approval"})
_CAUSES = frozenset({"cause", "driver", "trigger", "reason", "source", "factor"})
_SIGNS = frozenset({"symptom", "sign", "feature", "manifestation", "hallmark"})
_BRINGING = frozenset({"bring", "lead", "produce", "show", "come", "result"})
_TO_WITH = 2  # words between "with" and an illness: "with severe C"


def is_sign_of_illness(pair: Pair, scene: Scene) -> bool:
    """Whether a term is what an illness is told to bring: "C, in which worms cause D", "people with C (D, E)"."""
    view = pair.view
    illness = _of_bracket(pair) or _of_clause(pair)
    if illness is None and (brings := _brought_by(pair) or _that_brings(pair)) is not None:
        illness = brings if _is_treated(view, brings, scene) else None
    if pair.term.kind != "condition" or illness is None or illness.start == pair.term.start:
        return False
    if _names_drug(view, illness.start, illness.end):
        return False  # "digoxin toxicity, which had caused C"
    said = scene.said.get((view.index, illness.end - 1), ())
    return not any(one.what == "side_effect" for one in said)


def _of_bracket(pair: Pair) -> Mention | None:
    """The illness that people have, in whose bracket a term stands."""
    view, tree, at = pair.view, pair.view.tree, pair.term.start - 1
    while at > 0 and tree.words[at] not in {"(", ")"}:
        at -= 1
    if at < 1 or tree.words[at] != "(" or _names_drug(view, at, pair.term.start):
        return None
    illness = view.mention(at - 1, "condition")
    if illness is None or illness.end != at:
        return None
    before = range(max(illness.start - 1 - _TO_WITH, 1), illness.start)
    whose = (i - 1 for i in before if tree.lower(i) == "with")
    return illness if any(grammar().isa(tree.lemma[i], "people") for i in whose) else None


def _brought_by(pair: Pair) -> Mention | None:
    """The illness of which a term is said to be the cause or a sign: "obesity causes C", "E is a symptom of C"."""
    view, tree = pair.view, pair.view.tree
    verb = tree.head[pair.head]
    if tree.dep[pair.head] != "nsubj" or tree.lemma[verb] != "be":
        return None
    causes = (k for k in tree.children(verb, "attr") if tree.lemma[k] in _CAUSES | _SIGNS)
    of = (p for k in causes for prep in tree.children(k, "prep") for p in tree.children(prep, "pobj"))
    return next((named for p in of if (named := view.mention(p, "condition")) is not None), None)


def _of_clause(pair: Pair) -> Mention | None:
    """The illness of which a clause that names no drug says what happens in it."""
    view, tree = pair.view, pair.view.tree
    for comma in range(pair.term.start - 2, 0, -1):
        if tree.words[comma] != ",":
            continue
        led = tuple(tree.lowers[comma + 1 : comma + 3])
        if led not in _LEADS and led[:1] not in _LEADS:
            continue
        if _names_drug(view, comma, pair.term.start):
            return None
        return _ends_before(view, comma)
    return None


def _that_brings(pair: Pair) -> Mention | None:
    """The illness of which a clause that names no drug tells what it brings: "C, which can cause D"."""
    view, tree = pair.view, pair.view.tree
    for comma in range(pair.term.start - 2, 0, -1):
        if tree.words[comma] == "," and _brings(tree, comma + 1):
            return None if _names_drug(view, comma, pair.term.start) else _ends_before(view, comma)
    return None


def _ends_before(view: View, comma: int) -> Mention | None:
    """The condition right before a comma, with or without a bracket behind it."""
    tree, at = view.tree, comma
    if tree.words[comma - 1] == ")":
        at = next((i for i in range(comma - 2, 0, -1) if tree.words[i] == "("), 1)
    return view.mention(at - 1, "condition")


def _is_treated(view: View, illness: Mention, scene: Scene) -> bool:
    """Whether an illness is what a text has a drug for: told elsewhere as a use, or named by its title."""
    if any(note.what in _USES for note in scene.elsewhere(view, illness)):
        return True
    above = view.heading
    while above is not None and above.heading is not None:
        above = above.heading
    return above is not None and any(m.key == illness.key for ms in above.mentions.values() for m in ms)


def _brings(tree: Tree, which: int) -> bool:
    """Whether a clause tells what the illness before it brings: "C, which can cause D"."""
    verb = tree.head[which]
    if tree.lower(which) != "which" or tree.dep[which] != "nsubj":
        return False
    return tree.lemma[verb] in _BRINGING or grammar().isa(tree.lemma[verb], "cause_verb")


def _names_drug(view: View, start: int, end: int) -> bool:
    """Whether words name a drug, or point at one."""
    return any(i in view.anaphors or view.mention(i, "drug", "drug_class") is not None for i in range(start, end))
