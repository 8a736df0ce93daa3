"""A claim that data are wrong, as whoever made it, whoever answers it and inspectors read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.shown.figures import value_words
from kinerja.doors.web.shown.segments import absence_lines
from kinerja.doors.web.shown.targets import unit_words
from kinerja.doors.web.ui.badges import Badge
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.numbers import day, instant, number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.facts.service.models import Request
from kinerja.judgement.claims.clock import cites_of
from kinerja.judgement.claims.commands import accept_claim, refuse_claim
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.claims.queries import Change, effect_of
from kinerja.judgement.claims.terms import OF_CASES, ClaimKind, ClaimState
from kinerja.people.organisation.models import Absence, Appointment, Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.audit.trail import seen
from kinerja.work.planning.terms import PeriodState

RELATED = (
    *("employee", "period__cycle", "service", "answered_by", "owner", "before", "file"),
    *("request__service", "request__unit", "request__closed_by__employee", "request__in_charge__employee"),
)
LOOKED_BACK = timedelta(days=400)
LOOKS = {
    ClaimState.OPEN: ("info", "…"), ClaimState.ACCEPTED: ("good", "✓"), ClaimState.REFUSED: ("calm", "="),
    ClaimState.WITHDRAWN: ("calm", "–"),
}  # fmt: skip
Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class ClaimLine:
    """One claim in a list."""

    claim: DataClaim
    badge: Badge
    until: str
    is_late: bool


@dataclass(frozen=True)
class Moved:
    """One figure before and after, in words."""

    label: str
    before: str
    after: str
    differs: bool


class AnswerForm(HouseForm):
    """One answer for both ways; the button says which."""

    owner = forms.ModelChoiceField(
        queryset=Employee.objects.none(), required=False, empty_label=_("belum diketahui"),
        label=_("Milik siapa kasus ini sebenarnya?"),
        help_text=_("Bila dibetulkan, kasusnya dihitung bagi orang ini, dan ia diberi tahu."),
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Penjelasan Anda"), help_text=_("Apa yang dibetulkan, atau mengapa tidak. Pegawai membacanya."),
        widget=forms.Textarea, max_length=4000,
    )  # fmt: skip

    def __init__(self, claim: DataClaim, request: PageRequest, data: Any = None) -> None:
        super().__init__(data)
        if claim.kind == ClaimKind.NOT_MINE:
            self.fields["owner"].queryset = owners_of(claim, request)  # type: ignore[attr-defined]
        else:
            del self.fields["owner"]


def owners_of(claim: DataClaim, request: PageRequest) -> QuerySet[Employee]:
    """Who may be the right owner: known in the register, or working in the unit; neither party."""
    on = request.actor.on
    known = Q(officer_labels__register=claim.service.code if claim.service else "")
    here = Appointment.objects.on(on).filter(position__unit=claim.request.unit_id if claim.request else None)
    people = Employee.objects.in_service(on).filter(known | Q(pk__in=here.order_by().values("employee")))
    rest = people.exclude(pk__in=[claim.employee_id, request.actor.employee_id])
    return rest.distinct().order_by("name", "pk")


def claim_badge(claim: DataClaim) -> Badge:
    tone, symbol = LOOKS[ClaimState(claim.state)]
    return Badge(claim.get_state_display(), tone, symbol)


def until_words(claim: DataClaim) -> str:
    """Days end at midnight: the minute before is what people mean."""
    return instant(claim.due_at - timedelta(minutes=1))


def claim_lines(claims: Iterable[DataClaim], now: datetime) -> list[ClaimLine]:
    return [ClaimLine(one, claim_badge(one), until_words(one), _is_late(one, now)) for one in claims]


def _is_late(claim: DataClaim, now: datetime) -> bool:
    return claim.state != ClaimState.WITHDRAWN and (claim.answered_at or now) > claim.due_at


def open_to(request: PageRequest, rows: QuerySet[DataClaim], key: UUID) -> DataClaim:
    """The claim, or no page; that somebody else than the person looked stands in the trail."""
    claim = get_object_or_404(rows.select_related(*RELATED), pk=key)
    if claim.employee_id != request.actor.employee_id:
        seen("claims", actor=request.actor, now=request.now, thing=claim)
    return claim


def claim_page(claim: DataClaim, request: PageRequest) -> dict[str, Any]:
    """Context of `shown/claim.html`. At most six statements."""
    effect, period = effect_of(claim), claim.period
    is_accepted = claim.state == ClaimState.ACCEPTED and period is not None
    return {
        "claim": claim,
        "badge": claim_badge(claim),
        "until": until_words(claim),
        "is_late": _is_late(claim, request.now),
        "is_open": claim.state == ClaimState.OPEN,
        "cites": cite_words(cites_of(claim.kind, claim.filed_at.date())),
        "recorded": recorded(claim, request),
        "effect": effect,
        "changes": [_moved(change) for change in effect.changes],
        "is_same": effect.after is not None and not any(change.differs for change in effect.changes),
        "waits": is_accepted and effect.after is None and claim.before is not None and not _is_closed(claim),
        "is_closed": is_accepted and effect.after is None and _is_closed(claim),
    }


def _is_closed(claim: DataClaim) -> bool:
    return claim.period is not None and claim.period.state == PeriodState.CLOSED


def _moved(change: Change) -> Moved:
    unit = unit_words(change.indicator)

    def shown(figure: Any) -> str:
        return f"{value_words(figure.value, unit)} · n = {number(figure.n)}" if figure else gettext("belum ada")

    return Moved(change.indicator.text, shown(change.before), shown(change.after), change.differs)


def recorded(claim: DataClaim, request: PageRequest) -> Facts:
    """What stands in the records today, beside what the person says. Whether a number exists is told to nobody who
    only asks."""
    if claim.kind in OF_CASES:
        is_asker = claim.employee_id == request.actor.employee_id
        return _of_case(claim, hides=is_asker and claim.kind == ClaimKind.MISSING)
    return recorded_of(claim.kind, claim.employee, request)


def recorded_of(kind: str, employee: Employee, request: PageRequest) -> Facts:
    """What stands in the records about one's place, superior and absences. At most two statements."""
    on = request.actor.on
    if kind == ClaimKind.ABSENCE:
        rows = Absence.objects.filter(employee=employee, starts__gt=on - LOOKED_BACK)
        lines = absence_lines(employee, rows, request)
        return [(str(one.kind), _stretch(one.absence.starts, one.last_day)) for one in lines] or [
            (gettext("Cuti dan tugas"), gettext("tidak ada yang tercatat"))
        ]
    superior = superior_of(employee, on)
    held = Appointment.objects.on(on).filter(employee=employee).select_related("position__unit").order_by("starts")
    found: Facts = [] if kind == ClaimKind.PLAN else [
        (one.get_kind_display().capitalize(), f"{one.position.title}, {one.position.unit.name}, {_since(one.starts)}")
        for one in held
    ]  # fmt: skip
    if kind != ClaimKind.UNIT:
        found.insert(0, (gettext("Atasan hari ini"), superior.name if superior else gettext("tidak ada")))
    return found


