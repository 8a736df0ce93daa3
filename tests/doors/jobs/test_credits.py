"""Personnel is told who has enough credit points when a period was closed: once, and only a number."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.doors.jobs.credits import TELLING, tell_candidates
from kinerja.platform.notices.models import Notice
from kinerja.platform.operations.models import Job
from kinerja.work.planning.models import Period
from tests.harness.budget import query_budget
from tests.judgement.history.papers import take_over
from tests.judgement.town import Town
from tests.outcomes.closing.ready import Ready
from tests.outcomes.credit.papers import balance, quality, record


def told(cast: Any, period: Period, closing: str = "1") -> list[Notice]:
    job = Job(payload={"period": str(period.pk), "closing": closing})
    with query_budget(10):
        tell_candidates(job, actor=cast.system, now=cast.now)
    return list(Notice.objects.filter(url_name="personnel:credits"))


@pytest.mark.django_db
def test_nobody_is_told_of_nobody(cast: Any) -> None:
    assert told(cast, Town(cast).period) == []


@pytest.mark.django_db
def test_the_desk_hears_how_many_and_no_name(cast: Any) -> None:
    period = Town(cast).period
    record(cast, balance(cast.tono))
    take_over(cast, quality(cast.tono, predicate="very_good"))
    for _twice in range(2):
        (notice,) = told(cast, period)
    assert notice.employee == cast.hasan.pk
    assert notice.params == {"period": period.name, "n": 1}
    assert len(told(cast, period, closing="2")) == 2


@pytest.mark.django_db(transaction=True)
def test_it_comes_when_a_period_was_closed(cast: Any) -> None:
    ready = Ready(Town(cast))
    record(cast, balance(cast.tono))
    take_over(cast, quality(cast.tono, predicate="very_good"))
    ready.pressed()
    ready.work()
    assert Job.objects.get(name=TELLING).state == "done"
    assert Notice.objects.get(url_name="personnel:credits").employee == cast.hasan.pk
