"""What a check tells: the table by kind, and each text's differences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .compare import Comparison
from .score import macro_f1, scores

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(slots=True)
class Report:
    """The comparisons of many texts, and their sum.

    Examples
    --------
    >>> report = Report()
    >>> report.add("note", Comparison())
    >>> report.macro_f1
    0.0
    """

    total: Comparison = field(default_factory=Comparison)
    texts: dict[str, Comparison] = field(default_factory=dict)

    def add(self, name: str, comparison: Comparison) -> None:
        """Add the comparison of the text ``name``."""
        self.texts[name] = comparison
        self.total.add(comparison)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the kinds that occur, over all texts."""
        return macro_f1(self.total)

    def lines(self, at_most: int) -> Iterable[str]:
        """Yield each text's name with up to ``at_most`` of its differences."""
        for name, comparison in self.texts.items():
            if at_most and comparison.differences:
                yield name
                yield from (f"  {difference}" for difference in comparison.differences[:at_most])


def table(report: Report) -> Table:
    """Return the table of all kinds, with the macro F1 as its last row."""
    from rich import box
    from rich.table import Table

    result = Table(box=box.SIMPLE_HEAD, show_footer=True)
    result.add_column("kind", "macro F1")
    for name in ("P", "R"):
        result.add_column(name, justify="right")
    result.add_column("F1", f"{report.macro_f1:.3f}", justify="right")
    for name in ("right", "made up", "missed"):
        result.add_column(name, justify="right")
    for kind, score in scores(report.total).items():
        shares = (f"{share:.3f}" if score.occurs else "-" for share in (score.precision, score.recall, score.f1))
        result.add_row(kind, *shares, str(score.right), str(score.made_up), str(score.missed))
    return result
