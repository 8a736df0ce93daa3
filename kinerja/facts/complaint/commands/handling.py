"""The verbs of the office and of who looks from outside."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.moving import check_said, move
from kinerja.facts.complaint.telling import tell_head
from kinerja.facts.complaint.terms import Handling, Kind, Stage
from kinerja.people.organisation.models import Employee, Unit
from kinerja.people.organisation.queries import head_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.zones import zone_of


@command
def route(
    complaint: Complaint,
    *,
    unit: Unit,
    actor: Actor,
    now: datetime,
    handling: str = "",
    about: Employee | None = None,
    said: str = "",
) -> Complaint:
    """Menyalurkan kepada unit yang harus menjawab, dengan kelasnya; tentang siapa hanya dicatat, tidak ditampilkan."""
    require(actor, Permission.COMPLAINT_ROUTE, complaint)
    if complaint.stage == Stage.ASKED:
        raise Invalid(gettext_noop("Laporan ini sedang menunggu keterangan pelapor. Tunggu dahulu jawabannya."))
    who = about or complaint.about
    _check_led_by_another(unit, who, now)
    values: dict[str, Any] = {"unit": unit, "owner": unit, "about": who}
    if complaint.kind == Kind.COMPLAINT and handling:
        values["handling"] = Handling(handling)
    mover = None if who is not None and who.pk == actor.employee_id else actor.employee_id
    move(complaint, Stage.ROUTED, now=now, said=said, officer_id=mover, **values)
    record("complaint.routed", actor=actor, now=now, thing=complaint, unit=unit.code, handling=complaint.handling)
    tell_head(complaint, gettext_noop("Laporan warga disalurkan kepada {unit}."), actor=actor, now=now)
    return complaint


@command
def ask_more(complaint: Complaint, *, question: str, actor: Actor, now: datetime) -> Complaint:
    """Menanyakan yang kurang kepada pelapor; tenggat berhenti selama menunggu jawabannya."""
    require(actor, Permission.COMPLAINT_HANDLE, complaint)
    check_said(question, gettext_noop("Tulis apa yang perlu diketahui, agar pelapor tidak ditanya dua kali."))
    move(complaint, Stage.ASKED, now=now, said=question, officer_id=actor.employee_id)
    record("complaint.asked_more", actor=actor, now=now, thing=complaint)
    return complaint


@command
def answer(complaint: Complaint, *, text: str, actor: Actor, now: datetime) -> Complaint:
    """Menjawab pelapor; apakah masalahnya selesai dikatakan pelapor, bukan unit yang menjawab."""
    require(actor, Permission.COMPLAINT_HANDLE, complaint)
    check_said(text, gettext_noop("Tulis jawaban yang dapat dipahami pelapor: apa yang sudah dilakukan dan hasilnya."))
    move(complaint, Stage.ANSWERED, now=now, said=text, officer_id=actor.employee_id)
    record("complaint.answered", actor=actor, now=now, thing=complaint)
    return complaint


@command
def review_and_close(complaint: Complaint, *, finding: str, actor: Actor, now: datetime) -> Complaint:
    """Menutup setelah ditinjau orang di luar unit; pelapor masih dapat mengatakan belum selesai."""
    require(actor, Permission.COMPLAINT_REVIEW, complaint)
    check_said(finding, gettext_noop("Tulis apa yang Anda periksa dan mengapa laporan ini dapat ditutup."))
    move(complaint, Stage.CLOSED_BY_REVIEWER, now=now, said=finding, officer_id=actor.employee_id)
    record("complaint.reviewed", actor=actor, now=now, thing=complaint)
    return complaint


def _check_led_by_another(unit: Unit, about: Employee | None, now: datetime) -> None:
    """Whose head it is about cannot answer for himself through his staff."""
    if about is None:
        return
    head = head_of(unit, now.astimezone(zone_of(unit.zone)).date())
    if head is not None and head.pk == about.pk:
        raise Invalid(
            gettext_noop("Laporan ini menyangkut pimpinan {unit}. Salurkan kepada unit di atasnya atau Inspektorat."),
            unit=unit.name,
        )
