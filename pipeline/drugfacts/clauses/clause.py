"""Predicates with their arguments: one view of active, passive, relative, nominal, control and raising wordings.

A clause's roles are those of the plain active sentence: in "X is blocked by Y", "Y blocks X", "Y, which blocks X",
"Y is thought to block X", "blockade of X by Y" and "Y works by blocking X", the ``subj`` is Y and the ``obj`` X.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .grammar import words
from .lists import examples
from .subjects import (
    RELATIVE,
    antecedent,
    complements,
    equated,
    is_infinitive,
    is_passive,
    noun_subject,
    predicated,
    surface_subject,
)
from .tree import Tree

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_PREFIXES = ("up", "down")
_MEANWHILE = frozenset({"while", "when", "after", "since", "during"})


class Argument(NamedTuple):
    """What fills a role: the head word of a phrase (or of a clause) in a tree."""

    tree: Tree
    head: int


class Governor(NamedTuple):
    """A word between a predicate and its sentence's main verb, such as "thought" in "is thought to help"."""

    at: int
    lemma: str


@dataclass(slots=True)
class Clause:
    """A predicate (verb, noun or adjective) and its arguments by role.

    Attributes
    ----------
    at : int
        The predicate's word in the tree.
    lemma : str
        Its lemma, with the particle of a phrasal verb ("bring on") or the first word of a fixed noun ("side effect").
    roles : dict of str to list of Argument
        ``subj`` and ``obj`` as in the active sentence; ``attr`` (complement of a copula); ``comp`` (infinitive);
        ``pred`` (small clause: "makes X drowsy"); ``does`` ("makes X sweat");
        ``state`` (the whole of "X dry" in "makes X dry"); ``dative``; ``causer`` (X in "X makes Y do Z"); ``while``
        ("while taking X"); prepositions by their own name. For nouns also ``poss``, ``compound``, ``example`` (X in
        "inhibitors such as X"), ``said`` (what the noun is said of: the subject of its copula or verb), ``is`` (what it
        says that something is: X in "X acts as an N", "X belongs to a group called N") and ``head``
        (the verb above).
    governors : list of Governor
        From the predicate outwards.
    links : list of int
        The predicate's word and those of its governors.
    """

    tree: Tree
    at: int
    lemma: str
    roles: dict[str, list[Argument]]
    governors: list[Governor]
    links: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.links = [self.at, *(governor.at for governor in self.governors)]

    def first(self, role: str) -> Argument | None:
        """The first argument in a role."""
        return next(iter(self.roles.get(role, ())), None)


def keys_of(tree: Tree, at: int) -> list[str]:
    """The names under which a word may be a predicate, longest first: "side effect", "effect"; "bring on", "bring".

    A hyphenated prefix counts as well: "off-label use" is "off-label use" and "use".
    """
    lemma = tree.lemma[at]
    if at >= 2 and tree.words[at - 1] in _HYPHENS and tree.lower(at - 2) in _PREFIXES:
        lemma = tree.lower(at - 2) + lemma  # "up-regulate" is "upregulate"
    if tree.is_verb(at):
        particles = [tree.lower(k) for k in tree.kids[at] if tree.dep[k] in {"prt", "prep", "advmod"} and k > at]
        return [*(f"{lemma} {p}" for p in particles), lemma]
    keys = []
    if at >= 2:
        keys.append(f"{tree.lower(at - 2)} {tree.lower(at - 1)} {lemma}")
    if at >= 1:
        keys.append(f"{tree.lower(at - 1)} {lemma}")
    return [*keys, lemma]


def clauses_of(tree: Tree, wanted: Callable[[str], bool]) -> Iterator[Clause]:
    """Yield the clauses of a sentence whose predicate is ``wanted``, in the order of their predicates."""
    return (clause_at(tree, at, key) for at, key in predicates_of(tree, wanted))


def predicates_of(
    tree: Tree, wanted: Callable[[str], bool], lemmas: Container[str] | None = None
) -> Iterator[tuple[int, str]]:
    """Yield the predicates of a sentence that are ``wanted``, each once, in order: where they stand, and their name.

    Of several names ("side effect", "effect") it is the longest that is wanted. Where ``lemmas`` are given, no other
    word is looked at: those that :func:`lemmas_of` finds in the wanted names.
    """
    for at, lemma in enumerate(tree.lemma):
        if lemmas is None or lemma in lemmas:
            for key in keys_of(tree, at):
                if wanted(key):
                    yield at, key
                    break


