"""Choices of the matrix of roles and results."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Method(TextChoices):
    """How a superior's result reaches a subordinate (PermenPANRB 8/2021)."""

    DIRECT = "direct", _("langsung: hasil yang sama, dibagi")
    INDIRECT = "indirect", _("tidak langsung: hasil antara")


class Split(TextChoices):
    """By what a result handed on directly is divided."""

    WHOLE = "whole", _("tidak dibagi, seluruhnya")
    ASPECT = "aspect", _("menurut aspek")
    AREA = "area", _("menurut wilayah")
    QUANTITY = "quantity", _("menurut jumlah")


class Product(TextChoices):
    """What an intermediate result is."""

    OUTCOME = "outcome", _("hasil antara (outcome)")
    SERVICE = "service", _("layanan")
    OUTPUT = "output", _("produk (output)")


class CellRole(TextChoices):
    """What somebody is for a result."""

    COORDINATOR = "coordinator", _("koordinator atau ketua tim")
    MEMBER = "member", _("anggota")
