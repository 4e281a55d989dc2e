"""An explanation as one page that needs nothing but itself: no script, no font, no image, no network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, StrictUndefined, Template

from .model import STAGES, Explanation, SentenceNote

_LOOK = {
    "cue": "cue",
    "action": "cue",
    "drug": "drug",
    "drug_class": "drug",
    "target": "target",
    "effect": "term",
    "condition": "term",
    "use": "term",
    "agency": "agency",
    "anaphor": "anaphor",
}
"""How the words of a role or of a kind of mention look; what stands first wins where several share a word."""

_LEGEND = (
    ("drug", "drug or class"),
    ("anaphor", "stands for a drug"),
    ("term", "condition, effect, use"),
    ("target", "target"),
    ("agency", "agency"),
    ("cue", "cue of a fact"),
)
_OPEN = 5
"""A page with so many sentences, or fewer, shows them unfolded."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence that looks the same throughout: ``look`` is empty for plain text."""

    text: str
    look: str
    title: str


def to_html(explanation: Explanation) -> str:
    """Return an explanation as a page of HTML.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.explain import explain
    >>> page = to_html(explain(drugfacts.load()("Zinc <b>may</b> cause nausea.")))
    >>> "<b>" in page, "&lt;b&gt;" in page
    (False, True)
    """
    return _template().render(
        explanation=explanation,
        stages=STAGES,
        legend=_LEGEND,
        unfolded=len(explanation.sentences) <= _OPEN,
        segments={sentence.number: list(segments(sentence)) for sentence in explanation.sentences},
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((files("drugfacts.explain") / "page.html.j2").read_text(encoding="utf-8"))


def segments(sentence: SentenceNote) -> Iterator[Segment]:
    """Cut a sentence where the role of its words changes. The segments' texts together are the sentence."""
    start, end = sentence.piece.start, sentence.piece.end
    marks = [(role, p.start, p.end) for fired in sentence.fired for role, p in fired.spans]
    marks += [(mention.kind, mention.piece.start, mention.piece.end) for mention in sentence.mentions]
    marks += [("anaphor", a.piece.start, a.piece.end) for a in sentence.anaphors]
    edges = {start, end, *(at for _, a, b in marks for at in (a, b) if start < at < end)}
    for a, b in pairwise(sorted(edges)):
        roles = list(dict.fromkeys(role for role, lo, hi in marks if lo <= a and b <= hi))
        look = next((_LOOK[role] for role in _LOOK if role in roles), "other" if roles else "")
        title = ", ".join(role.replace("_", " ") for role in roles)
        yield Segment(sentence.piece.text[a - start : b - start], look, title)
