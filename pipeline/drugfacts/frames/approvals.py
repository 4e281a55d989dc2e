"""What is particular to approvals: uses taken over from the sentence before, and what is no approval of a medicine."""

from __future__ import annotations

from drugfacts.clauses import Argument, Clause, Tree
from drugfacts.clauses.clause import word_before

from .context import Mention, View
from .frame import Frame
from .hits import DrugHit, TermHit
from .model import Grammar
from .uses import named_last, of_title

_OPENING = 2  # words within which an item's first term begins: "chronic migraine – ..."
_NEAR = 2  # sentences within which an approval for whom takes up what for
_DENIES = frozenset({"not", "n't", "no", "never", "nor", "without"})
_EACH = frozenset({"no", "any", "every", "each"})
_SEVERAL = frozenset({"they", "them", "these", "those", "both", "all", "none", "neither", "some"})
_CLASS = "drug_class:"
_FAR = 4  # sentences back to the drug that "it" is
_OF_A_USE = frozenset("for in treat treats help helps work works cure cures relieve approved licensed used use".split())
"""A question that a heading asks about a use has one of these."""
_MARKS = frozenset({":", "–", "—", "-"})
LABELS = frozenset({"label", "licence", "license"})


def licensed_before(view: View) -> list[TermHit]:
    """The uses that the approval spoken of last was for: those of "the EMA followed in 2012"."""
    uses = [use for use in view.uses if view.licensed is not None and use.view.index == view.licensed.index]
    return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in uses]


def says_the_same(view: View) -> bool:
    """Whether a line is for what the one before it was: "EMA, January 2015, the same"."""
    before = view.licensed
    near = before is not None and view.index - before.index == 1 and {*before.drugs} <= {*view.topics}
    return near and view.has("agency") and "same" in view.tree.lowers


def refused_before(view: View, clause: Clause, drugs: list[DrugHit]) -> list[TermHit]:
    """The uses not allowed that are made of a drug all the same: "not licensed for C; doctors use it off label"."""
    keys = {drug.key for drug in drugs}
    label = next((i for i, word in enumerate(view.tree.lowers) if word in LABELS and _is_off(view.tree, i)), None)
    if label is None:
        return []
    end = next((i for i in range(label, len(view.tree)) if view.tree.words[i] in {";", ":"}), len(view.tree))
    if any(view.mention(i, "condition") for i in range(clause.at, end)):
        return []
    if view.licensed is None or not keys.issuperset(view.licensed.drugs) or view.index - view.licensed.index > 1:
        return []
    uses = (hit for hit in licensed_before(view) if hit.mention is not None)
    return [hit for hit in uses if not _DENIES.isdisjoint(hit.view.tree.lowers[: hit.end])]


def _is_off(tree: Tree, at: int) -> bool:
    """Whether a label or licence is one that something lies beyond: "off-label", "outside its licence"."""
    return not {"off", "outside", "beyond"}.isdisjoint(tree.lowers[max(at - 2, 0) : at])


def spoken_before(view: View, clause: Clause, drugs: list[DrugHit], frame: Frame, words: Grammar) -> list[TermHit]:
    """The uses of a step that leaves them out: those spoken of earlier in its sentence, or right before it.

    "X was tried in C, but the FDA rejected the application"; "X is being tried in C. The FDA gave it orphan status."
    What is approved is not what the sentence before denies: "It does not cure C. The approval comes with a warning."
    """
    if is_the_same(clause, words):
        return licensed_before(view)
    uses = [use for use in view.uses if use.view is view]
    if not uses and any(_points(a, words) for a in clause.roles.get("obj", ())):
        uses = named_last(view, clause.at)
    keys, before = {drug.key for drug in drugs}, view.licensed
    goes_on = before is not None and view.index - before.index <= 1 and keys == {*before.drugs}
    is_open = not any(m.kind == "condition" for ms in view.mentions.values() for m in ms)
    if not uses and is_open and (goes_on or not any(_is_named(drug) for drug in drugs)):
        uses = [use for use in view.uses if use.drug in keys and view.index - use.view.index <= 1]
        if frame.fixed.get("status") == "approved":
            uses = [use for use in uses if _DENIES.isdisjoint(use.view.tree.lowers[: use.end])]
    return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in uses]


def is_the_same(clause: Clause, words: Grammar) -> bool:
    """Whether a licence is one that another has: "Y holds the same licences", "Y, which has that licence"."""
    tree, at = clause.tree, clause.at
    if not words.isa(clause.lemma, "licence_noun"):
        return False
    return any(
        tree.lower(k) in {"same", "similar", "identical", "that", "those"} for k in tree.children(at, "det", "amod")
    )


def told_of(view: View, drugs: list[DrugHit]) -> list[TermHit]:
    """The uses told last of the drugs, and not denied: those of "it was approved for adults in 2006"."""
    keys = {drug.key for drug in drugs}
    uses = [use for use in view.uses if use.drug in keys and view.index - use.view.index <= _NEAR]
    uses = [use for use in uses if _DENIES.isdisjoint(use.view.tree.lowers[: use.end])]
    return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in uses]


