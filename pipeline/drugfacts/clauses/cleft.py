"""Read a cleft sentence as the plain one: "What X does not do is V Y" as "X does not V Y", "What X Vs is Y" too.

So is "One thing that X won't do is V Y", and "It is X, not Z, that Vs Y" as "X, not Z, Vs Y".
"""

from __future__ import annotations

from .tree import Tree

_DO = frozenset({"do", "does", "did"})
_PARTICLES = frozenset({"off", "down", "up", "out"})
_HAVING = frozenset({"be", "do", "have"})
_CARRIED = frozenset({"nsubj", "aux", "neg", "advmod"})
_IS = frozenset({"is", "was", "'s"})
_THAT = frozenset({"that", "which", "who"})
_NOT = frozenset({"not", "n't"})
_AGAINST = _NOT | {"rather", "instead"}
_OWNERS = {"her", "his", "my", "their", "your"}
_BETWEEN = _AGAINST | {",", "and", "but", "the", "than", "of", "only", "probably", "mainly"} | _OWNERS
_SINGLED_OUT = 8  # words from "it is" to "that"


def make_plain(tree: Tree) -> None:
    """Hang what stands in the first half of "What X does not do is V" from V, and Y of "What X Vs is Y"."""
    if "it" in tree.lowers and not _THAT.isdisjoint(tree.lowers):
        _single_out(tree)
    if "what" not in tree.lowers and "thing" not in tree.lowers:
        return
    for be in range(2, len(tree) - 1):
        do = _done(tree, be) if tree.lower(be) in {"is", "was"} else None
        if do is not None:
            verb = be + 2 if tree.lower(be + 1) == "to" and be + 2 < len(tree) else be + 1
            what = _what_is_done(tree, do, be)
            someone = tree.children(do, "nsubj", "nsubjpass")
            if what is not None and set(someone) - {what} and tree.words[verb][:1].isalpha():
                if be in {tree.head[do], tree.head[what]}:
                    _hang_from(tree, do, be, verb)
                elif tree.head[do] == verb == tree.head[be] and tree.tag[verb] in {"VB", "VBN", "VBD"}:
                    _make_active(tree, do, be, verb)
                return
        elif tree.lemma[be] == "be" and (found := _told_of(tree, be)) is not None:
            _make_object(tree, found, be)
            return


def _single_out(tree: Tree) -> None:
    """Make X the subject of the verb in "It is X, not Z, that Vs Y" and "It is not Z but X"; Z is set against it."""
    for that in range(3, len(tree) - 1):
        verb = tree.head[that]
        if tree.lower(that) not in _THAT or tree.dep[that] not in {"nsubj", "nsubjpass"} or verb < that:
            continue
        be = next((i for i in range(that - 2, max(that - _SINGLED_OUT, 0), -1) if tree.lower(i) in _IS), 0)
        named = _named(tree, be, that) if be and tree.lower(be - 1) == "it" and be in tree.ancestors(verb) else []
        if named:
            _make_subject(tree, named, that, be)
            return


def _named(tree: Tree, be: int, that: int) -> list[int]:
    """The nouns of "X, not Z" between "it is" and "that"; none where more stands there, as in "it is a drug that"."""
    named = [i for i in range(be + 1, that) if tree.is_noun(i)]
    if any(tree.lower(i) not in _BETWEEN for i in range(be + 1, that) if i not in named):
        return []
    if any(i + 1 in named and tree.head[i] == i + 1 for i in named):
        named = [i for i in named if i + 1 not in named]
    denied = tree.lower(be + 1) in _NOT
    plain = (tree.tag[i][:3] == "NNP" or tree.lower(i - 1) != "the" or denied for i in named)
    return named if all(plain) else []


def _make_subject(tree: Tree, named: list[int], that: int, be: int) -> None:
    """Make what is singled out the subject of the verb, which becomes the one that the sentence is about."""
    verb, label = tree.head[that], tree.dep[that]
    against = [i for n, i in enumerate(named) if _AGAINST & set(tree.lowers[(named[n - 1] if n else be) + 1 : i])]
    told = [i for i in named if i not in against] or named
    if tree.root == be:
        tree.move_root(verb)
    else:
        tree.move(verb, tree.head[be], tree.dep[be])
    tree.move(be, verb, "dep")
    tree.relabel(be - 1, "dep")
    tree.relabel(that, "dep")
    tree.move(told[0], verb, label)
    for i in named:
        if i != told[0]:
            tree.move(i, told[0], "conj")
    denies = [i for i in range(be + 1, named[0]) if tree.lower(i) in _NOT]
    for i in denies:
        tree.move(i, verb if told == named else named[0], "neg")
    for k in [k for k in tree.kids[be] if k > verb]:
        tree.move(k, verb, tree.dep[k])
    tree.clauses.clear()


