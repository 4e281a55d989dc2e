"""Learn from annotated texts what each piece of evidence counts for, see :mod:`drugfacts.weighing`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from drugfacts.assemble import Source, frames_read
from drugfacts.frames import Grammar
from drugfacts.lexicon import Lexicon
from drugfacts.weighing import Pair, Weights, unlisted_pairs_of, weights
from drugfacts.weighing.encoder import Encoder
from drugfacts.weighing.evidence import Scene, evidence_of
from drugfacts.weighing.lines import stand_of
from drugfacts.weighing.readings import DENIED, LEAST, leaves_a_chance, scene_of
from drugfacts.weighing.weights import NOTHING

from .encoder_base import Base
from .expected import Expected, ExpectedFact, ExpectedMechanism
from .fit import Design, Example, Tried, calibration, nothing, of_manner
from .fit_encoder import Track, fit_encoder, go_on, untracked
from .marks import MarkedText, Marks
from .terms import Words, any_same, words

if TYPE_CHECKING:
    from .fit import Array

_BY_TABLE_ALONE = frozenset({"unlisted target"})
"""Kinds of term of which a network told no more: of noun phrases hardly any are targets."""
_FOLDS = 4
_MANY = 5000
_AT_ONCE = 2
"""From so many examples on so many processes learn side by side; each takes a gigabyte where there are 70,000."""
_PASSAGE = 5  # sentences: passages are picked for what they tell, so that more of their pairs do than in whole texts
_FACTS = {"condition": ("indication", "side_effect"), "target": ("mechanism",)}
_KINDS = ("condition", "target", "unlisted condition", "unlisted target")


@dataclass(slots=True)
class Lesson:
    """Examples of many texts, by kind of term.

    Attributes
    ----------
    texts : Counter
        How many texts with expected facts there are in each group.
    marked : Counter
        How many marked texts there are of each file.
    frames : Grammar or None
        The frames in use, where they are others than those of the package.
    """

    examples: list[Example] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    frames: Grammar | None = None

    def add(self, group: str, expected: Expected, doc: Doc, lexicon: Lexicon) -> None:
        """Take over the pairs of a text of the group."""
        self.texts[group] += 1
        self.examples.extend(_examples(group, expected, doc, lexicon, self.frames))

    def add_marked(self, text: MarkedText, marks: Marks, doc: Doc, lexicon: Lexicon) -> None:
        """Take over the pairs of a text of which places are marked."""
        self.marked[marks.path.stem] += 1
        self.examples.extend(_marked(text, marks, doc, lexicon, self.frames))

    def weights(self, *, without: str | None = None) -> dict[str, Weights]:
        """Return the weights that tell the examples apart; ``without`` leaves a group of texts out."""
        used = [e for e in self.examples if e.group != without]
        return {kind: _weights([e for e in used if e.kind == kind]) for kind in _KINDS}

    def encoder(self, base: Base | Encoder, track: Track = untracked) -> Encoder:
        """Return the encoder that tells the examples apart, beside the weights of the package; see :mod:`.fit_encoder`.

        Parameters
        ----------
        base : Base or Encoder
            What it begins as: a public encoder, or one that is to go on learning.
        track : callable, optional
            Is given the losses of all steps as they come, and how many there are; and hands them on.

        Raises
        ------
        DrugfactsError
            Where what it learns with is not installed.
        """
        if isinstance(base, Encoder):
            return go_on(self.examples, base, track)
        return fit_encoder(self.examples, base, {kind: weights()[kind].outcomes for kind in _FACTS}, track)

    def tries(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield how readings do on each group by weights of the others: group, pairs that say something, read, right.

        Only the pairs count whose term no frame has read.
        """
        for group in sorted(self.texts):
            table = self.weights(without=group)
            own = [e for e in self.examples if e.group == group and e.is_open]
            read = [(e, outcome) for e in own if (outcome := _outcome(table[e.kind], e)) is not None]
            there = sum(NOTHING not in e.outcomes for e in own)
            yield group, there, len(read), sum(outcome in e.outcomes for e, outcome in read)


def _outcome(table: Weights, example: Example) -> str | None:
    chances = dict(zip(table.outcomes, table.of(example.manner).chances(example.evidence), strict=True))
    likely = [name for name, chance in chances.items() if name != NOTHING and chance >= LEAST]
    return max(likely, key=lambda name: chances[name], default=None)


def _pairs(doc: Doc, frames: Grammar | None, *, unlisted: bool = False) -> Iterator[tuple[Pair, Scene]]:
    views, found = frames_read(doc, frames)
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    for view in views:
        if view.is_read:
            yield from ((pair, scene) for pair in scene.pairs(view))
            if unlisted:
                yield from ((pair, scene) for pairs in unlisted_pairs_of(view) for pair in pairs)


def _example(group: str, pair: Pair, scene: Scene, outcomes: Collection[str]) -> Example:
    line = scene.line(pair)
    return Example(
        group,
        pair.kind,
        frozenset(evidence_of(pair, scene)),
        frozenset(outcomes),
        scene.is_open(pair),
        scene.manner,
        line=line,
        stand=stand_of(pair, line),
        has_chance=pair.is_listed or _has_chance(pair, scene),
    )


