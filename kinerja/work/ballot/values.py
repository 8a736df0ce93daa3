"""The seven values in plain words, and what the ends and the middle of the scale look like on an ordinary day.

Our own words; the values and their guides are the law's (pure/law/behaviour.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.pure.lib.refusals import gettext_noop

DEGREES = {
    1: gettext_noop("hampir tidak pernah"),
    2: gettext_noop("jarang"),
    3: gettext_noop("kadang-kadang"),
    4: gettext_noop("sering"),
    5: gettext_noop("selalu"),
}


@dataclass(frozen=True)
class Plain:
    """What somebody does who lives this value; what one sees at 1, at 3 and at 5."""

    sentence: str
    low: str
    middle: str
    high: str


PLAIN = (
    Plain(
        gettext_noop("Mengutamakan orang yang dilayani: warga, pasien, murid, atau bagian lain."),
        gettext_noop("Orang yang datang dibiarkan menunggu tanpa penjelasan."),
        gettext_noop("Membantu bila diminta, tetapi berhenti pada tugasnya sendiri."),
        gettext_noop("Mendatangi yang bingung, dan memperbaiki cara kerja agar tidak terulang."),
    ),
    Plain(
        gettext_noop("Dapat dipercaya: jujur, cermat, dan menanggung akibat pekerjaannya."),
        gettext_noop("Kesalahan ditutupi atau dilempar kepada orang lain."),
        gettext_noop("Mengakui kesalahan bila ditanya."),
        gettext_noop("Menyampaikan kesalahan lebih dahulu, beserta perbaikannya."),
    ),
    Plain(
        gettext_noop("Terus belajar, dan membantu orang lain belajar."),
        gettext_noop("Menolak cara baru, atau menyimpan pengetahuannya sendiri."),
        gettext_noop("Belajar bila ditugaskan."),
        gettext_noop("Mencari tahu sendiri, lalu mengajarkannya kepada rekan."),
    ),
    Plain(
        gettext_noop("Menghargai setiap orang dan membuat suasana kerja tenang."),
        gettext_noop("Merendahkan orang atau membiarkan pertengkaran."),
        gettext_noop("Sopan, tetapi tidak menengahi saat ada perselisihan."),
        gettext_noop("Mendengarkan semua orang dan membantu berdamai."),
    ),
    Plain(
        gettext_noop("Setia pada tugas negara, menjaga nama baik dan rahasia jabatan."),
        gettext_noop("Membicarakan rahasia jabatan atau menjelekkan instansi di luar."),
        gettext_noop("Menjaga rahasia, tetapi mendahulukan kepentingannya sendiri."),
        gettext_noop("Mendahulukan kepentingan umum, juga saat tidak ada yang melihat."),
    ),
    Plain(
        gettext_noop("Cepat menyesuaikan diri dan berani mencoba yang lebih baik."),
        gettext_noop("Menunggu perintah, mengeluh bila ada perubahan."),
        gettext_noop("Mengikuti perubahan setelah dijelaskan berulang kali."),
        gettext_noop("Mengusulkan cara baru dan memulainya lebih dahulu."),
    ),
    Plain(
        gettext_noop("Bekerja bersama: memberi ruang bagi orang lain dan berbagi."),
        gettext_noop("Bekerja sendiri, menahan informasi yang dibutuhkan orang lain."),
        gettext_noop("Bekerja sama bila diminta."),
        gettext_noop("Mengajak bagian lain dan membagi hasil serta pujian."),
    ),
)
