"""Whether a result or an indicator says what will be seen, in Indonesian, by rules alone: no network, no guessing."""

from .checks import Wording, WordingRemark, check_wording

__all__ = ["Wording", "WordingRemark", "check_wording"]
