"""What a sentence has and what stands at the paths of a clause, looked at once for all frames that ask.

This tells whether a frame may find something, not what it finds: :mod:`.gates` asks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drugfacts.clauses import Clause
from drugfacts.kept import Kept

from .context import View
from .drug_slot import drugs_of
from .model import Grammar
from .paths import arguments, asks_of_oneself, is_agentless, is_telegraphic

_UNASKED = frozenset({"licensed", "event", "itself"})
"""Paths of drugs at which nothing is looked for here: there may be one."""
_UNSAID = frozenset({"subj", "obj"})
_OF_MECHANISM = frozenset({"acted", "consequence"})


class Classes:
    """The classes that frames ask words to be of, each with its bit; kinds of mention ("@condition") among them.

    Parameters
    ----------
    names : iterable of str
        As frames name them.
    sets : iterable of frozenset of str
        Words of which a sentence must have one, as further classes.
    """

    def __init__(self, names: Iterable[str], sets: Iterable[frozenset[str]], words: Grammar) -> None:
        members = {name: words.members(name) for name in names}
        self.bits = {name: 1 << n for n, name in enumerate(members)}
        self.of_set = {forms: 1 << n for n, forms in enumerate(dict.fromkeys(sets), len(members))}
        self._by_form: dict[str, int] = {}
        self._by_kind = {name[1:]: bit for name, bit in self.bits.items() if name[0] == "@"}
        self._people = self.bits.get("$people", 0)
        for forms, bit in [*((members[name], bit) for name, bit in self.bits.items()), *self.of_set.items()]:
            for form in forms:
                self._by_form[form] = self._by_form.get(form, 0) | bit
        for form in words.members("affected") if self._people else ():  # "a third" may be people
            self._by_form[form] = self._by_form.get(form, 0) | self._people
        self._second = frozenset(form.split(" ")[1] for form in self._by_form if " " in form)
        self._by_word: Kept[tuple[str, str], int] = Kept(self._of_word)

    def _of_word(self, word: tuple[str, str]) -> int:
        return self._by_form.get(word[0], 0) | self._by_form.get(word[1], 0)

    def of(self, view: View) -> list[int]:
        """The bits of all classes that each word of a sentence may be of, by itself or with the word before it."""
        tree = view.tree
        found = list(map(self._by_word.__getitem__, zip(tree.lowers, tree.lemma, strict=True)))
        if not self._second.isdisjoint(tree.lemma):
            for i in range(1, len(found)):
                if tree.lemma[i] in self._second:
                    found[i] |= self._by_form.get(f"{tree.lowers[i - 1]} {tree.lemma[i]}", 0)
        if "CD" in tree.tag:  # "one in five" may be people
            for i, tag in enumerate(tree.tag):
                found[i] |= self._people if tag == "CD" else 0
        if "?" in tree.words and "i" in tree.lowers:
            for i in range(len(tree)):
                found[i] |= self._people if asks_of_oneself(tree, i) else 0
        for i, mentions in view.mentions.items():
            for mention in mentions:
                found[i] |= self._by_kind.get(mention.kind, 0)
        return found


class Fillers:
    """What stands at the paths of one clause; ``classes`` are the bits of the sentence's words."""

    def __init__(self, view: View, clause: Clause, classes: Sequence[int], words: Grammar) -> None:
        self._view = view
        self._clause = clause
        self._classes = classes
        self._words = words
        self._classes_at: dict[str, int] = {}
        self._drug_at: dict[str, bool] = {}
        self._agentless: bool | None = None

    def are_of(self, where: Iterable[tuple[str, int]]) -> bool:
        """Whether at each path something stands that may be of the class there."""
        known = self._classes_at
        for path, bit in where:
            bits = known.get(path)
            if bits is None:
                bits = 0
                for argument in arguments(self._view, self._clause, path):
                    bits |= self._classes[argument.head]
                known[path] = bits
            if not bits & bit:
                return False
        return True

    def fill(self, roles: Iterable[str]) -> bool:
        """Whether something stands in one of some roles."""
        get = self._clause.roles.get
        return any(get(role) for role in roles)

    def hold_drug(self, paths: Iterable[str]) -> bool:
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
            return path in _UNSAID and bool(view.topics) and is_telegraphic(clause, path, "indication")
        if path == "next":
            return True
        return any(drugs_of(view, argument.head, self._words) for argument in found)

    @property
    def are_acted_on(self) -> bool:
        """Whether the predicate is a passive that leaves unsaid who acts."""
        if self._agentless is None:
            self._agentless = is_agentless(self._clause)
        return self._agentless
