"""Mend participles and gerunds: of which noun they are, and whether they are verbs or describe: "relapsing fever"."""

from __future__ import annotations

from .forms import possible_lemmas
from .grammar import words
from .tree import Tree

_AUXILIARY = frozenset({"be", "have", "do", "get", "'"})


def gerund_after(tree: Tree, n: int) -> None:
    """In "X, a drug inhibiting proteins, is ..." the gerund belongs to the noun before, not to the one after."""
    gerund = tree.head[n]
    if gerund != n + 1 or tree.tag[gerund] != "VBG" or tree.dep[gerund] != "amod":
        return
    whole = tree.head[gerund]
    if whole < gerund or whole == tree.root:
        return
    tree.move(n, tree.head[whole], tree.dep[whole])
    tree.move(gerund, n, "acl")
    tree.move(whole, gerund, "dobj")
    for k in [k for k in tree.kids[whole] if k < n]:
        tree.move(k, n, tree.dep[k])


def verb_for_adjective(tree: Tree, v: int) -> None:
    """In "X won accelerated approval", "gave X accelerated approval": the participle describes the noun after it."""
    noun = v + 1
    if tree.tag[v] not in {"VBD", "VBN"} or noun >= len(tree) or tree.head[noun] != v or tree.dep[noun] != "dobj":
        return
    verb = next((k for k in tree.children(v, "aux") if tree.tag[k] == "VBD" and tree.lemma[k] not in _AUXILIARY), None)
    if verb is not None:
        label, head = tree.dep[v], tree.head[v]
        tree.dep[verb], tree.head[verb] = label, verb if head == v else head
        tree.kids[v].remove(verb)
        if head == v:
            tree.root = verb
        else:
            tree.kids[head] = sorted({*tree.kids[head], verb} - {v})
    elif tree.dep[v] == "ccomp" and tree.lemma[tree.head[v]] in words("giving") and tree.children(v, "nsubj"):
        verb = tree.head[v]
    else:
        return
    if v in tree.kids[verb]:
        tree.kids[verb].remove(v)
    tree.head[v] = v
    for k in list(tree.kids[v]):
        giving = tree.dep[k] == "nsubj" and k > verb
        tree.move(k, verb, "dative" if giving else tree.dep[k])
    tree.move(v, noun, "amod")


def verb_in_noun_phrase(tree: Tree, n: int) -> None:
    """In "Last year the firm added X.", read as one long name of X: the participle is the verb of the sentence."""
    if n != tree.root or tree.words[-1] != "." or tree.has_subject(n):
        return
    for v in tree.children(n, "amod"):
        before = v - 1
        if tree.tag[v] not in {"VBN", "VBD"} or before < 1 or not tree.is_noun(before):
            continue
        if tree.head[before] not in {n, v} or tree.dep[before] not in {"compound", "nmod", "nsubj"}:
            continue
        early = [k for k in tree.kids[n] if k < before and tree.dep[k] in {"det", "compound", "amod", "nmod"}]
        others = [k for k in tree.kids[n] if k < before and k not in early]
        tree.kids[n].remove(v)
        tree.head[v], tree.dep[v], tree.tag[v], tree.root = v, "ROOT", "VBD", v
        tree.head[n], tree.dep[n] = v, "dobj"
        tree.kids[v] = sorted({*tree.kids[v], n})
        for k in early:
            tree.move(k, before, tree.dep[k])
        for k in others:
            tree.move(k, v, tree.dep[k])
        tree.move(before, v, "nsubj")
        return


def gerund_for_adjective(tree: Tree, v: int) -> None:
    """In "sold for relapsing fever" with the fever as what relapses something: it is a relapsing fever."""
    nouns = tree.children(v, "dobj")
    if tree.tag[v] != "VBG" or tree.dep[v] != "pcomp" or len(nouns) != 1 or nouns[0] < v:
        return
    if tree.lemma[v] not in words("without_object") or any(tree.tag[k] == "DT" for k in tree.kids[nouns[0]]):
        return
    noun, prep = nouns[0], tree.head[v]
    tree.move(noun, prep, "pobj")
    for k in list(tree.kids[v]):
        tree.move(k, noun, tree.dep[k])
    tree.move(v, noun, "amod")


def gerund_of_stopped(tree: Tree, v: int) -> None:
    """In "stops bacteria multiplying" with the noun taken for part of the gerund's name: it is what is stopped."""
    if tree.lemma[v] not in words("stopping"):
        return
    for gerund in tree.children(v, "dobj", "ccomp", "xcomp"):
        noun = gerund - 1
        if noun <= v or not tree.lower(gerund).endswith("ing") or tree.head[noun] != gerund or not tree.is_noun(noun):
            continue
        if tree.tag[gerund] != "VBG" or tree.dep[noun] != "nsubj":
            lemmas = possible_lemmas(tree.lower(gerund)) & words("verb_going_on")
            if tree.dep[noun] not in {"compound", "nsubj"} or not lemmas or tree.children(gerund, "dobj"):
                continue
            tree.tag[gerund], tree.lemma[gerund] = "VBG", min(lemmas)
        before = [k for k in tree.kids[gerund] if k < noun]
        tree.move(noun, v, "dobj")
        tree.move(gerund, noun, "acl")
        for k in before:
            tree.move(k, noun, tree.dep[k])


def kept_from(tree: Tree, v: int) -> None:
    """In "stops cells in the wall from making C" with "from" hung on the cells: it goes with "stops"."""
    if tree.lemma[v] not in words("stopping"):
        return
    for noun in tree.children(v, "dobj"):
        inside = tree.subtree(noun)
        for prep in (i for i in inside if i > noun and tree.lower(i) == "from" and tree.dep[i] == "prep"):
            behind = [k for k in tree.kids[noun] if k > prep and k not in tree.ancestors(prep)]
            ends = all(tree.dep[k] in {"appos", "punct"} for k in behind)
            if tree.head[prep] != v and tree.children(prep, "pcomp") and ends:
                tree.move(prep, v, "prep")
                return


def participle_after(tree: Tree, n: int) -> None:
    """In "X, used for Y, is ...", "had C, well controlled on X": the participle belongs to the noun before."""
    at = n + 1
    if at + 1 >= len(tree) or tree.words[at] != ",":
        return
    at += 1
    while at < len(tree) and tree.tag[at] == "RB":
        at += 1
    if at >= len(tree) or tree.tag[at] != "VBN" or tree.dep[at] != "advcl":
        return
    of_object = at > n + 2 and tree.dep[n] == "dobj" and tree.head[at] == tree.head[n]
    if tree.head[at] > at or of_object:
        tree.move(at, n, "acl")


def made_for(tree: Tree, v: int) -> None:
    """In "approved the first pill developed for C", with "developed" as what was approved: it says which pill."""
    above, noun = tree.head[v], v - 1
    if tree.dep[v] != "ccomp" or tree.tag[v] not in {"VBD", "VBN"} or noun <= above:
        return
    if tree.dep[noun] != "dobj" or tree.head[noun] != above or tree.children(v, "nsubj", "nsubjpass", "mark", "aux"):
        return
    tree.move(v, noun, "acl")
    tree.tag[v] = "VBN"
