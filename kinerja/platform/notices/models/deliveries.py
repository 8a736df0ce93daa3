"""The way of one notice through one channel."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.platform.notices.terms import Channel, DeliveryState

_OPEN = ["queued", "sending", "failed"]


class Delivery(Thing):
    """Tried until it arrives or is given up. At least once: whoever dies between sending and noting sends again."""

    # a delivery is nothing without its notice
    notice = models.ForeignKey("notices.Notice", models.CASCADE, related_name="deliveries", db_comment="what is told")
    channel = models.CharField(max_length=10, choices=Channel, db_comment="by which way")
    state = models.CharField(
        max_length=10, choices=DeliveryState, default=DeliveryState.QUEUED, db_comment="where it stands"
    )
    due_at = models.DateTimeField(db_comment="not before this instant: quiet hours, or the pause after a failure")
    lease_until = models.DateTimeField(null=True, db_comment="a worker that dies loses the delivery at this instant")
    attempts = models.PositiveSmallIntegerField(default=0, db_comment="how often it was tried")
    problem = models.CharField(max_length=200, blank=True, db_comment="the last failure, without personal data")
    receipt = models.CharField(max_length=200, blank=True, db_comment="what the other side answered")
    ended_at = models.DateTimeField(null=True, db_comment="instant of arrival or of giving up")

    class Meta:
        verbose_name = _("pengiriman")
        db_table_comment = "Deliveries of notices by channel"
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_a_channel"),
            models.CheckConstraint(
                name="delivery_sending_has_lease", condition=~Q(state="sending") | Q(lease_until__isnull=False)
            ),
            models.CheckConstraint(
                name="delivery_ended_has_instant", condition=Q(state__in=_OPEN) | Q(ended_at__isnull=False)
            ),
        ]
        indexes = [
            # read by the worker that looks for what to send next
            models.Index(fields=["due_at"], condition=Q(state__in=_OPEN), name="delivery_due"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} ({self.state})"
