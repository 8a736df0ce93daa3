"""“My data are wrong” from page to page: said where it is shown, answered with a reason, figures before and after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kinerja.doors.jobs.claims import recompute
from kinerja.doors.web.ui import clock
from kinerja.facts.service.models import Request
from kinerja.judgement.claims.commands import RECOMPUTE
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.people.organisation.models import Employee
from kinerja.platform.operations.models import Job
from kinerja.work.planning.models import Period
from tests.doors.web.places import Scene
from tests.harness.budget import PAGE_BUDGET, query_budget

pytestmark = pytest.mark.django_db
NEW = "/saya/pembetulan/baru"
FINAL = {
    "state": "final",
    "result_rating": "meets",
    "behaviour_rating": "meets",
    "predicate": "good",
    "reason": "Cukup.",
}


def text_of(response: Any) -> str:
    return str(response.content.decode())


def say(scene: Scene, who: str = "sari", **typed: Any) -> Any:
    case = Request.objects.order_by("case_key")[0]
    said = {"jenis": "not_mine", "kasus": case.pk, "text": "Dikerjakan rekan.", "period": scene.town.period.pk}
    return scene.cast.client(who).post(NEW, {**said, "submission": uuid4(), **typed})


def counted(scene: Scene) -> None:
    for job in Job.objects.filter(name=RECOMPUTE):
        recompute(job, actor=scene.cast.system, now=scene.cast.now + timedelta(minutes=1))


@pytest.fixture
def colleague(scene: Scene) -> Employee:
    return scene.town.colleagues(1)[0]


def test_the_link_stands_beside_the_case_and_the_form_knows_it(scene: Scene) -> None:
    sari = scene.cast.client("sari")
    listed = text_of(sari.get(f"/saya/angka/{scene.figure.pk}/kasus"))
    case = Request.objects.order_by("case_key")[0]
    link = f"{NEW}?jenis=not_mine&amp;kasus={case.pk}&amp;periode={scene.town.period.pk}"
    assert link in listed
    with query_budget(PAGE_BUDGET):
        form = text_of(sari.get(link.replace("&amp;", "&")))
    assert case.case_key in form
    assert "Sari Wulandari" in form
    assert f'<option value="{scene.town.period.pk}" selected>' in form
    theirs = text_of(scene.cast.client("budi").get(f"/tim/angka/{scene.figure.pk}/kasus"))
    assert NEW not in theirs


@pytest.mark.parametrize(
    ("place", "kinds"),
    [("/saya/rencana", ("superior", "unit", "plan")), ("/saya/rencana/segmen", ("unit", "superior", "absence"))],
)
def test_it_is_said_where_it_is_shown(scene: Scene, place: str, kinds: tuple[str, ...]) -> None:
    shown = text_of(scene.cast.client("sari").get(place))
    for kind in kinds:
        assert f"{NEW}?jenis={kind}" in shown
        assert scene.cast.client("sari").get(f"{NEW}?jenis={kind}").status_code == 200


def test_it_is_answered_and_the_figures_follow(scene: Scene, colleague: Employee) -> None:
    made = say(scene)
    claim = DataClaim.objects.get()
    assert made["Location"] == f"/saya/pembetulan/{claim.pk}"
    mine, leads = made["Location"], f"/tim/pembetulan/{claim.pk}"
    assert "17 Mar 2026 23.59" in text_of(scene.cast.client("sari").get(mine))
    assert "setempat" in text_of(scene.cast.client("sari").get(mine))
    browser = scene.cast.client("budi")
    with query_budget(PAGE_BUDGET):
        page = text_of(browser.get(leads))
    assert "Dikerjakan rekan." in page
    assert colleague.name in page
    refused = scene.cast.client("budi").post(leads, {"do": "accept", "answer": " ", "owner": colleague.pk})
    assert refused.status_code == 422
    answered = scene.cast.client("budi").post(leads, {"do": "accept", "answer": "Benar.", "owner": colleague.pk})
    assert answered["Location"] == leads
    waits = text_of(scene.cast.client("sari").get(mine))
    assert "sedang dihitung ulang" in waits
    counted(scene)
    browser = scene.cast.client("sari")
    with query_budget(PAGE_BUDGET):
        told = text_of(browser.get(mine))
    assert "<del>100 persen · n = 35</del>" in told
    assert "100 persen · n = 34" in told
    assert colleague.name in told
    again = scene.cast.client("budi").post(leads, {"do": "refuse", "answer": "Tidak jadi."})
    assert again.status_code == 409
    assert "Tidak jadi." in text_of(again)


def test_the_case_says_that_it_came_or_went(scene: Scene, colleague: Employee) -> None:
    say(scene)
    claim = DataClaim.objects.get()
    scene.cast.client("budi").post(
        f"/tim/pembetulan/{claim.pk}", {"do": "accept", "answer": "Benar.", "owner": colleague.pk}
    )
    counted(scene)
    figure = scene.figure
    listed = text_of(scene.cast.client("sari").get(f"/saya/angka/{figure.pk}/kasus"))
    assert "Kasus yang dikeluarkan" in listed
    assert f"{claim.case_key} <span" in listed
    assert "Budi Santosa" in listed
    scene.cast.client("sari").post(
        NEW, {"jenis": "missing", "service": claim.service_id, "case_key": claim.case_key, "text": "Ternyata saya.",
              "submission": uuid4()},
    )  # fmt: skip
    back = DataClaim.objects.get(kind="missing")
    scene.cast.client("budi").post(f"/tim/pembetulan/{back.pk}", {"do": "accept", "answer": "Kembali."})
    listed = text_of(scene.cast.client("sari").get(f"/saya/angka/{figure.pk}/kasus"))
    assert "pemiliknya dibetulkan" in listed


def test_a_final_evaluation_stays_and_says_what_moved(scene: Scene, colleague: Employee) -> None:
    Evaluation.objects.update(**FINAL, finalised_at=scene.cast.now - timedelta(days=1), finalised_by=scene.cast.budi)
    place, theirs = f"/saya/penilaian/{scene.evaluation.pk}", f"/tim/penilaian/{scene.evaluation.pk}"
    assert "tidak berubah sendiri" not in text_of(scene.cast.client("sari").get(place))
    say(scene)
    claim = DataClaim.objects.get()
    scene.cast.client("budi").post(
        f"/tim/pembetulan/{claim.pk}", {"do": "accept", "answer": "Benar.", "owner": colleague.pk}
    )
    assert "sedang dihitung ulang" in text_of(scene.cast.client("sari").get(place))
    counted(scene)
    browser = scene.cast.client("sari")
    with query_budget(PAGE_BUDGET):
        page = text_of(browser.get(place))
    assert "Penilaian ini tidak berubah sendiri." in page
    assert "<del>100 persen · n = 35</del>" in page
    assert 'href="#tanda-terima"' in page
    browser = scene.cast.client("budi")
    with query_budget(PAGE_BUDGET):
        beside = text_of(browser.get(theirs))
    assert "hanya berubah lewat keberatan" in beside
    assert scene.evaluation.predicate == "good"


def test_a_closed_period_is_said_to_stay(scene: Scene) -> None:
    say(scene)
    claim = DataClaim.objects.get()
    Period.objects.update(state="closed")
    scene.cast.client("budi").post(f"/tim/pembetulan/{claim.pk}", {"do": "accept", "answer": "Benar."})
    assert not Job.objects.filter(name=RECOMPUTE).exists()
    assert "sudah ditutup" in text_of(scene.cast.client("sari").get(f"/saya/pembetulan/{claim.pk}"))


def test_another_s_case_is_neither_shown_nor_taken(scene: Scene, colleague: Employee) -> None:
    theirs = scene.town.case(colleague, scene.cast.now - timedelta(days=3), 1)
    form = text_of(scene.cast.client("sari").get(f"{NEW}?jenis=not_mine&kasus={theirs.pk}"))
    assert theirs.case_key not in form
    refused = say(scene, kasus=theirs.pk)
    assert refused.status_code == 422
    assert "tidak tercatat atas nama Anda" in text_of(refused)
    assert "Dikerjakan rekan." in text_of(refused)
    # A leader may see the case, and still makes no claim about it.
    assert say(scene, "budi").status_code == 422
    assert not DataClaim.objects.exists()


@pytest.mark.parametrize("gap", ["", "kasus", "00000000-0000-0000-0000-000000000000"])
def test_an_address_that_is_too_old_says_where_to_begin(scene: Scene, gap: str) -> None:
    page = scene.cast.client("sari").get(f"{NEW}?jenis=not_mine&kasus={gap}&periode={gap}")
    assert page.status_code == 200
    assert "Kasusnya tidak ada di daftar Anda" in text_of(page)


def test_personnel_answers_what_it_keeps_late_ones_first(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    say(scene, jenis="absence", kasus="", text="Cuti saya belum tercatat.")
    say(scene, jenis="superior", kasus="", text="Atasan saya lain.")
    late, newer = DataClaim.objects.order_by("filed_at", "id")
    DataClaim.objects.filter(pk=late.pk).update(due_at=scene.cast.now - timedelta(hours=1))
    hasan = scene.cast.client("hasan")
    with query_budget(PAGE_BUDGET):
        listed = text_of(hasan.get("/kepegawaian/pembetulan"))
    assert "terlambat" in listed
    assert listed.index(str(late.pk)) < listed.index(str(newer.pk))
    page = text_of(hasan.get(f"/kepegawaian/pembetulan/{late.pk}"))
    assert f"/kepegawaian/pegawai/{scene.cast.sari.pk}/cuti" in page
    assert "Pasal 30" in page
    assert scene.cast.client("budi").get(f"/tim/pembetulan/{late.pk}").status_code == 404
    done = hasan.post(f"/kepegawaian/pembetulan/{late.pk}", {"do": "refuse", "answer": "Suratnya belum masuk."})
    assert done.status_code == 302
    assert "Suratnya belum masuk." in text_of(scene.cast.client("sari").get(f"/saya/pembetulan/{late.pk}"))
    later = scene.cast.now + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    overview = text_of(scene.cast.client("andi").get("/pengawasan/pembetulan"))
    assert "Cuti atau tugas" in overview
    assert "tugas saya" not in overview, "words of the claimant on somebody else's page"
    assert "Suratnya" not in overview


def test_nobody_opens_his_own_claim_at_the_desk(scene: Scene) -> None:
    say(scene, "hasan", jenis="unit", kasus="", text="Jabatan saya lain.")
    own = DataClaim.objects.get()
    assert scene.cast.client("hasan").get(f"/saya/pembetulan/{own.pk}").status_code == 200
    assert scene.cast.client("hasan").get(f"/kepegawaian/pembetulan/{own.pk}").status_code == 404
    sent = scene.cast.client("hasan").post(f"/kepegawaian/pembetulan/{own.pk}", {"do": "accept", "answer": "Ya."})
    assert sent.status_code == 404
    assert str(own.pk) not in text_of(scene.cast.client("hasan").get("/kepegawaian/pembetulan"))


def test_it_is_taken_back_by_who_said_it(scene: Scene) -> None:
    say(scene)
    claim = DataClaim.objects.get()
    taken = scene.cast.client("sari").post(f"/saya/pembetulan/{claim.pk}")
    assert taken["Location"] == "/saya/pembetulan"
    assert scene.cast.client("sari").post(f"/saya/pembetulan/{claim.pk}").status_code == 409
    assert "ditarik kembali" in text_of(scene.cast.client("sari").get("/saya/pembetulan"))
