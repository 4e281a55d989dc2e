"""What the README shows is what happens: its Python runs, its JSON is what comes out, its frame is a frame."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from spacy.language import Language

from drugfacts.check import Expected
from drugfacts.cli import check
from drugfacts.cli.main import main
from drugfacts.explain import explain, to_text
from drugfacts.language import process


def blocks(root: Path, language: str, page: str = "README.md") -> list[str]:
    text = (root / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_readme_python_runs(root: Path) -> None:
    result = doctest.testfile(str(root / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 8
    assert result.failed == 0


def test_readme_json_is_what_the_text_gives(root: Path, nlp: Language) -> None:
    text = blocks(root, "text")[0].rstrip("\n")
    shown = json.loads(blocks(root, "json")[0])
    # The confidence moves a little whenever the precision of the frames is measured anew.
    confidence = shown.pop("confidence")
    facts = [json.loads(fact.model_dump_json()) for fact in nlp(text)._.drugfacts.facts]
    assert any(abs(fact.pop("confidence") - confidence) <= 0.05 and fact == shown for fact in facts)


def test_readme_explanation_is_what_explain_says(root: Path, nlp: Language) -> None:
    text = "Sertraline rarely causes seizures. Smoking causes cancer. Does sertraline help with pain?"
    assert text in " ".join((root / "README.md").read_text(encoding="utf-8").split())
    lines = [line.plain for line in to_text(explain(nlp(text)))]
    shown = [line for line in blocks(root, "text")[1].splitlines() if line]
    assert [line for line in lines if line in shown] == shown


DEMO = """\
drugs:
  - {name: sertraline, aliases: [Zoloft]}
facts:
  - {kind: side_effect, drug: sertraline, effect: weight gain}
  - {kind: side_effect, drug: sertraline, effect: seizures, frequency: common}
"""


@pytest.fixture
def real(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `drugfacts check` use the pipeline that the tests have loaded."""
    monkeypatch.setattr(check, "Pipeline", lambda *args: lambda batch: process(batch, nlp))


@pytest.mark.usefixtures("real")
def test_readme_difference_is_told_like_that(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = blocks(root, "console")[0]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "article.txt").write_text(blocks(root, "text")[0], encoding="utf-8")
    (tmp_path / "texts" / "article.yaml").write_text(DEMO)
    monkeypatch.chdir(tmp_path)
    assert main(["check", "texts"]) == 1
    assert shown in capsys.readouterr().out


def test_readme_expected_facts_fit_their_model(root: Path) -> None:
    shown = next(block for block in blocks(root, "yaml") if block.startswith("drugs:"))
    expected = Expected.model_validate(yaml.safe_load(shown))
    assert (len(expected.facts), len(expected.forbid)) == (4, 1)
    assert expected.thresholds is not None


@pytest.mark.usefixtures("real")
def test_job_and_hook_check_a_corpus(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(blocks(root, "yaml", "docs/howto/ci.md")).splitlines()
    commands = [line.split(": ", 1)[1] for line in lines if re.search(r"(run|entry): drugfacts ", line)]
    assert len(commands) == 2
    (tmp_path / "corpus").mkdir()
    for name in ("baseline.json", "ketamine-anxiety.txt", "ketamine-anxiety.yaml"):
        (tmp_path / "corpus" / name).symlink_to(root / "corpus" / name)
    monkeypatch.chdir(tmp_path)
    for command in commands:
        arguments = shlex.split(command.replace("$GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md")))
        assert main(arguments[1:]) == 0
    assert (tmp_path / "summary.md").read_text().startswith("### drugfacts check: passed")
    assert (tmp_path / "facts.xml").is_file()


def test_pytest_settings_are_those_of_the_plugin(root: Path, pytestconfig: pytest.Config) -> None:
    page = (root / "docs" / "howto" / "ci.md").read_text(encoding="utf-8")
    names = set(re.findall(r"drugfacts_[a-z_0-9]+(?= =|`)", page))
    assert len(names) > 4
    for name in names:
        pytestconfig.getini(name)
