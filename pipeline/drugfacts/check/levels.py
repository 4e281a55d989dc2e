"""How strictly a found fact is held against an expected one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import lru_cache

from drugfacts.errors import DrugfactsError
from drugfacts.kept import MOST_KEPT
from drugfacts.lexicon import Kind, Lexicon
from drugfacts.records import Drug, Fact

from .expected import Expected, ExpectedApproval, ExpectedDrug, ExpectedFact, ExpectedMechanism, Forbidden
from .terms import Words, any_same, words

Identify = Callable[[str, str], frozenset[str]]
"""A wording and its kind (``drug``, ``mechanism`` ...) to the public identifiers of what it names."""


class Level(str, Enum):
    """What has to agree, beside the kind of fact, its drug and whether it is denied.

    ``IDENTIFIER``: a public identifier of the term, and what tells the fact from others (the action of a mechanism, the
    agency and status of an approval). The identifiers are those of the expected fact, or else those that the lexicon
    has for its wordings; where there is none, the wording has to be exact. ``EXACT``: the term word for word.
    ``RELAXED``: the shorter term's words stand in the longer one, and both end in the same word. ``KIND_AND_DRUG``:
    nothing more.
    """

    IDENTIFIER = "identifier"
    EXACT = "exact"
    RELAXED = "relaxed"
    KIND_AND_DRUG = "kind-and-drug"


def parse_level(name: str) -> Level:
    """Return the level of that name.

    Raises
    ------
    DrugfactsError
        Where there is none.
    """
    try:
        return Level(name)
    except ValueError:
        names = ", ".join(level.value for level in Level)
        raise DrugfactsError(f"--level {name}: no such level: give one of {names}") from None


class Found:
    """A found fact, with the wordings of its term: its name, as first written, and as each evidence has it."""

    __slots__ = ("drug", "fact", "key", "status", "terms")

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        term = fact.term
        spans = (s.text for e in fact.evidence for s in e.spans if s.role == fact.term_role)
        self.terms = tuple(t for t in ((term.name, term.text) if term else ()) + tuple(spans) if t)
        self.key = words(self.terms[0]) if self.terms else ()
        self.drug = words(fact.drug.name)
        self.status: str | None = getattr(fact, "status", None)


class Matcher:
    """Holds found facts and drugs against those of one text.

    Parameters
    ----------
    expected : Expected
    level : Level
    identify : callable, optional
        Where the identifiers of a wording come from that the file gives none for; the built-in lexicon where left out.
    """

    def __init__(self, expected: Expected, level: Level, identify: Identify | None = None) -> None:
        self.level = level
        self._identify = identify or identify_by_lexicon
        self._drugs = {drug.name: drug for drug in expected.drugs}
        self._names = {drug.name: {words(name) for name in (drug.name, *drug.aliases)} for drug in expected.drugs}

    def is_drug(self, wanted: ExpectedDrug, found: Drug) -> bool:
        """Return True where ``found`` is the expected drug."""
        return self._same_drug(wanted.name, words(found.name), found.identifiers)

    def is_fact(self, wanted: ExpectedFact, found: Found) -> bool:
        """Return True where ``found`` is the expected fact, at this level."""
        if found.fact.kind != wanted.kind or found.fact.negated != wanted.denied:
            return False
        if not self.is_of_drug(wanted.drug, found):
            return False
        if self.level is Level.KIND_AND_DRUG:
            return True
        if not same_key(wanted, found):
            return False
        if self.level is Level.EXACT:
            return is_exact(wanted, found)
        return self._same_identifier(wanted, found) if self.level is Level.IDENTIFIER else is_relaxed(wanted, found)

    def is_of_drug(self, name: str, found: Found) -> bool:
        """Return True where ``found`` is about the drug that the expected facts call ``name``."""
        return self._same_drug(name, found.drug, found.fact.drug.identifiers)

    def is_forbidden(self, rule: Forbidden, found: Found) -> bool:
        """Return True where ``found`` has all that ``rule`` says; its term fits as at the level `relaxed`."""
        fact = found.fact
        if fact.kind != rule.kind or fact.negated != rule.negated:
            return False
        if rule.drug is not None and not self.is_of_drug(rule.drug, found):
            return False
        asked = (("action", rule.action), ("status", rule.status))
        if any(value is not None and getattr(fact, name, None) != value for name, value in asked):
            return False
        if rule.agency is not None and not same_agency(rule.agency, getattr(fact, "agency", None)):
            return False
        return not rule.terms or any_same(rule.terms, found.terms)

    def wanted_identifiers(self, wanted: ExpectedFact) -> frozenset[str]:
        """Return the identifiers of which an expected fact's term must have one; none where none is known."""
        return frozenset(wanted.identifiers) or self._known(wanted.terms, wanted.kind)

    def _known(self, wordings: Iterable[str], kind: str) -> frozenset[str]:
        return frozenset().union(*(self._identify(wording, kind) for wording in wordings))

    def _same_drug(self, name: str, found: Words, identifiers: tuple[str, ...]) -> bool:
        if self.level is Level.IDENTIFIER:
            drug = self._drugs.get(name)
            known = frozenset(drug.identifiers) if drug else frozenset()
            known = known or self._known((name, *(drug.aliases if drug else ())), "drug")
            if known:
                return not known.isdisjoint(identifiers)
        return found in self._names.get(name, {words(name)})

    def _same_identifier(self, wanted: ExpectedFact, found: Found) -> bool:
        if not wanted.term:
            return True
        known = self.wanted_identifiers(wanted)
        if not known:
            return is_exact(wanted, found)
        return found.fact.term is not None and not known.isdisjoint(found.fact.term.identifiers)


