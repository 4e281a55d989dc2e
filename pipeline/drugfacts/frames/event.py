"""Read the parts of a regulator's step off the words around it: the path ``event`` of the frames for approvals.

News packs what was decided, on what, by whom and for which use into one long sentence, which the parser hangs together
in any number of ways. So where the arguments of a predicate give nothing, the step takes the sole drug, the agency and
the use that stand in its stretch of the sentence, each under conditions that keep out what belongs to another step.
"""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument, Clause, Tree
from drugfacts.clauses.lists import is_excluded
from drugfacts.clauses.tree import FINITE

from .context import Mention, View
from .dated import dated_after_colon
from .hits import DrugHit, TermHit
from .model import Grammar
from .stretch import stretch_of
from .term_shape import named_spell
from .term_slot import terms_of
from .uses import named_last, speaks_of_use

_PURPOSE = frozenset({"for", "against"})
_APART = frozenset({"outside", "beyond", "without", "despite", "of"})
_WITHIN = frozenset({"JJ", "DT", "NN", "VB", "CD"})
_BEFORE_NOUN = frozenset({"compound", "nmod"})
_MADE = frozenset({"VBN", "RB"})
_POINTING = frozenset({"the", "its", "this"})
_BESIDE = 8  # words before a condition among which the noun for its drug stands
_NEXT = 4  # words on either side of a phrase
_TIME = frozenset(
    {
        "in",
        "since",
        "later",
        "then",
        "again",
        "also",
        "finally",
        "the",
        "following",
        "next",
        "a",
        "of",
        "that",
        "same",
        "year",
    }
)
_JOINTS = frozenset({"and", "or", "then", "subsequently"})
_WITH = (("combination", "with"), ("combined", "with"), ("together", "with"), ("addition", "to"), ("alongside",))
_REACH = 12  # words from a "for" to the condition: "for the long-term treatment of adults with moderate to severe X"


def event_drugs(view: View, clause: Clause, words: Grammar) -> list[DrugHit]:
    """The drug that a step is about: the only one of its stretch, by name or by "it"; else the passage's."""
    if (described := _described(view, clause) or _holder(view, clause)) is not None:
        return [DrugHit(described.key, view, described.start, described.end)]
    if _is_of_another(view, clause, words):
        return []
    lo, hi = stretch_of(view, clause.at)
    named = {m.key: m for i in range(lo, hi) for m in view.mentions.get(i, ()) if m.kind == "drug" and m.start >= lo}
    named = {key: m for key, m in named.items() if not _is_added_to(view.tree, m.start)}
    hits = {m.key: DrugHit(m.key, view, m.start, m.end) for m in named.values()}
    for start, end, keys in sorted({view.anaphors[i] for i in range(lo, hi) if i in view.anaphors}):
        for key in keys:
            hits.setdefault(key, DrugHit(key, view, start, end))
    if len(hits) > 1 and len(view.topics) == 1:
        hits = {key: hit for key, hit in hits.items() if key == view.topics[0]}
    if hits or len(view.topics) != 1 or _names_other(view):
        return list(hits.values()) if len(hits) == 1 else []
    return [DrugHit(view.topics[0], view, clause.at, clause.at + 1, said=False)]


def _is_added_to(tree: Tree, at: int) -> bool:
    """Whether a drug is what another goes with: "approved for C in combination with Y"."""
    return any(tuple(tree.lowers[max(0, at - len(words)) : at]) == words for words in _WITH)


def _described(view: View, clause: Clause) -> Mention | None:
    """The drug right before a participle that a comma sets off: "They take X, licensed for C."."""
    tree, at = clause.tree, clause.at
    return view.mention(at - 2, "drug") if at > 1 and tree.tag[at] == "VBN" and tree.words[at - 1] == "," else None


def _holder(view: View, clause: Clause) -> Mention | None:
    """The drug that has, gets or loses what the step is: "C, a use for which X has no approval"."""
    tree, at = clause.tree, clause.at
    if tree.dep[at] != "dobj":
        return None
    return next((m for k in tree.children(tree.head[at], "nsubj") if (m := view.mention(k, "drug"))), None)


