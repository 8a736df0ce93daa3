"""Working days: reports and answers to them, results declared, ideas, feedback, talks, counts at the wards, outages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from kinerja.facts.care.catalogue import catalogue
from kinerja.facts.care.commands import count
from kinerja.facts.care.terms import Shift
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.platform.operations.commands import note_outage, take_over_outage
from kinerja.platform.operations.models import Outage
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import ActivityReport, Idea, ReportSample, SampledReport
from kinerja.work.activity.terms import ReportState
from kinerja.work.feedback import commands as feedback
from kinerja.work.feedback.models import CheckIn, Feedback
from kinerja.work.feedback.seen import Seen
from kinerja.work.feedback.subjects import Subject
from kinerja.work.feedback.talk import Talk
from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.terms import DECLARED, Polarity
from tests.acceptance.year.world import World

DID = ("Memeriksa", "Menata", "Menyelesaikan", "Menyusun", "Memperbarui", "Menjawab", "Mengantar", "Mencocokkan")
WHAT = ("berkas permohonan", "laporan bulanan", "arsip loket", "surat keterangan", "data pelanggan", "bahan rapat",
        "jadwal piket", "daftar hadir", "buku agenda", "pertanyaan warga")  # fmt: skip
WARD_SHARES = {"patient_identification": 0.97, "protective_equipment": 0.95}


class Working:
    """`pace` is the share of people who report on a day."""

    def __init__(self, world: World, pace: float) -> None:
        self.world, self.pace = world, pace
        self.sent = 0

    def a_day(self, present: Sequence[Employee]) -> None:
        world = self.world
        for who in present:
            if world.happens(self.pace):
                self._report(who)
        for who in self._leaders(present):
            if world.happens(0.35):
                self._answer(who)
        for who in present:
            if world.happens(self.pace * 0.01):
                self._idea(who)
            if world.happens(self.pace * 0.04):
                self._feedback(who)
            if world.happens(self.pace * 0.03):
                self._talk(who)
        self._count_at_wards()
        if world.happens(0.02):
            self._outage()

    def _leaders(self, present: Sequence[Employee]) -> list[Employee]:
        led = set(self.world.superiors.values())
        return [one for one in present if one.pk in led]

    def _report(self, who: Employee) -> None:
        world, chance = self.world, self.world.chance
        mine = Indicator.objects.filter(
            result__plan__employee=who, result__plan__state="agreed", result__plan__starts__lte=world.today,
            result__plan__ends__gt=world.today,
        ).order_by("result__order", "order")  # fmt: skip
        indicators = list(mine)
        indicator = chance.choice(indicators) if indicators and world.happens(0.6) else None
        text = f"{chance.choice(DID)} {chance.choice(WHAT)} nomor {chance.randint(1, 99_999)}"
        key, minutes, number = world.key(), chance.randint(10, 240), chance.randint(1, 20)
        quantity: Any = Decimal(number) if indicator else None
        back = chance.randint(0, 1) if chance.random() < 0.2 else 0
        day = world.today - timedelta(days=back)
        made = world.act(
            "laporan kerja",
            lambda _: activity.submit_report(
                day=day, text=text, indicator=indicator, quantity=quantity, minutes=minutes, submission=key,
                **world.by(who),
            ),
            tolerate=bool(back),
        )  # fmt: skip
        if made is None:
            return
        self.sent += 1
        if world.happens(0.01):
            world.act(
                "laporan ditarik",
                lambda seen: activity.withdraw_report(seen, version=seen.version, **world.by(who)),
                load=lambda: ActivityReport.objects.get(pk=made.pk),
            )

    def _answer(self, who: Employee) -> None:
        """Row by row where there are few, by a drawn sample where there are many."""
        world = self.world
        waiting = list(ActivityReport.objects.waiting_for(world.actor(who)).order_by("submitted_at", "id")[:30])
        if len(waiting) > 6 and world.happens(0.7):
            self._by_sample(who)
            return
        for one in waiting[:6]:
            self._one(who, one.pk)

    def _one(self, who: Employee, key: UUID) -> None:
        world = self.world

        def load() -> ActivityReport:
            return ActivityReport.objects.select_related("employee").get(pk=key)

        world.act("laporan dibuka", lambda seen: activity.open_report(seen, **world.by(who)), load=load, repeats=True)
        if world.happens(0.04):
            world.act(
                "laporan ditanyakan",
                lambda seen: activity.ask_about(
                    seen, question="Berkas yang mana?", version=seen.version, **world.by(who)
                ),
                load=load,
            )
            world.put_off(1, lambda: self._explain(key))
            return
        world.act(
            "laporan disetujui",
            lambda seen: activity.accept_report(seen, version=seen.version, **world.by(who)),
            load=load,
        )

    def _explain(self, key: UUID) -> None:
        report = ActivityReport.objects.select_related("employee").get(pk=key)
        owner = Employee.objects.get(pk=report.employee_id)
        if report.state == ReportState.ASKED and owner.left_on is None:
            self.world.act(
                "pertanyaan dijawab",
                lambda seen: activity.answer_question(
                    seen, answer="Berkas hari Senin.", version=seen.version, **self.world.by(owner)
                ),
                load=lambda: ActivityReport.objects.select_related("employee").get(pk=key),
            )

    def _by_sample(self, who: Employee) -> None:
        world = self.world
        sample = world.act(
            "cuplikan diundi", lambda _: activity.draw_sample(**world.by(who)), repeats=True, tolerate=True
        )
        if sample is None:
            return
        for row in SampledReport.objects.filter(sample=sample, drawn=True).select_related("report").order_by("id"):
            if ActivityReport.objects.answered_by(world.actor(who)).filter(pk=row.report_id).exists():
                world.act(
                    "laporan dibuka",
                    lambda seen: activity.open_report(seen, **world.by(who)),
                    load=lambda row=row: ActivityReport.objects.get(pk=row.report_id), repeats=True,
                )  # fmt: skip
        world.act(
            "cuplikan disetujui",
            lambda seen: activity.accept_sample(seen, **world.by(who)),
            load=lambda: ReportSample.objects.get(pk=sample.pk), tolerate=True,
        )  # fmt: skip

    def declare(self, period: Period, present: Sequence[Employee], share: float) -> None:
        """What nobody measures is declared by its owner, near its target."""
        world = self.world
        keys = {one.pk: one for one in present}
        declared = Indicator.objects.filter(
            source=DECLARED, result__plan__state="agreed", result__plan__cycle=period.cycle_id,
            target_low__isnull=False, result__plan__starts__lt=period.ends, result__plan__ends__gt=period.starts,
        )  # fmt: skip
        rows = declared.select_related("result__plan").order_by("id")
        for indicator in rows:
            who = keys.get(indicator.result.plan.employee_id)
            if who is None or not world.happens(share):
                continue
            key, value = world.key(), _near(world, indicator)
            world.act(
                "realisasi dilaporkan",
                lambda _, indicator=indicator, who=who, key=key, value=value: activity.declare(
                    indicator, period=period, value=value, evidence="Buku agenda", submission=key, **world.by(who)
                ),
            )

    def _idea(self, who: Employee) -> None:
        world, key = self.world, self.world.key()
        made = world.act(
            "inisiatif",
            lambda _: activity.submit_idea(
                title="Kotak berkas berwarna per hari", benefit="Berkas tidak tertukar", submission=key, **world.by(who)
            ),
            tolerate=True,
        )
        above = world.superior(who)
        if made is not None and above is not None:
            world.act(
                "inisiatif ditetapkan",
                lambda seen: activity.confirm_idea(seen, answer="Dipakai mulai bulan depan.", **world.by(above)),
                load=lambda: Idea.objects.get(pk=made.pk), tolerate=True,
            )  # fmt: skip

    def _feedback(self, who: Employee) -> None:
        world, chance = self.world, self.world.chance
        above, key = world.superior(who), world.key()
        if above is None:
            return
        seen = Seen(
            world.today, "Antrean pagi", f"Menyapa {chance.randint(2, 40)} warga lebih dahulu", "Antrean tenang"
        )
        value = chance.randint(1, 7)
        made = world.act(
            "umpan balik",
            lambda _: feedback.give_feedback(
                who, about=Subject(value=value), seen=seen, submission=key, **world.by(above)
            ),
        )
        if made is not None and world.happens(0.5):
            world.act(
                "umpan balik ditanggapi",
                lambda known: feedback.reply_to(known, text="Terima kasih, saya teruskan.", **world.by(who)),
                load=lambda: Feedback.objects.get(pk=made.pk),
            )

    def _talk(self, who: Employee) -> None:
        world, key = self.world, self.world.key()
        above = world.superior(who)
        if above is None:
            return
        made = world.act(
            "dialog direncanakan",
            lambda _: feedback.plan_check_in(who, planned_on=world.today, submission=key, **world.by(above)),
            tolerate=True,
        )
        if made is None:
            return
        talk = Talk(
            world.today, went_well="Antrean lebih tenang", hinders="Pencetak macet", help_needed="Pencetak cadangan"
        )

        def load() -> CheckIn:
            return CheckIn.objects.get(pk=made.pk)

        world.act(
            "dialog dicatat",
            lambda seen: feedback.record_check_in(seen, talk=talk, version=seen.version, **world.by(above)),
            load=load, tolerate=True,
        )  # fmt: skip
        for one in (who, above):
            world.act(
                "dialog ditandatangani",
                lambda seen, one=one: feedback.sign_check_in(seen, version=seen.version, **world.by(one)),
                load=load, tolerate=True,
            )  # fmt: skip

    def _count_at_wards(self) -> None:
        world, chance = self.world, self.world.chance
        known = catalogue(world.today)
        nurses = (
            Appointment.objects.on(world.today).filter(position__group="nurse", employee__left_on=None).order_by("-id")
        )
        wards = dict(nurses.values_list("position__unit_id", "employee_id"))
        for unit in Unit.objects.filter(pk__in=wards).order_by("path"):
            for code, share in WARD_SHARES.items():
                if code not in known or not world.happens(0.4):
                    continue
                n = chance.randint(3, 20)
                k = sum(chance.random() < share for _ in range(n))
                who = world.person(wards[unit.pk])
                world.act(
                    "hitungan mutu",
                    lambda _, unit=unit, code=code, n=n, k=k, who=who: count(
                        unit, indicator=code, day=world.today, shift=Shift.values[0], numerator=k, denominator=n,
                        **world.by(who),
                    ),
                )  # fmt: skip

    def _outage(self) -> None:
        world = self.world
        hours = world.chance.randint(1, 5)
        starts = world.now - timedelta(hours=14)
        made = world.act(
            "gangguan",
            lambda _: take_over_outage(
                starts, ends=starts + timedelta(hours=hours), measured_by="pusat data kota", **world.machine
            ),
            tolerate=True,
        )
        if made is not None:
            world.act(
                "sebab gangguan ditulis",
                lambda seen: note_outage(seen, note="Listrik padam; genset diuji lagi.", **world.hasan),
                load=lambda: Outage.objects.get(pk=made.pk),
            )


def _near(world: World, indicator: Indicator) -> Decimal:
    """A little better more often than worse; counts stay whole, shares stay below 100."""
    assert indicator.target_low is not None
    low, high = indicator.target_low, indicator.target_high or indicator.target_low
    centre = (low + high) / 2 if indicator.polarity == Polarity.WITHIN else low
    drift = world.chance.gauss(-0.02 if indicator.polarity == Polarity.LESS else 0.02, 0.09)
    value = max(centre * Decimal(str(round(1 + drift, 4))), Decimal(0))
    return min(value, Decimal(100) if indicator.measure_unit == "persen" else value).quantize(Decimal("0.1"))


def night(world: World) -> datetime:
    """Half an hour before midnight, when the house keeps itself."""
    return world.now.replace(hour=23, minute=30)
