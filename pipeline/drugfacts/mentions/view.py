"""A light view of a parsed (or only tokenised) document, for the functions that resolve anaphors without spaCy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, cached_property
from typing import NamedTuple

from .knowledge import load, words

FILE = "anaphora.yaml"


class Word(NamedTuple):
    """A token.

    Attributes
    ----------
    lower : str
        Its text in lower case with straight quotes.
    tag, dep : str
        Penn tag and dependency label; empty without a parse.
    head : int
        Index of its head; its own where it is a root or there is no parse.
    """

    lower: str
    tag: str = ""
    dep: str = ""
    head: int = -1


class Named(NamedTuple):
    """A drug or class that is named: tokens from `start` to `end`, and the keys (several for a combination)."""

    start: int
    end: int
    keys: tuple[str, ...]
    is_class: bool = False
    plural: bool = False


class Stretch(NamedTuple):
    """A sentence: tokens from `start` to `end`, its block, and the blocks over that, the nearest first.

    `title` marks a sentence of a title or heading; `lead_in` is the block that introduces an item.
    """

    start: int
    end: int
    block: int = 0
    headings: tuple[int, ...] = ()
    heading: bool = False
    lead_in: int | None = None


class Role(IntEnum):
    """What a drug is in its sentence; the greater, the likelier a later expression refers to it."""

    COMPARED = 0
    BESIDE = 1
    OBLIQUE = 2
    ASIDE = 3  # subject of what is but added to the sentence: "It is used in C, although X is licensed for it"
    OBJECT = 4
    PART = 5  # possessor or complement of the subject: "the side effects of X"
    SUBJECT = 6


class Group(NamedTuple):
    """Drugs that a sentence names together, or an anaphor with what it stands for.

    Attributes
    ----------
    start, end : int
        Tokens.
    keys : tuple of str
        In order of the text.
    plural : bool
        Whether "they" fits, rather than "it".
    role : Role
        In its sentence.
    verb : int
        Index of the governing verb, or -1.
    sentence : int
        Index of its sentence.
    is_class : bool
        Whether it names a class.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    plural: bool
    role: Role
    verb: int
    sentence: int
    is_class: bool = False


