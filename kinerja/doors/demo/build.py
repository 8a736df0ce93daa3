"""The demo city from beginning to end, in one transaction: an interrupted build leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import TypeVar

import numpy as np
from django.db import transaction
from django.utils.translation import gettext as _

from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import system
from kinerja.platform.database.upkeep import refresh_statistics
from kinerja.pure.lib.refusals import Refused, gettext_noop

from .agreements import agree_plans, open_years
from .anchors import Anchors
from .cascading import cascade
from .changing import change_plans
from .claiming import claim
from .closed_surveys import ask_closely
from .complaints import hear_complaints
from .desk_files import keep_files
from .evidence import show_evidence
from .founding import found_city, open_services
from .halls import keep_hall
from .improving import improve
from .interruption import interrupt
from .judging import judge_published, judge_waiting
from .moves import move_people
from .newcomers import welcome
from .realisations import report_results
from .reports import report_thirty_days
from .schools import teach
from .service_year import live_a_year
from .stories import tell_stories
from .talks import let_people_talk
from .wards import count_care
from .years_before import remember

T = TypeVar("T")
SMALLEST = 60


@dataclass
class Progress:
    """Says what is being built and how long each step took."""

    say: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict)

    def step(self, name: str, work: Callable[[], T]) -> T:
        began = monotonic()
        self.say(f"  {name} …")
        result = work()
        self.seconds[name] = monotonic() - began
        self.say(f"  {name}: {self.seconds[name]:.1f} s")
        return result


def is_empty() -> bool:
    """Whether this cell has no organisation yet."""
    return not Unit.objects.exists()


def build(staff: int, seed: int, *, now: datetime, say: Callable[[str], None]) -> dict[str, int]:
    """Build the city; answers what there is. Raises Refused where the cell is in use or `staff` too small."""
    if staff < SMALLEST:
        raise Refused(gettext_noop("Kota contoh memerlukan sedikitnya {n} pegawai."), n=SMALLEST)
    if not is_empty():
        raise Refused(
            gettext_noop("Basis data ini sudah berisi instansi. Pakai KINERJA_HOME lain untuk kota contoh yang baru.")
        )
    with transaction.atomic():
        counts = _build(staff, np.random.default_rng(seed), now, Progress(say))
    refresh_statistics()
    return counts


def _build(staff: int, rng: np.random.Generator, now: datetime, progress: Progress) -> dict[str, int]:
    actor = system(now.date(), "kota contoh")
    anchors = Anchors(now.date())
    city = progress.step(_("unit, jabatan, dan pegawai"), lambda: found_city(staff, rng, actor=actor, now=now))
    services = progress.step(_("jenis dan standar pelayanan"), lambda: open_services(actor=actor, now=now))
    cases = progress.step(
        _("setahun permohonan"),
        lambda: live_a_year(city, services, rng, anchors=anchors, actor=actor, now=now),
    )
    own = rng.spawn(1)[0]
    lessons = progress.step(
        _("jadwal, pelajaran, dan supervisi sekolah"), lambda: teach(own, anchors=anchors, actor=actor, now=now)
    )
    counts = progress.step(
        _("hitungan mutu ruang rawat"), lambda: count_care(own, anchors=anchors, actor=actor, now=now)
    )
    visits = progress.step(_("sebulan di ruang pelayanan"), lambda: keep_hall(rng.spawn(1)[0], actor=actor, now=now))
    other = rng.spawn(1)[0]
    files = progress.step(_("dua bulan berkas permohonan"), lambda: keep_files(other, actor=actor, now=now))
    complaints = progress.step(_("laporan warga"), lambda: hear_complaints(other, now=now))
    cycles = progress.step(_("siklus dan pustaka indikator"), lambda: open_years(anchors=anchors, actor=actor, now=now))
    plans = progress.step(_("SKP"), lambda: agree_plans(city, cycles, actor=actor, now=now))
    progress.step(_("pembagian peran dan hasil"), lambda: cascade(actor=actor, now=now))
    declared = progress.step(
        _("realisasi yang dilaporkan"),
        lambda: sum(
            report_results(quarter, rng, actor=actor, now=now) for quarter in (anchors.published, anchors.waiting)
        ),
    )
    final = progress.step(
        _("penilaian periode yang diterbitkan"),
        lambda: judge_published(rng, anchors=anchors, actor=actor),
    )
    final += progress.step(
        _("penilaian periode yang menunggu"),
        lambda: judge_waiting(city, rng, anchors=anchors, actor=actor, now=now),
    )
    progress.step(_("cerita para tokoh"), lambda: tell_stories(actor=actor, now=now))
    progress.step(_("pegawai baru"), lambda: welcome(anchors=anchors, actor=actor, now=now))
    changes = progress.step(_("perubahan SKP"), lambda: change_plans(now=now))
    progress.step(_("mutasi, Plh, dan cuti"), lambda: move_people(city, actor=actor, now=now))
    paths = progress.step(_("perbaikan kinerja"), lambda: improve(anchors=anchors, now=now))
    claims = progress.step(_("data yang keliru"), lambda: claim(anchors=anchors, actor=actor, now=now))
    progress.step(_("gangguan layanan"), lambda: interrupt(actor=actor, now=now))
    progress.step(_("umpan balik, dialog, dan bimbingan"), lambda: let_people_talk(now=now))
    surveys = progress.step(_("survei perilaku tertutup"), lambda: ask_closely(anchors, now=now, say=progress.say))
    reports = progress.step(_("tiga puluh hari laporan kerja"), lambda: report_thirty_days(now=now))
    evidence = progress.step(_("bukti dukung"), lambda: show_evidence(actor=actor, now=now))
    past = progress.step(
        _("hasil tahun lama dan angka kredit"), lambda: remember(rng.spawn(1)[0], actor=actor, now=now)
    )
    return {
        "staff": len(city.keys),
        "cases": cases,
        "plans": plans,
        "changes": changes,
        "declared": declared,
        "evaluations": final,
        "improvements": paths,
        "claims": claims,
        "lessons": lessons,
        "counts": counts,
        "visits": visits,
        "files": files,
        "complaints": complaints,
        "surveys": surveys,
        "reports": reports,
        "evidence": evidence,
        "past": past,
    }
