"""Judge what a report complains of: is it denied, or is it no effect of the drug at all?

The grammar of reports is too poor for the parse to tell (no verbs, no full stops, slips of the pen), so cues in the
words around the complaint do, as in NegEx (Chapman et al. 2001): within its clause, and with other complaints for one
word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from drugfacts.frames import Candidate, View

from .report_cues import Cue, report_file

OTHER = "•"
DENIED = "denied"
_WORD = r"(?!•)[^ ,;]+"


@dataclass(frozen=True, slots=True)
class _Pattern:
    cue: Cue
    before: re.Pattern[str]
    after: re.Pattern[str]

    def fits(self, before: str, after: str) -> bool:
        return bool(self.before.search(before) and self.after.search(after))


@lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, ...]:
    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("{w}", _WORD))

    return tuple(_Pattern(cue, compiled(cue.before), compiled(cue.after)) for cue in report_file().cues)


def cue_in_report(candidate: Candidate) -> Cue | None:
    """The cue that says of a complaint that it is denied, or no effect; None where it stands."""
    term = candidate.term
    if term is None:
        return None
    before = _clause(candidate.view, term.start - 1, -1)
    after = _clause(candidate.view, term.end, 1)
    return next((p.cue for p in _patterns() if p.fits(before, after)), None)


def _clause(view: View, at: int, step: int) -> str:
    """The words of the clause on one side of a complaint, as the cues want them."""
    tree, ends = view.tree, report_file().clause_ends
    words: list[str] = []
    while 0 <= at < len(tree) and tree.lower(at) not in ends:
        mention = view.mention(at, "condition")
        if mention is not None:
            words.append(OTHER)
            at = mention.start if step < 0 else mention.end - 1
        elif tree.words[at].strip():
            words.append(tree.lower(at))
        at += step
    ordered = words[::-1] if step < 0 else words
    text = " ".join(ordered).replace(" n't", "n't")
    return text if step < 0 or not text else f" {text}"
