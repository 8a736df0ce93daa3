"""Plans on their way: changes for lawful reasons, one or more in each state, while what was agreed still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from kinerja.work.planning import commands as planning
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.extras import Extras
from kinerja.work.planning.models import ExpectedResult, Indicator, Plan
from kinerja.work.planning.queries import agreement_findings
from kinerja.work.planning.terms import (
    DECLARED,
    AnnexKind,
    Aspect,
    ChangeReason,
    PlanState,
    Polarity,
    ResultKind,
)

from .cascading import TEAM
from .voices import Who, acting, by

RETURNED = "returned"
LATE = 20
"""Days ago: long past the answer clock, whatever holidays lie between."""


@dataclass(frozen=True)
class Change:
    """Whose plan changes (a user name, or the first without account in a post), how far it came, and since when."""

    whose: str
    reached: str
    days: int
    reason: ChangeReason
    why: str


CHANGES = (
    Change("wati", PlanState.DRAFT, 2, ChangeReason.PRIORITY, "Sekolah menambah kelas membaca bagi murid kelas dua."),
    Change("yusuf", PlanState.PROPOSED, 3, ChangeReason.STRATEGY, "Ruang rawat mulai menerima pasien rujukan."),
    Change("tono", RETURNED, 6, ChangeReason.STRATEGY, "Anggaran aplikasi perizinan dipindahkan ke pusat data."),
    Change("andi", PlanState.REVIEWED, 5, ChangeReason.PRIORITY, "Reviu laporan keuangan dimajukan satu bulan."),
    Change("budi", PlanState.REVIEWED, LATE, ChangeReason.STRATEGY, "Loket keliling menjadi bagian seksi ini."),
    Change("sekda", PlanState.REVIEWED, 4, ChangeReason.STRATEGY, "Perubahan APBD menambah program pelayanan terpadu."),
    Change("DISDIK-KA", PlanState.REVIEWED, 5, ChangeReason.STRATEGY, "Program baca tulis dipercepat satu semester."),
    Change("RSUD-B1-R1-KA", PlanState.PROPOSED, 12, ChangeReason.STRATEGY, "Dua tempat tidur isolasi ditambahkan."),
    Change("DPMPTSP-KA", PlanState.PROPOSED, 2, ChangeReason.STRATEGY, "Mal pelayanan publik dibuka lebih awal."),
    Change("DISDIK-SD1-KA", PlanState.PROPOSED, 1, ChangeReason.PRIORITY, "Sekolah menjadi tempat uji kurikulum."),
    Change("DUKCAPIL-B1-S1-P", PlanState.PROPOSED, 1, ChangeReason.PRIORITY, "Jadwal jemput bola menambah kunjungan."),
)  # fmt: skip
GO_BACK = "Target naik, tetapi buktinya masih untuk aplikasi lama. Sesuaikan bukti dukungnya, lalu ajukan lagi."
GO_ON = "Perubahan sesuai dengan keputusan kepala perangkat daerah."
DESPITE = "Pembagian hasil yang belum bertuan menunggu kepala seksi baru; dibahas lagi pada dialog triwulan ini."
ANNEXES = {
    AnnexKind.RESOURCES: ("Satu kendaraan dan pencetak untuk jemput bola", "Pendamping dari kecamatan setiap Kamis"),
    AnnexKind.ACCOUNTABILITY: ("Laporan kerja harian dengan daftar serah terima", "Dialog kinerja setiap bulan"),
    AnnexKind.CONSEQUENCES: ("Diusulkan mengikuti pelatihan pelayanan bila target dua triwulan terlampaui",),
}
EXPECTED = {
    1: "Menjelaskan syarat kepada orang tua bayi dengan kata sehari-hari",
    7: "Menyerahkan catatan berkas tertunda kepada rekan sebelum berangkat jemput bola",
}
AT_BIRTH = Definition(
    "Akta kelahiran yang diserahkan di tempat bersalin", Aspect.QUANTITY, "akta", Polarity.MORE,
    Decimal(40), Decimal(40), DECLARED, evidence="Daftar serah terima berparaf bidan, tanpa NIK lengkap",
)  # fmt: skip


def change_plans(*, now: datetime) -> int:
    """All take effect with the month; answers how many there are."""
    first = now.date().replace(day=1)
    _sari(first, now)
    _dewi(first, now)
    return 2 + sum(_change(one, first, now) for one in CHANGES)


def _change(one: Change, first: date, now: datetime) -> bool:
    """Whether somebody was there to change a plan."""
    plan = _plan_of(one.whose, first)
    if plan is None:
        return False
    who = acting(plan.employee, now, one.days)
    new = planning.revise(plan, reason=one.reason, explanation=one.why, starts=first, **who)
    _raise_a_target(new, who)
    if one.reached == PlanState.DRAFT:
        return True
    planning.propose(new, version=new.version, **who)
    manager = by("maya", now, one.days - 1)
    if one.reached == RETURNED:
        planning.return_from_review(new, reason=GO_BACK, version=new.version, **manager)
    elif one.reached == PlanState.REVIEWED:
        planning.review(new, note=GO_ON, version=new.version, **manager)
    return True


def _plan_of(whose: str, on: date) -> Plan | None:
    """The agreed plan of a day: of somebody with an account, or of the first without one in a post."""
    held = Plan.objects.agreed().on(on).select_related("employee__user", "unit").order_by("employee_id")
    unknown = held.filter(employee__user=None, position__code=whose)
    return held.filter(employee__user__username=whose).first() or unknown.first()


def _agreed_plan(username: str, on: date) -> Plan:
    found = _plan_of(username, on)
    assert found is not None
    return found


def _raise_a_target(plan: Plan, who: Who) -> None:
    """The first target where more is better and there is room: four points, or a tenth."""
    mine = Indicator.objects.filter(result__plan=plan, polarity=Polarity.MORE, target_low__isnull=False)
    mine = mine.exclude(measure_unit="persen", target_low__gt=95)
    indicator = mine.order_by("result__order", "order")[0]
    indicator.result.plan = plan
    assert indicator.target_low is not None
    if indicator.measure_unit == "persen":
        target = indicator.target_low + 4
    else:
        target = indicator.target_low + max(Decimal(1), (indicator.target_low / 10).quantize(Decimal(1)))
    _aim(indicator, target, who)


def _aim(indicator: Indicator, target: Decimal, who: Who) -> None:
    definition = replace(Definition.of(indicator), target_low=target, target_high=target)
    version = indicator.result.plan.version
    planning.change_indicator(indicator, definition=definition, version=version, **who)


def _sari(first: date, now: datetime) -> None:
    """Her second version: targets moved, a result reworded, an additional task with its decree, all three annexes."""
    old, who = _agreed_plan("sari", first), by("sari", now, 16)
    why = "Akta kelahiran menjadi prioritas kota; dua pagi seminggu dipakai untuk jemput bola di tempat bersalin."
    new = planning.revise(old, reason=ChangeReason.PRIORITY, explanation=why, starts=first, **who)
    _rewrite(new, _agreed_plan("budi", first), who)
    decree = Extras(decree_number="SK 800/12", decree_date=first - timedelta(days=12))
    task = planning.add_result(
        new, text=f"Anggota {TEAM}", kind=ResultKind.ADDITIONAL, extras=decree, version=new.version, **who
    )
    planning.add_indicator(task, definition=AT_BIRTH, version=new.version, **who)
    for kind, items in ANNEXES.items():
        planning.set_annex(new, kind=kind, items=items, version=new.version, **who)
    planning.propose(new, version=new.version, **by("sari", now, 15))
    planning.review(new, note=GO_ON, version=new.version, **by("maya", now, 14))
    planning.set_behaviour(new, expectations=EXPECTED, version=new.version, **by("budi", now, 12))
    _agree(new, by("budi", now, 12))


def _rewrite(new: Plan, above: Plan, who: Who) -> None:
    """Fewer cases an hour, none of them slower; both results support what Budi answers for."""
    supports = above.results.order_by("order")[1]
    for result, more in zip(_results(new), ("", " di loket maupun di tempat bersalin"), strict=False):
        text = result.text + more
        planning.change_result(result, text=text, superior_result=supports, version=new.version, **who)
    output, slowest = (_indicator(new, source) for source in ("service.output", "service.completion_time"))
    assert output.target_low is not None
    _aim(output, (output.target_low * Decimal("0.9")).quantize(Decimal("0.1")), who)
    _aim(slowest, Decimal(2), who)


def _results(plan: Plan) -> Iterator[ExpectedResult]:
    """In order, each with the plan at hand, whose version counts up."""
    for result in plan.results.order_by("order"):
        result.plan = plan
        yield result


def _indicator(plan: Plan, source: str) -> Indicator:
    """The last one of a source."""
    mine = Indicator.objects.filter(result__plan=plan, source=source).select_related("result")
    found = mine.order_by("-result__order", "-order")[0]
    found.result.plan = plan
    return found


def _dewi(first: date, now: datetime) -> None:
    """A head's plan, agreed although one of its results has no owner yet."""
    old, who = _agreed_plan("dewi", first), by("dewi", now, 14)
    why = "Perubahan APBD menambah dua loket keliling; sasaran pelayanan dinaikkan."
    new = planning.revise(old, reason=ChangeReason.STRATEGY, explanation=why, starts=first, **who)
    _raise_a_target(new, who)
    planning.set_annex(
        new, kind=AnnexKind.RESOURCES, items=["Dua kendaraan loket keliling dari belanja modal perubahan"],
        version=new.version, **who,
    )  # fmt: skip
    planning.propose(new, version=new.version, **who)
    planning.review(new, note=GO_ON, version=new.version, **by("maya", now, 11))
    _agree(new, by("sekda", now, 9))


def _agree(plan: Plan, who: Who) -> None:
    """With a reason where the cascade has a gap, as the page asks for it."""
    reason = DESPITE if agreement_findings(plan, who["actor"].on) else ""
    planning.agree(plan, reason=reason, version=plan.version, **who)
