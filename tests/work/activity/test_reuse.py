"""Evidence used again is asked of its owner first; who judges sees the question with its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from kinerja.doors.web.shown.reuse import questions_of_reports, shown_questions
from kinerja.platform.files.finishing import take_in
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.activity.commands import compare_evidence, explain_flag, withdraw_report
from kinerja.work.activity.models import ActivityReport, EvidenceFlag, Print
from tests.harness.budget import query_budget
from tests.platform.files import samples
from tests.platform.notices.told import told
from tests.pure.lib.test_fingerprints import LONG, OTHER
from tests.work.planned import Year
from tests.work.reported import TODAY, Desk

DAY = timedelta(days=1)


@pytest.fixture
def desk(year: Year) -> Desk:
    return Desk(year)


def photo(desk: Desk, who: str, content: bytes | None = None) -> UUID:
    return take_in([content or samples.photo()], name="foto.jpg", **desk.by(who)).pk


def compare(desk: Desk) -> list[EvidenceFlag]:
    compare_evidence(**desk.cast.by)
    return list(EvidenceFlag.objects.select_related("report", "earlier__employee").order_by("id"))


def with_photo(desk: Desk, who: str, content: bytes | None = None, **changes: Any) -> ActivityReport:
    return desk.report(who, evidence=[photo(desk, who, content)], **changes)


def test_the_same_file_of_two_people_is_asked_of_the_later(desk: Desk) -> None:
    first, later = with_photo(desk, "sari"), with_photo(desk, "wati")
    (flag,) = compare(desk)
    assert (flag.report, flag.earlier, flag.kind) == (later, first, "file")
    assert compare(desk) == [flag]


def test_a_photo_sent_smaller_is_nearly_the_same(desk: Desk) -> None:
    with_photo(desk, "sari", samples.photo(800, 600))
    with_photo(desk, "wati", samples.photo(500, 375))
    assert [flag.kind for flag in compare(desk)] == ["photo"]


def test_other_photos_and_other_words_raise_nothing(desk: Desk) -> None:
    with_photo(desk, "sari", samples.photo(shade=1), text=LONG)
    with_photo(desk, "wati", samples.photo(shade=2), text=OTHER)
    assert compare(desk) == []


def test_nearly_the_same_words_of_two_people_are_asked_about(desk: Desk) -> None:
    desk.report("sari", text=LONG)
    desk.report("wati", text=LONG + ".")
    assert [flag.kind for flag in compare(desk)] == ["text"]


def test_short_routine_words_are_nobodys(desk: Desk) -> None:
    desk.report("sari", text="Melayani warga di loket")
    desk.report("wati", text="Melayani warga di loket")
    assert compare(desk) == []


def test_one_photo_may_prove_several_pieces_of_one_day(desk: Desk) -> None:
    with_photo(desk, "sari")
    with_photo(desk, "sari")
    assert compare(desk) == []
    with_photo(desk, "sari", day=TODAY - DAY)
    assert len(compare(desk)) == 1


def test_ones_own_long_words_are_asked_about_once_a_month(desk: Desk) -> None:
    for back in range(3):
        desk.report("sari", text=LONG, day=TODAY - back * DAY)
    assert len(compare(desk)) == 1


def test_what_was_taken_back_is_no_use(desk: Desk) -> None:
    first = with_photo(desk, "sari")
    withdraw_report(first, version=first.version, **desk.by("sari"))
    with_photo(desk, "sari", day=TODAY - DAY)
    assert compare(desk) == []


def explained(desk: Desk, flag: EvidenceFlag, **changes: Any) -> EvidenceFlag:
    said = {"reason": "team", "answer": "Kegiatan kami bertiga; setiap orang melaporkan bagiannya."}
    return explain_flag(flag, **{**said, **desk.by("sari"), **changes})


@pytest.fixture
def flag(desk: Desk) -> EvidenceFlag:
    """Sari's photo of today was Tono's before; Tono is of another department."""
    with_photo(desk, "tono")
    with_photo(desk, "sari")
    (found,) = compare(desk)
    return found


def seen_by(desk: Desk, who: str, **later: float) -> list[EvidenceFlag]:
    by = desk.by(who, **later)
    return list(EvidenceFlag.objects.visible_to(by["actor"], by["now"]))


def test_the_owner_sees_it_first(desk: Desk, flag: EvidenceFlag) -> None:
    assert seen_by(desk, "sari") == [flag]
    for judge in ("budi", "dewi", "andi", "hasan"):
        assert seen_by(desk, judge) == []


def test_with_its_answer_it_stands_beside_the_report(desk: Desk, flag: EvidenceFlag) -> None:
    explained(desk, flag)
    for judge in ("budi", "dewi", "andi"):
        assert seen_by(desk, judge) == [flag]
    for other in ("wati", "tono"):
        assert seen_by(desk, other) == []


def test_without_answer_it_waits_seven_days(desk: Desk, flag: EvidenceFlag) -> None:
    assert seen_by(desk, "budi", days=7) == []
    assert seen_by(desk, "budi", days=7, seconds=1) == [flag]


def test_the_others_name_is_told_only_to_who_may_see_his_report(desk: Desk, flag: EvidenceFlag) -> None:
    explained(desk, flag)
    for blind in ("sari", "budi"):
        (question,) = shown_questions([flag], desk.cast.actor(blind))
        assert question.sentence == "Berkas yang sama lebih dahulu dipakai pegawai lain."
    (question,) = shown_questions([flag], desk.cast.actor("andi"))
    assert "Tono Hartono" in question.sentence


def test_a_board_asks_in_a_constant_number_of_statements(desk: Desk, flag: EvidenceFlag) -> None:
    explained(desk, flag)
    by = desk.by("budi")
    with query_budget(2):
        shown = questions_of_reports([flag.report_id, flag.earlier_id], by["actor"], by["now"])
    assert shown[flag.report_id].flag.answer.startswith("Kegiatan kami")


def test_it_is_answered_once_in_words_by_its_owner(desk: Desk, flag: EvidenceFlag) -> None:
    with pytest.raises(Invalid, match="kata-kata sendiri"):
        explained(desk, flag, answer="  ")
    with pytest.raises(Invalid, match="kata-kata sendiri"):
        explained(desk, flag, reason="lain")
    with pytest.raises(Invalid, match="terlalu panjang"):
        explained(desk, flag, answer="x" * 2001)
    with pytest.raises(Forbidden, match="pemilik laporan"):
        explained(desk, flag, **desk.by("budi"))
    assert explained(desk, flag).answered_at == desk.now
    with pytest.raises(Stale, match="sudah Anda jawab"):
        explained(desk, flag)


def test_comparing_is_the_machines_own(desk: Desk) -> None:
    with pytest.raises(Forbidden):
        compare_evidence(**desk.by("budi"))


def test_many_reports_cost_as_many_statements_as_few(desk: Desk) -> None:
    def cost(n: int) -> int:
        for number in range(n):
            with_photo(desk, "sari", samples.photo(shade=number), text=f"{LONG} {uuid4()}", day=TODAY)
        with query_budget(40) as asked:
            compare_evidence(**desk.cast.by)
        return len(asked)

    cost(1)
    assert cost(2) == cost(8)


def again(desk: Desk, flag: EvidenceFlag, **values: Any) -> None:
    facts = {"report": flag.earlier, "earlier": flag.report, "kind": "file", "raised_at": desk.now}
    EvidenceFlag.objects.create(**{**facts, **values})


WRONG: dict[str, Callable[[Desk, EvidenceFlag], Any]] = {
    "flag_once_a_report": lambda desk, flag: again(desk, flag, report=flag.report, earlier=flag.earlier),
    "flag_of_another_report": lambda desk, flag: again(desk, flag, earlier=flag.earlier),
    "flag_answered_in_words": lambda desk, flag: again(desk, flag, answered_at=desk.now),
    "print_band_of_four": lambda desk, flag: Print.objects.create(
        report=flag.report, scheme="text", band=4, value=0, whole=0
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_database_refuses(desk: Desk, flag: EvidenceFlag, name: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        WRONG[name](desk, flag)
    assert name in str(refusal.value) or "evidenceflag.report_id" in str(refusal.value)


def test_the_owner_is_told_once_and_nobody_else(desk: Desk) -> None:
    with_photo(desk, "sari")
    with_photo(desk, "wati")
    compare(desk)
    compare(desk)
    asked = ("employee:questions", [])
    assert told(desk.cast.wati).count(asked) == 1
    assert asked not in told(desk.cast.sari) + told(desk.cast.budi)
