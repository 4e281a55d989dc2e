"""A light view of a parsed (or only tokenised) document, for the functions that resolve anaphors without spaCy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})  # the tags of verbs that can be a sentence's own
_UP = frozenset({"conj", "appos", "compound", "nmod", "amod", "nummod"})


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


@dataclass(frozen=True)
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
    """

    words: Sequence[Word]
    sentences: Sequence[Stretch]
    named: Sequence[Named]
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @cached_property
    def parsed(self) -> bool:
        """Whether there is a parse."""
        return any(w.dep for w in self.words)

    @cached_property
    def together(self) -> frozenset[tuple[str, ...]]:
        """Keys of what one name stands for: of a combination several."""
        return frozenset(n.keys for n in self.named)

    @cached_property
    def plural_classes(self) -> frozenset[tuple[str, ...]]:
        """Keys of the classes that are named in the plural."""
        return frozenset(n.keys for n in self.named if n.is_class and n.plural)

    @cached_property
    def class_keys(self) -> frozenset[str]:
        """Keys of the classes that are named."""
        return frozenset(k for n in self.named if n.is_class for k in n.keys)

    @cached_property
    def order(self) -> dict[str, int]:
        """Keys in order of first mention."""
        return {key: i for i, key in enumerate(dict.fromkeys(k for n in self.named for k in n.keys))}

    @cached_property
    def heading_blocks(self) -> frozenset[int]:
        """Blocks that are titles, headings or questions."""
        return frozenset(s.block for s in self.sentences if s.heading)

    @cached_property
    def _starts(self) -> list[int]:
        return [n.start for n in self.named]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Index of a token → indices of its children."""
        children: dict[int, list[int]] = {}
        for i, word in enumerate(self.words):
            if word.dep and word.head != i:
                children.setdefault(word.head, []).append(i)
        return children

    def named_at(self, token: int) -> Named | None:
        """The named drug that covers a token."""
        at = bisect_right(self._starts, token) - 1
        return self.named[at] if at >= 0 and token < self.named[at].end else None

    def named_before(self, token: int) -> Iterator[Named]:
        """What is named before a token, the nearest first."""
        return (self.named[i] for i in range(bisect_left(self._starts, token) - 1, -1, -1))

    def text(self, start: int, end: int) -> str:
        """Tokens in lower case, apart by blanks."""
        return " ".join(w.lower for w in self.words[start:end])

    def root(self, start: int, end: int) -> int:
        """The token of a stretch whose head lies outside it; without a parse the last."""
        for i in range(start, end):
            head = self.words[i].head
            if self.words[i].dep and (head == i or not start <= head < end):
                return i
        return end - 1


def phrase_root(view: View, token: int) -> int:
    """The head of the whole noun phrase that a token belongs to: "tablets" of "minoxidil tablets and capsules"."""
    for _ in range(12):
        word = view.words[token]
        if word.dep not in _UP or word.head == token or view.words[word.head].tag.startswith("V"):
            break
        token = word.head
    return token


def verb_of(view: View, token: int) -> int:
    """The verb that governs a token, or -1, as where there is no parse."""
    if not view.parsed:
        return -1
    for _ in range(20):
        if view.words[token].tag.startswith(("V", "MD")) or view.words[token].dep == "ROOT":
            return token
        head = view.words[token].head
        if head == token or head < 0:
            return -1
        token = head
    return -1
