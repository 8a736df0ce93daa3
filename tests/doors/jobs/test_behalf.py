"""Work asked for by a person is done in that person's name, as long as the account is open."""

from __future__ import annotations

import pytest

from kinerja.doors.jobs.behalf import asker
from kinerja.people.accounts.models import User
from kinerja.platform.access.actors import Role
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Refused

pytestmark = pytest.mark.django_db


def _job(cast, who):
    return Job(name="x", payload={"user": str(cast.user(who).pk)})


def test_it_is_the_person_with_the_roles_of_the_day(cast):
    actor = asker(_job(cast, "hasan"), cast.now)
    assert (actor.name, actor.employee_id, actor.roles) == (cast.hasan.name, cast.hasan.pk, {Role.PERSONNEL})


def test_a_closed_account_asks_for_nothing(cast):
    User.objects.filter(username="hasan").update(is_active=False)
    with pytest.raises(Refused):
        asker(_job(cast, "hasan"), cast.now)
