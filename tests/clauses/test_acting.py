"""Verbs of action that the tagger takes for nouns or adjectives, read by a plain verb in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Meglitinides close potassium channels on beta cells.", "close"),
        ("Fibrates lower triglycerides.", "lower"),
        ("Thiazides and loop diuretics quicken sodium excretion.", "quicken"),
        ("Pamidronate binds to bone and poisons osteoclasts.", "poisons"),
        ("Risedronate, unlike the rest, also impairs mineralisation.", "impairs"),
        ("Perampanel blocks AMPA receptors, antagonises NMDA receptors and tires people.", "antagonises"),
        ("Sirolimus reduced mTOR signalling, induced autophagy, and was well tolerated.", "induced"),
        ("Donepezil blocked acetylcholinesterase and increased acetylcholine.", "increased"),
        ("Blockade of muscarinic receptors accounts for the dry mouth.", "accounts"),
        ("Promethazine blocks histamine receptors but crosses readily into the brain.", "crosses"),
        ("Polymyxin binds the outer membrane and tears it open.", "tears"),
        ("Aducanumab prompts microglia to clear amyloid.", "clear"),
    ],
)
def test_is_read_as_a_verb(nlp: Language, text: str, verb: str) -> None:
    assert next(token.tag_ for token in nlp(text) if token.text == verb) in {"VBP", "VBZ", "VB", "VBD"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The clear solution of atenolol lowers blood pressure.", "clear"),
        ("Low-dose atenolol and open receptors were compared.", "open"),
        ("Vitamin supplements contain calcium.", "supplements"),
    ],
)
def test_is_left_where_it_is_no_verb(nlp: Language, text: str, word: str) -> None:
    assert next(token.tag_ for token in nlp(text) if token.text == word)[0] != "V"


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Haloperidol\n\nBlocks dopamine receptors.", True),
        ("Tigecycline\n\nBinds to the 30S ribosomal subunit.", True),
        ("Lithium\n\nTargets for blood levels differ.", False),
        ("Lithium\n\nIncreases in creatinine were seen.", False),
    ],
)
def test_verb_that_opens_a_sentence(nlp: Language, text: str, opens: bool) -> None:
    first = text.rpartition("\n")[2].split()[0]
    assert (next(token.tag_ for token in nlp(text) if token.text == first) == "VBZ") == opens
