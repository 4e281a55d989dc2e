"""Expressions that stand for a drug named elsewhere, and the drug that a sentence leaves unsaid.

The text is read once, sentence by sentence. A state remembers which drugs were spoken of and how prominently (compare
the ranking of Centering: Grosz, Joshi & Weinstein 1995, and of Lappin & Leass 1994); an expression takes the most
prominent one that agrees in number and fits its predicate, or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from . import predicates
from .find import Found, find_expressions
from .knowledge import load
from .predicates import Fit
from .view import FILE, Group, Role, Stretch, View, groups_of, role_of, verb_of

_REACH = 4  # sentences back
_TOPIC_SCORE = 2.5
_ROLE_SCORE = {Role.SUBJECT: 6.0, Role.PART: 5.0, Role.OBJECT: 4.0, Role.OBLIQUE: 3.0, Role.BESIDE: 1.0}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """An expression and what it stands for: tokens, and keys of drugs."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The anaphors that stand for drugs, and for each sentence the drugs that it is about where it leaves that unsaid."""

    anaphors: tuple[Anaphor, ...]
    topics: tuple[tuple[str, ...], ...]


def resolve(view: View, subject: Sequence[str] = (), title: Sequence[str] = ()) -> Resolution:
    """Resolve a document.

    Parameters
    ----------
    view
        Its tokens, sentences and named drugs.
    subject
        Keys of the drug that it is said to be about; every sentence is about it then.
    title
        Keys of the drugs in its title.

    Returns
    -------
    Resolution
        Anaphors in order, and one topic for each sentence.

    Examples
    --------
    >>> from .view import Named, Word
    >>> words = [Word(w) for w in "zorvex helps . it works .".split()]
    >>> view = View(words, [Stretch(0, 3), Stretch(3, 6)], [Named(0, 1, ("drug:zorvex",))])
    >>> resolve(view).anaphors
    (Anaphor(start=3, end=4, keys=('drug:zorvex',)),)
    """
    reader = _Reader(view, tuple(subject), tuple(title))
    topics = [reader.read(i) for i in range(len(view.sentences))]
    return Resolution(tuple(reader.anaphors), tuple(topics))


