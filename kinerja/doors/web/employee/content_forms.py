"""Forms for what stands in a draft: results, indicators, annexes, and the start of a change."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.figures import source_words
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm, NumberField, SubmissionForm
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.extras import Extras
from kinerja.work.planning.models import AnnexItem, ExpectedResult, Indicator, Plan
from kinerja.work.planning.terms import (
    DECLARED,
    AnnexKind,
    Aspect,
    ChangeReason,
    FormType,
    Perspective,
    Polarity,
    ResultKind,
)


class DayField(forms.DateField):
    """A day, chosen or typed as 2026-01-31."""

    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class ResultForm(HouseForm):
    """One expected result. Heads choose a perspective, JA and JF the superior's result they support."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Rencana hasil kerja"),
        help_text=_("Tulis hasilnya, bukan kegiatannya: “Permohonan KTP-el selesai dalam waktu yang dijanjikan”."),
        widget=forms.Textarea,
        max_length=2000,
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=ResultKind)
    superior_result = forms.ModelChoiceField(
        label=_("Hasil kerja pimpinan yang didukung"),
        help_text=_("Dari SKP atasan Anda, juga bila SKP itu masih rancangan."),
        queryset=ExpectedResult.objects.none(),
        required=False,
        empty_label=NOT_CHOSEN,
    )
    perspective = forms.ChoiceField(label=_("Perspektif"), choices=[("", "–"), *Perspective.choices], required=False)
    weight = NumberField(
        label=_("Bobot (persen)"),
        help_text=_("Kosongkan bila tidak dipakai. Bila dipakai, semua hasil kerja utama berbobot dan berjumlah 100."),
        required=False,
    )
    decree_number = forms.CharField(
        label=_("Nomor surat keputusan"),
        help_text=_("Hanya untuk kinerja tambahan (PP 30/2019 Pasal 12(2))."),
        required=False,
        max_length=120,
    )
    decree_date = DayField(label=_("Tanggal surat keputusan"), required=False)

    def __init__(self, plan: Plan, result: ExpectedResult | None = None, data: Any = None) -> None:
        names = ("text", "kind", "superior_result", "perspective", "weight", "decree_number", "decree_date")
        shown = {name: getattr(result, name) for name in names} if result else {}
        super().__init__(data, initial={"version": plan.version, **shown})
        if plan.form == FormType.HEAD:
            del self.fields["superior_result"]
        else:
            del self.fields["perspective"]
            self.fields["superior_result"].queryset = _results_above(plan)  # type: ignore[attr-defined]

    def content(self) -> dict[str, Any]:
        """The arguments of the command."""
        values = self.cleaned_data
        return {
            "text": values["text"],
            "kind": ResultKind(values["kind"]),
            "superior_result": values.get("superior_result"),
            "perspective": values.get("perspective", ""),
            "extras": Extras(values["weight"], values["decree_number"].strip(), values["decree_date"]),
            "version": values["version"],
        }


def _results_above(plan: Plan) -> Any:
    """What the rater's own plan expects while this plan runs, drafts too: nobody waits for his superior's signature."""
    above = Plan.objects.standing().during(plan.starts, plan.ends).filter(employee=plan.rater_id)
    return ExpectedResult.objects.filter(plan__in=above.order_by().values("pk")).order_by("plan__starts", "order")


_SHOWN = ("text", "aspect", "measure_unit", "polarity", "target_low", "target_high", "source", "evidence")


