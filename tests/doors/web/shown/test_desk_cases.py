"""The page of cases for figures of the front desk: tickets one by one, answers of citizens never."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure
from kinerja.work.planning.terms import Polarity
from tests.cast import Cast
from tests.facts.complaint.talk import Talk
from tests.facts.queueing.hall import Hall
from tests.harness.budget import PAGE_BUDGET, query_budget
from tests.judgement import town as towns
from tests.judgement.measurement.test_desk_tallies import FIVE_WEEKS, LIKED, TEN, WAIT, answered, waited
from tests.judgement.measurement.test_promise_tallies import ANSWER, HANDLING, P50, replied, served
from tests.judgement.town import Town

ONE_BY_ONE = "tidak dibuka satu per satu"


@pytest.fixture
def town(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Town:
    more = {WAIT: ("persen", Polarity.MORE), LIKED: ("indeks 25–100", Polarity.MORE)}
    monkeypatch.setattr(towns, "UNITS_OF", {**towns.UNITS_OF, **more})
    return Town(cast)


def cases(town: Town, source: str) -> str:
    figure = Figure.objects.get(lineage__source=source)
    client = town.cast.client("sari")
    with query_budget(PAGE_BUDGET):
        answer = client.get(f"/saya/angka/{figure.pk}/kasus")
    assert answer.status_code == 200
    return answer.text


def test_each_ticket_tells_how_it_entered_the_figure(town: Town) -> None:
    town.plan(town.cast.sari, (WAIT, TEN, 80))
    hall = Hall(town.cast)
    hall.now -= FIVE_WEEKS
    waited(hall, 2)
    waited(hall, 11)
    waited(hall, 5, served=False)
    waited(hall, 1, is_accurate=False)
    hall.now += timedelta(hours=1)
    compute(town.period, **town.cast.by)
    text = cases(town, WAIT)
    assert (text.count("1 / 1"), text.count("0 / 1")) == (1, 1)
    assert text.count("waktunya tidak tepat") == 1
    assert "belum dicatat" not in text
    assert "kesalahan data" not in text, "who left before the limit made no mistake"


@pytest.mark.parametrize("people", [4, 5])
def test_answers_are_counted_and_never_listed(town: Town, people: int) -> None:
    town.plan(town.cast.sari, (LIKED, {}, 80))
    for _ in range(people):
        answered(town, "DUKCAPIL-L", [3] * 9)
    compute(town.period, **town.cast.by)
    text = cases(town, LIKED)
    assert f"{people} jawaban ada di balik angka ini" in text
    assert ONE_BY_ONE in text
    assert "27 / 9" not in text
    assert ("75" in text.split("Rentang waktu")[-1].split("Selang 95%")[0]) is (people == 5)


def test_durations_are_told_in_minutes_and_days(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    more = {HANDLING: ("menit", Polarity.WITHIN), ANSWER: ("hari", Polarity.LESS)}
    monkeypatch.setattr(towns, "UNITS_OF", {**towns.UNITS_OF, **more})
    town.plan(town.cast.sari, (HANDLING, P50, 10), (ANSWER, P50, 5))
    hall = Hall(town.cast)
    hall.now -= FIVE_WEEKS
    served(hall, 7.5)
    talk = Talk(town.cast, hall.ktp.service)
    talk.now -= FIVE_WEEKS
    replied(talk, 2)
    waits = talk.routed()
    compute(town.period, **town.cast.by)
    assert "7,5 menit" in cases(town, HANDLING)
    told = cases(town, ANSWER)
    assert "2 hari</td>" in told
    assert waits.code in told
    assert "25,6 hari, belum dijawab" in told, "from ten in the morning of the 3rd to the end of February"
