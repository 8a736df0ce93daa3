"""How often an agency wants reports."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.activity.models import ReportRhythm
from kinerja.work.activity.terms import Rhythm


@command
def set_rhythm(rhythm: str, *, starts: date, actor: Actor, now: datetime) -> ReportRhythm:
    """Menetapkan irama laporan sejak suatu hari; hari yang sudah lewat tidak berubah tenggatnya."""
    require(actor, Permission.RHYTHM_SET)
    if rhythm not in Rhythm.values:
        raise Invalid(gettext_noop("Pilih irama harian, mingguan, atau bulanan."))
    if starts < actor.on:
        raise Invalid(
            gettext_noop("Irama baru berlaku mulai hari ini atau sesudahnya, agar tenggat yang lewat tidak bergeser.")
        )
    setting, _ = ReportRhythm.objects.update_or_create(starts=starts, defaults={"rhythm": rhythm})
    record("activity.rhythm_set", actor=actor, now=now, thing=setting, rhythm=rhythm, starts=str(starts))
    return setting
