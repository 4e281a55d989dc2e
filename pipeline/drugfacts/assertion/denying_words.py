"""Whether a word is denied by its own "not", "no longer" or "nobody", and not but in part, as by "not always"."""

from __future__ import annotations

from drugfacts.clauses import Tree

from .cues import Negation
from .scope import first

_OF_DEGREE = frozenset({"advmod", "acomp"})
_WHO = frozenset({"nsubj", "nsubjpass", "poss"})  # "no regulator's blessing"
NO_ONE = frozenset({"no", "none", "nothing", "nobody"})
_NOT_ONE = ("not one ", "not a single")
_FAR_FROM = ["nowhere", "near"]
_UNTIL = frozenset({"until", "till", "til"})
_UNTREATED = frozenset({"placebo", "sham", "control", "controls"})
_BEFORE_DEGREE = frozenset({"a", "an", "the", "as", "so", "that", "too", "nearly", "quite", "at"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})


def denies(tree: Tree, at: int, negation: Negation, listed: bool = False) -> int | None:
    """The denial that a word carries itself, or shares with the verb it is coordinated with by "or", "nor".

    In a list "little" belongs to the term ("little appetite").
    """
    if at and tree.lower(at - 1) == "nor":
        return at - 1
    for k in tree.kids[at]:
        if k > at and tree.words[k - 1] == "," and tree.is_noun(at):
            continue  # "an inhibitor, not a steroid": the steroid is denied
        if tree.dep[k] == "neg" or (
            tree.dep[k] in {"advmod", "preconj", "cc", "det", "aux"}
            and tree.lower(k) in negation.words
            and tree.lower(k) != "nor"
        ):
            holds = not (_is_partial(tree, k, negation) or _came_later(tree, at) or _only_weighs(tree, at, negation))
            return k if holds else None
        if tree.lower(k) == "any" and any(tree.lower(n) in negation.hardly for n in tree.kids[k]):
            return k  # "hardly any effect"
        compared = (k, *tree.kids[k]) if tree.dep[k] in _OF_DEGREE else (k,)
        if any(_is_no_more(tree, n, negation) for n in compared):
            return k  # "no longer", "no more frequent than with placebo", "healed no more often"
        if (
            tree.dep[k] == "acomp"
            and tree.lemma[at] == "be"
            and tree.lower(k) in negation.small
            and _is_held(tree, at, negation)
        ):
            return k  # "the affinity for T is negligible"
        if tree.dep[k] == "attr" and tree.lower(k) in negation.small and tree.children(at, "expl"):
            return k  # "there is little to suggest that"
        if tree.lower(k) == "nor" and k < at and tree.dep[at] != "conj":
            return k
        if not listed and tree.dep[k] == "amod" and tree.lower(k) in negation.small and not is_some(tree, k):
            return k
        if tree.dep[k] in _WHO and (word := _no_one(tree, k)) is not None:
            return word
    return _denied_with_others(tree, at, negation) if tree.dep[at] == "conj" else None


def _denied_with_others(tree: Tree, at: int, negation: Negation) -> int | None:
    """The denial of a word that is coordinated with another: "a blocker, not an inhibitor", "neither A nor B"."""
    what_it_is = tree.is_noun(at) and not tree.children(at, "poss")
    if what_it_is and (word := not_before(tree, min(tree.subtree(at)))) is not None:
        return word
    head = tree.head[at]
    if (nor := _joined_by_nor(tree, head, at)) is not None:
        return nor
    return denies(tree, head, negation) if _shares_denial(tree, head, at) else None


def not_before(tree: Tree, start: int) -> int | None:
    """Return the "not" right before a place, unless it is that of "not only"."""
    word = start - 1
    return word if word >= 0 and tree.lower(word) == "not" and not is_not_only(tree, word) else None


def _joined_by_nor(tree: Tree, head: int, at: int) -> int | None:
    """The "nor" by which a word is joined to what is denied: "does not cause C nor bring D"."""
    nor = next((i for i in range(at - 1, head, -1) if tree.lower(i) == "nor"), None)
    if nor is None or (tree.is_verb(at) and tree.is_noun(tree.head[nor])):
        return None  # "causes neither C nor D, but may cause E"
    joints = [tree.lower(i) for i in range(head, at) if tree.tag[i] == "CC"]
    return nor if joints[-1:] == ["nor"] or not tree.has_subject(at) else None  # "neither grow nor live, and T falls"


