"""Judge a candidate: is it denied, hedged, qualified, or no fact at all?"""

from __future__ import annotations

import re
from collections.abc import Collection

from drugfacts.clauses import Tree
from drugfacts.clauses.subjects import is_passive
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, TermHit, grammar, label_words

from .answers import answer_to
from .approval import denied_status, is_hoped_for, is_supposed, leaves_some, status_of
from .as_result import denies_but_a_result
from .asides import comes_after, is_listed, label_of, segment_of
from .beside import is_beside
from .comparisons import (
    also_acts,
    is_commoner_without,
    is_compared,
    is_elided,
    is_less,
    is_lowered,
    is_outnumbered,
    is_seldom,
    is_spared,
)
from .cues import Cues, Qualifier, cues
from .denial import denial, denies_denial, denies_grade, is_bereft_of_none
from .denied_slots import needs_nothing, nouns_over
from .doubt import is_doubtful
from .falling_short import falls_short
from .harm import look_at_harm
from .judgement import ABOVE, Judgement
from .no_fact import is_question, no_fact
from .of_others import told_of
from .off_label import off_label_around, off_label_beside, though_unlicensed
from .outcome import came_to_nothing
from .outdated import is_outdated
from .refuted import judged_unrelated, refuted
from .reports import DENIED, cue_in_report
from .right_behind import frequency_behind
from .scope import chain, clause_words, first, governs, term_words, text_of, until_described
from .set_aside import is_set_aside
from .signs import signs_of
from .so_too import taken_up_from
from .status import status_said
from .years import year_of

_PLACEBO = frozenset({"placebo", "sham", "dummy"})
_AFTER_LABEL = frozenset({":", "-", "–", "—", "."})
_COMPARED = frozenset({"comparison", "fewer_people"})
_GROUPS = frozenset({"group", "groups", "arm", "arms"})
_WITHOUT = frozenset({"without", "untreated", "unexposed", "control", "controls", "both"})
_TO_GROUPS = 20  # sentences back to where a trial says what its groups got
_BESIDE = 4  # words between a harm and its own frequency
_LESS_SO = " | less so "  # of F in "E is common, F less so"
_LESS = re.compile(r"(?<= )less (?:often|frequently|frequent|common|commonly) (?=\|)")


_FROM_ABOVE = {"side_effect": ("frequency", "serious"), "indication": ("status",)}
"""What such a heading says of each kind of fact."""


def judge(candidate: Candidate, *, despite: Collection[str] = ()) -> Judgement:
    """Judge one candidate by the words of its clause.

    Parameters
    ----------
    candidate : Candidate
    despite : collection of str
        Reasons to drop it that do not count, since more speaks for it.
    """
    known = cues()
    if candidate.frame.reported:
        return _reported(candidate, known)
    if candidate.frame.labels:  # what follows the label says what to do, and nothing of the harm
        verdict = Judgement()
        _qualify(candidate, known, verdict)
        return verdict
    dropped = no_fact(candidate, known)
    if dropped is None or dropped in despite:
        dropped = is_beside(candidate)
        dropped = None if candidate.outdone and dropped in _COMPARED else dropped
    if dropped == "as_often_without" and _is_between_drugs(candidate):
        dropped = None
    by_placebo = not _PLACEBO.isdisjoint(candidate.clause.tree.forms)
    as_often = dropped == "as_often_without" and (by_placebo or _is_against_placebo(candidate))
    as_on_placebo = dropped == "no_oftener_than_without" or as_often
    if dropped and dropped not in despite and not as_on_placebo:
        return Judgement(dropped=dropped)
    denied_by = None if _within_term(candidate) else denial(candidate, known)
    if denied_by is not None and _is_in_name(candidate, denied_by):
        denied_by = None  # "some people can't sleep"
    if (doubt := is_doubtful(candidate, denied_by, known)) is not None:
        return Judgement(dropped=doubt)
    denied = denied_by is not None
    less = (is_less(candidate) or is_lowered(candidate) or is_outnumbered(candidate)) and not candidate.outdone
    spared = is_spared(candidate, known)  # by placebo it is denied, by another arm it is compared
    without = spared and by_placebo
    less = less or is_commoner_without(candidate, known)
    if not as_on_placebo and ((denied and is_compared(candidate, known)) or less or (spared and not without)):
        return Judgement(dropped="comparison")
    asked = is_question(candidate, known)
    answered = answer_to(candidate, known) if asked else None
    denied = answered is False if asked else denied
    denied = denied or came_to_nothing(candidate, known) is not None or _is_listed_as_not(candidate)
    denied = denied or as_on_placebo or without or refuted(candidate, known) is not None or judged_unrelated(candidate)
    denied = denied or _is_called_a_myth(candidate)
    if denied and (short := falls_short(candidate)) is not None:
        return Judgement(dropped=short)
    if _says_which(candidate, denied=denied):
        return Judgement(dropped="treated before")
    if candidate.frame.fact == "side_effect" and not denied and is_outdated(candidate, known):
        return Judgement(dropped="outdated")
    denied = denied or (candidate.flipped and is_seldom(candidate))  # "unlike Y, X hardly ever causes C": Y does
    denies_itself = candidate.frame.fixed.get("negated") is True
    turned = candidate.flipped and denies_itself  # "X does nothing for C, unlike Y"
    if candidate.flipped and not denied and not turned and not also_acts(candidate):
        return Judgement(dropped="comparison")
    affirmed = answered is True and candidate.view.tells_harm  # "Weight gain? Yes, often."
    if candidate.frame.only_denied and not denied and not affirmed:
        return Judgement(dropped="not denied")
    hedged_by = None if candidate.frame.denial_acts else hedge(candidate, known)  # "cannot bind" is no reserve
    verdict = Judgement(
        negated=denied != candidate.flipped or (candidate.denied and not _stands(candidate, denied_by, known)),
        hedged=hedged_by is not None,
        taken_back=turned
        or (not denied and bool(candidate.frame.fixed.get("negated")) and is_bereft_of_none(candidate)),
        denied_by=denied_by,
        hedged_by=hedged_by,
    )
    _qualify(candidate, known, verdict)
    if candidate.frame.needs_year and not verdict.fields.get("year"):
        verdict.dropped = "no year"
    return verdict


