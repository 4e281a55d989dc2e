"""How far up a denial reaches the predicate: not from beyond a question, a reason, a means or people only spoken of."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import grammar

from .cues import Negation
from .denying_words import DEFINITE

_PARTING = frozenset({":", ";", "."})
_HELD = frozenset({"ccomp", "advcl", "pcomp"})
_TAKEN = frozenset({"xcomp", "ccomp", "pcomp", "advcl"})
_OF_FACT = frozenset({"acl", "relcl", "ccomp"})
_DESIGNS = frozenset({"design", "power", "set", "intend", "plan", "size"})
_REASONS = frozenset({"because", "owing", "due", "despite", "thanks"})


def is_in_scope(tree: Tree, noun: int, links: list[int]) -> bool:
    """Whether a noun of denial holds the predicate as its complement: "failure to reduce", "the myth that", "lack of".

    "The kidney failure seen with X" denies nothing.
    """
    if not tree.is_noun(noun):
        return True
    inside = {*links, *(a for at in links for a in tree.ancestors(at))}
    below = next((k for k in tree.kids[noun] if k in inside), None)
    if below is None or tree.dep[below] not in {"acl", "relcl"}:
        return True
    return any(tree.lower(k) in {"that", "to"} and tree.dep[k] in {"mark", "aux"} for k in tree.kids[below])


def within_reach(tree: Tree, links: list[int], *, parted: bool = True) -> list[int]:
    """The governors whose denial reaches the predicate; of a that-clause taken for a relative one, "the case that".

    With ``parted``, none from beyond a colon.
    """
    last = links[-1]
    if tree.dep[last] == "relcl" and any(tree.dep[k] == "mark" for k in tree.kids[last]):
        links = [*links, tree.head[last], tree.head[tree.head[last]]]
    links = _until_described(tree, _until_reason(tree, _until_question(tree, _until_design(tree, links))))
    return _until_aside(tree, _until_clause(tree, links, parted=parted))


def _until_design(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what a study was not made to tell: "trials not designed to show whether X prevents C"."""
    for n, at in enumerate(links[1:], 1):
        designed = tree.lemma[at] in _DESIGNS and tree.tag[at] in {"VBN", "VBD"}
        if designed and tree.dep[links[n - 1]] in _TAKEN and not _is_of_drug(tree, at):
            return links[:n]
    return links


def _is_of_drug(tree: Tree, designed: int) -> bool:
    """Whether what was designed is no study, and so a drug: "X was never designed to treat C"."""
    subjects = tree.children(designed, "nsubjpass")
    return any(tree.tag[k][:3] == "NNP" or grammar().isa(tree.lemma[k], "medicine") for k in subjects)


