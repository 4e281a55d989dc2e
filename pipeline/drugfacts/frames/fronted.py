"""The illness that a clause before says to be there when a drug is turned to: C in "When C is severe, X is an option".

Such a clause tells who the drug is for. What came up while somebody took it ("When a rash appears, X is stopped") is
no such thing: there the drug is to blame, is taken away, or is given in another way.
"""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree

from .context import Mention, Use, View
from .model import Grammar
from .opening import had_by, names_of
from .stretch import stretch_of

_WHEN = frozenset({"when", "once", "if", "where", "whenever"})
_SUBJECT = ("nsubj", "nsubjpass")
_HAVING = frozenset({"have", "get", "develop", "suffer"})
_MEETS = frozenset({"help", "work", "reach", "turn", "start", "begin", "call", "remain", "become"})
_REACHED = frozenset({"for", "to", "with", "on"})
_OTHERWISE = frozenset("dose doses dosage lower reduced careful once twice daily weekly every instead".split())
_MAY = frozenset({"may", "might"})
_NOT = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "hardly", "without"})


def fronted(view: View, at: int, words: Grammar) -> list[Use]:
    """The illness of the clause before, for a word that names the drug which is then turned to.

    Parameters
    ----------
    at : int
        The last word of the drug's name.
    """
    tree = view.tree
    for verb in _clauses_before(tree):
        if at in _turned_to(view, verb, words):
            return [Use(view, m.end - 1, m.start, m.end, m) for m in _illness(view, verb, words)]
    return []


def is_met_there(view: View, term: int, words: Grammar) -> bool:
    """Whether a condition is that of a clause before what is turned to, so that no drug brought it."""
    return any(
        m.start <= term < m.end and any(view.mention(at, "drug", "drug_class") for at in _turned_to(view, verb, words))
        for verb in _clauses_before(view.tree)
        for m in _illness(view, verb, words)
    )


def _clauses_before(tree: Tree) -> Iterator[int]:
    """The verbs of clauses that say when, before what they say it of."""
    if _WHEN.isdisjoint(tree.lowers):
        return
    for verb, dep in enumerate(tree.dep):
        marks = tree.children(verb, "mark", "advmod") if dep == "advcl" and verb < tree.head[verb] else ()
        if any(tree.lower(k) in _WHEN for k in marks):
            yield verb


def _illness(view: View, verb: int, words: Grammar) -> list[Mention]:
    """What such a clause is about, or says that people have; nothing where it tells what came up, or is a sign."""
    tree = view.tree
    if words.isa(tree.lemma[verb], "event_verb"):
        return []
    if words.isa(tree.lemma[verb], "people"):  # for the verb of the clause, which is taken for a noun
        return had_by(view, verb, words)
    for subject in tree.children(verb, *_SUBJECT):
        if found := names_of(view, subject):
            return found
        somebody = words.isa(tree.lemma[subject], "people") or tree.lower(subject) in {"somebody", "someone"}
        if tree.lemma[verb] in _HAVING and somebody:
            return [m for k in tree.children(verb, "dobj") for m in names_of(view, k)]
        if found := had_by(view, subject, words):
            return found
    return []


def _turned_to(view: View, verb: int, words: Grammar) -> set[int]:
    """The words by which is named what the clause over such a clause says to be turned to."""
    tree, over = view.tree, view.tree.head[verb]
    start, (_, end) = max(tree.subtree(verb)) + 1, stretch_of(view, over)
    if any(tree.lowers[i] in _MAY and tree.lowers[i + 1] == "have" for i in range(start, end - 1)):
        return set()  # "your doctor may have given you X"
    if not _NOT.isdisjoint(tree.lowers[start:end]) or not _OTHERWISE.isdisjoint(tree.lowers[start:end]):
        return set()
    if any(words.isa(lemma, "to_blame") for lemma in tree.lemma[start:end]) or not _is_turning(tree, over, words):
        return set()
    nouns = [*tree.children(over, *_SUBJECT, "dobj")]
    preps = [k for k in tree.children(over, "prep") if tree.lower(k) in _REACHED and tree.lemma[over] in _MEETS]
    nouns += [p for k in preps for p in tree.children(k, "pobj")]
    nouns += [k for noun in nouns for k in tree.children(noun, "conj", "appos")]
    return {k for noun in nouns for k in (noun, *tree.children(noun, "compound", "nmod")) if k >= start}


def _is_turning(tree: Tree, verb: int, words: Grammar) -> bool:
    """Whether a clause says that something is given or turned to, or is a choice."""
    if tree.lemma[verb] == "be":
        return bool(tree.children(verb, "attr", "ccomp")) or any(
            tree.lower(k) == "worth" for k in tree.children(verb, "acomp", "prep")
        )
    return tree.lemma[verb] in _MEETS or any(words.isa(tree.lemma[verb], name) for name in ("take_verb", "offer_verb"))
