"""What stands right after a term, set off by a mark, and says more of it: "E, though rare", "E, a grave risk".

The parser hangs such asides anywhere, so that they are read by their words.
"""

from __future__ import annotations

from collections.abc import Iterable

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, TermHit

_MARKS = frozenset({",", "(", "–", "—", ":"})
_ENDS = frozenset({",", ";", ".", ")", "–", "—", ":"})
_STOPS = frozenset({".", ";", "!"})
_CONCEDING = frozenset({"though", "although", "albeit", "while"})
_FOR = frozenset({"for", "against", "as"})
_WHICH = frozenset({"that", "which"})
_POINTING = frozenset({"it", "they", "this", "that", "these"})
_ARTICLES = frozenset({"a", "an", "both"})
_FOLLOWING = frozenset({("followed", "by"), ("ahead", "of"), ("and", "then"), ("trailed", "by")})
_HEADS = frozenset({":", "–", "—"})
_LABEL = 4  # words of one, "Less common (> 1/1,000)"
_ALL = frozenset({"all", "both", "each"})
_JOINING = frozenset({"and", "or"})
_NEXT = 4  # words of "and a bad F"
_LONGEST = 9  # words of an aside
_APPOSED = 13  # words of "a dangerous build - up of acids in the blood"
_TELL = frozenset(
    {"encounter", "experience", "hear", "mention", "meet", "note", "notice", "observe", "record", "report", "see"}
)
_ARE = frozenset({"be", "include", "comprise", "remain"})


def asides_after(term: TermHit) -> set[int]:
    """The words of the asides after a term."""
    tree, end = term.view.tree, term.end
    found = {*_conceded(tree, end), *_last_apposition(term), *_said_of_all(term), *_counted(term)}
    return {i for i in found if tree.words[i].strip()}


def _stretch(tree: Tree, start: int, ends: Iterable[str], longest: int = _LONGEST) -> range:
    """The words from one on up to a mark; none where they are many or make a sentence of their own."""
    stop = next((i for i in range(start, min(start + longest, len(tree))) if tree.words[i] in ends), start)
    inside = range(start, stop)
    return range(0) if any(tree.tag[i] in FINITE for i in inside) else inside


def _conceded(tree: Tree, end: int) -> range:
    """What is granted of a term: "though rare", "albeit uncommon"."""
    opens = end + 1 < len(tree) and tree.words[end] in _MARKS and tree.lower(end + 1) in _CONCEDING
    return _stretch(tree, end + 1, _ENDS) if opens else range(0)


def _last_apposition(term: TermHit) -> range:
    """What closes a sentence and calls the term something: "E, a life-threatening infection that kills in days."."""
    tree, end = term.view.tree, term.end
    if end + 2 >= len(tree) or tree.words[end] not in {",", "–", "—"} or tree.lower(end + 1) not in _ARTICLES:
        return range(0)
    said = _stretch(tree, end + 1, _STOPS | _WHICH, _APPOSED)
    if any(tree.words[i - 1] == "," and tree.lower(i) in _JOINING and _names_next(term, i) for i in said):
        return range(0)  # "E, a rare F, and G"
    if not said or tree.lower(said[-1] + 1) not in _WHICH:
        return said
    stop = next((i for i in range(said[-1] + 2, min(said[-1] + 2 + _LONGEST, len(tree))) if tree.words[i] in _ENDS), 0)
    return range(end + 1, stop) if stop else said


def _names_next(term: TermHit, at: int) -> bool:
    """Whether a list goes on to another harm at a joint."""
    tree, view = term.view.tree, term.view
    return any(view.mention(i, "condition") is not None for i in range(at + 1, min(at + _NEXT, len(tree))))


def _counted(term: TermHit) -> range:
    """How many of whom closes the bracket of a term: "(E, fewer than 1 person in 100)"."""
    tree, end = term.view.tree, term.end
    if end + 2 >= len(tree) or tree.words[end] != ",":
        return range(0)
    inside = _stretch(tree, end + 1, {")", ",", ";"})
    closes = inside and inside[-1] + 1 < len(tree) and tree.words[inside[-1] + 1] == ")"
    return inside if closes and any(tree.tag[i] == "CD" for i in inside) else range(0)


