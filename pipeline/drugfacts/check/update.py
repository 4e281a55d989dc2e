"""What has to change in a file of expected facts so that it says what was found."""

from __future__ import annotations

from typing import Any

from drugfacts.kinds import TERM_ROLE
from drugfacts.plain_yaml import read_yaml
from drugfacts.records import Document, Drug, Fact

from .amend import Changes, amend
from .compare import Difference, compare
from .expected import Expected
from .levels import Found, Identify, Level, Matcher

_QUOTE = 160
_KEY_FIELDS = {"action", "status", "agency", "negated"}

HEADER = """\
# The facts that {name} states. Begun from what drugfacts found: read it against the text, mend what is wrong, and add
# what is missing. `accept: [other wording]` and `optional: true` can stand with every fact.
"""


def begun(document: Document, name: str) -> str:
    """Return a new file of expected facts for the text called ``name``: all that was found in it."""
    changes = Changes(
        add={
            "drugs": [_drug(drug) for drug in document.drugs],
            "facts": [_fact(f, f.drug.name) for f in document.facts],
        }
    )
    return HEADER.format(name=name) + amend("", changes)


def updated(
    text: str, expected: Expected, document: Document, level: Level = Level.RELAXED, identify: Identify | None = None
) -> str:
    """Return the text of a file of expected facts, amended so that ``document`` is as expected.

    What was missed goes, what was made up comes after the last fact of its kind, and fields that differ are set. What
    is forbidden is never put in; optional facts, classes, `accept` and thresholds stay.

    Raises
    ------
    ValueError
        Where the file cannot be amended.
    """
    matcher = Matcher(expected, level, identify)
    comparison = compare(expected, document, level, identify)
    changes = Changes()
    made_up = {id(d.found): d for d in comparison.differences if d.found and d.outcome != "forbidden"}
    for difference in comparison.changes:
        changes.fields[difference.index] = {change.field: change.found for change in difference.changes}
    for difference in comparison.differences:
        if difference.part not in ("drugs", "facts"):
            continue
        values = _other_key(difference, made_up)
        if values:
            changes.fields[difference.index] = values
        else:
            changes.remove[difference.part].add(difference.index)
    known = {drug.name for drug in expected.drugs}
    wanted = {d.drug for d in comparison.differences if d.kind == "drug" and d.outcome == "made up"}
    for item in made_up.values():
        assert item.found is not None
        changes.add["facts"].append(_fact(item.found, _name_of(item.found, expected, matcher)))
        wanted.add(item.found.drug.name)
    changes.add["drugs"] = [
        _drug(drug)
        for drug in document.drugs
        if drug.name in wanted and drug.name not in known and not any(matcher.is_drug(e, drug) for e in expected.drugs)
    ]
    if not changes:
        return text
    amended = amend(text, changes)
    Expected.model_validate(read_yaml(amended) or {})  # nothing unusable is ever written
    return amended


def _other_key(difference: Difference, made_up: dict[int, Difference]) -> dict[str, Any]:
    """Return the fields to set where a fact is missed only because its action or status is now another."""
    near = difference.near
    if near is None or not near.changes or not {change.field for change in near.changes} <= _KEY_FIELDS:
        return {}
    if made_up.pop(id(near.found), None) is None:
        return {}
    return {change.field: change.found for change in near.changes}


def _name_of(fact: Fact, expected: Expected, matcher: Matcher) -> str:
    """Return the name that the file has for a fact's drug."""
    found = Found(fact)
    return next((drug.name for drug in expected.drugs if matcher.is_of_drug(drug.name, found)), fact.drug.name)


def _drug(drug: Drug) -> dict[str, Any]:
    item: dict[str, Any] = {"name": drug.name, "aliases": list(drug.brands)}
    if drug.classes:
        item["classes"] = list(drug.classes)
    if drug.is_class:
        item["class"] = True
    return item


def _fact(fact: Fact, drug: str) -> dict[str, Any]:
    """Return a found fact as one that is expected; what is not said is left out."""
    item: dict[str, Any] = {"kind": fact.kind, "drug": drug}
    for name in ("agency", "action", "status"):
        if getattr(fact, name, None) is not None:
            item[name] = getattr(fact, name)
    if fact.term is not None:
        item[TERM_ROLE[fact.kind]] = fact.term.text
    for name in ("year", "frequency", "serious", "negated"):
        if getattr(fact, name, None):
            item[name] = getattr(fact, name)
    quote = " ".join(fact.evidence[0].text.split())
    item["quote"] = quote if len(quote) <= _QUOTE else quote[:_QUOTE].rsplit(" ", 1)[0] + " ..."
    return item
