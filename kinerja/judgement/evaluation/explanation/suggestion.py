"""Why the machine suggested what it did: each indicator against its target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.judgement.evaluation.reasons import Stored
from kinerja.judgement.evaluation.standings import POLARITIES, Goal, Reading, last_day, standing
from kinerja.judgement.measurement.models import Figure
from kinerja.pure.law.quadrant import rating_of_head
from kinerja.pure.law.suggestion import minimum_n, results
from kinerja.pure.law.terms import OrganisationRating
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.work.planning.models import Indicator

from .figure import Evidence, evidence_for, figure_of
from .tree import Explanation, cited

LABEL = gettext_noop("Saran rating hasil kerja")


def suggestion_of(evaluation: Evaluation, cases: int | None) -> Explanation:
    """What was suggested, and from what. The suggestion decides nothing."""
    standings = tuple(_standings(evaluation, cases))
    achievement = _achievement(evaluation)
    on = last_day(evaluation.period)
    formula = "head_of_organisation" if achievement else "suggestion"
    basis = achievement or Explanation("on", gettext_noop("Hari yang menentukan aturan"), on)
    return Explanation(
        "suggestion",
        LABEL,
        evaluation.suggested,
        formula=formula if evaluation.reasons else "",
        words=gettext_noop("Aturan setempat, bukan ketentuan hukum. Pejabat penilai yang memutuskan."),
        because=evaluation.reasons,
        cites=evaluation.reasons[0]["cites"] if evaluation.reasons else (),
        inputs=(basis, *standings),
    )


def _achievement(evaluation: Evaluation) -> Explanation | None:
    """What the unit achieved when this was prepared, where its head is suggested the same."""
    levels = [reason["params"]["achievement"]["code"] for reason in evaluation.reasons if _is_of_head(reason)]
    if not levels:
        return None
    on = last_day(evaluation.period)
    finding = rating_of_head(OrganisationRating(levels[0]), on)
    label = gettext_noop("Capaian kinerja organisasi yang dipimpin")
    return Explanation(
        "achievement", label, levels[0], cites=cited(*finding.cites), details={"on": on, **_who_set_it(evaluation)}
    )


def _is_of_head(reason: Stored) -> bool:
    return "achievement" in reason["params"]


def _who_set_it(evaluation: Evaluation) -> dict[str, Any]:
    found = OrganisationResult.objects.filter(unit=evaluation.unit_id, period=evaluation.period_id)
    result = found.select_related("set_by").first()
    return {"by": result.set_by.name, "at": result.set_at, "reason": result.reason} if result else {}


def _standings(evaluation: Evaluation, cases: int | None) -> Iterator[Explanation]:
    indicators = list(
        Indicator.objects.filter(result__plan=evaluation.plan_id)
        .select_related("result")
        .order_by("result__order", "order")
    )
    figures = {
        figure.indicator_id: figure
        for figure in Figure.objects.filter(run=evaluation.run_id, indicator__in=indicators).select_related(
            "lineage", "indicator__result__plan__unit"
        )
    }
    evidence = evidence_for(evaluation, list(figures.values()))
    for indicator in indicators:
        yield _standing(evaluation, indicator, figures.get(indicator.pk), evidence, cases)


def _standing(
    evaluation: Evaluation, indicator: Indicator, figure: Figure | None, evidence: Evidence, cases: int | None
) -> Explanation:
    on = last_day(evaluation.period)
    needed = minimum_n(on)
    found = results([standing(_goal(indicator), _reading(figure), needed)], on)
    return Explanation(
        "standing",
        indicator.text,
        found.value.value if found.value else None,
        formula="standing",
        words=gettext_noop("Selang angkanya dibandingkan dengan target; angka sementara tidak dihitung."),
        cites=cited(*found.cites),
        details={"result": indicator.result.text, "source": indicator.source, "unit": indicator.measure_unit},
        inputs=(
            Explanation("target_low", gettext_noop("Target atau batas bawahnya"), indicator.target_low),
            Explanation("target_high", gettext_noop("Batas atas target"), indicator.target_high),
            Explanation("polarity", POLARITIES[indicator.polarity].label, indicator.polarity),
            Explanation("minimum_n", gettext_noop("Kasus yang diperlukan"), needed),
            Explanation("on", gettext_noop("Hari yang menentukan aturan"), on),
            *([figure_of(figure, evidence, cases)] if figure else []),
        ),
    )


def _goal(indicator: Indicator) -> Goal:
    return Goal(str(indicator.pk), indicator.text, indicator.target_low, indicator.target_high, indicator.polarity)


def _reading(figure: Figure | None) -> Reading:
    if figure is None:
        return Reading.none()
    return Reading(figure.value, figure.low, figure.high, figure.n, figure.grade, figure.provisional, figure.declared)
