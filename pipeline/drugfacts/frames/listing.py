"""Read lists under headings and lead-ins: no predicate says the fact, the layout does."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument, Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import FINITE

from .agency_slot import agency_of_title
from .candidate import Candidate
from .context import View
from .dated_lines import match_dated
from .hits import DrugHit, TermHit
from .model import Frame, Grammar
from .term_shape import is_harm_shaped
from .term_slot import terms_of

_NEAR_QUESTION = 2  # sentences: an answer's first ones
_CHIEFLY = frozenset({"mostly", "mainly", "chiefly", "especially", "particularly", "usually", "only", "notably"})
_NEAR_TITLE = 2  # sentences: where what is listed needs no further sign
_TOLD_SO = frozenset({"side_effect", "indication"})
_OF = 2  # letters of a word that only joins numbers: "in", "to", "of"
_BEFORE_PURPOSE = 4  # words before it: "In adults, for"


def is_listing(view: View) -> bool:
    """Whether a sentence is but a list: an item, or a paragraph without a finite verb."""
    tree = view.tree
    if view.block.kind not in {"item", "paragraph"} or _is_caption(tree):
        return False
    if _after_colon(view):
        return True
    if tree.is_verb(tree.root):
        return tree.tag[tree.root] in {"VBG", "VBN", "VB"} and not tree.children(
            tree.root, "nsubj", "nsubjpass", "aux", "auxpass"
        )
    return True


def _is_caption(tree: Tree) -> bool:
    """Whether a sentence is the caption of a table or figure."""
    return tree.lower(0) in {"table", "tables", "figure"} and any(c.isdigit() for c in "".join(tree.words[1:2]))


def _after_colon(view: View) -> list[int]:
    """The heads of what a sentence lists after a colon: "Most are mild: headache, cough"."""
    tree = view.tree
    colon = next((i for i in range(1, len(tree) - 1) if tree.words[i] == ":"), None)
    if colon is None or view.items:
        return []
    rest = range(colon + 1, len(tree))
    asides = {i for k in rest if tree.dep[k] == "bracket" for i in tree.subtree(k)}
    if _is_but_a_number(tree, rest) or any(tree.tag[i] in FINITE for i in rest if i not in asides):
        return []
    return [i for i in rest if tree.head[i] <= colon and (tree.is_noun(i) or tree.tag[i] == "VBG")]


def _is_but_a_number(tree: Tree, rest: range) -> bool:
    """Whether words only say how often: "Headache: 8 %", "Rash: 1 in 12"."""
    named = (tree.words[i] for i in rest if tree.words[i].isalpha())
    return any(tree.tag[i] == "CD" for i in rest) and all(len(word) <= _OF for word in named)


def _purposes(view: View) -> list[int]:
    """The known conditions of a phrase that begins with a purpose: "Mostly for gout", "against A and against B"."""
    tree = view.tree
    if tree.is_noun(tree.root) or tree.is_verb(tree.root) or any(tag in FINITE for tag in tree.tag):
        return []
    if view.block.kind != "item" and (view.heading is None or view.index - view.heading.index > _NEAR_QUESTION):
        return []
    preps = [i for i in range(len(tree)) if tree.lower(i) in {"for", "against"} and tree.tag[i] == "IN"]
    if not preps or preps[0] > _BEFORE_PURPOSE:
        return []
    loose = [i for i in preps if not any(tree.is_noun(k) for k in tree.ancestors(i))]
    return [p for i in loose for p in tree.children(i, "pobj", "pcomp") if view.mention(p, "condition")]


def _says_more(term: TermHit) -> bool:
    """Whether a phrase holds a verb or an agency, and so is a sentence read as one name: "FDA labelling added C"."""
    tree = term.view.tree
    return any(tree.tag[i] in FINITE or term.view.mention(i, "agency") for i in range(term.start, term.head))


def _is_where_it_comes(term: TermHit) -> bool:
    """Whether a condition only says in whom the listed one comes: D in "E, mostly with D", "E, chiefly in D"."""
    tree, at = term.view.tree, term.start
    return at > 1 and tree.lower(at - 1) in {"with", "in"} and tree.lower(at - 2) in _CHIEFLY


def _is_read_as_list(view: View, frame: Frame, term: TermHit, words: Grammar) -> bool:
    """Whether a sentence of a paragraph only looks like a list: its verb was read as a noun, or it tells else.

    "The tablet suits most", "Contact: the ward pharmacist", far below its title "Homework." A noun that no list has
    counts by its form, or beside one that is known.
    """
    if frame.fact not in _TOLD_SO or view.block.kind != "paragraph" or term.mention is not None:
        return False
    if is_harm_shaped(view, term.head, words):
        return False
    tree = view.tree
    if term.end < len(tree) and tree.words[term.end] == ":":
        return True  # a label of its own
    if frame.fact == "indication" and view.heading is not None and view.index - view.heading.index <= _NEAR_TITLE:
        return False
    if _after_colon(view) or frame.fact == "indication":
        return not view.has("condition")
    return not any(tree.lower(i) == "of" for i in range(term.start, term.end))  # "loss of smell"


def _root(view: View) -> int:
    """What an item is about: its root, or the harm or use that it begins with where the parser took another for it."""
    tree = view.tree
    first = view.mention(0, "condition") if view.block.kind == "item" else None
    if first is None or any(tag in FINITE for tag in tree.tag):
        return tree.root
    is_number = tree.words[tree.root] == "%" or tree.tag[tree.root] == "CD"
    return tree.root if tree.is_noun(tree.root) and not is_number else first.end - 1


def match_list(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield what a frame for lists reads in a sentence that is but a list."""
    if frame.section is not None and view.block.section != frame.section:
        view.tell("section", "elsewhere", wanted=frame.section)
        return
    stated = frame.under if frame.status is None else {**frame.under, "status": frame.status}
    for name, value in stated.items():
        if view.attributes.get(name) != value:
            view.tell("status", "elsewhere", wanted=name)
            return
    above = view.led_by or view.heading or view
    clause = clause_at(view.tree, view.tree.root)
    cue = (above, tuple(i for i, word in enumerate(above.tree.words) if word.strip()))
    if frame.needs_year:
        for drug, use, agency in match_dated(view, words):
            yield Candidate(frame, view, clause, drug, use, agency, cue, {})
        return
    heads = _after_colon(view) or (_purposes(view) if frame.fact == "indication" else []) or [_root(view)]
    source = Argument(view.tree, heads[0])
    agencies = agency_of_title(above, words) if frame.fact == "approval" else []
    for term in [hit for head in heads for hit in terms_of(view, Argument(view.tree, head), frame.fact, words)]:
        if frame.known and term.mention is None:
            view.tell("term", "unknown", argument=Argument(term.view.tree, term.head))
            continue
        if _is_where_it_comes(term):
            view.tell("term", "whom", argument=Argument(term.view.tree, term.head))
            continue
        if words.isa(term.text.lower(), "how_often") or _is_read_as_list(view, frame, term, words):
            continue  # "Itching: uncommon"
        if not any(c.isalnum() for c in term.text) or (frame.known and _says_more(term)):
            continue
        if not view.topics:
            view.tell("drug", "no_topic", "topic")
        for key in view.topics:
            drug = DrugHit(key, view, term.start, term.end, said=False)
            for agency in agencies or (None,):
                yield Candidate(frame, view, clause, drug, term, agency, cue, {"term": source})
