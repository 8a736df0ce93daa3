"""The one verb of transparency: what is published stays as it was published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from kinerja.judgement.measurement.models import Run
from kinerja.judgement.measurement.queries import latest_run
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

from .content import build
from .digest import digest_of
from .models import Publication
from .queries import newest_of


@command
def publish(period: Period, *, actor: Actor, now: datetime) -> Publication:
    """Menerbitkan capaian unit suatu periode; koreksi menjadi versi baru, tanpa perubahan tidak ada versi baru."""
    require(actor, Permission.PUBLICATION_PUBLISH, period)
    content = build(period, _run(period))
    before = newest_of(period)
    if before and before.digest == digest_of(content):
        return before
    publication = _insert(period, before.version + 1 if before else 1, content, now)
    data = {"period": period.code, "version": publication.version, "digest": publication.digest}
    record("transparency.published", actor=actor, now=now, thing=publication, **data)
    return publication


def _run(period: Period) -> Run:
    """The figures of a period that can change no more."""
    if period.state != PeriodState.CLOSED:
        raise Invalid(
            gettext_noop("Periode {period} belum ditutup. Tetapkan semua penilaian, tutup periodenya, lalu terbitkan."),
            period=period.name,
        )
    run = latest_run(period)
    if run is None:
        raise Invalid(
            gettext_noop("Angka periode {period} belum dihitung. Jalankan perhitungannya, lalu terbitkan."),
            period=period.name,
        )
    return run


def _insert(period: Period, version: int, content: dict[str, Any], now: datetime) -> Publication:
    try:
        with transaction.atomic():
            return Publication.objects.create(
                period=period,
                version=version,
                content=content,
                digest=digest_of(content),
                published_at=now,
                published_by=content["about"]["agency"],
            )
    except IntegrityError:
        raise Stale(gettext_noop("Periode ini baru saja diterbitkan orang lain. Muat ulang halaman."))
