"""Join the pieces of a sentence that belong together, and tell harms from what people have and are treated for."""

from __future__ import annotations

from .context import View
from .model import Grammar
from .pieces import Piece, scan

_EFFECTS = frozenset("CHU")
_INTAKE_OF = frozenset("of with to by on from using containing between including comprising".split())


def pieces_of(view: View, words: Grammar) -> list[Piece]:
    """Return the pieces of a sentence, in order, as phrase frames read them."""
    pieces = _joined(view, list(scan(view, words)), words)
    for n, piece in enumerate(pieces):
        if piece.kind not in _EFFECTS:
            continue
        if n and pieces[n - 1].kind == "Z" and pieces[n - 1].end == piece.first:
            pieces[n] = piece._replace(kind="Z")  # "without a rash"
            continue
        if _is_background(view, pieces, n, words):
            pieces[n] = piece._replace(kind="B")
        elif _is_outcome(view, pieces, n, words):
            pieces[n] = piece._replace(kind="O")
    return pieces


def _joined(view: View, pieces: list[Piece], words: Grammar) -> list[Piece]:
    """Join "treatment with X", "a case of E", "loss of Y", "taking X" to one piece each, from the right."""
    found: list[Piece] = []
    for piece in reversed(pieces):
        found = _with(view, piece, found, words)
    return found


def _with(view: View, piece: Piece, found: list[Piece], words: Grammar) -> list[Piece]:
    """The pieces with one more before them, joined to them where it belongs there."""
    tree = view.tree
    if not found:
        return [piece]
    after = tree.lower(found[0].head) if found[0].kind == "w" else None
    if piece.kind == "D" and found[0].kind == "R":  # a bracket stood between: "X (5 mg) infusion"
        return [piece._replace(end=found[0].end), *found[1:]]
    if piece.kind == "A" and after == "," and len(found) > 1 and found[1].kind in "CHUDR":
        return found[1:]  # "a small, stable dose"
    if piece.kind == "w" and _takes(view, piece, found, words):
        at = 0 if found[0].kind == "D" else 1
        return [found[at]._replace(kind="X", start=piece.start, first=piece.start), *found[at + 1 :]]
    if piece.kind != "w" and after is not None and len(found) > 1:
        joined = _of(view, piece, after, found[1], words)
        if joined is not None:
            return [joined, *found[2:]]
    return [piece, *found]


def _takes(view: View, verb: Piece, after: list[Piece], words: Grammar) -> bool:
    """Whether a gerund takes the drug after it: "receiving X", "starting on X"."""
    tree = view.tree
    lemma, word = tree.lemma[verb.head], tree.lower(verb.head)
    if tree.tag[verb.head] not in {"VBG", "NN"} or not (words.isa(lemma, "take_verb") or words.isa(word, "intake")):
        return False
    if after[0].kind == "D":
        return True
    on = after[0].kind == "w" and tree.lower(after[0].head) in {"on", "with"}
    return on and len(after) > 1 and after[1].kind == "D"


def _of(view: View, a: Piece, preposition: str, b: Piece, words: Grammar) -> Piece | None:
    """One piece for two with a preposition between; None where they are two things."""
    lemma = view.tree.lemma[a.head]
    is_intake = a.kind in "RD" and (words.isa(lemma, "intake") or words.isa(lemma, "unit"))
    if is_intake and b.kind == "D" and preposition in _INTAKE_OF:
        return b._replace(head=a.head, start=a.first, first=a.first)
    if a.kind in "RN" and b.kind in "CHUB" and preposition in {"of", "for"} and words.isa(lemma, "intake"):
        return a._replace(end=b.end)
    if lemma == "history" and preposition == "of":
        return b._replace(kind="B", first=a.first) if b.kind in "CHUB" else None
    wraps = preposition == "of" or (preposition in {"for", "in"} and words.isa(lemma, "risk"))
    if wraps and words.isa(lemma, "effect_wrapper") and b.kind in "CHUBGNZ":
        named = "H" if b.kind == "U" and words.isa(lemma, "instance") else b.kind
        return b._replace(kind="Z" if a.kind == "Z" else named, first=a.first)
    if preposition in {"of", "in"} and words.isa(lemma, "direction") and b.kind in "CHUN" and a.kind != "Z":
        return a._replace(kind="U" if a.kind in "NU" else a.kind, end=b.end)
    if preposition == "of" and a.kind in "CHUGZ" and b.kind in "CHUNG":
        return a._replace(end=b.end)
    return None


def _is_background(view: View, pieces: list[Piece], n: int, words: Grammar) -> bool:
    """Whether people have it or are treated for it: "a patient with C", "a case of C who", "X therapy for C"."""
    tree = view.tree
    if n + 1 < len(pieces) and tree.lower(pieces[n + 1].head) in {"who", "whom"}:
        return True
    if n == 0 or pieces[n - 1].kind != "w":
        return False
    before = pieces[n - 1].head
    if tree.is_verb(before) and words.isa(tree.lemma[before], "relieve_verb"):
        return True
    owner = pieces[n - 2] if n > 1 else None
    word = tree.lower(before)
    if word in {"for", "against"}:
        return owner is None or not words.isa(tree.lemma[owner.head], "answers_for")
    if owner is None:
        return False
    of_people = {"P": {"with", "of", "having"}, "G": {"from", "in"}, "B": {"and", ","}}
    return word in of_people.get(owner.kind, ()) or (word == "from" and tree.lemma[owner.head] == "suffer")


def _is_outcome(view: View, pieces: list[Piece], n: int, words: Grammar) -> bool:
    """Whether something brings it about that the words name: "X causes C", "X leads to C and D"."""
    tree = view.tree
    before = pieces[max(0, n - 2) : n]
    if not before or before[-1].kind != "w":
        return False
    last = before[-1].head
    if words.isa(tree.lemma[last], "cause_verb"):
        return True
    if len(before) < 2:
        return False
    if tree.lower(last) in {"to", "in", "by"}:
        above = tree.lemma[before[0].head]
        return above in {"lead", "result", "due", "secondary"} or words.isa(above, "cause_verb")
    return before[0].kind == "O" and tree.lower(last) in {"and", ",", "or"}
