"""A form sent twice acts once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from kinerja.platform.access.actors import system
from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.commands import forget_finished
from kinerja.platform.operations.models import Submission
from kinerja.platform.operations.once import once
from kinerja.pure.lib.refusals import Invalid

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, tzinfo=UTC)


def test_the_second_try_gets_the_first_result():
    key, places = new_id(), iter(["/pertama", "/kedua"])
    assert [once(key, now=NOW, act=lambda: next(places)) for _ in range(2)] == ["/pertama", "/pertama"]


def test_a_refusal_leaves_the_key_for_another_try():
    key = new_id()

    def refuse() -> str:
        raise Invalid("belum")

    with pytest.raises(Invalid):
        once(key, now=NOW, act=refuse)
    assert once(key, now=NOW, act=lambda: "/jadi") == "/jadi"


def test_a_constraint_broken_inside_is_not_taken_for_a_second_try():
    def act() -> str:
        raise IntegrityError("elsewhere")

    with pytest.raises(IntegrityError):
        once(new_id(), now=NOW, act=act)


def test_old_keys_are_forgotten():
    once(new_id(), now=NOW - timedelta(days=40), act=lambda: "/lama")
    once(new_id(), now=NOW, act=lambda: "/baru")
    forget_finished(actor=system(NOW.date()), now=NOW, older_than=timedelta(days=30))
    assert Submission.objects.get().place == "/baru"