def lemmas_of(keys: Iterable[str]) -> frozenset[str]:
    """The lemmas that a word has which one of some names stands for: "bring" and "on" for "bring on".

    Examples
    --------
    >>> sorted(lemmas_of(["side effect", "upregulate"]))
    ['effect', 'regulate', 'side', 'upregulate']
    """
    ends = {word for key in keys for word in (key.split(" ")[0], key.split(" ")[-1])}
    return frozenset(ends | {word.removeprefix(prefix) for word in ends for prefix in _PREFIXES})


def clause_at(tree: Tree, at: int, key: str | None = None) -> Clause:
    """The clause of the predicate at a word; read once, since many frames ask for it."""
    lemma = key or tree.lemma[at]
    known = tree.clauses.get((at, lemma))
    if known is None:
        known = tree.clauses[at, lemma] = _clause_at(tree, at, lemma)
    return known


def _clause_at(tree: Tree, at: int, lemma: str) -> Clause:
    roles = _verb_roles(tree, at, lemma) if tree.is_verb(at) else _noun_roles(tree, at)
    kept = {role: [Argument(tree, head) for head in heads] for role, heads in roles.items() if heads}
    return Clause(tree, at, lemma, kept, list(_governors(tree, at)))


class _Children(dict[str, list[int]]):
    """The children of a word by label, each in their order."""

    def __init__(self, tree: Tree, at: int) -> None:
        super().__init__()
        dep = tree.dep
        for k in tree.kids[at]:
            label = dep[k]
            if label in self:
                self[label].append(k)
            else:
                self[label] = [k]

    def of(self, *labels: str) -> list[int]:
        """Those with one of the labels, in their order."""
        found = [k for label in labels if label in self for k in self[label]]
        return sorted(found) if len(found) > 1 else found


# --- verbs


def _verb_roles(tree: Tree, v: int, lemma: str) -> dict[str, list[int]]:
    own = _Children(tree, v)
    subject = surface_subject(tree, v)
    roles: dict[str, list[int]] = _prepositions(tree, v)
    objects = own.of("dobj", "oprd") or _shared_object(tree, v)
    if is_passive(tree, v):
        agents = [p for a in own.of("agent") for p in complements(tree, a)]
        roles["obj"] = subject
        roles["subj"] = agents or _hyphen_prefix(tree, v)
        if objects:
            roles["attr"] = objects
    else:
        roles["subj"] = subject
        roles["obj"] = _antecedents(tree, v, objects) or _relative_object(tree, v)
        roles["attr"] = own.of("attr", "acomp")
    infinitives = [k for k in own.of("advcl") if is_infinitive(tree, k)]
    roles["comp"] = sorted((*own.of("xcomp"), *infinitives)) if infinitives else own.of("xcomp")
    caused = tree.dep[v] in {"xcomp", "ccomp", "pcomp"} or (tree.dep[v] == "advcl" and is_infinitive(tree, v))
    if caused and tree.lemma[tree.head[v]] in words("causative"):
        roles["causer"] = surface_subject(tree, tree.head[v])
    roles["while"] = [k for k in own.of("advcl", "prep", "pcomp") if _is_meanwhile(tree, k)]
    roles["expl"] = own.of("expl")
    roles["dative"] = own.of("dative")
    complement = own.of("ccomp", "xcomp")
    roles["pred"] = [k for k in own.of("ccomp", "xcomp", "oprd", "acomp") if not tree.is_verb(k)]
    roles["does"] = [k for k in complement if tree.tag[k] == "VB"]
    roles["state"] = [k for k in own.of("ccomp") if not tree.is_verb(k) and tree.children(k, "nsubj")]
    roles["state"] += [k for k in own.of("dobj") if tree.children(k, "compound")]  # "X dry" taken for a noun
    particle = lemma.partition(" ")[2]
    if particle and particle in roles and not roles.get("obj"):
        roles["obj"] = roles[particle]
    return roles


def _is_meanwhile(tree: Tree, k: int) -> bool:
    """Whether a gerund says while what: "while taking X"."""
    return tree.tag[k] == "VBG" and any(tree.lower(m) in _MEANWHILE for m in tree.kids[k])


def _antecedents(tree: Tree, v: int, words: list[int]) -> list[int]:
    return [a for w in words for a in antecedent(tree, v, w)]


def _relative_object(tree: Tree, v: int) -> list[int]:
    """The noun before "that doctors prescribe": the object of a relative clause that has a subject of its own."""
    if tree.dep[v] != "relcl":
        return []
    subjects = tree.children(v, "nsubj")
    if subjects and tree.lower(subjects[0]) not in RELATIVE and not tree.children(v, "xcomp", "ccomp"):
        return [tree.head[v]]
    return []


