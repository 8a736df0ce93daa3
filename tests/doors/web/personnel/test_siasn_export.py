"""The page that takes a year out in the words of SIASN, and the way back in."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.history.models import PastResult
from kinerja.platform.audit.models import Entry
from kinerja.work.planning.models import Period
from tests.harness.budget import PAGE_BUDGET, query_budget
from tests.judgement.history.papers import take_over
from tests.judgement.town import Town
from tests.outcomes.credit.papers import quality

pytestmark = pytest.mark.django_db
PATH, IMPORT = "/kepegawaian/ekspor/siasn", "/kepegawaian/impor/siasn"


@pytest.fixture
def judged(cast: Any) -> Any:
    """Of 2025 a year of Tono and one that has no words there; of 2026 a quarter of Sari that was decided here."""
    take_over(cast, quality(cast.tono), quality(cast.wati, result_rating=""))
    town = Town(cast)
    quarter = Period.objects.create(
        cycle=town.cycle, code="TW2", name="Triwulan 2", starts=date(2026, 4, 1), ends=date(2026, 7, 1)
    )
    plan = town.plan(cast.sari)
    Evaluation.objects.create(
        plan=plan, period=quarter, employee=cast.sari, unit=plan.unit, rater=cast.budi, state="final",
        result_rating="above", behaviour_rating="meets", predicate="good", finalised_by=cast.budi,
        finalised_at=cast.now,
    )  # fmt: skip
    return cast


def taken(cast: Any, year: int) -> bytes:
    answer = cast.client("hasan").get(f"{PATH}/{year}.jsonl")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="siasn-{year}.jsonl"'
    return b"".join(answer.streaming_content)


def test_it_counts_before_anybody_takes_it_along(judged: Any) -> None:
    client = judged.client("hasan")
    with query_budget(PAGE_BUDGET):
        answer = client.get(PATH, {"tahun": "2025"})
    said = answer.content.decode()
    assert (answer.context["found"].annual, answer.context["found"].periodic) == (1, 0)
    assert answer.context["found"].untold == 1
    assert "Berkas ini memuat NIP" in said
    assert f"{PATH}/2025.jsonl" in said
    assert judged.tono.nip not in said
    assert not Entry.objects.filter(verb="history.records.seen").exists()


def test_a_year_without_results_offers_no_file(judged: Any) -> None:
    said = judged.client("hasan").get(PATH, {"tahun": "2023"}).content.decode()
    assert "Belum ada hasil tahun 2023" in said
    assert "2023.jsonl" not in said


@pytest.mark.parametrize("asked", ["", "2019", "x", "2027"])
def test_a_year_that_is_none_is_not_counted(judged: Any, asked: str) -> None:
    assert judged.client("hasan").get(PATH, {"tahun": asked}).context["found"] is None


def test_the_file_has_the_year_and_leaves_a_trace(judged: Any) -> None:
    (record,) = map(json.loads, taken(judged, 2025).splitlines())
    assert (record["nip"], record["tahun"]) == (judged.tono.nip, 2025)
    entry = Entry.objects.get(verb="history.records.seen")
    assert (entry.actor_user, entry.data) == (judged.user("hasan").pk, {"year": 2025})


@pytest.mark.parametrize("year", [2021, 2027, 99999])
def test_other_years_have_no_file(judged: Any, year: int) -> None:
    assert judged.client("hasan").get(f"{PATH}/{year}.jsonl").status_code == 404


@pytest.mark.parametrize("who", ["tono", "dewi", "andi", "walikota"])
def test_only_the_desk_takes_it_along(judged: Any, who: str) -> None:
    for path in (PATH, f"{PATH}/2025.jsonl"):
        assert judged.client(who).get(path).status_code == 403
    assert not Entry.objects.filter(verb="history.records.seen").exists()


def test_out_by_the_page_and_in_by_the_page_changes_nothing(judged: Any) -> None:
    came = {"nip": judged.dewi.nip, "tahun": 2025, "hasilKinerjaNilai": "1", "perilakuKerjaNilai": 2}
    first = brought(judged, json.dumps({**came, "kuadranKinerjaNilai": "2", "id": "7c", "path": {"b": 1, "a": None}}))
    assert "Baru: 1. Tetap: 0." in first
    before = {year: taken(judged, year) for year in (2025, 2026)}
    assert [len(one.splitlines()) for one in before.values()] == [2, 1]
    stored = set(PastResult.objects.values_list("pk", flat=True))
    assert "Baru: 0. Tetap: 2. Diperbaiki: 0. Sudah ditetapkan di sini: 0." in brought(judged, before[2025])
    assert "Baru: 0. Tetap: 0. Diperbaiki: 0. Sudah ditetapkan di sini: 1." in brought(judged, before[2026])
    assert set(PastResult.objects.values_list("pk", flat=True)) == stored
    assert {year: taken(judged, year) for year in before} == before


def brought(cast: Any, content: Any) -> str:
    sent = {"file": SimpleUploadedFile("siasn.jsonl", content if isinstance(content, bytes) else content.encode())}
    answer = cast.client("hasan").post(IMPORT, {**sent, "act": "store", "correction": ""})
    assert answer.status_code == 200
    return str(answer.content.decode())
