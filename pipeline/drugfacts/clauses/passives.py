"""Mend passives: a second agent that hangs elsewhere, and what somebody had done by others."""

from __future__ import annotations

from .forms import licensing_verb
from .tree import Tree

_WERE = frozenset({"is", "are", "was", "were"})
_PARTICIPLE = frozenset({"VBN", "VBD"})
_STILL = frozenset({"remain", "stay"})
_HAVE = frozenset({"have", "has", "had", "having"})
_DAYS = frozenset({"today", "yesterday", "tonight", "week", "month"})
_OF_ADJECTIVES = frozenset({"in", "among", "with"})
_FINDING = frozenset({"find", "prove", "judge", "consider", "deem", "call", "think", "show"})


def further_agent(tree: Tree, v: int) -> None:
    """In "was sold by A in 2002 and by B in 2005" with the second "by" hung on the date: B did it as well."""
    agents = tree.children(v, "agent")
    if not agents:
        return
    for k in range(max(agents) + 1, len(tree)):
        is_by = tree.lower(k) == "by" and tree.dep[k] == "conj" and tree.children(k, "pobj")
        if is_by and next((a for a in tree.ancestors(k) if tree.is_verb(a)), None) == v:
            tree.move(k, v, "agent")


def inverted(tree: Tree, v: int) -> None:
    """In "nor were blisters seen with X", read as blisters that were seen: they were seen."""
    if tree.lower(v) not in _WERE or v == 0 or tree.lower(v - 1) != "nor":
        return
    subject = next((k for k in tree.children(v, "nsubj", "attr") if k > v), None)
    done = (
        next((k for k in tree.children(subject, "acl") if tree.tag[k] == "VBN"), None) if subject is not None else None
    )
    if subject is None or done is None or done != subject + 1:
        return
    if v == tree.root:
        tree.move_root(done)
    else:
        tree.move(done, tree.head[v], tree.dep[v])
    for k in [k for k in tree.kids[v] if k != done]:
        tree.move(k, done, "nsubjpass" if k == subject else tree.dep[k])
    tree.move(v, done, "auxpass")


def use_after_agency(tree: Tree, v: int) -> None:
    """In "approved by the FDA for A and, since 2020, for B" with the first "for" hung on the FDA: it is of the verb."""
    for by in tree.children(v, "agent"):
        for agency in tree.children(by, "pobj"):
            prep = agency + 1
            hung = prep in tree.children(agency, "prep") and tree.lower(prep) == "for"
            if hung and tree.words[agency].isupper() and any(k > prep for k in tree.children(v, "prep")):
                tree.move(prep, v, "prep")


def had_done(tree: Tree, v: int) -> None:
    """In "A had X taken off the market", X is what was taken off, and A had a hand in it."""
    have = v - 2 if tree.is_noun(v - 1) else v
    if tree.tag[v] not in _PARTICIPLE or v < 2 or tree.lower(have) not in _HAVE:
        return
    done = [k for k in tree.children(v, "nsubj") if k == v - 1]
    if not done or tree.children(v, "aux", "auxpass") not in ([], [have]):
        return
    if tree.dep[have] == "aux":
        doer = [k for at in (v, have) for k in tree.children(at, "nsubj") if k < have]
        if not doer:
            return  # "Has X caused C?"
        tree.move(doer[0], v, "nsubj")
        tree.relabel(done[0], "dobj")
        tree.move(have, v, "dep")
    elif tree.dep[v] == "ccomp" and tree.head[v] == have:
        tree.relabel(done[0], "nsubjpass")
        tree.tag[v] = "VBN"


def perfect_apart(tree: Tree, v: int) -> None:
    """In "X has today, 5 May, been approved", with "has" for the verb: it belongs to "approved"."""
    have = tree.head[v]
    been = any(tree.lower(k) == "been" for k in tree.children(v, "auxpass"))
    if tree.dep[v] != "advcl" or tree.lemma[have] != "have" or have > v or not been or have != tree.root:
        return
    subjects = tree.children(have, "nsubj")
    if not subjects or tree.children(v, "mark"):
        return
    for k in tree.children(v, "nsubj", "nsubjpass"):
        tree.relabel(k, "npadvmod")  # "5 May", taken for what is approved
    tree.move_root(v)
    for k in [k for k in tree.kids[have] if k != v]:
        tree.move(k, v, "nsubjpass" if k in subjects else "npadvmod" if tree.dep[k] == "dobj" else tree.dep[k])
    tree.move(have, v, "aux")


