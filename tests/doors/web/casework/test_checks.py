"""Second looks at the desk, and the figure of them for leaders and at the command line."""

from __future__ import annotations

import pytest

from kinerja.doors.web.ui import clock
from kinerja.facts.casework import commands
from kinerja.facts.casework.models import SecondLook
from tests.cast import Cast
from tests.facts.casework.desk import Desk
from tests.facts.casework.test_checking import drawn, finished_by


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(cast)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def page(desk: Desk, who: str, path: str) -> str:
    return desk.cast.client(who).get(path).content.decode()


def test_a_colleague_looks_and_the_officer_sees_his_own_share(desk: Desk) -> None:
    finished_by(desk, desk.sari, 2)
    look, other = drawn(desk)
    assert look.file.code not in page(desk, "sari", "/berkas/pemeriksaan-kedua")
    assert look.file.code in page(desk, "budi", "/berkas/pemeriksaan-kedua")
    place = f"/berkas/pemeriksaan-kedua/{look.pk}"
    refused = desk.cast.client("budi").post(place, {"outcome": "wrong", "fault": "", "note": "Tanggal lahir"})
    assert refused.status_code == 422
    assert "Pilih apa yang salah" in refused.content.decode()
    assert 'value="Tanggal lahir"' in refused.content.decode()
    for one, typed in ((look, {"outcome": "wrong", "fault": "identity"}), (other, {"outcome": "correct"})):
        assert desk.cast.client("budi").post(f"/berkas/pemeriksaan-kedua/{one.pk}", typed).status_code == 302
    assert "1 dari 2 ada kesalahannya" in page(desk, "sari", "/berkas/pemeriksaan-kedua")


def test_leaders_see_shares_of_enough_files_and_nobody_by_name(desk: Desk) -> None:
    finished_by(desk, desk.sari, 10)
    assert "Belum ada pemeriksaan kedua" in page(desk, "dewi", "/pimpinan/ketelitian")
    looks = drawn(desk, each=10)
    for look in looks[:9]:
        commands.look_again(look, outcome="correct", **desk.of(desk.budi))
    assert ">*<" in page(desk, "dewi", "/pimpinan/ketelitian")
    commands.look_again(looks[9], outcome="wrong", fault="content", **desk.of(desk.budi))
    shown = page(desk, "dewi", "/pimpinan/ketelitian")
    assert "10%" in shown
    assert "Sari" not in shown
    assert SecondLook.objects.done().count() == 10
