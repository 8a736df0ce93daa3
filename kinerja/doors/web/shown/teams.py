"""Teams across units as those who keep them see them: personnel and the heads of the owning units.

The two rooms have the same pages; `room` is the namespace of their addresses.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Case, Q, When
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm
from kinerja.doors.web.ui.guarded import OnceForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Appointment, Employee, TeamMember, Unit, WorkTeam
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind, TeamRole

MOST = 20


class DayField(forms.DateField):
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class TeamForm(OnceForm):
    """A team begins with its leader, found by name among all staff."""

    name = forms.CharField(label=_("Nama tim"), max_length=200, help_text=_("Misalnya Tim percepatan akta kelahiran."))
    unit = forms.ModelChoiceField(label=_("Unit pemilik"), queryset=Unit.objects.none(), empty_label=NOT_CHOSEN)
    leader = forms.CharField(label=_("Ketua tim"), max_length=200, help_text=_("NIP, atau nama lengkap tanpa gelar."))
    starts = DayField(label=_("Mulai"))
    decree = forms.CharField(label=_("Nomor SK"), max_length=120, required=False)

    def __init__(self, request: PageRequest, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        units = Unit.objects.kept_by(request.actor).open_on(request.actor.on)
        self.fields["unit"].queryset = units.order_by("path")  # type: ignore[attr-defined]
        self.on = request.actor.on

    def clean_leader(self) -> Employee:
        found = list(colleagues(self.cleaned_data["leader"], self.on)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                gettext("Tidak ditemukan pegawai dengan nama atau NIP itu.")
                if not found
                else gettext("Lebih dari satu pegawai cocok. Tulis NIP atau nama yang lebih lengkap.")
            )
        return found[0]


class MemberForm(HouseForm):
    employee = forms.UUIDField(widget=forms.HiddenInput)
    starts = DayField(label=_("Mulai"))
    role = forms.ChoiceField(choices=TeamRole, initial=TeamRole.MEMBER)


class FindForm(HouseForm):
    who = forms.CharField(label=_("Nama atau NIP"), max_length=200, widget=forms.TextInput({"autocomplete": "off"}))


class EndForm(HouseForm):
    ends = DayField(label=_("Hari pertama sesudah berakhir"))


def colleagues(text: str, on: Any) -> Any:
    """Staff who may join a team: names and posts are no secret among staff."""
    staff = Employee.objects.in_service(on).exclude(kind=EmployeeKind.POLITICAL)
    return staff.matching(text).order_by("name", "pk")


def listing(request: PageRequest, room: str) -> HttpResponse:
    today = request.actor.on
    kept = WorkTeam.objects.kept_by(request.actor).select_related("unit")
    running_first = Case(When(Q(ends__isnull=True) | Q(ends__gt=today), then=0), default=1)
    page = page_by_number(request, kept.order_by(running_first, "name", "id"))
    seats = TeamMember.objects.on(today).filter(team__in=[team.pk for team in page.rows]).select_related("employee")
    leaders: dict[UUID, str] = {}
    numbers: dict[UUID, int] = {}
    for seat in seats.order_by("starts"):
        numbers[seat.team_id] = numbers.get(seat.team_id, 0) + 1
        if seat.role == TeamRole.LEADER:
            leaders[seat.team_id] = seat.employee.name
    rows = [(team, leaders.get(team.pk, ""), numbers.get(team.pk, 0)) for team in page.rows]
    return render(request, "shown/teams.html", {"room": room, "page": page, "rows": rows, "base": _base(room)})


def _base(room: str) -> str:
    return reverse(f"{room}:teams")


def one(request: PageRequest, key: UUID) -> WorkTeam:
    """One that this actor keeps, or a missing page."""
    found = WorkTeam.objects.kept_by(request.actor).select_related("unit").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def making(request: PageRequest, room: str) -> HttpResponse:
    """The empty form, or the team made of what was typed."""
    form = TeamForm(request, request.POST) if request.method == "POST" else TeamForm(request)
    if form.is_bound and form.is_valid() and (place := form.attempt_once(request, lambda: _made(request, form, room))):
        messages.success(request, gettext("Tim kerja dibentuk. Tambahkan anggotanya."))
        return redirect(place)
    context = {"room": room, "form": form, "base": _base(room)}
    return render(request, "shown/team_form.html", context, status=form.status if form.is_bound else 200)


def _made(request: PageRequest, form: TeamForm, room: str) -> str:
    facts = {name: form.cleaned_data[name] for name in ("name", "leader", "starts", "decree")}
    team = commands.make_team(form.cleaned_data["unit"], **facts, actor=request.actor, now=request.now)
    return reverse(f"{room}:team", args=[team.pk])


def page(
    request: PageRequest, key: UUID, room: str, *forms_: HouseForm, status: int = 200, **more: Any
) -> HttpResponse:
    """One team: who is in it, looking for somebody, ending it."""
    team = one(request, key)
    today = request.actor.on
    members = list(team.members.select_related("employee").order_by("-role", "starts", "employee__name"))
    context = {
        "room": room,
        "team": team,
        "base": _base(room),
        "members": [(seat, seat.starts <= today and (seat.ends is None or seat.ends > today)) for seat in members],
        "posts": _posts([seat.employee_id for seat in members], today),
        "find": FindForm(),
        "wrong": next((form for form in forms_ if form.errors), None),
        "rows": [],
        "asked": False,
        "today": today,
    }
    return render(request, "shown/team.html", context | more, status=status)


def _posts(people: list[UUID], on: Any) -> dict[UUID, str]:
    held = Appointment.objects.on(on).filter(employee__in=people, kind=AppointmentKind.DEFINITIVE).order_by()
    rows = held.values_list("employee", "position__title", "position__unit__name")
    return {person: f"{title}, {unit}" for person, title, unit in rows}


def looking(request: PageRequest, key: UUID, room: str) -> HttpResponse:
    form = FindForm(request.POST)
    if not form.is_valid():
        return page(request, key, room, form, status=422, find=form)
    found = list(colleagues(form.cleaned_data["who"], request.actor.on)[: MOST + 1])
    posts = _posts([person.pk for person in found], request.actor.on)
    rows = [(person, posts.get(person.pk, "")) for person in found[:MOST]]
    return page(request, key, room, find=form, rows=rows, asked=True, more=len(found) > MOST)


def joining(request: PageRequest, key: UUID, room: str) -> HttpResponse:
    team, form = one(request, key), MemberForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _join(request, team, form)):
        messages.success(request, gettext("Susunan tim tersimpan."))
        return redirect(f"{room}:team", key)
    return page(request, key, room, form, status=form.status)


def _join(request: PageRequest, team: WorkTeam, form: MemberForm) -> TeamMember:
    person = Employee.objects.in_service(request.actor.on).filter(pk=form.cleaned_data["employee"]).first()
    if person is None:
        raise Http404
    by: dict[str, Any] = {"starts": form.cleaned_data["starts"], "actor": request.actor, "now": request.now}
    if form.cleaned_data["role"] == TeamRole.LEADER:
        return commands.change_leader(team, leader=person, **by)
    return commands.join_team(team, employee=person, **by)


def leaving(request: PageRequest, key: UUID, room: str) -> HttpResponse:
    """`key` is the membership."""
    kept = WorkTeam.objects.kept_by(request.actor)
    seat = TeamMember.objects.filter(pk=key, team__in=kept.order_by().values("pk")).select_related("team").first()
    if seat is None:
        raise Http404
    form = EndForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(lambda: commands.leave_team(seat, ends=form.cleaned_data["ends"], **by)):
        messages.success(request, gettext("Susunan tim tersimpan."))
        return redirect(f"{room}:team", seat.team_id)
    return page(request, seat.team_id, room, form, status=form.status)


def ending(request: PageRequest, key: UUID, room: str) -> HttpResponse:
    team, form = one(request, key), EndForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(lambda: commands.end_team(team, ends=form.cleaned_data["ends"], **by)):
        messages.success(request, gettext("Tim kerja berakhir pada hari itu."))
        return redirect(f"{room}:teams")
    return page(request, key, room, form, status=form.status)
