"""The columns of the file, and the road between them and what is stored."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from kinerja.outcomes.credit.commands import Recorded, record_balances
from kinerja.outcomes.credit.models import CreditBalance
from kinerja.outcomes.credit.stated import StatedBalance, current_of, differing, said_otherwise
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.credit import FunctionalLevel
from kinerja.pure.lib.dates import parse_date
from kinerja.pure.lib.numbers import format_number, parse_number
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

A_DAY = timedelta(days=1)
NEEDED = ("nip", "jenjang", "dihitung_sampai", "angka_kredit_jenjang", "nomor_pak", "tanggal_pak")
COLUMNS = (
    *("nip", "jenjang", "golongan", "dihitung_sampai", "angka_kredit_jenjang", "angka_kredit_pangkat"),
    *("nomor_pak", "tanggal_pak", "pejabat"),
)
LARGEST = 50 * 2**20
LEVELS = {label.casefold(): level.value for level in FunctionalLevel for label in (level.label, level.value)}
NOBODY = gettext_noop("NIP pada baris ini tidak dikenal. Masukkan dahulu data pegawainya, atau perbaiki NIP-nya.")


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be taken; `line` as an editor counts it."""

    line: int
    refusal: Refused


@dataclass(frozen=True)
class Sheet:
    """What a file holds."""

    name: str
    rows: int
    balances: list[StatedBalance]
    rejected: list[Rejected]


def read(path: Path, *, correcting: bool = False) -> Sheet:
    """Read and compare a file to its end. Raises Invalid where it is no such file. Two statements."""
    rows = list(_rows(path))
    wanted = {_digits(row.get("nip", "")) for _line, row in rows}
    people = dict(Employee.objects.filter(nip__in=wanted).order_by().values_list("nip", "pk"))
    known = current_of(set(people.values()))
    balances: list[StatedBalance] = []
    rejected: list[Rejected] = []
    seen: dict[Any, int] = {}
    for line, row in rows:
        try:
            one = _balance(row, people)
            one.check()
            if (first := seen.setdefault(one.key, line)) != line:
                raise Invalid(gettext_noop("pegawai dan masa yang sama sudah ada di baris {line}."), line=first)
            before = known.get(one.key)
            if before is not None and not correcting and differing(one, before):
                raise said_otherwise(one, before)
            balances.append(one)
        except Refused as refusal:
            rejected.append(Rejected(line, refusal))
    return Sheet(path.name, len(rows), balances, rejected)


def store(sheet: Sheet, *, correction: str, actor: Actor, now: datetime) -> Recorded:
    """All or nothing."""
    return record_balances(sheet.balances, source=sheet.name[:200], correction=correction, actor=actor, now=now)


def write(out: IO[str]) -> int:
    """Every paper as it holds, in the same columns; the number of rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = CreditBalance.objects.current().select_related("employee").order_by("employee__nip", "covers_until")
    count = 0
    for row in rows.iterator(chunk_size=2000):
        writer.writerow(_written(row))
        count += 1
    return count


def _written(row: CreditBalance) -> list[str]:
    return [
        row.employee.nip or "", FunctionalLevel(row.level).label, row.rank,
        (row.covers_until - A_DAY).isoformat(), _number(row.points), _number(row.rank_points),
        row.number, row.issued_on.isoformat(), row.issued_by,
    ]  # fmt: skip


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    if path.stat().st_size > LARGEST:
        raise Invalid(gettext_noop("Berkas lebih dari 50 MB. Bagilah menjadi beberapa berkas."))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter=_delimiter(file), strict=True)
            missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
            if missing:
                raise Invalid(gettext_noop("Kolom ini tidak ada: {columns}."), columns=", ".join(missing))
            for row in reader:
                yield reader.line_num, {name: (text or "").strip() for name, text in row.items() if name}
    except (UnicodeDecodeError, csv.Error) as error:
        raise Invalid(gettext_noop("Berkas ini bukan CSV dalam UTF-8.")) from error


def _delimiter(file: IO[str]) -> str:
    first = file.readline()
    file.seek(0)
    return ";" if first.count(";") > first.count(",") else ","


def _balance(row: Mapping[str, str], people: Mapping[str | None, UUID]) -> StatedBalance:
    for name in NEEDED:
        if not row.get(name):
            raise Invalid(gettext_noop("kolom “{column}” kosong."), column=name)
    employee = people.get(_digits(row["nip"]))
    if employee is None:
        raise Invalid(NOBODY)
    points = parse_number(row["angka_kredit_jenjang"])
    rank_points = row.get("angka_kredit_pangkat", "")
    return StatedBalance(
        employee=employee, level=LEVELS.get(row["jenjang"].casefold(), row["jenjang"]),
        covers_until=parse_date(row["dihitung_sampai"]) + A_DAY, points=_exact(points),
        rank_points=_exact(parse_number(rank_points) if rank_points else points), number=row["nomor_pak"][:120],
        issued_on=parse_date(row["tanggal_pak"]), rank=row.get("golongan", ""), issued_by=row.get("pejabat", "")[:200],
    )  # fmt: skip


def _exact(value: Decimal) -> Decimal:
    if value != round(value, 3):
        raise Invalid(gettext_noop("Angka kredit ditulis dengan paling banyak tiga desimal."))
    return value


def _number(value: Decimal) -> str:
    text = format_number(value)
    return text.rstrip("0").rstrip(",") if "," in text else text


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
