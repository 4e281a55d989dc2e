"""Fill the agency slot of a frame: named, told by its country, or "the agency" named before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drugfacts.clauses import Argument, Clause, Tree
from drugfacts.clauses.lists import is_excluded

from .agencies_before import continued, last_two, looks_back, of_no_other_country, told_of
from .approvals import is_the_same
from .context import View
from .dated import dated_next, has_year
from .ellipsis import elliptical_subjects
from .hits import AgencyHit, DrugHit
from .model import Frame, Grammar
from .paths import arguments, is_named
from .stretch import stretch_of

_NEAR = 3  # sentences within which a refusal is that of the agency spoken of before
_RECENT = 2  # sentences within which "it" and "the agency" are one told by its place alone
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PLACES = frozenset({"country", "jurisdiction", "market", "territory"})
_AFTER_DATELINE = frozenset({",", "–", "—", "-", "("})
_CONCEDES = frozenset({"although", "though", "while", "whereas", "unless", "if", "but", "whether"})
_BEFORE = frozenset({"after", "before"})
_FRONT = 4  # words of "In the European Union"
_HEADING = 4  # words of a heading that is but a place
_OF_PLACE = frozenset({"the", "in", "united", "european", "south", "new"})
_ANNOUNCES = frozenset({"say", "announce", "confirm", "state", "report", "declare"})
_THEY = frozenset({"it", "they"})
_BEFORE_NOUN = ("amod", "compound", "nmod", "poss")
_NO_ONE = frozenset({"no", "neither"})
_PRONOUN = frozenset({"PR", "WP", "WD"})


def agencies_of(view: View, clause: Clause, frame: Frame, drugs: list[DrugHit], words: Grammar) -> list[AgencyHit]:
    """The agencies at the first of the frame's paths that yields any; of "no agency licensed it" none."""
    if not (frame.agency or frame.continues is not None or clause.lemma in words.schemes or _names_one(view, words)):
        return []
    tree = clause.tree
    if both := _neither_of_two(view, clause, words):
        return both
    doing = (by.head for by in clause.roles.get("subj") if view.mention(by.head, "drug", "drug_class") is None)
    if any(tree.lower(k) in _NO_ONE for by in doing for k in tree.children(by, "det")):
        return []
    found: list[AgencyHit] = []
    for path in frame.agency:
        for argument in arguments(view, clause, path):
            prep = clause.tree.head[argument.head]
            excepted = clause.tree.dep[prep] in {"conj", "agent"} and is_excluded(clause.tree, prep)
            for hit in _agencies_of(view, clause, argument, frame, path, words):
                hit = hit._replace(excepted=excepted or _is_set_apart(hit))
                if all(hit.key != a.key for a in found):
                    found.append(hit)
        if found:
            break
    found = found or _right_before(view, clause, frame) or _in_brackets(view, clause, frame, words)
    found = found or _of_its_country(view, clause, frame, words)
    if not found and frame.agency and not frame.needs_agency and looks_back(clause):
        found = told_of(view, clause, drugs, words)
    if not found and frame.continues is not None and not frame.needs_agency:
        found = continued(view, clause, drugs, frame, words)
    if not found and frame.agency and view.licensed is not None and is_the_same(clause, words):
        found = of_no_other_country(view, clause, view.licensed.agencies, words)
    if not found and "event" in frame.agency:
        found = _of_event(view, clause, frame, drugs, words)
    if not found and "passage" in frame.agency:
        found = _of_passage(view, clause, words)
    if not found and not frame.needs_agency:
        found = _by_scheme(view, clause, words)
    found = found or (_by_heading(view, words) if frame.agency else [])
    return found + [hit for hit in _elided(view, clause, words) if all(hit.key != a.key for a in found)]


