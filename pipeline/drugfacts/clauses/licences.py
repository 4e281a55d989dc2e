"""Words about licences that the small tagger takes for others: "(approved 2012)", "off-licence", "add-on"."""

from __future__ import annotations

import re

from .tree import Tree

_YEAR = re.compile(r"(?:19|20)\d\d")
_LICENCE = frozenset({"label", "licence", "license"})
_LICENSING = frozenset(
    {"licensed", "license", "approved", "approve", "authorised", "authorise", "authorized", "authorize"}
)
_ALL = frozenset({"both", "all"})
_STANDS = frozenset({"stand", "remain", "hold", "dates"})
_DATING = frozenset({"from", "back", "to"})
_ENDS = frozenset({".", ";", ","})
_COMPLEMENTS = frozenset({"dobj", "xcomp", "attr", "oprd", "npadvmod"})
_PAST = frozenset({"VBN", "VBD"})
_TELLING = _LICENCE | _ALL | _STANDS | {"compliance", "add"}
"""The words of which something is mended, beside years and brackets."""


def mend_licences(tree: Tree) -> None:
    """Mend a tree in place."""
    tag, dep = tree.tag, tree.dep
    for i, word in enumerate(tree.lowers):
        if word not in _TELLING and tag[i] != "CD" and dep[i] != "bracket":
            continue
        if tag[i] == "CD" and i and tree.tag[i - 1] in _PAST and _YEAR.fullmatch(word):
            _year_for_noun(tree, i)
        elif word in _LICENCE and "off" in tree.lowers[max(i - 2, 0) : i]:
            _adverb_for_noun(tree, i)
        elif word in _ALL and tree.dep[i] in {"preconj", "predet"} and i and tree.is_verb(i - 1):
            _object_for_opening(tree, i)
        elif word == "compliance" and tree.lowers[i - 2 : i] == ["notice", "of"]:
            _whole_notice(tree, i)
        elif word in _STANDS and tree.dep[i] == "pobj" and tree.is_noun(i):
            _verb_for_noun(tree, i)
        elif tree.dep[i] == "bracket" and tree.lemma[i] in _LICENSING:
            _said_of_all(tree, i)
        elif word == "add" and tree.lowers[i + 1 : i + 3] == ["-", "on"]:
            _adjective_for_verb(tree, i)


def _year_for_noun(tree: Tree, i: int) -> None:
    """In "X (approved 2012)", with the year for what was approved: it says when."""
    participle, head = i - 1, tree.head[i]
    if head == participle and tree.dep[i] == "dobj" and tree.dep[participle] == "bracket":
        tree.tag[participle] = "VBN"
        tree.relabel(i, "npadvmod")
    if tree.head[participle] != i or tree.dep[participle] != "amod" or head == i:
        return
    tree.move(participle, head, tree.dep[i])
    for k in list(tree.kids[i]):
        tree.move(k, participle, tree.dep[k])
    tree.move(i, participle, "npadvmod")


def _whole_notice(tree: Tree, i: int) -> None:
    """In "a Notice of Compliance for X" the three words are one name, whose last carries what hangs on the first."""
    notice = i - 2
    if tree.head[i] != i - 1 or tree.head[i - 1] != notice or tree.head[notice] == notice:
        return
    tree.move(i, tree.head[notice], tree.dep[notice])
    for k in [k for k in tree.kids[notice] if k not in {i, i - 1}]:
        tree.move(k, i, tree.dep[k])
    tree.move(notice, i, "compound")
    tree.move(i - 1, i, "compound")


def _verb_for_noun(tree: Tree, i: int) -> None:
    """In "the licences for A and B stand", with "B stand" for one thing, or "for A dates from": what licences do."""
    preposition = tree.head[i]
    licence, use = tree.head[preposition], tree.child(i, "nmod", "compound")
    after = tree.lowers[i + 1] if i + 1 < len(tree) else "."
    fits = after in _DATING if tree.lower(i) == "dates" else after in _ENDS and tree.tag[licence] == "NNS"
    if use is None or not fits or licence == preposition:
        return
    head, label = tree.head[licence], tree.dep[licence]
    tree.tag[i] = "VBP"
    for k in [k for k in tree.kids[preposition] if k > i]:
        tree.move(k, i, tree.dep[k])
    tree.move(use, preposition, "pobj")
    if head == licence:
        tree.move_root(i)
    else:
        tree.move(i, head, label)
    tree.move(licence, i, "nsubj")


def _object_for_opening(tree: Tree, i: int) -> None:
    """In "approved both for C: A in 2011, B in 2012", with "both" before a list of uses: A and B were approved."""
    verb = i - 1
    named = [k for k in tree.children(verb, "appos") if k > i and ":" in tree.words[i:k]]
    if named and not tree.children(verb, "dobj", "nsubjpass"):
        tree.move(named[0], verb, "dobj")
        tree.move(i, named[0], "predet")


def _said_of_all(tree: Tree, i: int) -> None:
    """In "heart failure after infarction (licensed)" the failure is what is licensed."""
    noun = tree.head[i]
    while (
        tree.dep[noun] == "pobj"
        and tree.lower(tree.head[noun]) != "for"  # "requests for gout (licensed)"
        and tree.is_noun(above := tree.head[tree.head[noun]])
    ):
        noun = above
    if noun != tree.head[i]:
        tree.move(i, noun, "bracket")


def _adjective_for_verb(tree: Tree, i: int) -> None:
    """In "as add-on treatment of C", with "add" for a verb: the treatment is an add-on."""
    noun, head = tree.child(i, "dobj"), tree.head[i]
    if noun is None or noun < i or head == i:
        return
    preposition = next((k for k in tree.children(i, "mark", "prep") if tree.lowers[k] == "as" and k < i), None)
    if preposition is not None:
        tree.move(preposition, head, "prep")
        tree.move(noun, preposition, "pobj")
    else:
        tree.move(noun, head, tree.dep[i])
    for k in [k for k in tree.kids[i] if k > i + 2]:
        tree.move(k, noun, tree.dep[k])
    tree.tag[i] = "NN"
    tree.move(i, noun, "compound")


def _adverb_for_noun(tree: Tree, i: int) -> None:
    """In "give X off-licence for C", with the licence for what is given: it says how."""
    verb = tree.head[i]
    if verb == i or not tree.is_verb(verb) or tree.dep[i] not in _COMPLEMENTS:
        return
    given = [k for k in tree.children(verb, "dative") if tree.is_noun(k)]
    if tree.dep[i] == "dobj" and given:
        tree.relabel(given[0], "dobj")
    for k in [k for k in tree.kids[i] if k > i]:
        tree.move(k, verb, tree.dep[k])
    tree.tag[i] = "RB"
    tree.relabel(i, "advmod")
