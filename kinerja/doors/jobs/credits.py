"""After a period was closed its predicates hold: personnel is told how many have enough credit points by now."""

from __future__ import annotations

from datetime import datetime

from kinerja.outcomes.credit.queries import candidates
from kinerja.people.organisation.models import Employee, Mandate
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.notices.commands import notify_all
from kinerja.platform.notices.commands.notifying import Telling
from kinerja.platform.notices.terms import Kind
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.models import Period

from .recipients import house_zone
from .registry import job

TELLING = "credit.tell_candidates"
ENOUGH = gettext_noop(
    "{period} sudah ditutup. Angka kredit {n} pegawai kini cukup untuk pangkat atau jenjang berikutnya; periksa "
    "daftarnya. Yang memutuskan tetap pejabat yang berwenang."
)


@job(TELLING)
def tell_candidates(job: Job, *, actor: Actor, now: datetime) -> None:
    """Reckoning a whole city takes seconds, too long for a page that only counts what waits."""
    day = now.astimezone(house_zone()).date()
    n = len(candidates(Employee.objects.in_service(day), day))
    if n == 0:
        return
    said = sentence(ENOUGH, period=Period.objects.get(pk=job.payload["period"]).name, n=n)
    desk = Mandate.objects.on(day).filter(role=Role.PERSONNEL).order_by().values_list("employee", flat=True)
    key = f"credit:{job.payload['closing']}"
    tellings = (Telling(one, Kind.EVALUATION, said, "personnel:credits", f"{key}:{one}") for one in desk.distinct())
    notify_all(tellings, actor=actor, now=now)
