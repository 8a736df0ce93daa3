"""Heard before a decision: one's own words, a draft, a reply; nobody is rated low without it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.judgement.evaluation.commands import assess_oneself, finalise, reply_to_draft, share_draft
from kinerja.judgement.evaluation.hearing import reply_due
from kinerja.judgement.evaluation.models import SelfAssessment, SharedDraft
from kinerja.platform.audit.models import Entry
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale

WORDS = {"well": "Antrean lebih pendek", "hindered": "Jaringan sering putus", "help": "Pelatihan"}


def by(town, who="budi", later=timedelta()):
    return {"actor": town.cast.actor(who), "now": town.cast.now + later}


def share(town, evaluation, result="below", behaviour="meets", words="Dua target tidak tercapai.", **more):
    ratings = {"result_rating": result, "behaviour_rating": behaviour}
    return share_draft(evaluation, **ratings, words=words, **by(town, **more))


def low(town, evaluation, later=timedelta(), behaviour="meets"):
    evaluation.refresh_from_db()
    given = {"result_rating": "below", "behaviour_rating": behaviour, "reason": "Dua target tidak tercapai."}
    return finalise(evaluation, **given, version=evaluation.version, **by(town, later=later))


def test_one_speaks_for_oneself_first_and_may_think_again(of_sari, town):
    assess_oneself(of_sari, **WORDS, version=0, **by(town, "sari"))
    assess_oneself(of_sari, **WORDS, version=0, **by(town, "sari"))  # pressed twice
    assess_oneself(of_sari, **{**WORDS, "help": "Pelatihan dan mentor"}, version=1, **by(town, "sari"))
    kept = SelfAssessment.objects.get()
    assert (kept.help, kept.version) == ("Pelatihan dan mentor", 2)
    for version in (0, 1):
        with pytest.raises(Stale):
            assess_oneself(of_sari, **{**WORDS, "well": "Lain"}, version=version, **by(town, "sari"))
    with pytest.raises(Invalid, match="sedikitnya satu"):
        assess_oneself(of_sari, well=" ", hindered="", help="", version=2, **by(town, "sari"))
    with pytest.raises(Forbidden):
        assess_oneself(of_sari, **WORDS, version=2, **by(town, "budi"))


def test_after_the_decision_only_an_objection_speaks(of_sari, town, decide):
    draft = share(town, of_sari, result="above")
    decide(of_sari)
    with pytest.raises(Refused, match="sudah ditetapkan"):
        assess_oneself(of_sari, **WORDS, version=0, **by(town, "sari"))
    with pytest.raises(Refused, match="sudah ditetapkan"):
        reply_to_draft(draft, reply="Tidak setuju", **by(town, "sari"))
    with pytest.raises(Refused, match="sudah ditetapkan"):
        share(town, of_sari, result="meets")


def test_nobody_is_rated_below_expectation_unheard(of_sari, town):
    with pytest.raises(Refused, match="diperlihatkan dahulu"):
        low(town, of_sari)
    draft = share(town, of_sari)
    with pytest.raises(Refused, match="belum menanggapi"):
        low(town, of_sari)
    with pytest.raises(Refused, match="diperlihatkan dahulu"):
        low(town, of_sari, behaviour="below")
    with pytest.raises(Invalid):
        reply_to_draft(draft, reply="  ", **by(town, "sari"))
    reply_to_draft(draft, reply="Jaringan putus sebelas hari.", **by(town, "sari"))
    assert low(town, of_sari).predicate == "needs_improvement"


def test_silence_does_not_hold_it_up_for_ever(of_sari, town):
    """From Wednesday 11 March 2026 three working days of Dukcapil end on Monday 16 March."""
    draft = share(town, of_sari)
    until = reply_due(draft).value
    assert (draft.shared_at.date().isoformat(), until.isoformat()) in {
        ("2026-03-10", "2026-03-13"), ("2026-03-11", "2026-03-16")
    }  # fmt: skip
    days = until - draft.shared_at.date()
    with pytest.raises(Refused, match="belum menanggapi"):
        low(town, of_sari, later=days)
    assert low(town, of_sari, later=days + timedelta(days=1)).state == "final"


def test_only_the_newest_draft_is_answered_and_once(of_sari, town):
    old = share(town, of_sari)
    assert share(town, of_sari) == old, "pressed twice"
    new = share(town, of_sari, words="Satu target tidak tercapai.", later=timedelta(minutes=1))
    with pytest.raises(Stale, match="rancangan lain"):
        reply_to_draft(old, reply="Tidak tepat", **by(town, "sari"))
    with pytest.raises(Forbidden):
        reply_to_draft(new, reply="Saya wakili", **by(town, "budi"))
    reply_to_draft(new, reply="Betul", **by(town, "sari"))
    with pytest.raises(Stale, match="sudah Anda tanggapi"):
        reply_to_draft(new, reply="Betul sekali", **by(town, "sari"))
    assert not SharedDraft.objects.unanswered_by(town.cast.sari.pk).exists()
    assert Notice.objects.filter(employee=town.cast.sari.pk, key__startswith="draft:").count() == 2
    assert Notice.objects.filter(employee=town.cast.budi.pk, key__startswith="reply:").count() == 1


def test_a_draft_is_the_raters(of_sari, town):
    for who in ("sari", "dewi", "hasan"):
        with pytest.raises(Forbidden):
            share(town, of_sari, who=who)
    tried = Entry.objects.filter(verb="audit.refused")
    assert {one.actor_name for one in tried} == {town.cast.sari.name, town.cast.dewi.name, town.cast.hasan.name}
    assert {one.thing_id for one in tried} == {str(of_sari.pk)}
    assert not SharedDraft.objects.exists()
