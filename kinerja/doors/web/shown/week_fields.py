"""The hours of a week as seven fields, and as a person reads them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.sentences import spoken
from kinerja.people.organisation import weeks
from kinerja.pure.lib.refusals import Invalid

DAYS = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))
HINT = _("Misalnya 07:30-12:00, 13:00-16:00. Kosong berarti libur.")


class HoursField(forms.CharField):
    """The hours of one weekday as text; cleans to [["07:30", "12:00"], …]."""

    widget = forms.TextInput({"autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").replace(".", ":").replace("–", "-")
        spans = [[part.strip() for part in span.split("-")] for span in text.split(",") if span.strip()]
        try:
            return weeks.checked({"0": spans}).get("0", []) if spans else []
        except Invalid as refusal:
            raise forms.ValidationError(spoken(refusal)) from refusal

    def prepare_value(self, value: Any) -> Any:
        return ", ".join("-".join(span) for span in value) if isinstance(value, list) else value


class WeekFields(forms.Form):
    """Seven fields, one a weekday."""

    day_0 = HoursField(label=DAYS[0], required=False, help_text=HINT)
    day_1 = HoursField(label=DAYS[1], required=False)
    day_2 = HoursField(label=DAYS[2], required=False)
    day_3 = HoursField(label=DAYS[3], required=False)
    day_4 = HoursField(label=DAYS[4], required=False)
    day_5 = HoursField(label=DAYS[5], required=False)
    day_6 = HoursField(label=DAYS[6], required=False)

    def weekly(self) -> dict[str, list[list[str]]]:
        return {str(n): self.cleaned_data[f"day_{n}"] for n in range(7)}


def told(weekly: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
    """Days with their hours; days with the same hours that follow one another are told together."""
    found: list[tuple[int, int, str]] = []
    for n in range(7):
        text = ", ".join("–".join(span) for span in weekly.get(str(n), [])) or gettext("libur")
        if found and found[-1][2] == text:
            found[-1] = (found[-1][0], n, text)
        else:
            found.append((n, n, text))
    return [(str(DAYS[a]) if a == b else f"{DAYS[a]}–{DAYS[b]}", text) for a, b, text in found]
