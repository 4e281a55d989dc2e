"""Text of documents made harmless for what reads the outputs."""

from __future__ import annotations

import json
import re
from typing import Any

_NOT_UNICODE = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_ESCAPE = re.compile(r"\\(?:u0000|.)")
_RISKY_IN_JSON = re.compile("[<>&\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")

REPLACEMENT = "\ufffd"


def storable(text: str) -> str:
    r"""Replace what UTF-8 or a database cannot hold (lone surrogates, NUL) by U+FFFD; offsets stay.

    Examples
    --------
    >>> storable("a\x00b") == "a\ufffdb"
    True
    """
    return _NOT_UNICODE.sub(REPLACEMENT, text)


def printable(text: str) -> str:
    r"""Replace also controls but tab and line ends, and what turns the direction of reading; offsets stay.

    Examples
    --------
    >>> printable("bell\x07 \u202etxet") == "bell\ufffd \ufffdtxet"
    True
    """
    return _CONTROLS.sub(REPLACEMENT, text)


def safe_json(value: Any, *, indent: int | None = None) -> str:
    r"""Return JSON that may stand in a page's script element and shows as what it is.

    Characters that HTML takes for its own, controls, and those that turn the direction of reading are escaped, so that
    a parser gives them back; lone surrogates and NUL are replaced by U+FFFD.

    Examples
    --------
    >>> safe_json({"text": "</script>"})
    '{"text":"\\u003c/script\\u003e"}'
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    text = _ESCAPE.sub(lambda match: REPLACEMENT if match[0] == "\\u0000" else match[0], text)
    text = _NOT_UNICODE.sub(REPLACEMENT, text)
    return _RISKY_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
