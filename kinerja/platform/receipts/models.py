"""One receipt for each thing sent; the database refuses to change it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


class Sent(models.TextChoices):
    """What was sent, or issued."""

    REPORT = "report", _("laporan kerja")
    DECLARED = "declared", _("realisasi")
    PLAN = "plan", _("usulan SKP")
    DOCUMENT = "document", _("dokumen kinerja")


# What people sent themselves; a document is proved in the same way, but issued by the house.
OWN = (Sent.REPORT, Sent.DECLARED, Sent.PLAN)


class Receipt(Thing):
    """Who may see it: its holder. Strangers who hold the paper may ask whether it is true, and nothing more."""

    code = models.CharField(max_length=12, unique=True, db_comment="short code on the paper, without look-alikes")
    holder = models.UUIDField(db_comment="employee key; no foreign key, people lie above receipts")
    sent = models.CharField(max_length=10, choices=Sent, db_comment="what was sent")
    thing_type = models.CharField(max_length=80, db_comment="model label of what was sent")
    thing_id = models.UUIDField(db_comment="key of what was sent")
    content = models.TextField(db_comment="what was sent, canonical JSON, with the hashes of its evidence")
    sha256 = models.CharField(max_length=64, db_comment="hash of the content, hexadecimal")
    issued_at = models.DateTimeField(db_comment="instant by the server's clock, UTC")
    key = models.CharField(max_length=8, db_comment="which key signed, by the day it was made")
    signature = models.CharField(max_length=64, db_comment="HMAC-SHA256 over code, kind, holder, hash and instant")

    class Meta:
        verbose_name = _("tanda terima")
        db_table_comment = "Receipts of what was sent"
        ordering = ["-id"]
        constraints = [AppendOnly(name="receipt_append_only")]
        indexes = [
            # read by the holder's list
            models.Index(fields=["holder", "id"], name="receipt_by_holder"),
            # read by the page of the thing, and by a retry
            models.Index(fields=["thing_id"], name="receipt_by_thing"),
        ]

    def __str__(self) -> str:
        return self.code
