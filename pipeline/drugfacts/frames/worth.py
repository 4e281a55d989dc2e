"""Which sentences are worth parsing: those that, by what stands before parsing, may say a fact.

Parsing costs more than all that comes before it. A fact needs a drug in reach: the sentence names it or points at it,
or its passage is about it. A sentence that names one is always parsed, since how it speaks of the drug decides as well
what the sentences after it are about; but not a title or heading, which is about it as it stands. Others need a known
condition or target, which weighing reads wherever it stands, no more than an agency and what it did too ("The FDA has
not."), or the words that a frame asks for that takes other terms as well. These are drawn from the frames themselves,
so that a frame that is added opens the gate for its own words. A heading that names nothing tells where one is, and
needs no parse for that. What a parse alone can tell is not asked: a sentence that is let through promises nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from drugfacts import layout
from drugfacts.clauses.forms import possible_lemmas
from drugfacts.clauses.inputs import Sheet
from drugfacts.layout import Block
from drugfacts.mentions.expressions import pointing_words
from drugfacts.mentions.mention import SUBJECT_KEY, TITLED_KEY, names_no_drug

from .approvals import LABELS
from .gates import said_by
from .model import Frame, Grammar

_DRUGS = frozenset({"drug", "drug_class"})
_TERMS = frozenset({"condition", "target"})
_NAMES = _DRUGS | _TERMS | {"agency"}
_KNOWN = frozenset({"@condition", "@target", "@agency"})
_PRONOUNS = frozenset({"it", "they", "them"})
_POINT_BACK = frozenset("this these those that both they it all such either neither".split())
_OF_PASSAGE = frozenset({"topic", "licensed", "event", "acted", "consequence"})
_OF_BEFORE = frozenset({"had", "asked"})  # terms of the sentence before: "She had C. X was begun", "C? Take it"
_AFTER, _BEFORE = 10, 3
"""Sentences: how far a drug that is named reaches, onwards and back, where no title, heading or lead-in names it."""
_FEW = 40  # sentences: in a text so short a drug is in reach throughout
_OFTEN = 0.125  # of the sentences: a text that names drugs in so many is about them throughout
_OF_DRUGS = frozenset({"adverse_reactions", "uses"})  # sections of what only drugs have
_LABELS = frozenset({"title", "heading"})
_SHORT = 8  # words of a sentence that goes on from one before: "The FDA has not, so far."
_FIRST = 5  # words in which a predicate without a subject stands: "May also be used for"

Forms = Callable[[Collection[str]], Mapping[str, Collection[str]]]
"""From lemmas to their irregular forms, each with the lemmas that it may have."""

NO_DRUG = "no drug in reach"
NO_CLAUSE = "a heading that names no drug, condition, target or agency"
NO_WORDS = "no known condition or target, and no words that a frame asks for"


class _Need(NamedTuple):
    """What a frame asks of a sentence, beside one word of its predicate.

    ``words`` are the other words of the predicate, ``classes`` word classes of which the sentence must have a member.
    """

    words: frozenset[str]
    classes: frozenset[frozenset[str]]
    of_passage: bool


@dataclass(frozen=True, slots=True)
class _Outline:
    """A sentence before it is parsed."""

    lowers: list[str]
    kinds: frozenset[str]
    block: Block | None
    place: int

    @property
    def names(self) -> bool:
        """Whether it names a drug or a class."""
        return not self.kinds.isdisjoint(_DRUGS)


class Worth:
    """Tells the sentences of a Doc that need no parse. Made from the frames in use.

    Parameters
    ----------
    words : Grammar
    forms : callable, optional
        Tells the irregular forms of words of one's own frames: :func:`possible_lemmas` knows those of the package's.
    """

    def __init__(self, words: Grammar, forms: Forms | None = None) -> None:
        self._words = words
        self._forms = forms
        self._forms_of_own: Mapping[str, Collection[str]] | None = None
        self._needs: dict[str, list[_Need]] = {}
        need_of = {frame.id: _need(frame, words) for frame in words.frames if not _asks_for_known(frame)}
        for key in words.predicates:
            needs = {need_of[frame.id] for frame in words.of(key) if frame.id in need_of}
            for head, others in _heads(key):
                of_head = self._needs.setdefault(head, [])
                of_head += [_Need(others, need.classes, need.of_passage) for need in needs]
        # What asks for little comes first: mostly the first look decides.
        self._needs = {head: _weakest(needs) for head, needs in self._needs.items()}
        self._sections = {frame.section for frame in words.listed if not frame.known}
        asked = [of_phrase for frame in words.own for of_phrase in words.asked_by(frame)]
        self._of_phrases = frozenset().union(*asked)
        self._asks_nothing = not all(asked)
        self._first_person = words.classes.get("first_person", frozenset())
        self._label_words = words.classes.get("label_word", frozenset())

    def __call__(self, doc: Doc, sheet: Sheet) -> dict[int, str]:
        """Return the numbers of the sentences that need no parse, each with why; those of mere marks with nothing."""
        if names_no_drug(doc):
            return dict.fromkeys(range(len(sheet.sentences)), NO_DRUG)
        outlines = _outlines(doc, sheet)
        if self._may_be_report(doc, sheet, outlines):
            return {i: "" for i, outline in enumerate(outlines) if outline.block is None}
        reach = _reach(doc, outlines)
        led = {outline.block.lead_in for outline in outlines if outline.block is not None and _has_term(outline)}
        left: dict[int, str] = {}
        for i, outline in enumerate(outlines):
            if outline.block is None:
                left[i] = ""
            elif not reach[i]:
                left[i] = NO_DRUG
            elif _is_label(outline) and outline.place not in led:
                left[i] = NO_CLAUSE
            elif _has_term(outline) or _speaks_of_drug(outline) or outline.place in led or _is_answer(outlines, i):
                continue
            elif not self._may_say(outline):
                left[i] = NO_WORDS
        for i in range(1, len(outlines)):
            if outlines[i - 1].place == outlines[i].place:
                _open_beside(left, i, outlines[i])
        return left

    def _may_say(self, outline: _Outline) -> bool:
        """Whether the words of a sentence that names nothing are those of a frame that takes other terms as well."""
        assert outline.block is not None
        if outline.block.section in self._sections or outline.block.kind == "item":
            return True
        if "agency" in outline.kinds and len(outline.lowers) <= _SHORT:
            return True
        lemmas: set[str] = set()
        for word in outline.lowers:
            lemmas |= possible_lemmas(word)
            lemmas.update(self._irregular.get(word, ()))
        said = not pointing_words().isdisjoint(outline.lowers)
        if said and (self._asks_nothing or not lemmas.isdisjoint(self._of_phrases)):
            return True  # phrases are read where a drug is named or pointed at
        first = _visible(outline.lowers)
        early = {lemma for word in first for lemma in (*possible_lemmas(word), *self._irregular.get(word, ()))}
        for head in lemmas & self._needs.keys():
            for need in self._needs[head]:
                if (said or need.of_passage or head in early) and _is_met(need, lemmas):
                    return True
        return False

    @property
    def _irregular(self) -> Mapping[str, Collection[str]]:
        """The irregular forms of what one's own frames ask for."""
        if self._forms_of_own is None:
            self._forms_of_own = self._irregular_of_own()
        return self._forms_of_own

    def _irregular_of_own(self) -> Mapping[str, Collection[str]]:
        own = self._words.own
        if not own or self._forms is None:
            return {}
        named = {_plain(name) for frame in own for name in frame.where.values()}
        asked = [
            *self._of_phrases,
            *(word for frame in own for word in self._words.expand(frame.words, f"frame {frame.id!r}")),
        ]
        asked += [word for name in named for word in self._words.classes.get(name, ())]
        return self._forms({part for word in asked for part in word.split(" ")})

    def _may_be_report(self, doc: Doc, sheet: Sheet, outlines: list[_Outline]) -> bool:
        """Whether a text may be a report, which says nearly everything without a frame's words."""
        is_given = bool(doc.user_data.get(SUBJECT_KEY))
        if not is_given and len({term.key for term in sheet.terms if term.kind == "drug"}) != 1:
            return False
        said = {word for outline in outlines if outline.block is not None for word in outline.lowers}
        if any(not possible_lemmas(word).isdisjoint(self._label_words) for word in said):
            return False
        return is_given or not said.isdisjoint(self._first_person)