def _is_named(drug: DrugHit) -> bool:
    """Whether a drug is called by its name, and not "it" or left unsaid."""
    return drug.said and drug.view.mention(drug.end - 1, "drug", "drug_class") is not None


def _points(argument: Argument, words: Grammar) -> bool:
    """Whether it is an application spoken of before: "that application"."""
    tree, at = argument.tree, argument.head
    return words.isa(tree.lemma[at], "filing") and any(tree.lower(k) in {"that", "this", "its"} for k in tree.kids[at])


def headed(view: View) -> list[TermHit]:
    """The use that a heading names over a sentence that names none: "Treatment of C" over "X is not authorised"."""
    if (own := _begun_with(view)) is not None:
        return [TermHit(view, own.end - 1, own.start, own.end, own, anaphoric=True)]
    above = view.heading
    if above is None or above.index == 0 or view.has("condition") or view.block.kind not in {"paragraph", "item"}:
        return []
    named = {m.key: m for ms in above.mentions.values() for m in ms if m.kind == "condition"}
    if len(named) != 1 or above.has("drug", "agency"):
        return []
    if above.tree.ending == "?" and _OF_A_USE.isdisjoint(above.tree.lowers):
        return []  # "Does it cause C?"
    (only,) = named.values()
    return [TermHit(above, only.end - 1, only.start, only.end, only, anaphoric=True)]


def titled(view: View) -> list[TermHit]:
    """The use that the title names over a sentence that names none: "Treating gout" over "cleared for adults"."""
    use = None if view.has("condition") else of_title(view)
    return [TermHit(use.view, use.head, use.start, use.end, use.mention, anaphoric=True)] if use is not None else []


def _begun_with(view: View) -> Mention | None:
    """The use that an item begins with, before what became of it: "gout – the EMA gave its approval in 2010"."""
    first = next((m for i in range(min(_OPENING, len(view.tree))) if (m := view.mention(i, "condition"))), None)
    if first is None or view.block.kind not in {"item", "paragraph"} or first.end >= len(view.tree):
        return None
    return first if view.tree.words[first.end] in _MARKS else None


def is_apart(clause: Clause) -> bool:
    """Whether it is said what lies beyond an approval: "used outside its licence"."""
    tree, at = clause.tree, clause.at
    if at and tree.lower(word_before(tree, at)) == "off":
        return True  # "off licence", "off-licence"
    return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) in {"outside", "beyond"}


def is_within(clause: Clause) -> bool:
    """Whether it is said what keeps to an approval: "can be started in adults within its licence"."""
    tree, at = clause.tree, clause.at
    return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) == "within"


def is_one_of_a_class(drug: DrugHit) -> bool:
    """Whether a class stands for an unnamed drug of it: "approved the first painkiller of its kind"."""
    at, tree = drug.end - 1, drug.view.tree
    named = drug.view.mention(at, "drug_class") is not None and drug.key.startswith(_CLASS)
    before = {tree.lower(k) for k in tree.kids[at]}
    each = "other" not in before and not _EACH.isdisjoint(before)  # "no painkiller is approved" is of them all
    return drug.said and tree.tag[at] == "NN" and named and not each


def named_for_class(view: View, at: int, drug: DrugHit) -> DrugHit:
    """The drug named last where "it" is taken for a class: regulators license a medicine, and not all of a kind."""
    if not drug.key.startswith(_CLASS):
        return drug
    said = range(drug.start, drug.end) if drug.said else ()
    if any(drug.view.mention(i, "drug_class") is not None or drug.view.tree.lower(i) in _SEVERAL for i in said):
        return drug
    there: View | None = view
    for stop in (at, *(None,) * _FAR):
        if there is None:
            break
        end = len(there.tree) if stop is None else stop
        last = next((m for i in range(end - 1, -1, -1) if (m := there.mention(i, "drug")) is not None), None)
        if last is not None:
            return drug._replace(key=last.key)
        there = there.before
    return drug


def is_of_none(view: View, clause: Clause, words: Grammar) -> bool:
    """Whether a step is denied of medicines at large, before or beside the passage's: "no drug was approved for C"."""
    tree, said = clause.tree, (*clause.roles.get("obj", ()), *clause.roles.get("subj", ()))
    heads = (a.head for a in said if a.tree is tree and words.isa(tree.lemma[a.head], "medicine"))
    return any({tree.lower(k) for k in tree.kids[h]} == {"no"} and not view.mention(h, "drug_class") for h in heads)


def holds_other(term: TermHit, clause: Clause, drugs: list[DrugHit]) -> bool:
    """Whether a use is read wrongly, for it holds the predicate, or the drug: "heparin-induced thrombocytopenia".

    So it is where it is a product of a drug: "an application for a biosimilar of X".
    """
    if term.view.tree is clause.tree and term.start <= clause.at < term.end:
        return True
    if term.mention is None and term.view.mention(term.end - 1, "drug") is not None:
        return True
    inside = (term.view.mention(i, "drug") for i in range(term.start, term.end))
    return any(mention is not None and any(mention.key == drug.key for drug in drugs) for mention in inside)
