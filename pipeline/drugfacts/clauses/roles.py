"""The arguments of a predicate by role, each role read when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

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
from .tree import FINITE, Tree

HYPHENS = frozenset({"-", "–"})
_FOR = frozenset({"for", "against"})
_NO = frozenset({"no", "little", "negligible"})
_MEANWHILE = frozenset({"while", "when", "after", "since", "during"})
_PREPOSITION = frozenset({"prep", "agent", "dative", "prt"})
_PERHAPS = frozenset({"advmod", "conj"})  # arcs of prepositions as well
_IN_TO = frozenset({"IN", "TO"})
_NESTING = frozenset({"dobj", "attr", "prep", "agent", "npadvmod", "acomp", "oprd", "dative"})
_HOLDING = frozenset({"containing", "using", "taking", "receiving", "requiring", "limiting"})  # "dose-limiting harm"
_NESTED = frozenset({"prep", "pobj", "agent", "nummod", "npadvmod", "acomp"})
_NOT_NESTED = frozenset({"of", "including", "like", "such"})


class Argument:
    """What fills a role: the head word of a phrase (or of a clause) in a tree."""

    __slots__ = ("head", "tree")  # a plain class is made and read faster than a tuple with names once it is compiled

    def __init__(self, tree: Tree, head: int) -> None:
        self.tree = tree
        self.head = head


class Roles:
    """The arguments of the predicate at a word, by role: see :class:`~.clause.Clause` for what roles there are.

    Frames ask for a few of the many roles of a predicate, and of most predicates for one or two until they find that
    nothing is there.
    """

    __slots__ = ("_found", "_lemma", "_prepositions", "_readers", "at", "tree")

    def __init__(self, tree: Tree, at: int, lemma: str) -> None:
        self.tree = tree
        self.at = at
        self._lemma = lemma
        self._readers = OF_VERB if tree.is_verb(at) else OF_NOUN
        self._found: dict[str, Sequence[Argument]] = {}
        self._prepositions: dict[str, list[int]] | None = None

    def get(self, role: str, default: Sequence[Argument] = ()) -> Sequence[Argument]:
        """What fills a role, in its order."""
        found = self._found.get(role)
        if found is None:
            tree, heads = self.tree, self.heads(role)
            found = self._found[role] = [Argument(tree, head) for head in heads] if heads else ()
        return found or default

    def own(self, *labels: str) -> list[int]:
        """The predicate's children under one of some labels, in their order."""
        kids, dep = self.tree.kids[self.at], self.tree.dep
        return [k for k in kids if dep[k] in labels] if kids else []

    def __getitem__(self, role: str) -> Sequence[Argument]:
        if found := self.get(role):
            return found
        raise KeyError(role)

    def __contains__(self, role: str) -> bool:
        return bool(self.get(role))

    def items(self) -> Iterator[tuple[str, Sequence[Argument]]]:
        """Yield the roles that are filled, with what fills them."""
        for role in dict.fromkeys((*self.prepositions, *self._readers)):
            if found := self.get(role):
                yield role, found

    def heads(self, role: str) -> list[int]:
        """The heads of what fills a role."""
        read = self._readers.get(role)
        return read(self) if read is not None else self.prepositions.get(role, [])

    @property
    def prepositions(self) -> dict[str, list[int]]:
        """What stands after the predicate's prepositions."""
        if self._prepositions is None:
            self._prepositions = _prepositions(self.tree, self.at)
        return self._prepositions

    @property
    def particle(self) -> str:
        """The particle of a phrasal verb: "on" of "bring on"."""
        return self._lemma.partition(" ")[2]


# --- verbs


def _objects(roles: Roles) -> list[int]:
    return roles.own("dobj", "oprd") or _given(roles) or _shared_object(roles.tree, roles.at)


def _given(roles: Roles) -> list[int]:
    """What is given where nothing else is: "it" in "Some give it off-label", taken for who gets something."""
    return [k for k in roles.own("dative") if roles.tree.tag[k] in {"PRP", "NN", "NNS", "NNP"}]


def _subject(roles: Roles) -> list[int]:
    tree, v = roles.tree, roles.at
    if _joined_object(tree, v):
        return [tree.head[v]]
    if not is_passive(tree, v):
        return surface_subject(tree, v)
    return [p for a in roles.own("agent") for p in complements(tree, a)] or _hyphen_prefix(tree, v)