@dataclass(frozen=True)
class View:
    """Tokens, sentences and named drugs of a document, all in order.

    Attributes
    ----------
    words : sequence of Word
    sentences : sequence of Stretch
    named : sequence of Named
    classes : mapping
        Key of a drug → names of its classes, in lower case.
    forms : mapping
        Key of a drug → names of its forms.
    names : mapping
        Key → name.
    """

    words: Sequence[Word]
    sentences: Sequence[Stretch]
    named: Sequence[Named]
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @cached_property
    def parsed(self) -> bool:
        """Whether there is a parse."""
        return any(w.dep for w in self.words)

    @cached_property
    def together(self) -> frozenset[tuple[str, ...]]:
        """Keys of what one name stands for: of a combination several."""
        return frozenset(n.keys for n in self.named)

    @cached_property
    def plural_classes(self) -> frozenset[tuple[str, ...]]:
        """Keys of the classes that are named in the plural."""
        return frozenset(n.keys for n in self.named if n.is_class and n.plural)

    @cached_property
    def order(self) -> dict[str, int]:
        """Keys in order of first mention."""
        return {key: i for i, key in enumerate(dict.fromkeys(k for n in self.named for k in n.keys))}

    @cached_property
    def heading_blocks(self) -> frozenset[int]:
        """Blocks that are titles, headings or questions."""
        return frozenset(s.block for s in self.sentences if s.heading)

    @cached_property
    def _starts(self) -> list[int]:
        return [n.start for n in self.named]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Index of a token → indices of its children."""
        children: dict[int, list[int]] = {}
        for i, word in enumerate(self.words):
            if word.dep and word.head != i:
                children.setdefault(word.head, []).append(i)
        return children

    def named_at(self, token: int) -> Named | None:
        """The named drug that covers a token."""
        at = bisect_right(self._starts, token) - 1
        return self.named[at] if at >= 0 and token < self.named[at].end else None

    def text(self, start: int, end: int) -> str:
        """Tokens in lower case, apart by blanks."""
        return " ".join(w.lower for w in self.words[start:end])

    def root(self, start: int, end: int) -> int:
        """The token of a stretch whose head lies outside it; without a parse the last."""
        for i in range(start, end):
            head = self.words[i].head
            if self.words[i].dep and (head == i or not start <= head < end):
                return i
        return end - 1


_TOO = ("as well", "too", "with it", "at the same time", "in addition", "together", "concomitantly", "concurrently")
_UP = frozenset({"conj", "appos", "compound", "nmod", "amod", "nummod"})
_ARTICLES = frozenset({"a", "an", "the"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_DEPTH = 6
_LABEL = 12  # words of "X (Brand and generics)" before its colon
_ENDS = frozenset({".", ";", "?", "!"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_BETWEEN = frozenset({",", "and", "or", "nor", "/", "&", "(", ")", "both", "either", "vs", "vs.", "versus", "-", ";"})


def phrase_root(view: View, token: int) -> int:
    """The head of the whole noun phrase that a token belongs to: "tablets" of "minoxidil tablets and capsules"."""
    for _ in range(12):
        word = view.words[token]
        if word.dep not in _UP or word.head == token or view.words[word.head].tag.startswith("V"):
            break
        token = word.head
    return token


def verb_of(view: View, token: int) -> int:
    """The verb that governs a token, or -1."""
    for _ in range(20):
        if view.words[token].tag.startswith(("V", "MD")) or view.words[token].dep == "ROOT":
            return token
        head = view.words[token].head
        if head == token or head < 0:
            return -1
        token = head
    return -1


def role_of(view: View, start: int, end: int, sentence: Stretch) -> Role:
    """What a stretch of tokens is in its sentence."""
    if _cued(view, start, sentence, "comparison"):
        return Role.COMPARED
    if _cued(view, start, sentence, "concomitant"):
        return Role.BESIDE
    if start == sentence.start and _is_label(view, start, sentence):
        return Role.SUBJECT
    role = _parsed_role(view, start, end, sentence) if view.words[start].dep else _plain_role(view, start, sentence)
    if role > Role.OBLIQUE and _cued(view, start, sentence, "examples"):
        return Role.OBLIQUE
    beside = role in (Role.OBLIQUE, Role.OBJECT, Role.PART) and _cued(view, start, sentence, "beside")
    return Role.BESIDE if beside else role


def is_set_apart(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a sentence says at a drug's first token that it speaks of something else: "Unlike X, ..."."""
    return _cued(view, start, sentence, "contrast")


def _parsed_role(view: View, start: int, end: int, sentence: Stretch) -> Role:
    own = view.words[view.root(start, end)].dep
    named = view.named_at(start)
    if named is not None and named.is_class and own in ("appos", "attr", "oprd") and not _is_after_colon(view, start):
        return Role.COMPARED  # "X, an antibiotic, ...", "X is an antibiotic": the drug is meant, not the class
    if named is not None and named.is_class and _is_kind(view, named, sentence):
        return Role.COMPARED  # "An oral antifungal that blocks C": what the drug is of which the text speaks
    if _is_setting(view, start, sentence):
        return Role.PART
    token = phrase_root(view, view.root(start, end))
    dep = view.words[token].dep
    if dep == "attr" and any(view.words[c].dep == "neg" for c in view.children.get(view.words[token].head, ())):
        return Role.COMPARED  # "It is not an amphetamine": what it is not
    if dep in _SUBJECT and view.words[view.words[token].head].dep == "relcl":
        return Role.BESIDE  # "aches, which X relieves": said beside what the sentence is about
    if dep in _SUBJECT and _is_added(view, view.words[token].head, sentence):
        return Role.BESIDE
    if dep in _SUBJECT and _is_aside(view, view.words[token].head, start, sentence):
        return Role.ASIDE
    if dep in _SUBJECT or (dep == "ROOT" and not view.words[token].tag.startswith("V")) or _is_there(view, token):
        return Role.SUBJECT
    if dep == "poss":
        owner = phrase_root(view, view.words[token].head)
        return Role.PART if view.words[owner].dep in _SUBJECT | {"ROOT"} else Role.OBLIQUE
    if dep == "pobj":
        return _prepositional_role(view, token, sentence)
    if dep in ("dobj", "attr", "oprd", "dative"):
        return Role.OBJECT
    return Role.OBLIQUE


