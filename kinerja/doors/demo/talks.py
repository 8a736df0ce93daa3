"""Step eight: what the cast says to each other about work, told on the days it was said."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.work.feedback import commands as verbs
from kinerja.work.feedback.circle import colleagues_of, led_by
from kinerja.work.feedback.follows import Follows
from kinerja.work.feedback.models import CheckIn, GuidanceParticipant
from kinerja.work.feedback.seen import Seen
from kinerja.work.feedback.subjects import Subject
from kinerja.work.feedback.talk import Talk
from kinerja.work.feedback.terms import FollowUp
from kinerja.work.planning.models import Indicator
from kinerja.work.planning.queries import plan_on

from .voices import Who, acting, by, key, of

_key = partial(key, "talk")


def let_people_talk(*, now: datetime) -> None:
    """Feedback on results and behaviour, two check-ins, one guidance with its forms, one private matter."""
    _feedback(now)
    _check_ins(now)
    _guidance(now)
    _private(now)


def _day(now: datetime, days: int) -> date:
    return (now - timedelta(days=days)).date()


def _feedback(now: datetime) -> None:
    sari = of("sari")
    queue = Seen(
        _day(now, 21), "Pagi hari, antrean tiga puluh orang di loket 2",
        "Memeriksa kelengkapan berkas sejak warga masih duduk menunggu",
        "Hanya dua orang yang harus pulang mengambil berkas",
        "Ajarkan cara ini kepada rekan di loket 4", "Buku antrean loket 2",
    )  # fmt: skip
    if indicator := _first_indicator(sari, _day(now, 21)):
        about = Subject(indicator=indicator)
        verbs.give_feedback(sari, about=about, seen=queue, submission=_key("berkas"), **by("budi", now, 20))
    kind = Seen(
        _day(now, 10), "Siang, menjelang tutup", "Mendampingi seorang lansia mengisi formulir sampai selesai",
        "Beliau pulang dengan berkas lengkap dan berterima kasih kepada petugas jaga",
    )  # fmt: skip
    first = verbs.give_feedback(
        sari, about=Subject(value=1), seen=kind, submission=_key("lansia"), **by("budi", now, 9)
    )
    verbs.reply_to(first, text="Terima kasih, Pak. Saya usul ada kursi khusus lansia.", **by("sari", now, 8))
    if (
        mate := colleagues_of(sari.pk, (now - timedelta(days=5)).date())
        .exclude(user__username="budi")
        .order_by("name", "id")
        .first()
    ):
        shift = Seen(
            _day(now, 6), "Pergantian jaga", "Pergi sebelum menyerahkan catatan berkas tertunda",
            "Dua warga mengulang penjelasannya kepada saya", "Serah terima lima menit sebelum bergantian",
        )  # fmt: skip
        verbs.give_feedback(sari, about=Subject(value=7), seen=shift, submission=_key("jaga"), **acting(mate, now, 5))
    asked = "Apa satu hal yang dapat saya perbaiki saat menjelaskan syarat?"
    verbs.ask_feedback(
        of("budi"), about=Subject(value=3), question=asked, submission=_key("tanya"), **by("sari", now, 3)
    )


def _first_indicator(person: Employee, day: date) -> Indicator | None:
    plan = plan_on(person.pk, day)
    agreed = Indicator.objects.filter(result__plan=plan, result__plan__state="agreed")
    return agreed.select_related("result__plan").order_by("result__order", "order").first()


def _check_ins(now: datetime) -> None:
    sari = of("sari")
    first = verbs.plan_check_in(sari, planned_on=_day(now, 40), submission=_key("dialog-1"), **by("budi", now, 42))
    verbs.add_to_agenda(first, text="Pencetak KTP-el sering macet", submission=_key("agenda"), **by("sari", now, 41))
    promised: Who = {"due": _day(now, 20), **by("budi", now, 40)}
    verbs.agree_step(
        first, by_rater=True, text="Mengurus pencetak cadangan dari kecamatan", submission=_key("janji"), **promised
    )
    done = verbs.agree_step(
        first, by_rater=False, text="Menyusun contoh berkas yang benar", submission=_key("contoh"), **promised
    )
    talk = Talk(
        _day(now, 40), went_well="Berkas yang dikembalikan berkurang", hinders="Pencetak macet dua kali seminggu",
        help_needed="Pencetak cadangan",
    )  # fmt: skip
    _sign(verbs.record_check_in(first, talk=talk, version=first.version, **by("budi", now, 40)), now, 39)
    verbs.finish_step(done, note="Dipasang di depan loket", **by("sari", now, 30))
    ahead = (now + timedelta(days=3)).date()
    verbs.plan_check_in(sari, planned_on=ahead, submission=_key("dialog-2"), **by("sari", now, 2))


def _sign(talk: CheckIn, now: datetime, days: int) -> None:
    for who in ("sari", "budi"):
        verbs.sign_check_in(talk, version=talk.version, **by(who, now, days))


def _guidance(now: datetime) -> None:
    people = list(led_by(of("budi").pk, _day(now, 15)).order_by("name", "id")[:4])
    guidance = verbs.arrange_guidance(
        people, giver=of("budi"), topic="Menghadapi warga yang marah", planned_on=_day(now, 14),
        submission=_key("bimbingan"), **by("budi", now, 15),
    )  # fmt: skip
    parts = list(GuidanceParticipant.objects.filter(guidance=guidance).select_related("employee").order_by("id"))
    follows = {parts[0].pk: Follows(FollowUp.TRAINING, "Pelatihan komunikasi pelayanan, dua hari")}
    verbs.record_guidance(
        guidance, held_on=_day(now, 14), discussed="Tiga kejadian bulan lalu, diperankan ulang berpasangan",
        agreed="Dengarkan dahulu sampai selesai, ulangi dengan kata sendiri, baru jelaskan", follows=follows,
        **by("budi", now, 13),
    )  # fmt: skip
    for number, part in enumerate(GuidanceParticipant.objects.filter(guidance=guidance).order_by("id")[:3]):
        degrees = [3 + (number + n) % 2 for n in range(9)]
        person = Employee.objects.get(pk=part.employee_id)
        verbs.answer_guidance(part, degrees=degrees, **acting(person, now, 12))


def _private(now: datetime) -> None:
    wati = of("wati")
    rater = superior_of(wati, _day(now, 30))
    if rater is None or rater.user_id is not None:
        return
    matter = verbs.report_privately(
        wati, value=4, seen_on=_day(now, 32), seen="Dua kali meninggalkan rapat dengan membanting pintu",
        tried="Saya mengajak berbicara pada hari yang sama; ia meminta waktu", submission=_key("pribadi"),
        **acting(rater, now, 30),
    )  # fmt: skip
    verbs.list_privately(matter, counsellor=of("yusuf"), version=matter.version, **by("sekda", now, 28))
    holds = by("yusuf", now, 26)
    verbs.invite_privately(
        matter, at=now + timedelta(days=2), place="Ruang konsultasi RSUD", version=matter.version, **holds
    )
