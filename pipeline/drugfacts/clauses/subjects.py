"""Who does what a word says, and what a noun says of whom: subjects found through the grammar of a sentence.

Through control and raising ("is thought to block"), coordination, participles and relative clauses for verbs; through
copulas, appositions and "as" for nouns ("X acts as an N", "X belongs to a group called N").
"""

from __future__ import annotations

from .grammar import words
from .tree import Tree

RELATIVE = frozenset({"which", "that", "who", "whom"})
_SPLICES = frozenset({",", ";", "-", "–", "—"})
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_OF_PASSIVE = frozenset({"auxpass", "nsubjpass", "agent", "csubjpass"})
_LIFE = frozenset({"life", "career", "existence"})  # "X began life as an N"
_LINKING = frozenset({"be", "become", "remain", "'"})
_FRONTED = frozenset({"npadvmod", "dep"})  # what the parser makes of a noun before the comma of "An N, X does"
_VIA = frozenset({"by", "through", "via", "with", "as", "in", "for", "from", "to", "on", "under", "of"})
_OUT_OF = frozenset({"of", "among", "amongst"})


def is_passive(tree: Tree, v: int) -> bool:
    """Whether a verb is passive: by its auxiliary, its agent, or as a bare participle after a noun."""
    if tree.tag[v] not in {"VBN", "VBD"}:
        return False
    labels = {tree.dep[k] for k in tree.kids[v]}
    if not labels.isdisjoint(_OF_PASSIVE):
        return True
    if "aux" in labels:
        return tree.dep[v] == "acomp"
    if tree.dep[v] in {"acl", "amod", "acomp", "advcl", "oprd", "bracket"} and "dobj" not in labels:
        return tree.tag[v] == "VBN" or tree.dep[v] != "advcl"
    if tree.dep[v] == "conj" and tree.tag[v] == "VBN" and not labels & {"nsubj", "dobj"}:
        return is_passive(tree, tree.head[v]) or tree.dep[tree.head[v]] in {"acomp", "amod"}
    if tree.tag[v] == "VBN" and "nsubj" not in labels and "dobj" not in labels:
        return True  # a fragment: "Approved for pain"
    return tree.tag[v] == "VBN" and tree.dep[v] == "relcl"


def surface_subject(tree: Tree, v: int, seen: frozenset[int] = frozenset()) -> list[int]:
    """The grammatical subject of a verb, found through control, raising, coordination, participles and relatives."""
    if v in seen:
        return []
    seen = seen | {v}
    own = [k for k in tree.kids[v] if tree.dep[k] in _SUBJECT and tree.dep[k] != "expl"]
    if own:
        return [a for k in own for a in antecedent(tree, v, k)]
    label, head = tree.dep[v], tree.head[v]
    if head == v:
        return []
    if label == "conj":
        return surface_subject(tree, head, seen) if tree.is_verb(head) or tree.tag[head][:2] == "JJ" else []
    if label in {"acl", "relcl", "amod", "bracket"}:
        return [head]
    if label in {"acomp", "oprd"}:
        return surface_subject(tree, head, seen)
    if label in {"xcomp", "advcl", "ccomp", "dep", "pcomp"}:
        return _controlled(tree, v, seen)
    return []


def _controlled(tree: Tree, v: int, seen: frozenset[int]) -> list[int]:
    """The subject of an infinitive or participle: the governor's subject, or its object under object control."""
    head = tree.head[v]
    if tree.dep[v] == "pcomp":
        prep, head = head, tree.head[head]
        if head == prep:
            return []
        by = tree.lower(prep) in {"by", "via", "through", "without"}
        if tree.is_noun(head):
            return noun_subject(tree, head, seen) or ([head] if by else [])
        if by and tree.lower(head) in words("pointing_back"):
            return [head]  # "the former by doing A, the latter by doing B"
        if not by and tree.lemma[head] in words("object_control") and not is_passive(tree, head):
            return tree.children(head, "dobj") or surface_subject(tree, head, seen)
        return surface_subject(tree, head, seen)
    if tree.is_noun(head):
        return noun_subject(tree, head, seen) or [head]
    infinitive = is_infinitive(tree, v) or tree.dep[v] == "xcomp"
    if infinitive and tree.lemma[head] in words("object_control") and not is_passive(tree, head):
        objects = tree.children(head, "dobj")
        if objects:
            return objects
    if tree.dep[v] == "ccomp" and not infinitive:
        return []
    return surface_subject(tree, head, seen)


