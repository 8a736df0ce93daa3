"""Rules on the words of results and indicators. All of them advise; only attendance is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence
from kinerja.work.planning.attendance import ATTENDANCE, speaks_of_attendance
from kinerja.work.planning.terms import DECLARED

from .words import ACTIVITY, CONTROL, MEASURED, OUTCOME, STATE, TWO, VAGUE, WEAK


class Kind(StrEnum):
    RESULT = "result"
    INDICATOR = "indicator"


@dataclass(frozen=True)
class Wording:
    """What is written, and what stands in the fields beside it."""

    text: str
    kind: Kind = Kind.INDICATOR
    unit: str = ""
    has_target: bool = False
    source: str = DECLARED
    evidence: str = ""

    @property
    def words(self) -> str:
        return " ".join(self.text.lower().split())

    @property
    def is_result(self) -> bool:
        return self.kind == Kind.RESULT


@dataclass(frozen=True)
class WordingRemark:
    """What is wrong in one plain sentence, and how it could read."""

    code: str
    sentence: Sentence
    example: str
    refuses: bool = False


def check_wording(wording: Wording) -> list[WordingRemark]:
    """All remarks, the refusal first; none for an empty text, which the form refuses itself."""
    if not wording.words:
        return []
    return [remark for check in _CHECKS for remark in check(wording)]


def _attendance(wording: Wording) -> Iterator[WordingRemark]:
    if speaks_of_attendance(wording.text):
        example = gettext_noop("Permohonan yang selesai dalam janji standar pelayanan, 90 persen")
        yield WordingRemark("attendance", sentence(ATTENDANCE), example, refuses=not wording.is_result)


def _verb(wording: Wording) -> Iterator[WordingRemark]:
    first = wording.words.split()[0].strip(",.;:")
    if better := WEAK.get(first):
        said = gettext_noop("“{verb}” menyebut kesibukan, bukan hasil yang dapat diukur. Pakai misalnya: {better}.")
        example = gettext_noop("Menyelesaikan 240 permohonan akta kelahiran dalam tiga hari kerja")
        yield WordingRemark("verb", sentence(said, verb=first, better=better), example)


def _activity(wording: Wording) -> Iterator[WordingRemark]:
    if not wording.is_result and ACTIVITY.search(wording.words) and not OUTCOME.search(wording.words):
        said = gettext_noop("Kalimat ini menghitung kegiatan, bukan apa yang berubah karenanya.")
        example = gettext_noop(
            "Rapat yang menghasilkan keputusan tertulis, atau pelaku usaha yang izinnya terbit sesudah didampingi"
        )
        yield WordingRemark("activity", sentence(said), example)


def _state(wording: Wording) -> Iterator[WordingRemark]:
    if wording.is_result and not STATE.search(wording.words):
        said = gettext_noop("Hasil ini baru menyebut pokoknya; tulis keadaan yang dicapai.")
        yield WordingRemark("state", sentence(said), gettext_noop("Dokumen kependudukan terbit sesuai janji layanan"))


def _vague(wording: Wording) -> Iterator[WordingRemark]:
    found = VAGUE.search(wording.words)
    if found and not MEASURED.search(wording.words):
        said = gettext_noop("Kata “{word}” dibaca berbeda oleh setiap orang selama tidak ada ukurannya.")
        example = gettext_noop("Berkas yang lolos verifikasi pertama, 95 persen menurut rekap verifikasi")
        yield WordingRemark("vague", sentence(said, word=found.group(0)), example)


def _two(wording: Wording) -> Iterator[WordingRemark]:
    if TWO.search(wording.words):
        said = gettext_noop("Kalimat ini memuat dua hasil; pisahkan agar masing-masing dapat dinilai.")
        example = gettext_noop("“Izin diputuskan tepat waktu” dan “Keluhan dijawab tertulis” sebagai dua hasil")
        yield WordingRemark("two", sentence(said), example)


def _control(wording: Wording) -> Iterator[WordingRemark]:
    if CONTROL.search(wording.words):
        said = gettext_noop("Hasil ini ditentukan pihak lain atau anggaran yang bukan dalam kendali Anda.")
        example = gettext_noop("Keluarga miskin yang datanya diperiksa di tempat, 300 keluarga")
        yield WordingRemark("control", sentence(said), example)


def _unit(wording: Wording) -> Iterator[WordingRemark]:
    if not wording.is_result and not wording.unit.strip():
        said = gettext_noop("Satuannya belum disebut, sehingga angkanya tidak dapat dibaca.")
        yield WordingRemark("unit", sentence(said), gettext_noop("persen, hari kerja, permohonan, dokumen"))


def _target(wording: Wording) -> Iterator[WordingRemark]:
    if not wording.is_result and not wording.has_target:
        said = gettext_noop("Target atau batas waktunya belum ada; tanpa itu tidak jelas kapan tercapai.")
        yield WordingRemark("target", sentence(said), gettext_noop("90 persen; atau paling lama 3 hari kerja"))


def _source(wording: Wording) -> Iterator[WordingRemark]:
    if not wording.is_result and wording.source == DECLARED and not wording.evidence.strip():
        said = gettext_noop("Sebutkan dari mana angkanya: sumber terukur, atau bukti dukung yang dapat dibuka.")
        yield WordingRemark("source", sentence(said), gettext_noop("Buku agenda surat: tanggal diterima dan dijawab"))


_CHECKS: tuple[Callable[[Wording], Iterator[WordingRemark]], ...] = (
    *(_attendance, _verb, _activity, _state, _vague, _two, _control),
    *(_unit, _target, _source),
)
