"""Other ways of writing a term, made when tables are compiled: plural, spelling, Greek letters, joined words.

All functions take and give folded terms (`fold_term`), lower case with hyphens as spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_GREEK = {
    "alpha": "\u03b1",
    "beta": "\u03b2",
    "gamma": "\u03b3",
    "delta": "\u03b4",
    "epsilon": "\u03b5",
    "kappa": "\u03ba",
    "lambda": "\u03bb",
    "mu": "\u03bc",
    "sigma": "\u03c3",
    "omega": "\u03c9",
}

# A letter's name behind a short symbol or a number: "ppargamma", "1alpha".
_ATTACHED = re.compile(r"\b([a-z]{2,4}|[a-z]{0,4}\d{1,2})(alpha|beta|gamma|delta|epsilon|kappa)(?=\d?\b)")

_NO_PLURAL = ("ss", "is", "us", "as", "os", "ics", "aids", "diabetes")  # ends of words that are no plural with an "s"

# American piece → British piece. The first that fits a place is taken; each only where the piece is of Greek or
# Latin medical words, so that no plain English word changes.
_BRITISH = (
    (r"\bhem(?=[aeio])(?!ip|ic|eral)", "haem"),
    (r"(?<=[a-z])hemo(?=glob|siderin|ly)", "haemo"),
    (r"(?<=[a-z])emi(?=a\b|as\b|c\b)(?<!ademi)(?<!idemi)(?<!mic)", "aemi"),
    (r"\bedema", "oedema"),
    (r"(?<=[a-np-z])edema", "oedema"),
    (r"rrhea", "rrhoea"),
    (r"\besoph", "oesoph"),
    (r"(?<=[a-np-z])esoph", "oesoph"),
    (r"anesth", "anaesth"),
    (r"(?<!an)(?<!a)esthesi", "aesthesi"),
    (r"tumor(?!i)", "tumour"),
    (r"\bpedi", "paedi"),
    (r"gynec", "gynaec"),
    (r"pnea\b", "pnoea"),
    (r"estrogen", "oestrogen"),
    (r"\bfetal", "foetal"),
    (r"\bfetus", "foetus"),
    (r"\bfec(?=al|es)", "faec"),
    (r"\bcec(?=al|um)", "caec"),
    (r"\betiol", "aetiol"),
    (r"ischem", "ischaem"),
    (r"hemorrh", "haemorrh"),
    (r"\banem", "anaem"),
    (r"celiac", "coeliac"),
    (r"leukopen", "leucopen"),
    (r"sulf", "sulph"),
    (r"color", "colour"),
    (r"behavior", "behaviour"),
    (r"\bodor", "odour"),
    (r"\bfiber", "fibre"),
    (r"caliber", "calibre"),
    (r"orthoped", "orthopaed"),
    (r"(?<=[a-z]{3})ization", "isation"),
    (r"(?<=[a-z]{3})izing", "ising"),
    (r"(?<=[a-z]{3})ized", "ised"),
    (r"paralyz", "paralys"),
)
_TO_BRITISH = tuple((re.compile(us), gb) for us, gb in _BRITISH)
_TO_AMERICAN = (
    (re.compile(r"haem"), "hem"),
    (re.compile(r"(?<=[a-z])aemi(?=a|c)"), "emi"),
    (re.compile(r"oedema"), "edema"),
    (re.compile(r"rrhoea"), "rrhea"),
    (re.compile(r"oesoph"), "esoph"),
    (re.compile(r"aesth"), "esth"),
    (re.compile(r"tumour"), "tumor"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"pnoea"), "pnea"),
    (re.compile(r"oestr"), "estr"),
    (re.compile(r"foet"), "fet"),
    (re.compile(r"faec"), "fec"),
    (re.compile(r"caec"), "cec"),
    (re.compile(r"aetiol"), "etiol"),
    (re.compile(r"ischaem"), "ischem"),
    (re.compile(r"anaem"), "anem"),
    (re.compile(r"coeliac"), "celiac"),
    (re.compile(r"leucopen"), "leukopen"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"colour"), "color"),
    (re.compile(r"behaviour"), "behavior"),
    (re.compile(r"odour"), "odor"),
    (re.compile(r"(?<=[a-z]{3})isation"), "ization"),
    (re.compile(r"(?<=[a-z]{3})ising\b"), "izing"),
    (re.compile(r"(?<=[a-z]{3})ised\b"), "ized"),
    (re.compile(r"paralys(?=e)"), "paralyz"),
)

_IRREGULAR = {
    "foot": "feet",
    "tooth": "teeth",
    "man": "men",
    "woman": "women",
    "child": "children",
    "leaf": "leaves",
    "life": "lives",
}
# Words that look like plurals, or have none: taking or adding an "s" gives no word of the language.
_NO_NUMBER = re.compile(r"(itis|ness|ics|ous|ism|ing|hea|hoea|[ltrcmnbpdg]us|ius|eus|aids)$")


_PREFIX = re.compile(
    r"\b(anti|non|pre|post|hyper|hypo|over|under|micro|bio|auto|multi|neuro|cardio|gastro) (?=[a-z]{4})"
)


def plural(term: str) -> str | None:
    """The plural of a folded term, by its last word; None where it has none or is one already.

    Examples
    --------
    >>> plural("beta blocker"), plural("thrombosis"), plural("allergy"), plural("nausea and vomiting")
    ('beta blockers', 'thromboses', 'allergies', None)
    """
    head, space, last = term.rpartition(" ")
    if not last.isalpha() or not last.isascii() or " and " in term or len(last) < 3:
        return None if len(last) < 2 or not last[-1].isdigit() else f"{term}s"
    if last in _IRREGULAR:
        return head + space + _IRREGULAR[last]
    if last.endswith(("osis", "asis", "ysis", "esis", "opsis")):
        return f"{term[:-2]}es"
    if _NO_NUMBER.search(last):
        return None
    if last.endswith(("ss", "sh", "ch", "x", "z")):
        return f"{term}es"
    if last.endswith("s"):
        return None
    if last.endswith("y") and last[-2] not in "aeiou":
        return f"{term[:-1]}ies"
    return f"{term}s"


def singular(term: str) -> str | None:
    """The singular of a folded term whose last word is a plural; None where it is none.

    Examples
    --------
    >>> singular("lung neoplasms"), singular("allergies"), singular("psychosis"), singular("arthritis")
    ('lung neoplasm', 'allergy', None, None)
    """
    last = term.rpartition(" ")[2]
    if len(last) < 5 or not last.endswith("s") or last.endswith(_NO_PLURAL):
        return None
    if last.endswith("oses"):
        return f"{term[:-2]}is"
    if last.endswith("ies") and len(last) > 5:
        return f"{term[:-3]}y"
    if last.endswith(("sses", "xes", "ches", "shes")) and not last.endswith("aches"):
        return f"{term[:-2]}"
    return term[:-1]


def spellings(term: str) -> Iterator[str]:
    """British and American spellings of a folded term, other than itself.

    Examples
    --------
    >>> sorted(spellings("hemorrhage of the esophagus"))
    ['haemorrhage of the oesophagus']
    >>> sorted(spellings("tumour lysis")), sorted(spellings("migraine"))
    (['tumor lysis'], [])
    """
    for table in (_TO_BRITISH, _TO_AMERICAN):
        other = term
        for pattern, piece in table:
            other = pattern.sub(piece, other)
        if other != term and "aae" not in other and "ooe" not in other:
            yield other


def _letter(match: re.Match[str]) -> str:
    return match[1] + _GREEK[match[2]]


def greek(term: str) -> Iterator[str]:
    """The term with the names of Greek letters as letters, and the other way round.

    Examples
    --------
    >>> list(greek("mu opioid receptor")) == ["\u03bc opioid receptor"]
    True
    >>> list(greek("hif 1alpha")) == ["hif 1\u03b1"]
    True
    """
    lettered = _ATTACHED.sub(_letter, term)
    lettered = " ".join(_GREEK.get(w, w) for w in lettered.split(" "))
    if lettered != term:
        yield lettered
    spelt = term
    for name, letter in _GREEK.items():
        spelt = spelt.replace(letter, name)
    if spelt != term:
        yield spelt


def joined(term: str) -> Iterator[str]:
    """The term with a number moved up to or away from its letters, or a prefix joined to its word.

    Examples
    --------
    >>> list(joined("cox 2 inhibitor")), list(joined("anti inflammatory"))
    (['cox2 inhibitor'], ['antiinflammatory'])
    """
    tight = re.sub(r"\b([a-z]{1,6}) (\d{1,3}[a-z\u03b1-\u03ba]?)\b", r"\1\2", term)
    tight = re.sub(r"\b(\d) ([a-z]{1,3}\d?[a-z]?)\b", r"\1\2", tight)
    tight = re.sub(r"\b([a-z]{2,4}|[a-z]{0,4}\d{1,2}) ([\u03b1-\u03ba])(?=\d?\b)", r"\1\2", tight)
    if tight != term:
        yield tight
    loose = re.sub(r"\b([a-z]{2,6})(\d{1,3}[a-z]?)\b", r"\1 \2", term)
    if loose != term:
        yield loose
    prefixed = re.sub(
        r"\b(anti|non|pre|post|hyper|hypo|over|under|micro|bio|auto|multi|re|neuro|cardio|gastro) (?=[a-z]{4})",
        r"\1",
        term,
    )
    if prefixed != term:
        yield prefixed


def possessives(term: str) -> Iterator[str]:
    """A term of a person's name without its apostrophe.

    Examples
    --------
    >>> list(possessives("parkinson's disease"))
    ['parkinson disease', 'parkinsons disease']
    """
    if "'s " in term:
        yield term.replace("'s ", " ")
        yield term.replace("'s ", "s ")


def expand(term: str, *, number: bool) -> dict[str, bool]:
    """All ways of writing a folded term.

    Parameters
    ----------
    term
        A folded term.
    number
        Whether it may change between singular and plural.

    Returns
    -------
    dict
        Written form → whether it is a plural that the term itself is not. The term itself is among them.

    Examples
    --------
    >>> expand("beta blocker", number=True) == {
    ...     "beta blocker": False,
    ...     "\u03b2 blocker": False,
    ...     "beta blockers": True,
    ...     "\u03b2 blockers": True,
    ... }
    True
    """
    forms = [term]
    for function in (possessives, spellings, greek, joined):
        forms += [other for form in tuple(forms) for other in function(form) if other not in forms]
    result = dict.fromkeys(forms, False)
    if number:
        for form in forms:
            one = singular(form)
            if one:
                result.setdefault(one, False)
            else:
                many = plural(form)
                if many:
                    result.setdefault(many, True)
    return result
