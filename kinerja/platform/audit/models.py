"""One row for each act and each look at personal data; the database refuses to change it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.append_only import AppendOnly


class Entry(models.Model):
    """An act that happened. The big integer key gives the trail its order."""

    id = models.BigAutoField(primary_key=True, db_comment="order of the trail")
    at = models.DateTimeField(db_comment="instant of the act, UTC")
    actor_name = models.CharField(max_length=200, db_comment="name as it was then")
    actor_user = models.UUIDField(null=True, db_comment="user key; no foreign key, the trail outlives its users")
    verb = models.CharField(max_length=80, db_comment="app.verb in past tense, e.g. evaluation.finalised")
    thing_type = models.CharField(max_length=80, blank=True, db_comment="model label of the subject")
    thing_id = models.CharField(max_length=64, blank=True, db_comment="key of the subject")
    data = models.JSONField(default=dict, db_comment="before and after, counts, reasons; no personal identifiers")

    class Meta:
        verbose_name = _("jejak audit")
        db_table_comment = "Append-only audit trail"
        constraints = [AppendOnly(name="audit_entry_append_only")]
        indexes = [
            # read by the inspector's page of one thing, and by "who saw my data"
            models.Index(fields=["thing_type", "thing_id", "id"], name="audit_by_thing"),
            # read by the inspector's filter on a person
            models.Index(fields=["actor_user", "id"], name="audit_by_actor"),
            # read by the inspector's filter on a kind of act
            models.Index(fields=["verb", "id"], name="audit_by_verb"),
            # read by the inspector's filter on days
            models.Index(fields=["at"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.verb}"


class Checkpoint(models.Model):
    """A hash over the trail up to one entry: printed or sent away, it proves that nothing was rewritten."""

    id = models.BigAutoField(primary_key=True, db_comment="order of checkpoints")
    last_entry = models.BigIntegerField(unique=True, db_comment="key of the newest entry covered")
    at = models.DateTimeField(db_comment="instant of the checkpoint, UTC")
    digest = models.CharField(max_length=64, db_comment="SHA-256 over the previous digest and the entries since")

    class Meta:
        verbose_name = _("titik periksa audit")
        db_table_comment = "Chained hashes over the audit trail"
        constraints = [AppendOnly(name="audit_checkpoint_append_only")]

    def __str__(self) -> str:
        return f"{self.last_entry} {self.digest[:12]}"
