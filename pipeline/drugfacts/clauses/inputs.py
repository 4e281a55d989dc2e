"""What the parser reads of a Doc's sentences: plain words, with common ones in place of rare names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from spacy.attrs import IDX, ORTH, SENT_START
from spacy.tokens import Doc

from drugfacts.strings import PLAIN_WORDS, names_of, read_in

from .acting import acting
from .grammar import words as grammar
from .prepare import Fragment, Plan, plan_sentence, term_head

_STAND_INS = {
    "drug": ("Merck", "drugs"),
    "drug_class": ("drug", "drugs"),
    "condition": ("cancer", "diseases"),
    "target": ("protein", "proteins"),
}
_LISTED = frozenset({"drug", "drug_class"})
_AFTER_FOR = frozenset({"example", "instance"})
_OPENERS = _AFTER_FOR | {"e.g.", "eg"}
_NO_EXAMPLE = frozenset("by in with when if after during on from to because as for at through that".split())
_PERFECT = frozenset({"has", "have", "had", "having", "been", "be", "was", "were", "is", "are", "'ve"})
_CLOSED = frozenset(
    "and or for to in with at by on from may can could will might must should is was has had does did because before "
    "after if when while during without suddenly abruptly who that which but as".split()
)
_LAST_JOINTS = (["and"], ["or"], [",", "and"], [",", "or"], ["&"])
_BARE = frozenset(_STAND_INS["target"])
_ENDING = re.compile(r"(?<=[a-z]{2})(?:(?<!s)s|ed)$")
_FINITE = re.compile(r"[a-z]{3,}[^s\W]s")  # "blocks": a verb after a drug that opens its sentence
_POINTING = frozenset("the a an your his her its their our my this these".split())
_HYPHENS = frozenset({"-", "–"})
_FEWEST_CAPITALS = 4  # words
_CAPITALS = 0.8  # of a sentence's words
_MERGED = frozenset({"drug", "drug_class", "condition", "target", "agency"})


Opener = tuple[int, int, int]
"""The words that open examples, half open, and between the two the one that the parser sees."""


class Term(NamedTuple):
    """A known term: its tokens, half open, its kind, and the key of what it means."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(slots=True)
class Input:
    """What the parser reads of a fragment.

    ``tokens`` are the sentence's tokens of its words. An article that is added before a bare term, so that "stimulates
    receptors" is not taken for two nouns, has the term's.
    """

    words: tuple[str, ...]
    tokens: Sequence[int]


@dataclass(slots=True)
class Sentence:
    """A sentence from token ``start`` on, how it is parsed, and what the parser reads of each fragment of the plan."""

    start: int
    plan: Plan
    inputs: list[Input]


