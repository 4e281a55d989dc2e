"""Which of the drugs spoken of before stands most in the foreground, among those that an expression may stand for.

Prominence is a score of the role in the sentence, how long ago it was and whether the text is about it (compare Lappin
& Leass 1994).
"""

from __future__ import annotations

from .agreement import agrees, is_known_member, is_plural
from .discourse import Discourse
from .expressions import Expression
from .groups import Group
from .roles import Role
from .view import View, phrase_root, verb_of

REACH = 4  # sentences back
_TOPIC_SCORE = 3.0
_CLASS_SCORE = 1.0  # of a class, where one drug is meant: "Which steroid? ... It"
_OTHER_PARAGRAPH = 2.0
_OVER_SCORE = 4.0  # of who does that to which a pronoun's clause is added
_DOES_IT = (
    3.25  # of the subject of the sentence: more than of the text's own drug if that is its object, "Y reverses X"
)
_KINDS = frozenset({"group", "class", "family", "type"})
_LABEL_SCORE = 4.0  # of the drug with which a paragraph opens as with a label
_PARTS = frozenset({";", ":"})
_CLAUSES = 8  # steps up from a pronoun's verb
_ROLE_SCORE = {
    Role.SUBJECT: 6.0,
    Role.PART: 5.0,
    Role.OBJECT: 4.0,
    Role.ASIDE: 3.0,
    Role.OBLIQUE: 3.0,
    Role.BESIDE: 1.0,
}


def most_prominent(
    discourse: Discourse, found: Expression, *, plural: bool | None
) -> tuple[float, tuple[str, ...], int]:
    """The most prominent candidate for an expression in the sentence that is read: its score, keys and first token.

    ``plural`` asks for several drugs or for one; with None it may be either.
    """
    view, standing = discourse.view, discourse.standing
    options: list[tuple[float, tuple[str, ...], int]] = []
    verb = verb_of(view, found.head)
    over = _verb_over(discourse, found, verb)
    bound: set[tuple[str, ...]] = set()
    for group in _candidates(discourse, found):
        if group.role is Role.COMPARED or (plural is not None and group.plural != plural):
            continue
        if _is_left(discourse, group):
            continue
        if group.sentence == discourse.at and found.kind != "possessive" and _is_bound(view, found, group, verb):
            bound.add(group.keys)
            continue
        if not agrees(view, found, group.keys) or _is_kind_of_it(view, found, group):
            continue
        if plural is False and _tells_kind(discourse, group):
            continue
        score = _prominence(discourse, group)
        score += 2.0 if group.verb == verb >= 0 else 0.0  # "X, despite its price, ..."
        score += _OVER_SCORE if group.verb == over >= 0 and group.role is Role.SUBJECT else 0.0
        options.append((score, group.keys, group.start))
    fits = (
        standing
        and standing not in bound
        and (plural is None or plural == is_plural(view, standing))
        and agrees(view, found, standing)
    )
    if fits and not discourse.is_set_apart(standing, found.start):
        is_class = plural is False and standing[0] in view.class_keys
        options.append((_CLASS_SCORE if is_class else _TOPIC_SCORE, standing, -1))
    if found.class_key is not None:  # "X (unknown) ... Y (an azole) ... The azole" is Y
        members = [o for o in options if all(is_known_member(view, key, found) for key in o[1])]
        options = members or options
    return max(options, key=lambda o: (o[0], o[2]), default=(0.0, (), -1))


def _verb_over(discourse: Discourse, found: Expression, verb: int) -> int:
    """The verb that a pronoun's clause is added to, if a drug does it: "X blocks T, and Y acts in U, where it is"."""
    view, sentence = discourse.view, discourse.sentence
    doing = {g.verb for g in discourse.spoken_of(discourse.at) if g.role is Role.SUBJECT and g.start < found.start}
    if found.kind != "it" or len(doing) < 2:
        return -1
    for _ in range(_CLAUSES):
        head = view.heads[verb] if sentence.start <= verb < sentence.end else verb
        if head == verb or view.deps[verb] == "conj":
            return -1
        if head in doing:
            return head
        verb = head
    return -1


