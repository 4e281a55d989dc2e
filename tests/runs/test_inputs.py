from __future__ import annotations

import json
import os
from pathlib import Path

from drugfacts.readers import plan
from drugfacts.runs import list_inputs


def test_inputs_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("x")
    first, second = map(json.loads, list_inputs(plan([tmp_path])).content.splitlines())
    assert "not a plain file" in first["error"]
    assert second["bytes"] == 1
