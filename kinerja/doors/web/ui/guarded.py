"""Forms that act once, and forms that see when somebody else was first."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django import forms

from kinerja.platform.operations.once import once
from kinerja.pure.lib.refusals import Stale, gettext_noop

from .forms import HouseForm, SubmissionForm
from .requests import PageRequest

CHANGED_MEANWHILE = gettext_noop(
    "Data ini diubah orang lain sejak Anda membukanya. Isian Anda masih ada di bawah: "
    "periksa keadaan terbarunya, lalu simpan sekali lagi bila tetap sesuai."
)


class OnceForm(SubmissionForm):
    """For commands that make something new without a key of their own."""

    def attempt_once(self, request: PageRequest, act: Callable[[], str]) -> str | None:
        """The address that `act` answers, none after a refusal. The same form sent again gets the first address."""
        key = self.cleaned_data["submission"]
        return self.attempt(lambda: once(key, now=request.now, act=act))


class ChangeForm(HouseForm):
    """A form that changes a thing; whoever saves without having seen its newest state is told first.

    Its fields are named as the attributes of the thing they show.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, thing: Any, data: Any = None, **more: Any) -> None:
        shown = {name: getattr(thing, name) for name in self.base_fields if hasattr(thing, name)}
        self.state_now = _fingerprint(shown)
        super().__init__(data, initial={**shown, "seen": self.state_now}, **more)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.pop("seen", "") != self.state_now:
            self.data = {**{name: self.data[name] for name in self.data}, "seen": self.state_now}
            self.refuse(Stale(CHANGED_MEANWHILE))
        return values


def _fingerprint(shown: dict[str, Any]) -> str:
    words = [f"{name}={getattr(value, 'pk', value)}" for name, value in sorted(shown.items())]
    return sha256("\n".join(words).encode()).hexdigest()[:16]
