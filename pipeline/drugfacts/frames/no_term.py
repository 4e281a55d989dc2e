"""What stands where a term should and names none: pronouns, codes, parts of the body alone, general words."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.phrases import extent

from .context import View
from .model import Grammar
from .term_shape import names_nothing

_CHANGES = frozenset({"increase", "rise", "decrease", "decline", "reduction", "toxicity"})
_CODE = 3  # letters of a code at most
_WITH_TREATMENT = frozenset({"diagnosis", "evaluation", "assessment"})
_FUNCTION = frozenset({"PRP", "WP", "WDT", "EX", "DT", "CD", "IN", "TO", "CC"})
_PRONOUNS = frozenset({"none", "anything", "nothing", "something", "everything"})


def is_no_name(view: View, at: int, words: Grammar) -> bool:
    """Pronouns, numbers and function words; drugs and agencies; anaphors."""
    tree = view.tree
    is_number = tree.words[at] == "I" and at > 0 and words.isa(tree.lemma[at - 1], "numbered")  # "complex I"
    if not is_number and (tree.tag[at] in _FUNCTION or tree.lower(at) in _PRONOUNS):
        return True
    if words.isa(tree.lemma[at], "quantity") or tree.lower(at) == "%" or at in view.anaphors:
        return True
    brand = view.mention(at - 1, "drug") if at and _is_code(tree.words[at]) else None
    if brand is not None and brand.end == at and not view.mention(at, "condition", "target"):
        return True  # "Wellbutrin XL"
    if at and f"{tree.lower(at - 1)} {tree.lemma[at]}" in words.classes["core_adverse_effect"]:
        start, end = extent(tree, at, words.classes["strip"])
        return end - start == 2  # "adverse reactions", but not "adverse reactions of the skin"
    named = view.mention(at, "drug", "drug_class", "agency")
    return named is not None and view.mention(at, "condition", "target") is None


def _is_code(word: str) -> bool:
    """Whether a word is of the letters by which a maker tells its products apart: "XL"."""
    return len(word) <= _CODE and word.isalpha() and word.isupper()


def is_taken_with(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a noun says that a medicine is taken with others, and not for what: "an adjunct to diet", "an add-on"."""
    if words.isa(tree.lemma[at], "beside_noun"):
        return True
    return at > 1 and "".join(tree.lowers[at - 2 : at + 1]) == "add-on"


def is_no_harm_here(view: View, at: int, words: Grammar) -> bool:
    """Whether a word is but a part of the body, or a disease kept in check: "had asthma, well controlled on X".

    Nor is it a harm what is done to a molecule, "resulted in activation of AMPK", or a change of nothing that is said.
    """
    tree = view.tree
    kept = (k for k in tree.children(at, "acl") if tree.lemma[k] == "control")
    if any(tree.lower(n) == "well" for k in kept for n in tree.kids[k]) or _is_bare_part(view, at, words):
        return True
    return _is_done_to_molecule(view, at, words) or _is_bare_change(view, at)


def _is_bare_change(view: View, at: int) -> bool:
    """Whether it is not said what changes, or what is harmed: "a small increase", "limited by toxicity"."""
    tree = view.tree
    if tree.lemma[at] not in _CHANGES or view.mention(at, "condition") is not None:
        return False
    saying = ("amod",) if tree.lemma[at] == "toxicity" else ()
    return not tree.children(at, "prep", "compound", "nmod", "poss", "acl", *saying)