def same_key(wanted: ExpectedFact, found: Found) -> bool:
    """Return True where what tells a fact from others with the same term agrees."""
    if isinstance(wanted, ExpectedApproval):
        return found.status == wanted.status and same_agency(wanted.agency, getattr(found.fact, "agency", None))
    return not isinstance(wanted, ExpectedMechanism) or getattr(found.fact, "action", None) == wanted.action


def is_relaxed(wanted: ExpectedFact, found: Found) -> bool:
    """Return True where a wording of the term is one of those expected, or close to one."""
    if isinstance(wanted, ExpectedApproval) and not wanted.use:
        return True
    return any_same(wanted.terms, found.terms)


def is_exact(wanted: ExpectedFact, found: Found) -> bool:
    """Return True where a wording of the term is one of those expected, word for word."""
    return not wanted.term or not {words(t) for t in wanted.terms}.isdisjoint(words(t) for t in found.terms)


def same_agency(wanted: str | None, found: str | None) -> bool:
    """Return True where both name the same agency, be it in full or in short, or both are left out.

    Examples
    --------
    >>> same_agency("Food and Drug Administration", "FDA"), same_agency("FDA", "EMA"), same_agency("FDA", None)
    (True, False, False)
    """
    if wanted is None or found is None or wanted == found:
        return wanted == found
    return not _agencies(wanted).isdisjoint(_agencies(found))


@lru_cache(maxsize=1024)
def _agencies(name: str) -> frozenset[str]:
    """The agencies that the built-in lexicon knows by a name."""
    return frozenset(sense.entry.key for sense in _lexicon().lookup(name, Kind.AGENCY))


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon.load()


_LEXICON_KINDS = {
    "drug": (Kind.DRUG, Kind.DRUG_CLASS),
    "mechanism": (Kind.TARGET,),
    "approval": (Kind.CONDITION,),
    "indication": (Kind.CONDITION,),
    "side_effect": (Kind.CONDITION,),
}


def identify_by(lexicon: Lexicon) -> Identify:
    """Return how to look up the identifiers that ``lexicon`` has for a wording as a term of a fact of some kind.

    Examples
    --------
    >>> "drugbank:DB01221" in identify_by(Lexicon.load())("ketamine", "drug")
    True
    """

    @lru_cache(maxsize=MOST_KEPT)
    def identify(wording: str, kind: str) -> frozenset[str]:
        senses = (sense for part in _LEXICON_KINDS[kind] for sense in lexicon.lookup(wording, part))
        return frozenset(identifier for sense in senses for identifier in sense.entry.identifiers)

    return identify


@lru_cache(maxsize=1)
def _built_in() -> Identify:
    return identify_by(_lexicon())


def identify_by_lexicon(wording: str, kind: str) -> frozenset[str]:
    """Return the identifiers that the built-in lexicon has for ``wording``."""
    return _built_in()(wording, kind)