def _is_between_drugs(candidate: Candidate) -> bool:
    """Whether two drugs are told to bring a harm alike, so that both do: "X and Y cause C equally often"."""
    forms = candidate.clause.tree.forms
    if not (_PLACEBO | _GROUPS | _WITHOUT).isdisjoint(forms):
        return False
    named = {m.key for found in candidate.view.mentions.values() for m in found if m.kind in {"drug", "drug_class"}}
    return len(named) > 1


def _is_against_placebo(candidate: Candidate) -> bool:
    """Whether groups are compared of which one got placebo, as a sentence before tells: "C was alike in both"."""
    tree, view = candidate.clause.tree, candidate.view.before
    if _GROUPS.isdisjoint(tree.forms) or any(m.kind == "drug" for ms in candidate.view.mentions.values() for m in ms):
        return False
    for _ in range(_TO_GROUPS):
        if view is None:
            return False
        if not _PLACEBO.isdisjoint(view.tree.forms):
            return True
        view = view.before
    return False


def _stands(candidate: Candidate, denied_by: int | None, known: Cues) -> bool:
    """Whether what is read as denied by weight is not: what is wanting does not matter, or the denial is denied."""
    if needs_nothing(candidate, known) or is_set_aside(candidate) or _is_named_by_denial(candidate, known):
        return True
    if candidate.frame.fact == "mechanism" and denies_but_a_result(candidate, known.negation):
        return True
    return denied_by is None and candidate.frame.is_weighed and denies_denial(candidate, known)


def _is_called_a_myth(candidate: Candidate) -> bool:
    """Whether a label, or the heading of a list, calls what is said a myth: "Myth: it causes C"."""
    view, tree = candidate.view, candidate.view.tree
    if tree.lowers[:1] == ["myth"] and not _AFTER_LABEL.isdisjoint(tree.words[1:3]):
        return True  # "Myth:", "Myth 2:"
    first = view.before is None or view.before.block_index != view.block_index
    under = view.heading is not None and (view.block.kind == "item" or first)
    above = view.heading.tree.lowers if view.heading is not None and under else []
    return [word for word in above if word.isalpha()] in (["myth"], ["myths"])


def _is_listed_as_not(candidate: Candidate) -> bool:
    """Whether a list says that its terms are none: "Not used for: pain", or "not pain" among its uses."""
    term = candidate.term
    if not candidate.frame.listed or term is None:
        return False
    opening = term.view.tree.lowers[:2]
    of_use = candidate.frame.fact in {"approval", "indication"}  # but "not being able to sleep" is a harm
    itself = of_use and opening[:1] == ["not"] and opening != ["not", "only"] and term.start > 0
    return itself or term.view.attributes.get("negated") == "true"


