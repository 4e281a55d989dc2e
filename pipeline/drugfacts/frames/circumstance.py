"""How the drug was taken, or by whom, when the harm came: "long courses", "at high doses", "stopped suddenly"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree

from .candidate import Candidate
from .context import View
from .hits import TermHit
from .how_labelled import how_carried, how_labelled
from .how_taken import ends_harm, how_taken
from .model import Grammar
from .population import people_beside

Span = tuple[View, int, int]

_WHEN = frozenset({"after", "at", "during", "following", "in", "on", "upon", "with"})
_CAUSE = frozenset({"after", "by", "during", "following", "from", "of", "to", "upon", "with"})
_ABOVE = frozenset({"above", "over", "exceeding", "beyond", "below"})
_OPENS = frozenset({"(", ","})
_TO_PREPOSITION = 3  # words: "E (chiefly with long courses)", "E, mostly at high doses"
_MOST = frozenset({"most", "many", "all", "some", "half"})
_COUNTED = 3  # words: "nearly all patients"
_OPENING = 2  # words: "In an overdose"
_HOW_TAKEN = frozenset({"overdose", "withdrawal"})
_UNLESS = frozenset({"unless", "whether"})
_PRONOUNS = frozenset({"it", "they", "which", "that", "this"})
_OTHER_CLAUSE = frozenset({"advcl", "relcl", "acl", "ccomp", "parataxis"})
_CHIEFLY = frozenset({"mostly", "mainly", "chiefly", "especially", "particularly", "notably"})
_RELATIVE = frozenset({"which", "who"})
_ALARM = frozenset({"if", "help", "any"})
_ARMS = frozenset({"group", "arm", "cohort"})  # of a trial: "in patients of both groups"
_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_NO_MANNER = frozenset({"aux", "auxpass", "mark", "punct", "cc", "conj", "nsubj", "nsubjpass", "dobj", "agent"})


def circumstance_of(candidate: Candidate, words: Grammar) -> Span | None:
    """Return the words that say so, as a sentence with first and end word; None where there are none.

    They stand as what does the harm ("an overdose", "long courses"), as a phrase beside the predicate or the term
    ("after prolonged use", "in older patients"), or as a clause ("when taken in pregnancy", "if you stop suddenly").
    """
    found = None if candidate.frame.labels else _circumstance(candidate, words)
    if found is None or _is_the_wording(candidate, *found):
        return None
    view, start, end = found
    term = candidate.term
    if term is not None and term.view is view:
        if start < term.end and term.start < end:
            return None  # "toxicity"
        listed = any(start <= at < end for at in _listed_before(view.tree, term.head))
        if listed and not _leads_in(view.tree, start, end):
            return None  # "misuse and addiction"
        if ";" in view.tree.words[term.end : start]:
            return None  # "E; F has been reported after high doses"
        if term.end <= start and _comes_of_it(view.tree, start, end, term.head, words):
            return None  # "E led to its withdrawal in 2004"
        if _is_ended(view.tree, start, end, words) and ends_harm(view.tree, start, end, term, words):
            return None  # "E fades when you stop"
    return view, *_trimmed(view.tree, start, end)


def _is_ended(tree: Tree, start: int, end: int, words: Grammar) -> bool:
    """Whether words say that the drug is no longer taken."""
    return any(words.isa(tree.lemma[i], "ending") for i in range(start, end))


def _comes_of_it(tree: Tree, start: int, end: int, term: int, words: Grammar) -> bool:
    """Whether that the drug was given up is what came of the harm, and not how it came: "E led to its withdrawal"."""
    for at in range(start, end):
        if not words.isa(tree.lemma[at], "given_up"):
            continue
        over = tree.head[at] if tree.dep[at] == "dobj" else tree.head[tree.head[at]]
        if not words.isa(tree.lemma[over], "given_up_by"):
            continue
        by_it = any(term in tree.subtree(k) for k in tree.children(over, *_SUBJECT))
        if by_it or (tree.dep[over] in {"relcl", "acl"} and over > term):
            return tree.dep[at] == "dobj" or tree.lower(tree.head[at]) in {"to", "for"}
    return False


def _leads_in(tree: Tree, start: int, end: int) -> bool:
    """Whether words open a sentence as a phrase, whatever the parser lists with it: "In overdose, E, F"."""
    return 0 < start <= _OPENING and tree.tag[start - 1] in {"IN", "DT"} and tree.words[end : end + 1] == [","]


def _listed_before(tree: Tree, at: int) -> Iterator[int]:
    """What stands before a word in its list."""
    while tree.dep[at] == "conj" and tree.is_noun(tree.head[at]):
        at = tree.head[at]
        yield at


def _trimmed(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """The words without an adverb that opens them, and up to a bracket, a relative clause or a blank that ends them."""
    while start + 1 < end and tree.lower(start) in _CHIEFLY:
        start += 1
    asides = (i for i in range(start + 1, end - 1) if tree.words[i] == "(" or _opens_relative(tree, i))
    end = next(asides, end)
    while end - 1 > start and not tree.words[end - 1].strip():
        end -= 1
    return start, end


def _opens_relative(tree: Tree, at: int) -> bool:
    return tree.words[at] == "," and tree.lower(at + 1) in _RELATIVE


def _is_the_wording(candidate: Candidate, view: View, start: int, end: int) -> bool:
    """Whether it is by these words that a phrase reads the harm: "the rash cleared after X was stopped"."""
    there, cue = candidate.cue
    return bool(candidate.frame.phrases) and there is view and any(start <= i < end for i in cue)


def _circumstance(candidate: Candidate, words: Grammar) -> Span | None:
    """The nearest of: what the drug says, phrases beside the predicate or term, a bidding, whom, the heading."""
    drug, term, view = candidate.drug, candidate.term, candidate.view
    if drug.circumstance is not None and _says_how(candidate, words):
        return drug.view, *drug.circumstance
    for at in _around(view.tree, candidate.clause.at):
        if _is_another_harm(view, at, term):
            continue
        if (found := _beside(view, at, words)) is not None:
            return view, *found
    if term is not None and not term.anaphoric and (found := _after_term(term, words)) is not None:
        return term.view, *found
    if (found := _bidden(view.tree, candidate.clause.at, words)) is not None:
        return view, *found
    if (taken := how_taken(candidate, words)) is not None:
        return taken
    if term is not None and not term.anaphoric and (above := how_labelled(term) or how_carried(term)) is not None:
        return above
    whom = people_beside(candidate.clause, words)
    is_told = whom is not None and not _counts_most(view.tree, *whom)
    if whom is not None and is_told and not _takes(view, whom, words) and not _within(whom, term, view):
        return view, *whom
    return _headed(view if term is None else term.view, words)


def _counts_most(tree: Tree, start: int, end: int) -> bool:
    """Whether people are named to say how many have the harm: "in nearly all patients", "in most children"."""
    counts = {start, start - 1, start + 1} & set(range(end - 1))
    return end - start <= _COUNTED and any(tree.lower(i) in _MOST for i in counts)


def _headed(view: View, words: Grammar) -> Span | None:
    """What a heading over a sentence says of how the drug was taken: "Overdose: nausea"."""
    if view.block.section not in _HOW_TAKEN:
        return None
    heading = view.heading
    while heading is not None:
        for i, lower in enumerate(heading.tree.lowers):
            if words.isa(lower, "misuse"):
                return heading, i, i + 1
        heading = heading.heading
    return None


def _is_another_harm(view: View, at: int, term: TermHit | None) -> bool:
    """Whether a word is another item of the list, whose "after long use" says nothing of the others."""
    if term is None or view.mention(at, "condition") is None:
        return False
    return term.view is not view or not term.start <= at < term.end


def _within(whom: tuple[int, int], term: TermHit | None, view: View) -> bool:
    """Whether the people are part of the harm's name ("a cleft lip in a newborn"), or the words about them hold it."""
    if term is None or term.view is not view:
        return False
    return whom[0] <= term.start < whom[1] or (term.start <= whom[0] and whom[1] <= term.end)


