"""The words of ``data/anaphora.yaml``: of expressions that stand for drugs, and of what tells what they stand for."""

from __future__ import annotations

from functools import cache

from .knowledge import load, words

FILE = "anaphora.yaml"


@cache
def section(name: str) -> dict[str, list[str]]:
    """A mapping of the file."""
    return dict(load(FILE)[name])


@cache
def says_kind(opening: tuple[str, ...]) -> bool:
    """Whether a line whose first words these are, in lower case, says of what kind a drug is: "Class: triazole".

    Examples
    --------
    >>> says_kind(("drug", "class", ":", "statin")), says_kind(("dose", ":", "10", "mg"))
    (True, False)
    """
    return any(" ".join(opening).replace(" / ", "/").startswith(f"{label} :") for label in words(FILE, "kind_labels"))


@cache
def nouns(group: str, *, plural: bool = True) -> frozenset[str]:
    """The nouns for drugs, or for the forms that they come in, in the plural too.

    Examples
    --------
    >>> {"tablet", "tablets"} <= nouns("form")
    True
    """
    singulars = frozenset(n.strip() for line in section("nouns")[group] for n in line.split("|"))
    return singulars | {_plural(n) for n in singulars} if plural else singulars


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "s")) else f"{noun}s"
