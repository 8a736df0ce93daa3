"""Finding a person whose acts, or the acts about whom, are to be read. Asked by POST: no NIP in an address."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require

MOST = 30


class PersonForm(HouseForm):
    who = forms.CharField(
        label=_("Nama atau NIP"),
        max_length=200,
        help_text=_("Sebagian nama cukup. NIP ditulis lengkap, 18 angka."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


@reads
def ask(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    return render(request, "inspector/people.html", {"form": PersonForm(), "found": None, "more": False})


@writes
def find(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return render(request, "inspector/people.html", {"form": form, "found": None, "more": False}, status=422)
    staff = Employee.objects.visible_to(request.actor).matching(form.cleaned_data["who"]).order_by("name", "id")
    found = list(staff[: MOST + 1])
    context = {"form": form, "found": found[:MOST], "more": len(found) > MOST}
    return render(request, "inspector/people.html", context)
