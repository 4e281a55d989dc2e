"""Whether a fact is denied, and by which word.

Cues follow NegEx (Chapman et al. 2001), but scope comes from the parse: the predicate, the verbs that govern it, and
the argument itself.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .cues import Cues, Negation
from .scope import chain, first, governs

_REASONS = frozenset({"because", "owing", "due", "despite", "thanks"})
_NO_MORE = frozenset({"longer", "more", "higher", "greater", "worse"})


def denial(candidate: Candidate, known: Cues) -> int | None:
    """The word that denies the fact: at the predicate, at what governs it, or at one of the slots."""
    tree, negation = candidate.clause.tree, known.negation
    links = _until_reason(tree, _until_question(tree, chain(candidate)))
    if any(governs(tree, at, negation) and _denies(tree, at, negation) is not None for at in links[1:]):
        return None  # "cannot rule out that", "did not fail to"
    if (word := first(_denies(tree, at, negation, candidate.frame.listed) for at in links)) is not None:
        return word
    if (word := first(at for at in _until_means(tree, links)[1:] if governs(tree, at, negation))) is not None:
        return word
    if tree.lemma[links[0]] in negation.adjectives:
        return links[0]
    above = (tree.head[at] for at in links if tree.dep[at] in {"pcomp", "pobj"})
    if (word := first(p for p in above if tree.lower(p) in {"without", "against"})) is not None:
        return word
    if (word := first(_called_false(tree, at, negation) for at in links[1:])) is not None:
        return word
    if (
        candidate.frame.fact == "indication"
        and (word := first(_in_vain(tree, at, negation) for at in links)) is not None
    ):
        return word
    heads = [a.head for a in candidate.sources.values() if a.tree is tree]
    if candidate.term is not None and candidate.term.view.tree is tree and not candidate.term.anaphoric:
        heads.append(candidate.term.head)
    return first(_argument_denied(tree, at) for at in heads)


def is_compared(candidate: Candidate, known: Cues) -> bool:
    """Whether a denial compares: "does not cause as much nausea as X", "does not work as well"."""
    tree, term = candidate.clause.tree, candidate.term
    heads = [candidate.clause.at]
    if term is not None and term.view.tree is tree:
        heads.append(term.head)
    degrees = [k for at in heads for k in (at, *tree.kids[at]) if tree.lower(k) in known.negation.degrees]
    return any(tree.lower(n) == "as" and n < k and tree.dep[n] == "advmod" for k in degrees for n in tree.kids[k])


def _called_false(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that gives a claim the lie: "it is a myth that ...", "the claim that ... is false"."""
    return first(k for k in tree.children(at, "attr", "acomp", "oprd") if tree.lemma[k] in negation.claims)


def _in_vain(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word by which a use came to nothing: "tried without success", "ended in failure", "to no avail"."""
    for prep in tree.children(at, "prep"):
        for noun in tree.children(prep, "pobj"):
            none = tree.lower(prep) == "without" or any(tree.lower(k) in {"no", "little"} for k in tree.kids[noun])
            if any(tree.lower(k) in negation.harms for k in tree.kids[noun]):
                continue
            bare = tree.lower(prep) == "in" and not tree.kids[noun]
            if (none and tree.lemma[noun] in negation.outcomes) or (bare and tree.lemma[noun] in negation.nouns):
                return noun
    return None


def _until_means(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what it is a means of: "by blocking X it spares people nausea" does not deny the blocking."""
    for n, at in enumerate(links):
        if tree.dep[at] == "pcomp" and tree.lower(tree.head[at]) in {"by", "through", "via"}:
            return links[: n + 1]
    return links


def _until_reason(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what it is a reason for: "not given because of its effect on X" denies no effect."""
    for n, at in enumerate(links):
        above = tree.head[at]
        if tree.dep[at] == "pobj" and any(tree.lower(i) in _REASONS for i in (above, tree.head[above])):
            return links[: n + 1]
    return links


def _until_question(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to an indirect question: "it is not known how X works" does not deny that it does."""
    for n, at in enumerate(links):
        if any(tree.lower(k) in {"how", "why"} for k in tree.kids[at]):
            return links[: n + 1]
    return links


def _denies(tree: Tree, at: int, negation: Negation, listed: bool = False) -> int | None:
    """The denial that a word carries itself, or shares with the verb it is coordinated with by "or", "nor".

    In a list "little" belongs to the term ("little appetite").
    """
    for k in tree.kids[at]:
        if tree.dep[k] == "neg" or (
            tree.dep[k] in {"advmod", "preconj", "cc", "det", "aux"}
            and tree.lower(k) in negation.words
            and tree.lower(k) != "nor"
        ):
            return None if _partly(tree, k, negation) or _came_later(tree, at) else k
        if tree.lower(k) in _NO_MORE and any(tree.lower(n) == "no" for n in tree.kids[k]):
            return k  # "no longer", "no more frequent than with placebo"
        if tree.lower(k) == "nor" and k < at and tree.dep[at] != "conj":
            return k
        if not listed and tree.dep[k] == "amod" and tree.lower(k) in {"little", "minimal", "negligible"}:
            return k
        if tree.dep[k] in {"nsubj", "nsubjpass"} and (word := _no_one(tree, k)) is not None:
            return word
    if tree.dep[at] == "conj":
        head = tree.head[at]
        between = {tree.lower(i): i for i in range(head, at)}
        if "nor" in between:
            return between["nor"]
        if "or" in between and not tree.children(at, "nsubj", "nsubjpass"):
            return _denies(tree, head, negation)
    return None


def _only(tree: Tree, word: int) -> bool:
    """Whether "not" belongs to "not only", which denies nothing."""
    return word + 1 < len(tree) and tree.lower(word + 1) in {"only", "just", "merely"}


def _partly(tree: Tree, word: int, negation: Negation) -> bool:
    """Whether "not" denies a part only: "not always", "not often", "not fully", "not common"."""
    return _only(tree, word) or (word + 1 < len(tree) and tree.lower(word + 1) in negation.partial)


def _came_later(tree: Tree, at: int) -> bool:
    """Whether it was so in the end: "was not tried in X until the 1960s", unlike "must not be taken until" a test."""
    if any(tree.tag[k] == "MD" for k in tree.kids[at]):
        return False
    until = (k for k in tree.children(at, "prep") if tree.lower(k) == "until")
    return any(tree.words[i][:1].isdigit() for k in until for i in tree.subtree(k))


def _no_one(tree: Tree, subject: int) -> int | None:
    """The denial in a subject: "no X", "none of X", "neither X nor Y"."""
    if tree.lower(subject) in {"none", "neither", "nobody", "nothing"}:
        return subject
    before = (k for k in tree.kids[subject] if tree.dep[k] in {"det", "preconj", "cc", "neg"})
    return first(k for k in before if tree.lower(k) in {"no", "neither"})


def _argument_denied(tree: Tree, at: int) -> int | None:
    for k in tree.kids[at]:
        if (
            k < at
            and tree.dep[k] in {"det", "neg", "preconj", "advmod", "cc", "nummod"}
            and tree.lower(k) in {"no", "not", "neither", "without", "never", "zero"}
        ):
            return None if _only(tree, k) else k
        if tree.lower(k) == "little" and (word := first(n for n in tree.kids[k] if tree.lower(n) == "no")) is not None:
            return word  # "little or no nausea"
    head = tree.head[at]
    return head if tree.dep[at] == "pobj" and tree.lower(head) == "without" else None
