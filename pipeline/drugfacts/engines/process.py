"""The one function that every engine runs: a batch of texts to their records."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drugfacts.errors import DrugfactsError
from drugfacts.readers import SourceText
from drugfacts.records import Document

from .lean_spacy import import_spacy

if TYPE_CHECKING:
    from spacy.language import Language

_MOST_STRINGS = 20_000
"""New words after which the pipeline is loaded anew, so that long runs do not keep all that they have met."""

Process = Callable[[Sequence[SourceText]], Iterable[Document]]
"""Texts to their records, one for each, in order. Raises where a text cannot be processed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pipeline is loaded with, and how it reads; what is left out is as the config says.

    Attributes
    ----------
    config : Path or None
        A pipeline config in place of the package's own.
    model : str or None
        A spaCy model to parse with in place of the config's.
    lexicon : tuple of Path
        Files of one's own terms.
    frames : tuple of Path
        Files of one's own frames.
    min_confidence : float or None
        Leave out facts of less confidence.
    max_chars : int or None
        Code points of a text that are read at once; a longer one is read in parts.
    gate : bool or None
        Whether to leave sentences unparsed that can hold no fact.
    """

    config: Path | None = None
    model: str | None = None
    lexicon: tuple[Path, ...] = ()
    frames: tuple[Path, ...] = ()
    min_confidence: float | None = None
    max_chars: int | None = None
    gate: bool | None = None


class Pipeline:
    """The language pipeline as a :data:`Process`.

    It is loaded at the first batch, and pickles without what it loaded, so that every worker loads its own. However
    often it is loaded, it reads by the same files of one's own: a change would be in some of the records only.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._own = _content_of((*self.settings.lexicon, *self.settings.frames))
        self._nlp: Language | None = None
        self._strings = 0

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_nlp": None, "_strings": 0}

    def load(self) -> Language:
        """Load the pipeline, once.

        Raises
        ------
        DrugfactsError
            Where it cannot be loaded, or files of one's own have changed since.
        """
        if self._nlp is None:
            self._refuse_changes()
            import_spacy()
            try:
                from drugfacts import language

                given = self.settings
                self._nlp = language.load(
                    given.config,
                    model=given.model,
                    lexicon=given.lexicon,
                    frames=given.frames,
                    min_confidence=given.min_confidence,
                    gate=given.gate,
                )
            except DrugfactsError:
                raise
            except Exception as error:
                reason = " ".join(f"{type(error).__name__}: {error}".split())
                raise DrugfactsError(f"the pipeline cannot be loaded: {reason}: install drugfacts anew") from error
            self._strings = len(self._nlp.vocab.strings)
        return self._nlp

    def _refuse_changes(self) -> None:
        for path, content in _content_of(self._own).items():
            if content != self._own[path]:
                raise DrugfactsError(f"{path} has changed while it was in use: restore it, or start anew")

    def __call__(self, batch: Sequence[SourceText]) -> list[Document]:
        """Return the records of ``batch``, in order."""
        nlp = self.load()
        from drugfacts import language

        records = list(language.process(batch, nlp, self.settings.max_chars or language.MAX_CHARS))
        if len(nlp.vocab.strings) - self._strings > _MOST_STRINGS:
            self._nlp = None  # loaded anew, in a quarter of a second: spaCy keeps every word that it has met
            del nlp
            gc.unfreeze()  # who runs it may have frozen the first one, which then would never go
            gc.collect()
            _give_back()
        return records


def _give_back() -> None:
    """Give free memory back to the system, where the C library can (glibc): loading takes more at once than is free."""
    import ctypes  # short runs do not come here

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _content_of(paths: Iterable[Path]) -> dict[Path, str]:
    """The hashes of files; one that is not there has none, and its reader will tell of it."""
    return {path: sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in paths}