def _object(roles: Roles) -> list[int]:
    tree, v = roles.tree, roles.at
    if joined := _joined_object(tree, v):
        return joined
    if is_passive(tree, v):
        found = surface_subject(tree, v)
    else:
        found = [a for w in _objects(roles) for a in antecedent(tree, v, w)] or _relative_object(tree, v)
    return found or _after_particle(roles)


def _after_particle(roles: Roles) -> list[int]:
    """What is switched on in "switches on T on the surface of the gut", with the particle for a preposition."""
    found, tree = roles.prepositions.get(roles.particle, []), roles.tree
    again = [k for k in roles.own("prep") if tree.lower(k) == roles.particle][1:]
    return [head for head in found if not again or head < again[0]]


def _attribute(roles: Roles) -> list[int]:
    return _objects(roles) if is_passive(roles.tree, roles.at) else roles.own("attr", "acomp")


def _infinitives(roles: Roles) -> list[int]:
    adverbial = [k for k in roles.own("advcl") if is_infinitive(roles.tree, k)]
    return sorted((*roles.own("xcomp"), *adverbial))


def _causer(roles: Roles) -> list[int]:
    tree, v = roles.tree, roles.at
    while tree.dep[v] == "conj" and tree.is_verb(tree.head[v]) and not tree.children(v, "nsubj"):
        v = tree.head[v]  # "makes T relax and widen"
    caused = tree.dep[v] in {"xcomp", "ccomp", "pcomp"} or (tree.dep[v] == "advcl" and is_infinitive(tree, v))
    above = tree.head[v]
    if tree.dep[v] == "pcomp" and tree.lower(above) == "into":
        above = tree.head[above]  # "coaxes N into making T"
    return surface_subject(tree, above) if caused and tree.lemma[above] in words("causative") else []


def _meanwhile(roles: Roles) -> list[int]:
    tree = roles.tree
    found = [k for k in roles.own("advcl", "prep", "pcomp") if _is_meanwhile(tree, k)]
    finite = (k for k in roles.own("advcl") if tree.tag[k] in FINITE and _opens_meanwhile(tree, k))
    return found + [p for k in finite for p in _taken(tree, k)]


def _small_clause(roles: Roles) -> list[int]:
    tree, found = roles.tree, roles.own("ccomp", "xcomp", "oprd", "acomp")
    return [
        k for k in found if not tree.is_verb(k) or (tree.tag[k] == "VBN" and not tree.children(k, "aux", "auxpass"))
    ]


def _what_it_does(roles: Roles) -> list[int]:
    return [k for k in roles.own("ccomp", "xcomp") if roles.tree.tag[k] == "VB"]


def _state(roles: Roles) -> list[int]:
    tree, own = roles.tree, roles.own
    clausal = own("ccomp", "xcomp", "oprd", "acomp")
    found = [k for k in clausal if not tree.is_verb(k) and tree.children(k, "nsubj", "nmod", "compound")]
    found += [k for k in own("ccomp") if tree.tag[k] == "VB" and tree.children(k, "nsubj")]
    return found + [k for k in own("dobj") if tree.children(k, "compound", "nmod")]  # "X dry" taken for a noun


OF_VERB: dict[str, Callable[[Roles], list[int]]] = {
    "subj": _subject,
    "obj": _object,
    "attr": _attribute,
    "comp": _infinitives,
    "causer": _causer,
    "while": _meanwhile,
    "expl": lambda roles: roles.own("expl"),
    "how": lambda roles: roles.own("advmod"),
    "then": lambda roles: roles.own("conj"),
    "dative": lambda roles: roles.own("dative"),
    "pred": _small_clause,
    "does": _what_it_does,
    "state": _state,
}


def _opens_meanwhile(tree: Tree, k: int) -> bool:
    return any(tree.lower(m) in _MEANWHILE for m in tree.children(k, "mark", "advmod"))


def _taken(tree: Tree, verb: int) -> list[int]:
    """What is taken in "while you take X", "when she was on X"."""
    on = (p for k in tree.children(verb, "prep") if tree.lower(k) == "on" for p in complements(tree, k))
    return tree.children(verb, "dobj") or list(on)


def _is_meanwhile(tree: Tree, k: int) -> bool:
    """Whether a gerund says while what: "while taking X"."""
    return tree.tag[k] == "VBG" and any(tree.lower(m) in _MEANWHILE for m in tree.kids[k])


