"""What people owe each other in words: to read, to answer, to sign, to keep a promise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kinerja.pure.law.monitoring import stretch_of
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .duty import Duty
from .waiting import Waiting

# An invitation names neither its matter nor its page: somebody may look over the shoulder.
INVITED = gettext_noop("Ada undangan pribadi untuk Anda.")
PLAIN = (
    ("unread", gettext_noop("Baca {n} umpan balik yang Anda terima."), "employee:feedback"),
    ("requests", gettext_noop("Jawab {n} permintaan umpan balik."), "employee:feedback"),
    ("signatures", gettext_noop("Tanda tangani {n} catatan dialog kinerja."), "employee:talks"),
    ("forms", gettext_noop("Isi {n} formulir tentang bimbingan yang Anda ikuti."), "employee:guidance"),
    ("guidances", gettext_noop("Terima {n} laporan bimbingan."), "employee:guidance"),
)


def talking_duties(waiting: Waiting, on: date) -> Iterator[Duty]:
    """No statement of its own."""
    for name, template, page in PLAIN:
        if count := getattr(waiting, name):
            yield Duty(sentence(template, n=count), None, page, count=count)
    if waiting.ballots:
        said = sentence(gettext_noop("Isi {n} surat suara survei perilaku tertutup."), n=waiting.ballots)
        yield Duty(said, waiting.ballots_due, "employee:closed_surveys", count=waiting.ballots)
    if waiting.invitations:
        yield Duty(sentence(INVITED), None, "employee:private", count=waiting.invitations)
    if waiting.promises:
        said = sentence(gettext_noop("Tepati {n} langkah yang Anda janjikan dalam dialog."), n=waiting.promises)
        yield Duty(said, waiting.promises_due, "employee:talks", count=waiting.promises)
    if waiting.unmonitored:
        said = sentence(gettext_noop("Adakan dialog kinerja dengan {n} anggota tim."), n=waiting.unmonitored)
        yield Duty(said, stretch_of(on).value.last, "rater:talks", count=waiting.unmonitored)
