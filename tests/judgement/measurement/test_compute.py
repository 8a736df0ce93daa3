"""From cases to stored figures."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.facts.service.models import Request
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure, Run, UnitFigure
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.lib.refusals import Forbidden, Refused
from kinerja.pure.statistics.proportions import wilson
from kinerja.work.activity.models import DeclaredResult
from kinerja.work.planning.models import Indicator
from tests.judgement.town import A_DAY, HOUR, NEW_YEAR, Town

P50 = ("service.completion_time", {"statistic": "p50"}, 3)
ON_TIME = ("service.on_time_share", {}, 90)
OUTPUT = ("service.output", {}, 10)
OPEN_LATE = ("service.open_late_share", {}, 10)
RETURNED = ("service.return_share", {}, 5)
ALL = (P50, ON_TIME, OUTPUT, OPEN_LATE, RETURNED)


def figures(run: Run) -> dict[str, Figure]:
    return {figure.indicator.source: figure for figure in run.figures.select_related("indicator")}


def hours_by_hand(town: Town) -> float:
    """Every day of the period, span by span."""
    period, total = town.period, 0.0
    calendar = work_calendar(town.cast.units["DUKCAPIL-L"], period.starts, period.ends)
    for number in range((period.ends - period.starts).days):
        for since, until in calendar.hours_on(period.starts + timedelta(days=number)):
            total += until.hour + until.minute / 60 - since.hour - since.minute / 60
    return total


@pytest.fixture
def run(town):
    def run() -> Run:
        return compute(town.period, **town.cast.by)

    return run


def test_it_takes_the_middle_of_the_durations(town, run):
    town.plan(town.cast.sari, P50)
    for days in (1, 2, 3, 4, 5):
        town.case(town.cast.sari, NEW_YEAR, days)
    figure = figures(run())["service.completion_time"]
    assert (figure.value, figure.n, figure.excluded) == (3, 5, 0)
    assert figure.provisional
    assert figure.grade == "C"


def test_it_does_not_pay_to_leave_hard_cases_open(town, run):
    town.plan(town.cast.sari, P50)
    for days in (1, 2, 3, 4):
        town.case(town.cast.sari, NEW_YEAR, days)
    alone = figures(run())["service.completion_time"].value
    for _ in range(4):
        town.case(town.cast.sari, NEW_YEAR)
    figure = figures(run())["service.completion_time"]
    assert figure.value > alone
    assert figure.quality["open"] == 4


def test_it_has_no_figure_where_too_few_cases_end(town, run):
    town.plan(town.cast.sari, P50)
    town.case(town.cast.sari, NEW_YEAR, 1)
    town.case(town.cast.sari, NEW_YEAR)
    town.case(town.cast.sari, NEW_YEAR)
    figure = figures(run())["service.completion_time"]
    assert (figure.value, figure.n) == (None, 3)


def test_it_excludes_and_counts_cases_that_ended_before_they_began(town, run):
    town.plan(town.cast.sari, P50, ON_TIME)
    town.case(town.cast.sari, NEW_YEAR + 5 * A_DAY, -1, deadline_at=NEW_YEAR + 9 * A_DAY)
    town.case(town.cast.sari, NEW_YEAR, 2)
    found = figures(run())
    assert (found["service.completion_time"].n, found["service.completion_time"].excluded) == (1, 1)
    assert (found["service.on_time_share"].n, found["service.on_time_share"].excluded) == (0, 1)


def test_it_counts_what_was_promised_and_kept(town, run):
    town.plan(town.cast.sari, ON_TIME)
    for days in [1] * 9 + [4]:
        town.case(town.cast.sari, NEW_YEAR, days, deadline_at=NEW_YEAR + 3 * A_DAY)
    town.case(town.cast.sari, NEW_YEAR, 1)
    town.case(town.cast.sari, NEW_YEAR, deadline_at=NEW_YEAR + A_DAY)
    figure = figures(run())["service.on_time_share"]
    low, high = wilson(9, 10)
    assert (figure.value, figure.n) == (90, 10)
    assert (float(figure.low), float(figure.high)) == pytest.approx((100 * low, 100 * high), abs=1e-6)
    assert figure.quality["late_open"] == 1
    assert figure.quality["complete"] == pytest.approx(10 / 11, abs=1e-6)


def test_it_weighs_output_by_standard_minutes_and_working_hours(town, run):
    town.plan(town.cast.sari, OUTPUT)
    for _ in range(3):
        town.case(town.cast.sari, NEW_YEAR, 1)
    passport = town.service("paspor", Decimal(60))
    town.case(town.cast.sari, NEW_YEAR, 1, service=passport)
    town.case(town.cast.sari, NEW_YEAR, 1, service=town.service("lain", None))
    figure = figures(run())["service.output"]
    assert figure.quality["minutes"] == 90
    assert float(figure.value) == pytest.approx(90 / figure.quality["hours"], abs=1e-6)
    assert figure.quality["hours"] == pytest.approx(hours_by_hand(town))
    assert figure.n == 4
    assert figure.quality["complete"] == pytest.approx(0.8)
    assert figure.low < figure.value < figure.high


def test_it_sees_what_lies_late_on_the_desk(town, run):
    town.plan(town.cast.sari, OPEN_LATE)
    town.case(town.cast.sari, NEW_YEAR, deadline_at=NEW_YEAR + A_DAY)
    town.case(town.cast.sari, NEW_YEAR, deadline_at=NEW_YEAR + 300 * A_DAY)
    town.case(town.cast.sari, NEW_YEAR, 1, deadline_at=NEW_YEAR + HOUR)
    figure = figures(run())["service.open_late_share"]
    assert (figure.value, figure.n) == (50, 2)


def test_it_counts_files_that_came_back(town, run):
    town.plan(town.cast.sari, RETURNED)
    town.case(town.cast.sari, NEW_YEAR, 1, returns=2)
    for _ in range(3):
        town.case(town.cast.sari, NEW_YEAR, 1)
    figure = figures(run())["service.return_share"]
    assert (figure.value, figure.n) == (25, 4)


def test_it_looks_at_the_services_that_are_named(town, run):
    town.plan(town.cast.sari, ("service.return_share", {"services": ["paspor"]}, 5))
    town.case(town.cast.sari, NEW_YEAR, 1)
    town.case(town.cast.sari, NEW_YEAR, 1, service=town.service("paspor", None))
    assert figures(run())["service.return_share"].n == 1


def test_it_gives_a_closed_case_to_who_closed_it_and_an_open_one_to_who_has_it(town, run):
    town.plan(town.cast.sari, P50)
    tono = town.officer(town.cast.tono)
    town.case(town.cast.sari, NEW_YEAR, 1, in_charge=tono)
    town.case(town.cast.sari, NEW_YEAR, 2, closed_by=tono)
    town.case(town.cast.sari, NEW_YEAR, in_charge=tono)
    assert figures(run())["service.completion_time"].n == 1


def test_it_stays_inside_the_period_and_the_plan(town, run):
    """Midnight in Palu is 16.00 UTC the day before."""
    starts, ends = town.period.starts + timedelta(days=9), town.period.starts + timedelta(days=19)
    town.plan(town.cast.sari, P50, starts=starts, ends=ends)
    midnight = NEW_YEAR + 9 * A_DAY - 8 * HOUR
    town.case(town.cast.sari, midnight - 2 * HOUR, 1 / 24)
    inside = town.case(town.cast.sari, midnight - 2 * HOUR, 3 / 24)
    later = town.case(town.cast.sari, midnight + 9 * A_DAY, 2)
    figure = figures(run())["service.completion_time"]
    assert (figure.since, figure.until) == (midnight, midnight + 10 * A_DAY)
    assert (figure.n, figure.quality["closed"], figure.quality["open"]) == (2, 1, 1)
    assert inside.closed_at < figure.until < later.closed_at


def test_it_ends_a_running_period_with_the_last_whole_day(town, run):
    town.period.ends = town.cycle.ends
    town.period.save()
    town.plan(town.cast.sari, P50)
    figure = figures(run())["service.completion_time"]
    assert figure.until == town.cast.now.replace(hour=16, minute=0) - A_DAY


def test_it_draws_the_figures_of_peers_together(town, run):
    """Sari's few cases are drawn further than Wati's many; both do the same service."""
    services = {"services": ["ktp-el"]}
    for employee in (town.cast.sari, town.cast.wati, town.cast.tono):
        town.plan(employee, ("service.return_share", services, 5))
    for index in range(40):
        town.case(town.cast.wati, NEW_YEAR, 1, returns=index % 2)
        town.case(town.cast.tono, NEW_YEAR, 1)
    for index in range(4):
        town.case(town.cast.sari, NEW_YEAR, 1, returns=index % 2)
    found = {f.employee_id: f for f in run().figures.all()}
    sari, wati = found[town.cast.sari.pk], found[town.cast.wati.pk]
    assert sari.value == wati.value == 50
    assert sari.b < wati.b
    assert sari.shrunk < wati.shrunk < 50
    assert sari.provisional
    assert not wati.provisional
    pooling = wati.lineage.parameters["pooling"]
    weight = pooling["tau2"] / (pooling["tau2"] + pooling["spread"] / 40)
    assert float(wati.b) == pytest.approx(weight, abs=1e-6)
    assert float(wati.shrunk) == pytest.approx(weight * 50 + (1 - weight) * pooling["common"], abs=1e-4)


def test_it_has_nothing_to_draw_a_lonely_figure_to(town, run):
    town.plan(town.cast.sari, RETURNED)
    for _ in range(30):
        town.case(town.cast.sari, NEW_YEAR, 1)
    figure = figures(run())["service.return_share"]
    assert (figure.b, figure.shrunk, figure.provisional) == (None, None, False)


def test_it_keeps_signs_of_serving_the_figure_beside_it(town, run):
    town.plan(town.cast.sari, P50)
    for index in range(5):
        town.case(town.cast.sari, NEW_YEAR + index * HOUR, 2 / 86400, deadline_at=NEW_YEAR + 5 * A_DAY)
    flags = figures(run())["service.completion_time"].quality["flags"]
    assert flags["short"] == [5, 5]
    assert flags["heaping"] == [0, 0]
    assert flags["batch"] == [0, 5]


def test_it_takes_the_newest_declaration_and_marks_it(town, run):
    town.plan(town.cast.sari, ("declared", {}, 12))
    indicator = Indicator.objects.get()
    for order, value in enumerate((4, 7)):
        DeclaredResult.objects.create(
            indicator=indicator, period=town.period, value=value, evidence="Laporan", declared_by=town.cast.sari,
            declared_at=NEW_YEAR + order * HOUR, submission=f"00000000-0000-0000-0000-00000000000{order}",
        )  # fmt: skip
    figure = figures(run())["declared"]
    assert (figure.value, figure.declared, figure.grade, figure.lineage) == (7, True, "C", None)


def test_it_rolls_units_up_from_raw_cases(town, run):
    """Two sections with 1 of 4 and 1 of 1 on time make 2 of 5, not the mean of 25 and 100."""
    for days in (1, 9, 9, 9):
        town.case(town.cast.sari, NEW_YEAR, days, deadline_at=NEW_YEAR + 3 * A_DAY, channel="online")
    other = town.cast.units["DUKCAPIL"]
    town.case(town.cast.sari, NEW_YEAR, 1, deadline_at=NEW_YEAR + 3 * A_DAY, unit=other, channel="counter")
    found = run()

    def of(code: str, source: str) -> UnitFigure:
        return UnitFigure.objects.get(run=found, unit__code=code, source=source)

    assert (of("DUKCAPIL-L", "service.on_time_share").k, of("DUKCAPIL-L", "service.on_time_share").n) == (1, 4)
    assert of("DUKCAPIL", "service.on_time_share").value == 40
    assert of("KOTA", "service.completion_time").value == 9
    assert (of("KOTA", "service.channel_share").k, of("KOTA", "service.channel_share").value) == (4, 80)
    assert not UnitFigure.objects.filter(run=found, unit__code="RSUD").exists()


def test_it_gives_a_case_without_unit_to_the_owner_of_the_service(town, run):
    town.case(town.cast.sari, NEW_YEAR, 1, unit=None)
    assert run().unit_figures.filter(unit__code="DUKCAPIL-L", n=1).exists()


def test_it_gives_the_same_digest_for_the_same_facts(town, run):
    town.plan(town.cast.sari, *ALL)
    case = town.case(town.cast.sari, NEW_YEAR, 1, deadline_at=NEW_YEAR + A_DAY)
    town.case(town.cast.sari, NEW_YEAR)
    first, second = run(), run()
    assert first.digest == second.digest
    assert (first.number, second.number) == (1, 2)
    Request.objects.filter(pk=case.pk).update(closed_at=NEW_YEAR + 2 * A_DAY)
    assert run().digest != first.digest


def test_it_does_not_care_what_became_of_a_case_after_the_period(town, run):
    town.plan(town.cast.sari, *ALL)
    case = town.case(town.cast.sari, NEW_YEAR)
    before = run()
    Request.objects.filter(pk=case.pk).update(closed_at=NEW_YEAR + 65 * A_DAY, closed_by=case.in_charge)
    assert run().digest == before.digest


def test_it_is_asked_for_by_personnel_only(town):
    compute(town.period, actor=town.cast.actor("hasan"), now=town.cast.now)
    with pytest.raises(Forbidden, match="kepegawaian"):
        compute(town.period, actor=town.cast.actor("budi"), now=town.cast.now)


def test_it_refuses_a_period_of_which_not_a_day_has_passed(town):
    town.period.starts, town.period.ends = date(2026, 3, 11), date(2026, 4, 1)
    with pytest.raises(Refused, match="baru dimulai pada"):
        compute(town.period, **town.cast.by)
    assert not Run.objects.exists()


def test_it_leaves_a_closed_period_alone(town, run):
    town.period.state = "closed"
    town.period.save()
    with pytest.raises(Refused, match="sudah ditutup"):
        run()


def test_it_runs_in_a_city_without_plans_or_cases(town, run):
    assert run().figures.count() == 0


def test_it_asks_as_often_for_a_hundred_people_as_for_ten(town, run, staff):
    staff(10, *ALL)
    with CaptureQueriesContext(
        connection,
    ) as few:
        run()
    staff(90, *ALL)
    with CaptureQueriesContext(connection) as many:
        run()
    assert Figure.objects.count() == 50 + 500
    assert len(many) == len(few)
