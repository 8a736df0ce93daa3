"""The gallery: every component with an invented example. Open only where data are invented anyway."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from .badges import Badge, badge
from .charts import Chart, Dot, Part, Point, bar, distribution, dots, series
from .forms import NumberField, SubmissionForm
from .paging import Page
from .requests import PageRequest
from .views import reads


class ExampleForm(SubmissionForm):
    value = NumberField(label=gettext_lazy("Realisasi"), help_text=gettext_lazy("Tulis seperti 1.234,5."))
    evidence = forms.CharField(
        label=gettext_lazy("Bukti dukung"),
        help_text=gettext_lazy("Dokumen apa, dan di mana dapat dilihat."),
        widget=forms.Textarea,
    )
    note = forms.CharField(label=gettext_lazy("Catatan"), required=False)
    rating = forms.ChoiceField(
        label=gettext_lazy("Rating hasil kerja"),
        choices=[
            ("above", gettext_lazy("di atas ekspektasi")),
            ("meets", gettext_lazy("sesuai ekspektasi")),
            ("below", gettext_lazy("di bawah ekspektasi")),
        ],
        widget=forms.RadioSelect,
    )


def _badges() -> list[Badge]:
    return [
        badge("very_good", gettext("Sangat Baik")),
        badge("good", gettext("Baik")),
        badge("needs_improvement", gettext("Butuh Perbaikan")),
        badge("poor", gettext("Kurang")),
        badge("very_poor", gettext("Sangat Kurang")),
        badge("above", gettext("di atas ekspektasi")),
        badge("meets", gettext("sesuai ekspektasi")),
        badge("below", gettext("di bawah ekspektasi")),
        badge("A", gettext("mutu data A")),
        badge("provisional", gettext("angka sementara")),
        badge("declared", gettext("dilaporkan sendiri")),
        badge("final", gettext("ditetapkan")),
    ]


def _figures() -> list[Dot]:
    days, percent = gettext("hari"), gettext("persen")
    return [
        Dot(gettext("Median waktu penerbitan akta"), 3.4, days, 3.1, 3.8, 4, n=412),
        Dot(gettext("Selesai tepat waktu"), 91.7, percent, 88.5, 94.1, 90, n=412),
        Dot(gettext("Kasus dikembalikan"), 6.0, percent, 1.7, 19.6, 5, n=33, provisional=True),
        Dot(gettext("Berkas per jam efektif"), 2.3, gettext("berkas"), 2.1, 2.5, 2, 3, n=412),
    ]


def _charts() -> dict[str, Chart]:
    parts = [
        Part(gettext("Sangat Baik"), 4, 2 / 24),
        Part(gettext("Baik"), 21, 11 / 24),
        Part(gettext("Butuh Perbaikan"), 5, 6 / 24),
        Part(gettext("Kurang"), 1, 3 / 24),
        Part(gettext("Sangat Kurang"), 0, 2 / 24),
    ]
    points = [
        Point("TW1", 84.2, 79.0, 88.3, 240),
        Point("TW2", 88.0, 83.6, 91.4, 275),
        Point("TW3", 87.1, 82.5, 90.7, 268),
        Point("TW4", 91.7, 88.5, 94.1, 412),
    ]
    return {
        "dots": dots(_figures(), caption=gettext("Angka terhadap target")),
        "distribution": distribution(parts, caption=gettext("Sebaran predikat"), note=gettext("31 pegawai dinilai.")),
        "series": series(points, caption=gettext("Tepat waktu per triwulan"), unit=gettext("persen"), target=90),
    }


def _rows() -> list[dict[str, Any]]:
    marks = [
        badge("met", gettext("tercapai")),
        badge("met", gettext("tercapai")),
        badge("unsure", gettext("belum pasti")),
    ]
    return [{"dot": dot, "bar": bar(dot), "badge": mark} for dot, mark in zip(_figures(), marks, strict=False)]


def _context() -> dict[str, Any]:
    wrong = ExampleForm({"value": "1.5", "evidence": "", "rating": "meets"}, auto_id="wrong_%s")
    wrong.is_valid()
    return {
        "badges": _badges(),
        "charts": _charts(),
        "rows": _rows(),
        "form": ExampleForm(),
        "wrong": wrong,
        "anchors": {
            "above": gettext("Hasil melampaui target dan membantu unit lain."),
            "meets": gettext("Hasil memenuhi target; kekurangan kecil sudah diperbaiki."),
            "below": gettext("Target tidak tercapai karena hal yang ada di tangan pegawai."),
        },
        "page": Page([], "?", "?setelah=50"),
        "moment": datetime(2026, 3, 17, 7, 5, tzinfo=UTC),
    }


@reads(public=True)
def gallery(request: PageRequest) -> HttpResponse:
    """`?meja` shows the same components on the frame of the desks."""
    demo = request.agency is not None and request.agency.is_demo
    if not (demo or settings.DEBUG):
        raise Http404
    frame = "ui/desk.html" if "meja" in request.GET else "ui/base.html"
    return render(request, "ui/gallery.html", {**_context(), "frame": frame})
