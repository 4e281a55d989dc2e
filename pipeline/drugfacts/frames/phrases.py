"""Hold phrase frames against the pieces of a sentence: "EFFECT AFTER DRUG", whatever the parser makes of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.kept import Kept

from .candidate import Candidate
from .context import View
from .expressions import KNOWN, Phrase
from .hits import DrugHit, TermHit
from .model import Frame, Grammar
from .pieces import ALWAYS, Piece, kinds_of
from .term_shape import is_explanation

_ALWAYS = ALWAYS | {KNOWN}
_TERMS = ("known", "use", "effect")
_DRUGS = ("drug", "drug_class")
_DEFINITE = frozenset({"the", "that", "those"})
_OF_TARGETS = frozenset({"expression", "transcription", "phosphorylation", "inhibition", "secretion", "synthesis"})
_THRIVING = frozenset({"grow", "survive", "spread", "multiply", "thrive", "proliferate", "progress"})
_HENCE = frozenset({"so", "therefore", "hence", "thus"})
_RELATIVE = frozenset({"which", "that"})
_SUPPOSING = frozenset({"if", "when", "once"})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody", "everyone", "everybody"})


@dataclass(frozen=True, slots=True)
class _Coded:
    """The pieces of a sentence as a string for the expressions, and where each begins in it."""

    pieces: Sequence[Piece]
    text: str
    starts: list[int]

    @classmethod
    def of(cls, view: View, pieces: Sequence[Piece], words: Grammar) -> _Coded:
        lowers, lemma, of = view.tree.lowers, view.tree.lemma, words.alphabet.of
        codes = []
        for piece in pieces:
            symbols = of(lowers[piece.head], lemma[piece.head])
            if piece.kind == "X" and piece.first != piece.head:  # "stopping X": how the drug is taken counts as well
                symbols += of(lowers[piece.first], lemma[piece.first])
            codes.append(f"{piece.kind}{symbols} ")
        return cls(pieces, "".join(codes), [0, *accumulate(map(len, codes))][:-1])

    def within(self, span: tuple[int, int]) -> Sequence[Piece]:
        """The pieces in a span of the string."""
        return self.pieces[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]


PhraseOf = tuple[Phrase, Frame]


def phrases_for(view: View, words: Grammar) -> list[PhraseOf]:
    """The phrases whose words a sentence has, and a drug, in their order, and for a use a known condition.

    To be asked before it is cut into pieces: most sentences need not be. All phrases for whoever traces.
    """
    phrases = words.expressions  # before any word is coded: their alphabet is complete only then
    if view.trace is not None:
        return phrases.all
    tree = view.tree
    told = list(map(_outlines(words).__getitem__, zip(tree.lowers, tree.lemma, strict=True)))
    codes = [code for code, _ in told]
    for i in view.words_of(*_DRUGS).union(view.anaphors):
        codes[i] += "DX"
    for i in view.words_of("condition"):
        codes[i] += KNOWN
    outline = "".join(codes)
    return [
        (phrase, frame)
        for phrase, frame in phrases.among(_ALWAYS.union(*[characters for _, characters in told if characters]))
        if _may_hold(view, frame) and phrase.outline.search(outline) is not None
    ]


@lru_cache(maxsize=8)  # a pipeline with frames of one's own has others
def _outlines(words: Grammar) -> Kept[tuple[str, str], tuple[str, frozenset[str]]]:
    """What words are in an outline, by the word in lower case and its lemma; and the characters of that."""

    def find(form: tuple[str, str]) -> tuple[str, frozenset[str]]:
        outline = _outline_of(*form, words)
        return outline, frozenset(outline)

    return Kept(find)


def _outline_of(lower: str, lemma: str, words: Grammar) -> str:
    """What a word is in an outline: its symbols, the kinds of piece that it may make, whether it looks like a harm."""
    classes = words.classes
    is_harm = lemma in classes["harm"] or lemma in classes["instance"] or lemma.endswith(words.endings["harm_ending"])
    kinds = kinds_of(lower, words) + kinds_of(lemma, words)
    return words.alphabet.of(lower, lemma) + kinds + (KNOWN if is_harm else "")


def _may_hold(view: View, frame: Frame) -> bool:
    """Whether a sentence may state what a phrase says: a harm anywhere but under uses, a use of a known condition."""
    if frame.fact == "side_effect":
        return view.block.section != "uses"
    return view.has("condition")


def match_phrases(
    view: View, pieces: Sequence[Piece], words: Grammar, phrases: Sequence[PhraseOf] | None = None
) -> Iterator[Candidate]:
    """Yield what phrase frames read in a sentence, given its pieces; only some of the phrases where these are given."""
    if not any(piece.kind in "DX" for piece in pieces):
        return
    if phrases is None:
        phrases = words.expressions.all
    coded = _Coded.of(view, pieces, words)
    present = frozenset(coded.text) | {KNOWN}
    for phrase, frame in phrases:
        if _may_hold(view, frame) and phrase.fits(present):
            for found in phrase.expression.finditer(coded.text):
                yield from _candidates(view, frame, coded, found, words)


def _candidates(view: View, frame: Frame, coded: _Coded, found: re.Match[str], words: Grammar) -> Iterator[Candidate]:
    """What a phrase that was found says: each of its drugs with each of its terms."""
    slots = found.groupdict()
    term_slot = next((name for name in _TERMS if slots.get(name)), "effect")
    effects = [piece for piece in coded.within(found.span(term_slot)) if piece.kind in "CHUBO"]
    if term_slot == "known" and not any(e.kind in "CH" for e in effects):
        return
    effects = [e for e in effects if not is_explanation(view, e.head) and not _says_who(view, e, words)]
    effects = [e for e in effects if not _is_mechanism(view, e, words)]
    if frame.fact == "side_effect":
        effects = [e for e in effects if not _is_relieved(view, e, words)]
    if term_slot == "use":
        effects = [e for e in effects if _may_be_treated(view, e, frame, words)]
    cue = _cue(view, found, coded)
    if _is_no_reason(view.tree, coded.within(found.span())):
        return
    pieces = [piece for piece in coded.within(found.span("drug")) if piece.kind in "DX"]
    if pieces and _feeds(view.tree, pieces[-1].end):
        return
    pieces = _one_list(view.tree, pieces)
    if frame.fact == "indication":
        pieces = [piece for piece in pieces if not _is_ended(view, piece, words)]
    drugs = _drugs_of(view, pieces[-1:] if pieces and _says_one(view.tree, pieces[-1].end) else pieces)
    for effect in effects:
        term = _term(view, effect)
        at = cue[0] if cue and view.tree.is_verb(cue[0]) else _top(view.tree, effect.head, coded.within(found.span()))
        clause = clause_at(view.tree, at)
        if frame.apart:
            set_off = effect.end < len(view.tree) and view.tree.words[effect.end] == ","
            definite = set_off or view.tree.lower(effect.first) in _DEFINITE
            if not definite or view.mention(effect.head, "condition") is None:
                continue
            clause = clause.ungoverned()
        for drug in drugs:
            yield Candidate(frame, view, clause, drug, term, None, (view, cue or (effect.head,)))


def _is_no_reason(tree: Tree, pieces: Sequence[Piece]) -> bool:
    """Whether a phrase denies its noun: "C is no reason to take X"."""
    inside = range(pieces[0].first, pieces[-1].end)
    return any(tree.lower(i) == "no" and tree.lower(i + 1) == "reason" for i in inside[:-1])


def _feeds(tree: Tree, at: int) -> bool:
    """Whether what stands there tells that an illness lives on the drug: "these cancers need X to grow"."""
    return tree.lowers[at : at + 1] == ["to"] and not _THRIVING.isdisjoint(tree.lemma[at + 1 : at + 3])


def _one_list(tree: Tree, pieces: list[Piece]) -> list[Piece]:
    """The drugs of a list up to what follows from it: X alone in "a side effect of X, so Y is given as well"."""
    for n in range(1, len(pieces)):
        if not _HENCE.isdisjoint(tree.lowers[pieces[n - 1].end : pieces[n].head]):
            return pieces[:n]
    return pieces


def _says_one(tree: Tree, at: int) -> bool:
    """Whether a clause behind a list tells of one thing, and so of its last: "X, Y or Z, which is taken for C"."""
    at += at < len(tree) and tree.words[at] == ","
    if at + 1 >= len(tree) or tree.lower(at) not in _RELATIVE:
        return False
    return tree.tag[at + 1] == "VBZ" or tree.lower(at + 1) == "was"


def _top(tree: Tree, at: int, pieces: Sequence[Piece]) -> int:
    """The noun of a phrase over its term: "link" in "a link between X and C", of which "was ruled out" denies C.

    The term itself where what it hangs from in the phrase is a drug.
    """
    top, within = at, {i for piece in pieces for i in range(piece.first, piece.end)}
    for above in tree.ancestors(at):
        if above not in within or tree.is_verb(above):
            break
        if tree.is_noun(above):
            top = above
    of_drug = any(piece.kind in "DX" and piece.first <= top < piece.end for piece in pieces)
    return at if of_drug else top


def _says_who(view: View, piece: Piece, words: Grammar) -> bool:
    """Whether it says of which people something is told: "people allergic to X should ask"."""
    return any(words.isa(view.tree.lemma[at], "people") for at in {piece.head, piece.start})


def _is_mechanism(view: View, piece: Piece, words: Grammar) -> bool:
    """Whether it is what a drug does to a target, and no harm: "the blockade of T by X", "expression of T"."""
    tree = view.tree
    if piece.start > 1 and tree.lower(piece.start - 1) == "of" and tree.lemma[piece.start - 2] in _OF_TARGETS:
        return True
    if not any(words.isa(tree.lemma[piece.head], name) for name in ("inhibit_noun", "activate_noun")):
        return False
    return any(view.mention(i, "target") for i in range(piece.start, piece.end))


def _is_relieved(view: View, piece: Piece, words: Grammar) -> bool:
    """Whether something is said to relieve it: "it eases the pain of people on X" tells no harm of X."""
    tree, verb = view.tree, view.tree.head[piece.head]
    return tree.dep[piece.head] == "dobj" and words.isa(tree.lemma[verb], "relieve_verb")


def _is_ended(view: View, piece: Piece, words: Grammar) -> bool:
    """Whether it is the end of a drug that helps: "resolved with discontinuation of the drug"."""
    return any(words.isa(view.tree.lemma[i], "ending") for i in range(piece.first, piece.end))


def _may_be_treated(view: View, piece: Piece, frame: Frame, words: Grammar) -> bool:
    """Whether a phrase is a known condition, and none of the class that the frame bars: "kidney failure"."""
    lemma = view.tree.lemma[piece.head]
    if view.mention(piece.head, "condition") is None or view.tree.dep[piece.head] == "amod" or words.isa(lemma, "sore"):
        return False
    if frame.at_large and not _of_many(view.tree, piece.first):
        return False
    barred = frame.unless.get("use")
    inside = range(piece.first, piece.end)
    return barred is None or not any(
        words.isa(form, barred) for i in inside for form in (view.tree.lemma[i], view.tree.lower(i))
    )


def _of_many(tree: Tree, at: int) -> bool:
    """Whether the noun before an illness says that many have it: "people with", "anyone with"."""
    people = next((i for i in range(at - 1, -1, -1) if tree.is_noun(i) or tree.tag[i] == "DT"), 0)
    return tree.tag[people] != "NN" or tree.lower(people) in _ANYBODY


def _term(view: View, piece: Piece) -> TermHit:
    mention = view.mention(piece.head, "condition")
    start, end = piece.start, piece.end
    if mention is not None:
        start, end = min(start, mention.start), max(end, mention.end)
    return TermHit(view, piece.head, start, end, mention)


def _drugs_of(view: View, pieces: list[Piece]) -> list[DrugHit]:
    """The drugs of a list; what a drug is ("X, a new macrolide", "a new macrolide, X") is none beside it."""
    hits = [(piece, _drugs(view, piece)) for piece in pieces]
    named = any(_is_drug(view, hit) for _, some in hits for hit in some)
    told = [(piece, h) for piece, some in hits for h in some if _is_drug(view, h) or not _is_taken_as(view, piece)]
    return [h for piece, h in told if not named or _is_drug(view, h) or not _explains(view, piece)]


def _is_taken_as(view: View, piece: Piece) -> bool:
    """Whether a class only says what a drug is sold or taken as: "first sold as a diuretic, it is used for C"."""
    return piece.first > 0 and view.tree.lower(piece.first - 1) == "as" and bool(view.topics)


def _is_drug(view: View, hit: DrugHit) -> bool:
    return view.mention(hit.start, "drug") is not None


def _explains(view: View, piece: Piece) -> bool:
    """Whether a phrase stands beside a drug's name after or before a comma, with an article."""
    tree = view.tree
    beside = (piece.first > 0 and tree.words[piece.first - 1] == ",") or (
        piece.end < len(tree) and tree.words[piece.end] == ","
    )
    return beside and tree.tag[piece.first] == "DT"