def _stretch(starts: Any, last: Any) -> str:
    return f"{day(starts)} – {day(last) if last else gettext('belum diketahui')}"


def _since(starts: Any) -> str:
    return gettext("sejak {day}").format(day=day(starts))


def _of_case(claim: DataClaim, *, hides: bool) -> Facts:
    case: Request | None = claim.request
    found = [
        (gettext("Nomor"), claim.case_key),
        (gettext("Layanan"), claim.service.name if claim.service else ""),
    ]
    if hides:
        return found
    if case is None:
        return [*found, (gettext("Di register"), gettext("belum ditemukan"))]
    return found + case_facts(case)


def case_facts(case: Request) -> Facts:
    """When, and in whose name. Needs the officers with their employees selected."""
    nobody = gettext("belum diketahui")
    who = (case.closed_by, case.in_charge)
    closer, holder = ((one.employee.name if one.employee else one.label) if one else nobody for one in who)
    return [
        (gettext("Diterima"), instant(case.opened_at)),
        (gettext("Selesai"), instant(case.closed_at) if case.closed_at else gettext("masih terbuka")),
        (gettext("Batas waktu"), instant(case.deadline_at) if case.deadline_at else "–"),
        (gettext("Diselesaikan atas nama"), closer),
        (gettext("Penanggung jawab"), holder),
    ]


def answered(request: PageRequest, claim: DataClaim, form: AnswerForm) -> bool:
    """Whether the answer was taken; a refusal stands on the form."""
    if not form.is_valid():
        return False
    said, is_right = form.cleaned_data, request.POST.get("do") == "accept"
    if not is_right:
        return bool(form.attempt(lambda: refuse_claim(claim, answer=said["answer"], **by(request))))
    more = {"owner": said["owner"]} if said.get("owner") else {}
    verb: Callable[..., DataClaim] = accept_claim
    return bool(form.attempt(lambda: verb(claim, answer=said["answer"], **more, **by(request))))
