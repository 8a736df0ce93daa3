"""Evidence as a browser gets it, and the page of questions."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kinerja.platform.audit.models import Entry
from kinerja.work.activity.models import Evidence, EvidenceFlag


def test_a_file_is_taken_away_never_run(sari: Client, scene: Any) -> None:
    answer = sari.get(f"/bukti/{scene.evidence.pk}/isi")
    assert answer["Content-Disposition"] == 'attachment; filename="loket.jpg"'
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "image/jpeg"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(",", " ").split())
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")


def test_a_picture_is_looked_at_on_a_page_without_scripts(sari: Client, scene: Any) -> None:
    answer = sari.get(f"/bukti/{scene.evidence.pk}")
    assert answer["Content-Security-Policy"].startswith("sandbox allow-same-origin allow-downloads; default-src 'none'")
    assert "allow-scripts" not in answer["Content-Security-Policy"]
    assert f'src="/bukti/{scene.evidence.pk}/isi"' in answer.content.decode()


def test_a_name_that_lies_about_its_kind_gets_the_true_ending(sari: Client, scene: Any) -> None:
    file = Evidence.objects.get(pk=scene.evidence.pk).file
    type(file).objects.filter(pk=file.pk).update(name="loket.html")
    assert 'filename="loket.html.jpg"' in sari.get(f"/bukti/{scene.evidence.pk}/isi")["Content-Disposition"]


def test_the_look_of_another_is_noted_and_ones_own_is_not(budi: Client, sari: Client, scene: Any) -> None:
    sari.get(f"/bukti/{scene.evidence.pk}/isi")
    assert not Entry.objects.filter(verb="activity.evidence.seen").exists()
    budi.get(f"/bukti/{scene.evidence.pk}")
    budi.get(f"/bukti/{scene.evidence.pk}/isi")
    entry = Entry.objects.get(verb="activity.evidence.seen")
    assert entry.thing_id == str(scene.evidence.report_id)
    looks = sari.get("/saya/jejak").content.decode()
    assert "Budi" in looks
    assert "bukti pada laporan kerja" in looks


def test_the_owner_explains_and_what_was_typed_is_not_lost(sari: Client, scene: Any) -> None:
    address = f"/saya/pertanyaan/{scene.flag.pk}"
    assert "dipakai juga pada laporan" in sari.get("/saya/pertanyaan").content.decode()
    refused = sari.post(address, {"answer": "Satu foto untuk dua hari"})
    assert refused.status_code == 422
    assert "Satu foto untuk dua hari" in refused.content.decode()
    sari.post(address, {"reason": "document", "answer": "Satu foto untuk dua hari"})
    assert EvidenceFlag.objects.get().reason == "document"
    again = sari.post(address, {"reason": "team", "answer": "lain"})
    assert again.status_code == 409


@pytest.mark.parametrize("who", ["tono", "budi"])
def test_nobody_else_explains(cast: Any, scene: Any, who: str) -> None:
    given = {"reason": "team", "answer": "x"}
    assert cast.client(who).post(f"/saya/pertanyaan/{scene.flag.pk}", given).status_code == 404
