"""The words the rules look for. Each list says why it is one."""

from __future__ import annotations

import re


def words(text: str) -> re.Pattern[str]:
    """Any of these, as whole words; a space in them is any white space."""
    choices = "|".join(re.escape(line.strip()).replace(r"\ ", r"\s+") for line in text.strip().splitlines())
    return re.compile(rf"\b(?:{choices})\b")


# What one does, not what comes of it: nobody can see whether it succeeded.
WEAK = {
    "melaksanakan": "menyelesaikan, menerbitkan, menurunkan",
    "melakukan": "menyelesaikan, menghasilkan",
    "mendukung": "menyediakan, menyelesaikan",
    "membantu": "menyediakan, menyelesaikan",
    "mengikuti": "menerapkan, menyelesaikan",
    "menghadiri": "menyepakati, menyelesaikan",
    "berpartisipasi": "menyelesaikan, menghasilkan",
    "berperan": "menyelesaikan, menghasilkan",
    "mengoordinasikan": "menyepakati, menyelesaikan",
    "mengkoordinasikan": "menyepakati, menyelesaikan",
    "memfasilitasi": "menyelesaikan, menyepakati",
    "menyelenggarakan": "menyelesaikan, meluluskan",
    "mengupayakan": "mencapai, menurunkan",
    "berusaha": "mencapai, menurunkan",
    "terlaksananya": "selesainya, terbitnya, menurunnya",
    "terselenggaranya": "selesainya, terbitnya, meningkatnya",
    "terwujudnya": "meningkatnya, selesainya, menurunnya",
}

# Praise that everybody reads differently.
VAGUE = words(
    """optimal
    optimalnya
    maksimal
    maksimalnya
    baik
    sebaik-baiknya
    lancar
    efektif
    efisien
    berkualitas
    memadai
    prima
    profesional
    semaksimal mungkin
    sebaik mungkin
    secepatnya
    kondusif
    memuaskan
    handal
    andal
    akuntabel
    signifikan"""
)
# A measure or a judge beside the praise makes it something that can be seen.
# "Jam kerja efektif" is a term of the law of working hours, no praise.
MEASURED = re.compile(
    r"\d|\bjam kerja efektif\b|\b(?:menurut|berdasarkan|sesuai (?:standar|audit|panduan)|hasil (?:audit|survei|uji))\b"
)

# Counting that something was held says nothing of what came of it.
ACTIVITY = re.compile(
    r"^(?:jumlah |frekuensi |banyaknya )?(?:rapat|sosialisasi|koordinasi|pelaksanaan|penyelenggaraan|monitoring|"
    r"partisipasi|keikutsertaan|kegiatan|bimbingan teknis|bimtek|studi banding|kunjungan kerja|perjalanan dinas|"
    r"pelatihan|pembinaan|seminar)\b"
)
OUTCOME = re.compile(
    r"\b(?:yang|dengan|sampai|hingga)\b.*\b(?:selesai|keputusan|kesepakatan|laporan|simpulan|diterima|dipakai|diterapkan|"
    r"tuntas|lulus|naik|turun|terbit)\b"
)

# What a whole city, a law-maker or the money decides.
CONTROL = re.compile(
    r"\b(?:angka kemiskinan|indeks pembangunan manusia|pertumbuhan ekonomi|inflasi|angka harapan hidup|"
    r"tingkat pengangguran|opini (?:bpk|wtp)|wajar tanpa pengecualian|"
    r"pendapatan asli daerah|peringkat (?:kota|provinsi|nasional)|"
    r"(?:seluruh|semua) (?:masyarakat|penduduk|warga kota)|(?:oleh|dari) (?:dinas|instansi|bidang|unit|pihak) lain|"
    r"(?:bila|jika|apabila|asalkan|sepanjang|tergantung)\b.*\b(?:anggaran|dana|disetujui|tersedia|dprd|pusat))\b"
)

# Words that say a state is reached.
STATE = re.compile(
    r"\b(?:ter\w{3,}|di\w{4,}|me[nmlrwy]?\w{4,}|ber\w{3,}|ke\w+an|aman|tertib|naik|turun|selesai|lengkap|benar|mutakhir|"
    r"puas|tuntas|tepat|siap|sesuai|mampu|tahu|datang|tidak|bebas|utuh|cepat|mudah|sehat|rendah|patuh|lulus|ikut|sembuh|"
    r"bersih|rapi|lunas)\b"
)
_PREDICATE = r"(?:ter\w{3,}|di(?!a\b|ri\b)\w{4,}|selesai|naik|turun|tuntas|aman|tertib|puas)"
# A second subject with a predicate of its own after "dan" or "serta": two results in one sentence.
TWO = re.compile(rf"\b{_PREDICATE}\b.*(?:,? dan|,? serta|;) (?!{_PREDICATE}\b)(?:\w+ ){{1,4}}{_PREDICATE}\b")
