"""An improvement path from page to page: proposed, decided with its decree, helped, answered, contested, settled."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kinerja.outcomes.development.models import ImprovementPath, PathStep, PromisedHelp
from tests.doors.web.places import Scene
from tests.harness.budget import PAGE_BUDGET, query_budget
from tests.outcomes.development.paths import Story
from tests.platform.files.samples import photo

pytestmark = pytest.mark.django_db
DAY = "2026-03-10"
HELP = {"kind_1": "coaching", "text_1": "Pendampingan tiap Selasa", "due_1": "2026-04-20", "kind_2": "training"}
HELP |= {"text_2": "", "due_2": "", "kind_3": "tools", "text_3": "", "due_3": ""}
DECREE = {"do": "decide", "words": "Sesuai penilaian.", "number": "800/17", "day": DAY, "holds_from": DAY}
DECREE |= {"signer": "Sekretaris Daerah"}


@pytest.fixture
def story(scene: Scene) -> Story:
    return Story(scene.cast, scene.town, scene.plan)


def propose(cast: Any, story: Story, **typed: Any) -> Any:
    place = f"/tim/perbaikan/usul/{story.evaluation().pk}"
    return cast.client("budi").post(place, {"expected": "Menyapa.", "submission": uuid4(), **HELP, **typed})


def test_a_rater_is_told_whom_the_law_means_and_proposes_with_help(cast: Any, story: Story) -> None:
    evaluation = story.evaluation()
    page = cast.client("budi").get("/tim/perbaikan").content.decode()
    assert "Sari Wulandari" in page
    assert "diberi 6 bulan" in page
    assert "PP 30/2019 Pasal 58" in page
    place = f"/tim/perbaikan/usul/{evaluation.pk}"
    refused = cast.client("budi").post(place, {"expected": "Menyapa.", "submission": uuid4(), **HELP, "due_1": ""})
    assert refused.status_code == 422
    assert "Menyapa." in refused.content.decode()
    half = cast.client("budi").post(
        place, {"expected": "Menyapa.", "submission": uuid4(), **HELP, "text_2": "Pelatihan"}
    )
    assert "hari terakhirnya" in half.content.decode()
    sent = cast.client("budi").post(place, {"expected": "Menyapa.", "submission": uuid4(), **HELP})
    assert sent["Location"] == f"/tim/perbaikan/{ImprovementPath.objects.get().pk}"
    assert "Sari Wulandari" not in cast.client("tono").get("/tim/perbaikan").content.decode()


def test_it_is_followed_to_the_end_of_help(cast: Any, story: Story) -> None:
    path = ImprovementPath.objects.get(pk=propose(cast, story)["Location"].rpartition("/")[2])
    desk, mine, leads = (
        f"/kepegawaian/perbaikan-kinerja/{path.pk}",
        f"/saya/perbaikan/{path.pk}",
        f"/tim/perbaikan/{path.pk}",
    )
    hasan, sari, budi = cast.client("hasan"), cast.client("sari"), cast.client("budi")
    assert "Sari Wulandari" in hasan.get("/kepegawaian/perbaikan-kinerja").content.decode()
    paper = SimpleUploadedFile("sk.jpg", photo(), "image/jpeg")
    assert hasan.post(desk, DECREE | {"to": "improving", "file": paper}).status_code == 302
    step = PathStep.objects.latest("number")
    assert sari.get(f"/perbaikan/sk/{step.pk}")["Content-Disposition"].startswith("attachment")
    assert sari.post(mine, {"do": "reply", "step": step.pk, "text": "Saya siap."}).status_code == 302
    help = PromisedHelp.objects.get()
    gave = {"do": "give", "help": help.pk, "given_on": DAY, "text": "Dua kali."}
    assert budi.post(leads, gave).status_code == 302
    assert "Nyatakan apakah 1 bantuan" in sari.get("/saya").content.decode()
    empty = sari.post(mine, {"do": "help", "help": help.pk, "received": "no", "text": ""})
    assert empty.status_code == 422
    assert "apa yang belum Anda terima" in empty.content.decode()
    assert sari.post(mine, {"do": "help", "help": help.pk, "received": "no", "text": "Sekali."}).status_code == 302
    refused = hasan.post(desk, DECREE | {"to": "test"})
    assert refused.status_code == 422
    assert "1 bantuan" in refused.content.decode()
    assert "Bantuan yang dipersoalkan" in hasan.get("/kepegawaian/perbaikan-kinerja").content.decode()
    settled = hasan.post(desk, {"do": "settle", "help": help.pk, "text": "Daftar hadir memuat dua kali."})
    assert settled.status_code == 302
    assert "Dinyatakan sudah diberikan" in sari.get(mine).content.decode()
    assert hasan.post(desk, DECREE | {"to": "improved"}).status_code == 302
    assert "Kinerja membaik" in sari.get("/saya/penilaian").content.decode()


def test_a_promise_is_replaced_and_a_proposal_withdrawn_by_its_leader(cast: Any, story: Story) -> None:
    leads = propose(cast, story)["Location"]
    budi, help = cast.client("budi"), PromisedHelp.objects.get()
    typed = {"do": "promise", "kind": "training", "text": "Pelatihan", "due": "2026-05-01"}
    assert budi.post(leads, {**typed, "help": str(help.pk)}).status_code == 302
    assert "Diganti bantuan lain" in budi.get(leads).content.decode()
    assert budi.post(leads, {"do": "withdraw", "reason": "Keadaan berubah."}).status_code == 302
    assert "Ditarik kembali" in budi.get(leads).content.decode()
    late = budi.post(leads, typed)
    assert late.status_code == 409


def test_who_looked_is_seen_by_the_person(cast: Any, scene: Scene) -> None:
    path = scene.improvement
    cast.client("andi").get(f"/pengawasan/perbaikan/{path.pk}")
    looks = cast.client("sari").get("/saya/jejak").content.decode()
    assert "Andi Mappasanda" in looks
    assert "perbaikan kinerja" in looks


def test_both_sides_and_the_desk_owe_something(cast: Any, story: Story) -> None:
    evaluation = story.evaluation()
    assert "Pertimbangkan bantuan bagi 1" in cast.client("budi").get("/saya").content.decode()
    story.proposed(evaluation)
    home = cast.client("budi").get("/saya").content.decode()
    assert "Berikan 1 bantuan" in home
    assert "Pertimbangkan bantuan" not in home
    assert "Periksa 1 perbaikan kinerja" in cast.client("hasan").get("/saya").content.decode()


@pytest.mark.parametrize("helps", [1, 8])
def test_pages_cost_the_same_however_much_is_promised(cast: Any, story: Story, helps: int) -> None:
    path = story.proposed(promises=[story.promise(text=f"Bantuan {n}") for n in range(helps)])
    story.decided(path)
    for _ in range(helps):
        rows = PromisedHelp.objects.owed_by(story.by("budi")["actor"]).order_by("id")
        story.help = lambda path, first=rows[0].pk: PromisedHelp.objects.select_related(  # type: ignore[method-assign]
            "path__evaluation__unit", "path__employee"
        ).get(pk=first)
        story.given(path)
    for who, place in (
        ("sari", f"/saya/perbaikan/{path.pk}"), ("budi", f"/tim/perbaikan/{path.pk}"), ("budi", "/tim/perbaikan"),
        ("hasan", f"/kepegawaian/perbaikan-kinerja/{path.pk}"), ("andi", f"/pengawasan/perbaikan/{path.pk}"),
    ):  # fmt: skip
        client = cast.client(who)
        with query_budget(PAGE_BUDGET):
            assert client.get(place).status_code == 200
