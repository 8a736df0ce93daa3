"""An opening balance as its paper states it, before it is stored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from uuid import UUID

from kinerja.people.organisation.ranks import PNS
from kinerja.pure.law.credit import FunctionalLevel
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .models import CreditBalance

MOST = Decimal(100_000)


@dataclass(frozen=True)
class StatedBalance:
    """`covers_until` is the first day after those the paper covers; `rank_points` count towards the next pangkat."""

    employee: UUID
    level: str
    covers_until: date
    points: Decimal
    rank_points: Decimal
    number: str
    issued_on: date
    rank: str = ""
    issued_by: str = ""

    @property
    def key(self) -> tuple[UUID, date]:
        return self.employee, self.covers_until

    def check(self) -> None:
        """Raise Invalid for what no paper says."""
        if self.level not in {one.value for one in FunctionalLevel}:
            raise Invalid(gettext_noop("Jenjang “{level}” tidak dikenal."), level=self.level[:40])
        if self.covers_until.day != 1:
            raise Invalid(gettext_noop("PAK menghitung bulan penuh: isilah hari terakhir suatu bulan."))
        if not (Decimal(0) <= self.points <= MOST and Decimal(0) <= self.rank_points <= MOST):
            raise Invalid(gettext_noop("Angka kredit ditulis seperti 62,50; tidak kurang dari nol."))
        if self.rank and self.rank not in PNS:
            raise Invalid(gettext_noop("Golongan “{rank}” tidak dikenal. Tulis misalnya III/a."), rank=self.rank[:20])
        if not self.number.strip():
            raise Invalid(gettext_noop("Sebutkan nomor PAK-nya; tanpa surat tidak ada saldo awal."))


CONTENT = tuple(one.name for one in fields(StatedBalance) if one.name not in ("employee", "covers_until"))


def differing(stated: StatedBalance, stored: CreditBalance) -> list[str]:
    """Names of the fields in which a stored entry says something else."""
    return [name for name in CONTENT if getattr(stored, name) != getattr(stated, name)]


def current_of(employees: Collection[UUID]) -> dict[tuple[UUID, date], CreditBalance]:
    """What is stored of these people, as it holds. One statement."""
    rows = CreditBalance.objects.current().filter(employee__in=employees).order_by()
    return {(row.employee_id, row.covers_until): row for row in rows}


def said_otherwise(stated: StatedBalance, stored: CreditBalance) -> Invalid:
    """The sentence about an entry that is stored with other content."""
    labels = {one.name: str(one.verbose_name) for one in CreditBalance._meta.concrete_fields}
    return Invalid(
        gettext_noop(
            "PAK yang menghitung sampai tanggal itu sudah tersimpan dengan isi lain ({fields}). Bila ini memang "
            "perbaikan, sebutkan alasannya; isi yang lama tetap terbaca."
        ),
        fields=", ".join(labels[name] for name in differing(stated, stored)),
    )
