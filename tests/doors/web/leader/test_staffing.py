"""How a hall is staffed, shown to those who lead it and to nobody else."""

from __future__ import annotations

import pytest

from kinerja.doors.web.ui import clock
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.facts.queueing.weeks import came, past_days, sat
from tests.harness.budget import PAGE_BUDGET, query_budget

PAGE = "/pimpinan/loket"
PEOPLE = [(8 + n / 10, 6 + n % 5, 7) for n in range(30)]


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    """Eight weeks in which the only counter closes from ten to half past on Mondays."""
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    found = Hall(cast)
    days = past_days(found, 8)
    sat(found, found.one, [day for day in days if day.weekday() == 0], (8, 10), (10.5, 15))
    sat(found, found.one, [day for day in days if day.weekday() != 0], (8, 15))
    came(found, days, PEOPLE)
    return found


def text(cast: Cast, address: str = PAGE, who: str = "budi") -> str:
    return cast.client(who).get(address).content.decode()


def test_it_shows_arrivals_and_waits_of_every_hour(cast: Cast, hall: Hall) -> None:
    shown = text(cast)
    assert "Yang datang per jam" in shown
    assert "Lama menunggu" in shown
    assert ">10</text>" in shown, "ten come between nine and ten"
    assert "Senin 10–11" in shown
    assert "8 dari 8 hari" in shown


def test_the_table_beneath_says_the_same(cast: Cast, hall: Hall) -> None:
    assert '<td data-label="Senin">8 △</td>' in text(cast), "the hour without counter is marked in the table as well"


def test_a_queue_is_looked_at_alone(cast: Cast, hall: Hall) -> None:
    assert "Kunjungan masih terlalu sedikit" in text(cast, f"{PAGE}?antrean=antrean-{hall.birth.pk}")
    assert "baru ada 0" in text(cast, f"{PAGE}?antrean=antrean-{hall.birth.pk}")


def test_without_a_hall_it_says_what_is_missing(cast: Cast) -> None:
    assert "Belum ada ruang pelayanan" in text(cast)


@pytest.mark.parametrize(("who", "status"), [("dewi", 200), ("walikota", 200), ("sari", 403), ("tono", 403)])
def test_it_is_for_those_who_lead(cast: Cast, hall: Hall, who: str, status: int) -> None:
    assert cast.client(who).get(PAGE).status_code == status


@pytest.mark.parametrize("asked", ["?unit={rsud}", "?antrean=antrean-x", "?unit=x"])
def test_a_hall_one_does_not_lead_is_not_there(cast: Cast, hall: Hall, asked: str) -> None:
    assert cast.client("budi").get(PAGE + asked.format(rsud=cast.units["RSUD"].pk)).status_code == 404


def test_it_costs_no_more_than_any_page(cast: Cast, hall: Hall) -> None:
    budi = cast.client("budi")
    budi.get(PAGE)
    with query_budget(PAGE_BUDGET):
        assert budi.get(PAGE).status_code == 200


ASKED = f"{PAGE}/andai?loket=1&hari=semua&dari=8&sampai=10&menit=15"


def test_it_says_how_many_counters_the_busiest_hour_needs(cast: Cast, hall: Hall) -> None:
    shown = text(cast)
    assert "Berapa loket pada jam tersibuk" in shown
    assert "rumus Erlang C" in shown
    assert "yang datang lebih banyak daripada yang dapat dilayani" in shown, "one counter is not enough for ten an hour"


def test_the_hint_follows_the_wait_that_the_reader_accepts(cast: Cast, hall: Hall) -> None:
    shown = text(cast, f"{PAGE}?menit=5")
    assert "Dipanggil dalam 5 menit" in shown
    assert '<option value="5" selected>5 menit</option>' in shown


def test_before_a_question_the_page_of_other_counters_only_asks(cast: Cast, hall: Hall) -> None:
    shown = text(cast, f"{PAGE}/andai")
    assert "dimainkan lagi" in shown
    assert "Hasilnya" not in shown


def test_one_more_counter_is_told_with_its_range_and_its_source(cast: Cast, hall: Hall) -> None:
    shown = text(cast, ASKED)
    assert "1 loket lagi, setiap hari pukul 08.00 sampai 10.00" in shown
    assert "menit lebih singkat" in shown
    assert "40 hari nyata" in shown
    figures = shown[shown.index("Hasilnya") :]
    again = text(cast, ASKED)
    assert figures == again[again.index("Hasilnya") :], "a reload shows the same answer"


@pytest.mark.parametrize(
    ("change", "sentence"), [("loket=1&dari=10&sampai=8", "jam mulai sebelum jam selesai"), ("loket=x", "Ada masalah")]
)
def test_a_question_that_is_none_keeps_what_was_chosen(cast: Cast, hall: Hall, change: str, sentence: str) -> None:
    answer = cast.client("budi").get(f"{PAGE}/andai?hari=0&menit=15&{change}")
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert '<option value="0" selected>Senin</option>' in answer.content.decode()


def test_a_queue_that_shares_its_counters_is_refused_gently(cast: Cast, hall: Hall) -> None:
    answer = cast.client("budi").get(f"{ASKED}&antrean=antrean-{hall.ktp.pk}")
    assert answer.status_code == 422
    assert "Pilih seluruh ruang pelayanan" in answer.content.decode()
