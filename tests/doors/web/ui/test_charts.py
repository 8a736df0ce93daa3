"""Charts: whole SVG, and a table that says the same."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from kinerja.doors.web.ui.charts import Chart, Dot, Part, Point, Warm, bar, distribution, dots, heat, series
from kinerja.doors.web.ui.charts.drawing import nice_top, scale_for, short

SVG = "{http://www.w3.org/2000/svg}"


def root(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg)


def circles(chart: Chart) -> list[float]:
    return [float(c.attrib["cx"]) for c in root(chart).iter(f"{SVG}circle")]


def sample() -> Chart:
    rows = [
        Dot("Median <waktu> & lama", 3.4, "hari", 3.1, 3.8, 4, n=412),
        Dot("Tepat waktu", 91.7, "persen", 88.5, 94.1, 90, n=412),
        Dot("Belum ada", None, "kali"),
    ]
    return dots(rows, caption="Angka saya")


def test_a_chart_tells_its_title_and_description_to_screen_readers() -> None:
    picture = root(sample())
    assert picture.attrib["role"] == "img"
    assert picture[0].tag == f"{SVG}title"
    assert picture[0].text == "Angka saya"
    assert "3,4 hari" in (picture[1].text or "")


def test_the_table_says_what_the_drawing_says() -> None:
    chart = sample()
    assert chart.rows[0] == ("Median <waktu> & lama", "3,4 hari", "antara 3,1 dan 3,8", "4", "412")
    assert chart.rows[2][1:3] == ("belum ada", "–")
    assert all(len(row) == len(chart.head) for row in chart.rows)


def test_a_missing_value_draws_no_dot() -> None:
    assert len(circles(sample())) == 2


def test_an_interval_open_on_one_side_is_drawn_to_the_edge() -> None:
    chart = dots([Dot("p90", 9, "hari", low=7, high=None)], caption="x")
    ranges = [line for line in root(chart).iter(f"{SVG}line") if line.attrib["class"] == "c-range"]
    assert float(ranges[0].attrib["x2"]) == 352
    assert chart.rows[0][2] == "paling sedikit 7"


def test_a_provisional_figure_looks_different() -> None:
    chart = dots([Dot("a", 1, "hari", provisional=True)], caption="x")
    assert "is-provisional" in chart.svg


def test_a_row_strip_is_hidden_from_screen_readers() -> None:
    assert ElementTree.fromstring(bar(Dot("a", 1, "hari"))).attrib["aria-hidden"] == "true"


def test_the_stacked_bar_fills_the_whole_width() -> None:
    chart = distribution([Part("Baik", 3, 0.7), Part("Kurang", 1, 0.3)], caption="Sebaran")
    bars = [r for r in root(chart).iter(f"{SVG}rect") if r.attrib["height"] == "40"]
    assert sum(float(r.attrib["width"]) for r in bars) == pytest.approx(360, abs=0.2)
    assert chart.rows[0] == ("Baik", "3", "75%", "70%")


def test_nobody_rated_draws_an_empty_bar_instead_of_failing() -> None:
    assert distribution([Part("Baik", 0)], caption="x").rows[0] == ("Baik", "0", "–", "–")


def test_a_series_leaves_a_gap_where_nothing_was_measured() -> None:
    chart = series([Point("TW1", 80, 75, 84, 20), Point("TW2", None), Point("TW3", 90)], caption="x", unit="persen")
    assert len(circles(chart)) == 2
    assert chart.rows[1][1] == "–"


def test_a_series_of_one_constant_value_still_has_a_scale() -> None:
    assert len(circles(series([Point("a", 5.0), Point("b", 5.0)], caption="x", unit="hari"))) == 2


def test_an_empty_series_is_an_empty_frame() -> None:
    assert circles(series([Point("a", None)], caption="x", unit="hari")) == []


@pytest.mark.parametrize(("value", "top"), [(0, 1), (0.3, 0.5), (1, 1), (3.4, 5), (11, 20), (21, 25), (99, 100)])
def test_scales_end_at_round_numbers(value: float, top: float) -> None:
    assert nice_top(value) == pytest.approx(top)


def test_values_beyond_the_scale_are_drawn_at_its_edge() -> None:
    x = scale_for([10.0], 0, 100)
    assert x(-5) == 0
    assert x(1e9) == 100


def test_long_labels_are_cut_at_a_word() -> None:
    assert short("Median waktu penyelesaian permohonan", 20) == "Median waktu…"
    assert short("pendek", 20) == "pendek"


def warm() -> list[Warm]:
    return [Warm(0, 8, 2.0), Warm(0, 9, 10.0, marked=True), Warm(4, 8, None, hidden=True), Warm(4, 9, None)]


def test_a_heat_map_writes_its_number_into_every_cell() -> None:
    chart = heat(warm(), caption="Ramai", note="Orang.", mark="tanpa loket.")
    written = [word.text for word in root(chart).iter(f"{SVG}text") if "c-number" in word.attrib["class"]]
    assert written == ["2", "*", "10", "–"]
    assert chart.head == ("Pukul", "Senin", "Jumat")
    assert chart.rows == (("08–09", "2", "*"), ("09–10", "10 △", "–"))


def test_a_heat_map_explains_its_sign_only_where_it_stands() -> None:
    assert heat(warm(), caption="x", note="Orang.", mark="tanpa loket.").note == "Orang. △ tanpa loket."
    assert heat(warm()[:1], caption="x", note="Orang.", mark="tanpa loket.").note == "Orang."


def test_hours_that_are_closed_stay_empty() -> None:
    assert heat([*warm(), Warm(5, 9, 1.0)], caption="x", note="").rows[0][-1] == "tutup"
