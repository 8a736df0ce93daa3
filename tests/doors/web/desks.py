"""What the gaps in the addresses of the desks are filled with; a gap is known by what stands before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from kinerja.facts.care.commands import count
from kinerja.facts.service.commands import start_import
from kinerja.facts.teaching.commands import close_school
from kinerja.people.organisation.commands import add_closure, check_staff_rows, grant_absence, set_special_hours
from kinerja.people.organisation.models import Appointment
from kinerja.people.organisation.terms import SheetKind
from kinerja.platform.audit.models import Entry
from kinerja.platform.files.commands import store
from kinerja.platform.operations.commands import announce
from kinerja.platform.operations.models import Outage
from tests.facts.teaching.school import School

ROW = {"kode": "DUKCAPIL-ARSIP", "nama": "Seksi Arsip", "jenis": "seksi", "kode_induk": "DUKCAPIL"}
MAPPING = {
    "service": {"code": "ktp-el", "name": "KTP elektronik"},
    "columns": {"case": "nomor", "opened": "masuk", "closed": "selesai"},
}
LOG = b"nomor,masuk,selesai\nA1,2026-01-05T08:00:00,2026-01-06T09:00:00\nA2,2026-01-05T08:30:00,\n"


def sheet(scene: Any) -> Any:
    stored = store([b"contoh"], name="unit.csv", **scene.cast.by)
    return check_staff_rows(stored, kind=SheetKind.UNITS, rows=[{"row": 2, "cells": ROW}], **scene.cast.by)


def log(scene: Any) -> Any:
    stored = store([LOG], name="log.csv", **scene.cast.by)
    return start_import("log.csv", mapping=MAPPING, file=stored, **scene.cast.by)


def special(scene: Any) -> Any:
    days = {"since": scene.cast.today, "until": scene.cast.today}
    hours = {"weekly": {"0": [["08:00", "12:00"]]}}
    return set_special_hours(scene.cast.calendars[0], name="Ujian", **days, **hours, **scene.cast.by)


def leave(scene: Any) -> Any:
    """One leave of Sari, however many addresses ask for it: she cannot be away twice on a day."""
    if not hasattr(scene, "leave"):
        days = {"starts": scene.cast.today, "ends": scene.cast.today + timedelta(days=3)}
        scene.leave = grant_absence(scene.cast.sari, kind="annual", **days, **scene.cast.by)
    return scene.leave


def school(scene: Any) -> School:
    """SDN 1 with its timetable; Wati's lessons on Tuesday."""
    if not hasattr(scene, "school"):
        scene.school = School(scene.cast)
    return scene.school


def slot(scene: Any) -> Any:
    return school(scene).slot().pk


def closure(scene: Any) -> Any:
    place = school(scene)
    days = {"starts": scene.cast.today, "ends": scene.cast.today + timedelta(days=1)}
    return close_school(place.unit, reason="Banjir", actor=place.head, now=place.now, **days).pk


def observation(scene: Any) -> Any:
    return school(scene).sent().pk


def counted(scene: Any) -> Any:
    facts = {"indicator": "doctor_visit", "day": scene.cast.today, "shift": "morning", "numerator": 9}
    by = {"actor": scene.cast.actor("yusuf"), "now": scene.cast.now}
    return count(scene.cast.units["RSUD"], denominator=10, **facts, **by).pk


def counts_sheet(scene: Any) -> Any:
    line = f"RSUD;{scene.cast.today};pagi;doctor_visit;9;10\n"
    text = "kode_unit;tanggal;sif;indikator;pembilang;penyebut\n" + line
    by = {"actor": scene.cast.actor("yusuf"), "now": scene.cast.now}
    return store([text.encode()], name="mutu.csv", **by).pk


def outage(scene: Any) -> Any:
    hour = timedelta(hours=1)
    return Outage.objects.get_or_create(
        starts=scene.cast.now - 3 * hour, ends=scene.cast.now - 2 * hour, measured_by="uji"
    )[0]


def maintenance(scene: Any) -> Any:
    starts = scene.cast.now + timedelta(days=5)
    return announce(starts, ends=starts + timedelta(hours=2), note="Pindah server", **scene.cast.by)


DESKS: dict[str, Callable[[Any], Any]] = {
    "kepegawaian/cuti/": lambda scene: leave(scene).pk,
    "kepegawaian/gangguan/": lambda scene: outage(scene).pk,
    "kepegawaian/pemeliharaan/": lambda scene: maintenance(scene).pk,
    "kepegawaian/pegawai/": lambda scene: scene.cast.sari.pk,
    "kepegawaian/pembetulan/": lambda scene: scene.claim.pk,
    "kepegawaian/perbaikan-kinerja/": lambda scene: scene.improvement.pk,
    "kepegawaian/penugasan/": lambda scene: Appointment.objects.get(employee=scene.cast.sari).pk,
    "kepegawaian/unit/": lambda scene: scene.cast.units["DUKCAPIL"].pk,
    "kepegawaian/jabatan/": lambda scene: scene.cast.posts["DUKCAPIL-KA"].pk,
    "kepegawaian/kalender/": lambda scene: scene.cast.calendars[0].pk,
    "kepegawaian/jam-sementara/": lambda scene: special(scene).pk,
    "kepegawaian/libur/": lambda scene: add_closure(scene.cast.today, name="HUT Kota", **scene.cast.by).pk,
    "kepegawaian/petugas/": lambda scene: scene.town.officer(scene.cast.sari).pk,
    "kepegawaian/layanan/": lambda scene: scene.town.ktp.pk,
    "kepegawaian/siklus/": lambda scene: scene.town.cycle.pk,
    "kepegawaian/periode/": lambda scene: scene.town.period.pk,
    "kepegawaian/pustaka/": lambda scene: scene.proposal.pk,
    "kepegawaian/impor/templat/": lambda scene: "staff",
    "kepegawaian/impor/pegawai/": lambda scene: sheet(scene).pk,
    "kepegawaian/impor/log/": lambda scene: log(scene).pk,
    "kepegawaian/tim-kerja/": lambda scene: scene.work_team.pk,
    "kepegawaian/tim-kerja/anggota/": lambda scene: scene.work_team.members.get().pk,
    "kepegawaian/templat/": lambda scene: scene.template.pk,
    "kepegawaian/templat/baris/": lambda scene: scene.template.lines.earliest("order").pk,
    "kepegawaian/skp-massal/": lambda scene: scene.batch.pk,
    "pimpinan/survei/tindak-lanjut/": lambda scene: scene.follow_up.pk,
    "pimpinan/tim-kerja/": lambda scene: scene.work_team.pk,
    "pimpinan/tim-kerja/anggota/": lambda scene: scene.work_team.members.get().pk,
    "pimpinan/skp-massal/": lambda scene: scene.batch.pk,
    "pengawasan/jejak/": lambda scene: Entry.objects.order_by("id").values_list("pk", flat=True)[0],
    "ruang/hitungan/": counted,
    "ruang/lembar/": counts_sheet,
    "sekolah/jadwal/": slot,
    "sekolah/jadwal/lembar/": lambda scene: school(scene).timetable.pk,
    "sekolah/supervisi/": observation,
    "pimpinan/unit/": lambda scene: scene.cast.units["DUKCAPIL"].pk,
}