def _says_how(candidate: Candidate, words: Grammar) -> bool:
    """Whether the words that carry the drug say more than that it was taken: "chronic use", not "its use"."""
    tree, (start, end) = candidate.drug.view.tree, candidate.drug.circumstance or (0, 0)
    if tree is candidate.clause.tree and start <= candidate.clause.at < end:
        return False
    lemma = tree.lemma[start]
    ends = words.isa(lemma, "misuse") or (words.isa(lemma, "take_verb") and tree.tag[start] == "VBG")
    return end - start > 1 or ends or lemma == "stopping"


def _around(tree: Tree, at: int) -> Iterator[int]:
    """A predicate and the words above it in the same clause."""
    yield at
    while tree.head[at] != at and tree.dep[at] not in _OTHER_CLAUSE:
        if tree.dep[at] == "conj" and tree.children(at, *_SUBJECT):
            return
        is_listed = tree.dep[at] == "conj" and not tree.is_verb(at)
        at = tree.head[at]
        if not is_listed or tree.is_verb(at):  # what the first of a list holds says nothing of the others
            yield at


def _beside(view: View, at: int, words: Grammar) -> tuple[int, int] | None:
    tree = view.tree
    for k in tree.kids[at]:
        found = None
        if tree.dep[k] in _SUBJECT:
            found = _in_subject(view, k, at, words)
        elif tree.dep[k] == "prep" and tree.tag[k] == "VBN":  # "Given rapidly X causes E"
            found = _fronted(view, k, at, words)
        elif tree.dep[k] in {"prep", "agent"}:
            found = _phrase(view, k, words)
        elif tree.dep[k] in {"advcl", "acl"}:
            found = _taking(view, k, words)
        elif tree.dep[k] == "dobj" and tree.lemma[at] == "follow":  # "E has followed abrupt withdrawal"
            found = _manner(view, k, words)
        if found is not None:
            return found
    return None


