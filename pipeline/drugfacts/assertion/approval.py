"""What a sentence makes of an approval: given, sought, refused, taken back, only talked of.

The verb above tells: "won approval", "seeks approval", "withdrew the approval". The nearest one counts, so that an
application that was refused is a refusal.
"""

from __future__ import annotations

from itertools import pairwise

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import keys_of
from drugfacts.frames import Candidate, grammar

from .cues import Cues, Licensing
from .scope import chain, clause_words, governs, text_of, until_dated

_ALL_BUT = frozenset({"almost", "nearly"})
_STILL_OPEN = frozenset({"until", "till", "unless", "if", "once", "when", "before"})
_PRESENT = frozenset({"VBZ", "VBP"})
_STUDIES = frozenset({"study", "trial", "test", "design", "protocol", "experiment"})
_NEAR = 6  # words from "anything but" to the use that it leaves
_ANY = frozenset({"any", "anything", "nothing", "none", "no", "other", "another", "else"})
_LEAVES = frozenset({"but", "except", "than", "besides", "save"})
_EXCEPT = frozenset({"except", "besides", "beyond", "outside"})
_APART = frozenset({("other", "than"), ("apart", "from"), ("aside", "from"), ("but", "for")})


def is_supposed(candidate: Candidate, known: Cues) -> str | None:
    """The word that makes an approval a thought: "could be approved", "hopes to win approval"."""
    tree, step = candidate.clause.tree, candidate.clause.at
    if tree.dep[step] == "pobj" and tree.lower(tree.head[step]) == "within":
        return None  # "can be prescribed within licence"
    links = _links(candidate)
    for at in links:
        supposes = tree.lemma[at] in known.supposed.verbs or tree.lower(at) in known.supposed.modals
        if tree.is_verb(at) and supposes and at != candidate.clause.at:
            return tree.words[at]
        if (word := _to_come(tree, at, known)) is not None:
            return word
    return next((tree.words[noun] for at, noun in pairwise(links) if _plans(tree, noun, at, known)), None)


def _to_come(tree: Tree, at: int, known: Cues) -> str | None:
    """The word by which a step has not been taken: "may approve", "almost approved", "until it approves"."""
    for k in tree.kids[at]:
        if tree.dep[k] == "aux" and tree.lower(k) in known.supposed.modals:
            return tree.words[k]
        if tree.dep[k] == "advmod" and tree.lower(k) in _ALL_BUT:
            return tree.words[k]
        if tree.dep[k] in {"mark", "advmod"} and tree.lower(k) in _STILL_OPEN and tree.tag[at] in _PRESENT:
            return tree.words[k]
    return None


def _plans(tree: Tree, noun: int, step: int, known: Cues) -> bool:
    """Whether a noun makes a step a plan: "plans to license X"."""
    return tree.dep[step] == "acl" and tree.lemma[noun] in known.supposed.nouns and not tree.is_verb(noun)


def status_of(candidate: Candidate, known: Cues) -> tuple[str, str] | None:
    """The status that the words around make of an approval, and the reason; None where it stands as it is."""
    tree = candidate.clause.tree
    if _is_still_to_come(candidate):
        return "not_approved", "“yet to”"
    if _is_for_nothing(candidate):
        return "not_approved", "“for nothing”"
    kind = _status_beside(candidate, known) if not known.steps.isdisjoint(tree.lowers) else None
    governing = [(cue, at) for at in _links(candidate)[1:] for cue in known.licensing if _governs(tree, at, cue)]
    if len(governing) > 1 and tree.is_noun(governing[0][1]) and tree.head[governing[0][1]] == governing[1][1]:
        del governing[0]  # "turned down a request for approval"
    above = next(((cue.status, f"“{tree.words[at]}” ({cue.id})") for cue, at in governing), None)
    return above or kind  # "cancelled the emergency authorisation", "seeks emergency authorisation"


def _status_beside(candidate: Candidate, known: Cues) -> tuple[str, str] | None:
    """The status that words of the clause say: "emergency use authorisation"."""
    around = text_of(candidate.clause.tree, clause_words(candidate))
    said = ((cue, words) for cue in known.licensing for words in cue.words if f" {words} " in around)
    return next(((cue.status, f"“{words}” ({cue.id})") for cue, words in said), None)


def denied_status(candidate: Candidate, denied_by: int | None) -> str:
    """What a denied approval is: taken back, "no longer approved", not renewed; given, "for nothing but C"; none."""
    tree = candidate.clause.tree
    after = tree.lowers[denied_by:] if denied_by is not None else []
    renewed = any(tree.lemma[at] == "renew" for at in _links(candidate))
    if renewed or "longer" in after[:2] or ("any", "more") in pairwise(after):
        return "withdrawn"
    return "approved" if _is_spared(candidate) else "not_approved"


