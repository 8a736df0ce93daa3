"""The places of the personnel desk, and the pages beneath each."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _


def _pages(*names: str) -> tuple[str, ...]:
    return tuple(f"personnel:{name}" for name in names)


COVERED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "home": (_("Ringkasan"), ()),
    "people": (
        _("Pegawai"),
        _pages(
            "find_people",
            "person",
            "hire",
            "change_person",
            "leave",
            "appoint",
            "end_appointment",
            "mandate",
            "absences",
            "change_absence",
            "segments",
            "history",
            "credit",
            "plans_behind",
        ),
    ),
    "credits": (_("Angka kredit"), ()),
    "units": (_("Unit kerja"), _pages("unit", "add_unit", "change_unit")),
    "positions": (_("Jabatan"), _pages("position", "add_position", "change_position")),
    "faults": (_("Yang harus dibetulkan"), ()),
    "claims": (_("Pembetulan data"), _pages("claim")),
    "officers": (_("Label petugas"), _pages("officer")),
    "imports": (
        _("Impor"),
        _pages("staff_import", "staff_checked", "log_import", "log_checked", "siasn_import", "siasn_export"),
    ),
    "cycles": (_("Siklus dan periode"), _pages("open_cycle", "open_period", "period", "closing")),
    "rule_what_if": (_("Andai aturannya lain"), ()),
    "reporting": (_("Laporan kerja"), ()),
    "services": (_("Standar pelayanan"), _pages("service", "add_service", "standard")),
    "library": (_("Pustaka indikator"), _pages("library_indicator", "propose_indicator")),
    "templates": (_("Templat SKP"), _pages("template", "propose_template")),
    "batches": (_("SKP massal"), _pages("batch")),
    "improvements": (_("Perbaikan kinerja"), _pages("improvement")),
    "teams": (_("Tim kerja"), _pages("team", "make_team", "find_for_team")),
    "calendars": (
        _("Kalender kerja"),
        _pages("calendar", "add_calendar", "change_calendar", "special_hours", "holidays"),
    ),
    "interruptions": (_("Gangguan layanan"), _pages("announce_maintenance", "note_outage")),
}
