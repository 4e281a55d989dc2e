"""What a harm is called by the words behind it, however the parser hung them: "E and F may be fatal", "E is rare"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import TermHit

from .right_behind import past_list
from .scope import text_of

_BE = frozenset({"be", "become", "prove", "remain", "turn", "get", "appear", "seem"})
_ALIAS = 6  # words of a bracket that says the term again
_ASIDE = 9  # words of an aside between a term and its verb
_LONGEST = 9  # words of "has in a few cases proved fatal"
_SAYING = frozenset({"RB", "RBR", "RBS", "JJ", "JJR", "JJS", "VBN", "HYPH", "CC", "DT"})
_LIFE = frozenset({"life", "-", "threatening"})
_STOPS = frozenset({",", ";", ".", ":", "(", ")", "–", "—", "!", "?"})
_WHICH = frozenset({"which", "that"})


def called(term: TermHit) -> str:
    """What is said of a term by the verb right behind the list that it closes, or behind an aside; or nothing.

    Text with single blanks around its words, up to the first that is no verb of being, adverb or adjective.
    """
    if term.anaphoric:
        return ""
    tree, view = term.view.tree, term.view
    at = _past_bracket(term, term.end if _is_after_verb(term) else past_list(view, term.end))
    if at + 1 < len(tree) and tree.words[at] == ",":
        near = tree.lower(at + 1) in _WHICH or _is_verb(tree, at + 1)
        at = at + 1 if near else _past_aside(term, at)
    if at < len(tree) and tree.lower(at) in _WHICH:
        at += 1
    end, has_verb = at, False
    while end < min(at + _LONGEST, len(tree)) and tree.words[end] not in _STOPS:
        is_verb = _is_verb(tree, end)
        if not is_verb and tree.tag[end] not in _SAYING and tree.lower(end) not in _LIFE:
            break
        if not is_verb and not has_verb:
            return ""  # "E frequent and F"
        has_verb = has_verb or is_verb
        end += 1
    return text_of(tree, list(range(at, end))) if has_verb else ""


def _is_after_verb(term: TermHit) -> bool:
    """Whether a verb stands before a term in its part of the sentence: "it may cause E, and F is rare"."""
    tree = term.view.tree
    start = next((i + 1 for i in range(term.start - 1, -1, -1) if tree.words[i] in {";", ":"}), 0)
    return any(tree.tag[i] in FINITE and tree.dep[i] not in {"relcl", "advcl"} for i in range(start, term.start))


def _is_verb(tree: Tree, at: int) -> bool:
    """Whether a word is a verb of being or one of its auxiliaries."""
    return tree.lemma[at] in _BE or tree.tag[at] == "MD" or tree.lower(at) in {"has", "have", "had"}


def _past_bracket(term: TermHit, at: int) -> int:
    """Where a bracket ends that opens at a place or in which the term stands: "(E), which"."""
    tree = term.view.tree
    if at < len(tree) and tree.words[at] == ")":
        return at + 1
    if at < len(tree) and tree.words[at] == "(":
        return next((i + 1 for i in range(at, min(at + _ALIAS, len(tree))) if tree.words[i] == ")"), at)
    return at


def _past_aside(term: TermHit, comma: int) -> int:
    """Where an aside ends, between commas, that names no other harm: "E, from high fats, is rare"."""
    tree, view = term.view.tree, term.view
    end = next((i for i in range(comma + 1, min(comma + _ASIDE, len(tree))) if tree.words[i] in _STOPS), comma)
    if end == comma or tree.words[end] != ",":
        return comma
    inside = range(comma + 1, end)
    verbs = tree.lower(end + 1) if end + 1 < len(tree) else ""
    joined = tree.lower(comma + 1) in {"and", "or"} or view.mention(comma + 1, "condition") is not None
    return comma if joined or not verbs or any(tree.lower(i) in {"and", "but"} for i in inside[:1]) else end + 1
