"""The cue words, loaded once from ``data/cues.yaml``."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from drugfacts.datafiles import read_data
from drugfacts.frames.dateline import MONTH

from .cue_index import CueIndex, Qualifying


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


_AFTER_BLANK = "(?<= )"
_DENYING = frozenset(
    {
        *("no", "none", "nothing", "nobody", "neither", "nor", "not", "never", "zero", "little", "yet", "non"),
        *("without", "against", "rather", "instead", "other", "independent", "independently"),
    }
)
"""Words that deny and stand in no list, for they do so in one construction each."""


class CueSet(_Strict):
    """Words and lemmas of one meaning; ``verbs`` and ``nouns`` count where they govern the predicate."""

    words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()

    @cached_property
    def may_govern(self) -> bool:
        """Whether there are words that count where they govern the predicate."""
        return bool(self.verbs or self.nouns or self.adjectives)


class Negation(CueSet):
    """Cues that deny.

    ``claims`` call a claim false, ``outcomes`` are what a use had none of unless they are ``harms`` ("side" effects),
    what is told by a verb of ``supposing`` a denied one of ``confirming`` takes back;
    ``partial`` words after "not" leave a part, ``degrees`` stand in a comparison ("not as often as"). ``holders`` deny
    what they hold ("lack of C"), ``held`` with "no" before them ("no sign of C"), ``opposing`` what they are "against";
    ``truths`` under "not" call it false.
    ``useless`` is what a drug is called that does not help, ``unchanged`` what is left as it was;
    what is ``dispensable`` may be wanting without that anything is denied ("without prescription");
    ``comparatives`` deny after "no", what is ``small`` is none, and ``hardly`` before "ever" leaves a part;
    of verbs of ``weighing`` nothing is denied but how much it weighs, of verbs of ``endings`` but that a harm ends,
    of ``grades`` but how bad it is; of whom no ``escapes`` is told, has it;
    what is not ``questioned`` stands, and so does what a ``factive`` word holds ("nobody told me that"), though in "it
    is not known that" only where the word is of how far that is ``spread``;
    what is held ``wrongly`` against a drug is no harm of it, and one that is called ``missing`` is not there.
    """

    claims: frozenset[str] = frozenset()
    supposing: frozenset[str] = frozenset()
    confirming: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    harms: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    opposing: frozenset[str] = frozenset()
    truths: frozenset[str] = frozenset()
    useless: frozenset[str] = frozenset()
    unchanged: frozenset[str] = frozenset()
    weighing: frozenset[str] = frozenset()
    dispensable: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    comparatives: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    hardly: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    escapes: frozenset[str] = frozenset()
    questioned: frozenset[str] = frozenset()
    factive: frozenset[str] = frozenset()
    spread: frozenset[str] = frozenset()
    wrongly: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


class Comparison(_Strict):
    """What says that there is ``less`` of a harm, and who are the ``untreated`` that it is compared with.

    Those ``without`` surely did not get the drug: "group" may be any.
    """

    less: frozenset[str]
    untreated: frozenset[str]
    without: frozenset[str]


class Instruction(CueSet):
    """Verbs that speak to the reader; with a that-clause those of ``minding`` only tell something.

    ``turning`` to somebody is what to do after a purpose: "To report a side effect, phone us"; ``telling`` is what to
    do with a harm: "yellow skin must be reported".
    """

    turning: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    minding: frozenset[str] = frozenset()


class Answers(_Strict):
    """How an answer to a question begins, after ``leads``: regular expressions over words with one blank between.

    Those that are ``open`` say neither: "We do not know." ``doubts`` are whole questions that make one of the statement
    before them: "I read that it causes C. Is that true?"
    """

    leads: tuple[str, ...]
    open: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    doubts: tuple[str, ...]

    @cached_property
    def affirming(self) -> re.Pattern[str]:
        """All beginnings that affirm in one expression."""
        return self._beginning(self.yes)

    @cached_property
    def denying(self) -> re.Pattern[str]:
        """All beginnings that deny in one expression."""
        return self._beginning(self.no)

    @cached_property
    def leaving_open(self) -> re.Pattern[str]:
        """All beginnings that neither affirm nor deny in one expression."""
        return self._beginning(self.open)

    @cached_property
    def doubting(self) -> re.Pattern[str]:
        """All questions that make one of what was said in one expression."""
        return re.compile(f"(?:{'|'.join(self.doubts)}) ")

    def _beginning(self, patterns: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(f"(?:(?:{'|'.join(self.leads)}) )*(?:{'|'.join(patterns)}) ")


class Qualifier(CueSet):
    """Cues that set fields of a fact, in order of precedence.

    Verbs ``undergone`` count only where they are passive, those ``by_science`` only where their subject is not people.
    """

    id: str
    kinds: frozenset[str]
    fixed: dict[str, Any] = Field(alias="set")
    undergone: frozenset[str] = frozenset()
    by_science: frozenset[str] = frozenset()

    @cached_property
    def may_govern(self) -> bool:
        """Whether there are words that count where they govern the predicate."""
        return bool(self.verbs or self.undergone or self.nouns or self.adjectives)


class Licensing(CueSet):
    """Words that make another status of an approval which they govern."""

    id: str
    status: str


class Afterwards(_Strict):
    """Subjects that point back at harms, further ones within a sentence, and words that call these serious.

    ``nouns`` are general ones by which a harm is taken up, "this complication", or announced, "two rare problems".
    """

    subjects: frozenset[str]
    further: frozenset[str]
    nouns: frozenset[str]
    words: frozenset[str]


class Dating(_Strict):
    """How a text dates a step: words of the day's news; nouns and verbs of "the decision, announced in March 2024"."""

    news: frozenset[str]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]

    @cached_property
    def decision(self) -> re.Pattern[str]:
        """A decision with its year, in lower-case words with one blank between; the year is the first group."""
        nouns, verbs = "|".join(self.nouns), "|".join(self.verbs)
        return re.compile(
            rf"(?: (?:the|this|that|its)|^ in an?) (?:[a-z-]+ ){{0,2}}(?:{nouns}) (?:, )?(?:(?:which|that) )?"
            rf"(?:(?:was|is) )?(?:{verbs}) (?!up )(?:[a-z]+ )?(?:(?:on|in) )?(?:\d\d? )?(?:{MONTH} )?(?:\d\d? ,? ?)?"
            r"(1[89]\d\d|20\d\d) "
        )


