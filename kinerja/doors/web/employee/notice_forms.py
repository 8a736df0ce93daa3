"""The form of choices about notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.platform.notices.models import Preference
from kinerja.platform.notices.terms import IMMEDIATE, Channel, Rhythm

CLOCK = [f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in (0, 30)]
WORKING = [(at, at.replace(":", ".")) for at in CLOCK if "05:00" <= at <= "20:00"]
ANY_TIME = [("", _("tidak ada")), *((at, at.replace(":", ".")) for at in CLOCK)]
KINDS = [(kind.value, kind.label) for kind in IMMEDIATE]


class PreferenceForm(HouseForm):
    digest = forms.ChoiceField(
        label=_("Ringkasan “apa yang menunggu Anda dan sampai kapan”"),
        choices=Rhythm,
        help_text=_("Tidak pernah dikirim bila tidak ada yang menunggu Anda."),
    )
    digest_at = forms.ChoiceField(label=_("Tidak sebelum pukul"), choices=WORKING)
    digest_channel = forms.ChoiceField(label=_("Ringkasan melalui"), choices=Channel)
    by_email = forms.MultipleChoiceField(
        label=_("Segera lewat surel"), choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    by_gateway = forms.MultipleChoiceField(
        label=_("Segera lewat WhatsApp atau SMS"), choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    phone = forms.CharField(
        label=_("Nomor WhatsApp atau SMS"),
        max_length=20,
        required=False,
        help_text=_("Dengan kode negara, misalnya +6281234567890. Hanya dipakai untuk pemberitahuan."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    quiet_from = forms.ChoiceField(label=_("Jam tenang mulai"), choices=ANY_TIME, required=False)
    quiet_until = forms.ChoiceField(label=_("Jam tenang sampai"), choices=ANY_TIME, required=False)
    language = forms.ChoiceField(
        label=_("Bahasa pesan"),
        choices=[("", _("sama dengan halaman")), ("id", _("bahasa Indonesia")), ("en", _("bahasa Inggris"))],
        required=False,
    )

    @classmethod
    def of(cls, known: Preference) -> PreferenceForm:
        """As the person chose it last."""
        shown: dict[str, Any] = {
            name: getattr(known, name) for name in ("digest", "digest_channel", "phone", "language")
        }
        shown |= {name: _written(getattr(known, name)) for name in ("digest_at", "quiet_from", "quiet_until")}
        for channel in Channel.values:
            shown[f"by_{channel}"] = [kind for kind, _label in KINDS if known.wants(kind, channel)]
        return cls(initial=shown)

    def clean_phone(self) -> str:
        """Spaces and dashes are how people write; 08… is a number of this country."""
        text = "".join(sign for sign in self.cleaned_data["phone"] if sign not in " -.()")
        return f"+62{text[1:]}" if text.startswith("08") else text

    def ways(self) -> list[forms.BoundField]:
        """The two sets of boxes."""
        return [self[f"by_{channel}"] for channel in Channel.values]

    def values(self) -> dict[str, Any]:
        """What the form says to the command."""
        given = self.cleaned_data
        kept = {name: given[name] for name in ("digest", "digest_channel", "phone", "language")}
        clocks = {name: _read(given[name]) for name in ("digest_at", "quiet_from", "quiet_until")}
        return {**kept, **clocks, "immediate": list(self._immediate())}

    def _immediate(self) -> Iterator[str]:
        for channel in Channel.values:
            yield from (f"{kind}:{channel}" for kind in self.cleaned_data[f"by_{channel}"])


def _written(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _read(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
