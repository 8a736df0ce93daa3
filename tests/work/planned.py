"""A performance year in the city of the cast, and plans at any step of their life."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Employee
from kinerja.work.planning import commands as planning
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.models import Cycle, ExpectedResult, Indicator, Period, Plan
from tests.cast import SINCE, Cast

YEAR = (date(2026, 1, 1), date(2027, 1, 1))

PERMITS = Definition("Surat selesai", "quantity", "surat", "more", Decimal(100), evidence="Buku agenda")
SPEED = Definition(
    "Batas waktu sembilan dari sepuluh permohonan", "time", "hari", "less", Decimal(3),
    source="service.completion_time", parameters={"statistic": "p90"},
)  # fmt: skip
BUDGET = Definition("Realisasi anggaran", "cost", "persen", "within", Decimal(90), Decimal(102), evidence="Laporan")


class Year:
    """The cycle 2026 with its quarters, and verbs in the name of the cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.now = cast, cast.now
        self.cycle: Cycle = planning.open_cycle(code="2026", name="Tahun 2026", starts=YEAR[0], ends=YEAR[1], **cast.by)
        self.periods: list[Period] = planning.open_quarters(self.cycle, **cast.by)

    def as_(self, username: str) -> dict[str, object]:
        return {"actor": self.cast.actor(username), "now": self.now}

    def draft(self, username: str = "sari") -> Plan:
        """A plan without content."""
        employee: Employee = getattr(self.cast, username)
        return planning.draft_plan(employee, cycle=self.cycle, **self.as_(username))

    def written(self, username: str = "sari", *definitions: Definition) -> Plan:
        """A draft with one result that holds these indicators, or one that always suits JA and JF."""
        plan = self.draft(username)
        result = planning.add_result(plan, text="Warga terlayani", version=plan.version, **self.as_(username))
        for definition in definitions or (PERMITS,):
            self.add(result, username, definition)
        return plan

    def add(self, result: ExpectedResult, username: str, definition: Definition) -> Indicator:
        return planning.add_indicator(result, definition=definition, version=result.plan.version, **self.as_(username))

    def proposed(self, username: str = "sari", *definitions: Definition) -> Plan:
        plan = self.written(username, *definitions)
        return planning.propose(plan, version=plan.version, **self.as_(username))

    def reviewed(self, username: str = "sari", *definitions: Definition) -> Plan:
        plan = self.proposed(username, *definitions)
        return planning.review(plan, version=plan.version, **self.as_("hasan"))

    def agreed(self, username: str = "sari", rater: str = "budi", *definitions: Definition) -> Plan:
        plan = self.reviewed(username, *definitions)
        return planning.agree(plan, version=plan.version, reason="Dibahas dalam dialog", **self.as_(rater))

    def crowd(self, people: int) -> list[Plan]:
        """So many more at Sari's counter, each with an empty draft."""
        return [self._clerk(number) for number in range(people)]

    def _clerk(self, number: int) -> Plan:
        post, by = self.cast.posts["DUKCAPIL-L-LOKET"], self.cast.by
        nip = f"1985021420110120{number:02d}"
        one = organisation.hire(f"Pegawai {number:02d}", kind="pns", nip=nip, rank="III/a", **by)
        organisation.appoint(one, position=post, starts=SINCE, **by)
        where = {"position": post, "unit": post.unit, "rater": self.cast.budi}
        return Plan.objects.create(cycle=self.cycle, employee=one, starts=YEAR[0], ends=YEAR[1], **where)


def indicators_of(plan: Plan) -> list[Indicator]:
    return list(Indicator.objects.filter(result__plan=plan).order_by("result__order", "order"))
