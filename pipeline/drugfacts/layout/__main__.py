"""``python -m drugfacts.layout FILE…``: print the blocks of texts, for whoever mends the layout."""

from __future__ import annotations

import sys
from pathlib import Path

from .analysis import analyse


def main(paths: list[str]) -> None:
    """Print one line a block: index, kind, section, attributes, heading, lead-in, sentences, the text's head."""
    for path in paths:
        text = Path(path).read_bytes().decode("utf-8-sig")
        layout = analyse(text)
        sys.stdout.write(f"== {path}: {layout.title!r}\n")
        for index, block in enumerate(layout.blocks):
            sentences = sum(sentence.block == index for sentence in layout.sentences)
            attributes = ",".join("=".join(pair) for pair in block.attributes)
            head = " ".join(text[block.start : block.end].split())[:70]
            links = f"h{block.heading} l{block.lead_in}"
            sys.stdout.write(
                f"{index:3} {block.kind:9} {block.section or '-':17} {attributes:25} {links:9} {sentences:2}  {head}\n"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
