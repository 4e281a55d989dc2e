"""The last component: facts onto the Doc, as JSON-able data behind ``doc._.drugfacts``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from drugfacts._version import __version__
from drugfacts.frames import Grammar, grammar
from drugfacts.frames.precision import Precision
from drugfacts.lexicon import Lexicon
from drugfacts.mentions.mention import names_no_drug
from drugfacts.records import Document, Generator
from drugfacts.strings import text_of
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
    words : Grammar, optional
        The frames; those of the package where they are left out.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        min_confidence: float = 0.0,
        table: Mapping[str, Weights] | None = None,
        words: Grammar | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.min_confidence = min_confidence
        self.table = table
        self.words = words or grammar()
        self._measured = _measured_with(self.words)
        if not Doc.has_extension("drugfacts"):
            Doc.set_extension("drugfacts", getter=document_of)

    def __call__(self, doc: Doc) -> Doc:
        """Read the facts of one Doc."""
        gathered = self.gather(doc)
        doc.user_data[KEY] = {
            "generator": self.generator(doc),
            **self.finished(gathered),
            "around": gathered.around(),
        }
        return doc

    def gather(self, doc: Doc) -> Gathered:
        """Read the facts of a Doc that may be a part of a text, and leave the Doc as it is."""
        return Gathered() if names_no_drug(doc) else gather(doc, self.lexicon, self.table, self.words)

    def finished(self, gathered: Gathered) -> dict[str, Any]:
        """Return drugs and facts as a record has them, those of less confidence left out."""
        return gathered.finished(self.min_confidence, self._measured)

    @property
    def version(self) -> str:
        """The version of the program, and with frames of one's own their hash: the same version reads the same."""
        return f"{__version__}+frames.{self.words.version[:12]}" if self.words.version else __version__

    def generator(self, doc: Doc) -> dict[str, str]:
        """Say what made the record of a Doc."""
        model = doc.user_data.get("drugfacts_model", "unknown")
        return {"version": self.version, "model": model, "lexicon": self.lexicon.version}


def _measured_with(words: Grammar) -> Precision | None:
    """The counts of the frames in use; None for those of the package, which are read when first asked for."""
    if not words.own:
        return None
    from drugfacts.frames.own import measured_with

    return measured_with(words.own)


def around_facts(doc: Doc) -> dict[str, str]:
    """Return the second opinions on the facts of a Doc by their id, which its record leaves out."""
    around: dict[str, str] = doc.user_data[KEY]["around"]
    return around


def document_of(doc: Doc) -> Document:
    """Return the record of a Doc: what ``doc._.drugfacts`` gives.

    The Doc's ``user_data`` may hold ``drugfacts_id``, ``drugfacts_source`` and ``drugfacts_warnings``.
    """
    data = doc.user_data[KEY]
    return Document.for_text(
        text_of(doc),
        generator=Generator(**data["generator"]),
        id=doc.user_data.get("drugfacts_id", "text"),
        source=doc.user_data.get("drugfacts_source"),
        title=doc.user_data.get("drugfacts_layout", {}).get("title"),
        drugs=data["drugs"],
        facts=data["facts"],
        warnings=doc.user_data.get("drugfacts_warnings", ()),
    )
