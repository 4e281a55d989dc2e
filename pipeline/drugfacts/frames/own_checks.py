"""What can be wrong with a frame of one's own, told in a line: it is not to find nothing for ever without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import get_args

from pydantic import ValidationError

from drugfacts.datafiles import read_data
from drugfacts.kinds import TERM_ROLE
from drugfacts.lexicon import Kind
from drugfacts.records.facts import Action, ApprovalStatus, Frequency, IndicationStatus

from .examples import marked
from .expressions import problem_of
from .model import Frame

_FIELDS: dict[int | str, int] = {name: n for n, name in enumerate(Frame.__annotations__)}

_SET: dict[str, dict[str, tuple[object, ...]]] = {
    "mechanism": {"action": get_args(Action), "negated": (True,)},
    "approval": {"status": get_args(ApprovalStatus)},
    "indication": {"status": get_args(IndicationStatus), "negated": (True,)},
    "side_effect": {"serious": (True,), "frequency": get_args(Frequency), "negated": (True,)},
}
"""By kind of fact, the fields that a frame may set, and to what."""
_MUST_SET = {"mechanism": "action", "approval": "status"}
_CLASSES = "words.yaml in pipeline/drugfacts/frames/data, or give your own under `classes:`"
_SECTIONS = "sections.yaml in pipeline/drugfacts/layout/data"
_ANY_TERM = ("@condition", "@drug", "@drug_class")
_MESSAGES = {
    "tuple_type": "give a list, as in [one, two]",
    "dict_type": "give a mapping, as in {one: two}",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "string_type": "give text",
    "too_short": "give one at least",
}


_MOST_LISTED = 20


def close_to(word: str, known: Collection[str], where: str = "docs/howto/frames.md") -> str:
    """Say which known word is nearest to an unknown one, or which there are; of many, where they stand.

    Examples
    --------
    >>> close_to("exemples", ["examples", "words"])
    ': did you mean examples?'
    >>> close_to("zzz", ["words", "examples"])
    ': use one of examples, words'
    """
    near = get_close_matches(word, known, 1)
    if near:
        return f": did you mean {near[0]}?"
    return f": use one of {', '.join(sorted(known))}" if len(known) <= _MOST_LISTED else f": see {where}"


def in_words(error: ValidationError) -> str:
    """Say in a line what is wrong with the first field that does not fit.

    Examples
    --------
    >>> try:
    ...     Frame(id="own.x", fact="side_effect", examples=())
    ... except ValidationError as error:
    ...     in_words(error)
    'examples: give one at least'
    """
    first = min(error.errors(), key=lambda problem: _FIELDS.get(problem["loc"][0], 0))  # as the documentation has them
    where, kind = ".".join(str(part) for part in first["loc"]), first["type"]
    if kind == "literal_error":
        return f"{where}: {first['input']!r} is not one of {first['ctx']['expected']}"
    if where == "id" and kind == "string_pattern_mismatch":
        return f"id {first['input']!r}: write two names in small letters with a dot between, such as own.blamed_for"
    if kind == "string_pattern_mismatch":
        return f"{where}: {first['input']!r} is no path: write slots in small letters, such as subj or subj.of"
    if kind == "missing" and where == "examples":
        return "examples is missing: give one at least, with its drug and its term marked"
    if kind == "missing":
        return f"{where} is missing"
    if kind == "value_error":
        return f"{where}: {first['ctx']['error']}"
    return f"{where}: {_MESSAGES.get(kind, first['msg'])}"


Classes = Mapping[str, frozenset[str]]


def problems_of(frame: Frame, classes: Classes, macros: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with a frame that is well formed, each in a line with what to do.

    Parameters
    ----------
    classes, macros : mapping
        What it may name.
    """
    yield from _of_predicates(frame, classes)
    yield from _of_phrases(frame, classes, macros)
    yield from _of_slots(frame)
    yield from _of_classes(frame, classes)
    yield from _of_places(frame)
    yield from _of_settings(frame)
    yield from _of_examples(frame)


def _of_predicates(frame: Frame, classes: Classes) -> Iterator[str]:
    ways = ("words", "phrases", "listed", "boxed", "reported", "labels", "timeline", "told")
    said = [way for way, given in zip(ways, frame.ways, strict=True) if given]
    if len(said) != 1:
        yield f"it has {' and '.join(said) or 'no way of reading'}: give it one of {', '.join(ways)}"
    if frame.id.partition(".")[2].startswith("weighed"):
        yield "an id that ends in weighed says that no frame read it: give it another"
    for word in frame.words:
        if word.startswith("$") and word[1:] not in classes:
            yield f"words: unknown class {word}{close_to(word[1:], classes, _CLASSES)}"
        elif word.startswith("@") and word not in _ANY_TERM:
            yield f"words: {word} is no predicate: use one of {', '.join(_ANY_TERM)}, or words"
        elif not word or word != " ".join(word.lower().split()):
            yield f"words: {word!r}: write lemmas in small letters, as they stand in a dictionary"
    if frame.words and not frame.term and not frame.bare_term:
        yield f"term is missing: say in which slots the {TERM_ROLE[frame.fact]} stands"


