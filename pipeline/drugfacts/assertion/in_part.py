"""What a drug is denied to do for an illness while it does something else for it: "slows but does not stop C"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

_NOT = frozenset({"not", "n't", "never"})
_PRONOUNS = frozenset({"it", "them", "this", "that", "one"})


def is_denied_in_part(candidate: Candidate, word: int) -> bool:
    """Whether a word denies but one of two things done for the same: "prevents, but does not treat, C"."""
    tree = candidate.clause.tree
    if candidate.frame.fact != "indication" or tree.lower(word) not in _NOT:
        return False
    if is_set_beside(tree, word):
        return True
    verb = next((at for at in (tree.head[word], *tree.ancestors(word)) if tree.is_verb(at)), None)
    if verb is None:
        return False
    partners = [tree.head[verb]] if tree.dep[verb] == "conj" else tree.children(verb, "conj")
    return any(_does(tree, at) and _is_of_same(tree, min(at, verb), max(at, verb)) for at in partners)


def is_set_beside(tree: Tree, word: int) -> bool:
    """Whether "not" only sets a verb apart from the one before it: "to prevent, not to treat, C"."""
    if word < 2 or tree.words[word - 1] != "," or not _does(tree, word - 2):
        return False
    after = word + 2 if tree.lowers[word + 1 : word + 2] == ["to"] else word + 1
    return after < len(tree) and tree.is_verb(after)


def _does(tree: Tree, at: int) -> bool:
    """Whether a verb says, undenied, that something is done for an illness."""
    return tree.is_verb(at) and grammar().isa(tree.lemma[at], "does_for") and not tree.children(at, "neg")


def _is_of_same(tree: Tree, first: int, second: int) -> bool:
    """Whether two verbs have one object: "slows but does not stop C", "does not cure C but controls it"."""
    if tree.children(second, "nsubj", "nsubjpass"):
        return False
    objects = tree.children(second, "dobj")
    if not tree.children(first, "dobj"):
        return bool(objects)
    return any(tree.lower(k) in _PRONOUNS for k in objects)
