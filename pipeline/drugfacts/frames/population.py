"""Who a use is for: "in adults and children over 12", "from the age of six"."""

from __future__ import annotations

from drugfacts.clauses import Clause, Tree
from drugfacts.clauses.phrases import extent

from .model import Grammar

_FOR_WHOM = frozenset({"in", "for", "among"})


def population_of(clause: Clause, words: Grammar) -> tuple[int, int] | None:
    """Return the words that say for whom, beside the predicate or what governs it; None where nobody is named.

    People in general ("patients", "people") count only with what narrows them down.
    """
    tree = clause.tree
    for at in clause.links:
        for prep in tree.children(at, "prep"):
            for noun in tree.children(prep, "pobj"):
                if tree.lower(prep) in _FOR_WHOM and (found := _people(tree, noun, words)):
                    return found
                if tree.lower(prep) == "from" and tree.lemma[noun] == "age":
                    return prep, max(tree.subtree(noun)) + 1
    return None


def _people(tree: Tree, noun: int, words: Grammar) -> tuple[int, int] | None:
    if not words.isa(tree.lemma[noun], "people") or tree.tag[noun][:1] != "N":
        return None
    start, _ = extent(tree, noun, words.classes["strip"])
    end = max(tree.subtree(noun, frozenset({"punct", "bracket"}))) + 1
    end = _with_age(tree, _more_people(tree, _with_age(tree, end), words))
    general = words.isa(tree.lemma[noun], "anybody") and end - start == 1
    return None if general else (start, end)


def _more_people(tree: Tree, end: int, words: Grammar) -> int:
    """Where "and in children aged one year or older" ends, right after the first people; else where these end."""
    if end >= len(tree) or tree.lower(end) not in {"and", "or"}:
        return end
    noun = next((i for i in range(end + 1, min(end + 4, len(tree))) if words.isa(tree.lemma[i], "people")), None)
    if noun is None or any(tree.is_verb(i) or tree.words[i] == "," for i in range(end + 1, noun)):
        return end
    return max(tree.subtree(noun, frozenset({"punct", "bracket"}))) + 1


def _with_age(tree: Tree, end: int) -> int:
    """Where an age ends that stands right after people, wherever it hangs from: "children | over 12 years"."""
    if end >= len(tree) or tree.lower(end) not in {"over", "under", "aged", "from"}:
        return end
    return max(tree.subtree(end, frozenset({"punct"}))) + 1
