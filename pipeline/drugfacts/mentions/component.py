"""The spaCy components `drugfacts_abbreviations` and `drugfacts_mentions`."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from spacy.attrs import IDX, IS_SPACE, ORTH, SENT_START
from spacy.tokens import Doc, Span, SpanGroup

from drugfacts.kinds import UNNAMED
from drugfacts.layout import is_box
from drugfacts.lexicon import Lexicon
from drugfacts.strings import PLAIN, text_of

from .abbreviations import Definition
from .context import mostly_taken
from .document import drug_data
from .mention import DRUGS_KEY, SPANS_KEY, SUBJECT_KEY, TITLED_KEY, Mention, names_no_drug
from .passed_over import Clean, clean
from .recognise import recognise, subjects

_LONGEST_TITLE = 200
_SENTENCES = re.compile(r"[.!?][\"'”’)]*\s+[A-Z]")
_JOINS = frozenset({"and", "or", "to", "nor", "versus", "but"})
_AFTER_BRACKET = re.compile(r"([^()]+)(\))(-)([^()]+)")

if TYPE_CHECKING:
    from scispacy.abbreviation import AbbreviationDetector
    from spacy.language import Language


class Abbreviations:
    """scispaCy's detector, so that it can be had by an entry point and leaves nothing that cannot be serialised.

    Its import registers spaCy's ``abbreviation_detector`` and is put off until the first document (it is no entry
    point, so a config that names it fails with E002). It looks for the closing bracket in all the text that follows an
    opening one: its matcher is replaced by one that stops at the first, so that time grows with length and no faster.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self._nlp = nlp
        self._name = name
        self._detector: AbbreviationDetector | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.abbreviations`` to a list of dictionaries (short and long form, token offsets)."""
        split_after_brackets(doc)
        split_at_line_ends(doc)
        if self._detector is None:
            self._detector = self._load()
        if "(" not in text_of(doc):
            doc._.abbreviations = []  # they are defined in brackets
            return doc
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W036\]")  # a text that defines no abbreviation
            return cast("Doc", self._detector(doc))

    def _load(self) -> AbbreviationDetector:
        from scispacy.abbreviation import AbbreviationDetector

        detector = AbbreviationDetector(self._nlp, self._name, make_serializable=True)
        detector.matcher = brackets
        return detector

    def __getstate__(self) -> dict[str, Any]:
        return {"_nlp": self._nlp, "_name": self._name, "_detector": None}


def brackets(doc: Doc) -> list[tuple[int, int, int]]:
    """The tokens of each bracket with its marks, as a ``Matcher`` gives them; of one in another only the inner.

    None is empty, and none holds white space other than blanks.
    """
    found: list[tuple[int, int, int]] = []
    opened = -1
    opening, closing = (doc.vocab.strings.as_int(mark) for mark in "()")
    for at, (orth, is_space) in enumerate(doc.to_array([ORTH, IS_SPACE]).tolist()):
        if orth == opening:
            opened = at
        elif is_space:
            opened = -1
        elif orth == closing:
            if 0 <= opened < at - 1:
                found.append((0, opened, at + 1))
            opened = -1
    return found


def split_after_brackets(doc: Doc) -> None:
    """Split "DOX)-induced" into tokens: spaCy's rules leave it whole, and no term could be found in it."""
    if ")-" not in text_of(doc):
        return
    texts = [(token, token.text) for token in doc]
    found = [(token, match) for token, text in texts if ")-" in text and (match := _AFTER_BRACKET.fullmatch(text))]
    if not found:
        return
    with doc.retokenize() as retokenizer:
        for token, match in found:
            pieces = list(match.groups())
            retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])


def split_at_line_ends(doc: Doc) -> None:
    """Split the hyphen off the first part of what a line's end divides: of "FDA-" and "approved", as within a line."""
    if "-\n" not in text_of(doc):
        return
    words = [token.text for token in doc]
    found = [i for i in range(len(words) - 2) if _is_divided(words[i : i + 3])]
    if not found:
        return
    with doc.retokenize() as retokenizer:
        for i in found:
            retokenizer.split(doc[i], [words[i][:-1], "-"], heads=[(doc[i], 0), (doc[i], 1)])


def _is_divided(words: Sequence[str]) -> bool:
    """Whether a word, the white space behind it and the next word are one with a hyphen: not "short-" and "and"."""
    first, blank, after = words
    ends = len(first) > 1 and first[-1] == "-" and first[-2].isalnum()
    return ends and blank.count("\n") == 1 and blank.isspace() and after[:1].isalnum() and after not in _JOINS