class _Reader:
    """Reads a document sentence by sentence."""

    def __init__(self, view: View, subject: tuple[str, ...], title: tuple[str, ...]) -> None:
        self.view = view
        self.subject = subject
        self.title = title or _main_drug(view)
        self.anaphors: list[Anaphor] = []
        self.groups = groups_of(view)
        self.by_sentence: dict[int, list[Group]] = {}
        for group in self.groups:
            self.by_sentence.setdefault(group.sentence, []).append(group)
        self.heading_topic: dict[int, tuple[str, ...]] = {}
        self.block_topic: dict[int, tuple[str, ...]] = {}

    def read(self, index: int) -> tuple[str, ...]:
        """Resolve the anaphors of one sentence and return its topic."""
        sentence = self.view.sentences[index]
        standing = self.standing_topic(sentence)
        for found in find_expressions(self.view, sentence):
            self.anaphor(found, index, standing)
        centre = self.centre(index)
        topic = self.subject or centre or standing
        if centre:
            self.block_topic[sentence.block] = centre
            if sentence.heading:
                self.heading_topic[sentence.block] = centre
        return topic

    def standing_topic(self, sentence: Stretch) -> tuple[str, ...]:
        """What the sentence is about before it is read: its paragraph, its lead-in, its headings, the document."""
        if self.subject:
            return self.subject
        blocks: Iterable[int | None] = (sentence.block, sentence.lead_in)
        for block in blocks:
            if block is not None and block in self.block_topic and not _is_heading(self.view, block):
                return self.block_topic[block]
        for heading in sentence.headings:
            if heading in self.heading_topic:
                return self.heading_topic[heading]
        return self.title

    def centre(self, index: int) -> tuple[str, ...]:
        """The drugs that a sentence itself puts first, if any."""
        groups = [g for g in self.by_sentence.get(index, ()) if g.role > Role.BESIDE]
        if not groups:
            return ()
        best = max(g.role for g in groups)
        if best >= Role.PART:
            return next(g for g in groups if g.role == best).keys
        keys = {g.keys for g in self.by_sentence[index]}
        standing = self.standing_topic(self.view.sentences[index])
        named_here = any(set(g.keys) & set(standing) for g in groups)
        return () if named_here or len(keys) > 1 else groups[0].keys

    def anaphor(self, found: Found, index: int, standing: tuple[str, ...]) -> None:
        """Resolve one expression and remember it."""
        keys = self.antecedent(found, index, standing)
        if not keys:
            return
        self.anaphors.append(Anaphor(found.start, found.end, keys))
        sentence = self.view.sentences[index]
        role = role_of(self.view, found.head, found.head + 1, sentence)
        if found.kind == "possessive" and role < Role.OBLIQUE:
            role = Role.OBLIQUE
        verb = verb_of(self.view, found.head) if self.view.parsed else -1
        group = Group(found.start, found.end, keys, found.plural or len(keys) > 1, role, verb, index)
        place = self.by_sentence.setdefault(index, [])
        # A class noun that stands for a drug ("the azole") is not one more drug.
        place[:] = sorted([g for g in place if not found.start <= g.start < found.end] + [group], key=lambda g: g.start)

    def antecedent(self, found: Found, index: int, standing: tuple[str, ...]) -> tuple[str, ...]:
        """What an expression stands for; nothing where it stands for no drug or cannot be told."""
        if found.kind in ("it", "they", "possessive"):
            return self.pronoun(found, index, standing)
        if found.kind in ("former", "latter"):
            pair = self.last_drugs(found, index, 2)
            return (pair[0 if found.kind == "former" else 1],) if len(pair) == 2 else ()
        if found.count:
            return self.several(found, index)
        return self.noun_phrase(found, index, standing)

    def pronoun(self, found: Found, index: int, standing: tuple[str, ...]) -> tuple[str, ...]:
        sentence = self.view.sentences[index]
        fit = predicates.fit(self.view, found.head, sentence)
        if fit is Fit.NO:
            return ()
        score, keys, where = self.best(found, index, standing, plural=found.plural)
        if not keys:
            return ()
        if fit is Fit.OPEN and self.rivalled(found, index, where):
            return ()
        return keys if score > 0 else ()

    def rivalled(self, found: Found, index: int, where: int) -> bool:
        """Whether a subject that is no drug stands nearer than the candidate; `where` is the candidate's token."""
        view, sentence = self.view, self.view.sentences[index]
        verb = verb_of(view, found.head)
        here = predicates.other_subjects(view, sentence.start, found.start, found.plural, verb)
        if here:
            return here[-1] > where or where < sentence.start
        if where >= sentence.start or index == 0:
            return False
        before = view.sentences[index - 1]
        if before.block != sentence.block and sentence.lead_in != before.block:
            return False
        there = predicates.other_subjects(view, before.start, before.end, found.plural)
        return bool(there) and where < before.start

    def best(
        self, found: Found, index: int, standing: tuple[str, ...], *, plural: bool | None
    ) -> tuple[float, tuple[str, ...], int]:
        """The most prominent candidate: its score, keys and first token."""
        options: list[tuple[float, tuple[str, ...], int]] = []
        verb = verb_of(self.view, found.head) if self.view.parsed else -1
        for group in self.candidates(found, index):
            if group.role is Role.COMPARED or (plural is not None and group.plural != plural):
                continue
            if group.sentence == index and group.verb == verb >= 0 and found.kind != "possessive":
                continue  # "X interacts with it": never one another
            if not self.agrees(found, group.keys):
                continue
            distance = index - group.sentence
            score = _ROLE_SCORE[group.role] - 1.5 * distance + (1.0 if group.keys == standing else 0.0)
            options.append((score, group.keys, group.start))
        if standing and (plural is None or plural == self.is_plural(standing)) and self.agrees(found, standing):
            options.append((_TOPIC_SCORE, standing, -1))
        return max(options, key=lambda o: (o[0], o[2]), default=(0.0, (), -1))

    def candidates(self, found: Found, index: int) -> list[Group]:
        """Groups before an expression, in its section, not too far back."""
        sentence = self.view.sentences[index]
        result: list[Group] = []
        for i in range(max(0, index - _REACH), index + 1):
            other = self.view.sentences[i]
            same_place = other.headings[:1] == sentence.headings[:1] and not other.heading
            over = other.heading and other.block in sentence.headings[:1]
            if i == index or same_place or over:
                result += [g for g in self.by_sentence.get(i, ()) if i < index or g.start < found.start]
        return result

    def is_plural(self, keys: tuple[str, ...]) -> bool:
        """Whether "they" fits a topic: several drugs, or a class."""
        return len(keys) > 1 or any(n.is_class and n.plural and n.keys == keys for n in self.view.named)

    def agrees(self, found: Found, keys: tuple[str, ...]) -> bool:
        """Whether a class noun or a form fits a candidate."""
        if found.class_key is None:
            return True
        return all(self.is_member(key, found) for key in keys)

    def is_member(self, key: str, found: Found) -> bool:
        """Whether a drug is of the class that an expression names."""
        name = self.view.names.get(key, key.partition(":")[2])
        group = found.class_name
        known = self.view.classes.get(key, ())
        if key == found.class_key or any(group in c or c in group for c in known):
            return True
        return name.endswith(tuple(_members().get(group, ()))) if group in _members() else not known

    def noun_phrase(self, found: Found, index: int, standing: tuple[str, ...]) -> tuple[str, ...]:
        """Resolve "the drug", "this medication", "the tablets", "the statin" or "these drugs"."""
        plural = found.plural and not found.form
        if plural:
            _, keys, _ = self.best(found, index, standing, plural=True)
            return keys
        options = self.best(found, index, standing, plural=None)
        keys = options[1]
        if len(keys) > 1 and not self.is_combination(keys):
            _, keys, _ = self.best(found, index, standing, plural=False)
        if not keys and found.class_key:
            keys = next(
                (
                    n.keys
                    for n in reversed(self.view.named)
                    if n.start < found.start and not n.is_class and self.agrees(found, n.keys)
                ),
                (),
            )
        return keys

    def is_combination(self, keys: tuple[str, ...]) -> bool:
        """Whether one name stands for several drugs."""
        return any(n.keys == keys for n in self.view.named)

    def several(self, found: Found, index: int) -> tuple[str, ...]:
        """Resolve "both", "neither drug" or "all three": that many drugs, the nearest list or those last spoken of."""
        count = found.count or 0
        before = [g for g in self.earlier(found, index) if g.role is not Role.COMPARED]
        near = [g for g in before if g.sentence >= index - _REACH and len(g.keys) == count]
        if near and not self.named_alone(before, near[-1], index):
            return near[-1].keys
        drugs = self.last_drugs(found, index, count)
        if len(drugs) == count and count == 2:
            return drugs
        exact = [g for g in before if len(g.keys) == count]
        if exact:
            return exact[-1].keys
        return self.first_drugs(before, count)

    def named_alone(self, before: Sequence[Group], group: Group, index: int) -> bool:
        """Whether after a list other drugs than its own were spoken of in two later subjects."""
        later = {g.keys for g in before if g.start > group.start and g.role >= Role.PART and g.sentence < index}
        return len([k for k in later if not set(k) <= set(group.keys)]) > 1

    def earlier(self, found: Found, index: int) -> list[Group]:
        return [
            g for i in range(index + 1) for g in self.by_sentence.get(i, ()) if g.start < found.start and not g.is_class
        ]

    def last_drugs(self, found: Found, index: int, count: int) -> tuple[str, ...]:
        """The last different drugs before an expression, in order of the text, none that is only compared with."""
        keys: list[str] = []
        for group in reversed(self.earlier(found, index)):
            if group.sentence < index - _REACH:
                break
            if group.role is not Role.COMPARED:
                keys += [k for k in reversed(group.keys) if k not in keys]
            if len(keys) >= count:
                break
        return tuple(reversed(keys[:count]))

    def first_drugs(self, before: Sequence[Group], count: int) -> tuple[str, ...]:
        """The first different drugs of the document, where there are as many."""
        keys = tuple(dict.fromkeys(k for g in before if g.role >= Role.OBJECT for k in g.keys))
        return keys[:count] if len(keys) >= count else ()


@cache
def _members() -> dict[str, list[str]]:
    return dict(load(FILE)["class_members"])


def _is_heading(view: View, block: int) -> bool:
    return any(s.block == block and s.heading for s in view.sentences)


def _main_drug(view: View) -> tuple[str, ...]:
    """The drug named most, early mentions counting more; a class only where no drug is named."""
    weights: Counter[tuple[str, ...]] = Counter()
    length = max(1, len(view.words))
    for named in view.named:
        weights[named.keys] += (20 if named.start / length < 0.2 else 10) if not named.is_class else 1
    return max(weights, key=lambda k: weights[k], default=())