def _shared_object(tree: Tree, v: int) -> list[int]:
    """The object of the last verb in "blocks and inhibits X"."""
    for k in tree.children(v, "conj"):
        if tree.is_verb(k) and not tree.children(k, "nsubj") and not _commas_between(tree, v, k):
            return tree.children(k, "dobj") or _shared_object(tree, k)
    return []


def _commas_between(tree: Tree, a: int, b: int) -> bool:
    return any(tree.words[i] == "," for i in range(a + 1, b))


def _hyphen_prefix(tree: Tree, v: int) -> list[int]:
    """X in "X-induced", and in "X approved" where the hyphen is left out."""
    if without := tree.children(v, "prefix"):
        return without
    if v >= 2 and tree.words[v - 1] in _HYPHENS and tree.tag[v - 2][:1] in {"N", "J"}:
        return [v - 2]
    return []


# --- nouns and adjectives


def _noun_roles(tree: Tree, n: int) -> dict[str, list[int]]:
    own = _Children(tree, n)
    roles = _prepositions(tree, n)
    roles["poss"] = own.of("poss")
    roles["compound"] = own.of("compound", "nmod", "amod")
    roles["appos"] = own.of("appos", "bracket")
    roles["said"] = noun_subject(tree, n, own=False)
    if not roles.get("by"):  # "X-induced activation"
        roles["by"] = [p for k in own.of("amod") if tree.tag[k] == "VBN" for p in _hyphen_prefix(tree, k)]
    roles["subj"] = roles.get("by") or roles["said"]
    roles["is"] = equated(tree, n)
    roles["attr"] = predicated(tree, n)
    roles["comp"] = own.of("acl")
    roles["example"] = examples(tree, n)
    verb = tree.head[tree.head[n]] if tree.dep[n] == "pobj" else tree.head[n]
    roles["head"] = [verb] if verb != n and tree.is_verb(verb) else []
    return roles


# --- prepositions


def _prepositions(tree: Tree, at: int) -> dict[str, list[int]]:
    """Prepositional arguments by preposition: the word's own, then those that the parser hung on its objects."""
    roles: dict[str, list[int]] = {}
    for prep in _preps(tree, at):
        roles.setdefault(tree.lower(prep), []).extend(_resolved(tree, at, prep))
    if tree.is_verb(at) or tree.is_noun(at):
        nested: dict[str, list[int]] = {}
        for k in tree.kids[at]:
            if k > at and tree.dep[k] in {"dobj", "attr", "prep", "agent", "npadvmod", "acomp", "oprd", "dative"}:
                _collect_nested(tree, k, nested)
        for name, heads in nested.items():
            if name not in roles:
                roles[name] = heads
    return roles


def _collect_nested(tree: Tree, at: int, into: dict[str, list[int]], depth: int = 0) -> None:
    if depth > 6:
        return
    for k in tree.kids[at]:
        if (
            tree.dep[k] == "prep"
            and tree.lower(k) not in {"of", "including", "like", "such"}
            and tree.dep[at] not in {"prep", "agent"}
        ):  # not "because of"
            into.setdefault(tree.lower(k), []).extend(complements(tree, k))
        by_whom = tree.dep[k] == "conj" and tree.dep[at] == "pobj" and tree.lower(tree.head[at]) in {"by", "from"}
        if tree.dep[k] in {"prep", "pobj", "agent", "nummod", "npadvmod", "acomp"} or by_whom:
            _collect_nested(tree, k, into, depth + 1)


def _preps(tree: Tree, at: int) -> list[int]:
    preps = [
        k
        for k in tree.kids[at]
        if tree.dep[k] in {"prep", "agent", "dative", "prt"}
        or (tree.dep[k] in {"advmod", "conj"} and tree.tag[k] in {"IN", "TO"})
    ]
    for p in list(preps):
        preps.extend(k for k in tree.children(p, "conj") if tree.tag[k] in {"IN", "TO"})
    return preps


def _resolved(tree: Tree, at: int, prep: int) -> list[int]:
    heads = complements(tree, prep)
    if not heads and tree.dep[at] == "relcl":
        return [tree.head[at]]
    return [a for h in heads for a in (antecedent(tree, at, h) if tree.lower(h) == "which" else [h])]


def _governors(tree: Tree, at: int) -> Iterator[Governor]:
    """From a predicate outwards, up to the border of the clause that says it."""
    for _ in range(8):
        label, head = tree.dep[at], tree.head[at]
        if head == at or label in {"relcl", "conj", "parataxis", "appos", "bracket"}:
            return
        if label == "advcl" and not (is_infinitive(tree, at) or tree.tag[at] == "VBG"):
            return
        if tree.is_verb(head) or tree.is_noun(head) or tree.tag[head][:2] == "JJ":
            yield Governor(head, tree.lemma[head])
        at = head
