"""What an expression stands for: the most prominent drug that agrees in number and fits its predicate, or none."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from .agreement import agrees, is_known_member, is_plural
from .anaphora_words import FILE
from .counted import compared, one_and_other, one_in_order, one_of_two, other_of_two, several
from .discourse import Discourse
from .expressions import Expression, plain_class
from .knowledge import words
from .predicates import Fit, fit, other_subjects
from .prominence import REACH, most_prominent
from .roles import Role
from .view import View, verb_of

_JOINS = frozenset({"or", "and", "but", "then", "also", "next"})
_OPENS_ASIDE = frozenset({"(", ","})
_COUNTED = 5  # words of "reports, two of them" up to its last
_WINDOW = 1000  # names back for "this class", "the azole"; keeps the time linear in the length of a text


def antecedent(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """The keys of what an expression stands for; none where it stands for no drug or cannot be told."""
    if found.kind == "noun" and discourse.view.lowers[found.head] == "combination":
        return _product_of_several(discourse, found)  # no single drug is one
    if (named := _set_before(discourse, found)) is not None:
        return named
    if found.kind in ("it", "they", "possessive"):
        return _whole_product(discourse, found, _pronoun(discourse, found))
    if found.kind == "said":
        return _said(discourse, found)
    if found.kind in ("former", "latter"):
        return one_of_two(discourse, found)
    if found.kind == "ordinal":
        return one_in_order(discourse, found)
    if found.kind in ("one", "other"):
        return one_and_other(discourse, found) if found.kind == "one" else _other(discourse, found)
    if found.kind == "class":
        return _class(discourse, found)
    if found.count:
        return several(discourse, found)
    return _whole_product(discourse, found, _noun_phrase(discourse, found))


def _whole_product(discourse: Discourse, found: Expression, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The product that a text begins with in place of its parts, if these were told of: "X does A, Y does B. It"."""
    view, first = discourse.view, next(iter(discourse.view.order), "")
    parts = view.names.get(first, "").split("/")
    if len(parts) < 2 or len(keys) != 1 or not discourse.at or (found.plural and not found.form):
        return keys
    before = view.sentences[discourse.at - 1]
    doing = {key for g in discourse.spoken_of(discourse.at - 1) if g.role >= Role.ASIDE for key in g.keys}
    told = {view.names.get(key, "") for key in doing}.intersection(parts)
    is_near = before.block == discourse.sentence.block and view.names.get(keys[0], "") in parts
    return (first,) if is_near and len(told) > 1 else keys


def _set_before(discourse: Discourse, found: Expression) -> tuple[str, ...] | None:
    """X in "ask for X (it does C)", "ask for X (the tablet that does C)", and in "X, an N, it does C"."""
    view, before = discourse.view, found.start - 1
    if found.kind == "noun" and not found.plural and (named := _apposed(discourse, found)):
        return named
    if found.plural or before <= discourse.sentence.start or view.lowers[before] not in _OPENS_ASIDE:
        return None
    last = next(view.named_before(found.start), None)
    if last is None or last.is_class or last.start < discourse.sentence.start:
        return None
    if view.lowers[before] == "(":
        return last.keys if last.end == before else None
    explained = [view.lowers[i] for i in range(last.end, last.end + 2)]
    opens = all(view.lowers[i] in _JOINS for i in range(discourse.sentence.start, last.start))
    return last.keys if opens and explained[0] == "," and explained[1] in {"a", "an"} and found.kind == "it" else None


