"""A claim: which datum is wrong, what was answered and by when, which figures stood before."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing

from .querysets import ClaimQuerySet
from .terms import OF_ANOTHER, OF_CASES, ClaimKind, ClaimState

LONGEST = 4000


class DataClaim(Thing):
    """Permintaan pembetulan data; about oneself, answered by somebody else."""

    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="whose data")
    kind = models.CharField(_("yang salah"), max_length=10, choices=ClaimKind, db_comment="which datum")
    period = models.ForeignKey(
        "planning.Period", models.PROTECT, null=True, related_name="+", db_comment="whose figures it touches, if any"
    )
    at_desk = models.BooleanField(default=True, db_comment="personnel answers from the first day, else who leads him")
    against = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+",
        db_comment="whose own record it touches besides his: the superior, or who has the case; he does not answer it",
    )  # fmt: skip
    service = models.ForeignKey(
        "service.Service", models.PROTECT, null=True, related_name="+", db_comment="of the case; only for cases"
    )
    case_key = models.CharField(_("nomor kasus"), max_length=200, blank=True, db_comment="only for cases")
    request = models.ForeignKey(
        "service.Request", models.PROTECT, null=True, related_name="+", db_comment="the case, where it was found"
    )
    text = models.TextField(_("penjelasan"), max_length=LONGEST, db_comment="what is wrong and what is right")
    file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, related_name="+", db_comment="evidence; seen through the claim"
    )
    filed_at = models.DateTimeField(_("disampaikan"), db_comment="instant, UTC")
    due_at = models.DateTimeField(_("dijawab paling lambat"), db_comment="last instant in time, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form, so that a double click files once")
    state = models.CharField(
        _("keadaan"), max_length=10, choices=ClaimState, default=ClaimState.OPEN, db_comment="where it stands"
    )
    answer = models.TextField(_("jawaban"), max_length=LONGEST, blank=True, db_comment="what was put right, or why not")
    answered_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="who answered"
    )
    answered_at = models.DateTimeField(_("dijawab"), null=True, db_comment="instant, UTC; empty while it is open")
    owner = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="whom the case was given to"
    )
    before = models.ForeignKey(
        "measurement.Run", models.PROTECT, null=True, related_name="+", db_comment="figures as they stood when accepted"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("pembetulan data")
        db_table_comment = "Claims that one's data are wrong"
        ordering = ["-filed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="claim_answered_whole",
                condition=Q(state=ClaimState.OPEN, answered_by__isnull=True, answered_at__isnull=True, answer="")
                | Q(state=ClaimState.WITHDRAWN, answered_by__isnull=True, answered_at__isnull=False)
                | (
                    Q(state__in=(ClaimState.ACCEPTED, ClaimState.REFUSED), answered_by__isnull=False)
                    & Q(answered_at__isnull=False) & ~Q(answer="")
                ),
                violation_error_message=_("Jawaban memerlukan penjelasan dan penjawabnya."),
            ),
            models.CheckConstraint(
                name="claim_not_answered_by_oneself",
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("employee")),
                violation_error_message=_("Tidak seorang pun menjawab pembetulan datanya sendiri."),
            ),
            models.CheckConstraint(
                name="claim_not_answered_by_party",
                condition=Q(answered_by__isnull=True) | Q(against__isnull=True) | ~Q(answered_by=F("against")),
                violation_error_message=_("Permintaan ini menyangkut catatan Anda sendiri; orang lain menjawabnya."),
            ),
            models.CheckConstraint(
                name="claim_names_its_case",
                condition=~Q(kind__in=OF_CASES) | (~Q(case_key="") & Q(service__isnull=False)),
                violation_error_message=_("Tulis nomor kasusnya."),
            ),
            models.UniqueConstraint(
                name="claim_of_case_once",
                fields=["employee", "kind", "service", "case_key"],
                condition=Q(state=ClaimState.OPEN, kind__in=OF_CASES),
                violation_error_message=_("Permintaan tentang kasus ini masih menunggu jawaban."),
            ),
            models.CheckConstraint(name="claim_says_what", condition=~Q(text="")),
        ]  # fmt: skip
        indexes = [
            # read by the person's own page and by who leads him
            models.Index(fields=["employee", "state"], name="claim_by_employee"),
            # read by the desk of personnel: open ones, nearest end first
            models.Index(fields=["state", "due_at"], name="claim_by_state"),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def told(self) -> str:
        """What is said to be wrong, as others than the claimant read it."""
        return str(OF_ANOTHER[ClaimKind(self.kind)])
