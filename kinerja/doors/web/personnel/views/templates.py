"""Templates of plans: the sets of the house and those the agency makes from the library."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.shown.targets import target_words
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm, NumberField
from kinerja.doors.web.ui.guarded import OnceForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands
from kinerja.work.planning.models import LibraryIndicator, PlanTemplate, TemplateLine
from kinerja.work.planning.terms import LibraryState


class TemplateForm(OnceForm):
    code = forms.SlugField(label=_("Kode"), max_length=80)
    name = forms.CharField(label=_("Nama"), max_length=200)
    group = forms.CharField(label=_("Rumpun jabatan"), max_length=40, help_text=_("Sama dengan rumpun pada jabatan."))
    note = forms.CharField(label=_("Keterangan"), widget=forms.Textarea({"rows": "2"}), required=False)


class LineForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    indicator = forms.ModelChoiceField(
        label=_("Indikator pustaka"), queryset=LibraryIndicator.objects.none(), empty_label=NOT_CHOSEN
    )
    weight = NumberField(label=_("Bobot (persen)"), required=False)

    def __init__(self, template: PlanTemplate, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offered = LibraryIndicator.objects.adopted().filter(group=template.group).order_by("result_text", "code")
        used = template.lines.order_by().values("indicator")
        self.fields["indicator"].queryset = offered.exclude(pk__in=used)  # type: ignore[attr-defined]


class VersionForm(HouseForm):
    version = forms.IntegerField()


@reads
def templates(request: PageRequest) -> HttpResponse:
    enter(request)
    rows = PlanTemplate.objects.annotate(n=Count("lines")).order_by("group", "code")
    return render(request, "personnel/templates.html", {"rows": list(rows[:200])})


@writes
def seed(request: PageRequest) -> HttpResponse:
    """Doing it again adds nothing."""
    enter(request)
    commands.seed_library(**by(request))
    commands.seed_templates(**by(request))
    messages.success(request, gettext("Templat bawaan tersedia."))
    return redirect("personnel:templates")


def _proposing(request: PageRequest, form: TemplateForm) -> HttpResponse:
    up = (gettext("Templat SKP"), reverse("personnel:templates"))
    return form_page(request, form, title=gettext("Buat templat"), button=gettext("Buat templat"), up=up)


@reads
def form(request: PageRequest) -> HttpResponse:
    enter(request)
    return _proposing(request, TemplateForm())


@writes
def propose(request: PageRequest) -> HttpResponse:
    enter(request)
    form = TemplateForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _proposed(form, request))):
        messages.success(request, gettext("Templat dibuat. Tambahkan indikator dari pustaka."))
        return redirect(place)
    return _proposing(request, form)


def _proposed(form: TemplateForm, request: PageRequest) -> str:
    return reverse("personnel:template", args=[commands.propose_template(**given(form), **by(request)).pk])


@reads
def template(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(PlanTemplate.objects.all(), key)
    return _page(request, found, LineForm(found, initial={"version": found.version}))


@writes
def add(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(PlanTemplate.objects.all(), key)
    form = LineForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.add_template_line(found, **form.cleaned_data, **by(request))):
        messages.success(request, gettext("Indikator masuk ke templat."))
        return redirect("personnel:template", key)
    return _page(request, found, form, form.status)


@writes
def remove(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    line = one(TemplateLine.objects.select_related("template", "indicator"), key)
    return _step(request, line.template, lambda **by_: commands.remove_template_line(line, **by_))


@writes
def decide(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(PlanTemplate.objects.all(), key)
    verb = commands.adopt_template if request.POST.get("keputusan") == "pakai" else commands.withdraw_template
    return _step(request, found, lambda **by_: verb(found, **by_))


def _step(request: PageRequest, found: PlanTemplate, act: Any) -> HttpResponse:
    form = VersionForm(request.POST)
    if form.is_valid() and form.attempt(lambda: act(version=form.cleaned_data["version"], **by(request))):
        messages.success(request, gettext("Templat tersimpan."))
        return redirect("personnel:template", found.pk)
    found.refresh_from_db()
    fresh = LineForm(found, initial={"version": found.version})
    return _page(request, found, fresh, form.status, wrong=form)


def _page(
    request: PageRequest, found: PlanTemplate, form: LineForm, status: int = 200, wrong: HouseForm | None = None
) -> HttpResponse:
    lines = found.lines.select_related("indicator").order_by("order")
    context = {
        "template": found,
        "lines": [(line, target_words(line.indicator), line.indicator.state != LibraryState.ADOPTED) for line in lines],
        "form": form,
        "wrong": wrong or form,
        "annexes": [
            (gettext("Dukungan sumber daya"), found.resources.splitlines()),
            (gettext("Skema pertanggungjawaban"), found.accountability.splitlines()),
            (gettext("Konsekuensi"), found.consequences.splitlines()),
        ],
    }
    return render(request, "personnel/template.html", context, status=status)