def _is_of_another(view: View, clause: Clause, words: Grammar) -> bool:
    """Whether the step is taken on something that is said, and is no medicine: "approved a plan for X"."""
    tree = clause.tree
    if not tree.is_noun(clause.at) and tree.tag[clause.at] not in {"VBN", "VBD"}:
        return True
    if tree.dep[clause.at] == "acl" and _speaks_of_many(tree, tree.head[clause.at]):
        return True
    if tree.dep[clause.at] == "pobj" and tree.lower(tree.head[clause.at]) in _APART:
        return True
    if words.isa(clause.lemma, "refusal") and not all(_lets(a, words) for a in clause.roles.get("comp", ())):
        return True
    heads = [a.head for role in ("obj", "of") for a in clause.roles.get(role, ()) if a.tree is view.tree]
    heads += _owners(view, heads, words)
    told = (i for i in heads if tree.tag[i][:2] in {"NN", "CD", "DT", "JJ"} and i not in view.anaphors)
    told = (i for i in told if view.mention(i, "agency") is None)  # "X (FDA approved in 1952)"
    told = (i for i in told if not _is_form(tree, i, words))
    return any(not any(words.isa(tree.lemma[i], c) for c in ("medicine", "licence", "carrier", "filing")) for i in told)


def _is_form(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a noun is a form that the passage's medicine comes in: "the agency approved the film for C"."""
    pointing = any(tree.lower(k) in _POINTING for k in tree.children(at, "det", "poss"))
    return pointing and words.isa(tree.lemma[at], "container")


def _speaks_of_many(tree: Tree, noun: int) -> bool:
    """Whether medicines at large are meant: "We review agents licensed since 2008"."""
    of_these = tree.children(noun, "det", "poss", "nummod", "amod")
    return tree.tag[noun] == "NNS" and tree.dep[noun] == "dobj" and not of_these


def _owners(view: View, heads: list[int], words: Grammar) -> list[int]:
    """Whose the licences are that a step is taken on, unless that is a drug: "the licence of the clinic"."""
    tree = view.tree
    of = (k for i in heads if words.isa(tree.lemma[i], "revocable") for k in tree.children(i, "prep"))
    owners = (p for k in of if tree.lower(k) == "of" for p in tree.children(k, "pobj"))
    return [p for p in owners if view.mention(p, "drug", "drug_class") is None]


def _lets(argument: Argument, words: Grammar) -> bool:
    """Whether what is refused is to let a medicine on the market: "to approve it", "to turn the clearance into"."""
    tree, at = argument.tree, argument.head
    objects = (tree.lemma[k] for k in tree.children(at, "dobj"))
    return words.isa(tree.lemma[at], "approve_verb") or any(
        words.isa(o, "licence_noun") or o == "clearance" for o in objects
    )


def _names_other(view: View) -> bool:
    """Whether the sentence speaks of other medicines than the passage's."""
    found = {m for ms in view.mentions.values() for m in ms if not _is_added_to(view.tree, m.start)}
    return any(m.kind == "drug_class" or (m.kind == "drug" and m.key not in view.topics) for m in found)


# --- what for


def event_terms(view: View, clause: Clause, drugs: list[DrugHit], words: Grammar) -> list[TermHit]:
    """The use that a step is about: after "for" or "to treat" behind it, else what the drug is called a pill for."""
    if _is_left_alone(clause.tree, clause.at):
        named = [use.mention for use in named_last(view, clause.at)]
        return [hit for condition in named if condition for hit in condition_terms(view, condition, words)]
    if (taken_up := _taken_up(view, clause.at)) is not None:
        hits = [hit for condition in taken_up for hit in condition_terms(view, condition, words)]
        return [hit for hit in hits if hit.start < clause.at] if clause.tree.dep[clause.at] == "bracket" else hits
    if _is_lacking(clause.tree, clause.at) and (told := [u.mention for u in named_last(view, clause.at, several=True)]):
        return [hit for use in told if use for hit in condition_terms(view, use, words)[:1]]
    if dated := list(dated_after_colon(view, clause.at)):
        return [hit for condition in dated for hit in condition_terms(view, condition, words)[:1]]
    lo, hi = stretch_of(view, clause.at)
    mine = {drug.key for drug in drugs}
    found: list[TermHit] = []
    for at in _openers(view, clause.at, hi, words):
        hits = _after_opener(view, at, hi, mine, words)
        if hits and (not found or view.tree.lower(at - 1) in {"and", "or", ","}):
            found += [hit for hit in hits if all(hit.start != other.start for other in found)]
    return found or _called_for(view, lo, hi, mine, words)


def _is_left_alone(tree: Tree, at: int) -> bool:
    """Whether nothing stands behind a step's "for", since that was told before: "what it was approved for"."""
    preps = (k for k in tree.children(at, "prep") if tree.lower(k) == "for")
    return any(all(tree.lower(n) == "what" for n in tree.kids[k]) for k in preps)


def _is_lacking(tree: Tree, at: int) -> bool:
    """Whether a step is what a use goes without: "sold for C without approval"."""
    return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) == "without" and not tree.children(at, "prep")


