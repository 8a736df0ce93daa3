"""What a unit does about its lowest elements."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from kinerja.facts.survey.models import FollowUp, Survey
from kinerja.facts.survey.queries import day_at
from kinerja.facts.survey.terms import ELEMENTS
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.saving import insert
from kinerja.platform.database.submissions import first_try
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop


@command
def plan_follow_up(
    unit: Unit,
    *,
    survey: Survey,
    element: str,
    action: str,
    due: date,
    responsible: Employee,
    submission: UUID,
    actor: Actor,
    now: datetime,
) -> FollowUp:
    """Merencanakan tindak lanjut atas satu unsur: apa, sampai kapan, oleh siapa."""
    require(actor, Permission.SURVEY_FOLLOW_UP, unit)
    if actor.employee_id is None:
        raise Invalid(gettext_noop("Tindak lanjut direncanakan oleh pegawai. Masuklah dengan akun pegawai Anda."))
    before = first_try(FollowUp, submission, unit=unit, planned_by_id=actor.employee_id)
    if before is not None:
        return before
    if element not in ELEMENTS:
        raise Invalid(gettext_noop("Pilih salah satu dari kesembilan unsur."))
    if not action.strip():
        raise Invalid(gettext_noop("Tulis apa yang akan dilakukan."))
    if due < day_at(unit, now):
        raise Invalid(gettext_noop("Batas waktu {day} sudah lewat. Pilih hari ini atau sesudahnya."), day=due)
    planned = FollowUp(
        unit=unit,
        survey=survey,
        element=element,
        action=action.strip(),
        due=due,
        responsible=responsible,
        planned_at=now,
        planned_by_id=actor.employee_id,
        submission=submission,
    )
    insert(planned)
    record("survey.follow_up_planned", actor=actor, now=now, thing=planned, element=element, due=due.isoformat())
    return planned


@command
def close_follow_up(follow_up: FollowUp, *, outcome: str, actor: Actor, now: datetime) -> FollowUp:
    """Menyatakan tindak lanjut selesai beserta hasilnya."""
    require(actor, Permission.SURVEY_FOLLOW_UP, follow_up.unit)
    if not outcome.strip():
        raise Invalid(gettext_noop("Tulis hasilnya, misalnya: papan alur dipasang di ruang tunggu."))
    waiting = FollowUp.objects.filter(pk=follow_up.pk, done_at__isnull=True)
    if not waiting.update(done_at=now, outcome=outcome.strip()):
        raise Stale(gettext_noop("Tindak lanjut ini sudah dinyatakan selesai. Muat ulang halaman."))
    follow_up.done_at, follow_up.outcome = now, outcome.strip()
    record("survey.follow_up_done", actor=actor, now=now, thing=follow_up)
    return follow_up
