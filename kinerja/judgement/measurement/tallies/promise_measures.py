"""What citizens were promised and what the counter gave, as sources a plan can be bound to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from kinerja.judgement.measurement.measures.completion import QUANTILES
from kinerja.judgement.measurement.measures.measure import Measured, whole
from kinerja.judgement.measurement.measures.parameters import SERVICES
from kinerja.judgement.measurement.pooling import pooled_quantiles
from kinerja.judgement.measurement.samples import Rows
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.grade import Origin
from kinerja.pure.statistics.grouping import group_counts
from kinerja.pure.statistics.percentiles import grouped_percentiles, grouped_quantile_interval, percentiles
from kinerja.pure.statistics.shrinkage import empirical_bayes
from kinerja.pure.statistics.survival import grouped_kaplan_meier
from kinerja.work.planning.sources import Parameter, ParameterKind, Source
from kinerja.work.planning.terms import Polarity

from . import promise_reading as reading
from .columns import Standing, Tallies, TallySample
from .measuring import OWN, UNIT, OfUnit, ShareMeasure, TallyMeasure, alone
from .reading import Scope

DAY, MINUTE = 86_400, 60
STATISTIC = Parameter("statistic", gettext_noop("Ukuran"), ParameterKind.CHOICE, tuple(QUANTILES))


class Abandoned(OfUnit, ShareMeasure):
    formula, query, origin = "abandon_share", reading.GONE, Origin.SYSTEM
    source = Source(
        code="queueing.abandonment",
        label=gettext_noop("Pergi sebelum dilayani"),
        description=gettext_noop(
            "Bagian nomor antrean yang pemegangnya pergi, atau tidak hadir ketika dipanggil, sebelum sempat dilayani, "
            "di unit pada SKP dan unit di bawahnya. Angka bersama; nomor yang ditutup sistem pada malam hari "
            "menurunkan mutu data."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.LESS,
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.gone(scope)


class HandlingTime(TallyMeasure):
    """A quantile of the minutes of serving, drawn to the same quantile of all peers the fewer they are."""

    formula, query, origin = "handling_quantile", reading.SERVED, Origin.SYSTEM
    source = Source(
        code="queueing.handling_time",
        label=gettext_noop("Lama melayani di loket"),
        description=gettext_noop(
            "Lamanya petugas melayani satu nomor, dalam menit, tanpa waktu ditahan: separuh (p50) atau sembilan dari "
            "sepuluh (p90) selesai dalam waktu ini. Targetnya rentang, karena terlalu cepat pun patut ditanyakan. "
            "Pilih layanannya agar yang dibandingkan pekerjaan yang sama."
        ),
        measure_unit=gettext_noop("menit"),
        polarity=Polarity.WITHIN,
        parameters=(STATISTIC, SERVICES),
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.served(scope, settings.get("services") or ())

    def room(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return self.source.code, *sorted(settings.get("services") or ())

    def measure(self, sample: TallySample, settings: Mapping[str, Any], shared: bool) -> Measured:
        rows, figures, q = sample.standing(Standing.COUNTED), sample.figures, QUANTILES[settings["statistic"]]
        minutes = sample.tallies.part[rows.case] / MINUTE
        low, high = grouped_quantile_interval(minutes, rows.figure, figures, q).T
        n = group_counts(rows.figure, figures)
        missing = sample.count(Standing.MISSING)
        logarithms = np.log(np.maximum(minutes, 1 / MINUTE))
        together = float(percentiles(minutes, (q,))[0]) if len(minutes) else float("nan")
        return Measured(
            value=grouped_percentiles(minutes, rows.figure, figures, (q,))[:, 0],
            low=low,
            high=high,
            n=n,
            excluded=sample.count(Standing.EXCUSED),
            complete=whole(n, n + missing),
            pooled=pooled_quantiles(empirical_bayes(logarithms, rows.figure, figures), together),
            notes={"missing": missing},
        )


class AnswerTime(OfUnit):
    """Kaplan-Meier quantile: complaints without an answer count with the time they have waited."""

    formula, query, origin = "answer_quantile", reading.ANSWERED, Origin.SYSTEM
    source = Source(
        code="complaint.answer_time",
        label=gettext_noop("Waktu menjawab laporan warga"),
        description=gettext_noop(
            "Lamanya laporan warga menunggu jawaban, dalam hari: separuh (p50) atau sembilan dari sepuluh (p90) "
            "dijawab dalam waktu ini, di unit pada SKP dan unit di bawahnya. Yang belum dijawab ikut dihitung; jawaban "
            "yang dibantah pelapor bukan jawaban. Angka bersama."
        ),
        measure_unit=gettext_noop("hari"),
        polarity=Polarity.LESS,
        parameters=(STATISTIC,),
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.answer_times(scope)

    def settled(self, sample: TallySample) -> TallySample:
        """What was known at the end of each window: one count a figure, however many figures see a complaint."""
        rows, seen = sample.rows, sample.tallies.where(sample.rows.case)  # type: ignore[arg-type]
        left = (sample.until[rows.figure] - seen.day) * DAY - seen.whole
        is_open = (seen.part >= left) & (seen.standing != Standing.EXCUSED)
        tallies = Tallies(
            seen.ids,
            seen.owner,
            seen.unit,
            seen.day,
            part=np.minimum(seen.part, left),
            whole=np.ones(len(rows), dtype=np.int64),
            standing=np.where(is_open, Standing.OPEN, seen.standing),
        )
        return TallySample(tallies, Rows(rows.figure, np.arange(len(rows))), sample.since, sample.until)

    def measure(self, sample: TallySample, settings: Mapping[str, Any], shared: bool) -> Measured:
        standing, q = sample.tallies.standing[sample.rows.case], QUANTILES[settings["statistic"]]
        rows = sample.rows.where(standing != Standing.EXCUSED)
        days, ended = sample.tallies.part[rows.case] / DAY, sample.tallies.standing[rows.case] == Standing.COUNTED
        curves = grouped_kaplan_meier(days, ended, rows.figure, sample.figures, (q,))
        return Measured(
            value=curves.quantiles[:, 0],
            low=curves.intervals[:, 0, 0],
            high=curves.intervals[:, 0, 1],
            n=curves.n,
            excluded=sample.count(Standing.EXCUSED),
            complete=np.ones(sample.figures),
            pooled=alone(curves.n),
            notes={"open": curves.n - curves.events},
        )


class AnswersInTime(OfUnit, ShareMeasure):
    formula, query, origin = "answers_due_share", reading.ANSWERS_DUE, Origin.SYSTEM
    source = Source(
        code="complaint.in_time",
        label=gettext_noop("Laporan warga dijawab sebelum batas waktunya"),
        description=gettext_noop(
            "Bagian laporan warga yang batas waktu jawabannya jatuh dalam periode dan saat itu sudah dijawab, di unit "
            "pada SKP dan unit di bawahnya. Yang belum dijawab terhitung terlambat. Angka bersama."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.answers_due(scope)


class FilesInTime(ShareMeasure):
    formula, query, origin = "files_due_share", reading.FILES_DUE, Origin.SYSTEM
    source = Source(
        code="casework.kept_promise",
        label=gettext_noop("Berkas selesai sesuai janji"),
        description=gettext_noop(
            "Bagian berkas yang janji selesainya jatuh dalam periode dan saat itu hasilnya sudah siap atau "
            "permohonannya sudah diputus. Yang belum selesai terhitung terlambat; waktu di tangan warga tidak "
            "dihitung."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
        parameters=(
            Parameter(
                "scope",
                gettext_noop("Cakupan (own: berkas sendiri, unit: seluruh unit)"),
                choices=(OWN, UNIT),
                required=False,
            ),
        ),
    )

    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        return reading.files_due(scope)


PROMISE_MEASURES: tuple[TallyMeasure, ...] = (
    Abandoned(), HandlingTime(), AnswerTime(), AnswersInTime(), FilesInTime()
)  # fmt: skip