def _is_set_apart(hit: AgencyHit) -> bool:
    """Whether an agency is named as the one that does not: the FDA in "the EMA, but not the FDA, approved X"."""
    tree = hit.view.tree
    before = hit.start - (2 if hit.start and tree.lower(hit.start - 1) == "the" else 1)
    return before > 0 and tree.lower(before) == "not"


def _neither_of_two(view: View, clause: Clause, words: Grammar) -> list[AgencyHit]:
    """The two agencies named before, of which neither does it: "Neither agency has licensed it", "Neither has"."""
    tree = clause.tree
    for by in clause.roles.get("subj", ()):
        at = by.head
        alone = tree.lower(at) == "neither" and not tree.children(at, "prep", "conj")
        of_agencies = _is_regulator(view, at, words) and any(tree.lower(k) == "neither" for k in tree.kids[at])
        if by.tree is view.tree and (alone or of_agencies):
            return [AgencyHit(key, view, at, at + 1) for key in last_two(view, at)]
    return []


def _agencies_of(
    view: View, clause: Clause, argument: Argument, frame: Frame, path: str, words: Grammar
) -> Iterable[AgencyHit]:
    """The agencies of an argument; of "it" and "they" who approve something, the one named last."""
    tree, at = argument.tree, argument.head
    acts = frame.agent is not None and path == "subj" and clause.tree.is_verb(clause.at)
    if acts:
        at = _called(tree, at)
    if not acts or tree.lower(at) not in _THEY:
        return _agencies_at(view, at, words)
    here = [m for i in range(at) if (m := view.mention(i, "agency")) is not None]
    if here:
        return [AgencyHit(here[-1].key, view, here[-1].start, here[-1].end)]
    return _spoken_of(view, words)


def _called(tree: Tree, at: int) -> int:
    """Who is called the first to do something: X in "X was the first to approve it"."""
    if tree.dep[at] != "attr" or tree.lemma[tree.head[at]] != "be":
        return at
    return next(iter(tree.children(tree.head[at], "nsubj")), at)


def _spoken_of(view: View, words: Grammar) -> list[AgencyHit]:
    """The agency of the sentences before: what the last that speaks of one has it do something, or names."""
    before, steps = view.before, _RECENT
    while before is not None and steps and not before.has("agency"):
        if found := _by_dateline(before, words) or _that_acts(before, words):
            return found
        before, steps = before.before, steps - 1
    return [AgencyHit(mention.key, there, mention.start, mention.end) for there, mention in view.agencies]


def _that_acts(view: View, words: Grammar) -> list[AgencyHit]:
    """The agency that a sentence has do something, where its place alone tells which."""
    tree = view.tree
    subjects = (i for i, dep in enumerate(tree.dep) if dep in _SUBJECT and tree.is_noun(i)) if view.is_read else ()
    return next((hits for i in subjects if (hits := _told_by_place(view, i, words))), [])


def _by_dateline(view: View, words: Grammar) -> list[AgencyHit]:
    """The agency of the city that news comes from: "BRUSSELS, 5 May", "WASHINGTON – The agency has approved it"."""
    tree = view.tree
    seat = words.seats.get(tree.lower(0))
    from_there = seat is not None and not _AFTER_DATELINE.isdisjoint(tree.words[1:2])
    return [AgencyHit(seat, view, 0, 1)] if seat is not None and from_there else []


def _told_by_place(view: View, at: int, words: Grammar) -> list[AgencyHit]:
    """The agency that a word stands for by its place: "the American regulator", "Brussels"."""
    tree = view.tree
    if (seat := words.seats.get(tree.lower(at))) is not None:
        return [AgencyHit(seat, view, at, at + 1)]
    if not _is_regulator(view, at, words):
        return []
    told = ((words.countries[tree.lower(i)], i) for i in tree.kids[at] if tree.lower(i) in words.countries and i < at)
    return [AgencyHit(key, view, i, at + 1) for key, i in told][:1]


