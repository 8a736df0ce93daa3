"""The session's pages: the table without one's own row, seats, drafts, minutes, and what the person reads later."""

from __future__ import annotations

import pytest

from kinerja.judgement.evaluation import commands as verbs
from kinerja.judgement.evaluation.models import (
    CalibratedRating,
    CalibrationSession,
    OrganisationResult,
    SharedDraft,
)
from kinerja.platform.database.keys import new_id
from tests.harness.budget import query_budget
from tests.judgement.calibrating import Counters
from tests.judgement.town import Town


@pytest.fixture
def counters(cast) -> Counters:
    return Counters(Town(cast))


def page(session, person=None):
    tail = f"/pegawai/{person.pk}" if person else ""
    return f"/kalibrasi/{session.pk}{tail}"


def read(counters, who, path):
    return counters.cast.client(who).get(path).content.decode()


def test_a_leader_opens_a_session_from_the_page(counters):
    dewi, unit, period = counters.cast.client("dewi"), counters.cast.units["DUKCAPIL"], counters.town.period
    form = {"unit": unit.pk, "period": period.pk, "purpose": "Menyamakan ukuran", "submission": str(new_id())}
    shown = dewi.get(f"/kalibrasi?unit={unit.pk}").content.decode()
    assert f'<option value="{unit.pk}" selected>' in shown
    made = dewi.post("/kalibrasi", form)
    session = CalibrationSession.objects.get()
    assert made.url == page(session)
    assert dewi.post("/kalibrasi", form).url == page(session), "pressed twice"
    again = dewi.post("/kalibrasi", form | {"submission": str(new_id())})
    assert again.status_code == 409
    assert "sedang bersidang" in again.content.decode()


def test_a_unit_of_others_cannot_be_chosen(counters):
    form = {"unit": counters.cast.units["KOMINFO"].pk, "period": counters.town.period.pk, "purpose": "x"}
    refused = counters.cast.client("dewi").post("/kalibrasi", form | {"submission": str(new_id())})
    assert refused.status_code == 422
    assert not CalibrationSession.objects.exists()
    assert 'id="buka"' not in read(counters, "sari", "/kalibrasi")


def test_the_table_has_guidance_raters_and_figures_within_its_budget(counters):
    session, cast = counters.opened(), counters.cast
    for person in counters.people:
        counters.brings(session, person, "above")
    level = {"unit": session.unit, "period": session.period, "level": "good", "reason": "x", "set_by": cast.sekda}
    OrganisationResult.objects.create(**level, set_at=cast.now)
    dewi = cast.client("dewi")
    dewi.get(page(session))
    with query_budget(12):
        text = dewi.get(page(session)).content.decode()
    for said in ("paling banyak 70%", "satu tingkat untuk semua", "satu tingkat di atas saran", "SE MenPANRB 3/2023"):
        assert said in text
    assert "Peringatan saja" in text


def test_the_one_who_is_talked_about_does_not_see_his_row(counters):
    session, cast = counters.opened(), counters.cast
    counters.brings(session, cast.budi, "below", who="dewi")
    text, of_budi = read(counters, "budi", page(session)), counters.of(cast.budi)
    assert "Penilaian Anda sendiri tidak ikut tampil" in text
    assert str(of_budi.pk) not in text
    closed = cast.client("budi").get(page(session, of_budi))
    assert closed.status_code == 403
    assert "tidak dibuka dalam sidang" in closed.content.decode()
    assert str(of_budi.pk) in read(counters, "dewi", page(session))


def test_the_own_rater_brings_and_changes_and_others_only_read(counters):
    session, sari = counters.opened(), counters.of(counters.cast.sari)
    budi, where = counters.cast.client("budi"), page(session, sari)
    meant = {"result_rating": "above", "behaviour_rating": "meets", "reason": "", "number": 0}
    assert budi.post(where, meant).url == page(session)
    refused = budi.post(where, meant | {"result_rating": "meets", "number": 1})
    assert refused.status_code == 422
    assert "Tulis alasan perubahannya" in refused.content.decode()
    budi.post(where, meant | {"result_rating": "meets", "number": 1, "reason": "Bukti sama dengan dua rekannya."})
    assert [one.result_rating for one in CalibratedRating.objects.all()] == ["above", "meets"]
    theirs = counters.cast.client("dewi").post(where, meant | {"number": 2, "reason": "Menurut saya"})
    assert theirs.status_code == 403
    assert "pejabat penilainya sendiri" in theirs.content.decode()
    assert "<textarea" not in read(counters, "dewi", where)
    for said in ("Bukti sama dengan dua rekannya.", "hasil di atas ekspektasi"):
        assert said in read(counters, "dewi", where)