def _bidden(tree: Tree, at: int, words: Grammar) -> tuple[int, int] | None:
    """What the reader is told by way of a warning: "Stop it suddenly and you may get E"."""
    while tree.dep[at] != "conj" and tree.head[at] != at:
        at = tree.head[at]
    taken = tree.head[at]
    if tree.dep[at] != "conj" or tree.tag[taken] != "VB" or not tree.children(at, *_SUBJECT):
        return None
    ends = words.isa(tree.lemma[taken], "take_verb") or "off" in (tree.lower(k) for k in tree.kids[taken])
    if not ends or any(tree.dep[k] in {*_SUBJECT, "aux", "mark"} for k in tree.kids[taken]):
        return None
    if any(tree.lower(k) == "or" for k in tree.children(taken, "cc")):
        return None  # "Take it with food, or it may cause E"
    inside = sorted(tree.subtree(taken, frozenset({"conj", "cc", "punct"})))
    if not _ALARM.isdisjoint(tree.lower(i) for i in inside):
        return None  # "Get help if you faint", "Stop with any rash"
    comma = next((i for i in range(taken, inside[-1]) if tree.words[i] in _OPENS), inside[-1] + 1)
    return inside[0], comma


def _in_subject(view: View, at: int, verb: int, words: Grammar) -> tuple[int, int] | None:
    """What the subject says of it: "X in overdose may cause", "Stopping it early causes", "those who stop early"."""
    tree = view.tree
    if tree.tag[at] == "VBG":
        return _fronted(view, at, verb, words) if words.isa(tree.lemma[at], "phase_verb") else None
    if tree.lower(at) == "much" and at and tree.lower(at - 1) == "too":
        return at - 1, at + 1
    phrases = (_phrase(view, k, words) for k in tree.children(at, "prep"))
    clauses = (_taking(view, k, words) for k in tree.children(at, "relcl"))
    return _manner(view, at, words) or next((found for found in (*phrases, *clauses) if found is not None), None)


def _fronted(view: View, taken: int, verb: int, words: Grammar) -> tuple[int, int] | None:
    """The words of taking before a predicate from which their adverb hangs: "Stopping it early | causes E"."""
    tree = view.tree
    if taken > verb or not words.isa(tree.lemma[taken], "take_verb") or _for_a_use(view, taken, words):
        return None
    ends = [verb, *(k for k in tree.kids[verb] if taken < k and tree.dep[k] in {"aux", "auxpass", "punct", "neg"})]
    if tree.tag[taken] == "VBN":
        ends += [min(tree.subtree(k)) for k in tree.kids[verb] if taken < k and tree.dep[k] in _SUBJECT]
    end = min(ends)
    return (taken, end) if end - taken > 1 else None


def _after_term(term: TermHit, words: Grammar) -> tuple[int, int] | None:
    """A phrase that the term itself holds, or that follows at once: "loss of bone after prolonged treatment"."""
    tree, end = term.view.tree, term.end
    preps = [k for k in tree.children(term.head, "prep") if k >= end]
    if end < len(tree) and tree.words[end] in _OPENS:
        preps += [i for i in range(end + 1, min(end + 1 + _TO_PREPOSITION, len(tree))) if tree.tag[i] == "IN"][:1]
    elif end < len(tree) and tree.tag[end] == "IN":
        preps.append(end)
    phrases = (_phrase(term.view, k, words) for k in preps)
    return next((found for found in phrases if found is not None), None)


def _phrase(view: View, prep: int, words: Grammar) -> tuple[int, int] | None:
    tree = view.tree
    if tree.lower(prep) not in _WHEN | _CAUSE:
        return None
    for noun in tree.children(prep, "pobj", "pcomp"):
        found = _taking(view, noun, words) if tree.is_verb(noun) else _manner(view, noun, words)
        if found is not None:
            return found
    return None


