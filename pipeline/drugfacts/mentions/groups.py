"""Drugs that a sentence names together: "X (Brand) and Y" is one group, to which "they" may refer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from .anaphora_words import nouns
from .roles import SUBJECT, Role, cued, role_of
from .view import Named, View, phrase_root, verb_of


class Group(NamedTuple):
    """Drugs that a sentence names together, or an anaphor with what it stands for.

    Attributes
    ----------
    start, end : int
        Tokens.
    keys : tuple of str
        In order of the text.
    plural : bool
        Whether "they" fits, rather than "it".
    role : Role
        In its sentence.
    verb : int
        Index of the governing verb, or -1.
    sentence : int
        Index of its sentence.
    is_class : bool
        Whether it names a class.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    plural: bool
    role: Role
    verb: int
    sentence: int
    is_class: bool = False


_BETWEEN = frozenset({",", "and", "or", "nor", "/", "&", "(", ")", "both", "either", "vs", "vs.", "versus", "-", ";"})
_ARMS = frozenset({"to", "n", "=", "patients", "people", "adults", "women", "men", "children", "were", "%"})
_MOST_BETWEEN = 8  # words
_IN_BRACKET = 8  # words after a brand that a bracket names


def groups_of(view: View) -> list[Group]:
    """Put drugs that stand together ("X (Brand) and Y") into one group each."""
    starts = [s.start for s in view.sentences]
    runs: list[list[Named]] = []
    following = {n.start for n in view.named}
    for named in view.named:
        if named.is_class and named.end in following:
            continue  # "the antidepressants sertraline and paroxetine": the drugs are meant
        if runs and _joined(view, runs[-1][-1], named, starts):
            runs[-1].append(named)
        else:
            runs.append([named])
    return [_group(view, run, bisect_right(starts, run[0].start) - 1) for run in runs]


def _joined(view: View, left: Named, right: Named, starts: Sequence[int]) -> bool:
    if bisect_right(starts, left.start) != bisect_right(starts, right.start) or left.is_class != right.is_class:
        return False
    between = view.lowers[left.end : right.start]
    if between == [","]:
        return _is_listed(view, left, right, starts)
    if not between or len(between) > _MOST_BETWEEN + _IN_BRACKET:
        return not between
    if _are_arms(view, left, between):
        return True
    if len(between) > _MOST_BETWEEN and ")" not in between:
        return False
    between = [w for w in between if w not in nouns("form")]  # "X ointment and Y cream"
    if ")" in between and "(" not in between[: between.index(")")] and between.index(")") < _IN_BRACKET:
        between = between[between.index(")") :]  # "X (Brand LA) and Y"
    return all(w in _BETWEEN for w in between) or (between[0] == "(" and between[-1] in ("and", "or", ","))


def _are_arms(view: View, left: Named, between: Sequence[str]) -> bool:
    """Whether two are the arms of a trial: "81 were assigned to X and 79 to Y", "to X (n = 81) or to Y"."""
    if between[-1] != "to" or left.start == 0 or view.lowers[left.start - 1] != "to":
        return False
    return all(w in _BETWEEN or w in _ARMS or view.tags[i] == "CD" for i, w in enumerate(between, left.end))


def _is_listed(view: View, left: Named, right: Named, starts: Sequence[int]) -> bool:
    """Whether a comma alone joins two: "A, B and C", but not "Unlike A, B" or "A works, B does not"."""
    sentence = view.sentences[bisect_right(starts, left.start) - 1]
    if cued(view, left.start, sentence, "comparison"):
        return view.lowers[right.end] in _BETWEEN if right.end < sentence.end else False
    return not view.parsed or view.deps[view.root(right.start, right.end)] not in SUBJECT


def _group(view: View, run: Sequence[Named], sentence: int) -> Group:
    keys = tuple(dict.fromkeys(k for n in run for k in n.keys))
    start, end = run[0].start, run[-1].end
    root = view.root(run[0].start, run[0].end)
    one = len({n.keys for n in run}) == 1
    tail = phrase_root(view, root) if view.parsed else root
    form = view.lowers[tail].removesuffix("s") in nouns("form", plural=False)  # "minoxidil tablets ... they"
    plural_head = form and view.tags[tail] == "NNS"
    return Group(
        start,
        end,
        keys,
        not one or run[0].plural or plural_head,
        role_of(view, run[0].start, run[0].end, view.sentences[sentence]),
        verb_of(view, tail),
        sentence,
        run[0].is_class,
    )
