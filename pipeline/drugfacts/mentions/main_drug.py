"""Which drug a whole text is about: that of its title, or else the one that it names most.

What each of its sentences is about, see :mod:`.topics`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from .groups import Group
from .roles import Role
from .view import FINITE, Stretch, View

OFTEN = 3
"""How often a text names the drug that it is about, at least."""
_NOT_ONCE = 2
_FAR_OFTENER = 3  # times as often as any other drug
_IN_TURN = 4  # drugs with which sentences of a text begin that tells of each in turn
_SHARE = 3  # in such a text the one named most is named so many times less often than all together
_POISONING = frozenset({"toxicity", "poisoning", "intoxication", "overdose"})
_ONE = frozenset({"a", "an", "the", "this", "that"})
_DESCRIBED = 3  # words before a class in which it is said to be one drug: "the older statin"
_AT_TOP = 3  # sentences
_LETTERHEAD = 5  # lines at the top of a text, of which one may be the heading that names its drug
_EARLY, _LATE = 20, 10
"""What a mention counts for the main drug of a text: in its first fifth, and later."""


def title_topic(view: View, title: tuple[str, ...], groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """What a document is about: the drugs of its title, or where that names none in particular its main drug."""
    if len(title) > 1 and (poison := poison_of(view, view.sentences[0])):
        return poison
    if not title or only_describes(view, title):
        return _class_of_many(view, groups) or _main_drug(view, groups) or title or _class_above(view, groups)
    return of_class(view, title, groups) if title in view.plural_classes else title


def poison_of(view: View, sentence: Stretch) -> tuple[str, ...]:
    """The one drug of several whose toxicity a title tells of: "X toxicity after a course of Y"."""
    inside = (n for n in view.named if sentence.start <= n.start < sentence.end and not n.is_class)
    found = dict.fromkeys(n.keys for n in inside if n.end < sentence.end and view.lowers[n.end] in _POISONING)
    return next(iter(found)) if len(found) == 1 else ()


def of_class(view: View, title: tuple[str, ...], groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """What a text is about whose title names a class: the one drug of which it tells, or the class.

    That of its headings, or where the title alone names the class, its main drug: "Gliptins and the heart. Sitagliptin
    has been on the market since ...".
    """
    end = view.sentences[0].end
    is_named_again = any(named.keys == title and named.start >= end for named in view.named)
    main = () if is_named_again else _main_drug(view, groups)
    times = sum(named.keys == main for named in view.named if not named.is_class)
    is_told = len(main) > 1 or times >= _NOT_ONCE
    return _headed(view, groups) or (main if is_told else title)


def _headed(view: View, groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """The one drug that the headings under a class's title name: "Lecture 4: statins", then "Rosuvastatin"."""
    headings = (i for i, sentence in enumerate(view.sentences) if sentence.heading)
    named = {g.keys for i in headings for g in groups.get(i, ()) if not g.is_class}
    return next(iter(named)) if len(named) == 1 else ()