def _reported(candidate: Candidate, known: Cues) -> Judgement:
    """Judge a complaint of a report by the words around it."""
    if is_question(candidate, known):
        return Judgement(dropped="question")
    cue = cue_in_report(candidate)
    if cue is not None and cue.says != DENIED:
        return Judgement(dropped=cue.says)
    hedged_by = hedge(candidate, known)
    verdict = Judgement(negated=cue is not None, hedged=hedged_by is not None, hedged_by=hedged_by)
    _qualify(candidate, known, verdict)
    return verdict


# --- hedging


def hedge(candidate: Candidate, known: Cues) -> int | None:
    """The word that says the fact with reserve: a modal, an adverb, or a verb of thinking above it.

    None that "may be given for C": that is allowed, and in no doubt.
    """
    tree = candidate.clause.tree
    if not signs_of(tree, known).hedge:
        return None
    links = chain(candidate)
    is_use = candidate.frame.fact == "indication"
    for at in links:
        if is_use and grammar().isa(tree.lemma[at], "take_verb"):
            continue
        said = (
            {"aux", "advmod", "amod"} if at == links[0] else {"aux", "advmod", "amod", "acomp"}
        )  # "it is possible that"
        own = [k for k in tree.kids[at] if tree.dep[k] in said]
        shared = tree.kids[tree.head[at]] if _shares_auxiliary(tree, at) else []
        if (word := first(k for k in (*own, *shared) if tree.lower(k) in known.hedge.words)) is not None:
            return word
    over = links if candidate.frame.fact == "indication" else links[1:]  # "data suggest benefit in C"
    return first(at for at in over if governs(tree, at, known.hedge))


def _shares_auxiliary(tree: Tree, at: int) -> bool:
    """Whether a verb takes over the auxiliary of the one before: "may cause X or lead to Y"."""
    return tree.dep[at] == "conj" and not tree.children(at, "aux", "auxpass", "nsubj", "nsubjpass")


def _says_which(candidate: Candidate, *, denied: bool) -> bool:
    """Whether a denied use only says which condition is meant: "acne that has not cleared", "those whose acne has"."""
    tree, at, term = candidate.clause.tree, candidate.clause.at, candidate.term
    if candidate.frame.fact != "indication" or term is None or term.view is not candidate.view:
        return False
    if tree.dep[at] not in {"relcl", "acl"}:
        return False
    if tree.head[at] == term.head:
        return denied
    whose = any(tree.lower(k) == "whose" for k in tree.kids[term.head])
    return whose and (denied or bool(tree.children(at, "neg")))


def _within_term(candidate: Candidate) -> bool:
    """Whether a listed term holds the denial itself: "not being able to sleep"."""
    return candidate.frame.listed and candidate.term is not None and candidate.term.head == candidate.clause.at


def _is_named_by_denial(candidate: Candidate, known: Cues) -> bool:
    """Whether a known name has a denial in it, which denies nothing else: "dreams or can't sleep"."""
    term = candidate.term
    if candidate.frame.is_weighed or term is None or term.mention is None:
        return False
    return not known.negation.words.isdisjoint(term.view.tree.lowers[term.mention.start : term.mention.end])


def _is_in_name(candidate: Candidate, word: int) -> bool:
    """Whether a word is part of a known name: "can't sleep"."""
    term = candidate.term
    known = term.mention if term is not None and term.view.tree is candidate.clause.tree else None
    return known is not None and known.start <= word < known.end


# --- qualifiers


def _qualify(candidate: Candidate, known: Cues, verdict: Judgement) -> None:
    """Fill the fields of a fact beside its term: those its frame leaves open, by the sentence and what stands above."""
    kind = candidate.frame.fact
    if kind == "approval":
        _licence(candidate, known, verdict)
        return
    own, around = _texts(candidate, known)
    if kind == "side_effect" and (behind := frequency_behind(candidate, known)) is not None:
        verdict.fields["frequency"], verdict.because["frequency"] = behind
    _say_more(candidate, known, verdict, own, around)
    if kind == "indication" and (said := off_label_beside(candidate)) is not None:
        verdict.fields["status"], verdict.because["status"] = "off_label", f"“{said}”"
    if kind == "indication" and "status" not in verdict.fields and "status" not in candidate.frame.fixed:
        word = though_unlicensed(candidate) or off_label_around(candidate)
        if word is not None:
            verdict.fields["status"], verdict.because["status"] = "off_label", f"“{word}”"
    _say_what_stands_above(candidate, verdict)
    if kind == "side_effect":
        look_at_harm(candidate, known, verdict, own, around)
    unset = kind == "indication" and "status" not in verdict.fields and "status" not in candidate.frame.fixed
    if unset and (found := status_said(candidate, known)) is not None:
        verdict.fields["status"], verdict.because["status"] = found


