"""Choices of the hall, in the words of the counter."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where a ticket stands; the rules are in `pure.lib.ticket_life`, which knows the same words."""

    PREPARED = "prepared", _("disiapkan")
    WAITING = "waiting", _("menunggu")
    CALLED = "called", _("dipanggil")
    SERVED = "served", _("dilayani")
    HELD = "held", _("ditahan")
    NO_SHOW = "no_show", _("tidak hadir")
    DONE = "done", _("selesai")
    LEFT = "left", _("pergi")
    TRANSFERRED = "transferred", _("dialihkan")
    CLOSED = "closed", _("ditutup sistem")


class Priority(TextChoices):
    """Why somebody goes first; UU 25/2009 Pasal 29 asks for special treatment of these."""

    NONE = "none", _("tidak ada")
    ELDERLY = "elderly", _("lanjut usia")
    DISABLED = "disabled", _("penyandang disabilitas")
    PREGNANT = "pregnant", _("ibu hamil")
    INFANT = "infant", _("membawa bayi")


class Channel(TextChoices):
    """Where the number was taken."""

    KIOSK = "kiosk", _("mesin antrean")
    PHONE = "phone", _("telepon warga")
    DESK = "desk", _("meja depan")


class ReturnRule(TextChoices):
    """Where somebody stands who comes back after having been called in vain."""

    PLACE = "place", _("kembali ke tempatnya")
    END = "end", _("ke belakang antrean")
    NEVER = "never", _("tidak dapat kembali")


class HoldReason(TextChoices):
    FILES = "files", _("melengkapi berkas")
    ADVICE = "advice", _("konsultasi")
    SYSTEM = "system", _("gangguan sistem")


class BookingState(TextChoices):
    """Where an appointment stands."""

    HELD = "held", _("sedang diisi")
    CONFIRMED = "confirmed", _("terdaftar")
    CHECKED_IN = "checked_in", _("sudah datang")
    CANCELLED = "cancelled", _("dibatalkan")
    EXPIRED = "expired", _("tidak jadi diisi")
    MISSED = "missed", _("tidak datang")


LIVING = [BookingState.HELD.value, BookingState.CONFIRMED.value, BookingState.CHECKED_IN.value]
"""These occupy a seat of their slot."""


class FlagKind(TextChoices):
    """What looks odd in a day at the counter; asked about, never scored."""

    SHORT = "short", _("Banyak layanan jauh lebih singkat daripada biasanya")
    UNSERVED = "unserved", _("Banyak yang dipanggil tetapi tidak dilayani")
    NO_CALL = "no_call", _("Banyak yang dilayani tanpa dipanggil")
    INACCURATE = "inaccurate", _("Banyak waktu yang ditandai tidak tepat")
    OVERNIGHT = "overnight", _("Ada nomor yang ditutup sistem pada malam hari")


# One return, whatever the rule says about the place.
RETURNS = {ReturnRule.PLACE: 1, ReturnRule.END: 1, ReturnRule.NEVER: 0}
RANK_FIRST, RANK_USUAL = 0, 1