def is_infinitive(tree: Tree, v: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(tree.tag[k] == "TO" and tree.dep[k] == "aux" for k in tree.kids[v])


def antecedent(tree: Tree, v: int, subject: int) -> list[int]:
    """The noun that a relative pronoun stands for; any other subject itself."""
    if tree.lower(subject) not in RELATIVE or tree.tag[subject] == "DT":
        return [subject]
    at = v
    while tree.dep[at] in {"conj", "xcomp", "ccomp"} and tree.head[at] != at:
        at = tree.head[at]
    if tree.dep[at] == "relcl":
        return [tree.head[at]]
    return [subject] if _takes_up(tree, subject) else []


def _takes_up(tree: Tree, that: int) -> bool:
    """Whether "that" takes up what was told: "X blocks A, that lowers B"; not after an aside, "an enzyme, T, that"."""
    if tree.lower(that) != "that" or that < 2 or tree.words[that - 1] not in _SPLICES:
        return False
    return all(tree.dep[at] != "appos" for at in (that - 2, *tree.ancestors(that - 2)))


def noun_subject(tree: Tree, n: int, seen: frozenset[int] = frozenset(), own: bool = True) -> list[int]:
    """Who a noun is said of, or who does what it names.

    With ``own``, its possessor or the noun after "of" comes first; then the subject of its copula, the noun that it
    explains, the subject of the verb that governs it.
    """
    if n in seen:
        return []
    seen = seen | {n}
    if own and (owner := [k for k in _owner(tree, n) if k not in seen]):
        return owner
    label, head = tree.dep[n], tree.head[n]
    if tree.tag[n][:2] == "JJ" and (subjects := tree.children(n, "nsubj", "nsubjpass")):
        return subjects  # "X is unlicensed for Y", read as one predicate
    if label in {"attr", "acomp", "dobj", "oprd"} and head != n:
        return _said_by_verb(tree, n, seen)
    if label == "advcl" and tree.tag[n][:2] == "JJ" and tree.children(n, "mark"):
        return surface_subject(tree, head)  # "X, though unlicensed, is sold"
    if label in {"appos", "bracket"} or (label == "amod" and head < n):  # "X, selective for ..."
        return [head]
    if label == "conj":
        return noun_subject(tree, head, seen, own)
    if label == "pobj" and tree.lower(head) == "of" and tree.lemma[tree.head[head]] == "one":
        return noun_subject(tree, tree.head[head], seen, own=False)  # "X is one of three Ns that ..."
    if label == "pobj" and tree.lower(head) in _VIA:
        return _said_through(tree, head, seen)
    return []


def _owner(tree: Tree, n: int) -> list[int]:
    """X in "X's potential", "the potential of X"."""
    through = [k for k in tree.children(n, "prep") if tree.lower(k) in {"of", "by", "for"}]
    return tree.children(n, "poss") or [p for k in through for p in complements(tree, k)]


def _said_by_verb(tree: Tree, n: int, seen: frozenset[int]) -> list[int]:
    """X in "X is an N", "X has an N"; in a passive with an object, its agent."""
    verb = tree.head[n]
    if not is_passive(tree, verb) or tree.dep[n] in {"oprd", "attr"}:
        return surface_subject(tree, verb, seen)
    return [p for a in tree.children(verb, "agent") for p in complements(tree, a)]


def _said_through(tree: Tree, prep: int, seen: frozenset[int]) -> list[int]:
    """X in "X acts as an N", "X works through N", "use X as an N", "X is of no N"."""
    verb = tree.head[prep]
    if tree.lower(prep) == "of" and tree.lemma[verb] not in _LINKING:
        return []
    if tree.is_noun(verb):
        return noun_subject(tree, verb, seen)
    if not tree.is_verb(verb):
        return []
    if tree.lower(prep) == "as" and not is_passive(tree, verb) and (objects := tree.children(verb, "dobj")):
        return objects if tree.lemma[objects[0]] not in _LIFE else surface_subject(tree, verb, seen)
    return surface_subject(tree, verb, seen)


def equated(tree: Tree, n: int) -> list[int]:
    """X in "X is an N", "X, an N", "X acts as an N", "X belongs to a group called N": what the noun says X to be."""
    label, head = tree.dep[n], tree.head[n]
    other = any(tree.lower(k) == "other" for k in tree.kids[n])
    if label == "conj":
        return [head] if other else equated(tree, head) if tree.is_noun(head) else []  # "X and other Ns"
    if label in {"dobj", "oprd", "attr"} and tree.dep[head] == "acl" and tree.lemma[head] in words("naming"):
        return _grouped(tree, tree.head[head])
    if label == "dobj" and tree.lemma[head] not in words("equating"):
        return []
    if label in _FRONTED and n < head and tree.is_verb(head):
        return surface_subject(tree, head) if tree.words[max(tree.subtree(n)) + 1] == "," else []  # "An N, X does"
    if label == "nsubj" and tree.lemma[head] in words("comprising"):
        return tree.children(head, "dobj")
    if label == "pobj":
        return _equated_through(tree, head, other)
    return noun_subject(tree, n, own=False)


def _equated_through(tree: Tree, prep: int, other: bool) -> list[int]:
    """X in "X acts as an N", "a group known as N", "one of the Ns", "like other Ns, X ...", "Of the Ns, X ..."."""
    above = tree.head[prep]
    if tree.lower(prep) == "as":
        named = tree.dep[above] == "acl" and tree.lemma[above] in words("naming")
        return _grouped(tree, tree.head[above]) if named else _said_through(tree, prep, frozenset())
    if tree.lower(prep) == "to" and tree.is_verb(above) and tree.lemma[above] == "belong":
        return surface_subject(tree, above)  # "X belongs to the Ns"
    if tree.lower(prep) == "like" and other:
        return [above] if tree.is_noun(above) else surface_subject(tree, above)
    if tree.lower(prep) == "of" and tree.lemma[above] in words("kind"):
        return _grouped(tree, above) or predicated(tree, above)
    if prep == 0 and tree.lower(prep) in _OUT_OF and tree.is_verb(above):
        return surface_subject(tree, above)  # "Of the Ns, X is the oldest"
    return []


def _grouped(tree: Tree, group: int) -> list[int]:
    """X in "X belongs to a group of medicines", "X is one of the medicines"."""
    while tree.dep[group] == "pobj" and tree.lower(tree.head[group]) == "of":
        group = tree.head[tree.head[group]]
    if tree.dep[group] == "pobj":
        verb = tree.head[tree.head[group]]
        return surface_subject(tree, verb) if tree.lemma[verb] in words("belonging") else []
    return noun_subject(tree, group, own=False)


def predicated(tree: Tree, n: int) -> list[int]:
    """What a copula says of the noun: E in "The main side effect is E"."""
    head = tree.head[n]
    if tree.dep[n] not in {"nsubj", "nsubjpass"}:
        return []
    if tree.lemma[head] in _LINKING:
        return tree.children(head, "attr", "acomp")
    turned = (k for k in tree.children(head, "xcomp") if tree.lemma[k] == "be")  # "E turned out to be F"
    return [a for k in turned for a in tree.children(k, "attr", "acomp")]


def complements(tree: Tree, prep: int) -> list[int]:
    """The objects of a preposition, of the last one of "because of", "due to"; none of "for example"."""
    own = [k for k in tree.children(prep, "pobj", "pcomp") if tree.lower(k) not in words("no_complement")]
    if own:
        return own
    return [p for k in tree.children(prep, "prep") for p in tree.children(k, "pobj", "pcomp")]
