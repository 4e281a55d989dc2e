"""What a vague denial denies: "does not touch MAO-B" its inhibition, "no action at H1 receptors" that it binds them."""

from __future__ import annotations

import re

from drugfacts.frames import Candidate, grammar

VAGUE = "modulates"
_NUMBERED = re.compile(r"([a-z]+)-?\d")


def denied_action(candidate: Candidate) -> str:
    """Return the action that is denied where the words only say that nothing is done to the target.

    Of an enzyme or a germ its inhibition, of a receptor or channel binding; of anything else that it is changed, as of
    a receptor where the words say "effect".

    Examples
    --------
    >>> import drugfacts
    >>> nlp = drugfacts.load()
    >>> texts = ("Safinamide does not touch MAO-A.", "Cetirizine has no action at muscarinic receptors.")
    >>> [(fact.action, fact.negated) for text in texts for fact in nlp(text)._.drugfacts.facts]
    [('inhibits', True), ('binds', True)]
    """
    term, words = candidate.term, grammar()
    if term is None:
        return VAGUE
    tree = term.view.tree
    name = term.mention.key.partition(":")[2] if term.mention is not None else ""
    spoken = {*tree.lowers[term.start : term.end], *tree.lemma[term.start : term.end]}
    if _names_enzyme({*spoken, *name.split()}):
        return "inhibits"
    if any(words.isa(word, "pathogen") for word in spoken):
        return "inhibits"  # what a drug could do to germs is to hinder them
    says_effect = any(words.isa(candidate.cue[0].tree.lemma[i], "changing_noun") for i in candidate.cue[1])
    return "binds" if not says_effect and any(words.isa(word, "binding_place") for word in spoken) else VAGUE


def denies_vaguely(candidate: Candidate) -> bool:
    """Whether a reading by weight is denied by a verb that only says that nothing is done: "without touching T"."""
    term = candidate.term
    if not candidate.frame.is_weighed or term is None:
        return False
    tree = term.view.tree
    verb = next((at for at in tree.ancestors(term.head) if tree.is_verb(at)), term.head)
    called = [
        tree.lower(k).removesuffix("ing") for k in tree.children(term.head, "amod")
    ]  # by the parser, "touching T"
    return any(grammar().isa(word, "modulate_verb") for word in (tree.lemma[verb], *called))


def _names_enzyme(names: set[str]) -> bool:
    return any(grammar().isa(name, "enzyme_name") or _is_enzyme(name) for name in names)


def _is_enzyme(name: str) -> bool:
    family = _NUMBERED.match(name)
    if family is not None and grammar().isa(family[1], "enzyme_name"):
        return True  # "PDE11"
    one = name.rstrip("s")
    return one.endswith("ase") and not grammar().isa(one, "no_enzyme")
