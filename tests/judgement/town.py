"""A town small enough to be worked out by hand: what the tests of judgement stand on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from kinerja.facts.service.models import Officer, Request, Service, ServiceStandard
from kinerja.people.organisation.models import Employee
from kinerja.work.planning.models import Cycle, ExpectedResult, Indicator, Period, Plan
from kinerja.work.planning.terms import Polarity

UNITS_OF = {
    "service.completion_time": ("hari", Polarity.LESS),
    "service.on_time_share": ("persen", Polarity.MORE),
    "service.output": ("menit baku per jam", Polarity.MORE),
    "service.open_late_share": ("persen", Polarity.LESS),
    "service.return_share": ("persen", Polarity.LESS),
    "declared": ("dokumen", Polarity.MORE),
}
# 1 January 2026, 08.00 WITA
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)


class Town:
    """The cast at work in January and February 2026; the period is over on the day of `now`."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self.cycle = Cycle.objects.create(
            code="2026", name="Tahun 2026", starts=date(2026, 1, 1), ends=date(2027, 1, 1), regime="P6_2022_SE3_2023"
        )
        self.period = Period.objects.create(
            cycle=self.cycle, code="P1", name="Januari–Februari", starts=date(2026, 1, 1), ends=date(2026, 3, 1)
        )
        self.ktp = self.service("ktp-el", Decimal(10))
        self.made = 0
        self.officers: dict[Any, Officer] = {}

    def service(self, code: str, minutes: Decimal | None) -> Service:
        service = Service.objects.create(code=code, name=code, unit=self.cast.units["DUKCAPIL-L"])
        ServiceStandard.objects.create(
            service=service, version=1, effective_from=date(2025, 1, 1), standard_minutes=minutes
        )
        return service

    def plan(self, employee: Employee, *bindings: tuple[Any, ...], **changes: Any) -> Plan:
        """An agreed plan with one indicator for each (source, parameters, target)."""
        appointment = employee.appointments.order_by("starts").select_related("position__unit").first()
        facts: dict[str, Any] = {
            "cycle": self.cycle,
            "employee": employee,
            "position": appointment.position,
            "unit": appointment.position.unit,
            "rater": self.cast.budi,
            "starts": self.cycle.starts,
            "ends": self.cycle.ends,
            "state": "agreed",
            "proposed_at": NEW_YEAR,
            "agreed_at": NEW_YEAR,
        }
        plan = Plan.objects.create(**facts | changes)
        result = ExpectedResult.objects.create(plan=plan, order=1, text="Warga terlayani")
        for order, (source, parameters, target) in enumerate(bindings, start=1):
            unit, polarity = UNITS_OF[source]
            Indicator.objects.create(
                result=result,
                order=order,
                aspect="time",
                text=f"{source} {order}",
                measure_unit=unit,
                target_low=target,
                target_high=target,
                polarity=polarity,
                source=source,
                parameters=parameters,
            )
        return plan

    def officer(self, employee: Employee) -> Officer:
        if employee.pk not in self.officers:
            made = Officer.objects.create(register="ktp-el", label=employee.name, employee=employee)
            self.officers[employee.pk] = made
        return self.officers[employee.pk]

    def case(self, employee: Employee, opened: datetime, days: float | None = None, **more: Any) -> Request:
        """A case of this employee that took so many days; None is still open."""
        self.made += 1
        officer = self.officer(employee)
        facts: dict[str, Any] = {
            "service": self.ktp,
            "unit": self.cast.units["DUKCAPIL-L"],
            "case_key": f"K{self.made:04}",
            "opened_at": opened,
            "closed_at": None if days is None else opened + timedelta(days=days),
            "closed_by": None if days is None else officer,
            "in_charge": officer,
        }
        return Request.objects.create(**facts | more)

    def colleagues(self, count: int) -> list[Employee]:
        """More people at Sari's counter."""
        have = Employee.objects.filter(name__startswith="Rekan").count()
        people = [
            Employee(
                name=f"Rekan {i}",
                nip=f"1990010120200310{i % 100:02}" if i < 100 else f"19910101202003{i:04}",
                kind="pns",
            )
            for i in range(have, have + count)
        ]
        Employee.objects.bulk_create(people)
        for person in people:
            person.appointments.create(position=self.cast.posts["DUKCAPIL-L-LOKET"], starts=date(2025, 1, 1))
        return people
