"""How uploads are refused: what it is, why not, and what to do instead."""

from __future__ import annotations

from kinerja.pure.lib.refusals import gettext_noop

TOO_LARGE = gettext_noop("{name} lebih besar dari {limit} MB. Perkecil atau bagi berkasnya, lalu unggah lagi.")
DAY_IS_FULL = gettext_noop(
    "Dalam 24 jam terakhir Anda sudah mengunggah {used} MB dari {limit} MB. Lanjutkan besok, atau kirim tautannya."
)
PUBLIC_DAY_IS_FULL = gettext_noop(
    "Kiriman dari rumah hari ini sudah penuh. Coba lagi besok, atau bawa dokumennya ke loket."
)
ONLY_PAPERS = gettext_noop("{name} tidak dapat diterima di sini. Kirim foto (JPEG, PNG, WebP) atau PDF.")
WEB_PAGE = gettext_noop(
    "{name} berisi halaman web atau gambar SVG yang dapat menjalankan program, apa pun nama berkasnya. "
    "Kirim sebagai PDF, atau sebagai foto layar."
)
PROGRAM = gettext_noop("{name} berisi program, apa pun nama berkasnya. Kirim dokumen atau foto.")
OLD_OFFICE = gettext_noop(
    "{name} memakai format Office lama atau dilindungi kata sandi. Simpan ulang sebagai .docx, .xlsx atau .pptx "
    "tanpa kata sandi."
)
HEIC = gettext_noop(
    "{name} memakai format HEIC dari iPhone, yang tidak dapat dibuka di banyak komputer kantor. Atur Kamera > Format > "
    "Paling Kompatibel, atau kirim tangkapan layarnya."
)
GIF = gettext_noop("{name} berformat GIF. Kirim sebagai JPEG atau PNG.")
UNKNOWN = gettext_noop(
    "Isi {name} tidak dikenali. Yang diterima: foto (JPEG, PNG, WebP), PDF, Word, Excel, PowerPoint, OpenDocument, "
    "dan teks atau CSV (UTF-8)."
)
ARCHIVE = gettext_noop("{name} adalah arsip ZIP, bukan dokumen. Kirim dokumennya satu per satu.")
MACROS = gettext_noop(
    "{name} berisi makro atau program. Simpan ulang tanpa makro (.docx, .xlsx, .pptx), lalu kirim lagi."
)
BOMB = gettext_noop("{name} terlalu besar setelah dibuka. Kirim bagian yang diperlukan saja.")
DAMAGED = gettext_noop("{name} rusak atau terpotong. Buka di komputer Anda, simpan ulang, lalu kirim lagi.")
ENCRYPTED = gettext_noop("{name} dilindungi kata sandi, jadi isinya tidak dapat diperiksa. Simpan tanpa kata sandi.")
ACTIVE_PDF = gettext_noop(
    "{name} berisi perintah yang berjalan sendiri (JavaScript atau pembuka program). Cetak ulang ke PDF, lalu kirim "
    "hasilnya."
)
TOO_MANY_PIXELS = gettext_noop(
    "{name} berukuran {width} × {height} titik, lebih dari {most} juta. Perkecil gambarnya, lalu kirim lagi."
)
INFECTED = gettext_noop("Pemindai virus menolak {name} ({finding}). Hubungi bagian TI sebelum mencoba lagi.")
NO_SCANNER = gettext_noop(
    "Pemindai virus sedang tidak dapat dihubungi. Kiriman Anda aman di server; coba lagi beberapa menit lagi."
)
NOT_WHOLE = gettext_noop("{name} belum lengkap: baru {received} dari {size} bita yang tiba. Lanjutkan pengirimannya.")
CHANGED_ON_THE_WAY = gettext_noop("{name} berubah di perjalanan. Kirim ulang berkasnya.")
BEYOND_SIZE = gettext_noop("{name} ternyata lebih besar dari yang disebutkan. Pilih ulang berkasnya.")
NOT_YOURS = gettext_noop("Kiriman ini bukan milik Anda.")
SIGN_IN = gettext_noop("Masuklah untuk mengunggah berkas.")
