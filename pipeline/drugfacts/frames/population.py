"""Who a use is for: "in adults and children over 12", "women with C", "from the age of six"."""

from __future__ import annotations

from drugfacts.clauses import Clause, Tree
from drugfacts.clauses.lists import conjuncts
from drugfacts.clauses.phrases import extent

from .candidate import Candidate
from .context import View
from .model import Grammar

Span = tuple[View, int, int]

_FOR_WHOM = frozenset({"in", "for", "among"})
_STOPS = frozenset({",", ";", ":", "(", "[", "since", "such", "–", "—"})
_AMONG = frozenset({"in", "among"})
_AND = frozenset({"and", "or"})
_ONLY = frozenset({"but", "only", "mostly", "mainly", "chiefly"})
_PURPOSE = frozenset({"for", "against"})
_AGES = frozenset(
    "aged over under from of between at least older younger than above below up and or to year years month months "
    "week weeks day days age old birth onwards - –".split()
)
_AGE_OPENS = frozenset({"aged", "over", "under", "from", "of", "between", "older", "younger", "above", "below", "at"})
_AGE_OPEN_ENDS = frozenset({"aged", "from", "of", "between", "at", "least", "than", "to", "and", "or", "-", "–"})
_HAVING = frozenset({"with", "have", "having", "want", "need", "wanting", "needing", "wishing", "wish"})
_KEPT_FROM = frozenset(
    {"unfit", "ineligible", "eligible", "unsuitable", "suitable", "refractory", "intolerant", "resistant", "unable"}
)
_WIDE = 4  # words of "and in otherwise healthy children"
_LISTED = 12  # words of a list of what people have
_TAKING = frozenset({"take", "use", "swallow", "inhale", "inject", "apply"})
_PARTS = frozenset({";", "and", "but", ","})
_FEW = frozenset({"few", "fewer", "several"})


def population_of(candidate: Candidate, words: Grammar) -> Span | None:
    """Return the words that say who an indication is for; None where nobody is named.

    They stand right after the condition, before it as those who have it, or beside the predicate. People in general
    ("patients", "people") count only with what narrows them down.
    """
    term = candidate.term
    if term is not None and not term.anaphoric:
        tree = term.view.tree
        found = _after(tree, term.head, term.end, words) or _before(tree, term.start, words)
        found = found or _set_before(tree, term.start, words)
        if found is not None:
            return term.view, *found
    whom = people_beside(candidate.clause, words) or _takers(candidate.clause, words)
    return None if whom is None or _is_for_another_use(candidate, whom, words) else (candidate.view, *whom)


def people_beside(clause: Clause, words: Grammar) -> tuple[int, int] | None:
    """Return the words that name people, or an age, beside the predicate or what governs it."""
    tree = clause.tree
    for at in clause.links:
        for prep in tree.children(at, "prep"):
            for noun in tree.children(prep, "pobj"):
                if tree.lower(prep) in _FOR_WHOM and (found := _people(tree, noun, words)):
                    return found
                if tree.lower(prep) == "from" and tree.lemma[noun] == "age":
                    return prep, max(tree.subtree(noun)) + 1
    return None


def _takers(clause: Clause, words: Grammar) -> tuple[int, int] | None:
    """The people by whom a drug is taken: "it was taken by pregnant women for C", "men take it for C"."""
    tree = clause.tree
    agents = [p for at in clause.links for k in tree.children(at, "agent") for p in tree.children(k, "pobj")]
    if tree.lemma[clause.at] in _TAKING and tree.children(clause.at, "dobj"):
        agents += tree.children(clause.at, "nsubj")
    return next((found for noun in agents if (found := _people(tree, noun, words)) is not None), None)


def _set_before(tree: Tree, start: int, words: Grammar) -> tuple[int, int] | None:
    """The people set before a use in a clause without a verb: "in children for C; in adults, for D"."""
    purpose = next((i for i in range(start - 1, max(start - _WIDE, 1), -1) if tree.lower(i) in _PURPOSE), None)
    if purpose is None or tree.words[purpose - 1] != ",":
        return None
    noun = purpose - 2
    opens = next((i for i in range(noun - 1, max(noun - _WIDE, -1), -1) if tree.lower(i) in _FOR_WHOM), None)
    return _people(tree, noun, words) if opens is not None and tree.lower(opens - 1) in _PARTS else None