class Outcome(_Strict):
    """Whether a use came to nothing: words of trying and of hope, how hopes end, and expressions of failure.

    ``opens`` are the words with which a sentence goes on about what was tried, ``tells`` those of which it has one
    anywhere; ``failures`` are regular expressions,
    ``findings`` those that say it by themselves of what ``studies`` looked into, and ``verdicts`` those that are joined
    to any use.
    """

    tried: frozenset[str]
    opens: frozenset[str]
    tells: frozenset[str]
    hopes: frozenset[str]
    fadings: frozenset[str]
    failures: tuple[str, ...]
    verdicts: tuple[str, ...]
    studies: frozenset[str]
    findings: tuple[str, ...]

    @cached_property
    def finding(self) -> re.Pattern[str]:
        """All findings of studies in one expression."""
        return re.compile("|".join(f"(?: (?:{pattern}) )" for pattern in self.findings))

    @cached_property
    def verdict(self) -> re.Pattern[str]:
        """All verdicts in one expression."""
        return re.compile("|".join(f"(?: (?:{pattern}) )" for pattern in self.verdicts))

    @cached_property
    def failure(self) -> re.Pattern[str]:
        """All failures in one expression, over lower-case words with one blank between."""
        return re.compile("|".join(f"(?: (?:{pattern}) )" for pattern in (*self.failures, *self.findings)))