def test_seats_and_minutes(counters):
    session, cast = counters.opened("hasan"), counters.cast
    dewi, hasan = cast.client("dewi"), cast.client("hasan")
    assert "/peserta" not in read(counters, "hasan", page(session))
    assert "/peserta" in read(counters, "dewi", page(session))
    assert str(cast.budi.pk) in read(counters, "dewi", page(session) + "/peserta")
    dewi.post(page(session) + "/peserta", {"version": 1, "raters": [str(cast.budi.pk)]})
    assert [one.rater_id for one in session.seats.all()] == [cast.budi.pk]
    counters.brings(session, cast.sari)
    counters.changes(session, cast.sari)
    old = hasan.post(page(session), {"version": 1, "minutes": "Ukuran disamakan."})
    assert old.status_code == 409
    assert "Ukuran disamakan." in old.content.decode(), "nothing typed is lost"
    version = CalibrationSession.objects.get().version
    hasan.post(page(session), {"version": version, "minutes": "Ukuran disamakan."})
    text = read(counters, "dewi", page(session))
    for said in ("Ukuran disamakan.", "Bukti dua bulan sama.", "risalah ditetapkan", "Dibiarkan tetap"):
        assert said in text
    assert "<textarea" not in text
    late = cast.client("budi").post(
        page(session, counters.of(cast.sari)),
        {"result_rating": "below", "behaviour_rating": "meets", "reason": "Terlambat", "number": 2},
    )
    assert late.status_code == 422
    assert "sudah ditetapkan" in late.content.decode()


def test_the_person_reads_what_was_changed_and_why_after_the_minutes(counters):
    session, sari = counters.opened(), counters.of(counters.cast.sari)
    counters.brings(session, counters.cast.sari)
    counters.changes(session, counters.cast.sari)
    own = f"/saya/penilaian/{sari.pk}"
    assert "Bukti dua bulan sama." not in read(counters, "sari", own)
    counters.closes(session)
    text = read(counters, "sari", own)
    for said in ("diubah dalam kalibrasi", "Bukti dua bulan sama.", counters.cast.budi.name):
        assert said in text


def test_the_raters_form_begins_with_what_was_meant_last(counters):
    session, sari = counters.opened(), counters.of(counters.cast.sari)
    counters.brings(session, counters.cast.sari)
    counters.changes(session, counters.cast.sari)
    text = read(counters, "budi", f"/tim/penilaian/{sari.pk}")
    assert "Bukti dua bulan sama." in text


def test_whoever_judges_the_objection_reads_what_calibration_changed(counters):
    session, cast = counters.opened(), counters.cast
    counters.brings(session, cast.sari)
    counters.changes(session, cast.sari, "below")
    shared = {"result_rating": "below", "behaviour_rating": "meets"}
    verbs.share_draft(counters.of(cast.sari), **shared, words="Dua bulan.", **counters.by("budi"))
    draft = SharedDraft.objects.get()
    verbs.reply_to_draft(draft, reply="Baik.", **counters.by("sari"))
    of_sari = counters.of(cast.sari)
    decided = verbs.finalise(of_sari, **shared, reason="Dua bulan.", version=of_sari.version, **counters.by("budi"))
    objection = verbs.object_to(decided, reasons="Jaringan.", submission=new_id(), **counters.by("sari"))
    where = f"/tim/keberatan/{objection.pk}"
    before = read(counters, "dewi", where)
    assert "diubah dalam kalibrasi" not in before, (
        "the minutes are open: what is said in it is still to be talked about"
    )
    assert "Bukti dua bulan sama." not in before
    counters.closes(session)
    for who in ("dewi", "budi"):
        text = read(counters, who, where)
        for said in ("diubah dalam kalibrasi", "Bukti dua bulan sama.", "Butuh Perbaikan"):
            assert said in text
