"""What the README shows is what happens: its Python runs, its JSON is what comes out, its frame is a frame."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

import yaml
from spacy.language import Language

from drugfacts.explain import explain, to_text
from drugfacts.frames import grammar


def blocks(root: Path, language: str) -> list[str]:
    text = (root / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_readme_python_runs(root: Path) -> None:
    result = doctest.testfile(str(root / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 8
    assert result.failed == 0


def test_readme_json_is_what_the_text_gives(root: Path, nlp: Language) -> None:
    text = blocks(root, "text")[0].rstrip("\n")
    shown = json.loads(blocks(root, "json")[0])
    facts = [json.loads(fact.model_dump_json()) for fact in nlp(text)._.drugfacts.facts]
    assert shown in facts


def test_readme_explanation_is_what_explain_says(root: Path, nlp: Language) -> None:
    text = "Sertraline rarely causes seizures. Smoking causes cancer. Does sertraline help with pain?"
    assert text in " ".join((root / "README.md").read_text(encoding="utf-8").split())
    lines = [line.plain for line in to_text(explain(nlp(text)))]
    shown = [line for line in blocks(root, "text")[1].splitlines() if line]
    assert [line for line in lines if line in shown] == shown


def test_readme_frame_is_one_of_the_frames(root: Path) -> None:
    shown = yaml.safe_load(blocks(root, "yaml")[0])[0]
    frame = next(f for f in grammar().frames if f.id == shown["id"])
    assert set(shown["examples"]) <= set(frame.examples)
    assert set(shown["counterexamples"]) <= set(frame.counterexamples)
    assert set(shown["words"]) <= set(frame.words)
