"""Every address of the house, and what each of the cast gets there.

A route missing here fails tests/architecture/test_urls.py. `nobody` is a visitor who did not sign in;
the others are the people of tests/cast.py, which gives the fixture `cast` with

    cast.client(persona)            a django.test.Client, signed in as that person
    cast.path(route)                a real address of this route, its gaps filled with things of the cast

as in `Address("saya/", {NOBODY: 302, "sari": 200, "tono": 200})`. A page that reads costs at most 12
statements for everybody who may see it.
"""

from __future__ import annotations

from dataclasses import dataclass

NOBODY = "nobody"


@dataclass(frozen=True)
class Address:
    """One route of the resolver and the status each persona gets; `post` for addresses that only write."""

    route: str
    statuses: dict[str, int]
    post: bool = False


OWN = {NOBODY: 302, "sari": 200, "budi": 200, "tono": 200, "walikota": 200}
OF_SARI = {NOBODY: 302, "sari": 200, "budi": 404, "tono": 404, "hasan": 404}
OF_RATERS = {NOBODY: 302, "budi": 200, "sekda": 200, "sari": 200, "tono": 200}
OF_BUDI = {NOBODY: 302, "budi": 200, "sari": 404, "dewi": 404, "tono": 404, "hasan": 404}
OF_REPORT = {NOBODY: 302, "sari": 200, "budi": 200, "andi": 200, "tono": 404}
OF_TWO = {NOBODY: 302, "sari": 200, "budi": 200, "dewi": 404, "tono": 404, "hasan": 404, "andi": 404}
OF_PARTIES = OF_TWO | {"yusuf": 200, "sekda": 200, "walikota": 404, "wati": 404}
FOR_ALL = {NOBODY: 200, "sari": 200}


def of_personnel(status: int) -> dict[str, int]:
    """An address of the personnel desk that only writes, asked with an empty form."""
    return {NOBODY: 403, "hasan": status, "sari": 403, "andi": 403}


OF_PERSONNEL = {NOBODY: 302, "hasan": 200, "sari": 403, "budi": 403, "andi": 403, "walikota": 403}
OF_REVIEWERS = {NOBODY: 302, "hasan": 200, "sari": 403, "budi": 403, "andi": 403, "walikota": 403}
OF_ADMINISTRATOR = {NOBODY: 302, "hasan": 403, "sari": 403}
OF_INSPECTORS = {NOBODY: 302, "andi": 200, "sari": 403, "hasan": 403, "walikota": 403}
OF_LEADERS = {NOBODY: 302, "walikota": 200, "sekda": 200, "dewi": 200, "budi": 200, "sari": 403, "tono": 403}
OF_LEADERS_ABOVE = {NOBODY: 302, "walikota": 200, "sekda": 200, "dewi": 200, "budi": 403, "tono": 403}
OF_LEADERS_OF_HEADS = {NOBODY: 302, "walikota": 200, "sekda": 200, "dewi": 403, "hasan": 403, "tono": 403}
# The head of a school is nobody of the cast: tests/doors/web/school has one of its own.
OF_HEADS_OF_SCHOOL = {NOBODY: 302, "wati": 403, "sari": 403, "dewi": 403, "hasan": 403}
OF_WARDS = {NOBODY: 302, "yusuf": 200, "walikota": 200, "sari": 403, "tono": 403, "hasan": 403}

OF_FOLLOW_UPS = {NOBODY: 403, "budi": 422, "dewi": 422, "sari": 403, "tono": 403}
OF_KEEPERS = {NOBODY: 403, "walikota": 422, "dewi": 422, "budi": 404, "sari": 403}

