"""What fills the slots of a frame: drugs, terms and agencies, as the words that say them."""

from __future__ import annotations

from typing import NamedTuple

from .context import Mention, View


class DrugHit(NamedTuple):
    """A drug that fills a slot: its key, its words (``said`` is false where it has none), how it was taken."""

    key: str
    view: View
    start: int
    end: int
    said: bool = True
    circumstance: tuple[int, int] | None = None


class TermHit(NamedTuple):
    """A phrase that fills a slot: its words, the head among them, and the mention that covers it, if any.

    ``alias`` is a known term in a bracket that says the same again ("low calcium (hypocalcaemia)"), ``aside`` the words
    of a short form there ("monoamine oxidase (MAO)"). ``name`` stands in for words that alone would not say it
    ("reuptake of dopamine" in "reuptake of noradrenaline and dopamine"). ``is_people``: it says who may take the drug,
    and no use. ``anaphoric``: the words stand elsewhere, and the sentence points at them ("for this use").
    """

    view: View
    head: int
    start: int
    end: int
    mention: Mention | None = None
    population: tuple[int, int] | None = None
    alias: Mention | None = None
    aside: tuple[int, int] | None = None
    anaphoric: bool = False
    name: str | None = None
    is_people: bool = False

    @property
    def text(self) -> str:
        """The words of the phrase, for messages."""
        return self.view.tree.text(range(self.start, self.end))


class AgencyHit(NamedTuple):
    """An agency that fills a slot: its key and words.

    ``excepted`` after "but not by"; ``elided`` where the verb is left out: "... and the EMA a year later"; ``beside``
    the head of the use that it stands in a bracket of, where there are several: "for A (EMA, 2019) and B".
    """

    key: str
    view: View
    start: int
    end: int
    excepted: bool = False
    elided: bool = False
    beside: int | None = None
