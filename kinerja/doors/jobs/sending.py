"""Notices on their way: where each goes, and the sending itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kinerja.platform.access.actors import Actor
from kinerja.platform.notices import gateway
from kinerja.platform.notices.commands import claim, mark_failed, mark_sent, route
from kinerja.platform.notices.email import Post
from kinerja.platform.notices.messages import UNWANTED, Message, NotDelivered
from kinerja.platform.notices.models import Delivery, Notice, Preference
from kinerja.platform.notices.queries import preferences_of, unrouted
from kinerja.platform.notices.quiet import not_before
from kinerja.platform.notices.speaking import text_of
from kinerja.platform.notices.terms import Channel, Kind
from kinerja.platform.notices.unsubscribing import word_for
from kinerja.platform.operations.models import Job

from .recipients import Recipient, house_zone, recipients
from .registry import job

BATCH = 100
MOST = 1000  # deliveries in one run, so that other work has its turn
LEASE = timedelta(minutes=5)


@job("notices.send", every=timedelta(minutes=1))
def send_notices(job: Job, *, actor: Actor, now: datetime) -> None:
    """Ten statements for a hundred notices, whoever they are for."""
    began, zone = monotonic(), house_zone()

    def clock() -> datetime:
        return now + timedelta(seconds=monotonic() - began)

    while fresh := unrouted(BATCH):
        _route(fresh, zone, actor, clock())
    sent = 0
    while sent < MOST and (held := claim(BATCH, lease=LEASE, actor=actor, now=clock())):
        _send(held, zone, actor, clock)
        sent += len(held)


def _route(fresh: list[Notice], zone: ZoneInfo, actor: Actor, now: datetime) -> None:
    people = {notice.employee for notice in fresh}
    reachable, chosen = recipients(people), preferences_of(people)
    ways = {
        notice.pk: _ways(notice, reachable[notice.employee], chosen[notice.employee], zone, now)
        for notice in fresh
        if notice.employee in reachable
    }
    route([notice.pk for notice in fresh], ways=ways, actor=actor, now=now)


def _ways(notice: Notice, person: Recipient, chosen: Preference, zone: ZoneInfo, now: datetime) -> dict[str, datetime]:
    due = not_before(now, zone, chosen.quiet_from, chosen.quiet_until)
    return {
        channel: due
        for channel in Channel.values
        if _is_wanted(notice, channel, chosen) and person.address(channel, chosen)
    }


def _is_wanted(notice: Notice, channel: str, chosen: Preference) -> bool:
    if notice.kind == Kind.DIGEST:
        return chosen.digest != "none" and chosen.digest_channel == channel
    return chosen.wants(notice.kind, channel)


def _send(held: list[Delivery], zone: ZoneInfo, actor: Actor, clock: Callable[[], datetime]) -> None:
    people = {one.notice.employee for one in held}
    reachable, chosen = recipients(people), preferences_of(people)
    done: dict[str, list[Delivery]] = {}
    with ExitStack() as open_things:
        post = open_things.enter_context(Post())
        for one in held:
            try:
                message = _message(one, reachable.get(one.notice.employee), chosen[one.notice.employee], zone)
                receipt = post.send(message) if one.channel == Channel.EMAIL else gateway.send(message, clock())
                done.setdefault(receipt, []).append(one)
            except NotDelivered as failure:
                mark_failed(one, problem=failure.problem, final=failure.final, actor=actor, now=clock())
    for receipt, sent in done.items():
        mark_sent(sent, receipt=receipt, actor=actor, now=clock())


def _message(one: Delivery, person: Recipient | None, chosen: Preference, zone: ZoneInfo) -> Message:
    """Said now, not when it was queued: who left or unsubscribed meanwhile is sent nothing."""
    notice = one.notice
    to = person.address(one.channel, chosen) if person else ""
    if person is None or not to or not _is_wanted(notice, one.channel, chosen):
        raise NotDelivered(UNWANTED, final=True)
    language = chosen.language or person.language
    link = settings.PUBLIC_ADDRESS + _place(notice)
    unsubscribe = settings.PUBLIC_ADDRESS + reverse("public:unsubscribe", args=[word_for(notice.employee, one.channel)])
    text = text_of(notice.template, notice.params, language=language, zone=zone)
    with translation.override(language):
        subject = f"Kinerja: {Kind(notice.kind).label}"
        body = _body(text, link, unsubscribe) if one.channel == Channel.EMAIL else text
    return Message(str(one.pk), to, subject, body, language, link, unsubscribe)


def _place(notice: Notice) -> str:
    """A private matter is not even hinted at by its address."""
    if notice.kind == Kind.PRIVATE:
        return reverse("employee:notices")
    return reverse(notice.url_name, args=notice.url_args)


def _body(text: str, link: str, unsubscribe: str) -> str:
    parts: list[Any] = [
        text,
        _("Buka: {link}").format(link=link),
        "-- ",
        _("Hentikan surel dari Kinerja: {link}").format(link=unsubscribe),
    ]
    return "\n\n".join(parts)