def _done(tree: Tree, be: int) -> int | None:
    """The "do" that "is" takes up, right before it or before an aside: "What X does not do, so far as we know, is"."""
    last = be - 1
    if tree.words[last] == ",":
        last = next((i - 1 for i in range(last - 1, 0, -1) if tree.words[i] == ","), last)
    return last if tree.lower(last) in _DO else None


def _what_is_done(tree: Tree, do: int, be: int) -> int | None:
    """What is done, or not: "what" in "What X does not do is", "thing" in "One thing X won't do is"."""
    thing = tree.head[do]
    if tree.dep[do] == "relcl" and tree.lemma[thing] == "thing" and tree.head[thing] == be:
        return thing
    return next((k for k in tree.children(do, "dobj", "nsubj") if tree.lower(k) == "what"), None)


def _told_of(tree: Tree, be: int) -> int | None:
    """The verb of "What people notice is C", of which "is" tells what; none where something is denied.

    So too of "What X is used for is C", with a preposition of the verb.
    """
    for verb in tree.children(be, "csubj"):
        what = [k for at in (verb, *_stranded(tree, verb)) for k in tree.children(at, "dobj", "pobj")]
        what = [k for k in what if tree.lower(k) == "what"]
        someone = tree.children(verb, "nsubj", "nsubjpass")
        told = [k for k in tree.children(be, "attr") if k > be and tree.is_noun(k)]
        plain = not tree.children(verb, "neg") and not tree.children(be, "neg")
        if what and someone and told and plain and verb < be and tree.lemma[verb] not in _HAVING:
            return verb
    return None


def _make_object(tree: Tree, verb: int, be: int) -> None:
    """Make the verb of "What people notice is C" the one that the sentence is about: people notice C."""
    if tree.root == be:
        tree.move_root(verb)
    else:
        tree.move(verb, tree.head[be], tree.dep[be])
        tree.move(be, verb, "dep")
    stranded = _stranded(tree, verb)
    for k in (*tree.children(verb, "dobj"), *(k for prep in stranded for k in tree.children(prep, "pobj"))):
        if tree.lower(k) == "what":
            tree.relabel(k, "dep")
    for k in list(tree.kids[be]):
        if k > be and tree.dep[k] == "attr":
            tree.move(k, *((stranded[0], "pobj") if stranded else (verb, "dobj")))
        elif k > be:
            tree.move(k, verb, tree.dep[k])
    tree.clauses.clear()


def _stranded(tree: Tree, verb: int) -> list[int]:
    """The preposition of a verb to which "what" before it belongs: "for" in "What it is used for"."""
    preps = tree.children(verb, "prep")
    return [
        p for p in preps if p > verb and any(tree.lower(k) == "what" and k < verb for k in tree.children(p, "pobj"))
    ]


def _hang_from(tree: Tree, do: int, be: int, verb: int) -> None:
    """Make a verb the head of the sentence, with what its noun or "is" had, and with the subject of "do"."""
    noun = (
        tree.head[verb] if tree.is_noun(tree.head[verb]) else None
    )  # "is lower uric acid", with the verb an adjective
    rest = [k for k in tree.kids[be] if k > verb and k != noun]
    if tree.root == be:
        tree.move_root(verb)
    else:
        tree.move(verb, tree.head[be], tree.dep[be])
        tree.move(be, verb, "dep")
    tree.tag[verb], tree.lemma[verb] = "VB", tree.lower(verb)
    if noun is not None and noun > verb:
        tree.move(noun, verb, "dobj")
    for k in rest:
        tree.move(k, verb, "dobj" if tree.dep[k] == "attr" else tree.dep[k])
    _carry(tree, do, verb)


def _make_active(tree: Tree, do: int, be: int, verb: int) -> None:
    """In "What X does is shut off Y", with "is shut" for a passive: X shuts it off."""
    tree.tag[verb], tree.lemma[verb] = "VB", tree.lower(verb)
    tree.relabel(be, "dep")
    tree.relabel(do, "dep")
    for k in [k for k in tree.kids[verb] if tree.dep[k] == "prt" or tree.lower(k) in _PARTICLES]:
        tree.relabel(k, "prt")
        for o in tree.children(k, "pobj"):
            tree.move(o, verb, "dobj")
    _carry(tree, do, verb)
    tree.clauses.clear()


def _carry(tree: Tree, do: int, verb: int) -> None:
    """Hang the subject of "do", and what denies it, from a verb."""
    for k in tree.children(do, *_CARRIED):
        if tree.lower(k) != "what":
            tree.move(k, verb, tree.dep[k])
