"""Who holds which post: what overlaps, what was judged, what is over."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation.commands import (
    appoint,
    close_history,
    close_unit,
    end_appointment,
    end_service,
    hire,
    withdraw_appointment,
)
from kinerja.people.organisation.models import Appointment
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from tests.cast import SINCE, Cast

DAY = date(2026, 2, 2)


def test_a_person_has_one_definitive_post(cast: Cast) -> None:
    with pytest.raises(Invalid, match="sudah mempunyai jabatan definitif"):
        appoint(cast.sari, position=cast.posts["RSUD-PERAWAT"], starts=DAY, **cast.by)
    end_appointment(Appointment.objects.get(employee=cast.sari), ends=DAY, **cast.by)
    appoint(cast.sari, position=cast.posts["RSUD-PERAWAT"], starts=DAY, **cast.by)


def test_a_leading_post_has_one_holder(cast: Cast) -> None:
    newcomer = hire("Maya", kind="pns", nip="198503122010012010", **cast.by)
    with pytest.raises(Invalid, match="sudah dijabat orang lain"):
        appoint(newcomer, position=cast.posts["DUKCAPIL-KA"], starts=DAY, **cast.by)
    appoint(newcomer, position=cast.posts["DUKCAPIL-L-LOKET"], starts=DAY, **cast.by)


def test_a_school_head_is_functional_and_alone(cast: Cast) -> None:
    head = hire("Maya", kind="pns", nip="198503122010012010", **cast.by)
    assert appoint(head, position=cast.posts["SDN1-KA"], starts=DAY, **cast.by).single_seat


def test_one_person_acts_for_a_post(cast: Cast) -> None:
    appoint(cast.tono, position=cast.posts["RSUD-KA"], kind="plt", starts=DAY, **cast.by)
    with pytest.raises(Invalid, match="sudah mempunyai Plt atau Plh"):
        appoint(cast.yusuf, position=cast.posts["RSUD-KA"], kind="plh", starts=date(2026, 3, 1), **cast.by)


def test_nobody_acts_for_a_post_that_does_not_lead(cast: Cast) -> None:
    with pytest.raises(Invalid, match="tidak dapat diisi Plt"):
        appoint(cast.tono, position=cast.posts["RSUD-PERAWAT"], kind="plt", starts=DAY, **cast.by)


def test_an_appointment_ends_after_it_begins(cast: Cast) -> None:
    with pytest.raises(Invalid, match="berakhir sesudah dimulai"):
        appoint(cast.tono, position=cast.posts["RSUD-KA"], kind="plt", starts=DAY, ends=DAY, **cast.by)


def test_it_keeps_to_the_days_of_service_and_of_the_unit(cast: Cast) -> None:
    end_service(cast.tono, left_on=DAY, **cast.by)
    with pytest.raises(Invalid, match="berhenti pada"):
        appoint(cast.tono, position=cast.posts["RSUD-KA"], kind="plh", starts=date(2026, 1, 5), **cast.by)
    close_unit(cast.units["KOMINFO"], closed_on=date(2026, 4, 1), **cast.by)
    with pytest.raises(Invalid, match="ditutup pada"):
        appoint(cast.yusuf, position=cast.posts["KOMINFO-KA"], kind="plt", starts=DAY, **cast.by)


def test_it_is_for_personnel(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        appoint(
            cast.tono, position=cast.posts["RSUD-KA"], kind="plt", starts=DAY, actor=cast.actor("tono"), now=cast.now
        )


# --- history


def test_what_was_judged_is_not_changed(cast: Cast) -> None:
    close_history([cast.sari.pk], until=date(2026, 1, 1), **cast.by)
    cast.sari.refresh_from_db()
    own = Appointment.objects.get(employee=cast.sari)
    with pytest.raises(Refused, match="sudah dinilai dan ditutup"):
        end_appointment(own, ends=date(2025, 12, 31), **cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        appoint(cast.sari, position=cast.posts["RSUD-KA"], kind="plh", starts=date(2025, 5, 1), **cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        withdraw_appointment(own, reason="keliru", **cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        end_service(cast.sari, left_on=date(2025, 12, 31), **cast.by)
    end_appointment(own, ends=date(2026, 1, 1), **cast.by)


def test_an_end_that_was_judged_does_not_move(cast: Cast) -> None:
    own = Appointment.objects.get(employee=cast.sari)
    end_appointment(own, ends=date(2025, 7, 1), **cast.by)
    close_history([cast.sari.pk], until=date(2026, 1, 1), **cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        end_appointment(own, ends=date(2026, 2, 1), **cast.by)


def test_closed_history_stays_closed(cast: Cast) -> None:
    close_history([cast.sari.pk, cast.budi.pk], until=date(2026, 1, 1), **cast.by)
    assert close_history([cast.sari.pk], until=date(2025, 1, 1), **cast.by) == 0
    cast.sari.refresh_from_db()
    assert cast.sari.history_closed_until == date(2026, 1, 1)


# --- ends, mistakes


def test_who_saw_an_older_appointment_is_told(cast: Cast) -> None:
    mine, hers = (Appointment.objects.get(employee=cast.sari) for _ in range(2))
    end_appointment(mine, ends=DAY, **cast.by)
    with pytest.raises(Stale):
        end_appointment(hers, ends=date(2026, 3, 2), **cast.by)


def test_a_mistake_is_withdrawn_with_its_reason(cast: Cast) -> None:
    wrong = appoint(cast.tono, position=cast.posts["RSUD-KA"], kind="plt", starts=DAY, **cast.by)
    with pytest.raises(Invalid, match="alasan"):
        withdraw_appointment(wrong, reason="  ", **cast.by)
    key = str(wrong.pk)
    withdraw_appointment(wrong, reason="SK salah orang", **cast.by)
    assert not Appointment.objects.filter(pk=key).exists()
    assert Entry.objects.get(verb="organisation.appointment_withdrawn", thing_id=key).data["reason"] == "SK salah orang"


def test_leaving_ends_everything(cast: Cast) -> None:
    end_service(cast.hasan, left_on=DAY, **cast.by)
    assert not Appointment.objects.filter(employee=cast.hasan).on(DAY).exists()
    assert Appointment.objects.filter(employee=cast.hasan).on(SINCE).exists()
    assert not cast.hasan.mandates.on(DAY).exists()


def test_leaving_waits_for_what_begins_later(cast: Cast) -> None:
    appoint(cast.tono, position=cast.posts["RSUD-KA"], kind="plt", starts=date(2026, 9, 1), **cast.by)
    with pytest.raises(Refused, match="dimulai sesudah"):
        end_service(cast.tono, left_on=DAY, **cast.by)


def test_days_of_a_stretch(cast: Cast) -> None:
    own = Appointment.objects.filter(employee=cast.sari)
    own.update(ends=DAY)
    assert own.during(SINCE, DAY).exists()
    assert not own.during(DAY).exists()
    assert not own.during(date(2020, 1, 1), SINCE).exists()
