"""What speaks for and against a pair of term and drug: names of what can be seen around them.

Each piece of evidence has a name that says what it is, ``before:treat`` or ``section:uses``; :mod:`.weights` knows what
it counts for. The names are those of the sentence's words by lemma; known terms and numbers stand for their kind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from drugfacts.clauses import Tree
from drugfacts.clauses.forms import possible_lemmas
from drugfacts.frames import Mention, View
from drugfacts.kept import Kept

from .lines import Line, line_of
from .pairs import Offer, Pair, head_of, pairs_of

CASE = "case"
RESEARCH = "research"
"""Manners of text, see :class:`Scene`."""

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
    drug : str
        The key of the drug.
    """

    what: str
    denied: bool
    dropped: str | None
    drug: str = ""

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
        (the drug that it is about was given from outside), ``case`` (a sentence or two about a patient), ``research``
        (a report of a study or an experiment), or nothing.
    """

    said: Mapping[tuple[int, int], list[Said]] = field(default_factory=dict)
    manner: str = ""
    beside: Set[tuple[int, int, str]] = frozenset()
    _of_key: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    _offers: dict[int, Offer] = field(default_factory=dict)
    _pairs: dict[int, list[Pair]] = field(default_factory=dict)
    _sentences: dict[int, _Sentence] = field(default_factory=dict)
    _lines: dict[tuple[int, int, int, str], Line] = field(default_factory=dict)
    _terms: dict[tuple[int, int, int], Term] = field(default_factory=dict)

    def offer(self, view: View) -> Offer:
        """The terms and drugs of a sentence, looked for once."""
        known = self._offers.get(view.index)
        if known is None:
            known = self._offers[view.index] = Offer.of(view)
        return known

    def pairs(self, view: View) -> list[Pair]:
        """The pairs of a sentence."""
        known = self._pairs.get(view.index)
        if known is None:
            known = self._pairs[view.index] = list(pairs_of(view, self.offer(view)))
        return known

    def add_terms(self, view: View) -> None:
        """Remember where terms stand, so that what is said of one elsewhere counts."""
        for term in {pair.term for pair in self.pairs(view)}:
            self._of_key.setdefault(term.key, set()).update([(view.index, i) for i in range(term.start, term.end)])

    def is_open(self, pair: Pair) -> bool:
        """Whether frames have left the term of a pair, or of another drug beside its own alone."""
        index, term = pair.view.index, pair.term
        for i in range(term.start, term.end):
            if self.said.get((index, i)) or (self.beside and (index, i, pair.drug.key) in self.beside):
                return False
        return True

    def is_denied_of_others(self, pair: Pair) -> bool:
        """Whether all that frames read of the term of a pair is denied, and of other drugs: "C, but none with Y"."""
        notes = self._at(pair)
        return bool(notes) and all(n.denied and not n.dropped and n.drug != pair.drug.key for n in notes)

    def dropped(self, pair: Pair) -> frozenset[str]:
        """Why all that frames read of the term of a pair is no fact; nothing where one of them is."""
        reasons = {note.dropped for note in self._at(pair)}
        return frozenset() if None in reasons else frozenset(filter(None, reasons))

    def _at(self, pair: Pair) -> list[Said]:
        """What frames read of the term of a pair where it stands."""
        index = pair.view.index
        return [note for i in range(pair.term.start, pair.term.end) for note in self.said.get((index, i), ())]

    def elsewhere(self, view: View, term: Mention) -> list[Said]:
        """What frames read of the same term at other places."""
        places = self._of_key.get(term.key)
        if not places:
            return []
        own = {(view.index, i) for i in range(term.start, term.end)}
        return [note for place in sorted(places - own) for note in self.said.get(place, ())]

    def sentence(self, view: View) -> _Sentence:
        """What there is to see in a sentence whatever the pair, looked for once."""
        known = self._sentences.get(view.index)
        if known is None:
            known = self._sentences[view.index] = _Sentence(view)
        return known

    def line(self, pair: Pair) -> Line:
        """The sentence of a pair as the encoder reads it, put together once for each drug."""
        view, drug = pair.view, pair.drug
        place = view.index, drug.start, drug.end, pair.how
        known = self._lines.get(place)
        if known is None:
            known = self._lines[place] = line_of(view, drug, pair.how, self.manner)
        return known

    def term(self, view: View, term: Mention, head: int) -> Term:
        """What there is to see of a term with its head whatever the drug, looked for once."""
        place = view.index, term.start, term.end
        known = self._terms.get(place)
        if known is None:
            elsewhere = dict.fromkeys([f"elsewhere:{said}" for said in self.elsewhere(view, term)])
            itself = [*_term(view.tree, term, head), *[(name, -1) for name in elsewhere]]
            known = self._terms[place] = Term(self.sentence(view).dependence(head), itself)
        return known


@dataclass(slots=True)
class Term:
    """What evidence sees of a term whatever the drug: what it depends on; itself, and what was said of it elsewhere."""

    dependence: list[Seen]
    itself: list[Seen]


class _Sentence:
    """What evidence sees in a sentence, each once it is asked for.

    Attributes
    ----------
    tokens : list of str
        Its words as evidence names them: lemmas, ``<drug>`` for a drug, ``#`` for a number.
    """

    __slots__ = ("_around", "_dependence", "_drugs", "_telling", "_view", "tokens")

    def __init__(self, view: View) -> None:
        self.tokens: list[str] = _tokens(view)
        self._view: View = view
        self._around: dict[str, int] | None = None
        self._telling: list[tuple[int, _Names]] | None = None
        self._drugs: dict[str, tuple[int, int]] | None = None
        self._dependence: dict[int, list[Seen]] = {}

    def around(self) -> dict[str, int]:
        """Its section, the heading, the lead-in."""
        if self._around is None:
            self._around = dict.fromkeys(_place(self._view), -1)
        return self._around

    def telling(self) -> list[tuple[int, _Names]]:
        """The words that may tell something of a term near them: no terms, no names, no numbers."""
        if self._telling is None:
            tags = self._view.tree.tag
            self._telling = [
                (i, _NAMES[token])
                for i, token in enumerate(self.tokens)
                if token and token[0] != "<" and tags[i][:2] in _TELLING  # no token: a parser without a lemmatizer
            ]
        return self._telling

    def drugs(self) -> dict[str, tuple[int, int]]:
        """The drugs, each where it stands last."""
        if self._drugs is None:
            self._drugs = dict(_named(self._view))
        return self._drugs

    def dependence(self, at: int) -> list[Seen]:
        """What a word depends on."""
        known = self._dependence.get(at)
        if known is None:
            known = self._dependence[at] = _dependence(self._view.tree, at, self.tokens)
        return known


_Names = tuple[str, str, str, str]
"""How evidence names a word before a term, after it, between it and the drug, and near it."""


def _names_of(token: str) -> _Names:
    return f"before:{token}", f"after:{token}", f"between:{token}", f"near:{token}"


_NAMES = Kept(_names_of)


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
    sentence, term = scene.sentence(pair.view), scene.term(pair.view, pair.term, pair.head)
    found = dict(sentence.around())  # what is seen twice is of the word where it is seen first
    _add_words(found, pair, sentence)
    for name, at in term.dependence:
        found.setdefault(name, at)
    _add_clause(found, pair, sentence.tokens)
    _add_relation(found, pair, sentence)
    for name, at in term.itself:
        found.setdefault(name, at)
    return found


def _tokens(view: View) -> list[str]:
    tokens = [_PLAIN[lemma] for lemma in view.tree.lemma]
    for at, mentions in view.mentions.items():
        longest = mentions[0] if len(mentions) == 1 else max(mentions, key=lambda m: (m.end - m.start, m.kind))
        tokens[at] = f"<{longest.kind}>"
    for at in view.anaphors:
        tokens[at] = "<drug>"
    return tokens


def _plain(lemma: str) -> str:
    """A lemma as evidence names it: all numbers are one."""
    return "#" if any(c.isdigit() for c in lemma) else lemma.lower()


_PLAIN = Kept(_plain)


def _place(view: View) -> Iterator[str]:
    yield f"section:{view.block.section}"
    yield f"block:{view.block.kind}"
    yield f"harm told:{view.tells_harm}"
    if _asks(view.tree):
        yield "question"
    for name in view.attributes:
        yield f"attribute:{name}"
    if view.led_by is not None:
        for lemma in view.led_by.tree.lemma:
            yield f"lead-in:{_PLAIN[lemma]}"
    if view.heading is not None and view.heading.index:  # the title is over everything
        for lemma in _lemmas_of(view.heading.tree):
            yield f"heading:{_PLAIN[lemma]}"


def _lemmas_of(tree: Tree) -> Iterable[str]:
    """The lemmas of a sentence; where it is not parsed, all that its words may have."""
    if tree.is_parsed:
        return tree.lemma
    return (lemma for word in tree.lowers for lemma in sorted(possible_lemmas(word)))


def _asks(tree: Tree) -> bool:
    return "?" in tree.words[-3:]


def _add_words(found: dict[str, int], pair: Pair, sentence: _Sentence) -> None:
    """The words before and after the term, and between it and the drug."""
    start, end, tokens = pair.term.start, pair.term.end, sentence.tokens
    low, high = _between(pair)
    for i, (before, after, between, near) in sentence.telling():
        found.setdefault(before if i < start else after, i)
        if low <= i < high:
            found.setdefault(between, i)
        if 0 < start - i <= _NEAR:
            found.setdefault(near, i)
    if start > 0:
        found.setdefault(f"right before:{tokens[start - 1]}", start - 1)
    if start > 1:
        found.setdefault(f"right before:{tokens[start - 2]} {tokens[start - 1]}", start - 1)
    if end < len(tokens):
        found.setdefault(f"right after:{tokens[end]}", end)


def _between(pair: Pair) -> tuple[int, int]:
    """What stands between term and drug; nothing where the sentence does not say the drug."""
    drug, term = pair.drug, pair.term
    if not drug.said:
        return 0, 0
    return (drug.end, term.start) if drug.start < term.start else (term.end, drug.start)


def _dependence(tree: Tree, at: int, tokens: list[str]) -> list[Seen]:
    """What a word depends on, step by step, and how."""
    seen: list[Seen] = [(f"as:{tree.dep[at]}", -1)]
    for _ in range(_ABOVE):
        above = tree.head[at]
        if above == at:
            break
        under = f"under:{tokens[above]}"
        seen.append((under, above))
        seen.append((f"{under} as {tree.dep[at]}", above))
        for k in tree.kids[above]:
            if k != at and tree.dep[k] in _TELLING_ARCS:
                seen.append((f"under {tree.dep[k]}:{tokens[k]}", k))
        at = above
    return seen


def _add_clause(found: dict[str, int], pair: Pair, tokens: list[str]) -> None:
    """The verb over the term, and who does it."""
    tree = pair.view.tree
    at = next((above for above in tree.ancestors(pair.head) if tree.is_verb(above)), None)
    if at is None:
        return
    verb = tokens[at]
    found.setdefault(f"verb:{verb}", at)
    if tree.child(at, "neg") is not None:
        found.setdefault("verb denied", at)
    for subject in tree.children(at, "nsubj", "nsubjpass"):
        told = f"subject:{_subject(pair, subject) or tokens[subject]}"
        found.setdefault(told, subject)
        found.setdefault(f"{told} {verb}", at)


def _subject(pair: Pair, at: int) -> str | None:
    if pair.drug.said and pair.drug.start <= at < pair.drug.end:
        return "<the drug>"
    return "<the term>" if pair.term.start <= at < pair.term.end else None


def _add_relation(found: dict[str, int], pair: Pair, sentence: _Sentence) -> None:
    """How the drug stands to the term: order, distance, other drugs, the word that holds both."""
    term, drug, tokens = pair.term, pair.drug, sentence.tokens
    found.setdefault(f"drug:{pair.how}", -1)
    if drug.key.startswith("drug_class:"):
        found.setdefault("drug:class", -1)
    others = [span for key, span in sentence.drugs().items() if key != drug.key]
    found.setdefault(f"other drugs:{min(len(others), 3)}", -1)
    if not drug.said:
        return
    found.setdefault("drug:before" if drug.start < term.start else "drug:after", -1)
    low, high = _between(pair)
    found.setdefault(f"distance:{bisect_right(_DISTANCES, high - low)}", -1)
    inside = sum([low <= start < high for start, _ in others])
    found.setdefault(f"other drugs between:{min(inside, 2)}", -1)
    reach = min(abs(drug.start - term.start), abs(drug.end - term.end))
    nearer = sum([min(abs(a - term.start), abs(b - term.end)) < reach for a, b in others])
    found.setdefault(f"nearer drugs:{min(nearer, 2)}", -1)
    if not _BREAKS.isdisjoint(tokens[low:high]):
        found.setdefault("break between", -1)
    for name, at in _held_by(pair, tokens):
        found.setdefault(name, at)


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


def _term(tree: Tree, term: Mention, head: int) -> list[Seen]:
    """The term itself: some are mostly harms, some mostly diseases."""
    lemmas = tree.lemma
    seen: list[Seen] = [(f"term:{term.key.partition(':')[2]}", -1)]
    for i in range(term.start, term.end):
        seen.append((f"word:{_PLAIN[lemmas[i]]}", -1))
    seen += _HEAD[_PLAIN[lemmas[head]]]
    return seen


def _head(lemma: str) -> list[Seen]:
    """The word of a term on which its others depend, and its endings."""
    endings = [f"ending:{lemma[-size:]}" for size in _ENDINGS if len(lemma) > size + _STEM]
    return [(name, -1) for name in (f"head:{lemma}", *endings)]


_HEAD = Kept(_head)
