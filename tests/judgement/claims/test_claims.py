"""“My data are wrong”: said by the person, answered in time by somebody else, and the figures follow."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.doors.jobs.claims import recompute
from kinerja.facts.service.commands import attribute_request
from kinerja.facts.service.models import Attribution, Request
from kinerja.judgement.claims.commands import RECOMPUTE, accept_claim, file_claim, refuse_claim, withdraw_claim
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.claims.queries import claim_figures, effect_of
from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Run
from kinerja.judgement.measurement.queries import latest_run
from kinerja.people.organisation.commands import give_mandate, grant_absence
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.models import Notice
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.planning.models import Period
from tests.judgement.town import A_DAY, NEW_YEAR, Town

WHY = "Berkas itu dikerjakan rekan di loket 3."


class Desk:
    """Sari with forty quick cases and one that dragged on, which is not hers."""

    def __init__(self, town: Town) -> None:
        self.town, self.cast = town, town.cast
        self.colleague = town.colleagues(1)[0]
        town.plan(self.cast.sari, ("service.on_time_share", {}, 95))
        for _ in range(40):
            town.case(self.cast.sari, NEW_YEAR, 1, deadline_at=NEW_YEAR + 3 * A_DAY)
        self.slow = town.case(self.cast.sari, NEW_YEAR, 42, deadline_at=NEW_YEAR + 3 * A_DAY)
        compute(town.period, **self.cast.by)

    def by(self, who: str, days: float = 0) -> dict[str, Any]:
        at = self.cast.now + timedelta(days=days)
        return {"actor": self.cast.actor(who, at.date()), "now": at}

    def filed(self, who: str = "sari", days: float = 0, **typed: Any) -> DataClaim:
        said = {"kind": "not_mine", "text": WHY, "period": self.town.period, "submission": new_id()}
        if typed.get("kind", "not_mine") == "not_mine":
            said["case"] = self.held(typed.pop("of", self.slow))
        if typed.get("kind") == "missing":
            said["service"] = self.town.ktp
        return file_claim(self.cast.sari, **(said | typed), **self.by(who, days))

    def held(self, case: Request) -> Request:
        return Request.objects.select_related("service", "closed_by", "in_charge").get(pk=case.pk)

    def recomputed(self, claim: DataClaim) -> None:
        job = Job.objects.get(name=RECOMPUTE, payload__claim=str(claim.pk))
        recompute(job, actor=self.cast.system, now=self.cast.now + timedelta(minutes=1))


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town)


def test_a_case_that_is_not_mine_leaves_my_figures(desk: Desk) -> None:
    claim = desk.filed()
    accept_claim(claim, answer="Benar, loket 3.", owner=desk.colleague, **desk.by("budi"))
    assert effect_of(claim).after is None
    desk.recomputed(claim)
    effect = effect_of(claim)
    (change,) = effect.changes
    assert (change.before.n, change.after.n) == (41, 40)
    assert 97 < change.before.value < 98
    assert change.after.value == 100
    assert change.differs
    desk.slow.refresh_from_db()
    assert desk.slow.closed_by.employee == desk.colleague
    assert Notice.objects.filter(employee=desk.colleague.pk, url_name="employee:figures").count() == 1


def test_several_claims_of_a_period_are_counted_once(desk: Desk) -> None:
    other = desk.town.case(desk.cast.sari, NEW_YEAR, 30, deadline_at=NEW_YEAR + 3 * A_DAY)
    claims = [desk.filed(), desk.filed(of=other)]
    for claim in claims:
        accept_claim(claim, answer="Benar.", **desk.by("budi"))
    for claim in claims:
        desk.recomputed(claim)
    assert Run.objects.count() == 2
    assert [effect_of(claim).changes[0].after.n for claim in claims] == [40, 40]


def test_a_case_nobody_is_known_for_counts_for_nobody(desk: Desk) -> None:
    claim = desk.filed()
    accept_claim(claim, answer="Belum diketahui milik siapa.", **desk.by("hasan"))
    desk.slow.refresh_from_db()
    assert (desk.slow.closed_by, desk.slow.in_charge) == (None, None)


def test_a_missing_case_is_given_to_me_and_its_holder_is_told(desk: Desk) -> None:
    theirs = desk.town.case(desk.colleague, NEW_YEAR, 1)
    claim = desk.filed(kind="missing", case_key=theirs.case_key)
    accept_claim(claim, answer="Benar, Sari yang menyelesaikan.", **desk.by("budi"))
    theirs.refresh_from_db()
    assert theirs.closed_by.employee == desk.cast.sari
    assert Notice.objects.filter(employee=desk.colleague.pk).count() == 1


def test_nobody_learns_whether_a_number_exists(desk: Desk) -> None:
    theirs = desk.town.case(desk.colleague, NEW_YEAR, 1)
    with pytest.raises(Invalid, match="tidak tercatat atas nama Anda"):
        desk.filed(of=theirs)
    for key in (theirs.case_key, "TIDAK-ADA"):
        desk.filed(kind="missing", case_key=key)
        with pytest.raises(Invalid, match="masih menunggu"):
            desk.filed(kind="missing", case_key=key)
    unknown = DataClaim.objects.get(case_key="TIDAK-ADA")
    with pytest.raises(Refused, match="belum ada di register"):
        accept_claim(unknown, answer="Benar.", **desk.by("hasan"))
    unknown.refresh_from_db()
    assert unknown.state == "open"


@pytest.mark.parametrize("who", ["budi", "dewi", "tono", "hasan"])
def test_nobody_makes_a_claim_for_another(desk: Desk, who: str) -> None:
    with pytest.raises(Forbidden):
        desk.filed(who)


@pytest.mark.parametrize(
    ("kind", "may"), [("not_mine", {"budi", "hasan"}), ("absence", {"hasan"}), ("plan", {"budi", "hasan"})]
)
def test_it_is_answered_by_who_can_mend_it(desk: Desk, kind: str, may: set[str]) -> None:
    claim = desk.filed(kind=kind)
    for who in ("sari", "budi", "dewi", "hasan", "andi", "tono"):
        sid = transaction.savepoint()
        try:
            refuse_claim(claim, answer="Sudah benar.", **desk.by(who))
            answered = True
        except Forbidden:
            answered = False
        transaction.savepoint_rollback(sid)
        assert answered == (who in may), who


def test_an_absence_is_not_shown_to_the_line_above(desk: Desk) -> None:
    desk.filed(kind="absence", text="Cuti sakit saya belum tercatat.")
    seers = {who for who in SEERS if DataClaim.objects.visible_to(desk.by(who)["actor"]).exists()}
    assert seers == {"sari", "hasan", "andi"}
    desk.filed()
    seers = {who for who in SEERS if DataClaim.objects.visible_to(desk.by(who)["actor"]).exists()}
    assert seers == {"sari", "budi", "hasan", "andi"}


SEERS = ("walikota", "sekda", "dewi", "budi", "sari", "hasan", "andi", "tono")


def test_personal_data_have_the_clock_of_the_law_and_cases_one_of_the_house(desk: Desk) -> None:
    assert desk.filed(kind="superior").due_at - desk.cast.now == timedelta(hours=72)
    due = desk.filed().due_at
    # Tuesday 10 March 2026, five working days without holidays: until the end of the 17th in Palu (WITA).
    assert due == datetime.fromisoformat("2026-03-18T00:00:00+08:00")


def test_personnel_owes_what_it_keeps_and_what_a_leader_left_lying(desk: Desk) -> None:
    desk.filed()
    desk.filed(kind="unit")
    hasan = desk.by("hasan")
    assert DataClaim.objects.owed_at_desk(actor=hasan["actor"], now=hasan["now"]).count() == 1
    assert DataClaim.objects.owed_at_desk(hasan["actor"], hasan["now"] + 30 * A_DAY).count() == 2
    assert not DataClaim.objects.owed_at_desk(desk.by("budi")["actor"], hasan["now"] + 30 * A_DAY).exists()


def test_personnel_mends_with_its_own_verb_and_the_figures_follow(desk: Desk) -> None:
    """A leave that was not recorded; whether the figure moves is said truthfully."""
    claim = desk.filed(kind="absence")
    days = {"starts": desk.cast.today + A_DAY, "ends": desk.cast.today + 9 * A_DAY}
    grant_absence(desk.cast.sari, kind="annual", **days, **desk.by("hasan"))
    accept_claim(claim, answer="Cuti dicatat.", **desk.by("hasan"))
    desk.recomputed(claim)
    effect = effect_of(claim)
    assert effect.after is not None
    assert not any(change.differs for change in effect.changes)


def test_a_closed_period_is_not_counted_again(desk: Desk) -> None:
    claim = desk.filed()
    Period.objects.update(state="closed")
    claim = DataClaim.objects.select_related("period").get(pk=claim.pk)
    accept_claim(claim, answer="Benar.", **desk.by("budi"))
    assert not Job.objects.filter(name=RECOMPUTE).exists()


def test_it_is_answered_once_with_a_reason(desk: Desk) -> None:
    claim = desk.filed()
    with pytest.raises(Invalid):
        refuse_claim(claim, answer=" ", **desk.by("budi"))
    refuse_claim(claim, answer="Berkas itu Anda yang menutup; lihat log.", **desk.by("budi"))
    for again in (refuse_claim, accept_claim):
        sid = transaction.savepoint()
        with pytest.raises(Stale):
            again(claim, answer="Lagi", **desk.by("hasan"))
        transaction.savepoint_rollback(sid)
    desk.slow.refresh_from_db()
    assert desk.slow.closed_by.employee == desk.cast.sari
    assert not Attribution.objects.exists()


def test_it_is_withdrawn_by_who_made_it(desk: Desk) -> None:
    claim = desk.filed()
    with pytest.raises(Forbidden):
        withdraw_claim(claim, **desk.by("budi"))
    withdraw_claim(claim, **desk.by("sari"))
    with pytest.raises(Stale):
        accept_claim(claim, answer="Benar.", **desk.by("budi"))


def test_a_double_click_files_once(desk: Desk) -> None:
    key = new_id()
    assert desk.filed(submission=key) == desk.filed(submission=key)


def test_nobody_gives_himself_a_case_nor_takes_one_off(desk: Desk) -> None:
    case = desk.held(desk.slow)
    said = {"reason": "Milik saya.", **desk.by("budi")}
    with pytest.raises(Forbidden, match="miliknya sendiri"):
        attribute_request(case, employee=desk.cast.budi, **said)
    for who in ("sari", "dewi", "tono"):
        by = {"reason": "Bukan saya.", **desk.by(who)}
        if who == "dewi":
            continue  # leads the unit above
        with pytest.raises(Forbidden):
            attribute_request(case, employee=None, **by)


def test_wrong_states_cannot_be_stored(desk: Desk) -> None:
    claim = desk.filed()
    rows, answered = DataClaim.objects.filter(pk=claim.pk), {"answered_at": desk.cast.now, "answer": "Ya"}
    for wrong in (
        {"state": "accepted"}, {"answer": "Ya"}, {"case_key": ""}, {"service": None}, {"text": ""},
        {"against": desk.cast.budi, "state": "refused", "answered_by": desk.cast.budi, **answered},
        {"state": "accepted", "answered_by": desk.cast.sari, **answered},
        {"state": "refused", **answered, "answer": "", "answered_by": desk.cast.budi},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        DataClaim.objects.create(
            employee=claim.employee, kind=claim.kind, service=claim.service, case_key=claim.case_key, text="Lagi",
            filed_at=desk.cast.now, due_at=desk.cast.now, submission=new_id(),
        )  # fmt: skip
    accept_claim(claim, answer="Benar.", **desk.by("budi"))
    for change in ({"reason": "Lain"}, {"closed_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attribution.objects.update(**change)


def test_how_claims_are_answered_is_counted(desk: Desk) -> None:
    right, wrong = desk.filed(), desk.filed(kind="plan")
    desk.filed(kind="absence")
    withdraw_claim(desk.filed(kind="plan"), **desk.by("sari"))
    accept_claim(right, answer="Benar.", **desk.by("budi", 1))
    refuse_claim(wrong, answer="Sudah benar.", **desk.by("budi", 20))
    found = claim_figures(desk.cast.now - A_DAY, desk.cast.now + 30 * A_DAY)
    assert (found.answered, found.right, found.in_time) == (2, 1, 1)
    rows = {row.kind: (row.made, row.accepted, row.refused, row.open, row.late) for row in found.rows}
    assert rows == {"absence": (1, 0, 0, 1, 1), "not_mine": (1, 1, 0, 0, 0), "plan": (1, 0, 1, 0, 0)}
    assert found.median == 20


def test_what_is_about_the_superior_himself_he_does_not_answer(desk: Desk) -> None:
    """A case that stands for the superior, and the claim that he is the wrong superior."""
    his = desk.town.case(desk.cast.budi, NEW_YEAR, 1)
    for claim in (desk.filed(kind="missing", case_key=his.case_key), desk.filed(kind="superior")):
        assert (claim.at_desk, claim.against) == (True, desk.cast.budi)
        with pytest.raises(Forbidden):
            refuse_claim(claim, answer="Tidak.", **desk.by("budi"))
    give_mandate(desk.cast.budi, role="personnel", starts=desk.cast.today, **desk.cast.by)
    assert DataClaim.objects.answerable_by(desk.by("hasan")["actor"]).count() == 2
    assert not DataClaim.objects.answerable_by(desk.by("budi")["actor"]).exists()
    with pytest.raises(Forbidden, match="catatan Anda sendiri"):
        refuse_claim(claim, answer="Tidak.", **desk.by("budi"))


def test_a_case_of_another_unit_goes_to_personnel_at_once(desk: Desk) -> None:
    far = desk.town.case(desk.cast.sari, NEW_YEAR, 9, unit=desk.cast.units["RSUD"])
    claim = desk.filed(of=far)
    assert claim.at_desk
    assert not Notice.objects.filter(employee=desk.cast.budi.pk).exists()
    assert claim in DataClaim.objects.owed_at_desk(desk.by("hasan")["actor"], desk.cast.now)
    desk.filed()
    assert Notice.objects.filter(employee=desk.cast.budi.pk).count() == 1


def test_personnel_does_not_answer_its_own_claim(desk: Desk) -> None:
    said = {"kind": "absence", "text": "Cuti saya belum tercatat.", "submission": new_id()}
    own = file_claim(desk.cast.hasan, **said, **desk.by("hasan"))
    with pytest.raises(Forbidden, match="datanya sendiri"):
        refuse_claim(own, answer="Sudah benar.", **desk.by("hasan"))
    assert not DataClaim.objects.owed_at_desk(desk.by("hasan")["actor"], desk.cast.now + 30 * A_DAY).exists()


def test_a_case_that_was_moved_meanwhile_needs_no_second_move(desk: Desk) -> None:
    claim = desk.filed()
    attribute_request(desk.held(desk.slow), employee=desk.colleague, reason="Loket 3.", **desk.by("hasan"))
    with pytest.raises(Stale, match="sudah dibetulkan"):
        accept_claim(claim, answer="Benar.", owner=desk.cast.tono, **desk.by("budi"))
    accept_claim(claim, answer="Benar, sudah dipindahkan.", **desk.by("budi"))
    assert Attribution.objects.count() == 1
    desk.recomputed(claim)
    assert effect_of(claim).changes[0].after.n == 40


def test_where_nothing_was_computed_there_is_nothing_to_compute_again(desk: Desk) -> None:
    Run.objects.all().delete()
    claim = desk.filed()
    accept_claim(claim, answer="Benar.", **desk.by("budi"))
    assert not Job.objects.filter(name=RECOMPUTE).exists()


def test_a_worker_that_died_between_counting_and_suggesting_is_made_up_for(desk: Desk) -> None:
    period = desk.town.period
    Period.objects.update(state="evaluating")
    prepare(period, run=latest_run(period), **desk.cast.by)
    claim = desk.filed()
    accept_claim(claim, answer="Benar.", **desk.by("budi"))
    compute(period, actor=desk.cast.system, now=desk.cast.now + timedelta(minutes=1))
    desk.recomputed(claim)
    assert Run.objects.count() == 2
    assert set(Evaluation.objects.values_list("run__number", flat=True)) == {2}


def test_what_is_final_stays_as_it_was_judged(desk: Desk) -> None:
    period = desk.town.period
    Period.objects.update(state="evaluating")
    prepare(period, run=latest_run(period), **desk.cast.by)
    Evaluation.objects.update(
        state="final", result_rating="below", behaviour_rating="meets", predicate="needs_improvement", reason="Lambat.",
        finalised_at=desk.cast.now, finalised_by=desk.cast.budi,
    )  # fmt: skip
    before = list(Evaluation.objects.values())
    claim = desk.filed(days=1)
    accept_claim(claim, answer="Benar.", **desk.by("budi", 2))
    later = desk.by("hasan", 3)["now"]
    recompute(Job.objects.get(name=RECOMPUTE), actor=desk.cast.system, now=later)
    assert list(Evaluation.objects.values()) == before
    (told,) = DataClaim.objects.accepted_since(desk.cast.sari.pk, period.pk, desk.cast.now)
    assert told == claim


def test_the_trail_keeps_no_words(desk: Desk) -> None:
    claim = desk.filed(text="Rahasia saya")
    accept_claim(claim, answer="Rahasia juga", **desk.by("budi"))
    told = str([entry.data for entry in Entry.objects.all()])
    assert "Rahasia" not in told
    assert Entry.objects.filter(verb="service.request_attributed").count() == 1
