"""Discipline: the ladder of sanctions for unexcused absence, PP 94/2021. It never enters the performance score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kinerja.pure.law.bands import reached
from kinerja.pure.law.findings import Finding, reason, together
from kinerja.pure.law.provisions import Provision, provision
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import Invalid, gettext_noop


class DisciplineLevel(Term):
    """Level of a sanction, from none to the heaviest."""

    NONE = "none", gettext_noop("Tidak ada")
    LIGHT = "light", gettext_noop("Ringan")
    MODERATE = "moderate", gettext_noop("Sedang")
    HEAVY = "heavy", gettext_noop("Berat")


class Sanction(Term):
    """Sanction for unexcused absence, from none to the heaviest."""

    NONE = "none", gettext_noop("Tidak ada hukuman yang ditentukan")
    ORAL_WARNING = "oral_warning", gettext_noop("Teguran lisan")
    WRITTEN_WARNING = "written_warning", gettext_noop("Teguran tertulis")
    STATEMENT = "statement", gettext_noop("Pernyataan tidak puas secara tertulis")
    ALLOWANCE_6 = "allowance_6", gettext_noop("Pemotongan tunjangan kinerja 25% selama 6 bulan")
    ALLOWANCE_9 = "allowance_9", gettext_noop("Pemotongan tunjangan kinerja 25% selama 9 bulan")
    ALLOWANCE_12 = "allowance_12", gettext_noop("Pemotongan tunjangan kinerja 25% selama 12 bulan")
    DEMOTION = "demotion", gettext_noop("Penurunan jabatan setingkat lebih rendah selama 12 bulan")
    RELEASE = "release", gettext_noop("Pembebasan dari jabatan menjadi pelaksana selama 12 bulan")
    DISMISSAL = "dismissal", gettext_noop("Pemberhentian dengan hormat tidak atas permintaan sendiri")

    @property
    def level(self) -> DisciplineLevel:
        """Level of the sanction (Pasal 8)."""
        if self is Sanction.NONE:
            return DisciplineLevel.NONE
        if self <= Sanction.STATEMENT:
            return DisciplineLevel.LIGHT
        return DisciplineLevel.MODERATE if self <= Sanction.ALLOWANCE_12 else DisciplineLevel.HEAVY


def absence(days: int, longest_run: int, on: date) -> Finding[Sanction]:
    """Sanction that unexcused absence may lead to, after the procedure of Pasal 26 and following.

    `days` are working days of the calendar year, `longest_run` the longest unbroken run among them.
    """
    if not 0 <= longest_run <= days:
        raise Invalid(gettext_noop("Hari berturut-turut tidak boleh lebih banyak dari jumlah hari tidak masuk kerja."))
    rule = provision("discipline.absence", on)
    if longest_run >= rule["consecutive_dismissal"]:
        return _consecutive(longest_run, rule)
    found = Sanction(reached(rule["ladder"], days, "from")["sanction"])
    because = reason(
        gettext_noop("Tidak masuk kerja tanpa alasan yang sah {days} hari kerja dalam setahun: {sanction}."),
        days=days,
        sanction=found,
    )
    if found.level is not DisciplineLevel.MODERATE:
        return Finding(found, (because,), rule.cites)
    transition = provision("discipline.moderate_transition", on)
    return Finding(found, (because, reason(_TRANSITION)), together(rule.cites, transition.cites))


def days_of_lateness(minutes: int, on: date) -> Finding[int]:
    """Whole days of absence that lateness and early leaving add up to: 7.5 hours are one day."""
    if minutes < 0:
        raise Invalid(gettext_noop("Menit keterlambatan tidak boleh kurang dari nol."))
    rule = provision("discipline.lateness", on)
    value = minutes // rule["minutes_per_day"]
    because = reason(
        gettext_noop("{minutes} menit terlambat atau pulang cepat sama dengan {days} hari tidak masuk kerja."),
        minutes=minutes,
        days=value,
    )
    return Finding(value, (because,), rule.cites)


def plan_shortfall(percent: Decimal, on: date) -> Finding[DisciplineLevel]:
    """Level of sanction for an SKP reached only in part, until August 2021 (PP 53/2010)."""
    if percent < 0:
        raise Invalid(gettext_noop("Capaian SKP tidak boleh kurang dari nol."))
    rule = provision("discipline.plan_shortfall", on)
    value = _shortfall(percent, rule)
    because = reason(gettext_noop("SKP tercapai {percent}%: hukuman {level}."), percent=percent, level=value)
    return Finding(value, (because,), rule.cites)


_TRANSITION = gettext_noop(
    "Selama peraturan tentang gaji dan tunjangan belum berlaku, jenis hukuman sedang mengikuti "
    "Pasal 7 ayat (3) PP 53/2010."
)


def _consecutive(run: int, rule: Provision) -> Finding[Sanction]:
    because = reason(
        gettext_noop(
            "Tidak masuk kerja tanpa alasan yang sah {run} hari kerja berturut-turut: {sanction}; "
            "gaji dihentikan mulai bulan berikutnya."
        ),
        run=run,
        sanction=Sanction.DISMISSAL,
    )
    return Finding(Sanction.DISMISSAL, (because,), rule.cites)


def _shortfall(percent: Decimal, rule: Provision) -> DisciplineLevel:
    if percent < rule["heavy_below"]:
        return DisciplineLevel.HEAVY
    return DisciplineLevel.MODERATE if percent <= rule["moderate_to"] else DisciplineLevel.NONE