def _say_what_stands_above(candidate: Candidate, verdict: Judgement) -> None:
    """What a title, a label or the lead-in of a list says of all below it: "Rare:", "Off-label uses"."""
    term = candidate.term
    view = candidate.view if term is None or term.anaphoric else term.view
    for name, value in view.attributes.items():
        if name in _FROM_ABOVE.get(candidate.frame.fact, ()) and name not in verdict.fields:
            verdict.fields[name] = value in {True, "true"} if name == "serious" else value
            verdict.because[name] = ABOVE


def _texts(candidate: Candidate, known: Cues) -> tuple[str, str]:
    """The words of the term and those of the clause; none where neither's sentence has anything that qualifies."""
    clause_tree, term = candidate.clause.tree, candidate.term
    trees = (clause_tree,) if term is None or term.view.tree is clause_tree else (clause_tree, term.view.tree)
    if candidate.frame.labels:  # "Weight loss: monitor regularly" says behind the colon what to do
        return known.plainly(text_of(clause_tree, list(label_words(candidate.view)))), " "
    signs = [signs_of(tree, known) for tree in trees]
    kind = candidate.frame.fact
    if not any(kind in sign.phrased or (sign.number and kind == "side_effect") for sign in signs):
        return " ", " "
    inside = clause_words(candidate)
    if term is not None and term.view.tree is clause_tree and "so" in clause_tree.lowers:
        goes_on = taken_up_from(clause_tree, term.end)
        inside = [i for i in inside if i < goes_on]
    if is_listed(candidate) and term is not None and term.view.tree is clause_tree:
        segment = segment_of(term)
        inside = [i for i in inside if i in segment]
    if term is not None and term.view.tree is clause_tree and ";" in clause_tree.words:
        inside = _between_semicolons(candidate, term, inside)
    if term is not None and term.view is candidate.view and kind == "side_effect":
        inside = told_of(term, known, inside)
    around = known.plainly(text_of(clause_tree, inside))
    if _LESS_SO in around:
        around = around[around.rindex(_LESS_SO) :]
    if "than" in clause_tree.lowers:  # which stands apart, with the drug that it names
        around = _LESS.sub(" | ", around)
    if term is None:
        return " ", around
    own = term_words(candidate)
    if is_listed(candidate):
        segment = segment_of(term)
        own = [i for i in own if i in segment]
    if kind == "side_effect":
        own = told_of(term, known, own)
    return known.plainly(text_of(term.view.tree, own)), around


def _between_semicolons(candidate: Candidate, term: TermHit, inside: list[int]) -> list[int]:
    """The words of a clause between the same semicolons as its term, where that part is a sentence itself."""
    tree = candidate.clause.tree
    start = next((i + 1 for i in range(term.start - 1, -1, -1) if tree.words[i] == ";"), 0)
    end = next((i for i in range(term.end, len(tree)) if tree.words[i] == ";"), len(tree))
    drug = candidate.drug
    if drug.said and drug.view is candidate.view and not start <= drug.start < end:
        return inside  # "X constipates; Y seldom does"
    verbs = [i for i in range(start, end) if tree.tag[i] in FINITE and tree.dep[i] not in {"relcl", "advcl", "aux"}]
    if not any(tree.children(verb, "nsubj", "nsubjpass") for verb in verbs):
        return inside
    if start <= candidate.clause.at < end:
        return [i for i in inside if start <= i < end]
    return [i for i in range(start, end) if not term.start <= i < term.end]


