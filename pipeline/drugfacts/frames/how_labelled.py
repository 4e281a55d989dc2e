"""How a drug was taken, where a label or the sentence before says it: "Off it: E; F", "Never stop it dead. E follows".

A writer says it once and goes on: a heading or a label holds for all that stands under it, behind semicolons too, and
of a warning not to stop the next sentence tells the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from drugfacts.clauses import Tree
from drugfacts.datafiles import read_data

from .context import View
from .hits import TermHit
from .how_taken import part_about, places

Span = tuple[View, int, int]

_LABEL = 8  # words that a label over a list has at most: "With long-term use"
_FRAGMENT = 4  # words of a sentence that is a label: "Off it."
_SECTIONS = frozenset({"overdose", "withdrawal"})
_MARKS = frozenset(':.?!*#-–—•"')
_ALSO = frozenset({"also", "too", "likewise"})


@dataclass(frozen=True, slots=True)
class _Words:
    labels: tuple[re.Pattern[str], ...]
    before_colon: tuple[re.Pattern[str], ...]
    bids: tuple[re.Pattern[str], ...]
    follows: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    content: dict[str, Any] = read_data("frames", "how_taken.yaml")
    lead, labels = content["lead"], content["labels"]
    return _Words(
        tuple(re.compile(rf"{lead}(?P<how>{said})") for said in labels),
        tuple(re.compile(rf"{lead}(?P<how>{said})") for said in (*labels, *content["colon_labels"])),
        tuple(
            re.compile(said.replace("_", "(?P<how>", 1) + ")" if "_" in said else f"(?P<how>{said})")
            for said in content["bids"]
        ),
        frozenset(content["follows"]),
    )


def how_labelled(term: TermHit) -> Span | None:
    """What a label says of a term: in its sentence, over its list or passage, or as a sentence of its own."""
    view = term.view
    own = _own_label(view, term)
    if own is not None:
        return view, *own
    for label in _above(view):
        found = _whole(label.tree, 0, len(label.tree), _words().labels) or _said_in(label.tree)
        if found is not None:
            return label, *found
    return _by_fragment(view)


def how_carried(term: TermHit) -> Span | None:
    """What the words before say of a term that goes on from them: a bidding not to stop, or a harm of the same."""
    view, before = term.view, term.view.before
    start, end = part_about(view.tree, term)
    also = not _ALSO.isdisjoint(view.tree.lowers[start:end])
    if also and start and (said := [span for span in places(view.tree) if span[1] <= start]):
        return view, *said[-1]
    if before is None or before.block_index != view.block_index:
        return None
    told = [span for span in places(before.tree) if ":" not in before.tree.words[span[1] :]]
    if not _words().follows.isdisjoint((*view.tree.lemma, *view.tree.lowers)):
        bid = _bid(before.tree) or (told[-1] if told else None)
        return None if bid is None else (before, *bid)
    return (before, *told[-1]) if also and told and _names_harm(before) else None


def _own_label(view: View, term: TermHit) -> tuple[int, int] | None:
    """The words of the label that opens the term's part of the sentence; None where they say nothing of it."""
    tree = view.tree
    colon = next((i for i in range(term.start - 1, 0, -1) if tree.words[i] == ":"), None)
    if colon is None:
        return None
    start = next((i + 1 for i in range(colon - 1, -1, -1) if tree.words[i] in {";", ".", ":"}), 0)
    if colon - start > _LABEL:
        return None
    known = _words().before_colon
    return _whole(tree, start, colon, known) or next((s for s in places(tree) if start <= s[0] and s[1] <= colon), None)


def _above(view: View) -> Iterator[View]:
    """The lead of a list and the heading over it; headings further up where the section is about nothing else."""
    if view.led_by is not None:
        yield view.led_by
    heading = view.heading
    while heading is not None:
        yield heading
        heading = heading.heading if view.block.section in _SECTIONS else None


def _said_in(tree: Tree) -> tuple[int, int] | None:
    return next(iter(places(tree)), None) if len(tree) <= _LABEL else None


def _whole(tree: Tree, start: int, end: int, known: tuple[re.Pattern[str], ...]) -> tuple[int, int] | None:
    """Where words are a label of how a drug was taken: "On stopping", "Toxicity"."""
    while start < end and _is_mark(tree.words[start]):
        start += 1
    while end > start and _is_mark(tree.words[end - 1]):
        end -= 1
    if not 0 < end - start <= 2 * _LABEL:
        return None
    text = " ".join(tree.lowers[start:end])
    found = next((m for said in known if (m := said.fullmatch(text)) is not None), None)
    return None if found is None else (end - len(found["how"].split(" ")), end)


def _is_mark(word: str) -> bool:
    return _MARKS.issuperset(word.strip())


def _by_fragment(view: View) -> Span | None:
    """What a sentence that is but a label says of the ones after it in its paragraph: "Off it. E lasts a week"."""
    before = view.before
    while before is not None and before.block_index == view.block_index:
        if _is_fragment(before):
            found = _whole(before.tree, 0, len(before.tree), _words().labels)
            return None if found is None else (before, *found)
        before = before.before
    return None


def _is_fragment(view: View) -> bool:
    words = [i for i in range(len(view.tree)) if not _is_mark(view.tree.words[i])]
    return 0 < len(words) <= _FRAGMENT and not _names_harm(view)


def _names_harm(view: View) -> bool:
    return any(m.kind == "condition" for found in view.mentions.values() for m in found)


def _bid(tree: Tree) -> tuple[int, int] | None:
    text = " ".join(tree.lowers)
    found = next((m for said in _words().bids if (m := said.search(text)) is not None), None)
    if found is None:
        return None
    start = text[: found.start("how")].count(" ")
    return start, start + len(found["how"].split(" "))
