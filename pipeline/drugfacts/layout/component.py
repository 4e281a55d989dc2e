"""The spaCy component `drugfacts_layout`: layout into the Doc, as JSON-able data and sentence starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    table = doc.to_array([IDX, LENGTH, IS_SPACE])
    starts = list(_starts(table.tolist(), layout.sentences))
    # All at once: to set one token's attribute, spaCy looks through all tokens of the Doc.
    doc.from_array([SENT_START], np.where(starts, 1, -1).astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]


def _starts(tokens: Iterable[list[int]], sentences: Sequence[Sentence]) -> Iterator[bool]:
    """Whether each token (offset, length, whether it is white space) starts a spaCy sentence."""
    upcoming, end = 0, -1  # the next sentence not yet started; the end of the one started last
    for at, (start, length, is_space) in enumerate(tokens):
        begins = at == 0
        last = start + length
        if not is_space:
            if upcoming < len(sentences) and last > sentences[upcoming].start and start >= end:
                begins = True
                # A token may hold the start of several sentences; it can begin only one spaCy sentence.
                while upcoming < len(sentences) and sentences[upcoming].start < last:
                    end = sentences[upcoming].end
                    upcoming += 1
            elif 0 <= end <= start:
                begins, end = True, -1  # a mark: it and what is next to it up to the next sentence
        yield begins
