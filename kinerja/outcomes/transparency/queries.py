"""What anybody may ask of publications."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

from .digest import digest_of
from .models import Publication


def newest_publication() -> Publication | None:
    """The newest version of the newest published period."""
    return _published().order_by("-period__starts", "-version").first()


def newest_of(period: Period) -> Publication | None:
    """The version of a period that counts."""
    return _published().filter(period=period).order_by("-version").first()


def publications() -> QuerySet[Publication]:
    """Every version ever published, newest period first."""
    return _published().order_by("-period__starts", "-version")


def verify(publication: Publication) -> bool:
    """Whether the content still is what its digest was taken of."""
    return digest_of(publication.content) == publication.digest


def unpublished_periods() -> QuerySet[Period]:
    """Closed periods nobody has published yet, oldest first."""
    said = Publication.objects.filter(period=OuterRef("pk")).order_by()
    return Period.objects.filter(~Exists(said), state=PeriodState.CLOSED).order_by("starts")


def _published() -> QuerySet[Publication]:
    return Publication.objects.select_related("period__cycle")