def _by_scheme(view: View, clause: Clause, words: Grammar) -> list[AgencyHit]:
    """The agency whose scheme a step belongs to: of the EMA's, "PRIME status"; none where some regulator is named."""
    tree, at = view.tree, clause.at
    if not words.members("regulator").isdisjoint(tree.forms):
        return []
    before = (tree.lower(k) for k in tree.children(at, *_BEFORE_NOUN)) if clause.lemma == "designation" else ()
    keys = words.schemes.get(clause.lemma) or next((words.schemes[w] for w in before if w in words.schemes), ())
    return [AgencyHit(key, view, at, at + 1) for key in keys]


def _by_heading(view: View, words: Grammar) -> list[AgencyHit]:
    """The agency that a heading tells, or its country alone: "Japan" over what was approved there."""
    above = view.heading
    if above is None or len(above.tree) > _HEADING or any(word in words.countries for word in view.tree.lowers):
        return []
    agencies = list(_named_in(above, range(len(above.tree))))
    told = {key for word in above.tree.lowers if (key := words.countries.get(word)) is not None}
    rest = (i for i, word in enumerate(above.tree.lowers) if word.isalpha() and above.mention(i, "agency") is None)
    if any(not words.isa(above.tree.lower(i), "place") and above.tree.lower(i) not in _OF_PLACE for i in rest):
        return []
    keys = {hit.key for hit in agencies} or told
    return [AgencyHit(key, above, 0, len(above.tree)) for key in keys] if len(keys) == 1 else []


def _of_passage(view: View, clause: Clause, words: Grammar) -> list[AgencyHit]:
    """The only agency spoken of before: none but an agency refuses, so where none is named it is that one."""
    lo, hi = stretch_of(view, clause.at)
    abroad = any(word in words.countries for word in view.tree.lowers[lo:hi])
    if abroad or len(view.agencies) != 1 or view.index - view.agencies[0][0].index > _NEAR:
        return []
    there, mention = view.agencies[0]
    return [AgencyHit(mention.key, there, mention.start, mention.end)]


def _right_before(view: View, clause: Clause, frame: Frame) -> list[AgencyHit]:
    """The agency right before its verb, whatever the parser makes of it: "it is only FDA approved for C"."""
    tree, at = clause.tree, clause.at
    if not frame.agency or tree.tag[at] not in {"VBN", "VBD", "JJ"} or at == 0:
        return []
    last = at - 2 if tree.words[at - 1] == "-" and at > 1 else at - 1
    if (label := _label(view, at)) is not None:
        return [label]
    named = view.mention(last, "agency")
    return [AgencyHit(named.key, view, named.start, named.end)] if named is not None and named.end == last + 1 else []


def _label(view: View, at: int) -> AgencyHit | None:
    """The agency that a line begins with, before a colon: "EMA: authorised in 2009", "TGA: not approved"."""
    tree, last = view.tree, at - 1
    while last > 0 and tree.dep[last] in {"neg", "advmod"}:
        last -= 1
    named = view.mention(last - 1, "agency") if last > 0 and tree.words[last] == ":" else None
    opens = named is not None and not any(c.isalnum() for word in tree.words[: named.start] for c in word)
    return AgencyHit(named.key, view, named.start, named.end) if named is not None and opens else None


def _in_brackets(view: View, clause: Clause, frame: Frame, words: Grammar) -> list[AgencyHit]:
    """The agency in a bracket after the predicate, the use or the country: "licensed for heart failure (EMA, 2020)"."""
    tree = view.tree
    if not frame.agency:
        return []
    heads = [a.head for path in frame.term for a in arguments(view, clause, path) if a.tree is tree]
    places = [a.head for a in clause.roles.get("in", ()) if a.tree is tree and tree.lower(a.head) in words.countries]
    brackets = [
        (at, k)
        for at in dict.fromkeys((clause.at, *places, *heads))
        for k in tree.children(at, "bracket")
        if k > clause.at
    ]
    return [
        hit._replace(
            beside=None if at in {clause.at, *places} else at,
            excepted=hit.start > 0 and tree.lower(hit.start - 1) == "not",
        )
        for at, k in brackets
        for hit in _agencies_at(view, k, words)
    ]