def _is_done_to_molecule(view: View, at: int, words: Grammar) -> bool:
    """Whether a noun says that a known target is acted on that is written like a molecule: with capitals, a number."""
    tree = view.tree
    if not any(words.isa(tree.lemma[at], name) for name in ("inhibit_noun", "activate_noun")):
        return False
    of = (p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj"))
    named = [m for p in of if (m := view.mention(p, "target")) is not None]
    return any(c.isupper() or c.isdigit() for m in named for word in tree.words[m.start : m.end] for c in word[1:])


def _is_bare_part(view: View, at: int, words: Grammar) -> bool:
    """Whether a word is but a part of the body: "lips" in "swelling of the face, lips or throat"."""
    part = words.isa(view.tree.lemma[at], "body_part") or words.isa(view.tree.lemma[at], "organ")
    if not part or view.mention(at, "condition"):
        return False
    start, end = extent(view.tree, at, words.classes["strip"])
    return end - start == 1


def is_microbe(view: View, at: int, words: Grammar) -> bool:
    """Whether a word stands for what an infection is caused by: "susceptible strains", "Moraxella catarrhalis"."""
    tree = view.tree
    if words.isa(tree.lemma[at], "microbe"):
        of = any(tree.lower(k) == "of" for k in tree.children(at, "prep"))
        return of or tree.lemma[at] != "strain" or any(words.isa(tree.lower(k), "of_microbe") for k in tree.kids[at])
    if at == 0 or view.mention(at, "condition") or not tree.words[at].islower() or tree.dep[at] == "dobj":
        return False  # "to eradicate Helicobacter pylori" is what the drug is for
    genus = tree.words[at - 1]
    is_genus = genus[:1].isupper() and (genus[1:].islower() or (genus.endswith(".") and len(genus) == 2))
    return is_genus and tree.lower(at).endswith(words.endings["species_ending"])


def explains(view: View, at: int, words: Grammar) -> bool:
    """Whether a general word explains the one before it: "CYP1A2, an enzyme which ..."."""
    lemma = view.tree.lemma[at]
    general = lemma in words.classes["needs_modifier"] or lemma in words.classes["generic_term"]
    return general and view.tree.dep[at] == "appos"


def may_be_condition(view: View, at: int, fact: str, words: Grammar) -> bool:
    """Whether a word in no list may name a condition: a noun that says something, and no target of a drug."""
    tree = view.tree
    if names_nothing(view, at, words) or tree.tag[at][:2] in {"JJ", "RB", "UH"}:
        return False
    if any(k in view.anaphors for k in tree.children(at, "compound")):
        return False  # "the drug damages ...", the verb read as a noun
    if fact != "side_effect" and any(words.isa(tree.lemma[at], name) for name in ("no_condition", "period")):
        return fact == "approval" and any(view.mention(k, "target") for k in tree.children(at, "compound"))
    if fact != "side_effect" and words.isa(tree.lemma[at], "use_wrapper") and not tree.children(at, "compound"):
        return False  # "prophylaxis", but "weight control"
    if fact != "side_effect" and tree.lower(at) in _WITH_TREATMENT and tree.lowers[at + 1 : at + 2] == ["and"]:
        return False  # "diagnosis and treatment of C"
    if fact == "indication" and _is_treated_measure(tree, at, words):
        return True
    damped = tree.dep[at] == "dobj" and words.isa(tree.lemma[tree.head[at]], "inhibit_verb")
    if fact == "indication" and damped and (_is_of_body(tree, at, words) or _is_of_target(view, at, words)):
        return False  # "calms the bladder", "quiets parts of the brain", "dampens serotonin signalling"
    if fact != "side_effect" and _is_trade_name(view, at):
        return False
    if fact != "side_effect" and _is_bare_organ(tree, at, words):
        return False
    return view.mention(at, "target") is None or words.isa(tree.lemma[at], "felt")


def _is_bare_organ(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a word only names an organ: the first of "kidney, heart and liver transplant rejection"."""
    if not words.isa(tree.lemma[at], "organ") or tree.dep[at] == "dobj":
        return False
    while tree.dep[at] == "conj" and tree.head[at] < at:
        at = tree.head[at]  # "a transplanted kidney, heart or liver"
    return not any(tree.children(at, "compound", "amod", "prep", "nmod"))


def _is_of_body(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a noun is an organ, or a part of one."""
    if tree.lemma[at] == "part":
        return any(_is_of_body(tree, k, words) for p in tree.children(at, "prep") for k in tree.children(p, "pobj"))
    return not tree.children(at, "compound", "amod") and any(
        words.isa(tree.lemma[at], n) for n in ("body_part", "organ")
    )


def _is_of_target(view: View, at: int, words: Grammar) -> bool:
    """Whether a noun is a process of a target: "serotonin signalling"."""
    beside = (view.mention(k, "target") for k in view.tree.children(at, "compound", "amod", "nmod"))
    return words.isa(view.tree.lower(at), "process") and any(beside)


def _is_trade_name(view: View, at: int) -> bool:
    """Whether a word is but a name under which a drug is sold: "approved it as Zyvox"."""
    tree = view.tree
    if tree.dep[at] != "pobj" or tree.lower(tree.head[at]) != "as" or not tree.words[at][:1].isupper():
        return False
    return tree.tag[at] in {"NNP", "NN"} and not tree.kids[at] and view.mention(at, "condition") is None


def _is_treated_measure(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether what is measured stands for too much of it, as what a drug is taken for: "X for cholesterol"."""
    return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) == "for" and measure_at(tree, at, words) is not None


def measure_at(tree: Tree, at: int, words: Grammar) -> int | None:
    """Where a measure begins that ends at a word and stands for too much of it: "blood pressure", "cholesterol"."""
    if at > 0 and words.isa(f"{tree.lower(at - 1)} {tree.lemma[at]}", "treated_measure"):
        return at - 1
    return at if words.isa(tree.lower(at), "treated_measure") else None
