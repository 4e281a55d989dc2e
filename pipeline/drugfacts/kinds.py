"""What records tell, for those too who read them without models: kinds of fact, their terms, the nameless drug."""

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
UNNAMED = "unnamed product"
"""The drug of the facts of a text that names none and tells what the product it comes with is for."""