def _manner(view: View, noun: int, words: Grammar) -> tuple[int, int] | None:
    """The phrase of a noun that says how the drug was taken: by itself ("overdose") or by what it is told to be."""
    tree = view.tree
    if (known := view.mention(noun, "condition", "target")) is not None and known.end - known.start > 1:
        return None  # "alcohol withdrawal" is no withdrawal of the drug
    told = [i for k in tree.kids[noun] if k < noun for i in _manner_of_dosing(tree, k, words)]
    inner = [p for k in tree.children(noun, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj")]
    above = [k for k in tree.children(noun, "prep") if tree.lower(k) in _ABOVE and not told]
    beyond = [i for k in above for i in tree.subtree(k, frozenset({"punct", "cc", "conj"}))]
    is_time = words.isa(tree.lemma[noun], "long_time") and any(words.isa(tree.lemma[p], "dosing") for p in inner)
    is_dosing = words.isa(tree.lemma[noun], "dosing") and bool(told or beyond)
    if not (is_dosing or is_time or words.isa(tree.lemma[noun], "misuse")):
        return None
    start = min([*told, *(k for k in tree.kids[noun] if tree.dep[k] in {"amod", "compound"} and k < noun), noun])
    if tree.dep[noun] not in _SUBJECT and view.mention(start, "drug"):
        start = noun
    return start, max(inner if is_time else [noun, *beyond]) + 1


def _manner_of_dosing(tree: Tree, at: int, words: Grammar) -> list[int]:
    """The words of an adjective that tells how a drug was taken, a compound one among them: "long - term"."""
    inside = sorted(tree.subtree(at))
    joined = "".join(tree.lowers[inside[0] : inside[-1] + 1])
    return inside if words.isa(tree.lower(at), "dosing_manner") or words.isa(joined, "dosing_manner") else []


def _taking(view: View, verb: int, words: Grammar) -> tuple[int, int] | None:
    """The clause of a verb of taking with what tells how: "taken in early pregnancy", "if you stop suddenly"."""
    tree = view.tree
    if not tree.is_verb(verb) or not words.isa(tree.lemma[verb], "take_verb"):
        return None
    if tree.tag[verb] == "VB" and not tree.children(verb, *_SUBJECT):
        return None  # "to take it"
    inside = sorted(tree.subtree(verb, frozenset({"punct"})))
    if any(tree.lower(i) in _UNLESS for i in inside) or not _is_of_the_drug(view, verb, words):
        return None
    ends = words.isa(tree.lemma[verb], "phase_verb")
    if not ends and not any(tree.dep[k] not in _NO_MANNER and k > verb for k in tree.kids[verb]):
        return None
    if not ends and _for_a_use(view, verb, words):
        return None
    return inside[0], _with_adverb(tree, inside[-1] + 1)


def _with_adverb(tree: Tree, end: int) -> int:
    """Where a clause ends whose adverb hangs from the next: "If you stop suddenly | you may get E"."""
    is_left = end < len(tree) and tree.lower(end).endswith("ly") and tree.is_verb(tree.head[end])
    return end + 1 if is_left and tree.head[end] > end else end


def _is_of_the_drug(view: View, verb: int, words: Grammar) -> bool:
    """Whether it is the drug that is taken, and people take it: "when it is stopped", "if you stop treatment"."""
    tree = view.tree
    takers = tree.children(verb, *_SUBJECT)
    if not all(_is_taken(view, k, words) or words.isa(tree.lemma[k], "people") for k in takers):
        return False
    if tree.children(verb, "prt"):
        return True  # "taken in early pregnancy", with "in" for a particle
    return all(tree.is_verb(k) or _is_taken(view, k, words) for k in tree.children(verb, "dobj"))


def _is_taken(view: View, at: int, words: Grammar) -> bool:
    lemma = view.tree.lemma[at]
    is_drug = at in view.anaphors or view.mention(at, "drug", "drug_class") is not None
    return is_drug or lemma in _PRONOUNS or any(words.isa(lemma, name) for name in ("dosing", "medicine", "carrier"))


def _for_a_use(view: View, verb: int, words: Grammar) -> bool:
    """Whether the drug is taken for something, which is its use and no circumstance: "given for gout"."""
    tree = view.tree
    below = set(tree.subtree(verb))
    aims = (k for k in tree.kids[verb] if tree.lower(k) in {"for", "to", "against"})
    if any(not any(words.isa(tree.lemma[p], "long_time") for p in tree.children(k, "pobj")) for k in aims):
        return True
    return any(view.mention(i, "condition") and not words.isa(tree.lemma[i], "misuse") for i in below)


def _takes(view: View, whom: tuple[int, int], words: Grammar) -> bool:
    """Whether people are but those who take the drug: "in patients treated with X", "in children on X"."""
    tree = view.tree
    return any(
        view.mention(i, "drug", "drug_class")
        or i in view.anaphors
        or words.isa(tree.lemma[i], "take_verb")
        or words.isa(tree.lemma[i], "dosing")
        or tree.lemma[i] in _ARMS
        or tree.tag[i] == "CD"
        or tree.words[i] == "%"
        for i in range(*whom)
    )
