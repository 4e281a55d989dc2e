"""Which complaints a text puts down to an illness and not to a drug: "bulging eyes belong to the disease itself"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.lists import conjuncts
from drugfacts.frames import Candidate, Use, View, grammar

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_SAID_OF = ("attr", "acomp", "oprd")
_FROM = frozenset({"from", "of", "out", "to", "with", "by"})
_ITSELF = frozenset({"itself", "themselves"})
_TAKEN = ("medicine", "carrier", "container", "intake", "circumstance", "procedure", "take_verb")
_ADVERSE = frozenset({"adverse_reactions", "overdose"})
_DEFINITE = frozenset({"the", "your", "this"})
_KEY = "tells of an illness"
_SYMPTOMS = frozenset({"symptom", "sign"})
_LASTING = frozenset({"affect", "strike", "begin", "start"})
_BACK = 30  # sentences before, whose uses count


def is_of_illness(candidate: Candidate) -> bool:
    """Whether the words put a complaint down to an illness: C in "C comes from the infection", "C may signal a D".

    An illness is one of those that the drug is told to be for, what is called itself ("the flu itself"), or a word such
    as "the disease". What names the drug is left to the other rules.
    """
    term, view = candidate.term, candidate.view
    if term is None or term.view is not view or candidate.drug.said or term.anaphoric:
        return False
    tree = view.tree
    if tells_of_illness(view):
        return True
    return any(
        _is_illness(view, cause, strictly=view.block.section in _ADVERSE)
        for verb in _verbs_over(tree, term.head)
        for cause in _causes(tree, verb)
    )


def tells_of_illness(view: View) -> bool:
    """Whether a sentence that names no drug says what an illness does, outside of any passage about harm.

    "C is an inherited disorder with D", "C has no symptoms, yet it can lead to D", and after such a one "Patients
    suffer D".
    """
    found: bool | None = view.tree.notes.get(_KEY)
    if found is None:
        found = view.tree.notes[_KEY] = _tells(view)
    return found


def _tells(view: View) -> bool:
    tree, words = view.tree, grammar()
    if view.tells_harm or _names_drug(view):
        return False
    if _illness_told_of(view) is not None:
        return True
    there = view.before
    if there is None or there.block_index != view.block_index or _names_drug(there) or _illness_told_of(there) is None:
        return False
    return any(
        words.isa(tree.lemma[k], "people") or tree.lemma[k] in _SYMPTOMS
        for k in tree.children(tree.root, "nsubj", "nsubjpass")
    )


def _illness_told_of(view: View) -> int | None:
    """The subject of a sentence that is called an illness, has symptoms, or is one that a drug is told to be for."""
    tree, words = view.tree, grammar()
    for subject in tree.children(tree.root, "nsubj", "nsubjpass"):
        named = view.mention(subject, "condition")
        if named is None:
            continue
        if any(words.isa(tree.lemma[k], "called_illness") for k in tree.children(tree.root, "attr")):
            return subject
        had = tree.children(tree.root, "dobj") if tree.lemma[tree.root] == "have" else []
        if any(tree.lemma[k] in _SYMPTOMS for k in had):
            return subject
        used = any(use.mention is not None and use.mention.key == named.key for use in _uses_before(view))
        if used and tree.lemma[tree.root] in _LASTING:
            return subject
    return None


def _names_drug(view: View) -> bool:
    return bool(view.anaphors) or view.has("drug", "drug_class")


def _verbs_over(tree: Tree, term: int) -> Iterator[int]:
    """The verbs that have a term in their subject."""
    for at in (term, *tree.ancestors(term)):
        if tree.dep[at] in _SUBJECT:
            yield tree.head[at]


def _causes(tree: Tree, verb: int) -> Iterator[int]:
    """The nouns to which a verb puts down its subject: "comes from", "is the work of", "is due to", "signals"."""
    words = grammar()
    if tree.child(verb, "neg") is not None:
        return
    passive = bool(tree.children(verb, "auxpass"))
    if words.isa(tree.lemma[verb], "signal_verb") and not passive:
        yield from tree.children(verb, "dobj")
        for clause in tree.children(verb, "ccomp"):
            yield from tree.children(clause, "nsubj")  # "means that the infection has returned"
    if tree.lemma[verb] == "be" and not passive:
        yield from tree.children(verb, "attr")  # "weakness of an arm may be a stroke"
    links = [verb] if words.isa(tree.lemma[verb], "come_from_verb") or passive else []
    links += [k for k in tree.children(verb, *_SAID_OF) if words.isa(tree.lemma[k], "put_down_to")]
    for link in links:
        for prep in tree.children(link, "prep", "agent"):
            if tree.lower(prep) in _FROM:
                yield from tree.children(prep, "pobj")


def _is_illness(view: View, cause: int, *, strictly: bool) -> bool:
    """Whether a noun, or the first of several, is an illness; ``strictly`` one that the drug is told to be for."""
    tree, words = view.tree, grammar()
    inside = _without_what_it_is_not(tree, cause)
    if tree.dep[cause] == "attr" and tree.lemma[cause] == "trigger":
        return True  # "missed sleep is a trigger"
    if any(i in view.anaphors or view.mention(i, "drug", "drug_class", "form") is not None for i in inside):
        return False
    if any(words.isa(tree.lemma[cause], name) for name in _TAKEN):
        return False  # "the treatment itself"
    if any(tree.lower(i) in _ITSELF for i in inside):
        return True
    nouns = (noun for noun in (cause, *conjuncts(tree, cause)) if noun in inside)
    named = [m for noun in nouns if (m := view.mention(noun, "condition")) is not None]
    uses = _uses_before(view)
    if any(m.key == use.mention.key for m in named for use in uses if use.mention is not None):
        return True
    definite = any(tree.lower(k) in _DEFINITE for k in tree.kids[cause])
    if definite and any(tree.lemma[cause] == use.view.tree.lemma[use.head] for use in uses):
        return True  # "the pressure", of high blood pressure
    if strictly or named:
        return False
    return words.isa(tree.lemma[cause], "relapse_noun") or (definite and words.isa(tree.lemma[cause], "illness_noun"))


def _without_what_it_is_not(tree: Tree, cause: int) -> list[int]:
    """The words of a cause but those that name what is none: "the virus and not the medicine", "the virus, not X"."""
    within = tree.subtree(cause)
    apart: set[int] = set()
    for other in within:
        if tree.dep[other] == "neg" and tree.head[other] != cause:
            apart.update(tree.subtree(tree.head[other]))
        elif (tree.dep[other] == "neg" or tree.lower(other) == "than") and other > cause:
            apart.update(k for k in within if k >= other)
    return [i for i in within if i not in apart]


def _uses_before(view: View) -> list[Use]:
    """The conditions that the text has spoken of as uses so far."""
    uses: list[Use] = []
    there: View | None = view
    for _ in range(_BACK):
        if there is None:
            break
        uses += there.uses
        there = there.before
    return uses
