"""Rows that facts wrote: offered, confirmed, changed, disowned."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from kinerja.pure.lib.refusals import Stale
from kinerja.work.activity.commands import (
    change_suggested,
    confirm_suggested,
    disown_suggested,
    withdraw_report,
)
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.queries import indicators_of
from kinerja.work.activity.suggestions import Offer, offered
from tests.work.reported import TODAY, Desk
from tests.work.writers import at_once


def offers(desk: Desk, who: str = "sari") -> list[Offer]:
    return offered(getattr(desk.cast, who).pk, TODAY - timedelta(days=3), TODAY, indicators_of(desk.plan))


def confirm(desk: Desk, names: list[str], **more: Any) -> list[ActivityReport]:
    return confirm_suggested(**{"day": TODAY, "names": names, "submission": uuid4(), **desk.by("sari"), **more})


def test_finished_cases_are_offered_by_day_and_service_with_their_indicator(desk: Desk) -> None:
    desk.finish(12)
    desk.finish(3, code="kk", days=1)
    assert [(o.day, o.text, o.quantity, o.indicator) for o in offers(desk)] == [
        (TODAY - timedelta(days=1), "3 permohonan KTP-el selesai", Decimal(3), desk.output.pk),
        (TODAY, "12 permohonan KTP-el selesai", Decimal(12), desk.output.pk),
    ]


def test_cases_of_others_are_not_offered(desk: Desk) -> None:
    desk.finish(5, who="tono")
    assert offers(desk) == []


def test_a_case_closed_after_midnight_at_the_unit_belongs_to_the_next_day(desk: Desk) -> None:
    desk.finish(1, hours=10, minutes=1)  # 23.59 WITA of the ninth
    desk.finish(1, hours=9, minutes=59)  # 00.01 WITA of the tenth
    assert [o.day for o in offers(desk)] == [TODAY - timedelta(days=1), TODAY]


def test_one_confirmation_takes_the_whole_day_and_shares_its_time(desk: Desk) -> None:
    desk.finish(12)
    desk.finish(4, code="kk")
    rows = confirm(desk, [o.name for o in offers(desk)], spent=timedelta(seconds=7))
    assert sorted(row.quantity for row in rows) == [4, 12]
    assert sum(row.spent_seconds for row in rows) == 7
    assert {(row.origin, row.state, row.plan_id) for row in rows} == {("service", "submitted", desk.plan.pk)}
    assert offers(desk) == []


def test_the_same_form_twice_makes_its_rows_once(desk: Desk) -> None:
    desk.finish(12)
    desk.finish(4, code="kk")
    names, key = [o.name for o in offers(desk)], uuid4()
    first = confirm(desk, names, submission=key)
    assert {r.pk for r in confirm(desk, names, submission=key)} == {r.pk for r in first}
    assert ActivityReport.objects.count() == 2


def test_what_is_finished_later_that_day_is_offered_as_the_rest(desk: Desk) -> None:
    desk.finish(5)
    confirm(desk, [offers(desk)[0].name])
    desk.finish(7)
    (rest,) = offers(desk)
    assert (rest.text, rest.quantity) == ("7 permohonan KTP-el selesai", Decimal(7))
    confirm(desk, [rest.name])
    assert sum(r.quantity for r in ActivityReport.objects.all()) == 12
    assert offers(desk) == []


def test_a_changed_row_keeps_what_the_fact_said(desk: Desk) -> None:
    desk.finish(12)
    row = change_suggested(
        day=TODAY, name=offers(desk)[0].name, text="14 KTP-el, dua di luar sistem", quantity="14", minutes=None,
        submission=uuid4(), **desk.by("sari"),
    )  # fmt: skip
    assert (row.quantity, row.fact_quantity) == (14, 12)
    assert offers(desk) == []


def test_what_is_not_mine_is_offered_no_more_and_counts_for_nothing(desk: Desk) -> None:
    desk.finish(12)
    row = disown_suggested(day=TODAY, name=offers(desk)[0].name, submission=uuid4(), **desk.by("sari"))
    assert row.state == "disowned"
    assert offers(desk) == []
    assert not ActivityReport.objects.standing().exists()


def test_a_withdrawn_row_is_offered_again(desk: Desk) -> None:
    desk.finish(12)
    (row,) = confirm(desk, [offers(desk)[0].name])
    withdraw_report(row, version=1, **desk.by("sari"))
    (again,) = offers(desk)
    assert again.quantity == 12
    assert confirm(desk, [again.name])[0].quantity == 12


def test_a_name_that_is_not_offered_to_me_is_refused(desk: Desk) -> None:
    desk.finish(12, who="tono")
    with pytest.raises(Stale, match="sudah menjadi laporan"):
        confirm(desk, [f"service:ktp-el:{TODAY}"])


@pytest.mark.django_db(transaction=True)
def test_two_windows_confirm_one_fact_once(transactional_db: None, desk: Desk) -> None:
    desk.finish(12)
    names = [offers(desk)[0].name]
    at_once(lambda: confirm(desk, names), lambda: confirm(desk, names))
    assert ActivityReport.objects.get().quantity == 12
