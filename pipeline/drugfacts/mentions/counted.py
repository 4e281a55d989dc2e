"""What expressions that count drugs stand for: "both", "neither drug", "all three", "the former"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .agreement import is_known_member, is_plural
from .anaphora_words import FILE
from .discourse import Discourse
from .expressions import Expression
from .groups import Group
from .knowledge import words
from .predicates import other_subjects
from .prominence import REACH
from .roles import Role
from .view import Named, verb_of

_MANY = 6  # drugs that "all of these" may stand for
_AHEAD = 3  # sentences on to the drugs that a text has counted before it names any
_DOING = frozenset({Role.SUBJECT, Role.PART, Role.ASIDE})
_WINDOW = 200  # sentences back for "all three drugs"; keeps the time linear in the length of a text


def several(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "both", "neither drug" or "all three": that many drugs, the nearest list or those last spoken of."""
    view, standing, count = discourse.view, discourse.standing, found.count
    if found.form and len(standing) == 1 and (discourse.is_titled or len(discourse.so_far) < count):
        return standing  # "neither form" is of one drug
    if found.end - found.start == 1 and _is_of_others(discourse, found):
        return ()
    ends = {found.start, found.start - (view.lowers[found.start - 1] == ",")} if found.start else {found.start}
    here = (g.keys for g in discourse.spoken_of(discourse.at) if g.end in ends and len(g.keys) == count)
    if (own_list := next(here, None)) is not None:
        return own_list  # "X and Y both", "X and Y, both used for C"
    classes = view.class_keys
    if found.kinds:
        is_trial = view.lowers[found.head].removesuffix("s") in words(FILE, "groups")  # "in either group"
        topics = (keys for keys in (standing, discourse.title) if len(keys) == count)
        return next((keys for keys in topics if is_trial or classes >= {*keys}), ())
    if found.class_key is not None and ((own := _members(discourse, found)) or not found.general):
        return own
    verb = verb_of(view, found.head)
    before = [
        g
        for g in _earlier(discourse, found)
        if g.role is not Role.COMPARED and not (g.sentence == discourse.at and g.verb == verb >= 0)
    ]
    exact = [g for g in before if len(g.keys) == count]
    near_by = [g for g in exact if view.sentences[g.sentence].block == discourse.sentence.block]
    if not near_by and len(standing) == count and classes.isdisjoint(standing):
        return standing
    near = [g for g in exact if g.sentence >= discourse.at - REACH]
    if near and not _are_others_named(discourse, before, near[-1]):
        return near[-1].keys
    drugs = _last_drugs(discourse, found, count)
    if len(drugs) == count and count == 2:
        return drugs
    if set_against := _set_against(discourse, found, count):
        return set_against
    if not before:
        return _next_drugs(discourse, found, count)
    return exact[-1].keys if exact else _with_compared(discourse, found, count) or _first_drugs(before, count)


