"""A form sent again returns what it made the first time, without asking beforehand whether it did."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import IntegrityError

from kinerja.platform.database.submissions import first_try
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop
from kinerja.work.activity.models import ActivityReport

F = TypeVar("F", bound=Callable[..., Any])


def first_result_on_retry(function: F) -> F:
    """Stands outside the transaction: the first try of a key is the usual one, and pays no statement for the others.

    A retry fails, on the key or because the time is over by now, and is answered with the first result.
    """

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except (IntegrityError, Refused) as failure:
            owner = kwargs["actor"].employee_id
            if owner and (first := first_try(ActivityReport, kwargs["submission"], employee_id=owner)):
                return first
            if isinstance(failure, IntegrityError):
                raise _speaking(failure, kwargs["submission"])
            raise

    return run  # type: ignore[return-value]


def _speaking(failure: IntegrityError, submission: Any) -> Exception:
    if ActivityReport.objects.filter(submission=submission).exists():
        return Invalid(gettext_noop("Formulir ini sudah terkirim. Muat ulang halaman sebelum mengirim yang baru."))
    return failure