def _of_phrases(frame: Frame, classes: Classes, macros: Mapping[str, str]) -> Iterator[str]:
    if frame.phrases and frame.fact not in ("side_effect", "indication"):
        yield f"phrases read side effects and indications alone, no {frame.fact}: give words"
    for phrase in frame.phrases:
        if problem := problem_of(phrase, macros, classes):
            yield f"phrases: {phrase!r}: {problem}"


def _of_slots(frame: Frame) -> Iterator[str]:
    data = read_data("frames", "slots.yaml")
    known = {*data["slots"], *data["prepositions"]}
    of_phrases = {"use"} if frame.phrases else set()
    for key in ("drug", "term", "agency", "where", "unless", "known_at"):
        for path in getattr(frame, key):
            for step in path.split("."):
                if step not in known and step not in of_phrases:
                    near = get_close_matches(step, known, 1)
                    mend = f"did you mean {near[0]}?" if near else f"use {', '.join(data['slots'])}, or a preposition"
                    yield f"{key}: unknown slot {step!r}: {mend}"


def _of_classes(frame: Frame, classes: Classes) -> Iterator[str]:
    kinds = [f"@{kind}" for kind in Kind]
    named = [(key, name) for key in ("where", "unless") for name in getattr(frame, key).values()]
    for key, name in [*named, *([("agent", frame.agent)] if frame.agent else [])]:
        if name.startswith("@"):
            if name not in kinds or key == "agent":
                others = f", or {', '.join(kinds)}" if key != "agent" else ""
                yield f"{key}: {name}: use a word class such as $people{others}"
        elif name.removeprefix("$") not in classes:
            yield f"{key}: unknown class {name}{close_to(name.removeprefix('$'), classes, _CLASSES)}"


def _of_places(frame: Frame) -> Iterator[str]:
    titles = read_data("layout", "sections.yaml")["sections"]
    sections = {entry["section"] for entry in titles}
    if frame.section is not None and frame.section not in sections:
        yield f"section: no section is called {frame.section}{close_to(frame.section, sections, _SECTIONS)}"
    stated = [(entry["key"], str(entry["value"])) for entry in read_data("layout", "qualifiers.yaml")["qualifiers"]]
    stated += [(key, str(value)) for entry in titles for key, value in entry.get("attributes", {}).items()]
    asked = [("status", "status", frame.status)] if frame.status is not None else []
    for where, key, value in [*asked, *(("under", key, value) for key, value in frame.under.items())]:
        if (key, value) not in stated:
            pairs = ", ".join(sorted({f"{k}: {v}" for k, v in stated if where == "under" or k == "status"}))
            yield f"{where}: no heading states {key}: {value}: use one of {pairs}"


def _of_settings(frame: Frame) -> Iterator[str]:
    may = _SET[frame.fact]
    for field, value in frame.fixed.items():
        if field not in may:
            yield f"set: a {frame.fact} has no {field} to set{close_to(field, may)}"
        elif not any(value is good or value == good for good in may[field] if type(value) is type(good)):
            yield f"set: {field} cannot be {value!r}: use one of {', '.join(str(good).lower() for good in may[field])}"
    if (must := _MUST_SET.get(frame.fact)) and must not in frame.fixed:
        yield f"set is missing: say which {must} it states, one of {', '.join(map(str, may[must]))}"
    if frame.name is not None and frame.name.count("{}") != 1:
        yield f"name: {frame.name!r}: write {{}} where the term's words go, as in loss of {{}}"


def _of_examples(frame: Frame) -> Iterator[str]:
    roles = ("drug", TERM_ROLE[frame.fact], *(["agency"] if frame.fact == "approval" else []))
    for key, texts in (("example", frame.examples), ("counterexample", frame.counterexamples)):
        for number, text in enumerate(texts, 1):
            try:
                places = marked(text)[1]
            except ValueError as error:
                yield f"{key} {number}: {error}: mark words as in <drug>zinc</drug>"
                continue
            if key == "example" and not places:
                yield f"{key} {number} marks nothing: put <drug> and <{roles[1]}> around the words"
            if key != "example" and places:
                yield f"{key} {number} marks words: it is a text in which the frame finds nothing"
            for place in places:
                if place.role not in roles:
                    yield f"{key} {number}: a {frame.fact} has no <{place.role}>: mark {', '.join(roles)}"