def _open_beside(left: dict[int, str], i: int, outline: _Outline) -> None:
    """Open the gate for what a sentence that is let through needs beside it, in the sentences before and after it.

    What "it" stands for is told by the subjects right before as well; "These can be fatal" goes on about what was said.
    """
    if i not in left and left.get(i - 1) == NO_WORDS and not _PRONOUNS.isdisjoint(outline.lowers):
        del left[i - 1]
    elif i - 1 not in left and left.get(i) == NO_WORDS and not _POINT_BACK.isdisjoint(_visible(outline.lowers)[:1]):
        del left[i]


def _visible(lowers: list[str]) -> list[str]:
    return [word for word in lowers if word.strip()][:_FIRST]


def _speaks_of_drug(outline: _Outline) -> bool:
    """Whether a sentence names a drug, and is more than a title or heading."""
    return outline.names and outline.block is not None and outline.block.kind not in _LABELS


def _is_answer(outlines: list[_Outline], i: int) -> bool:
    """Whether a sentence stands after a question that names a condition: "Hay fever? Take it at night"."""
    return i > 0 and _has_term(outlines[i - 1]) and "?" in outlines[i - 1].lowers


def _is_label(outline: _Outline) -> bool:
    """Whether a sentence is a heading that says where one is, and nothing of any drug: "How to store it"."""
    is_heading = outline.block is not None and outline.block.kind == "heading"
    return is_heading and outline.kinds.isdisjoint(_NAMES)


