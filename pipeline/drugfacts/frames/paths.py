"""Where the arguments of a clause stand, and whether they fit what a frame asks of them."""

from __future__ import annotations

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.clause import clause_at, is_passive

from .context import View
from .model import Frame, Grammar


def arguments(view: View, clause: Clause, path: str) -> list[Argument]:
    """The arguments at a path: ``subj``, ``for``, ``subj.of``.

    ``self`` is the predicate, where it is a term itself; ``next`` the drug right after it ("the COX-2 inhibitor X").
    """
    if path == "self":
        return [Argument(clause.tree, clause.at)]
    if path == "next":
        return [Argument(clause.tree, clause.at + 1)] if view.mention(clause.at + 1, "drug") else []
    first, *rest = path.split(".")
    found = list(clause.roles.get(first, ()))
    for role in rest:
        found = [b for a in found for b in clause_at(a.tree, a.head).roles.get(role, ())]
    return found


def fits(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether a clause has what the frame asks for beside its slots."""
    for path, name in frame.where.items():
        heads = arguments(view, clause, path)
        if not any(is_named(a, name, words) or _is_kind(view, a, name) for a in heads):
            view.tell("where", "not_of_class" if heads else "nothing", path, heads[0] if heads else None, name)
            return False
    if frame.agentless and not _is_agentless(clause):
        view.tell("predicate", "not_agentless")
        return False
    if frame.where.get("subj") == "$people" and _modifies(clause):
        view.tell("predicate", "describes_people")  # "people who have asthma" says who they are, not what befalls them
        return False
    for path, name in frame.unless.items():
        barred = (a for a in arguments(view, clause, path) if path not in frame.term and is_named(a, name, words))
        if (argument := next(barred, None)) is not None:
            view.tell("unless", "of_class", path, argument, name)
            return False
    return True


def _is_agentless(clause: Clause) -> bool:
    """Whether the predicate is a passive that leaves unsaid who acts: "autophagy was enhanced"."""
    tree, at = clause.tree, clause.at
    if clause.roles.get("subj") or not clause.roles.get("obj") or tree.dep[at] == "amod":
        return False
    return is_passive(tree, at)


def _is_kind(view: View, argument: Argument, name: str) -> bool:
    """Whether a head is a known term of the kind in "@kind"."""
    return name.startswith("@") and argument.tree is view.tree and view.mention(argument.head, name[1:]) is not None


def _modifies(clause: Clause) -> bool:
    """Whether a verb, or the one that it is coordinated with, stands in a relative clause or after its noun."""
    tree, at = clause.tree, clause.at
    while tree.dep[at] == "conj":
        at = tree.head[at]
    return tree.dep[at] in {"relcl", "acl"}


def is_named(argument: Argument, name: str, words: Grammar) -> bool:
    """Whether the head of an argument belongs to a word class."""
    tree, at = argument.tree, argument.head
    forms = {tree.lemma[at], tree.lower(at)}
    if at:
        forms.add(f"{tree.lower(at - 1)} {tree.lemma[at]}")
    return any(words.isa(form, name) for form in forms)
