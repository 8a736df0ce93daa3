"""Data that are wrong: a case that went to its owner, one that waits, a leave nobody answered in time, a refusal."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from kinerja.facts.service.models import Request
from kinerja.judgement.claims.commands import accept_claim, file_claim, refuse_claim
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.measurement.commands import compute
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.zones import WITA
from kinerja.work.planning.models import Period

from .anchors import Anchors
from .realisations import period_of
from .voices import by, key, of

LATE = timedelta(hours=80)
"""Longer than three times 24 hours."""
NOT_MINE = (
    "Berkas ini saya terima saat menggantikan di loket 3; yang menyelesaikan rekan di loket itu.",
    "Hari itu saya dinas luar. Berkas ini dikerjakan rekan yang bertugas di loket saya.",
)
RIGHT = "Benar, di buku loket 3 tercatat rekan Anda. Kasusnya sudah dipindahkan."
LEAVE = "Cuti tahunan saya tiga hari pada awal bulan ini belum tercatat. Suratnya ada di ruang."
WRONG = "Atasan saya tertulis kepala sekolah, padahal sehari-hari saya dipandu wakilnya."
ANSWER = "Pejabat penilai mengikuti susunan jabatan: kepala sekolah. Wakil kepala memandu tanpa menilai."


def claim(*, anchors: Anchors, actor: Actor, now: datetime) -> int:
    """Told by the cast; figures of the waiting period are counted again once."""
    period = period_of(anchors.waiting)
    made = [_filed(case, number, period, now) for number, case in enumerate(_slowest(period))]
    if made:
        _accepted(made[0], now)
        prepare(period, run=compute(period, actor=actor, now=now), actor=actor, now=now)
    file_claim(of("yusuf"), kind="absence", text=LEAVE, submission=key("cuti-keliru"), **by("yusuf", now - LATE))
    told = file_claim(of("wati"), kind="superior", text=WRONG, submission=key("atasan"), **by("wati", now, 10))
    refuse_claim(told, answer=ANSWER, **by("hasan", now, 9))
    return len(made) + 2


def _slowest(period: Period) -> list[Request]:
    """Two of Sari's that took longest in the period: one to be answered, one that waits."""
    since, until = (datetime.combine(day, time.min, tzinfo=WITA) for day in (period.starts, period.ends))
    rows = Request.objects.filter(closed_by__employee=of("sari"), closed_at__gte=since, closed_at__lt=until)
    found = rows.select_related("service", "closed_by", "in_charge").defer("attributes")
    took = [(one.opened_at - one.closed_at, one.case_key, one) for one in found if one.closed_at]
    return [one for _time, _key, one in sorted(took, key=lambda row: row[:2])[: len(NOT_MINE)]]


def _filed(case: Request, number: int, period: Period, now: datetime) -> DataClaim:
    return file_claim(
        of("sari"), kind="not_mine", case=case, period=period, text=NOT_MINE[number], submission=key("kasus", number),
        **by("sari", now, 4 if number == 0 else 1),
    )  # fmt: skip


def _accepted(made: DataClaim, now: datetime) -> None:
    """By Budi, or by personnel where the case was handled in another unit."""
    who = "hasan" if made.at_desk else "budi"
    unit = made.request.unit_id if made.request else None
    colleagues = Employee.objects.filter(appointments__position__unit=unit, user=None).exclude(pk=made.employee_id)
    accept_claim(made, answer=RIGHT, owner=colleagues.order_by("name", "pk").first(), **by(who, now, 1))
