"""Papers about credit points: Tono's, as Pranata Komputer Ahli Pertama."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.outcomes.documents.commands import issue_document
from kinerja.outcomes.documents.content import content_of
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.queries import proved
from kinerja.outcomes.documents.setting import set_pdf
from kinerja.outcomes.documents.subjects import subject_of
from kinerja.outcomes.documents.terms import OF_CREDIT, Kind, Standing
from kinerja.pure.lib.refusals import Forbidden, Refused
from tests.judgement.history.papers import take_over
from tests.outcomes.credit.papers import balance, quality, record

pytestmark = pytest.mark.django_db


def subject(cast: Any, kind: Kind, year: int = 2025) -> Any:
    return subject_of(kind, cast.tono.pk, on=cast.today, year=year if kind == Kind.CONVERSION else None)


def issued(cast: Any, kind: Kind, who: str = "tono", year: int = 2025) -> Document:
    return issue_document(subject(cast, kind, year), actor=cast.actor(who), now=cast.now)


def told(document: Document) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(document.receipt.content)
    return said


@pytest.fixture
def gathered(cast: Any) -> Any:
    record(cast, balance(cast.tono))
    take_over(cast, quality(cast.tono, predicate="very_good"))
    return cast


@pytest.mark.parametrize("kind", OF_CREDIT)
def test_it_sets_the_same_bytes_again(gathered: Any, kind: Kind) -> None:
    document = issued(gathered, kind)
    file = set_pdf(document.kind, document.receipt)
    assert file.startswith(b"%PDF-1.7")
    assert document.pdf_sha256 == sha256(file).hexdigest()
    assert issued(gathered, kind) == document
    assert told(document)["employee"]["name"] == gathered.tono.name


def test_the_conversion_prints_one_year(gathered: Any) -> None:
    take_over(gathered, quality(gathered.tono, 2026, ends=date(2026, 3, 1)))
    said = told(issued(gathered, Kind.CONVERSION))
    (row,) = said["rows"]
    assert (row["percent"], row["coefficient"], row["months"], row["credit"]) == ("150%", "12,5", "12", "18,75")
    assert (said["period"], said["total"]) == ("Januari sampai Desember 2025", "18,75")


def test_the_sum_carries_the_paper_and_the_settlement_says_what_is_missing(gathered: Any) -> None:
    said = told(issued(gathered, Kind.CREDITS))
    assert (said["carried"]["points"], said["total"]) == ("40,00", "58,75")
    settled = told(issued(gathered, Kind.CREDIT_SET))
    assert [goal["over"] for goal in settled["goals"]] == ["kelebihan 8,75", "kekurangan 41,25"]
    assert settled["mark"].startswith("Rancangan")
    assert settled["signed"][0]["name"] == "–"


def test_a_changed_predicate_is_printed_with_what_it_was(gathered: Any) -> None:
    before = issued(gathered, Kind.CONVERSION)
    take_over(gathered, quality(gathered.tono), correction="Putusan keberatan")
    after = issued(gathered, Kind.CONVERSION)
    assert told(after)["rows"][0]["changed"] == "Sebelum diubah: Sangat Baik, 18,75"
    assert (standing(before), standing(after)) == (Standing.REPLACED, Standing.CURRENT)


def standing(document: Document) -> Standing:
    found = proved(document.receipt.code, document.receipt.sha256[:16])
    assert found is not None
    return found.standing


def test_a_later_result_replaces_the_sum_and_not_the_year_before(gathered: Any) -> None:
    year, total = issued(gathered, Kind.CONVERSION), issued(gathered, Kind.CREDITS)
    take_over(gathered, quality(gathered.tono, 2026, ends=date(2026, 3, 1)))
    assert (standing(year), standing(total)) == (Standing.CURRENT, Standing.REPLACED)


@pytest.mark.parametrize("kind", OF_CREDIT)
def test_nothing_to_print_is_refused(cast: Any, kind: Kind) -> None:
    with pytest.raises(Refused):
        issued(cast, kind)
    assert not Document.objects.exists()


@pytest.mark.parametrize(("who", "may"), [("tono", True), ("hasan", True), ("andi", True), ("budi", False)])
def test_who_sees_the_person_may_have_the_paper(gathered: Any, who: str, may: bool) -> None:
    if not may:
        with pytest.raises(Forbidden):
            issued(gathered, Kind.CREDITS, who)
        return
    document = issued(gathered, Kind.CREDITS, who)
    assert Document.objects.visible_to(gathered.actor(who)).filter(pk=document.pk).exists()
    assert not Document.objects.visible_to(gathered.actor("budi")).filter(pk=document.pk).exists()


def test_the_database_refuses_a_paper_about_nobody(gathered: Any) -> None:
    document = issued(gathered, Kind.CREDITS)
    for wrong in ({"employee": None}, {"year": 2025}):
        values = {field.attname: getattr(document, field.attname) for field in Document._meta.concrete_fields}
        values |= {"id": None, "employee_id": None} if "employee" in wrong else {"id": None, **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            Document(**values | {"id": gathered.sari.pk}).save(force_insert=True)


@pytest.mark.parametrize("kind", OF_CREDIT)
def test_the_content_costs_a_constant_number_of_statements(gathered: Any, kind: Kind) -> None:
    about = subject(gathered, kind)
    with CaptureQueriesContext(connection) as caught:
        content_of(about)
    assert len(caught) <= 3, len(caught)


def test_the_settlement_says_where_both_numbers_of_a_paper_part_and_falls_with_either(cast: Any) -> None:
    record(cast, balance(cast.tono))
    same = issued(cast, Kind.CREDIT_SET)
    assert not any("sendiri-sendiri" in note for note in told(same)["notes"])
    record(cast, balance(cast.tono, rank_points=Decimal("12.5")), correction="Salah ketik")
    assert standing(same) == Standing.REPLACED
    apart = issued(cast, Kind.CREDIT_SET)
    assert [goal["gathered"] for goal in told(apart)["goals"]] == ["12,50", "40,00"]
    assert told(apart)["notes"][0].startswith("Untuk pangkat PAK 800/17/PAK/2025 menyatakan 12,50, bukan 40,00;")
    assert standing(apart) == Standing.CURRENT


def test_credit_of_three_decimals_keeps_them(cast: Any) -> None:
    record(cast, balance(cast.tono, points=Decimal("101.125")))
    assert told(issued(cast, Kind.CREDITS))["total"] == "101,13"
    assert told(issued(cast, Kind.CREDITS))["carried"]["points"] == "101,125"