def _relative_object(tree: Tree, v: int) -> list[int]:
    """The noun before "that doctors prescribe": the object of a relative clause that has a subject of its own.

    Of "the cough that codeine seems to calm" it is the object of the infinitive.
    """
    if tree.dep[v] == "xcomp" and is_infinitive(tree, v) and tree.dep[tree.head[v]] == "relcl":
        above = tree.head[v]
        subjects = [s for s in tree.children(above, "nsubj") if tree.lower(s) not in RELATIVE]
        return [tree.head[above]] if subjects and not tree.children(above, "dobj") else []
    if tree.dep[v] != "relcl":
        return []
    subjects = tree.children(v, "nsubj")
    if subjects and tree.lower(subjects[0]) not in RELATIVE and not tree.children(v, "xcomp", "ccomp"):
        return [tree.head[v]]
    return []


def _shared_object(tree: Tree, v: int) -> list[int]:
    """The object of the last verb in "blocks and inhibits X"."""
    for k in tree.children(v, "conj"):
        own = any(p < k and tree.children(p, "pobj") for p in tree.children(v, "prep"))  # "binds to A and blocks X"
        if tree.is_verb(k) and not own and not tree.children(k, "nsubj") and not _commas_between(tree, v, k):
            return tree.children(k, "dobj") or _shared_object(tree, k)
    return []


def _commas_between(tree: Tree, a: int, b: int) -> bool:
    return any(tree.words[i] == "," for i in range(a + 1, b))


def _hyphen_prefix(tree: Tree, v: int) -> list[int]:
    """X in "X-induced", and in "X approved" where the hyphen is left out."""
    if without := tree.children(v, "prefix"):
        return without
    if v >= 2 and tree.words[v - 1] in HYPHENS and tree.tag[v - 2][:1] in {"N", "J"}:
        return [v - 2]
    return []


def _joined_object(tree: Tree, v: int) -> list[int]:
    """T in "a T-blocking drug": what the noun right after does something to, whatever the tagger makes of the word."""
    active = tree.dep[v] == "amod" and tree.head[v] == v + 1 and tree.lower(v).endswith("ing")
    return _hyphen_prefix(tree, v) if active and tree.lower(v) not in _HOLDING else []


# --- nouns and adjectives


def _by(roles: Roles) -> list[int]:
    tree = roles.tree
    participles = (k for k in roles.own("amod") if tree.tag[k] == "VBN")  # "X-induced activation"
    return roles.prepositions.get("by") or [p for k in participles for p in _hyphen_prefix(tree, k)]


def _said(roles: Roles) -> list[int]:
    return noun_subject(roles.tree, roles.at, own=False)


def _verb_above(roles: Roles) -> list[int]:
    tree, n = roles.tree, roles.at
    verb = tree.head[tree.head[n]] if tree.dep[n] == "pobj" else tree.head[n]
    return [verb] if verb != n and tree.is_verb(verb) else []


OF_NOUN: dict[str, Callable[[Roles], list[int]]] = {
    "poss": lambda roles: roles.own("poss"),
    "compound": lambda roles: roles.own("compound", "nmod", "amod"),
    "appos": lambda roles: roles.own("appos", "bracket"),
    "said": _said,
    "by": _by,
    "subj": lambda roles: _by(roles) or _said(roles),
    "is": lambda roles: equated(roles.tree, roles.at),
    "attr": lambda roles: predicated(roles.tree, roles.at),
    "comp": lambda roles: roles.own("acl"),
    "example": lambda roles: examples(roles.tree, roles.at),
    "head": _verb_above,
}


# --- prepositions


def _prepositions(tree: Tree, at: int) -> dict[str, list[int]]:
    """Prepositional arguments by preposition: the word's own, then those that the parser hung on its objects."""
    roles: dict[str, list[int]] = {}
    kids, label = tree.kids[at], tree.dep[at]
    if not kids and label not in {"xcomp", "relcl"}:
        return roles
    for prep in _preps(tree, at):
        roles.setdefault(_name(tree, prep), []).extend(_resolved(tree, at, prep))
    nesting = [k for k in kids if k > at and tree.dep[k] in _NESTING]
    if nesting and (tree.is_verb(at) or tree.is_noun(at)):
        nested: dict[str, list[int]] = {}
        for k in nesting:
            if not _tells_of_none(tree, k):
                _collect_nested(tree, k, nested)
        for name, heads in nested.items():
            if name not in roles:
                roles[name] = heads
    if label == "relcl" and "in" not in roles and (place := _where(tree, at)) is not None:
        roles["in"] = [place]
    if "for" not in roles and tree.tag[at][:2] == "JJ" and (whom := _for_whom(tree, at)):
        roles["for"] = whom
    return roles


