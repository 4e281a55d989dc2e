"""What must not be read by weight, however likely it looks."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drugfacts.clauses import Tree
from drugfacts.frames import (
    explained_in,
    grammar,
    is_about_dosing,
    is_compared_with,
    is_explanation,
    is_named_behind,
    named_behind,
)

from .bar import Bar, bars_in
from .evidence import Scene
from .illness import is_sign_of_illness
from .no_harm import is_done_by_something_else, is_no_harm
from .no_use import no_use
from .of_another import is_of_another
from .pairs import Pair
from .places import not_acted_on

_APART = frozenset({"differ", "apart", "distinct", "different"})
_NEGATIVE = frozenset({"not", "n't", "never"})
_OUGHT = frozenset({"should", "must"})
_WITH = frozenset({"with", "in"})
_HOLDS = frozenset({"of", "for", "in"})
_RELATIVE = frozenset({"which", "that", "whose"})
_OUTDONE = frozenset({"twice", "double", "triple", "times", "exceeding", "exceeded", "outnumbered"})
_REACH = 6
_OF_ITSELF = frozenset({"normally", "ordinarily", "naturally"})
_UNTREATED = frozenset({"placebo", "sham", "controls", "untreated", "unexposed"})


def barred(pair: Pair, outcome: str, scene: Scene) -> str | None:
    """Return the id of what forbids to read a pair so, or None where nothing does."""
    for bar in bars_in(pair.view.tree):
        if bar.outcome in {None, outcome} and _stands(bar, pair, outcome):
            return bar.id
    if is_of_another(pair, outcome):
        return "of another drug"
    if _lacks_it(pair) or _befell_untreated(pair) or _is_out_of_reach(pair):
        return "without it"
    if _adjusts_the_dose(pair):
        return "dose"
    if _advised_against(pair):
        return "advised against"
    if _describes(pair):
        return "describes"
    if _is_no_sentence(pair):
        return "no sentence"
    explains = _explains(pair, scene) or is_sign_of_illness(pair, scene)
    explains = explains or (outcome == "indication" and pair.head in explained_in(pair.view, grammar()))
    if explains or _is_of_class_at_large(pair) or _is_what_it_is_not(pair):
        return "explains"
    if (aside := not_acted_on(pair, scene) or _goes_on_anyway(pair)) is not None:
        return aside
    if pair.view.block.section == "interactions" and not any(map(pair.view.tree.is_verb, range(len(pair.view.tree)))):
        return "interaction"
    if outcome == "side_effect" and is_no_harm(pair):
        return "no harm"
    if outcome == "indication" and (reason := no_use(pair, scene)) is not None:
        return reason
    if _has_it(pair, unsaid_harm := outcome == "side_effect" and not pair.drug.said):
        return "had it"
    return "of something else" if unsaid_harm and is_done_by_something_else(pair, scene) else None


def _stands(bar: Bar, pair: Pair, outcome: str) -> bool:
    """Whether any of the words that a bar names stands where the bar looks for it."""
    tree, term = pair.view.tree, pair.term
    if bar.kind is not None and term.kind != bar.kind:
        return False
    if term.start and tree.lower(term.start - 1) in bar.before:
        return True
    if term.end < len(tree) and tree.lower(term.end) in bar.after:
        return True
    if tree.lower(pair.head) in bar.term:
        return True
    if not pair.drug.said and bar.beside and any(_is_beside(tree, i, bar, outcome) for i in range(len(tree))):
        return True
    if bar.set_apart and _is_set_apart(pair, bar.set_apart):
        return True
    if bar.nearest and any(_says(tree, at, bar.nearest) for at in _up_to_verb(tree, pair.head)):
        return True
    if bar.alone and term.end - term.start == 1 and tree.lower(term.start) in bar.alone:
        return True
    if (bar.of or bar.by) and tree.dep[pair.head] == "pobj":
        above = tree.head[pair.head]
        held = tree.head[above] if tree.lower(above) in _HOLDS else above
        if tree.lower(above) in bar.by or (tree.is_noun(held) and tree.lemma[held] in bar.of):
            return True
    if bar.said and (places := _places(tree, bar)):
        over = set(tree.ancestors(pair.head))
        if any(i in over or tree.head[i] in over for i in places):
            return True
    return bool(bar.over) and any(_says(tree, at, bar.over) for at in tree.ancestors(pair.head))


def _says(tree: Tree, at: int, words: Collection[str]) -> bool:
    """Whether a word, or what it says of its subject, is one of some: "is unsuitable"."""
    beside = tree.children(at, "acomp", "attr", "oprd", "advmod")
    return tree.lemma[at] in words or any(tree.lemma[k] in words for k in beside)


def _places(tree: Tree, bar: Bar) -> list[int]:
    """Where in a sentence words of a bar stand together, looked for once."""
    found: list[int] | None = tree.notes.get(f"said:{bar.id}")
    if found is None:
        phrases = [words.split(" ") for words in bar.said]
        starts = range(len(tree))
        found = [i for i in starts if any(tree.lowers[i : i + len(parts)] == parts for parts in phrases)]
        tree.notes[f"said:{bar.id}"] = found
    return found


def _is_beside(tree: Tree, at: int, bar: Bar, outcome: str) -> bool:
    """Whether such a word stands there, and not only to say that the drug brings more: "twice the rate for placebo"."""
    if outcome == "side_effect" and is_compared_with(tree, at) and "than" not in tree.lowers:
        return False
    return tree.lower(at) in bar.beside and _OUTDONE.isdisjoint(tree.lowers[max(at - _REACH, 0) : at])


def _up_to_verb(tree: Tree, at: int) -> Iterator[int]:
    for above in tree.ancestors(at):
        yield above
        if tree.is_verb(above):
            return


def _is_set_apart(pair: Pair, phrases: Collection[str]) -> bool:
    """Whether such a phrase stands before the drug, and the term is said of something else than the drug."""
    tree, drug = pair.view.tree, pair.drug
    if not drug.said or not any(
        " ".join(tree.lowers[max(0, drug.start - n) : drug.start]) in phrases for n in (1, 2, 3)
    ):
        return False
    return _RELATIVE.isdisjoint(tree.lowers[drug.end : drug.end + 2])  # "unlike X, which causes C, ..." is of X


def _explains(pair: Pair, scene: Scene) -> bool:
    """Whether the term but explains another: "neuroblastoma, a cancer of nerves", "MAO-B, which breaks T up"."""
    view, tree = pair.view, pair.view.tree
    if is_explanation(view, pair.head) or _is_named_behind(pair):
        return True
    for at in (pair.head, *tree.ancestors(pair.head)):
        if (tree.dep[at] == "appos" or pair.term.kind == "target") and is_explanation(view, at):
            return True
        if pair.term.kind == "target" and tree.dep[at] == "relcl" and _was_read(pair, tree.head[at], scene):
            return True
    return False


def _goes_on_anyway(pair: Pair) -> str | None:
    """Why a target is but what the body does of itself, or people have: "Normally T", "those who carry T"."""
    tree, drug = pair.view.tree, pair.drug
    if pair.term.kind != "target":
        return None
    if not drug.said and (tree.lower(0) in _OF_ITSELF or _is_done_of_itself(tree, pair.head)):
        return "anyway"
    for at in (pair.head, *tree.ancestors(pair.head)):
        if tree.dep[at] == "relcl" and grammar().isa(tree.lemma[tree.head[at]], "people"):
            return None if drug.said and drug.start in tree.subtree(at) else "of people"
    return None


def _is_done_of_itself(tree: Tree, at: int) -> bool:
    """Whether the verb over a target, or the one that it goes on from, is said to be of what goes on without the drug.

    "Angiotensin II normally narrows the vessels and calls forth T" tells nothing that a drug does.
    """
    over = (k for k in tree.ancestors(at) if tree.is_verb(k))
    return any(tree.lower(k) in _OF_ITSELF for verb in over for k in tree.children(verb, "advmod"))


def _is_what_it_is_not(pair: Pair) -> bool:
    """Whether a target but names a class that the drug is told apart from: "X stands apart from the T inhibitors"."""
    view, tree, term = pair.view, pair.view.tree, pair.term
    named = view.mention(term.end, "drug_class") or view.mention(term.end - 1, "drug_class")
    if term.kind != "target" or named is None:
        return False
    prep = tree.head[named.end - 1]
    return tree.lower(prep) == "from" and not _APART.isdisjoint((tree.lemma[tree.head[prep]], tree.lower(prep - 1)))


def _is_out_of_reach(pair: Pair) -> bool:
    """Whether it is what a drug is not fit to do: "too large to cross the membrane of T"."""
    tree = pair.view.tree
    for at in tree.ancestors(pair.head):
        if tree.dep[at] not in {"xcomp", "advcl", "ccomp", "acl"} or not tree.children(at, "aux"):
            continue
        above = tree.head[at]
        if at > above and any(tree.lower(k) == "too" for k in tree.children(above, "advmod")):
            return True
    return False


def _is_of_class_at_large(pair: Pair) -> bool:
    """Whether a target but names a class of which something is denied: "no T inhibitor has been approved"."""
    view, term = pair.view, pair.term
    named = view.mention(term.end, "drug_class")
    if term.kind != "target" or named is None or named.start > term.start or named.start == 0:
        return False
    return view.tree.lower(named.start - 1) == "no"


def _is_named_behind(pair: Pair) -> bool:
    """Whether a target only says of which kind those behind it are: "two messengers, T and U", "enzymes called T"."""
    view, at = pair.view, pair.head
    if pair.term.kind == "target" and any(is_named_behind(view, i) for i in range(pair.term.start, pair.term.end)):
        return True
    return (
        pair.term.kind == "target"
        and grammar().isa(view.tree.lemma[at], "target_noun")
        and any(k >= pair.term.end for k in named_behind(view, at))
    )


def _was_read(pair: Pair, noun: int, scene: Scene) -> bool:
    """Whether a noun only says what stands before it, which was read as a target: "MAO-B, the enzyme that"."""
    view, tree = pair.view, pair.view.tree
    first = min((k for k in tree.children(noun, "det") if k < noun), default=noun)
    beside = first > 1 and tree.words[first - 1] == "," and view.mention(first - 2, "target")
    return bool(beside) and (view.index, first - 2) in scene.said


def _lacks_it(pair: Pair) -> bool:
    """Whether it is what people do not have: "outlived people without C"."""
    tree, above = pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "pobj" or tree.lower(above) != "without":
        return False
    return any(grammar().isa(tree.lemma[at], "people") for at in (tree.head[above], above - 1))


def _befell_untreated(pair: Pair) -> bool:
    """Whether it is told of those who did not get the drug: "on X two fell ill; one on placebo had C"."""
    tree, drug = pair.view.tree, pair.drug
    if _UNTREATED.isdisjoint(tree.forms):
        return False
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    for subject in tree.children(verb, "nsubj", "nsubjpass") if verb is not None else ():
        told = tree.subtree(subject)
        if pair.head in told or _UNTREATED.isdisjoint(tree.lower(i) for i in told):
            continue
        return not drug.said or drug.start not in told
    return False


def _adjusts_the_dose(pair: Pair) -> bool:
    """Whether it only tells how much to take: "needs no dose reduction in C", "builds up in kidney failure"."""
    tree = pair.view.tree
    if is_about_dosing(pair.view, pair.term.start, pair.term.end):
        return True
    return any(
        grammar().isa(tree.lemma[at], "dose_change")
        and any(
            grammar().isa(tree.lemma[k], "dose_noun") and tree.dep[k] in {"compound", "nmod", "amod"}
            for k in tree.kids[at]
        )
        for at in _up_to_verb(tree, pair.head)
    )


def _advised_against(pair: Pair) -> bool:
    """Whether the drug must not be taken in such a state: "should not be used in patients with C"."""
    tree, words, through = pair.view.tree, grammar(), pair.head
    for at in tree.ancestors(pair.head):
        if tree.is_verb(at) and words.isa(tree.lemma[at], "take_verb"):
            beside = {tree.lower(k) for k in tree.kids[at]}
            advised = not _OUGHT.isdisjoint(beside) or tree.lower(through) in _WITH
            return advised and not _NEGATIVE.isdisjoint(beside)
        through = at
    return False


def _describes(pair: Pair) -> bool:
    """Whether the term is an adjective said of a thing: "it can be fatal", "a fatal course"."""
    view, tree, at = pair.view, pair.view.tree, pair.head
    if tree.tag[at][:2] != "JJ":
        return False
    if tree.dep[at] == "amod":
        return not grammar().isa(tree.lemma[tree.head[at]], "people")
    said = tree.dep[at] in {"acomp", "attr"}
    subjects = tree.children(tree.head[at], "nsubj", "nsubjpass") if said else []
    return any(
        tree.lower(s) in {"which", "that", "it", "they", "this", "these"} and s not in view.anaphors for s in subjects
    )


def _is_no_sentence(pair: Pair) -> bool:
    """Whether the words are but a title that nothing marks as one: "Sertraline for depression"."""
    view, tree = pair.view, pair.view.tree
    if view.block.kind != "paragraph" or any(tree.is_verb(i) for i in range(len(tree))):
        return False
    last = next((word for word in reversed(tree.words) if word.strip()), "")
    return last[-1:] not in ".:;!"


def _has_it(pair: Pair, anybody: bool) -> bool:
    """Whether it is what somebody has already, "a man with C"; ``anybody``: or people at large, "patients with C"."""
    tree, above = pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "pobj" or tree.lower(above) != "with":
        return False
    whose = tree.head[above]
    return grammar().isa(tree.lemma[whose], "people") and (anybody or tree.tag[whose] == "NN")
