"""The measures of the front desk, as sources a plan can be bound to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from kinerja.judgement.measurement.measures.measure import Measured
from kinerja.judgement.measurement.pooling import pooled
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.grade import Origin
from kinerja.pure.statistics.grouping import divide, group_counts, group_sums
from kinerja.pure.statistics.proportions import mean_interval
from kinerja.pure.statistics.shrinkage import empirical_bayes
from kinerja.pure.statistics.suppression import INSIDE_K
from kinerja.work.planning.sources import Parameter, Source
from kinerja.work.planning.terms import Polarity

from . import desk_reading as reading
from .columns import Standing, Tallies, TallySample
from .measuring import OfUnit, ShareMeasure, TallyMeasure, alone
from .reading import Scope

MINUTES = ("5", "10", "15", "20", "30", "45", "60")
PER_POINT = 25
"""From a score of 1 to 4 to the index of 25 to 100 (PermenPANRB 14/2017)."""
LOWEST_INDEX, HIGHEST_INDEX = 25.0, 100.0


class WaitWithin(OfUnit, ShareMeasure):
    formula, query, origin = "wait_share", reading.TICKETS, Origin.SYSTEM
    source = Source(
        code="queueing.wait_within",
        label=gettext_noop("Dipanggil dalam batas waktu menunggu"),
        description=gettext_noop(
            "Bagian nomor antrean yang dipanggil dalam sekian menit sejak diambil, di unit pada SKP dan unit di "
            "bawahnya. Angka bersama: antrean bukan pekerjaan satu orang. Yang pergi sebelum batas itu tidak dihitung; "
            "waktu yang ditandai tidak tepat menurunkan mutu data."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
        parameters=(Parameter("minutes", gettext_noop("Batas menunggu (menit)"), choices=MINUTES),),
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.waits(scope, 60 * int(settings["minutes"]))

    def room(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return self.source.code, settings["minutes"]


class PromiseKept(OfUnit, ShareMeasure):
    formula, query, origin = "promise_share", reading.TICKETS, Origin.SYSTEM
    source = Source(
        code="queueing.kept_promise",
        label=gettext_noop("Perkiraan menunggu yang ditepati"),
        description=gettext_noop(
            "Bagian nomor antrean yang menunggu selama yang diperkirakan ketika nomor diberikan, di unit pada SKP dan "
            "unit di bawahnya. Angka bersama, tidak bergantung pada seorang petugas."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.promises(scope)


class Satisfaction(OfUnit):
    """The mean over respondents of their own mean score; nobody's own, the same for all who work in the unit."""

    formula, query, origin = "satisfaction_mean", reading.ANSWERS, Origin.OTHERS
    source = Source(
        code="survey.satisfaction",
        label=gettext_noop("Indeks kepuasan masyarakat (IKM)"),
        description=gettext_noop(
            "Indeks 25 sampai 100 dari jawaban survei kepuasan tentang unit pada SKP dan unit di bawahnya. Angka "
            "bersama: warga menilai layanan, bukan seorang pegawai. Tampil sejak ada 5 responden."
        ),
        measure_unit=gettext_noop("indeks 25–100"),
        polarity=Polarity.MORE,
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.answers(scope)

    def measure(self, sample: TallySample, settings: Mapping[str, Any], shared: bool) -> Measured:
        rows, figures = sample.standing(Standing.COUNTED), sample.figures
        index = PER_POINT * divide(sample.tallies.part[rows.case], sample.tallies.whole[rows.case])
        n = group_counts(rows.figure, figures)
        mean = divide(group_sums(index, rows.figure, figures), n)
        squares = group_sums((index - mean[rows.figure]) ** 2, rows.figure, figures)
        low, high = mean_interval(mean, squares, n)
        # Of fewer, the mean would say what one person answered.
        told = np.where(n < INSIDE_K, np.nan, 0.0)
        return Measured(
            value=mean + told,
            low=np.clip(low, LOWEST_INDEX, HIGHEST_INDEX) + told,
            high=np.clip(high, LOWEST_INDEX, HIGHEST_INDEX) + told,
            n=n,
            excluded=sample.count(Standing.EXCUSED),
            complete=np.ones(figures),
            pooled=alone(n) if shared else pooled(empirical_bayes(index, rows.figure, figures)),
        )


class Accuracy(ShareMeasure):
    formula, query, origin = "accuracy_share", reading.LOOKS, Origin.OTHERS
    source = Source(
        code="casework.accuracy",
        label=gettext_noop("Ketelitian berkas"),
        description=gettext_noop(
            "Bagian berkas selesai yang benar menurut pemeriksaan kedua oleh rekan lain, dari sampel acak tiap bulan. "
            "Yang diminta warga diperbaiki dan dibenarkan kantor terhitung salah; yang belum diperiksa rekan "
            "menurunkan mutu data."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.looks(scope)


DESK_MEASURES: tuple[TallyMeasure, ...] = (WaitWithin(), PromiseKept(), Satisfaction(), Accuracy())