def _drugs(view: View, piece: Piece) -> list[DrugHit]:
    """The drugs that a piece names; the class before a drug's name only says what it is."""
    elsewhere = (ms for i, ms in view.mentions.items() if not piece.first <= i < piece.end)
    others = {m.key for mentions in elsewhere for m in mentions if m.kind == "drug"}
    hits: dict[str, DrugHit] = {}
    classes: dict[str, DrugHit] = {}
    for i in range(piece.first, piece.end):
        if i in view.anaphors and others <= set(view.anaphors[i][2]):  # it may well stand for another named beside
            lo, hi, keys = view.anaphors[i]
            hits.update({key: DrugHit(key, view, lo, hi) for key in keys})
        mention = view.mention(i, "drug", "drug_class")
        if mention is not None and not (mention.kind == "drug_class" and _is_called(view, mention.start)):
            into = hits if mention.kind == "drug" else classes
            into.setdefault(mention.key, DrugHit(mention.key, view, mention.start, mention.end))
    return list((hits or classes).values())


def _is_called(view: View, start: int) -> bool:
    """Whether a class only says what something is: "it's an antibiotic, prescribed for"."""
    tree, at = view.tree, start - 1
    while at > 0 and tree.tag[at][:2] in {"JJ", "RB"}:
        at -= 1
    return at > 0 and tree.lower(at) in {"a", "an"} and tree.lemma[at - 1] in {"be", "'s"}


def _cue(view: View, found: re.Match[str], coded: _Coded) -> tuple[int, ...]:
    """The words between the slots that say the relation: the verb first, where there is one, and not under "if"."""
    filled = [piece for name in found.re.groupindex for piece in coded.within(found.span(name))]
    cue = [
        piece.head
        for piece in coded.within(found.span())
        if piece.kind == "w" and piece not in filled and view.tree.words[piece.head] not in {",", ":", "."}
    ]
    verbs = sorted((i for i in cue if view.tree.is_verb(i)), key=lambda i: _is_supposed(view.tree, i))
    return tuple(dict.fromkeys((*verbs, *cue)))


def _is_supposed(tree: Tree, verb: int) -> bool:
    return any(tree.lower(k) in _SUPPOSING for k in tree.children(verb, "mark", "advmod"))
