"""A frame as its file has it: one way of saying a fact.

A frame names predicates (verbs, nouns or adjectives by lemma; ``$name`` for a word class) and where their arguments
stand in a clause. ``drug: [subj, with]`` means: the drug is the subject, otherwise what stands after "with". A dot
steps into an argument: ``subj.of`` is X in "side effects of X". ``topic`` is the drug that the passage is about,
``next`` the one named right after the predicate ("the COX-2 inhibitor X").
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from drugfacts.datafiles import read_data
from drugfacts.errors import DrugfactsError
from drugfacts.kinds import FactKind

FIXED = "set"
"""What the field ``fixed`` is called in files."""
CONFIG = ConfigDict(extra="forbid", populate_by_name=True)
Path = Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z]+)*$")]


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)  # no model: its fields are asked all the time
class Frame:
    """One way of saying a fact.

    Attributes
    ----------
    id : str
        ``kind.name``, unique; written into the evidence of every fact that the frame finds.
    words : tuple of str
        Lemmas of the predicate, "lead" or "bring on" or "side effect"; ``$name`` stands for a class of words,
        ``@condition`` for any known condition, ``@drug`` for any known drug, ``@drug_class`` for any known class.
    labels : bool
        The frame has no predicate: it reads labels that name a harm, see :mod:`drugfacts.frames.labels`.
    phrases : tuple of str
        The frame reads the pieces of a sentence, not its clauses: see :mod:`drugfacts.frames.phrases`.
    drug, term, agency : tuple of str
        Paths to the arguments, tried in order; the first that yields something is taken. ``term`` is the target,
        condition, effect or use. Of an approval, ``event`` stands for what its stretch of the sentence tells (see
        :mod:`drugfacts.frames.event`), ``licensed`` for the drug and uses that an approval was spoken of last for,
        ``spoken`` for uses told right before, ``refused`` for those made off label, ``passage`` for the only agency
        told of before. ``before`` stands for the condition that an earlier clause is about. ``acted`` is the drug
        whose mechanism was told right before, and ``consequence`` is that drug where "this" or "in turn" takes up
        what was told.
    where : dict of str to str
        Path to the word class that the head of the argument there must belong to.
    unless : dict of str to str
        Path to the word class that it must not belong to; at a path of ``term`` only that argument is passed over.
    known : bool
        Whether the term must be one that the lexicon knows (unless the section is about such terms).
    known_at : tuple of str
        Paths where the term must be one that the lexicon knows.
    section : str or None
        The frame holds in this kind of section only.
    status : str or None
        The frame holds under a heading or lead-in that states this status only.
    under : dict of str to str
        What else a heading or lead-in must state that the frame holds under: ``licence: "true"``.
    fragment : bool
        Whether the predicate must be what a sentence without a verb is about: "For the relief of pain". Its section is
        then the one where it stands, or none at all.
    listed : bool
        The frame has no predicate: it reads list items, and sentences that are but a list, under a heading or lead-in.
    boxed : bool
        The frame has no predicate: it reads lines that leave out what they tell the use of, see
        :mod:`drugfacts.frames.boxed`.
    reported : bool
        The frame has no predicate: it reads what is complained of in a report, see :mod:`drugfacts.frames.report`.
    timeline : bool
        The frame has no predicate: it reads lines of a year, an agency and a condition, see
        :mod:`drugfacts.frames.timeline`.
    told : bool
        The frame has no predicate of its own: in a passage about harm it reads what no other frame has taken.
    passage : bool
        The frame holds in a passage about harm only: a section on adverse reactions, or where a harm was told before.
    counted : bool
        The frame holds where a sentence counts whom it befell ("in 9 % of the men"); with ``passage`` there as well.
    possible : bool
        The predicate must be said to be possible ("may", "can"), or the frame holds in a passage about harm only: what
        a drug is there to do, a writer says outright.
    whole : bool
        The term is a part of the body with the predicate, what becomes of it: "dulls the hearing", "ankles swell";
        with a ``name`` the part alone.
    fixed : dict
        Fields that the frame sets: ``action``, ``status``, ``serious``, ``negated`` ...
    bare_term : bool
        Whether the fact stands without its term (an approval for no stated use).
    needs_agency : bool
        Whether there is no fact where no agency is named.
    nominal : bool
        Whether the predicate must be a noun: "licence", not "licensed".
    verbal : bool
        Whether the predicate must be a verb: "works", not "the work".
    gerund : bool
        Whether the predicate must be a gerund that is what something is said of: "blocking T slows it".
    agent : str or None
        The word class that whoever does it must belong to, where it is no agency: an insurer approves no medicine.
    continues : "must", "may", "refused" or None
        Whether the frame goes on from an approval spoken of right before ("X followed in 2012"): there is a fact only
        then, or it takes over what is not said again. Its drug ``licensed`` is that approval's. With "refused" there
        is a fact only where that approval was refused ("but relented in 2012").
    intransitive : bool
        Whether the predicate must be active and without an object: "X followed", not "X followed Y".
    needs_year : bool
        Whether there is no fact where no year is given.
    only_denied : bool
        Whether the frame reads denials alone: "no benefit in C".
    denial_acts : bool
        Whether what is denied of the term is what the drug does: "so that T can no longer bind".
    names_harm : bool
        Whether the predicate at ``self`` is a term by itself, known or not: "addictive".
    no_infinitive : bool
        Whether no infinitive may follow: "was found", not "was found to cause".
    alone : bool
        Whether no verb may stand over the predicate: "No nausea with X."
    apart : bool
        Whether a phrase says of which other drug a harm is known, so that what is denied over it does not reach it:
        "does not cause the cough seen with X".
    bids : bool
        What the reader is told to do tells the fact: "watch for C".
    agentless : bool
        Whether the predicate must be passive without an agent: "autophagy was enhanced".
    drug_said : bool
        Whether the words must name the drug, so that what the passage is about is not enough.
    at_large : bool
        Whether it must be said of people at large who have the illness: "to people with C", not "to a man with C".
    any_state : bool
        Whether the harm may be one that the text says people have: "patients with X-induced lupus".
    of_illness : bool
        Whether the harm may be what the drug is for: "your acne may flare at first".
    also : tuple of str
        Other kinds of fact that follow: an approved use is an approved indication.
    name : str or None
        How to name the term where its words alone would not say it: "loss of {}".
    unseen : str or None
        Why the frame stands although it finds nothing in ``corpus/``: the texts that word it so.
    examples, counterexamples : tuple of str
        Texts in which the frame finds what is marked (``<drug>``, ``<target>`` ...), and texts where it finds nothing.
    """

    id: str = Field(pattern=r"^[a-z_]+\.[a-z0-9_]+$")
    fact: FactKind
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    listed: bool = False
    boxed: bool = False
    reported: bool = False
    fragment: bool = False
    labels: bool = False
    timeline: bool = False
    told: bool = False
    passage: bool = False
    counted: bool = False
    possible: bool = False
    whole: bool = False
    drug: tuple[Path, ...] = ("topic",)
    term: tuple[Path, ...] = ()
    agency: tuple[Path, ...] = ()
    where: dict[Path, str] = Field(default_factory=dict)
    unless: dict[Path, str] = Field(default_factory=dict)
    known: bool = False
    known_at: tuple[Path, ...] = ()
    section: str | None = None
    status: str | None = None
    under: dict[str, str] = Field(default_factory=dict)
    fixed: dict[str, Any] = Field(default_factory=dict, validation_alias=FIXED, serialization_alias=FIXED)
    bare_term: bool = False
    needs_agency: bool = False
    nominal: bool = False
    verbal: bool = False
    gerund: bool = False
    agent: str | None = None
    continues: Literal["must", "may", "refused"] | None = None
    intransitive: bool = False
    needs_year: bool = False
    only_denied: bool = False
    denial_acts: bool = False
    names_harm: bool = False
    no_infinitive: bool = False
    alone: bool = False
    agentless: bool = False
    apart: bool = False
    bids: bool = False
    drug_said: bool = False
    at_large: bool = False
    any_state: bool = False
    of_illness: bool = False
    also: tuple[FactKind, ...] = ()
    name: str | None = None
    unseen: str | None = None
    note: str = ""
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()

    def as_in_file(self) -> dict[str, Any]:
        """Return what stands of it in a file: what is not left as it is, under the names that files use."""
        data = TypeAdapter(type(self)).dump_python(self, mode="json", by_alias=True, exclude_defaults=True)
        assert isinstance(data, dict)
        return data

    @property
    def is_weighed(self) -> bool:
        """Whether it stands in for a frame where a term was read by weight, and so reads nothing itself."""
        return not any(self.ways)

    @property
    def ways(self) -> tuple[object, ...]:
        """How it reads: one of these says something."""
        return (self.words, self.phrases, self.listed, self.boxed, self.reported, self.labels, self.timeline, self.told)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    frames: list[Frame]


def frames_in(name: str) -> list[Frame]:
    """Read the frames of a file of the package.

    Raises
    ------
    DrugfactsError
        Where one of them is not well formed.
    """
    try:
        return _File.model_validate(read_data("frames", name)).frames
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DrugfactsError(f"{name}: {where}: {first['msg']}") from error
