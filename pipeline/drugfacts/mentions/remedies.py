"""Drugs that a text names as what helps against a harm of the one it speaks of: it goes on about that, not about them.

"Headache is common. Paracetamol helps. Rash is rare": the rash is of what gives the headache.
"""

from __future__ import annotations

import re
from functools import cache

from .anaphora_words import FILE
from .discourse import Discourse
from .groups import Group
from .knowledge import load
from .view import FINITE

_TIMES = 2  # times less often than the drug spoken of is one named that is but a remedy
_DRUG = "\x01"
_WORDS = {
    "<drug>": _DRUG,
    "<opens>": r"(?:^|(?<= [:;(–—-] )|(?<= and )|(?<= but ))",
    "<on>": r"(?: (?!(?:is|are|was|were|not|which|that|who)\b)[a-z-]+){0,3}?",
}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((r["id"], re.compile(_filled(r["pattern"]))) for r in load(FILE)["remedies"])


def _filled(pattern: str) -> str:
    for name, what in _WORDS.items():
        pattern = pattern.replace(name, what)
    return pattern


def remedy(sentence: str) -> str | None:
    """Return the id of the rule by which a drug is a remedy, or None.

    Parameters
    ----------
    sentence
        In lower case, its tokens apart by blanks, the drug as ``<drug>``.

    Examples
    --------
    >>> remedy("<drug> usually helps ."), remedy("<drug> helps in gout .")
    ('remedy.helps', None)
    """
    marked = sentence.replace("<drug>", _DRUG)
    return next((name for name, pattern in _patterns() if pattern.search(marked)), None)


def is_remedy(discourse: Discourse, group: Group) -> bool:
    """Whether a sentence names drugs but as what helps against a harm of the one drug spoken of."""
    view, sentence, standing = discourse.view, discourse.sentence, discourse.standing
    if sentence.heading or len(standing) != 1 or standing[0] in view.class_keys or not _is_seldom(discourse, group):
        return False
    before, after = view.text(sentence.start, group.start), view.text(group.end, sentence.end)
    if remedy(f"{before} <drug> {after}".strip()) is None:
        return False
    if not FINITE.isdisjoint(view.tags[sentence.start : group.start]):  # the harm may stand in the sentence itself
        return not any(g.start < group.start for g in discourse.spoken_of(discourse.at))
    return discourse.at > 0 and view.sentences[discourse.at - 1].block == sentence.block


def _is_seldom(discourse: Discourse, group: Group) -> bool:
    """Whether drugs are no more than mentioned beside the one spoken of."""
    keys, standing = group.keys, discourse.standing
    about = {key for topic in (discourse.title, standing, *discourse.heading_topic.values()) for key in topic}
    times = discourse.times[keys]
    return about.isdisjoint(keys) and (times == 1 or _TIMES * times <= discourse.times[standing])