def _for_whom(tree: Tree, at: int) -> list[int]:
    """Who does what is hard or easy: T in "hard for T to leave"."""
    clauses = (k for k in tree.children(at, "advcl", "xcomp", "ccomp") if is_infinitive(tree, k))
    told = (k for k in clauses if any(tree.lower(m) == "for" for m in tree.children(k, "mark")))
    return [s for k in told for s in tree.children(k, "nsubj")]


def _where(tree: Tree, at: int) -> int | None:
    """What a relative clause with "where" says something of: C in "C, where X is used", but "where a trial failed"."""
    if not tree.is_noun(tree.head[at]):
        return None
    if tree.lemma[at] != "be" and not tree.children(at, "auxpass"):
        return None
    if any(tree.lower(k) in _FOR for k in tree.children(at, "prep")):
        return None  # "approved for C in the US, where it is not approved for D"
    where = next((k for k in tree.children(at, "advmod") if tree.lower(k) == "where"), None)
    return tree.head[at] if where is not None and not _is_of_place(tree, tree.head[at], where) else None


def _is_of_place(tree: Tree, head: int, where: int) -> bool:
    """Whether "where" says more of a noun inside the last of a list: "pain and hardening of the skin where it went"."""
    before = next((k for k in range(where - 1, head, -1) if tree.is_noun(k)), head)
    over = list(tree.ancestors(before))
    return head in over and tree.dep[before] != "conj" and any(tree.dep[k] == "conj" for k in over[: over.index(head)])


def _collect_nested(tree: Tree, at: int, into: dict[str, list[int]], depth: int = 0) -> None:
    if depth > 6 or not tree.kids[at] or _is_compared(tree, at):
        return
    dep, own = tree.dep, tree.dep[at]
    for k in tree.kids[at]:
        label = dep[k]
        if label == "prep":
            preposition = tree.lowers[k]
            if preposition not in _NOT_NESTED and own != "prep" and own != "agent":  # not "because of"
                into.setdefault(preposition, []).extend(complements(tree, k))
            if _tells_of_none(tree, k):
                continue  # "an A antagonist with no activity at B"
        by_whom = label == "conj" and own == "pobj" and tree.lowers[tree.head[at]] in {"by", "from"}
        if label in _NESTED or by_whom:
            _collect_nested(tree, k, into, depth + 1)


def _tells_of_none(tree: Tree, prep: int) -> bool:
    """Whether a phrase says what there is none of: "with no activity at B"."""
    return tree.lower(prep) == "with" and any(
        tree.lower(k) in _NO for p in tree.children(prep, "pobj") for k in tree.children(p, "det", "amod", "advmod")
    )


def _is_compared(tree: Tree, at: int) -> bool:
    """Whether it is with what something is compared: "as frequent as in people on X", "higher than with X"."""
    word = tree.lower(at)
    return tree.dep[at] == "prep" and (word == "than" or (word == "as" and tree.tag[at - 1][:2] in {"JJ", "RB"}))


def _name(tree: Tree, prep: int) -> str:
    """A preposition as roles name it: "onto" and "on to" are "on"."""
    word = tree.lower(prep)
    on_to = word == "to" and prep > 0 and tree.lower(prep - 1) == "on" and not tree.kids[prep - 1]
    return "on" if word == "onto" or on_to else word


def _preps(tree: Tree, at: int) -> list[int]:
    dep, tag = tree.dep, tree.tag
    preps = [k for k in tree.kids[at] if dep[k] in _PREPOSITION or (dep[k] in _PERHAPS and tag[k] in _IN_TO)]
    if preps:
        preps += [k for p in preps for k in tree.kids[p] if dep[k] == "conj" and tag[k] in _IN_TO]
    above = tree.head[at]
    if tree.dep[at] == "xcomp" and tree.lemma[above] in words("obliging"):
        preps.extend(k for k in tree.children(above, "prep") if k < above)
    return preps


def _resolved(tree: Tree, at: int, prep: int) -> list[int]:
    heads = complements(tree, prep)
    if not heads and tree.dep[at] == "relcl":
        return [tree.head[at]]
    return [a for h in heads for a in (antecedent(tree, at, h) if _is_relative(tree, h) else [h])]


def _is_relative(tree: Tree, at: int) -> bool:
    return tree.lower(at) == "which" or (tree.lower(at) == "that" and tree.tag[at] == "WDT")
