"""Background work asked for by a person is done in that person's name, with the roles of the day."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from kinerja.people.accounts.models import User
from kinerja.people.organisation.queries import actor_for, agency
from kinerja.people.organisation.terms import Zone
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Refused, gettext_noop


def asker(job: Job, now: datetime) -> Actor:
    """Who asked. Raises Refused when the account is closed by now."""
    user = User.objects.filter(pk=job.payload.get("user"), is_active=True).first()
    if user is None:
        raise Refused(gettext_noop("Akun yang meminta pekerjaan ini sudah ditutup. Mintalah sekali lagi."))
    here = agency()
    return actor_for(user, now.astimezone(ZoneInfo(here.zone if here else Zone.WIB)).date())
