"""The verb of credit points: what papers say is recorded. Conversions are reckoned, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

from .models import CreditBalance
from .stated import StatedBalance, current_of, differing, said_otherwise

ROWS_AT_ONCE = 1_000


@dataclass(frozen=True)
class Recorded:
    """How many entries were added, already there, and corrected."""

    new: int
    unchanged: int
    corrected: int


@command
def record_balances(
    balances: Sequence[StatedBalance], *, source: str, actor: Actor, now: datetime, correction: str = ""
) -> Recorded:
    """Mencatat saldo awal angka kredit seperti tertulis pada PAK-nya; yang tersimpan tidak diubah.

    What says the same is left alone. What says something else is refused, unless a `correction` gives the reason.
    """
    require(actor, Permission.CREDIT_RECORD, None)
    if not source.strip():
        raise Invalid(gettext_noop("Sebutkan sumbernya, misalnya nama berkas atau aplikasi asalnya."))
    known = current_of({one.employee for one in balances})
    rows, unchanged = [], 0
    seen = set()
    for one in balances:
        one.check()
        if one.covers_until > now.date():
            raise Invalid(gettext_noop("PAK tidak menghitung hari yang belum datang. Periksa tanggalnya."))
        if one.key in seen:
            raise Invalid(gettext_noop("Saldo awal untuk pegawai dan masa yang sama ditulis dua kali. Sisakan satu."))
        seen.add(one.key)
        before = known.get(one.key)
        if before is not None and not differing(one, before):
            unchanged += 1
            continue
        if before is not None and not correction.strip():
            raise said_otherwise(one, before)
        rows.append(_row(one, before, source, correction, actor, now))
    try:
        with transaction.atomic():
            CreditBalance.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    except IntegrityError:
        raise Stale(gettext_noop("Orang lain baru saja mencatat PAK untuk masa yang sama. Muat ulang halamannya."))
    corrected = sum(row.corrects_id is not None for row in rows)
    found = Recorded(len(rows) - corrected, unchanged, corrected)
    record("credit.balances_recorded", actor=actor, now=now, source=source, reason=correction.strip(), **vars(found))
    return found


def _row(
    one: StatedBalance, before: CreditBalance | None, source: str, correction: str, actor: Actor, now: datetime
) -> CreditBalance:
    content = asdict(one)
    return CreditBalance(
        employee_id=content.pop("employee"), **content,
        source=source.strip(), entered_by=actor.name, entered_at=now,
        corrects=before, correction_reason=correction.strip() if before is not None else "",
    )  # fmt: skip
