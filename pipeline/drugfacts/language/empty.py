"""Records of texts that name no drug: they state no fact, so that there is no need to read them."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language

from drugfacts import layout
from drugfacts.assemble.component import Facts
from drugfacts.clauses.parse import Parse
from drugfacts.mentions.component import Mentions, first_line
from drugfacts.mentions.recognise import may_name_a_drug, subjects
from drugfacts.readers import SourceText
from drugfacts.records import Document, Generator

_OWN = (
    "drugfacts_layout",
    "drugfacts_abbreviations",
    "drugfacts_mentions",
    "drugfacts_parse",
    "drugfacts_anaphora",
    "drugfacts_facts",
)


def title_or_first_line(source: SourceText) -> str:
    """What the pipeline takes for the title of a text when it looks for drugs in it."""
    return layout.title_of(source.text, source.title) or first_line(source.text)


def empty_records(nlp: Language) -> Callable[[SourceText], Document | None] | None:
    """Return what gives the record of a text that names no drug, and None of any other; None for other pipelines.

    The record is the one that the pipeline makes: only what it would read in vain is left out. A pipeline with other
    components than our own, or without the gate, reads every text.
    """
    parse = nlp.get_pipe("drugfacts_parse") if "drugfacts_parse" in nlp.pipe_names else None
    if tuple(nlp.pipe_names) != _OWN or not isinstance(parse, Parse) or not parse.is_gated:
        return None
    mentions, facts = nlp.get_pipe("drugfacts_mentions"), nlp.get_pipe("drugfacts_facts")
    if not isinstance(mentions, Mentions) or not isinstance(facts, Facts):
        return None
    lexicon = mentions.lexicon
    generator = Generator(version=facts.version, model=parse.model_name, lexicon=facts.lexicon.version)

    def record(source: SourceText) -> Document | None:
        if source.subject or may_name_a_drug(source.text, lexicon, lambda: title_or_first_line(source)):
            return None
        if layout.is_box(source.text):
            return None
        title = layout.title_of(source.text, source.title)
        if title and subjects(title, "", lexicon):
            return None
        return Document.for_text(
            source.text,
            generator=generator,
            id=source.id or "text",
            source=source.source or None,
            title=title,
            warnings=source.warnings,
        )

    return record
