"""The last component: facts onto the Doc, as JSON-able data behind ``doc._.drugfacts``."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from drugfacts._version import __version__
from drugfacts.lexicon import Lexicon
from drugfacts.mentions.mention import names_no_drug
from drugfacts.records import Document, Generator
from drugfacts.weighing import Weights

from .build import gather
from .merge import Gathered

KEY = "drugfacts_record"


class Facts:
    """Write the facts of a Doc to ``doc._.drugfacts``. Made by the factory ``drugfacts_facts``.

    Parameters
    ----------
    lexicon : Lexicon
    min_confidence : float
        Facts of less are left out.
    table : mapping of str to Weights, optional
        By kind of term: what reads the terms that frames have left; without it, they are left.
    """

    def __init__(
        self, lexicon: Lexicon, min_confidence: float = 0.0, table: Mapping[str, Weights] | None = None
    ) -> None:
        self.lexicon = lexicon
        self.min_confidence = min_confidence
        self.table = table
        if not Doc.has_extension("drugfacts"):
            Doc.set_extension("drugfacts", getter=document_of)

    def __call__(self, doc: Doc) -> Doc:
        """Read the facts of one Doc."""
        doc.user_data[KEY] = {"generator": self.generator(doc), **self.gather(doc).finished(self.min_confidence)}
        return doc

    def gather(self, doc: Doc) -> Gathered:
        """Read the facts of a Doc that may be a part of a text, and leave the Doc as it is."""
        return Gathered() if names_no_drug(doc) else gather(doc, self.lexicon, self.table)

    def generator(self, doc: Doc) -> dict[str, str]:
        """Say what made the record of a Doc."""
        model = doc.user_data.get("drugfacts_model", "unknown")
        return {"version": __version__, "model": model, "lexicon": self.lexicon.version}


def document_of(doc: Doc) -> Document:
    """Return the record of a Doc: what ``doc._.drugfacts`` gives.

    The Doc's ``user_data`` may hold ``drugfacts_id``, ``drugfacts_source`` and ``drugfacts_warnings``.
    """
    data = doc.user_data[KEY]
    return Document.for_text(
        doc.text,
        generator=Generator(**data["generator"]),
        id=doc.user_data.get("drugfacts_id", "text"),
        source=doc.user_data.get("drugfacts_source"),
        title=doc.user_data.get("drugfacts_layout", {}).get("title"),
        drugs=data["drugs"],
        facts=data["facts"],
        warnings=doc.user_data.get("drugfacts_warnings", ()),
    )
