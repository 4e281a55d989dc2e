"""Mend what the small parser makes of relative clauses: where they hang, and those without "that"."""

from __future__ import annotations

from .tree import Tree

_THAT = frozenset({"that", "which"})
_OF_NEAREST = frozenset({"for", "at", "on", "to"})  # "no action at T, at which Y works"
_OF_THINGS = frozenset({"belong", "contain", "come", "work"})
_USING = frozenset({"use", "prescribe", "give", "take", "license", "approve", "sell"})
_ASTRAY = frozenset({"ccomp", "advcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def after_preposition(tree: Tree, v: int) -> None:
    """In "helps X, for which it is not sold": the clause says something of X, and is not set beside the other verb.

    A clause that hangs on a noun before X, or across the verb, says it of X as well: "slows decline in X, for which".
    """
    if tree.dep[v] not in {"relcl", "advcl", "ccomp", "parataxis", "conj"}:
        return
    for k in tree.children(v, "prep"):
        if k < 2 or not any(tree.lower(p) == "which" for p in tree.children(k, "pobj")):
            continue
        before = _noun_before(tree, k)
        if before is None or tree.head[v] == before or v in tree.ancestors(before):
            continue
        head = tree.head[v]
        inside = head in tree.ancestors(before) and tree.lower(k) in _OF_NEAREST
        across = head < tree.head[head] < v
        if tree.dep[v] != "relcl" or across or inside:
            tree.move(v, before, "relcl")
            return


def _noun_before(tree: Tree, at: int) -> int | None:
    """The noun that a comma, or nothing, parts from a word; a bracket may stand behind it."""
    before = at - 2 if tree.words[at - 1] == "," else at - 1
    if tree.words[before] in {")", "]"}:
        before = next((i - 1 for i in range(before, 0, -1) if tree.words[i] in {"(", "["}), 0)
    return before if tree.is_noun(before) else None


def of_named(tree: Tree, v: int) -> None:
    """In "X is an antibody against Y1 that depletes Z": what is known by its name is not told apart; X does it."""
    n = tree.head[v]
    if tree.dep[v] != "relcl" or tree.dep[n] != "pobj" or tree.lower(min(n + 1, v)) not in _THAT:
        return
    if tree.kids[n][0] < n or not _is_code(tree.words[n]):
        return
    above = tree.head[tree.head[n]]
    if tree.dep[above] == "acl":
        above = tree.head[above]
    if tree.is_noun(above) and tree.children(above, "det"):
        tree.move(v, above, "relcl")


def of_people(tree: Tree, v: int) -> None:
    """In "people with X who take Y" with the clause hung on X: who takes it are the people."""
    n = tree.head[v]
    prep = tree.head[n]
    if (
        tree.dep[v] != "relcl"
        or tree.dep[n] != "pobj"
        or tree.lower(prep) != "with"
        or not tree.is_noun(tree.head[prep])
    ):
        return
    subjects = tree.children(v, "nsubj", "nsubjpass")
    if tree.is_noun(tree.head[prep]) and any(tree.lower(k) == "who" for k in subjects):
        tree.move(v, tree.head[prep], "relcl")


def _is_code(word: str) -> bool:
    """Whether a word is the name of a protein or the like: with a number, or two capitals."""
    return any(c.isdigit() for c in word) or sum(c.isupper() for c in word) > 1


def with_object(tree: Tree, v: int) -> None:
    """In "takes X, which people use for Y" with the clause hung on the first verb: it says something of X."""
    if tree.dep[v] not in {"advcl", "ccomp", "conj", "dep"} or not tree.children(v, "nsubj", "nsubjpass"):
        return
    for k in (o for at in (v, *tree.children(v, "xcomp")) for o in tree.children(at, "dobj")):
        if tree.lower(k) == "which" and k > 1 and tree.words[k - 1] == "," and tree.is_noun(k - 2):
            if v not in tree.ancestors(k - 2):
                tree.move(v, k - 2, "relcl")
            return


def of_product(tree: Tree, v: int) -> None:
    """In "is turned into Y, which blocks Z" with the clause hung on "turned": it says something of Y.

    So does "it contains Y, which belongs to a group of Z": no more than a thing can do so; and "it is given with Y,
    which can cause Z", where Y is a name.
    """
    above = tree.head[v]
    if tree.dep[v] not in {"advcl", "ccomp"} or not tree.is_verb(above) or above > v:
        return
    for k in tree.children(v, "nsubj"):
        noun = k - 2
        if tree.lower(k) != "which" or noun <= above or tree.words[k - 1] != ",":
            continue
        if tree.dep[noun] == "dobj" and tree.head[noun] == above and tree.lemma[v] in _OF_THINGS:
            tree.move(v, noun, "relcl")
            return
        if tree.dep[noun] != "pobj":
            continue
        prep = tree.head[noun]
        made = tree.lower(prep) in {"into", "to"} and tree.head[prep] == above and tree.is_noun(noun)
        if made or (tree.lower(prep) == "with" and tree.tag[noun] == "NNP"):
            tree.move(v, noun, "relcl")
            return


def of_nearest(tree: Tree, v: int) -> None:
    """In "X, a K, and Y, which blocks T" with the clause hung on X, or across a verb: it says something of Y.

    Only where number says so: of one thing that "blocks", or of several that "block" where it hung across the verb, or
    on what stands beside them: X in "do not combine X with Y or Z, which block T".
    """
    head = tree.head[v]
    which = next((k for k in tree.children(v, "nsubj", "nsubjpass") if tree.lower(k) == "which"), 0)
    noun = which - 2
    if noun <= head or tree.words[which - 1] != "," or not tree.is_noun(noun):
        return
    if tree.dep[v] != "relcl" and not (tree.lemma[v] in _USING and tree.dep[v] in _ASTRAY and tree.dep[noun] == "conj"):
        return
    finite = next((k for k in (*tree.children(v, "aux", "auxpass"), v) if k > which), v)
    singular = tree.tag[finite] == "VBZ" or tree.lower(finite) == "was"
    plural = tree.tag[finite] == "VBP" or tree.lower(finite) == "were"
    several = tree.tag[noun] in {"NNS", "NNPS"}
    across = any(head < i < noun for i in tree.ancestors(head))
    if (singular and not several and (across or tree.dep[noun] == "conj")) or (plural and several and across):
        tree.move(v, noun, "relcl")
    elif plural and tree.dep[noun] == "conj" and tree.is_noun(first := _first_of_list(tree, noun)) and head < first:
        tree.move(v, first, "relcl")


def _first_of_list(tree: Tree, at: int) -> int:
    """The first of the things that a list joins to one another."""
    while tree.dep[at] == "conj" and tree.head[at] != at:
        at = tree.head[at]
    return at


def of_noun(tree: Tree, v: int) -> None:
    """In "a use that people know", read as a noun's complement: the clause describes the noun."""
    is_full = tree.tag[v] in _FINITE and tree.children(v, "nsubj")
    if is_full and any(tree.lower(k) == "that" for k in tree.children(v, "dobj")):
        tree.relabel(v, "relcl")


def without_that(tree: Tree, v: int) -> None:
    """In "the first pill the board cleared", read as two names of one thing: the board is who cleared the pill."""
    n = tree.head[v]
    if tree.tag[v] not in {"VBN", "VBD"} or tree.dep[n] != "appos" or not n < v <= n + 2:
        return
    first, noun = min(tree.subtree(n)), tree.head[n]
    if first < 1 or tree.words[first - 1] == "," or noun != first - 1 or not tree.is_noun(noun):
        return
    if tree.children(v, "agent", "dobj", "auxpass") or not tree.children(n, "det"):
        return
    tree.move(v, noun, "relcl")
    tree.move(n, v, "nsubj")
    tree.tag[v] = "VBD"


def claim_that(tree: Tree, v: int) -> None:
    """In "the claim that X harms the liver", with "that" as one more object: it opens what is claimed."""
    objects = tree.children(v, "dobj")
    that = next((k for k in objects if k < v and tree.lower(k) == "that"), None)
    if that is not None and len(objects) > 1 and tree.children(v, "nsubj", "nsubjpass"):
        tree.dep[that], tree.tag[that] = "mark", "IN"
