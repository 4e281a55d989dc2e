"""Numbers that say how often: "12 %", "up to 1 in 10", "one in five" to the CIOMS frequency words.

Source of the limits: CIOMS working groups III and V, as European product information uses them.
"""

from __future__ import annotations

import re

_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "a million": 1_000_000,
    "one million": 1_000_000,
    "million": 1_000_000,
    "hundred thousand": 100_000,
    "ten thousand": 10_000,
    "a thousand": 1000,
    "one thousand": 1000,
    "a hundred": 100,
    "one hundred": 100,
    "two hundred": 200,
    "five hundred": 500,
    "hundred": 100,
    "thousand": 1000,
}
_NUMBER = r"(\d{1,3}(?: \d{3})+\b|\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_SHARE = (
    rf"(\d*\.?\d+|\b(?:{_TENS}) ?- ?(?:{_UNITS})|(?<!ty - )(?<!ty-)(?<!ty )"
    rf"\b(?:{_UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{_TENS}))"
)
_PERCENT = re.compile(rf"(?:{_SHARE} ?(?:-|–|to|and) ?)?{_SHARE} ?(?:%|percent|per cent)")
_RATIO = re.compile(
    rf"\b(?:{_NUMBER} (?:and|to|or|-|–) )?{_NUMBER} (?:[a-z]+ ){{0,2}}?(?:in|out of|of|per) "
    rf"(?:(?:every|about|around|roughly|the(?= \d\d)) )?{_NUMBER}\b"
    r"(?! (?:person|patient) ?-| (?:advis[eo]rs|experts|members|panell?ists|trials|studies)\b)"
)
_OF = re.compile(rf" (?:in|of|per) (?:(?:every|about|around|roughly|the(?= \d\d)) )?{_NUMBER}")
"""The end of a ratio, with nothing to try at most places."""
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10}
_FRACTION = re.compile(
    r"\b(?:(?:a|(one|two|three)) (?=[a-z]+s?\b)|(?=half\b))(half|third|quarter|fifth|sixth|tenth)s?\b"
    r"(?! an?\b| as\b| ?- ?(?:life|year|hour|dose)"
    r"| (?:of )?(?:(?:the|an?|your|its) )?[a-z]*(?:dose|hour|tablet|life|night|day))"
)
_PART = re.compile(r"\b(?:half|third|quarter|fifth|sixth|tenth)s?\b")
_EVERY = re.compile(
    r"\bevery (second|third|fifth|sixth|tenth) (?:patient|person|user|woman|man|child|recipient|participant)\b"
)
_BY = re.compile(
    r"\b(?:increas|rais|elevat|reduc|lower|decreas|declin|improv|cut|rose|ris|fell|fall|drop|went)\w*(?: [^ ]+){0,8}"
    r" by (?:(?:about|around|roughly|nearly|almost|some|up to|over|more than|at least|another) )?$"
)
_HIGHER = re.compile(
    r" ?(?:increases?|rise|higher|greater|more|lower|less|fewer|reductions?|decrease|fall|drop|excess)\b"
)
_OF_SO_MUCH = re.compile(
    r"\b(?:loss|gain|rise|increase|fall|drop|reduction|decrease|change) of (?:about |at least |over )?$"
)
_DEADLY = re.compile(
    r"\b(?:kills?|killed|(?:fatal|lethal|deaths?) in|mortality (?:of|is|was)) (?:up to |about |around |some )?$"
)
_UP_TO = re.compile(r"(?:up to|fewer than|less than|below|under|<) ?(?:about )?$")


def frequency_of(text: str) -> str | None:
    """Return the frequency word for the first number of cases in a text, None where there is none.

    Parameters
    ----------
    text : str
        Lower-case words with single blanks between.

    Examples
    --------
    >>> frequency_of("in about 12 % of patients"), frequency_of("1 in 200 people"), frequency_of("for 12 weeks")
    ('very_common', 'uncommon', None)
    >>> frequency_of("four percent of the men"), frequency_of("in 0.4 %"), frequency_of("twelve per cent of users")
    ('common', 'uncommon', 'very_common')
    >>> frequency_of("increased it by 27 %"), frequency_of("a 40 % higher risk"), frequency_of("seen by 20 % of users")
    (None, None, 'very_common')
    >>> frequency_of("in more than a third"), frequency_of("every fifth patient"), frequency_of("half a tablet")
    ('very_common', 'very_common', None)
    >>> (
    ...     frequency_of("one patient in ten thousand"),
    ...     frequency_of("one in a hundred"),
    ...     frequency_of("1 to 10 users in 100"),
    ... )
    ('rare', 'common', 'common')
    """
    if not may_have_number(text):
        return None
    if match := next((m for m in _PERCENT.finditer(text) if not _is_change(text, m)), None):
        below = _UP_TO.search(text[: match.start()])
        least, most = match.groups()
        share = _value(most if below else least or most) / 100  # "up to 10 to 20 %"
        return _word(share * (0.999 if below else 1)) if share else None
    if (match := _FRACTION.search(text)) and not _is_of_deaths(text, match.start()):
        count, fraction = match.groups()
        return _word(_PARTS[fraction] * _WORDS.get(count or "one", 1))
    if match := _EVERY.search(text):
        return _word(1 / 2 if match.group(1) == "second" else _PARTS[match.group(1)])
    if (match := _RATIO.search(text)) and not _is_of_deaths(text, match.start()):
        least, most, all_of = match.groups()
        part, whole = _value(least or most), _value(all_of)
        if whole > part > 0:
            fewer = _UP_TO.search(text[: match.start()])
            return _word(part / whole * (0.999 if fewer else 1))
    return None


def _is_of_deaths(text: str, start: int) -> bool:
    """Whether a number says how many die of a harm, and not how many get it: "kills up to one in ten"."""
    return _DEADLY.search(text[:start]) is not None


def _is_change(text: str, percent: re.Match[str]) -> bool:
    """Whether a share says by how much something changed: "raised by 27 %", "a 40 % higher risk", "a loss of 5 %"."""
    after = text[percent.end() :]
    if _OF_SO_MUCH.search(text[: percent.start()]) or _is_of_deaths(text, percent.start()):
        return True
    return bool(_HIGHER.match(after)) or (bool(_BY.search(text[: percent.start()])) and not after.startswith(" of "))


def may_have_number(text: str) -> bool:
    """Whether there may be a number of cases in a text, or in some words of it that stand together.

    Parameters
    ----------
    text : str
        As for :func:`frequency_of`.
    """
    if any(part in text for part in _PARTS) and _PART.search(text) is not None:
        return True
    if ("%" in text or "per" in text) and _PERCENT.search(text) is not None:
        return True
    return _OF.search(text) is not None and _RATIO.search(text) is not None


def _value(number: str) -> float:
    tens, hyphen, units = number.replace(" ", "").partition("-")
    if hyphen:  # "twenty-five"
        return _WORDS[tens] + _WORDS[units]
    return float(_WORDS.get(number, 0) or number.replace(",", "").replace(" ", ""))


def _word(share: float) -> str:
    for limit, word in ((0.1, "very_common"), (0.01, "common"), (0.001, "uncommon"), (0.0001, "rare")):
        if share >= limit:
            return word
    return "very_rare"
