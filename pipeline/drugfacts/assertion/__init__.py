"""What becomes of a candidate: denied, hedged, qualified, or no fact at all."""

from .judge import judge
from .judgement import ABOVE, Judgement
from .untouched import VAGUE, denied_action, denies_vaguely

__all__ = ["ABOVE", "VAGUE", "Judgement", "denied_action", "denies_vaguely", "judge"]
