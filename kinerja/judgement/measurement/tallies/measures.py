"""The measures over counts, as sources a plan can be bound to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np

from kinerja.facts.care.catalogue import codes
from kinerja.judgement.measurement.measures.measure import PERCENT, Measured, whole
from kinerja.judgement.measurement.pooling import Pooled, pooled, pooled_shares
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.grade import Origin
from kinerja.pure.statistics.grouping import Floats, Integers, divide, group_counts, group_sums
from kinerja.pure.statistics.proportions import mean_interval, wilson
from kinerja.pure.statistics.shrinkage import empirical_bayes
from kinerja.work.planning.sources import Parameter, Source
from kinerja.work.planning.terms import Polarity

from . import reading
from .columns import Standing, Tallies, TallySample
from .reading import Scope

OWN, UNIT = "own", "unit"
LOWEST_SCORE, HIGHEST_SCORE = 1.0, 4.0


class TallyMeasure(ABC):
    """A source over counts. `origin` is who made the record."""

    source: ClassVar[Source]
    formula: ClassVar[str]
    query: ClassVar[str]
    origin: ClassVar[Origin]

    @abstractmethod
    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        """The counts of a stretch of days."""

    def of_unit(self, settings: Mapping[str, Any]) -> bool:
        """Whether the figure is that of the plan's unit with everything beneath: the same for all who work there."""
        return settings.get("scope") == UNIT

    def room(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        """Settings with the same room read the same counts."""
        return (self.source.code,)

    @abstractmethod
    def measure(self, sample: TallySample, shared: bool) -> Measured:
        """The figures of a sample; `shared` ones are not compared with each other."""


class ShareMeasure(TallyMeasure):
    """All that fulfilled it over all that were counted, from the raw counts: never a mean of shares."""

    def measure(self, sample: TallySample, shared: bool) -> Measured:
        rows = sample.standing(Standing.COUNTED)
        k = _sum(sample.tallies.part, rows, sample.figures)
        n = _sum(sample.tallies.whole, rows, sample.figures)
        low, high = wilson(k, n)
        missing = sample.count(Standing.MISSING)
        counted = group_counts(rows.figure, sample.figures)
        return Measured(
            value=PERCENT * divide(k, n),
            low=PERCENT * low,
            high=PERCENT * high,
            n=n,
            excluded=sample.count(Standing.EXCUSED),
            complete=whole(counted, counted + missing),
            pooled=alone(n) if shared else pooled_shares(k, n),
            notes={"k": k, "missing": missing},
        )


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

    def measure(self, sample: TallySample, shared: bool) -> Measured:
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


class NationalQuality(ShareMeasure):
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

    def of_unit(self, settings: Mapping[str, Any]) -> bool:
        return True

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


def alone(n: Integers) -> Pooled:
    """Nothing to be drawn to."""
    return Pooled(np.zeros(len(n)), np.full(len(n), np.nan), float("nan"), 0.0, float("nan"))


def _sum(values: Integers, rows: Any, figures: int) -> Integers:
    sums: Floats = group_sums(values[rows.case].astype(np.float64), rows.figure, figures)
    return np.rint(sums).astype(np.int64)


TALLIES: dict[str, TallyMeasure] = {
    measure.source.code: measure
    for measure in (LessonsHeld(), ObservationQuality(), NationalQuality(), PostponedQuality())
}
