"""Lines that tell what a product is for and leave unsaid which."""

from __future__ import annotations

import pytest

from drugfacts.datafiles import read_data
from drugfacts.layout import analyse, is_box, tells_use
from drugfacts.layout.use_lines import FILE

DATA = read_data("layout", FILE)
EXAMPLES = [(kind, example) for kind in ("telegraphic", "named") for row in DATA[kind] for example in row["examples"]]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[example["text"] for _, example in EXAMPLES])
def test_examples_of_the_data(kind: str, example: dict[str, str | bool]) -> None:
    text, gives = str(example["text"]), example["gives"]
    assert is_box(text) == gives
    assert tells_use(text) == (gives and kind == "telegraphic")


def test_such_a_line_stands_in_a_section_on_uses_of_its_own() -> None:
    text = "Soothes sunburn.\n\nIt is blue.\n\nWarnings\n\nFor relief of pain only."
    sections = {text[b.start : b.end]: b.section for b in analyse(text).blocks}
    assert sections["Soothes sunburn."] == "uses"
    assert sections["It is blue."] is None
    assert sections["For relief of pain only."] == "warnings"


def test_a_long_text_is_no_box() -> None:
    assert not is_box("Relieves itching.\n\n" + "The town lies on a river. " * 400)
