"""What must be mended: a sentence each, that leads to where it is mended."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.people.organisation.models import Appointment

pytestmark = pytest.mark.django_db


def test_a_person_without_post_leads_to_the_persons_page(cast: Any) -> None:
    Appointment.objects.filter(employee=cast.tono).delete()
    response = cast.client("hasan").get("/kepegawaian/perbaikan")
    group = next(group for group in response.context["groups"] if group.kind == "without_post")
    assert group.count == 1
    sentence, address = group.shown[0]
    assert cast.tono.name in sentence
    assert address == f"/kepegawaian/pegawai/{cast.tono.pk}"
