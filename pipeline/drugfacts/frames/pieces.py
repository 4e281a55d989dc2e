"""Cut a sentence into pieces by its tags alone: phrases for drugs, harms, people and times, and the words between.

The parser errs most where case reports and abstracts pack most into a sentence: long lists, brackets, chains of
prepositions. What stands next to what is safe even there, and phrase frames (:mod:`.phrases`) go by that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drugfacts.english import NOT

from .context import View
from .model import Grammar
from .term_shape import is_harm_shaped, names_nothing

_INSIDE = frozenset("DT PDT PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS AFX FW HYPH".split())
_JOINTS = frozenset({"-", "–", "/", "'s"})
_PEOPLE = frozenset({"he", "she", "they", "we", "who", "whom"})
_ARTICLES = frozenset("a an the this that these those his her its their my".split())
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_SILENT = frozenset({"RB", "RBR", "MD"})
_BEFORE_A_NOUN = frozenset({"VBN", "VBG", "RB"})
_AUXILIARIES = frozenset({"be", "have", "do", "get"})


class Piece(NamedTuple):
    """A phrase or a word.

    Attributes
    ----------
    kind : str
        ``D`` a drug or its intake, ``R`` an intake that names no drug ("treatment"), ``P`` people, ``T`` a time,
        ``C`` a known condition, ``H`` a noun that is harm by its shape ("-itis", "failure"), ``U`` a noun that may be a
        term, ``B`` a condition that somebody has or is treated for, ``O`` one that the words say is brought about,
        ``G`` a change for the better, ``A`` a stray adjective,
        ``N`` a noun that names nothing, ``Z`` a denied phrase, ``w`` a word.
    head, start, end : int
        The head word, and the words of the phrase, half open.
    first : int
        Where the phrase begins with what is no part of its name ("a case of ...").
    """

    kind: str
    head: int
    start: int
    end: int
    first: int


ALWAYS = frozenset("DRXCHUBOANw")
"""Kinds of piece that any sentence with a drug may have; of the others :func:`kinds_of` tells by its words."""


def kinds_of(form: str, words: Grammar) -> str:
    """The kinds of piece, but for those of any sentence, that there is only with a word such as this one."""
    classes = words.classes
    kinds = {
        "P": form in classes["people"] or form in _PEOPLE or form == "i",
        "T": form in classes["time"],
        "G": form in classes["good_change"],
        "Z": form in NOT,
    }
    return "".join(kind for kind, is_so in kinds.items() if is_so)


def scan(view: View, words: Grammar) -> Iterator[Piece]:
    """Yield the phrases and words of a sentence, in order; brackets and adverbs are left out."""
    tree, i, length = view.tree, 0, len(view.tree)
    while i < length:
        if i and tree.words[i] in _OPEN:
            i = _after_bracket(view, i)
            continue
        end = _phrase_end(view, i, words)
        if end > i:
            yield from _phrases(view, i, end, words)
            i = end
            continue
        if not _is_silent(view, i, words):
            yield _word(view, i)
        i += 1


def _after_bracket(view: View, i: int) -> int:
    """The word after the bracket that opens here; the next word where it is not closed."""
    depth = 0
    for j in range(i, len(view.tree)):
        depth += (view.tree.words[j] in _OPEN) - (view.tree.words[j] in _CLOSE)
        if depth == 0:
            return j + 1
    return i + 1


def _is_silent(view: View, i: int, words: Grammar) -> bool:
    """Adverbs, stray articles, modals, auxiliaries before another verb: they change nothing of who did what."""
    tree = view.tree
    lower, tag = tree.lowers[i], tree.tag[i]
    if lower in NOT or words.isa(lower, "success"):
        return False
    if words.isa(lower, "besides") and i + 1 < len(tree) and words.isa(tree.lemma[i + 1], "take_verb"):
        return False  # "in people also taking X", which is no fact of X
    if tag in _SILENT or not lower.strip() or lower in _QUOTES:
        return True
    if tag in {"DT", "PRP$"} and lower in _ARTICLES:
        return True
    if tree.words[i] in _JOINTS and i and tree.words[i - 1] in _CLOSE:
        return True  # "tacrolimus (FK506)-induced"
    if tree.lemma[i] not in _AUXILIARIES or not tree.is_verb(i):
        return False
    following = next((j for j in range(i + 1, len(tree)) if tree.tag[j] not in {"RB", "RBR"}), None)
    return following is not None and tree.is_verb(following)


def _word(view: View, i: int) -> Piece:
    lower, tag = view.tree.lowers[i], view.tree.tag[i]
    kind = "w"
    if lower in NOT:
        kind = "Z"
    elif i in view.anaphors:
        kind = "D"
    elif lower in _PEOPLE or (lower == "i" and tag == "PRP" and view.tree.words[i] == "I"):
        kind = "P"
    elif tag[:2] == "JJ":
        kind = "A"
    return Piece(kind, i, i, i + 1, i)


def _phrase_end(view: View, start: int, words: Grammar) -> int:
    """Where the noun phrase that starts here ends; ``start`` where none does."""
    i, length = start, len(view.tree)
    while i < length and _is_inside(view, i, start, words):
        i += 1
    while i > start and not _may_end(view, i - 1, words):
        i -= 1
    return i


def _may_end(view: View, i: int, words: Grammar) -> bool:
    """Whether a phrase may end in a word: a noun, a known term, "an adolescent"."""
    tree = view.tree
    may = tree.is_noun(i) or i in view.named or (tree.tag[i] == "JJ" and words.isa(tree.lowers[i], "people"))
    return may and (tree.words[i].isalnum() or any(c.isalnum() for c in tree.words[i]))


def _is_inside(view: View, i: int, start: int, words: Grammar) -> bool:
    tree = view.tree
    if i in view.named:
        return tree.words[i] not in _OPEN
    tag = tree.tag[i]
    if tree.words[i] in _JOINTS:
        return i > start and _is_close(view, i)
    joined = i > start and tree.words[i - 1] in _JOINTS
    never = words.classes["never_modifier"]
    if tag[:2] != "NN" and (tree.lemma[i] in never or tree.lowers[i] in never):
        return joined
    if tag in _INSIDE:
        return not _begins_another(view, i, start, words)
    if joined or tag not in _BEFORE_A_NOUN:
        return joined and (tag in _BEFORE_A_NOUN or tree.words[i][:1].isalnum())
    return i + 1 < len(tree) and (
        tree.tag[i + 1] in {"JJ", "NN", "NNS", "NNP"} or view.mention(i + 1, "condition") is not None
    )


def _begins_another(view: View, i: int, start: int, words: Grammar) -> bool:
    """Whether a phrase begins here right after another one: "a rash | two days after", "asthma | the child"."""
    tree = view.tree
    if i == start or not (tree.is_noun(i - 1) or i - 1 in view.named):
        return False
    if tree.tag[i] in {"DT", "PDT", "PRP$"}:
        return True
    return tree.tag[i] == "CD" and any(words.isa(tree.lemma[j], "time") for j in range(i + 1, min(i + 3, len(tree))))


def _is_close(view: View, i: int) -> bool:
    """Whether a hyphen or stroke stands right between two words."""
    offsets = view.tree.offsets
    return (
        i + 1 < len(view.tree)
        and offsets[i - 1][1] == offsets[i][0]
        and (offsets[i][1] == offsets[i + 1][0] or view.tree.words[i] == "'s")
    )


# --- one phrase


def _phrases(view: View, start: int, end: int, words: Grammar) -> Iterator[Piece]:
    """The pieces of a noun phrase: cut after a drug that something is induced by ("X-induced Y", "X toxicity")."""
    tree = view.tree
    cut = _cut_after_drug(view, start, end, words)
    if cut is None:
        yield _piece(view, start, end, words)
        return
    yield _piece(view, start, cut, words)
    at = cut
    while at < end and tree.words[at] in _JOINTS:
        at += 1
    if at < end and words.isa(tree.lower(at), "induced"):
        yield Piece("w", at, at, at + 1, at)
        at += 1
    if at < end:
        yield from _phrases(view, at, end, words)


def _cut_after_drug(view: View, start: int, end: int, words: Grammar) -> int | None:
    """Where a drug's name ends within a phrase whose head is no form or intake of it."""
    tree = view.tree
    if words.isa(tree.lemma[end - 1], "intake") or words.isa(tree.lemma[end - 1], "medicine"):
        induced = [i for i in range(start + 1, end - 1) if words.isa(tree.lower(i), "induced")]
        return induced[0] if induced and view.mention(induced[0] - 1, "drug", "drug_class") else None
    for i in range(start, end):
        mention = view.mention(i, "drug", "drug_class") if i in view.named else None
        if mention is None or view.mention(i, "condition") is not None or mention.end >= end:
            continue
        after = mention.end
        if tree.words[after] in _JOINTS and view.mention(after + 1, "drug", "drug_class"):
            continue
        return after if not view.mention(after, "drug", "drug_class") else None
    return None


