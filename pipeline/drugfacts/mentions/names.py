"""Drug names that stand in no list, known by their ending or by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from drugfacts.lexicon import Kind

from .abbreviations import Definition, first_of_each
from .brands import Terms
from .knowledge import alternatives, endings, load, patterns, words
from .masking import mask
from .mention import Mention, Places, unlisted
from .stretches import words_of

FILE = "names.yaml"
_EXPLETIVES = frozenset({"there", "here"})  # "There is an antidote" names none
_TAIL = 3  # last letters by which stems are looked up
_BEFORE_BRACKET = re.compile(r"(\w{5,})[^\w()]{0,3}[()\[\]]")
_WORD = re.compile(r"(?<![\w-])[A-Za-z]{6,}(?!\w)")
_SHORT = re.compile(r"(?<![\w-])[A-Za-z]{4,8}(?![\w-])")
_SHORTEST = 4  # letters of a short form
_SHORTEST_UNLISTED = 5  # the same, where no drug of that name is listed
_CUT = 3
"""A name is cut by so many letters at least."""


@cache
def _stems() -> dict[str, tuple[tuple[str, int], ...]]:
    """Last letters of stems → the stems that end so, each with the least length of a whole word."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in load(FILE)["stems"]:
        found.setdefault(row["stem"][-_TAIL:], []).append((row["stem"], row["min"]))
    return {tail: tuple(rows) for tail, rows in found.items()}


@cache
def _code() -> re.Pattern[str]:
    """The code of a drug under study, whole."""
    ways = (
        rf"(?:{alternatives(row['prefixes'].split(' | '))})(?![ -](?:19|20)\d\d\b)[- ]?"
        rf"(?:\d{{1,3}},\d{{3}}|\d{{{row['digits']},8}})"
        for row in load(FILE)["codes"]
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})[A-Z]?(?!\w)(?![.,-]\d)")


@cache
def _code_like() -> re.Pattern[str]:
    """What any code holds, quickly found."""
    return re.compile(rf"[A-Z][- ]?\d(?:\d{{{min(row['digits'] for row in load(FILE)['codes']) - 1}}}|\d{{0,2}},\d)")


