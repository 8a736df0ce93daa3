"""Proposing a plan."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.facts.service.models import Service
from kinerja.platform.audit.models import Entry
from kinerja.platform.receipts.models import Receipt, Sent
from kinerja.platform.receipts.signing import is_genuine
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import add_result, propose
from kinerja.work.planning.models import Plan
from tests.work.planned import BUDGET, PERMITS, SPEED, Year
from tests.work.writers import at_once


def test_it_signs_for_the_employee(year: Year) -> None:
    plan = year.proposed()
    assert Plan.objects.filter(pk=plan.pk, state="proposed", proposed_at=year.now, version=plan.version).exists()
    assert Entry.objects.filter(verb="planning.plan_proposed", thing_id=str(plan.pk)).count() == 1


def test_it_gives_the_employee_a_receipt_of_all_that_was_sent(year: Year) -> None:
    plan = year.proposed()
    receipt = Receipt.objects.get(thing_id=plan.pk)
    assert (receipt.sent, receipt.holder, receipt.issued_at) == (Sent.PLAN, plan.employee_id, year.now)
    assert is_genuine(receipt)
    said, result = json.loads(receipt.content), plan.results.get()
    assert (said["starts"], said["version"], said["edition"]) == (str(plan.starts), plan.version, 1)
    assert [row["text"] for row in said["results"]] == [result.text]
    indicator = result.indicators.get()
    assert [row["text"] for row in said["results"][0]["indicators"]] == [indicator.text]
    assert Decimal(said["results"][0]["indicators"][0]["target_low"]) == indicator.target_low


def test_it_gives_none_where_it_refuses(year: Year) -> None:
    plan = year.draft()
    with pytest.raises(Invalid):
        propose(plan, version=plan.version, **year.as_("sari"))
    assert not Receipt.objects.exists()


def test_it_refuses_a_plan_without_content(year: Year) -> None:
    plan = year.draft()
    with pytest.raises(Invalid, match="rencana hasil kerja utama"):
        propose(plan, version=plan.version, **year.as_("sari"))
    assert Plan.objects.get().state == plan.state == "draft"


def test_it_refuses_heads_without_a_budget(year: Year) -> None:
    plan = year.written("dewi", PERMITS)
    plan.results.update(perspective="recipients")
    with pytest.raises(Invalid, match="penggunaan anggaran"):
        propose(plan, version=plan.version, **year.as_("dewi"))
    year.add(plan.results.get(), "dewi", BUDGET)
    fresh = Plan.objects.get(pk=plan.pk)
    assert propose(fresh, version=fresh.version, **year.as_("dewi")).state == "proposed"


def test_it_looks_again_whether_services_still_exist(year: Year) -> None:
    service = Service.objects.create(code="ktp-el", name="KTP-el")
    bound = replace(SPEED, parameters={"statistic": "p90", "services": ["ktp-el"]})
    plan = year.written("sari", PERMITS, bound)
    service.delete()
    with pytest.raises(Invalid, match="ktp-el tidak ada"):
        propose(plan, version=plan.version, **year.as_("sari"))


def test_it_is_proposed_once_and_by_its_owner(year: Year) -> None:
    plan = year.written()
    with pytest.raises(Forbidden):
        propose(plan, version=plan.version, **year.as_("budi"))
    propose(plan, version=plan.version, **year.as_("sari"))
    with pytest.raises(Invalid, match="sudah diajukan"):
        propose(plan, version=plan.version, **year.as_("sari"))


def test_it_says_when_the_draft_changed_meanwhile(year: Year) -> None:
    plan = year.written()
    seen = plan.version
    add_result(plan, text="Baru", version=seen, **year.as_("sari"))
    with pytest.raises(Invalid, match="belum mempunyai indikator"):
        propose(plan, version=seen, **year.as_("sari"))
    year.add(plan.results.get(text="Baru"), "sari", PERMITS)
    with pytest.raises(Stale):
        propose(Plan.objects.get(), version=seen, **year.as_("sari"))


def test_of_two_at_once_one_is_told(transactional_db: None, year: Year) -> None:
    plan = year.written()
    sari = year.as_("sari")

    def once() -> Plan:
        return propose(Plan.objects.get(pk=plan.pk), version=plan.version, **sari)

    results = at_once(once, once)
    assert sorted(isinstance(r, Plan) for r in results) == [False, True]
    assert Entry.objects.filter(verb="planning.plan_proposed").count() == 1
