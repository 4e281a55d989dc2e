"""Read harm that a passage about harm tells in words for which there is no frame.

A writer who has said what a drug may do to people goes on in ever other words: "Gout crops up", "Gout heads the list".
The passage says whose harm it is, so that a known condition counts wherever the sentence puts it forward, as its
subject, as what the drug or a patient gets, or as the fragment that stands for the sentence. Where it only says who
somebody is or what something is for ("people with gout", "taken for gout"), it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drugfacts.clauses import Argument, Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.subjects import surface_subject

from .beside import taken_beside
from .candidate import Candidate
from .context import Mention, View
from .counted_cases import counted_places
from .drug_paths import drugs_at
from .drug_slot import drugs_of, is_people
from .likened import is_none
from .model import Frame, Grammar
from .paths import is_named
from .stretch import stretch_of
from .term_shape import hit_at, is_explanation

_LISTED = frozenset({"conj", "appos", "bracket"})
_ITSELF = frozenset({"itself", "themselves"})
_INQUIRIES = frozenset({"investigation", "study", "review", "evaluation"})
_OF_HARM = frozenset({"adverse_reactions", "overdose"})
_OFF_LABEL = frozenset({"off-label", "label", "unlicensed", "unapproved"})
_WRAPPERS = ("effect_wrapper", "change", "risk", "syndrome")
_WRAPS = frozenset({"of", "in", "for", "with", "by"})


def in_passage(view: View, before: Sequence[Candidate]) -> bool:
    """Whether a sentence stands in a section on adverse reactions or overdose, or goes on from one that told harm."""
    return view.block.section in _OF_HARM or any(
        c.frame.fact == "side_effect"
        and c.view.block_index == view.block_index
        and c.drug.key in view.topics
        and not c.flipped
        and not (c.frame.only_denied and not is_none(c.clause))
        and not _supposed(c.clause.tree, c.clause.at)
        for c in before
    )


def _supposed(tree: Tree, at: int) -> bool:
    """Whether a predicate stands in a condition: "if you are allergic"."""
    return any(
        tree.lower(k) in {"if", "unless", "whether"} for link in (at, *tree.ancestors(at)) for k in tree.kids[link]
    )


def taken_by(candidates: Iterable[Candidate]) -> set[tuple[int, int]]:
    """The words that are the term of a candidate already: view and word."""
    return {
        (c.term.view.index, i)
        for c in candidates
        if c.term is not None and not c.term.anaphoric
        for i in range(c.term.start, c.term.end)
    }


def match_told(view: View, frame: Frame, words: Grammar, taken: set[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield what a frame for passages about harm reads in a sentence, beside the terms that are taken."""
    tree = view.tree
    for mention, head in _conditions(view):
        if any((view.index, i) in taken for i in range(mention.start, mention.end)):
            continue
        if words.isa(tree.lemma[head], "kind_of_harm") or is_explanation(view, head):
            continue
        top = _put_forward(view, head, words)
        at = _predicate(view, top, words) if top is not None else None
        if top is None or at is None or not (view.tells_harm or _is_counted(view, top, at, words)):
            continue
        if tree.dep[top] == "dobj" and words.isa(tree.lemma[at], "relieve_verb"):
            continue  # "whether it prevents C is unknown"
        clause = clause_at(tree, at)
        drugs, source = drugs_at(view, clause, frame, words)
        if source is None and _names_another(view, top):
            view.tell("drug", "other_named")
            continue
        term = hit_at(view, head, frame.fact, words)
        sources = {"term": Argument(tree, top), **({"drug": source} if source is not None else {})}
        for drug in drugs:
            yield Candidate(frame, view, clause, drug, term, None, (view, (at,)), sources)


def _is_counted(view: View, top: int, verb: int, words: Grammar) -> bool:
    """Whether what is said of a condition counts those who get it: "C kept one in five at home"."""
    start, end = stretch_of(view, verb)
    if (
        not view.counts_cases
        or top == verb
        or (view.tree.lemma[verb] == "go" and not view.tree.children(verb, "acomp"))
    ):
        return False  # "the fever had gone"
    return any(start <= at < end for at in counted_places(view.tree, words))


def _conditions(view: View) -> Iterator[tuple[Mention, int]]:
    """The known conditions of a sentence that are nouns, longest only, each with its head."""
    tree = view.tree
    found = {m for ms in view.mentions.values() for m in ms if m.kind == "condition"}
    for m in sorted(found, key=lambda m: m.start):
        if any(o is not m and o.start <= m.start and m.end <= o.end for o in found):
            continue
        inside = [i for i in range(m.start, m.end) if not m.start <= tree.head[i] < m.end or tree.head[i] == i]
        if inside and (tree.is_noun(inside[0]) or tree.tag[inside[0]] == "VBG"):
            yield m, inside[0]


def _put_forward(view: View, head: int, words: Grammar) -> int | None:
    """The noun through which a sentence puts a condition forward: the first of its list, "risk" in "risk of X"."""
    tree, at = view.tree, head
    for _ in range(8):
        label, above = tree.dep[at], tree.head[at]
        if label in _LISTED and (tree.is_noun(above) or tree.tag[above][:1] in {"P", "C"}):
            at = above
        elif label == "pobj" and tree.lower(above) in _WRAPS and _is_wrapper(tree, tree.head[above], words):
            at = tree.head[above]
        else:
            return at
        if words.isa(tree.lemma[at], "people") or words.isa(tree.lemma[at], "circumstance"):
            return None
    return None