def _say_more(candidate: Candidate, known: Cues, verdict: Judgement, own: str, around: str) -> None:
    """Set what qualifiers say by the words of the term and of the clause, or by what governs it."""
    kind, tree = candidate.frame.fact, candidate.clause.tree
    qualifying = _first_said(f"{own}|{around}|{_lead(candidate)}", known)
    if not qualifying and kind not in signs_of(tree, known).qualified:
        return
    links = chain(candidate)
    for qualifier in known.qualifiers:
        if kind not in qualifier.kinds or all(name in verdict.fields for name in qualifier.fixed):
            continue
        said = qualifying.get(qualifier.id)
        of_another = "frequency" in qualifier.fixed and (candidate.flipped or candidate.outdone or is_elided(candidate))
        if of_another or ("frequency" in qualifier.fixed and _is_of_one_before(candidate, said, own)):
            continue
        if said is not None and qualifier.fixed.get("serious") and denies_grade(candidate, known):
            continue
        if said is None and qualifier.may_govern:
            over = (*links, *nouns_over(candidate)) if kind == "side_effect" else until_described(tree, links)
            said = next((tree.words[at] for at in over if _qualifies(candidate, at, qualifier)), None)
        if said is not None and not (qualifier.id == "status.approved" and is_hoped_for(tree, said, known)):
            new = {k: v for k, v in qualifier.fixed.items() if k not in verdict.fields}
            verdict.fields.update(new)
            verdict.because.update(dict.fromkeys(new, f"“{said}” ({qualifier.id})"))
            verdict.cues.update(dict.fromkeys(new, said))


def _first_said(text: str, known: Cues) -> dict[str, str]:
    """What qualifies, of several frequencies the first: "common after the first dose but rare after the second"."""
    found = known.index.qualifying(text)
    told = [name for name in found if name.startswith("frequency.")]
    if len(told) > 1:
        first_told = min(told, key=lambda name: (text.index(f" {found[name]} "), -len(found[name])))
        return {name: said for name, said in found.items() if name == first_told or name not in told}
    return found


def _is_of_one_before(candidate: Candidate, said: str | None, own: str) -> bool:
    """Whether it is told how common another is, which the term but follows: F in "E is the commonest, then F"."""
    term = candidate.term
    if said is None or term is None or not comes_after(term):
        return False
    beside = [*range(max(term.start - _BESIDE, 0), term.start), *range(term.end, term.end + _BESIDE)]
    near = text_of(term.view.tree, [i for i in beside if i < len(term.view.tree)])
    return f" {said} " not in own or f" {said} " not in near


def _qualifies(candidate: Candidate, at: int, qualifier: Qualifier) -> bool:
    """Whether a word above is a cue; of a verb that the drug undergoes, where not the illness is what is cleared."""
    tree, term = candidate.clause.tree, candidate.term
    if tree.is_verb(at) and tree.lemma[at] in qualifier.undergone:
        treated = term is not None and term.head in tree.children(at, "nsubjpass")
        return is_passive(tree, at) and not treated
    if tree.is_verb(at) and tree.lemma[at] in qualifier.by_science:
        who = tree.children(at, "nsubj")
        return not any(grammar().isa(tree.lemma[k], "people") for k in who)
    return governs(tree, at, qualifier)


def _lead(candidate: Candidate) -> str:
    """The words before the colon after which a sentence lists harms: "It has a boxed warning: X, Y"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or term.view.tree is not tree or not is_listed(candidate):
        return ""
    if label := label_of(term):
        return text_of(tree, list(label))
    return text_of(tree, list(range(next((i for i in range(term.start) if tree.words[i] == ":"), 0))))


def _licence(candidate: Candidate, known: Cues, verdict: Judgement) -> None:
    """The year of an approval, and what the words around make of it: sought, taken back, for an emergency."""
    verdict.fields["year"] = year_of(candidate, known)
    if candidate.frame.fixed.get("status") not in {"approved", "emergency_use"}:
        if verdict.negated and not candidate.frame.only_denied:
            verdict.dropped = "no such step"
        verdict.negated = False  # what has not been decided is under review
        return
    if not verdict.negated and off_label_beside(candidate) is not None:
        verdict.dropped = "off label"  # D in "approved for C and, off-label, for D"
    elif is_supposed(candidate, known):
        if verdict.negated and candidate.agency is not None:
            verdict.fields["status"] = "not_approved"  # "the agency holds that X should not be licensed"
        else:
            verdict.dropped = "not yet"
    elif verdict.negated:
        verdict.fields["status"] = denied_status(candidate, verdict.denied_by)
        verdict.negated = verdict.fields["status"] != "approved"
        if leaves_some(candidate):
            verdict.dropped = "but for some"
    elif (found := status_of(candidate, known)) is not None:
        verdict.fields["status"], verdict.because["status"] = found
