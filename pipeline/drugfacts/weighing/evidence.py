"""What speaks for and against a pair of term and drug: names of what can be seen around them.

Each piece of evidence has a name that says what it is, ``before:treat`` or ``section:uses``; :mod:`.weights` knows what
it counts for. The names are those of the sentence's words by lemma; known terms and numbers stand for their kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from drugfacts.clauses import Tree
from drugfacts.frames import View
from drugfacts.kept import MOST_KEPT

from .pairs import Pair, head_of, pairs_of

_NEAR = 3
_ABOVE = 5
_TELLING = frozenset({"NN", "VB", "JJ", "IN", "RB", "MD", "RP", "DT", "TO"})
_BREAKS = frozenset({";", "but", "whereas", "while"})
_TELLING_ARCS = frozenset({"neg", "aux", "nsubj", "nsubjpass", "dobj", "mark"})
_LEADING_ARCS = frozenset({"prep", "agent"})
_DISTANCES = (2, 5, 10, 20)
Seen = tuple[str, int]
"""A piece of evidence: its name, and the word that it is about, or -1."""
_LONGEST_PATH = 5
_ENDINGS = (3, 4)
_STEM = 2
"""What makes an ending of a word: so many letters after more than so many others, "-itis", "-emia"."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a frame made of a word: the kind of fact (a mechanism's action), and how it was judged.

    Attributes
    ----------
    dropped : str or None
        Why it is no fact.
    """

    what: str
    denied: bool
    dropped: str | None

    def __str__(self) -> str:
        return f"{self.what}{', denied' if self.denied else ''}{', no fact' if self.dropped else ''}"


@dataclass(slots=True)
class Scene:
    """A text's sentences with what frames read in them.

    Attributes
    ----------
    said : mapping of (int, int) to list of Said
        By sentence and word.
    beside : set of (int, int, str)
        By sentence, word and drug what was told of a drug beside, which says nothing of the sentence's own.
    manner : str
        Of the text, as far as evidence counts otherwise in it: ``report`` by somebody who took the drug, ``subject``
        (the drug that it is about was given from outside), ``case`` (a sentence or two about a patient), or nothing.
    """

    said: Mapping[tuple[int, int], list[Said]] = field(default_factory=dict)
    manner: str = ""
    beside: Set[tuple[int, int, str]] = frozenset()
    _of_key: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    _pairs: dict[int, list[Pair]] = field(default_factory=dict)
    _sentences: dict[int, _Sentence] = field(default_factory=dict)
    _terms: dict[tuple[int, int, int], _Term] = field(default_factory=dict)

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
        """Whether frames have left the term of a pair, or of another drug beside its own alone."""
        return next(self._at(pair), None) is None and not any(
            (pair.view.index, i, pair.drug.key) in self.beside for i in range(pair.term.start, pair.term.end)
        )

    def dropped(self, pair: Pair) -> frozenset[str]:
        """Why all that frames read of the term of a pair is no fact; nothing where one of them is."""
        reasons = {note.dropped for note in self._at(pair)}
        return frozenset() if None in reasons else frozenset(filter(None, reasons))

    def _at(self, pair: Pair) -> Iterator[Said]:
        """What frames read of the term of a pair where it stands."""
        for i in range(pair.term.start, pair.term.end):
            yield from self.said.get((pair.view.index, i), ())

    def elsewhere(self, pair: Pair) -> Iterator[Said]:
        """What frames read of the same term at other places."""
        own = {(pair.view.index, i) for i in range(pair.term.start, pair.term.end)}
        for place in sorted(self._of_key.get(pair.term.key, set()) - own):
            yield from self.said.get(place, ())

    def sentence(self, view: View) -> _Sentence:
        """What there is to see in a sentence whatever the pair, looked for once."""
        known = self._sentences.get(view.index)
        if known is None:
            known = self._sentences[view.index] = _Sentence.of(view)
        return known

    def term(self, pair: Pair) -> _Term:
        """What there is to see of a pair's term whatever the drug, looked for once."""
        place = pair.view.index, pair.term.start, pair.term.end
        known = self._terms.get(place)
        if known is None:
            tokens = self.sentence(pair.view).tokens
            elsewhere = dict.fromkeys(f"elsewhere:{said}" for said in self.elsewhere(pair))
            itself = (*_term(pair), *((name, -1) for name in elsewhere))
            known = self._terms[place] = _Term(tuple(_dependence(pair, tokens)), itself, *_doing(pair, tokens))
        return known


class _Sentence(NamedTuple):
    """What evidence sees in a sentence.

    Attributes
    ----------
    around : tuple of (str, int)
        Its section, the heading, the lead-in.
    tokens : list of str
        Its words as evidence names them: lemmas, ``<drug>`` for a drug, ``#`` for a number.
    telling : list
        The words that may tell something of a term near them (no terms, no names, no numbers), each with its place and
        its name before a term, after it, between it and the drug, and near it.
    named : list
        The drugs with their places.
    """

    around: tuple[Seen, ...]
    tokens: list[str]
    telling: list[tuple[int, Seen, Seen, Seen, Seen]]
    named: list[tuple[str, tuple[int, int]]]

    @classmethod
    def of(cls, view: View) -> _Sentence:
        tags, tokens = view.tree.tag, _tokens(view)
        telling = [
            (i, (f"before:{token}", i), (f"after:{token}", i), (f"between:{token}", i), (f"near:{token}", i))
            for i, token in enumerate(tokens)
            if token and token[0] != "<" and tags[i][:2] in _TELLING  # no token: a parser without a lemmatizer
        ]
        return cls(tuple((name, -1) for name in dict.fromkeys(_place(view))), tokens, telling, list(_named(view)))


