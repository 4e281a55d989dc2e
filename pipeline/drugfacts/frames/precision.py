"""How often each way of saying a fact was right on annotated texts, and the confidence that follows from it.

The counts lie beside the frames, in ``data/precision.json``, and with each what it moves the odds by, as
:mod:`drugfacts.check.fit_grounds` learns it; ``drugfacts calibrate --write`` makes that file.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

_PRIOR = 10  # As many cases as a ground needs before it counts as much as what is known of the kind.
_LOWEST, _HIGHEST = 0.01, 0.99
_NUMBER = re.compile(r"\s*-?[\d.]+,?")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one piece of evidence rests on.

    Attributes
    ----------
    rule : str
        Id of the frame.
    drug : str
        ``named`` by the sentence, ``pointed`` at ("it", "this medication"), or ``unsaid``: the passage is about it.
    term : str
        ``known`` where it has a public identifier, ``open`` where it is but a phrase, ``none`` where there is none.
    words : str
        How many words the term has as this evidence writes it: ``none``, ``one``, ``two``, ``three`` or ``more``;
        ``away`` where it stands outside of the evidence.
    of : str
        Whether the fact is of a ``drug`` or of a ``class``.
    said : str
        ``denied`` or ``asserted``; of a use or an approval that is not denied, its status.
    told : str
        Whether the text says the fact ``once`` or ``again``.
    more : str
        What else is told of the fact: ``frequency``, ``circumstance``, ``population`` or ``agency``, or several, with
        commas between them; ``nothing``.
    around : str
        How likely it is by all the words around, as weights have learned them (:mod:`drugfacts.weighing.opinions`): the
        lower end of a range, ``0.95`` from 0.95 to 1; of a denial ``denied 0.95``, as weights know fewer of these.

    Examples
    --------
    What is not known of a piece of evidence is left empty, and moves nothing:

    >>> Grounds("side_effect.causes", "named", "known").told
    ''
    """

    rule: str
    drug: Literal["named", "pointed", "unsaid"]
    term: Literal["known", "open", "none"]
    words: Literal["", "none", "one", "two", "three", "more", "away"] = ""
    of: Literal["", "drug", "class"] = ""
    said: str = ""
    told: Literal["", "once", "again"] = ""
    more: str = ""
    around: str = ""

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the value of each ground."""
        return ((name, value) for name in self.__slots__ if (value := getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Count:
    """Facts found, and those of them that the annotation has as well.

    Attributes
    ----------
    right, found : int
    weight : float
        What it adds to the logarithm of the odds that a fact is right; of a kind as a whole, what that begins with.
    """

    right: int = 0
    found: int = 0
    weight: float = 0.0

    def share(self, prior: float, weight: float = _PRIOR) -> float:
        """Return the share of right ones, drawn towards ``prior`` as strongly as by ``weight`` cases more."""
        return (self.right + weight * prior) / (self.found + weight)


class Precision:
    """Counts by kind of fact, and for each kind by ground.

    Parameters
    ----------
    counts : mapping
        Kind to name of a ground (``all`` for the kind as a whole) to value to count.
    texts : mapping of str to int
        What was counted on: name of a set of texts to their number.
    seen : collection of str
        Frames that found something elsewhere, on texts that they were made on: these do not count.

    Examples
    --------
    >>> counts = {"side_effect": {"all": {"": Count(80, 100, 1.5)}, "drug": {"unsaid": Count(10, 30, -1.7)}}}
    >>> measured = Precision(counts)
    >>> measured.confidence("side_effect", Grounds("side_effect.new", "named", "open"))
    0.82
    >>> measured.confidence("side_effect", Grounds("side_effect.new", "unsaid", "open"))
    0.45
    """

    def __init__(
        self,
        counts: Mapping[str, Mapping[str, Mapping[str, Count]]],
        texts: Mapping[str, int] | None = None,
        seen: Collection[str] = (),
    ) -> None:
        self.counts = counts
        self.texts = dict(texts or {})
        self.seen = frozenset(seen)
        self._known: dict[tuple[str, Grounds], float] = {}

    def confidence(self, kind: str, grounds: Grounds) -> float:
        """Return how likely a fact on these grounds is right, to two decimals.

        The odds of its kind, and what each ground moves them by (logistic regression). A ground that was never seen
        moves nothing.
        """
        known = self._known.get((kind, grounds))
        if known is None:
            known = self._known[kind, grounds] = self._measured(kind, grounds)
        return known

    def _measured(self, kind: str, grounds: Grounds) -> float:
        of_kind = self.counts.get(kind, {})
        odds = of_kind.get("all", {}).get("", _UNKNOWN).weight
        odds += sum(of_kind.get(name, {}).get(value, _UNKNOWN).weight for name, value in grounds.items())
        return round(min(max(1 / (1 + math.exp(-odds)), _LOWEST), _HIGHEST), 2)

    def with_rules(self, counts: Mapping[tuple[str, str], Count]) -> Precision:
        """Return these counts and those of other frames, by kind and id; what is known of a kind stays as it is.

        A frame moves the odds as far as its own share of right facts, smoothed, differs from that of the kind.

        Examples
        --------
        >>> measured = Precision({"side_effect": {"all": {"": Count(80, 100, 1.4)}}})
        >>> better = measured.with_rules({("side_effect", "own.blamed_for"): Count(40, 40)})
        >>> better.confidence("side_effect", Grounds("own.blamed_for", "named", "open"))
        0.96
        """
        table = {kind: dict(grounds) for kind, grounds in self.counts.items()}
        for (kind, rule), count in counts.items():
            of_kind = table.setdefault(kind, {})
            base = of_kind.get("all", {}).get("", _UNKNOWN).share(prior=0.5, weight=2)
            moves = _log_odds(count.share(prior=base)) - _log_odds(base)
            of_kind["rule"] = {**of_kind.get("rule", {}), rule: replace(count, weight=moves)}
        return Precision(table, self.texts, self.seen)

    def rules(self) -> frozenset[str]:
        """Return the frames that found a fact, on the texts counted on or elsewhere."""
        return self.seen.union(*(grounds.get("rule", {}) for grounds in self.counts.values()))

    def to_json(self) -> str:
        """Return the file's content: sorted, one count a line, so that a change can be read in a diff."""
        counts = {
            kind: {
                name: {value: [count.right, count.found, count.weight] for value, count in sorted(values.items())}
                for name, values in sorted(grounds.items())
            }
            for kind, grounds in sorted(self.counts.items())
        }
        data = {"texts": self.texts, "right, found, weight": counts, "seen": sorted(self.seen)}
        text = json.dumps(data, indent=1, ensure_ascii=False)
        return _on_one_line(text) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Precision:
        """Read what :meth:`to_json` gave."""
        data: dict[str, Any] = json.loads(text)
        return cls(
            {
                kind: {
                    name: {value: Count(*pair) for value, pair in values.items()} for name, values in grounds.items()
                }
                for kind, grounds in data["right, found, weight"].items()
            },
            data["texts"],
            data.get("seen", ()),
        )


_UNKNOWN: Final = Count()


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _on_one_line(text: str) -> str:
    """Put ``[right, found, weight]`` on one line: json's indent gives each number its own."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and lines[-1].endswith("["):
            lines[-1] += line.strip()
        elif lines and lines[-1].endswith(",") and _NUMBER.fullmatch(line):
            lines[-1] += " " + line.strip()
        elif line.strip() in {"]", "],"}:
            lines[-1] += line.strip()
        else:
            lines.append(line)
    return "\n".join(lines)


@lru_cache(maxsize=1)
def precision() -> Precision:
    """Load the counts that come with the package.

    Examples
    --------
    >>> 0 < precision().confidence("side_effect", Grounds("side_effect.causes", "named", "known")) < 1
    True
    """
    return Precision.from_json((files("drugfacts.frames") / "data" / "precision.json").read_text(encoding="utf-8"))
