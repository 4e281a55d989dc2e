"""A sentence as the encoder reads it: its words in their order, with the layout that it stands in before them.

It is read once for each drug that its terms may belong to, and told which words are those of that drug. What a known
term is stands beside its words. Names of drugs and numbers are all one to it, so that it learns how things are said and
not of what.
"""

from __future__ import annotations

from typing import NamedTuple

from drugfacts.frames import DrugHit, View

from .pairs import How, Pair

_TERMS = ("drug", "drug_class", "condition", "target", "agency")
KINDS = ("", *_TERMS, "pointing", "heading", "lead-in", "the drug", "before")
"""What a word is part of: nothing known, a known term, an expression that stands for a drug, what stands above the
sentence, the drug in question, the sentence before."""
_PLAIN, _POINTING, _HEADING, _LEAD_IN, _THE_DRUG, _BEFORE = map(
    KINDS.index, ("", "pointing", "heading", "lead-in", "the drug", "before")
)

DRUG, NUMBER, BREAK = "<drug>", "<number>", "<break>"
_MOST_OVER, _MOST_LEADING, _MOST_BEFORE = 8, 24, 30
"""So many words of a heading, from its start, and of a lead-in and the sentence before, from their ends."""
_MOST = 90
"""Of a sentence that with what stands over it has more words, nothing before it is read."""


class Line(NamedTuple):
    """The words of a sentence, as it is read for one drug.

    Attributes
    ----------
    words : tuple of str
        In lower case; names in angle brackets stand for what has no words.
    kinds : tuple of int
        What each is part of, by its place in :data:`KINDS`.
    start : int
        Where the sentence's own words begin.
    """

    words: tuple[str, ...]
    kinds: tuple[int, ...]
    start: int


class Stand(NamedTuple):
    """Where a pair stands in a line.

    Attributes
    ----------
    term : (int, int)
        The words of the term, half open.
    head : int
        The word of the term on which its others depend.
    drug : (int, int) or None
        The words of the drug; None where the sentence does not say it.
    how : str
        As in :class:`.pairs.Pair`.
    kind : str
        ``condition`` or ``target``.
    is_listed : bool
        Whether the term is in a list.
    """

    term: tuple[int, int]
    head: int
    drug: tuple[int, int] | None
    how: str
    kind: str
    is_listed: bool


def line_of(view: View, drug: DrugHit, how: How, manner: str = "") -> Line:
    """Return a sentence as the encoder reads it for a drug, of a text of a manner (see :class:`.evidence.Scene`).

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.frames import views_of
    >>> from drugfacts.weighing import pairs_of
    >>> pair = next(pairs_of(views_of(drugfacts.load()("Give sertraline 50 mg for depression."))[0]))
    >>> line = line_of(pair.view, pair.drug, pair.how)
    >>> line.words[line.start :]
    ('give', '<drug>', '<number>', 'mg', 'for', 'depression', '.')
    """
    names = [manner and f"manner:{manner}", f"drug:{how}", f"section:{view.block.section}", f"block:{view.block.kind}"]
    before = [(f"<{name}>", _PLAIN) for name in names if name]
    if view.heading is not None and view.heading.index:  # the title is over everything
        before += [(word, _HEADING) for word, _ in _words(view.heading)[:_MOST_OVER]]
    if view.led_by is not None:
        before += [(word, _LEAD_IN) for word, _ in _words(view.led_by)[-_MOST_LEADING:]]
    own = _words(view)
    if len(before) + len(own) < _MOST:
        before += _words_before(view, drug)
    before.append((BREAK, _PLAIN))
    for at in range(drug.start, drug.end) if drug.said else ():
        own[at] = own[at][0], _THE_DRUG
    words, kinds = zip(*before, *own, strict=True)
    return Line(words, kinds, len(before))


def _words_before(view: View, drug: DrugHit) -> list[tuple[str, int]]:
    """The last words of the sentence before, if it stands under the same heading; those of the drug are told."""
    other = view.before
    if other is None or other is view.led_by or other.heading is not view.heading or other is view.heading:
        return []
    found = [(word, _BEFORE) for word, _ in _words(other)]
    of_drug = [at for at, mentions in other.mentions.items() if any(m.key == drug.key for m in mentions)]
    for at in (*of_drug, *(at for at, (*_, keys) in other.anaphors.items() if drug.key in keys)):
        found[at] = found[at][0], _THE_DRUG
    return found[-_MOST_BEFORE:]


def _words(view: View) -> list[tuple[str, int]]:
    """The words of a sentence, each with what it is part of."""
    found = [(NUMBER if any(c.isdigit() for c in lower) else lower, _PLAIN) for lower in view.tree.lowers]
    for at, mentions in view.mentions.items():
        longest = max(mentions, key=lambda m: (m.end - m.start, m.kind))
        if longest.kind in _TERMS:
            found[at] = DRUG if longest.kind == "drug" else found[at][0], KINDS.index(longest.kind)
    for at in view.anaphors:
        found[at] = found[at][0], _POINTING
    return found


def stand_of(pair: Pair, line: Line) -> Stand:
    """Return where a pair stands in the line of its sentence."""
    start, term, drug = line.start, pair.term, pair.drug
    of_drug = (start + drug.start, start + drug.end) if drug.said else None
    return Stand(
        (start + term.start, start + term.end), start + pair.head, of_drug, pair.how, term.kind, pair.is_listed
    )


def without_before(line: Line, stand: Stand) -> tuple[Line, Stand]:
    """Return a line less the sentence before, and where a pair stands in what is left.

    Examples
    --------
    >>> line = Line(("it", "helps", "<break>", "<drug>", "causes", "rash"), (10, 10, 0, 9, 0, 3), 3)
    >>> line, stand = without_before(line, Stand((5, 6), 5, (3, 4), "named", "condition", False))
    >>> line.words, stand.head
    (('<break>', '<drug>', 'causes', 'rash'), 3)
    """
    of_before = {_BEFORE, _THE_DRUG}
    kept = [at for at, kind in enumerate(line.kinds) if at >= line.start or kind not in of_before]
    less = len(line.words) - len(kept)
    words, kinds = tuple(line.words[at] for at in kept), tuple(line.kinds[at] for at in kept)
    (first, last), drug = stand.term, stand.drug
    moved = stand._replace(
        term=(first - less, last - less), head=stand.head - less, drug=drug and (drug[0] - less, drug[1] - less)
    )
    return Line(words, kinds, line.start - less), moved
