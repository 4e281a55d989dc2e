"""What makes a denial doubtful, above all of a term read by weight: what was read is then no fact at all.

A frame knows where its term stands under the verb. What is read by weight may stand anywhere in the sentence, so that a
"not" can belong to something else: to a drug of another clause, or to what people have who are only spoken of.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .cues import Cues
from .scope import chain

_FURTHER = frozenset({"more", "further"})
_NEAR = 2  # words between "no more" and the harm
_CHOICE = frozenset({"choice"})
_FIRST = frozenset({"first", "best", "usual", "preferred", "obvious", "natural"})
_VERBAL = frozenset({"VBZ", "VBP", "VBD", "MD", "VB", "VBN", "VBG"})


def is_doubtful(candidate: Candidate, word: int | None, known: Cues) -> str | None:
    """Why the word that seems to deny a reading says nothing of it; None where it does."""
    if word is None:
        return None
    if _is_either_way(candidate.clause.tree, word):
        return "either way"
    if candidate.frame.fact == "side_effect" and _is_over(candidate, word):
        return "no more of it"
    if candidate.frame.fact == "indication" and _is_of_choice(candidate.clause.tree, word):
        return "not the choice"
    if candidate.frame.fact == "indication" and _is_licence(candidate, known):
        return "licence"
    if candidate.frame.alone and candidate.term is not None and word >= candidate.term.end:
        return "of the people"  # "People with C lack T"
    if not candidate.frame.is_weighed:
        return "contraindication" if _is_kept_from(candidate) else None
    if _is_of_people(candidate, word):
        return "of the people"
    if _is_of_another(candidate, word):
        return "of another drug"
    return None


def _is_either_way(tree: Tree, word: int) -> bool:
    """Whether it is only said to be open: "may or may not help C"."""
    before = tree.lowers[max(word - 3, 0) : word]
    return len(before) == 3 and before[1] == "or" and before[0] == before[2] and tree.tag[word - 1] == "MD"


def _is_over(candidate: Candidate, word: int) -> bool:
    """Whether harm has but ended: "she takes less now, and no more faints since", "no further bleeds"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or term.view.tree is not tree:
        return False
    further = word + (tree.lower(word) == "no")
    told = tree.lower(further) in _FURTHER and tree.lower(further - 1) == "no"
    return told and further < term.start <= further + _NEAR


def _is_of_choice(tree: Tree, word: int) -> bool:
    """Whether it is denied that a drug is the first to take, and not that it is used: "is not the drug of choice"."""
    called = tree.children(tree.head[word], "attr", "acomp")
    return any(_is_choice(tree, noun) for noun in called)


def _is_choice(tree: Tree, noun: int) -> bool:
    of = (k for k in tree.children(noun, "prep") if tree.lower(k) == "of")
    if any(tree.lower(p) in _CHOICE for k in of for p in tree.children(k, "pobj")):
        return True
    return tree.lower(noun) in _CHOICE and any(tree.lower(k) in _FIRST for k in tree.kids[noun])


def _is_of_people(candidate: Candidate, word: int) -> bool:
    """Whether a term before the denial is what people have: "In women with C, X did not prevent D"."""
    term, tree = candidate.term, candidate.clause.tree
    if term is not None and _is_not_had(tree, word, term.head):
        return True
    if term is None or term.start > word:
        return False
    over = (a.head for a in candidate.sources.values() if a.head != term.head)
    return any(grammar().isa(tree.lemma[at], "people") for at in over)


def _is_not_had(tree: Tree, word: int, term: int) -> bool:
    """Whether somebody only says not to have something: "I don't have C"."""
    verb = tree.head[word]
    had = tree.dep[term] == "dobj" and tree.head[term] == verb and tree.lemma[verb] in {"have", "get", "suffer"}
    return had and any(
        grammar().isa(tree.lower(k), "people") or tree.lower(k) in {"i", "we"} for k in tree.children(verb, "nsubj")
    )


def _is_of_another(candidate: Candidate, word: int) -> bool:
    """Whether the drug stands in a clause beside that of the denial: "Y does not cause C; X does"."""
    drug, tree = candidate.drug, candidate.clause.tree
    if not drug.said or drug.view is not candidate.view:
        return False
    own = _verb_over(tree, drug.end - 1)
    of_denial = _verb_over(tree, word)
    if own is None or of_denial is None or own == of_denial:
        return False
    return own not in tree.ancestors(of_denial) and of_denial not in tree.ancestors(own)


def _verb_over(tree: Tree, at: int) -> int | None:
    """The verb of the clause in which a word stands."""
    return next((a for a in (at, *tree.ancestors(at)) if tree.tag[a] in _VERBAL), None)


def _is_licence(candidate: Candidate, known: Cues) -> bool:
    """Whether it is denied that a use is licensed, not that the drug helps: "C is no longer an approved use"."""
    tree, links = candidate.clause.tree, chain(candidate)
    approved = known.supposed.licensed
    beside = (
        k for at in links for a in (at, *tree.children(at, "attr", "acomp")) for k in (a, *tree.children(a, "amod"))
    )
    return any(tree.lower(i) in approved for i in beside)


def _is_kept_from(candidate: Candidate) -> bool:
    """Whether a drug is kept from people who have something: "we do not use it in people with C"."""
    source, term, tree = candidate.sources.get("term"), candidate.term, candidate.clause.tree
    if candidate.frame.fact != "indication" or source is None or term is None or source.tree is not tree:
        return False
    words = grammar()
    people = source.head != term.head and words.isa(tree.lemma[source.head], "people")
    return people and words.isa(tree.lemma[candidate.clause.at], "take_verb")