def _has_term(outline: _Outline) -> bool:
    return not outline.kinds.isdisjoint(_TERMS)


def _outlines(doc: Doc, sheet: Sheet) -> list[_Outline]:
    plan = layout.of(doc)
    lowers = sheet.lowers
    found = []
    for start, end in sheet.sentences:
        first = next((i for i in range(start, end) if sheet.words[i].strip()), start)
        at = plan.block_at(sheet.offsets[first])
        kinds = frozenset(term.kind for term in sheet.terms_in(start, end))
        block = plan.blocks[at] if at is not None else None
        found.append(_Outline(lowers[start:end], kinds, block, -1 if at is None else at))
    return found


# --- drugs in reach


def _reach(doc: Doc, outlines: list[_Outline]) -> list[bool]:
    """Whether a drug is in reach of each sentence."""
    said = [outline for outline in outlines if outline.block is not None]
    named = [i for i, outline in enumerate(said) if outline.names]
    given = doc.user_data.get(SUBJECT_KEY) or doc.user_data.get(TITLED_KEY)
    if given or _is_about_drugs(said, named):
        return [True] * len(outlines)
    over = {said[i].place for i in named}
    up = {outline.place: outline.block for outline in said if outline.block is not None}
    near = iter([_is_near(i, named) for i in range(len(said))])
    return [
        outline.block is not None
        and (
            next(near)
            or outline.block.section in _OF_DRUGS
            or any(place in over for place in _above(outline.block, up))
        )
        for outline in outlines
    ]


def _is_about_drugs(said: list[_Outline], named: list[int]) -> bool:
    """Whether drugs are in reach everywhere: the text is short, many sentences name one, or the title does."""
    if named and (len(said) <= _FEW or len(named) >= _OFTEN * len(said)):
        return True
    return any((block := said[i].block) is not None and block.kind == "title" for i in named)


def _is_near(i: int, named: list[int]) -> bool:
    at = bisect_left(named, i - _AFTER)
    return at < len(named) and named[at] <= i + _BEFORE


def _above(block: Block | None, up: Mapping[int, Block]) -> Iterator[int]:
    """The blocks that stand over a block: what leads it in, and its headings."""
    if block is None:
        return
    if block.lead_in is not None:
        yield block.lead_in
    seen: set[int] = set()
    while block is not None and block.heading is not None and block.heading not in seen:
        seen.add(block.heading)
        yield block.heading
        block = up.get(block.heading)


# --- what frames ask for


def _asks_for_known(frame: Frame) -> bool:
    """Whether a frame takes known terms only, or a new drug: a sentence with one is let through anyhow."""
    told_before = bool(frame.term) and _OF_BEFORE.issuperset(frame.term)
    return frame.known or told_before or not _KNOWN.isdisjoint(frame.where.values())


def _need(frame: Frame, words: Grammar) -> _Need:
    classes = (
        frozenset(word.split(" ")[-1] for word in words.classes[name])
        for name in map(_plain, frame.where.values())
        if name in words.classes
    )
    around = {LABELS} if frame.term == ("refused",) else set()
    around |= {said for paths in (() if frame.bare_term else frame.term, frame.drug) if (said := said_by(paths))}
    of_passage = not frame.drug_said and not _OF_PASSAGE.isdisjoint(frame.drug)
    return _Need(frozenset(), frozenset({*classes, *around}), of_passage)


def _plain(name: str) -> str:
    return "" if name == "$people" else name.removeprefix("$")  # a number may stand for people


def _heads(key: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The words of a predicate of which one is its own ("bring" of "bring on"), each with the others."""
    parts = key.split(" ")
    for own in dict.fromkeys((parts[0], parts[-1])):
        others = frozenset(part for part in parts if part != own)
        for prefix in ("", "up", "down"):
            if own.startswith(prefix):
                yield own.removeprefix(prefix), others


def _weakest(needs: list[_Need]) -> list[_Need]:
    """Needs in order of how much they ask for, without those that ask for more than another."""
    kept: list[_Need] = []
    for need in sorted(set(needs), key=lambda n: (not n.of_passage, len(n.words), len(n.classes), sorted(n.words))):
        if not any(_implies(need, other) for other in kept):
            kept.append(need)
    return kept


def _implies(need: _Need, other: _Need) -> bool:
    return need.words >= other.words and need.classes >= other.classes and other.of_passage >= need.of_passage


def _is_met(need: _Need, lemmas: set[str]) -> bool:
    return need.words <= lemmas and not any(lemmas.isdisjoint(words) for words in need.classes)


@lru_cache(maxsize=1)
def worth_of(words: Grammar) -> Worth:
    """What is worth parsing to a grammar."""
    return Worth(words)
