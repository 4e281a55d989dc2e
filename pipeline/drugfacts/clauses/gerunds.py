"""Gerunds that the small tagger takes for nouns or adjectives, and nouns that it takes for gerunds: "by binding X"."""

from __future__ import annotations

from .forms import verb_of
from .grammar import words
from .tree import Tree

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_MEANS = frozenset({"by", "through", "via", "without"})


def gerund_for_noun(tree: Tree, i: int) -> None:
    """In "works by binding X" with "binding" taken for an adjective or noun: it is the verb, and X its object."""
    if tree.words[i - 1] == "and":
        _gerund_after_gerund(tree, i)
        return
    prep, noun = i - 1, tree.head[i]
    if tree.dep[noun] != "pobj" or tree.head[noun] != prep or noun < i or tree.lemma[i] in words("without_object"):
        return
    if tree.tag[i] != "VBG" or tree.dep[i] != "amod":
        verb = verb_of(tree.lowers[i])
        if tree.lowers[prep] not in _MEANS or not verb:
            return
        tree.tag[i], tree.lemma[i] = "VBG", verb
    tree.move(i, prep, "pcomp")
    tree.move(noun, i, "dobj")
    for k in [k for k in tree.kids[noun] if k < i]:
        tree.move(k, i, tree.dep[k])


def gerund_after_object(tree: Tree, i: int) -> None:
    """In "blocks A, depriving B of C" with "depriving B" taken for a second object: it is what comes of blocking."""
    if tree.words[i - 1] == "and":
        _gerund_after_gerund(tree, i)
        return
    noun = tree.head[i]
    verb = tree.head[noun]
    before = [k for k in tree.children(verb, "dobj") if k < i - 1]
    if noun < i or tree.dep[noun] != "dobj" or not tree.is_verb(verb) or not before:
        return
    tree.move(i, verb, "advcl")
    tree.move(noun, i, "dobj")
    for k in [k for k in tree.kids[noun] if k < i]:
        tree.move(k, i, tree.dep[k])


def _gerund_after_gerund(tree: Tree, i: int) -> None:
    """In "by binding A and recruiting B" with "recruiting B" taken for a second object: it is done as well."""
    noun = tree.head[i]
    first = tree.head[noun]
    verb = tree.head[first]
    listed = noun > i > first and tree.dep[noun] == "conj" and tree.dep[first] == "dobj"
    if not listed or tree.tag[verb] != "VBG" or not verb_of(tree.lowers[i]):
        return
    tree.tag[i], tree.lemma[i] = "VBG", verb_of(tree.lowers[i])
    tree.move(i, verb, "conj")
    tree.move(noun, i, "dobj")
    for k in [k for k in tree.kids[noun] if k < i and tree.dep[k] in _BEFORE_NOUN]:
        tree.move(k, i, tree.dep[k])
    for k in [k for k in tree.kids[first] if k == noun + 1 and tree.dep[k] == "prep"]:
        tree.move(k, noun, "prep")  # "binding A and reducing release of B"


def noun_for_gerund(tree: Tree, i: int) -> None:
    """In "blocks A and B signalling" with "signalling" taken for what A does: it is what is blocked."""
    verb, subjects = tree.head[i], tree.children(i, "nsubj")
    if verb == i and i == tree.root:
        _subject_of_next(tree, i)
        return
    if tree.dep[i] == "acl" and verb == i - 1 and not tree.kids[i]:
        _head_of_compound(tree, i)
        return
    if tree.dep[i] not in {"ccomp", "xcomp"} or len(subjects) != 1 or not tree.is_verb(verb) or verb > i:
        return
    if tree.children(i, "dobj", "aux", "advmod", "prep") or tree.children(verb, "dobj"):
        return
    tree.tag[i] = "NN"
    tree.relabel(i, "dobj")
    tree.relabel(subjects[0], "compound")
    tree.clauses.clear()


def _subject_of_next(tree: Tree, i: int) -> None:
    """In "A and B signalling rises" with "signalling" for what A does, and "rises" for its object: it rises."""
    verb = i + 1
    before = [k for k in tree.children(i, "nsubj", "npadvmod") if tree.is_noun(k)]
    is_next = verb < len(tree) - 1 and tree.head[verb] == i and tree.tag[verb] in {"VBZ", "NNS"}
    if not is_next or len(before) != 1 or tree.children(i, "aux") or min(tree.subtree(verb)) != verb:
        return
    if tree.tag[verb] == "NNS":
        if tree.lowers[verb] not in words("goes_up_or_down"):
            return
        tree.lemma[verb] = tree.lowers[verb].removesuffix("s")
    tree.tag[i], tree.tag[verb] = "NN", "VBZ"
    tree.move_root(verb)
    for k in [k for k in tree.kids[i] if k not in before]:
        tree.move(k, verb, tree.dep[k])
    tree.move(i, verb, "nsubj")
    tree.relabel(before[0], "compound")
    tree.clauses.clear()


def _head_of_compound(tree: Tree, i: int) -> None:
    """In "interrupts A signalling" with "signalling" hung on A: A hangs on it."""
    noun = i - 1
    tree.tag[i] = "NN"
    tree.move(i, tree.head[noun], tree.dep[noun])
    tree.move(noun, i, "compound")
