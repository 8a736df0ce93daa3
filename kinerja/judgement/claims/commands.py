"""A claim is made, answered with a reason, or withdrawn. What is accepted is put right here where a verb can."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from kinerja.facts.service.models import Request, Service
from kinerja.judgement.measurement.queries import latest_run
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.platform.files.models import StoredFile
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.platform.operations.commands import enqueue
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

from .cases import found_in, give, held_by, holders, is_mended_by
from .clock import answer_due
from .models import LONGEST, DataClaim
from .terms import OF_CASES, WITH_LEADER, ClaimKind, ClaimState

RECOMPUTE = "claims.recompute"
ASKED = gettext_noop("Seorang anggota tim meminta data dibetulkan.")
ANSWERED = gettext_noop("Permintaan pembetulan data Anda sudah dijawab.")
ALREADY = gettext_noop("Permintaan ini sudah dijawab atau ditarik. Muat ulang halaman.")
WAITS = gettext_noop("Permintaan tentang kasus ini masih menunggu jawaban.")
GIVEN = gettext_noop("Pemilik sebuah kasus dibetulkan; periksa angka Anda.")


@command
def file_claim(
    employee: Employee,
    *,
    kind: str,
    text: str,
    submission: UUID,
    actor: Actor,
    now: datetime,
    period: Period | None = None,
    case: Request | None = None,
    service: Service | None = None,
    case_key: str = "",
    file: StoredFile | None = None,
) -> DataClaim:
    """Menyampaikan bahwa data sendiri salah: yang mana, mengapa, dan buktinya bila ada.

    `case`, with `service`, `closed_by` and `in_charge` selected: one's own that is not one's own. `service` and
    `case_key`: one that is missing; whether such a number exists is not told.
    """
    require(actor, Permission.CLAIM_FILE, employee)
    if before := first_try(DataClaim, submission, employee=employee):
        return before
    if kind not in ClaimKind.values:
        raise Invalid(gettext_noop("Pilih data mana yang salah."))
    said = _required(text, gettext_noop("Tulis apa yang salah dan bagaimana seharusnya."))
    found: Request | None = None
    about: dict[str, Any] = {}
    if kind in OF_CASES:
        found, about = _case(kind, employee, case, service, case_key.strip())
    superior = superior_of(employee, actor.on)
    values: dict[str, Any] = {
        "kind": kind, "text": said, "period": period, "file": file, "filed_at": now, **about,
        "at_desk": not _is_for(superior, kind, found, actor), "against": _party(employee, kind, found, superior),
        "due_at": answer_due(kind, employee.pk, now).value,
    }  # fmt: skip
    try:
        claim, is_new = submit(DataClaim, submission, owner={"employee": employee}, **values)
    except IntegrityError:
        # Another form of his about the same case was a moment earlier: the database has let one of them in.
        if kind not in OF_CASES or not _is_asked(employee, kind, about["service"], about["case_key"]):
            raise
        raise Invalid(WAITS)
    if is_new:
        record("claims.filed", actor=actor, now=now, thing=claim, kind=kind)
        if superior is not None and not claim.at_desk:
            _tell(superior.pk, ASKED, "rater:claim", f"claim:asked:{claim.pk}", actor, now, claim.pk)
    return claim


@command
def accept_claim(
    claim: DataClaim, *, answer: str, actor: Actor, now: datetime, owner: Employee | None = None
) -> DataClaim:
    """Membenarkan: data dibetulkan, lalu angka periodenya dihitung ulang. `owner`: pemilik kasus yang sebenarnya.

    What personnel keeps is put right with its own verbs first; a case is given to the right officer here.
    """
    require(actor, Permission.CLAIM_ANSWER, claim)
    said = _required(answer, gettext_noop("Tulis apa yang dibetulkan; pegawai membacanya."))
    given = owner if claim.kind == ClaimKind.NOT_MINE else None
    if claim.kind in OF_CASES:
        for person in give(claim, given, said, actor=actor, now=now) - {actor.employee_id}:
            _tell(person, GIVEN, "employee:figures", f"claim:case:{claim.pk}", actor, now)
    before = latest_run(claim.period) if claim.period else None
    _answer(claim, ClaimState.ACCEPTED, said, actor, now, before=before, owner=given)
    if before is not None and claim.period is not None and claim.period.state != PeriodState.CLOSED:
        payload = {"claim": str(claim.pk)}
        enqueue(RECOMPUTE, payload=payload, key=f"{RECOMPUTE}:{claim.pk}", actor=actor, now=now)
    return claim


@command
def refuse_claim(claim: DataClaim, *, answer: str, actor: Actor, now: datetime) -> DataClaim:
    """Tidak mengubah data, dengan alasan."""
    require(actor, Permission.CLAIM_ANSWER, claim)
    said = _required(answer, gettext_noop("Tulis mengapa datanya tidak diubah; pegawai membacanya."))
    return _answer(claim, ClaimState.REFUSED, said, actor, now)


@command
def withdraw_claim(claim: DataClaim, *, actor: Actor, now: datetime) -> DataClaim:
    """Menarik kembali permintaan pembetulan data sendiri."""
    require(actor, Permission.CLAIM_FILE, claim)
    if not DataClaim.objects.open().filter(pk=claim.pk).update(state=ClaimState.WITHDRAWN, answered_at=now):
        raise Stale(ALREADY)
    claim.refresh_from_db()
    record("claims.withdrawn", actor=actor, now=now, thing=claim)
    return claim


def _answer(claim: DataClaim, state: str, said: str, actor: Actor, now: datetime, **more: Any) -> DataClaim:
    values = {"state": state, "answer": said, "answered_by_id": actor.employee_id, "answered_at": now, **more}
    if not DataClaim.objects.open().filter(pk=claim.pk).update(**values):
        raise Stale(ALREADY)
    claim.refresh_from_db()
    record(f"claims.{state}", actor=actor, now=now, thing=claim, kind=claim.kind, late=now > claim.due_at)
    _tell(claim.employee_id, ANSWERED, "employee:claim", f"claim:answered:{claim.pk}", actor, now, claim.pk)
    return claim


def _case(
    kind: str, employee: Employee, case: Request | None, service: Service | None, key: str
) -> tuple[Request | None, dict[str, Any]]:
    """The case and what is kept about it. Raises Invalid where one's own is not, or the number is not said."""
    if kind == ClaimKind.NOT_MINE:
        case = held_by(employee.pk, case)
        service, key = case.service, case.case_key
    elif service is None or not key:
        raise Invalid(gettext_noop("Pilih layanannya dan tulis nomor kasusnya."))
    else:
        case = found_in(service, key)
    if _is_asked(employee, kind, service, key):
        raise Invalid(WAITS)
    return case, {"service": service, "case_key": key, "request": case}