def _taken_up(view: View, at: int) -> list[Mention] | None:
    """The uses that a step stands beside: "C, where it is licensed", "C (licensed)", "C, a use for which it is not"."""
    tree = view.tree
    where = tree.dep[at] == "relcl" and any(tree.lower(k) == "where" for k in tree.children(at, "advmod"))
    if where or tree.dep[at] == "bracket":
        condition = view.mention(tree.head[at], "condition")
        return None if condition is None else [condition]
    preps = (k for k in tree.children(at, "prep") if k < at and tree.lower(k) == "for")
    if not any(tree.lower(p) == "which" for k in preps for p in tree.children(k, "pobj")):
        return None
    told = [use for use in view.uses if use.view is view and use.end <= at] or named_last(view, at)
    return [use.mention for use in told if use.mention is not None] or None


def further_terms(
    view: View, clause: Clause, hits: list[TermHit], drugs: list[DrugHit], words: Grammar
) -> list[TermHit]:
    """The uses that a step goes on to after those of its arguments: D in "for A, alone or with B, and for D"."""
    _, hi = stretch_of(view, clause.at)
    pointed = all(hit.anaphoric for hit in hits)  # "for the second of these and for D"
    last = clause.at + 1 if pointed else max(hit.end for hit in hits)
    mine = {drug.key for drug in drugs}
    if not pointed and (any(hit.view is not view or hit.anaphoric for hit in hits) or last <= clause.at):
        return []
    on = (at for at in _openers(view, last - 1, hi, words) if _goes_on(view, last, at, words))
    return [hit for at in on for hit in _after_opener(view, at, hi, mine, words) if not opens_clause(hit)]


def opens_clause(term: TermHit) -> bool:
    """Whether a use is told of by a clause of its own behind it: D in "approved for C, and in D it is often tried"."""
    tree, end = term.view.tree, term.end
    at = end + 1 if tree.words[end : end + 1] == [","] else end
    return at < len(tree) and tree.dep[at] in {"nsubj", "nsubjpass"} and tree.head[at] > at


def besides(view: View, clause: Clause, words: Grammar) -> list[TermHit]:
    """The uses that a sentence counts on from: C in "besides C it is approved for D", "in addition to C, ..."."""
    tree, (lo, _) = view.tree, stretch_of(view, clause.at)
    opening = next((n for n in (1, 2, 3) if words.isa(" ".join(tree.lowers[lo : lo + n]), "counted_on_from")), None)
    if opening is None or tree.dep[clause.at] == "relcl" or any(tree.children(at, "neg") for at in clause.links):
        return []
    at = lo + opening
    while at < clause.at and view.mention(at, "condition") is None:
        if tree.tag[at][:2] not in _WITHIN or tree.is_verb(at):
            return []
        at += 1
    condition = view.mention(at, "condition")
    found = condition_terms(view, condition, words) if condition is not None and condition.end < clause.at else []
    return [hit for hit in found if hit.end <= clause.at]


