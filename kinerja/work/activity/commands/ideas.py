"""Ideas: handed in by anybody, confirmed or declined by the head of the unit they serve."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kinerja.people.organisation.models import Appointment, Unit
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.activity.models import LONGEST_TITLE, Idea


@command
def submit_idea(
    *, title: str, benefit: str, submission: UUID, actor: Actor, now: datetime, unit: Unit | None = None
) -> Idea:
    """Mengajukan inisiatif; tanpa `unit` ia ditujukan ke unit kerja sendiri."""
    owner = {"employee_id": actor.employee_id}
    if first := first_try(Idea, submission, **owner):
        return first
    require(actor, Permission.IDEA_SUBMIT)
    _check(title, benefit)
    idea, is_new = submit(
        Idea,
        submission,
        owner=owner,
        unit=unit or _own_unit(actor),
        title=title.strip(),
        benefit=benefit.strip(),
        submitted_at=now,
    )
    if is_new:
        record("activity.idea_submitted", actor=actor, now=now, thing=idea)
    return idea


@command
def confirm_idea(idea: Idea, *, actor: Actor, now: datetime, answer: str = "") -> Idea:
    """Menetapkan inisiatif sebagai gagasan yang bermanfaat bagi unit (PP 30/2019 Pasal 41(6))."""
    return _decide(idea, Idea.State.CONFIRMED, answer.strip(), actor, now)


@command
def decline_idea(idea: Idea, *, answer: str, actor: Actor, now: datetime) -> Idea:
    """Belum menetapkan inisiatif, dengan alasan yang dapat ditindaklanjuti."""
    if not answer.strip():
        raise Invalid(gettext_noop("Tuliskan alasannya, agar pengusul tahu apa yang dapat diperbaiki."))
    return _decide(idea, Idea.State.DECLINED, answer.strip(), actor, now)


def _decide(idea: Idea, state: Idea.State, answer: str, actor: Actor, now: datetime) -> Idea:
    require(actor, Permission.IDEA_CONFIRM, idea)
    decision = {"state": state, "answer": answer, "decided_by_id": actor.employee_id, "decided_at": now}
    if not Idea.objects.filter(pk=idea.pk, state=Idea.State.SUBMITTED).update(**decision):
        raise Stale(gettext_noop("Inisiatif ini sudah diputuskan. Muat ulang halaman untuk melihat keputusannya."))
    idea.refresh_from_db()
    record(f"activity.idea_{state}", actor=actor, now=now, thing=idea, answer=answer)
    said = sentence(gettext_noop("Inisiatif Anda “{title}” sudah dijawab."), title=idea.title)
    notify(
        idea.employee_id, kind=Kind.IDEA, sentence=said, url_name="employee:ideas", key=f"idea:{idea.pk}",
        actor=actor, now=now,
    )  # fmt: skip
    return idea


def _check(title: str, benefit: str) -> None:
    if not title.strip() or not benefit.strip():
        raise Invalid(gettext_noop("Isi judul inisiatif dan manfaatnya: bagi siapa, dan bagaimana hal itu diketahui."))
    if len(title.strip()) > LONGEST_TITLE:
        raise Invalid(
            gettext_noop("Judul inisiatif terlalu panjang; ringkaslah sampai {n} huruf."),
            n=LONGEST_TITLE,
        )


def _own_unit(actor: Actor) -> Unit:
    held = Appointment.objects.on(actor.on).filter(employee=actor.employee_id, kind=AppointmentKind.DEFINITIVE)
    first = held.select_related("position__unit").first()
    if first is None:
        raise Invalid(gettext_noop("Jabatan Anda belum tercatat. Pilih unit tempat inisiatif ini diterapkan."))
    return first.position.unit
