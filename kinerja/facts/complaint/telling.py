"""Whoever leads the unit that has a complaint hears of it; the notice names neither reporter nor officer."""

from __future__ import annotations

from datetime import datetime

from kinerja.facts.complaint.models import Complaint
from kinerja.people.organisation.queries import head_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.sentences import sentence
from kinerja.pure.lib.zones import zone_of

PAGE = "complaint:one"


def tell_head(complaint: Complaint, template: str, *, actor: Actor, now: datetime) -> None:
    """Nobody is told of a complaint about himself."""
    head = head_of(complaint.unit, now.astimezone(zone_of(complaint.unit.zone)).date())
    if head is None or head.pk == complaint.about_id:
        return
    notify(
        head.pk, kind=Kind.SERVICE, sentence=sentence(template, unit=complaint.owner.name), url_name=PAGE,
        url_args=[complaint.pk], key=f"complaint:{complaint.pk}:{complaint.version}:{head.pk}", actor=actor, now=now,
    )  # fmt: skip
