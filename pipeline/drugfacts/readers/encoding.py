"""Bytes to text: UTF-8 where it is UTF-8, otherwise the likeliest encoding with a warning, and binary refused."""

from __future__ import annotations

import codecs
from itertools import pairwise

from .source import ReadError

# Longest marks first: the UTF-32 one begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that no encoding of prose uses: C0 controls but tab, line ends, form feed, vertical tab, escape (ISO 2022).
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
# One control byte in a hundred is a slip of some export; compressed data and pictures have one in ten.
_CONTROLS_AT_MOST = 0.01
# English in a Western encoding has some curly quotes, dashes and accents among its ASCII; other scripts have more.
_WESTERN_AT_MOST = 0.2
_NAMES = {"cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-32": "UTF-32"}


class NotTextError(ReadError):
    """The bytes are no text that can be decoded; the message is the reason."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    r"""Decode ``data`` and return the text with the warnings that a person should see.

    UTF-8 first, less its byte-order mark; then other byte-order marks; then Windows-1252, the usual encoding of English
    that is not UTF-8, where it gives plain words; then what charset-normalizer makes of it.

    Parameters
    ----------
    data : bytes
        The whole content of one text.
    encoding : str, optional
        What it is in for sure.

    Returns
    -------
    tuple of (str, tuple of str)
        The text, with its line ends as they are, and the warnings.

    Raises
    ------
    NotTextError
        Where the bytes are binary or in no known encoding.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfNausea\r\n")
    ('Nausea\r\n', ())
    >>> text, warnings = decode("Sjögren’s".encode("cp1252"))
    >>> text, warnings[0]
    ('Sjögren’s', 'not UTF-8: decoded as Windows-1252')
    """
    if encoding is not None:
        return _decode_as(data, encoding)[0], ()
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding:
        return _decode_as(data, encoding)
    if is_binary(data):
        raise NotTextError("binary, not text: give a text file in UTF-8")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    return _decode_as(data, "cp1252" if _is_western(data) else _detect(data))


def is_binary(data: bytes) -> bool:
    """Return True where ``data`` holds NULs, or more control characters than a text would."""
    if b"\0" in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > _CONTROLS_AT_MOST * len(data)


def _decode_as(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    name = _NAMES.get(encoding, encoding)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise NotTextError(f"not valid {name}: save the file as UTF-8") from None
    return text.removeprefix("\ufeff"), (f"not UTF-8: decoded as {name}",)


def _is_western(data: bytes) -> bool:
    """Tell Windows-1252 prose by its rarity of non-ASCII characters, none of them a capital inside a word.

    Statistics of letters, which charset-normalizer goes by, see Central European or Japanese in an English sentence
    with two curly quotes. A capital inside a word is what Mac Roman's quotes look like in Windows-1252.
    """
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > max(2, _WESTERN_AT_MOST * len(data)):
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return not any(c > "\x7f" and c.isupper() and before.islower() for before, c in pairwise(text))


def _detect(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Without a byte-order mark and without NULs these would only turn pairs of letters into Chinese.
    best = from_bytes(data, cp_exclusion=["utf_16_be", "utf_16_le", "utf_32_be", "utf_32_le", "utf_7"]).best()
    if best is None:
        raise NotTextError("in no known encoding: save the file as UTF-8")
    return best.encoding
