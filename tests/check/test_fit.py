from __future__ import annotations

from drugfacts.check.fit import SEEN_MARKED, Design, Example, of_manner


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


def test_what_a_manner_adds_is_fitted_on_top_and_moves_nothing_else() -> None:
    design = Design(BASE)
    base = design.weights(design.fit(range(len(BASE))), 1.0)
    apart = [
        example(evidence, outcome, text=f"m{n}", manner="research", is_marked=True)
        for n in range(2 * SEEN_MARKED)
        for evidence, outcome in (("before:cause", "no"), ("before:for", "use"))
    ]
    more = of_manner("research", apart, base)
    assert more.chances(["before:cause"]) == base.chances(["before:cause"])
    chances = more.of("research").chances(["before:cause"])
    assert base.outcomes[chances.index(max(chances))] == "no"
    assert "before:cause" in more.manners["research"].table


def test_a_manner_that_is_fitted_last_teaches_with_all_else_as_if_it_were_none() -> None:
    told = [example("before:with", "harm", manner="research")] * 9
    assert {manner for manner, _ in Design([*BASE, *told]).names} == {""}
