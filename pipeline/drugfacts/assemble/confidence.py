"""How far a fact can be trusted: what its evidence rests on, and how often that was right on annotated texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from drugfacts.frames.precision import Grounds, Precision, precision
from drugfacts.kinds import TERM_ROLE
from drugfacts.weighing.readings import WEIGHED

Span = tuple[int, int]
_COUNTED: Final = ("one", "two", "three", "more")
_MORE: Final = ("agency", "circumstance", "frequency", "population")
_AROUND: Final = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95)
"""Where the ranges of a second opinion end."""


@dataclass(slots=True)
class Named:
    """What the drugs of a record say of its facts' evidence.

    Attributes
    ----------
    places : set of (int, int)
        Where the text names drugs: the offsets of ``mentions``, in code points.
    classes : set of str
        Names of classes of drugs.
    """

    places: set[Span] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, drugs: Iterable[Mapping[str, Any]]) -> Named:
        """Read the drugs of a record, as JSON-able data."""
        named = cls()
        for drug in drugs:
            named.places.update((mention["start"], mention["end"]) for mention in drug["mentions"])
            if drug["is_class"]:
                named.classes.add(drug["name"])
        return named


def around_of(likely: float | None) -> str:
    """Return the range of a second opinion, by its lower end; nothing where there is none.

    Examples
    --------
    >>> around_of(0.97), around_of(0.01), around_of(None)
    ('0.95', '0.00', '')
    """
    return "" if likely is None else f"{max((end for end in _AROUND if end <= likely), default=0.0):.2f}"


def grounds_of(fact: Mapping[str, Any], evidence: Mapping[str, Any], named: Named, around: str = "") -> Grounds:
    """Return what one piece of evidence of a fact rests on, from the record alone but for the second opinion.

    Parameters
    ----------
    fact, evidence : mapping
        As JSON-able data of a record.
    named : Named
    around : str
        As :func:`around_of` gives it.

    Examples
    --------
    >>> spans = [{"role": "drug", "start": 0, "end": 2, "text": "It"}]
    >>> spans += [{"role": "effect", "start": 10, "end": 16, "text": "nausea"}]
    >>> evidence = {"start": 0, "end": 20, "rule": "side_effect.causes", "spans": spans}
    >>> fact = {"kind": "side_effect", "drug": {"name": "losartan"}, "effect": {"identifiers": ["HP:0002018"]}}
    >>> grounds = grounds_of({**fact, "negated": False, "evidence": [evidence]}, evidence, Named())
    >>> dict(grounds.items())  # doctest: +NORMALIZE_WHITESPACE
    {'rule': 'side_effect.causes', 'drug': 'pointed', 'term': 'known', 'words': 'one', 'of': 'drug', 'said': 'asserted',
     'told': 'once', 'more': 'nothing'}
    """
    here = [
        (s["start"], s["end"])
        for s in evidence["spans"]
        if s["role"] == "drug" and evidence["start"] <= s["start"] < evidence["end"]
    ]
    role = TERM_ROLE[fact["kind"]]
    term = fact.get(role)
    return Grounds(
        rule=evidence["rule"],
        drug="unsaid" if not here else "named" if any(span in named.places for span in here) else "pointed",
        term="none" if term is None else "known" if term["identifiers"] else "open",
        words=_words_of(role, evidence),
        of="class" if fact["drug"]["name"] in named.classes else "drug",
        said="denied" if fact["negated"] else fact.get("status") or "asserted",
        told="again" if _is_told_anew(fact["evidence"]) else "once",
        more=", ".join(name for name in _MORE if fact.get(name)) or "nothing",
        around=f"denied {around}" if around and fact["negated"] else around,
    )


def _is_told_anew(evidence: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a fact is told twice in different words: the same words again mean the same mistake."""
    return len(evidence) > 1 and len({" ".join(e["text"].split()) for e in evidence}) > 1


def _words_of(role: str, evidence: Mapping[str, Any]) -> Literal["none", "one", "two", "three", "more", "away"]:
    """How many words the term has that stands first in a piece of evidence."""
    span = next((s for s in evidence["spans"] if s["role"] == role), None)
    if span is None:
        return "none"
    if not evidence["start"] <= span["start"] < evidence["end"]:
        return "away"
    return _COUNTED[min(len(span["text"].split()), len(_COUNTED)) - 1]


def confidence_of(
    fact: Mapping[str, Any],
    named: Named,
    chance: float = 0.0,
    measured: Precision | None = None,
    around: str = "",
) -> float:
    """Return the confidence of a fact: that of its best evidence; ``chance`` is that of what was read by weight.

    ``measured`` has the counts of the frames in use; those of the package where it is left out. ``around`` is the
    second opinion on what frames read, as :func:`around_of` gives it.
    """
    measured = measured or precision()
    by_frames = [e for e in fact["evidence"] if e["rule"] not in WEIGHED]
    found = [measured.confidence(fact["kind"], grounds_of(fact, e, named, around)) for e in by_frames]
    return max([round(chance, 2), *found])
