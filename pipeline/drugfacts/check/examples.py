"""Run the examples of frames: what is marked must be found by the frame, and counterexamples must not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.assemble.component import Facts
from drugfacts.assertion import judge
from drugfacts.errors import DrugfactsError
from drugfacts.explain import Explanation, explain
from drugfacts.frames import Candidate, Frame, Grammar, candidates_in, views_of
from drugfacts.frames.examples import Place, marked
from drugfacts.frames.phrases import match_phrases
from drugfacts.frames.piece_groups import pieces_of
from drugfacts.kinds import TERM_ROLE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one example or counterexample.

    Attributes
    ----------
    frame : Frame
    text : str
        Without marks.
    is_counter : bool
        Whether the frame is to find nothing.
    found : tuple of str
        What it found, in words, where that is not what it should have.
    why : tuple of str
        What stopped it, where it found nothing.
    passed : bool
    """

    frame: Frame
    text: str
    is_counter: bool
    found: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    passed: bool = True


def run_examples(frames: Iterable[Frame], nlp: Language) -> Iterator[Outcome]:
    """Yield what comes of each example and counterexample of ``frames``, which the pipeline must have been loaded with.

    Raises
    ------
    DrugfactsError
        Where the pipeline has no component that finds facts.

    Examples
    --------
    >>> import drugfacts
    >>> nlp = drugfacts.load()
    >>> frame = nlp.get_pipe("drugfacts_facts").words.of("link")[0]
    >>> {outcome.passed for outcome in run_examples([frame], nlp)}
    {True}
    """
    facts = next((pipe for _, pipe in nlp.pipeline if isinstance(pipe, Facts)), None)
    if facts is None:
        raise DrugfactsError("the pipeline has no component drugfacts_facts: frames need it")
    for frame in frames:
        for text in frame.examples:
            plain, wanted = marked(text)
            yield _example(frame, plain, set(wanted), nlp(plain), facts)
        for text in frame.counterexamples:
            found = found_by(nlp(text), frame.id, facts.words)
            yield Outcome(frame, text, True, tuple(_said(text, places) for places in found), passed=not found)


def found_by(doc: Doc, rule: str, words: Grammar) -> list[set[Place]]:
    """Return what the candidates of a frame hold that are judged to be facts: role, start and end of each span."""
    return [
        set(_places(candidate))
        for candidate in _candidates(doc, words)
        if candidate.frame.id == rule and judge(candidate).dropped is None
    ]


def _candidates(doc: Doc, words: Grammar) -> Iterator[Candidate]:
    """What frames read, phrases also where a clause says the same."""
    views = views_of(doc)
    yield from candidates_in(views, words)
    for view in views:
        yield from match_phrases(view, pieces_of(view, words), words)


def _places(candidate: Candidate) -> Iterator[Place]:
    slots = {"drug": candidate.drug, TERM_ROLE[candidate.frame.fact]: candidate.term, "agency": candidate.agency}
    for role, slot in slots.items():
        if slot is not None and (role != "drug" or candidate.drug.said):
            offsets = slot.view.tree.offsets
            yield Place(role, offsets[slot.start][0], offsets[slot.end - 1][1])


def _example(frame: Frame, text: str, wanted: set[Place], doc: Doc, facts: Facts) -> Outcome:
    found = found_by(doc, frame.id, facts.words)
    if any(wanted <= places for places in found):
        return Outcome(frame, text, False)
    told = tuple(dict.fromkeys(_said(text, places) for places in found))
    if found:
        return Outcome(frame, text, False, told, (), passed=False)
    explanation = explain(doc, facts.lexicon, words=facts.words, table=facts.table)
    return Outcome(frame, text, False, told, tuple(dict.fromkeys(_reasons(explanation, frame))), passed=False)


def _said(text: str, places: Iterable[Place]) -> str:
    return ", ".join(f"{p.role} “{text[p.start : p.end]}”" for p in sorted(places, key=lambda p: (p.start, p.role)))


def _reasons(explanation: Explanation, frame: Frame) -> Iterator[str]:
    """What stopped a frame; where it was not even tried, what the sentences have instead of its words."""
    missed = [note for sentence in explanation.sentences for note in sentence.missed if frame.id in note.frames]
    for note in missed:
        yield ": ".join([note.reason, *(["; ".join(note.looked)] if note.looked else [])])
    if missed:
        return
    for sentence in explanation.sentences:
        if not any(mention.kind in ("drug", "drug_class") for mention in sentence.mentions):
            yield f"“{sentence.piece.text}” names no known drug"
        elif sentence.unparsed:
            yield f"“{sentence.piece.text}” is not parsed: {sentence.unparsed}"
    if all(sentence.unparsed is not None for sentence in explanation.sentences):
        return
    if frame.words:
        names = dict.fromkeys(clause.name for sentence in explanation.sentences for clause in sentence.clauses)
        yield f"its words are not there; the predicates are {', '.join(names) or 'none'}"
    if frame.phrases:
        yield "none of its phrases fits"
