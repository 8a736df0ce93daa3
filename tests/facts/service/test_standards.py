"""Standards of service: fourteen components and a promise, from a day on."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from kinerja.facts.service.commands import add_service, set_standard
from kinerja.facts.service.models import Service, ServiceStandard
from kinerja.facts.service.queries import standard_on
from kinerja.facts.service.terms import STANDARD_COMPONENTS, PromiseUnit
from kinerja.platform.access.actors import Actor, system
from kinerja.pure.lib.refusals import Forbidden, Invalid

WHOLE = dict.fromkeys(STANDARD_COMPONENTS, "Sudah ditetapkan.")


def standard(service: Service, now: datetime, since: date, **more: Any) -> ServiceStandard:
    facts: dict[str, Any] = {"components": WHOLE, "promised": Decimal(3), "promised_unit": PromiseUnit.WORKING_DAYS}
    return set_standard(service, effective_from=since, actor=system(now.date()), now=now, **facts | more)


def test_it_answers_with_the_standard_in_force(service: Service, now: datetime) -> None:
    standard(service, now, date(2025, 1, 1))
    newer = standard(service, now, date(2026, 1, 1), promised=Decimal(2))
    assert newer.version == 2
    assert standard_on(service, date(2024, 12, 31)) is None
    assert standard_on(service, date(2025, 12, 31)).promised == Decimal(3)
    assert standard_on(service, date(2026, 1, 1)) == newer


@pytest.mark.parametrize(
    ("components", "sentence"),
    [
        (WHOLE | {"fee": " "}, "Biaya/tarif"),
        ({name: text for name, text in WHOLE.items() if name != "safety_guarantee"}, "Jaminan keamanan"),
        (WHOLE | {"parking": "Ada."}, "parking tidak dikenal"),
    ],
)
def test_it_wants_all_fourteen_components(
    service: Service, now: datetime, components: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        standard(service, now, date(2025, 1, 1), components=components)
    assert sentence in str(refusal.value)


def test_it_refuses_a_promise_without_unit_and_two_standards_on_a_day(service: Service, now: datetime) -> None:
    with pytest.raises(Invalid):
        standard(service, now, date(2025, 1, 1), promised_unit="")
    standard(service, now, date(2025, 1, 1))
    with pytest.raises(Invalid):
        standard(service, now, date(2025, 1, 1))
    assert ServiceStandard.objects.count() == 1


def test_it_is_for_personnel_alone(service: Service, now: datetime) -> None:
    nobody = Actor(name="Tono", on=now.date())
    with pytest.raises(Forbidden):
        add_service("kk", name="Kartu keluarga", actor=nobody, now=now)
    with pytest.raises(Forbidden):
        set_standard(service, effective_from=date(2025, 1, 1), components=WHOLE, actor=nobody, now=now)


def test_it_adds_a_code_once(service: Service, now: datetime) -> None:
    with pytest.raises(Invalid):
        add_service("ktp", name="Lagi", actor=system(now.date()), now=now)
