"""Accounts of credit points, of one person or of many, in a constant number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.siasn import COEFFICIENTS
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind, PositionKind
from kinerja.pure.law.credit import FunctionalLevel, converts_since
from kinerja.pure.law.findings import Reason, reason
from kinerja.pure.law.regimes import P6_2022_SE3_2023
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import gettext_noop

from .models import CreditBalance
from .reckoning import Account, Held, Judged, reckon

CIVIL = (EmployeeKind.PNS, EmployeeKind.CPNS)
NOT_CIVIL = gettext_noop(
    "Angka kredit mengukur jalan ke pangkat dan jenjang berikutnya seorang PNS. Status di sini {kind}, maka tidak ada "
    "yang dihitung; hasil penilaian tetap berlaku seperti biasa."
)
NOT_FUNCTIONAL = gettext_noop(
    "Angka kredit hanya untuk jabatan fungsional. Jabatan sekarang, {post}, bukan jabatan fungsional, maka tidak ada "
    "yang dihitung."
)
NO_POST = reason(gettext_noop("Hari ini tidak ada jabatan definitif yang tercatat, maka tidak ada yang dihitung."))
NO_LEVEL = gettext_noop(
    "Jenjang jabatan {post} belum tercatat, maka angka kreditnya tidak dapat dihitung. Minta bagian kepegawaian "
    "mengisinya pada data jabatan."
)


def account_of(employee: Employee, on: date) -> Account:
    """Four statements."""
    return _accounts({employee.pk: employee}, [employee.pk], on)[employee.pk]


def accounts_of(people: QuerySet[Any], on: date) -> dict[UUID, Account]:
    """Of all these people. Five statements, however many they are."""
    staff = {row.pk: row for row in people.only("pk", "name", "kind", "rank").order_by()}
    return _accounts(staff, people.order_by().values("pk"), on)


def _accounts(staff: dict[UUID, Any], chosen: Any, on: date) -> dict[UUID, Account]:
    held, now = _held(chosen, on)
    judged, balances = _judged(chosen), _balances(chosen, on)
    found = {}
    for key, one in staff.items():
        none = _why_none(one, now.get(key))
        if none is not None:
            found[key] = Account(key, on, none=none)
            continue
        level = FunctionalLevel(now[key]["position__level"])
        found[key] = reckon(key, one.rank, level, judged[key], held[key], balances.get(key), on)
    return found


def functional_staff(people: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Of these people the PNS in functional posts: those who gather credit points."""
    functional = Appointment.objects.on(on).filter(
        kind=AppointmentKind.DEFINITIVE, position__kind=PositionKind.FUNCTIONAL
    )
    return people.filter(kind__in=CIVIL, pk__in=functional.order_by().values("employee"))


def candidates(people: QuerySet[Any], on: date) -> list[Account]:
    """Who has gathered enough for the next pangkat or jenjang: to be looked at by people, decided by people."""
    return [one for one in accounts_of(functional_staff(people, on), on).values() if one.reached]


def _why_none(one: Employee, post: dict[str, Any] | None) -> Reason | None:
    if one.kind not in CIVIL:
        return reason(NOT_CIVIL, kind=EmployeeKind(one.kind).label)
    if post is None:
        return NO_POST
    if post["position__kind"] != PositionKind.FUNCTIONAL:
        return reason(NOT_FUNCTIONAL, post=post["position__title"])
    if not post["position__level"]:
        return reason(NO_LEVEL, post=post["position__title"])
    return None


def _held(people: Any, on: date) -> tuple[dict[UUID, list[Held]], dict[UUID, dict[str, Any]]]:
    rows = Appointment.objects.filter(employee__in=people, kind=AppointmentKind.DEFINITIVE).order_by()
    columns = ("employee", "starts", "ends", "position__kind", "position__level", "position__title")
    held: dict[UUID, list[Held]] = defaultdict(list)
    now: dict[UUID, dict[str, Any]] = {}
    for row in rows.values(*columns):
        held[row["employee"]].append(Held(row["starts"], row["ends"], _level(row["position__level"])))
        if row["starts"] <= on and (row["ends"] is None or on < row["ends"]):
            now[row["employee"]] = row
    return held, now


def _judged(people: Any) -> dict[UUID, list[Judged]]:
    """What was decided here comes before what was stated elsewhere, newest first."""
    found: dict[UUID, list[Judged]] = defaultdict(list)
    for employee, one in (*_decided(people), *_stated(people)):
        found[employee].append(one)
    return found


def _decided(people: Any) -> Iterable[tuple[UUID, Judged]]:
    rows = Evaluation.objects.final().filter(employee__in=people, period__cycle__regime=P6_2022_SE3_2023)
    columns = (
        *("pk", "employee", "predicate", "period__name", "period__cycle__name", "period__starts", "period__ends"),
        *("plan__starts", "plan__ends", "plan__position__level", "objection", "objection__outcome"),
        *("objection__before_predicate",),
    )
    for row in rows.filter(period__starts__gte=converts_since()).order_by("-period__starts", "id").values(*columns):
        starts = max(row["plan__starts"], row["period__starts"])
        ends = min(row["plan__ends"], row["period__ends"])
        if starts >= ends:
            continue
        contested = row["objection"] is not None and not row["objection__outcome"]
        yield row["employee"], Judged(
            starts, ends, Predicate(row["predicate"]), f"{row['period__cycle__name']}, {row['period__name']}",
            before=_changed(row["objection__before_predicate"], row["predicate"]), contested=contested,
            evaluation=row["pk"], level=_level(row["plan__position__level"]), says_post=True,
        )  # fmt: skip


def _stated(people: Any) -> Iterable[tuple[UUID, Judged]]:
    rows = PastResult.objects.current().filter(employee__in=people, regime=P6_2022_SE3_2023)
    columns = (
        *("employee", "starts", "ends", "predicate", "source", "evidence", "corrects__predicate"),
        "stated__siasn__koefisienId",
    )
    for row in rows.filter(starts__gte=converts_since()).order_by("-starts", "id").values(*columns):
        yield row["employee"], Judged(
            row["starts"], row["ends"], Predicate(row["predicate"]), row["evidence"] or row["source"],
            before=_changed(row["corrects__predicate"], row["predicate"]),
            level=(level := COEFFICIENTS.get(str(row["stated__siasn__koefisienId"] or ""))),
            says_post=level is not None,
        )  # fmt: skip


def _balances(people: Any, on: date) -> dict[UUID, CreditBalance]:
    rows = CreditBalance.objects.current().filter(employee__in=people, covers_until__lte=on)
    return {row.employee_id: row for row in rows.order_by("covers_until", "id")}


def _changed(before: str | None, after: str) -> Predicate | None:
    return Predicate(before) if before and before != after else None


def _level(text: str) -> FunctionalLevel | None:
    return FunctionalLevel(text) if text else None
