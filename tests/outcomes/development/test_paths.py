"""A path: suggested, proposed with help, decided by decree; no sanction while help is owed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kinerja.judgement.evaluation.commands import decide_objection, explain_objection, object_to
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.development.commands import (
    answer_help,
    give_help,
    promise_help,
    reply_to_step,
    settle_help,
    withdraw_proposal,
)
from kinerja.outcomes.development.models import ImprovementPath, PathStep, PromisedHelp
from kinerja.outcomes.development.queries import NEEDED, suggested
from kinerja.outcomes.development.standing import by_law
from kinerja.people.organisation.models import Employee, Position
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.models import Notice
from kinerja.pure.law.improvement import Path
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale

HALF_A_YEAR = 190


def test_it_is_proposed_with_help_and_begins_by_decree(story):
    path = story.begun()
    assert (path.state, path.staff, path.began, path.since) == ("improving", "ja", story.cast.today, story.cast.today)
    assert (path.until.year, path.until.month) == (2026, story.cast.today.month + 6)
    first, second = path.steps.all()
    assert (first.reached, first.decree_number, second.reached) == ("proposed", "", "improving")
    assert second.decree_number == "800/17/BKPSDM/2026"
    assert Notice.objects.filter(employee=story.cast.sari.pk, url_name="employee:improvement").count() == 2


def test_it_asks_for_at_least_one_help(story):
    with pytest.raises(Invalid, match="setidaknya satu bantuan"):
        story.proposed(promises=[])
    assert not ImprovementPath.objects.exists()


def test_it_opens_once_for_a_double_click_and_not_beside_an_open_one(story):
    evaluation, key = story.evaluation(), new_id()
    assert story.proposed(evaluation, submission=key) == story.proposed(evaluation, submission=key)
    with pytest.raises(Stale):
        story.proposed(evaluation)


@pytest.mark.parametrize("who", ["sari", "dewi", "hasan", "andi", "tono"])
def test_it_is_proposed_by_the_rater_alone(story, who):
    with pytest.raises(Forbidden):
        story.proposed(who=who)


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "andi", "tono"])
def test_it_is_decided_by_the_office_alone(story, who):
    path = story.proposed()
    with pytest.raises(Forbidden):
        story.decided(path, who=who)
    assert Entry.objects.filter(verb="audit.refused").count() == 1


def test_it_lets_nobody_decide_about_himself_nor_about_what_he_proposed(story):
    """Hasan of personnel would be Sari, then Budi."""
    path = story.proposed()
    for column in ("employee", "opened_by"):
        other = {"employee": "opened_by", "opened_by": "employee"}[column]
        ImprovementPath.objects.update(**{column: story.cast.hasan, other: story.cast.budi})
        with pytest.raises(Forbidden, match="dirinya sendiri"):
            story.decided(ImprovementPath.objects.get(pk=path.pk))


def test_it_does_not_go_on_without_a_decree(story):
    path = story.proposed()
    with pytest.raises(Invalid, match="nomor SK"):
        story.decided(path, number=" ")
    with pytest.raises(Invalid, match="belum tiba"):
        story.decided(path, holds_from=story.on(3).date())
    with pytest.raises(Invalid, match="mendahuluinya"):
        story.decided(path, day=story.on(-3).date())
    assert path.steps.count() == 1


def test_it_refuses_a_sanction_before_the_months_are_over(story):
    path = story.begun()
    help = story.given(path)
    answer_help(help, received=True, text="", **story.by("sari"))
    path.refresh_from_db()
    story.days = 100
    with pytest.raises(Refused, match="Masanya belum habis"):
        story.decided(path, "test")


def test_it_refuses_a_sanction_while_help_is_owed(story):
    path = story.begun()
    story.days = HALF_A_YEAR
    with pytest.raises(Refused, match="1 bantuan"):
        story.decided(path, "test")
    story.given(path)
    path.refresh_from_db()
    with pytest.raises(Refused, match="1 bantuan"):
        story.decided(path, "test")  # Sari has not been asked yet
    answer_help(story.help(path), received=False, text="Hanya sekali.", **story.by("sari"))
    path.refresh_from_db()
    with pytest.raises(Refused, match="1 bantuan"):
        story.decided(path, "test")
    settle_help(story.help(path), text="Daftar hadir memuat tiga kali.", **story.by("hasan"))
    path.refresh_from_db()
    assert story.decided(path, "test").reached == "test"


def test_it_takes_silence_about_a_help_as_yes_after_five_working_days(story):
    path = story.begun()
    story.days = HALF_A_YEAR
    story.given(path)
    path.refresh_from_db()
    story.days += 4
    with pytest.raises(Refused, match="1 bantuan"):
        story.decided(path, "test")
    story.days += 10
    assert story.decided(path, "test").reached == "test"


def test_it_can_end_well_at_any_time(story):
    path = story.begun()
    story.days = 60
    story.decided(path, "improved")
    assert (path.state, path.until) == ("improved", None)
    with pytest.raises(Forbidden):
        story.decided(path, "test")


def test_it_replaces_a_help_that_cannot_be_given(story):
    path = story.begun()
    help = story.help(path)
    made = promise_help(path, promise=story.promise(60, "Pelatihan pelayanan"), instead_of=help, **story.by("budi"))
    assert made.instead_of == help
    assert PromisedHelp.objects.with_last().get(pk=help.pk).last == "replaced"
    path.refresh_from_db()
    with pytest.raises(Stale):
        promise_help(path, promise=story.promise(60), instead_of=help, **story.by("budi"))


def test_it_passes_the_help_on_to_whoever_leads_today(story):
    path = story.begun()
    story.cast.budi.appointments.update(ends=story.cast.today)
    with pytest.raises(Forbidden):
        story.given(path, "budi")
    assert PromisedHelp.objects.owed_by(story.by("dewi")["actor"]).count() == 1
    story.given(path, "dewi")


def test_it_takes_words_about_a_help_once(story):
    path = story.begun()
    help = story.help(path)
    with pytest.raises(Stale):
        answer_help(help, received=True, text="", **story.by("sari"))
    with pytest.raises(Invalid, match="belum tiba"):
        give_help(help, given_on=story.on(2).date(), text="Nanti", **story.by("budi"))
    help = story.given(path)
    with pytest.raises(Stale):
        give_help(help, given_on=story.cast.today, text="Lagi", **story.by("budi"))
    with pytest.raises(Forbidden):
        answer_help(help, received=True, text="", **story.by("budi"))
    answer_help(help, received=True, text="", **story.by("sari"))
    with pytest.raises(Stale):
        answer_help(story.help(path), received=False, text="Tidak jadi", **story.by("sari"))


def test_it_hears_the_person_once_to_each_step_and_keeps_it(story):
    path = story.begun()
    for one in PathStep.objects.select_related("path__employee").order_by("number"):
        reply_to_step(one, text="Saya mengerti.", **story.by("sari"))
        with pytest.raises(Stale):
            reply_to_step(one, text="Lagi", **story.by("sari"))
    with pytest.raises(Forbidden):
        reply_to_step(path.steps.select_related("path")[0], text="Untuk Sari", **story.by("budi"))
    for rows in (PathStep.objects.all(), PromisedHelp.objects.all()):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.delete()


def test_it_is_withdrawn_by_the_rater_only_before_a_decree(story):
    path = story.proposed()
    withdraw_proposal(path, reason="Keadaannya sudah lain.", **story.by("budi"))
    assert path.state == "withdrawn"
    assert not PromisedHelp.objects.owed_by(story.by("budi")["actor"]).exists()


def test_it_is_not_withdrawn_by_the_rater_afterwards(story):
    path = story.begun()
    with pytest.raises(Refused, match="dengan keputusan"):
        withdraw_proposal(path, reason="Tidak jadi.", **story.by("budi"))


def test_it_waits_for_an_objection_and_ends_with_what_it_rests_on(story):
    evaluation = story.evaluation()
    path = story.proposed(evaluation)
    made = object_to(evaluation, reasons="Saya sakit pekan itu.", submission=new_id(), **story.by("sari"))
    path = ImprovementPath.objects.get(pk=path.pk)
    with pytest.raises(Refused, match="Keberatan"):
        story.decided(path)
    explain_objection(made, text="Sudah dipertimbangkan.", **story.by("budi"))
    decide_objection(made, result_rating="meets", behaviour_rating="meets", decision="Diterima.", **story.by("dewi"))
    path = ImprovementPath.objects.get(pk=path.pk)
    with pytest.raises(Refused, match="Tarik jalur"):
        story.decided(path)
    story.decided(path, "withdrawn")
    assert path.state == "withdrawn"


def test_it_is_seen_by_the_parties_the_office_and_inspectors(story):
    path = story.begun()
    seers = {who for who in SEERS if ImprovementPath.objects.visible_to(story.by(who)["actor"]).exists()}
    assert seers == {"sari", "budi", "hasan", "andi"}
    assert path.state == "improving"


SEERS = ("walikota", "sekda", "dewi", "budi", "sari", "hasan", "andi", "wati", "tono")


def test_two_who_decide_at_once_make_one_step(story):
    path = story.proposed()
    seen_before = ImprovementPath.objects.select_related("evaluation__unit").get(pk=path.pk)
    story.decided(path)
    with pytest.raises(Stale):
        story.decided(seen_before)
    assert path.steps.count() == 2


@pytest.mark.parametrize("kind", ["pns", "pppk", "pppk_part"])
@pytest.mark.parametrize("post", ["jpt_pratama", "administrator", "pelaksana", "functional"])
def test_it_suggests_exactly_what_the_law_opens(story, kind, post):
    """The condition in SQL and the rule over all ratings."""
    Employee.objects.filter(pk=story.cast.sari.pk).update(kind=kind)
    Position.objects.filter(pk=story.plan.position_id).update(kind=post)
    evaluation = story.evaluation()
    budi = story.by("budi")["actor"]
    for result, behaviour, predicate in (
        ("above", "above", "very_good"), ("meets", "meets", "good"), ("below", "meets", "needs_improvement"),
        ("below", "above", "needs_improvement"), ("meets", "below", "poor"), ("below", "below", "very_poor"),
    ):  # fmt: skip
        values = {"result_rating": result, "behaviour_rating": behaviour, "predicate": predicate}
        Evaluation.objects.filter(pk=evaluation.pk).update(**values)
        opens = by_law(Evaluation.objects.select_related(*NEEDED).get()).value.path is not Path.NONE
        assert suggested(budi).exists() == opens, values


def test_it_suggests_nothing_twice_nor_to_others(story):
    story.evaluation()
    assert suggested(story.by("budi")["actor"]).count() == 1
    for who in ("sari", "dewi", "hasan", "tono"):
        assert not suggested(story.by(who)["actor"]).exists()
    story.proposed(Evaluation.objects.get())
    assert not suggested(story.by("budi")["actor"]).exists()


def test_it_keeps_names_and_words_out_of_the_trail(story):
    path = story.begun()
    help = story.given(path)
    answer_help(help, received=False, text="Rahasia saya", **story.by("sari"))
    told = str([entry.data for entry in Entry.objects.filter(verb__startswith="development.")])
    assert "Rahasia" not in told
    assert "Sari" not in told
    assert Entry.objects.filter(verb="development.help_missed").count() == 1


def test_the_first_day_of_the_next_step_is_a_year_after_a_placement(story):
    path = story.begun()
    help = story.given(path)
    answer_help(help, received=True, text="", **story.by("sari"))
    path.refresh_from_db()
    story.days = HALF_A_YEAR
    for to in ("test", "placed"):
        story.decided(path, to)
    with pytest.raises(Refused, match="Masanya belum habis"):
        story.decided(path, "discharged")
    story.days += 366
    story.decided(path, "discharged")
    assert path.until is None
    assert path.since == (story.cast.now + timedelta(days=story.days)).date()
