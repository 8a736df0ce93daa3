"""Who conducts a closed survey, who casts a ballot, who reads what came of it."""

from __future__ import annotations

from kinerja.people.organisation.hierarchy import team
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .models import BehaviourSurvey, Nomination


@policy(Permission.BALLOT_CONDUCT)
def may_conduct(actor: Actor, survey: BehaviourSurvey | None) -> Verdict:
    if actor.has(Role.INSPECTOR):
        return YES
    return no(gettext_noop("Survei perilaku tertutup dibuka, ditutup, dan dihitung oleh Inspektorat."))


@policy(Permission.BALLOT_CAST)
def may_cast(actor: Actor, nomination: Nomination) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == nomination.rater_id:
        return YES
    return no(gettext_noop("Surat suara ini bukan untuk Anda."))


@policy(Permission.BALLOT_SEE)
def may_see_outcome(actor: Actor, rated: Employee) -> Verdict:
    me = actor.employee_id
    if me is not None and (me == rated.pk or Employee.objects.filter(pk=rated.pk, pk__in=team(me, actor.on)).exists()):
        return YES
    return no(gettext_noop("Hasil survei perilaku hanya terbuka bagi yang bersangkutan dan pejabat penilainya."))
