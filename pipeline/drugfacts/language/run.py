"""Load the pipeline and run texts through it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_config
from thinc.api import Config

from drugfacts import factories as _factories  # noqa: F401  (registers them; the entry points are for others)
from drugfacts.assemble import Gathered
from drugfacts.assemble.component import Facts, document_of
from drugfacts.assemble.parts import absorb
from drugfacts.errors import DrugfactsError
from drugfacts.layout import parts_of
from drugfacts.readers import SourceText
from drugfacts.records import Document, Generator

from .empty import empty_records

MAX_CHARS = 1_000_000
"""Code points of a text that are read at once; a longer one is read in parts."""

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def load(
    config: Path | str | None = None,
    *,
    model: str | None = None,
    lexicon: Sequence[Path | str] = (),
    frames: Sequence[Path | str] = (),
    min_confidence: float | None = None,
    gate: bool | None = None,
) -> Language:
    """Load the pipeline.

    Parameters
    ----------
    config : path, optional
        A spaCy ``config.cfg`` to use in place of the package's own.
    model : str, optional
        Name or path of another spaCy model to parse with, such as ``en_core_web_sm``.
    lexicon : sequence of path
        Files of one's own terms (TSV or YAML, see :mod:`drugfacts.lexicon.own_terms`), after those that the
        configuration names; a later file overrides an earlier one.
    frames : sequence of path
        Files of one's own frames (YAML, see :mod:`drugfacts.frames.own`), after those that the configuration names.
    min_confidence : float, optional
        Leave out facts of less confidence, in place of what the configuration says.
    gate : bool, optional
        Whether to leave sentences unparsed that can hold no fact, in place of what the configuration says.

    Returns
    -------
    spacy.Language
        A pipeline whose Docs have ``doc._.drugfacts``, a :class:`drugfacts.records.Document`.

    Raises
    ------
    DrugfactsError
        Where the configuration or a file of terms or frames cannot be used, or the model is not installed.

    Examples
    --------
    >>> import drugfacts
    >>> nlp = drugfacts.load()
    >>> doc = nlp("Sertraline may cause nausea.")
    >>> [(fact.kind, fact.drug.name, fact.term.name) for fact in doc._.drugfacts.facts]
    [('side_effect', 'sertraline', 'nausea')]
    """
    settings = _settings(config)
    if model is not None:
        settings["components"]["drugfacts_parse"]["model"] = model
    _add_files(settings, config, "drugfacts_mentions.lexicon", lexicon, "take one's own terms")
    _add_files(settings, config, "drugfacts_facts.frames", frames, "take one's own frames")
    if gate is not None:
        settings["components"]["drugfacts_parse"]["gate"] = gate
    if min_confidence is not None:
        _component(settings, config, "drugfacts_facts", "leave out facts")["min_confidence"] = min_confidence
    try:
        nlp = load_model_from_config(settings, auto_fill=True)
    except (ImportError, KeyError, TypeError, ValueError) as error:
        raise DrugfactsError(f"{config or 'config.cfg'}: not a usable pipeline: {_first_line(error)}") from error
    if "drugfacts_parse" in nlp.pipe_names:
        _ = nlp.get_pipe("drugfacts_parse").parser  # type: ignore[attr-defined]  # now, so that a missing model is told now
    return nlp


def _component(settings: Config, config: Path | str | None, name: str, use: str) -> dict[str, Any]:
    """The settings of a component, which is needed to ``use`` something."""
    found: dict[str, Any] | None = settings.get("components", {}).get(name)
    if found is None:
        raise DrugfactsError(f"{config}: no component {name} that could {use}")
    return found


def _add_files(settings: Config, config: Path | str | None, key: str, paths: Sequence[Path | str], use: str) -> None:
    """Add files to those that the configuration has under ``component.key``."""
    if paths:
        name, _, key = key.partition(".")
        component = _component(settings, config, name, use)
        component[key] = [*component.get(key, ()), *map(str, paths)]


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _settings(config: Path | str | None) -> Config:
    if config is None:
        return Config().from_str((files("drugfacts.language") / "config.cfg").read_text(encoding="utf-8"))
    try:
        return Config().from_disk(Path(config))
    except (OSError, ValueError) as error:
        raise DrugfactsError(f"{config}: not a readable spaCy configuration: {error}".replace("\n", " ")) from error


@lru_cache(maxsize=1)
def _default() -> Language:
    return load()


def extract(text: str, *, id: str = "text", title: str | None = None, subject: str | None = None) -> Document:
    """Return the record of one text. The pipeline is loaded at the first call.

    Parameters
    ----------
    text : str
    id : str
        Identifier of the document in its record.
    title : str, optional
        Where the title is not in the text.
    subject : str, optional
        The drug that the document is about: facts whose drug the text leaves unsaid belong to it.

    Examples
    --------
    >>> import drugfacts
    >>> document = drugfacts.extract("Naloxone blocks opioid receptors.")
    >>> fact = document.facts[0]
    >>> fact.action, fact.target.text, fact.evidence[0].rule
    ('inhibits', 'opioid receptors', 'mechanism.inhibits')
    """
    return next(pipe([SourceText(id=id, text=text, source=None, title=title, subject=subject)]))


def pipe(
    texts: Iterable[str | SourceText],
    *,
    nlp: Language | None = None,
    batch_size: int = 64,
    max_chars: int = MAX_CHARS,
) -> Iterator[Document]:
    """Yield the records of many texts, in their order; sentences are parsed in batches across documents.

    Parameters
    ----------
    texts : iterable of str or SourceText
        A plain string gets its number as its id.
    nlp : spacy.Language, optional
        A pipeline from :func:`load`; the default one where left out.
    batch_size : int
        Documents held at a time.
    max_chars : int
        Longer texts are read in parts, so that time and memory stay in proportion; see :func:`in_parts`.

    Examples
    --------
    >>> import drugfacts
    >>> texts = ["Aspirin can cause heartburn.", "Metformin can cause diarrhea."]
    >>> [document.facts[0].drug.name for document in drugfacts.pipe(texts)]
    ['aspirin', 'metformin']
    """
    nlp = nlp or _default()
    sources = (_source(n, text) for n, text in enumerate(texts))
    for is_long, some in groupby(sources, lambda source: len(source.text) > max_chars):
        if is_long:
            for source in some:
                yield in_parts(source, nlp, max_chars)
        else:
            yield from _together(some, nlp, batch_size)


def _together(sources: Iterable[SourceText], nlp: Language, batch_size: int) -> Iterator[Document]:
    """Yield the records of texts that are read in batches; those that name no drug are not read."""
    empty = empty_records(nlp)
    sources = iter(sources)
    while batch := list(islice(sources, batch_size)):
        for source in batch:
            _refuse_half_pairs(source)
        known = [empty(source) if empty is not None else None for source in batch]
        blank = (_blank(nlp, source) for source, record in zip(batch, known, strict=True) if record is None)
        docs = nlp.pipe(blank, batch_size=batch_size)
        for record in known:
            yield record if record is not None else document_of(next(docs))


def in_parts(source: SourceText, nlp: Language, most: int = MAX_CHARS) -> Document:
    """Return the record of a long text that is read in parts of at most ``most`` code points.

    Each part is read with the title and the headings that stand over it; what sentences of several parts say together,
    and what "it" means across a border, is lost. Where the parts say the same, it is one fact, as within a text.
    """
    facts = next((pipe for _, pipe in nlp.pipeline if isinstance(pipe, Facts)), None)
    if facts is None:
        raise DrugfactsError(f"{source.id}: too long for a pipeline without drugfacts_facts: allow more characters")
    names = [name for name, pipe in nlp.pipeline if pipe is facts]
    whole, title, generator = Gathered(), source.title, None
    _refuse_half_pairs(source)
    for part in parts_of(source.text, most, source.title):
        doc = nlp(_blank(nlp, replace(source, text=part.text, title=title)), disable=names)
        generator = generator or facts.generator(doc)
        title = title or doc.user_data.get("drugfacts_layout", {}).get("title")
        absorb(whole, facts.gather(doc), part.to_whole)
    return Document.for_text(
        source.text,
        generator=Generator.model_validate(generator),
        id=source.id,
        source=source.source,
        title=title,
        warnings=source.warnings,
        **facts.finished(whole),
    )


def analyse(source: str | SourceText, nlp: Language) -> Doc:
    """Return the Doc of one text as the pipeline leaves it, for looking into.

    Examples
    --------
    >>> import drugfacts
    >>> [sent.text for sent in analyse("Zinc helps. It is a metal.", drugfacts.load()).sents]
    ['Zinc helps.', 'It is a metal.']
    """
    given = _source(0, source)
    _refuse_half_pairs(given)
    return nlp(_blank(nlp, given))


def process(sources: Sequence[SourceText], nlp: Language, max_chars: int = MAX_CHARS) -> Iterator[Document]:
    """Yield the records of a batch, in order: the one function that every engine runs."""
    return pipe(sources, nlp=nlp, batch_size=max(1, len(sources)), max_chars=max_chars)


def _source(number: int, text: str | SourceText) -> SourceText:
    if isinstance(text, SourceText):
        return text
    return SourceText(id=str(number), text=text, source=None, title=None, subject=None)


def _refuse_half_pairs(source: SourceText) -> None:
    for where, value in (("", source.text), ("title, ", source.title), ("source, ", source.source)):
        half = None if value is None or value.isascii() else _HALF_PAIR.search(value)
        if half is not None:
            raise DrugfactsError(
                f"{source.id}: {where}character {half.start()} is half of a surrogate pair: replace it"
            )


def _blank(nlp: Language, source: SourceText) -> Doc:
    """Tokens of a text, with what is known of it from outside for the components to read."""
    nlp.max_length = max(nlp.max_length, len(source.text))  # spaCy's own bound; ours was applied before
    doc = nlp.make_doc(source.text)
    known: dict[str, Any] = {
        "drugfacts_id": source.id,
        "drugfacts_source": source.source,
        "drugfacts_title": source.title,
        "drugfacts_subject": source.subject,
        "drugfacts_warnings": list(source.warnings),
    }
    doc.user_data.update({key: value for key, value in known.items() if value})
    return doc
