"""Closed classes of English words, and hyphens, that several parts look for; who needs more adds to them."""

from __future__ import annotations

NOT = frozenset({"no", "not", "n't", "nt", "never", "neither", "nor", "none", "without"})
"""Words that deny by themselves."""
BARELY = frozenset({"hardly", "rarely", "seldom"})
"""Words that all but deny."""
TAKES_UP = frozenset({"do", "does", "did", "is", "are", "was", "were", "has", "have", "can", "may", "might", "will"})
"""Verbs that stand for one said before, as written: "X causes it, and so does Y"."""
HAD = frozenset({"had", "'d"})
ARTICLES = frozenset({"a", "an", "the"})
