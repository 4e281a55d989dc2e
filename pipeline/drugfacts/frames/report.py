"""Reports: texts in which somebody tells what a drug did to them, and mere lists of complaints about a drug.

Their writers leave the drug unsaid, and often the verb as well: "Terrible heartburn. Legs like lead." What such a text
complains of is put down to the drug that it is about, by its genre and not by its grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drugfacts.clauses import Argument, Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.forms import possible_lemmas
from drugfacts.clauses.tree import FINITE

from .candidate import Candidate
from .context import Mention, View
from .hits import DrugHit, TermHit
from .labels import head_of, mentions_of
from .model import Frame, Grammar

_SHARE, _SHARE_OF_ONE_DRUG = 0.5, 0.34
"""Which part of a report's sentences are told in the first person or are no whole sentences, at the least; the second
where it is known from outside what the text is about."""
_RELIEVING = frozenset({"VB", "VBZ", "VBG"})
_QUOTES = frozenset('"“”«»')
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def is_report(views: Sequence[View], words: Grammar) -> bool:
    """Whether a text is a report, or a mere list of complaints about the drug that it is said to be about.

    Parameters
    ----------
    views : sequence of View
        The text's sentences.
    words : Grammar
        Its classes ``first_person``, ``third_party``, ``label_word``, ``relieve_verb`` and ``use_wrapper``.

    Notes
    -----
    A text that came without the drug that it is about must name one drug and no other, and have a teller.
    """
    read = [view for view in views if not view.is_mark and any(c.isalpha() for w in view.tree.words for c in w)]
    if not read:
        return False
    is_given = read[0].is_given
    if not is_given and len({m.key for view in read for m in _mentions(view, "drug")}) != 1:
        return False
    told = [is_told(view.tree, words) for view in read]
    fits = [
        (mine or _is_fragment(view.tree)) and not _has(view, words, "third_party") and _is_in_place(view)
        for mine, view in zip(told, read, strict=True)
    ]
    if any(_has(view, words, "label_word") for view in read):
        return False
    if sum(fits) < (_SHARE_OF_ONE_DRUG if is_given else _SHARE) * len(read):
        return False
    return any(told) or (is_given and fits[0] and _lists_complaints(read[0], words))


def is_told(tree: Tree, words: Grammar) -> bool:
    """Whether somebody speaks of themselves in a sentence: no question, no quotation."""
    if "?" in tree.words or any(word in _QUOTES for word in tree.words):
        return False
    return any(_is_teller(tree, i, words) for i in range(len(tree)))


def _is_teller(tree: Tree, at: int, words: Grammar) -> bool:
    if tree.lower(at) not in words.classes["first_person"]:
        return False
    if tree.lower(at) != "i":
        return True
    after = at + 1
    return after < len(tree) and (tree.tag[after][:1] == "V" or tree.tag[after] in {"MD", "RB"})  # not "type I"


def _is_in_place(view: View) -> bool:
    """Whether a sentence stands in no section of another kind."""
    return view.block.section in {None, "adverse_reactions"}


def _has(view: View, words: Grammar, name: str) -> bool:
    """Whether a sentence has a word of a class; where it was not parsed, one that may be such a word."""
    tree, wanted = view.tree, words.classes[name]
    if tree.is_parsed:
        return any(lemma in wanted for lemma in tree.lemma)
    return any(not possible_lemmas(word).isdisjoint(wanted) for word in tree.lowers)


def _lists_complaints(view: View, words: Grammar) -> bool:
    """Whether a sentence without a teller names conditions, and not as uses: "For relief of pain", "Soothes pain"."""
    named = _mentions(view, "condition")
    if not named or any(view.tree.lower(i) == "for" for i in range(named[0].start)):
        return False
    purpose = words.classes["use_wrapper"] - words.classes["effect_wrapper"]
    tree, relieving = view.tree, words.classes["relieve_verb"]
    if any(lemma in relieving and tree.tag[i] in _RELIEVING for i, lemma in enumerate(tree.lemma)):
        return False
    return not any(lemma in purpose for lemma in tree.lemma)


def _is_fragment(tree: Tree) -> bool:
    """Whether a sentence has no finite verb with a subject of its own: "Could not sleep", "No energy at all"."""
    finite = [i for i in range(len(tree)) if tree.tag[i] in FINITE]
    return not any(tree.children(i, *_SUBJECTS) or tree.children(tree.head[i], *_SUBJECTS) for i in finite)


def match_report(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield what a frame for reports reads in a sentence: every condition that it names."""
    others = {m.key for m in _mentions(view, "drug")} - set(view.topics)
    if others and not any(m.key in view.topics for m in _mentions(view, "drug")):
        view.tell("drug", "another")
        return
    for mention in _mentions(view, "condition"):
        head = head_of(view, mention)
        term = TermHit(view, head, mention.start, mention.end, mention)
        cue = (view, tuple(range(mention.start, mention.end)))
        clause = clause_at(view.tree, head)
        for key in view.topics:
            drug = DrugHit(key, view, term.start, term.end, said=False)
            yield Candidate(frame, view, clause, drug, term, None, cue, {"term": Argument(view.tree, head)})


def _mentions(view: View, kind: str) -> list[Mention]:
    return mentions_of(view, kind, range(len(view.tree)))
