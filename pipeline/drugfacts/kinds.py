"""The kinds of fact and the field of each that is its term, for those too who read records without their models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

FactKind = Literal["mechanism", "approval", "indication", "side_effect"]
TERM_ROLE: Mapping[str, str] = {
    "mechanism": "target",
    "approval": "use",
    "indication": "condition",
    "side_effect": "effect",
}
"""By kind of fact."""
KINDS = tuple(TERM_ROLE)
"""In the order in which they are told."""
