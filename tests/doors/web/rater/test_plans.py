"""A plan on the desk of who answers it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.work.planning.models import Plan
from tests.cast import Cast
from tests.harness.budget import query_budget
from tests.work.planned import Year


@pytest.mark.parametrize("reader", ["budi", "dewi"])
def test_the_sheet_of_a_late_plan_says_that_the_next_level_may_answer_within_the_budget(
    cast: Cast, reader: str
) -> None:
    plan = Year(cast).reviewed()
    Plan.objects.filter(pk=plan.pk).update(answer_due=cast.today - timedelta(days=1))
    browser = cast.client(reader)
    with query_budget():
        page = browser.get(f"/tim/rencana/{plan.pk}")
    assert "atasan berikutnya juga dapat menjawab" in page.content.decode()
