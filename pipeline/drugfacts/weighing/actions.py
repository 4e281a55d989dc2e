"""Which action a target that was read by weight undergoes: what the words over it say, by their class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import keys_of
from drugfacts.frames import Frame, grammar, is_stopped

from .pairs import Pair

_OPPOSITE = {"inhibits": "activates", "activates": "inhibits"}
_WHATEVER_ELSE = frozenset({"mechanism.prevents_process"})  # asks for more than its verbs, which say it all
_WEAK = frozenset({"mechanism.acts_on"})  # what is done there is told elsewhere
_BROUGHT_ABOUT = frozenset({"mechanism.makes_put_out"})
"""Its verbs say what cells do of themselves, and of a drug only that it makes them do so."""
_TOUCHES = frozenset({"binds", "activates"})
_OBJECT = frozenset({"dobj", "nsubjpass"})
_SUBJECT = "nsubj"
_OF = frozenset({"of", "for", "at", "toward", "towards"})
_TO = ("to", "on", "into", "with")
_AMOUNTS = {"less": "inhibits", "fewer": "inhibits"}
_HYPHENS = frozenset({"-", "–"})
_DESCRIBES = frozenset({"amod", "compound", "nmod"})


class _Said(NamedTuple):
    """The words of frames with their action, by where the target stands."""

    of_object: dict[str, str]
    of_subject: dict[str, str]
    beside: dict[str, dict[str, str]]
    of_noun: dict[str, str]
    in_noun: dict[str, str]
    actor: dict[str, str]


def action_of(pair: Pair) -> str | None:
    """Return the action that the words over a target say, or None where they say none.

    A noun on the way may turn what the verb says: "speeds the breakdown of T" is no rise of T.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.frames import views_of
    >>> from drugfacts.weighing import pairs_of
    >>> nlp = drugfacts.load()
    >>> def read(text):
    ...     return [action_of(pair) for pair in pairs_of(views_of(nlp(text))[0])]
    >>> read("Minoxidil, they say, widens blood vessels."), read("Fulvestrant speeds loss of the oestrogen receptor.")
    (['activates'], ['activates'])
    """
    tree, below, of_noun = pair.view.tree, pair.head, _described(pair.view.tree, pair.head)
    while tree.head[below] != below:
        prep = tree.dep[below] == "pobj"
        joint = tree.lower(tree.head[below]) if prep else ""
        at = tree.head[tree.head[below]] if prep else tree.head[below]
        if tree.dep[below] == "conj":
            below = at
            continue
        if tree.is_verb(at):
            told = _together(_of_verb(pair, at, below, joint), of_noun)
            stopped = "inhibits" if told in _TOUCHES or joint == "by" else None  # "keeps S from being broken down by T"
            return stopped if is_stopped(tree, at) else told
        if pair.view.mention(at, "drug_class") is not None:
            return None  # it is said of other drugs
        if actor := _found(tree, at, _said().actor):
            return actor
        of_noun = of_noun or _of_noun(tree, at, below, joint)
        below = at
    return of_noun


def _of_verb(pair: Pair, at: int, below: int, joint: str) -> str | None:
    tree, said = pair.view.tree, _said()
    if joint:
        return _found(tree, at, said.beside.get(joint, {}))
    if tree.dep[below] in _OBJECT:
        return _found(tree, at, said.of_object)
    intransitive = tree.dep[below] == _SUBJECT and not tree.children(at, "dobj")
    return _found(tree, at, said.of_subject) if intransitive and pair.drug.said else None


def _of_noun(tree: Tree, at: int, below: int, joint: str) -> str | None:
    if joint == "in":
        return _found(tree, at, _said().in_noun)
    over = joint in _OF or (not joint and tree.dep[below] in _DESCRIBES)
    own = _found(tree, at, _said().of_noun) if over else None
    return own or (_described(tree, at) if not joint or tree.head[below] == at + 1 else None)


def _described(tree: Tree, at: int) -> str | None:
    """What a participle or an amount before a noun says: "impaired T synthesis", "increased release of T", "less T"."""
    amount = next((_AMOUNTS[w] for k in tree.children(at, "amod", "det") if (w := tree.lower(k)) in _AMOUNTS), None)
    if amount is not None:
        return amount
    before = (k for k in tree.children(at, "amod") if tree.tag[k] == "VBN" and tree.words[k - 1] not in _HYPHENS)
    return next((a for k in before if (a := _found(tree, k, _said().of_object)) in _OPPOSITE), None)


def _together(of_verb: str | None, of_noun: str | None) -> str | None:
    if of_verb not in _OPPOSITE or of_noun is None:
        return of_noun or of_verb
    return of_noun if of_verb == "activates" else _OPPOSITE[of_noun]


def _found(tree: Tree, at: int, table: dict[str, str]) -> str | None:
    return next((table[key] for key in keys_of(tree, at) if key in table), None)


@lru_cache(maxsize=1)
def _said() -> _Said:
    """What verbs and nouns say of a target, as the frames for mechanisms have it."""
    told = (f for f in grammar().frames if f.fact == "mechanism" and f.words and f.id not in _BROUGHT_ABOUT)
    frames = [f for f in told if "negated" not in f.fixed]
    free = [f for f in frames if f.id in _WHATEVER_ELSE or not (f.where or f.nominal or f.denial_acts)]
    actor = _table(f for f in frames if "example" in f.drug)
    of_noun = dict.fromkeys(grammar().members("breaking_noun"), "inhibits") | _table(f for f in free if "of" in f.term)
    return _Said(
        _table(f for f in free if "obj" in f.term),
        _table(f for f in free if "subj" in f.term or f.id == "mechanism.keeps_open"),
        {joint: _table(f for f in free if joint in f.term and "subj" in f.drug and f.id not in _WEAK) for joint in _TO},
        {word: action for word, action in of_noun.items() if action in _OPPOSITE and word not in actor},
        _table(f for f in free if "in" in f.term and "acted" not in f.drug),
        actor,
    )


def _table(frames: Iterable[Frame]) -> dict[str, str]:
    """The words of frames with their action, less those of which they say several."""
    found: dict[str, set[str]] = {}
    for frame in frames:
        for word in grammar().expand(frame.words, frame.id):
            found.setdefault(word, set()).add(str(frame.fixed["action"]))
    return {word: min(actions) for word, actions in found.items() if len(actions) == 1}
