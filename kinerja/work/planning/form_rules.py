"""What the form itself asks: perspectives, weights, and the decree of an additional task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .plan_facts import PlanFacts, Remark
from .terms import FormType, ResultKind

DECREE = Citation("PP 30/2019", gettext_noop("Pasal 12(2)"), Confidence.PRIMARY)
FORMS = Citation("PermenPANRB 6/2022", gettext_noop("formulir SKP"), Confidence.CONCORDANT)
LOCAL_WEIGHTS = Citation(gettext_noop("Pengaturan setempat"), gettext_noop("bobot hasil kerja"), Confidence.MEMORY)
WHOLE = Decimal(100)


def form_remarks(plan: PlanFacts) -> Iterator[Remark]:
    """All of them refuse: the form cannot be signed with a gap in it."""
    yield from _decrees(plan)
    yield from _perspectives(plan)
    yield from weight_remarks([result.weight for result in plan.main])


def _decrees(plan: PlanFacts) -> Iterator[Remark]:
    """An additional task is made one by a decree."""
    for result in plan.results:
        if result.kind == ResultKind.ADDITIONAL and not result.has_decree:
            said = sentence(
                gettext_noop("Isi nomor dan tanggal surat keputusan untuk kinerja tambahan “{result}”."),
                result=result.text,
            )
            yield Remark(said, (DECREE,))


def _perspectives(plan: PlanFacts) -> Iterator[Remark]:
    """Only the form of heads has the column, and there every main result stands in one."""
    if plan.form != FormType.HEAD:
        for result in plan.results:
            if result.perspective:
                said = sentence(
                    gettext_noop("Kosongkan perspektif “{result}”; perspektif hanya ada pada formulir pimpinan unit."),
                    result=result.text,
                )
                yield Remark(said, (FORMS,))
        return
    for result in plan.main:
        if not result.perspective:
            said = sentence(gettext_noop("Pilih perspektif untuk “{result}”."), result=result.text)
            yield Remark(said, (FORMS,))


def weight_remarks(weights: Sequence[Decimal | None]) -> Iterator[Remark]:
    """Nobody has to weigh; who weighs one main result weighs them all. Additional results come on top."""
    given = [weight for weight in weights if weight is not None]
    if not given:
        return
    if len(given) < len(weights):
        said = sentence(
            gettext_noop("Beri bobot pada semua hasil kerja utama, atau kosongkan semuanya ({n} belum berbobot)."),
            n=len(weights) - len(given),
        )
        yield Remark(said, (LOCAL_WEIGHTS,))
    elif sum(given) != WHOLE:
        said = sentence(gettext_noop("Jumlah bobot hasil kerja utama harus tepat 100; sekarang {sum}."), sum=sum(given))
        yield Remark(said, (LOCAL_WEIGHTS,))