def _members(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """The drugs of a class of which the text has spoken, where they are as many as it counts: "both statins"."""
    for least in (Role.PART, Role.BESIDE):
        named = dict.fromkeys(k for g in _earlier(discourse, found) if g.role >= least for k in g.keys)
        own = tuple(k for k in named if is_known_member(discourse.view, k, found))
        if len(own) == found.count:
            return own
    title, classes = discourse.title, discourse.view.classes
    listed = len(title) == found.count > 1 and discourse.view.class_keys.isdisjoint(title)
    unknown = all(not classes.get(k) or is_known_member(discourse.view, k, found) for k in title)
    return title if listed and unknown else ()  # no list says what they are, but the heading has as many


def compared(discourse: Discourse, near: tuple[str, ...]) -> tuple[str, ...]:
    """All the drugs or the class that a text compares, for "none of these" and "each of them"; none where one list is.

    The paragraphs of a comparison take one drug each, so that no list of them stands near.
    """
    view, title = discourse.view, discourse.title
    if len(near) > 2 or near in view.plural_classes:
        return ()
    if not near and is_plural(view, title):
        return title
    if near:  # "X and Y are N; Z is an M. All ..."
        block = discourse.sentence.block
        range_ = range(max(0, discourse.at - REACH), discourse.at)
        groups = (g for i in range_ if view.sentences[i].block == block for g in discourse.spoken_of(i))
        spoken_of = [g.keys for g in groups if g.role >= Role.PART]
    else:
        last = discourse.sentence.block
        spoken_of = [discourse.block_topic.get(block, ()) for block in range(last - _WINDOW, last + 1)]
    keys = tuple(dict.fromkeys(k for keys in spoken_of for k in keys if k not in view.class_keys))
    return keys if max(1, len(near)) < len(keys) <= _MANY else ()


def _is_of_others(discourse: Discourse, found: Expression) -> bool:
    """Whether a list that names no drug goes before "both": "Fever and rash are early signs, and both subside"."""
    view = discourse.view
    subjects = other_subjects(view, discourse.sentence.start, found.start, plural=True)
    listed = [s for s in subjects if any(view.deps[c] == "conj" for c in view.children(s))]
    drugs = [g.start for g in discourse.spoken_of(discourse.at) if g.start < found.start]
    return bool(listed) and not drugs


def _are_others_named(discourse: Discourse, before: Sequence[Group], group: Group) -> bool:
    """Whether after a list other drugs than its own were spoken of in two later subjects."""
    later = {g.keys for g in before if g.start > group.start and g.role >= Role.PART and g.sentence < discourse.at}
    return len([k for k in later if not set(k) <= set(group.keys)]) > 1


def one_of_two(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "the former" or "the latter"; the second of the two goes by the pair of the first."""
    at, pair = discourse.pair
    if found.kind == "former" or discourse.at - at > 1 or len(pair) != 2:
        pair = _subjects(discourse, found) or _last_drugs(discourse, found, 2)
        discourse.pair = (discourse.at, pair)
    return (pair[0 if found.kind == "former" else 1],) if len(pair) == 2 else ()


def one_in_order(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "the first", "the last", "the first two": of the drugs that were the subjects right before."""
    near = [g for g in _earlier(discourse, found) if g.sentence >= discourse.at - 2 and g.role in _DOING]
    lists = [g.keys for g in near if len(g.keys) > 1]
    keys = lists[-1] if lists else tuple(dict.fromkeys(key for g in near for key in g.keys))
    keys = next((whole for whole in lists if set(keys) < set(whole)), keys)  # "The first two ... The last"
    if len(keys) < max(2, abs(found.count) + found.plural):
        return ()
    if found.plural:
        return keys[: found.count] if found.count > 0 else keys[found.count :]
    return keys[-1:] if found.count < 0 else keys[found.count - 1 : found.count]


def _subjects(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """The two drugs or classes that were subjects in the nearest sentences, where there are just two."""
    keys: dict[str, None] = {}
    for i in range(discourse.at, max(-1, discourse.at - 3), -1):
        doing = [g.keys for g in discourse.spoken_of(i) if g.role in _DOING and g.end <= found.start]
        if len(both := dict.fromkeys(k for named in doing for k in named)) == 2 and not keys:
            return tuple(both)  # "X blocks T, whereas Y blocks U"
        groups = [g for g in discourse.spoken_of(i) if g.role >= Role.PART and g.end <= found.start]
        keys = {**dict.fromkeys(k for g in groups for k in g.keys), **keys}
        if len(keys) > 1:
            break
    return tuple(keys) if len(keys) == 2 else ()


def _earlier(discourse: Discourse, found: Expression) -> list[Group]:
    """The drugs spoken of before an expression, no classes, in order of the text."""
    return [
        g
        for i in range(max(0, discourse.at - _WINDOW), discourse.at + 1)
        for g in discourse.spoken_of(i)
        if g.start < found.start and not g.is_class
    ]


def _last_drugs(discourse: Discourse, found: Expression, count: int) -> tuple[str, ...]:
    """The last different drugs before an expression, in order of the text, none that is only compared with."""
    keys: list[str] = []
    for group in reversed(_earlier(discourse, found)):
        if group.sentence < discourse.at - REACH:
            break
        if group.role > Role.BESIDE:
            keys += [k for k in reversed(group.keys) if k not in keys]
        if len(keys) >= count:
            break
    order = discourse.view.order
    last = tuple(reversed(keys[:count]))
    return last if found.kind in ("former", "latter") else tuple(sorted(last, key=lambda k: order.get(k, 0)))


def _set_against(discourse: Discourse, found: Expression, count: int) -> tuple[str, ...]:
    """All the drugs of the passage, where a sentence before sets them against each other: "A is rarer on X than on Y".

    What the passage compares it may well take together: "Both are taken for C".
    """
    block = discourse.sentence.block
    here = [g for g in _earlier(discourse, found) if discourse.view.sentences[g.sentence].block == block]
    keys = dict.fromkeys(key for g in here for key in g.keys)
    against = any(g.role is Role.COMPARED and discourse.at - REACH <= g.sentence < discourse.at for g in here)
    return tuple(keys) if against and len(keys) == count else ()


def _with_compared(discourse: Discourse, found: Expression, count: int) -> tuple[str, ...]:
    """The drugs of the sentence before, one of them but compared with: "Like Y, X blocks T. C occurs with both"."""
    near = [g for g in _earlier(discourse, found) if g.sentence >= discourse.at - 1 and g.role is not Role.BESIDE]
    keys = tuple(dict.fromkeys(k for g in near for k in g.keys))
    return tuple(sorted(keys, key=lambda k: discourse.view.order.get(k, 0))) if len(keys) == count else ()


def other_of_two(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "the other", "its rival", "the newer drug": of the last two the one that its sentence does not name."""
    pair = _last_two(discourse, found)
    named = {k for g in discourse.spoken_of(discourse.at) if not found.start <= g.start < found.end for k in g.keys}
    here = [k for k in pair if k in named]
    return tuple(k for k in pair if k not in here) if len(pair) == 2 and len(here) == 1 else ()


def one_and_other(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "the one" and "the other" behind two drugs: "X and Y slow the heart, the one by A, the other by B"."""
    pair = _subjects(discourse, found) or _last_two(discourse, found)
    discourse.pair = (discourse.at, pair)
    return pair[:1] if len(pair) == 2 else ()


def _last_two(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """The last two drugs before an expression, in order of the text, those that others are compared with among them."""
    keys: list[str] = []
    for group in reversed(_earlier(discourse, found)):
        if group.sentence < discourse.at - REACH or len(keys) > 1:
            break
        keys += [k for k in reversed(group.keys) if k not in keys] if group.role is not Role.BESIDE else []
    return tuple(sorted(keys[:2], key=lambda k: discourse.view.order.get(k, 0)))


def _next_drugs(discourse: Discourse, found: Expression, count: int) -> tuple[str, ...]:
    """The drugs named next, where a text begins with how many it is about: "Both stop migraine. X ... Y ..."."""
    view, block = discourse.view, discourse.sentence.block
    first = next((n for n in view.named if not n.is_class), None)
    if first is None or first.start < found.start:
        return ()
    near = [s.end for s in view.sentences[discourse.at : discourse.at + _AHEAD + 1] if s.block == block]
    after = view.named[bisect_left(view.named, found.end, key=_start) : bisect_left(view.named, near[-1], key=_start)]
    keys = dict.fromkeys(key for n in after if not n.is_class for key in n.keys)
    return tuple(keys) if len(keys) == count else ()


def _start(named: Named) -> int:
    return named.start


def _first_drugs(before: Sequence[Group], count: int) -> tuple[str, ...]:
    """The first different drugs of the document, where there are as many."""
    keys = tuple(dict.fromkeys(k for g in before if g.role >= Role.OBJECT for k in g.keys))
    return keys[:count] if len(keys) >= count else ()
