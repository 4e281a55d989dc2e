"""An explanation as text for a terminal, and plain where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from .model import ClauseNote, Explanation, Fired, Missed, Piece, SentenceNote, Stage

_LABEL = 11  # columns of the labels at the left
_STYLES = {
    "drug": "bold cyan",
    "drug_class": "cyan",
    "target": "magenta",
    "condition": "yellow",
    "effect": "yellow",
    "use": "yellow",
    "agency": "blue",
    "cue": "bold green",
    "action": "bold green",
}
_BRIEF: dict[Stage, str] = {"wording": "not for this wording", "place": "not in this place"}


def to_text(explanation: Explanation, *, brief: bool = False) -> Iterator[Text]:
    """Yield the lines of an explanation, styled for rich; ``line.plain`` is the line without styles.

    Parameters
    ----------
    brief : bool
        Leave out the frames that ask for another wording or place: they were far from a fact.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.explain import explain
    >>> lines = to_text(explain(drugfacts.load()("Zinc is a metal.")))
    >>> print(next(lines).plain)
    1  “Zinc is a metal.”
    """
    for sentence in explanation.sentences:
        yield from _sentence(sentence, brief)
        yield Text()


def _sentence(sentence: SentenceNote, brief: bool) -> Iterator[Text]:
    yield Text.assemble((f"{sentence.number}  ", "bold"), *_marked(sentence))
    yield from _rows("layout", [Text(_layout(sentence))])
    yield from _rows("mentions", [_mention(sentence, n) for n in range(len(sentence.mentions))])
    anaphors = ((_quoted(a.piece), " stands for ", ", ".join(a.drugs) or "no known drug") for a in sentence.anaphors)
    yield from _rows("anaphors", [Text.assemble(*parts) for parts in anaphors])
    yield from _rows("clauses", [_clause(clause) for clause in sentence.clauses])
    yield from _rows("found", [line for fired in sentence.fired for line in _fired(fired)] or [Text("nothing")])
    yield from _rows("not found", [Text(f"not parsed: {sentence.unparsed}")] if sentence.unparsed else [])
    near = [m for m in sentence.missed if m.stage not in _BRIEF]
    yield from _rows("not found", [line for missed in near for line in _missed(missed)])
    if not brief:
        for stage, label in _BRIEF.items():
            far = [m for m in sentence.missed if m.stage == stage]
            yield from _rows("" if near else "not found", [Text(_far(label, far), style="dim")] if far else [])
            near = near or far


def _rows(label: str, lines: Iterable[Text]) -> Iterator[Text]:
    """Lines under a label that stands before the first of them."""
    for number, line in enumerate(lines):
        yield Text.assemble((f"   {label if number == 0 else '':<{_LABEL}}", "dim"), line)


def _marked(sentence: SentenceNote) -> Iterator[tuple[str, str]]:
    """The sentence in quotes, its mentions coloured."""
    at, piece = sentence.piece.start, sentence.piece
    yield "“", ""
    for mention in sentence.mentions:
        if mention.piece.start >= at:
            yield _line(piece.text[at - piece.start : mention.piece.start - piece.start]), ""
            yield _line(mention.piece.text), _STYLES.get(mention.kind, "")
            at = mention.piece.end
    yield _line(piece.text[at - piece.start :]), ""
    yield "”", ""


def _layout(sentence: SentenceNote) -> str:
    layout = sentence.layout
    section = [f"section {layout.section}"] if layout.section else []
    return "; ".join([layout.kind, *section, *(f"{key}: {value}" for key, value in layout.attributes), layout.about])


def _mention(sentence: SentenceNote, number: int) -> Text:
    mention = sentence.mentions[number]
    same = _flat(mention.piece.text).lower() == mention.name.lower()
    name = "" if same else f" = {mention.name}" + (f" ({mention.role})" if mention.role != "name" else "")
    ids = f": {' '.join(mention.identifiers)}" if mention.identifiers else ""
    words = (_quoted(mention.piece), _STYLES.get(mention.kind, ""))
    return Text.assemble(words, name, f", {mention.kind.replace('_', ' ')}{ids}")


def _clause(clause: ClauseNote) -> Text:
    shown = "" if clause.name == clause.predicate.text.lower() else f" ({clause.name})"
    roles = [f"{role} {', '.join(map(_quoted, pieces))}" for role, pieces in clause.roles]
    above = [f"under {', '.join(map(_quoted, clause.governors))}"] if clause.governors else []
    none = [] if clause.frames else ["no frame has this predicate"]
    return Text.assemble(
        (_quoted(clause.predicate), "bold"), shown, ": ", "; ".join([*roles, *above, *none]) or "alone"
    )


def _fired(fired: Fired) -> Iterator[Text]:
    agency = [fired.agency] if fired.agency else []
    what = " – ".join([fired.drug, *([fired.term] if fired.term else []), *agency])
    yield Text.assemble(
        (fired.frame, "bold green"), f": {_flat(what)}: ", (fired.verdict, "red" if fired.negated else "green")
    )
    yield Text("  words  " + "; ".join(f"{role} {_quoted(said)}" for role, said in fired.spans))
    if fired.because:
        yield Text("  why    " + _flat("; ".join(fired.because)))
    for fact in fired.facts:
        fields = "".join(f", {name.replace('_', ' ')} {_flat(value)}" for name, value in fact.fields)
        yield Text(f"  fact   {fact.kind} {fact.id}{fields}", style="dim")


def _missed(missed: Missed) -> Iterator[Text]:
    at = f" on {_quoted(missed.predicate)}" if missed.predicate else " (lists)"
    yield Text.assemble((", ".join(missed.frames), "bold"), at, ": ", (missed.reason, "yellow"))
    for where in missed.looked:
        yield Text(f"  {_flat(where)}", style="dim")


def _far(label: str, far: list[Missed]) -> str:
    """The frames by what they ask for, whatever their predicates."""
    groups: dict[str, list[str]] = {}
    for missed in far:
        frames = groups.setdefault(missed.reason, [])
        frames.extend(frame for frame in missed.frames if frame not in frames)
    return f"{label}: " + "; ".join(f"{', '.join(frames)} ({_flat(why)})" for why, frames in groups.items())


def _quoted(piece: Piece) -> str:
    return f"“{_flat(piece.text)}”"


def _flat(text: str) -> str:
    """Text on one line without white space around, and without control characters that a terminal would obey."""
    return _line(" ".join(text.split()))


def _line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