def _of_its_country(view: View, clause: Clause, frame: Frame, words: Grammar) -> list[AgencyHit]:
    """The agency of a licence that is called by its country, where that has but one: "American approval".

    A European or British licence may be of several; and what is allowed "in America", the text says of nobody.
    """
    tree, at = clause.tree, clause.at
    if not frame.agency or not words.isa(clause.lemma, "licence_noun"):
        return []
    told = (k for k in tree.children(at, *_BEFORE_NOUN) if words.isa(tree.lower(k), "of_one_agency"))
    return [AgencyHit(words.countries[tree.lower(k)], view, k, k + 1) for k in told if k < at][:1]


def agency_of_title(view: View, words: Grammar) -> list[AgencyHit]:
    """The agency that a heading or lead-in names, or that of the country that it speaks of, where that has but one."""
    found = agencies_in(view, 0, len(view.tree), words)
    told = (i for i, word in enumerate(view.tree.lowers) if words.isa(word, "of_one_agency"))
    return found or [AgencyHit(words.countries[view.tree.lower(i)], view, i, i + 1) for i in told][:1]


def may_decide(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether whoever does it is somebody who may: an agency, an authority, a country, or nobody is named."""
    if frame.agent is None:
        return True
    if any(_is_firm(view, a) for a in clause.roles.get("from", ())) and words.isa(clause.lemma, "in_licence"):
        view.tell("agency", "no_authority", "from", clause.first("from"))
        return False
    for argument in clause.roles.get("subj", ()):
        tree, at = argument.tree, argument.head
        if view.mention(at, "drug") and not clause.roles.get("obj"):
            continue  # a participle taken for a verb: "X, cleared for C in 1979, is ..."
        if (actor := _called(tree, at)) != at:
            argument, at = Argument(tree, actor), actor
        somebody = tree.tag[at][:2] in _PRONOUN and not (at in view.anaphors and _is_done_to_no_drug(view, clause))
        allowed = view.mention(at, "agency") or is_named(argument, frame.agent, words) or somebody
        allowed = allowed or bool(_neither_of_two(view, clause, words))
        if not allowed and not any(_agencies_at(view, at, words)):
            view.tell("agency", "no_authority", "subj", argument)
            return False
    return True


def _is_done_to_no_drug(view: View, clause: Clause) -> bool:
    """Whether what something is done to is no drug: "it" may be an agency in "it cleared X", not in "it clears C"."""
    objects = [a.head for a in clause.roles.get("obj", ()) if a.tree is view.tree and a.tree.tag[a.head] != "WP"]
    return bool(objects) and not any(view.mention(k, "drug", "drug_class") or k in view.anaphors for k in objects)


def _is_firm(view: View, argument: Argument) -> bool:
    """Whether a medicine was licensed from somebody who owned it: a name that is no agency's."""
    return argument.tree.tag[argument.head] == "NNP" and view.mention(argument.head, "agency") is None


def _elided(view: View, clause: Clause, words: Grammar) -> Iterator[AgencyHit]:
    """The agency whose verb is left out: "the FDA approved it in 2018, and the EMA a year later", "after the EMA"."""
    tree = clause.tree
    if not _names_one(view, words) or not (tree.is_verb(clause.at) or words.isa(clause.lemma, "licence_noun")):
        return
    beside = [o for k in tree.children(clause.at, "dobj", "dative") for o in tree.children(k, "conj")]
    dating = [p for p in tree.children(clause.at, "prep") if tree.lower(p) in _BEFORE]
    after = () if tree.is_noun(clause.at) else tree.children(clause.at, "conj")
    for k in (*after, *beside, *(o for p in dating for o in tree.children(p, "pobj"))):
        if tree.is_noun(k) and not is_excluded(tree, k) and view.mention(k, "agency"):
            yield from (hit._replace(elided=True) for hit in _agencies_at(view, k, words))
    for k, denied in elliptical_subjects(tree, clause.links[-1]):
        yield from (hit._replace(elided=True, excepted=denied) for hit in _agencies_at(view, k, words))
    _, end = stretch_of(view, clause.at) if has_year(view) else (0, 0)
    listed = (dated_next(view, i, "agency") for i in range(clause.at + 1, end))
    for mention in next((found for found in map(list, listed) if found), []):
        yield AgencyHit(mention.key, view, mention.start, mention.end, elided=True)


def _names_one(view: View, words: Grammar) -> bool:
    """Whether a sentence has an agency, or a word that may stand for one."""
    return view.has("agency") or not words.members("regulator").isdisjoint(view.tree.forms)


def _agencies_at(view: View, head: int, words: Grammar) -> Iterator[AgencyHit]:
    """The agencies of a phrase: named, told by their country ("U.S. regulators"), or "the agency" named before."""
    inside = sorted(view.tree.subtree(head, frozenset({"relcl", "advcl", "acl"})))
    named = list(_named_in(view, inside))
    if not named and (seat := words.seats.get(view.tree.lower(head))) is not None:
        yield AgencyHit(seat, view, head, head + 1)
    yield from named or (_meant_by(view, head, inside, words) if _is_regulator(view, head, words) else ())


def agencies_in(view: View, lo: int, hi: int, words: Grammar) -> list[AgencyHit]:
    """The agencies that stand from one word up to another, named or meant, whatever the parser hangs them on."""
    named = list(_named_in(view, range(lo, hi)))
    taken = {i for hit in named for i in range(hit.start, hit.end)}
    told = (i for i in range(lo, hi) if _is_regulator(view, i, words))
    meant = (i for i in told if i not in taken and view.tree.head[i] not in taken)
    return named + [hit for i in meant for hit in _meant_by(view, i, sorted(view.tree.subtree(i)), words)]


def _named_in(view: View, inside: Iterable[int]) -> Iterator[AgencyHit]:
    for i in inside:
        mention = view.mention(i, "agency")
        if mention:
            yield AgencyHit(mention.key, view, mention.start, mention.end)


def _is_regulator(view: View, at: int, words: Grammar) -> bool:
    return words.isa(view.tree.lemma[at], "regulator") or words.isa(view.tree.lower(at), "regulator")


def _opening(tree: Tree, words: Grammar) -> int | None:
    """The country that a sentence begins with: "In Japan", "In the European Union"."""
    return next((i for i in range(1, min(_FRONT, len(tree))) if tree.lower(i) in words.countries), None)


def _meant_by(view: View, head: int, inside: Iterable[int], words: Grammar) -> Iterator[AgencyHit]:
    """What a word for a regulator stands for: told by its country, or the one named before."""
    tree = view.tree
    told = {key: i for i in inside if (key := words.countries.get(tree.lower(i))) is not None}
    if told:  # "European and American regulators" are two
        several = tree.tag[head] in {"NNS", "NNPS"}
        yield from (
            AgencyHit(key, view, min(i, head), max(i, head) + 1)
            for key, i in (told.items() if several else [*told.items()][:1])
        )
        return
    if tree.lower(0) == "in" and not told and (there := _opening(tree, words)) is not None:
        yield AgencyHit(words.countries[tree.lower(there)], view, head, head + 1)  # "In Japan the agency approved it"
        return
    if from_there := _by_dateline(view, words):
        yield from (hit._replace(start=head, end=head + 1) for hit in from_there)
        return
    if tree.tag[head] == "NNS" and any(tree.lower(k) == "both" for k in tree.kids[head]):
        yield from (AgencyHit(key, view, head, head + 1) for key in last_two(view, head))
        return
    if any(tree.dep[k] == "det" and tree.lower(k) in {"the", "that", "this"} for k in tree.kids[head]):
        here = [m for i in range(head) if (m := view.mention(i, "agency")) is not None][-1:]
        before = () if here else _spoken_of(view, words)
        for key in (*(mention.key for mention in here), *(hit.key for hit in before)):
            yield AgencyHit(key, view, head, head + 1)


def _of_event(view: View, clause: Clause, frame: Frame, drugs: list[DrugHit], words: Grammar) -> list[AgencyHit]:
    """The agency of a step: the only one of its stretch, or the one that the same sentence told of the same drug."""
    lo, hi = stretch_of(view, clause.at)
    if _speaks_of_all(view.tree.lowers[clause.at : hi]):
        return []
    hits = agencies_in(view, lo, hi, words)
    places = {words.countries.get(a.tree.lower(a.head)) for a in clause.roles.get("in", ())} - {None}
    if places.difference(hit.key for hit in hits):
        return []  # "The FDA approved it, and in Europe the label was extended to C"
    if len({hit.key for hit in hits}) == 1 and _has_a_hand(view, clause, hits[0]):
        return hits[:1]
    before = view.licensed
    known = () if before is None or before.view is not view else [hit.key for hit in before.agencies]
    others = any(hit.key not in known for hit in hits)  # there another agency takes steps
    if others or any(word in words.countries for word in view.tree.lowers[lo:hi]):
        return []
    if said := _says_so(view, clause, words):
        return said
    if before is None or before.index != view.index or not {drug.key for drug in drugs} <= set(before.drugs):
        return []
    if frame.fixed.get("status") == "withdrawn" and not frame.where.get("obj"):
        return []  # who let it on the market need not be who takes it off
    return list(before.agencies)


def _speaks_of_all(lowers: Sequence[str]) -> bool:
    """Whether a step is denied of all countries: "is not approved anywhere", "in any country"."""
    if "anywhere" in lowers:
        return True
    return any(word == "any" and _PLACES & set(lowers[i + 1 : i + 2]) for i, word in enumerate(lowers))


def _has_a_hand(view: View, clause: Clause, agency: AgencyHit) -> bool:
    """Whether what an agency does is the step, or tells how it came about: "revoked after the EMA concluded"."""
    tree = view.tree
    at = agency.end - 1
    if is_excluded(tree, at):
        return False
    verb = next((i for i in tree.ancestors(at) if tree.is_verb(i)), tree.root)
    aside = (
        tree.tag[clause.at] == "VBN" and tree.dep[clause.at] == "acl"
    )  # "X, licensed for C, is under review by the FDA"
    return verb == clause.at or (not aside and _leads(tree, clause.at, verb)) or _leads(tree, verb, clause.at)


def _leads(tree: Tree, at: int, top: int) -> bool:
    """Whether a word hangs from another without another clause beside it between."""
    while at != top:
        if tree.head[at] == at or (tree.dep[at] in {"conj", "relcl", "parataxis"} and not _is_reported(tree, at)):
            return False
        if any(tree.lower(k) in _CONCEDES for k in tree.children(at, "mark", "advmod")):
            return False
        at = tree.head[at]
    return True


def _is_reported(tree: Tree, at: int) -> bool:
    """Whether a clause is what the one right behind it says that somebody said: "X was approved, the FDA announced"."""
    over = tree.head[at]
    return tree.dep[at] == "parataxis" and over > at and tree.lemma[over] in _ANNOUNCES


def _says_so(view: View, clause: Clause, words: Grammar) -> list[AgencyHit]:
    """The agency that concludes or says it: "the EMA has concluded that the licence ought to be revoked"."""
    tree, at = view.tree, clause.at
    while tree.head[at] != at:
        if tree.dep[at] == "ccomp" or _is_reported(tree, at):
            subjects = tree.children(tree.head[at], "nsubj")
            return [hit for k in subjects for hit in _agencies_at(view, k, words)][:1]
        at = tree.head[at]
    return []
