"""Who leads whom on a day, asked one by one, set-wise and downwards."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from kinerja.people.organisation.commands import appoint, change_position, end_appointment, end_service
from kinerja.people.organisation.models import Appointment, Employee, Position, Unit
from kinerja.people.organisation.queries import head_of, superior_of, superiors_on, team_of, units_led_by
from kinerja.platform.database.keys import new_id
from tests.cast import SINCE, Cast
from tests.harness.budget import query_budget

LEAVE = date(2025, 6, 2)
BACK = date(2025, 6, 16)


def _own(person: Employee) -> Appointment:
    return Appointment.objects.get(employee=person, kind="definitive", ends=None)


def test_it_asks_one_question(cast: Cast) -> None:
    with query_budget(1):
        assert superior_of(cast.sari, cast.today) == cast.budi


def test_it_knows_nobody_before_the_appointment(cast: Cast) -> None:
    assert superior_of(cast.sari, SINCE - timedelta(days=1)) is None


def test_it_puts_the_plh_before_the_definitive_holder(cast: Cast) -> None:
    post = cast.posts["DUKCAPIL-L-KA"]
    appoint(cast.tono, position=post, kind="plh", starts=LEAVE, ends=BACK, **cast.by)
    assert superior_of(cast.sari, LEAVE) == cast.tono
    assert superior_of(cast.sari, LEAVE - timedelta(days=1)) == cast.budi
    assert superior_of(cast.sari, BACK) == cast.budi


def test_it_puts_the_plt_before_a_suspended_holder(cast: Cast) -> None:
    appoint(cast.tono, position=cast.posts["DUKCAPIL-KA"], kind="plt", starts=LEAVE, **cast.by)
    assert superior_of(cast.budi, LEAVE) == cast.tono
    assert superior_of(cast.dewi, LEAVE) == cast.sekda


def test_it_skips_a_post_the_person_acts_in_himself(cast: Cast) -> None:
    end_appointment(_own(cast.budi), ends=LEAVE, **cast.by)
    appoint(cast.sari, position=cast.posts["DUKCAPIL-L-KA"], kind="plt", starts=LEAVE, **cast.by)
    assert superior_of(cast.sari, LEAVE) == cast.dewi
    assert superior_of(cast.sari, LEAVE - timedelta(days=1)) == cast.budi


def test_it_climbs_over_vacant_posts_to_the_next_holder(cast: Cast) -> None:
    end_appointment(_own(cast.budi), ends=LEAVE, **cast.by)
    end_appointment(_own(cast.dewi), ends=LEAVE, **cast.by)
    assert superior_of(cast.sari, LEAVE) == cast.sekda


def test_it_does_not_count_who_has_left(cast: Cast) -> None:
    end_service(cast.budi, left_on=LEAVE, **cast.by)
    assert superior_of(cast.sari, LEAVE) == cast.dewi
    assert superior_of(cast.budi, LEAVE) is None


def test_a_team_leader_is_no_superior(cast: Cast) -> None:
    appoint(cast.tono, position=cast.posts["DUKCAPIL-L-KA"], kind="team_leader", starts=LEAVE, **cast.by)
    assert superior_of(cast.sari, LEAVE) == cast.budi


def test_the_team_is_the_same_relation_downwards(cast: Cast) -> None:
    assert set(team_of(cast.budi, cast.today)) == {cast.sari}
    assert set(team_of(cast.sekda, cast.today)) == {
        cast.dewi, cast.hasan, cast.andi, cast.wati, cast.yusuf, cast.tono,
    }  # fmt: skip
    assert set(team_of(cast.sari, cast.today)) == set()


def test_the_team_of_one_who_acts_above_himself_leaves_him_out(cast: Cast) -> None:
    end_appointment(_own(cast.budi), ends=LEAVE, **cast.by)
    appoint(cast.sari, position=cast.posts["DUKCAPIL-L-KA"], kind="plt", starts=LEAVE, **cast.by)
    assert set(team_of(cast.sari, LEAVE)) == set()
    assert set(team_of(cast.dewi, LEAVE)) == {cast.sari}


def test_the_head_of_a_unit_is_its_effective_holder(cast: Cast) -> None:
    unit = cast.units["DUKCAPIL-L"]
    assert head_of(unit, LEAVE) == cast.budi
    appoint(cast.tono, position=cast.posts["DUKCAPIL-L-KA"], kind="plh", starts=LEAVE, ends=BACK, **cast.by)
    assert head_of(unit, LEAVE) == cast.tono
    assert list(units_led_by(cast.tono, LEAVE)) == [unit]
    assert list(units_led_by(cast.budi, LEAVE)) == []
    assert head_of(cast.units["RSUD"], LEAVE) is None


def test_a_circle_in_the_data_ends_the_climb(cast: Cast) -> None:
    Position.objects.filter(pk=cast.posts["KOTA-WALIKOTA"].pk).update(superior=cast.posts["DUKCAPIL-KA"])
    Appointment.objects.filter(employee__in=[cast.sekda, cast.walikota, cast.dewi]).delete()
    assert superior_of(cast.budi, cast.today) is None
    assert superiors_on(cast.today)[cast.budi.pk] is None
    assert set(team_of(cast.budi, cast.today)) == {cast.sari}


def test_a_changed_line_of_command_is_followed(cast: Cast) -> None:
    change_position(cast.posts["DUKCAPIL-L-LOKET"], superior=cast.posts["DUKCAPIL-KA"], **cast.by)
    assert superior_of(cast.sari, cast.today) == cast.dewi


# --- everybody in random histories

FIRST = date(2024, 1, 1)
DAYS = 400


def _random_city(rng: random.Random) -> list[date]:
    """Posts, people and appointments that the database accepts, wilder than life; some posts have two holders."""
    unit = Unit.objects.create(code="U", name="U", kind="agency", path="/U/")
    posts: list[Position] = []
    for n in range(14):
        superior = rng.choice([*posts[-5:], None]) if posts else None
        posts.append(Position(id=new_id(), code=f"P{n}", title=f"P{n}", unit=unit, kind="pelaksana", superior=superior))
    Position.objects.bulk_create(posts)
    people = [
        Employee(id=new_id(), name=f"E{n}", kind="political", left_on=_day(rng) if rng.random() < 0.15 else None)
        for n in range(16)
    ]
    Employee.objects.bulk_create(people)
    rows = [row for person in people for row in _career(rng, person, posts, "definitive")]
    for post in posts:
        rows += [row for row in _career(rng, post, people, rng.choice(["plt", "plh"])) if rng.random() < 0.5]
    rows += [
        Appointment(employee=rng.choice(people), position=rng.choice(posts), kind="team_leader", starts=_day(rng))
        for _ in range(3)
    ]
    Appointment.objects.bulk_create(rows)
    return sorted({_day(rng) for _ in range(4)} | {row.starts for row in rng.sample(rows, 4)})


def _day(rng: random.Random) -> date:
    return FIRST + timedelta(days=rng.randrange(DAYS))


def _career(rng: random.Random, one: Employee | Position, others: list, kind: str) -> list[Appointment]:
    """Stretches that follow one another, with gaps, for a person among posts or a post among people."""
    cuts = sorted(rng.sample(range(DAYS), rng.choice([2, 4])))
    rows = []
    for starts, ends in zip(cuts[::2], cuts[1::2], strict=True):
        other = rng.choice(others)
        person, post = (one, other) if isinstance(one, Employee) else (other, one)
        days = {"starts": FIRST + timedelta(days=starts), "ends": FIRST + timedelta(days=ends)}
        rows.append(Appointment(employee=person, position=post, kind=kind, **days))
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_three_ways_of_asking_agree_for_everybody(seed: int) -> None:
    days = _random_city(random.Random(seed))
    people = list(Employee.objects.all())
    for day in days:
        one_by_one = {person.pk: superior_of(person, day) for person in people}
        set_wise = superiors_on(day)
        assert {key: set_wise.get(key) for key in one_by_one} == {
            key: found.pk if found else None for key, found in one_by_one.items()
        }
        for leader in people:
            below = {key for key, found in one_by_one.items() if found == leader}
            assert set(team_of(leader, day).values_list("id", flat=True)) == below


@pytest.mark.django_db
def test_the_set_wise_answer_costs_two_questions() -> None:
    _random_city(random.Random(99))
    with query_budget(2):
        superiors_on(FIRST)
