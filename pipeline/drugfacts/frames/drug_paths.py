"""The drugs of a frame: its paths tried in order until one holds a drug, or what tells that none is meant.

A path is a role ("subj"), what was told before ("licensed", "acted"), ``itself`` for what the predicate stands for
("this X antagonist"), or ``topic``: the drug that the text is about, where the clause leaves it unsaid and nothing else
stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import CLAUSAL
from drugfacts.layout import HEADING_KINDS

from .acted import acted_drugs, takes_up
from .context import Mention, View
from .counted_cases import is_compared_with
from .dated import dated_next, has_year
from .drug_slot import drugs_of, is_people, says_kind
from .drugs_behind import drugs_aside, drugs_next
from .event import event_drugs
from .hits import DrugHit
from .model import Frame, Grammar
from .opening import is_before_any_drug
from .paths import arguments, is_excepted, is_telegraphic
from .stretch import stretch_of

_OTHERS = frozenset({"other", "another"})
_METABOLISM = "cyp"  # who is told not to take "CYP3A4 inhibitors" learns nothing of a mechanism
_ANY = frozenset({"a", "an", "any"})
_REASONS = frozenset({"because", "since", "as"})
_BESIDE_CLASS = 4  # words from a class to a drug named with it
_UNNAMED = frozenset({"licensed", "event", "acted", "aside", "consequence", "itself"})


def drugs_at(view: View, clause: Clause, frame: Frame, words: Grammar) -> tuple[list[DrugHit], Argument | None]:
    """The drugs at the first of the frame's paths that yields any, and the argument that they were read from."""
    for path in frame.drug:
        if path in _UNNAMED:
            if hits := _unnamed(view, clause, path, words):
                return hits, None
            continue
        if path == "topic":
            if _about_something_else(view, clause, frame, words):
                return [], None
            if frame.fact == "side_effect":
                over = _of_clause_over(view, clause) or _given_right_before(view, clause, words)
                if over is not None:
                    return [DrugHit(over.key, view, over.start, over.end)], None
            if (frame.fact == "side_effect" or frame.agentless) and view.topics and is_before_any_drug(view):
                view.tell("drug", "no_topic", path)
                return [], None
            if not view.topics:
                view.tell("drug", "no_topic", path)
            return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in view.topics], None
        found = arguments(view, clause, path)
        if not found and view.topics and is_telegraphic(clause, path, frame.fact):
            return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in _unsaid(view, clause)], None
        read = [(a, _drugs_of(view, clause, a, path, words)) for a in found if not is_excepted(a)]
        source = next((argument for argument, hits in read if hits), None)
        if source is not None:
            hits = [hit for _, hits in read for hit in hits]
            dated = _dated(view, clause, hits) if frame.fact == "approval" else ()
            own = _own_class(view, clause.at) if path == "example" and "itself" in frame.drug else ()
            return list({hit.key: hit for hit in (*hits, *dated, *own)}.values()), source
        if view.trace is not None:
            _tell_no_drug(view, path, found)
        is_agent = path == "subj" and "topic" in frame.drug and frame.term[:1] != ("subj",)
        if is_agent and any(not is_people(view, argument.head, words) for argument, _ in read):
            view.tell("drug", "other_agent", path, next(a for a, _ in read if not is_people(view, a.head, words)))
            return [], None  # somebody or something else does it
    return [], None


def _of_clause_over(view: View, clause: Clause) -> Mention | None:
    """The drug of which a clause gives the reason: X in "X should not be given, because C has occurred"."""
    tree, at = view.tree, clause.at
    if clause.tree is not tree or tree.dep[at] != "advcl":
        return None
    if _REASONS.isdisjoint(tree.lower(k) for k in tree.children(at, "mark")):
        return None
    over = tree.head[at]
    named = (view.mention(k, "drug") for k in tree.children(over, "nsubjpass", "nsubj", "dobj") if k < at)
    return next((drug for drug in named if drug is not None), None)


def _given_right_before(view: View, clause: Clause, words: Grammar) -> Mention | None:
    """The drug that somebody took before what is told of them: X in "after Y she was given X and got C"."""
    tree, at = view.tree, clause.at
    over = tree.head[at]
    if clause.tree is not tree or tree.dep[at] != "conj" or over > at or tree.children(at, "nsubj", "nsubjpass"):
        return None
    if not any(words.isa(tree.lemma[over], name) for name in ("take_verb", "offer_verb")):
        return None
    named = (view.mention(k, "drug") for k in tree.children(over, "dobj"))
    return next((drug for drug in named if drug is not None), None)


