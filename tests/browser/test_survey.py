"""The citizen's survey in a real browser: without script, on a bad line, and what the unit sees of it."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.facts.survey.models import Response
from kinerja.facts.survey.terms import ELEMENTS

pytestmark = pytest.mark.browser


def choose(page: Any, answers: dict[str, str]) -> None:
    for code, answer in answers.items():
        page.check(f'input[name="{code}"][value="{answer}"]', force=True)


def test_it_is_filled_and_sent_without_script(visit: Any, city: Any) -> None:
    rina = visit("nobody", width=360, scripts=False)
    rina.page.goto(f"/layanan/survei/{city.survey_token}")
    choose(rina.page, dict.fromkeys(ELEMENTS, "4") | {"U4": "x"})
    rina.page.click("main button.btn-primary")
    assert rina.page.url.endswith("/layanan/terima-kasih")
    assert list(Response.objects.values_list("u1", "u4")) == [(4, None)]
    rina.page.goto(f"/layanan/survei/{city.survey_token}")
    assert "sudah dijawab" in rina.page.inner_text("h1")


def test_choices_survive_a_reload_and_go_once_sent(visit: Any, city: Any) -> None:
    rina = visit("nobody", width=360)
    rina.page.goto(f"/layanan/survei/{city.survey_token}")
    form = rina.page.input_value('input[name="submission"]')
    choose(rina.page, {"U1": "2", "U9": "3"})
    rina.page.reload()
    rina.page.wait_for_function("document.querySelector('input[name=U9][value=\"3\"]').checked")
    assert rina.page.input_value('input[name="submission"]') == form, "sent twice it must count once"
    choose(rina.page, {code: "3" for code in ELEMENTS if code not in ("U1", "U9")})
    rina.page.click("main button.btn-primary")
    rina.page.wait_for_url("**/layanan/terima-kasih")
    rina.page.wait_for_function("Object.keys(localStorage).every(key => !key.startsWith('kinerja.survey'))")
    assert list(Response.objects.values_list("u1", "u9")) == [(2, 3)]
    assert not rina.complaints
