"""The public state of the service, and the door our own supervisor knocks at."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.platform.operations.commands import announce
from kinerja.platform.operations.models import Beat, Outage
from kinerja.platform.operations.pulse import token

pytestmark = pytest.mark.django_db


def test_it_believes_only_a_signed_word(cast: Any) -> None:
    door = cast.client("nobody")
    assert door.post("/denyut", {"word": "serve@uji"}).status_code == 403
    assert not Beat.objects.exists()
    assert door.post("/denyut", {"word": token("serve@uji")}).status_code == 204
    assert Beat.objects.get().measured_by == "serve@uji"


def test_everybody_reads_what_stopped_and_what_will(cast: Any) -> None:
    hour = timedelta(hours=1)
    page = cast.client("nobody").get("/keadaan").content.decode()
    assert "Tidak ada gangguan yang terukur" in page
    Outage.objects.create(starts=cast.now - 5 * hour, ends=cast.now - 2 * hour, measured_by="uji", note="Listrik padam")
    starts = cast.now + timedelta(days=5)
    announce(starts, ends=starts + hour, note="Pindah server", **cast.by)
    page = cast.client("nobody").get("/keadaan").content.decode()
    said = ("10-03-2026 05.00–08.00 WITA", "3 jam", "Listrik padam", "15-03-2026 10.00–11.00 WITA", "Pindah server")
    assert [words for words in said if words not in page] == []
