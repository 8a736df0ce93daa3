"""The base of every noun: a UUIDv7 key."""

from __future__ import annotations

from django.db import models

from .keys import new_id


class Thing(models.Model):
    """A row that can move between cells, because its key is unique in the world."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False, db_comment="UUIDv7, sorts by birth")

    class Meta:
        abstract = True
