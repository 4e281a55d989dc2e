from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.clauses import trees_of

from .trees import arcs, tree

# "Losartan, which blocks receptors, helps."
RELATIVE = (
    "Losartan/NNP/nsubj/6 ,/,/punct/0 which/WDT/nsubj/3 blocks/VBZ/relcl/0 receptors/NNS/dobj/3 ,/,/punct/0 "
    "helps/VBZ/ROOT/6"
)


def test_tree_knows_root_and_children() -> None:
    made = tree(RELATIVE)
    assert (made.root, len(made)) == (6, 7)
    assert made.kids == [[1, 3, 5], [], [], [2, 4], [], [], [0]]
    assert made.children(3) == [2, 4]
    assert made.children(3, "dobj", "obj") == [4]
    assert made.child(3, "dobj") == 4
    assert made.child(3, "iobj") is None


def test_tree_walks_up_and_down() -> None:
    made = tree(RELATIVE)
    assert list(made.ancestors(4)) == [3, 0, 6]
    assert list(made.ancestors(6)) == []
    assert sorted(made.subtree(0)) == [0, 1, 2, 3, 4, 5]
    assert sorted(made.subtree(0, frozenset({"relcl"}))) == [0, 1, 5]
    assert made.text([0, 3, 4]) == "Losartan blocks receptors"


def test_tree_move_hangs_a_word_elsewhere() -> None:
    made = tree(RELATIVE)
    made.move(4, 6, "dobj")
    assert arcs(made)["receptors"] == "dobj helps"
    assert made.kids[3] == [2]
    assert made.kids[6] == [0, 4]


@pytest.mark.parametrize(("word", "head"), [(0, 3), (0, 4), (6, 4), (3, 3)])
def test_tree_move_never_makes_a_ring(word: int, head: int) -> None:
    made = tree(RELATIVE)
    made.move(word, head, "dep")
    for i in range(len(made)):
        assert len(list(made.ancestors(i))) < len(made)
    assert arcs(made) == arcs(tree(RELATIVE))


def test_tree_tells_verbs_from_nouns() -> None:
    made = tree("can/MD/aux/1 treat/VB/ROOT/1 pain/NN/dobj/1 Paris/NNP/npadvmod/1 mild/JJ/amod/2")
    assert [made.is_verb(i) for i in range(5)] == [True, True, False, False, False]
    assert [made.is_noun(i) for i in range(5)] == [False, False, True, True, False]


def test_trees_of_any_parsed_doc() -> None:
    """Another parser may stand in the place of ours: a Doc is all that is read."""
    words = ["It", "helps", ".", "It", "hurts"]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=[True, False, True, True, False],
        heads=[1, 1, 1, 4, 4],
        deps=["nsubj", "ROOT", "punct", "nsubj", "ROOT"],
        tags=["PRP", "VBZ", ".", "PRP", "VBZ"],
        lemmas=["it", "help", ".", "it", "hurt"],
    )
    first, second = trees_of(doc)
    assert (first.tokens, first.words, first.root) == ([0, 1, 2], words[:3], 1)
    assert (second.tokens, second.words, second.head) == ([3, 4], words[3:], [1, 1])
    assert second.lemma == ["it", "hurt"]


def test_trees_of_nothing() -> None:
    assert trees_of(spacy.blank("en")("")) == []


def test_trees_of_keep_offsets_into_the_text(nlp: Language) -> None:
    text = "💊 Losartan\u00a0helps.\r\n\r\nIt  is e\u0301te\u0301 now."
    for part in trees_of(nlp(text)):
        assert [text[start:end] for start, end in part.offsets] == part.words


@pytest.mark.parametrize(
    "text",
    [
        "**Sertraline** may cause _nausea_ in some.",
        "Sertraline may cause __nausea__\u00a0in some.",
    ],
)
def test_trees_have_no_marks_of_emphasis(nlp: Language, text: str) -> None:
    (made,) = trees_of(nlp(text))
    assert made.words == ["Sertraline", "may", "cause", "nausea", "in", "some", "."]
    assert [text[slice(*place)] for place in made.offsets] == made.words
    assert made.stretch(*_tokens(nlp, text, "nausea")) == (3, 4)


def test_trees_of_wrapped_lines_are_those_of_one_line(nlp: Language) -> None:
    text = "Sertraline, which many people take for months or for years on end, may cause nausea in some of them."
    (plain,) = trees_of(nlp(text))
    (wrapped,) = trees_of(nlp(text.replace(" cause ", " cause\n")))
    assert (wrapped.words, wrapped.head, wrapped.offsets) == (plain.words, plain.head, plain.offsets)


def test_trees_read_blanks_between_columns_as_words(nlp: Language) -> None:
    words = [word for made in trees_of(nlp("Common nausea    rash  itching")) for word in made.words]
    assert [word for word in words if not word.isspace()] == ["Common", "nausea", "rash", "itching"]
    assert len(words) == 6


@pytest.mark.parametrize("text", ["**", "\n\n", "* \n", "_ _"])
def test_trees_of_marks_alone_keep_them(nlp: Language, text: str) -> None:
    assert all(len(tree) for tree in trees_of(nlp(text)))


def _tokens(nlp: Language, text: str, word: str) -> tuple[int, int]:
    """The Doc's token that is a word, half open."""
    at = [token.text for token in nlp(text)].index(word)
    return at, at + 1
