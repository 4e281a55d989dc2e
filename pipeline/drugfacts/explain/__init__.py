"""Why a fact was found, and why a sentence gave none: what every step made of it, for people to read."""

from .explanation import explain
from .html import to_html
from .model import (
    AnaphorNote,
    ClauseNote,
    Explanation,
    FactNote,
    Fired,
    LayoutNote,
    MentionNote,
    Missed,
    Piece,
    SentenceNote,
)
from .text import to_text

__all__ = [
    "AnaphorNote",
    "ClauseNote",
    "Explanation",
    "FactNote",
    "Fired",
    "LayoutNote",
    "MentionNote",
    "Missed",
    "Piece",
    "SentenceNote",
    "explain",
    "to_html",
    "to_text",
]
