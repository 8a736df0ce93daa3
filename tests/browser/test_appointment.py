"""A citizen on a small phone makes an appointment, without scripts."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_three_presses_and_a_number_make_an_appointment(visit: Any, city: Any, width: int) -> None:
    hall = city.booking.unit
    seen = visit("nobody", width=width, scripts=False)
    page = seen.page
    page.goto(f"/layanan/{hall.code}/janji")
    page.get_by_role("button", name="Paling cepat").click()
    page.get_by_label("Nomor telepon").fill("0813 1111 2222")
    page.get_by_role("button", name="Daftarkan janji").click()
    page.get_by_text("Sudah terdaftar").wait_for()
    assert page.locator(".h-code").inner_text().isalnum()
    assert page.locator("html").evaluate("e => e.scrollWidth") <= width
    assert not seen.complaints
