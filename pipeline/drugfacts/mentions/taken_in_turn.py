"""Texts that take the drugs of their title one by one: "Side effects: E" behind a paragraph on X is of X.

A heading on a line of its own opens a part of the text, which may be of all of them. A label at the head of a paragraph
goes on about what the paragraph before told of.
"""

from __future__ import annotations

from .discourse import Discourse
from .view import Stretch


def one_in_turn(discourse: Discourse, sentence: Stretch, several: tuple[str, ...]) -> tuple[str, ...]:
    """The one of several drugs that the paragraph before was about, where a label goes on about it; none otherwise."""
    last = discourse.last
    if len(several) == 1 or len(last.topic) != 1 or not set(last.topic) < set(several):
        return ()
    goes_on = last.block == sentence.block or _is_labelled(discourse, sentence)
    return last.topic if goes_on and _tells_of_one(discourse, last.block, several) else ()


def _is_labelled(discourse: Discourse, sentence: Stretch) -> bool:
    """Whether a paragraph begins with a label of its own, right behind the one that was read."""
    label = sentence.headings[0] if sentence.headings else -1
    if label <= discourse.last.block or label != sentence.block - 1:
        return False
    view = discourse.view
    end = next((s.end for s in view.sentences if s.block == label), 0)
    return end > 0 and not view.lowers[end - 1].isspace()


def _tells_of_one(discourse: Discourse, block: int, several: tuple[str, ...]) -> bool:
    """Whether a paragraph speaks of no more than one of several drugs."""
    places = (i for i, sentence in enumerate(discourse.view.sentences) if sentence.block == block)
    spoken = {key for i in places for group in discourse.spoken_of(i) for key in group.keys}
    return len(spoken & set(several)) <= 1
