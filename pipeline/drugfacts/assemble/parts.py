"""What the parts of a long text say, put together as if it had been read at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .merge import Data, Gathered, Gathering

ToWhole = Callable[[int, int], tuple[int, int] | None]
"""A span of a part to its place in the whole text; None where it has none."""

_LISTS = ("identifiers", "brands", "classes", "forms", "routes")


def absorb(whole: Gathered, part: Gathered, to_whole: ToWhole) -> None:
    """Take what a part of a text says into what was gathered of the parts before it.

    A drug has the name that the first part gives it, and a fact that several parts state is one fact. What a part
    repeats of the whole, such as a heading over it, counts once.

    Parameters
    ----------
    whole : Gathered
        Is added to.
    part : Gathered
        Its facts and drugs are used up.
    to_whole : callable
    """
    names = {}
    for key, drug in part.drugs.items():
        known = whole.drugs.setdefault(key, {**drug, "mentions": []})
        names[drug["name"]] = known["name"]
        _add_drug(known, drug, to_whole)
    for fact in part.facts.values():
        evidence = [moved for one in fact.evidence if (moved := _moved_evidence(one, to_whole)) is not None]
        if evidence:
            data = _named(fact.data, names)
            whole.merge(Gathering(data, evidence, fact.said, fact.chance, fact.framed, likely=fact.likely))


def _add_drug(known: Data, drug: Data, to_whole: ToWhole) -> None:
    for name in _LISTS:
        known[name] = list(dict.fromkeys([*known[name], *drug[name]]))
    there = {(mention["start"], mention["end"]) for mention in known["mentions"]}
    for mention in drug["mentions"]:
        moved = _moved(mention, to_whole)
        if moved is not None and (moved["start"], moved["end"]) not in there:
            known["mentions"].append(moved)


def _named(data: Data, names: Mapping[str, str]) -> Data:
    name = data["drug"]["name"]
    return {**data, "drug": {**data["drug"], "name": names.get(name, name)}}


def _moved_evidence(evidence: Data, to_whole: ToWhole) -> Data | None:
    moved = _moved(evidence, to_whole)
    spans = [_moved(span, to_whole) for span in evidence["spans"]]
    return None if moved is None or None in spans else {**moved, "spans": spans}


def _moved(span: Mapping[str, Any], to_whole: ToWhole) -> Data | None:
    place = to_whole(span["start"], span["end"])
    return None if place is None else {**span, "start": place[0], "end": place[1]}
