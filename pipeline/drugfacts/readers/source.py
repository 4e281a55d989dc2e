"""What every reader gives: a text with its name, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass


class ReadError(Exception):
    """An input gives no text; the message is the reason, and what to do."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text to read facts from.

    Attributes
    ----------
    id : str
        Names the document in its run.
    text : str
        The decoded input less a byte-order mark, else unchanged: no newline translation, no normalisation. Of HTML,
        PDF and XML it is what they are converted to.
    source : str or None
        Where it came from, for people: a path, ``FILE.jsonl:LINE``, ``ARCHIVE.zip/MEMBER`` or ``stdin``.
    title : str or None
        A title that is not part of the text.
    subject : str or None
        The drug that the document is about, used where the text leaves the drug unsaid.
    warnings : tuple of str
        What the reader had to mend, such as an encoding other than UTF-8.

    Examples
    --------
    >>> SourceText("note", "Ketamine is an anesthetic.").source is None
    True
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    subject: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no record: where it is, and what is wrong with it, in one line; and its id, where it has one.

    Examples
    --------
    >>> print(Failure("notes/a.txt", "no such file"))
    notes/a.txt: no such file
    """

    source: str
    reason: str
    id: str | None = None

    def __str__(self) -> str:
        return one_line(f"{self.source}: {self.reason}")


def one_line(message: str) -> str:
    r"""Return ``message`` with line ends and other control characters made visible.

    Examples
    --------
    >>> one_line("a\nb")
    'a\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in visible(message))


def visible(name: str) -> str:
    r"""Return ``name`` with undecodable bytes (lone surrogates, PEP 383) spelled out, fit to be written as UTF-8.

    Examples
    --------
    >>> visible("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    if not any("\ud800" <= c <= "\udfff" for c in name):
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader reads: the document's id, which rows do without, and what people call the input."""

    id: str
    source: str


def needs(extra: str, source: str) -> str:
    """Say what to install to read ``source``.

    Examples
    --------
    >>> needs("pdf", "x.pdf")
    "drugfacts[pdf] is needed to read x.pdf: pip install 'drugfacts[pdf]'"
    """
    return f"drugfacts[{extra}] is needed to read {source}: pip install 'drugfacts[{extra}]'"
