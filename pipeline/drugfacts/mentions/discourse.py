"""What a text has spoken of up to the sentence that is being read: its drugs, and what its parts are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from .groups import Group
from .roles import is_set_apart
from .view import Stretch, View


class Anaphor(NamedTuple):
    """An expression and what it stands for: tokens, and keys of drugs.

    ``is_telling``: whether it says itself which drug is meant: "the statin", "the former".
    """

    start: int
    end: int
    keys: tuple[str, ...]
    is_telling: bool = False


class Paragraph(NamedTuple):
    """A paragraph that was read: its block and headings, and if it ended with a question, what that was about.

    ``topic`` is what its last sentence was about.
    """

    block: int
    headings: tuple[int, ...]
    keys: tuple[str, ...]
    asks: bool
    topic: tuple[str, ...] = ()


NO_PARAGRAPH = Paragraph(-1, (), (), asks=False)


@dataclass(slots=True)
class Discourse:
    """The state of a reader who goes through a text sentence by sentence.

    Attributes
    ----------
    view : View
        The text.
    subject, title : tuple of str
        Keys of the drug that the text is said to be about, and of what its title names.
    groups : dict of int to list of Group
        The drugs of each sentence, in order; expressions that stand for drugs join them when they are resolved.
    is_titled : bool
        Whether it is the title that says what the text is about.
    at : int
        The sentence that is read.
    standing : tuple of str
        What that sentence is about before it is read.
    heading_topic, block_topic : dict of int to tuple of str
        What a heading names, and what a block spoke of last.
    kept_topic : dict of int to tuple of str
        What sentences speak of still, though another drug is their subject.
    line_topic : tuple of str
        The drug of a line that stands over what follows as a heading does.
    labels : dict of int to tuple of str
        The drugs with which paragraphs open as with a label: "X (Brand): ...".
    last : Paragraph
        That of the sentence before.
    times : Counter
        In how many sentences each drug, or group of drugs, is spoken of: in the whole text.
    so_far : set
        Of which drugs the text has spoken up to here.
    settled : set of int
        Sentences of which the layout says what they are about, so that nothing else is weighed against it.
    pair : (int, tuple of str)
        The two of which "the former" or "the latter" was said last, and in which sentence.
    """

    view: View
    subject: tuple[str, ...]
    title: tuple[str, ...]
    groups: dict[int, list[Group]]
    is_titled: bool = False
    at: int = 0
    standing: tuple[str, ...] = ()
    heading_topic: dict[int, tuple[str, ...]] = field(default_factory=dict)
    block_topic: dict[int, tuple[str, ...]] = field(default_factory=dict)
    kept_topic: dict[int, tuple[str, ...]] = field(default_factory=dict)
    line_topic: tuple[str, ...] = ()
    labels: dict[int, tuple[str, ...]] = field(default_factory=dict)
    last: Paragraph = NO_PARAGRAPH
    times: Counter[tuple[str, ...]] = field(init=False)
    so_far: set[tuple[str, ...]] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)
    pair: tuple[int, tuple[str, ...]] = (-9, ())

    def __post_init__(self) -> None:
        """Count once what is named; expressions are counted as they are resolved."""
        self.times = Counter(keys for groups in self.groups.values() for keys in {g.keys for g in groups})

    @property
    def sentence(self) -> Stretch:
        """The sentence that is read."""
        return self.view.sentences[self.at]

    def spoken_of(self, index: int) -> list[Group]:
        """The drugs of a sentence, with what has been resolved in it so far."""
        return self.groups.get(index, [])

    def add(self, group: Group) -> None:
        """Take in an expression that stands for drugs; a class noun in it ("the azole") is not one more drug."""
        before = self.spoken_of(group.sentence)
        others = [g for g in before if not group.start <= g.start < group.end]
        after = self.groups[group.sentence] = sorted([*others, group], key=lambda g: g.start)
        self.times.subtract({g.keys for g in before})
        self.times.update({g.keys for g in after})

    def is_set_apart(self, keys: tuple[str, ...], end: int) -> bool:
        """Whether the sentence up to `end` only sets drugs apart from what it speaks of: "Unlike X, the drug"."""
        before = [g for g in self.spoken_of(self.at) if g.start < end and set(g.keys) & set(keys)]
        return bool(before) and all(is_set_apart(self.view, g.start, self.sentence) for g in before)
