"""Which frames need not be held against a clause: those that ask for words that it lacks, or for another place.

Of the frames of a predicate nine in ten find nothing, most because nothing stands where they look. Where a sentence
stands, and the classes of words that it has, are written as the bits of numbers, and what a frame cannot do without as
those of others, so that one look tells; of the clause only what the frames left over ask for is read. An open gate
promises nothing: :func:`~.match.match` asks all this again, and more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from drugfacts.clauses import Clause
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.roles import OF_NOUN, OF_VERB
from drugfacts.kept import Kept

from .approvals import LABELS
from .context import View
from .fillers import Classes, Fillers
from .model import Frame, Grammar

_NO_ROLES = frozenset(
    {
        *("self", "itself", "next", "above", "bracket", "purpose", "licensed", "event", "spoken", "before", "refused"),
        *("diagnosed", "unsaid", "unhelped", "asked", "opening", "had", "acted", "consequence"),
        "compound",  # of a term: read off the words before the noun
    }
)
"""Paths of terms that are no roles: whether anything is there is not asked here."""
_OPENING = ("opening",)
_NO_ITEM = frozenset({"subj", "poss"})
_SAID_BY = {"on": {"on", "onto"}, "in": {"in", "where"}}
"""Words in which a preposition's role may be said, where it is not its own alone."""


@dataclass(frozen=True, slots=True)
class _Gate:
    """What a frame needs.

    Attributes
    ----------
    place, classes : int
        Bits of which a sentence must have each: those of its place, and of the classes of its words.
    where : tuple of (str, int)
        Paths, each with the bit of the class that must stand there.
    term : tuple of str
        Roles of which one must be filled, if there are any.
    in_items : bool
        Whether list items may fill the term instead.
    drug : tuple of str
        Paths at one of which there must be a drug.
    """

    frame: Frame
    place: int
    classes: int
    where: tuple[tuple[str, int], ...]
    term: tuple[str, ...]
    in_items: bool
    drug: tuple[str, ...]
    nominal: bool
    agentless: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands, and of which classes its words are: as bits, of all together and of each."""

    bits: int
    classes: int
    of_words: list[int]


class Gates:
    """The frames of a grammar by predicate, each behind its gate."""

    def __init__(self, words: Grammar) -> None:
        self._words = words
        self._bits: dict[str, int] = {}
        names = [name for frame in words.frames for name in frame.where.values()]
        self._classes = Classes(names, filter(None, (said_by(frame.drug) for frame in words.frames)), words)
        made = {frame.id: self._gate(frame) for frame in words.frames}
        self._of = {word: [made[frame.id] for frame in words.of(word)] for word in words.predicates}
        self._placed: Kept[tuple[int, str], list[_Gate]] = Kept(self._at)

    def open(self, view: View, place: Place, at: int, predicate: str) -> list[tuple[Clause, Frame]]:
        """The frames of a predicate that may find something in its clause, in their order; all for whoever traces.

        ``place`` is what :meth:`place` says of the sentence.
        """
        key = None if predicate[0] == "@" else predicate
        if view.trace is not None:
            clause = clause_at(view.tree, at, key)
            frames = [gate.frame for gate in self._of.get(predicate, ())]
            return [(clause, frame) for frame in frames if view.opening or frame.term != _OPENING]
        said = place.classes
        gates = [gate for gate in self._placed[place.bits, predicate] if gate.classes & said == gate.classes]
        if not gates:
            return []
        clause = clause_at(view.tree, at, key)
        is_verb = view.tree.is_verb(at)
        in_items = bool(view.items)
        fillers = Fillers(view, clause, place.of_words, self._words)
        return [
            (clause, gate.frame)
            for gate in gates
            if not (gate.nominal and is_verb)
            and fillers.are_of(gate.where)
            and (not gate.term or (in_items and gate.in_items) or fillers.fill(gate.term))
            and (not gate.agentless or fillers.are_acted_on)
            and fillers.hold_drug(gate.drug)
        ]

    def _at(self, key: tuple[int, str]) -> list[_Gate]:
        """The gates of a predicate that are not shut by the place of the sentence alone."""
        place, predicate = key
        return [gate for gate in self._of.get(predicate, ()) if gate.place & place == gate.place]

    def place(self, view: View) -> Place:
        """What a sentence has, and where it stands."""
        bits, tree = self._bits, view.tree
        has = bits.get(f"section {view.block.section}", 0)
        if not tree.is_verb(tree.root):
            has |= bits["no verb"]
        if view.tells_harm or view.tells_of_some:
            has |= bits["passage"] | bits["passage or counted"]
        if view.counts_cases:
            has |= bits["counted"] | bits["passage or counted"]
        if view.opens_purpose or view.items:
            has |= bits["purpose"]
        if view.names_a_drug:
            has |= bits["drug"]
        if view.opening:
            has |= bits["opening"]
        if not LABELS.isdisjoint(tree.lowers):
            has |= bits["label"]
        of_words = self._classes.of(view)
        return Place(has, reduce(or_, of_words, 0), of_words)

    def _gate(self, frame: Frame) -> _Gate:
        """What a sentence and a clause must have for a frame to find anything there."""
        place = {
            "no verb": frame.alone or frame.fragment,
            "passage": frame.passage and not frame.counted,
            "counted": frame.counted and not frame.passage,
            "passage or counted": frame.passage and frame.counted,
            "purpose": frame.term == ("purpose",),
            "opening": frame.term == _OPENING,
            "label": frame.term == ("refused",),
            "drug": frame.drug_said,
            f"section {frame.section}": frame.section is not None and not frame.fragment,
        }
        for name in place:
            self._bits.setdefault(name, 1 << len(self._bits))
        where = tuple((path, self._classes.bits[name]) for path, name in frame.where.items())
        classes = 0
        for _, bit in where:
            classes |= bit
        if prepositions := said_by(frame.drug):
            classes |= self._classes.of_set[prepositions]
        roles = () if frame.bare_term else tuple(dict.fromkeys(path.partition(".")[0] for path in frame.term))
        return _Gate(
            frame,
            sum(self._bits[name] for name, needs in place.items() if needs),
            classes,
            where,
            roles if _NO_ROLES.isdisjoint(roles) else (),
            any("." not in path and path not in _NO_ITEM for path in frame.term),
            tuple(path for path in frame.drug if path != "topic" or not frame.drug_said),
            frame.nominal,
            frame.agentless,
        )


def said_by(paths: Iterable[str]) -> frozenset[str]:
    """The words of which a sentence must have one where all of some paths end in prepositions, and none otherwise."""
    found: set[str] = set()
    for path in paths:
        last = path.rpartition(".")[2]
        if last in OF_VERB or last in OF_NOUN or last in _NO_ROLES or last == "topic":
            return frozenset()
        found |= _SAID_BY.get(last, {last})
    return frozenset(found)


@lru_cache(maxsize=8)  # a pipeline with frames of one's own has others
def gates_of(words: Grammar) -> Gates:
    """The gates of a grammar."""
    return Gates(words)
