"""Teams across units: one leader on every day, members from anywhere, the rater stays who he is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kinerja.people.organisation.commands import change_leader, end_team, join_team, leave_team, make_team
from kinerja.people.organisation.models import TeamMember, WorkTeam
from kinerja.people.organisation.queries import members_led_by, superior_of, team_leaders_of, teams_led_by
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused
from tests.cast import Cast

FIRST = date(2026, 2, 1)
NEXT = date(2026, 3, 1)


def as_(cast: Cast, who: str) -> dict[str, Any]:
    return {"actor": cast.actor(who), "now": cast.now}


def team(cast: Cast, who: str = "hasan", **changes: Any) -> WorkTeam:
    facts = {"name": "Percepatan akta kelahiran", "leader": cast.sari, "starts": FIRST, **changes}
    return make_team(cast.units["DUKCAPIL"], **facts, **as_(cast, who))


def test_it_draws_people_from_other_units_and_leaves_their_raters_alone(cast: Cast) -> None:
    made = team(cast)
    join_team(made, employee=cast.yusuf, starts=FIRST, **as_(cast, "hasan"))
    assert list(members_led_by(cast.sari.pk, FIRST)) == [cast.yusuf]
    assert list(team_leaders_of(cast.yusuf.pk, FIRST)) == [cast.sari]
    assert list(teams_led_by(cast.sari.pk, FIRST)) == [made]
    assert superior_of(cast.yusuf, FIRST) == cast.sekda


def test_nobody_leads_before_the_first_day_or_himself(cast: Cast) -> None:
    made = team(cast)
    join_team(made, employee=cast.yusuf, starts=NEXT, **as_(cast, "hasan"))
    assert not members_led_by(cast.sari.pk, NEXT - timedelta(days=1)).exists()
    assert not team_leaders_of(cast.sari.pk, NEXT).exists()
    assert not teams_led_by(cast.yusuf.pk, NEXT).exists()


def test_the_head_of_the_owning_unit_or_of_one_above_may_and_nobody_else(cast: Cast) -> None:
    made = team(cast, "dewi")
    join_team(made, employee=cast.tono, starts=FIRST, **as_(cast, "walikota"))
    for who in ("budi", "sari", "andi", "tono"):
        with pytest.raises(Forbidden, match="Tim kerja dibentuk"):
            join_team(made, employee=cast.wati, starts=FIRST, **as_(cast, who))
        assert made not in WorkTeam.objects.kept_by(cast.actor(who))
    assert list(WorkTeam.objects.kept_by(cast.actor("dewi"))) == [made]
    assert list(WorkTeam.objects.kept_by(cast.actor("hasan"))) == [made]


def test_a_new_leader_follows_the_old_one_on_the_day(cast: Cast) -> None:
    made = team(cast)
    join_team(made, employee=cast.yusuf, starts=FIRST, **as_(cast, "hasan"))
    change_leader(made, leader=cast.yusuf, starts=NEXT, **as_(cast, "hasan"))
    assert list(team_leaders_of(cast.yusuf.pk, NEXT - timedelta(days=1))) == [cast.sari]
    assert list(teams_led_by(cast.yusuf.pk, NEXT)) == [made]
    assert not teams_led_by(cast.sari.pk, NEXT).exists()
    assert TeamMember.objects.filter(team=made).on(NEXT).count() == 1


def test_a_team_is_never_without_leader(cast: Cast) -> None:
    made = team(cast)
    leading = TeamMember.objects.get(team=made)
    with pytest.raises(Invalid, match="tanpa ketua"):
        leave_team(leading, ends=NEXT, **as_(cast, "hasan"))


def test_a_member_leaves_and_may_come_back(cast: Cast) -> None:
    made = team(cast)
    member = join_team(made, employee=cast.yusuf, starts=FIRST, **as_(cast, "hasan"))
    with pytest.raises(Refused, match="sudah berada di tim"):
        join_team(made, employee=cast.yusuf, starts=NEXT, **as_(cast, "hasan"))
    leave_team(member, ends=NEXT, **as_(cast, "hasan"))
    join_team(made, employee=cast.yusuf, starts=NEXT, **as_(cast, "hasan"))
    assert TeamMember.objects.filter(team=made, employee=cast.yusuf).count() == 2


def test_an_ended_team_leads_nobody_and_takes_nobody(cast: Cast) -> None:
    made = team(cast)
    member = join_team(made, employee=cast.yusuf, starts=FIRST, **as_(cast, "hasan"))
    end_team(made, ends=NEXT, **as_(cast, "hasan"))
    member.refresh_from_db()
    assert member.ends == NEXT
    assert not team_leaders_of(cast.yusuf.pk, NEXT).exists()
    with pytest.raises(Invalid, match="Pilih hari di antaranya"):
        join_team(made, employee=cast.tono, starts=NEXT, **as_(cast, "hasan"))


def test_it_refuses_with_a_sentence_what_cannot_be(cast: Cast) -> None:
    made = team(cast)
    with pytest.raises(Invalid, match="pejabat politik"):
        join_team(made, employee=cast.walikota, starts=FIRST, **as_(cast, "hasan"))
    with pytest.raises(Invalid, match="Pilih hari di antaranya"):
        join_team(made, employee=cast.tono, starts=FIRST - timedelta(days=1), **as_(cast, "hasan"))
    with pytest.raises(Refused, match="tim dengan nama itu"):
        team(cast)
    join_team(made, employee=cast.tono, starts=NEXT, **as_(cast, "hasan"))
    with pytest.raises(Invalid, match="baru masuk"):
        end_team(made, ends=NEXT, **as_(cast, "hasan"))
