"""Calibration: everybody talks, only the own rater changes, before and after stay, minutes end it."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from kinerja.doors.cli.outline import lines
from kinerja.doors.cli.results import as_json
from kinerja.judgement.evaluation import commands as verbs
from kinerja.judgement.evaluation.calibration import candidates, meant_in_calibration, table, told_to
from kinerja.judgement.evaluation.explanation import explain, recompute
from kinerja.judgement.evaluation.models import (
    CalibratedRating,
    CalibrationSeat,
    CalibrationSession,
    Evaluation,
    OrganisationResult,
)
from kinerja.judgement.measurement.commands import compute
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.models import Notice
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from tests.judgement.calibrating import Counters
from tests.judgement.town import Town


@pytest.fixture
def counters(town) -> Counters:
    return Counters(town)


def test_who_leads_calls_and_the_raters_sit(counters):
    cast, session = counters.cast, counters.opened()
    assert [seat.rater_id for seat in session.seats.all()] == [cast.budi.pk, cast.dewi.pk]
    assert (
        Notice.objects.filter(key__startswith="calibration:").values_list("employee", flat=True).get() == cast.budi.pk
    )
    assert not CalibratedRating.objects.exists(), "the machine brings nothing of its own"


def test_pressed_twice_it_opens_once_and_a_second_session_waits(counters):
    unit, by = counters.cast.units["DUKCAPIL"], counters.by("dewi")
    asked = {"period": counters.town.period, "purpose": "Ukuran", "submission": new_id()}
    assert verbs.open_calibration(unit, **asked, **by) == verbs.open_calibration(unit, **asked, **by)
    with pytest.raises(Stale, match="sedang bersidang"):
        verbs.open_calibration(unit, **asked | {"submission": new_id()}, **by)


@pytest.mark.parametrize(("who", "unit"), [("tono", "KOMINFO"), ("budi", "DUKCAPIL"), ("sari", "DUKCAPIL-L")])
def test_nobody_calls_for_a_unit_that_is_not_his(counters, who, unit):
    with pytest.raises(Forbidden, match="bukan unit lain"):
        counters.opened(who, unit)
    assert Entry.objects.filter(verb="audit.refused").exists()


def test_it_comes_before_ratings_hold(counters):
    with pytest.raises(Refused, match="sebelum penilaian ditetapkan"):
        counters.opened("hasan", "KOMINFO")
    asked = {"period": counters.town.period, "purpose": " ", "submission": new_id()}
    with pytest.raises(Invalid, match="dibicarakan"):
        verbs.open_calibration(counters.cast.units["DUKCAPIL"], **asked, **counters.by("dewi"))


def test_personnel_calls_and_the_head_decides_who_sits(counters):
    session, cast = counters.opened("hasan"), counters.cast
    assert not session.seats.exists()
    for who in ("hasan", "budi"):
        with pytest.raises(Forbidden, match="ditentukan pimpinan unit"):
            verbs.seat_raters(session, raters=[cast.budi.pk], version=1, **counters.by(who))
    with pytest.raises(Invalid, match="menilai di unit ini"):
        verbs.seat_raters(session, raters=[cast.tono.pk], version=1, **counters.by("dewi"))
    with pytest.raises(Refused, match="belum duduk"):
        counters.brings(session, cast.sari)
    verbs.seat_raters(session, raters=[cast.budi.pk], version=1, **counters.by("dewi"))
    counters.brings(session, cast.sari)
    with pytest.raises(Stale, match="baru saja berubah"):
        verbs.seat_raters(session, raters=[cast.dewi.pk], version=1, **counters.by("dewi"))
    assert set(candidates(session, cast.today)) == {cast.budi.pk, cast.dewi.pk}


def test_what_was_shared_before_is_what_is_brought(counters):
    sari = counters.of(counters.cast.sari)
    for result in ("meets", "above"):
        shown = {"result_rating": result, "behaviour_rating": "meets", "words": f"Menurut saya {result}."}
        verbs.share_draft(sari, **shown, **counters.by("budi"))
    brought = CalibratedRating.objects.get(session=counters.opened())
    assert (brought.number, brought.result_rating, brought.by) == (1, "above", counters.cast.budi)


def test_only_the_own_rater_changes_and_both_stay(counters):
    session, cast = counters.opened(), counters.cast
    counters.brings(session, cast.sari)
    for who in ("dewi", "hasan", "sari"):
        with pytest.raises(Forbidden):
            counters.changes(session, cast.sari, who=who)
    counters.changes(session, cast.sari)
    said = [(one.number, one.result_rating, one.reason) for one in session.ratings.all()]
    assert said == [(1, "above", ""), (2, "meets", "Bukti dua bulan sama.")]
    entry = Entry.objects.filter(verb="evaluation.calibrated").get()
    assert (entry.data["before"], entry.data["after"]) == (["above", "meets"], ["meets", "meets"])
    evaluation = counters.of(cast.sari)
    assert (evaluation.state, evaluation.result_rating, evaluation.version) == ("prepared", "", 1), "nobody is re-rated"
    assert meant_in_calibration(evaluation).number == 2


def test_a_change_needs_a_reason_a_difference_and_the_newest_draft(counters):
    session, sari = counters.opened(), counters.cast.sari
    with pytest.raises(Stale):
        counters.changes(session, sari)
    counters.brings(session, sari)
    with pytest.raises(Stale):
        counters.brings(session, sari, "below")
    with pytest.raises(Invalid, match="alasan"):
        counters.changes(session, sari, reason=" ")
    with pytest.raises(Invalid, match="sama dengan rancangan"):
        counters.changes(session, sari, "above")
    with pytest.raises(Invalid, match="Pilih rating"):
        counters.changes(session, sari, "superb")
    counters.changes(session, sari)
    with pytest.raises(Stale, match="baru saja berubah"):
        counters.changes(session, sari, "below")


def test_what_is_decided_or_of_another_unit_is_not_talked_about(counters):
    session, cast = counters.opened(unit="DUKCAPIL-L"), counters.cast
    Evaluation.objects.filter(employee=cast.sari).update(
        state="final", result_rating="meets", behaviour_rating="meets", predicate="good", finalised_by=cast.budi,
        finalised_at=cast.now,
    )  # fmt: skip
    with pytest.raises(Refused, match="sudah ditetapkan"):
        counters.brings(session, cast.sari)
    other = counters.town.plan(cast.tono, rater=cast.budi)
    Evaluation.objects.create(
        plan=other, period=counters.town.period, employee=cast.tono, unit=other.unit, rater=cast.budi
    )
    with pytest.raises((Forbidden, Invalid)):
        counters.brings(session, cast.tono)


def test_after_the_minutes_nothing_moves(counters):
    session, cast = counters.opened(), counters.cast
    counters.brings(session, cast.sari)
    read = CalibrationSession.objects.get(pk=session.pk).version
    counters.changes(session, cast.sari)
    with pytest.raises(Stale, match="baca lagi"):
        counters.closes(session, version=read)
    with pytest.raises(Forbidden, match="Risalah ditetapkan pimpinan"):
        counters.closes(session, who="budi")
    with pytest.raises(Invalid):
        verbs.close_calibration(session, minutes=" ", version=read + 1, **counters.by("dewi"))
    done = counters.closes(session)
    assert (done.state, done.people) == ("final", 9)
    with pytest.raises(Stale, match="sudah ditetapkan"):
        counters.closes(session)
    for late in (
        lambda: counters.changes(session, cast.sari, "below", number=2),
        lambda: counters.brings(session, counters.people[1]),
        lambda: verbs.seat_raters(session, raters=[cast.budi.pk], version=done.version, **counters.by("dewi")),
    ):
        with pytest.raises(Refused, match="sudah ditetapkan"):
            late()
    assert counters.opened().pk != session.pk, "the next talk is a session of its own"


def test_the_person_reads_it_once_the_minutes_are_final(counters):
    session, cast = counters.opened(), counters.cast
    counters.brings(session, cast.sari)
    counters.brings(session, counters.people[1])
    counters.changes(session, cast.sari)
    assert told_to(counters.of(cast.sari)) == []
    counters.closes(session)
    told = told_to(counters.of(cast.sari))
    assert [(one.before.result_rating, one.after.result_rating, one.after.reason) for one in told] == [
        ("above", "meets", "Bukti dua bulan sama.")
    ]
    assert [one.predicates for one in told] == [("good", "good")]
    assert told_to(counters.of(counters.people[1])) == []


def test_the_explanation_says_what_was_meant_before(counters):
    session, cast = counters.opened(), counters.cast
    counters.brings(session, cast.sari)
    counters.changes(session, cast.sari)
    found = counters.of(cast.sari)
    ratings = {"result_rating": "meets", "behaviour_rating": "meets", "version": found.version}
    verbs.finalise(found, reason="Setara.", **ratings, **counters.by("budi"))
    (open_still,) = explain(found).find("result_rating")
    assert "calibrated" not in open_still.details, "before the minutes are final nobody outside reads it"
    counters.closes(session)
    document = json.loads(as_json(explain(found).to_document()))
    results, behaviour, _on = document["inputs"][0]["inputs"]
    (said,) = results["details"]["calibrated"]
    assert (said["before"], said["after"], said["by"]) == ("above", "meets", cast.budi.name)
    assert said["reason"] == "Bukti dua bulan sama."
    assert "calibrated" not in behaviour["details"], "of behaviour the draft stayed"
    assert all(check.agrees for check in recompute(document))
    printed = "\n".join(lines(document))
    assert "rancangannya diubah dalam kalibrasi: Di atas ekspektasi menjadi Sesuai ekspektasi" in printed
    assert "“Bukti dua bulan sama.”" in printed


def test_the_table_shows_where_figures_and_drafts_differ_first(counters):
    session, cast = counters.opened(), counters.cast
    for person, result in zip(counters.people, ("meets", "below", "above", "meets", "meets", "meets"), strict=False):
        counters.brings(session, person, result)
    OrganisationResult.objects.create(
        unit=session.unit, period=session.period, level="good", reason="Target tercapai", set_by=cast.sekda,
        set_at=cast.now,
    )  # fmt: skip
    laid = table(session, cast.dewi.pk)
    assert [one.gap for one in laid.people[:3]] == [-1, 1, 0] or [one.gap for one in laid.people[:3]] == [1, -1, 0]
    assert (laid.counts[Predicate.GOOD], laid.counts[Predicate.NEEDS_IMPROVEMENT], laid.without) == (5, 1, 3)
    said = [one.template for one in laid.finding.value]
    assert len(said) == 1, "83 % Baik of at most 70 %: a warning, nothing is barred"
    (line,) = laid.raters
    assert (line.rater, line.n, line.levels, line.higher, line.lower) == (cast.budi.name, 6, (1, 4, 1), 1, 1)
    assert (line.difference, line.lenient, line.one_level) == (None, False, False)


def test_ones_own_row_is_nowhere_not_even_in_a_sum(counters):
    session, cast = counters.opened(), counters.cast
    counters.brings(session, cast.budi, "above", who="dewi")
    for person in counters.people:
        counters.brings(session, person, "meets")
    own, of_dewi = table(session, cast.budi.pk), table(session, cast.dewi.pk)
    assert (own.hidden, of_dewi.hidden) == (True, False)
    assert cast.budi not in [one.evaluation.employee for one in own.people]
    assert sum(own.counts.values()) == sum(of_dewi.counts.values()) - 1
    assert [one.rater for one in own.raters] == [cast.budi.name], "nor by way of his rater"
    assert own.raters[0].one_level


def test_who_sees_a_session(counters):
    session = counters.opened()
    seen = {
        who
        for who in ("dewi", "budi", "sekda", "walikota", "hasan", "andi", "sari", "tono", "wati")
        if CalibrationSession.objects.visible_to(counters.cast.actor(who)).filter(pk=session.pk).exists()
    }
    assert seen == {"dewi", "budi", "walikota", "hasan", "andi"}


def test_preparing_again_keeps_what_was_talked_about(counters):
    session, sari = counters.opened(), counters.cast.sari
    counters.brings(session, sari)
    kept = counters.of(sari)
    kept.plan.ends = counters.town.period.starts
    kept.plan.starts = kept.plan.ends.replace(year=2025)
    kept.plan.save(update_fields=["starts", "ends"])
    verbs.prepare(counters.town.period, run=compute(counters.town.period, **counters.cast.by), **counters.cast.by)
    assert Evaluation.objects.filter(pk=kept.pk).exists()


def test_wrong_states_cannot_be_stored(counters):
    session, cast = counters.opened(), counters.cast
    made = counters.brings(session, cast.sari)
    again = {"unit": session.unit, "period": session.period, "purpose": "x", "convened_by": cast.dewi}
    row = {"session": session, "evaluation": made.evaluation, "result_rating": "meets", "behaviour_rating": "meets"}
    for wrong in (
        lambda: CalibrationSession.objects.create(**again, opened_at=cast.now, submission=new_id()),
        lambda: CalibrationSession.objects.filter(pk=session.pk).update(state="final"),
        lambda: CalibrationSession.objects.filter(pk=session.pk).update(closed_at=cast.now),
        lambda: CalibrationSeat.objects.create(session=session, rater=cast.budi, seated_at=cast.now),
        lambda: CalibratedRating.objects.create(**row, number=1, by=cast.budi, at=cast.now),
        lambda: CalibratedRating.objects.create(**row, number=2, by=cast.budi, at=cast.now),
        lambda: CalibratedRating.objects.filter(pk=made.pk).update(result_rating="below"),
        lambda: CalibratedRating.objects.filter(pk=made.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_close_at_once_one_is_told(cast):
    counters = Counters(Town(cast))
    session = counters.opened()
    version = CalibrationSession.objects.get(pk=session.pk).version
    start, said = threading.Barrier(2), []
    actors = [cast.actor("dewi"), cast.actor("walikota")]

    def press(actor):
        mine = CalibrationSession.objects.select_related("unit", "period").get(pk=session.pk)
        start.wait()
        try:
            verbs.close_calibration(mine, minutes=actor.name, version=version, actor=actor, now=cast.now)
            said.append("closed")
        except Stale:
            said.append("stale")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(replace(actor),)) for actor in actors]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(said) == ["closed", "stale"]
    assert Entry.objects.filter(verb="evaluation.calibration_closed").count() == 1
