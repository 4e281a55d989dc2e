"""What the answer says of a question: "Does it cause weight gain? No." denies the weight gain."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, View

from .cues import Cues
from .scope import chain, text_of

_FIRST = frozenset(
    {"do", "does", "did", "is", "are", "was", "can", "could", "will", "would", "may", "might", "has", "have"}
)

_WHO = frozenset({"i", "you", "we", "it", "they", "this", "he", "she"})
"""Who stands first in a question that is worded as a statement: "So I won't lose my hair?"."""
_ASKED = frozenset({"anyone", "anybody", "heard", "read", "people"})
"""What opens a question that is put to others: "Anyone else get C on X?", "Heard X gives you C?"."""
_HOW_OFTEN = frozenset({"common", "often", "frequent", "frequently", "commonly", "rare"})
_OPENING = 12
"""Words of an answer that tell what it says."""
_JOINS = frozenset({"so", "and", "but", "or", "then"})


def answer_to(candidate: Candidate, known: Cues) -> bool | None:
    """Whether the sentence after a question for yes or no affirms or denies what it asks; None where it does neither.

    The question must ask for the candidate itself, not for something that hangs on it.
    """
    answer = _answer(candidate, known)
    if answer is None:
        return None
    begins = _opening(answer)
    if known.answers.leaving_open.match(begins):
        return None
    if _takes_it_for_granted(candidate.clause.tree):
        return True
    if known.answers.denying.match(begins):
        return False
    return True if known.answers.affirming.match(begins) else None


def said_in_answer(candidate: Candidate, known: Cues) -> str:
    """How the answer to a question after a harm begins, up to the next condition: "Does it cause C? Very rarely."."""
    answer = _answer(candidate, known)
    if answer is None or not answer_to(candidate, known):
        return ""
    longest = min(len(answer.tree), _OPENING)
    end = next((i for i in range(longest) if answer.mention(i, "condition") is not None), longest)
    return text_of(answer.tree, list(range(end)))


def _answer(candidate: Candidate, known: Cues) -> View | None:
    """The sentence that answers a question for the candidate itself, or the doubt that follows it."""
    view, tree = candidate.view, candidate.clause.tree
    answer = view.after
    if is_doubted(view, known):
        answer = answer.after if answer is not None else None
    elif tree.root not in chain(candidate) or not _asks_for_itself(tree):
        return None
    if answer is not None and answer.after is not None and _opening(answer).strip() in known.answers.leads:
        return answer.after  # "In short: no."
    return answer


def _asks_for_itself(tree: Tree) -> bool:
    """Whether a question is one for yes or no, a statement that is put as one, or but names what it asks for."""
    opening = _first_word(tree)
    if tree.lower(opening) in _FIRST | _WHO | _ASKED or _is_bare(tree, opening):
        return True
    return _takes_it_for_granted(tree)


def _takes_it_for_granted(tree: Tree) -> bool:
    """Whether a question only asks how often or why: "How common is C?", "Why does X make me cough?"."""
    opening = _first_word(tree)
    after = tree.lowers[opening + 1 : opening + 2]
    if tree.lower(opening) == "how":
        return not _HOW_OFTEN.isdisjoint(after)
    return tree.lower(opening) == "why" and not _FIRST.isdisjoint(after) and "neg" not in tree.dep


def is_doubted(view: View, known: Cues) -> bool:
    """Whether the next sentence asks if it is so: "I read that it causes C. Is that true?"."""
    after = view.after
    if after is None or not ("?" in after.tree.words[-2:] or after.tree.ending == "?"):
        return False
    return known.answers.doubting.fullmatch(_opening(after)) is not None


def asks(tree: Tree) -> bool:
    """Whether words begin as a question for yes or no does: "is it addictive"."""
    return tree.lower(_first_word(tree)) in _FIRST


def _first_word(tree: Tree) -> int:
    return next((i for i, word in enumerate(tree.lowers) if word[:1].isalpha() and word not in _JOINS), 0)


def _is_bare(tree: Tree, opening: int) -> bool:
    """Whether a question but names what it asks for: "Weight gain?", "What about dementia?"."""
    if tree.lower(opening).startswith("wh") or tree.lower(opening) == "how":
        opening += 1
        if tree.lower(opening) != "about":
            return False
    return not any(tree.is_verb(i) for i in range(opening, len(tree)))


def _opening(view: View) -> str:
    """The first words of a sentence, in lower case, with one blank after each."""
    words = [word.lower() for word in view.tree.words if word[:1].isalnum() or "'" in word]
    return " ".join(words[:_OPENING]).replace(" n't", "n't").replace(" '", "'") + " "
