"""Dialog with the team: planning is kept where refused, and done once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from kinerja.work.feedback.models import CheckIn
from tests.doors.web.refusing import check_kept
from tests.work.planned import Year

pytestmark = pytest.mark.django_db


def test_planning_is_kept_where_it_was_typed_and_done_once(cast: Any) -> None:
    Year(cast)
    budi, place = cast.client("budi"), f"/tim/dialog/{cast.sari.pk}"
    past = budi.post(place, {"planned_on": "2026-03-09", "submission": uuid4()})
    page = check_kept(past, "Tanggal 9 Maret 2026 sudah lewat", "2026-03-09")
    assert 'k-more" open' in page
    sent = {"planned_on": "2026-03-20", "submission": uuid4()}
    places = {budi.post(place, sent)["Location"] for _ in range(2)}
    assert places == {f"/saya/dialog/{CheckIn.objects.get().pk}"}
    other = budi.post(place, {"planned_on": "2026-03-21", "submission": uuid4()})
    check_kept(other, "belum ditandatangani keduanya", status=422)
