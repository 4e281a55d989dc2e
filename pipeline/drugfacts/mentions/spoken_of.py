"""Of which drugs a sentence may speak that names none, and what speaks for each, when the text was read to its end.

What it counts for says :mod:`.likelier`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .discourse import Anaphor, Discourse
from .roles import Role

Keys = tuple[str, ...]

NOBODY: Keys = ()
"""A choice where the rules found nothing: that the sentence speaks of no drug."""

_BACK = 4
"""Sentences back from which drugs are taken."""
_MOST = 40
"""So many of what was spoken of before, the nearest: more stand in lists."""
_TOLD = 3
"""Sentences back of which it is told as what each drug stood there."""
_FAR = 11
"""Sentences back up to which it is counted how long ago a drug was named."""
_BEGINNING = 6
"""Words of a sentence among which a pronoun points at what it speaks of."""
_OFTEN, _SHARES = 6, 5
_DRUGS = ("one drug", "two drugs", "several drugs")
_CLASSES = ("one class", "two classes", "several classes")
_ONE = frozenset({"it", "its", "this"})
_MANY = frozenset({"they", "their", "them", "these", "both", "either", "neither"})
_NAMES_NONE: frozenset[str] = frozenset()


class Choice(NamedTuple):
    """Drugs that a sentence may speak of, together, and the names of what speaks for them."""

    keys: Keys
    seen: tuple[str, ...]


class Choices(NamedTuple):
    """What a sentence may speak of.

    Attributes
    ----------
    sentence : int
        Its place in the text.
    found : tuple of str
        What the rules found that it speaks of.
    open : list of Choice
        That, and what else is near; :data:`NOBODY` first, where they found nothing.
    """

    sentence: int
    found: Keys
    open: list[Choice]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a text: by sentence, what it is about, and its expressions with what they stand for."""

    topics: Sequence[Keys]
    anaphors: Sequence[Sequence[Anaphor]]

    def answer(self, index: int) -> Keys:
        """What a sentence speaks of: what its first expression stands for, or else what it is about."""
        here = self.anaphors[index]
        return here[0].keys if here else self.topics[index]

    def rather(self, better: Mapping[int, Keys]) -> Found:
        """Return the same, with other drugs in place of those of which some sentences were found to speak.

        Examples
        --------
        >>> found = Found([("drug:x",), ("drug:x",)], [(), (Anaphor(5, 6, ("drug:x",)),)])
        >>> found.rather({1: ("drug:y",)}).topics
        [('drug:x',), ('drug:y',)]
        """
        topics, anaphors = list(self.topics), list(self.anaphors)
        for index, keys in better.items():
            wrong = self.answer(index)
            topics[index] = keys if topics[index] == wrong else topics[index]
            anaphors[index] = [a._replace(keys=keys) if a.keys == wrong else a for a in anaphors[index]]
        return Found(topics, anaphors)


def choices_in(discourse: Discourse, found: Found) -> Iterator[Choices]:
    """Yield what each sentence may speak of that names no drug, where there is more than what the rules found."""
    text = _Text(discourse, found)
    for index in range(len(discourse.view.sentences)):
        near = [] if text.says_itself(index) else text.near(index)
        answer = found.answer(index)
        if any(keys != answer for keys in near):
            yield Choices(index, answer, text.choices(index, near if answer else [NOBODY, *near]))


