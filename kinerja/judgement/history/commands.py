"""The verb of history: results are taken over as stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

from .models import PastResult
from .stated import CONTENT, StatedResult, current_of, differing, said_otherwise

ROWS_AT_ONCE = 1_000
TWICE = gettext_noop("Hasil untuk masa yang sama ditulis dua kali. Sisakan satu.")


@dataclass(frozen=True)
class TakenOver:
    """How many entries were added, already there, and corrected."""

    new: int
    unchanged: int
    corrected: int


@command
def take_over_results(
    results: Sequence[StatedResult], *, source: str, actor: Actor, now: datetime, correction: str = ""
) -> TakenOver:
    """Mencatat hasil penilaian terdahulu seperti tertulis; nothing is rated anew, nothing stored is changed.

    What says the same is left alone. What says something else is refused, unless a `correction` gives the reason: then
    it stands above the entry it corrects. Two statements, and one for every thousand entries.
    """
    require(actor, Permission.HISTORY_IMPORT, None)
    if not source.strip():
        raise Invalid(gettext_noop("Sebutkan sumbernya, misalnya nama berkas atau aplikasi asalnya."))
    known = current_of({result.employee for result in results})
    rows, unchanged = [], 0
    seen = set()
    for result in results:
        result.check()
        if result.key in seen:
            raise Invalid(TWICE)
        seen.add(result.key)
        before = known.get(result.key)
        if before is not None and not (different := differing(result, before)):
            unchanged += 1
            continue
        if before is not None and not correction.strip():
            raise said_otherwise(result, different)
        rows.append(_row(result, before, source, correction, actor, now))
    try:
        with transaction.atomic():
            PastResult.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    except IntegrityError:
        raise Stale(gettext_noop("Orang lain baru saja mencatat hasil untuk masa yang sama. Ulangi dari awal."))
    corrected = sum(row.corrects_id is not None for row in rows)
    found = TakenOver(len(rows) - corrected, unchanged, corrected)
    record("history.results_taken_over", actor=actor, now=now, source=source, reason=correction.strip(), **vars(found))
    return found


def _row(
    result: StatedResult, before: PastResult | None, source: str, correction: str, actor: Actor, now: datetime
) -> PastResult:
    return PastResult(
        employee_id=result.employee, starts=result.starts, ends=result.ends, regime=result.regime,
        **{name: getattr(result, name) for name in CONTENT},
        source=source.strip(), entered_by=actor.name, entered_at=now,
        corrects=before, correction_reason=correction.strip() if before is not None else "",
    )  # fmt: skip
