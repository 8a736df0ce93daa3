"""What the database itself refuses, tried once each."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kinerja.platform.files.models import StoredFile
from kinerja.work.activity.models import (
    ActivityReport,
    DeclaredResult,
    Evidence,
    Idea,
    ReportOpening,
    ReportRhythm,
    ReportSample,
    SampledReport,
)
from kinerja.work.planning.models import Indicator
from tests.work.planned import Year

KEY = uuid4()


def declared(year: Year, evidence: str = "Buku") -> None:
    DeclaredResult.objects.create(
        indicator=Indicator.objects.get(), period=year.periods[0], value=1, evidence=evidence,
        declared_by=year.cast.sari, declared_at=year.now, submission=KEY,
    )  # fmt: skip


def idea(year: Year, **facts: object) -> None:
    values = {"employee": year.cast.sari, "unit": year.cast.units["KOMINFO"], "title": "x", "benefit": "y"}
    Idea.objects.create(**{**values, "submitted_at": year.now, "submission": KEY, **facts})


def report(year: Year, **facts: object) -> ActivityReport:
    values = {"employee": year.cast.sari, "day": year.cast.today, "text": "x", "submitted_at": year.now}
    return ActivityReport.objects.create(**{**values, "submission": KEY, **facts})


def evidence(year: Year, **facts: object) -> None:
    Evidence.objects.create(report=report(year), **facts)


def twice_the_same_file(year: Year) -> None:
    kept = StoredFile.objects.create(sha256="0" * 64, name="a", size=1, path="a", uploaded_at=year.now)
    row = report(year)
    for _ in range(2):
        Evidence.objects.create(report=row, file=kept)


def sample(year: Year) -> ReportSample:
    return ReportSample.objects.create(rater=year.cast.budi, seed=1, drawn_at=year.now)


def sampled_twice(year: Year) -> None:
    drawn, row = sample(year), report(year)
    for _ in range(2):
        SampledReport.objects.create(sample=drawn, report=row, seen_version=1)


def opened_twice(year: Year) -> None:
    row = report(year)
    for _ in range(2):
        ReportOpening.objects.create(report=row, opened_by=year.cast.budi, opened_at=year.now)


def same_fact(year: Year) -> None:
    for key in (KEY, uuid4()):
        report(year, submission=key, origin="service", origin_key="ktp:1")


def rhythm(year: Year) -> None:
    ReportRhythm.objects.create(rhythm="daily", starts=year.cast.today)


WRONG: dict[str, Callable[[Year], object]] = {
    "declared_needs_evidence": lambda y: declared(y, ""),
    "activity_declaredresult": lambda y: (declared(y), declared(y)),
    "idea_decided_by_somebody": lambda y: idea(y, state="confirmed"),
    "idea_declined_with_answer": lambda y: idea(y, state="declined", decided_by=y.cast.budi, decided_at=y.now),
    "idea_not_decided_by_its_owner": lambda y: idea(y, decided_by=y.cast.sari, decided_at=y.now),
    "report_says_what": lambda y: report(y, text=""),
    "report_indicator_with_plan": lambda y: report(y, indicator=Indicator.objects.get()),
    "report_quantity_not_negative": lambda y: report(y, quantity=-1),
    "report_minutes_of_one_day": lambda y: report(y, minutes=1441),
    "report_typed_has_no_fact": lambda y: report(y, origin_key="x"),
    "report_asked_with_question": lambda y: report(y, state="asked"),
    "report_accepted_by_somebody": lambda y: report(y, state="accepted"),
    "report_not_accepted_by_its_owner": lambda y: report(y, accepted_by=y.cast.sari),
    "report_fact_once|activity_activityreport": same_fact,
    "evidence_is_file_or_link": lambda y: evidence(y),
    "evidence_file_once|activity_evidence": twice_the_same_file,
    "opening_once|activity_reportopening": opened_twice,
    "sample_one_open|activity_reportsample": lambda y: (sample(y), sample(y)),
    "sampled_once|activity_sampledreport": sampled_twice,
    "activity_reportrhythm": lambda y: (rhythm(y), rhythm(y)),
    "activity_idea": lambda y: (idea(y), idea(y)),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_refuses(year: Year, name: str) -> None:
    year.written("sari")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        WRONG[name](year)


def test_every_constraint_of_activity_is_tried() -> None:
    models = (DeclaredResult, Idea, ActivityReport, Evidence, ReportOpening, ReportRhythm, ReportSample, SampledReport)
    tried = {name for names in WRONG for name in names.split("|")}
    assert {c.name for m in models for c in m._meta.constraints} <= tried
