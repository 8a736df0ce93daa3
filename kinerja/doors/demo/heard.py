"""After the decisions: receipts that were signed, and objections in each of their stages."""

from __future__ import annotations

from datetime import datetime, timedelta

from kinerja.judgement.evaluation.commands import decide_objection, explain_objection, object_to
from kinerja.judgement.evaluation.hearing import decider_above, rater_post_of
from kinerja.judgement.evaluation.models import Evaluation, Objection, Signature
from kinerja.people.organisation.models import Employee
from kinerja.work.planning.models import Period

from .voices import acting, key

OBJECTIONS, UNSIGNED = 6, 15
"""How many object; one of so many has not signed yet."""
REASONS = (
    "Dua pekan jaringan terputus; berkas pada hari-hari itu ikut terhitung terlambat.",
    "Sebulan saya ditugaskan membantu unit lain, dan pekerjaan di sana belum terlihat di angka.",
    "Umpan balik yang menjadi dasar rating perilaku menyangkut kejadian sebelum periode ini.",
)
EXPLANATION = "Hari gangguan sudah dikeluarkan dari hitungan. Perilaku dinilai dari dialog dan umpan balik periode ini."
BETTER = {"below": "meets", "meets": "above", "above": "above"}
VERDICTS = ("Bukti penugasan diterima; hasil kerja di unit lain ikut dipertimbangkan.", "Dasar penilaian sudah tepat.")


def hear_people(period: Period, *, at: datetime, now: datetime) -> int:
    """Receipts of the decisions made at `at`; of some people an objection: filed, explained, or decided."""
    rows = Evaluation.objects.final().filter(period=period, decided_elsewhere=False)
    decided = list(rows.select_related("plan", "unit", "period", "employee", "finalised_by").order_by("id"))
    signed = min(at + timedelta(days=2), now)
    Signature.objects.bulk_create(
        Signature(evaluation=one, signed_by=one.employee, signed_at=signed)
        for number, one in enumerate(decided)
        if number % UNSIGNED
    )
    step = max(len(decided) // OBJECTIONS, 1)
    return sum(_objected(one, number, at, now) for number, one in enumerate(decided[::step][:OBJECTIONS]))


def _objected(evaluation: Evaluation, number: int, at: datetime, now: datetime) -> bool:
    filed, explained, verdict = (min(at + timedelta(days=days), now) for days in (5, 8, 12))
    rater = evaluation.finalised_by
    post = rater_post_of(evaluation, filed.date())
    above = decider_above(post, {evaluation.employee_id, rater.pk}, verdict.date()) if post and rater else None
    if rater is None or above is None:
        return False
    made = object_to(
        evaluation, reasons=REASONS[number % len(REASONS)], submission=key(f"keberatan-{number}"),
        **acting(evaluation.employee, filed),
    )  # fmt: skip
    if number >= 1:
        explain_objection(made, text=EXPLANATION, **acting(rater, explained))
    if number >= 2:
        _decided(made, number, Employee.objects.get(pk=above), verdict)
    return True


def _decided(objection: Objection, number: int, above: Employee, at: datetime) -> None:
    """Every second one is upheld, where there is something above what was given."""
    result, behaviour = objection.before_result, objection.before_behaviour
    if number % 2 == 0:
        result, behaviour = BETTER[result], behaviour if result != "above" else BETTER[behaviour]
    is_same = (result, behaviour) == (objection.before_result, objection.before_behaviour)
    decide_objection(
        objection, result_rating=result, behaviour_rating=behaviour, decision=VERDICTS[is_same],
        **acting(above, at),
    )  # fmt: skip