def _is_for_another_use(candidate: Candidate, whom: tuple[int, int], words: Grammar) -> bool:
    """Whether people belong to another use ("for C in adults and for D"), or are named by what they have."""
    term, view = candidate.term, candidate.view
    if term is None or term.view is not view:
        return False
    start, end = whom
    if start <= term.start < end:
        return True
    if _opens_next(view.tree, start, end):
        return start >= term.end
    if start >= term.end:
        between = range(term.end, start - 1)
        return any(view.tree.lower(i) in _PURPOSE or _leads_to_people(view.tree, i, words) for i in between)
    named = any(view.mention(i, "condition") for i in range(min(candidate.clause.at, start), start))
    return named and any(view.tree.lower(i) in _PURPOSE for i in range(end, term.start))


def _opens_next(tree: Tree, start: int, end: int) -> bool:
    """Whether people are named before the use that is theirs: "for C and, in children, for D"."""
    set_off = start > 1 and tree.words[start - 2] == "," and tree.words[end : end + 1] == [","]
    return set_off and not _PURPOSE.isdisjoint(tree.lowers[end + 1 : end + 2])


def _after(tree: Tree, head: int, end: int, words: Grammar) -> tuple[int, int] | None:
    """The people right after a condition, or after the list that it stands in: "for C and D in adults"."""
    for at in dict.fromkeys((end, conjuncts(tree, head)[-1] + 1)):
        if any(_leads_to_people(tree, i, words) for i in range(end, at)):
            return None  # "C, D in children and E in adults": of C nobody is told
        at += at + 1 < len(tree) and tree.words[at] == ","
        while at + 1 < len(tree) and tree.lower(at) in _ONLY:
            at += 1
        if end <= at < len(tree) - 1 and tree.lower(at) in _AMONG:
            noun = _next_people(tree, at + 1, words)
            return _people(tree, noun, words) if noun is not None else None
    return None


