"""Which kinds of cue a sentence has at all.

Most sentences have none of most kinds, so that one look at the words of a sentence spares the search for cues around
each of its candidates. A sign promises nothing: where one is, the search tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from drugfacts.clauses import Tree

from .cues import Cues
from .numbers import may_have_number

_KEY = "signs of cues"


@dataclass(slots=True)
class Signs:
    """What a sentence has.

    Attributes
    ----------
    hedge : bool
        A word that may say with reserve.
    denial : bool
        A word that may deny; one may besides hang by the arc of a denial.
    condition : bool
        "if", "unless", "whether".
    number : bool
        What may be a number of cases.
    phrased : frozenset of str
        The kinds of fact that a qualifier's words may say something of.
    qualified : frozenset of str
        Those, and the ones of which a qualifier above the predicate may say something.
    """

    hedge: bool
    denial: bool
    condition: bool
    number: bool
    phrased: frozenset[str]
    qualified: frozenset[str]


def signs_of(tree: Tree, known: Cues) -> Signs:
    """The signs of a sentence, looked for once."""
    found: Signs | None = tree.notes.get(_KEY)
    if found is None:
        forms, index = tree.forms, known.index
        phrased = index.phrased(forms)
        found = Signs(
            hedge=not known.hedging.isdisjoint(forms),
            denial=not known.denying.isdisjoint(forms),
            condition="if" in forms or "unless" in forms or "whether" in forms,
            number=may_have_number(" ".join([word for word in tree.lowers if word.strip()])),
            phrased=phrased,
            qualified=phrased | index.governed(forms),
        )
        tree.notes[_KEY] = found
    return found
