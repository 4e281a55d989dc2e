from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.weighing import Weights, weights
from drugfacts.weighing.weights import NOTHING, from_json, load, to_json

TABLE = Weights(
    (NOTHING, "indication", "side_effect"),
    (1.0, 0.0, 0.0),
    {"before:for": (-0.5, 2.0, -0.5), "before:cause": (-1.0, -0.5, 2.5)},
)


def test_evidence_adds_up() -> None:
    assert TABLE.sums([["before:for", "before:cause", "unknown"], []]).tolist() == [[-0.5, 1.5, 2.0], [1.0, 0.0, 0.0]]
    assert sum(TABLE.chances(["before:for"])) == pytest.approx(1)
    assert TABLE.chances(["before:cause"])[2] > 0.8


def test_sums_are_those_of_adding_one_after_the_other() -> None:
    table = weights()["condition"]
    names = [name for n, name in enumerate(table.table) if n % 97 == 0]
    plain = list(table.start)
    for name in names:
        plain = [a + b for a, b in zip(plain, table.table[name], strict=True)]
    assert table.sums([names])[0].tolist() == pytest.approx(plain)
    assert table.sums([names[::-1]]).tolist() == table.sums([names]).tolist()  # to the same bits


def test_reasons_are_what_speaks_for_an_outcome_and_against_nothing() -> None:
    assert TABLE.telling(["before:for", "before:cause"], "side_effect") == [("before:cause", 3.5)]


def test_manner_of_a_text_adds_to_it() -> None:
    more = Weights(TABLE.outcomes, (0.0, 0.0, 1.0), {"before:for": (0.0, -3.0, 1.0), "word:rash": (0.0, 0.0, 2.0)})
    table = Weights(TABLE.outcomes, TABLE.start, TABLE.table, {"report": more})
    assert table.of("report").sums([["before:for"]]).tolist() == [[0.5, -1.0, 1.5]]
    assert table.of("report").sums([["word:rash"]]).tolist() == [[1.0, 0.0, 3.0]]
    assert table.of("") is table
    assert table.of("subject").sums([["before:for"]]).tolist() == TABLE.sums([["before:for"]]).tolist()
    assert table.of("report").telling(["before:for"], "side_effect") == [("before:for", 1.0)]
    again = from_json(to_json({"condition": table}, {}))["condition"]
    assert again.of("report").sums([["before:for"]]).tolist() == [[0.5, -1.0, 1.5]]


def test_file_is_read_as_it_was_written() -> None:
    again = from_json(to_json({"condition": TABLE}, {"corpus": 3}))
    assert again["condition"].chances(["before:for"]) == TABLE.chances(["before:for"])


def test_own_file_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text(to_json({"condition": TABLE}, {}))
    assert load(str(own))["condition"].outcomes == TABLE.outcomes
    assert load("built-in") is weights()
    assert load("") == load("", "built-in") == {}


@pytest.mark.parametrize(
    ("content", "told"), [(None, "cannot be read"), ("{}", "holds no weights"), ("[", "no weights")]
)
def test_unusable_file_is_told(tmp_path: Path, content: str | None, told: str) -> None:
    own = tmp_path / "own.json"
    if content is not None:
        own.write_text(content)
    with pytest.raises(DrugfactsError, match=told):
        load(str(own))


def test_built_in_weights_know_the_outcomes() -> None:
    assert weights()["condition"].outcomes == (
        "indication",
        "indication, denied",
        NOTHING,
        "side_effect",
        "side_effect, denied",
    )
    assert weights()["target"].outcomes == ("activates", "binds", "inhibits", "modulates", NOTHING)


def test_whether_an_outcome_leads_is_what_the_sums_say() -> None:
    assert TABLE.may_lead(["before:for", "before:for"], 4.0)
    assert not TABLE.may_lead(["before:for", "before:for"], 4.1)
    assert not TABLE.may_lead(["before:for", "before:cause"], 4.0)  # not the same outcome's
    table = weights()["unlisted condition"]
    names = list(table.table)
    for first in range(0, len(names), 97):
        some = names[first : first + 9]
        sums = dict(zip(table.outcomes, table.sums([some])[0].tolist(), strict=True))
        lead = max(value for outcome, value in sums.items() if outcome != NOTHING) - sums[NOTHING]
        assert table.may_lead(some, lead)
        assert not table.may_lead(some, lead + 1e-5)