def _apposed(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """X in "X, the older drug, has": what stands between commas right after a drug says what that one is."""
    view, before = discourse.view, found.start - 1
    named = view.named_at(before - 1) if before > discourse.sentence.start else None
    if named is None or named.is_class or view.lowers[before] != ",":
        return ()
    return named.keys if found.end < discourse.sentence.end and view.lowers[found.end] == "," else ()


def _pronoun(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    how_well = fit(discourse.view, found.head, discourse.sentence)
    if how_well is Fit.NO or _counts_what_is_before(discourse, found):
        return ()
    score, keys, where = most_prominent(discourse, found, plural=found.plural)
    if found.every and (several_more := compared(discourse, keys if score > 0 else ())):
        return several_more
    if how_well is Fit.OPEN and (_is_too_early(discourse, found, where) or _is_rivalled(discourse, found, where)):
        return ()
    return keys if score > 0 else ()


def _counts_what_is_before(discourse: Discourse, found: Expression) -> bool:
    """Whether it is some of the things named right before: "after 61 reports of seizures, two of them fatal"."""
    view, at = discourse.view, found.start
    if not found.plural or at - _COUNTED < discourse.sentence.start or view.lowers[at - 1] != "of":
        return False
    comma = next((i for i in (at - 3, at - 4) if view.lowers[i] in _OPENS_ASIDE), None)
    return comma is not None and view.tags[comma - 1] == "NNS" and view.named_at(comma - 1) is None


def _is_too_early(discourse: Discourse, found: Expression, where: int) -> bool:
    """Whether nothing but the document's topic could be meant, and no drug has been named yet."""
    return where < 0 and not discourse.subject and not any(n.start < found.start for n in discourse.view.named)


def _is_rivalled(discourse: Discourse, found: Expression, where: int) -> bool:
    """Whether a subject that is no drug stands nearer than the candidate; `where` is the candidate's token."""
    view, sentence = discourse.view, discourse.sentence
    persons = words(FILE, "persons")
    if found.plural and not persons.isdisjoint(view.lowers[sentence.start : found.start]):
        return True
    verb = verb_of(view, found.head)
    here = other_subjects(view, sentence.start, found.start, found.plural, verb)
    if here:
        return here[-1] > where or where < sentence.start
    if where >= sentence.start or discourse.at == 0:
        return False
    before = view.sentences[discourse.at - 1]
    if before.block != sentence.block and sentence.lead_in != before.block:
        return False
    there = other_subjects(view, before.start, before.end, found.plural)
    return bool(there) and where < before.start


def _said(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "the fusion protein": the drug of this paragraph that was said last to be one."""
    view = discourse.view
    last = view.said_to_be(view.lowers[found.head], found.start)
    near = view.sentences[max(0, discourse.at - REACH) : discourse.at + 1]
    if last is None or not any(s.start <= last.at < s.end and s.block == discourse.sentence.block for s in near):
        return ()
    return last.keys


def _class(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "this class": that of which the text speaks, or to which what it speaks of belongs."""
    view, standing = discourse.view, discourse.standing
    named = [n.keys for n in islice(view.named_before(found.start), _WINDOW) if n.is_class]
    if standing in named:
        return standing
    own = {c for key in standing for c in view.classes.get(key, ())}
    named_own = (keys for keys in named if plain_class(view.names.get(keys[0], "")) in own)
    return next(named_own, discourse.title if discourse.title in view.plural_classes else ())


def _shared_class(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """The class of which the text spoke, and then of a drug that is one: "The glitazones ... X ... these drugs"."""
    view = discourse.view
    last = next((n for n in view.named_before(found.start) if not n.is_class), None)
    own = {c for key in (last.keys if last is not None else ()) for c in view.classes.get(key, ())}
    classes = (n.keys for n in view.named_before(found.start) if n.is_class and n.plural)
    if own:
        return next((keys for keys in classes if plain_class(view.names.get(keys[0], "")) in own), ())
    spoken_of = set(discourse.block_topic.values())  # no list says what the drug is
    return next((keys for keys in classes if keys in spoken_of), ())


def _other(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "the other" and "its rival"; where "the one" or "the former" went before, of the same two."""
    at, pair = discourse.pair
    return pair[1:] if at == discourse.at and len(pair) == 2 else other_of_two(discourse, found)


def _noun_phrase(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """Resolve "the drug", "this medication", "the tablets", "the statin" or "these drugs"."""
    view, title = discourse.view, discourse.title
    if _is_told_apart(view, found) and (other := other_of_two(discourse, found)):
        return other
    if found.kind == "noun" and (other := _other_one(discourse, found)):
        return other
    if found.form and not found.plural and (named := _named_in_form(discourse, found)):
        return named
    if found.plural and not found.form:
        _, keys, _ = most_prominent(discourse, found, plural=True)
        topics = (keys, discourse.standing, title)
        return next((topic for topic in topics if is_plural(view, topic)), ()) or _shared_class(discourse, found)
    _, keys, _ = most_prominent(discourse, found, plural=None)
    if found.class_key is None and not found.plural and keys in view.plural_classes:  # "the drug" is no "statins"
        keys = title if title not in view.plural_classes else _one_here(discourse, found)
    own = tuple(key for key in keys if found.class_key and is_known_member(view, key, found))
    if len(own) == 1 < len(keys):
        return own  # "X and Y ... With the statin": which of them is one
    if len(keys) > 1 and keys not in view.together:
        _, keys, _ = most_prominent(discourse, found, plural=False)
    if not keys and found.class_key:
        before = [n.keys for n in islice(view.named_before(found.start), _WINDOW) if not n.is_class]
        known = (named for named in before if all(is_known_member(view, key, found) for key in named))
        keys = next(known, ()) or next((named for named in before if agrees(view, found, named)), ())
    if not keys and found.general:
        return _noun_phrase(discourse, replace(found, class_key=None, class_name="", general=False))
    return keys


def _named_in_form(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """X of "the X cream", where the paragraph goes on about "the cream": the drug that was named last with the form."""
    view, form = discourse.view, discourse.view.lowers[found.head]
    near = [
        s for s in view.sentences[max(0, discourse.at - REACH) : discourse.at] if s.block == discourse.sentence.block
    ]
    if not near:
        return ()
    for named in view.named_before(found.start):
        if named.start < near[0].start:
            break
        if not named.is_class and named.end < found.start and view.lowers[named.end] == form:
            return named.keys
    return ()


def _product_of_several(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """X/Y of "the combination", of which a text that tells of Y alone as well goes on to speak."""
    view = discourse.view
    named = islice(view.named_before(found.start), _WINDOW)
    return next((n.keys for n in named if len(n.keys) == 1 and "/" in view.names.get(n.keys[0], "")), ())


def _is_told_apart(view: View, found: Expression) -> bool:
    """Whether it is one of two: "the newer drug", "the older antibody"."""
    own = view.lowers[found.start : found.head]
    return not found.plural and not found.form and not words(FILE, "telling_apart").isdisjoint(own)


def _other_one(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """What "that drug" points away to: the one named last that is not what the text speaks of."""
    first = discourse.view.lowers[found.start]
    if first != "that" or found.plural or found.form or found.class_key is not None:
        return ()
    here = [g for g in discourse.spoken_of(discourse.at) if g.start < found.start]
    before = discourse.spoken_of(discourse.at - 1) if discourse.at else []
    last = next((g for g in reversed([*before, *here]) if not g.is_class), None)
    return last.keys if last is not None and not last.plural and last.keys != discourse.standing else ()


def _one_here(discourse: Discourse, found: Expression) -> tuple[str, ...]:
    """The one drug that the paragraph of a text about a class spoke of: "common with X. ... with the same drug"."""
    _, keys, where = most_prominent(discourse, found, plural=False)
    near = (s for s in discourse.view.sentences[max(0, discourse.at - 1) : discourse.at + 1])
    return keys if any(s.start <= where < s.end and s.block == discourse.sentence.block for s in near) else ()
