"""Saving one thing: what the database would refuse is refused before, with a sentence; who comes second hears it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

from .overlap import violated

M = TypeVar("M", bound=models.Model)
SOMEBODY_WAS_FIRST = gettext_noop("Data ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa lagi.")


def insert(thing: M) -> M:
    """Add a row. Raises Invalid for what its constraints forbid, Stale where somebody was first."""
    _check(thing)
    try:
        with transaction.atomic():
            thing.save(force_insert=True)
    except IntegrityError as error:
        raise _late(thing, error)
    return thing


def change(thing: M, **values: Any) -> dict[str, list[str]]:
    """Compare-and-set: write the fields that differ, if the row still is what the caller saw.

    Answers field -> [before, after] as text, for the trail; empty when nothing differs.
    """
    before = {name: getattr(thing, name) for name in values if getattr(thing, name) != values[name]}
    after = {name: values[name] for name in before}
    if not before:
        return {}
    _assign(thing, after)
    try:
        _check(thing)
        with transaction.atomic():
            rows = type(thing)._base_manager.filter(pk=thing.pk, **_as_conditions(before)).update(**after)
    except IntegrityError as error:
        _assign(thing, before)
        raise _late(thing, error)
    except Invalid:
        _assign(thing, before)
        raise
    if not rows:
        raise Stale(SOMEBODY_WAS_FIRST)
    return {name: [_shown(before[name]), _shown(after[name])] for name in before}


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _assign(thing: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(thing, name, value)


def _as_conditions(values: dict[str, Any]) -> dict[str, Any]:
    """`field = NULL` is never true in SQL."""
    return {f"{name}__isnull" if value is None else name: value is None or value for name, value in values.items()}


def _check(thing: models.Model) -> None:
    empty = [field.name for field in thing._meta.fields if _may_stay_empty(thing, field)]
    try:
        thing.clean_fields(exclude=empty)
        thing.validate_unique(exclude=empty)
        thing.validate_constraints()
    except ValidationError as refusal:
        raise Invalid("{sentence}", sentence=" ".join(_sentences(thing, refusal)))


def _may_stay_empty(thing: models.Model, field: Any) -> bool:
    """Django's forms ask for every field without blank=True, also for one whose column takes NULL."""
    value = getattr(thing, field.attname)
    return (value is None and field.null) or (value == "" and field.blank)


def _sentences(thing: models.Model, refusal: ValidationError) -> list[str]:
    found = []
    for name, messages in refusal.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else f"{thing._meta.get_field(name).verbose_name}: "  # type: ignore[union-attr]
        found += [f"{label}{message}" for message in messages]
    return found


def _late(thing: models.Model, error: IntegrityError) -> Stale:
    """Another writer got there between the check and the write."""
    for constraint in thing._meta.constraints:
        if violated(error, constraint.name):
            return Stale("{sentence}", sentence=str(constraint.get_violation_error_message()))
    return Stale(SOMEBODY_WAS_FIRST)
