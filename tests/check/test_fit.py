from __future__ import annotations

from drugfacts.check.fit import SEEN_MARKED, Design, Example


def example(evidence: str, *outcomes: str, text: str = "own", manner: str = "", is_marked: bool = False) -> Example:
    return Example(text, "condition", frozenset({evidence}), frozenset(outcomes), True, manner, is_marked=is_marked)


def likeliest(examples: list[Example], evidence: str, manner: str = "") -> str:
    design = Design(examples)
    table = design.weights(design.fit(range(len(examples))), 1.0)
    chances = table.of(manner).chances([evidence])
    return table.outcomes[chances.index(max(chances))]


BASE = [example("before:for", "use")] * 4 + [example("before:cause", "harm")] * 4 + [example("before:ask", "no")] * 9


def test_an_open_example_goes_to_the_likeliest_of_its_outcomes() -> None:
    open_ones = [example("before:try", "use", "no")] * 9
    assert likeliest([*BASE, *open_ones], "before:try") == "no"
    assert likeliest([*BASE, *open_ones, *[example("before:try", "use")] * 5], "before:try") == "use"


def test_evidence_counts_otherwise_in_another_manner() -> None:
    told = [example("before:with", "no")] * 9 + [example("before:with", "harm", manner="report")] * 9
    assert likeliest([*BASE, *told], "before:with") == "no"
    assert likeliest([*BASE, *told], "before:with", "report") == "harm"


def test_what_few_marked_texts_say_is_not_learned() -> None:
    def marked(texts: int) -> list[Example]:
        return [example("word:rash", "harm", text=f"m{n % texts}", is_marked=True) for n in range(20)]

    assert ("", "word:rash") not in Design([*BASE, *marked(SEEN_MARKED - 1)]).names
    assert ("", "word:rash") in Design([*BASE, *marked(SEEN_MARKED)]).names
