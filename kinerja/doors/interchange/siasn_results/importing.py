"""From records to stated results: read, compared with what is here, stored as they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.history.commands import TakenOver, take_over_results
from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.siasn import PREDICATES, RATINGS, code_of, record_of, said
from kinerja.judgement.history.stated import (
    SIASN,
    StatedResult,
    as_stored,
    current_of,
    differing,
    said_otherwise,
)
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.regimes import P6_2022_SE3_2023
from kinerja.pure.lib.dates import parse_date
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

from .exporting import record_told
from .lines import DAYS, NIP, read_lines

A_DAY = timedelta(days=1)
NOBODY = gettext_noop("Pegawai pada baris ini tidak dikenal. Masukkan dahulu data pegawainya, atau perbaiki NIP-nya.")
NO_CODE = gettext_noop("{field} harus angka {first} sampai {last}.")
TWICE = gettext_noop("Pegawai dan masa yang sama sudah ada di baris {line}. Sisakan satu.")
HERE_OTHERWISE = gettext_noop("Masa ini sudah dinilai di aplikasi ini dengan hasil lain. Yang berlaku hasil di sini.")


@dataclass(frozen=True)
class Rejected:
    """A line that cannot be taken."""

    line: int
    refusal: Refused


@dataclass(frozen=True)
class Prepared:
    """What a file holds. `here` results were decided in this house and say the same."""

    name: str
    records: int = 0
    here: int = 0
    results: list[StatedResult] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def prepare(path: Path, *, correcting: bool = False) -> Prepared:
    """Read a file to its end. Four statements."""
    read = list(read_lines(path))
    records = [(line, one) for line, one in read if not isinstance(one, Invalid)]
    rejected = [Rejected(line, one) for line, one in read if isinstance(one, Invalid)]
    people = _people([one for _line, one in records])
    known, here = current_of(set(people.values())), _decided(set(people.values()))
    results: list[StatedResult] = []
    seen: dict[Any, int] = {}
    same = 0
    for line, record in records:
        try:
            result = _result(record, people)
            if (first := seen.setdefault(result.key, line)) != line:
                raise Invalid(TWICE, line=first)
            if (decided := here.get(result.key)) is not None:
                if decided != (result.result_rating, result.behaviour_rating, result.predicate):
                    raise Invalid(HERE_OTHERWISE)
                same += 1
                continue
            before = known.get(result.key)
            if before is not None and _is_our_own(record, before):
                result = as_stored(before)
            if before is not None and not correcting and (different := differing(result, before)):
                raise said_otherwise(result, different)
            results.append(result)
        except Refused as refusal:
            rejected.append(Rejected(line, refusal))
    rejected.sort(key=lambda one: one.line)
    return Prepared(path.name, len(read), same, results, rejected)


def store(prepared: Prepared, *, correction: str = "", actor: Actor, now: datetime) -> TakenOver:
    """Store the results, all or nothing."""
    source = f"SIASN ({prepared.name})"[:200]
    return take_over_results(prepared.results, source=source, correction=correction, actor=actor, now=now)


def _people(records: list[dict[str, Any]]) -> dict[str, UUID]:
    """By NIP, and by SIASN's key where an earlier record has named it."""
    nips = {str(record.get(NIP) or "") for record in records} - {""}
    found = {nip: key for nip, key in Employee.objects.filter(nip__in=nips).order_by().values_list("nip", "pk") if nip}
    rows = PastResult.objects.current().filter(stated__has_key=SIASN).order_by()
    columns = ("employee", "stated__siasn__pnsDinilaiId", "stated__siasn__pnsDinilaiOrang")
    named = {str(one): row[0] for row in rows.values_list(*columns) for one in row[1:] if one}
    return named | found


def _decided(people: set[UUID]) -> dict[tuple[UUID, date, date], tuple[str, str, str]]:
    rows = Evaluation.objects.final().filter(employee__in=people).select_related("plan", "period")
    return {
        (row.employee_id, max(row.plan.starts, row.period.starts), min(row.plan.ends, row.period.ends)): (
            row.result_rating,
            row.behaviour_rating,
            row.predicate,
        )
        for row in rows.defer("reasons", "reason").order_by()
    }


def _result(record: Mapping[str, Any], people: Mapping[str, UUID]) -> StatedResult:
    employee = people.get(str(record.get(NIP) or "")) or people.get(str(said(record, "pnsDinilaiId") or ""))
    if employee is None:
        raise Invalid(NOBODY)
    starts, ends = _days(record)
    result = StatedResult(
        employee=employee, starts=starts, ends=ends,
        predicate=PREDICATES[_code(record, "kuadranKinerjaNilai", 5)],
        result_rating=RATINGS[_code(record, "hasilKinerjaNilai", 3)],
        behaviour_rating=RATINGS[_code(record, "perilakuKerjaNilai", 3)],
        rater_name=str(said(record, "penilaiNama") or "")[:200],
        # Whose it is says the row itself: no NIP is kept a second time.
        stated={SIASN: {name: value for name, value in record.items() if name != NIP}},
    )  # fmt: skip
    result.check()
    if result.regime != P6_2022_SE3_2023:
        raise Invalid(gettext_noop("Catatan ini untuk hasil sejak 2022; hasil yang lebih lama memakai import-results."))
    return result


def _days(record: Mapping[str, Any]) -> tuple[date, date]:
    """The exact days where they are told, the whole months, or the whole year."""
    exact = record.get(DAYS)
    if isinstance(exact, Mapping):
        return parse_date(str(exact.get("mulai", ""))), parse_date(str(exact.get("selesai", ""))) + A_DAY
    if said(record, "bulanMulaiPenilaian") is None:
        year = _code(record, "tahun", 2100, 2022)
        return date(year, 1, 1), date(year + 1, 1, 1)
    starts = date(_code(record, "tahunMulaiPenilaian", 2100, 2022), _code(record, "bulanMulaiPenilaian", 12), 1)
    last = date(_code(record, "tahunSelesaiPenilaian", 2100, 2022), _code(record, "bulanSelesaiPenilaian", 12), 1)
    return starts, (last + timedelta(days=32)).replace(day=1)


def _is_our_own(record: Mapping[str, Any], before: PastResult) -> bool:
    """Whether this house wrote the record, from an entry that holds more than the record can say."""
    if record_of(before.stated) is not None:
        return False
    return {name: value for name, value in record.items() if name != NIP} == record_told(before)


def _code(record: Mapping[str, Any], name: str, last: int, first: int = 1) -> int:
    found = code_of(record, name)
    if found is None or not first <= found <= last:
        raise Invalid(NO_CODE, field=name, first=first, last=last)
    return found
