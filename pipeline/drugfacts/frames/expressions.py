"""Compile phrases to regular expressions over the pieces of a sentence.

A piece is written as ``kind!lower!lemma#number`` and a blank; see :class:`~.pieces.Piece` for the kinds. A phrase is
made of slots, kinds in single capitals, macros in capitals, words by lemma or as written, ``$class`` for a word class,
and ``( | ) ? * +``; ``^`` is the start of the sentence. The slots: ``EFFECT`` is a list of terms, ``KNOWN`` one
that holds a harm by list or shape, ``CAUSED`` also what somebody has; ``DRUG`` is a list of drugs, ``TAKING`` one after
a verb, ``STOPPED`` a drug that is withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"\$?[A-Za-z][\w'-]*|[()|?*^.,:+]")
_STOPS = "(?:discontinuation|withdrawal|cessation|discontinue|stop|withdraw|termination|removal|substitution)"
_SLOTS = {
    "EFFECT": r"(?P<effect>(?:{A}{SEP})*{E}(?:{SEP}(?:{E}|{N}))*)",
    "KNOWN": r"(?P<known>(?:{A}{SEP})*{E}(?:{SEP}(?:{E}|{N}))*)",
    "CAUSED": r"(?P<effect>(?:{A}{SEP})*{B}(?:{SEP}(?:{B}|{N}))*)",
    "DRUG": r"(?P<drug>{D}(?:{DSEP}{D})*)",
    "STOPPED": rf"(?P<drug>[DX]!(?:{_STOPS}![^ ]*|[^ !]*!{_STOPS})#\d+ )",
    "TAKING": r"(?P<drug>{X}(?:{DSEP}{D})*)",
}


def compiled(pattern: str, macros: Mapping[str, str], classes: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """Compile a phrase to a regular expression over coded pieces."""
    return re.compile(_expression(pattern, macros, classes))


def _expression(pattern: str, macros: Mapping[str, str], classes: Mapping[str, frozenset[str]]) -> str:
    parts = []
    for token in _TOKEN.findall(pattern):
        if token in _SLOTS:
            parts.append(_SLOTS[token].format(**_LISTS) if token != "STOPPED" else _SLOTS[token])
        elif token in macros:
            parts.append(f"(?:{_expression(macros[token], macros, classes)})")
        elif token in "()|?*+":
            parts.append("(?:" if token == "(" else token)
        elif token == "^":
            parts.append("^")
        elif len(token) == 1 and token.isupper():
            parts.append(_kinds(token))
        elif token.startswith("$"):
            parts.append(_literal("|".join(re.escape(w) for w in sorted(classes[token[1:]]))))
        else:
            parts.append(_literal(re.escape(token)))
    return "".join(parts)


def _literal(word: str) -> str:
    return rf"(?:\w!(?:(?:{word})![^ ]*|[^ !]*!(?:{word}))#\d+ )"


def _kinds(kinds: str) -> str:
    return rf"(?:[{kinds}]![^ ]*#\d+ )"


def _any_of(*phrases: str) -> str:
    return "(?:{})".format("|".join("".join(_literal(re.escape(w)) for w in p.split()) for p in phrases))


_LISTS = {
    "A": _kinds("A"),
    "E": _kinds("CHU"),
    "B": _kinds("CHUBO"),
    "N": _kinds("NA"),
    "D": _kinds("DX"),
    "X": _kinds("X"),
    "SEP": _any_of(", as well as", "as well as", ", and", ", or", ",", "and", "or", "&", "/", "with", "along with"),
    "DSEP": _any_of(
        ", and", ", or", ",", "and", "or", "/", "plus", "+", "with", "in combination with", "combine with", "as well as"
    ),
}
