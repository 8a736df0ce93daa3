"""A person decides, with reasons, once, and only who may."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Appointment
from kinerja.platform.audit.models import Entry
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from tests.platform.notices.told import told


def test_it_follows_the_quadrant(of_sari, decide, town):
    decide(of_sari, result="above", behaviour="below")
    kept = Evaluation.objects.get()
    assert (kept.state, kept.predicate, kept.version) == ("final", "poor", 2)
    assert (kept.finalised_by, kept.finalised_at) == (town.cast.budi, town.cast.now)


def test_it_wants_a_reason_where_the_rater_differs(of_sari, decide):
    with pytest.raises(Invalid, match="Tuliskan alasan"):
        decide(of_sari, result="meets", reason="  ")
    assert decide(of_sari, result="meets", reason="Target terlalu longgar").predicate == "good"


def test_it_wants_no_reason_where_nothing_was_suggested(of_sari, decide):
    Evaluation.objects.update(suggested="")
    of_sari.refresh_from_db()
    assert decide(of_sari, result="below").state == "final"


@pytest.mark.parametrize("running", ["period", "plan"])
def test_it_waits_until_the_stretch_is_over(of_sari, decide, running):
    """10 March: days nobody has seen are not judged; a plan that ended early may be."""
    ends = {"period": date(2026, 3, 11), "plan": date(2026, 3, 11)} | {running: date(2026, 4, 1)}
    type(of_sari.period).objects.update(ends=ends["period"])
    type(of_sari.plan).objects.update(ends=ends["plan"])
    of_sari = Evaluation.objects.get()
    with pytest.raises(Refused, match="berjalan sampai sebelum"):
        decide(of_sari)
    assert Evaluation.objects.get().state == "prepared"
    type(of_sari.plan).objects.update(ends=date(2026, 3, 10))
    assert decide(Evaluation.objects.get()).state == "final"


def test_it_wants_both_ratings(of_sari, decide):
    with pytest.raises(Invalid, match="Pilih rating"):
        decide(of_sari, behaviour="")


def test_it_leaves_a_trail_with_before_and_after(of_sari, decide, town):
    decide(of_sari)
    entry = Entry.objects.get(verb="evaluation.finalised")
    assert (entry.actor_name, entry.thing_id) == (town.cast.budi.name, str(of_sari.pk))
    assert (entry.data["before"]["state"], entry.data["after"]["predicate"]) == ("prepared", "good")


def test_it_closes_the_history_that_was_judged(of_sari, decide, town):
    decide(of_sari)
    town.cast.sari.refresh_from_db()
    assert town.cast.sari.history_closed_until == date(2026, 3, 1)


@pytest.mark.parametrize("who", ["sari", "dewi", "tono", "hasan", "walikota", "sekda"])
def test_it_is_nobody_elses_business(of_sari, decide, who):
    with pytest.raises(Forbidden):
        decide(of_sari, who=who)


def test_it_is_never_the_systems(of_sari, decide, town):
    with pytest.raises(Forbidden):
        decide(of_sari, who="hasan")
    assert not Evaluation.objects.judged_by(town.cast.system).exists()


def test_it_is_not_given_twice(of_sari, decide):
    seen_before = Evaluation.objects.get()
    decide(of_sari)
    with pytest.raises(Stale, match="sudah ditetapkan"):
        decide(seen_before)


def test_it_notices_that_the_suggestion_moved(of_sari, decide):
    Evaluation.objects.update(version=2)
    with pytest.raises(Stale):
        decide(of_sari, version=1)


def test_it_stays_as_it_is_in_a_closed_period(of_sari, decide, town):
    town.period.state = "closed"
    town.period.save()
    of_sari.period.refresh_from_db()
    with pytest.raises(Refused, match="sudah ditutup"):
        decide(of_sari)


def test_it_notices_that_the_period_was_closed_meanwhile(of_sari, decide, town):
    """The rater's page still held the open period."""
    assert of_sari.period.state == "open"
    town.period.state = "closed"
    town.period.save()
    with pytest.raises(Stale):
        decide(of_sari)


def leave(town, who: str, on: date) -> None:
    Appointment.objects.filter(employee=getattr(town.cast, who)).update(ends=on)


def test_losing_the_post_is_losing_the_right(of_sari, decide, town):
    leave(town, "budi", date(2026, 3, 5))
    with pytest.raises(Forbidden, match="tidak lagi memegang"):
        decide(of_sari, who="budi")
    assert decide(of_sari, who="dewi").finalised_by == town.cast.dewi


