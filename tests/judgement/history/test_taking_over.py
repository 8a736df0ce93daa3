from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.queries import results_of
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused
from tests.judgement.history.papers import paper, take_over

pytestmark = pytest.mark.django_db


def test_it_is_stored_letter_by_letter_with_who_and_whence(cast):
    found = take_over(
        cast, paper(cast.sari, evidence="DP3/2019/17", rater_name="Almarhum Bapak Rahmat", stated={"a": "92,250"})
    )
    row = PastResult.objects.get()
    assert (found.new, row.regime, row.predicate, row.total_value) == (1, "PP46_2011", "good", Decimal("89.55"))
    assert (row.evidence, row.rater_name, row.source) == ("DP3/2019/17", "Almarhum Bapak Rahmat", "Arsip BKPSDM")
    assert (row.entered_by, row.stated) == (cast.system.name, {"a": "92,250"})
    assert Entry.objects.get(verb="history.results_taken_over").data["new"] == 1


def test_a_value_that_the_rule_would_not_give_is_stored_as_stated(cast):
    take_over(cast, paper(cast.sari, total_value=Decimal("95.1234"), predicate="very_good"))
    row = PastResult.objects.get()
    assert (row.total_value, row.predicate) == (Decimal("95.1234"), "very_good")


def test_the_same_again_changes_nothing(cast):
    take_over(cast, paper(cast.sari))
    again = take_over(cast, paper(cast.sari, stated={"spelt": "otherwise"}), paper(cast.budi))
    assert (again.new, again.unchanged, PastResult.objects.count()) == (1, 1, 2)


def test_other_content_is_refused_until_somebody_says_why(cast):
    take_over(cast, paper(cast.sari))
    other = paper(cast.sari, total_value=Decimal("88.00"))
    with pytest.raises(Refused) as refusal:
        take_over(cast, other)
    assert refusal.value.params["fields"] == "nilai akhir"
    assert take_over(cast, other, correction="Salah ketik").corrected == 1
    (one,) = results_of(cast.sari)
    assert one.past.total_value == 88
    assert [before.total_value for before in one.corrected] == [Decimal("89.55")]
    with pytest.raises(Refused):
        take_over(cast, paper(cast.sari))


def test_the_database_keeps_what_was_stated(cast):
    take_over(cast, paper(cast.sari))
    for change in (lambda rows: rows.update(predicate="very_good"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(PastResult.objects.all())
    assert PastResult.objects.get().predicate == "good"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"ends": date(2020, 3, 1)}, Invalid),
        ({"ends": date(2019, 1, 1)}, Invalid),
        ({"starts": date(2012, 1, 1), "ends": date(2013, 1, 1)}, Refused),
    ],
)
def test_a_stretch_no_appraisal_has_is_refused(cast, changes, refusal):
    with pytest.raises(refusal):
        take_over(cast, paper(cast.sari, **changes))
    assert not PastResult.objects.exists()


def test_twice_in_one_hand_is_refused(cast):
    with pytest.raises(Invalid):
        take_over(cast, paper(cast.sari), paper(cast.sari, predicate="poor"))


def test_only_personnel_takes_over(cast):
    for who in ("sari", "budi", "andi", "walikota"):
        with pytest.raises(Forbidden):
            take_over(cast, paper(cast.sari), actor=cast.actor(who))
    assert take_over(cast, paper(cast.sari), actor=cast.actor("hasan")).new == 1


def test_it_is_seen_by_oneself_and_those_above(cast):
    take_over(cast, paper(cast.sari))
    seen = {
        who
        for who in ("sari", "budi", "dewi", "hasan", "andi", "tono")
        if PastResult.objects.visible_to(cast.actor(who)).exists()
    }
    assert seen == {"sari", "budi", "dewi", "hasan", "andi"}


def test_many_results_cost_as_many_statements_as_one(cast, django_assert_num_queries):
    # employee's results, savepoints of the command and of the insert, one insert, the trail
    years = [paper(cast.sari, year) for year in range(2014, 2021)]
    with django_assert_num_queries(7):
        take_over(cast, years[0])
    with django_assert_num_queries(7):
        take_over(cast, *years[1:])
