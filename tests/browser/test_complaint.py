"""A complaint in a real browser: written, answered, contradicted, settled, and asked about four weeks later."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.facts.complaint.commands import ask_after_four_weeks
from kinerja.facts.complaint.models import Complaint

pytestmark = pytest.mark.browser

WHAT = "Loket tutup pukul 10 padahal jam layanan sampai 15, antrean saya hangus."
REPLY = "Loket kini dijaga bergantian; nomor Anda berlaku lagi besok tanpa mengantre."


def test_it_goes_from_the_form_to_the_question_of_the_fourth_week_without_script(visit: Any, city: Any) -> None:
    city.desk  # noqa: B018 a service to complain about
    rina = visit("nobody", width=360, scripts=False)
    rina.page.goto("/layanan/pengaduan")
    rina.page.fill('textarea[name="text"]', WHAT)
    rina.page.select_option('select[name="service"]', city.desk.service.code)
    rina.page.check('input[name="identity"][value="secret"]', force=True)
    rina.page.click("main button.btn-primary")
    assert "Tulis nama Anda" in rina.page.inner_text("main"), "a secret reporter has a name"
    assert rina.page.input_value('textarea[name="text"]') == WHAT
    rina.page.fill('input[name="name"]', "Rina Palupi")
    rina.page.click("main button.btn-primary")
    word = rina.page.inner_text(".c-word")
    complaint = Complaint.objects.get()

    budi = visit("budi", scripts=False)
    budi.page.goto(f"/pengaduan/{complaint.pk}")
    assert "Rina Palupi" not in budi.page.inner_text("main")
    budi.page.click('form[action$="/salurkan"] button')
    budi.page.click("details:has(#w_answer) summary")
    budi.page.fill("#w_answer", REPLY)
    budi.page.click('button[value="answer"]')

    rina.page.goto("/layanan/pengaduan/cari")
    rina.page.fill('input[name="word"]', word)
    rina.page.click("main button.btn-primary")
    assert REPLY in rina.page.inner_text("main")
    rina.page.click("#selesai summary")
    rina.page.fill('textarea[name="why"]', "Kemarin loket tutup lagi pukul sepuluh.")
    rina.page.click("#selesai button.btn-outline")
    complaint.refresh_from_db()
    assert (complaint.stage, complaint.unit.code) == ("reopened", "DUKCAPIL")

    dewi = visit("dewi", scripts=False)
    dewi.page.goto(f"/pengaduan/{complaint.pk}")
    dewi.page.click("details:has(#w_close) summary")
    dewi.page.fill("#w_close", "Jadwal jaga sudah saya periksa sendiri selama seminggu.")
    dewi.page.click('button[value="close"]')
    assert "ditutup peninjau" in dewi.page.inner_text("main")

    later = city.cast.now + timedelta(days=29)
    ask_after_four_weeks(10, actor=city.cast.system, now=later)
    question = complaint.questions.get()
    assert question.office_said == "closed_by_reviewer"
    rina.page.goto(f"/layanan/pengaduan/lacak/{word}")
    rina.page.click('a[href*="/kabar/"]')
    rina.page.check('input[name="solved"][value="yes"]', force=True)
    rina.page.click("main button.btn-primary")
    assert "Terima kasih" in rina.page.inner_text("h1")
    question.refresh_from_db()
    assert (question.solved, question.contradicts) == ("yes", False)
