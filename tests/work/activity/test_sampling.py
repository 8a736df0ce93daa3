"""Many are accepted together only after the drawn ones were opened."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.activity.commands import accept_report, accept_sample, ask_about, draw_sample, open_report
from kinerja.work.activity.models import ActivityReport, ReportSample, SampledReport
from kinerja.work.activity.queries import unopened
from tests.work.reported import Desk
from tests.work.writers import at_once


def drawn(desk: Desk, rows: int = 30) -> ReportSample:
    for n in range(rows):
        desk.permit(1 + n % 5)
    return draw_sample(**desk.by("budi"))


def opened(desk: Desk, sample: ReportSample) -> None:
    for row in SampledReport.objects.filter(sample=sample, drawn=True).select_related("report"):
        open_report(row.report, **desk.by("budi", minutes=1))


def test_a_tenth_is_drawn_and_never_fewer_than_three(desk: Desk) -> None:
    sample = drawn(desk, 30)
    assert SampledReport.objects.filter(sample=sample).count() == 30
    assert SampledReport.objects.filter(sample=sample, drawn=True).count() == 3


def test_all_are_drawn_where_there_are_fewer(desk: Desk) -> None:
    assert SampledReport.objects.filter(sample=drawn(desk, 2), drawn=True).count() == 2


def test_all_are_refused_until_each_drawn_row_was_opened(desk: Desk) -> None:
    sample = drawn(desk)
    with pytest.raises(Invalid, match="3 laporan"):
        accept_sample(sample, **desk.by("budi"))
    one = unopened(sample, desk.cast.actor("budi")).first()
    open_report(one, **desk.by("budi"))
    with pytest.raises(Invalid, match="2 laporan"):
        accept_sample(sample, **desk.by("budi"))
    assert not ActivityReport.objects.filter(state="accepted").exists()
    opened(desk, sample)
    assert accept_sample(sample, **desk.by("budi", minutes=5)) == 30
    assert ActivityReport.objects.filter(state="accepted", accepted_in=sample, accepted_by=desk.cast.budi).count() == 30


def test_what_was_opened_by_another_does_not_count(desk: Desk) -> None:
    sample = drawn(desk)
    with pytest.raises(Forbidden, match="atasan lain"):
        accept_sample(sample, **desk.by("dewi"))


def test_nobody_draws_again_until_the_draw_pleases(desk: Desk) -> None:
    sample = drawn(desk)
    desk.permit()
    assert draw_sample(**desk.by("budi")) == sample


def test_an_emptied_sample_gives_way_to_a_new_one(desk: Desk) -> None:
    sample = drawn(desk, 2)
    for report in ActivityReport.objects.all():
        accept_report(report, version=1, **desk.by("budi"))
    desk.permit()
    fresh = draw_sample(**desk.by("budi"))
    assert fresh != sample
    assert SampledReport.objects.filter(sample=fresh).count() == 1


def test_what_came_later_or_was_asked_meanwhile_stays_out(desk: Desk) -> None:
    sample = drawn(desk, 5)
    opened(desk, sample)
    asked = ActivityReport.objects.order_by("id").first()
    ask_about(asked, question="Mana?", version=1, **desk.by("budi"))
    late = desk.permit()
    assert accept_sample(sample, **desk.by("budi")) == 4
    states = dict(ActivityReport.objects.values_list("pk", "state"))
    assert (states[asked.pk], states[late.pk]) == ("asked", "submitted")


def test_an_unusual_quantity_is_drawn_far_more_often(desk: Desk) -> None:
    for _ in range(10):
        accept_report(desk.permit(4), version=1, **desk.by("budi"))
    odd = desk.permit(40)
    for _ in range(40):
        desk.permit(4)
    hits = 0
    for _ in range(30):
        sample = draw_sample(**desk.by("budi"))
        row = SampledReport.objects.get(sample=sample, report=odd)
        assert row.why == "unusual"
        hits += row.drawn
        sample.delete()
    # By chance alone 5 of 41 rows are drawn: 4 times in 30. By weight 8 of 48 first, then again: about 17.
    assert hits >= 9


def test_a_quantity_that_differs_from_its_fact_weighs_more(desk: Desk) -> None:
    report = desk.permit(9)
    ActivityReport.objects.filter(pk=report.pk).update(origin="service", origin_key="x", fact_quantity=Decimal(5))
    accept_report(desk.permit(9), version=1, **desk.by("budi"))
    sample = draw_sample(**desk.by("budi"))
    assert SampledReport.objects.get(sample=sample).why == "changed"


def test_with_nothing_waiting_there_is_nothing_to_draw(desk: Desk) -> None:
    with pytest.raises(Invalid, match="Tidak ada laporan"):
        draw_sample(**desk.by("budi"))


@pytest.mark.django_db(transaction=True)
def test_two_acceptances_of_one_sample_count_once(transactional_db: None, desk: Desk) -> None:
    sample = drawn(desk, 4)
    opened(desk, sample)
    results = at_once(*[lambda: accept_sample(sample, **desk.by("budi"))] * 2)
    assert sorted(str(type(r).__name__) for r in results) == ["Stale", "int"]
    assert {r for r in results if isinstance(r, int)} == {4}
    assert isinstance(next(r for r in results if not isinstance(r, int)), Stale)
