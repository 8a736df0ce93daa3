"""Step seven: what each of the cast finds to do."""

from __future__ import annotations

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from kinerja.people.accounts.models import User
from kinerja.people.organisation.commands import appoint, end_appointment, hire
from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.queries import actor_for
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.identifiers import Gender, make_nip
from kinerja.work.activity.commands import confirm_idea, submit_idea
from kinerja.work.planning.commands import add_from_library, add_result, comment_on, draft_plan, propose, review
from kinerja.work.planning.models import Cycle, LibraryIndicator
from kinerja.work.planning.terms import LibraryState

from .anchors import Anchors
from .founding import Founded

NOTE = "Indikator dan buktinya jelas. Bahas target bulan pertama dengan pegawai."
VACANT, ACTING_FOR = "KOMINFO-B1-S1-KA", "KOMINFO-B2-KA"


def tell_stories(founded: Founded, *, anchors: Anchors, actor: Actor, now: datetime) -> None:
    """Ideas, comments, a newcomer's plan to agree, a Plt, a vacancy and a person without a post."""
    today = actor.on
    _ideas(today, now)
    _comment(today, now)
    _newcomer(anchors, actor, now)
    _acting(today, actor, now)
    nip = make_nip(date(1998, 3, 14), today.year, None, Gender.MALE, 901)
    hire("Rendra Pratama", kind="pppk", nip=nip, rank="IX", education="s1", actor=actor, now=now)


def _cast(username: str, on: date) -> Actor:
    return actor_for(User.objects.get(username=username), on)


def _key(name: str) -> UUID:
    """A stable submission key, so that a build with the same seed tells the same story."""
    return uuid5(NAMESPACE_URL, f"kinerja:demo:{name}")


def _ideas(today: date, now: datetime) -> None:
    submit_idea(
        title="Papan contoh berkas yang benar di depan loket",
        benefit="Warga menyiapkan berkas sebelum dipanggil; berkas yang dikembalikan berkurang.",
        submission=_key("papan"), actor=_cast("sari", today), now=now,
    )  # fmt: skip
    idea = submit_idea(
        title="Kartu serah terima pasien satu halaman",
        benefit="Perawat sif berikutnya membaca hal penting lebih dulu; pertanyaan ulang saat serah terima berkurang.",
        submission=_key("kartu"), actor=_cast("yusuf", today), now=now,
    )  # fmt: skip
    head = Employee.objects.get(appointments__position__code="RSUD-B1-R1-KA")
    confirm_idea(
        idea, answer="Dipakai di ruang ini sejak bulan lalu.",
        actor=Actor(name=head.name, on=today, employee_id=head.pk), now=now,
    )  # fmt: skip


def _comment(today: date, now: datetime) -> None:
    proposed = LibraryIndicator.objects.filter(state=LibraryState.PROPOSED, group="teacher").first()
    if proposed:
        text = "Kehadiran murid juga dipengaruhi jarak dan cuaca; sebaiknya menjadi bahan dialog, bukan target guru."
        comment_on(proposed, text=text, submission=_key("kehadiran"), actor=_cast("wati", today), now=now)


def _newcomer(anchors: Anchors, actor: Actor, now: datetime) -> None:
    """Somebody new at Budi's counter has proposed a plan and waits for him."""
    start = anchors.waiting.starts
    today = actor.on
    nip = make_nip(date(2000, 8, 9), start.year, start.month, Gender.FEMALE, 902)
    employee = hire("Laras Puspita", kind="cpns", nip=nip, rank="II/c", education="d3", actor=actor, now=now)
    counter = Position.objects.get(code="DUKCAPIL-B1-S1-P")
    appoint(employee, position=counter, starts=today.replace(day=1), actor=actor, now=now)
    own = Actor(name=employee.name, on=today, employee_id=employee.pk)
    plan = draft_plan(employee, cycle=Cycle.objects.get(code=str(today.year)), actor=own, now=now)
    for indicator in LibraryIndicator.objects.filter(group="counter", state=LibraryState.ADOPTED).order_by("code")[:3]:
        plan.refresh_from_db()
        result = add_result(plan, text=indicator.result_text, version=plan.version, actor=own, now=now)
        plan.refresh_from_db()
        add_from_library(result, indicator=indicator, version=plan.version, actor=own, now=now)
    plan.refresh_from_db()
    propose(plan, version=plan.version, actor=own, now=now)
    review(plan, version=plan.version, note=NOTE, actor=_cast("hasan", today), now=now)


def _acting(today: date, actor: Actor, now: datetime) -> None:
    """A head of section has moved on; the head of another division acts for him."""
    held = Appointment.objects.select_related("employee").get(position__code=VACANT)
    first = today.replace(day=1)
    end_appointment(held, ends=first, actor=actor, now=now)
    acting = Employee.objects.get(appointments__position__code=ACTING_FOR)
    post = Position.objects.get(code=VACANT)
    appoint(acting, position=post, kind=AppointmentKind.ACTING, starts=first, actor=actor, now=now)