class _Text:
    """A text that was read to its end: where it speaks of which drugs."""

    def __init__(self, discourse: Discourse, found: Found) -> None:
        self.discourse, self.found = discourse, found
        self.sentences = discourse.view.sentences
        self.roles = [_roles_in(discourse, index) for index in range(len(self.sentences))]
        self.opening: list[int] = []  # by sentence, the one with which its paragraph opens
        for index in range(len(self.sentences)):
            self.opening.append(self.opening[-1] if self._place(index) == "within" else index)
        self.named_over: dict[int, set[str]] = {}
        for sentence, roles in zip(self.sentences, self.roles, strict=True):
            if sentence.heading:
                self.named_over.setdefault(sentence.block, set()).update(key for keys in roles for key in keys)
        times = discourse.times
        self.most = max(times.values(), default=0)
        self.oftenest = max(times, key=lambda keys: (times[keys], keys), default=NOBODY)
        self.all_times = max(sum(n for n in times.values() if n > 0), 1)

    def says_itself(self, index: int) -> bool:
        """Whether a sentence names a drug or tells otherwise which one it means, "the former", or the layout does."""
        discourse, answer = self.discourse, self.found.answer(index)
        is_labelled = answer != NOBODY and discourse.labels.get(self.sentences[index].block) == answer
        if is_labelled or index in discourse.settled or any(a.is_telling for a in self.found.anaphors[index]):
            return True
        return any(discourse.view.named_at(group.start) is not None for group in discourse.spoken_of(index))

    def near(self, index: int) -> list[Keys]:
        """What a sentence may speak of: what the text spoke of right before, and what stands over it or over all."""
        found = self.found
        keys = [found.answer(index), found.topics[index]]
        for before in range(index - 1, max(index - 1 - _BACK, -1), -1):
            keys += [found.topics[before], *self.roles[before]]
        keys += self.roles[index]
        for heading in self.sentences[index].headings:
            keys += [(key,) for key in sorted(self.named_over.get(heading, _NAMES_NONE))]
        return [k for k in dict.fromkeys([*keys[:_MOST], self.discourse.title, self.oftenest]) if k]

    def choices(self, index: int, several: Sequence[Keys]) -> list[Choice]:
        """What a sentence may speak of, each with what speaks for and against it."""
        form, place = self._form(index), self._place(index)
        return [Choice(keys, tuple(self._evidence(index, keys, form, place))) for keys in several]

    def _evidence(self, index: int, keys: Keys, form: str, place: str) -> Iterator[str]:
        if keys == NOBODY:
            yield from ("nobody", f"nobody, {form}", f"nobody, {place}")
            return
        of_drugs = self.discourse.view.class_keys.isdisjoint(keys)
        number = (_DRUGS if of_drugs else _CLASSES)[min(len(keys), len(_DRUGS)) - 1]
        yield from (number, f"{number}, {form}")
        yield from self._of_rules(index, keys, form, place)
        yield from self._of_whole(keys, form, place)
        yield from self._of_before(index, keys, form)
        yield from self._of_surroundings(index, keys)

    def _of_rules(self, index: int, keys: Keys, form: str, place: str) -> Iterator[str]:
        """Whether it is what the rules found."""
        answer = self.found.answer(index)
        if keys == answer:
            yield from ("found", f"found, {form}", f"found, {place}")
        elif not set(keys).isdisjoint(answer):
            yield "one of several found" if len(keys) < len(answer) else "some of it found"
        if keys == self.found.topics[index]:
            yield "topic"
        if (role := self.roles[index].get(keys)) is not None:
            yield f"pointed at as {role}"

    def _of_whole(self, keys: Keys, form: str, place: str) -> Iterator[str]:
        """How much the whole text is about it."""
        times = self.discourse.times.get(keys, 0)
        if keys == self.discourse.title:
            yield from ("title", f"title, {form}", f"title, {place}")
        if times == self.most:
            yield from ("named most", f"named most, {form}")
        yield f"named {min(times, _OFTEN)} times"
        yield f"of all {_SHARES * max(times, 0) // self.all_times} fifths"

    def _of_before(self, index: int, keys: Keys, form: str) -> Iterator[str]:
        """Where it was spoken of before, and as what."""
        ago = next((n for n in range(1, min(index, _FAR) + 1) if keys in self.roles[index - n]), 0)
        yield f"{ago} ago" if ago else "long ago"
        for n in range(1, min(index, _TOLD) + 1):
            roles, where = self.roles[index - n], self._where(index - n, index)
            if keys == self.found.topics[index - n]:
                yield f"topic {n} before, {where}"
            if keys in roles:
                yield f"{roles[keys]} {n} before, {where}"
        if ago == 1:
            roles = self.roles[index - 1]
            yield f"{roles[keys]} before, {form}"
            is_last = next(reversed(roles)) == keys
            yield f"{'alone' if len(roles) == 1 else 'last of several' if is_last else 'of several'} before"

    def _of_surroundings(self, index: int, keys: Keys) -> Iterator[str]:
        """Whether its paragraph speaks of it, a heading over that, or the sentences after."""
        sentence, first = self.sentences[index], self.opening[index]
        if any(keys in self.roles[i] for i in range(max(first, index - _FAR), index)):
            yield "in paragraph"
        if first < index and (role := self.roles[first].get(keys)) is not None:
            yield f"opens paragraph as {role}"
        over = [self.named_over.get(heading, _NAMES_NONE) for heading in sentence.headings]
        level = next((n for n, named in enumerate(over) if named.issuperset(keys)), None)
        if level is not None:
            yield f"heading{' above' if level else ''}{'' if over[level] == set(keys) else ' of several'}"
        last = len(self.sentences) - 1
        after = next((n for n in (1, 2) if index + n <= last and keys in self.roles[index + n]), None)
        if after is not None:
            yield f"{after} after, {self._where(index + after, index)}"

    def _form(self, index: int) -> str:
        """How a sentence points at what it speaks of."""
        sentence, lowers = self.sentences[index], self.discourse.view.lowers
        words = [w for w in lowers[sentence.start : sentence.end] if not w.isspace()][:_BEGINNING]
        pronoun = next((w for w in words if w in _ONE or w in _MANY), None)
        if pronoun is not None:
            return "pronoun" if pronoun in _ONE else "plural pronoun"
        return "expression" if self.found.anaphors[index] else "unsaid"

    def _place(self, index: int) -> str:
        is_within = index > 0 and self.sentences[index - 1].block == self.sentences[index].block
        return "within" if is_within else "opening"

    def _where(self, other: int, index: int) -> str:
        """Where another sentence stands, seen from one."""
        there, here = self.sentences[other], self.sentences[index]
        if there.block == here.block:
            return "same paragraph"
        if there.heading:
            return "heading"
        return "lead-in" if there.block == here.lead_in else "other paragraph"


def _roles_in(discourse: Discourse, index: int) -> dict[Keys, str]:
    """The drugs of a sentence in their order, each with the best of its roles."""
    best: dict[Keys, Role] = {}
    for group in discourse.spoken_of(index):
        best[group.keys] = max(best.get(group.keys, Role.COMPARED), group.role)
    return {keys: role.name.lower() for keys, role in best.items()}
