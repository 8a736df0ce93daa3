"""The citizen's verbs. Nobody signs in: who has the secret is who wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kinerja.facts.complaint.models import Complaint, ComplaintPaper, FourWeekQuestion
from kinerja.facts.complaint.moving import check_said, first_clocks, move
from kinerja.facts.complaint.telling import tell_head
from kinerja.facts.complaint.terms import Handling, Identity, Kind, Solved, Stage
from kinerja.facts.complaint.upwards import unit_above
from kinerja.facts.complaint.words import WORDS
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.sealing import seal
from kinerja.platform.database.submissions import first_try
from kinerja.platform.database.submissions import submit as once
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.complaint_life import SETTLED
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.zones import zone_of

MOST_PAPERS = 10
WHAT = gettext_noop("Ceritakan apa yang terjadi, sedikitnya satu kalimat.")
WHY = gettext_noop("Tulis apa yang belum selesai, agar unit di atasnya dapat menindaklanjuti.")
USED = gettext_noop("Pertanyaan ini sudah dijawab. Satu tautan berlaku untuk satu jawaban.")
EXPIRED = gettext_noop("Waktu untuk menjawab pertanyaan ini sudah lewat. Terima kasih atas niat baik Anda.")


@command
def file_complaint(
    *,
    kind: str,
    text: str,
    submission: UUID,
    actor: Actor,
    now: datetime,
    identity: str = Identity.ANONYMOUS,
    name: str = "",
    phone: str = "",
    service: Service | None = None,
    unit: Unit | None = None,
    place: str = "",
    happened_on: date | None = None,
    papers: Sequence[StoredFile] = (),
) -> Complaint:
    """Menerima pengaduan, saran, atau apresiasi. Formulir yang terkirim dua kali memberi tanda terima yang sama."""
    require(actor, Permission.COMPLAINT_FILE)
    before = first_try(Complaint, submission)
    if before is not None:
        return before
    check_said(text, WHAT)
    owner = unit or (service.unit if service else None) or _root()
    _check_day(happened_on, owner, now)
    if len(papers) > MOST_PAPERS:
        raise Invalid(gettext_noop("Lampirkan paling banyak {most} foto atau PDF."), most=MOST_PAPERS)
    code = WORDS.new_code()
    new = Complaint(
        kind=Kind(kind), handling=Handling.DESK if kind == Kind.COMPLAINT else "", service=service, owner=owner,
        unit=owner, identity=Identity(identity), paper=_sealed(identity, name, phone),
        text=seal({"text": text.strip(), "place": place.strip()}), happened_on=happened_on, code=code,
        secret_mark=WORDS.secret_mark(code, submission), received_at=now, stage=Stage.RECEIVED, since=now,
    )  # fmt: skip
    fields = ("kind", "handling", "service", "unit", "identity", "paper", "text", "happened_on", "code",
              "secret_mark", "received_at", "stage", "since")  # fmt: skip
    values = {name: getattr(new, name) for name in fields} | first_clocks(new)
    complaint, is_new = once(Complaint, submission, owner={"owner": owner}, **values)
    if is_new:
        rows = [ComplaintPaper(complaint=complaint, stored=one, added_at=now) for one in papers]
        ComplaintPaper.objects.bulk_create(rows)
        record("complaint.filed", actor=actor, now=now, thing=complaint, kind=kind, identity=identity, unit=owner.code)
        tell_head(complaint, gettext_noop("Ada laporan warga baru untuk {unit}."), actor=actor, now=now)
    return complaint


@command
def tell_more(complaint: Complaint, *, text: str, actor: Actor, now: datetime) -> Complaint:
    """Menjawab pertanyaan petugas; tenggat kantor berjalan lagi."""
    require(actor, Permission.COMPLAINT_FILE, complaint)
    check_said(text, gettext_noop("Tulis keterangan yang diminta, sedikitnya satu kalimat."))
    if complaint.stage != Stage.ASKED:
        raise Invalid(gettext_noop("Tidak ada pertanyaan petugas yang menunggu jawaban Anda."))
    move(complaint, Stage.ROUTED, now=now, said=text)
    record("complaint.told_more", actor=actor, now=now, thing=complaint)
    return complaint


@command
def citizen_agrees(complaint: Complaint, *, actor: Actor, now: datetime) -> Complaint:
    """Menyatakan jawabannya menyelesaikan masalah, sehingga laporan ditutup oleh pelapor."""
    require(actor, Permission.COMPLAINT_FILE, complaint)
    move(complaint, Stage.CLOSED_BY_CITIZEN, now=now)
    record("complaint.agreed", actor=actor, now=now, thing=complaint)
    return complaint


@command
def citizen_disagrees(complaint: Complaint, *, why: str, actor: Actor, now: datetime) -> Complaint:
    """Menyatakan belum selesai, sehingga laporan dibuka lagi di unit di atasnya."""
    require(actor, Permission.COMPLAINT_FILE, complaint)
    check_said(why, WHY)
    _reopen(complaint, why, actor, now)
    record("complaint.disagreed", actor=actor, now=now, thing=complaint)
    return complaint


@command
def withdraw(complaint: Complaint, *, actor: Actor, now: datetime) -> Complaint:
    """Menarik laporan atas kehendak pelapor, selama belum dijawab."""
    require(actor, Permission.COMPLAINT_FILE, complaint)
    move(complaint, Stage.WITHDRAWN, now=now)
    record("complaint.withdrawn", actor=actor, now=now, thing=complaint)
    return complaint


@command
def answer_four_weeks(
    question: FourWeekQuestion, *, solved: str, words: str = "", actor: Actor, now: datetime
) -> FourWeekQuestion:
    """Mencatat apakah masalahnya sungguh selesai. Yang belum selesai dibuka lagi di unit di atasnya."""
    complaint = question.complaint
    require(actor, Permission.COMPLAINT_FILE, complaint)
    if question.answered_at is None and now >= question.expires_at:
        raise Refused(EXPIRED)
    answered = Solved(solved)
    if answered is Solved.NO:
        check_said(words, WHY)
    sealed = seal({"words": words.strip()}) if words.strip() else ""
    open_still = FourWeekQuestion.objects.filter(pk=question.pk, answered_at__isnull=True)
    if not open_still.update(answered_at=now, solved=answered, words=sealed):
        raise Stale(USED)
    question.answered_at, question.solved, question.words = now, answered, sealed
    if answered is Solved.NO and complaint.stage in SETTLED:
        _reopen(complaint, words, actor, now)
    # The trail names the complaint, not the answer: what a citizen thinks of an office is read with the secret alone.
    record("complaint.four_weeks_answered", actor=actor, now=now, thing=complaint)
    return question


def _reopen(complaint: Complaint, why: str, actor: Actor, now: datetime) -> None:
    above = unit_above(complaint, complaint.owner, now)
    move(complaint, Stage.REOPENED, now=now, said=why, unit=above)
    tell_head(complaint, gettext_noop("Pelapor menyatakan belum selesai: {unit}."), actor=actor, now=now)


def _sealed(identity: str, name: str, phone: str) -> str:
    if identity == Identity.ANONYMOUS:
        return ""
    if not name.strip():
        raise Invalid(gettext_noop("Tulis nama Anda, atau pilih tanpa nama."))
    return seal({"name": " ".join(name.split()), "phone": phone.strip()})


def _check_day(happened_on: date | None, owner: Unit, now: datetime) -> None:
    if happened_on is not None and happened_on > now.astimezone(zone_of(owner.zone)).date():
        raise Invalid(gettext_noop("Tanggal kejadian belum tiba. Periksa lagi tanggalnya."))


def _root() -> Unit:
    """Where a complaint about no unit in particular lies until somebody routes it."""
    root: Unit | None = Unit.objects.filter(parent=None, closed_on__isnull=True).order_by("path").first()
    if root is None:
        raise Refused(gettext_noop("Instansi ini belum menerima laporan dari sini. Sampaikan langsung di kantor."))
    return root
