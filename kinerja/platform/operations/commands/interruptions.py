"""Measuring the life of the service, saying why it stopped, announcing that it will."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.operations.models import Beat, Maintenance, Outage
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale, gettext_noop

LONGEST_MAINTENANCE = timedelta(days=7)
log = logging.getLogger(__name__)


@command
def beat(measured_by: str, *, actor: Actor, now: datetime) -> Outage | None:
    """Mencatat bahwa layanan hidup; jeda yang terlalu panjang sejak denyut sebelumnya menjadi gangguan."""
    last = Beat.objects.order_by("id").first()
    if last is None:
        Beat.objects.get_or_create(singleton=True, defaults={"at": now, "measured_by": measured_by})
        return None
    if now <= last.at:
        _clock_went_back(last, now, measured_by)
        return None
    # Two supervisors may ask at once: the gap belongs to whoever changes the row that both saw.
    if not Beat.objects.filter(pk=last.pk, at=last.at).update(at=now, measured_by=measured_by):
        return None
    return _gap(last.at, now, measured_by, actor) if now - last.at > settings.OUTAGE_THRESHOLD else None


def _gap(starts: datetime, ends: datetime, measured_by: str, actor: Actor) -> Outage:
    outage = Outage.objects.create(starts=starts, ends=ends, measured_by=measured_by)
    record("operations.outage_measured", actor=actor, now=ends, thing=outage, since=starts.isoformat())
    return outage


def _clock_went_back(last: Beat, now: datetime, measured_by: str) -> None:
    """A clock that had been set far ahead would otherwise hide every gap until that day."""
    if last.at - now > settings.OUTAGE_THRESHOLD:
        log.warning("the clock went back from %s to %s; the service is measured anew", last.at, now)
        Beat.objects.filter(pk=last.pk, at=last.at).update(at=now, measured_by=measured_by)


@command
def take_over_outage(starts: datetime, *, ends: datetime, measured_by: str, actor: Actor, now: datetime) -> Outage:
    """Mencatat gangguan yang diukur di luar sel ini, sebelum ia mengukur dirinya sendiri.

    It moves deadlines, so only the machine at its operator's word may say so, and only of what is past.
    """
    if not actor.is_system:
        raise Forbidden(gettext_noop("Gangguan diukur server sendiri; Anda dapat menulis sebabnya."))
    if ends > now:
        raise Invalid(gettext_noop("Gangguan dicatat setelah layanan bekerja lagi."))
    outage = Outage(starts=starts, ends=ends, measured_by=measured_by)
    saving.insert(outage)
    record("operations.outage_taken_over", actor=actor, now=now, thing=outage, since=starts.isoformat())
    return outage


@command
def note_outage(outage: Outage, *, actor: Actor, now: datetime, note: str) -> None:
    """Menulis sebab gangguan; waktunya tidak dapat diubah siapa pun."""
    require(actor, Permission.INTERRUPTION_TELL)
    changed = saving.change(outage, note=note.strip())
    if changed:
        record("operations.outage_noted", actor=actor, now=now, thing=outage, changed=changed)


@command
def announce(starts: datetime, *, actor: Actor, now: datetime, ends: datetime, note: str) -> Maintenance:
    """Mengumumkan pemeliharaan; yang diumumkan cukup awal tidak menggeser tenggat."""
    require(actor, Permission.INTERRUPTION_TELL)
    _check_stretch(starts, ends, now)
    planned = Maintenance(starts=starts, ends=ends, note=note.strip(), announced_at=now, announced_by=actor.name)
    saving.insert(planned)
    record("operations.maintenance_announced", actor=actor, now=now, thing=planned, starts=starts.isoformat())
    return planned


def _check_stretch(starts: datetime, ends: datetime, now: datetime) -> None:
    if starts < now:
        raise Invalid(gettext_noop("Waktu mulai sudah lewat. Pemeliharaan diumumkan sebelum dimulai."))
    if ends <= starts:
        raise Invalid(gettext_noop("Waktu selesai harus sesudah waktu mulai."))
    if ends - starts > LONGEST_MAINTENANCE:
        raise Invalid(gettext_noop("Pemeliharaan paling lama 7 hari. Periksa tanggalnya, atau umumkan bertahap."))


@command
def withdraw(planned: Maintenance, *, actor: Actor, now: datetime) -> None:
    """Membatalkan pemeliharaan yang belum dimulai."""
    require(actor, Permission.INTERRUPTION_TELL)
    coming = Maintenance.objects.filter(pk=planned.pk, withdrawn_at__isnull=True, starts__gt=now)
    if not coming.update(withdrawn_at=now):
        raise Stale(gettext_noop("Pemeliharaan ini sudah dimulai atau sudah dibatalkan."))
    record("operations.maintenance_withdrawn", actor=actor, now=now, thing=planned)
