"""What a check comes to: every text's findings, their sum, and which of them make it fail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .baseline import Baseline
from .compare import Comparison
from .findings import Finding
from .floors import Floor, floors_of, shortfalls
from .levels import Level
from .load import ExpectedFile
from .score import macro_f1


@dataclass(slots=True)
class CheckedText:
    """One text's result.

    Attributes
    ----------
    name : str
        Its path below the folder, without suffix.
    text, file : Path, ExpectedFile
        The text, and the facts expected of it.
    findings : tuple of Finding
        All that is not as expected.
    failure : str or None
        Why the text could not be processed.
    shortfalls : tuple of str
        Which of the file's own thresholds it does not reach.
    failing : tuple of Finding
        The findings that make it fail; set by :meth:`Report.judge`.
    problems : tuple of str
        The other reasons why it fails; set by :meth:`Report.judge`.
    """

    name: str
    text: Path
    file: ExpectedFile
    comparison: Comparison
    findings: tuple[Finding, ...] = ()
    failure: str | None = None
    shortfalls: tuple[str, ...] = ()
    failing: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """True where nothing makes the text fail."""
        return not self.failing and not self.problems

    def keys(self) -> list[str]:
        """Return what a baseline keeps of the text: its findings, and the thresholds that it does not reach."""
        return sorted([finding.key for finding in self.findings] + [f"threshold | {s}" for s in _names(self)])


def _names(text: CheckedText) -> list[str]:
    """Name the thresholds that are not reached without the figures, which change from run to run."""
    floors = floors_of(text.file.expected.thresholds)
    return [f"{floor.measure} | {floor.kind or 'all'}" for floor in floors if floor.shortfall(text.comparison)]


@dataclass(slots=True)
class Report:
    """The results of many texts, and their sum.

    Examples
    --------
    >>> report = Report()
    >>> report.macro_f1, report.passed
    (0.0, True)
    """

    level: Level = Level.RELAXED
    total: Comparison = field(default_factory=Comparison)
    texts: list[CheckedText] = field(default_factory=list)
    shortfalls: list[str] = field(default_factory=list)
    better: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    has_baseline: bool = False

    def add(self, text: CheckedText) -> None:
        """Add the result of a text."""
        text.shortfalls = tuple(shortfalls(text.comparison, floors_of(text.file.expected.thresholds)))
        self.texts.append(text)
        self.total.add(text.comparison)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the kinds that occur, over all texts."""
        return macro_f1(self.total)

    @property
    def passed(self) -> bool:
        """True where nothing fails; known after :meth:`judge`."""
        return not self.shortfalls and all(text.passed for text in self.texts)

    def judge(self, floors: Iterable[Floor] = (), baseline: Baseline | None = None) -> None:
        """Decide what fails.

        A text that could not be processed always does. With a baseline, what is not in it does; a text that it does not
        name cannot have got worse, and is kept in ``unknown``. Without one, a
        forbidden fact does; a text with thresholds of its own by these; any other by every difference, unless
        ``floors`` are given for all texts together.
        """
        floors = tuple(floors)
        self.shortfalls = shortfalls(self.total, floors)
        self.has_baseline = baseline is not None
        for text in self.texts:
            failed = (text.failure,) if text.failure else ()
            if baseline is not None and text.name not in baseline.texts:
                text.problems = failed
                self.unknown.append(text.name)
                continue
            if baseline is not None:
                news = baseline.news(text.name, text.keys())
                text.failing = tuple(finding for finding in text.findings if news.take(finding.key))
                text.problems = (*failed, *text.shortfalls) if news.left else failed
                self.better += [f"{text.name}: {key}" for key in news.gone]
                continue
            own = text.file.expected.thresholds is not None
            lenient = own or bool(floors)
            text.failing = tuple(f for f in text.findings if not lenient or f.difference.outcome == "forbidden")
            text.problems = (*failed, *text.shortfalls)
        if baseline is not None:
            self.better += [f"{name}: no longer there" for name in baseline.lost({text.name for text in self.texts})]