def _only_several(view: View, groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """The drugs of which a text tells together, and of no others: "Drugs for C refused. X and Y ...; Y and X ..."."""
    told = [
        g for i in sorted(groups) for g in groups[i] if g.role is Role.SUBJECT and view.class_keys.isdisjoint(g.keys)
    ]
    first = told[0].keys if told else ()
    if len(first) < _NOT_ONCE or not all(set(g.keys) <= set(first) for g in told):
        return ()
    return first if len(told) > 1 else ()


def only_describes(view: View, keys: tuple[str, ...]) -> bool:
    """Whether a title or heading only says what kind of drug it is: "Regulator clears a new painkiller"."""
    if len(keys) != 1 or not any(n.is_class and n.keys == keys for n in view.named):
        return False
    return keys not in view.plural_classes or _is_one_such(view, keys)


def _is_one_such(view: View, keys: tuple[str, ...]) -> bool:
    """Whether the title is of one drug of a class of which the text speaks too: "The statin that your aunt takes"."""
    end = view.sentences[0].end
    named = next((n for n in view.named if n.keys == keys), None)
    if named is None or named.end >= end or named.plural or view.tags[named.end].startswith("N"):
        return False
    before = view.lowers[max(0, named.start - _DESCRIBED) : named.start]
    return not _ONE.isdisjoint(before)


def _class_of_many(view: View, groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """The class that a text names as often as any drug of it, and speaks of again and again: "Statins block ..."."""
    times = Counter(named.keys for named in view.named if named.is_class)
    drugs = Counter(named.keys for named in view.named if not named.is_class)
    if len(drugs) <= _NOT_ONCE:
        return ()
    told = Counter(
        g.keys
        for i in sorted(groups)
        for g in groups[i]
        if g.is_class and g.plural and g.role is Role.SUBJECT and not view.sentences[i].heading
    )
    often = max(OFTEN, *drugs.values())
    return next((keys for keys, n in told.most_common(1) if n >= OFTEN and times[keys] >= often), ())


def _class_above(view: View, groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """The class that a line at the top names, under the name of the page, and the text again and again."""
    for i in range(min(_AT_TOP, len(view.sentences))):
        if not has_verb(view, view.sentences[i]):
            named = [g.keys for g in groups.get(i, ()) if g.is_class and g.plural]
            if len(named) == 1 and sum(n.keys == named[0] for n in view.named) >= OFTEN:
                return named[0]
    return ()


def _main_drug(view: View, groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """The drug named most, early mentions counting more, most the subject of the first sentence of its own.

    A class only where no drug is named.
    """
    if several := _only_several(view, groups):
        return several
    weights: Counter[tuple[str, ...]] = Counter()
    length = max(1, len(view.lowers))
    beside = {g.start for here in groups.values() for g in here if g.role is Role.COMPARED}
    products = _products(view)
    for named in view.named:
        early = _EARLY if named.start / length < 0.2 else _LATE
        counts = 1 if named.is_class or named.start in beside else early
        weights[named.keys] += counts
        product = products.get(view.names.get(named.keys[0], "")) if len(named.keys) == 1 else None
        if product is not None:
            weights[product] += counts
    opening = opening_topic(view, groups)
    weights[opening] += _EARLY if opening in weights else 0
    ranked = weights.most_common(2)
    # Where two are named about as often, the document is about neither alone.
    clear = len(ranked) == 1 or (len(ranked) == 2 and 2 * ranked[0][1] >= 3 * ranked[1][1])
    if ranked and ranked[0][0] in products.values():
        return ranked[0][0]  # whose parts are told of, each with what it does
    if not clear and opening in weights and opening in (keys for keys, _ in ranked):
        return opening
    if clear and ranked[0][0] != opening and _tells_of_each(view, groups, ranked[0][0]):
        return ()
    return ranked[0][0] if clear else _opening_choice(view, groups)


def _tells_of_each(view: View, groups: Mapping[int, Sequence[Group]], main: tuple[str, ...]) -> bool:
    """Whether a text tells of several drugs in turn, of none of them much more than of the others."""
    first = (groups[i][0] for i in sorted(groups) if groups[i])
    leads = {g.keys for g in first if g.role is Role.SUBJECT and g.start == view.sentences[g.sentence].start}
    told = [keys for keys in leads if view.class_keys.isdisjoint(keys)]
    drugs = [n.keys for n in view.named if not n.is_class]
    return len(told) >= _IN_TURN and _SHARE * drugs.count(main) <= len(drugs)


def _products(view: View) -> dict[str, tuple[str, ...]]:
    """For each drug the product of it and others by which a text names it first: A/B for the A of "A/B. A blocks T"."""
    found: dict[str, tuple[str, ...]] = {}
    for key, at in view.order.items():
        parts = view.names.get(key, "").split("/")
        first = all(view.order.get(f"{key.split(':')[0]}:{part}", at) >= at for part in parts)
        found.update({part: (key,) for part in parts if len(parts) > 1 and first})
    return found


def _opening_choice(view: View, groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """What a text opens with, of several: the drugs to choose between ("X or Y?"), the class ("Statins were ...")."""
    first = [g for g in groups.get(0, ()) if g.role > Role.BESIDE][:1]
    is_title = not has_verb(view, view.sentences[0])
    fits = (g for g in first if (g.is_class and g.plural and g.role is Role.SUBJECT) or _is_choice(g, is_title))
    return next((g.keys for g in fits), ())


def _is_choice(group: Group, is_title: bool) -> bool:
    return len(group.keys) > 1 and not group.is_class and (is_title or group.role is Role.SUBJECT)


def is_main(view: View, keys: tuple[str, ...]) -> bool:
    """Whether a text names one drug far more often than any other, so that it is the text's though no title says so."""
    times = Counter(named.keys for named in view.named if not named.is_class)
    others = max((n for other, n in times.items() if other != keys), default=0)
    return len(keys) == 1 and times[keys] >= max(OFTEN, _FAR_OFTENER * others)


def opening_topic(view: View, groups: Mapping[int, Sequence[Group]]) -> tuple[str, ...]:
    """The one drug that the first heading names, or of which the first sentence of the text says something.

    Lines at the top that say neither stand before it: "For ward 7", "from the night team".
    """
    at = _below_letterhead(view, groups)
    if at is not None and view.sentences[at].heading:
        return groups[at][0].keys if len(groups[at]) == 1 and not groups[at][0].is_class else ()
    first = next((i for i, sentence in enumerate(view.sentences) if not sentence.heading), None)
    if first is None:
        return ()
    named = [g for g in groups.get(first, ()) if g.role > Role.BESIDE and not g.is_class]
    if has_verb(view, view.sentences[first]):
        named = [g for g in named if g.role is Role.SUBJECT]
    return named[0].keys if len(named) == 1 else ()


def _below_letterhead(view: View, groups: Mapping[int, Sequence[Group]]) -> int | None:
    """The first sentence that names a drug, if at most a few lines stand before it, without a verb."""
    at = next((i for i in range(min(_LETTERHEAD, len(view.sentences))) if groups.get(i)), None)
    if at is None or any(has_verb(view, sentence) for sentence in view.sentences[:at]):
        return None
    return at


def has_verb(view: View, sentence: Stretch) -> bool:
    """Whether a sentence has a finite verb, which a title lacks."""
    return not FINITE.isdisjoint(view.tags[sentence.start : sentence.end])