def _has_chance(pair: Pair, scene: Scene) -> bool:
    term = scene.term(pair.view, pair.term, pair.head)
    return leaves_a_chance(term, weights()[pair.kind].of(scene.manner))


def _examples(group: str, expected: Expected, doc: Doc, lexicon: Lexicon, frames: Grammar | None) -> Iterator[Example]:
    source = Source.of(doc, lexicon)
    is_passage = sum(1 for _ in doc.sents) <= _PASSAGE
    names = {drug.name: {words(name) for name in (drug.name, *drug.aliases)} for drug in expected.drugs}
    for pair, scene in _pairs(doc, frames, unlisted=True):  # marks say nothing of what stands in no list
        said = _said(expected.facts, names, pair, source)
        if said is not None:
            yield replace(_example(group, pair, scene, {said}), is_passage=is_passage)


def _marked(text: MarkedText, marks: Marks, doc: Doc, lexicon: Lexicon, frames: Grammar | None) -> Iterator[Example]:
    source, group = Source.of(doc, lexicon), f"{marks.path.stem}:{text.id}"
    for pair, scene in _pairs(doc, frames):
        drugs = len({other.drug.key for other in scene.pairs(pair.view)})
        outcomes = marks.outcomes(text, pair, source, is_open=scene.is_open(pair), drugs=drugs)
        if outcomes is not None and marks.only in {"", scene.manner}:
            example = _example(group, pair, scene, outcomes)
            yield replace(example, weight=marks.weight, is_marked=True, is_apart=bool(marks.only))


def _said(facts: Sequence[ExpectedFact], names: Mapping[str, set[Words]], pair: Pair, source: Source) -> str | None:
    """What the text says of a pair; None where it says several things, one here and one elsewhere."""
    drug = words(str(source.drug(pair.drug.key)["name"]))
    term = source.words(pair.view, range(pair.term.start, pair.term.end))
    found = {
        _name(fact)
        for fact in facts
        if fact.kind in _FACTS[pair.term.kind]
        and drug in names.get(fact.drug, {words(fact.drug)})
        and any_same(fact.terms, (term,))
    }
    return None if len(found) > 1 else next(iter(found), NOTHING)


def _name(fact: ExpectedFact) -> str:
    if isinstance(fact, ExpectedMechanism):
        return fact.action
    return fact.kind + (DENIED if fact.negated else "")


def _weights(examples: Sequence[Example]) -> Weights:
    """Fit weights, and last what manners add of which marked texts teach that alone."""
    fitted = _calibrated([e for e in examples if not e.is_apart])
    for manner in sorted({e.manner for e in examples if e.is_apart}):
        fitted = of_manner(manner, [e for e in examples if e.manner == manner], fitted)
    return fitted


def _calibrated(examples: Sequence[Example]) -> Weights:
    """Fit weights, and draw them in so far that chances come true on texts that they were not learned from.

    Temperature scaling with an offset for each outcome (Guo et al. 2017, "On calibration of modern neural networks")
    on the pairs whose term no frame has read: some groups of texts with expected facts at a time are read by the
    weights of the others. So what is likely before any evidence is what is likely in these texts, and in whole ones
    where there are any, whatever marked texts and passages were picked for. The network comes in where it helps
    on them, with a factor of its own.
    """
    design = Design(examples)
    if not design.tells:
        return nothing()
    rows = range(len(design.examples))
    fitted = design.fit(rows)
    tried = _tried(design, fitted)
    alone = calibration([(sums[:1], right) for sums, right in tried], 1, len(design.outcomes))
    table = design.weights(fitted, alone.factors[0], alone.offsets)
    if design.kind in _BY_TABLE_ALONE:
        return table
    both = calibration(tried, 2, len(design.outcomes))
    if both.loss >= alone.loss:
        return table
    share, factor = both.factors[0] / alone.factors[0], both.factors[1]
    offsets = [more - share * has for more, has in zip(both.offsets, alone.offsets, strict=True)]
    return replace(table, network=design.network(rows).beside(share, factor, offsets))


def _tried(design: Design, fitted: Array) -> list[Tried]:
    """What examples get by the table and the network that were learned from other groups of texts."""
    groups = sorted({e.group for e in design.examples if not e.is_marked})
    parts = [frozenset(groups[n::_FOLDS]) for n in range(min(_FOLDS, len(groups)))]
    try_out = partial(_tried_on, design, fitted)
    if len(design.examples) < _MANY:
        return [one for out in parts for one in try_out(out)]
    with ProcessPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1)) as pool:
        return [one for some in pool.map(try_out, parts) for one in some]


def _tried_on(design: Design, fitted: Array, out: Collection[str]) -> list[Tried]:
    """The same for the examples of some groups, by what is learned from all others."""
    left = [row for row, e in enumerate(design.examples) if e.group not in out]
    table = design.weights(design.fit(left, fitted))
    parts = (table,) if design.kind in _BY_TABLE_ALONE else (table, design.network(left))
    whole = any(not (e.is_marked or e.is_passage) for e in design.examples)
    own = (e for e in design.examples if e.group in out and e.is_open and len(e.outcomes) == 1)
    return [
        (
            [part.of(e.manner).sums([e.evidence])[0].tolist() for part in parts],
            table.outcomes.index(next(iter(e.outcomes))),
        )
        for e in own
        if not (whole and e.is_passage)
    ]
