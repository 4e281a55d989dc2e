"""What becomes of a candidate: denied, hedged, qualified, or no fact at all."""

from .judge import Judgement, judge

__all__ = ["Judgement", "judge"]
