"""Learn from annotated texts what each piece of evidence counts for, see :mod:`drugfacts.weighing`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from drugfacts.assemble import Source, frames_read
from drugfacts.lexicon import Lexicon
from drugfacts.weighing import Pair, Weights, pairs_of
from drugfacts.weighing.evidence import evidence_of
from drugfacts.weighing.readings import DENIED, LEAST, scene_of
from drugfacts.weighing.weights import NOTHING, softmax

from .expected import Expected, ExpectedFact, ExpectedMechanism
from .terms import Words, any_same, words

_SEEN = 3
"""Evidence must have been seen with so many pairs; what is rarer says more of a text than of the language."""
_STRENGTH = 0.3
"""Inverse strength of the penalty on large weights (L2); texts left out hardly tell 0.1 from 1."""
_FEWEST = 2
_DIGITS = 2
_LEAST_WEIGHT = 0.06
_SCALES = [n / 50 for n in range(10, 76)]
_KINDS = {"condition": ("indication", "side_effect"), "target": ("mechanism",)}


@dataclass(frozen=True, slots=True)
class Example:
    """A pair with what was seen around it and what it says: one of the outcomes of :class:`Weights`."""

    text: str
    kind: str
    evidence: frozenset[str]
    outcome: str
    is_open: bool


@dataclass(slots=True)
class Lesson:
    """Examples of many texts, by kind of term."""

    examples: list[Example] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, group: str, expected: Expected, doc: Doc, lexicon: Lexicon) -> None:
        """Take over the pairs of a text of the group."""
        self.texts[group] += 1
        self.examples.extend(_examples(group, expected, doc, lexicon))

    def weights(self, *, without: str | None = None) -> dict[str, Weights]:
        """Return the weights that tell the examples apart; ``without`` leaves a group of texts out."""
        used = [e for e in self.examples if e.text != without]
        return {kind: _calibrated([e for e in used if e.kind == kind]) for kind in sorted(_KINDS)}

    def tries(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield how readings do on each group by weights of the others: group, pairs that say something, read, right.

        Only the pairs count whose term no frame has read.
        """
        for group in sorted(self.texts):
            table = self.weights(without=group)
            own = [e for e in self.examples if e.text == group and e.is_open]
            read = [(e, outcome) for e in own if (outcome := _outcome(table[e.kind], e.evidence)) is not None]
            there = sum(e.outcome != NOTHING for e in own)
            yield group, there, len(read), sum(e.outcome == outcome for e, outcome in read)


def _outcome(table: Weights, evidence: Collection[str]) -> str | None:
    chances = dict(zip(table.outcomes, table.chances(evidence), strict=True))
    likely = [name for name, chance in chances.items() if name != NOTHING and chance >= LEAST]
    return max(likely, key=lambda name: chances[name], default=None)


def _examples(group: str, expected: Expected, doc: Doc, lexicon: Lexicon) -> Iterator[Example]:
    source = Source.of(doc, lexicon)
    views, found = frames_read(doc)
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    names = {drug.name: {words(name) for name in (drug.name, *drug.aliases)} for drug in expected.drugs}
    for view in views:
        for pair in pairs_of(view) if not view.is_mark else ():
            said = _said(expected.facts, names, pair, source)
            if said is None:
                continue
            evidence = frozenset(evidence_of(pair, scene))
            yield Example(group, pair.term.kind, evidence, said, scene.is_open(pair))


def _said(facts: Sequence[ExpectedFact], names: Mapping[str, set[Words]], pair: Pair, source: Source) -> str | None:
    """What the text says of a pair; None where it says several things, one here and one elsewhere."""
    drug = words(str(source.drug(pair.drug.key)["name"]))
    term = source.words(pair.view, range(pair.term.start, pair.term.end))
    found = {
        _name(fact)
        for fact in facts
        if fact.kind in _KINDS[pair.term.kind]
        and drug in names.get(fact.drug, {words(fact.drug)})
        and any_same(fact.terms, (term,))
    }
    return None if len(found) > 1 else next(iter(found), NOTHING)


def _name(fact: ExpectedFact) -> str:
    if isinstance(fact, ExpectedMechanism):
        return fact.action
    return fact.kind + (DENIED if fact.negated else "")


def _calibrated(examples: Sequence[Example]) -> Weights:
    """Fit weights, and draw them in so far that chances come true on texts that they were not learned from.

    Temperature scaling (Guo et al. 2017, "On calibration of modern neural networks") on the pairs whose term no frame
    has read: each group of texts is read by the weights of the others.
    """
    tried: list[tuple[list[float], int]] = []
    for group in sorted({e.text for e in examples}):
        table = _fit([e for e in examples if e.text != group])
        own = (e for e in examples if e.text == group and e.is_open and e.outcome in table.outcomes)
        tried += [(table.sums(e.evidence), table.outcomes.index(e.outcome)) for e in own]

    def loss(scale: float) -> float:
        return -sum(math.log(softmax([scale * s for s in sums])[at]) for sums, at in tried)

    return _scaled(_fit(examples), min(_SCALES, key=loss))


def _scaled(table: Weights, scale: float) -> Weights:
    """All weights by a factor, rounded; evidence that hardly moves any outcome is left out."""
    rows = {name: tuple(round(w * scale, _DIGITS) for w in row) for name, row in table.table.items()}
    start = tuple(round(w * scale, _DIGITS) for w in table.start)
    return Weights(table.outcomes, start, {n: row for n, row in rows.items() if max(row) - min(row) >= _LEAST_WEIGHT})


def _fit(examples: Sequence[Example]) -> Weights:
    """Fit a multinomial logistic regression; where nothing is to be told apart, nothing is ever read."""
    seen = Counter(name for e in examples for name in e.evidence)
    known = {name for name, times in seen.items() if times >= _SEEN}
    if len({e.outcome for e in examples}) < _FEWEST or not known:
        return Weights((NOTHING,), (0.0,), {})
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(sorted(known & e.evidence), 1) for e in examples])
    model = LogisticRegression(C=_STRENGTH, max_iter=5000, tol=1e-6).fit(table, [e.outcome for e in examples])
    slopes, start = model.coef_, model.intercept_
    if len(slopes) == 1:  # of two outcomes scikit-learn gives what speaks for the second
        slopes, start = [-slopes[0] / 2, slopes[0] / 2], [-start[0] / 2, start[0] / 2]
    rows = {
        str(name): tuple(map(float, column))
        for name, column in zip(vectors.get_feature_names_out(), zip(*slopes, strict=True), strict=True)
    }
    return Weights(tuple(map(str, model.classes_)), tuple(map(float, start)), rows)
