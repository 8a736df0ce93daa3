"""An objection: in time, both sides heard, somebody above decides, and the change can be read."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kinerja.judgement.evaluation.commands import (
    Judgement,
    answer_explanation,
    decide_objection,
    explain_objection,
    object_to,
    sign,
    sign_in_stead,
    take_over_judgements,
)
from kinerja.judgement.evaluation.hearing import explanation_due, objection_due, signing_due
from kinerja.judgement.evaluation.models import Evaluation, Objection, Signature
from kinerja.judgement.evaluation.queries import explain
from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale

A_DAY = timedelta(days=1)


class Case:
    """Budi has decided about Sari; Dewi stands above him, the Sekda above her."""

    def __init__(self, town, evaluation):
        self.town, self.evaluation = town, evaluation

    def by(self, who, days=0):
        on = self.town.cast.today + days * A_DAY
        return {"actor": self.town.cast.actor(who, on), "now": self.town.cast.now + days * A_DAY}

    def objected(self, days=0, who="sari", reasons="Sebelas hari jaringan putus.", submission=None):
        return object_to(self.evaluation, reasons=reasons, submission=submission or new_id(), **self.by(who, days))

    def explained(self, days=0):
        made = self.objected(days)
        return explain_objection(made, text="Angka dihitung di luar hari itu.", **self.by("budi", days))

    def decided(self, objection, who="dewi", days=0, result="above", behaviour="above"):
        ratings = {"result_rating": result, "behaviour_rating": behaviour}
        return decide_objection(objection, **ratings, decision="Bukti pegawai diterima.", **self.by(who, days))


@pytest.fixture
def case(of_sari, decide, town):
    return Case(town, decide(of_sari, result="meets", reason="Target terlalu longgar"))


def test_a_change_is_seen_with_what_stood_before(case):
    objection = case.decided(case.explained())
    kept = Evaluation.objects.get()
    assert (kept.result_rating, kept.behaviour_rating, kept.predicate, kept.state) == (
        "above", "above", "very_good", "final",
    )  # fmt: skip
    assert (kept.finalised_by, kept.version) == (case.town.cast.budi, 3)
    assert (objection.outcome, objection.before_predicate, objection.after_predicate) == (
        "changed", "good", "very_good",
    )  # fmt: skip
    entry = Entry.objects.get(verb="evaluation.objection_decided")
    assert (entry.data["before"], entry.data["after"]) == (["meets", "meets", "good"], ["above", "above", "very_good"])
    rating = explain(kept).inputs[0].inputs[0]
    assert rating.details["by"] == case.town.cast.dewi.name
    assert rating.details["before"] == {"value": "meets", "by": case.town.cast.budi.name}


def test_it_may_stay_as_it_was(case):
    objection = case.decided(case.explained(), result="meets", behaviour="meets")
    assert objection.outcome == "kept"
    assert Evaluation.objects.get().version == 2
    rating = explain(Evaluation.objects.get()).inputs[0].inputs[0]
    assert rating.details["by"] == case.town.cast.budi.name


def test_it_is_final(case):
    objection = case.decided(case.explained())
    with pytest.raises(Stale, match="final"):
        case.decided(objection, result="below")
    with pytest.raises(Stale):
        case.objected()
    with pytest.raises(Stale):
        explain_objection(objection, text="Lagi", **case.by("budi"))


@pytest.mark.parametrize("who", ["sari", "budi", "sekda", "hasan", "andi", "tono", "walikota"])
def test_it_is_decided_by_who_stands_above_the_rater_and_no_party(case, who):
    objection = case.explained()
    with pytest.raises(Forbidden):
        case.decided(objection, who=who)
    assert not Objection.objects.decided().exists()
    assert Entry.objects.filter(verb="audit.refused", actor_name=case.by(who)["actor"].name).count() == 1


def test_whoever_rates_in_two_posts_does_not_judge_himself(case):
    """Budi acts for Dewi: above his own post stands he himself, so the Sekda decides."""
    organisation.appoint(
        case.town.cast.budi, position=case.town.cast.posts["DUKCAPIL-KA"], kind=AppointmentKind.ACTING,
        starts=case.town.cast.today, **case.town.cast.by,
    )  # fmt: skip
    objection = case.explained()
    with pytest.raises(Forbidden, match="keputusannya sendiri"):
        case.decided(objection, who="budi")
    with pytest.raises(Forbidden):
        case.decided(objection, who="dewi")
    assert case.decided(objection, who="sekda").decided_by == case.town.cast.sekda
    assert Notice.objects.filter(employee=case.town.cast.sekda.pk, key__startswith="objection:decide").exists()


def test_both_sides_are_heard_first(case):
    objection = case.objected()
    with pytest.raises(Refused, match="Kedua pihak didengar"):
        case.decided(objection)
    with pytest.raises(Stale, match="Belum ada penjelasan"):
        answer_explanation(objection, text="Tidak benar", **case.by("sari"))
    explain_objection(objection, text="Angka dihitung di luar hari itu.", **case.by("budi"))
    answer_explanation(objection, text="Hari itu tetap terhitung.", **case.by("sari"))
    with pytest.raises(Stale):
        explain_objection(objection, text="Sudah cukup", **case.by("budi"))
    assert case.decided(objection).outcome == "changed"


def test_a_silent_rater_does_not_hold_it_up(case):
    objection = case.objected()
    wait = (explanation_due(objection).value - case.town.cast.today).days
    with pytest.raises(Refused):
        case.decided(objection, days=wait)
    assert case.decided(objection, days=wait + 1).outcome == "changed"


def test_fourteen_days_run_from_receipt(case):
    sign(case.evaluation, note="", **case.by("sari", days=2))
    decided_on = signing_due(case.evaluation).value - 14 * A_DAY
    assert objection_due(case.evaluation).value == decided_on + 16 * A_DAY
    with pytest.raises(Refused, match="paling lambat"):
        case.objected(days=17)
    assert not Objection.objects.exists()
    assert case.objected(days=16).outcome == ""


def test_who_never_signs_has_the_days_of_delivery_and_those_to_object(case):
    with pytest.raises(Refused, match="paling lambat"):
        case.objected(days=29)
    assert case.objected(days=28).outcome == ""


def test_signing_late_does_not_open_it_again(case):
    sign(case.evaluation, note="", **case.by("sari", days=40))
    with pytest.raises(Refused, match="paling lambat"):
        case.objected(days=41)


def test_it_needs_words_and_comes_once_from_one_form(case):
    with pytest.raises(Invalid):
        case.objected(reasons="  ")
    key = new_id()
    assert case.objected(submission=key) == case.objected(submission=key)
    for who in ("budi", "dewi", "hasan"):
        with pytest.raises(Forbidden):
            case.objected(who=who)


def test_nothing_is_objected_to_before_it_is_decided(of_sari, town):
    with pytest.raises(Refused, match="belum ditetapkan"):
        Case(town, of_sari).objected()
    with pytest.raises(Refused, match="belum ditetapkan"):
        sign(of_sari, note="", actor=town.cast.actor("sari"), now=town.cast.now)


def test_above_the_highest_nobody_decides(case):
    Evaluation.objects.update(finalised_by=case.town.cast.walikota.pk)
    case.evaluation.refresh_from_db()
    with pytest.raises(Refused, match="Tim Penilai Kinerja"):
        case.objected()


def test_it_is_seen_by_the_parties_and_those_above_them_in_it(case):
    objection = case.objected()
    seen = {
        name: Objection.objects.visible_to(case.town.cast.actor(name)).filter(pk=objection.pk).exists()
        for name in ("sari", "budi", "dewi", "hasan", "andi", "sekda", "tono", "wati")
    }
    assert [name for name, does in seen.items() if does] == ["sari", "budi", "dewi", "hasan", "andi"]


def test_the_superior_signs_what_nobody_signed(case):
    late = (signing_due(case.evaluation).value - case.town.cast.today).days + 2
    with pytest.raises(Forbidden):
        sign_in_stead(case.evaluation, note="Cuti", **case.by("dewi", days=3))
    with pytest.raises(Forbidden):
        sign_in_stead(case.evaluation, note="Cuti", **case.by("budi", days=late))
    with pytest.raises(Invalid):
        sign_in_stead(case.evaluation, note=" ", **case.by("dewi", days=late))
    assert Evaluation.objects.to_sign_in_stead(case.town.cast.actor("dewi", case.town.cast.today + late * A_DAY))
    assert sign_in_stead(case.evaluation, note="Cuti", **case.by("dewi", days=late)).in_stead
    with pytest.raises(Stale):
        sign(case.evaluation, note="", **case.by("sari", days=late))
    assert Signature.objects.get().signed_by == case.town.cast.dewi


def test_the_database_keeps_it_from_a_party(case):
    objection = case.explained()
    whole = {
        "outcome": "kept", "decision": "x", "after_result": "meets", "after_behaviour": "meets",
        "after_predicate": "good", "decided_at": case.town.cast.now,
    }  # fmt: skip
    rows = Objection.objects.filter(pk=objection.pk)
    for wrong in (
        {**whole, "decided_by": case.town.cast.budi.pk},
        {**whole, "decided_by": case.town.cast.sari.pk},
        {**whole, "decided_by": case.town.cast.dewi.pk, "decision": ""},
        {**whole, "decided_by": case.town.cast.dewi.pk, "after_result": "above"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    assert rows.update(**whole, decided_by=case.town.cast.dewi.pk) == 1


def test_days_are_those_of_the_unit(case):
    """Sixteen hundred UTC is past midnight in Palu: the decision is of the next day."""
    Evaluation.objects.update(finalised_at=case.town.cast.now.replace(hour=17, minute=0))
    case.evaluation.refresh_from_db()
    assert signing_due(case.evaluation).value == date.fromordinal(case.town.cast.now.date().toordinal() + 15)


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_make_one(of_sari, decide, town):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    case = Case(town, decide(of_sari, result="meets", reason="Target terlalu longgar"))
    objection, said = case.explained(), []
    start = threading.Barrier(2)

    def press(result):
        try:
            start.wait()
            said.append(case.decided(Objection.objects.get(pk=objection.pk), result=result).outcome)
        except Stale:
            said.append("stale")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(result,)) for result in ("above", "below")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(said) == ["changed", "stale"]
    kept = Objection.objects.get()
    assert Evaluation.objects.get().predicate == kept.after_predicate


def test_what_was_decided_elsewhere_is_signed_and_heard_there(of_sari, town):
    said = Judgement(of_sari.pk, town.cast.sari.pk, town.cast.budi.pk, "above", "meets")
    take_over_judgements(town.period, judgements=[said], **town.cast.by)
    of_sari.refresh_from_db()
    case = Case(town, of_sari)
    for refused in (case.objected, lambda: sign(of_sari, note="", **case.by("sari"))):
        with pytest.raises(Refused, match="aplikasi lain"):
            refused()
    later = town.cast.actor("dewi", town.cast.today + 40 * A_DAY)
    assert not Evaluation.objects.to_sign_in_stead(later).exists()
    assert not Evaluation.objects.unsigned_by(town.cast.sari.pk).exists()