def _is_spared(candidate: Candidate) -> bool:
    """Whether a use is the one that a denial leaves: C in "licensed for no use but C", "for nothing else than C"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or term.view is not candidate.view or term.anaphoric:
        return False
    before = tree.lowers[max(term.start - _NEAR, 0) : term.start]
    all_others = next((n for n, word in enumerate(before) if word in _ANY), len(before))
    return not _LEAVES.isdisjoint(before[all_others:])


def leaves_some(candidate: Candidate) -> bool:
    """Whether a denial holds up to now alone, or for all uses but some: "apart from C it is licensed for nothing"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    if any(tree.lower(k) == "before" and not tree.kids[k] for k in tree.kids[at]):
        return True  # "nobody had licensed it before"
    pairs = _APART.intersection(pairwise(tree.lowers))
    return candidate.term is None and bool(pairs or _EXCEPT.intersection(tree.lowers)) and not _spares_a_place(tree)


def _spares_a_place(tree: Tree) -> bool:
    """Whether what a denial leaves is a country: "has no licence anywhere except New Zealand"."""
    left = next((i for i, word in enumerate(tree.lowers) if word in _EXCEPT), len(tree))
    return any(grammar().isa(word, "place") or word in grammar().countries for word in tree.lowers[left + 1 :])


def _is_still_to_come(candidate: Candidate) -> bool:
    """Whether a step is left to take: "has yet to be approved"."""
    tree, links = candidate.clause.tree, _links(candidate)
    yet = (i for i, (word, after) in enumerate(pairwise(tree.lowers)) if word == "yet" and after == "to")
    return any(tree.head[i] in links for i in yet)


def _is_for_nothing(candidate: Candidate) -> bool:
    """Whether what an approval is for is nothing: "approved for nothing", and not "for nothing but C"."""
    aims = (a for a in candidate.clause.roles.get("for", ()) if a.tree is candidate.clause.tree)
    return candidate.term is None and any(a.tree.lower(a.head) == "nothing" and not a.tree.kids[a.head] for a in aims)


def is_hoped_for(tree: Tree, word: str, known: Cues) -> bool:
    """Whether a word speaks of an approval that is yet to come, or of a study: "may soon be approved"."""
    said = [i for i in range(len(tree)) if tree.lower(i) == word]
    return bool(said) and all(_is_to_come(tree, i, known) or _lets_a_study_begin(tree, i) for i in said)


def _lets_a_study_begin(tree: Tree, verb: int) -> bool:
    """Whether what is approved is no medicine but a study of one: "approved a trial of X in C"."""
    return any(tree.lemma[k] in _STUDIES for k in tree.children(verb, "dobj", "nsubjpass"))


def _is_to_come(tree: Tree, at: int, known: Cues) -> bool:
    """Whether a step is but hoped for: "may be approved", "if it is approved", "want it to be approved"."""
    if _to_come(tree, at, known) is not None:
        return True
    above = tree.head[at]
    if _plans(tree, above, at, known):
        return True
    if tree.dep[at] not in {"xcomp", "ccomp"} or not tree.is_verb(above):
        return False
    asks = any(cue.status == "under_review" and tree.lemma[above] in cue.verbs for cue in known.licensing)
    return asks or tree.lemma[above] in known.supposed.verbs  # "asked the agency to approve", "hope that it approves"


def awaits_approval(candidate: Candidate, known: Cues) -> bool:
    """Whether a sentence tells of the drug that its approval is but hoped for: "Y hopes that X will be approved"."""
    tree, drug = candidate.view.tree, candidate.drug
    if not drug.said or drug.view is not candidate.view:
        return False
    verb = next((at for at in tree.ancestors(drug.end - 1) if tree.is_verb(at)), None)
    return verb is not None and grammar().isa(tree.lemma[verb], "approve_verb") and _is_to_come(tree, verb, known)


def _governs(tree: Tree, at: int, cue: Licensing) -> bool:
    """Whether a word above an approval is a cue: "seek", "give up"."""
    return governs(tree, at, cue) or (tree.is_verb(at) and not cue.verbs.isdisjoint(keys_of(tree, at)))


def _links(candidate: Candidate) -> list[int]:
    """The predicate and its governors, up to where they say something else.

    That is a participle which describes a noun, "X, approved for Y, can be used", and a step that only dates another:
    "after winning approval it was withdrawn".
    """
    tree = candidate.clause.tree
    links = until_dated(tree, chain(candidate))
    ends = (n for n, at in enumerate(links, 1) if tree.is_verb(at) and tree.dep[at] in {"acl", "amod"})
    apart = (n for n, (at, above) in enumerate(pairwise(links), 1) if _is_parted(tree, at, above))
    return links[: min(next(ends, len(links)), next(apart, len(links)))]


def _is_parted(tree: Tree, at: int, above: int) -> bool:
    """Whether a semicolon parts two clauses that the parser hangs together: "it approved X; toddlers may have it"."""
    return ";" in tree.words[min(at, above) : max(at, above)] and tree.is_verb(at) and tree.is_verb(above)