# Sorted by route.
TABLE: tuple[Address, ...] = (
    Address("", {NOBODY: 200, "sari": 302, "budi": 302, "hasan": 302, "walikota": 302}),
    Address("aplikasi.webmanifest", FOR_ALL),
    Address("bahasa", {NOBODY: 302, "sari": 302}, post=True),
    Address("bukti/<uuid:evidence>", OF_REPORT),
    Address("bukti/<uuid:evidence>/isi", OF_REPORT),
    Address("denyut", {NOBODY: 403, "sari": 403, "hasan": 403}, post=True),
    Address("galeri", FOR_ALL),
    Address("hasil", FOR_ALL),
    Address("hasil/<uuid:publication>", FOR_ALL),
    Address("hasil/<uuid:publication>.csv", FOR_ALL),
    Address("hasil/<uuid:publication>.json", FOR_ALL),
    Address("keadaan", FOR_ALL),
    Address("keluar", {NOBODY: 302, "sari": 302}, post=True),
    Address("kepegawaian", OF_PERSONNEL),
    Address("kepegawaian/cuti/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/cuti/<uuid:key>/batalkan", of_personnel(422), post=True),
    Address("kepegawaian/gangguan", OF_PERSONNEL),
    Address("kepegawaian/gangguan/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/gangguan/umumkan", OF_PERSONNEL),
    Address("kepegawaian/impor", OF_PERSONNEL),
    Address("kepegawaian/impor/log", OF_PERSONNEL),
    Address("kepegawaian/impor/log/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/impor/log/<uuid:key>/ditolak.csv", OF_PERSONNEL),
    Address("kepegawaian/impor/log/<uuid:key>/periksa", of_personnel(302), post=True),
    Address("kepegawaian/impor/log/<uuid:key>/simpan", of_personnel(302), post=True),
    Address("kepegawaian/impor/pegawai", OF_PERSONNEL),
    Address("kepegawaian/impor/pegawai/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/impor/templat/<slug:kind>", OF_PERSONNEL),
    Address("kepegawaian/jabatan", OF_PERSONNEL),
    Address("kepegawaian/jabatan/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/jabatan/<uuid:key>/ubah", OF_PERSONNEL),
    Address("kepegawaian/jam-sementara/<uuid:key>/hapus", of_personnel(302), post=True),
    Address("kepegawaian/kalender", OF_PERSONNEL),
    Address("kepegawaian/kalender/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/kalender/<uuid:key>/sementara", OF_PERSONNEL),
    Address("kepegawaian/kalender/<uuid:key>/ubah", OF_PERSONNEL),
    Address("kepegawaian/kalender/baru", OF_PERSONNEL),
    Address("kepegawaian/laporan", OF_PERSONNEL),
    Address("kepegawaian/layanan", OF_PERSONNEL),
    Address("kepegawaian/layanan/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/layanan/<uuid:key>/standar", OF_PERSONNEL),
    Address("kepegawaian/layanan/baru", OF_PERSONNEL),
    Address("kepegawaian/libur", OF_PERSONNEL),
    Address("kepegawaian/libur/<uuid:key>/hapus", of_personnel(302), post=True),
    Address("kepegawaian/libur/isi", of_personnel(302), post=True),
    Address("kepegawaian/pegawai", OF_PERSONNEL),
    Address("kepegawaian/pegawai/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/pegawai/<uuid:key>/berhenti", OF_PERSONNEL),
    Address("kepegawaian/pegawai/<uuid:key>/cuti", OF_PERSONNEL),
    Address("kepegawaian/pegawai/<uuid:key>/mandat", OF_ADMINISTRATOR),
    Address("kepegawaian/pegawai/<uuid:key>/segmen", OF_PERSONNEL),
    Address("kepegawaian/pegawai/<uuid:key>/tugaskan", OF_PERSONNEL),
    Address("kepegawaian/pegawai/<uuid:key>/ubah", OF_PERSONNEL),
    Address("kepegawaian/pegawai/baru", OF_PERSONNEL),
    Address("kepegawaian/pegawai/cari", of_personnel(422), post=True),
    Address("kepegawaian/pegawai/skp-tertinggal", OF_PERSONNEL),
    Address("kepegawaian/pemeliharaan/<uuid:key>/batalkan", of_personnel(302), post=True),
    Address("kepegawaian/penugasan/<uuid:key>/akhiri", OF_PERSONNEL),
    Address("kepegawaian/penugasan/<uuid:key>/batalkan", of_personnel(422), post=True),
    Address("kepegawaian/perbaikan", OF_PERSONNEL),
    Address("kepegawaian/periode/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/periode/<uuid:key>/hitung", of_personnel(302), post=True),
    Address("kepegawaian/periode/<uuid:key>/keadaan", of_personnel(422), post=True),
    Address("kepegawaian/periode/<uuid:key>/terbitkan", of_personnel(302), post=True),
    Address("kepegawaian/petugas", OF_PERSONNEL),
    Address("kepegawaian/petugas/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/petugas/<uuid:key>/cocokkan", of_personnel(302), post=True),
    Address("kepegawaian/petugas/nip", of_personnel(302), post=True),
    Address("kepegawaian/pustaka", OF_PERSONNEL),
    Address("kepegawaian/pustaka/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/pustaka/<uuid:key>/pakai", of_personnel(302), post=True),
    Address("kepegawaian/pustaka/<uuid:key>/tarik", of_personnel(302), post=True),
    Address("kepegawaian/pustaka/baru", OF_PERSONNEL),
    Address("kepegawaian/pustaka/kalimat", of_personnel(200), post=True),
    Address("kepegawaian/siklus", OF_PERSONNEL),
    Address("kepegawaian/siklus/<uuid:key>/periode", OF_PERSONNEL),
    Address("kepegawaian/siklus/baru", OF_PERSONNEL),
    Address("kepegawaian/skp-massal", OF_PERSONNEL),
    Address("kepegawaian/skp-massal/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/templat", OF_PERSONNEL),
    Address("kepegawaian/templat/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/templat/<uuid:key>/putuskan", of_personnel(422), post=True),
    Address("kepegawaian/templat/baris/<uuid:key>/keluarkan", of_personnel(422), post=True),
    Address("kepegawaian/templat/baru", OF_PERSONNEL),
    Address("kepegawaian/templat/isi", of_personnel(302), post=True),
    Address("kepegawaian/tim-kerja", OF_PERSONNEL),
    Address("kepegawaian/tim-kerja/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/tim-kerja/<uuid:key>/akhiri", of_personnel(422), post=True),
    Address("kepegawaian/tim-kerja/<uuid:key>/anggota", of_personnel(422), post=True),
    Address("kepegawaian/tim-kerja/<uuid:key>/cari", of_personnel(422), post=True),
    Address("kepegawaian/tim-kerja/anggota/<uuid:key>/akhiri", of_personnel(422), post=True),
    Address("kepegawaian/tim-kerja/baru", OF_PERSONNEL),
    Address("kepegawaian/unit", OF_PERSONNEL),
    Address("kepegawaian/unit/<uuid:key>", OF_PERSONNEL),
    Address("kepegawaian/unit/<uuid:key>/jabatan", OF_PERSONNEL),
    Address("kepegawaian/unit/<uuid:key>/tambah", OF_PERSONNEL),
    Address("kepegawaian/unit/<uuid:key>/tutup", of_personnel(409), post=True),
    Address("kepegawaian/unit/<uuid:key>/ubah", OF_PERSONNEL),
    Address("layanan/<str:code>", FOR_ALL),
    Address("layanan/<str:code>/mesin/<str:word>", FOR_ALL),
    Address("layanan/<str:code>/papan", FOR_ALL),
    Address("layanan/<str:code>/papan/isi", FOR_ALL),
    Address("layanan/nomor/<str:word>", FOR_ALL),
    Address("layanan/nomor/<str:word>/isi", FOR_ALL),
    Address("layanan/survei/<str:token>", FOR_ALL),
    Address("layanan/terima-kasih", FOR_ALL),
    Address("loket", {NOBODY: 302, "sari": 200, "budi": 200, "tono": 200}),
    Address("loket/<uuid:counter>", {NOBODY: 302, "sari": 200, "budi": 302, "tono": 404, "hasan": 404}),
    Address("luring", FOR_ALL),
    Address("masuk", {NOBODY: 200, "sari": 302}),
    Address("masuk/sebagai", {NOBODY: 404, "sari": 404}, post=True),
    Address("pemberitahuan/berhenti/<str:word>", FOR_ALL),
    Address("pengawasan", OF_INSPECTORS),
    Address("pengawasan/bukti", OF_INSPECTORS),
    Address("pengawasan/jejak.csv", OF_INSPECTORS),
    Address("pengawasan/jejak/<int:key>", OF_INSPECTORS),
    Address("pengawasan/keutuhan", OF_INSPECTORS),
    Address("pengawasan/orang", OF_INSPECTORS),
    Address("pengawasan/penilaian", OF_INSPECTORS),
    Address("pengawasan/persetujuan", OF_INSPECTORS),
    Address("pimpinan", OF_LEADERS),
    Address("pimpinan/kemajuan", OF_LEADERS),
    Address("pimpinan/skp-massal", OF_LEADERS),
    Address("pimpinan/skp-massal/<uuid:key>", {NOBODY: 302, "walikota": 200, "sekda": 404, "dewi": 404, "sari": 403}),
    Address("pimpinan/survei", OF_LEADERS),
    Address("pimpinan/survei/tindak-lanjut/<uuid:key>", OF_FOLLOW_UPS, post=True),
    Address("pimpinan/tim-kerja", OF_LEADERS),
    Address("pimpinan/tim-kerja/<uuid:key>", {NOBODY: 302, "walikota": 200, "dewi": 200, "budi": 404, "sari": 403}),
    Address("pimpinan/tim-kerja/<uuid:key>/akhiri", OF_KEEPERS, post=True),
    Address("pimpinan/tim-kerja/<uuid:key>/anggota", OF_KEEPERS, post=True),
    Address("pimpinan/tim-kerja/<uuid:key>/cari", OF_KEEPERS, post=True),
    Address("pimpinan/tim-kerja/anggota/<uuid:key>/akhiri", OF_KEEPERS, post=True),
    Address("pimpinan/tim-kerja/baru", OF_LEADERS),
    Address("pimpinan/unit/<uuid:key>", OF_LEADERS_ABOVE),
    Address("pimpinan/unit/<uuid:key>/capaian", OF_LEADERS_OF_HEADS),
    Address("pimpinan/unit/<uuid:key>/jenjang", OF_LEADERS_ABOVE),
    Address("ruang", OF_WARDS),
    Address("ruang/hitungan/<uuid:count>", {NOBODY: 302, "yusuf": 200, "sari": 404, "tono": 404}),
    Address("ruang/lembar", OF_WARDS),
    Address("ruang/lembar/<uuid:file>", {NOBODY: 302, "yusuf": 200, "sari": 404, "tono": 404}),
    Address("ruang/mutu", OF_WARDS),
    Address("ruang/templat", OF_WARDS),
    Address("saya", OWN),
    Address("saya/angka", OWN),
    Address("saya/angka/<uuid:figure>/kasus", OF_SARI),
    Address("saya/bimbingan", OWN),
    Address("saya/bimbingan/<uuid:guidance>", OF_TWO | {"dewi": 200}),
    Address("saya/dialog", OWN),
    Address("saya/dialog/<uuid:check_in>", OF_TWO),
    Address("saya/indikator", OWN),
    Address("saya/indikator/<uuid:indicator>", OWN),
    Address("saya/inisiatif", OWN),
    Address("saya/jejak", OWN),
    Address("saya/langkah/<uuid:step>", {NOBODY: 403, "sari": 302, "tono": 404, "dewi": 404}, post=True),
    Address("saya/lapor", OWN),
    Address("saya/lapor/keadaan", OWN),
    Address("saya/laporan", OWN),
    Address("saya/laporan/<uuid:report>/jawab", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/laporan/<uuid:report>/tarik", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/laporan/konfirmasi", {NOBODY: 403, "sari": 422, "tono": 422}, post=True),
    Address("saya/pembagian", OWN),
    Address("saya/pemberitahuan", OWN),
    Address("saya/pemberitahuan/<uuid:notice>", {NOBODY: 403, "sari": 302, "tono": 404}, post=True),
    Address("saya/pemberitahuan/dibaca", {NOBODY: 403, "sari": 302, "tono": 302}, post=True),
    Address("saya/pemberitahuan/pilihan", OWN),
    Address("saya/penilaian", OWN),
    Address("saya/penilaian/<uuid:evaluation>", OF_SARI),
    Address("saya/pertanyaan", OWN),
    Address("saya/pertanyaan/<uuid:flag>", {NOBODY: 403, "sari": 422, "budi": 404, "tono": 404}, post=True),
    Address("saya/pribadi", OWN),
    Address("saya/pribadi/<uuid:matter>", OF_PARTIES),
    Address("saya/realisasi/<uuid:indicator>", OF_SARI),
    Address("saya/rencana", OWN),
    Address("saya/rencana/<uuid:plan>", OF_SARI),
    Address("saya/rencana/<uuid:plan>/ambil", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/rencana/<uuid:plan>/ambil-pembagian", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/rencana/<uuid:plan>/batal", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/rencana/<uuid:plan>/bobot", OF_SARI),
    Address("saya/rencana/<uuid:plan>/cetak", OF_SARI),
    Address("saya/rencana/<uuid:plan>/hapus", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/rencana/<uuid:plan>/hasil", OF_SARI),
    Address("saya/rencana/<uuid:plan>/keluarkan", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/rencana/<uuid:plan>/lampiran", OF_SARI),
    Address("saya/rencana/<uuid:plan>/pindahkan", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("saya/rencana/<uuid:plan>/temuan", OF_SARI),
    Address("saya/rencana/<uuid:plan>/ubah", OF_SARI),
    Address("saya/rencana/ajukan", {NOBODY: 403, "sari": 404, "tono": 404}, post=True),
    Address("saya/rencana/hasil/<uuid:result>", OF_SARI),
    Address("saya/rencana/hasil/<uuid:result>/indikator", OF_SARI),
    Address("saya/rencana/indikator/<uuid:indicator>", OF_SARI),
    Address("saya/rencana/kalimat", {NOBODY: 403, "sari": 200, "tono": 200}, post=True),
    Address("saya/rencana/mulai", {NOBODY: 403, "sari": 404}, post=True),
    Address("saya/rencana/segmen", OWN),
    Address("saya/tanda-terima", OWN),
    Address("saya/tanda-terima/<uuid:receipt>", OF_SARI),
    Address("saya/tanda-terima/<uuid:receipt>/isi.json", OF_SARI),
    Address("saya/umpan-balik", OWN),
    Address("saya/umpan-balik/<uuid:feedback>", OF_TWO),
    Address("saya/umpan-balik/<uuid:feedback>/ganti", OF_BUDI),
    Address("saya/umpan-balik/beri/<uuid:employee>", {NOBODY: 302, "budi": 200, "sari": 404, "tono": 404}),
    Address("saya/umpan-balik/minta", OWN),
    Address("saya/umpan-balik/permintaan/<uuid:asked>", {NOBODY: 403, "budi": 422, "sari": 404}, post=True),
    Address("saya/unggahan", {NOBODY: 403, "sari": 422, "tono": 422}, post=True),
    Address("saya/unggahan/<uuid:upload>", OF_SARI),
    Address("saya/unggahan/<uuid:upload>/selesai", {NOBODY: 403, "sari": 422, "tono": 404}, post=True),
    Address("sekolah", {NOBODY: 302, "wati": 200, "sari": 200, "hasan": 200}),
    Address("sekolah/hari", OF_HEADS_OF_SCHOOL),
    Address("sekolah/jadwal", OF_HEADS_OF_SCHOOL),
    Address("sekolah/jadwal/<uuid:slot>/akhiri", {NOBODY: 403, "wati": 403, "tono": 403}, post=True),
    Address("sekolah/jadwal/buka", {NOBODY: 403, "wati": 403, "tono": 403}, post=True),
    Address("sekolah/jadwal/lembar", OF_HEADS_OF_SCHOOL),
    Address("sekolah/jadwal/lembar/<uuid:file>", OF_HEADS_OF_SCHOOL),
    Address("sekolah/jadwal/templat", OF_HEADS_OF_SCHOOL),
    Address("sekolah/jadwal/tutup", {NOBODY: 403, "wati": 403, "tono": 403}, post=True),
    Address("sekolah/jadwal/tutup/<uuid:closure>/batal", {NOBODY: 403, "wati": 403, "tono": 403}, post=True),
    Address("sekolah/pelajaran/<uuid:slot>/<str:day>", {NOBODY: 302, "wati": 200, "sari": 404, "hasan": 404}),
    Address("sekolah/supervisi", {NOBODY: 302, "wati": 200, "sari": 200, "hasan": 200}),
    Address(
        "sekolah/supervisi/<uuid:observation>",
        {NOBODY: 302, "wati": 200, "hasan": 200, "andi": 200, "sari": 404, "walikota": 404, "tono": 404},
    ),
    Address("sw.js", FOR_ALL),
    Address("tanda-terima", FOR_ALL),
    Address("telaah", OF_REVIEWERS),
    Address("telaah/<uuid:plan>", OF_REVIEWERS),
    Address("telaah/<uuid:plan>/temuan", OF_REVIEWERS),
    Address("tim", OF_RATERS),
    Address("tim/anggota/<uuid:member>/segmen", OF_BUDI),
    Address("tim/angka/<uuid:figure>/kasus", OF_BUDI),
    Address("tim/dialog", OF_RATERS),
    Address("tim/dialog/<uuid:employee>", {NOBODY: 403, "budi": 422, "sari": 404, "tono": 404}, post=True),
    Address("tim/inisiatif", OF_RATERS),
    Address("tim/inisiatif/<uuid:idea>", {NOBODY: 403, "budi": 422, "sari": 404, "tono": 404}, post=True),
    Address("tim/matriks", OF_RATERS),
    Address("tim/matriks/<uuid:result>/<uuid:employee>", OF_BUDI),
    Address("tim/matriks/<uuid:result>/<uuid:employee>/kosongkan", {NOBODY: 403, "budi": 302, "sari": 404}, post=True),
    Address("tim/papan", OF_RATERS),
    Address("tim/papan/<uuid:report>", OF_BUDI),
    Address("tim/papan/<uuid:report>/buka", {NOBODY: 403, "budi": 302, "sari": 404, "tono": 404}, post=True),
    Address("tim/papan/detak", OF_RATERS),
    Address("tim/papan/setujui", {NOBODY: 403, "budi": 404, "sari": 404}, post=True),
    Address("tim/papan/undi", {NOBODY: 403, "budi": 422, "sari": 422}, post=True),
    Address("tim/penilaian/<uuid:evaluation>", OF_BUDI),
    Address("tim/rencana", OF_RATERS),
    Address("tim/rencana/<uuid:plan>", OF_BUDI),
    Address("tim/rencana/<uuid:plan>/cetak", OF_BUDI),
    Address("tim/rencana/<uuid:plan>/perilaku", OF_BUDI),
    Address("tim/rencana/<uuid:plan>/temuan", OF_BUDI),
)