def _is_asked(employee: Employee, kind: str, service: Service, key: str) -> bool:
    return DataClaim.objects.open().filter(employee=employee, kind=kind, service=service, case_key=key).exists()


def _is_for(superior: Employee | None, kind: str, case: Request | None, actor: Actor) -> bool:
    """Whether the superior is the one who can mend it."""
    if superior is None or kind not in WITH_LEADER:
        return False
    if kind == ClaimKind.PLAN:
        return True
    return case is not None and is_mended_by(superior, case, actor.on)


def _party(employee: Employee, kind: str, case: Request | None, superior: Employee | None) -> Employee | None:
    """Whose own record the claim is about besides the claimant's."""
    if kind == ClaimKind.SUPERIOR:
        return superior
    others = holders(case) - {employee.pk} if case is not None and kind == ClaimKind.MISSING else set()
    return Employee.objects.filter(pk__in=others).order_by("pk").first() if others else None


def _tell(whom: UUID, said: str, page: str, key: str, actor: Actor, now: datetime, *args: Any) -> None:
    notify(
        whom, kind=Kind.EVALUATION, sentence=sentence(said), url_name=page, url_args=args, key=key, actor=actor, now=now
    )  # fmt: skip


def _required(text: str, refusal: str) -> str:
    if not text.strip():
        raise Invalid(refusal)
    return text.strip()[:LONGEST]
