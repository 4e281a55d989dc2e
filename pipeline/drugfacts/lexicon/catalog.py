"""Concepts gathered from lists into entries and terms, ready to be stored.

The order of adding decides: the first concept that has a name owns it. A later one of the same name is merged into it;
one whose name an earlier concept has as a synonym only is merged where each knows the other's name, and takes the name
otherwise, because the two are not the same thing then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.model import Entry, Kind
from drugfacts.lexicon.store import ANY_CASE, CAPITALS
from drugfacts.lexicon.variants import expand, plural, singular

#: Longer terms are dropped: nobody writes them in prose, and they would lengthen the window of every look-up.
LONGEST = 90

#: Kinds whose terms change between singular and plural.
NUMBERED = {Kind.DRUG_CLASS, Kind.CONDITION, Kind.TARGET, Kind.FORM}


@dataclass(frozen=True, slots=True)
class Form:
    """One way of naming a concept: as written, its role, and how it must be written in a text."""

    text: str
    role: str
    case: int = ANY_CASE


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing of one list, before it is merged with the same thing of other lists.

    `listed` says that its name is itself a form; without it only the forms are.
    `merge_synonyms` says that it may be the same thing as an entry that has its name as a synonym.
    """

    kind: Kind
    name: str
    forms: tuple[Form, ...] = ()
    identifiers: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    action: str | None = None
    target: str | None = None
    listed: bool = True
    merge_synonyms: bool = False


# How sure it is that a concept is the same thing as an entry: by the preferred names, by each having the other's name,
# or by the entry having the concept's name only (drugs: their synonyms are exact).
_SAME_NAME, _MUTUAL, _SYNONYM = 3, 2, 1

_Senses = list[tuple[str, str, int]]  # key of the entry, role, case


