"""What must not be read by weight, however likely it looks."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from drugfacts.datafiles import read_data
from drugfacts.frames import grammar

from .evidence import Scene
from .pairs import Pair

_NEGATIVE = frozenset({"not", "n't", "never"})
_WITH = frozenset({"with", "in"})
_RELATIVE = frozenset({"which", "that", "whose"})
_MAY_BRING = ("people", "medicine", "carrier", "container", "adverse_effect", "harm_anaphor", "quantity", "effect_noun")


class Bar(BaseModel):
    """Words that forbid it.

    ``over`` the term by the grammar, right ``before`` or ``after`` it, the ``term`` alone, anywhere ``beside`` it in a
    sentence that does not say the drug, or right before the drug by which it is ``set_apart``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    over: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    term: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    set_apart: frozenset[str] = frozenset()
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def bars() -> tuple[Bar, ...]:
    """Load the bars that come with the package."""
    data: list[dict[str, Any]] = read_data("weighing", "bars.yaml")["bars"]
    return tuple(Bar.model_validate(bar) for bar in data)


def barred(pair: Pair, outcome: str, scene: Scene) -> str | None:
    """Return the id of what forbids to read a pair so, or None where nothing does."""
    for bar in bars():
        if _stands(bar, pair):
            return bar.id
    if _advised_against(pair):
        return "advised against"
    if _describes(pair):
        return "describes"
    if _is_no_sentence(pair):
        return "no sentence"
    if _has_it(pair, unsaid_harm := outcome == "side_effect" and not pair.drug.said):
        return "had it"
    return "of something else" if unsaid_harm and _of_something_else(pair, scene) else None


def _stands(bar: Bar, pair: Pair) -> bool:
    tree, term = pair.view.tree, pair.term
    if term.start and tree.lower(term.start - 1) in bar.before:
        return True
    if term.end < len(tree) and tree.lower(term.end) in bar.after:
        return True
    if tree.lower(pair.head) in bar.term:
        return True
    if not pair.drug.said and bar.beside and any(tree.lower(i) in bar.beside for i in range(len(tree))):
        return True
    if bar.set_apart and _is_set_apart(pair, bar.set_apart):
        return True
    for at in tree.ancestors(pair.head) if bar.over else ():
        if tree.lemma[at] in bar.over or any(
            tree.lemma[k] in bar.over for k in tree.children(at, "acomp", "oprd", "advmod")
        ):
            return True
    return False


def _is_set_apart(pair: Pair, phrases: Collection[str]) -> bool:
    """Whether such a phrase stands before the drug, and the term is said of something else than the drug."""
    tree, drug = pair.view.tree, pair.drug
    if not drug.said or not any(
        " ".join(tree.lowers[max(0, drug.start - n) : drug.start]) in phrases for n in (1, 2, 3)
    ):
        return False
    return _RELATIVE.isdisjoint(tree.lowers[drug.end : drug.end + 2])  # "unlike X, which causes C, ..." is of X


def _advised_against(pair: Pair) -> bool:
    """Whether the drug must not be taken in such a state: "should not be used in patients with C"."""
    tree, words, through = pair.view.tree, grammar(), pair.head
    for at in tree.ancestors(pair.head):
        if tree.is_verb(at) and words.isa(tree.lemma[at], "take_verb"):
            denied = any(tree.lower(k) in _NEGATIVE for k in tree.kids[at])
            return denied and tree.lower(through) in _WITH
        through = at
    return False


def _describes(pair: Pair) -> bool:
    """Whether the term is an adjective said of a thing: "it can be fatal", "a fatal course"."""
    view, tree, at = pair.view, pair.view.tree, pair.head
    if tree.tag[at][:2] != "JJ":
        return False
    if tree.dep[at] == "amod":
        return not grammar().isa(tree.lemma[tree.head[at]], "people")
    subjects = tree.children(tree.head[at], "nsubj", "nsubjpass") if tree.dep[at] == "acomp" else []
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


def _of_something_else(pair: Pair, scene: Scene) -> bool:
    """Whether something else does it, and no harm of the drug: "smoking causes C", "D produces C", "a sign of C"."""
    tree = pair.view.tree
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    if verb is None:
        return False
    signs = [k for k in tree.children(verb, "attr") if tree.lemma[k] in {"sign", "symptom", "feature"}]
    if any(tree.children(sign, "prep") for sign in signs):
        return True
    return any(_does_it_instead(pair, verb, subject, scene) for subject in tree.children(verb, "nsubj"))


def _does_it_instead(pair: Pair, verb: int, subject: int, scene: Scene) -> bool:
    view, tree, words = pair.view, pair.view.tree, grammar()
    if pair.term.start <= subject < pair.term.end or not tree.is_noun(subject):
        return False
    if view.mention(subject, "condition") is not None:
        return not any(said.what == "side_effect" for said in scene.said.get((view.index, subject), ()))
    lemma = tree.lemma[subject]
    brings = words.isa(tree.lemma[verb], "cause_verb") or words.isa(tree.lemma[verb], "harm_verb")
    return brings and not any(words.isa(lemma, name) for name in _MAY_BRING)
