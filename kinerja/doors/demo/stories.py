"""Step seven: what each of the cast finds to do."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.people.organisation.commands import appoint, end_appointment, hire
from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.identifiers import Gender, make_nip
from kinerja.work.activity.commands import confirm_idea, submit_idea
from kinerja.work.planning.commands import comment_on
from kinerja.work.planning.models import LibraryIndicator
from kinerja.work.planning.terms import LibraryState

from .voices import acting, by, key

VACANT, ACTING_FOR = "KOMINFO-B1-S1-KA", "KOMINFO-B2-KA"


def tell_stories(*, actor: Actor, now: datetime) -> None:
    """Ideas, comments, a Plt, a vacancy and a person without a post."""
    today = actor.on
    _ideas(now)
    _comment(now)
    _acting(today, actor, now)
    nip = make_nip(date(1998, 3, 14), today.year, None, Gender.MALE, 901)
    hire("Rendra Pratama", kind="pppk", nip=nip, rank="IX", education="s1", actor=actor, now=now)


def _ideas(now: datetime) -> None:
    submit_idea(
        title="Papan contoh berkas yang benar di depan loket",
        benefit="Warga menyiapkan berkas sebelum dipanggil; berkas yang dikembalikan berkurang.",
        submission=key("papan"), **by("sari", now),
    )  # fmt: skip
    idea = submit_idea(
        title="Kartu serah terima pasien satu halaman",
        benefit="Perawat sif berikutnya membaca hal penting lebih dulu; pertanyaan ulang saat serah terima berkurang.",
        submission=key("kartu"), **by("yusuf", now),
    )  # fmt: skip
    head = Employee.objects.get(appointments__position__code="RSUD-B1-R1-KA")
    confirm_idea(idea, answer="Dipakai di ruang ini sejak bulan lalu.", **acting(head, now))


def _comment(now: datetime) -> None:
    proposed = LibraryIndicator.objects.filter(state=LibraryState.PROPOSED, group="teacher").first()
    if proposed:
        text = "Kehadiran murid juga dipengaruhi jarak dan cuaca; sebaiknya menjadi bahan dialog, bukan target guru."
        comment_on(proposed, text=text, submission=key("kehadiran"), **by("wati", now))


def _acting(today: date, actor: Actor, now: datetime) -> None:
    """A head of section has moved on; the head of another division acts for him."""
    held = Appointment.objects.select_related("employee").get(position__code=VACANT)
    first = today.replace(day=1)
    end_appointment(held, ends=first, actor=actor, now=now)
    neighbour = Employee.objects.get(appointments__position__code=ACTING_FOR)
    post = Position.objects.get(code=VACANT)
    appoint(neighbour, position=post, kind=AppointmentKind.ACTING, starts=first, actor=actor, now=now)
