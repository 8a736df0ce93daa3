"""Building: the same from the same seed, on any day, wholly or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Sum

from kinerja.doors.demo import build as building
from kinerja.facts.service.models import Request
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.models import Figure
from kinerja.outcomes.transparency.queries import newest_publication
from kinerja.people.organisation.models import Agency, Employee, Unit
from kinerja.pure.lib.refusals import Refused
from kinerja.work.activity.models import DeclaredResult
from tests.demo_city import TODAY, DemoCity, standing

pytestmark = pytest.mark.django_db


def digest(city: DemoCity) -> dict[str, Any]:
    """What a city is, keys aside."""
    publication = newest_publication()
    assert publication is not None
    return {
        "counts": city.counts,
        "people": list(Employee.objects.order_by("name", "nip").values_list("name", "nip", "rank")),
        "cases": list(
            Request.objects.order_by("case_key").values_list("case_key", "opened_at", "closed_at", "returns")
        ),
        "figures": Figure.objects.aggregate(n=Sum("n"), value=Sum("value"), low=Sum("low"), high=Sum("high")),
        "declared": DeclaredResult.objects.aggregate(value=Sum("value")),
        "ratings": list(
            Evaluation.objects.order_by("employee__name", "employee__nip", "period__starts").values_list(
                "employee__name", "suggested", "result_rating", "behaviour_rating", "predicate", "reason"
            )
        ),
        "published": {name: part for name, part in publication.content.items() if name != "about"},
    }


def test_the_same_seed_builds_the_same_city() -> None:
    with standing(seed=3) as city:
        first = digest(city)
    with standing(seed=3) as city:
        assert digest(city) == first


@pytest.mark.parametrize("today", [(2027, 1, 1), (2028, 2, 29)], ids=["new year", "leap day"])
def test_it_can_be_built_on_the_odd_days_of_the_calendar(today: tuple[int, int, int]) -> None:
    with standing(now=datetime(*today, 3, tzinfo=UTC)) as city:
        assert city.published.ends == city.waiting.starts
        assert city.waiting.ends <= city.now.date()
        assert Evaluation.objects.filter(period=city.waiting).count() > 50


def test_it_refuses_a_city_too_small_for_its_people() -> None:
    with pytest.raises(Refused) as refusal:
        building.build(59, 1, now=TODAY, say=print)
    assert str(refusal.value) == "Kota contoh memerlukan sedikitnya 60 pegawai."
    assert building.is_empty()


def test_it_leaves_nothing_behind_when_it_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "agree_plans", interrupt)
    with pytest.raises(KeyboardInterrupt):
        building.build(60, 1, now=TODAY, say=print)
    assert building.is_empty()
    assert not any(table.objects.exists() for table in (Agency, Unit, Employee, Request))
