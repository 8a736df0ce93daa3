"""What feedback is about: an indicator of an agreed plan, or one of the seven values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kinerja.pure.law.behaviour import BehaviourValue, values
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.models import Indicator
from kinerja.work.planning.terms import PlanState

from .terms import VALUES


@dataclass(frozen=True)
class Subject:
    """Exactly one of both."""

    indicator: Indicator | None = None
    value: int | None = None

    def fields(self, receiver: UUID, on: date) -> dict[str, object]:
        """As columns, with the words it has today. Raises Invalid."""
        if (self.indicator is None) == (self.value is None):
            raise Invalid(gettext_noop("Pilih satu: sebuah indikator, atau salah satu nilai perilaku."))
        if self.indicator is not None:
            _check_owner(self.indicator, receiver)
            return {"indicator_id": self.indicator.pk, "value": None, "about": self.indicator.text}
        assert self.value is not None
        return {"indicator_id": None, "value": self.value, "about": value_on(self.value, on).wording.id}


def value_on(number: int, on: date) -> BehaviourValue:
    """The value of this number in force on a day."""
    if number not in VALUES:
        raise Invalid(gettext_noop("Nilai dasar bernomor 1 sampai 7."))
    return values(on).value[number - 1]


def _check_owner(indicator: Indicator, receiver: UUID) -> None:
    plan = indicator.result.plan
    if plan.employee_id != receiver or plan.state != PlanState.AGREED:
        raise Invalid(gettext_noop("Pilih indikator dari SKP yang sudah disepakati milik penerima umpan balik."))
