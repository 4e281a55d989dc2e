"""All frames, ways of saying a fact as data, and the word classes that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from drugfacts.clauses.clause import lemmas_of
from drugfacts.datafiles import read_data
from drugfacts.errors import DrugfactsError

from .expressions import Alphabet, Compiler, Phrases
from .frame import Frame, frames_in

__all__ = ["Frame", "Grammar", "grammar"]


class Grammar:
    """All frames, found by their predicates; and the word classes that they name.

    Attributes
    ----------
    frames : list of Frame
        Those of the package, and then one's own.
    own : sequence of Frame
        One's own.
    version : str
        The hash of the files that these are from; empty where there are none.
    lemmas : frozenset of str
        The lemmas of words that may be a predicate that has frames.
    endings : dict of str to tuple of str
        The classes of endings, as :meth:`str.endswith` takes them.
    countries : dict of str to str
        Words for countries, each with the key of its agency.
    seats : dict of str to str
        Words that stand for an agency by themselves, each with its key: "Brussels".
    schemes : dict of str to tuple of str
        Schemes that one agency alone has, each with the key of that agency.
    """

    def __init__(
        self,
        frames: Sequence[Frame],
        classes: dict[str, frozenset[str]],
        macros: dict[str, str] | None = None,
        own: Sequence[Frame] = (),
        version: str = "",
    ) -> None:
        self.frames = [*frames, *own]
        self.own = own
        self.version = version
        self.classes = classes
        self.endings = {name: tuple(sorted(words)) for name, words in classes.items() if name.endswith("_ending")}
        self._named = {**classes, **{f"${name}": words for name, words in classes.items()}}
        for frame in self.frames:  # "@condition" is no class of words
            names = (*frame.where.values(), *frame.unless.values())
            self._named.update((name, frozenset()) for name in names if name[0] == "@")
        self._by_word: dict[str, list[Frame]] = {}
        self.listed = [frame for frame in self.frames if frame.listed]
        self.boxed = [frame for frame in self.frames if frame.boxed]
        self.reported = [frame for frame in self.frames if frame.reported]
        self.labels = [frame for frame in self.frames if frame.labels]
        self.timelines = [frame for frame in self.frames if frame.timeline]
        self.told = [frame for frame in self.frames if frame.told]
        self.phrases = [frame for frame in self.frames if frame.phrases]
        self.macros = macros or {}
        self.alphabet = Alphabet()
        self._compiler = Compiler(self.macros, classes, self.alphabet)
        seen: set[str] = set()
        for frame in self.frames:
            if frame.id in seen:
                raise DrugfactsError(f"two frames with the id {frame.id!r}: give one of them another")
            seen.add(frame.id)
            if sum(map(bool, frame.ways)) != 1:
                raise DrugfactsError(
                    f"frame {frame.id!r}: give it words or phrases, "
                    "or one of listed, boxed, reported, labels, timeline, told"
                )
            for word in self.expand(frame.words, f"frame {frame.id!r}"):
                self._by_word.setdefault(word, []).append(frame)
        self.lemmas = lemmas_of(self._by_word)
        self.seats = {word: key for key, words in _by_agency(classes, "seat_") for word in words}
        self.countries = {word: key for key, words in reversed(_by_agency(classes, "country_")) for word in words}
        self.schemes = {word: (key,) for key, words in _by_agency(classes, "scheme_") for word in words}
        self._expressions: Phrases[Frame] | None = None

    def extended(self, own: Sequence[Frame], classes: dict[str, frozenset[str]], version: str) -> Grammar:
        """These frames and classes, and after them others, see :mod:`.own`."""
        return Grammar(self.frames, classes, self.macros, own, version)

    def expand(self, words: tuple[str, ...], where: str) -> Iterator[str]:
        """Yield the words with every ``$class`` spelled out."""
        for word in words:
            if not word.startswith("$"):  # "@condition" stands for itself: any known condition is the predicate
                yield word
            elif word[1:] in self.classes:
                yield from self.classes[word[1:]]
            else:
                raise DrugfactsError(f"{where} names the unknown word class {word!r}: add it to words.yaml")

    def asked_by(self, frame: Frame) -> Iterator[frozenset[str]]:
        """Yield for each phrase of a frame the words of which a sentence must have one; none where it asks for none."""
        for phrase in frame.phrases:
            needs = self._compiler.phrase(phrase).needs
            yield self.alphabet.words_of(self.alphabet.rarest(needs))

    @property
    def expressions(self) -> Phrases[Frame]:
        """The compiled phrases of all frames: made all together, since the alphabet is complete only then."""
        if self._expressions is None:
            made = [(self._compiler.phrase(phrase), frame) for frame in self.phrases for phrase in frame.phrases]
            self._expressions = Phrases(made, self.alphabet)
        return self._expressions

    @property
    def predicates(self) -> Collection[str]:
        """All predicates that have frames."""
        return self._by_word.keys()

    def wanted(self, word: str) -> bool:
        """Whether a predicate has frames."""
        return word in self._by_word

    def of(self, word: str) -> list[Frame]:
        """The frames of a predicate, in the order of the files."""
        return self._by_word.get(word, [])

    def members(self, name: str) -> frozenset[str]:
        """The words of a class."""
        return self._named[name]

    def isa(self, word: str, name: str) -> bool:
        """Whether a lemma belongs to a word class."""
        return word in self._named[name]


def _by_agency(classes: dict[str, frozenset[str]], prefix: str) -> list[tuple[str, frozenset[str]]]:
    """The classes of words whose names are a prefix and an agency, each with that agency's key."""
    return [
        (f"agency:{name.removeprefix(prefix)}", words) for name, words in classes.items() if name.startswith(prefix)
    ]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Load the frames that come with the package.

    Raises
    ------
    DrugfactsError
        Where a file does not fit the model: the message names file, frame and field.

    Examples
    --------
    >>> any(frame.id == "mechanism.inhibits" for frame in grammar().of("block"))
    True
    """
    listed = {**read_data("frames", "words.yaml")["classes"], **read_data("frames", "piece_words.yaml")["classes"]}
    classes = {name: frozenset(_spelled_out(name, listed)) for name in listed}
    kinds = ("mechanism", "approval", "indication", "indication_phrases", "side_effect", "side_effect_phrases")
    frames = [frame for kind in kinds for frame in frames_in(f"{kind}.yaml")]
    return Grammar(frames, classes, read_data("frames", "macros.yaml")["macros"])


def _spelled_out(name: str, listed: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The words of a class, those of each ``$class`` in its list put in."""
    for word in listed[name]:
        if word[:1] == "$":
            yield from _spelled_out(word[1:], listed)
        else:
            yield word
