"""What was published stays."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from kinerja.outcomes.transparency.commands import publish
from kinerja.outcomes.transparency.models import Publication
from tests.outcomes.transparency.closed import Closed


@pytest.fixture
def publication(closed: Closed) -> Publication:
    return publish(closed.period, **closed.year.as_("hasan"))


def test_it_is_not_changed(publication: Publication) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(digest="b" * 64)


def test_it_is_not_deleted(publication: Publication) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.all().delete()


def test_a_version_is_published_once(publication: Publication) -> None:
    with pytest.raises(IntegrityError, match="version"), transaction.atomic():
        Publication.objects.create(
            period=publication.period, version=1, content={}, digest="x", published_at=publication.published_at,
            published_by="x",
        )  # fmt: skip