def _candidates(discourse: Discourse, found: Expression) -> list[Group]:
    """Groups before an expression, in its section, not too far back."""
    index, sentence = discourse.at, discourse.sentence
    result: list[Group] = []
    for i in range(max(0, index - REACH), index + 1):
        other = discourse.view.sentences[i]
        same_place = other.headings[:1] == sentence.headings[:1] and not other.heading
        over = other.heading and other.block in sentence.headings[:1]
        if other.lead_in is not None and other.lead_in not in (sentence.lead_in, sentence.block):
            same_place = same_place and other.block == sentence.block  # a list is left with its last item
        if i == index or same_place or over:
            result += [g for g in discourse.spoken_of(i) if i < index or g.start < found.start]
    return result


def _is_left(discourse: Discourse, group: Group) -> bool:
    """Whether a drug belongs to a paragraph before one that has gone on to others: "X does A. (new) Ys do B. It"."""
    block = discourse.sentence.block
    there = discourse.view.sentences[group.sentence]
    told = discourse.block_topic.get(block, ())
    return there.block != block and not there.heading and bool(told) and told != group.keys


def _is_bound(view: View, found: Expression, group: Group, verb: int) -> bool:
    """Whether grammar keeps the two apart: "X interacts with it", "antacids, which stop it being absorbed"."""
    if not _PARTS.isdisjoint(view.lowers[group.end : found.start]):
        return False  # "X does A; it does B", "X can: those on it do": the parser may give both one verb
    if group.verb == verb >= 0:
        return True
    token = found.head
    for _ in range(12):
        head = view.heads[token]
        if head == token or head < 0:
            return False
        if view.deps[token] == "relcl":
            subjects = [c for c in view.children(token) if view.deps[c] in ("nsubj", "nsubjpass")]
            if any(view.tags[c] in ("WDT", "WP") for c in subjects) and _is_in_phrase(view, group, head):
                return True
        token = head
    return False


def _tells_kind(discourse: Discourse, group: Group) -> bool:
    """Whether a class in the singular says what the drug is of which a text speaks: "Life 1: antiviral"."""
    standing = discourse.standing
    told = len(standing) == 1 and standing[0] not in discourse.view.class_keys
    if not told or group.plural or group.sentence == discourse.at:
        return False
    return group.is_class or discourse.view.lowers[group.end : group.end + 1][0] in _KINDS  # "of the X group"


def _is_kind_of_it(view: View, found: Expression, group: Group) -> bool:
    """Whether a class only says what the drug is: "An antibody, it binds T"."""
    return group.is_class and not group.plural and found.kind == "it" and view.text(group.end, found.start) == ","


def _is_in_phrase(view: View, group: Group, head: int) -> bool:
    """Whether a noun is the head of, or listed with, a group."""
    return group.start <= head < group.end or phrase_root(view, head) == phrase_root(view, group.start)


def _prominence(discourse: Discourse, group: Group) -> float:
    """How much a group stands in the foreground when the sentence is read."""
    view, standing = discourse.view, discourse.standing
    distance = discourse.at - group.sentence
    role = Role.SUBJECT if group.role is Role.ASIDE and (not distance or group.keys == standing) else group.role
    score = _ROLE_SCORE[role] - 1.5 * distance
    if distance == 0:
        score += _DOES_IT if role is Role.SUBJECT else 1.5
    there, here = view.sentences[group.sentence], discourse.sentence
    if there.block != here.block and not there.heading and there.block != here.lead_in:
        score -= _OTHER_PARAGRAPH
    score += 1.0 if group.keys == standing else 0.0
    is_label = there.block == here.block and discourse.labels.get(here.block) == group.keys
    score += _LABEL_SCORE if is_label else 0.0  # "X: raises the level of Y. It ..."
    score += 2.5 if discourse.kept_topic.get(group.sentence) == group.keys else 0.0
    window = view.lowers[max(0, group.start - 6) : group.start]
    bracketed = "(" in window and ")" not in window
    return score - (2.0 if bracketed else 0.0)
