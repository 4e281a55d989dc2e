"""Which frames need not be held against a clause: those that ask for a role that it lacks, or for another place.

Of the frames of a predicate nine in ten find nothing, most because nothing stands where they look. What a sentence and
a clause have is written as the bits of a number, and what a frame cannot do without as those of others, so that one
look tells. An open gate promises nothing: :func:`~.match.match` asks all this again, and more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drugfacts.clauses import Clause
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.roles import OF_NOUN, OF_VERB
from drugfacts.kept import Kept

from .approvals import LABELS
from .context import View
from .fillers import Classes, Fillers
from .model import Frame, Grammar

_UNASKED = frozenset(
    {
        *("self", "itself", "next", "above", "bracket", "licensed", "event", "spoken", "before", "refused"),
        *("diagnosed", "unsaid", "asked", "acted", "consequence"),
    }
)
"""Paths that are no roles: whether anything is there is not asked by bits."""
_NO_ITEM = frozenset({"subj", "poss"})


@dataclass(frozen=True, slots=True)
class _Gate:
    """What a frame needs: each bit of ``place`` and of ``all``, one of ``term``.

    Then at each path of ``where`` a word of the class with that bit, and a drug at one of the paths ``drug``.
    """

    frame: Frame
    place: int
    all: int
    term: int
    where: tuple[tuple[str, int], ...]
    drug: tuple[str, ...]
    agentless: bool


@dataclass(frozen=True, slots=True)
class _Predicate:
    """The gates of a predicate, and the roles of verbs and of nouns that they ask for, each with its bit."""

    gates: list[_Gate]
    of_verb: list[tuple[str, int]]
    of_noun: list[tuple[str, int]]


_NONE = _Predicate([], [], [])


class Gates:
    """The frames of a grammar by predicate, each behind its gate."""

    def __init__(self, words: Grammar) -> None:
        self._bits: dict[str, int] = {}
        self._all_of(("always", "no verb", "a noun", "passage", "purpose", "label", "drug", "item"))
        self._noun, self._item = self._bits["a noun"], self._bits["item"]
        self._words = words
        self._classes = Classes((name for frame in words.frames for name in frame.where.values()), words)
        made = {frame.id: self._gate(frame) for frame in words.frames}
        self._placed = Kept(self._at)
        self._of = {word: self._predicate([made[f.id] for f in words.of(word)]) for word in words.predicates}

    def open(self, view: View, place: int, at: int, predicate: str) -> list[tuple[Clause, Frame]]:
        """The frames of a predicate that may find something in its clause, in their order; all for whoever traces.

        ``place`` is what :meth:`place` says of the sentence.
        """
        key = None if predicate[0] == "@" else predicate
        if view.trace is not None:
            clause = clause_at(view.tree, at, key)
            return [(clause, gate.frame) for gate in self._of.get(predicate, _NONE).gates]
        placed = self._placed[place, predicate]
        if not placed.gates:
            return []
        clause = clause_at(view.tree, at, key)
        is_verb = view.tree.is_verb(at)
        has = place if is_verb else place | self._noun
        for preposition in clause.roles.prepositions:
            has |= self._bits.get(preposition, 0)
        for role, bit in placed.of_verb if is_verb else placed.of_noun:
            if clause.roles.get(role):
                has |= bit
        term = has | self._item if view.items else has
        fillers = Fillers(view, clause, self._classes, self._words)
        return [
            (clause, gate.frame)
            for gate in placed.gates
            if gate.all & has == gate.all
            and gate.term & term
            and fillers.are_of(gate.where)
            and (not gate.agentless or fillers.is_agentless)
            and fillers.hold_drug(gate.drug)
        ]

    def _at(self, key: tuple[int, str]) -> _Predicate:
        """The gates of a predicate that are not shut by the sentence alone, with the roles that those ask for."""
        place, predicate = key
        return self._predicate([g for g in self._of.get(predicate, _NONE).gates if g.place & place == g.place])

    def place(self, view: View) -> int:
        """The bits of a sentence and of where it stands."""
        bits, tree = self._bits, view.tree
        has = bits["always"] | bits.get(f"section {view.block.section}", 0)
        if not tree.is_verb(tree.root):
            has |= bits["no verb"]
        if view.tells_harm:
            has |= bits["passage"]
        if view.opens_purpose or view.items:
            has |= bits["purpose"]
        if view.names_a_drug:
            has |= bits["drug"]
        if not LABELS.isdisjoint(tree.lowers):
            has |= bits["label"]
        return has

    def _predicate(self, gates: list[_Gate]) -> _Predicate:
        asked = 0
        for gate in gates:
            asked |= gate.all | gate.term
        names = [(name, bit) for name, bit in self._bits.items() if bit & asked]
        return _Predicate(gates, *([pair for pair in names if pair[0] in roles] for roles in (OF_VERB, OF_NOUN)))

    def _gate(self, frame: Frame) -> _Gate:
        place = {
            "always": True,
            "no verb": frame.alone or frame.fragment,
            "passage": frame.passage,
            "purpose": frame.term == ("purpose",),
            "label": frame.term == ("refused",),
            "drug": frame.drug_said,
            f"section {frame.section}": frame.section is not None and not frame.fragment,
        }
        needed = [name for name, needs in place.items() if needs]
        also = [*map(_name, frame.where), *(["a noun"] if frame.nominal else [])]
        drug = tuple(path for path in frame.drug if path != "topic" or not frame.drug_said)
        where = tuple((path, self._classes.bits[name]) for path, name in frame.where.items())
        term = self._all_of(["always"] if frame.bare_term else map(_name, frame.term))
        if "compound" in frame.term:  # read off the words before the noun
            term |= self._all_of(["always"])
        if any("." not in path and path not in _NO_ITEM for path in frame.term):
            term |= self._all_of(["item"])
        place_bits, bits = self._all_of(needed), self._all_of((*needed, *also))
        return _Gate(frame, place_bits, bits, term, where, drug, frame.agentless)

    def _all_of(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            bits |= self._bits.setdefault(name, 1 << len(self._bits))
        return bits


def _name(path: str) -> str:
    """What must be there for a path: a role, as a rule."""
    first = path.partition(".")[0]
    return "always" if first in _UNASKED else first


@lru_cache(maxsize=8)  # a pipeline with frames of one's own has others
def gates_of(words: Grammar) -> Gates:
    """The gates of a grammar."""
    return Gates(words)
