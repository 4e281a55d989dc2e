"""Of which drug a sentence speaks that names none: where rules find none, of the one that the text names by far most.

The rules of :mod:`.topics` follow a text from sentence to sentence. Where by these a sentence is about nothing, or
about a class that the text set out with ("Carbapenem stewardship: our rules"), it is plain only from afar that one drug
was meant all along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .discourse import Discourse
from .main_drug import OFTEN
from .roles import Role

Keys = tuple[str, ...]

_TIMES = 2  # times as often as any other drug
_MANY = 8  # drugs, or lists of such, of which a text tells whose topic is still their class


def with_most_named(discourse: Discourse, topics: Sequence[Keys]) -> tuple[Keys, ...]:
    """Return what each sentence of a text that was read to its end is about.

    Parameters
    ----------
    discourse
        The text.
    topics
        What the rules found that each sentence is about.
    """
    most, times = _most_named(discourse)
    if discourse.subject or not times:
        return tuple(topics)
    classes = discourse.view.class_keys
    of_class = sum(classes.isdisjoint(keys) for keys in discourse.times) > _MANY  # it tells of the class of many drugs
    return tuple(
        topic if discourse.spoken_of(index) or _stands(discourse, index, topic, of_class=of_class) else most
        for index, topic in enumerate(topics)
    )


def _stands(discourse: Discourse, index: int, topic: Keys, *, of_class: bool) -> bool:
    """Whether what the rules found holds: a drug, or a class of which the text or the paragraph tells."""
    if not topic or of_class or discourse.view.class_keys.isdisjoint(topic):
        return bool(topic)
    return _is_of_paragraph(discourse, index, topic)


def _is_of_paragraph(discourse: Discourse, index: int, topic: Keys) -> bool:
    """Whether the paragraph of a sentence opens with a class: "Ns seldom cause C. D is rare."."""
    sentences, first = discourse.view.sentences, index
    while first and sentences[first - 1].block == sentences[index].block:
        first -= 1
    told = [g for g in discourse.spoken_of(first) if g.role > Role.COMPARED]
    return first < index and bool(told) and told[0].keys == topic and told[0].plural and told[0].role >= Role.PART


def _most_named(discourse: Discourse) -> tuple[Keys, int]:
    """The drug that a text names far oftener than any other, and in how many sentences; none where there is no such."""
    classes = discourse.view.class_keys
    drugs = Counter({keys: n for keys, n in discourse.times.items() if n > 0 and classes.isdisjoint(keys)})
    ranked = sorted(drugs.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or len(ranked[0][0]) > 1:
        return (), 0
    others = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0] if ranked[0][1] >= max(OFTEN, _TIMES * others) else ((), 0)
