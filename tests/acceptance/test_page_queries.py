"""Every page of the demo city, as each of the cast: twelve statements, and no more for five times the people."""

from __future__ import annotations

import pytest
from django.test import Client

from kinerja.doors.demo.staff import CAST
from kinerja.doors.web.ui import clock
from kinerja.people.accounts.models import User
from tests.architecture.urls import TABLE
from tests.demo_city import TODAY, standing
from tests.harness.budget import PAGE_BUDGET
from tests.harness.crawl import Walk, walk
from tests.harness.module_db import db  # noqa: F401

# Nothing was imported in the demo city or published twice, and no link leads to the gallery of components;
# tests/architecture/test_urls.py holds these to the budget.
ELSEWHERE = {
    "galeri",
    "hasil/<uuid:publication>",
    # Behind a form that asks for the year.
    "kepegawaian/ekspor/siasn/<int:year>.jsonl",
    "kepegawaian/impor/log/<uuid:key>",
    "kepegawaian/impor/log/<uuid:key>/ditolak.csv",
    "kepegawaian/impor/pegawai/<uuid:key>",
    # Asked by the phone or the board, or made by a step nobody of the cast has taken yet.
    "aplikasi.webmanifest",
    "berkas/<uuid:file>/dokumen/<uuid:paper>",
    "bukti/<uuid:evidence>",
    "dokumen/<uuid:document>.pdf",
    "periksa",
    "bukti/<uuid:evidence>/isi",
    "kepegawaian/cuti/<uuid:key>",
    "kepegawaian/skp-massal/<uuid:key>",
    # Asked again and again while a period is being closed.
    "kepegawaian/periode/<uuid:key>/tutup/kemajuan",
    "luring",
    "loket/atur/antrean/<uuid:line>/janji/akhiri",
    "saya/keberatan/<uuid:objection>",
    "tim/keberatan/<uuid:objection>",
    # Nobody of the cast is on an improvement path, nor leads somebody who is.
    "perbaikan/sk/<uuid:decree>",
    # Claims of the city carry no papers.
    "pembetulan/bukti/<uuid:claim>",
    "saya/perbaikan/<uuid:path>",
    "tim/perbaikan/<uuid:path>",
    "tim/perbaikan/usul/<uuid:evaluation>",
    "pemberitahuan/berhenti/<str:word>",
    "pimpinan/skp-massal/<uuid:key>",
    "ruang/lembar/<uuid:file>",
    "saya/lapor/keadaan",
    "saya/rencana/<uuid:plan>/bobot",
    "saya/unggahan/<uuid:upload>",
    "sw.js",
    "tim/papan/<uuid:report>",
    "tim/papan/detak",
    # Addresses for devices, or known only to who holds a number, a receipt or a token.
    "layanan/<str:code>",
    "layanan/<str:code>/mesin/<str:word>",
    "layanan/<str:code>/papan",
    "layanan/<str:code>/papan/isi",
    "layanan/berkas/lacak/<str:word>",
    "layanan/berkas/tanda-terima/<str:word>",
    "layanan/<str:code>/janji",
    "layanan/<str:code>/mesin/<str:word>/janji",
    "layanan/janji/<str:word>",
    "layanan/pengaduan/kabar/<str:token>",
    "layanan/pengaduan/lacak/<str:word>",
    "layanan/pengaduan/tanda-terima/<str:word>",
    "pengaduan/<uuid:complaint>/lampiran/<uuid:attachment>",
    "layanan/nomor/<str:word>",
    "layanan/nomor/<str:word>/isi",
    "layanan/survei/<str:token>",
    "layanan/terima-kasih",
    "loket/atur/<uuid:unit>",
    "loket/atur/<uuid:unit>/antrean",
    "loket/atur/<uuid:unit>/loket",
    "loket/atur/antrean/<uuid:line>",
    "loket/atur/antrean/<uuid:line>/tiadakan",
    "loket/atur/loket/<uuid:counter>",
    "loket/atur/loket/<uuid:counter>/tiadakan",
}
pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: TODAY)


def walks() -> dict[str, Walk]:
    """One of each person, and one of a visitor."""
    found = {"nobody": walk(Client())}
    for member in CAST:
        client = Client()
        client.force_login(User.objects.get(username=member.username))
        found[member.username] = walk(client)
    return found


@pytest.fixture(scope="module")
def small(db: None) -> dict[str, Walk]:  # noqa: F811
    with pytest.MonkeyPatch.context() as patch, standing(60):
        patch.setattr(clock, "now", lambda: TODAY)
        return walks()


def test_every_page_of_everybody_stays_within_its_budget(small: dict[str, Walk]) -> None:
    assert {who: one.broken for who, one in small.items() if one.broken} == {}
    dear = {
        (who, one.where[kind]): count
        for who, one in small.items()
        for kind, count in one.statements.items()
        if count > PAGE_BUDGET
    }
    assert dear == {}
    reached = {kind.split("?")[0] for one in small.values() for kind in one.statements}
    pages = {address.route for address in TABLE if 200 in address.statuses.values() and not address.post}
    assert not sorted(pages - reached - ELSEWHERE), "\n".join(sorted(pages - reached - ELSEWHERE))


@pytest.mark.slow
@pytest.mark.one_engine
def test_five_times_the_people_cost_no_statement_more(small: dict[str, Walk]) -> None:
    with standing(300):
        large = walks()
    grown = {
        (who, one.where[kind]): (small[who].statements[kind], count)
        for who, one in large.items()
        for kind, count in one.statements.items()
        if count > small[who].statements.get(kind, count)
    }
    assert grown == {}
