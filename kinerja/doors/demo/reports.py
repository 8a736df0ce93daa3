"""Step nine: thirty days of work reports of the cast, most of them written by facts; what their superiors answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.work.activity import commands as verbs
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.suggestions import offered

from .voices import acting, by, key, of

_key = partial(key, "report")

DAYS = 30
REPORTERS = ("sari", "wati")
# Of the newest days the superior has answered nothing yet.
UNANSWERED = timedelta(days=3)
CAREFUL, HASTY = timedelta(seconds=35), timedelta(seconds=1)
COST = timedelta(seconds=40)


def report_thirty_days(*, now: datetime) -> int:
    """Confirmed on the day itself, some typed; Budi reads what he accepts, Wati's head of school does not."""
    for username in REPORTERS:
        employee = of(username)
        for back in range(DAYS, 0, -1):
            _report(username, employee, now, back)
        _answer(employee, now, CAREFUL if username == "sari" else HASTY)
    _ask(of("sari"), now)
    return ActivityReport.objects.count()


def _report(username: str, employee: Employee, now: datetime, back: int) -> None:
    who = by(username, now, back)
    day = who["actor"].on
    names = [offer.name for offer in offered(employee.pk, day, day, ())]
    if not names:
        return
    verbs.confirm_suggested(day=day, names=names, submission=_key(username, day), spent=COST, **who)
    week, rest = divmod(day.day, 7)
    if not rest:
        verbs.submit_report(
            day=day, text=TYPED[username][week - 1], indicator=None, quantity=None, minutes=45,
            submission=_key(username, day, "typed"), spent=3 * COST, **who,
        )  # fmt: skip


# Once a week something no record knows, each time something else: the same words again would be asked about.
TYPED = {
    "sari": (
        "Menata ulang contoh berkas di depan loket bersama petugas jaga.",
        "Menelepon dua belas pemohon yang aktanya sudah selesai tetapi belum diambil.",
        "Mengajari petugas magang membaca kode kekurangan pada lembar periksa.",
        "Merapikan arsip permohonan bulan lalu dan memindahkannya ke gudang lantai dua.",
    ),
    "wati": (
        "Menyusun lembar kerja pecahan untuk murid yang belum tuntas.",
        "Bertemu orang tua tiga murid tentang kebiasaan membaca di rumah.",
        "Menyiapkan alat peraga daur air dari botol bekas bersama kelas lima.",
        "Mengoreksi tulisan deskripsi dan menulis catatan pada tiap halaman.",
    ),
}


def _answer(employee: Employee, now: datetime, pace: timedelta) -> None:
    """Two days ago the superior went through all that was waiting."""
    then = now - UNANSWERED + timedelta(hours=1)
    superior = superior_of(employee, then.date())
    if superior is None:
        return
    who = acting(superior, then)["actor"]
    waiting = ActivityReport.objects.filter(employee=employee, submitted_at__lt=now - UNANSWERED, state="submitted")
    for report in waiting.order_by("day", "id"):
        verbs.open_report(report, actor=who, now=then)
        then += pace
        verbs.accept_report(report, version=report.version, actor=who, now=then)


def _ask(employee: Employee, now: datetime) -> None:
    """One row is asked about and answered, one is still open."""
    then = now - timedelta(hours=20)
    superior = superior_of(employee, then.date())
    open_ones = ActivityReport.objects.filter(employee=employee, state="submitted").order_by("day", "id")[:2]
    if superior is None or len(open_ones) < 2:
        return
    who = acting(superior, then)
    asked, answered = open_ones
    verbs.ask_about(asked, question="Berapa yang selesai pada hari itu juga?", version=asked.version, **who)
    verbs.ask_about(answered, question="Mengapa lebih sedikit daripada biasanya?", version=answered.version, **who)
    said = "Jaringan terputus dua jam; warga dijadwalkan ulang besoknya."
    owner = acting(employee, now - timedelta(hours=3))
    verbs.answer_question(answered, answer=said, version=answered.version, **owner)
