"""Whether a file may come in: what it is by its content, and whether it is harmless."""

from __future__ import annotations

from .admitting import Admitted, admit

__all__ = ["Admitted", "admit"]
