"""Leave and other tasks: who records them, what overlaps, what was judged, who knows why."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation.commands import (
    cancel_absence,
    change_absence_end,
    close_history,
    end_service,
    grant_absence,
)
from kinerja.people.organisation.models import Absence
from kinerja.people.organisation.terms import AbsenceKind
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.models import Entry
from kinerja.pure.law import absences as law
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from tests.cast import Cast

DAY, BACK = date(2026, 3, 2), date(2026, 6, 1)


@pytest.fixture
def leave(cast: Cast) -> Absence:
    return _granted(cast)


def _granted(cast: Cast, **values: object) -> Absence:
    usual = {"kind": "maternity", "starts": DAY, "ends": BACK, "decree": "850/12"}
    return grant_absence(cast.sari, **usual | values, actor=cast.actor("hasan"), now=cast.now)


def test_it_knows_the_same_kinds_as_the_law() -> None:
    assert {(k.value, str(k.label)) for k in AbsenceKind} == {(k.value, k.label) for k in law.AbsenceKind}


def test_it_is_recorded_by_personnel_only(cast: Cast, leave: Absence) -> None:
    for who in ("sari", "budi", "andi"):
        with pytest.raises(Forbidden, match="pengelola kepegawaian"):
            grant_absence(cast.sari, kind="annual", starts=BACK, actor=cast.actor(who), now=cast.now)
        with pytest.raises(Forbidden):
            change_absence_end(leave, ends=None, actor=cast.actor(who), now=cast.now)
        with pytest.raises(Forbidden):
            cancel_absence(leave, reason="x", actor=cast.actor(who), now=cast.now)


def test_it_refuses_two_at_a_time_with_a_sentence(cast: Cast, leave: Absence) -> None:
    with pytest.raises(Invalid, match="sudah tercatat cuti"):
        _granted(cast, kind="annual", starts=date(2026, 5, 31), ends=date(2026, 6, 3))
    assert _granted(cast, kind="annual", starts=BACK, ends=date(2026, 6, 3)).starts == BACK


def test_it_ends_after_it_begins(cast: Cast) -> None:
    with pytest.raises(Invalid, match="harus sesudah hari pertama"):
        _granted(cast, ends=DAY)


def test_it_refuses_a_kind_that_does_not_exist(cast: Cast) -> None:
    with pytest.raises(Invalid):
        _granted(cast, kind="holiday")


def test_it_begins_while_somebody_is_in_service(cast: Cast) -> None:
    end_service(cast.sari, left_on=DAY, **cast.by)
    with pytest.raises(Invalid, match="berhenti pada"):
        _granted(cast)


def test_it_moves_its_end_once_for_who_saw_it(cast: Cast, leave: Absence) -> None:
    hers = Absence.objects.get(pk=leave.pk)
    change_absence_end(leave, ends=date(2026, 5, 4), **cast.by)
    with pytest.raises(Stale):
        change_absence_end(hers, ends=None, **cast.by)
    assert Absence.objects.get(pk=leave.pk).ends == date(2026, 5, 4)


def test_it_is_cancelled_with_a_reason(cast: Cast, leave: Absence) -> None:
    with pytest.raises(Invalid, match="alasan"):
        cancel_absence(leave, reason=" ", **cast.by)
    cancel_absence(leave, reason="Tidak jadi", **cast.by)
    assert not Absence.objects.exists()


def test_the_trail_does_not_tell_why(cast: Cast, leave: Absence) -> None:
    change_absence_end(leave, ends=None, **cast.by)
    cancel_absence(leave, reason="Tidak jadi", **cast.by)
    told = [str(entry.data) for entry in Entry.objects.filter(verb__startswith="organisation.absence")]
    assert len(told) == 3
    assert not any("maternity" in text or "melahirkan" in text for text in told)


def test_what_was_judged_is_not_changed(cast: Cast, leave: Absence) -> None:
    close_history([cast.sari.pk], until=date(2026, 4, 1), **cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        _granted(cast, starts=date(2026, 1, 5), ends=date(2026, 1, 9))
    with pytest.raises(Refused, match="sudah dinilai"):
        change_absence_end(leave, ends=date(2026, 3, 31), **cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        cancel_absence(leave, reason="keliru", **cast.by)
    assert change_absence_end(leave, ends=date(2026, 5, 1), **cast.by).ends == date(2026, 5, 1)


def test_an_end_that_was_judged_does_not_move(cast: Cast, leave: Absence) -> None:
    close_history([cast.sari.pk], until=date(2026, 7, 1), **cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        change_absence_end(leave, ends=date(2026, 8, 1), **cast.by)


@pytest.mark.parametrize(
    ("who", "away", "why"),
    [
        ("sari", True, True),
        ("hasan", True, True),
        ("budi", True, False),
        ("dewi", True, False),
        ("andi", True, False),
        ("walikota", True, False),
        ("tono", False, False),
    ],
)
def test_it_tells_those_above_that_somebody_is_away_but_not_why(
    cast: Cast, leave: Absence, who: str, away: bool, why: bool
) -> None:
    actor = cast.actor(who)
    assert bool(judge(actor, Permission.ABSENCE_SEE, leave)) is away
    assert Absence.objects.visible_to(actor).filter(pk=leave.pk).exists() is away
    assert bool(judge(actor, Permission.LEAVE_KIND_SEE, cast.sari)) is why