class TakenBack(_Strict):
    """Words by which something is but ``supposing``, and how it is taken back, as regular expressions.

    So are the ``phrases`` that suppose; ``answers`` are a sentence of their own: "It does not." Of the words that
    suppose, ``claims`` do so of uses as well.
    """

    supposing: frozenset[str]
    claims: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    refutations: tuple[str, ...]
    answers: tuple[str, ...]

    @cached_property
    def of_uses(self) -> TakenBack:
        """The same for uses, which are supposed by fewer words."""
        return self.model_copy(update={"supposing": self.claims, "phrases": ()})

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All refutations in one expression, over lower-case words with one blank between."""
        return re.compile("|".join(f"(?: (?:{pattern}) )" for pattern in self.refutations))

    @cached_property
    def phrase(self) -> re.Pattern[str] | None:
        """All phrases in one expression, if there are any."""
        return re.compile("|".join(f"(?: (?:{pattern}) )" for pattern in self.phrases)) if self.phrases else None

    @cached_property
    def answer(self) -> re.Pattern[str]:
        """All answers in one expression, over the words of a whole sentence without its marks."""
        return re.compile("|".join(f"(?: (?:{pattern}) )" for pattern in self.answers))


class Supposed(CueSet):
    """Words that make an approval a thought; ``licensed`` is what an approved use is called."""

    licensed: frozenset[str] = frozenset()


class Cues(_Strict):
    """All cues; the fields are the keys of the file."""

    negation: Negation
    comparison: Comparison
    hedge: CueSet
    instruction: Instruction
    answers: Answers
    guarded: CueSet
    supposed: Supposed
    licensing: tuple[Licensing, ...]
    passing: tuple[re.Pattern[str], ...]
    afterwards: Afterwards
    dating: Dating
    outcome: Outcome
    refuted: TakenBack
    given_up: TakenBack
    qualifiers: tuple[Qualifier, ...]

    def plainly(self, text: str) -> str:
        """A text without what compares or takes back: "more often than with X", "seldom severe"."""
        if self.in_passing.search(text):
            for pattern in self.passing:
                text = pattern.sub(" | ", text)
        return text

    @cached_property
    def in_passing(self) -> re.Pattern[str]:
        """All that compares or takes back in one expression, since most texts hold nothing of it."""
        patterns = [pattern.pattern for pattern in self.passing]
        if not all(pattern.startswith(_AFTER_BLANK) for pattern in patterns):
            return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
        after = "|".join(f"(?:{pattern.removeprefix(_AFTER_BLANK)})" for pattern in patterns)
        return re.compile(f"{_AFTER_BLANK}(?:{after})")  # the blank is looked for once at each place, not for each

    @cached_property
    def hedging(self) -> frozenset[str]:
        """All words and lemmas without one of which nothing is said with reserve."""
        return self.hedge.words | self.hedge.verbs | self.hedge.nouns | self.hedge.adjectives

    @cached_property
    def denying(self) -> frozenset[str]:
        """All words and lemmas without one of which nothing is denied, but by a word that the parse calls a denial."""
        negation = self.negation
        alone = negation.words | negation.verbs | negation.nouns | negation.adjectives
        beside = negation.hardly | negation.small | negation.unchanged | negation.holders
        called = negation.claims | negation.useless | negation.wrongly | negation.missing | self.outcome.fadings
        return alone | beside | called | _DENYING

    @cached_property
    def index(self) -> CueIndex:
        """The qualifiers by their words."""
        return CueIndex(
            Qualifying(cue.id, cue.kinds, cue.words, cue.verbs | cue.undergone | cue.nouns | cue.adjectives)
            for cue in self.qualifiers
        )

    @cached_property
    def steps(self) -> frozenset[str]:
        """The words with which begins what makes another status of an approval."""
        return frozenset(words.split(" ")[0] for cue in self.licensing for words in cue.words)


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Load the cues that come with the package."""
    return Cues.model_validate(read_data("assertion", "cues.yaml"))
