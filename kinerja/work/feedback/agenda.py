"""What fills an agenda beforehand, and the compare-and-set every change of a check-in goes through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.models import Indicator

from .models import AgendaItem, CheckIn, NextStep
from .terms import CheckInState, Origin

CHANGED = gettext_noop(
    "Catatan dialog ini baru saja diubah atau ditandatangani di tempat lain. Muat ulang halaman, lalu periksa lagi."
)
SIGNED = gettext_noop(
    "Catatan ini sudah ditandatangani, sehingga isinya tetap. Mintalah perbaikan dahulu bila ada yang keliru."
)


def fill(check_in: CheckIn, *, off_target: Iterable[Indicator], questions: Iterable[str]) -> None:
    """Steps that are still open, indicators off target, questions without an answer, in this order."""
    steps = NextStep.objects.open().filter(check_in__employee=check_in.employee_id)
    items = [AgendaItem(check_in=check_in, origin=Origin.STEP, text=step.text, step=step) for step in steps]
    items += [
        AgendaItem(check_in=check_in, origin=Origin.OFF_TARGET, text=one.text, indicator_id=one.pk)
        for one in off_target
    ]
    items += [AgendaItem(check_in=check_in, origin=Origin.QUESTION, text=asked) for asked in questions if asked]
    AgendaItem.objects.bulk_create(items)


def touch(check_in: CheckIn, *, version: int | None = None, **changes: Any) -> None:
    """Change it while nobody has signed; with `version` only as it was seen. The row stays held until the end."""
    unsigned = CheckIn.objects.open().filter(
        pk=check_in.pk, employee_signed_at__isnull=True, rater_signed_at__isnull=True
    )
    if version is not None:
        unsigned = unsigned.filter(version=version)
    if unsigned.update(version=F("version") + 1, **changes):
        check_in.refresh_from_db()
        return
    check_in.refresh_from_db()
    if check_in.state == CheckInState.SIGNED or check_in.employee_signed_at or check_in.rater_signed_at:
        raise Invalid(SIGNED)
    raise Stale(CHANGED)
