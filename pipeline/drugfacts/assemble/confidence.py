"""How far a fact can be trusted: what its evidence rests on, and how often that was right on annotated texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from drugfacts.frames.precision import Grounds, Precision, precision
from drugfacts.kinds import TERM_ROLE
from drugfacts.weighing.readings import WEIGHED

Span = tuple[int, int]


def grounds_of(fact: Mapping[str, Any], evidence: Mapping[str, Any], named: Collection[Span]) -> Grounds:
    """Return what one piece of evidence of a fact rests on, from the record alone.

    Parameters
    ----------
    fact, evidence : mapping
        As JSON-able data of a record.
    named : collection of (int, int)
        Where the text names drugs: the offsets of ``mentions``, in code points.

    Examples
    --------
    >>> spans = [{"role": "drug", "start": 0, "end": 2, "text": "It"}]
    >>> evidence = {"start": 0, "end": 20, "rule": "side_effect.causes", "spans": spans}
    >>> fact = {"kind": "side_effect", "effect": {"identifiers": ["HP:0002018"]}}
    >>> grounds_of(fact, evidence, named=[])
    Grounds(rule='side_effect.causes', drug='pointed', term='known')
    """
    here = [
        (s["start"], s["end"])
        for s in evidence["spans"]
        if s["role"] == "drug" and evidence["start"] <= s["start"] < evidence["end"]
    ]
    term = fact.get(TERM_ROLE[fact["kind"]])
    return Grounds(
        rule=evidence["rule"],
        drug="unsaid" if not here else "named" if any(span in named for span in here) else "pointed",
        term="none" if term is None else "known" if term["identifiers"] else "open",
    )


def confidence_of(
    fact: Mapping[str, Any], named: Collection[Span], chance: float = 0.0, measured: Precision | None = None
) -> float:
    """Return the confidence of a fact: that of its best evidence; ``chance`` is that of what was read by weight.

    ``measured`` has the counts of the frames in use; those of the package where it is left out.
    """
    measured = measured or precision()
    by_frames = [e for e in fact["evidence"] if e["rule"] not in WEIGHED]
    found = [measured.confidence(fact["kind"], grounds_of(fact, e, named)) for e in by_frames]
    return max([round(chance, 2), *found])