def names_by_stem(text: str, mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    """Find generic names that the lexicon lacks by their ending, and codes of drugs under study by their prefix.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What is known so far, in order.
    lexicon
        A name that it knows as anything is left to it.

    Returns
    -------
    list of Mention
        New drugs, with the key ``drug:<name in lower case>``, in order.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [m.key for m in names_by_stem("Zorvatinib helps; a peptide does not.", [], Lexicon.load())]
    ['drug:zorvatinib']
    """
    tails = _stems()
    like = [word for word in words_of(text) if word[-_TAIL:] in tails]
    unknown = any(has_stem(word) and _is_unknown(word, lexicon) for word in like)
    found = _by_stem(text) if unknown else iter(())
    return _everywhere(text, chain(found, _codes(text)), mentions, lexicon)


def names_by_wording(text: str, mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    """Find names that the lexicon lacks by what is said of them ("Zorvex is a beta blocker", "What is Zorvex?").

    Parameters and result are those of `names_by_stem`.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [m.key for m in names_by_wording("What is Zorvex? Zorvex is a medicine.", [], Lexicon.load())]
    ['drug:zorvex', 'drug:zorvex']
    """
    named = (name for name in _by_wording(text, mentions) if name.lower() not in _EXPLETIVES)
    names = (name for name in named if not _is_second_name(name, text, mentions))
    return _everywhere(text, names, mentions, lexicon)


def _is_second_name(name: str, text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a name only ever follows that of a drug: the maker's, in "Zorvolol Pharmex"."""
    ends = {m.end for m in mentions if m.kind is Kind.DRUG}
    places = [m.start() for m in re.finditer(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", text)]
    return all(start - 1 in ends and text[start - 1] == " " for start in places)


def names_by_clipping(text: str, mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    """Find names cut short of drugs that the text names in full: "Spiro" where it names spironolactone.

    Parameters and result are those of `names_by_stem`, but each is the drug whose name it begins.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> from drugfacts.mentions.recognise import recognise
    >>> [(m.start, m.key) for m in recognise("Spironolactone is old. Spiro is cheap.", Lexicon.load())]
    [(0, 'drug:spironolactone'), (23, 'drug:spironolactone')]
    """
    named = ((text[m.start : m.end].lower(), m) for m in mentions if m.kind is Kind.DRUG)
    whole: dict[str, dict[str, Mention]] = {}  # by their first letters
    for name, mention in named:
        if name.isalpha():
            whole.setdefault(name[:_SHORTEST], {})[name] = mention
    cut: dict[str, Mention] = {}
    for short in words_of(text) if whole else ():
        alike = whole.get(short[:_SHORTEST])
        if alike is None:
            continue
        begun = {m.key: m for name, m in alike.items() if len(name) >= len(short) + _CUT and name.startswith(short)}
        if len(begun) == 1 and _is_clipping(short, lexicon):
            (cut[short],) = begun.values()
    if not cut:
        return []
    places = Places(m for m in mentions if m.kind is not Kind.AGENCY)
    found = ((match, cut.get(match.group().lower())) for match in _SHORT.finditer(text))
    return [
        Mention(*match.span(), mention.entry, "abbreviation")
        for match, mention in found
        if mention is not None and next(places.over(*match.span()), None) is None
    ]


def _is_clipping(short: str, lexicon: Terms) -> bool:
    if len(short) < _SHORTEST_UNLISTED:
        return short in words(FILE, "clippings")
    return short not in words(FILE, "no_clippings") and not lexicon.lookup(short)


def names_by_abbreviation(
    text: str, mentions: Sequence[Mention], lexicon: Terms, definitions: Iterable[Definition]
) -> list[Mention]:
    """Find chemicals that the lexicon lacks by an abbreviation that the text defines, and gives in doses.

    Parameters and result are those of `names_by_stem`; of `definitions` the first of each short form counts.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> text = "zorvyl dithiocarbamate (ZDTC), or ZDTC 5 mg/kg"
    >>> found = names_by_abbreviation(text, [], Lexicon.load(), [Definition("ZDTC", 24, 28, 0, 22)])
    >>> [(m.start, m.key) for m in found]
    [(0, 'drug:zorvyl dithiocarbamate'), (24, 'drug:zorvyl dithiocarbamate'), (34, 'drug:zorvyl dithiocarbamate')]
    """
    places = Places(mentions)
    names: dict[str, tuple[str, str]] = {}
    for found in first_of_each(text, definitions):
        long_ = text[found.long_start : found.long_end].strip(" ()[]-")
        if next(places.over(found.long_start, found.long_end), None) is None and _is_chemical(long_, lexicon):
            given = "|".join(load(FILE)["given_after"])
            if re.search(rf"(?<!\w){re.escape(found.short)}(?:{given})", text):
                names |= {found.short: (long_, "abbreviation"), long_: (long_, "name")}
    if not names:
        return []
    ways = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    matches = list(re.finditer(rf"(?<![\w])(?:{ways})(?!\w)", text))
    free = [m for m in matches if next(places.over(*m.span()), None) is None]
    return [Mention(m.start(), m.end(), unlisted(names[m.group()][0]), names[m.group()][1]) for m in free]


def may_define_a_chemical(text: str) -> bool:
    """Whether `names_by_abbreviation` may find anything: a long form ends at a bracket, something is given in doses."""
    endings = tuple(_endings())
    at_bracket = (found.group(1).lower() for found in _BEFORE_BRACKET.finditer(text))
    return any(word.endswith(endings) for word in at_bracket) and _given().search(text) is not None


@cache
def _given() -> re.Pattern[str]:
    """What stands after the short form of something that is given."""
    return re.compile(rf"(?<=\w)(?:{'|'.join(load(FILE)['given_after'])})")


def _is_chemical(name: str, lexicon: Terms) -> bool:
    """Whether a long form is written like a chemical's name, and means nothing else."""
    last = name.lower().split()[-1] if name else ""
    plain = last in _no_names() or last in ("dose", "extract") or not last.endswith(tuple(_endings()))
    return not plain and len(last) > 4 and not lexicon.lookup(name) and not lexicon.lookup(last)


@cache
def _endings() -> frozenset[str]:
    return words(FILE, "chemical_endings")


def _everywhere(text: str, found: Iterable[str], mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    names = dict.fromkeys(name.lower() for name in found)
    unlisted_ = [name for name in names if _is_unknown(name, lexicon)]
    return sorted(_occurrences(text, unlisted_, mentions), key=lambda m: m.start)


def _is_unknown(name: str, lexicon: Terms) -> bool:
    """Whether neither the lexicon nor the list of ordinary words has a name (in lower case)."""
    return name not in words(FILE, "not_names") and not lexicon.lookup(name)


def _by_stem(text: str) -> Iterator[str]:
    words_ = (match.group() for match in _WORD.finditer(text))
    return (word for word in words_ if has_stem(word) and not word[1:].isupper())


def has_stem(word: str) -> bool:
    """Whether a word in lower case ends like an international non-proprietary name."""
    rows = _stems().get(word[-_TAIL:], ())
    return any(len(word) >= least and word.endswith(stem) for stem, least in rows)


def _codes(text: str) -> Iterator[str]:
    if _code_like().search(text):
        yield from (match.group() for match in _code().finditer(text))


def _by_wording(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    masked = mask(text, mentions).text
    for pattern in patterns(FILE, "patterns"):
        for match in pattern.matches(masked):
            name = match.group("name")
            if " " not in name and _is_name(name, text, weak=pattern.weak):
                yield name


def _is_name(name: str, text: str, *, weak: bool) -> bool:
    """Whether a word can be a drug's name: no ordinary word and, where `weak` asks for it, used like one."""
    if name in words("brands.yaml", "not_brands") or name.capitalize() in words("brands.yaml", "not_brands"):
        return False
    if len(name) < 5 or _is_english(name) or name.lower() in _no_names():
        return False
    return not weak or any(
        re.search(needed.replace("{name}", re.escape(name)), text, re.IGNORECASE) for needed in load(FILE)["weak_needs"]
    )


@cache
def _no_names() -> frozenset[str]:
    """Words that wordings for chemicals may hold, and the body's own substances, which are judged elsewhere."""
    return words(FILE, "not_chemicals") | words("context.yaml", "body_substances") | words("context.yaml", "never")


def _occurrences(text: str, names: Sequence[str], mentions: Sequence[Mention]) -> Iterator[Mention]:
    if not names:
        return
    heads = "|".join(sorted(words(FILE, "company_heads")))
    named = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    places = Places(m for m in mentions if m.kind is not Kind.AGENCY)
    for match in re.finditer(rf"(?i)(?<!\w)(?:{named})(?!\w)(?! (?-i:{heads})\b)", text):
        mention = Mention(match.start(), match.end(), unlisted(match.group()), "name")
        if next(places.over(mention.start, mention.end), None) is None:
            yield mention


def _is_english(word: str) -> bool:
    """Whether a word ends like ordinary ones."""
    return word.endswith(endings(FILE, "english_endings", "further_english_endings"))
