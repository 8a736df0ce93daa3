"""Chapter 5: what must hold when the quarter is over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count

from kinerja.people.organisation.queries import superior_of
from kinerja.platform.audit.commands import check_trail
from kinerja.platform.audit.queries import broken_checkpoint
from kinerja.platform.receipts.models import Receipt
from kinerja.work.activity.models import ActivityReport
from tests.acceptance.quarter.people import PALU, Clock, Somebody


def hold(cast: Any, clock: Clock, anyone: Somebody, *, sent: int) -> None:
    nothing_lost_nothing_twice(sent)
    accepted_by_the_superior_of_the_day()
    receipts_verify(anyone)
    the_trail_is_whole(cast, clock.now)


def nothing_lost_nothing_twice(sent: int) -> None:
    assert ActivityReport.objects.count() == sent
    twice = ActivityReport.objects.values("day", "text").annotate(n=Count("id")).filter(n__gt=1)
    assert list(twice) == []


def accepted_by_the_superior_of_the_day() -> None:
    accepted = ActivityReport.objects.filter(state="accepted").select_related("employee")
    assert accepted.count() > 20
    for report in accepted:
        assert report.accepted_at is not None
        superior = superior_of(report.employee, report.accepted_at.astimezone(PALU).date())
        assert superior is not None
        assert report.accepted_by_id == superior.pk, report.day


def receipts_verify(anyone: Somebody) -> None:
    """By whoever holds the paper: with the code and the first letters of the digest."""
    for receipt in Receipt.objects.order_by("issued_at"):
        anyone.at(f"/tanda-terima?kode={receipt.code}&sidik={receipt.sha256[:16]}").reads("Tanda terima ini asli")


def the_trail_is_whole(cast: Any, now: datetime) -> None:
    check_trail(actor=cast.system, now=now)
    assert broken_checkpoint() is None