class Sheet:
    """A Doc's words, sentences and known terms as plain lists.

    Attributes
    ----------
    words, lowers : list of str
        As they are read, see :func:`~drugfacts.strings.read_in`, and in lower case.
    tokens : list of int
        The Doc's token of each word; all other indices count words.
    offsets : list of int
        Where each word starts, in code points of the text.
    begins : list of int
        The Doc's tokens at which sentences start.
    sentences : list of (int, int)
        Their words, half open.
    terms : list of Term
        In order of their start.
    """

    def __init__(self, doc: Doc) -> None:
        names = names_of(doc.vocab.strings)
        rows = doc.to_array([ORTH, SENT_START, IDX])
        self.doc = doc
        words = [PLAIN_WORDS[names[number]] for number in rows[:, 0].tolist()]
        self.begins = [i for i, start in enumerate(rows[:, 1].tolist()) if i == 0 or start == 1] if words else []
        ends = [*self.begins[1:], len(words)]
        self.tokens = [i for start, end in zip(self.begins, ends, strict=False) for i in read_in(words, start, end)]
        self.words = [words[i] for i in self.tokens]
        self.lowers = [word.lower() for word in self.words]
        self.offsets: list[int] = rows[self.tokens, 2].tolist()
        self.sentences = [(self._word(start), self._word(end)) for start, end in zip(self.begins, ends, strict=False)]
        self.terms = [
            Term(self._word(span.start), self._word(span.end), names[span.label], names[span.kb_id])
            for span in doc.spans.get("drugfacts", ())
        ]
        self.terms.sort(key=lambda term: term.start)
        self._starts = [term.start for term in self.terms]

    def _word(self, token: int) -> int:
        """The number of the first word from a token of the Doc on."""
        return bisect_left(self.tokens, token)

    def terms_in(self, start: int, end: int) -> list[Term]:
        """The terms that start between two tokens."""
        return self.terms[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def lists_in(self, start: int, end: int) -> Iterator[list[int]]:
        """The head words of the drugs of each plain list, "A (Brand), B and C", between two tokens."""
        run: list[Term] = []
        for term in self.terms_in(start, end):
            if term.kind not in _LISTED or term.end > end:
                continue
            joint = self._joint(run[-1].end, term.start) if run else []
            if joint is None:
                continue  # in a bracket
            if len(run) > 1 and joint in _LAST_JOINTS:
                yield [one.start + term_head(self.words[one.start : one.end]) for one in (*run, term)]
            run = [*run, term] if joint == [","] else [term]

    def _joint(self, start: int, end: int) -> list[str] | None:
        """The words between two tokens, less those in brackets; None where a bracket is open at the end."""
        found, depth = [], 0
        for word in self.lowers[start:end]:
            depth += (word in "([") - (word in ")]")
            if depth == 0 and word not in ")]":
                found.append(word)
        return found if depth == 0 else None

    def openers_in(self, start: int, end: int) -> Iterator[Opener]:
        """The words before an example, "for example,", half open, and between the two the one that says so."""
        if _OPENERS.isdisjoint(self.lowers[start + 1 : end - 1]):
            return
        for at in range(start + 1, end - 1):
            word = self.lowers[at]
            if word not in _OPENERS:
                continue
            first = at - 1 if word in _AFTER_FOR else at
            last = at + 2 if self.words[at + 1] == "," else at + 1
            before = self.words[first - 1] if first > start else ";"
            if (word in _AFTER_FOR) != (self.lowers[first] == "for") or before in {";", ":", "."}:
                continue
            if (
                any(term.start <= last + 2 for term in self.terms_in(last, end))
                and self.lowers[last] not in _NO_EXAMPLE
            ):
                yield first, last if before in "([" else at, last

    def is_verb(self, term: Term) -> bool:
        """Whether a term begins with a word that is rather a verb."""
        return self.lowers[term.start] in grammar("term_verb")


def sentences_of(sheet: Sheet, left: Container[int] = ()) -> Iterator[Sentence]:
    """Yield the sentences of a Doc as the parser is to read them, in order, without those that are left unparsed."""
    parsed = [sentence for number, sentence in enumerate(sheet.sentences) if number not in left]
    if not parsed:
        return
    lists = [list(sheet.lists_in(*sentence)) for sentence in parsed]
    openers = [list(sheet.openers_in(*sentence)) for sentence in parsed]
    stand_ins = _stand_ins(sheet, chain.from_iterable(lists), chain.from_iterable(openers))
    read = list(sheet.words)
    for start, end in parsed:
        if _is_in_capitals(sheet.words[start:end]):
            read[start:end] = sheet.lowers[start:end]  # the parser takes words in capitals for names
    for at, word in stand_ins.items():
        read[at] = word
    for (start, end), heads, opened in zip(parsed, lists, openers, strict=True):
        plan = _plan(sheet, start, end, heads, opened)
        words = read[start:end]
        inputs = [_input(fragment, words, start, stand_ins) for fragment in plan.fragments]
        yield Sentence(start, plan, inputs)


def _is_in_capitals(words: Sequence[str]) -> bool:
    """Whether a sentence, not just a name in it, is in capitals."""
    told = [word for word in words if word.isalpha() and len(word) > 1]
    capitals = sum(word.isupper() for word in told)
    return capitals >= _FEWEST_CAPITALS and capitals >= _CAPITALS * len(told)


def _plan(sheet: Sheet, start: int, end: int, lists: Iterable[list[int]], openers: Iterable[Opener]) -> Plan:
    inside = sheet.terms_in(start, end)
    terms = [
        (term.start - start, term.end - start)
        for term in inside
        if term.end <= end and term.end - term.start > 1 and term.kind in _MERGED and not sheet.is_verb(term)
    ]
    drug_ends = [term.end - start for term in inside if term.kind == "drug" and term.end < end]
    heads = [[at - start for at in listed] for listed in lists]
    opened = [(first - start, at - start, last - start) for first, at, last in openers]
    return plan_sentence(sheet.words[start:end], terms, drug_ends, heads, opened)


def _input(fragment: Fragment, read: Sequence[str], start: int, stand_ins: Mapping[int, str]) -> Input:
    """What the parser reads of a fragment of the sentence from token ``start`` on, whose words it is to ``read``."""
    words = [read[i] for i in fragment.tokens]
    tokens: Sequence[int] = fragment.tokens
    if not _BARE.isdisjoint(words):
        bare = [k for k, i in enumerate(tokens) if words[k] in _BARE and start + i in stand_ins]
        for k in reversed([k for k in bare if k and _FINITE.fullmatch(words[k - 1])]):
            words.insert(k, "the")
            tokens = (*tokens[:k], tokens[k], *tokens[k:])
    return Input(tuple(words), tokens)


def _hyphened(sheet: Sheet) -> dict[int, str]:
    """A plain adjective for "life-threatening", and for "X-induced" before a noun.

    The parser takes the participle alone for a verb ("had X-induced lupus"). The columns give it its tag back.
    """
    words = sheet.words
    found: dict[int, str] = {}
    for at in [at for at, word in enumerate(words[1:-1], 1) if word in _HYPHENS]:
        after = words[at + 1]
        if words[at - 1].isalpha() and (
            after.endswith("ing") or (after.endswith("ed") and _is_content_word(sheet, at + 2))
        ):
            found[at + 1] = "severe"
    return found


def _is_content_word(sheet: Sheet, at: int) -> bool:
    """Whether a word stands there that is no mark and none of the small ones."""
    return at < len(sheet.words) and (token := sheet.doc[sheet.tokens[at]]).is_alpha and not token.is_stop


def _correlated(sheet: Sheet) -> dict[int, str]:
    """Plain words for "neither" and "nor" between verbs ("neither blocks nor opens X"), where the parser sees nouns."""
    if "neither" not in sheet.lowers:
        return {}
    words, lowers = sheet.words, sheet.lowers
    found: dict[int, str] = {}
    named = {term.start for term in sheet.terms}
    for at, word in enumerate(lowers[1:-3], 1):
        if word != "neither" or at + 1 in named or (ending := _ENDING.search(words[at + 1])) is None:
            continue
        nor = next((i for i in range(at + 2, min(at + 9, len(words))) if lowers[i] == "nor"), None)
        before = lowers[at - 1]
        if nor is None or nor + 2 > len(words) or not words[nor + 1].endswith(ending.group()) or nor + 1 in named:
            continue
        if not _ENDING.search(before) or before == "has" or at - 1 in named:
            found |= {at: "never", nor: "or"}
    return found


def _befell(sheet: Sheet) -> dict[int, str]:
    """A plain verb for "developed" before a condition: after "and" or a noun the parser takes it for an adjective."""
    lowers, befell = sheet.lowers, grammar("befell")
    if befell.isdisjoint(lowers):
        return {}
    starts = {term.start for term in sheet.terms if term.kind == "condition"}
    return {
        at: "had"
        for at, word in enumerate(lowers)
        if word in befell
        and not starts.isdisjoint(range(at + 1, at + 4))
        and (at == 0 or lowers[at - 1] not in _PERFECT)
    }


def _around(sheet: Sheet) -> dict[int, str]:
    """A plain preposition for one that the tagger takes for a verb: "the muscle round the airways"."""
    lowers = sheet.lowers
    if "round" not in lowers:
        return {}
    before = (at for at, word in enumerate(lowers[1:-1], 1) if word == "round" and lowers[at + 1] in _POINTING)
    return {at: "around" for at in before if lowers[at - 1].isalpha() and lowers[at - 1] not in _POINTING}


def _is_taken(before: str, after: str) -> bool:
    """Whether a drug is the object of a gerund, "after stopping X": the parser takes "stopping" for part of a name."""
    alone = not after.isalpha() or after.lower() in _CLOSED or after.endswith("ed")
    return alone and before.lower() in grammar("taking")


def _stand_ins(sheet: Sheet, lists: Iterable[list[int]], openers: Iterable[Opener]) -> dict[int, str]:
    """What the parser reads in place of a known term's head word: a common word of the same form.

    The small model takes rare names for verbs or adjectives ("rimegepant", "rupture"); it never errs on these.
    """
    found = _around(sheet) | _hyphened(sheet) | _correlated(sheet) | _befell(sheet) | acting(sheet)
    found |= {at: "including" for _, at, last in openers if at < last}
    starts = {term.start for term in sheet.terms}
    begins = {start for start, _ in sheet.sentences}
    listed = {heads[0] for heads in lists}
    for term in sheet.terms:
        pair = _STAND_INS.get(term.kind)
        if pair is None or sheet.is_verb(term):
            continue
        at = term.start
        if term.end - at > 1:
            at += term_head(sheet.words[at : term.end])
        word = sheet.words[at]
        plural = word.endswith("s") and not word.endswith(("ss", "is", "us"))
        stand_in = pair[plural]
        following = sheet.words[at + 1] if at + 1 < len(sheet.words) else ""
        opens = term.kind == "drug" and at == term.start and at in begins and _FINITE.fullmatch(following)
        if opens and at + 1 not in starts:
            stand_in = "it"
        if at in listed:
            stand_in = pair[1]
        elif term.kind == "drug" and term.start and _is_taken(sheet.words[term.start - 1], following):
            stand_in = "it"
        found[at] = stand_in.capitalize() if word[:1].isupper() and at in begins else stand_in
    return found
