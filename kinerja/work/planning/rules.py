"""What the law asks of a plan before it is proposed or agreed. Plain values in, remarks out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .form_rules import form_remarks
from .plan_facts import IndicatorFacts, PlanFacts, Remark, ResultFacts
from .terms import DECLARED, Approach, Aspect, FormType, Perspective

MAIN_RESULT = Citation("PP 30/2019", gettext_noop("Pasal 9"), Confidence.PRIMARY)
INDICATORS = Citation("PermenPANRB 6/2022", gettext_noop("penetapan ekspektasi"), Confidence.SECONDARY)
QUANTITY = Citation("PP 30/2019", gettext_noop("penjelasan Pasal 10(3)"), Confidence.PRIMARY)
HEADS = Citation("PP 30/2019", gettext_noop("Pasal 14(4) dan 16(2)"), Confidence.PRIMARY)
JANUARY = Citation("PP 30/2019", gettext_noop("Pasal 24(2)"), Confidence.PRIMARY)


def remarks(plan: PlanFacts) -> list[Remark]:
    """All that is missing or doubtful, refusals first."""
    found = [*_results(plan), *_indicators(plan), *_quantity(plan), *_head(plan), *form_remarks(plan)]
    return sorted(found, key=lambda remark: not remark.refuses)


def lateness(due: date, on: date) -> Remark | None:
    """A plan agreed after January is a finding, never a refusal: a late plan is better than none."""
    if on <= due:
        return None
    said = sentence(gettext_noop("SKP seharusnya ditetapkan paling lambat {due}."), due=due)
    return Remark(said, (JANUARY,), refuses=False)


def _results(plan: PlanFacts) -> Iterator[Remark]:
    if not plan.main:
        yield Remark(sentence(gettext_noop("Isi sedikitnya satu rencana hasil kerja utama.")), (MAIN_RESULT,))
    for result in plan.results:
        if not result.indicators:
            yield Remark(
                sentence(gettext_noop("Rencana hasil kerja “{result}” belum mempunyai indikator."), result=result.text),
                (INDICATORS,),
            )


def _indicators(plan: PlanFacts) -> Iterator[Remark]:
    for indicator in (i for r in plan.results for i in r.indicators):
        # The qualitative form merges the target into the narrative; a measured figure needs a number to stand against.
        if not indicator.has_target and (plan.approach == Approach.QUANTITATIVE or indicator.source != DECLARED):
            yield Remark(
                sentence(gettext_noop("Indikator “{indicator}” belum mempunyai target."), indicator=indicator.text),
                (INDICATORS,),
            )
        if indicator.source == DECLARED and not indicator.evidence:
            yield Remark(
                sentence(
                    gettext_noop("Sepakati bukti dukung untuk “{indicator}”, karena angkanya dilaporkan sendiri."),
                    indicator=indicator.text,
                ),
                (),
                refuses=False,
            )


def _quantity(plan: PlanFacts) -> Iterator[Remark]:
    """Quantity is always there for JA and JF; that it stands in every result is our reading, so only a finding."""
    if plan.form != FormType.STAFF or plan.approach != Approach.QUANTITATIVE or not plan.main:
        return
    lacking = [r for r in plan.main if r.indicators and not any(i.aspect == Aspect.QUANTITY for i in r.indicators)]
    if len(lacking) == len(plan.main):
        said = sentence(gettext_noop("Isi sedikitnya satu indikator aspek kuantitas; aspek lain boleh menyusul."))
        yield Remark(said, (QUANTITY,))
        return
    for result in lacking:
        said = sentence(gettext_noop("“{result}” belum mempunyai indikator aspek kuantitas."), result=result.text)
        yield Remark(said, (QUANTITY,), refuses=False)


def _head(plan: PlanFacts) -> Iterator[Remark]:
    if plan.form != FormType.HEAD:
        return
    kinds = {_is_budget(r, i) for r in plan.results for i in r.indicators}
    if False not in kinds:
        said = sentence(gettext_noop("Pimpinan unit wajib mempunyai indikator atas tugas dan fungsinya."))
        yield Remark(said, (HEADS,))
    if True not in kinds:
        said = sentence(gettext_noop("Pimpinan unit wajib mempunyai indikator penggunaan anggaran (aspek biaya)."))
        yield Remark(said, (HEADS,))


def _is_budget(result: ResultFacts, indicator: IndicatorFacts) -> bool:
    return indicator.aspect == Aspect.COST or result.perspective == Perspective.BUDGET
