"""Whether somebody was heard, until when an evaluation is signed and objected to, and who decides about that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation, Objection, SharedDraft
from kinerja.judgement.evaluation.terms import Rating
from kinerja.people.organisation.queries import line_above, work_calendar, work_calendars
from kinerja.pure.law.deadlines import add_months, due
from kinerja.pure.law.findings import Finding
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.lib.zones import zone_of


def local_day(evaluation: Evaluation, instant: datetime) -> date:
    """The day of an instant where the evaluated person's unit is."""
    return instant.astimezone(zone_of(evaluation.unit.zone)).date()


def signing_due(evaluation: Evaluation) -> Finding[date]:
    """Last day to sign: what is decided here is handed over at once, so the days run from the decision."""
    return due("document_return", _decided_on(evaluation))


def objection_due(evaluation: Evaluation) -> Finding[date]:
    """Last day to object, counted from receipt.

    Receipt is the signature. Who does not sign counts as having received it on the last day for handing it over, so
    that the right neither begins before anybody read the decision nor stays open for years.
    """
    latest = due("document_delivery", _decided_on(evaluation)).value
    signature = getattr(evaluation, "signature", None)
    received = min(local_day(evaluation, signature.signed_at), latest) if signature else latest
    return due("objection", received)


def in_stead_due(evaluations: Sequence[Evaluation]) -> list[date]:
    """Last days for the rater's superior to sign what was not signed in time. Three statements at most."""
    lapsed = [signing_due(one).value for one in evaluations]
    if not lapsed:
        return []
    units = {one.unit_id: one.unit for one in evaluations}
    calendars = work_calendars(units.values(), min(lapsed), add_months(max(lapsed), 2))
    return [
        due("superior_signature", since, calendars[one.unit_id]).value
        for one, since in zip(evaluations, lapsed, strict=True)
    ]


def explanation_due(objection: Objection) -> Finding[date]:
    """After this day the decision does not wait for the rater's explanation any longer."""
    since = local_day(objection.evaluation, objection.filed_at)
    calendar = work_calendar(objection.evaluation.unit, since, add_months(since, 2))
    return due("objection_explanation", since, calendar)


def rater_post_of(evaluation: Evaluation, on: date) -> UUID | None:
    """The post in which somebody decided: the nearest above the planned one that he holds, else the nearest of all."""
    line = line_above(evaluation.plan.position_id, on)
    held = next((post for post, holder in line if holder == evaluation.finalised_by_id), None)
    return held or (line[0][0] if line else None)


def decider_above(post: UUID, parties: set[UUID], on: date) -> UUID | None:
    """Who decides about an objection against the holder of this post; None where nobody stands above him."""
    return next((holder for _post, holder in line_above(post, on) if holder and holder not in parties), None)


def _decided_on(evaluation: Evaluation) -> date:
    assert evaluation.finalised_at is not None
    return local_day(evaluation, evaluation.finalised_at)


def reply_due(draft: SharedDraft) -> Finding[date]:
    """Last day on which a rating below expectation waits for the employee's words."""
    since = local_day(draft.evaluation, draft.shared_at)
    calendar = work_calendar(draft.evaluation.unit, since, add_months(since, 2))
    return due("draft_reply", since, calendar)


def require_heard(evaluation: Evaluation, result_rating: str, behaviour_rating: str, now: datetime) -> None:
    """Nobody is rated below expectation unheard. Raises Refused with what is still to be done."""
    if Rating.BELOW not in (result_rating, behaviour_rating):
        return
    draft = evaluation.drafts.first()
    if draft is None or (draft.result_rating, draft.behaviour_rating) != (result_rating, behaviour_rating):
        raise Refused(
            gettext_noop(
                "Rating di bawah ekspektasi diperlihatkan dahulu kepada pegawai. Bagikan rancangannya, lalu tetapkan "
                "sesudah ia menanggapi."
            )
        )
    until = reply_due(draft).value
    if draft.replied_at is None and local_day(evaluation, now) <= until:
        raise Refused(
            gettext_noop(
                "Pegawai belum menanggapi rancangan Anda. Tunggu tanggapannya, atau tetapkan sesudah {until}."
            ),
            until=until,
        )