class Mentions:
    """Finds the terms of a text and writes them to the Doc."""

    def __init__(self, lexicon: Sequence[str] = ()) -> None:
        self.files = tuple(lexicon)

    @property
    def lexicon(self) -> Lexicon:
        """The tables in use."""
        return load_lexicon(self.files)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["drugfacts"]`` and ``doc.user_data["drugfacts_drugs"]``."""
        lexicon = load_lexicon(self.files)
        text = text_of(doc).translate(PLAIN)
        read = clean(text, lexicon.begins)
        found = recognise(
            read.text,
            lexicon,
            list(definitions(doc, read)),
            title_of(doc, read.text),
            str(doc.user_data.get(SUBJECT_KEY) or ""),
        )
        placed = ((mention, *read.original(mention.start, mention.end)) for mention in found)
        aligned = [
            (span, m) for m, start, end in placed if (span := aligned_span(doc, text, m, start, end)) is not None
        ]
        doc.spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY, spans=_without_duplicates(aligned))
        doc.user_data[DRUGS_KEY] = drug_data(
            read.text, [mention for _, mention in aligned], [read.clean(*span) for span in sentences_of(doc, text)]
        )
        layout = doc.user_data.get("drugfacts_layout")
        title = layout.get("title") if isinstance(layout, Mapping) else None
        if titled := sorted(subjects(str(title or ""), "", self.lexicon)):
            doc.user_data[TITLED_KEY] = titled
        if names_no_drug(doc) and is_box(text):
            doc.user_data[SUBJECT_KEY] = UNNAMED
        return doc


@lru_cache(maxsize=4)
def load_lexicon(extra: tuple[str, ...] = ()) -> Lexicon:
    """Load the lexicon once in a process."""
    return Lexicon.load([Path(path) for path in extra])


def definitions(doc: Doc, read: Clean) -> Iterable[Definition]:
    """Read the abbreviations that the Doc defines, where they stand in its clean text; none where no detector ran."""
    if not Doc.has_extension("abbreviations"):
        return
    for found in doc._.abbreviations:
        short, long_ = doc[found["short_start"] : found["short_end"]], doc[found["long_start"] : found["long_end"]]
        places = (*read.clean(short.start_char, short.end_char), *read.clean(long_.start_char, long_.end_char))
        yield Definition(short.text, *places)


def sentences_of(doc: Doc, text: str) -> list[tuple[int, int]]:
    """Spans of the sentences in code points: as ``Doc.sents``, but with no Token made of each token."""
    values = doc.to_array([IDX, SENT_START])
    starts: list[int] = values[values[:, 1] == 1, 0].tolist() if len(doc) else []
    return list(zip(starts, [*starts[1:], len(text)], strict=False))


def title_of(doc: Doc, text: str) -> str:
    """The title that layout analysis found, otherwise the first line."""
    layout = doc.user_data.get("drugfacts_layout")
    title = layout.get("title") if isinstance(layout, Mapping) else None
    return str(title or first_line(text))


def first_line(text: str) -> str:
    r"""The first line, which may be a title; of prose the names in it of what is mostly spoken of as a medicine.

    Examples
    --------
    >>> first_line("Cortisol at night\nIt is low."), first_line("Cortisol falls. Insulin rises.")
    ('Cortisol at night', 'Insulin')
    """
    line = text.strip().partition("\n")[0][:_LONGEST_TITLE]
    return "\n".join(mostly_taken(line)) if _SENTENCES.search(line) else line


def aligned_span(doc: Doc, text: str, mention: Mention, start: int, end: int) -> Span | None:
    """The tokens of a mention, from its place; None where that is a part of a longer word, unless but "'s" is left."""
    span = doc.char_span(
        start,
        end,
        label=str(mention.kind),
        kb_id=mention.key,
        span_id=mention.role,
        alignment_mode="expand",
    )
    if span is None or (span.start_char == start and span.end_char == end):
        return span
    rest = text[span.start_char : start] + text[end : span.end_char]
    return span if not any(c.isalnum() for c in rest.replace("'s", "").replace("’s", "")) else None


def _without_duplicates(aligned: Iterable[tuple[Span, Mention]]) -> list[Span]:
    """The spans by place and meaning; of a mention's key its kind is a part."""
    unique = {(span.start, span.end, mention.entry.key): span for span, mention in aligned}
    return [unique[key] for key in sorted(unique)]
