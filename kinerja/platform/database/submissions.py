"""A form carries a key of its own, so that a double click or a retry on a bad line returns the first result."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models

from kinerja.pure.lib.refusals import Invalid, gettext_noop

M = TypeVar("M", bound=models.Model)


def first_try(model: type[M], submission: UUID, **owner: Any) -> M | None:
    """What this owner's form already made, if anything."""
    return model._default_manager.filter(submission=submission, **owner).first()


def submit(model: type[M], submission: UUID, *, owner: dict[str, Any], **values: Any) -> tuple[M, bool]:
    """The row of this form and whether it is new. Two tries at once make one row; a key of somebody else is refused."""
    try:
        return model._default_manager.get_or_create(submission=submission, **owner, defaults=values)
    except IntegrityError:
        if not model._default_manager.filter(submission=submission).exists():
            raise
        raise Invalid(gettext_noop("Formulir ini sudah terkirim. Muat ulang halaman sebelum mengirim yang baru."))
