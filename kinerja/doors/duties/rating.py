"""What a rater or reviewer owes to others: reviewed and agreed plans, final evaluations, an answer to ideas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kinerja.pure.law.deadlines import add_months
from kinerja.pure.law.reporting import escalation_days
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .duty import Duty, last_day_of
from .waiting import Waiting


def rating_duties(waiting: Waiting) -> Iterator[Duty]:
    """No statement of its own."""
    if waiting.plans:
        said = sentence(gettext_noop("Sepakati atau kembalikan {n} SKP anggota tim."), n=waiting.plans)
        yield Duty(said, waiting.plans_due, "rater:plans", count=waiting.plans)
    if waiting.reviews:
        said = sentence(gettext_noop("Telaah {n} SKP yang diajukan."), n=waiting.reviews)
        yield Duty(said, waiting.reviews_due, "reviewer:plans", count=waiting.reviews)
    if waiting.evaluations_since:
        said = sentence(gettext_noop("Tetapkan {n} penilaian kinerja."), n=waiting.evaluations)
        yield Duty(said, evaluation_due(waiting.evaluations_since), "rater:team", count=waiting.evaluations)
    if waiting.reports_since:
        said = sentence(gettext_noop("Jawab {n} laporan kerja tim Anda."), n=waiting.reports)
        sent = waiting.reports_since.date()
        yield Duty(said, sent + timedelta(days=escalation_days(sent)), "rater:board", count=waiting.reports)
    if waiting.escalated:
        said = sentence(
            gettext_noop("Tindak lanjuti {n} laporan kerja yang tertahan di bawah Anda."), n=waiting.escalated
        )
        yield Duty(said, None, "rater:board", count=waiting.escalated)
    if waiting.explanations:
        said = sentence(gettext_noop("Jelaskan {n} penilaian yang diberatkan."), n=waiting.explanations)
        yield Duty(said, None, "rater:objections", count=waiting.explanations)
    if waiting.objections:
        said = sentence(gettext_noop("Putuskan {n} keberatan atas penilaian."), n=waiting.objections)
        yield Duty(said, None, "rater:objections", count=waiting.objections)
    if waiting.in_stead:
        said = sentence(gettext_noop("Tandatangani {n} dokumen yang lewat tenggatnya."), n=waiting.in_stead)
        yield Duty(said, None, "rater:objections", count=waiting.in_stead)
    if waiting.helps:
        said = sentence(gettext_noop("Berikan {n} bantuan yang Anda janjikan kepada anggota tim."), n=waiting.helps)
        yield Duty(said, waiting.helps_due, "rater:improvements", count=waiting.helps)
    if waiting.suggestions:
        said = sentence(gettext_noop("Pertimbangkan bantuan bagi {n} anggota tim."), n=waiting.suggestions)
        yield Duty(said, None, "rater:improvements", count=waiting.suggestions)
    if waiting.claims:
        said = sentence(gettext_noop("Jawab {n} permintaan pembetulan data anggota tim."), n=waiting.claims)
        yield Duty(said, last_day_of(waiting.claims_due, waiting.zone), "rater:claims", count=waiting.claims)
    if waiting.ideas:
        said = sentence(gettext_noop("Putuskan {n} inisiatif pegawai."), n=waiting.ideas)
        yield Duty(said, None, "rater:ideas", count=waiting.ideas)


def evaluation_due(ends: date) -> date:
    """Last day in time to evaluate a period that ended before `ends`: the month after it.

    The law says January for the year (PP 30/2019 Pasal 42(1)) and leaves shorter periods to the agency; they get the
    same month here.
    """
    return date.fromordinal(add_months(ends.replace(day=1), 1).toordinal() - 1)