def denial_on_phrase(tree: Tree, v: int) -> None:
    """In "does not by itself cause C" with "does not" hung on the phrase: it belongs to the verb."""
    for prep in (k for k in tree.children(v, "prep") if k < v):
        strayed = tree.children(prep, "aux", "auxpass", "neg")
        if any(tree.dep[k] != "neg" for k in strayed) and max(strayed) < prep:
            for k in strayed:
                tree.move(k, v, tree.dep[k])


def particle_before_object(tree: Tree, v: int) -> None:
    """In "X was taken off the market" with "off" read as the verb's own: it goes with the market.

    The same in "was recalled and taken off the market".
    """
    shares = tree.dep[v] == "conj" and tree.tag[v] == "VBN" and not tree.children(v, "nsubj", "aux", "auxpass")
    if not tree.children(tree.head[v] if shares else v, "nsubjpass"):
        return
    for k in tree.children(v, "prt"):
        objects = [o for o in tree.children(v, "dobj") if min(tree.subtree(o)) == k + 1]
        for o in objects:
            tree.move(o, k, "pobj")
            tree.relabel(k, "prep")
            tree.tag[k] = "IN"


def perfect_split(tree: Tree, v: int) -> None:
    """In "the agency has today, 23 July 2024, approved X" with "has" taken for a verb of its own: it approved X."""
    done = tree.head[v]
    if tree.lower(v) not in _HAVE or done <= v or tree.tag[done] not in _PARTICIPLE or tree.children(done, "nsubj"):
        return
    when = [k for k in tree.children(v, "dobj") if v < k < done and tree.lower(k) in _DAYS]
    if not when:
        return
    for subject in tree.children(v, "nsubj"):
        tree.move(subject, done, "nsubj")
    tree.move(when[0], done, "npadvmod")
    tree.move(v, done, "aux")
    tree.tag[done] = "VBN"


def still_so(tree: Tree, v: int) -> None:
    """In "X remains licensed", "X stays approved", as in "X is licensed": what X is still, it has been made."""
    if tree.lemma[v] not in _STILL:
        return
    made = next((k for k in tree.children(v, "acomp", "xcomp") if tree.tag[k] in {"JJ", "VBN"}), None)
    verb = licensing_verb(tree.lowers[made]) if made is not None else None
    if made is None or verb is None:
        return
    if tree.dep[v] == "ROOT":
        tree.move_root(made)
    else:
        tree.move(made, tree.head[v], tree.dep[v])
    for k in [k for k in tree.kids[v] if k != made]:
        tree.move(k, made, "nsubjpass" if tree.dep[k] == "nsubj" else tree.dep[k])
    tree.move(v, made, "auxpass")
    tree.tag[made], tree.lemma[made] = "VBN", verb


def said_of_adjective(tree: Tree, v: int) -> None:
    """In "C is common in people on X" with the phrase hung on "is": it belongs to the adjective right before it.

    So in "has been found useless in C".
    """
    found = tree.lemma[v] in _FINDING and tree.children(v, "auxpass")
    if tree.lemma[v] != "be" and not found:
        return
    for adjective in tree.children(v, "oprd" if found else "acomp"):
        end = max(tree.subtree(adjective)) + 1
        if tree.dep[end : end + 1] == ["prep"] and tree.head[end] == v and tree.lower(end) in _OF_ADJECTIVES:
            tree.move(end, adjective, "prep")


def not_to_be(tree: Tree, v: int) -> None:
    """In "C is not to be expected" with "not" hung on what is expected: it denies the verb before it."""
    if tree.lemma[v] != "be":
        return
    for done in tree.children(v, "xcomp"):
        for k in tree.children(done, "neg"):
            if tree.lower(k + 1) == "to":
                tree.move(k, v, "neg")
