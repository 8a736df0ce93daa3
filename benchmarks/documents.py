"""Evaluations set as PDF/A: different people with different words, one after the other on one core.

Without a database at first: the content is made up beforehand, as it lies in the receipts. What is measured is what a
night of issuing costs beyond reading it: the QR code, the source, the setting, the file. Then the queue of a synthetic
city, from the rows it reads to the rows it stores, five indicators each. Three results with two
indicators each, all seven values, two or three pages. The floor is typst itself, with the same words as running text
and no form around them. The aim, 50 a second and core, is 20 ms a piece. Of both the quietest of five rounds counts:
two neighbours on one core make either a third slower.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.lines import Line

PIECES, ROUNDS = 100, 5
QUEUED = 700
AIM = 0.020  # s
CODE = "ABCDEFGHJK"
AT = datetime(2026, 10, 3, 3, 12, tzinfo=UTC)
WORDS = (
    "Terlaksananya pelayanan penerbitan dokumen kependudukan yang tepat waktu dan dipahami pemohon di kecamatan",
    "Terjawabnya pengaduan warga dengan tindak lanjut yang jelas dan tercatat pada kelurahan",
    "Tersusunnya laporan kinerja seksi yang lengkap dengan data dukung untuk lingkungan",
)


def measure() -> list[Line]:
    """In turns, so that both meet the same machine."""
    from kinerja.outcomes.documents.setting import set_pdf
    from kinerja.platform.receipts.models import Receipt

    given = iter(range(10**9))

    def house() -> None:
        content = _content(next(given))
        # The digest stands in the code, at the foot and beside the signatures: as different as on real papers.
        digest = hashlib.sha256(content.encode()).hexdigest()
        set_pdf("evaluation", Receipt(code=CODE, sha256=digest, issued_at=AT, content=content), many=True)

    bare = _bare(given)
    house()
    bare()
    ours, floors = zip(*((_each(house), _each(bare)) for _round in range(ROUNDS)), strict=True)
    each, floor = min(ours), min(floors)
    said = f"evaluation PDFs set, {PIECES * ROUNDS} different people"
    return [
        Line(said, 1 / each, "per s and core", "20 ms each, the aim", each / AIM, 1.0),
        Line("one of them", each * 1000, "ms", "the same words without a form", each / floor, 4.0),
        *_queue(),
        Line("memory after it", _resident(), "MB", "300 MB", _resident() / 300, 1.0),
    ]


def _queue() -> list[Line]:
    """Processor seconds of this process; on PostgreSQL the server's come on top."""
    from benchmarks.closing import judge
    from benchmarks.synthetic_city import city, services
    from kinerja.doors.jobs.closings import ISSUED_AT_ONCE
    from kinerja.outcomes.documents.commands import issue_drafts, queue_evaluations
    from kinerja.outcomes.documents.drafting import drafts_of
    from kinerja.platform.access.actors import system

    period = city(QUEUED, AT.year, services())
    now = datetime(AT.year + 1, 1, 10, tzinfo=UTC)
    actor = system(now.date())
    judge(period, actor, now)
    queue_evaluations(period, at_once=QUEUED, actor=actor, now=now)
    each, stored = [], 0.0
    while True:
        started = process_time()
        drafts = drafts_of(period, at_once=ISSUED_AT_ONCE, now=now, issued_by="bench")
        if not drafts:
            break
        between = process_time()
        issue_drafts(period, drafts=drafts, actor=actor, now=now)
        done = process_time()
        each.append((done - started) / len(drafts))
        stored = (done - between) / len(drafts)
    best = min(each)
    said = "evaluations issued from the queue, from reading to storing"
    return [
        Line(said, 1 / best, "per s and core", "20 ms each, the aim", best / AIM, 1.0),
        Line("of it storing receipt, document, order and trail", stored * 1000, "ms each"),
    ]


def _each(piece: Callable[[], None]) -> float:
    """Processor seconds of one, over a round."""
    started = process_time()
    for _piece in range(PIECES):
        piece()
    return (process_time() - started) / PIECES


def _bare(given: Any) -> Callable[[], None]:
    import typst

    from kinerja.outcomes.documents.typefaces import FONTS

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    compiler = typst.Compiler(b"", font_paths=fonts, ignore_system_fonts=True)

    def bare() -> None:
        text = json.dumps(" ".join(_strings(json.loads(_content(next(given))))), ensure_ascii=False)
        source = f'#set text(font: "Source Sans 3", size: 9pt)\n#{text}'
        compiler.compile(input=source.encode(), format="pdf", pdf_standards=["a-2b"], timestamp=AT)

    return bare


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in values for text in _strings(one)]


def _content(n: int) -> str:
    """One evaluation in words that no other has: names, places and numbers of its own."""
    who = {"name": f"Pegawai {n} Wulandari, S.A.P.", "nip": f"19870312 201001 2 {n % 999:03}", "rank": "III/b"}
    who |= {"post": f"Pengelola Layanan {n % 40}", "unit": f"Kecamatan {n % 107}"}
    results = [
        {
            "text": f"{words} {n}.{number}", "supports": f"{words} se-kota",
            "perspective": "", "weight": "", "decree": "",
            "indicators": [_indicator(n, number, aspect) for aspect in ("Kuantitas", "Waktu")],
        }
        for number, words in enumerate(WORDS)
    ]  # fmt: skip
    content = {
        "title": "Evaluasi Kinerja Pegawai", "agency": "Pemerintah Kota", "mark": "", "form": "staff", "zone": "WIB",
        "place": "https://kinerja.example.go.id/periksa", "period_name": "Triwulan III 2026",
        "period": "1 Juli 2026 sampai 30 September 2026",
        "employee": who, "rater": who | {"name": f"Penilai {n % 900}"},
        "organisation": {"unit": f"Kecamatan {n % 107}", "level": "Baik"},
        "parts": [{"kind": "Utama", "results": results}],
        "behaviours": _behaviours(n), "result_rating": "sesuai ekspektasi", "behaviour_rating": "di atas ekspektasi",
        "predicate": "Baik", "reason": f"Pertimbangan nomor {n}: hasil sesuai target dan dipertanggungjawabkan.",
        "signed": [{"role": role, "how": f"Ditandatangani dalam Kinerja, {n}", **_signer(who)} for role in ("A", "B")],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False)


def _signer(who: dict[str, str]) -> dict[str, str]:
    return {"name": who["name"], "nip": who["nip"]}


def _indicator(n: int, number: int, aspect: str) -> dict[str, str]:
    text = f"Persentase permohonan {n}.{number} yang selesai sesuai janji layanan"
    realised = f"{n % 100},{n % 7} persen (dari {n % 800} kasus)"
    return {"aspect": aspect, "text": text, "target": "95 persen", "realised": realised, "feedback": f"{n % 4} catatan"}


def _behaviours(n: int) -> list[dict[str, Any]]:
    from kinerja.pure.law.behaviour import values

    return [
        {
            "name": one.wording.id, "guides": [guide.wording.id for guide in one.guides],
            "expectation": f"Harapan {n}" if number < 2 else "", "feedback": f"{(n + number) % 3} catatan",
        }
        for number, one in enumerate(values(AT.date()).value)
    ]  # fmt: skip


def _resident() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024
