"""What an approval is said to be for where that is no illness: "licensed for the eye", "to protect the thyroid".

Only what stands where a use must stand counts, and only where nothing there is a condition.
"""

from __future__ import annotations

from drugfacts.clauses import Clause
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.phrases import extent

from .context import View
from .hits import TermHit
from .model import Grammar

_SAID = frozenset({"NN", "NNS"})
_EACH = frozenset({"any", "every", "all"})
_BY_AGE = frozenset({"under", "over", "below", "above", "aged", "younger", "older"})
_BY_CLAUSE = frozenset({"who", "whose", "with", "without", "on"})
_OF_AGE = frozenset({"CD", "DT", "NN", "NNS", "HYPH", "IN", "CC", "TO"})
_NUMBERED = frozenset({"type", "stage", "grade", "class"})
_NO_NAMES = ("drug", "drug_class", "agency")


def said_for(view: View, clause: Clause, words: Grammar, *, denied: bool) -> list[TermHit]:
    """The organ, aim or people that a licensing verb says a medicine is, or is not, for.

    People count where the approval is denied alone: "not licensed in children" has no other use.
    """
    if clause.tree is not view.tree or not words.isa(clause.lemma, "approve_verb"):
        return []
    found = _organs(view, clause, words) or _aims(view, clause, words)
    return found or ([*_use_by(view, clause, words), *_people(view, clause, words)][:1] if denied else [])


def use_by_people(view: View, clause: Clause, words: Grammar) -> bool:
    """Whether a licence only says who may take a medicine: "licensed for use in children", "for use in pregnancy"."""
    tree = view.tree
    for at in (a.head for a in clause.roles.get("for", ()) if a.tree is tree and tree.lower(a.head) == "use"):
        for prep in tree.children(at, "prep"):
            whom = tree.children(prep, "pobj") if tree.lower(prep) in {"in", "during", "by"} else []
            if any(words.isa(tree.lemma[k], "people") or words.isa(tree.lemma[k], "state_of_people") for k in whom):
                return not any(tree.lower(k) in {"this", "that", "same"} for k in tree.kids[at])
    return False


def _organs(view: View, clause: Clause, words: Grammar) -> list[TermHit]:
    """The organ of "licensed for the eye"; not that of "for kidney and liver rejection"."""
    tree = view.tree
    heads = (a.head for a in clause.roles.get("for", ()) if a.tree is tree)
    named = (at for at in heads if words.isa(tree.lemma[at], "part_alone") and tree.lower(at) != "part")
    return [TermHit(view, at, at, at + 1) for at in named if any(tree.lower(k) == "the" for k in tree.kids[at])]


def _use_by(view: View, clause: Clause, words: Grammar) -> list[TermHit]:
    """The use of "not approved for paediatric use", which says by whom; not any use at all."""
    tree = view.tree
    heads = (a.head for a in clause.roles.get("for", ()) if a.tree is tree and tree.lower(a.head) == "use" and a.head)
    said = (at for at in heads if words.isa(tree.lower(at - 1), "use_by"))
    return [TermHit(view, at, at - 1, at + 1) for at in said if _EACH.isdisjoint(tree.lower(k) for k in tree.kids[at])]


def _aims(view: View, clause: Clause, words: Grammar) -> list[TermHit]:
    """The aim of "approved to protect the thyroid gland": a verb with what it is done to, if that is no medicine."""
    tree = view.tree
    found = []
    for argument in clause.roles.get("comp", ()):
        at = argument.head
        if argument.tree is not tree or tree.tag[at] != "VB" or words.isa(tree.lemma[at], "no_aim"):
            continue
        objects = [a.head for a in clause_at(tree, at).roles.get("obj", ()) if a.tree is tree and a.head > at]
        for head in objects[:1]:
            person = words.isa(tree.lemma[head], "people") or view.mention(head, *_NO_NAMES) is not None
            if tree.tag[head] in _SAID and not person and head not in view.anaphors:
                found.append(TermHit(view, head, at, extent(tree, head, ())[1]))
    return found


