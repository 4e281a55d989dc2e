"""Sentences that count those whom something befell or say when it did, and those with whom they are compared.

"C affected 9 % of the men, against 1 % on placebo", "by day ten her skin was peeling": reports of trials, clinics and
patients tell harms so, in any predicate. The numbers and days say that it is told of those who took the drug, and what
stands behind "against" is not what brought it about.
"""

from __future__ import annotations

import re

from drugfacts.clauses import Tree

from .arms import AGAINST
from .context import View
from .model import Grammar

_NOTE = "counted cases"
_REACH = 7  # words from "against" to whom the count is compared with
_SECTIONS = frozenset({None, "adverse_reactions", "warnings"})
_AGAINST = AGAINST | {"than", "opposed"}
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|\d[\d.,]{0,9})"
_SHARE = (
    rf"(?:{_NUMBER} ?(?:%|percent|per cent)|{_NUMBER}(?: [a-z]{{2,15}})? (?:in|out of) (?:every )?(?:an? )?"
    rf"(?:{_NUMBER}|hundred|thousand)|(?:a|one|two) (?:third|quarter|fifth|tenth)s?"
    rf"|{_NUMBER} of (?:the|our|their|these|those) (?:{_NUMBER} )?[a-z]{{3,15}})"
)
_DIGIT = re.compile(r"\d")
_ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|some|up|to|over|under|more|fewer|less|than|at|least|only|just|as|many) )"
    r"{0,4}"
)
_PEOPLE = r"(?:in|among|affect\w{0,4}|trouble[sd]?|hit|hits|struck|strikes?|bother\w{0,4}|befell|befalls?|plagued?)"
_OF_PEOPLE = re.compile(
    rf"(?:^(?:\W )?|[,;:] (?:and |but )?|\b(?:{_PEOPLE}|and|but|where|while|whereas) ){_ABOUT}{_SHARE}"
)
"""Shares of people: what follows "in" or "affects", or begins what is said."""
_SPAN = r"(?:hour|day|night|week|fortnight|month|year|dose|tablet|pill|capsule|injection|infusion|cycle|course|round)s?"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|following)"
_MANY = (
    rf"(?:(?:{_NUMBER}|a|an|the|a few|a couple of|several|some|many|only|just|about|less than an?|that|those) )"
    r"{1,4}"
)
_ONSET = re.compile(
    rf"\b(?:within {_MANY}{_SPAN}(?! of (?!start|beg|tak|stop|the (?:first|last|second)))"
    rf"|(?:by|at|on) (?:the )?{_SPAN} {_NUMBER}"
    rf"|by (?:then|the (?:end of the )?{_ORDINAL} {_SPAN}|evening|morning|bedtime)"
    rf"|{_MANY}{_SPAN} (?:later|afterwards?|into|(?:in|on)(?= [,.;]))"
    rf"|(?:on|from) the (?:very )?{_ORDINAL} {_SPAN}"
    rf"|after (?:barely )?{_MANY}{_SPAN}|ever since|since then"
    rf"|since (?:i|he|she|we|they) (?:\w{{2,12}} )?(?:start|beg[au]n|went|took|put|gave)\w{{0,3}}"
    rf"|the (?:first|next|following) {_SPAN}"
    r"|(?:was|were|been) (?:taking|on|receiving|given) (?:[a-z]\S{0,30} ){1,6}when)"
)
"""When it befell somebody who took the drug."""
_COUNTING = frozenset(
    "% percent cent one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty "
    "third thirds quarter quarters fifth fifths tenth tenths".split()
)
_DATING = frozenset(
    {
        *("hour", "day", "night", "week", "fortnight", "month", "year", "dose", "tablet", "pill", "capsule"),
        *("injection", "infusion", "cycle", "course", "round", "evening", "morning", "bedtime"),
        *("then", "since", "when"),
    }
)
"""Of these words a sentence has one that tells a share, if in no figures, and one that tells when."""


def is_compared_with(tree: Tree, at: int) -> bool:
    """Whether a word but tells with whom a count is compared: "placebo" in "9 %, against 1 % on placebo"."""
    return not _AGAINST.isdisjoint(tree.lowers[max(0, at - _REACH) : at])


def counts_cases(view: View, words: Grammar) -> bool:
    """Whether a sentence counts people or days, and not of those who got better.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.frames import grammar, views_of
    >>> nlp = drugfacts.load()
    >>> def counted(text):
    ...     return counts_cases(views_of(nlp(text))[0], grammar())
    >>> counted("Cough set in, they say, in 9 % of the men."), counted("One man in ten on enalapril had a cough.")
    (True, True)
    >>> counted("On enalapril, asthma improved in 9 % of us."), counted("Enalapril lowers blood pressure by 9 %.")
    (False, False)
    """
    return view.block.section in _SECTIONS and bool(counted_places(view.tree, words))


def counted_places(tree: Tree, words: Grammar) -> tuple[int, ...]:
    """The words at which shares of people, and days, end."""
    found: tuple[int, ...] | None = tree.notes.get(_NOTE)
    if found is None:
        found = tree.notes[_NOTE] = tuple(_places(tree, words))
    return found


def _places(tree: Tree, words: Grammar) -> list[int]:
    text, forms = " ".join(tree.lowers), tree.forms
    ways = []
    if not _COUNTING.isdisjoint(forms) or _DIGIT.search(text) is not None:
        ways.append(_OF_PEOPLE)
    if not _DATING.isdisjoint(forms):
        ways.append(_ONSET)
    found = [text.count(" ", 0, match.end()) for way in ways for match in way.finditer(text)]
    return [] if found and any(words.isa(form, "recovering") for form in forms) else found
