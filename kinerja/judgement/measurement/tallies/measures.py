"""The measures over counts, as sources a plan can be bound to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from kinerja.facts.care.catalogue import codes
from kinerja.judgement.measurement.measures.measure import Measured
from kinerja.judgement.measurement.pooling import pooled
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.grade import Origin
from kinerja.pure.statistics.grouping import divide, group_counts, group_sums
from kinerja.pure.statistics.proportions import mean_interval
from kinerja.pure.statistics.shrinkage import empirical_bayes
from kinerja.work.planning.sources import Parameter, Source
from kinerja.work.planning.terms import Polarity

from . import reading
from .columns import Standing, Tallies, TallySample
from .desk_measures import DESK_MEASURES
from .measuring import OWN, UNIT, OfUnit, ShareMeasure, TallyMeasure
from .promise_measures import PROMISE_MEASURES
from .reading import Scope

LOWEST_SCORE, HIGHEST_SCORE = 1.0, 4.0


class LessonsHeld(ShareMeasure):
    formula, query, origin = "lesson_share", reading.LESSONS, Origin.DECLARED
    source = Source(
        code="teaching.lessons_held",
        label=gettext_noop("Pelajaran terlaksana"),
        description=gettext_noop(
            "Bagian pelajaran menurut jadwal yang diberikan gurunya. Yang tidak terlaksana karena sakit, cuti, tugas, "
            "kegiatan sekolah, atau gangguan tidak dihitung; yang belum dikonfirmasi menurunkan mutu data."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
        parameters=(
            Parameter(
                "scope",
                gettext_noop("Cakupan (own: pelajaran sendiri, unit: seluruh sekolah)"),
                choices=(OWN, UNIT),
                required=False,
            ),
        ),
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.lessons(scope)


class ObservationQuality(TallyMeasure):
    """The mean over observations of their mean score; few by nature, and marked as such."""

    formula, query, origin = "observation_mean", reading.OBSERVATIONS, Origin.OTHERS
    source = Source(
        code="teaching.observation_quality",
        label=gettext_noop("Mutu pembelajaran menurut supervisi"),
        description=gettext_noop(
            "Rata-rata skor supervisi pembelajaran yang sudah final, 1 sampai 4. Jumlah pengamatannya sedikit, jadi "
            "angkanya selalu sementara: bahan dialog, bukan penentu saran."
        ),
        measure_unit=gettext_noop("skor 1–4"),
        polarity=Polarity.MORE,
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.observations(scope)

    def measure(self, sample: TallySample, settings: Mapping[str, Any], shared: bool) -> Measured:
        rows, figures = sample.standing(Standing.COUNTED), sample.figures
        scores = divide(sample.tallies.part[rows.case], sample.tallies.whole[rows.case])
        n = group_counts(rows.figure, figures)
        mean = divide(group_sums(scores, rows.figure, figures), n)
        squares = group_sums((scores - mean[rows.figure]) ** 2, rows.figure, figures)
        low, high = mean_interval(mean, squares, n)
        return Measured(
            value=mean,
            low=np.clip(low, LOWEST_SCORE, HIGHEST_SCORE),
            high=np.clip(high, LOWEST_SCORE, HIGHEST_SCORE),
            n=n,
            excluded=sample.count(Standing.EXCUSED),
            complete=np.ones(figures),
            pooled=pooled(empirical_bayes(scores, rows.figure, figures)),
        )


class NationalQuality(OfUnit, ShareMeasure):
    """One national quality indicator over the ward of the plan: nobody's own, the same for all who work there."""

    formula, query, origin = "quality_share", reading.QUALITY, Origin.DECLARED
    source = Source(
        code="care.inm",
        label=gettext_noop("Indikator nasional mutu (INM) ruang"),
        description=gettext_noop(
            "Pembilang dibagi penyebut dari semua sif unit pada SKP dan unit di bawahnya. Angka bersama: sama bagi "
            "semua pegawai unit itu."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
        parameters=(Parameter("indicator", gettext_noop("Indikator mutu"), choices=codes(Polarity.MORE)),),
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.quality_counts(settings["indicator"], scope)

    def room(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return self.source.code, settings["indicator"]


class PostponedQuality(NationalQuality):
    """The same for what should be rare: the direction belongs to the source."""

    source = replace(
        NationalQuality.source,
        code="care.inm_less",
        label=gettext_noop("Indikator nasional mutu (INM) ruang, makin sedikit makin baik"),
        polarity=Polarity.LESS,
        parameters=(replace(NationalQuality.source.parameters[0], choices=codes(Polarity.LESS)),),
    )


TALLIES: dict[str, TallyMeasure] = {
    measure.source.code: measure
    for measure in (
        LessonsHeld(),
        ObservationQuality(),
        NationalQuality(),
        PostponedQuality(),
        *DESK_MEASURES,
        *PROMISE_MEASURES,
    )
}