def _leads_to_people(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a word is the "in" of some people: "D in children"."""
    return tree.lower(at) in _AMONG and at + 1 < len(tree) and _next_people(tree, at + 1, words) is not None


def _next_people(tree: Tree, at: int, words: Grammar) -> int | None:
    """The people that a few words, none of them of another clause, lead up to."""
    for i in range(at, min(at + _WIDE, len(tree))):
        if (tree.is_verb(i) and tree.dep[i] != "amod") or tree.words[i] in {",", ";", ":"}:
            return None
        if tree.is_noun(i) and tree.tag[i + 1 : i + 2] == ["IN"] and not _names_people(tree, i, words):
            return None  # "in children and gout in adults"
        if _names_people(tree, i, words) and not (i + 1 < len(tree) and _names_people(tree, i + 1, words)):
            return i  # "adult women" are women
    return None


def _before(tree: Tree, start: int, words: Grammar) -> tuple[int, int] | None:
    """The people who have a condition: "women with C", "children over 12 who have C or D"."""
    for i in range(start - 1, max(start - _LISTED, 0), -1):
        if tree.lower(i) in _HAVING:
            who = i - 1 - (tree.lower(i - 1) in {"who", "that"})
            noun = next((k for k in range(who, max(who - _LISTED, -1), -1) if _names_people(tree, k, words)), None)
            if noun is None or max(_with_age(tree, noun + 1), noun + 1) <= who:
                return None
            first, _ = extent(tree, noun, words.classes["strip"])
            return _if_narrow(tree, noun, _whole(tree, first), who + 1, words)
        is_wanted = tree.tag[i] == "VB" and tree.lower(i - 1) == "to"  # "adults who want to stop smoking"
        if tree.tag[i][:2] in {"VB", "IN"} and tree.dep[i] != "amod" and not is_wanted:
            return None
    return None


def _names_people(tree: Tree, at: int, words: Grammar) -> bool:
    return words.isa(tree.lemma[at], "people") and tree.tag[at][:1] == "N" and tree.lower(at) not in {"none", "nobody"}


def _people(tree: Tree, noun: int, words: Grammar) -> tuple[int, int] | None:
    if not _names_people(tree, noun, words):
        return None
    start, _ = extent(tree, noun, words.classes["strip"])
    start = _whole(tree, start)
    end = _end_of(tree, noun)
    while (further := _more_people(tree, end, words)) is not None:
        end = _end_of(tree, further)
    return _if_narrow(tree, noun, start, end, words)


def _whole(tree: Tree, start: int) -> int:
    """Where a compound begins whose first words were taken for a number: "a | 78-year-old woman"."""
    while start > 1 and tree.words[start - 1] == "-":
        start -= 2
    return start


def _if_narrow(tree: Tree, noun: int, start: int, end: int, words: Grammar) -> tuple[int, int] | None:
    while end > start and not tree.words[end - 1].strip():
        end -= 1
    general = words.isa(tree.lemma[noun].lower(), "anybody") and end - start == 1
    compared = tree.lower(start) == "than" or (start > 0 and tree.lower(start - 1) == "than")
    return None if general or compared or _says_how_many(tree, noun, end) else (start, end)


def _says_how_many(tree: Tree, noun: int, end: int) -> bool:
    """Whether people are named only to say that they are few: "in a few men", but not "in a few men over 80"."""
    return end == noun + 1 and any(tree.lower(k) in _FEW for k in tree.kids[noun])


def _end_of(tree: Tree, noun: int) -> int:
    """Where people end with their age and what is said of them, but for other people and for what the drug is for."""
    end = _with_age(tree, noun + 1)
    own = set(tree.subtree(noun, frozenset({"conj", "cc"})))
    if end < len(tree) and tree.lower(end) in _HAVING:  # wherever the parser hung it
        own.update(tree.subtree(end))
    if end < len(tree) and tree.lower(end) in _KEPT_FROM:  # "patients | refractory to D", hung from the use or not
        own.update(tree.subtree(end, frozenset({"conj", "cc"})))
    listed = _list_of_what_they_have(tree, end)
    while end < len(tree) and end in own and (tree.lower(end) not in _STOPS or end in listed):
        if tree.lower(end) == "for" and not _is_of_people(tree, noun, end):
            break
        end += 1
    return _with_age(tree, end)


def _list_of_what_they_have(tree: Tree, having: int) -> range:
    """The words of a list that people have, as far as the parser takes it: "patients with C, D or E"."""
    if having >= len(tree) or tree.lower(having) not in _HAVING:
        return range(0)
    first = next(iter(tree.children(having, "pobj", "dobj")), None)
    return range(0) if first is None else range(having, conjuncts(tree, first)[-1] + 1)


def _is_of_people(tree: Tree, noun: int, at: int) -> bool:
    """Whether a "for" goes on about people: "patients unfit for surgery", "adults for whom D is unsuitable"."""
    told = range(noun + 1, at)
    if any(tree.is_verb(i) or tree.lower(i) in _KEPT_FROM for i in told):
        return True
    return at + 1 < len(tree) and tree.lower(at + 1) == "whom"


def _more_people(tree: Tree, end: int, words: Grammar) -> int | None:
    """The people that "and in children", ", adolescents and children" go on with right after the first ones."""
    joints = tree.lowers[end : end + 2]
    joined = not _AND.isdisjoint(joints[:1]) or (joints[:1] == [","] and not _AND.isdisjoint(joints))
    if not joined and joints[:1] != [","]:
        return None
    noun = _next_people(tree, end + (2 if joined and joints[0] == "," else 1), words)
    if noun is None or words.isa(tree.lemma[noun], "anybody"):
        return None
    goes_on = joined or _more_people(tree, _with_age(tree, noun + 1), words) is not None
    return noun if goes_on else None


def _with_age(tree: Tree, end: int) -> int:
    """Where an age ends that stands right after people, wherever it hangs from: "children | over 12 years"."""
    if end >= len(tree) or not (tree.lower(end) in _AGE_OPENS or tree.tag[end] == "CD"):
        return end
    last = end
    while last < len(tree) and (tree.lower(last) in _AGES or tree.tag[last] == "CD"):
        last += 1
    while last > end and tree.lower(last - 1) in _AGE_OPEN_ENDS:
        last -= 1
    counted = any(tree.tag[i] == "CD" or tree.lower(i) == "birth" for i in range(end, last))
    return last if counted else end