class _Term(NamedTuple):
    """What evidence sees of a term whatever the drug.

    Attributes
    ----------
    dependence : tuple of (str, int)
        What it depends on.
    itself : tuple of (str, int)
        The term itself, and what was said of it elsewhere.
    verb : (str, int), optional
        The verb over it, as evidence names it, and its place.
    subjects : tuple of (int, str)
        Who does it: place and name.
    """

    dependence: tuple[Seen, ...]
    itself: tuple[Seen, ...]
    verb: Seen | None
    subjects: tuple[tuple[int, str], ...]


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
    sentence, term = scene.sentence(pair.view), scene.term(pair)
    found = dict(sentence.around)
    for part in (_words(pair, sentence), term.dependence, _clause(pair, term), _relation(pair, sentence), term.itself):
        for name, at in part:
            if name not in found:
                found[name] = at
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
    return _plain(tree.lemma[at])


@lru_cache(maxsize=MOST_KEPT)
def _plain(lemma: str) -> str:
    """A lemma as evidence names it: all numbers are one."""
    return "#" if any(c.isdigit() for c in lemma) else lemma.lower()


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


def _words(pair: Pair, sentence: _Sentence) -> list[Seen]:
    """The words before and after the term, and between it and the drug."""
    start, end, drug, tokens = pair.term.start, pair.term.end, pair.drug, sentence.tokens
    low = high = 0
    if drug.said:
        low, high = (drug.end, start) if drug.start < start else (end, drug.start)
    seen: list[Seen] = []
    for i, before, after, between, near in sentence.telling:
        seen.append(before if i < start else after)
        if low <= i < high:
            seen.append(between)
        if 0 < start - i <= _NEAR:
            seen.append(near)
    if start > 0:
        seen.append((f"right before:{tokens[start - 1]}", start - 1))
    if start > 1:
        seen.append((f"right before:{tokens[start - 2]} {tokens[start - 1]}", start - 1))
    if end < len(tokens):
        seen.append((f"right after:{tokens[end]}", end))
    return seen


def _dependence(pair: Pair, tokens: list[str]) -> Iterator[Seen]:
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


def _doing(pair: Pair, tokens: list[str]) -> tuple[Seen | None, tuple[tuple[int, str], ...]]:
    tree = pair.view.tree
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    if verb is None:
        return None, ()
    return (tokens[verb], verb), tuple((at, tokens[at]) for at in tree.children(verb, "nsubj", "nsubjpass"))


def _clause(pair: Pair, term: _Term) -> Iterator[Seen]:
    """The verb over the term, and who does it."""
    if term.verb is None:
        return
    verb, at = term.verb
    yield f"verb:{verb}", at
    if pair.view.tree.child(at, "neg") is not None:
        yield "verb denied", at
    for subject, name in term.subjects:
        told = _subject(pair, subject) or name
        yield f"subject:{told}", subject
        yield f"subject:{told} {verb}", at


def _subject(pair: Pair, at: int) -> str | None:
    if pair.drug.said and pair.drug.start <= at < pair.drug.end:
        return "<the drug>"
    return "<the term>" if pair.term.start <= at < pair.term.end else None


def _relation(pair: Pair, sentence: _Sentence) -> Iterator[Seen]:
    """How the drug stands to the term: order, distance, other drugs, the word that holds both."""
    term, drug, tokens = pair.term, pair.drug, sentence.tokens
    yield f"drug:{pair.how}", -1
    if drug.key.startswith("drug_class:"):
        yield "drug:class", -1
    others = {key: span for key, span in sentence.named if key != drug.key}
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


def _held_by(pair: Pair, tokens: list[str]) -> Iterator[Seen]:
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
        if up + down <= _LONGEST_PATH:
            yield from _path(tree, at, of_term[:up], of_drug[:down], tokens)
        return


def _path(tree: Tree, at: int, term: list[int], drug: list[int], tokens: list[str]) -> Iterator[Seen]:
    """The ways from term and drug up to the word that holds both, by arcs and prepositions."""
    ways = "^".join("/".join(_arc(tree, i) for i in way) for way in (term, drug))
    yield f"path:{ways}", -1
    if not term or not drug:
        yield f"path top:{'drug' if term else 'term'} {ways}", -1
        return
    yield f"path over:{tokens[at]} {ways}", at
    yield f"joint:{tokens[at]} {tree.dep[term[-1]]}^{tree.dep[drug[-1]]}", at


def _arc(tree: Tree, at: int) -> str:
    return f"{tree.dep[at]}:{tree.lemma[at].lower()}" if tree.dep[at] in _LEADING_ARCS else tree.dep[at]


def _term(pair: Pair) -> Iterator[Seen]:
    """The term itself: some are mostly harms, some mostly diseases."""
    tree, term = pair.view.tree, pair.term
    yield f"term:{term.key.partition(':')[2]}", -1
    for i in range(term.start, term.end):
        yield f"word:{_lemma(tree, i)}", -1
    head = _lemma(tree, pair.head)
    yield f"head:{head}", -1
    for size in _ENDINGS:
        if len(head) > size + _STEM:
            yield f"ending:{head[-size:]}", -1