def _goes_on(view: View, last: int, at: int, words: Grammar) -> bool:
    """Whether "and" or "then" stands before a "for", if need be with a time or role: "and ten years later for C"."""
    tree = view.tree
    joint = next((i for i in range(at - 1, last - 1, -1) if tree.lower(i) in _JOINTS), None)
    if joint is None:
        return False
    between = range(joint + 1, at)
    if between and tree.lower(joint + 1) == "as":
        return all(tree.tag[i][:2] in {"IN", "DT", "JJ", "NN", "HY", "RP"} for i in between)
    return all(
        tree.tag[i] in {"CD", ","}
        or tree.lower(i) in _TIME
        or words.isa(tree.lemma[i], "period")
        or words.isa(tree.lower(i), "month")
        for i in between
    )


def _openers(view: View, at: int, hi: int, words: Grammar) -> Iterator[int]:
    """The words behind a step after which its use may stand, up to what says something else."""
    tree = view.tree
    own = _verb_of(tree, at)
    for i in range(at + 1, hi):
        if _after_condition(view, i):
            yield i
            continue
        if (tree.tag[i] in FINITE and i not in own) or _turns_away(tree, i, words):
            return
        if tree.lower(i) == "but" and tree.lower(min(i + 1, hi - 1)) in {"no", "not", "lacks", "without"}:
            return
        if (
            tree.lower(i) in _PURPOSE
            or _in_condition(view, i, words)
            or _in_same(view, i, words)
            or (tree.lower(i) == "to" and _treats(tree, i + 1, words))
        ):
            yield i


def _after_condition(view: View, at: int) -> bool:
    """Whether a use goes on with what came before: D in "licensed for C and after D"."""
    tree = view.tree
    if tree.lower(at) != "after" or tree.lower(at - 1) not in {"and", "or"}:
        return False
    return any(view.mention(i, "condition") for i in range(at + 1, min(at + 4, len(tree))))


def _verb_of(tree: Tree, at: int) -> set[int]:
    """The verb that says what became of a noun, with its auxiliaries: "was sought" in "Approval was sought for C"."""
    verb = tree.head[at]
    return {verb, *tree.children(verb, "aux", "auxpass")} if tree.is_noun(at) and tree.is_verb(verb) else set()


def _in_condition(view: View, at: int, words: Grammar) -> bool:
    """Whether "in" stands before a condition, or people with one: "approved in severe asthma", "in adults with C"."""
    tree = view.tree
    if tree.lower(at) != "in":
        return False
    end = next((i for i in range(at + 1, min(at + 8, len(tree))) if view.mention(i, "condition")), at)
    between = range(at + 1, end)
    with_people = any(words.isa(tree.lemma[i], "people") and tree.lower(i + 1) == "with" for i in between)
    return end > at and all(
        tree.tag[i][:2] in {"JJ", "NN"} or tree.tag[i] == "VBN" or (with_people and tree.tag[i] == "IN")
        for i in between
    )


def _in_same(view: View, at: int, words: Grammar) -> bool:
    """Whether "in" or "on" stands before a use named before: "in the same disease"."""
    if view.tree.lower(at) not in {"in", "on"}:
        return False
    return any(speaks_of_use(view, k, words) and view.tree.is_noun(k) for k in view.tree.children(at, "pobj"))


def _treats(tree: Tree, at: int, words: Grammar) -> bool:
    return at < len(tree) and tree.tag[at] == "VB" and words.isa(tree.lemma[at], "relieve_verb")


