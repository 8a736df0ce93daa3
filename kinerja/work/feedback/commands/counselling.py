"""Counselling: reported by the rater, listed by the authority, held by a counsellor, known to nobody else.

Every refusal that could tell a stranger something says the same: this page does not exist, or is not for you.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from kinerja.people.organisation.models import Employee, Mandate
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.database.sealing import mark
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.feedback.checks import not_ahead, required
from kinerja.work.feedback.models import Counselling, CounsellingParty, CounsellingSession
from kinerja.work.feedback.papers import Matter, Talk, leave_trace, matter_in, sealed, talk_in, written
from kinerja.work.feedback.subjects import value_on
from kinerja.work.feedback.telling import invite
from kinerja.work.feedback.terms import PrivateRole, PrivateState

CHANGED = gettext_noop("Catatan ini baru saja diubah di tempat lain. Muat ulang halaman, lalu periksa lagi.")


@command
def report_privately(
    subject: Employee,
    *,
    value: int,
    seen_on: date,
    seen: str,
    tried: str,
    submission: UUID,
    actor: Actor,
    now: datetime,
) -> Counselling:
    """Melaporkan masalah perilaku untuk konseling (PP 30/2019 Pasal 32)."""
    key = mark("submission", submission, actor.employee_id)
    if first := Counselling.objects.filter(submission=key).first():
        return first
    require(actor, Permission.COUNSELLING_REPORT, subject)
    value_on(value, not_ahead(seen_on, actor.on))
    paper = Matter(
        subject=str(subject.pk),
        reporter=str(actor.employee_id),
        value=value,
        seen_on=seen_on.isoformat(),
        seen=required(seen, gettext_noop("Tuliskan perilaku yang Anda lihat sendiri, tanpa menilai orangnya.")),
        tried=required(tried, gettext_noop("Tuliskan apa yang sudah Anda coba bicarakan dengannya.")),
        reported_at=now.isoformat(),
    )
    matter, is_new = Counselling.objects.get_or_create(submission=key, defaults={"sealed": sealed(paper)})
    if is_new:
        _add_party(matter, PrivateRole.SUBJECT, subject.pk)
        _add_party(matter, PrivateRole.REPORTER, actor.employee_id)
        leave_trace("reported", matter.pk, actor=actor, now=now)
    return matter


@command
def list_privately(
    matter: Counselling, *, counsellor: Employee, version: int, actor: Actor, now: datetime
) -> Counselling:
    """Mendaftarkan konseling dan menunjuk konselor yang terlatih atau mandiri."""
    require(actor, Permission.COUNSELLING_LIST, matter)
    paper = matter_in(matter.sealed)
    if str(counsellor.pk) == paper.subject:
        raise Invalid(gettext_noop("Konselor adalah orang lain."))
    trained = Mandate.objects.on(actor.on).filter(employee=counsellor, role=Role.COUNSELLOR)
    if not trained.exists():
        raise Invalid(gettext_noop("Konselor yang ditunjuk harus memegang mandat konselor pada hari ini."))
    paper = paper.with_(authority=actor.employee_id, counsellor=counsellor.pk, listed_at=now)
    _move(matter, PrivateState.REPORTED, PrivateState.LISTED, paper, version)
    _add_party(matter, PrivateRole.AUTHORITY, actor.employee_id)
    _add_party(matter, PrivateRole.COUNSELLOR, counsellor.pk)
    for who in (UUID(paper.subject), counsellor.pk):
        invite(who, matter.pk, actor=actor, now=now)
    leave_trace("listed", matter.pk, actor=actor, now=now)
    return matter


@command
def decline_privately(matter: Counselling, *, answer: str, version: int, actor: Actor, now: datetime) -> Counselling:
    """Tidak mendaftarkan, dengan penjelasan."""
    require(actor, Permission.COUNSELLING_LIST, matter)
    said = required(answer, gettext_noop("Tuliskan alasannya dengan singkat."))
    paper = matter_in(matter.sealed).with_(authority=actor.employee_id, answer=said, listed_at=now)
    _move(matter, PrivateState.REPORTED, PrivateState.DECLINED, paper, version)
    _add_party(matter, PrivateRole.AUTHORITY, actor.employee_id)
    leave_trace("declined", matter.pk, actor=actor, now=now)
    return matter


@command
def invite_privately(
    matter: Counselling, *, at: datetime, place: str, version: int, actor: Actor, now: datetime
) -> CounsellingSession:
    """Mengundang peserta ke satu sesi."""
    require(actor, Permission.COUNSELLING_HOLD, matter)
    where = required(place, gettext_noop("Tuliskan tempatnya; pilih ruang yang tertutup dan tenang."))
    _move(matter, PrivateState.LISTED, PrivateState.LISTED, matter_in(matter.sealed), version)
    talk = Talk(at=written(at), place=where)
    order = matter.sessions.count() + 1
    session = CounsellingSession.objects.create(counselling=matter, order=order, sealed=sealed(talk))
    subject = UUID(matter_in(matter.sealed).subject)
    invite(subject, session.pk, actor=actor, now=now)
    leave_trace("invited", matter.pk, actor=actor, now=now)
    return session


@command
def note_privately(
    session: CounsellingSession, *, agreed: str, notes: str, version: int, actor: Actor, now: datetime
) -> CounsellingSession:
    """Mencatat sesi: yang disepakati dibaca peserta juga, catatan konselor hanya dibaca konselor."""
    matter = session.counselling
    require(actor, Permission.COUNSELLING_HOLD, matter)
    _move(matter, PrivateState.LISTED, PrivateState.LISTED, matter_in(matter.sealed), version)
    talk = talk_in(session.sealed).with_(agreed=agreed.strip(), notes=notes.strip())
    CounsellingSession.objects.filter(pk=session.pk).update(sealed=sealed(talk))
    session.refresh_from_db()
    leave_trace("noted", matter.pk, actor=actor, now=now)
    return session


@command
def close_privately(
    matter: Counselling, *, outcome: str, follow_up: str, version: int, actor: Actor, now: datetime
) -> Counselling:
    """Menutup konseling dengan hasil dan tindak lanjut (PP 30/2019 Pasal 34(2))."""
    require(actor, Permission.COUNSELLING_HOLD, matter)
    said = required(outcome, gettext_noop("Tuliskan hasilnya dengan singkat."))
    paper = matter_in(matter.sealed).with_(outcome=said, follow_up=follow_up, closed_at=now)
    _move(matter, PrivateState.LISTED, PrivateState.CLOSED, paper, version)
    leave_trace("closed", matter.pk, actor=actor, now=now)
    return matter


def _move(matter: Counselling, before: PrivateState, after: PrivateState, paper: Matter, version: int) -> None:
    seen = Counselling.objects.filter(pk=matter.pk, state=before, version=version)
    changes: dict[str, Any] = {"state": after, "sealed": sealed(paper), "version": F("version") + 1}
    if not seen.update(**changes):
        raise Stale(CHANGED)
    matter.refresh_from_db()


def _add_party(matter: Counselling, role: PrivateRole, who: UUID | None) -> None:
    CounsellingParty.objects.create(counselling=matter, role=role, mark=mark("party", who))
