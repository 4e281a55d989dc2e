"""Drugs that a sentence names only as taken beside the one it is about: "seizures, particularly when X is taken".

Who tells of a drug's harm adds with what it comes more easily. The other drug is then no cause of its own.
"""

from __future__ import annotations

from drugfacts.clauses.tree import FINITE, Tree

from .context import Mention, View
from .model import grammar

_JOINS = frozenset({",", "or", "and", "/", "(", ")"})
_DRUGS = ("drug", "drug_class")
_REACH = 10  # words from the drug back to what opens the aside
_JOINED = frozenset({"together", "combined", "combination", "conjunction", "coadministered", "mixed"})
_LOW = frozenset({"in", "among", "of"})
_OR = frozenset({"or", "and"})
_ON = frozenset({"on", "receiving", "taking"})
_TAKES = frozenset({"take", "takes", "took", "use", "used", "receive", "received", "get", "got"})
_NARROWS = frozenset({"amod", "compound", "nmod"})
_TO_PEOPLE = 4  # words from people to the drug that they take: "patients with C on X"


def taken_beside(view: View) -> frozenset[int]:
    """Return the words of the drugs that are only taken beside the one that the passage is about.

    Only where the passage is about another drug: after "particularly", "above all" and the like, in what is but an
    item of a list of harms, and as what certain people take anyhow.
    """
    if view.beside is None:
        view.beside = _found(view) if view.topics and view.tree.is_parsed and view.has(*_DRUGS) else frozenset()
    return view.beside


def is_taken_with(view: View, at: int) -> bool:
    """Whether a drug is one with which the passage's own is taken: Y in "together with Y", "X when combined with Y".

    A harm is put down to the passage's own drug then; a use is of both.
    """
    named = view.mention(at, *_DRUGS)
    if named is None or not view.topics or named.key in view.topics or at < 2:
        return False
    opens = _opening(view, named)
    if opens is None or view.tree.lower(opens) != "with":
        return False
    return view.tree.lower(opens - 1) in _JOINED or _is_topic(view, opens - 1)


def _found(view: View) -> frozenset[int]:
    topics = set(view.topics)
    named = {m for ms in view.mentions.values() for m in ms if m.kind in _DRUGS}
    others = (m for m in named if m.key not in topics and m.start > 1)
    return frozenset(i for m in others if _is_beside(view, m) for i in range(m.start, m.end))


def _is_beside(view: View, mention: Mention) -> bool:
    if _is_taken_anyhow(view, mention) or _is_also_taken(view.tree, mention.start):
        return True
    opens = _opening(view, mention)
    if opens is None:
        return False
    tree, at, words = view.tree, opens - 1, grammar()
    if words.isa(tree.lower(at), "besides"):
        return True
    while at > 0 and (words.isa(tree.lemma[at], "people") or words.isa(tree.lower(at), "before_beside")):
        at -= 1
    if words.isa(tree.lower(at), "focus"):
        return True
    is_item = view.block.kind == "item" and view.block.section == "adverse_reactions"
    return is_item and opens > 1 and not any(tree.tag[i] in FINITE for i in range(opens))


def _is_topic(view: View, at: int) -> bool:
    """Whether a word names or points at what the passage is about: "people who take X with Y"."""
    named = view.mention(at, "drug")
    if named is not None:
        return named.key in view.topics
    return at in view.anaphors and set(view.anaphors[at][2]) == set(view.topics)


def _is_taken_anyhow(view: View, mention: Mention) -> bool:
    """Whether a class or hormone is what the people take whom a harm befalls: "in frail patients on diuretics".

    They are told by what they are or have, or beside other people: "in older patients or with diuretics".
    """
    tree, words = view.tree, grammar()
    at = mention.start - 1
    if mention.kind != "drug_class" and view.mention(mention.start, "target") is None:
        return False
    if len(view.topics) != 1 or any(_is_topic(view, i) for i in range(len(tree))):
        return False
    if at > 1 and tree.lower(at) == "with" and tree.lower(at - 1) in _OR:
        return words.isa(tree.lemma[at - 2], "people")
    if tree.lower(at) not in _ON:
        return False
    who = next((i for i in range(at - 1, max(at - 1 - _TO_PEOPLE, 0), -1) if words.isa(tree.lemma[i], "people")), None)
    if who is None or any(tree.is_verb(i) for i in range(who, at)):
        return False
    narrow = tree.children(who, *_NARROWS) or "with" in tree.lowers[who + 1 : at]
    first = min((k for k in tree.kids[who] if k < who), default=who)
    return bool(narrow) and tree.lower(first - 1) in _LOW


def _is_also_taken(tree: Tree, at: int) -> bool:
    """Whether it is what some people take as well: "in those who also take X"."""
    return at > 2 and tree.lower(at - 1) in _TAKES and tree.lowers[at - 3 : at - 1] == ["who", "also"]


def _opening(view: View, mention: Mention) -> int | None:
    """Where what is said of the other drug begins: at "with", "when", "on" with nothing but drugs behind it."""
    tree, words = view.tree, grammar()
    for at in range(mention.start - 1, max(mention.start - _REACH, 0), -1):
        word = tree.lower(at)
        if words.isa(word, "opens_beside") and (word != "on" or _takes_it(tree, at - 1)):
            return at
        is_drug = view.mention(at, *_DRUGS) is not None
        if not (is_drug or word in _JOINS or tree.tag[at][:2] in {"JJ", "NN", "DT", "VB"}) or tree.tag[at] in FINITE:
            return None
    return None


def _takes_it(tree: Tree, at: int) -> bool:
    """Whether people stand before a drug's "on": "people on X", "those who are also on X"."""
    words = grammar()
    return words.isa(tree.lemma[at], "people") or words.isa(tree.lower(at), "besides")