def _piece(view: View, start: int, end: int, words: Grammar) -> Piece:
    tree, head = view.tree, end - 1
    mention = view.mention(head, "condition")
    if mention is not None:
        head = max(
            (i for i in range(mention.start, mention.end) if _is_head(view, i, mention.start, mention.end)),
            default=head,
        )
    kind = "Z" if tree.lower(start) in NOT else _kind(view, start, end, head, words)
    if kind == "C" and tree.tag[head][:2] == "JJ":
        kind = "A"  # "allergic and irritant dermatitis"
    if kind in "CHU" and _is_no_news(view, start, head, kind, words):
        kind = "N"
    return Piece(kind, head, _stripped(view, start, head, words), end, start)


def _is_no_news(view: View, start: int, head: int, kind: str, words: Grammar) -> bool:
    """Whether a phrase points back ("those worries") or says that all is well ("a normal pressure")."""
    before = {view.tree.lower(i) for i in range(start, head)}
    return (kind == "U" and bool(before & _POINTING)) or any(words.isa(word, "sound") for word in before)


def _is_head(view: View, i: int, start: int, end: int) -> bool:
    above = view.tree.head[i]
    return above == i or not start <= above < end


def _stripped(view: View, start: int, head: int, words: Grammar) -> int:
    """Where the name begins in a phrase: after articles, owners, counts, and adjectives of degree."""
    tree = view.tree
    for i in range(start, head):
        if tree.tag[i] == "POS" and view.mention(i, "condition") is None:
            start = i + 1
        if words.isa(tree.lower(i), "induced") and i + 1 < head and tree.words[i - 1] in _JOINTS:
            start = i + 1  # "drug-induced lupus"
    while (
        start < head
        and view.mention(start, "condition") is None
        and (words.isa(tree.lower(start), "strip") or tree.tag[start] in {"DT", "PRP$", "PDT", "CD", "HYPH", "RB"})
    ):
        start += 1
    while start < head and words.isa(tree.lower(start), "strip"):
        start += 1
    return start


