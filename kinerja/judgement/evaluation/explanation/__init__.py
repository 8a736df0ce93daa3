"""Why an evaluation says what it says, down to the cases, and the check that it really follows."""

from .recompute import Check, recompute
from .root import explain
from .tree import Explanation

__all__ = ["Check", "Explanation", "explain", "recompute"]
