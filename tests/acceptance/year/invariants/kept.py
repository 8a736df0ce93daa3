"""The trail, agreed plans, publications, and that nothing is lost or counted twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from kinerja.facts.service.models import Request
from kinerja.outcomes.transparency.models import Publication
from kinerja.outcomes.transparency.queries import verify
from kinerja.platform.audit.commands import check_trail
from kinerja.platform.audit.digests import digest_of
from kinerja.platform.audit.models import Checkpoint, Entry
from kinerja.platform.audit.queries import broken_checkpoint
from kinerja.pure.statistics.suppression import PUBLIC_K
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning.models import Indicator, Plan
from tests.acceptance.year.serving import Serving
from tests.acceptance.year.working import Working
from tests.acceptance.year.world import Broken, World

WHOLE_EVERY = 25
"""Nights between two readings of the whole trail."""
CONTENT = ("result__plan_id", "result__text", "text", "target_low", "target_high", "source", "parameters", "evidence")


class Kept:
    def __init__(self, world: World, serving: Serving, working: Working) -> None:
        self.world, self.serving, self.working = world, serving, working
        self.agreed: dict[UUID, str] = {}
        self.published: dict[UUID, str] = {}
        self.entries = 0
        self.nights = 0

    def the_trail_is_whole(self) -> None:
        """It only grows; the seal of this night follows from the last one, and now and then the whole of it."""
        before = Checkpoint.objects.order_by("-id").first()
        check_trail(**self.world.machine)
        made = Checkpoint.objects.order_by("-id").first()
        count = Entry.objects.count()
        if count < self.entries:
            raise Broken(f"the trail lost {self.entries - count} rows")
        self.entries = count
        since = before.last_entry if before else 0
        if made is not None and made != before:
            rows = Entry.objects.filter(id__gt=since, id__lte=made.last_entry).order_by("id")
            if digest_of(before.digest if before else "", rows) != made.digest:
                raise Broken("the seal of this night does not follow from the trail")
        self.nights += 1
        if self.nights % WHOLE_EVERY == 0 and broken_checkpoint() is not None:
            raise Broken("the trail does not follow from its seals")

    def agreed_plans_stand_still(self) -> None:
        """The words and targets of a plan that holds; another version replaces it, nothing changes it."""
        found: dict[UUID, Any] = {}
        rows = Indicator.objects.filter(result__plan__state__in=("agreed", "superseded"))
        for plan, *rest in rows.order_by("result__order", "order", "id").values_list(*CONTENT):
            found.setdefault(plan, hashlib.sha256()).update(repr(rest).encode())
        now = {plan: one.hexdigest() for plan, one in found.items()}
        for plan, before in self.agreed.items():
            if now.get(plan) != before:
                raise Broken(f"the content of agreed plan {plan} changed")
        if Plan.objects.agreed().filter(agreed_by=None).exists():
            raise Broken("a plan is agreed by nobody")
        self.agreed = now

    def what_was_published_stands(self) -> None:
        now = dict(Publication.objects.values_list("id", "digest"))
        for key, digest in self.published.items():
            if now.get(key) != digest:
                raise Broken(f"publication {key} changed")

    def small_numbers_are_hidden(self) -> None:
        for one in Publication.objects.exclude(pk__in=self.published).select_related("period"):
            if not verify(one):
                raise Broken(f"publication {one.pk} does not follow from its digest")
            small = [count for count in _counts(one.content) if 0 < count < PUBLIC_K]
            if small:
                raise Broken(f"publication {one.pk} shows small numbers: {small}")
            self.published[one.pk] = one.digest

    def nothing_is_lost(self) -> None:
        """Reports that were sent and cases that were told are all there, once."""
        there = ActivityReport.objects.count()
        if there != self.working.sent:
            raise Broken(f"{self.working.sent} reports were sent, {there} are there")
        cases = Request.objects.count()
        if cases != self.serving.total():
            raise Broken(f"{self.serving.total()} cases were told, {cases} are there")


def _counts(content: Any) -> Iterator[int]:
    """Every number of people or cases that is shown, wherever it stands."""
    if isinstance(content, dict):
        yield from (n for name, n in content.items() if name in ("n", "evaluated") and isinstance(n, int))
        content = list(content.values())
    for part in content if isinstance(content, list) else ():
        yield from _counts(part)