def test_a_successor_in_the_post_judges_what_was_left(of_sari, decide, town):
    leave(town, "budi", date(2026, 3, 5))
    leave(town, "tono", date(2026, 3, 5))
    post = town.cast.posts["DUKCAPIL-L-KA"]
    organisation.appoint(town.cast.tono, position=post, starts=date(2026, 3, 5), **town.cast.by)
    with pytest.raises(Forbidden):
        decide(of_sari, who="dewi")
    assert decide(of_sari, who="tono").state == "final"


def test_who_acts_for_the_rater_judges_while_he_is_away(of_sari, decide, town):
    post = town.cast.posts["DUKCAPIL-L-KA"]
    organisation.appoint(town.cast.tono, position=post, kind="plh", starts=date(2026, 3, 9), **town.cast.by)
    with pytest.raises(Forbidden, match="diwakili"):
        decide(of_sari, who="budi")
    assert decide(of_sari, who="tono").state == "final"


def test_nobody_judges_himself_even_acting_for_his_rater(of_sari, decide, town):
    post = town.cast.posts["DUKCAPIL-L-KA"]
    organisation.appoint(town.cast.sari, position=post, kind="plt", starts=date(2026, 3, 9), **town.cast.by)
    with pytest.raises(Forbidden, match="sendiri"):
        decide(of_sari, who="sari")
    assert decide(of_sari, who="dewi").state == "final"


def test_the_rater_keeps_what_he_led_after_the_employee_moved_on(of_sari, decide, town):
    leave(town, "sari", date(2026, 3, 5))
    post = town.cast.posts["KOMINFO-STAF"]
    organisation.appoint(town.cast.sari, position=post, starts=date(2026, 3, 5), **town.cast.by)
    assert decide(of_sari, who="budi").state == "final"


def test_the_named_rater_comes_before_a_nearer_superior(of_sari, decide, town):
    """Dewi rated while the section had no head; now it has one, and she still holds her post."""
    Evaluation.objects.update(rater=town.cast.dewi)
    of_sari.refresh_from_db()
    with pytest.raises(Forbidden):
        decide(of_sari, who="budi")
    assert decide(of_sari, who="dewi").state == "final"


def test_lists_and_single_things_share_one_relation(of_sari, town):
    judges = {p.name for p in town.cast.people() if can_judge(town, p)}
    assert judges == {town.cast.budi.name}


def can_judge(town, person) -> bool:
    return Evaluation.objects.waiting_for(town.cast.actor(person.user.username)).exists()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("sari", True), ("budi", True), ("dewi", True), ("hasan", True), ("andi", True), ("walikota", True),
        ("wati", False), ("yusuf", False), ("tono", False),
    ],
)  # fmt: skip
def test_it_is_seen_by_those_concerned(of_sari, town, who, sees):
    assert Evaluation.objects.visible_to(town.cast.actor(who)).exists() is sees


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "final"},
        {"state": "final", "predicate": "good", "result_rating": "below", "behaviour_rating": "meets"},
    ],
)
def test_the_database_refuses_a_final_evaluation_that_is_not_whole(of_sari, town, wrong):
    signed = {"finalised_by": town.cast.budi, "finalised_at": town.cast.now} if "predicate" in wrong else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.update(**wrong, **signed)


def test_the_database_refuses_that_somebody_finalises_himself(of_sari, town):
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.update(finalised_by=town.cast.sari)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_exactly_one_wins(now):
    """Both have read the same version; the second hears that somebody was first."""
    from tests.cast import Cast
    from tests.judgement.town import Town

    town = Town(Cast(now))
    plan = town.plan(town.cast.sari)
    evaluation = Evaluation.objects.create(
        plan=plan, period=town.period, employee=town.cast.sari, unit=plan.unit, rater=town.cast.budi
    )
    start, results = threading.Barrier(2), []

    def judge(result: str) -> None:
        from kinerja.judgement.evaluation.commands import finalise

        mine = Evaluation.objects.select_related("plan", "period__cycle").get(pk=evaluation.pk)
        actor = town.cast.actor("budi")
        start.wait()
        try:
            finalise(mine, result_rating=result, behaviour_rating="meets", reason="", version=1, actor=actor, now=now)
            results.append(result)
        except (Stale, Forbidden) as refused:
            results.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=judge, args=(result,)) for result in ("above", "meets")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = Evaluation.objects.get()
    assert sorted(results) in (["Stale", "above"], ["Stale", "meets"])
    assert kept.result_rating in results
    assert Entry.objects.filter(verb="evaluation.finalised").count() == 1


def test_it_is_told_without_the_rating(of_sari, decide, town):
    decide(of_sari, result="above", behaviour="meets")
    assert told(town.cast.sari) == [("employee:why", [str(of_sari.pk)])]
    assert set(Notice.objects.get().params) == {"period"}