def _is_wrapper(tree: Tree, noun: int, words: Grammar) -> bool:
    lemma = tree.lemma[noun]
    return tree.is_noun(noun) and any(
        words.isa(lemma, name) for name in ("effect_wrapper", "change", "risk", "syndrome")
    )


def _predicate(view: View, top: int, words: Grammar) -> int | None:
    """What is said of the condition, or of somebody who gets it; the noun itself in a fragment; None elsewhere."""
    tree, label, above = view.tree, view.tree.dep[top], view.tree.head[top]
    if (
        words.isa(tree.lemma[top], "circumstance")
        or _of_itself(tree, top, words)
        or _shows_a_disease(view, above, words)
    ):
        return None
    if above == top:
        return None if any(tree.words[i] == ":" for i in range(top, len(tree))) else top
    if label in {"nsubj", "nsubjpass"}:
        if _is_looked_into(tree, above, words) or _is_a_use(tree, above, words):
            return None
        if words.isa(tree.lemma[above], "calls_for"):
            return None  # "a fever means a blood count": what the reader has to do then
        return above if _says_it_happens(tree, above, words) and not _brings_it_on(tree, above, words) else None
    if label == "dobj" and tree.is_verb(above):
        return above if _befalls(view, above, words) else None
    if label == "attr" and tree.lemma[above] == "be":
        if tree.children(above, "expl"):
            return above  # "there is C"
        subjects = [Argument(tree, s) for s in surface_subject(tree, above)]
        return above if any(_is_harm(s, words) for s in subjects) else None
    return None


def _of_itself(tree: Tree, noun: int, words: Grammar) -> bool:
    """Whether it is set apart from what the drug does: "gout itself", "untreated gout"."""
    own = {tree.lower(k) for k in (*tree.kids[noun], *range(noun + 1, min(noun + 2, len(tree))))}
    return not own.isdisjoint(_ITSELF) or not own.isdisjoint(words.members("had_anyway"))


def _shows_a_disease(view: View, verb: int, words: Grammar) -> bool:
    """Whether what the sentence says is of which other condition it is a sign: "fever is a sign of flu"."""
    tree = view.tree
    signs = [k for k in tree.children(verb, "attr") if words.isa(tree.lemma[k], "sign_noun")]
    objects = [p for s in signs for k in tree.children(s, "prep") for p in tree.children(k, "pobj")]
    return any(view.mention(p, "condition") for p in objects)


def _says_it_happens(tree: Tree, verb: int, words: Grammar) -> bool:
    """Whether a verb can say of a condition that it happens: in a clause of its own, and of no relief."""
    if tree.dep[verb] in {"advcl", "relcl", "acl"} and tree.tag[verb] != "VBG":
        return False
    return not words.isa(tree.lemma[verb], "relieve_verb")


def _is_looked_into(tree: Tree, verb: int, words: Grammar) -> bool:
    """Whether it is but studied: "C is being tested", "C is under investigation"."""
    if words.isa(tree.lemma[verb], "look_into"):
        return True
    under = [p for k in tree.children(verb, "prep") if tree.lower(k) == "under" for p in tree.children(k, "pobj")]
    return any(words.isa(tree.lemma[p], "inquiry") or tree.lemma[p] in _INQUIRIES for p in under)


def _is_a_use(tree: Tree, verb: int, words: Grammar) -> bool:
    """Whether it is called a reason to take the drug: "C is an off-label use", "a frequent reason to give it"."""
    said = tree.children(verb, "attr") if tree.lemma[verb] == "be" else []
    return any(words.isa(tree.lemma[k], "use_anaphor") for k in said) or any(
        tree.lower(i) in _OFF_LABEL for k in said for i in tree.subtree(k)
    )


def _brings_it_on(tree: Tree, verb: int, words: Grammar) -> bool:
    """Whether a verb says of something that it makes another thing likelier, or is over: "gout adds to the risk"."""
    to = [p for k in tree.children(verb, "prep") if tree.lower(k) == "to" for p in tree.children(k, "pobj")]
    if any(tree.lower(k) == "it" for k in tree.children(verb, "dobj")):
        return True
    if any(words.isa(tree.lemma[k], "risk") for k in (*tree.children(verb, "dobj"), *to)):
        return True
    return tree.tag[verb] == "VBD" and words.isa(tree.lemma[verb], "resolve_verb")


def _befalls(view: View, verb: int, words: Grammar) -> bool:
    """Whether the drug brings it, or people get it."""
    tree = view.tree
    lemma = tree.lemma[verb]
    if words.isa(lemma, "relieve_verb") or words.isa(lemma, "inhibit_verb") or tree.dep[verb] in {"advcl", "relcl"}:
        return False
    subjects = surface_subject(tree, verb)
    if words.isa(lemma, "befall_verb"):
        return any(is_people(view, s, words) for s in subjects)
    return any(drugs_of(view, s, words) for s in subjects)


def _is_harm(argument: Argument, words: Grammar) -> bool:
    tree, at = argument.tree, argument.head
    return (
        is_named(argument, "adverse_effect", words) or tree.tag[at] in {"JJ", "JJS", "JJR"} or tree.lower(at) == "one"
    )


def _names_another(view: View, at: int) -> bool:
    """Whether what is told there names a drug, so that the passage's own is not the only one that can be meant."""
    topics, beside = set(view.topics), taken_beside(view)
    here = [i for i in range(*stretch_of(view, at)) if i not in beside]
    named = {m.key for i in here for m in view.mentions.get(i, ()) if m.kind in {"drug", "drug_class"}}
    named |= {key for i in here if i in view.anaphors for key in view.anaphors[i][2]}
    return bool(named - topics)