def _unnamed(view: View, clause: Clause, path: str, words: Grammar) -> list[DrugHit]:
    """The drugs that no argument names: of the approval before, of the stretch, of the mechanism told last."""
    if path == "licensed":
        before = view.licensed
        if before is None or view.index - before.index > 1 or _takes_up_another(view, clause, before.drugs):
            return []
        return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in before.drugs]
    if path == "event":
        return event_drugs(view, clause, words)
    if path == "aside":
        hits = drugs_aside(view, clause.at)
        return [*hits, *_own_class(view, clause.at)] if hits and view.tree.tag[clause.at] == "NNS" else hits
    if path == "itself":
        return _itself(view, clause)
    return acted_drugs(view, clause) if path == "acted" or takes_up(view, clause) else []


def _takes_up_another(view: View, clause: Clause, drugs: Sequence[str]) -> bool:
    """Whether the object stands for another drug than some: "Y is gone as well, the agency revoked it"."""
    objects = (a.head for a in clause.roles.get("obj", ()) if a.tree is view.tree)
    return any(at in view.anaphors and set(drugs).isdisjoint(view.anaphors[at][2]) for at in objects)


def _itself(view: View, clause: Clause) -> list[DrugHit]:
    """The drugs that a noun itself stands for: "this X antagonist", or what a line without a verb is about."""
    at, tree = clause.at, view.tree
    if any(tree.lower(k) == "this" for k in tree.children(at, "det")):
        return (
            [DrugHit(key, view, at, at + 1, said=False) for key in view.anaphors[at][2]] if at in view.anaphors else []
        )
    named = view.mention(at, "drug_class")
    if named is not None and is_class_alone(view, named):
        return _own_class(view, at)
    if not says_kind(view, at if named is None else named.start, at):
        return []
    return [DrugHit(key, view, at, at + 1, said=False) for key in view.topics]


def _own_class(view: View, at: int) -> list[DrugHit]:
    """A class that a noun names by what it acts on, as the drug: that of "MAO inhibitors"."""
    named = view.mention(at, "drug_class")
    if named is None or at != named.end - 1 or view.mention(named.start, "target") is None:
        return []
    if view.tree.lower(named.start).startswith(_METABOLISM):
        return []
    return [DrugHit(named.key, view, named.start, named.end, said=False)]


def is_class_alone(view: View, named: Mention) -> bool:
    """Whether a class that is named for what it acts on stands for itself: "not with MAO inhibitors".

    Not in a heading, nor where a drug of the class is named behind it.
    """
    tree, last = view.tree, named.end - 1
    if view.block.kind in HEADING_KINDS:
        return False
    one = any(tree.lower(k) in _ANY for k in tree.children(last, "det")) and tree.dep[last] in {"pobj", "dobj", "conj"}
    if not (tree.tag[last] == "NNS" or (one and tree.lower(tree.head[last]) != "as")):
        return False
    return not any(view.mention(i, "drug") for i in range(named.end, min(len(tree), named.end + _BESIDE_CLASS)))


def _dated(view: View, clause: Clause, hits: Sequence[DrugHit]) -> Iterator[DrugHit]:
    """The drugs that a list goes on to by their years: "approved A in May 2018 and B in 2019"."""
    if not has_year(view) or any(hit.view is not view or not hit.said for hit in hits):
        return
    _, end = stretch_of(view, clause.at)
    listed = (list(dated_next(view, at, "drug")) for at in range(max(hits[-1].end, clause.at + 1), end))
    for mention in next((found for found in listed if found), []):
        yield DrugHit(mention.key, view, mention.start, mention.end)