def _turns_away(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a word begins what is no part of the step: its reason, its time, what it was in spite of."""
    if tree.lower(at) == "without" and "prescription" in tree.lowers[at + 1 : at + 3]:
        return False
    return words.isa(tree.lower(at), "turns_away") and tree.tag[at] in {"IN", "RB", "VBG", "WRB", "WP", "WDT", "WP$"}


def _after_opener(view: View, at: int, hi: int, mine: set[str], words: Grammar) -> list[TermHit]:
    """The conditions of a phrase that "for" or "to treat" opens, with the list that they stand in."""
    tree = view.tree
    for k in tree.children(at, "pobj", "pcomp"):
        if speaks_of_use(view, k, words):
            return [hit for hit in terms_of(view, Argument(tree, k), "approval", words) if hit.anaphoric]
    for i in range(at + 1, min(at + _REACH, hi)):
        condition = view.mention(i, "condition")
        if condition is not None:
            if (spell := named_spell(view, condition.end, "approval", words)) is not None:
                return [spell]
            return [hit for hit in condition_terms(view, condition, words) if hit.start > at]
        other = view.mention(i, "drug", "agency")
        if other is not None or (tree.tag[i] in FINITE and not tree.is_relative(i)) or tree.lower(i) in _PURPOSE:
            return []
        if is_excluded(tree, i) or _turns_away(tree, i, words):
            return []
    return []


def condition_terms(view: View, condition: Mention, words: Grammar) -> list[TermHit]:
    """The terms of the phrase that a condition begins, else of its own, with the list that it stands in."""
    heads = dict.fromkeys((_whole_of(view.tree, condition), _head_of(view.tree, condition)))
    read = (terms_of(view, Argument(view.tree, head), "approval", words) for head in heads)
    return next((kept for hits in read if (kept := [hit for hit in hits if _holds_condition(hit)])), [])


def _head_of(tree: Tree, mention: Mention) -> int:
    """The head of a condition's phrase, which may say more than its name."""
    inside = range(mention.start, mention.end)
    return next((i for i in reversed(inside) if tree.head[i] not in inside or tree.head[i] == i), mention.end - 1)


def _whole_of(tree: Tree, mention: Mention) -> int:
    """The head of the phrase that a condition begins: of "Parkinson's disease psychosis" the last word."""
    head = _head_of(tree, mention)
    while tree.dep[head] in _BEFORE_NOUN and tree.head[head] >= mention.end:
        head = tree.head[head]
    return head


def _holds_condition(hit: TermHit) -> bool:
    return hit.mention is not None or any(hit.view.mention(i, "condition") for i in range(hit.start, hit.end))


def _called_for(view: View, lo: int, hi: int, mine: set[str], words: Grammar) -> list[TermHit]:
    """The use that the sentence calls the drug a medicine for: "X, its pill for C", "the C antibody X"."""
    tree = view.tree
    conditions = {m for i in range(lo, hi) for m in view.mentions.get(i, ()) if m.kind == "condition"}
    found: dict[str, TermHit] = {}
    for condition in sorted(conditions, key=lambda m: m.start):
        noun = _medicine_for(view, condition, words)
        if noun is None or not _is_mine(view, noun, mine):
            continue
        hit = next(iter(terms_of(view, Argument(tree, _head_of(tree, condition)), "approval", words)), None)
        if hit is not None and hit.mention is not None:
            found.setdefault(hit.mention.key, hit)
    return list(found.values()) if len(found) == 1 else []


def _medicine_for(view: View, condition: Mention, words: Grammar) -> int | None:
    """The general noun for a drug before "for C" or after C: "treatment" in "oral treatment for C", "C drug"."""
    tree, first = view.tree, max(condition.start - _BESIDE, 0)
    after = tree.lemma[condition.end] if condition.end < len(tree) else ""
    if words.isa(after, "medicine") or after == "version":
        return condition.end
    at = condition.start - 1
    while at > first and (tree.tag[at][:2] in _WITHIN or tree.lower(at) in {"with", "of", "and"}):
        at -= 1
    before = at - 1
    while before > 0 and tree.lower(at) in _PURPOSE and tree.tag[before] in _MADE:
        before -= 1  # "the first drug made specifically for C"
    return before if at > 0 and tree.lower(at) in _PURPOSE and words.isa(tree.lemma[before], "medicine") else None


def _is_mine(view: View, noun: int, mine: set[str]) -> bool:
    """Whether a general noun stands for the step's drug: the drug is named beside its phrase, and no other one."""
    phrase = list(view.tree.subtree(noun))
    near = range(max(min(phrase) - _NEXT, 0), min(max(phrase) + _NEXT, len(view.tree)))
    named = {m.key for i in near for m in view.mentions.get(i, ()) if m.kind == "drug"}
    return bool(named & mine) and not named - mine
