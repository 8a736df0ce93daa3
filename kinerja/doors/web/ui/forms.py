"""Forms of the house: Indonesian numbers, a submission key, refusals beside what was typed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.db import OperationalError
from django.utils.translation import gettext_lazy

from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.numbers import format_number, parse_number
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused

from .humane import busy, status_of
from .sentences import spoken

# The first line of a list to choose from, where nothing is chosen yet.
NOT_CHOSEN = gettext_lazy("– belum dipilih –")


class NumberField(forms.CharField):
    """A number written the Indonesian way, 1.234,5; cleans to Decimal."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        # As people write it: columns keep 20.5 as 20.5000.
        return format_number(value.normalize()) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_number(text)
        except Invalid as refusal:
            raise forms.ValidationError(spoken(refusal)) from refusal


class HouseForm(forms.Form):
    """A form whose command can refuse, or find others writing: the sentence appears above, nothing typed is lost."""

    required_css_class = "is-required"
    status = 422

    def attempt(self, act: Callable[[], Any]) -> Any:
        """The command's result; on a refusal none, with the sentence on the form. `Forbidden` is a page of its own."""
        try:
            return act()
        except Forbidden:
            raise
        except Refused as refusal:
            self.refuse(refusal)
        except OperationalError as error:
            self.refuse(busy(error))
        return None

    def typed(self) -> list[str]:
        """The words that came with it, to be copied where the page has no place for them any more."""
        words = (self[name].value() for name, field in self.fields.items() if type(field) is forms.CharField)
        return [said for said in words if said] if self.is_bound else []

    def refuse(self, refusal: Refused) -> None:
        self.add_error(None, spoken(refusal))
        self.status = status_of(refusal)


class SubmissionForm(HouseForm):
    """A form that makes something new: its key lets a double click return the first result."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
