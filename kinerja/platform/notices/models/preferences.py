"""How a person wants to be told."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.platform.notices.terms import IMMEDIATE, Channel, Rhythm

USUAL_TIME = time(7, 30)


def everything_by_email() -> list[str]:
    """What holds for whoever never chose."""
    return [f"{kind}:{Channel.EMAIL}" for kind in IMMEDIATE]


class Preference(Thing):
    """One row for each person who chose; the others have the defaults."""

    employee = models.UUIDField(unique=True, db_comment="whose; no foreign key, people live on a higher floor")
    immediate = models.JSONField(default=everything_by_email, blank=True, db_comment="kind:channel, told at once")
    digest = models.CharField(
        _("ringkasan"), max_length=8, choices=Rhythm, default=Rhythm.WEEKLY, db_comment="how often a digest comes"
    )
    digest_channel = models.CharField(
        _("ringkasan melalui"), max_length=10, choices=Channel, default=Channel.EMAIL, db_comment="by which way"
    )
    digest_at = models.TimeField(_("jam ringkasan"), default=USUAL_TIME, db_comment="not before, local time")
    quiet_from = models.TimeField(_("tenang mulai"), null=True, db_comment="nothing is sent from here, local time")
    quiet_until = models.TimeField(_("tenang sampai"), null=True, db_comment="until here; may lie on the next day")
    language = models.CharField(
        _("bahasa pesan"), max_length=5, blank=True, db_comment="of messages; empty: that of the account"
    )
    phone = models.CharField(
        _("nomor WhatsApp atau SMS"), max_length=16, blank=True, db_comment="own number, E.164; given by the person"
    )
    changed_at = models.DateTimeField(db_comment="instant of the last choice, UTC")

    class Meta:
        verbose_name = _("pilihan pemberitahuan")
        db_table_comment = "Choices about notices"
        constraints = [
            models.CheckConstraint(
                name="preference_quiet_both_or_none",
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                violation_error_message=_("Isi kedua jam tenang, mulai dan sampai, atau kosongkan keduanya."),
            ),
            models.CheckConstraint(
                name="preference_phone_e164",
                condition=Q(phone="") | Q(phone__regex=r"^\+[1-9][0-9]{7,14}$"),
                violation_error_message=_("Tulis nomor dengan kode negara, misalnya +6281234567890."),
            ),
            models.CheckConstraint(
                name="preference_gateway_has_phone",
                condition=~Q(digest_channel="gateway") | Q(digest="none") | ~Q(phone=""),
                violation_error_message=_("Isi nomor telepon agar ringkasan dapat dikirim melalui WhatsApp atau SMS."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.digest} {self.digest_channel}"

    def wants(self, kind: str, channel: str) -> bool:
        return f"{kind}:{channel}" in self.immediate


def default_preference(employee: UUID) -> Preference:
    """What holds for a person who never chose; not stored."""
    return Preference(employee=employee)
