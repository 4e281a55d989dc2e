"""What stands at the paths of a clause, looked at once for all frames that ask: which classes of words, which drugs.

This tells whether a frame may find something, not what it finds: :mod:`.gates` asks it.
"""

from __future__ import annotations

from collections.abc import Iterable

from drugfacts.clauses import Argument, Clause

from .context import View
from .drug_slot import drugs_of
from .model import Grammar
from .paths import arguments, is_agentless, is_telegraphic

_UNASKED = frozenset({"licensed", "event", "itself"})
"""Paths of drugs at which nothing is looked for here: there may be one."""
_OF_MECHANISM = frozenset({"acted", "consequence"})


class Classes:
    """The classes that frames ask words to be of, each with its bit; kinds of mention ("@condition") among them."""

    def __init__(self, names: Iterable[str], words: Grammar) -> None:
        self.bits = {name: 1 << n for n, name in enumerate(dict.fromkeys(names))}
        self._of_word: dict[str, int] = {}
        self._of_kind = {name[1:]: bit for name, bit in self.bits.items() if name[0] == "@"}
        self._people = self.bits.get("$people", 0)
        self._shares = words.members("affected") if self._people else frozenset()
        for name, bit in self.bits.items():
            for word in words.members(name):
                self._of_word[word] = self._of_word.get(word, 0) | bit

    def of(self, view: View, argument: Argument) -> int:
        """The bits of all classes that an argument may be of, by its head and the word before it."""
        tree, at = argument
        of_word, lemma, lower = self._of_word, tree.lemma[at], tree.lowers[at]
        bits = of_word.get(lemma, 0)
        if lower != lemma:
            bits |= of_word.get(lower, 0)
        if at:
            bits |= of_word.get(f"{tree.lowers[at - 1]} {lemma}", 0)
        if tree.tag[at] == "CD" or lemma in self._shares:  # "one in five", "a third" may be people
            bits |= self._people
        if tree is view.tree:
            for mention in view.mentions.get(at, ()):
                bits |= self._of_kind.get(mention.kind, 0)
        return bits


class Fillers:
    """What stands at the paths of one clause."""

    def __init__(self, view: View, clause: Clause, classes: Classes, words: Grammar) -> None:
        self._view = view
        self._clause = clause
        self._classes = classes
        self._words = words
        self._classes_at: dict[str, int] = {}
        self._drug_at: dict[str, bool] = {}
        self._agentless: bool | None = None

    def are_of(self, where: tuple[tuple[str, int], ...]) -> bool:
        """Whether at each path something stands that may be of the class there."""
        known = self._classes_at
        for path, bit in where:
            bits = known.get(path)
            if bits is None:
                bits = 0
                for argument in arguments(self._view, self._clause, path):
                    bits |= self._classes.of(self._view, argument)
                known[path] = bits
            if not bits & bit:
                return False
        return True

    def hold_drug(self, paths: tuple[str, ...]) -> bool:
        """Whether a drug may stand at one of some paths."""
        known = self._drug_at
        for path in paths:
            holds = known.get(path)
            if holds is None:
                holds = known[path] = self._holds_drug(path)
            if holds:
                return True
        return False

    def _holds_drug(self, path: str) -> bool:
        view, clause = self._view, self._clause
        if path in _UNASKED:
            return True
        if path == "topic":
            return bool(view.topics)
        if path in _OF_MECHANISM:
            return view.acted is not None
        found = arguments(view, clause, path)
        if not found:
            return bool(view.topics) and is_telegraphic(clause, path, "indication")
        return path == "next" or any(drugs_of(view, argument.head, self._words) for argument in found)

    @property
    def is_agentless(self) -> bool:
        """Whether the predicate is a passive that leaves unsaid who acts."""
        if self._agentless is None:
            self._agentless = is_agentless(self._clause)
        return self._agentless
