"""Concepts gathered from lists into entries and terms, ready to be stored.

The order of adding decides: the first concept that has a name owns it, a later one of the same name is merged into it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.model import Entry, Kind
from drugfacts.lexicon.store import ANY_CASE, CAPITALS
from drugfacts.lexicon.variants import expand

#: Longer terms are dropped: nobody writes them in prose, and they would lengthen the window of every look-up.
LONGEST = 90

_NUMBERED = {Kind.DRUG_CLASS, Kind.CONDITION, Kind.TARGET, Kind.FORM}


@dataclass(frozen=True, slots=True)
class Form:
    """One way of naming a concept: as written, its role, and how it must be written in a text."""

    text: str
    role: str
    case: int = ANY_CASE


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing of one list, before it is merged with the same thing of other lists.

    `new` says whether it may make an entry; without it, only what is known already gets its names and identifiers.
    `merge_synonyms` says whether it is also the same thing as an entry that has its name as a synonym.
    """

    kind: Kind
    name: str
    forms: tuple[Form, ...] = ()
    identifiers: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    action: str | None = None
    target: str | None = None
    new: bool = True
    merge_synonyms: bool = False


class Catalog:
    """Entries and terms in the making."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._terms: dict[tuple[Kind, str], list[tuple[str, str, int]]] = {}
        self._blocked: set[tuple[Kind, str]] = set()

    def block(self, kind: Kind, terms: Iterable[str]) -> None:
        """Keep these terms, in any variant, from standing for this kind."""
        self._blocked |= {(kind, fold_term(t)) for t in terms}

    def owner(self, kind: Kind, term: str) -> str | None:
        """Key of the entry that a term stands for first, or None."""
        senses = self._terms.get((kind, fold_term(term)))
        return senses[0][0] if senses else None

    def add(self, concept: Concept) -> str | None:
        """Add a concept; its key, or None where it is not taken."""
        folded = fold_term(concept.name)
        key = f"{concept.kind}:{folded}"
        if key not in self._entries and concept.merge_synonyms:
            key = self.owner(concept.kind, concept.name) or key
        if key not in self._entries and not concept.new:
            return None
        if not folded or "\t" in concept.name:
            return None
        self._entries[key] = self._merged(key, concept)
        self.name(concept.kind, key, Form(concept.name, "name"))
        for form in concept.forms:
            self.name(concept.kind, key, form)
        return key

    def name(self, kind: Kind, key: str, form: Form, *, also: bool = False) -> None:
        """Let a form stand for an entry; where it stands for another already, only if `also`."""
        folded = fold_term(form.text)
        if not folded or len(folded) > LONGEST or (kind, folded) in self._blocked:
            return
        senses = self._terms.setdefault((kind, folded), [])
        if any(k == key for k, _, _ in senses):
            return
        if not senses or also:
            role = "synonym" if form.role == "name" and key != f"{kind}:{folded}" else form.role
            senses.append((key, role, form.case))

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, or None."""
        return self._entries.get(key)

    def compiled(self) -> tuple[list[Entry], dict[str, list[tuple[int, str, int]]]]:
        """Entries in order of their key, and folded form → (number of the entry, role, case), with all variants."""
        entries = [self._entries[k] for k in sorted(self._entries)]
        numbers = {e.key: i for i, e in enumerate(entries)}
        by_form: dict[str, dict[Kind, list[tuple[int, str, int]]]] = {}
        for (kind, form), senses in sorted(self._with_variants().items(), key=lambda x: (x[0][1], x[0][0].value)):
            by_form.setdefault(form, {})[kind] = [(numbers[key], role, case) for key, role, case in senses]
        return entries, {
            form: [s for kind in Kind if kind in kinds for s in kinds[kind]] for form, kinds in by_form.items()
        }

    def _with_variants(self) -> dict[tuple[Kind, str], list[tuple[str, str, int]]]:
        """All terms and, where no list names something by it, each of their variants."""
        result = {k: v for k, v in self._terms.items() if v}
        for (kind, term), senses in sorted(result.copy().items(), key=lambda x: (x[0][0].value, x[0][1])):
            short = senses[0][2] == CAPITALS and len(term) < 3
            numbered = kind in _NUMBERED and not short
            for form, is_plural in expand(term, number=numbered).items():
                if (kind, form) in self._blocked:
                    continue
                as_plural = [(k, "plural", c) for k, _, c in senses]
                result.setdefault((kind, form), as_plural if is_plural else list(senses))
        return result

    def _merged(self, key: str, concept: Concept) -> Entry:
        old = self._entries.get(key)
        if old is None:
            ids = _curies((), concept.identifiers)
            return Entry(key, concept.kind, concept.name, ids, concept.classes, concept.action, concept.target)
        return Entry(
            key,
            old.kind,
            old.name,
            _curies(old.identifiers, concept.identifiers),
            old.classes + tuple(c for c in concept.classes if c not in old.classes),
            old.action or concept.action,
            old.target or concept.target,
        )


def _curies(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Identifiers with at most one of each source: the first that came."""
    result = list(old)
    for curie in new:
        if curie.partition(":")[0] not in {c.partition(":")[0] for c in result}:
            result.append(curie)
    return tuple(result)
