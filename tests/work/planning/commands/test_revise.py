"""Changing an agreed plan: a new version for a lawful reason, from a day on."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused
from kinerja.work.planning import commands as planning
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.models import AnnexItem, ExpectedResult, Indicator, Plan
from kinerja.work.planning.queries import plan_on
from tests.work.planned import YEAR, Year
from tests.work.writers import at_once

MAY = date(2026, 5, 1)
WHY = {"reason": "strategy", "explanation": "Anggaran loket dipotong."}


def begun(year: Year, starts: date = MAY, plan: Plan | None = None) -> Plan:
    return planning.revise(plan or year.agreed(), starts=starts, **WHY, **year.as_("sari"))


def through(year: Year, plan: Plan) -> Plan:
    for verb, who in ((planning.propose, "sari"), (planning.review, "hasan"), (planning.agree, "budi")):
        verb(plan, version=plan.version, **year.as_(who))
    return plan


def test_it_begins_with_all_that_was_agreed(year: Year) -> None:
    draft = year.written()
    planning.set_annex(draft, kind="resources", items=["Printer"], version=draft.version, **year.as_("sari"))
    old = through(year, draft)
    new = begun(year, plan=old)
    assert (new.state, new.edition, new.stands, new.starts, new.ends) == ("draft", 2, False, MAY, YEAR[1])
    assert ExpectedResult.objects.get(plan=new).continues == ExpectedResult.objects.get(plan=old)
    indicator = Indicator.objects.get(result__plan=new)
    assert Definition.of(indicator) == Definition.of(indicator.continues)
    assert AnnexItem.objects.get(plan=new).text == "Printer"


def test_the_old_version_holds_until_the_new_one_is_agreed(year: Year) -> None:
    new = begun(year)
    old = Plan.objects.get(pk=new.revises_id)
    assert plan_on(year.cast.sari.pk, MAY) == old
    through(year, new)
    old.refresh_from_db()
    assert (old.state, old.ends, old.stands) == ("agreed", MAY, True)
    assert plan_on(year.cast.sari.pk, MAY) == new
    assert plan_on(year.cast.sari.pk, date(2026, 4, 30)) == old


def test_a_change_from_the_first_day_replaces_the_old_version(year: Year) -> None:
    new = through(year, begun(year, YEAR[0]))
    old = Plan.objects.get(pk=new.revises_id)
    assert (old.state, old.stands, old.ends) == ("superseded", False, YEAR[1])
    assert list(Plan.objects.agreed()) == [new]


@pytest.mark.parametrize("reason", ["", "mood"])
def test_only_the_six_reasons_of_the_law_count(year: Year, reason: str) -> None:
    with pytest.raises(Invalid, match="enam alasan"):
        planning.revise(year.agreed(), starts=MAY, reason=reason, explanation="x", **year.as_("sari"))


def test_it_needs_an_explanation_and_a_day_of_the_plan(year: Year) -> None:
    plan = year.agreed()
    with pytest.raises(Invalid, match="Jelaskan"):
        planning.revise(plan, starts=MAY, reason="leave", explanation=" ", **year.as_("sari"))
    for day in (date(2025, 12, 31), YEAR[1]):
        with pytest.raises(Invalid, match="antara"):
            planning.revise(plan, starts=day, **WHY, **year.as_("sari"))


def test_only_its_owner_begins_it_and_only_once(year: Year) -> None:
    plan = year.agreed()
    for who in ("budi", "hasan", "tono"):
        with pytest.raises(Forbidden):
            planning.revise(plan, starts=MAY, **WHY, **year.as_(who))
    begun(year, plan=plan)
    with pytest.raises(Invalid, match="versi berikutnya"):
        begun(year, plan=plan)


def test_what_is_not_agreed_is_simply_edited(year: Year) -> None:
    with pytest.raises(Invalid, match="sudah disepakati"):
        begun(year, plan=year.proposed())


def test_a_discarded_change_leaves_the_old_plan_as_it_was(year: Year) -> None:
    new = begun(year)
    assert planning.discard_revision(new, version=new.version, **year.as_("sari")).pk == Plan.objects.get().pk
    assert Entry.objects.filter(verb="planning.plan_change_discarded").exists()
    first = Plan.objects.get()
    again = begun(year, plan=first)
    assert again.edition == 2


def test_a_first_draft_is_not_discarded(year: Year) -> None:
    draft = year.draft()
    with pytest.raises(Invalid, match="Rancangan pertama"):
        planning.discard_revision(draft, version=draft.version, **year.as_("sari"))


def test_what_was_evaluated_is_frozen(year: Year) -> None:
    plan = year.agreed()
    closed = date(2026, 4, 1)
    organisation.close_history([year.cast.sari.pk], until=closed, **year.cast.by)
    with pytest.raises(Refused, match="sudah dinilai") as refused:
        begun(year, date(2026, 3, 31), plan)
    assert refused.value.params["until"] == closed
    assert begun(year, closed, plan).starts == closed


def test_what_is_evaluated_while_the_change_waits_is_frozen_too(year: Year) -> None:
    new = begun(year, date(2026, 2, 1))
    for verb, who in ((planning.propose, "sari"), (planning.review, "hasan")):
        verb(new, version=new.version, **year.as_(who))
    organisation.close_history([year.cast.sari.pk], until=date(2026, 4, 1), **year.cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        planning.agree(new, version=new.version, **year.as_("budi"))
    assert Plan.objects.get(pk=new.revises_id).ends == YEAR[1]


def test_a_plan_that_ended_meanwhile_is_not_revived(year: Year) -> None:
    new = begun(year)
    for verb, who in ((planning.propose, "sari"), (planning.review, "hasan")):
        verb(new, version=new.version, **year.as_(who))
    old = Plan.objects.get(pk=new.revises_id)
    planning.end_plan(old, ends=date(2026, 4, 1), version=old.version, **year.cast.by)
    with pytest.raises(Invalid, match="antara"):
        planning.agree(new, version=new.version, **year.as_("budi"))


@pytest.mark.parametrize("attempt", range(3))
def test_of_changing_and_evaluating_at_once_the_later_one_sees_the_other(
    transactional_db: None, year: Year, attempt: int
) -> None:
    """Either the change came first and the day is closed behind it, or it is refused; never both unseen."""
    new = begun(year, date(2026, 2, 1))
    for verb, who in ((planning.propose, "sari"), (planning.review, "hasan")):
        verb(new, version=new.version, **year.as_(who))
    budi, by, sari = year.as_("budi"), year.cast.by, year.cast.sari.pk
    changed, _ = at_once(
        lambda: planning.agree(Plan.objects.get(pk=new.pk), version=new.version, **budi),
        lambda: organisation.close_history([sari], until=date(2026, 4, 1), **by),
    )
    assert Employee.objects.get(pk=sari).history_closed_until == date(2026, 4, 1)
    refused = isinstance(changed, Refused)
    old = Plan.objects.get(pk=new.revises_id)
    assert (old.ends, Plan.objects.get(pk=new.pk).state) == (
        (YEAR[1], "reviewed") if refused else (date(2026, 2, 1), "agreed")
    )
