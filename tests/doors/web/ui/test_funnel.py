"""The funnel: every unit in the table, only those outside named in the drawing."""

from __future__ import annotations

from kinerja.doors.web.ui.charts import Spot, funnel

LIMITS = [(10, 60.0, 98.0), (1000, 80.0, 90.0)]


def _chart(*spots: Spot):
    return funnel(
        spots, centre=85.0, inner=LIMITS, outer=[(10, 50.0, 100.0), (1000, 78.0, 92.0)], caption="Tepat waktu"
    )


def test_only_units_outside_are_named():
    chart = _chart(Spot("Dinas A", 40, 85.0), Spot("Dinas <B>", 900, 60.0, 57.0, 63.0, "periksa"))
    assert "Dinas A" not in chart.svg
    assert "Dinas &lt;B&gt;" in chart.svg
    assert [row[0] for row in chart.rows] == ["Dinas A", "Dinas <B>"]
    assert chart.rows[1][-1] == "periksa"


def test_it_is_drawn_without_style_or_script():
    svg = _chart(Spot("A", 10, 100.0), Spot("B", 1000, 0.0))
    assert "style=" not in svg.svg
    assert "nan" not in svg.svg


def test_one_number_of_cases_still_has_an_axis():
    same = [(50, 70.0, 95.0)]
    chart = funnel([Spot("A", 50, 80.0)], centre=85.0, inner=same, outer=same, caption="x")
    assert "nan" not in chart.svg
