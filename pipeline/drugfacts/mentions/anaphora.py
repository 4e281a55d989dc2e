"""Expressions that stand for a drug named elsewhere, and the drug that a sentence leaves unsaid.

The text is read once, sentence by sentence. A state remembers which drugs were spoken of and how prominently (compare
the ranking of Centering: Grosz, Joshi & Weinstein 1995, and of Lappin & Leass 1994); an expression takes the most
prominent one that agrees in number and fits its predicate, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .antecedents import antecedent
from .by_far import with_most_named
from .discourse import Discourse
from .expressions import Expression, find_expressions
from .groups import Group, groups_of
from .main_drug import is_main, opening_topic, title_topic
from .roles import Role, role_of
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


class Anaphor(NamedTuple):
    """An expression and what it stands for: tokens, and keys of drugs."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The anaphors that stand for drugs, and for each sentence the drugs it is about where it leaves that unsaid."""

    anaphors: tuple[Anaphor, ...]
    topics: tuple[tuple[str, ...], ...]


def resolve(view: View, subject: Sequence[str] = (), title: Sequence[str] = ()) -> Resolution:
    """Resolve a document.

    Parameters
    ----------
    view
        Its tokens, sentences and named drugs.
    subject
        Keys of the drug that it is said to be about; every sentence is about it then.
    title
        Keys of the drugs in its title.

    Returns
    -------
    Resolution
        Anaphors in order, and one topic for each sentence.

    Examples
    --------
    >>> from .view import Named, Stretch, View, Words
    >>> words = Words.unparsed("zorvex helps . it works .".split())
    >>> view = View(words, [Stretch(0, 3), Stretch(3, 6)], [Named(0, 1, ("drug:zorvex",))])
    >>> resolve(view).anaphors
    (Anaphor(start=3, end=4, keys=('drug:zorvex',)),)
    """
    groups: dict[int, list[Group]] = {}
    for group in groups_of(view):
        groups.setdefault(group.sentence, []).append(group)
    titled = tuple(title)
    about = title_topic(view, titled, groups)
    is_titled = about in (titled, opening_topic(view, groups)) or is_main(view, about)
    discourse = Discourse(view, tuple(subject), about, groups, is_titled=is_titled)
    anaphors: list[Anaphor] = []
    topics = []
    for index, sentence in enumerate(view.sentences):
        discourse.at = index
        discourse.standing = standing_topic(discourse, sentence)
        anaphors += _anaphors(discourse)
        topics.append(_topic(discourse))
        note_label(discourse)
        note_last(discourse, topics[-1])
        discourse.so_far.update([g.keys for g in discourse.spoken_of(index) if g.role > Role.BESIDE and not g.is_class])
    return Resolution(tuple(anaphors), with_most_named(discourse, topics))


def _anaphors(discourse: Discourse) -> Iterator[Anaphor]:
    """The expressions of the sentence that stand for drugs, each remembered for those after it."""
    for found in find_expressions(discourse.view, discourse.sentence):
        if keys := antecedent(discourse, found):
            discourse.add(_group(discourse, found, keys))
            yield Anaphor(found.start, found.end, keys)


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
