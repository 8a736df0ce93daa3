"""What may be wrong, and what was said to it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClaimKind(TextChoices):
    SUPERIOR = "superior", _("atasan saya")
    UNIT = "unit", _("unit, jabatan, atau masa penugasan saya")
    ABSENCE = "absence", _("cuti atau tugas saya")
    NOT_MINE = "not_mine", _("kasus yang bukan milik saya")
    MISSING = "missing", _("kasus saya yang tidak tercatat")
    PLAN = "plan", _("isi SKP saya")


# As others read it: “saya” on somebody else's page would be the reader.
OF_ANOTHER = {
    ClaimKind.SUPERIOR: _("atasan"),
    ClaimKind.UNIT: _("unit, jabatan, atau masa penugasan"),
    ClaimKind.ABSENCE: _("cuti atau tugas"),
    ClaimKind.NOT_MINE: _("kasus yang bukan miliknya"),
    ClaimKind.MISSING: _("kasusnya yang tidak tercatat"),
    ClaimKind.PLAN: _("isi SKP"),
}

# Kept by personnel, and personal: the line above does not read them (an absence may tell of health).
AT_DESK = (ClaimKind.SUPERIOR, ClaimKind.UNIT, ClaimKind.ABSENCE)
# Known best by who leads the work.
WITH_LEADER = (ClaimKind.NOT_MINE, ClaimKind.MISSING, ClaimKind.PLAN)
OF_CASES = (ClaimKind.NOT_MINE, ClaimKind.MISSING)


class ClaimState(TextChoices):
    OPEN = "open", _("menunggu jawaban")
    ACCEPTED = "accepted", _("dibetulkan")
    REFUSED = "refused", _("tidak diubah")
    WITHDRAWN = "withdrawn", _("ditarik kembali")
