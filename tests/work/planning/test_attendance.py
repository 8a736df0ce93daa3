"""Attendance is no performance."""

from __future__ import annotations

import pytest

from kinerja.pure.lib.refusals import Invalid
from kinerja.work.planning.attendance import refuse_attendance, speaks_of_attendance


@pytest.mark.parametrize(
    "text",
    [
        "Persentase kehadiran pegawai",
        "Kehadiran  tepat waktu",
        "Jumlah absensi tanpa keterangan",
        "Presensi sidik jari",
        "Mengikuti apel pagi",
        "Ketepatan jam masuk kantor",
        "Masuk kerja tepat waktu",
        "Tepat waktu masuk kerja",
        "Jumlah hari hadir",
    ],
)
def test_it_recognises_attendance(text: str) -> None:
    assert speaks_of_attendance(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rata-rata kehadiran murid di kelas yang diampu",
        "Kehadiran warga dalam musyawarah kelurahan",
        "Permohonan selesai tepat waktu",
        "Dokumen masuk yang diarsipkan",
        "Waktu tunggu pasien",
    ],
)
def test_it_leaves_other_results_alone(text: str) -> None:
    assert not speaks_of_attendance(text)
    refuse_attendance(text)


def test_it_refuses_with_the_reason() -> None:
    with pytest.raises(Invalid, match="Kehadiran bukan ukuran kinerja"):
        refuse_attendance("Kehadiran pegawai")
