"""Hold confidences against annotated texts: how often was what was said with such confidence right?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pydantic import Field
from spacy.tokens import Doc

from drugfacts.assemble.component import around_facts, document_of
from drugfacts.assemble.confidence import Named, grounds_of
from drugfacts.frames.precision import Count, Grounds, Precision
from drugfacts.records import Document
from drugfacts.weighing.readings import WEIGHED

from .compare import pair
from .expected import Expected
from .fit_grounds import Judged, counts_of
from .levels import Found, Level, Matcher

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence is at least ``low`` and less than ``high``: their number, mean and share right."""

    low: float
    high: float
    found: int
    confidence: float
    right: float


class Grounded(Document):
    """A record with what facts rest on that it does not tell: the second opinions, by the id of a fact."""

    around: dict[str, str] = Field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> Grounded:
        """Return that of an analysed Doc."""
        return cls.model_construct(**dict(document_of(doc)), around=around_facts(doc))


@dataclass(slots=True)
class Calibration:
    """Facts with their confidence and whether they are right, of many texts."""

    judged: list[tuple[float, bool]] = field(default_factory=list)
    counts: Counter[tuple[str, Grounds, bool]] = field(default_factory=Counter)
    texts: int = 0
    seen: set[str] = field(default_factory=set)

    def see(self, document: Document) -> None:
        """Note the frames that found something in a text on which they were made, and count nothing."""
        self.seen.update(e.rule for fact in document.facts for e in fact.evidence if e.rule not in WEIGHED)

    def add(self, expected: Expected, document: Document, kinds: Collection[str] = ()) -> None:
        """Count the facts of a text; with ``kinds``, of these kinds alone (where a corpus annotates no others)."""
        self.texts += 1
        found = [Found(fact) for fact in document.facts]
        used = pair(expected.facts, found, Matcher(expected, Level.RELAXED)).used
        named = Named.of(drug.model_dump() for drug in document.drugs)
        opinions = document.around if isinstance(document, Grounded) else {}
        for j, item in enumerate(found):
            if kinds and item.fact.kind not in kinds:
                continue
            self.judged.append((item.fact.confidence or 0.0, j in used))
            data = item.fact.model_dump()
            # Several pieces of evidence may rest on the same grounds: they count once. Weights bring their own chances.
            by_frames = (e for e in data["evidence"] if e["rule"] not in WEIGHED)
            around = opinions.get(item.fact.id, "")
            for grounds in dict.fromkeys(grounds_of(data, evidence, named, around) for evidence in by_frames):
                self.counts[item.fact.kind, grounds, j in used] += 1

    def precision(self, name: str) -> Precision:
        """Return the counts as :class:`Precision` over the set of texts ``name``, with what each ground weighs."""
        of_kind: dict[str, Judged] = {}
        for (kind, grounds, right), number in self.counts.items():
            of_kind.setdefault(kind, Counter())[grounds, right] += number
        counts = {kind: counts_of(judged) for kind, judged in sorted(of_kind.items())}
        return Precision(counts, {name: self.texts}, self.seen)

    def of_rule(self, kind: str, rule: str) -> Count:
        """Return how many facts of a kind a frame found, and how many of them were right."""
        of_rule = {key: n for key, n in self.counts.items() if (key[0], key[1].rule) == (kind, rule)}
        return Count(sum(n for (_, _, right), n in of_rule.items() if right), sum(of_rule.values()))

    def bins(self) -> Iterator[Bin]:
        """Yield the bins that hold facts, from low to high."""
        for low, high in pairwise(BINS):
            inside = [(c, right) for c, right in self.judged if low <= c < high]
            if inside:
                mean = sum(c for c, _ in inside) / len(inside)
                yield Bin(low, min(high, 1.0), len(inside), mean, sum(right for _, right in inside) / len(inside))

    def ranking(self) -> float:
        """Return how often a right fact has more confidence than a wrong one: the area under the ROC curve.

        Ties count half (Mann and Whitney 1947). 0.5 where confidence tells nothing, or all facts are of one sort.
        """
        of_confidence: dict[float, Counter[bool]] = {}
        for confidence, is_right in self.judged:
            of_confidence.setdefault(confidence, Counter())[is_right] += 1
        wrong_below, won = 0, 0.0
        for confidence in sorted(of_confidence):
            here = of_confidence[confidence]
            won += here[True] * (wrong_below + here[False] / 2)
            wrong_below += here[False]
        pairs = wrong_below * (len(self.judged) - wrong_below)
        return won / pairs if pairs else 0.5

    def error(self) -> float:
        """Return the expected calibration error: the mean distance of confidence and share right, by facts.

        Naeini et al. 2015, "Obtaining well calibrated probabilities using Bayesian binning", over :data:`BINS`.
        """
        if not self.judged:
            return 0.0
        return sum(b.found * abs(b.confidence - b.right) for b in self.bins()) / len(self.judged)
