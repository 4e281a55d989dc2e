"""Parts of the body with what becomes of them: "ankles swell", "dulls the hearing"."""

from __future__ import annotations

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.lists import conjuncts

from .context import View
from .hits import TermHit
from .model import Grammar
from .paths import is_named
from .term_shape import hit_at


def parts_in(view: View, argument: Argument, words: Grammar, kind: str = "bodily") -> list[TermHit]:
    """The parts of the body, or other things of a class of words, that an argument names."""
    heads = (h for h in conjuncts(argument.tree, argument.head) if is_named(Argument(view.tree, h), kind, words))
    return [hit_at(view, head, "side_effect", words) for head in heads]


def with_predicate(hit: TermHit, clause: Clause) -> TermHit:
    """A part of the body together with a predicate and its complement: "skin may turn yellow"."""
    tree, at = clause.tree, clause.at
    if hit.view.tree is not tree:
        return hit
    goes = (k for k in tree.kids[at] if k > at)
    after = [k for k in goes if tree.dep[k] in {"acomp", "attr", "prt", "oprd"} or tree.lower(k) in {"up", "down"}]
    after += [c for k in after for c in tree.children(k, "conj") if tree.tag[c][:2] == "JJ"]  # "dark yellow or brown"
    inside = [hit.start, hit.end - 1, at, *after]
    return hit._replace(start=min(inside), end=max(inside) + 1, mention=None, alias=None)
