from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drugfacts.clauses.prepare import Plan, plan_sentence, term_head


def plan(text: str, *terms: tuple[int, int]) -> Plan:
    return plan_sentence(text.split(), terms)


def fragments(text: str, *terms: tuple[int, int]) -> list[str]:
    """What the parser reads, a string a fragment."""
    words = text.split()
    return [" ".join(words[i] for i in fragment.tokens) for fragment in plan(text, *terms).fragments]


@pytest.mark.parametrize(
    ("term", "head"),
    [
        ("pain", "pain"),
        ("NMDA receptors", "receptors"),
        ("shortness of breath", "shortness"),
        ("loss of control of anger", "loss"),
        ("sensitivity to light", "sensitivity"),
        ("N - methyl - D - aspartate receptor", "receptor"),
        ("of pain", "pain"),
    ],
)
def test_term_head_is_the_word_that_the_name_is_of(term: str, head: str) -> None:
    assert term.split()[term_head(term.split())] == head


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("It helps .", [], ["It helps ."]),
        ("It blocks NMDA receptors .", [(2, 4)], ["It blocks receptors ."]),
        ("It causes shortness of breath at night", [(2, 5)], ["It causes shortness at night"]),
        ("Pain ( dull ) and rash", [], ["Pain and rash", "dull"]),
        ("Pain ( dull ) and rash ( red )", [], ["Pain and rash", "dull", "red"]),
        ("Pain [ dull ] passes", [], ["Pain passes", "dull"]),
        ("Pain ( dull ( a little ) ) passes", [], ["Pain passes", "dull ( a little )"]),
        ("Pain ( ) passes", [], ["Pain ( ) passes"]),
        ("Pain ( dull passes", [], ["Pain ( dull passes"]),
        ("Pain dull ) passes", [], ["Pain dull ) passes"]),
        ("( Dull ) pain", [], ["( Dull ) pain"]),
        ("An FDA - approved drug", [], ["An approved drug"]),
        ("Losartan Tablets , USP , are old", [], ["Losartan Tablets are old"]),
        ("It helps , USP", [], ["It helps"]),
        ("USP is old", [], ["USP is old"]),
        ("Adults 18 years of age and older with pain", [], ["Adults with pain"]),
        ("Children aged 6 to 12 years take it", [], ["Children take it"]),
        ("6 years ago it came", [], ["6 years ago it came"]),
        ("It lasted for 6 years", [], ["It lasted for 6 years"]),
        ("Moderate to severe pain", [], ["severe pain"]),
        ("Follow - up visit", [], ["Follow - up visit"]),
    ],
)
def test_plan_shows_the_parser(text: str, terms: list[tuple[int, int]], expected: list[str]) -> None:
    assert fragments(text, *terms) == expected


def test_plan_longer_terms_win() -> None:
    assert fragments("severe chest wall pain", (1, 4), (2, 4), (0, 2)) == ["severe pain"]


def test_plan_leaves_a_term_whole_that_a_bracket_cuts() -> None:
    assert fragments("chest pain ( acute ) syndrome", (0, 6)) == ["chest pain syndrome", "acute"]


def test_plan_merges_terms_inside_brackets() -> None:
    assert fragments("Pain ( chest wall pain ) passes", (2, 5)) == ["Pain passes", "pain"]


def test_plan_hangs_a_bracket_on_the_word_before_it() -> None:
    made = plan("GABA receptor ( dull ) passes", (0, 2))
    assert made.fragments[1].anchor == 1
    assert made.attached[2] == made.attached[4] == (1, "punct")
    assert made.attached[0] == (1, "compound")


def test_plan_of_no_words() -> None:
    assert plan_sentence([], []) == Plan()


@pytest.mark.parametrize("words", [["\n"], [" ", "\n"], ["("], ["(", ")"], ["-"], ["\n", "pain", "\n"]])
def test_plan_of_odd_sentences_has_a_main_fragment(words: list[str]) -> None:
    made = plan_sentence(words, [])
    assert made.fragments[0].tokens
    assert made.fragments[0].anchor is None


# Pieces of sentences, so that the search meets brackets, hyphens and blanks more often than by chance.
PIECES = ["(", ")", "[", "]", "-", "–", ",", " ", "\n", "of", "pain", "receptors", "FDA", "approved", "limiting", "."]
WORDS = st.lists(st.sampled_from(PIECES), max_size=25)
TERMS = st.lists(st.tuples(st.integers(0, 24), st.integers(1, 6)), max_size=6)


@given(WORDS, TERMS)
@settings(max_examples=400, deadline=None)
def test_plan_puts_every_token_in_one_place(words: list[str], terms: list[tuple[int, int]]) -> None:
    made = plan_sentence(words, inside(words, terms))
    parsed = [i for fragment in made.fragments for i in fragment.tokens]
    assert sorted([*parsed, *made.attached]) == list(range(len(words)))
    for fragment in made.fragments:
        assert fragment.tokens == tuple(sorted(fragment.tokens))


@given(WORDS, TERMS)
@settings(max_examples=400, deadline=None)
def test_plan_attaches_everything_to_one_root(words: list[str], terms: list[tuple[int, int]]) -> None:
    """Whatever root the parser finds in each fragment, the arcs lead to the main fragment's and never in a ring."""
    made = plan_sentence(words, inside(words, terms))
    for pick in (0, -1):
        heads = {i: head for i, (head, _) in made.attached.items()}
        for fragment in made.fragments:
            root = fragment.tokens[pick]
            heads.update(dict.fromkeys(fragment.tokens, root))
            heads[root] = root if fragment.anchor is None else fragment.anchor
        for i in heads:
            at, steps = i, 0
            while heads[at] != at:
                at, steps = heads[at], steps + 1
                assert steps <= len(words), f"a ring at {i} of {words}"
            assert at == made.fragments[0].tokens[pick]


def inside(words: list[str], terms: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start, start + length) for start, length in terms if start + length <= len(words)]


@pytest.mark.parametrize("text", ["Rash occurs ( see section 4 ) .", "Rash occurs [ seeWarnings ( 5.1 ) ] ."])
def test_cross_reference_is_not_parsed(text: str) -> None:
    made = plan(text)
    assert [fragment.tokens for fragment in made.fragments] == [(0, 1, len(text.split()) - 1)]
    assert {label for _, label in made.attached.values()} == {"punct"}
