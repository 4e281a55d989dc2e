"""A parsed sentence as plain lists: quick to walk, and easy to write by hand in a test."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, TAG
from spacy.tokens import Doc

from drugfacts.strings import PLAIN_WORDS, names_of, read_in

if TYPE_CHECKING:
    from .clause import Clause

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})  # the tags of verbs that can be a sentence's own
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSAL = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj", "csubjpass"})
"""Arcs under which another clause begins."""


@dataclass(slots=True)
class Tree:
    """One sentence: words with their tags, lemmas, labels, heads, children and offsets.

    They are those that are read, see :func:`~drugfacts.strings.read_in`.

    Attributes
    ----------
    tokens : sequence of int
        The Doc's token of each word; all other indices count words.
    offsets : list of (int, int)
        Code points of each word in the document's text, half open.
    clauses : dict of (int, str) to Clause
        Those read so far, by predicate, for :func:`~.clause.clause_at`.
    moves : int
        How often an arc of it was changed.
    notes : dict of str to Any
        What later stages have found of the sentence as a whole, each under a name of its own, since they ask it of
        every candidate.
    """

    tokens: Sequence[int]
    words: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    offsets: list[tuple[int, int]]
    kids: list[list[int]] = field(default_factory=list)
    root: int = 0
    lowers: list[str] = field(default_factory=list)
    clauses: dict[tuple[int, str], Clause] = field(default_factory=dict)
    moves: int = 0
    notes: dict[str, Any] = field(default_factory=dict)
    _forms: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self.lowers = self.lowers or [word.lower() for word in self.words]
        none: list[int] = []  # of all words without children, the most: a list of children grows by a new list
        kids = [none] * len(self.words)
        for i, head in enumerate(self.head):
            if head == i:
                self.root = i
            elif kids[head] is none:
                kids[head] = [i]
            else:
                kids[head].append(i)
        self.kids = kids

    def __len__(self) -> int:
        return len(self.words)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The words of some of the Doc's tokens, both half open."""
        return bisect_left(self.tokens, start), bisect_left(self.tokens, end)

    @property
    def forms(self) -> frozenset[str]:
        """Its words, in lower case and by lemma."""
        if self._forms is None:
            self._forms = frozenset(self.lowers).union(self.lemma)
        return self._forms

    @property
    def ending(self) -> str:
        """The last word that is to be seen."""
        for word in reversed(self.words):
            if not word.isspace():
                return word
        return self.words[0]

    @property
    def is_parsed(self) -> bool:
        """Whether the sentence was parsed, not left."""
        return self.dep[self.root] != ""

    def move(self, i: int, head: int, label: str) -> None:
        """Hang a word elsewhere, under another label."""
        if head == i or i in self.ancestors(head):
            return
        self.clauses.clear()
        self.moves += 1
        if self.head[i] != i and i in self.kids[self.head[i]]:
            self.kids[self.head[i]].remove(i)
        self.head[i], self.dep[i] = head, label
        self.kids[head] = sorted({*self.kids[head], i})

    def relabel(self, i: int, label: str) -> None:
        """Give a word's arc another label."""
        self.moves += 1
        self.dep[i] = label

    def move_root(self, i: int) -> None:
        """Make a word the root; the one that was hangs from it, as "dep", until it is moved on."""
        self.clauses.clear()
        self.moves += 1
        old = self.root
        self.kids[self.head[i]].remove(i)
        self.head[i], self.dep[i], self.root = i, "ROOT", i
        self.head[old], self.dep[old] = i, "dep"
        self.kids[i] = sorted({*self.kids[i], old})

    def children(self, i: int, *labels: str) -> list[int]:
        """Children of a word in their order, those with one of ``labels`` only (all where none is given)."""
        kids = self.kids[i]
        if not kids or not labels:
            return list(kids)
        dep = self.dep
        return [k for k in kids if dep[k] in labels]

    def child(self, i: int, *labels: str) -> int | None:
        """The first child with one of the labels."""
        for k in self.kids[i]:
            if self.dep[k] in labels:
                return k
        return None

    def subtree(self, i: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """The word and what hangs from it, without branches whose label is in ``stop``; in no order."""
        kids, dep = self.kids, self.dep
        found = [i]
        for at in found:
            if kids[at]:
                found += [k for k in kids[at] if dep[k] not in stop] if stop else kids[at]
        return found

    def ancestors(self, i: int) -> list[int]:
        """The head, its head, and so on up to the root."""
        heads, found = self.head, []
        head = heads[i]
        while head != i:
            found.append(head)
            i, head = head, heads[head]
        return found

    def is_relative(self, i: int) -> bool:
        """Whether a word belongs to a relative clause: "blocks" in "X, which blocks T, is old"."""
        return any(self.dep[at] == "relcl" for at in (i, *self.ancestors(i)))

    def is_verb(self, i: int) -> bool:
        """Whether a word is a verb or modal."""
        tag = self.tag[i]
        return tag[:1] == "V" or tag == "MD"

    def has_subject(self, i: int) -> bool:
        """Whether a word has a subject of its own, of whatever kind."""
        return not SUBJECT.isdisjoint([self.dep[k] for k in self.kids[i]])

    def is_noun(self, i: int) -> bool:
        """Whether a word is a noun."""
        return self.tag[i][:2] == "NN"

    def lower(self, i: int) -> str:
        """The word in lower case."""
        return self.lowers[i]

    def text(self, tokens: Sequence[int]) -> str:
        """The words of ``tokens`` with blanks between: for people and messages, not for offsets."""
        return " ".join(self.words[i] for i in tokens)


def trees_of(doc: Doc) -> list[Tree]:
    """Read the parsed sentences off a Doc, in their order.

    Parameters
    ----------
    doc : Doc
        With heads, labels, tags and lemmas, as ``drugfacts_parse`` or any other parser sets them.
    """
    if not len(doc):
        return []
    names = names_of(doc.vocab.strings)
    rows = doc.to_array([ORTH, LEMMA, TAG, DEP, HEAD, IDX])
    orth, lemma, tag, dep = (list(map(names.__getitem__, rows[:, at].tolist())) for at in range(4))
    heads = (rows[:, 4].astype("int64") + np.arange(len(doc))).tolist()
    words = list(map(PLAIN_WORDS.__getitem__, orth))
    offsets = [(start, start + len(word)) for start, word in zip(rows[:, 5].tolist(), words, strict=True)]
    lowers = list(map(str.lower, words))
    trees = []
    for sent in doc.sents:
        tokens = read_in(words, sent.start, sent.end)
        place = {token: at for at, token in enumerate(tokens)}
        trees.append(
            Tree(
                tokens=tokens,
                words=[words[i] for i in tokens],
                lemma=[lemma[i] for i in tokens],
                tag=[tag[i] for i in tokens],
                dep=[dep[i] for i in tokens],
                head=[_head(heads, place, i) for i in tokens],
                offsets=[offsets[i] for i in tokens],
                lowers=[lowers[i] for i in tokens],
            )
        )
    return trees


def _head(heads: Sequence[int], place: Mapping[int, int], token: int) -> int:
    """The word that a word depends on, passing over white space."""
    up = heads[token]
    while up not in place and heads[up] != up:
        up = heads[up]
    return place.get(up, place[token])
