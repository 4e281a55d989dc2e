"""Clauses that leave their predicate out: "X causes cough, but Y does not", "so does Y", "A for B and C for D"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument, Clause, Tree
from drugfacts.clauses.lists import conjuncts

from .context import Mention, View
from .drug_slot import drugs_of
from .hits import DrugHit, TermHit
from .likened import is_denied
from .model import Frame, Grammar
from .term_slot import terms_of

_SUBJECT = ("nsubj", "nsubjpass")
_SUBORDINATE = frozenset({"advcl", "ccomp", "relcl", "ROOT"})
_AUXILIARY = frozenset(
    {"do", "have", "be", "can", "could", "will", "would", "may", "might", "should", "ca", "wo", "sha"}
)
_TOLD = frozenset({"something", "thing", "effect", "problem", "trouble", "complaint", "risk", "harm", "nuisance"})
_JOINTS = frozenset({",", "and", ";"})
_SLIGHT = frozenset({"the", "a", "an", "only", "mostly", "mainly", "chiefly", "largely", "both", "just"})
_SO = frozenset({"so", "likewise"})
_TAKES_UP = frozenset({"that", "so", "too", "likewise", "either"})  # behind it
_SAME = frozenset({"so", "nor", "neither"})  # before the verb
_BESIDE = frozenset({"neg", "punct", "advmod", "cc", "aux", "auxpass", "mark", "preconj"})


def elided(
    view: View, clause: Clause, subject: Argument | None, words: Grammar
) -> Iterator[tuple[DrugHit, bool | None]]:
    """Yield the drugs of clauses that take up this one's predicate without saying it, and whether they deny it.

    None where they say the same, whatever that is: "so does Y", "nor does Y".

    Parameters
    ----------
    subject : Argument or None
        Where the clause's own drug stands: only a drug in the subject has a counterpart there.
    """
    tree = view.tree
    if subject is None or subject.tree is not tree or tree.dep[subject.head] not in _SUBJECT:
        return
    for k, denied in elliptical_subjects(tree, clause.links[-1]):
        if k != subject.head:
            same = _says_same(tree, clause, tree.head[k])
            for hit in drugs_of(view, k, words):
                if hit.said:
                    yield hit, None if same else denied


def _says_same(tree: Tree, clause: Clause, verb: int) -> bool:
    """Whether a clause without a predicate says the same as the one before: "so does Y", "Y does too"."""
    own = tree.kids[verb]
    if (verb > 0 and tree.lower(verb - 1) in _SAME) or any(k < verb and tree.lower(k) in _SAME for k in own):
        return True
    # "X does not do A; Y does that" takes up what is denied.
    return any(k > verb and tree.lower(k) in _TAKES_UP for k in own) and bool(tree.children(verb, "neg")) == is_denied(
        tree, clause
    )


def elliptical_subjects(tree: Tree, top: int) -> Iterator[tuple[int, bool]]:
    """Yield the subjects of clauses that take up a clause's verb without saying it, and whether they deny it.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.clauses import trees_of
    >>> (tree,) = trees_of(drugfacts.load()("The FDA approved sotalol for angina, but the EMA did not."))
    >>> [(tree.words[at], denied) for at, denied in elliptical_subjects(tree, tree.root)]
    [('EMA', True)]
    """
    verbs: list[int] | None = tree.notes.get("elliptical verbs")
    if verbs is None:
        verbs = [i for i, tag in enumerate(tree.tag) if tag[:2] in {"VB", "MD"} and is_elliptical(tree, i)]
        tree.notes["elliptical verbs"] = verbs
    for at in verbs:
        if at != top and (at in tree.ancestors(top) or top in tree.ancestors(at)) and _may_take_up(tree, at, top):
            denied = any(tree.dep[k] == "neg" for k in tree.kids[at])
            yield from ((k, denied) for k in tree.children(at, *_SUBJECT))


def _may_take_up(tree: Tree, at: int, top: int) -> bool:
    """Whether a relative clause hangs on what a verb itself says: "brings on C, which Y won't" is not of "because"."""
    if tree.dep[at] != "relcl":
        return True
    nearest = next((i for i in tree.ancestors(at) if tree.is_verb(i)), top)
    if nearest == top or tree.dep[nearest] not in _SUBORDINATE or not tree.children(nearest, *_SUBJECT):
        return True
    return tree.head[nearest] == top and ";" not in tree.words[min(top, nearest) : max(top, nearest)]


def is_said_not_to(tree: Tree, at: int) -> bool:
    """Whether a word is the subject of a clause that takes up and denies what stands before: Y in "which Y won't"."""
    verb = tree.head[at]
    return tree.dep[at] in _SUBJECT and bool(tree.children(verb, "neg")) and is_elliptical(tree, verb)


def is_elliptical(tree: Tree, at: int) -> bool:
    """Whether a verb has a subject and nothing else: "Y does not", "so does Y", "Y has not been shown to"."""
    if not tree.children(at, *_SUBJECT):
        return False
    if tree.lemma[at] == "do" and tree.lower(min(at + 1, len(tree) - 1)) in _SO:
        return True  # "the FDA did so in 2007"
    if _says_it_of_what_was_told(tree, at):
        return True
    if (
        tree.lemma[at] in _AUXILIARY
        and at > 0
        and tree.lower(at - 1) in _SAME
        and not tree.children(at, "dobj", "attr")
    ):
        return all(k > at for k in tree.children(at, *_SUBJECT))  # "so does Y, at another spot"
    behind = (k for k in tree.kids[at] if k > at and tree.lower(k) not in _TAKES_UP)
    rest = [k for k in behind if tree.dep[k] not in _BESIDE and tree.dep[k] not in {"conj", "advcl", *_SUBJECT}]
    to_be_filled = [k for k in rest if tree.lower(k) == "to" and not tree.kids[k]]
    return rest == to_be_filled and (tree.lemma[at] in _AUXILIARY or bool(to_be_filled))


def _says_it_of_what_was_told(tree: Tree, at: int) -> bool:
    """Whether a verb denies what was told behind a comma: "something Y does not cause", "which Y does not do"."""
    noun = tree.head[at]
    if tree.dep[at] != "relcl" or not tree.children(at, "neg") or tree.children(at, "attr", "acomp", "xcomp"):
        return False
    objects = [k for k in tree.children(at, "dobj") if tree.tag[k] not in {"WDT", "WP"}]
    subject = min((i for k in tree.children(at, *_SUBJECT) for i in tree.subtree(k)), default=0)
    opens = subject - 1 if tree.lower(subject - 1) in {"which", "that"} else subject
    what_was_told = tree.lower(noun) in _TOLD or (opens < subject and tree.words[opens - 1] == ",")
    return what_was_told and not objects and noun < subject


def gapped_objects(view: View, frame: Frame, terms: list[TermHit]) -> Iterator[tuple[DrugHit, TermHit, TermHit]]:
    """Yield what is another drug's whose verb is left out: "X inhibits T, Y U" with "Y U" read as one target.

    Each with the drug, its own target, and the target as it was read.
    """
    if frame.fact != "mechanism" or "subj" not in frame.drug:
        return
    owner: DrugHit | None = None
    for term in sorted(terms, key=lambda t: t.start):
        drug, own = view.mention(term.start, "drug"), term
        opens = term.view is view and term.start > 0 and view.tree.lower(term.start - 1) in _JOINTS
        if opens and drug is not None and drug.start == term.start and drug.end < term.end:
            owner = DrugHit(drug.key, view, drug.start, drug.end)
            own = term._replace(start=drug.end, mention=view.mention(term.head, "target"), name=None)
        elif term.view is view and (before := _right_before(view, term.start)) is not None:
            owner = before
        if owner is not None:
            yield owner, own, term


def _right_before(view: View, at: int) -> DrugHit | None:
    """The drug that stands alone between a joint and a target: Y in "X blocks T, Y mostly U", "and Y the U"."""
    tree, at = view.tree, at - 1
    while at > 0 and tree.lower(at) in _SLIGHT:
        at -= 1
    drug = view.mention(at, "drug") if at > 1 else None
    if drug is None or drug.end != at + 1 or tree.lower(drug.start - 1) not in _JOINTS:
        return None
    return DrugHit(drug.key, view, drug.start, drug.end)


def gapped(
    view: View, clause: Clause, frame: Frame, words: Grammar, taken: set[int]
) -> Iterator[tuple[DrugHit, TermHit]]:
    """Pairs whose verb is left out: the second in "approved A for B and C for D", "A is approved for B, C for D"."""
    tree = clause.tree
    if frame.fact == "indication" and tree.is_verb(clause.at) and {"with", "obj"} <= {*frame.drug, *frame.term}:
        yield from _gapped_passive(view, clause, taken)
    if "obj" not in frame.drug or not tree.is_verb(clause.at):
        return
    yield from _gapped_subjects(view, clause, frame, words, taken)
    for i in range(clause.at + 1, len(tree)):
        drug = _gapped_drug(view, clause, i, taken)
        if drug is None or clause.at not in tree.ancestors(i):
            continue
        beside = [drug.end] if drug.end < len(tree) and tree.dep[drug.end] == "prep" else []
        for prep in tree.children(i, "prep") or beside:
            if tree.lower(prep) in frame.term:
                for p in tree.children(prep, "pobj", "pcomp"):
                    for term in terms_of(view, Argument(tree, p), frame.fact, words):
                        yield drug, term


def _gapped_subjects(
    view: View, clause: Clause, frame: Frame, words: Grammar, taken: set[int]
) -> Iterator[tuple[DrugHit, TermHit]]:
    """The pairs of "the Ns are indicated for A, and X and Y also for B", where "for" stands in place of the verb."""
    tree = clause.tree
    for prep in tree.children(clause.at, "conj"):
        if tree.lower(prep) not in frame.term:
            continue
        subjects = [c for k in tree.children(prep, "nsubj", "nsubjpass") for c in conjuncts(tree, k)]
        named = [m for c in subjects if (m := _drug(view, c)) is not None]
        objects = tree.children(prep, "pobj", "pcomp") if named else []
        terms = [t for p in objects for t in terms_of(view, Argument(tree, p), frame.fact, words)]
        for mention in named:
            if mention.start not in taken:
                yield from ((DrugHit(mention.key, view, mention.start, mention.end), term) for term in terms)


def _drug(view: View, at: int) -> Mention | None:
    return view.mention(at, "drug", "drug_class")


def _gapped_passive(view: View, clause: Clause, taken: set[int]) -> Iterator[tuple[DrugHit, TermHit]]:
    """The second pair in "C is treated with A, and D with B", where the list of what is treated goes on."""
    tree = clause.tree
    if not taken or not tree.children(clause.at, "auxpass"):
        return
    for i in range(max(taken), len(tree) - 1):
        drug, term = view.mention(i + 1, "drug", "drug_class"), view.mention(i - 1, "condition")
        if tree.lower(i) != "with" or drug is None or term is None or drug.start in taken:
            continue
        if tree.lower(term.start - 1) in _JOINTS:
            yield (
                DrugHit(drug.key, view, drug.start, drug.end),
                TermHit(view, term.end - 1, term.start, term.end, term),
            )


def _gapped_drug(view: View, clause: Clause, at: int, taken: set[int]) -> DrugHit | None:
    """The drug that a word sets beside the clause's own: another, or its other form, "and the 1 mg tablet for C"."""
    tree, mention = clause.tree, view.mention(at, "drug")
    if mention is None:
        if view.tree.lower(at) == "latter" and len(keys := view.anaphors.get(at, (0, 0, ()))[2]) == 1:
            return DrugHit(keys[0], view, at, at + 1)  # "the former is approved for C, the latter for D"
        own = [m for start in taken if (m := view.mention(start, "drug")) is not None]
        form = tree.dep[at] == "conj" and tree.head[at] == clause.at and view.mention(at, "form") is not None
        return DrugHit(own[0].key, view, at, at + 1) if form and len(own) == 1 else None
    beside = tree.dep[at] == "npadvmod" and tree.lower(mention.start - 1) in {",", ";", "and"}
    if mention.start in taken or not (beside or tree.dep[at] == "conj"):
        return None
    return DrugHit(mention.key, view, mention.start, mention.end)
