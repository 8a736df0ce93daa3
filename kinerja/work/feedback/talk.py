"""What a check-in came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.pure.lib.refusals import Invalid, gettext_noop


@dataclass(frozen=True)
class Talk:
    held_on: date
    went_well: str = ""
    hinders: str = ""
    help_needed: str = ""
    deviates: bool = False
    cause: str = ""
    acceleration: str = ""
    suggests_change: bool = False

    def fields(self, *, deviates: bool) -> dict[str, object]:
        """As columns; an indicator off target on the agenda is a deviation, whatever the box says. Raises Invalid."""
        texts = {
            name: getattr(self, name).strip()
            for name in ("went_well", "hinders", "help_needed", "cause", "acceleration")
        }
        if not any(texts[name] for name in ("went_well", "hinders", "help_needed")):
            raise Invalid(gettext_noop("Tuliskan setidaknya satu: yang berjalan baik, yang menghambat, atau bantuan."))
        if (self.deviates or deviates) and not (texts["cause"] and texts["acceleration"]):
            raise Invalid(gettext_noop("Ada yang terlambat atau di luar target: tuliskan sebabnya dan percepatannya."))
        decided = {"deviates": self.deviates or deviates, "suggests_change": self.suggests_change}
        return {"held_on": self.held_on, **texts, **decided}
