"""What somebody has gathered: Wati is Guru Ahli Pertama, III/b; Tono Pranata Komputer Ahli Pertama, III/a."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.credit.models import CreditBalance
from kinerja.outcomes.credit.queries import account_of, accounts_of, candidates
from kinerja.outcomes.credit.reckoning import Fate
from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid
from tests.judgement.history.papers import take_over
from tests.judgement.objected import objected_to
from tests.judgement.town import Town
from tests.outcomes.credit.papers import balance, quality, record

pytestmark = pytest.mark.django_db


def account(cast: Any, employee: Any) -> Any:
    return account_of(employee, cast.today)


def test_a_year_at_good_gives_the_coefficient_and_the_paper_is_carried(cast: Any) -> None:
    record(cast, balance(cast.tono))
    take_over(cast, quality(cast.tono))
    found = account(cast, cast.tono)
    assert found.gathered == Decimal("52.50")
    rank, level = found.goals
    assert (rank.name, rank.needed, rank.reached) == ("III/b", 50, True)
    assert (level.name.value, level.missing, level.months) == ("ahli_muda", Decimal("47.50"), 46)


def test_a_year_and_its_quarter_count_once(cast: Any) -> None:
    quarter = quality(cast.tono, starts=date(2025, 1, 1), ends=date(2025, 4, 1), predicate="very_good")
    take_over(cast, quality(cast.tono), quarter)
    found = account(cast, cast.tono)
    assert found.gathered == Decimal("12.50")
    assert sorted(one.fate.value for one in found.portions) == ["counted", "included"]


def test_what_a_paper_covers_is_not_added_to_it(cast: Any) -> None:
    record(cast, balance(cast.tono, covers_until=date(2025, 7, 1)))
    take_over(cast, quality(cast.tono, 2024), quality(cast.tono))
    found = account(cast, cast.tono)
    assert found.gathered == Decimal("46.25")
    assert [(one.fate, len(one.months)) for one in found.portions] == [
        (Fate.ON_PAPER, 12),
        (Fate.ON_PAPER, 6),
        (Fate.COUNTED, 6),
    ]


def test_without_a_paper_it_says_that_the_rest_is_not_known(cast: Any) -> None:
    take_over(cast, quality(cast.tono), quality(cast.tono, 2019), quality(cast.tono, 2022))
    found = account(cast, cast.tono)
    assert found.gathered == Decimal("12.50")
    assert "Belum ada PAK" in found.notes[0].text


def test_months_before_the_post_and_in_another_level_do_not_count(cast: Any) -> None:
    Appointment.objects.filter(employee=cast.tono).update(starts=date(2025, 5, 1))
    lower = Position.objects.create(
        code="KOMINFO-T", title="Pranata Komputer Terampil", unit=cast.units["KOMINFO"], kind="functional",
        level="terampil", superior=cast.posts["KOMINFO-KA"],
    )  # fmt: skip
    Appointment.objects.create(employee=cast.tono, position=lower, starts=date(2025, 3, 1), ends=date(2025, 5, 1))
    take_over(cast, quality(cast.tono))
    found = account(cast, cast.tono)
    assert [(one.fate, len(one.months), one.value) for one in found.portions] == [
        (Fate.NO_POST, 2, 0),
        (Fate.OTHER_LEVEL, 2, Decimal("0.83")),
        (Fate.COUNTED, 8, Decimal("8.33")),
    ]
    assert found.gathered == Decimal("8.33")


def test_a_paper_of_another_level_or_rank_is_named_and_not_carried(cast: Any) -> None:
    record(cast, balance(cast.tono, level="mahir"))
    found = account(cast, cast.tono)
    assert found.gathered == 0
    assert "Mahir" in found.notes[0].text
    record(cast, balance(cast.wati, rank="III/a"))
    other = account(cast, cast.wati)
    assert [goal.is_rank for goal in other.goals] == [False]
    assert "golongan III/a, sekarang III/b" in other.notes[0].text


def test_in_the_last_rank_of_a_level_the_level_comes_first(cast: Any) -> None:
    record(cast, balance(cast.wati))
    found = account(cast, cast.wati)
    assert [goal.is_rank for goal in found.goals] == [False]
    assert found.notes[0].text == "Pangkat sesudah III/b menuntut kenaikan jenjang lebih dahulu."


@pytest.mark.parametrize(
    ("who", "words"),
    [("yusuf", "Status di sini PPPK"), ("sari", "Petugas Loket, bukan jabatan fungsional"), ("walikota", "politik")],
)
def test_who_has_none_is_told_why(cast: Any, who: str, words: str) -> None:
    found = account(cast, getattr(cast, who))
    assert words in found.none.text
    assert not found.portions


def test_a_post_without_its_level_says_who_fills_it(cast: Any) -> None:
    Position.objects.filter(code="KOMINFO-STAF").update(level="")
    assert "Jenjang jabatan Pranata Komputer belum tercatat" in account(cast, cast.tono).none.text


def decided(cast: Any, employee: Any, predicate: str = "good") -> Evaluation:
    """Of the first two months of 2026."""
    town = Town(cast)
    plan = town.plan(employee)
    return Evaluation.objects.create(
        plan=plan, period=town.period, employee=employee, unit=plan.unit, rater=cast.budi, state="final",
        result_rating="meets", behaviour_rating="meets", predicate=predicate, finalised_by=cast.budi,
        finalised_at=cast.now,
    )  # fmt: skip


def test_two_months_at_good_give_what_the_slides_of_bkn_print(cast: Any) -> None:
    decided(cast, cast.tono)
    assert account(cast, cast.tono).gathered == Decimal("2.08")


def test_an_objection_shows_before_and_after(cast: Any) -> None:
    town_evaluation = decided(cast, cast.tono, "very_good")
    town = type("T", (), {"cast": cast})()
    objected_to(town, town_evaluation, "changed")
    (portion,) = account(cast, cast.tono).portions
    assert (portion.before, portion.value) == (Decimal("2.08"), Decimal("3.13"))


def test_an_open_objection_is_said(cast: Any) -> None:
    evaluation = decided(cast, cast.tono)
    objected_to(type("T", (), {"cast": cast})(), evaluation)
    (portion,) = account(cast, cast.tono).portions
    assert portion.judged.contested
    assert portion.before is None


def test_a_corrected_paper_shows_before_and_after(cast: Any) -> None:
    take_over(cast, quality(cast.tono))
    take_over(cast, quality(cast.tono, predicate="very_good"), correction="Putusan keberatan")
    (portion,) = account(cast, cast.tono).portions
    assert (portion.before, portion.value) == (Decimal("12.50"), Decimal("18.75"))


def test_a_judgement_of_here_stands_before_a_statement_of_the_same_days(cast: Any) -> None:
    evaluation = decided(cast, cast.tono, "very_good")
    take_over(cast, quality(cast.tono, starts=date(2026, 1, 1), ends=date(2026, 3, 1)))
    counted = account(cast, cast.tono).counted
    assert [one.judged.evaluation for one in counted] == [evaluation.pk]


def test_candidates_are_those_who_have_enough(cast: Any) -> None:
    record(cast, balance(cast.tono, points=Decimal(60), rank_points=Decimal(60)), balance(cast.wati))
    found = candidates(Employee.objects.all(), cast.today)
    assert [(one.employee, [goal.name for goal in one.reached]) for one in found] == [(cast.tono.pk, ["III/b"])]


def test_a_city_costs_as_many_statements_as_one_person(cast: Any, django_assert_num_queries: Any) -> None:
    record(cast, balance(cast.tono))
    take_over(cast, quality(cast.tono), quality(cast.wati))
    with django_assert_num_queries(4):
        account(cast, cast.tono)
    with django_assert_num_queries(5):
        accounts_of(Employee.objects.all(), cast.today)


def test_a_paper_is_kept_and_corrected_with_a_reason(cast: Any) -> None:
    assert record(cast, balance(cast.tono)).new == 1
    assert record(cast, balance(cast.tono)).unchanged == 1
    other = replace(balance(cast.tono), points=Decimal("41.5"))
    with pytest.raises(Invalid, match="angka kredit untuk jenjang"):
        record(cast, other)
    assert record(cast, other, correction="Salah ketik").corrected == 1
    assert account(cast, cast.tono).gathered == Decimal("41.50")
    assert CreditBalance.objects.count() == 2
    assert Entry.objects.filter(verb="credit.balances_recorded").count() == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"level": "utama"}, {"covers_until": date(2025, 1, 15)}, {"points": Decimal(-1)}, {"rank": "V/a"},
        {"number": " "}, {"covers_until": date(2030, 1, 1)},
    ],
)  # fmt: skip
def test_what_no_paper_says_is_refused(cast: Any, changes: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        record(cast, balance(cast.tono, **changes))
    assert not CreditBalance.objects.exists()


@pytest.mark.parametrize("who", ["tono", "budi", "andi", "walikota"])
def test_only_personnel_records_papers(cast: Any, who: str) -> None:
    with pytest.raises(Forbidden):
        record(cast, balance(cast.tono), actor=cast.actor(who))


def test_papers_are_seen_like_the_people_they_are_about(cast: Any) -> None:
    record(cast, balance(cast.tono))
    seen = {
        who
        for who in ("tono", "sari", "dewi", "hasan", "andi")
        if CreditBalance.objects.visible_to(cast.actor(who)).exists()
    }
    assert seen == {"tono", "hasan", "andi"}
