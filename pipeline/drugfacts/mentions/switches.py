"""From which drug to which a sentence goes over: after "X was swapped for Y" a text speaks of Y."""

from __future__ import annotations

from functools import cache

from .anaphora_words import FILE, section
from .discourse import Discourse
from .groups import Group
from .knowledge import words
from .remedies import is_remedy
from .roles import Role

_SMALL = frozenset(
    {"the", "a", "an", "oral", "low-dose", "once-daily", "plain", "generic", "her", "his", "my", "on", "me", "him"}
)
_REACH = 3  # words between a verb and the drug that is begun
_PLACE = frozenset({"its place", "their place", "over from", "the place"})


@cache
def _verbs(preposition: str) -> frozenset[str]:
    """The verbs of going over after which a preposition stands before the drug that is gone over to."""
    return frozenset(w.strip() for line in section("switching").get(preposition, ()) for w in line.split("|"))


def note_switch(discourse: Discourse) -> tuple[str, ...]:
    """Bring the drug to which a sentence goes over to the fore, its others to the back, and return its keys."""
    if discourse.subject or (discourse.title and discourse.view.sentences[0].heading):
        return ()
    groups = discourse.spoken_of(discourse.at)
    found = groups[-1] if groups else None  # "who switched to X should hear that the two ..." goes on about two
    if found is None or found.is_class or not _is_gone_over_to(discourse, found, groups) or is_remedy(discourse, found):
        return ()
    discourse.groups[discourse.at] = [
        g._replace(role=Role.SUBJECT if g is found else min(g.role, Role.OBLIQUE)) for g in groups
    ]
    return found.keys


def _is_gone_over_to(discourse: Discourse, group: Group, groups: list[Group]) -> bool:
    view, sentence = discourse.view, discourse.sentence
    others = [g for g in groups if g.start < group.start and g.keys != group.keys]
    if not others and discourse.standing in ((), group.keys):
        return False
    lowers, before = view.lowers, group.start - 1
    while before > sentence.start and lowers[before] in _SMALL:
        before -= 1
    if before > sentence.start and not _verbs(lowers[before]).isdisjoint(lowers[sentence.start : before]):
        return True
    if view.text(min(group.end + 1, sentence.end), min(group.end + 3, sentence.end)) in _PLACE:
        return lowers[group.end] in {"took", "takes", "taken"}
    around = {*lowers[max(sentence.start, before - _REACH) : before + 1], *lowers[group.end : group.end + _REACH]}
    begun = not words(FILE, "begun").isdisjoint(around)
    turns = not words(FILE, "begun_for").isdisjoint(lowers[sentence.start : sentence.end])
    return begun and turns and group.end + _REACH + 1 >= _end_of_clause(discourse, group)


def _end_of_clause(discourse: Discourse, group: Group) -> int:
    """Where the clause of a drug ends: at a comma, a semicolon or the sentence's end."""
    lowers, sentence = discourse.view.lowers, discourse.sentence
    return next(
        (i for i in range(group.end, sentence.end) if lowers[i] in {",", ";", ".", "and", "but", "for"}), sentence.end
    )
