"""Read terms that no frame has read, by the weight of the words around them.

A writer says one thing in ever new constructions, and no list of frames is complete. Where a sentence names a
condition or target that no frame took, nor judged to be no fact, each drug that it may belong to is weighed against
it: the words between, before and after them, what the term depends on, the section, what frames read of it elsewhere.
The weights were learned from annotated texts (logistic regression; ``make weights``; ``ATTRIBUTION.md`` says which),
lie in a file one can read, and what they found is judged like all else: a denial is a denial, an instruction no fact.
``drugfacts explain`` names the words that weighed most.
"""

from .pairs import Pair, pairs_of, unlisted_pairs_of
from .places import is_done_by_another
from .readings import Reading, readings_of, weighed
from .weights import Weights, weights

__all__ = [
    "Pair",
    "Reading",
    "Weights",
    "is_done_by_another",
    "pairs_of",
    "readings_of",
    "unlisted_pairs_of",
    "weighed",
    "weights",
]
