"""Layout: text → blocks (title, heading, question, paragraph, item), their sections and attributes, and sentences.

Importing this package does not import spaCy; the component is in `drugfacts.layout.component`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .analysis import analyse, title_of
from .model import HEADING_KINDS, Attributes, Block, BlockKind, Layout, Sentence
from .parts import Part, parts_of
from .sentences import split_sentences
from .use_lines import is_box, tells_use

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "HEADING_KINDS",
    "Attributes",
    "Block",
    "BlockKind",
    "Layout",
    "Part",
    "Sentence",
    "analyse",
    "is_box",
    "of",
    "parts_of",
    "split_sentences",
    "tells_use",
    "title_of",
]


def of(doc: Doc) -> Layout:
    """Read the layout that the component `drugfacts_layout` stored in a Doc.

    Raises
    ------
    KeyError
        If the component did not run on the Doc.

    Examples
    --------
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("drugfacts_layout")
    >>> of(nlp("- rash")).blocks[0].kind
    'item'
    """
    return Layout.from_data(doc.user_data["drugfacts_layout"])
