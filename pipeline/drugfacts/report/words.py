"""Facts in a few words, for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drugfacts.kinds import TERM_ROLE

KIND_NAMES = {
    "mechanism": "mechanism",
    "approval": "approval",
    "indication": "use",
    "side_effect": "side effect",
}

STATUS_NAMES = {
    "approved": "approved",
    "not_approved": "not approved",
    "emergency_use": "emergency use",
    "under_review": "under review",
    "designated": "designated",
    "withdrawn": "withdrawn",
    "off_label": "off-label",
    "unspecified": "unspecified",
    "investigational": "investigational",
}

FREQUENCY_NAMES = {
    "very_common": "very common",
    "common": "common",
    "uncommon": "uncommon",
    "rare": "rare",
    "very_rare": "very rare",
}


def term_of(fact: Mapping[str, Any]) -> str:
    """Return the name of a fact's term, empty where it has none.

    Examples
    --------
    >>> term_of({"kind": "approval", "use": None}), term_of({"kind": "side_effect", "effect": {"name": "nausea"}})
    ('', 'nausea')
    """
    term = fact.get(TERM_ROLE[fact["kind"]])
    return str(term["name"]) if term else ""


def headline(fact: Mapping[str, Any]) -> str:
    """Return what a fact says of its drug, with its denial.

    Examples
    --------
    >>> headline({"kind": "side_effect", "effect": {"name": "nausea"}, "negated": True})
    'does not cause nausea'
    >>> headline({"kind": "approval", "status": "not_approved", "agency": "FDA", "use": None})
    'not approved by the FDA'
    """
    kind, term, denied = fact["kind"], term_of(fact), bool(fact.get("negated"))
    if kind == "mechanism":
        verb = str(fact["action"])
        return f"does not {_bare(verb)} {term}" if denied else f"{verb} {term}"
    if kind == "approval":
        status = STATUS_NAMES.get(fact["status"], fact["status"])
        by = f" by the {fact['agency']}" if fact.get("agency") else ""
        return f"{status}{by}{f' for {term}' if term else ''}"
    if kind == "indication":
        if denied and fact.get("status") == "approved":
            return f"is not approved for {term}"
        return f"is not used for {term}" if denied else f"is used for {term}"
    return f"does not cause {term}" if denied else f"may cause {term}" if fact.get("hedged") else f"causes {term}"


def qualifiers(fact: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the chips of a fact: how each looks, and its words.

    Examples
    --------
    >>> qualifiers({"kind": "side_effect", "frequency": "very_rare", "serious": True, "negated": False})
    [('frequency', 'very rare'), ('serious', 'serious')]
    """
    chips: list[tuple[str, str]] = []
    if fact.get("negated"):
        chips.append(("denied", "denied"))
    if fact["kind"] == "approval" or (fact["kind"] == "indication" and not fact.get("negated")):
        chips.append((f"status {fact['status']}", STATUS_NAMES.get(fact["status"], fact["status"])))
    if fact.get("year"):
        chips.append(("year", str(fact["year"])))
    if fact.get("frequency"):
        chips.append(("frequency", FREQUENCY_NAMES.get(fact["frequency"], fact["frequency"])))
    if fact.get("serious"):
        chips.append(("serious", "serious"))
    if fact.get("hedged"):
        chips.append(("hedged", "hedged"))
    chips.extend(("note", str(fact[name])) for name in ("population", "circumstance") if fact.get(name))
    return chips


def _bare(verb: str) -> str:
    """The verb after "does not".

    Examples
    --------
    >>> _bare("inhibits")
    'inhibit'
    """
    return verb.removesuffix("s")