def _shares_denial(tree: Tree, head: int, at: int) -> bool:
    """Whether a predicate goes on with a denied one: "does not cause C or bring D", "does not cause C and bring D".

    Not by an "or" further back, which joins something else: "does not cause C or D, but may cause E".
    """
    if tree.children(at, "nsubj", "nsubjpass"):
        return False
    joint = next((tree.lower(i) for i in range(at - 1, head, -1) if tree.tag[i] == "CC"), "")
    own = any(tree.dep[k] == "aux" and tree.tag[k] == "MD" for k in tree.kids[at])
    if joint == "or":
        return not own
    does = any(tree.lower(k) in {"does", "did"} for k in tree.children(head, "aux"))
    return joint == "and" and does and tree.tag[at] == "VB" and not own


def is_some(tree: Tree, at: int) -> bool:
    """Whether "little" has an article, and so is some: "a little relief"."""
    return at > 0 and tree.lower(at) == "little" and tree.lower(at - 1) == "a"


def _is_held(tree: Tree, verb: int, negation: Negation) -> bool:
    """Whether the subject is something of which there may be none to speak of: effect, affinity, activity."""
    return any(tree.lemma[k] in negation.held for k in tree.children(verb, "nsubj"))


def _is_no_more(tree: Tree, at: int, negation: Negation) -> bool:
    if tree.lowers[at + 1 : at + 2] == ["than"] and tree.tag[at + 2 : at + 3] == ["CD"]:
        return False  # "no longer than two days", "no more than 8 tablets"
    return tree.lower(at) in negation.comparatives and any(tree.lower(n) == "no" for n in tree.kids[at])


def is_not_only(tree: Tree, word: int) -> bool:
    """Whether "not" belongs to "not only", which denies nothing."""
    at = word + 2 if word + 1 < len(tree) and tree.lower(word + 1) in DEFINITE else word + 1
    return at < len(tree) and tree.lower(at) in {"only", "just", "merely", "sole"}


def _is_partial(tree: Tree, word: int, negation: Negation) -> bool:
    """Whether "not" denies a part only: "not always", "nowhere near", "not common", "not a first choice"."""
    following = [form for form in tree.lowers[word + 1 : word + 5] if form not in _BEFORE_DEGREE][:2]
    after = following[0] if following else ""
    if is_not_only(tree, word) or after in negation.partial or tree.lowers[word : word + 2] == _FAR_FROM:
        return True
    before, noun = tree.lower(word - 1) if word > 0 else "", tree.head[word] + 1
    but = tree.lower(word) == "no" and noun < len(tree) and tree.lower(noun) == "but"  # "no choice but to"
    return but or before == "almost" or (after == "ever" and tree.lower(word) in negation.hardly)


def _only_weighs(tree: Tree, at: int, negation: Negation) -> bool:
    """Whether what is denied is only how much something weighs: "its effect on C did not outweigh the harm"."""
    if tree.lemma[at] not in negation.weighing:
        return False
    against = (i for k in tree.children(at, "dobj") for i in tree.subtree(k))
    return not any(tree.lower(i) in _UNTREATED for i in against)  # "did not exceed placebo rates" denies all


def _came_later(tree: Tree, at: int) -> bool:
    """Whether it was so in the end: "was not tried in X until the 1960s", unlike "must not be taken until" a test."""
    if any(tree.tag[k] == "MD" for k in tree.kids[at]):
        return False
    links = (at, *tree.children(at, "advmod"))  # "not licensed anywhere until 2004"
    until = (k for link in links for k in tree.children(link, "prep") if tree.lower(k) in _UNTIL)
    return any(tree.words[i][:1].isdigit() for k in until for i in tree.subtree(k))


def _no_one(tree: Tree, subject: int) -> int | None:
    """The denial in a subject: "no X", "none of X", "neither X nor Y"."""
    if tree.lower(subject) == "nothing" and tree.children(subject, "conj"):
        return None  # "nothing, or at worst nausea"
    if tree.lower(subject) in {"none", "neither", "nobody", "nothing"}:
        return subject
    start = min(tree.subtree(subject))
    if " ".join(tree.lowers[start : start + 3]).startswith(_NOT_ONE) and tree.lowers[start + 2] != "but":
        return start  # "not one patient", "not a single case"
    before = (k for k in tree.kids[subject] if tree.dep[k] in {"det", "preconj", "cc", "neg"})
    return first(k for k in before if tree.lower(k) in {"no", "neither"})
