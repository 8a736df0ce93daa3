"""`kinerja figures accuracy`: second looks weighted to all finished files, worked out by hand."""

from __future__ import annotations

import pytest

from kinerja.facts.casework import commands
from tests.cast import Cast
from tests.doors.cli.conftest import Ask, Type
from tests.facts.casework.desk import Desk
from tests.facts.casework.test_checking import drawn, finished_by


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """Sari finished eight, three drawn, one of them wrong; Budi two, both drawn, only one looked at."""
    desk = Desk(cast)
    finished_by(desk, desk.sari, 8)
    finished_by(desk, desk.budi, 2)
    looks = drawn(desk, each=3)
    sari = [look for look in looks if look.officer.employee_id == cast.sari.pk]
    budi = [look for look in looks if look.officer.employee_id == cast.budi.pk]
    commands.look_again(sari[0], outcome="wrong", fault="identity", **desk.of(desk.budi))
    for look in sari[1:]:
        commands.look_again(look, outcome="correct", **desk.of(desk.budi))
    commands.look_again(budi[0], outcome="correct", **desk.of(desk.sari))
    return desk


def test_what_was_looked_at_stands_for_all(desk: Desk, ask: Ask) -> None:
    """Each of Sari's three stands for 8/3, Budi's one for both: (8/3) / (8 + 2) = 4/15."""
    document = ask("accuracy", "--by", "officer")
    assert (document["total"]["n"], document["total"]["errors"], document["waiting"]) == (4, 1, 1)
    assert document["total"]["share"] == pytest.approx(4 / 15)
    assert {row["group"]: row["share"] for row in document["groups"]} == {
        desk.cast.sari.name: pytest.approx(1 / 3), desk.cast.budi.name: 0.0
    }  # fmt: skip


def test_of_one_service_only(desk: Desk, ask: Ask, typed: Type) -> None:
    assert ask("accuracy", "--service", desk.service.code)["total"]["n"] == 4
    refused = typed("figures", "accuracy", "--service", "tidak-ada")
    assert refused.status == 1
    assert desk.service.code in refused.complaint


def test_nobody_looked_yet_is_no_accuracy_of_100_percent(cast: Cast, ask: Ask) -> None:
    total = ask("accuracy")["total"]
    assert (total["n"], total["share"], total["low"]) == (0, None, None)


def test_it_is_a_table_for_people(desk: Desk, typed: Type) -> None:
    shown = typed("figures", "accuracy", "--by", "unit").printed
    assert "seluruhnya" in shown
    assert "0.267" in shown
    assert desk.unit.name in shown


def test_what_cannot_be_grouped_says_what_can(desk: Desk, typed: Type) -> None:
    assert "service, unit, officer" in typed("figures", "accuracy", "--by", "month").complaint
