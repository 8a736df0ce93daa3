"""What the verbs of the trail mean in words. A verb without words fails a test."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

APPS = {
    "accounts": _("Akun"),
    "organisation": _("Organisasi dan pegawai"),
    "service": _("Pelayanan"),
    "teaching": _("Pembelajaran"),
    "care": _("Mutu layanan kesehatan"),
    "planning": _("SKP, siklus, dan pustaka indikator"),
    "activity": _("Realisasi dan inisiatif"),
    "feedback": _("Umpan balik, dialog, dan bimbingan"),
    "measurement": _("Perhitungan angka"),
    "evaluation": _("Evaluasi kinerja"),
    "transparency": _("Publikasi"),
    "notices": _("Pemberitahuan"),
    "files": _("Berkas"),
    "audit": _("Jejak audit"),
    "operations": _("Pekerjaan latar"),
}

VERBS = {
    "accounts.closed": _("menutup akun"),
    "accounts.created": _("membuat akun"),
    "accounts.password_set": _("mengganti kata sandi"),
    "accounts.reopened": _("membuka kembali akun"),
    "activity.declarations_taken_over": _("mengambil alih realisasi dari aplikasi lain"),
    "activity.evidence.seen": _("membuka bukti kerja"),
    "activity.evidence_explained": _("menjelaskan bukti yang dipakai lagi"),
    "activity.evidence_questioned": _("menanyakan bukti yang dipakai lagi"),
    "activity.idea_confirmed": _("mengonfirmasi inisiatif"),
    "activity.idea_declined": _("menolak inisiatif"),
    "activity.idea_submitted": _("mendaftarkan inisiatif"),
    "activity.report_accepted": _("menyetujui laporan kerja"),
    "activity.report_asked": _("menanyakan laporan kerja"),
    "activity.report_changed_from_fact": _("mengubah isi laporan yang ditulis catatan"),
    "activity.report_disowned": _("menyatakan laporan bukan pekerjaannya"),
    "activity.report_explained": _("menjawab pertanyaan tentang laporan kerja"),
    "activity.report_opened": _("membuka laporan kerja"),
    "activity.report_submitted": _("mengirim laporan kerja"),
    "activity.report_withdrawn": _("menarik laporan kerja"),
    "activity.reports_accepted": _("menyetujui laporan kerja bersama-sama"),
    "activity.reports_confirmed": _("mengonfirmasi laporan yang ditulis catatan"),
    "activity.result_declared": _("melaporkan realisasi"),
    "activity.rhythm_set": _("menetapkan irama laporan kerja"),
    "activity.sample_drawn": _("mengundi cuplikan laporan kerja"),
    "activity.seen": _("melihat laporan kerja"),
    "audit.seen": _("mengunduh jejak audit"),
    "care.corrected": _("memperbaiki hitungan mutu"),
    "care.counted": _("mencatat hitungan mutu"),
    "care.taken_over": _("mengambil alih hitungan mutu dari lembar"),
    "evaluation.finalised": _("menetapkan penilaian"),
    "evaluation.judgements_taken_over": _("mengambil alih penilaian dari aplikasi lain"),
    "evaluation.organisation_rated": _("menetapkan capaian unit"),
    "evaluation.prepared": _("menyiapkan penilaian suatu periode"),
    "evaluation.seen": _("melihat penilaian"),
    "feedback.agenda_added": _("menambah agenda dialog kinerja"),
    "feedback.asked": _("meminta umpan balik"),
    "feedback.check_in_objected": _("meminta perbaikan catatan dialog kinerja"),
    "feedback.check_in_planned": _("merencanakan dialog kinerja"),
    "feedback.check_in_recorded": _("mencatat dialog kinerja"),
    "feedback.check_in_signed": _("menandatangani dialog kinerja"),
    "feedback.confidential": _("tindakan rahasia"),
    "feedback.given": _("memberi umpan balik"),
    "feedback.guidance_answered": _("mengisi formulir bimbingan"),
    "feedback.guidance_arranged": _("mengatur bimbingan kinerja"),
    "feedback.guidance_received": _("menerima laporan bimbingan"),
    "feedback.guidance_recorded": _("mencatat bimbingan kinerja"),
    "feedback.read": _("membaca umpan balik"),
    "feedback.replaced": _("mengganti umpan balik sendiri"),
    "feedback.replied": _("menanggapi umpan balik"),
    "feedback.request_declined": _("menjawab permintaan umpan balik: belum dapat"),
    "feedback.step_agreed": _("menyepakati langkah lanjut"),
    "feedback.step_done": _("menyelesaikan langkah lanjut"),
    "feedback.step_dropped": _("tidak melanjutkan langkah"),
    "files.stored": _("mengunggah berkas"),
    "measurement.computed": _("menghitung angka suatu periode"),
    "notices.chosen": _("memilih cara diberi tahu"),
    "notices.unsubscribed": _("menghentikan pemberitahuan lewat satu saluran"),
    "operations.maintenance_announced": _("mengumumkan pemeliharaan"),
    "operations.maintenance_withdrawn": _("membatalkan pemeliharaan"),
    "operations.outage_measured": _("mengukur gangguan layanan"),
    "operations.outage_noted": _("menulis sebab gangguan layanan"),
    "operations.outage_taken_over": _("mencatat gangguan yang diukur di luar sel ini"),
    "organisation.absence_cancelled": _("membatalkan cuti atau tugas"),
    "organisation.absence_changed": _("mengubah cuti atau tugas"),
    "organisation.absence_granted": _("mencatat cuti atau tugas"),
    "organisation.account_tied": _("mengaitkan akun dengan pegawai"),
    "organisation.agency_changed": _("mengubah keterangan instansi"),
    "organisation.agency_opened": _("membuka instansi"),
    "organisation.appointed": _("menugaskan pegawai"),
    "organisation.appointment_ended": _("mengakhiri penugasan"),
    "organisation.appointment_withdrawn": _("membatalkan penugasan"),
    "organisation.calendar_added": _("menambah kalender kerja"),
    "organisation.calendar_changed": _("mengubah kalender kerja"),
    "organisation.calendars_seeded": _("menyediakan kalender kerja baku"),
    "organisation.closure_added": _("menambah hari libur setempat"),
    "organisation.employee_changed": _("mengubah data pegawai"),
    "organisation.employee_hired": _("mencatat pegawai baru"),
    "organisation.employee_left": _("mencatat pegawai berhenti"),
    "organisation.founded": _("membangun susunan organisasi"),
    "organisation.history_closed": _("menutup riwayat yang sudah dinilai"),
    "organisation.holiday_removed": _("menghapus hari libur"),
    "organisation.holidays_seeded": _("mengisi hari libur"),
    "organisation.mandate_ended": _("mengakhiri mandat"),
    "organisation.mandate_given": _("memberi mandat"),
    "organisation.position_added": _("menambah jabatan"),
    "organisation.position_changed": _("mengubah jabatan"),
    "organisation.seen": _("melihat data pegawai"),
    "organisation.sheet_applied": _("menerapkan lembar kepegawaian"),
    "organisation.sheet_checked": _("memeriksa lembar kepegawaian"),
    "organisation.special_hours_removed": _("menghapus jam kerja sementara"),
    "organisation.special_hours_set": _("menetapkan jam kerja sementara"),
    "organisation.team_ended": _("membubarkan tim kerja"),
    "organisation.team_joined": _("menambah anggota tim kerja"),
    "organisation.team_led": _("mengganti ketua tim kerja"),
    "organisation.team_left": _("mengeluarkan anggota tim kerja"),
    "organisation.team_made": _("membentuk tim kerja"),
    "organisation.unit_added": _("menambah unit kerja"),
    "organisation.unit_changed": _("mengubah unit kerja"),
    "organisation.unit_closed": _("menutup unit kerja"),
    "planning.annex_set": _("mengisi lampiran SKP"),
    "planning.batch_undone": _("menarik kembali SKP massal"),
    "planning.behaviour_set": _("mengisi ekspektasi perilaku"),
    "planning.cell_emptied": _("mengosongkan sel matriks peran"),
    "planning.cells_taken_over": _("mengambil hasil yang dibagikan"),
    "planning.cycle_opened": _("membuka siklus kinerja"),
    "planning.indicator_added": _("menambah indikator SKP"),
    "planning.indicator_adopted": _("memakai indikator pustaka"),
    "planning.indicator_changed": _("mengubah indikator SKP"),
    "planning.indicator_commented": _("menanggapi usulan indikator"),
    "planning.indicator_proposed": _("mengusulkan indikator pustaka"),
    "planning.indicator_removed": _("menghapus indikator SKP"),
    "planning.indicator_withdrawn": _("menarik indikator pustaka"),
    "planning.library_seeded": _("mengisi pustaka indikator"),
    "planning.period_changed": _("mengubah keadaan periode"),
    "planning.period_opened": _("membuka periode penilaian"),
    "planning.plan_agreed": _("menyepakati SKP"),
    "planning.plan_change_begun": _("mulai mengubah SKP"),
    "planning.plan_change_discarded": _("membatalkan perubahan SKP"),
    "planning.plan_changed": _("mengubah SKP"),
    "planning.plan_drafted": _("merancang SKP"),
    "planning.plan_ended": _("mengakhiri SKP"),
    "planning.plan_escalated": _("meneruskan SKP yang tidak dijawab kepada atasan berikutnya"),
    "planning.plan_proposed": _("mengajukan SKP"),
    "planning.plan_reviewed": _("menelaah SKP"),
    "planning.plan_sent_back": _("mengembalikan SKP"),
    "planning.plans_drafted": _("merancang SKP bersama-sama"),
    "planning.result_added": _("menambah rencana hasil kerja"),
    "planning.result_assigned": _("membagi hasil kerja lewat matriks peran"),
    "planning.result_changed": _("mengubah rencana hasil kerja"),
    "planning.result_moved": _("memindahkan urutan rencana hasil kerja"),
    "planning.result_removed": _("menghapus rencana hasil kerja"),
    "planning.results_weighed": _("membobot hasil kerja utama"),
    "planning.seen": _("melihat SKP"),
    "planning.template_adopted": _("memakai templat SKP"),
    "planning.template_assigned": _("membagikan templat SKP"),
    "planning.template_line_added": _("menambah indikator ke templat SKP"),
    "planning.template_line_removed": _("menghapus indikator dari templat SKP"),
    "planning.template_proposed": _("mengusulkan templat SKP"),
    "planning.template_withdrawn": _("menarik templat SKP"),
    "planning.templates_seeded": _("menyediakan templat SKP baku"),
    "service.added": _("menambah jenis pelayanan"),
    "service.log_committed": _("menyimpan log pelayanan"),
    "service.officer_matched": _("mencocokkan label petugas"),
    "service.officers_enlisted": _("mendaftarkan label petugas"),
    "service.officers_matched": _("mencocokkan label petugas menurut NIP"),
    "service.requests_recorded": _("mencatat permohonan"),
    "service.standard_set": _("menetapkan standar pelayanan"),
    "teaching.bells_changed": _("mengubah jam pelajaran"),
    "teaching.lesson_confirmed": _("mengonfirmasi pelajaran"),
    "teaching.lesson_corrected": _("memperbaiki catatan pelajaran"),
    "teaching.lessons_taken_over": _("mengambil alih catatan pelajaran"),
    "teaching.observation.seen": _("melihat supervisi pembelajaran"),
    "teaching.observation_answered": _("menanggapi supervisi pembelajaran"),
    "teaching.observation_begun": _("memulai supervisi pembelajaran"),
    "teaching.observation_revised": _("mengisi supervisi pembelajaran"),
    "teaching.observation_sent": _("mengirim supervisi pembelajaran kepada guru"),
    "teaching.school_closed": _("mencatat hari tanpa pelajaran"),
    "teaching.school_reopened": _("menghapus hari tanpa pelajaran"),
    "teaching.slot_added": _("menambah jam mengajar"),
    "teaching.slot_ended": _("mengakhiri jam mengajar"),
    "teaching.timetable_filled": _("mengisi jadwal pelajaran dari lembar"),
    "teaching.timetable_opened": _("membuka jadwal pelajaran"),
    "transparency.published": _("menerbitkan hasil suatu periode"),
}


def verb_in_words(verb: str) -> str:
    """The verb for a reader; one from a version that is gone stays as it was written."""
    return str(VERBS.get(verb, verb))


def thing_in_words(thing_type: str) -> str:
    """`organisation.Employee` -> pegawai ASN."""
    try:
        return str(apps.get_model(thing_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return thing_type


def field_in_words(thing_type: str, name: str) -> str:
    """The name of a field as forms call it; keys that are no field stay."""
    try:
        return str(apps.get_model(thing_type)._meta.get_field(name).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return name


def verb_choices() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """All verbs by app, for a select."""
    grouped: dict[str, list[tuple[str, Any]]] = {}
    for verb, words in VERBS.items():
        grouped.setdefault(verb.partition(".")[0], []).append((verb, words))
    return [(APPS[app], verbs) for app, verbs in grouped.items()]