def _until_aside(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what an aside explains: "it does not concern X, a tablet taken for C" denies no C.

    So does what people are asked about: "Do not take it if you use X, a medicine for C".
    """
    for n, at in enumerate(links):
        asked = tree.dep[at] == "advcl" and any(tree.lower(k) == "if" for k in tree.children(at, "mark"))
        if asked and any(tree.lower(k) == "you" for k in tree.children(at, "nsubj")):
            return links[: n + 1]
        if n == 0 and tree.dep[at] == "appos" and tree.words[min(tree.subtree(at)) - 1] == ",":
            return links[:1]  # "C, a familiar complaint with X, was not seen": what X does stands
        above = tree.head[at]
        while tree.dep[above] == "pobj" and tree.lower(tree.head[above]) == "of":
            above = tree.head[tree.head[above]]
        if tree.dep[at] in {"acl", "relcl"} and tree.dep[above] == "appos":
            return links[: n + 1]
    return links


def _until_clause(tree: Tree, links: list[int], *, parted: bool) -> list[int]:
    """The governors up to a clause of its own: "X failed in C, and Y is a measure against D" denies no D.

    So is what an advice follows from, "I got C, so do not stop", and what a colon parts: "It is for C: it is not D".
    """
    for n, at in enumerate(links):
        joined = tree.dep[at] == "conj" or (tree.dep[at] == "ccomp" and "so" in tree.lowers[at : tree.head[at]])
        joined = joined or (parted and tree.dep[at] == "ccomp" and _is_parted(tree, at, tree.head[at]))
        if joined and tree.is_verb(at) and tree.children(at, "nsubj", "nsubjpass"):
            return links[: n + 1]
    return links


def _is_parted(tree: Tree, at: int, above: int) -> bool:
    """Whether a mark that ends a sentence of its own stands between two verbs."""
    return any(tree.words[i] in _PARTING for i in range(min(at, above), max(at, above)))


def until_factive(tree: Tree, links: list[int], negation: Negation) -> list[int]:
    """The governors up to a word that takes what it holds for a fact: "nobody warned me that X causes C" denies no C.

    So does "the fact that". "It is not known that X causes C" takes it for none, nor does what studies do not tell.
    """
    for n, at in enumerate(links[1:], 1):
        held = tree.dep[links[n - 1]]
        if held in _HELD and tree.lemma[at] in negation.factive and _is_of_people(tree, at, negation):
            return links[:n]
        if held in _OF_FACT and tree.lower(at) == "fact" and any(tree.lower(k) == "the" for k in tree.kids[at]):
            return links[:n]
    return links


def _is_of_people(tree: Tree, at: int, negation: Negation) -> bool:
    """Whether it is people of whom knowing or telling is denied, and not that it can be told."""
    over = at if tree.is_verb(at) else tree.head[at]
    subjects = tree.children(over, "nsubj", "nsubjpass")
    if any(grammar().isa(tree.lemma[k], "study_noun") for k in subjects):
        return False
    if tree.lemma[at] == "tell" and any(tree.lemma[k] == "can" for k in tree.children(at, "aux")):
        return False
    known = tree.lemma[at] == "know" and any(tree.lower(k) == "it" for k in subjects)
    return not known or any(tree.lower(k) in negation.spread for k in tree.children(at, "advmod"))


def until_attitude(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to how somebody takes to it: "he does not like taking X for C" denies no use."""
    for n, at in enumerate(links[1:], 1):
        taken = grammar().isa(tree.lemma[links[n - 1]], "take_verb")
        if taken and tree.dep[links[n - 1]] in _TAKEN and grammar().isa(tree.lemma[at], "attitude"):
            return links[:n]
    return links


def until_people(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to people who are only spoken of: "those in trials of X for C need not worry"."""
    for n, at in enumerate(links[1:], 1):
        if tree.is_noun(at) and grammar().isa(tree.lemma[at], "people"):
            return links[:n]
    return links


def _until_described(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to the noun that a participle describes: "the tremor seen with X does not occur with Y"."""
    for n, at in enumerate(links):
        if tree.dep[at] != "acl" or tree.tag[at] not in {"VBN", "VBG", "VBD"}:
            continue
        noun = _outer(tree, tree.head[at])
        if any(tree.dep[k] in {"mark", "aux"} and tree.lower(k) in {"that", "to"} for k in tree.kids[at]):
            continue
        known = any(tree.lower(k) in DEFINITE for k in tree.children(noun, "det", "poss"))
        if known or tree.dep[noun] in {"nsubj", "nsubjpass"}:
            return links[: n + 2]
    return links


def _outer(tree: Tree, noun: int) -> int:
    """The noun of which another is an example: "creams" in "creams like X"."""
    above = tree.head[noun]
    is_example = tree.dep[noun] == "pobj" and tree.lower(above) in {"like", "as", "including"}
    return tree.head[above] if is_example and tree.is_noun(tree.head[above]) else noun


def until_means(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what it is a means of: "by blocking X it spares people nausea" does not deny the blocking."""
    for n, at in enumerate(links):
        if tree.dep[at] == "pcomp" and tree.lower(tree.head[at]) in {"by", "through", "via"}:
            return links[: n + 1]
    return links


def _until_reason(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what it is a reason for: "not given because of its effect on X" denies no effect."""
    for n, at in enumerate(links):
        above = tree.head[at]
        if n == 0 and tree.dep[at] == "acomp":
            continue  # "the rash was not due to X"
        if tree.lower(at) in _REASONS or any(tree.lower(k) == "account" for k in tree.children(at, "pobj")):
            return links[: n + 1]
        if tree.dep[at] == "pobj" and any(tree.lower(i) in _REASONS for i in (above, tree.head[above])):
            return links[: n + 1]
    return links


def _until_question(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to an indirect question: "it is not known how (often) X works" does not deny that it does."""
    for n, at in enumerate(links):
        asking = (i for k in tree.kids[at] for i in (k, *(tree.kids[k] if tree.dep[k] == "advmod" else ())))
        if any(tree.lower(i) in {"how", "why"} for i in asking):
            return links[: n + 1]
    return links