def _said_of_all(term: TermHit) -> range:
    """What is said of all terms of a list behind it: "E, F and G (all common)", "E and F, each in a tenth of users"."""
    tree, view = term.view.tree, term.view
    for i in range(term.end, len(tree)):
        if tree.words[i] in _STOPS or tree.tag[i] in FINITE:
            return range(0)
        if tree.lower(i) in _ALL and tree.words[i - 1] in _MARKS:
            said = _stretch(tree, i, _ENDS)
            return said if not any(view.mention(k, "condition") for k in said) else range(0)
    return range(0)


def conceded_of(tree: Tree, verb: int, *, of_use: bool = False) -> set[int]:
    """What a clause grants of the subject of another: "E is the serious one, though in the young it is rare".

    Of a use it grants nothing where it names another: "it is taken for C, although it is only licensed for D".
    """
    return {
        i
        for k in tree.children(verb, "advcl")
        if any(tree.lower(m) in _CONCEDING for m in tree.children(k, "mark"))
        and any(tree.lower(s) in _POINTING for s in tree.children(k, "nsubj", "nsubjpass"))
        and not (of_use and any(tree.lower(p) in _FOR for p in tree.children(k, "prep")))
        for i in tree.subtree(k)
    }


def is_listed(candidate: Candidate) -> bool:
    """Whether no predicate need say the fact: of an item of a list, or what was read by weight."""
    return candidate.frame.listed or candidate.frame.is_weighed or candidate.frame.told


def segment_of(term: TermHit) -> range:
    """What stands between the semicolons around a term: "uncommon – E, F" in "common – C, D; uncommon – E, F"."""
    words = term.view.tree.words
    start = next((i + 1 for i in range(term.start - 1, -1, -1) if words[i] == ";"), 0)
    end = next((i for i in range(term.end, len(words)) if words[i] == ";"), len(words))
    return range(start, end)


def label_of(term: TermHit) -> range:
    """The words that head the part of a list that a term stands in, before a colon or dash: "uncommon – E, F"."""
    words = term.view.tree.words
    start = segment_of(term).start
    mark = next((i for i in range(term.start - 1, start, -1) if words[i] in _HEADS), start)
    return range(start, mark) if mark - start <= _LABEL else range(0)


def comes_after(term: TermHit) -> bool:
    """Whether a term but follows those of which it was said how common they are: "E is the commonest, then F"."""
    tree = term.view.tree
    for i in range(term.start - 1, 0, -1):
        if tree.words[i] in _STOPS or tree.tag[i] in FINITE:
            return False
        if (tree.lower(i - 1), tree.lower(i)) in _FOLLOWING or (
            tree.lower(i) == "then" and tree.words[i - 1] in _MARKS
        ):
            return True
    return False


def shared_subject(tree: Tree, verb: int) -> set[int]:
    """The subject that a verb takes over from the one before: "half of them feel sleepy or have a dry mouth"."""
    first = verb
    while (
        tree.dep[first] == "conj" and not tree.children(first, "nsubj", "nsubjpass") and tree.is_verb(tree.head[first])
    ):
        first = tree.head[first]
    if first == verb:
        return set()
    return {i for k in tree.children(first, "nsubj", "nsubjpass") for i in tree.subtree(k)}


def says_of_complement(tree: Tree, at: int) -> bool:
    """Whether a clause says of a complement which one it is: "the complaint we hear most", "are what we hear most".

    It may be of the subject as well: "the effects reported most often are".
    """
    above = tree.head[at]
    if tree.dep[at] in {"relcl", "acl"}:
        if tree.dep[above] == "nsubj" and tree.lemma[at] in _TELL:
            return tree.lemma[tree.head[above]] in _ARE and not tree.children(tree.head[above], "acomp")
        return tree.dep[above] == "attr" and tree.lemma[tree.head[above]] in {"be", "remain"}
    if tree.dep[at] == "ccomp" and tree.lemma[at] in _TELL and tree.lemma[above] == "be":
        return any(above < k < at for k in tree.children(at, "nsubj"))  # "was the complaint heard most", by the parser
    is_what = any(tree.lower(k) == "what" for k in tree.kids[at])
    return is_what and tree.dep[at] in {"ccomp", "attr", "csubj"} and tree.lemma[above] in {"be", "remain"}