class IndicatorForm(HouseForm):
    """One indicator: in words, with its aspect, unit, target or range, and where its value comes from."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Indikator"),
        help_text=_("Apa yang dihitung atau diukur, misalnya “Surat keterangan yang selesai”."),
        widget=forms.Textarea,
        max_length=2000,
    )
    aspect = forms.ChoiceField(label=_("Aspek"), choices=Aspect)
    measure_unit = forms.CharField(label=_("Satuan"), help_text=_("Misalnya surat, hari, persen."), max_length=40)
    polarity = forms.ChoiceField(label=_("Arah"), choices=Polarity)
    target_low = NumberField(
        label=_("Target"), help_text=_("Satu angka, atau batas bawah rentang. Tulis seperti 1.234,5."), required=False
    )
    target_high = NumberField(label=_("Batas atas"), help_text=_("Hanya bila targetnya rentang."), required=False)
    source = forms.ChoiceField(
        label=_("Dari mana angkanya"),
        help_text=_("Sumber terukur diambil dari pustaka; angka lain dilaporkan sendiri dengan bukti."),
    )
    evidence = forms.CharField(
        label=_("Bukti dukung"),
        help_text=_("Untuk angka yang dilaporkan sendiri: dokumen apa yang membuktikannya."),
        widget=forms.Textarea,
        required=False,
        max_length=2000,
    )

    def __init__(self, plan: Plan, indicator: Indicator | None = None, data: Any = None) -> None:
        self.known = indicator
        shown = {name: getattr(indicator, name) for name in _SHOWN} if indicator else {}
        if indicator and indicator.target_low == indicator.target_high:
            shown["target_high"] = None
        super().__init__(data, initial={"version": plan.version, **shown})
        codes = dict.fromkeys([*([indicator.source] if indicator else []), DECLARED])
        self.fields["source"].choices = [(code, source_words(code)) for code in codes]  # type: ignore[attr-defined]

    def definition(self) -> Definition:
        """What was typed; a measured source keeps the parameters it was taken with."""
        values = {name: self.cleaned_data[name] for name in _SHOWN}
        kept = self.known is not None and self.known.source == values["source"]
        return Definition(**values, parameters=self.known.parameters if kept and self.known else {})


_HELP = {
    AnnexKind.RESOURCES: _("Orang, anggaran, alat, atau data yang diperlukan. Satu baris satu butir."),
    AnnexKind.ACCOUNTABILITY: _("Kapan dan bagaimana hasil dilaporkan. Satu baris satu butir."),
    AnnexKind.CONSEQUENCES: _("Akibat bila tercapai atau tidak tercapai. Satu baris satu butir."),
}


class AnnexForm(HouseForm):
    """Three lists, a line an item."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, plan: Plan, data: Any = None) -> None:
        known: dict[str, list[str]] = {kind: [] for kind in AnnexKind}
        for item in AnnexItem.objects.filter(plan=plan).order_by("kind", "order"):
            known[item.kind].append(item.text)
        lists = {kind.value: "\n".join(known[kind]) for kind in AnnexKind}
        super().__init__(data, initial={"version": plan.version, **lists})
        for kind in AnnexKind:
            self.fields[kind.value] = forms.CharField(
                label=kind.label, help_text=_HELP[kind], widget=forms.Textarea, required=False, max_length=20000
            )

    def lists(self) -> dict[AnnexKind, list[str]]:
        return {kind: self.cleaned_data[kind.value].splitlines() for kind in AnnexKind}


ONE_OF_SIX = _("Pilih satu dari enam alasan perubahan SKP (PP 30/2019 Pasal 28(2)).")


class ChangePlanForm(SubmissionForm):
    """Why an agreed plan changes, and since when."""

    reason = forms.ChoiceField(
        label=_("Alasan menurut PP 30/2019 Pasal 28(2)"),
        choices=ChangeReason,
        error_messages={"required": ONE_OF_SIX, "invalid_choice": ONE_OF_SIX},
    )
    explanation = forms.CharField(
        label=_("Penjelasan"),
        help_text=_("Apa yang terjadi, dan apa yang perlu diubah karenanya."),
        widget=forms.Textarea,
        max_length=4000,
    )
    starts = DayField(
        label=_("Berlaku mulai"),
        help_text=_("Sampai hari sebelumnya versi lama tetap menjadi dasar penilaian."),
    )

    def __init__(self, plan: Plan, today: date, data: Any = None) -> None:
        first = max(plan.starts, today)
        super().__init__(data, initial={"starts": first if first < plan.ends else None})
