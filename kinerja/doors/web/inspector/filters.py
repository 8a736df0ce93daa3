"""What the inspector may ask of the trail; every address holds keys, never a name or a NIP."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kinerja.platform.audit.models import Entry

from .words import verb_choices

# No act names them (docs/decisions/0008), so nothing could be found under them.
NEVER_NAMED = {"feedback.Counselling", "feedback.CounsellingParty", "feedback.CounsellingSession"}


def _kinds() -> list[tuple[str, Any]]:
    """Kinds of things acts are about; parts of other things have no acts of their own."""
    ours = [model._meta for model in apps.get_models() if model.__module__.startswith("kinerja.")]
    ours = [meta for meta in ours if meta.label not in NEVER_NAMED]
    return [("", _("semua")), *sorted(((m.label, str(m.verbose_name)) for m in ours), key=lambda pair: pair[1])]


def _verbs() -> list[tuple[Any, Any]]:
    return [("", _("semua")), *verb_choices()]


# Days that a clock can name; beyond them a day has no midnight in another zone, or no day after it.
BOUNDS: list[Any] = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2200, 1, 1))]


class DayField(forms.DateField):
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    default_validators = BOUNDS


class TrailFilter(forms.Form):
    """All optional; a value that cannot be read is said beside its field and leaves the others in force."""

    tindakan = forms.ChoiceField(label=_("Tindakan"), choices=_verbs, required=False)
    jenis = forms.ChoiceField(label=_("Tentang"), choices=_kinds, required=False)
    sejak = DayField(label=_("Sejak"), required=False)
    sampai = DayField(label=_("Sampai"), required=False)
    benda = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    pelaku = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        conditions = {lookup: read(asked[name]) for name, (lookup, read) in _LOOKUPS.items() if name in asked}
        return entries.filter(**conditions)


def _start(day: date) -> datetime:
    """Midnight where the agency is."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _same(value: Any) -> Any:
    return value


_LOOKUPS = {
    "tindakan": ("verb", _same),
    "jenis": ("thing_type", _same),
    "sejak": ("at__gte", _start),
    "sampai": ("at__lt", lambda day: _start(day + timedelta(days=1))),
    "benda": ("thing_id", _same),
    "pelaku": ("actor_user", _same),
}
