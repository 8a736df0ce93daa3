"""From final results to records: what came from SIASN goes out as it came, the rest is told in its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import merge
from operator import itemgetter
from typing import IO, Any
from uuid import UUID

from django.db.models.functions import Greatest, Least

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.siasn import (
    CIVIL_RATER,
    COEFFICIENTS,
    OTHER_RATER,
    PERIODS,
    PREDICATES,
    RATINGS,
    rank_code,
    record_of,
)
from kinerja.people.organisation.models import Appointment
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind
from kinerja.pure.law.regimes import P6_2022_SE3_2023

from .lines import DAYS, NIP, line_of

A_DAY = timedelta(days=1)
AT_ONCE = 2_000
RATING_CODES = {word: code for code, word in RATINGS.items()}
PREDICATE_CODES = {word: code for code, word in PREDICATES.items()}
COEFFICIENT_CODES = {level.value: code for code, level in COEFFICIENTS.items()}


@dataclass
class Written:
    """How many records there are; `untold` results of the present regime have no record in these words."""

    annual: int = 0
    periodic: int = 0
    untold: int = 0

    @property
    def records(self) -> int:
        return self.annual + self.periodic


def export(out: IO[str], *, year: int | None = None) -> Written:
    """Every final result since 2022 of staff with a NIP, in order of NIP and days. Four statements."""
    written = Written()
    out.writelines(lines(written, year=year))
    return written


def lines(written: Written, *, year: int | None = None) -> Iterator[str]:
    """One record after the other, counted on the way: a whole city never lies in memory."""
    told = None
    for nip, starts, ends, _rank, record in merge(_decided(year), _stated(year), key=itemgetter(0, 1, 2, 3)):
        if (nip, starts, ends) == told:
            continue
        told = nip, starts, ends
        if record is None:
            written.untold += 1
            continue
        if "periodikId" in record or "bulanMulaiPenilaian" in record:
            written.periodic += 1
        else:
            written.annual += 1
        yield line_of({NIP: nip, **record}) + "\n"


Row = tuple[str, date, date, int, dict[str, Any] | None]
"""NIP, first day, first day after, 0 for what was decided here, the record."""


def _decided(year: int | None) -> Iterator[Row]:
    rows = Evaluation.objects.final().filter(period__cycle__regime=P6_2022_SE3_2023, employee__nip__isnull=False)
    if year is not None:
        rows = rows.filter(period__starts__year=year)
    posts, known = _posts(rows.order_by().values("finalised_by")), _known_keys()
    rows = rows.select_related("employee", "finalised_by", "period", "plan__position").defer("reasons", "reason")
    first, after = Greatest("plan__starts", "period__starts"), Least("plan__ends", "period__ends")
    # NIPs are digits, so that both databases order them as Python does.
    for row in rows.order_by("employee__nip", first, after, "id").iterator(AT_ONCE):
        starts, ends = max(row.plan.starts, row.period.starts), min(row.plan.ends, row.period.ends)
        if starts >= ends or row.employee.nip is None:
            continue
        length = _months(row.period.starts, row.period.ends)
        level = COEFFICIENT_CODES.get(row.plan.position.level, "")
        ratings = row.result_rating, row.behaviour_rating, row.predicate
        person = known.get(row.employee_id, "")
        record = _record(person, starts, ends, length, level, ratings)
        if record is not None:
            record |= _rater(row.finalised_by, posts, ends - A_DAY, is_annual="periodikId" not in record)
        yield row.employee.nip, starts, ends, 0, record


def _stated(year: int | None) -> Iterator[Row]:
    rows = PastResult.objects.current().filter(regime=P6_2022_SE3_2023, employee__nip__isnull=False)
    if year is not None:
        rows = rows.filter(starts__year=year)
    rows = rows.select_related("employee").order_by("employee__nip", "starts", "ends", "id")
    for row in rows.iterator(AT_ONCE):
        yield row.employee.nip or "", row.starts, row.ends, 1, record_told(row)


def record_told(row: PastResult) -> dict[str, Any] | None:
    """As it came from SIASN; of an entry from elsewhere what can be said in these words. Without the NIP."""
    came = record_of(row.stated)
    if came is not None:
        return dict(came)
    ratings = row.result_rating, row.behaviour_rating, row.predicate
    record = _record("", row.starts, row.ends, _months(row.starts, row.ends), "", ratings)
    return record and record | _nobody(row.rater_name, is_annual="periodikId" not in record)


def _record(
    person: str, starts: date, ends: date, length: int | None, level: str, ratings: tuple[str, str, str]
) -> dict[str, Any] | None:
    """Without the rater. None where ratings are missing, or where SIASN has no period of such a length."""
    results, behaviour, predicate = ratings
    if not results or not behaviour:
        return None
    last = ends - A_DAY
    found: dict[str, Any] = {
        "tahun": starts.year,
        "hasilKinerjaNilai": RATING_CODES[results],
        "perilakuKerjaNilai": RATING_CODES[behaviour],
        "kuadranKinerjaNilai": PREDICATE_CODES[predicate],
    }
    whole_year = (starts, ends) == (date(starts.year, 1, 1), date(starts.year + 1, 1, 1))
    if length == 12 and whole_year:
        return found | {"pnsDinilaiOrang": person}
    if length not in PERIODS:
        return None
    found |= {
        "pnsDinilaiId": person, "periodikId": PERIODS[length], "koefisienId": level,
        "bulanMulaiPenilaian": starts.month, "tahunMulaiPenilaian": starts.year,
        "bulanSelesaiPenilaian": last.month, "tahunSelesaiPenilaian": last.year,
    }  # fmt: skip
    if starts.day != 1 or ends.day != 1:
        found[DAYS] = {"mulai": starts.isoformat(), "selesai": last.isoformat()}
    return found


def _rater(one: Any, posts: dict[UUID, list[Any]], on: date, *, is_annual: bool) -> dict[str, str]:
    held = [post for post in posts.get(one.pk, []) if post[1] <= on and (post[2] is None or on < post[2])]
    title, unit = (held[0][3], held[0][4]) if held else ("", "")
    return {
        "penilaiNama": one.name,
        "penilaiNipNrp": one.nip or "",
        "penilaiGolongan": rank_code(one.rank),
        "penilaiJabatan" if is_annual else "penilaiJabatanNama": title,
        "penilaiUnorNama": unit,
        "statusPenilai": OTHER_RATER if one.kind == EmployeeKind.POLITICAL else CIVIL_RATER,
    }


def _nobody(name: str, *, is_annual: bool) -> dict[str, str]:
    """Of a rater only the name is known."""
    post = "penilaiJabatan" if is_annual else "penilaiJabatanNama"
    empty = dict.fromkeys(("penilaiNipNrp", "penilaiGolongan", post, "penilaiUnorNama", "statusPenilai"), "")
    return {"penilaiNama": name, **empty}


def _posts(raters: Any) -> dict[UUID, list[Any]]:
    rows = Appointment.objects.filter(employee__in=raters, kind=AppointmentKind.DEFINITIVE)
    columns = ("employee", "starts", "ends", "position__title", "position__unit__name")
    found: dict[UUID, list[Any]] = {}
    for row in rows.order_by("-starts", "id").values_list(*columns):
        found.setdefault(row[0], []).append(row)
    return found


def _known_keys() -> dict[UUID, str]:
    """SIASN's own key of a person, where a record that came from there names it."""
    rows = PastResult.objects.current().filter(stated__has_key="siasn")
    columns = ("employee", "stated__siasn__pnsDinilaiId", "stated__siasn__pnsDinilaiOrang")
    return {row[0]: str(row[1] or row[2] or "") for row in rows.order_by("entered_at", "id").values_list(*columns)}


def _months(starts: date, ends: date) -> int | None:
    """Whole calendar months; None where the days are none."""
    if starts.day != 1 or ends.day != 1:
        return None
    return (ends.year - starts.year) * 12 + ends.month - starts.month
