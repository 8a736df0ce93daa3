"""What citizens complained about at the civil registry, how it was answered, and whether it helped."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.facts.complaint.terms import Kind, Solved, Stage
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import public, system

from .names import invent
from .voices import Who, by, key, of

SERVICES = ("ktp-el", "kartu-keluarga", "akta-kelahiran", "pindah-datang")
COUNT, DAYS_BACK, MOST = 36, 80, 100
DESK, HEAD, ABOVE, OUTSIDE = "sari", "budi", "dewi", "andi"
# What was written, and what the office says to it.
ABOUT = (
    ("Loket tutup pukul sebelas padahal di papan tertulis sampai pukul tiga.",
     "Loket kini dijaga bergantian saat istirahat, dan jamnya sama dengan di papan."),
    ("Sudah dua kali diminta fotokopi yang tidak ada di daftar persyaratan.",
     "Benar, syarat itu sudah dicabut. Petugas sudah diberi tahu, dan daftar di loket diganti."),
    ("Nama anak saya salah di akta, dan diminta antre lagi dari awal.",
     "Perbaikan kesalahan kantor tidak perlu antre. Akta yang benar dapat diambil besok di loket dua."),
    ("Berkas daring saya tidak ada kabarnya sejak minggu lalu.",
     "Berkas Anda tertahan karena gangguan jaringan. Sekarang sudah selesai dan siap diambil."),
    ("Kursi tunggu untuk orang tua dipakai menumpuk map, ibu saya berdiri satu jam.",
     "Kursi sudah dikosongkan dan diberi tanda. Lansia didahulukan sejak mengambil nomor."),
    ("Petugas menjawab sambil melihat telepon, penjelasannya tidak jelas.",
     "Kami minta maaf. Petugas sudah diajak bicara, dan telepon disimpan selama melayani."),
)  # fmt: skip
OTHERS = (
    (Kind.SUGGESTION, "Sediakan contoh formulir yang sudah terisi di dekat pintu masuk."),
    (Kind.SUGGESTION, "Nomor antrean sebaiknya juga dibacakan, tidak hanya tampil di layar."),
    (Kind.PRAISE, "Petugas loket tiga sabar sekali menjelaskan kepada orang tua saya."),
)
WHY = "Masalah yang sama terjadi lagi kemarin pagi."
QUESTION = "Tanggal berapa Anda datang, dan di loket nomor berapa?"
FOUND = "Daftar jaga loket sudah diperiksa dan sesuai dengan jawaban kantor."
# Of the complaints that are old enough: what became of them.
AGREES, DISAGREES, WITHDRAWS, ASKED, HELPED, PARTLY = 0.35, 0.12, 0.05, 0.08, 0.6, 0.2


def hear_complaints(rng: np.random.Generator, *, now: datetime) -> int:
    """Answers how many were heard."""
    section = Unit.objects.get(positions__appointments__employee=of(DESK))
    services = {one.code: one for one in Service.objects.filter(code__in=SERVICES).select_related("unit")}
    names = invent(rng, rng.random(COUNT) < 0.5)
    ages = np.sort(rng.uniform(0.2, DAYS_BACK, COUNT))[::-1]
    for place, age in enumerate(ages.tolist()):
        service = services[SERVICES[place % len(SERVICES)]]
        came = now - timedelta(days=age)
        text, reply = ABOUT[place % len(ABOUT)]
        _live(_filed(place, names[place], text, service, came), reply, section, rng, now)
    for place, (kind, text) in enumerate(OTHERS):
        came = now - timedelta(days=9 * place + 3)
        commands.file_complaint(
            kind=kind, text=text, service=services[SERVICES[place]], submission=key("saran", place), **_citizen(came)
        )
    _chase(now)
    _look_from_outside(rng, now)
    return COUNT + len(OTHERS)


def _filed(place: int, name: str, text: str, service: Service, came: datetime) -> Complaint:
    named: dict[str, Any] = {"identity": "named", "name": name, "phone": "0812"} if place % 3 == 0 else {}
    return commands.file_complaint(
        kind=Kind.COMPLAINT, text=text, service=service, submission=key("laporan", place), **named, **_citizen(came)
    )


def _live(complaint: Complaint, reply: str, section: Unit, rng: np.random.Generator, now: datetime) -> None:
    """Step by step as far as time has come; whoever is slow is slow by chance."""
    at = complaint.received_at + timedelta(hours=float(rng.lognormal(2.3, 0.7)))
    if at > now:
        return
    commands.route(complaint, unit=section, **_staff(ABOVE, at))
    if rng.random() < WITHDRAWS:
        if (at := at + timedelta(hours=20)) <= now:
            commands.withdraw(complaint, **_citizen(at))
        return
    if rng.random() < ASKED and (at := at + timedelta(hours=5)) <= now:
        commands.ask_more(complaint, question=QUESTION, **_staff(DESK, at))
        if (at := at + timedelta(days=float(rng.uniform(1, 6)))) > now:
            return
        commands.tell_more(complaint, text="Hari Senin pukul sembilan, loket dua.", **_citizen(at))
    at += timedelta(days=float(rng.lognormal(0.9, 0.8)))
    if at > now:
        return
    commands.answer(complaint, text=reply, **_staff(HEAD if rng.random() < 0.3 else DESK, at))
    at += timedelta(days=float(rng.uniform(0.5, 6)))
    chance = rng.random()
    if at > now:
        return
    if chance < AGREES:
        commands.citizen_agrees(complaint, **_citizen(at))
    elif chance < AGREES + DISAGREES:
        commands.citizen_disagrees(complaint, why=WHY, **_citizen(at))


def _chase(now: datetime) -> None:
    """As the nights would have done: what is overdue went up, what is four weeks old was asked about."""
    for days in (10, 0):
        at = now - timedelta(days=days)
        commands.escalate_overdue(MOST, actor=system(at.date()), now=at)
    for days in (21, 7):
        at = now - timedelta(days=days)
        commands.ask_after_four_weeks(MOST, actor=system(at.date()), now=at)


def _look_from_outside(rng: np.random.Generator, now: datetime) -> None:
    """Two on which the citizen was silent were closed by the inspectorate; half of those asked told how it went."""
    silent = Complaint.objects.filter(stage=Stage.ANSWERED, since__lt=now - timedelta(days=20)).select_related("owner")
    for complaint in silent.order_by("received_at", "id")[:2]:
        commands.review_and_close(complaint, finding=FOUND, **_staff(OUTSIDE, now - timedelta(days=1)))
    asked = FourWeekQuestion.objects.select_related("complaint__owner", "complaint__unit")
    for place, question in enumerate(asked.order_by("asked_at", "complaint__received_at", "id")):
        if place % 2:
            continue
        chance, at = rng.random(), now - timedelta(hours=30)
        solved = Solved.YES if chance < HELPED else Solved.PARTLY if chance < HELPED + PARTLY else Solved.NO
        commands.answer_four_weeks(question, solved=solved, words=WHY if solved is Solved.NO else "", **_citizen(at))


def _citizen(at: datetime) -> Who:
    return {"actor": public(at.date()), "now": at}


def _staff(username: str, at: datetime) -> Who:
    return by(username, at)
