"""One weight for each main result."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from kinerja.doors.web.ui.forms import HouseForm, NumberField
from kinerja.doors.web.ui.sentences import spoken
from kinerja.pure.lib.refusals import Invalid
from kinerja.work.planning.extras import Extras, check_extras
from kinerja.work.planning.models import ExpectedResult, Plan
from kinerja.work.planning.terms import ResultKind


class WeightField(NumberField):
    """A percentage as the rule on weights takes it."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        try:
            check_extras(Extras(value), ResultKind.MAIN)
        except Invalid as refusal:
            raise forms.ValidationError(spoken(refusal)) from refusal


class WeightForm(HouseForm):
    """All of them at once; `evenly` fills in what nobody typed yet."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        plan: Plan,
        results: list[ExpectedResult],
        data: Any = None,
        *,
        evenly: Mapping[UUID, Decimal] | None = None,
    ) -> None:
        self.results = results
        known = {result.pk: result.weight for result in results} | dict(evenly or {})
        super().__init__(data, initial={"version": plan.version, **{_name(key): known[key] for key in known}})
        for result in results:
            self.fields[_name(result.pk)] = WeightField(label=result.text, required=False)

    def rows(self) -> list[forms.BoundField]:
        return [self[_name(result.pk)] for result in self.results]

    def weights(self) -> dict[UUID, Decimal | None]:
        return {result.pk: self.cleaned_data[_name(result.pk)] for result in self.results}

    def tried(self) -> list[Decimal | None] | None:
        """The weights on the page, saved or not; None where one of them is no number."""
        if not self.is_bound:
            return [self.get_initial_for_field(field.field, field.name) for field in self.rows()]
        self.full_clean()
        return None if any(field.errors for field in self.rows()) else list(self.weights().values())


def _name(key: UUID) -> str:
    return f"bobot-{key}"
