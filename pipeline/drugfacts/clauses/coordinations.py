"""Mend what the small parser takes for coordinated, or does not: "hay fever and chronic hives", "A, but not B"."""

from __future__ import annotations

from itertools import pairwise

from .tree import FINITE, Tree

_JOINS = frozenset({"and", "or"})
_WHEN = frozenset({"in", "at", "after", "on", "during"})
_ASIDE = 9  # words of an aside in a list
_SETS_BESIDE = frozenset({"with", "than", "like", "unlike"})  # "for A and, with B, for C"
_INDEFINITE = frozenset({"a", "an"})
_OPENS_ASIDE = ("IN", "RB", "TO")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_IT = frozenset({"it", "them", "that", "those"})
_JOINTS = frozenset({"and", ",", ";", "while", "whereas"})
_THEREBY = frozenset({"thereby", "thus", "hence"})
_PLAIN = frozenset({"VB", "VBP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_MADE = frozenset({"ccomp", "xcomp"})
_COPULAS = frozenset(
    {
        "be",
        "become",
        "seem",
        "appear",
        "remain",
        "stay",
        "feel",
        "get",
        "look",
        "turn",
        "grow",
        "go",
        "prove",
        "make",
        "keep",
        "leave",
        "render",
    }
)


def set_against(tree: Tree, n: int) -> None:
    """In "A, but not B", "A, not B", "A instead of B", "A rather than B does": B is coordinated with A."""
    first = min(i for i in tree.subtree(n, frozenset({"neg", "cc", "mark", "prep"})) if i <= n)
    if first < 3:
        return
    opening, last = tree.lower(first - 2), tree.lower(first - 1)
    contrast = last == "not" and opening in {"but", "though", "although"} and tree.dep[n] != "pobj"
    replaced = last == "of" and opening == "instead" and tree.head[n] == first - 1 and tree.dep[first - 1] == "cc"
    bare = last == "not" and opening == "," and tree.dep[n] == "appos"
    rather = last == "than" and opening == "rather" and tree.dep[n] in _SUBJECTS
    before = first - 3 - (tree.words[first - 3] == ",")
    is_second = contrast or replaced or bare or rather
    if is_second and before >= 0 and tree.is_noun(before) and n not in tree.ancestors(before):
        tree.move(n, before, "conj")


def each_by_doing(tree: Tree) -> None:
    """In "X works by doing A and Y by doing B" with Y for one more thing that is done: Y does B."""
    ways = [i for i in range(1, len(tree)) if tree.lower(i) == "by" and tree.children(i, "pcomp")]
    for first, second in pairwise(ways):
        noun, verb = second - 1, tree.head[first]
        if not (tree.is_noun(noun) and tree.dep[noun] == "conj" and tree.is_verb(verb)):
            continue
        if first not in tree.ancestors(noun) or tree.lower(noun - 1) not in _JOINS or tree.kids[noun]:
            continue
        tree.move(noun, verb, "dep")
        tree.move(second, noun, "prep")


def repeated_and_denied(tree: Tree, v: int) -> None:
    """In "for A but not for B" with "for B" hung on A or on "but": it stands beside "for A"."""
    for first in tree.children(v, "prep"):
        within = {*tree.children(first, "pobj"), *tree.children(v, "cc")}
        for second in [k for at in within for k in tree.children(at, "prep") if k > first]:
            if tree.lower(second) == tree.lower(first) and tree.lower(second - 1) == "not":
                tree.move(second, v, "prep")


def conjoined_with_noun(tree: Tree, v: int) -> None:
    """In "lowers X and suppresses Y" with the second verb hung on X: it belongs to the first verb, and Y to it."""
    noun = tree.head[v]
    own = tree.tag[v] == "VB" and bool(tree.children(v, "dobj")) and not tree.children(v, "aux")
    if tree.dep[v] != "conj" or not tree.is_noun(noun) or tree.has_subject(v):
        return
    if tree.tag[v] not in FINITE and not own:
        return
    above = next((a for a in tree.ancestors(noun) if tree.is_verb(a)), None)
    if above is None or above > v:
        return
    tree.move(v, above, "conj")
    for k in [k for k in tree.kids[above] if k > v and tree.dep[k] in {"dobj", "prep", "advmod", "xcomp"}]:
        tree.move(k, v, tree.dep[k])


def third_person_after_infinitive(tree: Tree, v: int) -> None:
    """In "X makes cells release Y and blocks Z" with "blocks" for what the cells do: by its form it is what X does."""
    made = tree.head[v]
    above = tree.head[made]
    if tree.tag[v] != "VBZ" or tree.tag[made] not in _PLAIN or tree.dep[made] not in _MADE or tree.has_subject(v):
        return
    does = tree.children(made, "nsubj")
    if above < made and tree.tag[above] == "VBZ" and does and tree.tag[does[0]] in _PLURAL:
        tree.move(v, above, "conj")


def two_nouns(tree: Tree, n: int) -> None:
    """In "hay fever and chronic hives", read as one thing, "hives" is coordinated with "fever"."""
    for k in [k for k in tree.children(n, "nmod", "compound") if tree.kids[k]]:
        if _is_further_gerund(tree, k, n):
            return
        adjectives = [j for j in tree.children(k, "conj") if tree.tag[j][:2] == "JJ" and j < n]
        if tree.is_noun(k) and adjectives and tree.children(k, "cc"):
            head, label = tree.head[n], tree.dep[n]
            if head == n:
                return
            tree.move(k, head, label)
            tree.move(n, k, "conj")
            for j in adjectives:
                tree.move(j, n, "amod")
            return


def noun_of_adjectives(tree: Tree, n: int) -> None:
    """In "blocks muscarinic and adrenergic receptors", read as "muscarinic, and receptors": these are what is meant."""
    first = n
    while tree.dep[first] == "conj":
        first = tree.head[first]
        if tree.tag[first] != "JJ" and not tree.lowers[first].endswith("ic"):
            return
    above, label = tree.head[first], tree.dep[first]
    if first == n or tree.tag[first] != "JJ" or not first < n or tree.children(n, "conj"):
        return
    is_object = label == "acomp" and tree.is_verb(above) and tree.lemma[above] not in _COPULAS
    if not is_object and not (label == "amod" and tree.dep[above] == "prep"):
        return
    tree.move(n, above, "dobj" if is_object else "pobj")
    tree.move(first, n, "amod")


def _is_further_gerund(tree: Tree, k: int, n: int) -> bool:
    """Mend "by raising A and reducing B" with "A and reducing" for what B is like: B is reduced."""
    verb = tree.head[n]
    gerund = next((j for j in tree.children(k, "conj") if tree.tag[j] == "VBG" and k < j < n), None)
    if gerund is None or tree.dep[n] != "dobj" or tree.tag[verb] != "VBG" or verb > k:
        return False
    tree.move(k, verb, "dobj")
    tree.move(gerund, verb, "conj")
    tree.move(n, gerund, "dobj")
    return True


def after_aside(tree: Tree) -> None:
    """In "A and, in some, B", "for A and, since May, for B" with B hung on the aside or alone: it goes on the list."""
    words = tree.words
    for cc in range(1, len(words) - 4):
        if tree.lower(cc) in _JOINS and tree.lower(cc + 1) in _WHEN:
            _same_preposition(tree, cc)
        if words[cc + 1] == "," and tree.lower(cc) in _JOINS:
            first = _behind_aside(tree, cc + 2)
            if first is not None:
                _go_on(tree, cc, first)
                if tree.lower(cc + 2) == "off":
                    _mend_off(tree, cc + 2, first)


def _same_preposition(tree: Tree, cc: int) -> None:
    """In "leads to A, and in severe cases to B" with "to B" hung on the cases: it goes on the list."""
    last = min(cc + _ASIDE, len(tree) - 1)
    second = next((i for i in range(cc + 3, last) if tree.tag[i] in {"IN", "TO"} and tree.dep[i] == "prep"), None)
    if second is None or any(tree.words[i] == "," or tree.is_verb(i) for i in range(cc, second)):
        return
    if any(tree.tag[i] == "CD" for i in range(cc, second)):
        return  # "in 12 % with X and in 4 % with Y"
    first = next((i for i in range(cc - 1, 0, -1) if tree.lower(i) == tree.lower(second)), None)
    if first is None or tree.dep[first] != "prep" or not tree.is_verb(tree.head[first]):
        return
    if cc < tree.head[second] < second and tree.lower(cc + 1) != tree.lower(first):
        tree.move(second, tree.head[first], "prep")


def _behind_aside(tree: Tree, start: int) -> int | None:
    """The word behind an aside that begins at a word and ends with a comma; nothing where a clause stands there."""
    end = next((i for i in range(start + 1, min(start + _ASIDE, len(tree) - 1)) if tree.words[i] == ","), None)
    if end is None or any(tree.tag[i] in FINITE or tree.lower(i) in _SETS_BESIDE for i in range(start, end)):
        return None
    adverbial = tree.tag[start][:2] in _OPENS_ASIDE or tree.tag[end - 1][:2] == "RB" or tree.lower(start) == "off"
    return end + 1 if adverbial else None


def _mend_off(tree: Tree, off: int, first: int) -> None:
    """Hang "off" and what it is off as any aside, in "A and, off-label, B"."""
    noun = first - 2
    above = tree.head[first]
    if noun > off and off not in tree.ancestors(above) and noun not in {above, *tree.ancestors(above)}:
        tree.move(off, above, "prep")
        tree.move(noun, off, "pobj")


def _go_on(tree: Tree, cc: int, first: int) -> None:
    """Hang the phrase that begins at a word where the list before a conjunction has it."""
    if tree.tag[first] == "IN":
        same = next((i for i in range(cc - 1, 0, -1) if tree.lower(i) == tree.lower(first)), None)
        if same is not None and tree.dep[same] == "prep" and tree.head[first] > cc:
            tree.move(first, tree.head[same], "prep")
        return
    head = first
    while tree.head[head] > head and not tree.is_verb(tree.head[head]):
        head = tree.head[head]
    before = _member_before(tree, cc, tree.lower(first) in _INDEFINITE)
    if before is None or not tree.is_noun(head) or tree.dep[head] in _SUBJECTS or tree.head[head] == head:
        return
    if head not in {before, *tree.ancestors(before)}:
        tree.move(head, before, "conj")


def _member_before(tree: Tree, cc: int, indefinite: bool) -> int | None:
    """The noun before a conjunction that a further one goes with; one with an article where that has one."""
    above = tree.head[cc]
    before = above if tree.is_noun(above) and above < cc else cc - 1 - (tree.words[cc - 1] == ",")
    over = (before, *tree.ancestors(before)) if indefinite else (before,)
    nouns = (i for i in over if tree.is_noun(i))
    return next((i for i in nouns if not indefinite or any(tree.lower(k) in _INDEFINITE for k in tree.kids[i])), None)


def second_attribute(tree: Tree, v: int) -> None:
    """In "X is an A and Y a B", with Y for one more thing that X is: Y is a B, and X none."""
    if tree.lemma[v] != "be":
        return
    for first in tree.children(v, "attr"):
        for y in [k for k in tree.children(first, "conj", "appos") if first < k < len(tree) - 2]:
            second = tree.head[y + 1]
            named = (tree.is_noun(y) and not tree.kids[y]) or second in tree.kids[y]
            if not named or tree.lower(y + 1) not in _INDEFINITE or tree.lower(y - 1) not in _JOINTS or second <= y + 1:
                continue
            if not tree.is_noun(second) or tree.head[second] not in {v, first, y}:
                continue
            for k in [k for k in tree.kids[first] if first < k < y and tree.dep[k] in {"cc", "punct"}]:
                tree.move(k, v, tree.dep[k])
            tree.move(second, y, "appos")
            tree.move(y, v, "parataxis")
            return


def along_with_it(tree: Tree, v: int) -> None:
    """In "lowers A, and with it B" with B hung on the verb, or taken for one: B is lowered as A is."""
    it = next((i for i in range(v, len(tree) - 2) if tree.lower(i) == "with" and tree.lower(i + 1) in _IT), None)
    if it is None or "and" not in tree.lowers[it - 2 : it]:
        return
    first = next((k for k in tree.children(v, "dobj", "nsubjpass") if k < it), None)
    opens = it + 2 + (tree.words[it + 2] == ",")
    last = next((k for k in tree.children(v, "conj", "dep", "dobj") if k >= opens), None)
    if first is None or last is None or opens not in tree.subtree(last):
        return
    if not tree.is_noun(last):
        if tree.kids[last] and any(k > last for k in tree.kids[last]):
            return  # "and with it slows B"
        tree.tag[last] = "NNS"
    for k in [k for k in tree.kids[last] if k < opens]:
        tree.move(k, v, tree.dep[k])
    tree.move(last, first, "conj")
    tree.clauses.clear()


def not_but(tree: Tree, v: int) -> None:
    """In "is not an A at all but a B" with "but" taken for "except": it is a B."""
    for first in tree.children(v, "attr"):
        but = next((k for k in tree.kids[first] if k > first and tree.lower(k) == "but"), None)
        second = tree.child(but, "pobj") if but is not None else None
        if but is None or second is None or not tree.children(v, "neg"):
            continue
        tree.relabel(but, "cc")
        tree.move(second, first, "conj")
        return


def so_many_fold(tree: Tree, v: int) -> None:
    """In "raises Y a hundredfold" with Y for who gets it: Y is raised, and the rest says by how much."""
    fold = next((k for k in tree.children(v, "dobj", "oprd") if tree.lower(k).endswith("fold")), None)
    if fold is None:
        return
    raised = next((k for k in tree.children(v, "dative", "dobj") if k < fold), None)
    before = fold - 1
    if raised is None and tree.dep[fold] == "dobj" and tree.is_noun(before) and tree.head[before] == fold:
        raised = before  # "raises its exposure sevenfold"
        for k in [k for k in tree.kids[fold] if k < raised]:
            tree.move(k, raised, tree.dep[k])
        tree.move(raised, v, "dobj")
    if raised is not None and tree.is_noun(raised):
        tree.relabel(raised, "dobj")
        tree.relabel(fold, "npadvmod")


def thereby_does(tree: Tree, v: int) -> None:
    """In "X blocks T, the enzyme that makes U, and thereby lowers U": it goes on with what X does, not the enzyme."""
    relative = tree.head[v]
    if tree.dep[v] != "conj" or tree.dep[relative] != "relcl" or tree.has_subject(v):
        return
    adverbs = {tree.lower(k) for k in tree.children(v, "advmod")}
    verb = next((at for at in tree.ancestors(relative) if tree.is_verb(at)), None)
    if verb is not None and not adverbs.isdisjoint(_THEREBY):
        tree.move(v, verb, "conj")
