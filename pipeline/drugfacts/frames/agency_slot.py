"""Fill the agency slot of a frame: named, told by its country, or "the agency" named before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drugfacts.clauses import Clause
from drugfacts.clauses.lists import is_excluded

from .context import View
from .hits import AgencyHit
from .model import Frame, Grammar
from .paths import arguments, is_named

_PRONOUN = frozenset({"PR", "WP", "WD"})


def agencies_of(view: View, clause: Clause, frame: Frame, words: Grammar) -> list[AgencyHit]:
    """The agencies at the first of the frame's paths that yields any."""
    found: list[AgencyHit] = []
    for path in frame.agency:
        for argument in arguments(view, clause, path):
            prep = clause.tree.head[argument.head]
            excepted = clause.tree.dep[prep] == "conj" and is_excluded(clause.tree, prep)
            for hit in _agencies_at(view, argument.head, words):
                hit = replace(hit, excepted=excepted)
                if all(hit.key != a.key for a in found):
                    found.append(hit)
        if found:
            break
    found = found or _in_brackets(view, clause, frame, words)
    if not found and frame.continues is not None and view.licensed is not None and view.licensed.index == view.index:
        found = [AgencyHit(key, view, start, end) for key, start, end in view.licensed.agencies]
    return found + [hit for hit in _elided(view, clause, words) if all(hit.key != a.key for a in found)]


def _in_brackets(view: View, clause: Clause, frame: Frame, words: Grammar) -> list[AgencyHit]:
    """The agency in a bracket after the predicate or the use: "licensed for heart failure (EMA, 2020)"."""
    tree = view.tree
    if not frame.agency:
        return []
    heads = [a.head for path in frame.term for a in arguments(view, clause, path) if a.tree is tree]
    brackets = [k for at in (clause.at, *heads) for k in tree.children(at, "bracket") if k > clause.at]
    return [hit for k in brackets for hit in _agencies_at(view, k, words)]


def may_decide(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether whoever does it is somebody who may: an agency, an authority, a country, or nobody is named."""
    if frame.agent is None:
        return True
    for argument in clause.roles.get("subj", ()):
        tree, at = argument.tree, argument.head
        allowed = view.mention(at, "agency") or is_named(argument, frame.agent, words) or tree.tag[at][:2] in _PRONOUN
        if not allowed and not any(_agencies_at(view, at, words)):
            view.tell("agency", "no_authority", "subj", argument)
            return False
    return True


def _elided(view: View, clause: Clause, words: Grammar) -> Iterator[AgencyHit]:
    """The agency whose verb is left out: "the FDA approved it in 2018, and the EMA a year later"."""
    tree = clause.tree
    if not tree.is_verb(clause.at):
        return
    for k in tree.children(clause.at, "conj"):
        if tree.is_noun(k) and not is_excluded(tree, k):
            yield from (replace(hit, elided=True) for hit in _agencies_at(view, k, words))


def _agencies_at(view: View, head: int, words: Grammar) -> Iterator[AgencyHit]:
    """The agencies of a phrase: named, told by their country ("U.S. regulators"), or "the agency" named before."""
    tree = view.tree
    inside = sorted(tree.subtree(head, frozenset({"relcl", "advcl", "acl"})))
    named = False
    for i in inside:
        mention = view.mention(i, "agency")
        if mention:
            named = True
            yield AgencyHit(mention.key, view, mention.start, mention.end)
    if named or not words.isa(tree.lemma[head], "regulator"):
        return
    for i in inside:
        for key, names in words.classes.items():
            if key.startswith("country_") and tree.lower(i) in names:
                yield AgencyHit(f"agency:{key.removeprefix('country_')}", view, min(i, head), max(i, head) + 1)
                return
    if any(tree.dep[k] == "det" and tree.lower(k) in {"the", "that", "this"} for k in tree.kids[head]):
        for _, mention in view.agencies:
            yield AgencyHit(mention.key, view, head, head + 1)
