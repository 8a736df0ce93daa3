"""How figures follow from their cases, in words, and the articles they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.lib.refusals import gettext_noop

ASPECT = Citation("PP 30/2019", gettext_noop("Pasal 10(3)"), Confidence.PRIMARY)
PROMISE = Citation("UU 25/2009", gettext_noop("Pasal 21"), Confidence.PRIMARY)
SURVEY = Citation("PermenPANRB 14/2017", gettext_noop("Pasal 1"), Confidence.SECONDARY)
LOCAL = Citation(gettext_noop("Pengaturan setempat"), gettext_noop("cara menghitung angka kinerja"), Confidence.MEMORY)


@dataclass(frozen=True)
class Formula:
    """`words` is Indonesian, marked with gettext_noop. The articles say what is looked at; how it is computed is a
    local setting, and shown as such."""

    code: str
    words: str
    cites: tuple[Citation, ...]


FORMULAS = {
    formula.code: formula
    for formula in (
        Formula(
            "km_quantile",
            gettext_noop(
                "Waktu terpendek ketika bagian yang belum selesai menurut Kaplan-Meier turun sampai 1-q (p50: separuh, "
                "p90: sepersepuluh). Permohonan terbuka ikut dengan umurnya pada akhir periode. Selang 95% menurut "
                "Brookmeyer dan Crowley."
            ),
            (ASPECT, PROMISE, LOCAL),
        ),
        Formula(
            "on_time_share",
            gettext_noop(
                "Permohonan selesai pada atau sebelum batas waktu, dibagi permohonan selesai yang mempunyai batas "
                "waktu, kali 100. Selang 95% menurut Wilson."
            ),
            (ASPECT, PROMISE, LOCAL),
        ),
        Formula(
            "output_rate",
            gettext_noop(
                "Jumlah menit baku permohonan yang selesai, dibagi jam kerja efektif menurut kalender unit. Selang 95% "
                "menurut Poisson dengan bobot (Fay dan Feuer)."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "open_late_share",
            gettext_noop(
                "Permohonan terbuka yang sudah melewati batas waktu pada akhir periode, dibagi permohonan terbuka yang "
                "mempunyai batas waktu, kali 100. Selang 95% menurut Wilson."
            ),
            (ASPECT, PROMISE, LOCAL),
        ),
        Formula(
            "return_share",
            gettext_noop(
                "Permohonan selesai yang pernah dikembalikan, dibagi semua permohonan selesai, kali 100. Selang 95% "
                "menurut Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "lesson_share",
            gettext_noop(
                "Pelajaran menurut jadwal yang diberikan gurunya, dibagi pelajaran yang diberikan atau tidak diberikan "
                "tanpa sebab yang sah, kali 100. Selang 95% menurut Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "observation_mean",
            gettext_noop(
                "Rata-rata skor tiap supervisi yang final; skor satu supervisi ialah jumlah skor butirnya dibagi "
                "banyaknya butir. Selang 95% menurut Student, bila sedikitnya ada dua supervisi."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "quality_share",
            gettext_noop(
                "Jumlah pembilang semua sif dibagi jumlah penyebutnya, kali 100; bukan rata-rata persentase. Selang "
                "95% menurut Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "wait_share",
            gettext_noop(
                "Nomor antrean yang dipanggil dalam batas waktu sejak diambil, dibagi nomor yang dipanggil atau "
                "menunggu lebih lama daripada batas itu, kali 100. Selang 95% menurut Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "promise_share",
            gettext_noop(
                "Nomor antrean yang menunggu dalam rentang yang diperkirakan ketika diambil, dibagi nomor yang diberi "
                "perkiraan dan dipanggil atau menunggu lebih lama daripada rentang itu, kali 100. Selang 95% menurut "
                "Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "satisfaction_mean",
            gettext_noop(
                "Rata-rata jawaban tiap responden kali 25, lalu rata-rata semua responden; sama dengan IKM bila semua "
                "unsur dijawab. Selang 95% menurut Student. Kurang dari 5 responden: tidak ada angka."
            ),
            (ASPECT, SURVEY, LOCAL),
        ),
        Formula(
            "accuracy_share",
            gettext_noop(
                "Berkas yang benar menurut pemeriksaan kedua, dibagi berkas sampel yang sudah diperiksa, kali 100. "
                "Selang 95% menurut Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "abandon_share",
            gettext_noop(
                "Nomor antrean yang pemegangnya pergi atau tidak hadir ketika dipanggil sebelum dilayani, dibagi semua "
                "nomor yang diketahui akhirnya, kali 100. Selang 95% menurut Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "handling_quantile",
            gettext_noop(
                "Kuantil (p50 atau p90, tipe 7) lamanya melayani satu nomor, dalam menit, tanpa waktu ditahan. Selang "
                "95% dari urutan nilai (binomial)."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "answer_quantile",
            gettext_noop(
                "Waktu terpendek ketika bagian laporan yang belum dijawab menurut Kaplan-Meier turun sampai 1-q. Yang "
                "belum dijawab ikut dengan umurnya pada akhir periode, yang ditarik sampai hari ditarik. Selang 95% "
                "menurut Brookmeyer dan Crowley."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "answers_due_share",
            gettext_noop(
                "Laporan yang sudah dijawab pada batas waktunya, dibagi semua laporan yang batas waktunya jatuh dalam "
                "periode, kali 100. Selang 95% menurut Wilson."
            ),
            (ASPECT, LOCAL),
        ),
        Formula(
            "files_due_share",
            gettext_noop(
                "Berkas yang selesai pada saat yang dijanjikan, dibagi semua berkas yang janjinya jatuh dalam periode, "
                "kali 100. Selang 95% menurut Wilson."
            ),
            (ASPECT, PROMISE, LOCAL),
        ),
    )
}
DECLARED_FORMULA = Formula(
    "declared",
    gettext_noop("Dinyatakan sendiri oleh pegawai dengan bukti dukung; tidak diukur dari catatan layanan."),
    (LOCAL,),
)
