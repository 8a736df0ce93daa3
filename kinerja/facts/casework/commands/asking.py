"""The citizen's verbs: hand in from home, complete what was missing, withdraw. Nobody signs in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from kinerja.facts.casework.clock import read_clock
from kinerja.facts.casework.models import CaseFile, FilePaper
from kinerja.facts.casework.moving import move
from kinerja.facts.casework.terms import Stage
from kinerja.facts.casework.words import new_code, secret_mark
from kinerja.facts.service.models import Request, Service, ServiceStandard
from kinerja.facts.service.queries import standard_on
from kinerja.facts.service.terms import Channel
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
from kinerja.pure.lib import file_life
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop
from kinerja.pure.lib.zones import zone_of

MOST_PAPERS = 40
HERE_AGAIN = (Stage.COMPLETED, Stage.CHECKED, Stage.PROCESSED)
# The sentences of `file_life` speak to officers; these to the citizen.
IS_CHECKED = gettext_noop("Berkas {file} sudah ada di kantor. Bila masih ada yang kurang, kami kabari di halaman ini.")
NOT_AWAITED = gettext_noop("Berkas {file} tidak menunggu kelengkapan. Lihat tahapnya di halaman ini.")
TOO_LATE = gettext_noop("Permohonan {file} tidak dapat ditarik lagi. Lihat tahapnya di halaman ini.")


class Given(NamedTuple):
    """A document and the requirement it answers."""

    stored: StoredFile
    requirement: str


@command
def submit(
    service: Service,
    *,
    name: str,
    phone: str,
    papers: Sequence[Given],
    submission: UUID,
    actor: Actor,
    now: datetime,
    channel: str = Channel.ONLINE,
) -> CaseFile:
    """Menerima permohonan. Formulir yang terkirim dua kali memberi berkas dan tanda terima yang sama."""
    require(actor, Permission.CASE_SUBMIT)
    before = first_try(CaseFile, submission)
    if before is not None:
        return before
    unit, standard = _offered(service, now)
    if not papers:
        raise Invalid(gettext_noop("Belum ada dokumen. Lampirkan sedikitnya satu foto atau PDF persyaratan."))
    request = Request(service=service, case_key=new_code(), unit=unit, opened_at=now, channel=channel)
    file, is_new = once(
        CaseFile, submission, owner={}, request=_saved(request), standard=standard, code=request.case_key,
        secret_mark=secret_mark(request.case_key, submission), paper=seal({"name": name, "phone": phone}),
        received_at=now, stage=Stage.RECEIVED, since=now, unit=unit,
    )  # fmt: skip
    if not is_new:  # the other try of the same form was first: its file stands, the request of this one goes
        request.delete()
        return file
    _add(file, papers, now)
    Request.objects.filter(pk=request.pk).update(deadline_at=read_clock(file, now).due)
    record("casework.submitted", actor=actor, now=now, thing=file, service=service.code, papers=len(papers))
    return file


@command
def complete(file: CaseFile, *, papers: Sequence[Given], answer: str = "", actor: Actor, now: datetime) -> CaseFile:
    """Melengkapi berkas yang dikembalikan; jam janji berjalan lagi."""
    require(actor, Permission.CASE_SUBMIT, file)
    if file.stage != Stage.RETURNED:
        raise Invalid(IS_CHECKED if file.stage in HERE_AGAIN else NOT_AWAITED, file=str(file))
    if not papers and not answer.strip():
        raise Invalid(gettext_noop("Lampirkan dokumen yang kurang, atau tulis bagaimana Anda melengkapinya."))
    move(file, Stage.COMPLETED, now=now, reason=answer, officer=None)
    _add(file, papers, now)
    record("casework.completed", actor=actor, now=now, thing=file, papers=len(papers))
    return file


@command
def withdraw(file: CaseFile, *, actor: Actor, now: datetime) -> CaseFile:
    """Menarik permohonan atas kehendak pemohon, selama belum disetujui."""
    require(actor, Permission.CASE_SUBMIT, file)
    if file_life.Stage.WITHDRAWN not in file_life.MOVES.get(file_life.Stage(file.stage), frozenset()):
        raise Invalid(TOO_LATE, file=str(file))
    move(file, Stage.WITHDRAWN, now=now)
    record("casework.withdrawn", actor=actor, now=now, thing=file)
    return file


def _offered(service: Service, now: datetime) -> tuple[Unit, ServiceStandard]:
    if service.unit is None:
        raise Refused(
            gettext_noop("Layanan {service} belum dapat diajukan dari rumah. Datanglah ke kantor."),
            service=service.name,
        )
    standard = standard_on(service, now.astimezone(zone_of(service.unit.zone)).date())
    if standard is None:
        raise Refused(
            gettext_noop("Layanan {service} belum dapat diajukan dari rumah. Datanglah ke kantor."),
            service=service.name,
        )
    return service.unit, standard


def _saved(request: Request) -> Request:
    request.save(force_insert=True)
    return request


def _add(file: CaseFile, papers: Sequence[Given], now: datetime) -> None:
    if file.papers.count() + len(papers) > MOST_PAPERS:
        raise Invalid(
            gettext_noop("Satu berkas memuat paling banyak {most} dokumen. Gabungkan beberapa halaman dalam satu PDF."),
            most=MOST_PAPERS,
        )
    rows = [FilePaper(file=file, stored=one.stored, requirement=one.requirement[:300], added_at=now) for one in papers]
    FilePaper.objects.bulk_create(rows)
