from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.check import ExpectedError, find_cases, load_expected, read_expected
from drugfacts.errors import DrugfactsError


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "note.yaml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("content", ["", "drugs:\nfacts:\n", "{}"])
def test_expected_nothing_is_allowed(tmp_path: Path, content: str) -> None:
    expected = load_expected(write(tmp_path, content))
    assert (expected.drugs, expected.facts) == ((), ())


def test_expected_words_are_no_truth_values(tmp_path: Path) -> None:
    """Nitric oxide is NO, and no "false"."""
    fact = "{kind: mechanism, drug: nitroglycerin, action: activates, target: nitric oxide, accept: [NO], hedged: yes}"
    (expected,) = load_expected(write(tmp_path, f"facts: [{fact}]")).facts
    assert (expected.terms, expected.hedged) == (("nitric oxide", "NO"), True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("drugs: [", ":1: not YAML"),
        ("drugs:\n\t- {name: a}", ":2: not YAML"),
        ("just words", "the file: "),
        ("- a\n- b", "the file: "),
        ("drugs: [{nam: a}]", "drugs.0.nam: Extra inputs are not permitted: did you mean 'name'? (and 1 more)"),
        ("drugs: [{aliases: [a]}]", "drugs.0.name: Field required"),
        ("drugs: [{name: a, colour: red}]", "drugs.0.colour: Extra inputs"),
        ("facts: [{kind: sideeffect, drug: a, effect: b}]", "facts.0: Input tag 'sideeffect'"),
        ("facts: [{kind: side_effect, drug: a}]", "facts.0.side_effect.effect: Field required"),
        ("facts: [{kind: indication, drug: a, condition: b, status: legal}]", "facts.0.indication.status"),
        ("facts: [{kind: approval, drug: a, status: approved, negated: true}]", "facts.0.approval.negated"),
        (b"drugs: [{name: \xff}]", "not YAML"),
        ("drugs:\n\t- {name: a}", "a tab stands in the indentation: use spaces"),
        ("drugs:\n  - {name: a}\nfacts: [{kind: x", ":3: not YAML"),
        ("drugs:\n  - name: a\n    colour: red", "note.yaml:3: drugs.0.colour: Extra inputs"),
        ("drugs: [{name: a, alias: b}]", "did you mean 'aliases'?"),
        ("fact: []", ":1: fact: Extra inputs are not permitted: did you mean 'facts'?"),
        ("\nfacts:\n- kind: side_effect\n  drug: a\n", ":3: facts.0.side_effect.effect: Field required"),
        ("facts:\n- {kind: indication, drug: a, condition: b,\n   status: legal}", ":3: facts.0.indication.status"),
        ("facts: [{kind: side_effect, drug: a, effect: b, sirious: true}]", "did you mean 'serious'?"),
        ("facts: [{kind: side_effect, drug: a, effect: b, x1: 3}]", "the keys are accept, circumstance, drug, effect"),
        ("drugs:\n- name: a\n  name: b", ":3: the key 'name' stands here twice"),
        ("forbid: [{kind: side_effect, target: b}]", "'target' is no field of the kind 'side_effect'"),
        ("forbid: [{kind: indication, status: withdrawn}]", "status 'withdrawn' is none of approved, off_label"),
        ("forbid: [{knd: indication}]", "did you mean 'kind'?"),
        ("thresholds: {f2: 0.5}", "thresholds.f2: Extra inputs are not permitted: the keys are approval, drug, f1"),
        ("thresholds: {\n drug: {f1: 2}}", ":2: thresholds.drug.f1: Input should be less than or equal to 1"),
        ("thresholds: {drug: {rcall: 1}}", "did you mean 'recall'?"),
        ("drugs: [{name: a, aliases: b}, {nam: c}]", "(and 2 more)"),
    ],
)
def test_expected_what_is_wrong_is_said_in_one_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(DrugfactsError) as error:
        load_expected(write(tmp_path, content))
    assert message in str(error.value)
    assert str(tmp_path / "note.yaml") in str(error.value)
    assert "\n" not in str(error.value)


def test_expected_lines_are_known(tmp_path: Path) -> None:
    file = read_expected(
        write(tmp_path, "# said\ndrugs:\n  - {name: a}\n\nforbid:\n  - kind: indication\n    drug: a\n")
    )
    assert (file.line("drugs", 0), file.line("forbid", 0), file.line("facts", 0)) == (3, 6, None)


def test_suite_tells_every_unusable_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("drugs: [")
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.yaml").touch()
    (tmp_path / "c.yaml").touch()
    (tmp_path / "c.txt").touch()
    told: list[ExpectedError] = []
    assert [case.name for case in find_cases([tmp_path], told.append)] == ["c"]
    assert [(error.path.name, error.line) for error in told] == [("a.yaml", 1), ("b.yaml", None)]


def test_suite_cases_are_in_order_and_named_by_path(tmp_path: Path) -> None:
    for name in ("b", "sub/a", "a-b"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.txt").touch()
        (tmp_path / f"{name}.yaml").touch()
    (tmp_path / "unchecked.txt").touch()
    assert [case.name for case in find_cases([tmp_path])] == ["a-b", "b", "sub/a"]
    assert [case.name for case in find_cases([tmp_path / "b.yaml"])] == ["b"]


def test_suite_missing_text_is_said(tmp_path: Path) -> None:
    write(tmp_path, "")
    with pytest.raises(DrugfactsError, match=r"note.yaml: its text is missing: put note.txt beside it"):
        find_cases([tmp_path])


def test_suite_folder_without_expected_facts_is_said(tmp_path: Path) -> None:
    with pytest.raises(DrugfactsError, match="no expected facts"):
        find_cases([tmp_path])


def test_suite_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DrugfactsError, match="no such file"):
        find_cases([tmp_path / "gone"])