class Catalog:
    """Entries and terms in the making.

    Parameters
    ----------
    reject
        Says of a folded term whether it is too common a word; asked of all that is added while `trusted` is False.
    """

    def __init__(self, reject: Callable[[Kind, str], bool] = lambda kind, term: False) -> None:
        self.trusted = True
        self._reject = reject
        self._entries: dict[str, Entry] = {}
        self._terms: dict[tuple[Kind, str], _Senses] = {}
        self._untrusted: set[tuple[Kind, str]] = set()
        self._blocked: set[tuple[Kind, str]] = set()
        self._by_identifier: dict[tuple[Kind, str], str] = {}
        self._formal: dict[tuple[Kind, str], str] = {}  # a published concept's name → the hand-written entry
        self._sure: dict[tuple[str, str], int] = {}  # key of an entry, source of an identifier → how sure

    def block(self, kind: Kind, terms: Iterable[str]) -> None:
        """Keep these terms, in any variant, from standing for this kind."""
        self._blocked |= {(kind, fold_term(t)) for t in terms}

    def owner(self, kind: Kind, term: str) -> str | None:
        """Key of the entry that a term, or its other number, stands for first; or None."""
        folded = fold_term(term)
        for form in (folded, singular(folded), plural(folded)):
            senses = self._terms.get((kind, form)) if form else None
            if senses:
                return senses[0][0]
        return None

    def named(self, kind: Kind, term: str) -> str | None:
        """Name of the entry that a term stands for first; or None."""
        key = self.owner(kind, term)
        return self._entries[key].name if key else None

    def name_of(self, kind: Kind, identifier: str) -> str | None:
        """Name of the entry that has an identifier, the first that was added with it; or None."""
        key = self._by_identifier.get((kind, identifier))
        return self._entries[key].name if key else None

    def add(self, concept: Concept) -> str | None:
        """Add a concept; its key, or None where it is not taken."""
        folded = fold_term(concept.name)
        if not folded or (concept.kind, folded) in self._blocked or any(c in concept.name for c in "\t\n;"):
            return None
        key, sure = self._same(concept, folded) or (f"{concept.kind}:{folded}", _SAME_NAME)
        self._entries[key] = self._merged(key, concept, sure)
        for identifier in concept.identifiers:
            self._by_identifier.setdefault((concept.kind, identifier), key)
        if concept.listed:
            self.name(concept.kind, key, Form(concept.name, "name"))
        for form in concept.forms:
            self.name(concept.kind, key, form)
        return key

    def name(self, kind: Kind, key: str, form: Form, *, also: bool = False, yields: bool = False) -> None:
        """Let a form stand for an entry; where it stands for another already, only if `also`, or as the true name.

        The variants of a form that `yields` take no term from a published list.
        """
        folded = fold_term(form.text)
        if not folded or len(folded) > LONGEST or (kind, folded) in self._blocked:
            return
        if not self.trusted and (self._reject(kind, folded) or self._names_class(kind, key, folded)):
            return
        senses = self._terms.setdefault((kind, folded), [])
        if any(k == key for k, _, _ in senses):
            return
        is_true_name = form.role == "name" and key == f"{kind}:{folded}"
        if is_true_name and senses and not self._is_name(senses[0], folded):
            senses.clear()
        if not senses and (yields or not self.trusted):
            self._untrusted.add((kind, folded))
        if not senses or also:
            role = "synonym" if form.role == "name" and not is_true_name else form.role
            senses.append((key, role, form.case))

    def _names_class(self, kind: Kind, key: str, folded: str) -> bool:
        """Whether a published list calls a drug what is a class: tryptamine "triptan", a drug "carbapenems"."""
        if kind is not Kind.DRUG:
            return False
        if (Kind.DRUG_CLASS, folded) in self._terms:
            return key != f"{kind}:{folded}"
        one = singular(folded)
        return one is not None and (Kind.DRUG_CLASS, one) in self._terms

    def compiled(self) -> tuple[list[Entry], dict[str, list[tuple[int, str, int]]]]:
        """Entries in order of their key, and folded form → (number of the entry, role, case), with all variants.

        Entries that no form stands for are left out.
        """
        terms = self._with_variants()
        reached = {key for senses in terms.values() for key, _, _ in senses}
        entries = [self._entries[k] for k in sorted(reached)]
        numbers = {e.key: i for i, e in enumerate(entries)}
        result: dict[str, list[tuple[int, str, int]]] = {}
        order = {k: i for i, k in enumerate(Kind)}
        for (_, form), senses in sorted(terms.items(), key=lambda x: (x[0][1], order[x[0][0]])):
            result.setdefault(form, []).extend((numbers[key], role, case) for key, role, case in senses)
        return entries, result

    def _is_name(self, sense: tuple[str, str, int], folded: str) -> bool:
        """Whether a sense's entry has this folded term as its name, but for number."""
        name = sense[0].partition(":")[2]
        return folded in (name, singular(name), plural(name))

    def _same(self, concept: Concept, folded: str) -> tuple[str, int] | None:
        """Key of the entry that a concept is to be merged into and how sure that is, or None.

        Of two concepts of one list that could be merged into an entry, the surer gives the identifier.
        """
        key = f"{concept.kind}:{folded}"
        if key in self._entries or not concept.merge_synonyms:
            return (key, _SAME_NAME) if key in self._entries else None
        if not self.trusted and (typed := self._typed(concept, folded)) is not None:
            return typed, _SAME_NAME
        names = {fold_term(f.text) for f in concept.forms}
        for form in (folded, singular(folded), plural(folded)):
            senses = self._terms.get((concept.kind, form)) if form else None
            if not senses or (concept.kind is Kind.DRUG and form != folded):
                continue
            if self._is_name(senses[0], folded):
                return senses[0][0], _SAME_NAME
            name = senses[0][0].partition(":")[2]
            if not names.isdisjoint({name, singular(name), plural(name)}):
                return senses[0][0], _MUTUAL
            if concept.kind is Kind.DRUG:
                return senses[0][0], _SYNONYM
        for name in sorted(names if not self.trusted else ()):  # a hand-written entry under a less formal name
            key = f"{concept.kind}:{name}"
            if key in self._entries and self._hand_written((key, "", 0)) and not self._has(key, concept.identifiers):
                return key, _MUTUAL
        return None

    def _typed(self, concept: Concept, folded: str) -> str | None:
        """Key of the hand-written entry that was given a concept's own identifier, the first, or one of its name."""
        found = (self._by_identifier.get((concept.kind, curie)) for curie in concept.identifiers[:1])
        key = next((k for k in found if k is not None and self._hand_written((k, "", 0))), None)
        return self._formal.setdefault((concept.kind, folded), key) if key else self._formal.get((concept.kind, folded))

    def _has(self, key: str, identifiers: Iterable[str]) -> bool:
        return any((key, c.partition(":")[0]) in self._sure for c in identifiers)

    def _hand_written(self, sense: tuple[str, str, int]) -> bool:
        kind, _, name = sense[0].partition(":")
        return (Kind(kind), name) in self._terms and (Kind(kind), name) not in self._untrusted

    def _with_variants(self) -> dict[tuple[Kind, str], _Senses]:
        """All terms and their variants: a variant of a hand-written term yields to hand-written terms alone."""
        result = {k: v for k, v in self._terms.items() if v}
        in_order = sorted(result.items(), key=lambda x: (x[0] in self._untrusted, x[0][0].value, x[0][1]))
        made: set[tuple[Kind, str]] = set()
        for (kind, term), senses in in_order:
            published = (kind, term) in self._untrusted
            numbered = kind in NUMBERED and not (senses[0][2] == CAPITALS and len(term) < 3)
            for form, is_plural in expand(term, number=numbered).items():
                variant = (kind, form)
                if variant in self._blocked or (published and self._reject(kind, form)) or variant in made:
                    continue
                if variant not in result or (not published and variant in self._untrusted):
                    result[variant] = [(k, "plural", c) for k, _, c in senses] if is_plural else list(senses)
                    made.add(variant)
        return result

    def _merged(self, key: str, concept: Concept, sure: int) -> Entry:
        old = self._entries.get(key) or Entry(key, concept.kind, concept.name, ())
        return replace(
            old,
            identifiers=self._identifiers(old, concept.identifiers, sure),
            classes=old.classes + tuple(c for c in concept.classes if c not in old.classes),
            action=old.action or concept.action,
            target=old.target or concept.target,
        )

    def _identifiers(self, entry: Entry, new: tuple[str, ...], sure: int) -> tuple[str, ...]:
        """Identifiers with at most one of each source: the surest, of equally sure ones the first."""
        kept = {c.partition(":")[0]: c for c in entry.identifiers}
        for curie in new:
            source = curie.partition(":")[0]
            if source not in kept or sure > self._sure[entry.key, source]:
                kept[source] = curie
                self._sure[entry.key, source] = sure
        return tuple(kept.values())


#: Adds the concepts of one published list to a catalog.
Source = Callable[[Catalog, Path], None]
