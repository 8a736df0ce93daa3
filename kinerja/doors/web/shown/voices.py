"""Where the hall meets the survey: who was served is invited, and the page of his number asks how it was.

The two know nothing of one another. Every finished service has an invitation of its own, so that the denominator is
known; the page asks about one at a time, and never while somebody of the visit is still being served or waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kinerja.facts.queueing.models import Ticket
from kinerja.facts.service.commands import label_in
from kinerja.facts.survey.commands import invite, open_survey
from kinerja.facts.survey.models import Invitation
from kinerja.facts.survey.queries import form_for
from kinerja.platform.access.actors import system
from kinerja.pure.lib.ticket_life import LIVE, Stage

ORIGIN, REGISTER = "ticket", "loket"


class Asking(StrEnum):
    """What the page of a visit says about the survey."""

    EARLY = "early"
    OPEN = "open"
    MORE = "more"
    """One service was answered for, another may be."""
    THANKS = "thanks"
    OVER = "over"


@dataclass(frozen=True)
class Offer:
    """The service that is asked about now, and since when it may be answered."""

    asking: Asking
    invitation: Invitation
    opens_at: datetime


def invite_who_is_served(ticket: Ticket, now: datetime) -> None:
    """The invitation of a service that ends now; its token stays unknown until the citizen asks for one.

    The house invites, not the officer: he may serve in a hall that is not his own unit's, and chooses nobody.
    """
    unit, house = ticket.visit.unit, system(now.date())
    form = form_for(unit)
    assert ticket.officer is not None
    invite(
        open_survey(form, form=form, actor=house, now=now),
        origin=ORIGIN,
        origin_key=str(ticket.pk),
        finished_at=now,
        service=ticket.line.service,
        unit=unit,
        officer=label_in(REGISTER, employee=ticket.officer, actor=house, now=now),
        actor=house,
        now=now,
    )


def offer(tickets: Sequence[Ticket], now: datetime) -> Offer | None:
    """What a visit is asked, once all its numbers have ended. One statement, none before that."""
    if any(ticket.stage in LIVE for ticket in tickets):
        return None
    keys = [str(ticket.pk) for ticket in tickets if ticket.stage == Stage.DONE]
    asked = Invitation.objects.filter(origin=ORIGIN, origin_key__in=keys).select_related("survey", "service", "unit")
    invitations = sorted(asked.order_by(), key=_lot) if keys else []
    if not invitations:
        return None
    left = [one for one in invitations if one.answered_on is None]
    opens_at = max(one.opens_at for one in invitations)
    if not left:
        return Offer(Asking.THANKS, invitations[0], opens_at)
    return Offer(_state(left[0], opens_at, now, is_first=len(left) == len(invitations)), left[0], opens_at)


def renewed(invitation: Invitation, now: datetime) -> str:
    """A fresh token for who shows the word of his visit; one that was asked for before ends."""
    return invite(
        invitation.survey,
        origin=invitation.origin,
        origin_key=invitation.origin_key,
        finished_at=invitation.finished_at,
        unit=invitation.unit,
        actor=system(now.date()),
        now=now,
    )


def _lot(invitation: Invitation) -> bytes:
    """Random, but the same at every look: many answer once, and no service of a visit shall always come last."""
    return invitation.pk.bytes[::-1]


def _state(invitation: Invitation, opens_at: datetime, now: datetime, *, is_first: bool) -> Asking:
    if now < opens_at:
        return Asking.EARLY
    if now >= invitation.expires_at:
        return Asking.OVER
    return Asking.OPEN if is_first else Asking.MORE
