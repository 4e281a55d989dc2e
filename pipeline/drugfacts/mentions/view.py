"""A light view of a parsed (or only tokenised) document, for the functions that resolve anaphors without spaCy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})  # the tags of verbs that can be a sentence's own
_UP: Final = frozenset({"conj", "appos", "compound", "nmod", "amod", "nummod"})
_NO_CHILDREN: Final[list[int]] = []


class Word(NamedTuple):
    """A token.

    Attributes
    ----------
    lower : str
        Its text in lower case with straight quotes.
    tag, dep : str
        Penn tag and dependency label; empty without a parse.
    head : int
        Index of its head; its own where it is a root or there is no parse.
    """

    lower: str
    tag: str = ""
    dep: str = ""
    head: int = -1


class Named(NamedTuple):
    """A drug or class that is named: tokens from `start` to `end`, and the keys (several for a combination)."""

    start: int
    end: int
    keys: tuple[str, ...]
    is_class: bool = False
    plural: bool = False


class Stretch(NamedTuple):
    """A sentence: tokens from `start` to `end`, its block, and the blocks over that, the nearest first.

    `title` marks a sentence of a title or heading; `lead_in` is the block that introduces an item.
    """

    start: int
    end: int
    block: int = 0
    headings: tuple[int, ...] = ()
    heading: bool = False
    lead_in: int | None = None


@dataclass(slots=True)
class View:
    """Tokens, sentences and named drugs of a document, all in order.

    Attributes
    ----------
    words : sequence of Word
    sentences : sequence of Stretch
    named : sequence of Named
    classes : mapping
        Key of a drug → names of its classes, in lower case.
    forms : mapping
        Key of a drug → names of its forms.
    names : mapping
        Key → name.
    lowers : list of str
        The words in lower case, with straight quotes.
    parsed : bool
        Whether there is a parse.
    together : frozenset of tuple of str
        Keys of what one name stands for: of a combination several.
    plural_classes, class_keys : frozenset
        Keys of the classes that are named in the plural, and of all that are named.
    order : dict of str to int
        Keys in order of first mention.
    heading_blocks : frozenset of int
        Blocks that are titles, headings or questions.
    """

    words: Sequence[Word]
    sentences: Sequence[Stretch]
    named: Sequence[Named]
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lowers: list[str] = field(init=False, repr=False)
    parsed: bool = field(init=False)
    together: frozenset[tuple[str, ...]] = field(init=False)
    plural_classes: frozenset[tuple[str, ...]] = field(init=False)
    class_keys: frozenset[str] = field(init=False)
    order: dict[str, int] = field(init=False)
    heading_blocks: frozenset[int] = field(init=False)
    _starts: list[int] = field(init=False, repr=False)
    _children: dict[int, list[int]] | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        self.lowers = [word.lower for word in self.words]
        self.parsed = any(word.dep for word in self.words)
        classes = [n for n in self.named if n.is_class]
        self.together = frozenset([n.keys for n in self.named])
        self.plural_classes = frozenset([n.keys for n in classes if n.plural])
        self.class_keys = frozenset([key for n in classes for key in n.keys])
        self.order = {key: i for i, key in enumerate(dict.fromkeys(key for n in self.named for key in n.keys))}
        self.heading_blocks = frozenset([s.block for s in self.sentences if s.heading])
        self._starts = [n.start for n in self.named]

    def children(self, token: int) -> list[int]:
        """The children of a token, in order."""
        if self._children is None:
            self._children = {}
            for i, (_, _, dep, head) in enumerate(self.words):
                if dep and head != i:
                    self._children.setdefault(head, []).append(i)
        return self._children.get(token, _NO_CHILDREN)

    def named_at(self, token: int) -> Named | None:
        """The named drug that covers a token."""
        at = bisect_right(self._starts, token) - 1
        return self.named[at] if at >= 0 and token < self.named[at].end else None

    def named_before(self, token: int) -> Iterator[Named]:
        """What is named before a token, the nearest first."""
        return (self.named[i] for i in range(bisect_left(self._starts, token) - 1, -1, -1))

    def text(self, start: int, end: int) -> str:
        """Tokens in lower case, apart by blanks."""
        return " ".join(self.lowers[start:end])

    def root(self, start: int, end: int) -> int:
        """The token of a stretch whose head lies outside it; without a parse the last."""
        words = self.words
        for i in range(start, end):
            _, _, dep, head = words[i]
            if dep and (head == i or not start <= head < end):
                return i
        return end - 1


def phrase_root(view: View, token: int) -> int:
    """The head of the whole noun phrase that a token belongs to: "tablets" of "minoxidil tablets and capsules"."""
    words = view.words
    for _ in range(12):
        _, _, dep, head = words[token]
        if dep not in _UP or head == token or words[head].tag[:1] == "V":
            break
        token = head
    return token


def verb_of(view: View, token: int) -> int:
    """The verb that governs a token, or -1, as where there is no parse."""
    if not view.parsed:
        return -1
    words = view.words
    for _ in range(20):
        _, tag, dep, head = words[token]
        if tag[:1] == "V" or tag[:2] == "MD" or dep == "ROOT":
            return token
        if head == token or head < 0:
            return -1
        token = head
    return -1
