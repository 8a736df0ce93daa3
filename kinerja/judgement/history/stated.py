"""A result as a paper or another system states it, before it is stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from kinerja.pure.law.regimes import regime_on
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

from .models import PastResult

A_DAY = timedelta(days=1)
SIASN = "siasn"
"""Key of `stated` beneath which a record of that exchange lies whole."""

OTHERWISE = gettext_noop(
    "Hasil {starts} sampai {ends} sudah tersimpan dengan isi lain ({fields}). Bila ini memang perbaikan, sebutkan "
    "alasannya; isi yang lama tetap terbaca."
)


@dataclass(frozen=True)
class StatedResult:
    """[starts, ends) and what is written about it; None and "" for what is not."""

    employee: UUID
    starts: date
    ends: date
    predicate: str
    plan_value: Decimal | None = None
    behaviour_value: Decimal | None = None
    total_value: Decimal | None = None
    surveyed: bool | None = None
    innovation: bool | None = None
    result_rating: str = ""
    behaviour_rating: str = ""
    rater_name: str = ""
    evidence: str = ""
    stated: Mapping[str, Any] = field(default_factory=dict)

    @property
    def last_day(self) -> date:
        return self.ends - A_DAY

    @property
    def regime(self) -> str:
        """The regime of the last day. Raises Refused before the first one known."""
        return regime_on(self.last_day).code

    @property
    def key(self) -> tuple[UUID, date, date]:
        return self.employee, self.starts, self.ends

    def check(self) -> None:
        """Raise Invalid for a stretch no appraisal has: it lies in one year."""
        if not self.starts < self.ends:
            raise Invalid(gettext_noop("Hari terakhir mendahului hari pertama. Periksa tanggalnya."))
        if self.starts.year != self.last_day.year:
            raise Invalid(
                gettext_noop("Masa penilaian {starts} sampai {ends} melewati pergantian tahun. Pisahkan per tahun."),
                starts=self.starts, ends=self.last_day,
            )  # fmt: skip


CONTENT = tuple(one.name for one in fields(StatedResult) if one.name not in ("employee", "starts", "ends"))


def as_stored(stored: PastResult) -> StatedResult:
    """What an entry says, as it would be stated."""
    content = {name: getattr(stored, name) for name in CONTENT}
    return StatedResult(stored.employee_id, stored.starts, stored.ends, **content)


def differing(result: StatedResult, stored: PastResult) -> list[str]:
    """Names of the fields in which a stored entry says something else. Spelling counts only in records of SIASN."""
    names = [name for name in CONTENT if name != "stated" or SIASN in result.stated]
    return [name for name in names if getattr(stored, name) != getattr(result, name)]


def current_of(employees: Collection[UUID]) -> dict[tuple[UUID, date, date], PastResult]:
    """What is stored of these people, as it holds. One statement."""
    rows = PastResult.objects.current().filter(employee__in=employees).order_by()
    return {(row.employee_id, row.starts, row.ends): row for row in rows}


def said_otherwise(result: StatedResult, different: Sequence[str]) -> Refused:
    """The sentence about an entry that is stored with other content."""
    labels = {one.name: str(one.verbose_name) for one in PastResult._meta.concrete_fields}
    names = ", ".join(labels[name] for name in different)
    return Refused(OTHERWISE, starts=result.starts, ends=result.last_day, fields=names)
