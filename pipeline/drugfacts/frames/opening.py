"""What a text opens with before it names any drug: the illness that it is about, and that its first drug is for.

Columns, abstracts and case reports begin with the illness ("Gout strikes at night."), and the drug comes in a sentence
that does not say it again ("Colchicine takes the edge off."). An opening that tells of an event ("Jaundice developed in
two men") is no such thing: the drug may have brought it about.
"""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.english import HAD

from .context import Mention, Use, View
from .model import Grammar

_FAR = 3  # sentences from the illness to the drug
_PROSE = frozenset({"paragraph", "question"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_BESIDE = frozenset({"conj", "ccomp", "parataxis"})
_NAMING = frozenset({"of", "for"})
_OF_PEOPLE = 6  # words from "a girl of nine with" back to who has it
_WITHIN = frozenset({"compound", "nmod", "conj"})
_GIVEN = frozenset({"of", "with", "on", "by", "for", "to"})
_EXPLAINING = frozenset({"appos", "bracket"})
_ONLY = frozenset({"just", "only", "merely", "simply", "always"})  # "C is not just sadness"
_TAKEN = frozenset({"take", "be", "receive", "use", "start", "begin", "put", "add", "increase", "give", "prescribe"})


def names_a_drug(view: View) -> bool:
    """Whether a sentence names a drug or points at one; not where it is part of an illness's name, "low oestrogen"."""
    if not view.has("drug", "drug_class"):
        return bool(view.anaphors)
    return bool(view.anaphors) or any(view.mention(i, "condition") is None for i in view.words_of("drug", "drug_class"))


def is_before_any_drug(view: View) -> bool:
    """Whether a sentence stands before any that names a drug: what ails people there is no harm of the one named later.

    Not of a sentence that tells what happened to somebody, as cases do before the drug is named, nor of a question.
    """
    return view.before_drugs and "VBD" not in view.tree.tag and "?" not in view.tree.words


def opening_of(view: View, words: Grammar) -> list[Use]:
    """The conditions that the sentences right before are about, none of which names a drug: the nearest to begin with.

    Parameters
    ----------
    view : View
        The first sentence of the text that names a drug.
    """
    there, found = view.before, list[Use]()
    for _ in range(_FAR):
        if there is None or there.block_index != view.block_index or not there.tree.is_parsed:
            break
        if there.block.kind in _PROSE:
            found = [_use(there, m) for m in _told(there, words)] or found
        there = there.before
    return found


def _use(view: View, m: Mention) -> Use:
    """A condition, without a verb that the list has for its last word: "ulcerative colitis flares with blood"."""
    if m.end - 1 == view.tree.root and m.end - m.start > 1:
        return Use(view, m.end - 2, m.start, m.end - 1, None)
    return Use(view, m.end - 1, m.start, m.end, m)


def _told(view: View, words: Grammar) -> list[Mention]:
    """The conditions that a sentence is about: its subject with what is listed, or what people have who are."""
    tree = view.tree
    if not view.has("condition") or "?" in tree.words:
        return []
    subject = next((i for i in range(len(tree)) if tree.dep[i] in _SUBJECT and _is_main(tree, tree.head[i])), None)
    if subject is None:
        return _named(view, tree.root) if not tree.is_verb(tree.root) or _is_name(view, tree.root) else []
    if _tells_event(tree, tree.head[subject], words):
        return []
    if tree.tag[subject][:2] == "NN":
        return _named(view, subject) or _had(view, subject, words)
    people = (i for i in range(len(tree)) if words.isa(tree.lemma[i], "people"))
    return next((had for i in people if (had := _had(view, i, words))), [])


def _is_main(tree: Tree, verb: int) -> bool:
    """Whether a verb is that of the sentence, or stands beside it: not in a clause that says which, when or why."""
    return all(tree.dep[k] in _BESIDE for k in (verb, *tree.ancestors(verb)) if k != tree.root)


def _tells_event(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a sentence tells what happened to somebody, or of what an illness is a sign; not what one is like."""
    said = tree.children(at, "attr", "acomp", "oprd")
    only = any(tree.lower(k) in _ONLY for k in (*tree.kids[at], *(n for k in said for n in tree.kids[k])))
    return (
        words.isa(tree.lemma[at], "event_verb")
        or (bool(tree.children(at, "neg")) and not (tree.lemma[at] == "be" and (only or tree.children(at, "acomp"))))
        or any(words.isa(tree.lemma[k], "sign_noun") or words.isa(tree.lemma[k], "of_another") for k in said)
    )


def _is_name(view: View, at: int) -> bool:
    """Whether a word that the parser takes for a verb is but the last of a name: "ulcerative colitis flares"."""
    named = view.mention(at, "condition")
    return named is not None and named.end - named.start > 1


def _named(view: View, head: int) -> list[Mention]:
    """The conditions that a noun names: itself, those listed with it, what is "a diagnosis of" or stands before it."""
    tree = view.tree
    heads = [head, *_listed(tree, head)]
    found = [m for at in heads if (m := view.mention(at, "condition")) is not None]
    if not found:
        of = (k for at in heads for k in tree.children(at, "prep") if tree.lower(k) in _NAMING)
        inside = [p for k in of for p in tree.children(k, "pobj")]
        inside += [k for at in heads for k in tree.children(at, "compound", "nmod")]
        found = [m for at in inside if (m := view.mention(at, "condition")) is not None]
    return list(dict.fromkeys(found))


def _listed(tree: Tree, head: int) -> Iterator[int]:
    for k in tree.children(head, "conj"):
        yield k
        yield from _listed(tree, k)


def _had(view: View, subject: int, words: Grammar) -> list[Mention]:
    """C in "a girl of nine with C", "people with C", where that is the one thing they are said to have."""
    tree = view.tree
    if not words.isa(tree.lemma[subject], "people"):
        return []
    within = [i for i in range(subject + 1, min(subject + _OF_PEOPLE, len(tree))) if tree.lower(i) == "with"]
    found = [m for i in within[:1] for p in tree.children(i, "pobj") for m in _named(view, p)]
    return found if len(found) == 1 else []


def is_met_with(view: View, at: int) -> bool:
    """Whether a drug is what an illness is met with: not what somebody had taken before, nor what another is like."""
    tree = view.tree
    top = next((k for k in (at, *tree.ancestors(at)) if tree.dep[k] not in _WITHIN), at)
    if tree.dep[top] == "pobj" and tree.lower(tree.head[top]) not in _GIVEN:
        return False
    above = list(tree.ancestors(at))
    verb = next((n for n, k in enumerate(above) if tree.is_verb(k)), None)
    if verb is None or any(tree.dep[k] in _EXPLAINING for k in (at, *above[:verb])):
        return False
    verb = above[verb]
    if tree.lemma[verb] == "be" and (tree.children(verb, "acomp") or _is_a_kind(view, verb)):
        return False  # "X is old" and "X is a beta blocker" tell of X alone
    return tree.lemma[verb] not in _TAKEN or all(tree.lower(k) not in HAD for k in tree.kids[verb])


def _is_a_kind(view: View, verb: int) -> bool:
    """Whether it is only said what kind of drug it is: "is a beta blocker", "is a salt"."""
    tree = view.tree
    return any(
        view.mention(k, "drug_class") is not None and any(tree.lower(n) in {"a", "an"} for n in tree.kids[k])
        for k in tree.children(verb, "attr")
    )
