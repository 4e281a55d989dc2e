"""Lines that tell what a product is for and leave unsaid which."""

from __future__ import annotations

import pytest

from drugfacts.datafiles import read_data
from drugfacts.layout import analyse, tells_use
from drugfacts.layout.use_lines import FILE

DATA = read_data("layout", FILE)
EXAMPLES = [example for row in DATA["telegraphic"] for example in row["examples"]]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"] for example in EXAMPLES])
def test_examples_of_the_data(example: dict[str, str | bool]) -> None:
    assert tells_use(str(example["text"])) == example["gives"]


def test_such_a_line_stands_in_a_section_on_uses_of_its_own() -> None:
    text = "Soothes sunburn.\n\nIt is blue.\n\nWarnings\n\nFor relief of pain only."
    sections = {text[b.start : b.end]: b.section for b in analyse(text).blocks}
    assert sections["Soothes sunburn."] == "uses"
    assert sections["It is blue."] is None
    assert sections["For relief of pain only."] == "warnings"
