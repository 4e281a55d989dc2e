"""A parsed sentence as plain lists: quick to walk, and easy to write by hand in a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, ORTH, TAG
from spacy.tokens import Doc

CLAUSAL = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj", "csubjpass"})
"""Arcs under which another clause begins."""


@dataclass(slots=True)
class Tree:
    """One sentence: words with their tags, lemmas, labels, heads, children and offsets.

    Attributes
    ----------
    start : int
        The Doc's token at which the sentence starts; all other indices count from there.
    offsets : list of (int, int)
        Code points of each word in the document's text, half open.
    """

    start: int
    words: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    offsets: list[tuple[int, int]]
    kids: list[list[int]] = field(default_factory=list)
    root: int = 0
    _lower: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lower = [word.lower() for word in self.words]
        self.kids = [[] for _ in self.words]
        for i, head in enumerate(self.head):
            if head == i:
                self.root = i
            else:
                self.kids[head].append(i)

    def __len__(self) -> int:
        return len(self.words)

    def move(self, i: int, head: int, label: str) -> None:
        """Hang a word elsewhere, under another label."""
        if head == i or i in self.ancestors(head):
            return
        if self.head[i] != i and i in self.kids[self.head[i]]:
            self.kids[self.head[i]].remove(i)
        self.head[i], self.dep[i] = head, label
        self.kids[head] = sorted({*self.kids[head], i})

    def move_root(self, i: int) -> None:
        """Make a word the root; the one that was hangs from it, as "dep", until it is moved on."""
        old = self.root
        self.kids[self.head[i]].remove(i)
        self.head[i], self.dep[i], self.root = i, "ROOT", i
        self.head[old], self.dep[old] = i, "dep"
        self.kids[i] = sorted({*self.kids[i], old})

    def children(self, i: int, *labels: str) -> list[int]:
        """Children of a word in their order, those with one of ``labels`` only (all where none is given)."""
        if not labels:
            return list(self.kids[i])
        dep = self.dep
        return [k for k in self.kids[i] if dep[k] in labels]

    def child(self, i: int, *labels: str) -> int | None:
        """The first child with one of the labels."""
        return next((k for k in self.kids[i] if self.dep[k] in labels), None)

    def subtree(self, i: int, stop: frozenset[str] = frozenset()) -> Iterator[int]:
        """The word and what hangs from it, without branches whose label is in ``stop``; in no order."""
        stack = [i]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(k for k in self.kids[at] if self.dep[k] not in stop)

    def ancestors(self, i: int) -> Iterator[int]:
        """The head, its head, and so on up to the root."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def is_verb(self, i: int) -> bool:
        """Whether a word is a verb or modal."""
        return self.tag[i][:1] == "V" or self.tag[i] == "MD"

    def is_noun(self, i: int) -> bool:
        """Whether a word is a noun."""
        return self.tag[i][:2] == "NN"

    def lower(self, i: int) -> str:
        """The word in lower case."""
        return self._lower[i]

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
    strings = doc.vocab.strings
    names: dict[int, str] = {}

    def name(value: int) -> str:
        if value not in names:
            names[value] = strings[value]
        return names[value]

    rows = doc.to_array([ORTH, LEMMA, TAG, DEP, HEAD, IDX, LENGTH])
    heads = rows[:, 4].astype("int64").tolist()
    table = rows.tolist()
    trees = []
    for sent in doc.sents:
        part = table[sent.start : sent.end]
        trees.append(
            Tree(
                start=sent.start,
                words=[name(row[0]) for row in part],
                lemma=[name(row[1]) for row in part],
                tag=[name(row[2]) for row in part],
                dep=[name(row[3]) for row in part],
                head=[i + heads[sent.start + i] for i in range(len(part))],
                offsets=[(int(row[5]), int(row[5] + row[6])) for row in part],
            )
        )
    return trees
