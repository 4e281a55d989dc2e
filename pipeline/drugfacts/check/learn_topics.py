"""Learn from annotated texts what speaks for a drug in a sentence that names none: :mod:`drugfacts.mentions.likelier`.

Texts with expected facts do not say of which drug a sentence speaks, but mostly it follows: where the term of a fact
stands in one sentence alone, and this names no drug, it speaks of the drug of the fact.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from drugfacts.assemble import Source
from drugfacts.errors import DrugfactsError
from drugfacts.frames import View, grammar, unlisted_terms, views_of
from drugfacts.lexicon import Lexicon
from drugfacts.mentions.anaphora_component import Anaphora
from drugfacts.mentions.spoken_of import NOBODY, Choice, Choices
from drugfacts.weighing.pairs import terms_of

from .expected import Expected, ExpectedFact, ExpectedMechanism
from .terms import any_same, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_SEEN = 60
"""Evidence must have been seen of so many choices."""
_STRENGTH = 3.0
"""Of the penalty on large weights (L2)."""
_LEAST_WEIGHT = 0.05
_DIGITS = 2
_STEPS = 200
_OF_TERMS = ("indication", "side_effect", "mechanism")
_DRUGS = ("drug", "drug_class")


@dataclass(frozen=True, slots=True)
class Example:
    """What a sentence may speak of, and which of that is right."""

    choices: Sequence[Choice]
    right: Sequence[bool]


@dataclass(slots=True)
class TopicLesson:
    """Examples of many texts.

    Attributes
    ----------
    texts : Counter
        How many texts there are in each group.
    """

    examples: list[Example] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, group: str, expected: Expected, doc: Doc, lexicon: Lexicon, anaphora: Anaphora) -> None:
        """Take over the sentences of a text of the group that name no drug."""
        self.texts[group] += 1
        told = _Told.of(expected, doc, lexicon)
        for choices in anaphora.choices(doc):
            right = told.right(choices)
            if any(right):
                self.examples.append(Example(choices.open, right))

    def weights(self) -> dict[str, float]:
        """Return what each piece of evidence counts for; the same for the same examples.

        Raises
        ------
        DrugfactsError
            Where there are too few examples.
        """
        seen = Counter(name for e in self.examples for choice in e.choices for name in choice.seen)
        names = sorted(name for name, times in seen.items() if times >= _SEEN)
        if not names:
            told = f"{len(self.examples)} sentences that name no drug teach nothing of what speaks for one"
            raise DrugfactsError(f"{told}: learn from more texts, some hundred or more")
        found = zip(names, _fit(self.examples, names).tolist(), strict=True)
        return {name: round(weight, _DIGITS) for name, weight in found if abs(weight) >= _LEAST_WEIGHT}


@dataclass(frozen=True, slots=True)
class _Told:
    """What the expected facts of a text say of its sentences.

    Attributes
    ----------
    drugs : mapping of int to list of frozenset of str
        By sentence, for each term of a fact that stands nowhere else, the keys of the drugs of which the facts are.
    tells : frozenset of int
        The sentences in which the term of a fact stands.
    """

    drugs: Mapping[int, Sequence[frozenset[str]]]
    tells: frozenset[int]

    @classmethod
    def of(cls, expected: Expected, doc: Doc, lexicon: Lexicon) -> _Told:
        views, source = views_of(doc), Source.of(doc, lexicon)
        terms = list(_terms(views, source))
        keys_of = _keys_of(expected, views, source)
        drugs: dict[int, dict[object, set[str]]] = defaultdict(lambda: defaultdict(set))
        tells: set[int] = set()
        for fact in expected.facts:
            if fact.kind not in _OF_TERMS:
                continue
            kind = "target" if isinstance(fact, ExpectedMechanism) else "condition"
            at = {index for index, of_kind, term in terms if of_kind == kind and any_same(fact.terms, (term,))}
            tells |= at
            keys = keys_of(fact)
            if len(at) == 1 and keys:
                drugs[at.pop()][frozenset(fact.terms)] |= keys
        return cls(
            {index: [frozenset(k) for k in of_term.values()] for index, of_term in drugs.items()}, frozenset(tells)
        )

    def right(self, choices: Choices) -> list[bool]:
        """Which choices of a sentence are right; none where the facts do not say."""
        told = self.drugs.get(choices.sentence, ())
        if not told:
            says_nothing = choices.sentence not in self.tells
            return [says_nothing and choice.keys == NOBODY for choice in choices.open]
        if len(set(told)) > 1:
            return [False for _ in choices.open]
        exactly = [told[0] == frozenset(choice.keys) for choice in choices.open]
        return exactly if any(exactly) else [c.keys != NOBODY and told[0].issuperset(c.keys) for c in choices.open]


def _terms(views: Sequence[View], source: Source) -> Iterator[tuple[int, str, str]]:
    """The terms of a text, known or not: the sentence, whether it is a condition or a target, its wording."""
    for view in views:
        if view.is_read:
            known = terms_of(view)
            taken = {i for term in known for i in range(term.start, term.end)}
            for term in (*known, *unlisted_terms(view, taken, grammar())):
                yield view.index, term.kind, source.words(view, range(term.start, term.end))


def _keys_of(expected: Expected, views: Sequence[View], source: Source) -> Callable[[ExpectedFact], set[str]]:
    """Return how to find the keys of the drug of a fact among those that the text names."""
    named = {m.key for view in views for found in view.mentions.values() for m in found if m.kind in _DRUGS}
    name_of = {key: words(str(source.drug(key)["name"])) for key in named}
    names = {drug.name: {words(name) for name in (drug.name, *drug.aliases)} for drug in expected.drugs}
    return lambda fact: {key for key in named if name_of[key] in names.get(fact.drug, {words(fact.drug)})}


def _fit(examples: Sequence[Example], names: Sequence[str]) -> Array:
    """The weights that make the right choices likeliest: a conditional logit, drawn towards nothing."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    column = {name: n for n, name in enumerate(names)}
    choices = [choice for example in examples for choice in example.choices]
    cells = [(row, column[name]) for row, c in enumerate(choices) for name in c.seen if name in column]
    rows, columns = zip(*cells, strict=True)
    seen = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(choices), len(names)))
    right = np.array([is_right for example in examples for is_right in example.right])
    sizes = [len(example.choices) for example in examples]
    starts, of_example = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(examples)), sizes)

    def loss(weights: Array) -> tuple[float, Array]:
        sums = seen @ weights
        parts = np.exp(sums - np.maximum.reduceat(sums, starts)[of_example])
        whole, of_right = np.add.reduceat(parts, starts), np.add.reduceat(parts * right, starts)
        gradient = seen.T @ (parts / whole[of_example] - parts * right / of_right[of_example])
        missing = -np.log(of_right / whole).sum() + _STRENGTH / 2 * weights @ weights
        return float(missing), gradient + _STRENGTH * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    fitted: Array = found.x
    return fitted
