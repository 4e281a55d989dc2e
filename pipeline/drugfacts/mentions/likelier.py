"""Which drug a sentence speaks of that names none, by the weight of all that speaks for each: a last word on the rules.

The rules of :mod:`.topics` and :mod:`.antecedents` read a text forwards, and where a remedy that is named in passing
leads them astray, the sentences after it go astray as well. So when the text has been read to its end, each drug near
such a sentence is weighed: where it was named last and as what, what title and headings name, how often the text speaks
of it, whether it is what the rules found. Where another drug is clearly likelier than theirs, the sentence speaks of
that one, and so do the expressions in it that stood for theirs.

It is a conditional logit (McFadden 1974, "Conditional logit analysis of qualitative choice behavior"). What each piece
of evidence counts for was learned from annotated texts (:mod:`drugfacts.check.learn_topics`; ``make topics``) and lies
in ``data/topics.json``, where one can read it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import NamedTuple

from drugfacts.errors import DrugfactsError

from .discourse import Discourse
from .spoken_of import NOBODY, Choice, Found, Keys, choices_in

BUILT_IN = "built-in"

_LEAST = 0.5
"""How likely drugs must be to be taken in place of others that the rules found."""
_MOST_NOBODY = 0.8
"""How likely it may be that a sentence speaks of no drug, where the rules found none. Most that they left so state
nothing, and then nothing is read in them of any drug."""

_REASONS = 3

Weights = Mapping[str, float]


class Overruling(NamedTuple):
    """What a sentence speaks of rather than what the rules found.

    Attributes
    ----------
    keys, rather_than : tuple of str
        Of the drugs; of those that the rules found.
    because : tuple of str
        What speaks most for the one and against the other ("not ..."), the strongest first.
    """

    keys: Keys
    rather_than: Keys
    because: tuple[str, ...]


def likelier(discourse: Discourse, found: Found, weights: Weights) -> dict[int, Overruling]:
    """Return, by sentence, which drugs are clearly likelier than those that the rules found.

    Parameters
    ----------
    discourse : Discourse
        The text, read to its end.
    found : Found
        What the rules found.
    weights : mapping of str to float
        What each piece of evidence counts for; where there are none, the rules have the last word.
    """
    if discourse.subject or not weights:
        return {}
    better = {}
    for index, answer, choices in choices_in(discourse, found):
        chances = chances_of(choices, weights)
        nobody = chances[0] if choices[0].keys == NOBODY else 0.0
        at = max((n for n, choice in enumerate(choices) if choice.keys != NOBODY), key=chances.__getitem__)
        best = choices[at]
        if best.keys != answer and nobody <= _MOST_NOBODY and chances[at] >= _LEAST * (1 - nobody):
            other = next(choice for choice in choices if choice.keys == answer)
            better[index] = Overruling(best.keys, answer, tuple(_because(best, other, weights)))
    return better


def _because(best: Choice, other: Choice, weights: Weights) -> list[str]:
    """What speaks most for one choice, and, behind "not", against another."""
    more = {name: weights.get(name, 0.0) for name in best.seen if name not in other.seen}
    more |= {f"not {name}": -weights.get(name, 0.0) for name in other.seen if name not in best.seen}
    return sorted((name for name in more if more[name] > 0), key=lambda name: (-more[name], name))[:_REASONS]


def chances_of(choices: Sequence[Choice], weights: Weights) -> list[float]:
    """How likely each choice is.

    Examples
    --------
    >>> chances_of([Choice(("drug:x",), ("found",)), Choice(("drug:y",), ("title",))], {"found": 1.1, "title": 1.1})
    [0.5, 0.5]
    """
    sums = [sum(weights.get(name, 0.0) for name in choice.seen) for choice in choices]
    most = max(sums)
    parts = [exp(one - most) for one in sums]
    whole = sum(parts)
    return [part / whole for part in parts]


@lru_cache(maxsize=4)
def load_topics(name: str = BUILT_IN) -> Weights:
    """Return the weights of a file, or those of the package; none for an empty name.

    Raises
    ------
    DrugfactsError
        Where a file cannot be read or holds no such weights.

    Examples
    --------
    >>> load_topics()["found"] > load_topics().get("compared before, unsaid", 0.0)
    True
    """
    if not name:
        return {}
    if name == BUILT_IN:
        return from_json((files("drugfacts.mentions") / "data" / "topics.json").read_text(encoding="utf-8"))
    try:
        return from_json(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise DrugfactsError(f"{name}: cannot be read: {error.strerror or error}: name another file") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = "holds no weights of `drugfacts learn --write-topics`: make it anew, or name another"
        raise DrugfactsError(f"{name}: {told}") from error


def to_json(weights: Weights, texts: Mapping[str, int]) -> str:
    """Return a file's content, one piece of evidence a line, so that a change can be read in a diff.

    Parameters
    ----------
    weights : mapping of str to float
    texts : mapping of str to int
        How many texts of each group they were learned from.
    """
    rows = ",\n".join(f"{json.dumps(name)}: {weight}" for name, weight in sorted(weights.items()))
    return f'{{"texts": {json.dumps(dict(sorted(texts.items())))}, "weights": {{\n{rows}\n}}}}\n'


def from_json(text: str) -> dict[str, float]:
    """Read what :func:`to_json` gave."""
    return {str(name): float(weight) for name, weight in json.loads(text)["weights"].items()}