def restricted(view: View, at: int, end: int, *, by_age: bool = True) -> int:
    """Where the words end that say which people are meant: "children | under six", "adults | who had failed Y"."""
    tree = view.tree
    if end >= len(tree):
        return end
    if by_age and tree.lower(end) in _BY_AGE:
        last = next((i for i in range(end + 1, len(tree)) if tree.tag[i] not in _OF_AGE or tree.lower(i) == "for"), end)
        while last > end + 1 and tree.tag[last - 1] in {"IN", "CC", "TO"}:
            last -= 1
        return max(last, end)
    if tree.lower(end) not in _BY_CLAUSE:
        return end
    said = (k for k in tree.children(at, "relcl", "prep") if min(tree.subtree(k)) == end)
    last = max((i for k in said for i in tree.subtree(k)), default=end - 1) + 1
    stop = next((i for i in range(end, last) if tree.words[i] in {",", ";", "(", "–", "—", "."}), last)
    return stop if any(tree.is_noun(i) or tree.tag[i] == "JJ" for i in range(end, stop)) else end


def kind_denied(view: View, clause: Clause, words: Grammar) -> list[TermHit]:
    """The course of a disease that an approval leaves out, in its own words: "not licensed for severe disease"."""
    tree = view.tree
    if clause.tree is not tree or not words.isa(clause.lemma, "approve_verb"):
        return []
    heads = [a.head for role in ("for", "in") for a in clause.roles.get(role, ()) if a.tree is tree]
    courses = [TermHit(view, at, *extent(tree, at, ())) for at in heads if _is_course(view, at, words)]
    return courses or [hit for at in heads for hit in _people_before(view, at, words)] or _aged(view, clause)


def _people_before(view: View, at: int, words: Grammar) -> list[TermHit]:
    """The people of the same sentence that "them" stands for: "it was tried in women, but is not licensed for them"."""
    tree = view.tree
    if tree.lower(at) != "them":
        return []
    several = (i for i in range(at - 1, -1, -1) if tree.tag[i] == "NNS")
    last = next(several, None)
    if last is None or not words.isa(tree.lemma[last], "people") or tree.lower(last - 1) in {"with", "of"}:
        return []
    return [TermHit(view, last, *extent(tree, last, words.classes["strip"]), anaphoric=True, is_people=True)]


def _is_course(view: View, at: int, words: Grammar) -> bool:
    """Whether nothing but its course or type says which disease is meant: "severe disease", "type 3 disease"."""
    tree = view.tree
    if not words.isa(tree.lemma[at], "condition_word") or view.mention(at, "condition") is not None:
        return False
    before = [i for i in tree.subtree(at) if i < at]
    if any(tree.dep[k] in {"prep", "relcl", "acl"} for k in tree.kids[at]):
        return False
    course = any(words.isa(tree.lower(i), "course_word") for i in before)
    numbered = any(tree.lower(i) in _NUMBERED for i in before) and any(tree.tag[i] == "CD" for i in before)
    return (course or numbered) and not any(tree.tag[i] == "DT" for i in before)


def _people(view: View, clause: Clause, words: Grammar) -> list[TermHit]:
    """The people of "not licensed in children"."""
    tree = view.tree
    heads = [a.head for a in clause.roles.get("in", ()) if a.tree is tree and words.isa(tree.lemma[a.head], "people")]
    told = ((at, *extent(tree, at, words.classes["strip"])) for at in heads[:1])
    return [TermHit(view, at, start, restricted(view, at, end), is_people=True) for at, start, end in told]


def _aged(view: View, clause: Clause) -> list[TermHit]:
    """The age of "not licensed under 18 years"."""
    tree = view.tree
    first = clause.at + 1
    if first >= len(tree) or tree.lower(first) not in {"under", "below", "over"}:
        return []
    end = restricted(view, clause.at, first)
    numbered = any(tree.tag[i] == "CD" for i in range(first, end))
    return [TermHit(view, end - 1, first, end, is_people=True)] if numbered else []
