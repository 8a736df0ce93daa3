from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import (
    absences,
    appointments,
    assigning,
    calendars,
    claims,
    closing,
    credit,
    cycles,
    faults,
    history,
    home,
    improvement,
    interruptions,
    library,
    log_imports,
    officers,
    people,
    periods,
    person,
    positions,
    reporting,
    rule_what_if,
    segments,
    services,
    siasn_exports,
    siasn_imports,
    staff_imports,
    teams,
    templates,
    units,
)

app_name = "personnel"
STAFF = [
    path("kepegawaian/pegawai", people.people, name="people"),
    path("kepegawaian/pegawai/cari", people.find_people, name="find_people"),
    path("kepegawaian/pegawai/baru", by_method(get=person.hire_form, post=person.hire), name="hire"),
    path("kepegawaian/pegawai/<uuid:key>", person.person, name="person"),
    path(
        "kepegawaian/pegawai/<uuid:key>/ubah",
        by_method(get=person.change_form, post=person.change),
        name="change_person",
    ),
    path("kepegawaian/pegawai/<uuid:key>/riwayat-penilaian", history.show, name="history"),
    path("kepegawaian/angka-kredit", credit.listing, name="credits"),
    path("kepegawaian/pegawai/<uuid:key>/angka-kredit", by_method(get=credit.show, post=credit.record), name="credit"),
    path("kepegawaian/pegawai/<uuid:key>/berhenti", by_method(get=person.leave_form, post=person.leave), name="leave"),
    path(
        "kepegawaian/pegawai/<uuid:key>/mandat",
        by_method(get=person.mandate_form, post=person.give_mandate),
        name="mandate",
    ),
    path(
        "kepegawaian/pegawai/<uuid:key>/tugaskan",
        by_method(get=appointments.appoint_form, post=appointments.appoint),
        name="appoint",
    ),
    path(
        "kepegawaian/penugasan/<uuid:key>/akhiri",
        by_method(get=appointments.end_form, post=appointments.end),
        name="end_appointment",
    ),
    path("kepegawaian/penugasan/<uuid:key>/batalkan", appointments.withdraw, name="withdraw_appointment"),
    path("kepegawaian/pegawai/<uuid:key>/cuti", by_method(get=absences.absences, post=absences.grant), name="absences"),
    path("kepegawaian/pegawai/<uuid:key>/segmen", by_method(get=segments.show, post=segments.follow), name="segments"),
    path(
        "kepegawaian/cuti/<uuid:key>", by_method(get=absences.change_form, post=absences.change), name="change_absence"
    ),
    path("kepegawaian/pegawai/skp-tertinggal", segments.plans_behind, name="plans_behind"),
    path("kepegawaian/cuti/<uuid:key>/batalkan", absences.cancel, name="cancel_absence"),
]
STRUCTURE = [
    path("kepegawaian/unit", units.units, name="units"),
    path("kepegawaian/unit/<uuid:key>", units.unit, name="unit"),
    path("kepegawaian/unit/<uuid:key>/tambah", by_method(get=units.add_form, post=units.add), name="add_unit"),
    path("kepegawaian/unit/<uuid:key>/ubah", by_method(get=units.change_form, post=units.change), name="change_unit"),
    path("kepegawaian/unit/<uuid:key>/tutup", units.close, name="close_unit"),
    path(
        "kepegawaian/unit/<uuid:key>/jabatan",
        by_method(get=positions.add_form, post=positions.add),
        name="add_position",
    ),
    path("kepegawaian/jabatan", positions.positions, name="positions"),
    path("kepegawaian/jabatan/<uuid:key>", positions.position, name="position"),
    path(
        "kepegawaian/jabatan/<uuid:key>/ubah",
        by_method(get=positions.change_form, post=positions.change),
        name="change_position",
    ),
    path("kepegawaian/perbaikan", faults.faults, name="faults"),
    path("kepegawaian/andai-aturan", rule_what_if.rule_what_if, name="rule_what_if"),
]
CALENDARS = [
    path("kepegawaian/kalender", calendars.calendars, name="calendars"),
    path("kepegawaian/kalender/baru", by_method(get=calendars.add_form, post=calendars.add), name="add_calendar"),
    path("kepegawaian/kalender/<uuid:key>", calendars.calendar, name="calendar"),
    path(
        "kepegawaian/kalender/<uuid:key>/ubah",
        by_method(get=calendars.change_form, post=calendars.change),
        name="change_calendar",
    ),
    path(
        "kepegawaian/kalender/<uuid:key>/sementara",
        by_method(get=calendars.special_form, post=calendars.set_special),
        name="special_hours",
    ),
    path("kepegawaian/jam-sementara/<uuid:key>/hapus", calendars.remove_special, name="remove_special_hours"),
    path("kepegawaian/libur", by_method(get=calendars.holidays, post=calendars.add_closure), name="holidays"),
    path("kepegawaian/libur/isi", calendars.seed_holidays, name="seed_holidays"),
    path("kepegawaian/libur/<uuid:key>/hapus", calendars.remove_holiday, name="remove_holiday"),
]
SERVICES = [
    path("kepegawaian/petugas", officers.officers, name="officers"),
    path("kepegawaian/petugas/nip", officers.match_all, name="match_officers"),
    path("kepegawaian/petugas/<uuid:key>", by_method(get=officers.officer, post=officers.find), name="officer"),
    path("kepegawaian/petugas/<uuid:key>/cocokkan", officers.match, name="match_officer"),
    path("kepegawaian/layanan", services.services, name="services"),
    path("kepegawaian/layanan/baru", by_method(get=services.add_form, post=services.add), name="add_service"),
    path("kepegawaian/layanan/<uuid:key>", services.service, name="service"),
    path(
        "kepegawaian/layanan/<uuid:key>/standar",
        by_method(get=services.standard_form, post=services.set_standard),
        name="standard",
    ),
]
PLANNING = [
    path("kepegawaian/siklus", cycles.cycles, name="cycles"),
    path("kepegawaian/siklus/baru", by_method(get=cycles.open_cycle_form, post=cycles.open_cycle), name="open_cycle"),
    path(
        "kepegawaian/siklus/<uuid:key>/periode",
        by_method(get=cycles.open_period_form, post=cycles.open_period),
        name="open_period",
    ),
    path("kepegawaian/periode/<uuid:key>", periods.period, name="period"),
    path("kepegawaian/periode/<uuid:key>/tutup", by_method(get=closing.show, post=closing.press), name="closing"),
    path("kepegawaian/periode/<uuid:key>/tutup/kemajuan", closing.progress, name="closing_progress"),
    path("kepegawaian/periode/<uuid:key>/hitung", periods.compute, name="compute"),
    path("kepegawaian/periode/<uuid:key>/keadaan", periods.change_state, name="change_period"),
    path("kepegawaian/periode/<uuid:key>/terbitkan", periods.publish, name="publish"),
    path("kepegawaian/pustaka", library.library, name="library"),
    path(
        "kepegawaian/pustaka/baru", by_method(get=library.propose_form, post=library.propose), name="propose_indicator"
    ),
    path("kepegawaian/pustaka/kalimat", library.check_wording, name="check_wording"),
    path("kepegawaian/pustaka/<uuid:key>", library.indicator, name="library_indicator"),
    path("kepegawaian/pustaka/<uuid:key>/pakai", library.adopt, name="adopt"),
    path("kepegawaian/pustaka/<uuid:key>/tarik", library.withdraw, name="withdraw_indicator"),
]
IMPORTS = [
    path("kepegawaian/impor", staff_imports.imports, name="imports"),
    path("kepegawaian/impor/templat/<slug:kind>", staff_imports.template, name="import_template"),
    path(
        "kepegawaian/impor/pegawai",
        by_method(get=staff_imports.upload_form, post=staff_imports.upload),
        name="staff_import",
    ),
    path(
        "kepegawaian/impor/pegawai/<uuid:key>",
        by_method(get=staff_imports.checked, post=staff_imports.commit),
        name="staff_checked",
    ),
    path("kepegawaian/impor/siasn", by_method(get=siasn_imports.form, post=siasn_imports.take_in), name="siasn_import"),
    path("kepegawaian/ekspor/siasn", siasn_exports.show, name="siasn_export"),
    path("kepegawaian/ekspor/siasn/<int:year>.jsonl", siasn_exports.records, name="siasn_records"),
    path("kepegawaian/impor/log", by_method(get=log_imports.upload_form, post=log_imports.upload), name="log_import"),
    path("kepegawaian/impor/log/<uuid:key>", log_imports.checked, name="log_checked"),
    path("kepegawaian/impor/log/<uuid:key>/periksa", log_imports.check_again, name="check_log"),
    path("kepegawaian/impor/log/<uuid:key>/simpan", log_imports.commit, name="commit_log"),
    path("kepegawaian/impor/log/<uuid:key>/ditolak.csv", log_imports.rejected, name="rejected_rows"),
]
TEAMS = [
    path("kepegawaian/tim-kerja", teams.teams, name="teams"),
    path("kepegawaian/tim-kerja/baru", by_method(get=teams.form, post=teams.make), name="make_team"),
    path("kepegawaian/tim-kerja/<uuid:key>", teams.team, name="team"),
    path("kepegawaian/tim-kerja/<uuid:key>/cari", teams.find, name="find_for_team"),
    path("kepegawaian/tim-kerja/<uuid:key>/anggota", teams.join, name="join_team"),
    path("kepegawaian/tim-kerja/<uuid:key>/akhiri", teams.end, name="end_team"),
    path("kepegawaian/tim-kerja/anggota/<uuid:key>/akhiri", teams.leave, name="leave_team"),
]
TEMPLATES = [
    path("kepegawaian/templat", templates.templates, name="templates"),
    path("kepegawaian/templat/isi", templates.seed, name="seed_templates"),
    path("kepegawaian/templat/baru", by_method(get=templates.form, post=templates.propose), name="propose_template"),
    path("kepegawaian/templat/<uuid:key>", by_method(get=templates.template, post=templates.add), name="template"),
    path("kepegawaian/templat/<uuid:key>/putuskan", templates.decide, name="decide_template"),
    path("kepegawaian/templat/baris/<uuid:key>/keluarkan", templates.remove, name="remove_template_line"),
    path("kepegawaian/skp-massal", by_method(get=assigning.batches, post=assigning.give), name="batches"),
    path("kepegawaian/skp-massal/<uuid:key>", by_method(get=assigning.batch, post=assigning.undo), name="batch"),
]
INTERRUPTIONS = [
    path("kepegawaian/gangguan", interruptions.interruptions, name="interruptions"),
    path(
        "kepegawaian/gangguan/umumkan",
        by_method(get=interruptions.announce_form, post=interruptions.announce),
        name="announce_maintenance",
    ),
    path(
        "kepegawaian/gangguan/<uuid:key>",
        by_method(get=interruptions.note_form, post=interruptions.note),
        name="note_outage",
    ),
    path("kepegawaian/pemeliharaan/<uuid:key>/batalkan", interruptions.withdraw, name="withdraw_maintenance"),
]
IMPROVEMENTS = [
    path("kepegawaian/perbaikan-kinerja", improvement.listing, name="improvements"),
    path(
        "kepegawaian/perbaikan-kinerja/<uuid:key>",
        by_method(get=improvement.show, post=improvement.act),
        name="improvement",
    ),
]
CLAIMS = [
    path("kepegawaian/pembetulan", claims.listing, name="claims"),
    path("kepegawaian/pembetulan/<uuid:key>", by_method(get=claims.show, post=claims.answer), name="claim"),
]
urlpatterns = [
    path("kepegawaian", home.home, name="home"),
    *STAFF,
    *STRUCTURE,
    *CALENDARS,
    *SERVICES,
    *PLANNING,
    path("kepegawaian/laporan", by_method(get=reporting.show, post=reporting.set_rhythm), name="reporting"),
    *IMPORTS,
    *TEAMS,
    *TEMPLATES,
    *INTERRUPTIONS,
    *IMPROVEMENTS,
    *CLAIMS,
]