def _is_added(view: View, verb: int, sentence: Stretch) -> bool:
    """Whether a clause says what else is taken: "rare unless X is given", "if X is taken as well"."""
    if view.words[verb].dep != "advcl":
        return False
    marks = {view.words[c].lower for c in view.children.get(verb, ()) if view.words[c].dep in ("mark", "advmod")}
    if "unless" in marks:
        return True
    after = view.text(verb, min(verb + 4, sentence.end)).split(" , ")[0]
    return not marks.isdisjoint(("if", "when")) and any(
        after.startswith(view.words[verb].lower + " " + w) for w in _TOO
    )


def _is_label(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a sentence opens with a drug and a colon: "X (Brand): rash, itching." speaks of X."""
    named = view.named_at(start)
    if named is None or named.start != start:
        return False
    after = named.end
    while after < sentence.end - 1 and after - start < _LABEL and not view.words[after].lower.endswith(":"):
        if view.words[after].tag.startswith(("V", "MD")) or view.words[after].lower in _ENDS:
            return False
        after += 1
    return after < sentence.end and view.words[after].lower.endswith(":")


def _is_after_colon(view: View, start: int) -> bool:
    """Whether a heading names its subject last: "A class in review: the statins"."""
    return any(view.words[i].lower == ":" for i in range(max(0, start - 2), start))


def _is_kind(view: View, named: Named, sentence: Stretch) -> bool:
    """Whether a sentence without a verb of its own says what kind of drug another is: "Capsid inhibitor."."""
    if named.plural or sentence.heading or view.words[phrase_root(view, named.end - 1)].dep != "ROOT":
        return False
    if view.words[phrase_root(view, named.end - 1)].tag.startswith("V"):
        return False
    before = [w.lower for w in view.words[sentence.start : named.start]]
    return before[:1] in (["a"], ["an"]) or (not before and sentence.end - named.end < 2)


def _is_aside(view: View, verb: int, start: int, sentence: Stretch) -> bool:
    """Whether a verb's clause is but added to what its sentence says: "..., although X is licensed for it"."""
    for _ in range(_DEPTH):
        if view.words[verb].dep in ("advcl", "ROOT"):
            break
        if view.words[verb].dep not in ("conj", "ccomp", "xcomp"):
            return False
        verb = view.words[verb].head
    opens = min((i for i in view.children.get(verb, ()) if view.words[i].lower in words(FILE, "adding")), default=start)
    if not sentence.start < opens < start:
        return False
    if view.words[opens - 1].lower in words(FILE, "focus"):
        return True  # "C, particularly when X is taken"
    if _is_cause(view, verb, opens):
        return False
    # "They bled, two of them after X was given": the parser may take what is added for the sentence's own verb.
    return any(view.words[i].tag in _FINITE for i in range(sentence.start, opens))


def _is_cause(view: View, verb: int, opens: int) -> bool:
    """Whether it is said what taking a drug brings about: "C happens when X is taken"."""
    return view.words[opens].lower in ("when", "whenever", "if") and view.words[verb].lower in words(FILE, "taken")


def _is_there(view: View, token: int) -> bool:
    """Whether a sentence brings a drug up to speak of it: "There is also X", "There is a cream with X"."""
    word = view.words[token]
    if word.dep == "pobj" and view.words[word.head].lower in ("with", "of", "containing"):
        owner = view.words[word.head].head
        return view.words[owner].lower in _forms() and _is_there(view, owner)
    return word.dep == "attr" and any(view.words[c].dep == "expl" for c in view.children.get(word.head, ()))


@cache
def _forms() -> frozenset[str]:
    return frozenset(n.strip() for line in section("nouns")["form"] for n in line.split("|"))


def _is_setting(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a sentence opens with those who were given a drug: "Among those given X, ..."."""
    before = [w.lower for w in view.words[sentence.start : start]]
    if not 2 < len(before) < 9 or before[0] not in ("among", "in", "of"):
        return False
    return "," not in before and not words(FILE, "given").isdisjoint(before)


def _prepositional_role(view: View, token: int, sentence: Stretch) -> Role:
    """Of the subject ("the use of X"), before the subject ("With X, ..."), or neither."""
    preposition = view.words[token].head
    owner = view.words[preposition].head
    if view.words[preposition].lower == "of" and view.words[phrase_root(view, owner)].dep in _SUBJECT | {"ROOT"}:
        return Role.PART
    fronted = preposition - sentence.start < 3 and view.words[preposition].lower in ("with", "for", "on", "of")
    return Role.PART if fronted else Role.OBLIQUE


def _plain_role(view: View, start: int, sentence: Stretch) -> Role:
    """A guess without a parse: what begins a clause is its subject."""
    before = view.words[start - 1].lower if start > sentence.start else ""
    if before in ("", ",", "and", "but", ";", ":", "that", "whereas", "while", "because", "although", "whether"):
        return Role.SUBJECT
    if before in ("of", "with", "by", "to", "for", "in", "on", "from", "against", "given", "taking"):
        return Role.OBLIQUE
    return Role.SUBJECT if start - sentence.start < 4 else Role.OBJECT


def _cued(view: View, start: int, sentence: Stretch, section: str) -> bool:
    """Whether a cue stands before a token, with nothing but other names and small words between."""
    cues, skip = words(FILE, section), words(FILE, "comparison_skip")
    token, steps = start, 0
    while token > sentence.start and steps < 12:
        for length in (1, 2, 3, 4):
            if token - length >= sentence.start and view.text(token - length, token) in cues:
                return True
        between = view.named_at(token - 1)
        if between is None and view.words[token - 1].lower not in (_ARTICLES if section == "beside" else skip):
            return False
        token = between.start if between else token - 1
        steps += 1
    return False


def groups_of(view: View) -> list[Group]:
    """Put drugs that stand together ("X (Brand) and Y") into one group each."""
    starts = [s.start for s in view.sentences]
    runs: list[list[Named]] = []
    following = {n.start for n in view.named}
    for named in view.named:
        if named.is_class and named.end in following:
            continue  # "the antidepressants sertraline and paroxetine": the drugs are meant
        if runs and _joined(view, runs[-1][-1], named, starts):
            runs[-1].append(named)
        else:
            runs.append([named])
    return [_group(view, run, bisect_right(starts, run[0].start) - 1) for run in runs]


def _joined(view: View, left: Named, right: Named, starts: Sequence[int]) -> bool:
    if bisect_right(starts, left.start) != bisect_right(starts, right.start) or left.is_class != right.is_class:
        return False
    between = [w.lower for w in view.words[left.end : right.start]]
    if between == [","]:
        return _listed(view, left, right, starts)
    if not between or len(between) > 8:
        return not between
    return all(w in _BETWEEN for w in between) or (between[0] == "(" and between[-1] in ("and", "or", ","))


def _listed(view: View, left: Named, right: Named, starts: Sequence[int]) -> bool:
    """Whether a comma alone joins two: "A, B and C", but not "Unlike A, B" or "A works, B does not"."""
    sentence = view.sentences[bisect_right(starts, left.start) - 1]
    if _cued(view, left.start, sentence, "comparison"):
        return view.words[right.end].lower in _BETWEEN if right.end < sentence.end else False
    return not view.parsed or view.words[view.root(right.start, right.end)].dep not in _SUBJECT


def _group(view: View, run: Sequence[Named], sentence: int) -> Group:
    keys = tuple(dict.fromkeys(k for n in run for k in n.keys))
    start, end = run[0].start, run[-1].end
    root = view.root(run[0].start, run[0].end)
    one = len({n.keys for n in run}) == 1
    tail = phrase_root(view, root) if view.parsed else root
    form = view.words[tail].lower.removesuffix("s") in words_of_forms()  # "minoxidil tablets ... they"
    plural_head = form and view.words[tail].tag == "NNS"
    return Group(
        start,
        end,
        keys,
        not one or run[0].plural or plural_head,
        role_of(view, run[0].start, run[0].end, view.sentences[sentence]),
        verb_of(view, tail) if view.parsed else -1,
        sentence,
        run[0].is_class,
    )


@cache
def words_of_forms() -> frozenset[str]:
    """Nouns for forms, in the singular."""
    return frozenset(n.strip() for line in section("nouns")["form"] for n in line.split("|"))


@cache
def section(name: str) -> dict[str, list[str]]:
    """A mapping of the data file."""
    return dict(load(FILE)[name])


@cache
def listed(name: str) -> list[str]:
    """A list of the data file."""
    return list(load(FILE)[name])
