"""Attendance belongs to discipline, never to performance: such an indicator is refused with the reason."""

from __future__ import annotations

import re

from kinerja.pure.lib.refusals import Invalid, gettext_noop

_ATTENDANCE = re.compile(
    r"\b(kehadiran|ketidakhadiran|absensi|presensi|apel|finger ?print"
    r"|(jam|waktu|tepat waktu) (masuk|pulang)( kerja| kantor)?"
    r"|(masuk|hadir)( kerja| kantor)? tepat waktu|hadir (di|ke) kantor|(hari|jam) hadir"
    r"|keterlambatan (masuk|datang|pegawai)|rekam (wajah|sidik jari)|datang sebelum jam kerja)\b"
)
# A pupil who comes to school is the teacher's result; the same word then speaks of somebody else.
_OF_OTHERS = re.compile(
    r"\b(siswa|murid|peserta( didik)?|pelajar|santri|pasien|warga|masyarakat|orang tua|wali|undangan|pengunjung"
    r"|ibu hamil|balita|lansia|kader|pelaku usaha|pemohon)\b"
)
ATTENDANCE = gettext_noop(
    "Kehadiran bukan ukuran kinerja: ia diatur sebagai disiplin (PP 94/2021) dan tidak menunjukkan "
    "hasil kerja. Tulis hasil yang diterima orang lain, misalnya permohonan yang selesai tepat waktu."
)


def speaks_of_attendance(text: str) -> bool:
    """Whether an indicator counts the coming and going of the employee."""
    words = " ".join(text.lower().split())
    return bool(_ATTENDANCE.search(words)) and not _OF_OTHERS.search(words)


def refuse_attendance(text: str) -> None:
    """Raise Invalid where the indicator is about the employee's own attendance."""
    if speaks_of_attendance(text):
        raise Invalid(ATTENDANCE)
