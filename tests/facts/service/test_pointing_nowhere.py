"""Keys the database does not check row by row are looked after by the doctor."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db.models import ProtectedError

from kinerja.doors.cli.health import facts
from kinerja.facts.service.models import Officer, Request, Service
from kinerja.facts.service.queries import cases_pointing_nowhere
from kinerja.platform.database.keys import new_id

from .conftest import MakeCase


@pytest.mark.parametrize("name", ["service_id", "unit_id", "closed_by_id", "in_charge_id", "log_import_id"])
def test_it_finds_a_case_that_points_nowhere(make_case: MakeCase, now: datetime, name: str) -> None:
    make_case("1", 1, by="Ani", in_charge="Budi")
    lost = make_case("2")
    assert cases_pointing_nowhere() == 0
    Request.objects.filter(pk=lost.pk).update(**{name: new_id()})
    assert cases_pointing_nowhere() == 1
    assert not facts(now).ok


def test_it_keeps_what_cases_point_at(service: Service, make_case: MakeCase) -> None:
    make_case("1", 1, by="Ani")
    with pytest.raises(ProtectedError):
        service.delete()
    with pytest.raises(ProtectedError):
        Officer.objects.get().delete()
