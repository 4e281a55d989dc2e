"""A light view of a parsed (or only tokenised) document, for the functions that resolve anaphors without spaCy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})  # the tags of verbs that can be a sentence's own
_UP = frozenset({"conj", "appos", "compound", "nmod", "amod", "nummod"})
_IS = frozenset({"is", "'s", "was"})
_NO_CHILDREN: list[int] = []
_NOTHING: list[Said] = []


class Words(NamedTuple):
    """The tokens of a document by column.

    Attributes
    ----------
    lowers : list of str
        Their texts in lower case with straight quotes.
    tags, deps : list of str
        Penn tags and dependency labels; empty without a parse.
    heads : list of int
        Indices of their heads; a root's own.
    """

    lowers: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]

    @classmethod
    def unparsed(cls, lowers: Sequence[str]) -> Words:
        """Words of which no parser has said anything."""
        nothing = [""] * len(lowers)
        return cls(list(lowers), nothing, nothing, [-1] * len(lowers))


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


class Said(NamedTuple):
    """What a drug is said to be: the token of the noun, the noun with its modifiers, the keys of the drug."""

    at: int
    words: frozenset[str]
    keys: tuple[str, ...]


@dataclass(slots=True)
class View:
    """Tokens, sentences and named drugs of a document, all in order.

    Attributes
    ----------
    words : Words
    sentences : sequence of Stretch
    named : sequence of Named
    classes : mapping
        Key of a drug → names of its classes, in lower case.
    forms : mapping
        Key of a drug → names of its forms.
    names : mapping
        Key → name.
    lowers, tags, deps, heads : list
        The columns of the words.
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

    words: Words
    sentences: Sequence[Stretch]
    named: Sequence[Named]
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lowers: list[str] = field(init=False, repr=False)
    tags: list[str] = field(init=False, repr=False)
    deps: list[str] = field(init=False, repr=False)
    heads: list[int] = field(init=False, repr=False)
    parsed: bool = field(init=False)
    together: frozenset[tuple[str, ...]] = field(init=False)
    plural_classes: frozenset[tuple[str, ...]] = field(init=False)
    class_keys: frozenset[str] = field(init=False)
    order: dict[str, int] = field(init=False)
    heading_blocks: frozenset[int] = field(init=False)
    _starts: list[int] = field(init=False, repr=False)
    _said_to_be: dict[str, list[Said]] | None = field(init=False, repr=False, default=None)
    _children: dict[int, list[int]] | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        self.lowers, self.tags, self.deps, self.heads = self.words
        self.parsed = any(self.deps)
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
            for i, head in enumerate(self.heads):
                if head != i and self.deps[i]:
                    self._children.setdefault(head, []).append(i)
        return self._children.get(token, _NO_CHILDREN)

    def said_to_be(self, noun: str, token: int) -> Said | None:
        """Which drug was said last before a token to be what a noun says: "X is a fusion protein", "X, an antibody"."""
        if self._said_to_be is None:
            self._said_to_be = {}
            for named in self.named:
                for at in () if named.is_class else _explaining(self, self.root(named.start, named.end)):
                    kind = frozenset(self.lowers[k] for k in (at, *self.children(at)))
                    self._said_to_be.setdefault(self.lowers[at], []).append(Said(at, kind, named.keys))
        said = self._said_to_be.get(noun, _NOTHING)
        before = bisect_left(said, token, key=lambda s: s.at)
        return said[before - 1] if before else None

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
        for i in range(start, end):
            head = self.heads[i]
            if self.deps[i] and (head == i or not start <= head < end):
                return i
        return end - 1


def phrase_root(view: View, token: int) -> int:
    """The head of the whole noun phrase that a token belongs to: "tablets" of "minoxidil tablets and capsules"."""
    deps, heads = view.deps, view.heads
    for _ in range(12):
        head = heads[token]
        if deps[token] not in _UP or head == token or view.tags[head][:1] == "V":
            break
        token = head
    return token


def verb_of(view: View, token: int) -> int:
    """The verb that governs a token, or -1, as where there is no parse."""
    if not view.parsed:
        return -1
    tags, deps, heads = view.tags, view.deps, view.heads
    for _ in range(20):
        tag, head = tags[token], heads[token]
        if tag[:1] == "V" or tag[:2] == "MD" or deps[token] == "ROOT":
            return token
        if head == token or head < 0:
            return -1
        token = head
    return -1


def _explaining(view: View, root: int) -> Iterator[int]:
    """The nouns that say with "a" or "an" what the drug at a token is, and name none."""
    nouns = [c for c in view.children(root) if view.deps[c] == "appos"]
    verb = view.heads[root]
    if view.deps[root] == "nsubj" and view.lowers[verb] in _IS:
        nouns += [c for c in view.children(verb) if view.deps[c] == "attr"]
    for noun in nouns:
        articles = {view.lowers[c] for c in view.children(noun)} & {"a", "an"}
        if noun > root and articles and view.tags[noun] == "NN" and view.named_at(noun) is None:
            yield noun