def _kind(view: View, start: int, end: int, head: int, words: Grammar) -> str:
    """The letter of what a phrase is, see :class:`Piece`."""
    tree = view.tree
    lemma = tree.lemma[head]
    named = any(view.mention(i, "drug", "drug_class") for i in range(start, end))
    known = view.mention(head, "condition")
    if known is not None and not (words.isa(lemma, "intake") and (named or known.end - known.start == 1)):
        return "N" if names_nothing(view, head, words) and end - start == 1 else "C"
    if view.mention(head, "drug", "drug_class") or head in view.anaphors:
        return "D"
    if words.isa(lemma, "intake") or (words.isa(lemma, "medicine") and lemma != "antibody"):
        return "D" if named else "R"
    if words.isa(lemma, "good_change"):
        return "G"
    if words.isa(lemma, "effect_wrapper"):
        return "N" if _is_bare(view, start, head, words) else "U"  # "an amnestic episode"
    for name, kind in (("people", "P"), ("time", "T"), ("unit", "R")):
        if words.isa(lemma, name):
            return kind
    if tree.tag[head] in {"CD", "PRP", "DT"} or view.mention(head, "agency", "route") or named:
        return "N"
    if is_harm_shaped(view, head, words):
        return "N" if _is_general(view, start, head, words) else "H"
    is_none = names_nothing(view, head, words) or words.isa(lemma, "no_harm") or words.isa(lemma, "process")
    return "N" if is_none else "U"


def _is_general(view: View, start: int, head: int, words: Grammar) -> bool:
    """Whether a phrase says no more than that there was harm: "a serious adverse reaction", "complications"."""
    return words.isa(view.tree.lemma[head], "generic_term") and _is_bare(view, start, head, words)


def _is_bare(view: View, start: int, head: int, words: Grammar) -> bool:
    """Whether the words before a head say nothing of its kind."""
    tree = view.tree
    own = (i for i in range(_stripped(view, start, head, words), head) if tree.words[i] not in _JOINTS)
    return all(words.isa(tree.lower(i), "bland") for i in own)
