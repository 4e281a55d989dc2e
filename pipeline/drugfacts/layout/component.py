"""The spaCy component `drugfacts_layout`: layout into the Doc, as JSON-able data and sentence starts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from spacy.attrs import IDX, IS_SPACE, LENGTH, SENT_START
from spacy.tokens import Doc

from drugfacts.strings import text_of

from .analysis import analyse
from .model import Layout, Sentence

KEY = "drugfacts_layout"
"""Key of the layout's data in ``doc.user_data``."""
TITLE_KEY = "drugfacts_title"
"""Key under which a title may be handed in through ``doc.user_data``."""


class LayoutComponent:
    r"""Analyses the layout of a Doc; `process` is pure, calling writes to the Doc.

    Sentence starts: every layout sentence starts a spaCy sentence. Marks between blocks (bullets, numbers) start one of
    their own, so that they stay out of the sentence before; white space belongs to what stands before it.

    Examples
    --------
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("drugfacts_layout")
    >>> doc = nlp("Side effects\n- dry mouth")
    >>> [sentence.text.strip() for sentence in doc.sents]
    ['Side effects', '-', 'dry mouth']
    """

    def process(self, text: str, title: str | None = None) -> Layout:
        """Return the layout of a text, as `analyse` does."""
        return analyse(text, title)

    def __call__(self, doc: Doc) -> Doc:
        """Store the layout in ``doc.user_data`` and set the sentence starts."""
        layout = self.process(text_of(doc), doc.user_data.get(TITLE_KEY))
        doc.user_data[KEY] = layout.to_data()
        _set_sentence_starts(doc, layout)
        return doc


def _set_sentence_starts(doc: Doc, layout: Layout) -> None:
    """Start a spaCy sentence at every layout sentence and at every mark between two of them."""
    if not len(doc):
        return
    offsets, lengths, is_space = doc.to_array([IDX, LENGTH, IS_SPACE]).astype(int).T
    (words,) = np.nonzero(is_space == 0)
    ends = (offsets + lengths)[words].tolist()
    starts = list(_starts(offsets[words].tolist(), ends, layout.sentences))
    # All at once: to set one token's attribute, spaCy looks through all tokens of the Doc.
    begins = np.full((len(doc), 1), -1)
    begins[0] = begins[words[starts]] = 1
    doc.from_array([SENT_START], begins.astype("uint64"))  # type: ignore[arg-type]


def _starts(starts: Sequence[int], ends: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[int]:
    """Numbers of the tokens, of those that are no white space, that start a spaCy sentence."""
    upcoming, end = 0, -1  # the next sentence not yet started; the end of the one started last
    at = 0
    while at < len(starts):
        if end >= 0:
            at = bisect_left(starts, end, at)
        elif upcoming < len(sentences):
            at = bisect_right(ends, sentences[upcoming].start, at)
        else:
            return
        if at == len(starts):
            return
        yield at
        if upcoming == len(sentences) or ends[at] <= sentences[upcoming].start:
            end = -1  # a mark: it and what is next to it up to the next sentence
        # A token may hold the start of several sentences; it can begin only one spaCy sentence.
        while upcoming < len(sentences) and sentences[upcoming].start < ends[at]:
            end = sentences[upcoming].end
            upcoming += 1
        at += 1
