"""Two months of requests at the civil registry: handed in, returned, handed on, finished, and some looked at twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np

from kinerja.facts.casework.commands import (
    PastFile,
    PastStep,
    answer_correction,
    ask_correction,
    draw_second_looks,
    look_again,
    take_over_files,
)
from kinerja.facts.casework.models import CaseFile, Correction, SecondLook
from kinerja.facts.casework.terms import REGISTER, Stage
from kinerja.facts.service.commands import label_in
from kinerja.facts.service.models import Service
from kinerja.facts.service.queries import standard_on
from kinerja.facts.service.terms import Channel
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.platform.access.actors import Actor, public, system
from kinerja.platform.database.words import ALPHABET, CODE
from kinerja.pure.lib.worktime import WorkCalendar

from .names import invent
from .voices import acting, key

PLACE, GROUP, CREW, DAYS_BACK = "DUKCAPIL", "counter", 5, 75
# Service, how many in these days, working hours of the work itself.
SERVICES = (("ktp-el", 120, 4.0), ("kartu-keluarga", 80, 6.0), ("akta-kelahiran", 60, 7.0))
RETURNED, TWICE, HANDED_ON, REFUSED, WITHDRAWN, CALLED_FOR = 0.2, 0.15, 0.12, 0.04, 0.03, 0.85
ONLINE, WRONG, LOOKED, ASKED = 0.6, 0.08, 0.8, 14
MISSING = (
    "Foto Kartu Keluarga terpotong di sisi kanan. Kirim ulang foto seluruh halamannya.",
    "Surat kehilangan dari kepolisian belum dilampirkan. Lampirkan foto suratnya.",
    "Surat keterangan lahir belum ditandatangani bidan. Minta tanda tangan, lalu kirim lagi.",
)
NO = "Data kependudukan Anda tercatat di kota lain. Urus surat pindah dahulu, lalu ajukan lagi."
FAULTS = ("Nama ayah tertulis keliru satu huruf.", "Tanggal lahir tertukar bulan dan harinya.", "RT salah cetak.")


class Office:
    """Who works on files, in which unit, and at what hours."""

    def __init__(self, rng: np.random.Generator, actor: Actor, now: datetime) -> None:
        self.rng, self.now = rng, now
        self.unit = Unit.objects.get(code=PLACE)
        self.calendar: WorkCalendar = work_calendar(
            self.unit, (now - timedelta(days=DAYS_BACK + 5)).date(), (now + timedelta(days=60)).date()
        )
        held = Appointment.objects.on(actor.on).filter(position__group=GROUP)
        held = held.filter(position__unit__path__startswith=self.unit.path).select_related("employee__user")
        known = sorted((one.employee for one in held), key=lambda who: (who.user is None, who.name, who.pk))[:CREW]
        self.officers: list[Employee] = known
        self.citizens = invent(rng, rng.random(40) < 0.5)
        self.labels = [label_in(REGISTER, employee=one, actor=actor, now=now).pk for one in known]

    def later(self, at: datetime, hours: float) -> datetime:
        return self.calendar.add_working_time(at, timedelta(hours=hours))

    def spread(self, mean: float) -> float:
        return float(self.rng.lognormal(np.log(mean), 0.6))

    def anybody(self) -> UUID:
        return self.labels[int(self.rng.integers(len(self.labels)))]


def keep_files(rng: np.random.Generator, *, actor: Actor, now: datetime) -> int:
    """Answers how many files there are."""
    office = Office(rng, actor, now)
    done = 0
    for code, count, hours in SERVICES:
        service = Service.objects.select_related("unit").get(code=code)
        standard = standard_on(service, now.date())
        assert standard is not None
        files = [_file(office, code, place, hours) for place in range(count)]
        done += take_over_files(service, standard=standard, files=files, actor=actor, now=now)
    _ask_corrections(office)
    _look_twice(office)
    return done


def _file(office: Office, service: str, place: int, hours: float) -> PastFile:
    rng = office.rng
    opens = office.now - timedelta(days=float(rng.uniform(0.05, DAYS_BACK)))
    came = office.later(opens, float(rng.uniform(0.1, 1.0)))
    steps = [step for step in _life(office, min(came, office.now), hours) if step.at <= office.now]
    online = bool(rng.random() < ONLINE)
    return PastFile(
        code=_code(rng), name=office.citizens[place % len(office.citizens)], submission=key("berkas", service, place),
        steps=steps, channel=Channel.ONLINE if online else Channel.COUNTER,
    )  # fmt: skip


def _life(office: Office, came: datetime, hours: float) -> Iterator[PastStep]:
    """Every step in the order it happens; those in the future are cut off by who asks."""
    rng, unit, officer = office.rng, office.unit.pk, office.anybody()
    yield PastStep(Stage.RECEIVED, came, unit)
    if rng.random() < WITHDRAWN:
        yield PastStep(Stage.WITHDRAWN, office.later(came, office.spread(3)), unit)
        return
    at = office.later(came, office.spread(1.5))
    yield PastStep(Stage.CHECKED, at, unit, officer)
    chance = RETURNED
    while rng.random() < chance:
        at, chance = office.later(at, office.spread(0.5)), TWICE
        yield PastStep(Stage.RETURNED, at, unit, officer, MISSING[int(rng.integers(len(MISSING)))])
        at += timedelta(hours=float(rng.uniform(5, 120)))
        yield PastStep(Stage.COMPLETED, at, unit)
        at = office.later(at, office.spread(1.5))
        yield PastStep(Stage.CHECKED, at, unit, officer)
    if rng.random() < REFUSED:
        yield PastStep(Stage.REFUSED, office.later(at, office.spread(1)), unit, officer, NO)
        return
    at = office.later(at, office.spread(0.5))
    yield PastStep(Stage.PROCESSED, at, unit, officer)
    if rng.random() < HANDED_ON:
        at, officer = office.later(at, office.spread(2)), office.anybody()
        yield PastStep(Stage.PROCESSED, at, unit, officer)
    at = office.later(at, office.spread(hours))
    yield PastStep(Stage.APPROVED, at, unit, officer)
    at = office.later(at, office.spread(0.5))
    yield PastStep(Stage.READY, at, unit, officer)
    if rng.random() < CALLED_FOR:
        yield PastStep(Stage.HANDED_OVER, office.later(at, office.spread(9)), unit, officer)


def _code(rng: np.random.Generator) -> str:
    """Of the seed, so that the same city has the same files."""
    drawn = "".join(ALPHABET[n] for n in rng.integers(len(ALPHABET), size=CODE))
    return f"{drawn[:4]}-{drawn[4:]}"


def _ask_corrections(office: Office) -> None:
    """Some who called for their paper found it wrong; most were answered by somebody else."""
    over = CaseFile.objects.filter(stage=Stage.HANDED_OVER).select_related("unit", "request__closed_by")
    for place, file in enumerate(over.order_by("-since", "code")[: 3 * ASKED : 3]):
        asked_at = min(file.since + timedelta(hours=20), office.now)
        asked = ask_correction(
            file, text=FAULTS[place % len(FAULTS)], submission=key("perbaikan", place),
            actor=public(asked_at.date()), now=asked_at,
        )  # fmt: skip
        if place % 3:
            _answer(office, asked, file, min(asked_at + timedelta(days=1), office.now), is_right=place % 2 == 0)


def _answer(office: Office, asked: Correction, file: CaseFile, now: datetime, *, is_right: bool) -> None:
    someone = _other_than(office, file)
    outcome, answer = ("right", "Memang keliru. Dokumen baru sudah dicetak dan dapat diambil di loket.")
    if not is_right:
        outcome, answer = ("wrong", "Tulisan itu sama dengan Kartu Keluarga Anda. Ubah dahulu datanya, lalu ajukan.")
    if someone is not None:
        answer_correction(asked, outcome=outcome, answer=answer, **acting(someone, now))


def _look_twice(office: Office) -> None:
    """The two months that are over, as their jobs would have drawn them; a few still wait."""
    first = office.now.date().replace(day=1)
    for month in (_month_before(_month_before(first)), _month_before(first)):
        draw_second_looks(month, actor=system(office.now.date()), now=office.now)
    looks = SecondLook.objects.select_related("draw__unit", "officer", "file").order_by("file__code")
    for look in looks:
        someone = _other_than(office, look.file)
        if someone is not None and office.rng.random() < LOOKED:
            wrong = bool(office.rng.random() < WRONG)
            outcome, fault = ("wrong", "identity") if wrong else ("correct", "")
            look_again(look, outcome=outcome, fault=fault, **acting(someone, office.now))


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _other_than(office: Office, file: CaseFile) -> Employee | None:
    """A colleague who had no hand in it."""
    hands = set(file.intervals.values_list("officer", flat=True)) | {file.officer_id}
    free = (who for who, label in zip(office.officers, office.labels, strict=True) if label not in hands)
    return next(free, None)