def _drugs_of(view: View, clause: Clause, argument: Argument, path: str, words: Grammar) -> list[DrugHit]:
    """The drugs of an argument; of a list those a clause or bracket is of: X in "X (a drug for C) or Y", "X (C), Y"."""
    hits = drugs_next(view, argument.head) if path == "next" else drugs_of(view, argument.head, words)
    if not hits:
        return hits
    tree, at = clause.tree, clause.at
    if path == "self" and (behind := tree.children(at, "bracket")):
        return [hit for hit in hits if hit.view.tree is not tree or hit.start < behind[0]] or hits
    top = next((i for i in (at, *tree.ancestors(at)) if tree.dep[i] in {"relcl", "acl", "bracket"}), None)
    if top is None or argument.tree is not tree or argument.head != tree.head[top]:
        return hits
    return [hit for hit in hits if hit.view.tree is not tree or hit.start < at] or hits


def _tell_no_drug(view: View, path: str, found: Sequence[Argument]) -> None:
    """Tell what stands at a path that holds no drug."""
    for argument in found:
        view.tell("drug", "excepted" if is_excepted(argument) else "no_drug", path, argument)
    if not found:
        view.tell("drug", "nothing", path)


def _about_something_else(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether the place of the drug is taken: "a symptom of Lyme disease", "seen with placebo"."""
    if frame.fact == "mechanism" and (at := _other_drug(view)) is not None:
        view.tell("drug", "other_cause", "topic", Argument(view.tree, at))
        return True
    if (other := _undergone_by(view, clause)) is not None:
        view.tell("drug", "other_cause", "topic", Argument(view.tree, other.start))
        return True
    if "placebo" in view.tree.lemma and any(_names_placebo(a) for a in arguments(view, clause, "subj")):
        view.tell("drug", "other_cause", "subj", arguments(view, clause, "subj")[0])
        return True
    for path in frame.drug:
        if path in {"topic", "subj", "obj", "said"}:
            continue
        for a in arguments(view, clause, path):
            if a.tree is view.tree and (
                _is_condition(view, a, words)
                or (words.isa(a.tree.lemma[a.head], "other_cause") and not is_compared_with(a.tree, a.head))
                or _is_other(a, words)
            ):
                view.tell("drug", "other_cause", path, a)
                return True
    return False


def _is_condition(view: View, argument: Argument, words: Grammar) -> bool:
    """Whether a condition stands there, and not how the drug was taken: "withdrawal symptoms include E"."""
    how = words.isa(argument.tree.lemma[argument.head], "how_symptoms_came")
    return view.mention(argument.head, "condition") is not None and not how


def _undergone_by(view: View, clause: Clause) -> Mention | None:
    """The other drug that is said to be in what a noun names: Y in "Y is in late-stage trials for C"."""
    tree, prep = clause.tree, clause.tree.head[clause.at]
    if tree is not view.tree or tree.dep[clause.at] != "pobj" or tree.lemma[tree.head[prep]] != "be":
        return None
    subjects = clause_at(tree, tree.head[prep]).roles.get("subj")
    inside = (i for a in subjects if a.tree is tree for i in tree.subtree(a.head))
    named = (m for i in inside if (m := view.mention(i, "drug")) is not None and m.key not in view.topics)
    return next(named, None)


def _is_other(argument: Argument, words: Grammar) -> bool:
    """Whether it is other medicines: "seen with other opioids"."""
    tree, at = argument.tree, argument.head
    others = any(tree.lower(k) in _OTHERS for k in tree.children(at, "amod", "det"))
    return others and not words.isa(tree.lemma[at], "people")


def _names_placebo(argument: Argument) -> bool:
    """Whether people are those who took nothing: "one in the placebo group"."""
    tree = argument.tree
    return any(tree.lemma[i] == "placebo" for i in tree.subtree(argument.head, CLAUSAL))


def _other_drug(view: View) -> int | None:
    """Where the sentence names a drug that the passage is not about: it may be what acts."""
    named = (m for ms in view.mentions.values() for m in ms if m.kind == "drug")
    return next((m.start for m in named if m.key not in view.topics and not view.mention(m.start, "target")), None)


def _unsaid(view: View, clause: Clause) -> tuple[str, ...]:
    """The drugs that a sentence without a subject is about: those of its lead-in, not one named behind the verb.

    So of "It is used" with the item "to treat C when Y is not suitable" C is what it is used for, and not Y.
    """
    above = view.led_by
    if above is None or not above.topics:
        return view.topics
    later = (m for i in range(clause.at + 1, len(view.tree)) if (m := view.mention(i, "drug", "drug_class")))
    return above.topics if {m.key for m in later}.issuperset(view.topics) else view.topics
