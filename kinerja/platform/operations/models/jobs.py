"""Work to be done later, by name; a lease says who is at it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing


class Job(Thing):
    """One piece of background work."""

    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu")
        RUNNING = "running", _("dikerjakan")
        DONE = "done", _("selesai")
        FAILED = "failed", _("gagal")

    name = models.CharField(max_length=80, db_comment="which work; resolved by the doors")
    payload = models.JSONField(default=dict, db_comment="plain arguments")
    key = models.CharField(max_length=120, unique=True, null=True, db_comment="the same key is enqueued once")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_comment="where it stands")
    run_at = models.DateTimeField(db_comment="not before this instant")
    lease_until = models.DateTimeField(null=True, db_comment="a worker that dies loses the job at this instant")
    attempts = models.PositiveSmallIntegerField(default=0, db_comment="how often it was begun")
    progress = models.JSONField(default=dict, db_comment="done, total and a sentence, shown to who waits")
    problem = models.TextField(blank=True, db_comment="the last failure, without personal data")
    created_at = models.DateTimeField(db_comment="instant of enqueueing")
    finished_at = models.DateTimeField(null=True, db_comment="instant of success or of giving up")

    class Meta:
        verbose_name = _("pekerjaan latar")
        db_table_comment = "Queue of background work"
        constraints = [
            models.CheckConstraint(
                name="job_running_has_lease", condition=~Q(state="running") | Q(lease_until__isnull=False)
            ),
        ]
        indexes = [
            # read by the worker that looks for the next job
            models.Index(fields=["run_at"], condition=Q(state__in=["waiting", "running"]), name="job_due"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"


class Submission(Thing):
    """A form that was taken: the key it carried, and where its result is."""

    place = models.CharField(max_length=400, blank=True, db_comment="address of the result, for who sends it again")
    taken_at = models.DateTimeField(db_comment="instant, UTC")

    class Meta:
        verbose_name = _("formulir terkirim")
        db_table_comment = "Forms taken, by the key each carried"

    def __str__(self) -> str:
        return self.place


class Pulse(models.Model):
    """How often something was changed; only ever counted up."""

    id = models.UUIDField(primary_key=True, db_comment="key of what changed, e.g. an employee")
    count = models.BigIntegerField(default=0, db_comment="number of changes so far")

    class Meta:
        verbose_name = _("denyut")
        db_table_comment = "Counters of changes, for pages that poll"

    def __str__(self) -> str:
        return f"{self.id}: {self.count}"
