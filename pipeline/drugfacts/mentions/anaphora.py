"""Expressions that stand for a drug named elsewhere, and the drug that a sentence leaves unsaid.

The text is read once, sentence by sentence. A state remembers which drugs were spoken of and how prominently (compare
the ranking of Centering: Grosz, Joshi & Weinstein 1995, and of Lappin & Leass 1994); an expression takes the most
prominent one that agrees in number and fits its predicate, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from .antecedents import antecedent
from .by_far import with_most_named
from .discourse import Anaphor, Discourse
from .expressions import Expression, find_expressions
from .groups import Group, groups_of
from .likelier import Overruling, Weights, likelier
from .main_drug import is_main, opening_topic, title_topic
from .roles import Role, role_of
from .spoken_of import Choices, Found, choices_in
from .switches import note_switch
from .topics import (
    centre,
    is_in_passing,
    keep_topic,
    note_label,
    note_last,
    note_line,
    standing_topic,
)
from .view import View, verb_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """The anaphors that stand for drugs, and for each sentence the drugs it is about where it leaves that unsaid.

    ``overruled`` tells, by sentence, where other drugs were likelier than what the rules found.
    """

    anaphors: tuple[Anaphor, ...]
    topics: tuple[tuple[str, ...], ...]
    overruled: Mapping[int, Overruling] = field(default_factory=dict)


def resolve(
    view: View, subject: Sequence[str] = (), title: Sequence[str] = (), weights: Weights | None = None
) -> Resolution:
    """Resolve a document.

    Parameters
    ----------
    view
        Its tokens, sentences and named drugs.
    subject
        Keys of the drug that it is said to be about; every sentence is about it then.
    title
        Keys of the drugs in its title.
    weights
        By what the rules are overruled, see :mod:`.likelier`; without them, never.

    Returns
    -------
    Resolution
        Anaphors in order, and one topic for each sentence.

    Examples
    --------
    >>> from .view import Named, Stretch, View, Words
    >>> words = Words.unparsed("zorvex helps . it works .".split())
    >>> view = View(words, [Stretch(0, 3), Stretch(3, 6)], [Named(0, 1, ("drug:zorvex",))])
    >>> [(anaphor.start, anaphor.keys) for anaphor in resolve(view).anaphors]
    [(3, ('drug:zorvex',))]
    """
    discourse, found = _read(view, subject, title)
    overruled = likelier(discourse, found, weights or {})
    found = found.rather({index: instead.keys for index, instead in overruled.items()})
    return Resolution(tuple(chain.from_iterable(found.anaphors)), tuple(found.topics), overruled)


def choices(view: View, subject: Sequence[str] = (), title: Sequence[str] = ()) -> Iterator[Choices]:
    """Yield of which drugs each sentence may speak that names none; what `resolve` takes as well."""
    discourse, found = _read(view, subject, title)
    yield from choices_in(discourse, found)


def _read(view: View, subject: Sequence[str], title: Sequence[str]) -> tuple[Discourse, Found]:
    """Read a document from its beginning to its end, by the rules."""
    groups: dict[int, list[Group]] = {}
    for group in groups_of(view):
        groups.setdefault(group.sentence, []).append(group)
    titled = tuple(title)
    about = title_topic(view, titled, groups)
    is_titled = about in (titled, opening_topic(view, groups)) or is_main(view, about)
    discourse = Discourse(view, tuple(subject), about, groups, is_titled=is_titled)
    anaphors, topics = [], []
    for index, sentence in enumerate(view.sentences):
        discourse.at = index
        discourse.standing = standing_topic(discourse, sentence)
        anaphors.append(tuple(_anaphors(discourse)))
        topics.append(_topic(discourse))
        note_label(discourse)
        note_last(discourse, topics[-1])
        discourse.so_far.update([g.keys for g in discourse.spoken_of(index) if g.role > Role.BESIDE and not g.is_class])
    return discourse, Found(with_most_named(discourse, topics), anaphors)


def _anaphors(discourse: Discourse) -> Iterator[Anaphor]:
    """The expressions of the sentence that stand for drugs, each remembered for those after it."""
    for found in find_expressions(discourse.view, discourse.sentence):
        if keys := antecedent(discourse, found):
            discourse.add(_group(discourse, found, keys))
            yield Anaphor(found.start, found.end, keys, found.is_telling)


def _group(discourse: Discourse, found: Expression, keys: tuple[str, ...]) -> Group:
    """An expression, with what it stands for, as drugs that its sentence speaks of."""
    view = discourse.view
    role = role_of(view, found.head, found.head + 1, discourse.sentence)
    if found.kind == "possessive" and role < Role.OBLIQUE:
        role = Role.OBLIQUE
    if "other" in view.lowers[found.start : found.end]:
        role = Role.COMPARED  # "unlike the other agents"
    verb = verb_of(view, found.head)
    return Group(found.start, found.end, keys, found.plural or len(keys) > 1, role, verb, discourse.at)


def _topic(discourse: Discourse) -> tuple[str, ...]:
    """What the sentence that was read is about; what it puts first is remembered for those after it."""
    sentence, standing = discourse.sentence, discourse.standing
    note_line(discourse)
    if not discourse.spoken_of(discourse.at):  # as of most
        return discourse.subject or standing
    switched = note_switch(discourse)
    if not switched:
        keep_topic(discourse)
    first = switched or centre(discourse)
    if first and (switched or not is_in_passing(discourse, first)):
        discourse.block_topic[sentence.block] = first
        if sentence.heading:
            known = discourse.heading_topic.get(sentence.block, ())
            discourse.heading_topic[sentence.block] = max(known, first, key=lambda keys: _times_named(discourse, keys))
    if switched:
        return standing or first
    return discourse.subject or first or (() if discourse.is_set_apart(standing, sentence.end) else standing)


def _times_named(discourse: Discourse, keys: tuple[str, ...]) -> tuple[int, bool]:
    """How often a text names the drug of which there is least among some.

    A long question may end with what else is taken: "Does X help? I am on Y and Z."
    """
    named = [key for named in discourse.view.named for key in named.keys]
    return min(map(named.count, keys), default=-1), bool(keys)
