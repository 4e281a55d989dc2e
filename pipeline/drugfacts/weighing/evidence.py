"""What speaks for and against a pair of term and drug: names of what can be seen around them.

Each piece of evidence has a name that says what it is, ``before:treat`` or ``section:uses``; :mod:`.weights` knows what
it counts for. The names are those of the sentence's words by lemma; known terms and numbers stand for their kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from drugfacts.clauses import Tree
from drugfacts.frames import View

from .pairs import Pair, head_of, pairs_of

_NEAR = 3
_ABOVE = 5
_TELLING = frozenset({"NN", "VB", "JJ", "IN", "RB", "MD", "RP", "DT", "TO"})
_BREAKS = frozenset({";", "but", "whereas", "while"})
_TELLING_ARCS = frozenset({"neg", "aux", "nsubj", "nsubjpass", "dobj", "mark"})
_DISTANCES = (2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Said:
    """What a frame made of a word: the kind of fact (a mechanism's action), and how it was judged."""

    what: str
    denied: bool
    dropped: bool

    def __str__(self) -> str:
        return f"{self.what}{', denied' if self.denied else ''}{', no fact' if self.dropped else ''}"


@dataclass(slots=True)
class Scene:
    """A text's sentences with what frames read in them.

    Attributes
    ----------
    said : mapping of (int, int) to list of Said
        By sentence and word.
    """

    said: Mapping[tuple[int, int], list[Said]] = field(default_factory=dict)
    _of_key: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    _around: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _tokens: dict[int, list[str]] = field(default_factory=dict)
    _telling: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _pairs: dict[int, list[Pair]] = field(default_factory=dict)

    def pairs(self, view: View) -> list[Pair]:
        """The pairs of a sentence."""
        if view.index not in self._pairs:
            self._pairs[view.index] = list(pairs_of(view))
        return self._pairs[view.index]

    def add_terms(self, view: View) -> None:
        """Remember where terms stand, so that what is said of one elsewhere counts."""
        for pair in self.pairs(view):
            words = ((view.index, i) for i in range(pair.term.start, pair.term.end))
            self._of_key.setdefault(pair.term.key, set()).update(words)

    def is_open(self, pair: Pair) -> bool:
        """Whether frames have left the term of a pair."""
        return not any((pair.view.index, i) in self.said for i in range(pair.term.start, pair.term.end))

    def elsewhere(self, pair: Pair) -> Iterator[Said]:
        """What frames read of the same term at other places."""
        own = {(pair.view.index, i) for i in range(pair.term.start, pair.term.end)}
        for place in sorted(self._of_key.get(pair.term.key, set()) - own):
            yield from self.said.get(place, ())

    def tokens(self, view: View) -> list[str]:
        """The sentence's words as evidence names them: lemmas, ``<drug>`` for a drug, ``#`` for a number."""
        if view.index not in self._tokens:
            self._tokens[view.index] = _tokens(view)
        return self._tokens[view.index]

    def telling(self, view: View) -> list[tuple[int, str]]:
        """The words that may tell something of a term near them, with their places: no terms, no names, no numbers."""
        if view.index not in self._telling:
            tags = view.tree.tag
            self._telling[view.index] = [
                (i, token) for i, token in enumerate(self.tokens(view)) if token[0] != "<" and tags[i][:2] in _TELLING
            ]
        return self._telling[view.index]

    def around(self, view: View) -> tuple[str, ...]:
        """What the sentence's place says: its section, the heading, the lead-in."""
        if view.index not in self._around:
            self._around[view.index] = tuple(dict.fromkeys(_place(view)))
        return self._around[view.index]


def evidence_of(pair: Pair, scene: Scene) -> dict[str, int]:
    """Return what is seen around a pair: each name with the word of the sentence it is about, or -1.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.frames import views_of
    >>> from drugfacts.weighing import pairs_of
    >>> view = views_of(drugfacts.load()("Sertraline brought on nausea."))[0]
    >>> seen = evidence_of(next(pairs_of(view)), Scene())
    >>> [name for name in ("between:bring", "before:bring", "section:uses") if name in seen]
    ['between:bring', 'before:bring']
    """
    found: dict[str, int] = dict.fromkeys(scene.around(pair.view), -1)
    tokens = scene.tokens(pair.view)
    parts = (
        _words(pair, tokens, scene.telling(pair.view)),
        *(part(pair, tokens) for part in (_dependence, _relation, _term)),
    )
    for name, at in chain.from_iterable(parts):
        found.setdefault(name, at)
    for said in scene.elsewhere(pair):
        found.setdefault(f"elsewhere:{said}", -1)
    return found


def _tokens(view: View) -> list[str]:
    tree = view.tree
    tokens = [_lemma(tree, i) for i in range(len(tree))]
    for at, mentions in view.mentions.items():
        tokens[at] = f"<{max(mentions, key=lambda m: (m.end - m.start, m.kind)).kind}>"
    for at in view.anaphors:
        tokens[at] = "<drug>"
    return tokens


def _lemma(tree: Tree, at: int) -> str:
    lemma = tree.lemma[at].lower()
    return "#" if any(c.isdigit() for c in lemma) else lemma


def _place(view: View) -> Iterator[str]:
    yield f"section:{view.block.section}"
    yield f"block:{view.block.kind}"
    yield f"harm told:{view.tells_harm}"
    if _asks(view.tree):
        yield "question"
    for name in view.attributes:
        yield f"attribute:{name}"
    if view.led_by is not None:
        for i in range(len(view.led_by.tree)):
            yield f"lead-in:{_lemma(view.led_by.tree, i)}"
    if view.heading is not None and view.heading.index:  # the title is over everything
        for i in range(len(view.heading.tree)):
            yield f"heading:{_lemma(view.heading.tree, i)}"


def _asks(tree: Tree) -> bool:
    return "?" in tree.words[-3:]


def _words(pair: Pair, tokens: list[str], telling: list[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """The words before and after the term, and between it and the drug."""
    term, drug = pair.term, pair.drug
    between = range(0)
    if drug.said:
        between = range(drug.end, term.start) if drug.start < term.start else range(term.end, drug.start)
    for i, token in telling:
        yield f"{'before' if i < term.start else 'after'}:{token}", i
        if i in between:
            yield f"between:{token}", i
        if 0 < term.start - i <= _NEAR:
            yield f"near:{token}", i
    if term.start > 0:
        yield f"right before:{tokens[term.start - 1]}", term.start - 1
    if term.start > 1:
        yield f"right before:{tokens[term.start - 2]} {tokens[term.start - 1]}", term.start - 1
    if term.end < len(tokens):
        yield f"right after:{tokens[term.end]}", term.end


def _dependence(pair: Pair, tokens: list[str]) -> Iterator[tuple[str, int]]:
    """What the term depends on, step by step, and how."""
    tree, at = pair.view.tree, pair.head
    yield f"as:{tree.dep[at]}", -1
    for _ in range(_ABOVE):
        above = tree.head[at]
        if above == at:
            return
        yield f"under:{tokens[above]}", above
        yield f"under:{tokens[above]} as {tree.dep[at]}", above
        for k in tree.kids[above]:
            if k != at and tree.dep[k] in _TELLING_ARCS:
                yield f"under {tree.dep[k]}:{tokens[k]}", k
        at = above


def _relation(pair: Pair, tokens: list[str]) -> Iterator[tuple[str, int]]:
    """How the drug stands to the term: order, distance, other drugs, the word that holds both."""
    view, term, drug = pair.view, pair.term, pair.drug
    yield f"drug:{pair.how}", -1
    if drug.key.startswith("drug_class:"):
        yield "drug:class", -1
    others = {key: span for key, span in _named(view) if key != drug.key}
    yield f"other drugs:{min(len(others), 3)}", -1
    if not drug.said:
        return
    yield f"drug:{'before' if drug.start < term.start else 'after'}", -1
    low, high = (drug.end, term.start) if drug.start < term.start else (term.end, drug.start)
    yield f"distance:{sum(high - low >= d for d in _DISTANCES)}", -1
    inside = {key for key, (start, _) in others.items() if low <= start < high}
    yield f"other drugs between:{min(len(inside), 2)}", -1
    reach = min(abs(drug.start - term.start), abs(drug.end - term.end))
    nearer = sum(min(abs(a - term.start), abs(b - term.end)) < reach for a, b in others.values())
    yield f"nearer drugs:{min(nearer, 2)}", -1
    if _BREAKS.intersection(tokens[low:high]):
        yield "break between", -1
    yield from _held_by(pair, tokens)


def _named(view: View) -> Iterator[tuple[str, tuple[int, int]]]:
    for at in sorted(view.mentions):
        for m in view.mentions[at]:
            if m.kind in {"drug", "drug_class"} and m.start == at:
                yield m.key, (m.start, m.end)
    for at in sorted(view.anaphors):
        start, end, keys = view.anaphors[at]
        for key in keys:
            yield key, (start, end)


def _held_by(pair: Pair, tokens: list[str]) -> Iterator[tuple[str, int]]:
    """The word on which both term and drug depend, and how they hang from it."""
    tree = pair.view.tree
    of_drug = [head_of(pair.view, pair.drug.start, pair.drug.end)]
    of_drug += tree.ancestors(of_drug[0])
    of_term = [pair.head, *tree.ancestors(pair.head)]
    for up, at in enumerate(of_term):
        if at not in of_drug:
            continue
        down = of_drug.index(at)
        yield f"both under:{tokens[at]}", at
        yield f"steps:{min(up, 4)},{min(down, 4)}", -1
        if up:
            yield f"term hangs by:{'/'.join(tree.dep[i] for i in of_term[max(0, up - 2) : up])}", -1
        if down:
            yield f"drug hangs by:{'/'.join(tree.dep[i] for i in of_drug[max(0, down - 2) : down])}", -1
            yield f"drug hangs by:{tree.dep[of_drug[down - 1]]} of {tokens[at]}", at
        return


def _term(pair: Pair, tokens: list[str]) -> Iterator[tuple[str, int]]:
    """The term itself: some are mostly harms, some mostly diseases."""
    tree, term = pair.view.tree, pair.term
    yield f"term:{term.key.partition(':')[2]}", -1
    for i in range(term.start, term.end):
        yield f"word:{_lemma(tree, i)}", -1
