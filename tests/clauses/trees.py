"""Trees for the tests: written by hand, or parsed by the pipeline."""

from __future__ import annotations

from spacy.language import Language

from drugfacts.clauses import Tree, repair, trees_of


def tree(text: str, **lemmas: str) -> Tree:
    """A tree written as "word/tag/label/head ...", heads counted from 0; ``lemmas`` by word where they differ."""
    rows = [part.rsplit("/", 3) for part in text.split()]
    words = [row[0] for row in rows]
    ends = [sum(len(word) + 1 for word in words[: i + 1]) - 1 for i in range(len(words))]
    return Tree(
        tokens=range(len(words)),
        words=words,
        lemma=[lemmas.get(word, word.lower()) for word in words],
        tag=[row[1] for row in rows],
        dep=[row[2] for row in rows],
        head=[int(row[3]) for row in rows],
        offsets=[(end - len(word), end) for word, end in zip(words, ends, strict=True)],
    )


def parsed(nlp: Language, text: str) -> Tree:
    """The tree of a text of one sentence, mended."""
    (only,) = trees_of(nlp(text))
    return repair(only)


def arcs(of: Tree) -> dict[str, str]:
    """Each word's label and head, for comparison: words of the test sentences differ."""
    return {of.words[i]: f"{of.dep[i]} {of.words[of.head[i]]}" for i in range(len(of))}


def check_mended(text: str, expected: dict[str, str]) -> None:
    """Check that a tree is mended to the arcs expected, is still a tree, and is mended no further a second time."""
    mended = repair(tree(text))
    found = arcs(mended)
    assert {word: found[word] for word in expected} == expected
    for i in range(len(mended)):
        assert len(list(mended.ancestors(i))) < len(mended)
        assert mended.head[i] == i or i in mended.kids[mended.head[i]]
    assert sum(len(kids) for kids in mended.kids) == len(mended) - 1
    assert arcs(repair(mended)) == found
