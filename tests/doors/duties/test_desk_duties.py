"""What is owed at the desk: files, corrections, second looks, and complaints of one's unit."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.doors.duties import Duty, duties
from kinerja.facts.casework import commands
from kinerja.facts.casework.models import AccuracyDraw, Correction, SecondLook
from kinerja.facts.complaint.commands import route
from kinerja.judgement.claims.commands import file_claim
from kinerja.people.organisation.commands import appoint, end_appointment
from kinerja.platform.access.actors import Role
from kinerja.platform.audit.reading import reading
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.facts.casework.desk import Desk
from tests.facts.casework.test_checking import drawn, finished_by
from tests.facts.complaint.talk import Talk

FILES, CORRECTIONS, LOOKS = "casework:files", "casework:corrections", "casework:looks"
PALU = ZoneInfo("Asia/Makassar")


def owed(desk: Desk | Talk, who: str, page: str, on: date | None = None) -> list[Duty]:
    actor = desk.cast.actor(who, on or desk.now.astimezone(PALU).date())
    with reading():
        return [duty for duty in duties(actor, desk.now) if duty.url_name == page]


def test_a_file_in_ones_hand_is_owed_until_its_promised_day(desk: Desk) -> None:
    """Three working days after Tuesday 10 March: Friday."""
    file = desk.processed()
    (duty,) = owed(desk, "sari", FILES)
    assert (str(duty.sentence), duty.count) == ("Teruskan 1 berkas di tangan Anda.", 1)
    assert desk.now.astimezone(PALU).date() == date(2026, 3, 10)
    assert file.standard.promised == 3
    assert duty.until == date(2026, 3, 13)
    assert owed(desk, "budi", FILES) == owed(desk, "hasan", FILES) == []


def test_what_waits_for_the_citizen_is_owed_by_nobody(desk: Desk) -> None:
    file = desk.asked()
    commands.check(file, **desk.by)
    commands.return_to_citizen(file, missing="Kartu Keluarga asli belum terbaca", **desk.by)
    desk.finished()
    assert owed(desk, "sari", FILES) == []


def test_who_left_the_unit_owes_its_files_no_longer(desk: Desk) -> None:
    desk.processed()
    cast = desk.cast
    today = cast.today
    end_appointment(cast.sari.appointments.get(), ends=today, **cast.by)
    appoint(cast.sari, position=cast.posts["KOMINFO-STAF"], starts=today, **cast.by)
    assert owed(desk, "sari", FILES) == []


def test_files_nobody_took_are_owed_by_the_unit_when_their_promise_is_near(desk: Desk) -> None:
    file = desk.asked()
    file.request.refresh_from_db()
    assert file.request.deadline_at is not None
    last = file.request.deadline_at.astimezone(PALU).date()
    assert owed(desk, "sari", FILES, last - timedelta(days=2)) == []
    (duty,) = owed(desk, "sari", FILES, last - timedelta(days=1))
    assert str(duty.sentence) == "Ambil 1 berkas yang janjinya segera berakhir."
    assert duty.until == last
    assert len(owed(desk, "budi", FILES, last)) == 1
    assert owed(desk, "dewi", FILES, last) == owed(desk, "hasan", FILES, last) == []
    commands.check(file, **desk.by)
    assert owed(desk, "budi", FILES, last) == []


def test_a_correction_is_owed_within_a_week_by_everybody_but_who_finished(desk: Desk) -> None:
    file = desk.finished()
    asked = commands.ask_correction(file, text="Nama saya Rina Palupi", submission=new_id(), **desk.of(desk.rina))
    (duty,) = owed(desk, "budi", CORRECTIONS)
    assert str(duty.sentence) == "Jawab 1 permintaan perbaikan dari warga."
    assert duty.until == desk.now.astimezone(PALU).date() + timedelta(days=7)
    assert owed(desk, "sari", CORRECTIONS) == owed(desk, "tono", CORRECTIONS) == []
    commands.answer_correction(asked, outcome="right", answer="Sudah dicetak ulang", **desk.of(desk.budi))
    assert owed(desk, "budi", CORRECTIONS) == []


def test_looks_drawn_of_march_are_owed_until_the_end_of_april(desk: Desk) -> None:
    finished_by(desk, desk.sari, 2)
    looks = drawn(desk)
    (duty,) = owed(desk, "budi", LOOKS)
    assert str(duty.sentence) == "Periksa 2 berkas yang diundi, sebagai rekan kedua."
    assert (duty.count, duty.until) == (2, date(2026, 4, 30))
    assert owed(desk, "sari", LOOKS) == owed(desk, "tono", LOOKS) == []
    for look in looks:
        commands.look_again(look, outcome="correct", **desk.of(desk.budi))
    assert owed(desk, "budi", LOOKS) == []


def test_looks_drawn_of_a_short_month_are_owed_until_the_end_of_the_long_one_after_it(desk: Desk) -> None:
    finished_by(desk, desk.sari, 1)
    drawn(desk)
    AccuracyDraw.objects.update(month=date(2026, 2, 1))
    assert owed(desk, "budi", LOOKS)[0].until == date(2026, 3, 31)


def test_an_inspector_may_look_and_owes_nothing(desk: Desk) -> None:
    finished_by(desk, desk.sari, 1)
    drawn(desk)
    andi = desk.cast.actor("andi")
    assert andi.has(Role.INSPECTOR)
    assert SecondLook.objects.for_second(andi).count() == 1
    assert owed(desk, "andi", LOOKS) == []


def test_a_new_complaint_is_owed_until_it_must_be_taken_up_and_then_until_its_answer(cast: Cast) -> None:
    talk = Talk(cast)
    complaint = talk.filed()
    (duty,) = owed(talk, "budi", "complaint:all")
    assert duty.until == _day(complaint.first_due_at)
    route(complaint, unit=complaint.owner, **talk.by)
    assert complaint.due_at is not None
    assert complaint.due_at > complaint.first_due_at
    assert owed(talk, "budi", "complaint:all")[0].until == _day(complaint.due_at)


@pytest.mark.parametrize("who", ["sari", "budi", "andi"])
def test_the_number_of_statements_does_not_grow_with_files(desk: Desk, who: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            duties(desk.cast.actor(who), desk.now)
        return len(seen)

    few = statements()
    files = finished_by(desk, desk.sari, 3)
    for file in files:
        commands.ask_correction(file, text="Salah nama", submission=new_id(), **desk.of(desk.rina))
        desk.processed()
        desk.asked()
    drawn(desk)
    assert Correction.objects.count() == 3
    assert statements() <= few <= 6


def _day(moment: datetime) -> date:
    return moment.astimezone(PALU).date()


def test_a_claim_is_owed_by_the_leader_then_by_personnel(desk: Desk) -> None:
    """Five working days after Tuesday 10 March: until the 17th; after that personnel owes it too."""
    cast = desk.cast
    by = {"actor": cast.actor("sari"), "now": desk.now}
    file_claim(cast.sari, kind="plan", text="Target saya keliru.", submission=new_id(), **by)
    (duty,) = owed(desk, "budi", "rater:claims")
    assert (duty.until, duty.count) == (date(2026, 3, 17), 1)
    assert owed(desk, "hasan", "personnel:claims") == []
    desk.now += timedelta(days=10)
    (late,) = owed(desk, "hasan", "personnel:claims")
    assert (late.until, late.count) == (date(2026, 3, 17), 1)
    assert len(owed(desk, "budi", "rater:claims")) == 1


def test_personal_data_are_owed_within_three_days(desk: Desk) -> None:
    by = {"actor": desk.cast.actor("sari"), "now": desk.now}
    file_claim(desk.cast.sari, kind="absence", text="Cuti belum tercatat.", submission=new_id(), **by)
    (duty,) = owed(desk, "hasan", "personnel:claims")
    assert duty.until == (desk.now + timedelta(hours=72)).astimezone(PALU).date()
    assert owed(desk, "budi", "rater:claims") == []
