"""Expressions that stand for a drug named elsewhere, and the drug that a sentence leaves unsaid.

The text is read once, sentence by sentence. A state remembers which drugs were spoken of and how prominently (compare
the ranking of Centering: Grosz, Joshi & Weinstein 1995, and of Lappin & Leass 1994); an expression takes the most
prominent one that agrees in number and fits its predicate, or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from . import predicates
from .find import Found, find_expressions
from .knowledge import load, words
from .predicates import Fit
from .view import FILE, Group, Role, Stretch, View, groups_of, is_set_apart, phrase_root, role_of, verb_of

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_REACH = 4  # sentences back
_WINDOW = 200  # sentences back for "all three drugs"; keeps the time linear in the length of a text
_TOPIC_SCORE = 3.0
_OTHER_PARAGRAPH = 2.0
_ROLE_SCORE = {
    Role.SUBJECT: 6.0,
    Role.PART: 5.0,
    Role.OBJECT: 4.0,
    Role.ASIDE: 3.0,
    Role.OBLIQUE: 3.0,
    Role.BESIDE: 1.0,
}


class Anaphor(NamedTuple):
    """An expression and what it stands for: tokens, and keys of drugs."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The anaphors that stand for drugs, and for each sentence the drugs it is about where it leaves that unsaid."""

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
        self.groups = groups_of(view)
        self.title = title if title and not self.describes(title) else _main_drug(view) or title
        self.anaphors: list[Anaphor] = []
        self.by_sentence: dict[int, list[Group]] = {}
        for group in self.groups:
            self.by_sentence.setdefault(group.sentence, []).append(group)
        self.heading_topic: dict[int, tuple[str, ...]] = {}
        self.block_topic: dict[int, tuple[str, ...]] = {}
        self.pair: tuple[int, tuple[str, ...]] = (-9, ())
        self.kept_topic: dict[int, tuple[str, ...]] = {}

    def read(self, index: int) -> tuple[str, ...]:
        """Resolve the anaphors of one sentence and return its topic."""
        sentence = self.view.sentences[index]
        standing = self.standing_topic(sentence)
        for found in find_expressions(self.view, sentence):
            self.anaphor(found, index, standing)
        self.keep_topic(index, standing)
        centre = self.centre(index)
        topic = self.subject or centre or (() if self.is_set_apart(standing, index, sentence.end) else standing)
        if centre:
            self.block_topic[sentence.block] = centre
            if sentence.heading:
                self.heading_topic[sentence.block] = centre
        return topic

    def describes(self, keys: tuple[str, ...]) -> bool:
        """Whether a title or heading only says what kind of drug it is: "Regulator clears a new painkiller"."""
        return (
            len(keys) == 1 and not self.is_plural(keys) and any(n.is_class and n.keys == keys for n in self.view.named)
        )

    def keep_topic(self, index: int, standing: tuple[str, ...]) -> None:
        """Note that a sentence speaks of the topic still, though another drug is its subject.

        "X can lower the level of <topic>. Don't take it ...": what was spoken of all along is taken up again (the
        backward-looking centre of Centering).
        """
        if len(standing) != 1:
            return
        spoken_of = [g for g in self.by_sentence.get(index, ()) if g.role > Role.COMPARED]
        together = any(g.role >= Role.PART and set(g.keys) > set(standing) for g in spoken_of)
        together = together or any(self.is_introduced(g) and g.keys != standing for g in spoken_of)
        if not together and any(g.keys == standing for g in spoken_of):
            self.kept_topic[index] = standing

    def is_introduced(self, group: Group) -> bool:
        """Whether a sentence says what a drug is, and so goes on about it: "X is an antidote that binds <topic>"."""
        attributes = [c for c in self.view.children.get(group.verb, ()) if self.view.words[c].dep == "attr"]
        return group.role is Role.SUBJECT and any(self.view.words[a].tag.startswith("N") for a in attributes)

    def standing_topic(self, sentence: Stretch) -> tuple[str, ...]:
        """What the sentence is about before it is read: its paragraph, its lead-in, its headings, the document."""
        if self.subject:
            return self.subject
        blocks: Iterable[int | None] = (sentence.block, sentence.lead_in)
        for block in blocks:
            if block is not None and block in self.block_topic and block not in self.view.heading_blocks:
                return self.block_topic[block]
        for heading in sentence.headings:
            if heading in self.heading_topic:
                return self.heading_topic[heading]
        return self.title

    def centre(self, index: int) -> tuple[str, ...]:
        """The drugs that a sentence itself puts first, if any."""
        groups = [g for g in self.by_sentence.get(index, ()) if g.role > Role.BESIDE]
        if not groups or self.is_afterthought(groups[0], index):
            return ()
        if index in self.kept_topic:
            return self.kept_topic[index]
        if self.view.sentences[index].heading:
            keys = _of_heading(groups)
            return () if self.describes(keys) else keys
        best = max(g.role for g in groups)
        if best >= Role.PART:
            first = [g.keys for g in groups if g.role == best]
            return self.title if self.title in first else first[0]
        if len(self.title) == 1 and {g.keys for g in self.by_sentence[index]} == {self.title}:
            return self.title  # back to what the document is about: "It occurred in 22 % of the X group"
        standing = self.standing_topic(self.view.sentences[index])
        if any(set(g.keys) & set(standing) for g in groups):
            return ()  # it stays the topic
        main = [g for g in groups if self.is_central(g)]
        return main[0].keys if len({g.keys for g in self.by_sentence[index]}) == 1 and main else ()

    def is_afterthought(self, first: Group, index: int) -> bool:
        """Whether a sentence names its first drug after a semicolon: "Headache is common; X may also cause rash."

        What stands before it is said of what the text speaks of, and so is the next sentence.
        """
        sentence = self.view.sentences[index]
        before = self.view.words[sentence.start : first.start]
        at = next((i for i, word in enumerate(before) if word.lower == ";"), None)
        is_clause = at is not None and any(w.tag in _FINITE for w in before[:at])
        return is_clause and bool(self.standing_topic(sentence))

    def is_central(self, group: Group) -> bool:
        """Whether a drug that is no subject may still be what its sentence is about: "Doctors prescribe X"."""
        if self.view.sentences[group.sentence].heading or not self.view.parsed:
            return True
        verb = self.view.words[group.verb] if group.verb >= 0 else None
        return group.role is Role.OBJECT and verb is not None and verb.dep in ("ROOT", "conj", "ccomp")

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
            return self.one_of_two(found, index)
        if found.kind == "class":
            return self.class_of(found, standing)
        if found.count:
            return self.several(found, index, standing)
        return self.noun_phrase(found, index, standing)

    def class_of(self, found: Found, standing: tuple[str, ...]) -> tuple[str, ...]:
        """Resolve "this class": that of which the text speaks, or to which what it speaks of belongs."""
        named = [n.keys for n in self.view.named if n.is_class and n.start < found.start]
        if standing in named:
            return standing
        own = {c for key in standing for c in self.view.classes.get(key, ())}
        return next((keys for keys in reversed(named) if self.view.names.get(keys[0], "").lower() in own), ())

    def one_of_two(self, found: Found, index: int) -> tuple[str, ...]:
        """Resolve "the former" or "the latter"; the second of the two goes by the pair of the first."""
        at, pair = self.pair
        if found.kind == "former" or index - at > 1 or len(pair) != 2:
            pair = self.subjects(found, index) or self.last_drugs(found, index, 2)
            self.pair = (index, pair)
        return (pair[0 if found.kind == "former" else 1],) if len(pair) == 2 else ()

    def subjects(self, found: Found, index: int) -> tuple[str, ...]:
        """The two drugs or classes that were subjects in the nearest sentences, where there are just two."""
        keys: dict[str, None] = {}
        for i in range(index, max(-1, index - 3), -1):
            groups = [g for g in self.by_sentence.get(i, ()) if g.role >= Role.PART and g.end <= found.start]
            keys = {**dict.fromkeys(k for g in groups for k in g.keys), **keys}
            if len(keys) > 1:
                break
        return tuple(keys) if len(keys) == 2 else ()

    def pronoun(self, found: Found, index: int, standing: tuple[str, ...]) -> tuple[str, ...]:
        sentence = self.view.sentences[index]
        fit = predicates.fit(self.view, found.head, sentence)
        if fit is Fit.NO:
            return ()
        score, keys, where = self.best(found, index, standing, plural=found.plural)
        if fit is Fit.OPEN and (self.too_early(found, where) or self.rivalled(found, index, where)):
            return ()
        return keys if score > 0 else ()

    def too_early(self, found: Found, where: int) -> bool:
        """Whether nothing but the document's topic could be meant, and no drug has been named yet."""
        return where < 0 and not self.subject and not any(n.start < found.start for n in self.view.named)

    def rivalled(self, found: Found, index: int, where: int) -> bool:
        """Whether a subject that is no drug stands nearer than the candidate; `where` is the candidate's token."""
        view, sentence = self.view, self.view.sentences[index]
        if found.plural and any(w.lower in _persons() for w in view.words[sentence.start : found.start]):
            return True
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
            if group.sentence == index and found.kind != "possessive" and self.is_bound(found, group, verb):
                continue
            if not self.agrees(found, group.keys):
                continue
            score = self.prominence(group, index, standing)
            score += 2.0 if group.verb == verb >= 0 else 0.0  # "X, despite its price, ..."
            options.append((score, group.keys, group.start))
        fits = standing and (plural is None or plural == self.is_plural(standing)) and self.agrees(found, standing)
        if fits and not self.is_set_apart(standing, index, found.start):
            options.append((_TOPIC_SCORE, standing, -1))
        return max(options, key=lambda o: (o[0], o[2]), default=(0.0, (), -1))

    def is_set_apart(self, keys: tuple[str, ...], index: int, end: int) -> bool:
        """Whether a sentence up to `end` only sets these drugs apart from what it speaks of: "Unlike X, the drug"."""
        before = [g for g in self.by_sentence.get(index, ()) if g.start < end and set(g.keys) & set(keys)]
        return bool(before) and all(is_set_apart(self.view, g.start, self.view.sentences[index]) for g in before)

    def is_bound(self, found: Found, group: Group, verb: int) -> bool:
        """Whether grammar keeps the two apart: "X interacts with it", "antacids, which stop it being absorbed"."""
        if group.verb == verb >= 0:
            return True
        words_, token = self.view.words, found.head
        for _ in range(12):
            head = words_[token].head
            if head == token or head < 0:
                return False
            if words_[token].dep == "relcl":
                subjects = [c for c in self.view.children.get(token, ()) if words_[c].dep in ("nsubj", "nsubjpass")]
                if any(words_[c].tag in ("WDT", "WP") for c in subjects) and self.in_phrase(group, head):
                    return True
            token = head
        return False

    def in_phrase(self, group: Group, head: int) -> bool:
        """Whether a noun is the head of, or listed with, a group."""
        return group.start <= head < group.end or phrase_root(self.view, head) == phrase_root(self.view, group.start)

    def prominence(self, group: Group, index: int, standing: tuple[str, ...]) -> float:
        """How much a group stands in the foreground when a sentence is read."""
        distance = index - group.sentence
        role = Role.SUBJECT if group.role is Role.ASIDE and (not distance or group.keys == standing) else group.role
        score = _ROLE_SCORE[role] - 1.5 * distance
        if distance == 0:
            score += 3.0 if role is Role.SUBJECT else 1.5
        there, here = self.view.sentences[group.sentence], self.view.sentences[index]
        if there.block != here.block and not there.heading and there.block != here.lead_in:
            score -= _OTHER_PARAGRAPH
        score += 1.0 if group.keys == standing else 0.0
        score += 2.5 if self.kept_topic.get(group.sentence) == group.keys else 0.0
        window = [w.lower for w in self.view.words[max(0, group.start - 6) : group.start]]
        bracketed = "(" in window and ")" not in window
        return score - (2.0 if bracketed else 0.0)

    def candidates(self, found: Found, index: int) -> list[Group]:
        """Groups before an expression, in its section, not too far back."""
        sentence = self.view.sentences[index]
        result: list[Group] = []
        for i in range(max(0, index - _REACH), index + 1):
            other = self.view.sentences[i]
            same_place = other.headings[:1] == sentence.headings[:1] and not other.heading
            over = other.heading and other.block in sentence.headings[:1]
            if other.lead_in is not None and other.lead_in not in (sentence.lead_in, sentence.block):
                same_place = same_place and other.block == sentence.block  # a list is left with its last item
            if i == index or same_place or over:
                result += [g for g in self.by_sentence.get(i, ()) if i < index or g.start < found.start]
        return result

    def is_plural(self, keys: tuple[str, ...]) -> bool:
        """Whether "they" fits a topic: several drugs, or a class."""
        return len(keys) > 1 or keys in self.view.plural_classes

    def agrees(self, found: Found, keys: tuple[str, ...]) -> bool:
        """Whether a class noun or a form fits a candidate."""
        if found.word:  # "your inhalers": only of a drug that comes in that form
            return any(found.word in form for key in keys for form in self.view.forms.get(key, ()))
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
        endings = [e for word, ends in _members().items() if word in group for e in ends]
        return name.endswith(tuple(endings)) if endings else not known

    def is_known_member(self, key: str, found: Found) -> bool:
        """Whether the text or the lexicon says that a drug is of the class that an expression names."""
        return any(found.class_name in c or c in found.class_name for c in self.view.classes.get(key, ()))

    def noun_phrase(self, found: Found, index: int, standing: tuple[str, ...]) -> tuple[str, ...]:
        """Resolve "the drug", "this medication", "the tablets", "the statin" or "these drugs"."""
        plural = found.plural and not found.form
        if plural:
            _, keys, _ = self.best(found, index, standing, plural=True)
            if self.is_plural(keys):
                return keys
            return next((topic for topic in (standing, self.title) if self.is_plural(topic)), ())
        options = self.best(found, index, standing, plural=None)
        keys = options[1]
        if found.class_key is None and not found.plural and keys in self.view.plural_classes:
            keys = self.title if self.title not in self.view.plural_classes else ()  # "the drug" is no "statins"
        own = tuple(key for key in keys if found.class_key and self.is_known_member(key, found))
        if len(own) == 1 < len(keys):
            return own  # "X and Y ... With the statin": which of them is one
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
        if not keys and found.general:
            return self.noun_phrase(replace(found, class_key=None, class_name="", general=False), index, standing)
        return keys

    def is_combination(self, keys: tuple[str, ...]) -> bool:
        """Whether one name stands for several drugs."""
        return keys in self.view.together

    def several(self, found: Found, index: int, standing: tuple[str, ...]) -> tuple[str, ...]:
        """Resolve "both", "neither drug" or "all three": that many drugs, the nearest list or those last spoken of."""
        if found.form and len(standing) == 1:
            return standing  # "neither form" is of one drug
        count = found.count
        if found.end - found.start == 1 and self.is_of_others(found, index):
            return ()
        classes = frozenset(k for n in self.view.named if n.is_class for k in n.keys)
        if found.kinds:
            return next((keys for keys in (standing, self.title) if len(keys) == count and classes >= {*keys}), ())
        verb = verb_of(self.view, found.head) if self.view.parsed else -1
        before = [
            g
            for g in self.earlier(found, index)
            if g.role is not Role.COMPARED and not (g.sentence == index and g.verb == verb >= 0)
        ]
        block = self.view.sentences[index].block
        here = [g for g in before if len(g.keys) == count and self.view.sentences[g.sentence].block == block]
        if not here and len(standing) == count and classes.isdisjoint(standing):
            return standing
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

    def is_of_others(self, found: Found, index: int) -> bool:
        """Whether a list that names no drug goes before "both": "Fever and rash are early signs, and both subside"."""
        start = self.view.sentences[index].start
        subjects = predicates.other_subjects(self.view, start, found.start, plural=True)
        listed = [s for s in subjects if any(self.view.words[c].dep == "conj" for c in self.view.children.get(s, ()))]
        drugs = [g.start for g in self.by_sentence.get(index, ()) if g.start < found.start]
        return bool(listed) and not drugs

    def named_alone(self, before: Sequence[Group], group: Group, index: int) -> bool:
        """Whether after a list other drugs than its own were spoken of in two later subjects."""
        later = {g.keys for g in before if g.start > group.start and g.role >= Role.PART and g.sentence < index}
        return len([k for k in later if not set(k) <= set(group.keys)]) > 1

    def earlier(self, found: Found, index: int) -> list[Group]:
        return [
            g
            for i in range(max(0, index - _WINDOW), index + 1)
            for g in self.by_sentence.get(i, ())
            if g.start < found.start and not g.is_class
        ]

    def last_drugs(self, found: Found, index: int, count: int) -> tuple[str, ...]:
        """The last different drugs before an expression, in order of the text, none that is only compared with."""
        keys: list[str] = []
        for group in reversed(self.earlier(found, index)):
            if group.sentence < index - _REACH:
                break
            if group.role > Role.BESIDE:
                keys += [k for k in reversed(group.keys) if k not in keys]
            if len(keys) >= count:
                break
        order = self.view.order
        last = tuple(reversed(keys[:count]))
        return last if found.kind in ("former", "latter") else tuple(sorted(last, key=lambda k: order.get(k, 0)))

    def first_drugs(self, before: Sequence[Group], count: int) -> tuple[str, ...]:
        """The first different drugs of the document, where there are as many."""
        keys = tuple(dict.fromkeys(k for g in before if g.role >= Role.OBJECT for k in g.keys))
        return keys[:count] if len(keys) >= count else ()


@cache
def _persons() -> frozenset[str]:
    return words(FILE, "persons")


@cache
def _members() -> dict[str, list[str]]:
    return dict(load(FILE)["class_members"])


def _main_drug(view: View) -> tuple[str, ...]:
    """The drug named most, early mentions counting more; a class only where no drug is named."""
    weights: Counter[tuple[str, ...]] = Counter()
    length = max(1, len(view.words))
    for named in view.named:
        weights[named.keys] += (20 if named.start / length < 0.2 else 10) if not named.is_class else 1
    ranked = weights.most_common(2)
    # Where two are named about as often, the document is about neither alone.
    clear = len(ranked) == 1 or (len(ranked) == 2 and 2 * ranked[0][1] >= 3 * ranked[1][1])
    return ranked[0][0] if clear else ()


def _of_heading(groups: Sequence[Group]) -> tuple[str, ...]:
    """The drugs that a heading names, otherwise its classes."""
    drugs = [g for g in groups if not g.is_class] or list(groups)
    return tuple(dict.fromkeys(k for g in drugs for k in g.keys))
