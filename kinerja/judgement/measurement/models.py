"""Figures: a number, how sure it is, and where it came from."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing


class Run(Thing):
    """One computation of all measured indicators of a period. The newest run counts; older ones stay."""

    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="runs", db_comment="which period")
    number = models.PositiveIntegerField(db_comment="1, 2, 3 … within the period")
    computed_at = models.DateTimeField(_("dihitung"), db_comment="instant, UTC")
    actor_name = models.CharField(max_length=200, db_comment="who asked for it")
    digest = models.CharField(max_length=64, db_comment="SHA-256 over the figures' input hashes")

    class Meta:
        verbose_name = _("perhitungan")
        db_table_comment = "Computations of figures"
        ordering = ["-computed_at"]
        constraints = [models.UniqueConstraint(fields=["period", "number"], name="run_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Lineage(Thing):
    """How one source was computed in one run: shared by all its figures."""

    # CASCADE: lineage and figures are parts of their run
    run = models.ForeignKey("measurement.Run", models.CASCADE, related_name="lineages", db_comment="of which run")
    source = models.CharField(_("sumber"), max_length=60, db_comment="source code")
    parameters = models.JSONField(db_comment="parameters of the source, the window of time included")
    query = models.TextField(db_comment="the question put to the facts")
    formula = models.CharField(max_length=200, db_comment="name of the formula, explained by queries.formula")
    provision = models.CharField(max_length=120, blank=True, db_comment="rule or article it rests on")

    class Meta:
        verbose_name = _("silsilah angka")
        db_table_comment = "Lineage of figures"
        ordering = ["run", "source"]

    def __str__(self) -> str:
        return self.source


class Figure(Thing):
    """The value of one indicator for one person in one run."""

    run = models.ForeignKey(
        "measurement.Run",
        # CASCADE: lineage and figures are parts of their run; the unique constraint begins with the run
        models.CASCADE,
        related_name="figures",
        db_index=False,
        db_comment="of which run",
    )
    indicator = models.ForeignKey("planning.Indicator", models.PROTECT, related_name="figures", db_comment="of which")
    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", db_index=False, db_comment="whose"
    )  # figure_by_employee begins with it
    lineage = models.ForeignKey(
        "measurement.Lineage",
        # CASCADE: see run; nobody asks for the figures of a lineage
        models.CASCADE,
        null=True,
        db_index=False,
        db_comment="empty: declared by hand",
    )
    since = models.DateTimeField(_("sejak"), null=True, db_comment="first instant of its window, UTC; empty: declared")
    until = models.DateTimeField(_("sampai"), null=True, db_comment="first instant after its window, UTC")
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True, db_comment="in the indicator's unit")
    low = models.DecimalField(
        max_digits=18, decimal_places=6, null=True, db_comment="lower end of the 95 percent interval"
    )
    high = models.DecimalField(
        max_digits=18, decimal_places=6, null=True, db_comment="upper end of the 95 percent interval"
    )
    n = models.PositiveIntegerField(db_comment="cases it rests on")
    excluded = models.PositiveIntegerField(default=0, db_comment="cases left out as data errors, counted")
    grade = models.CharField(max_length=1, db_comment="A-D, letter of the data grade")
    quality = models.JSONField(
        default=dict, db_comment="letter of each dimension, share of complete records, counts beside the figure, flags"
    )
    shrunk = models.DecimalField(max_digits=18, decimal_places=6, null=True, db_comment="value drawn to the group's")
    b = models.DecimalField(
        max_digits=7, decimal_places=6, null=True, db_comment="weight of the own value, 0 to 1; empty without peers"
    )
    provisional = models.BooleanField(db_comment="angka sementara: n < 30 or B < 0.7")
    declared = models.BooleanField(default=False, db_comment="typed in, not measured")
    inputs_hash = models.CharField(max_length=64, db_comment="SHA-256 over the inputs of this figure")

    class Meta:
        verbose_name = _("angka kinerja")
        db_table_comment = "Figures of individual indicators"
        constraints = [
            models.UniqueConstraint(fields=["run", "indicator"], name="figure_once_a_run"),
            models.CheckConstraint(
                name="figure_interval",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("low")),
            ),
            models.CheckConstraint(name="figure_grade", condition=Q(grade__in=["A", "B", "C", "D"])),
        ]
        indexes = [
            # read by a person's page and by the suggestion
            models.Index(fields=["employee", "run"], name="figure_by_employee"),
        ]

    def __str__(self) -> str:
        return f"{self.value}"


class UnitFigure(Thing):
    """A measure over a unit with all units beneath it, from raw rows, never a mean of means."""

    # CASCADE: lineage and figures are parts of their run
    run = models.ForeignKey("measurement.Run", models.CASCADE, related_name="unit_figures", db_comment="of which run")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_comment="which unit")
    source = models.CharField(max_length=60, db_comment="source code, e.g. service.on_time_share")
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True, db_comment="in the source's unit")
    low = models.DecimalField(
        max_digits=18, decimal_places=6, null=True, db_comment="lower end of the 95 percent interval"
    )
    high = models.DecimalField(
        max_digits=18, decimal_places=6, null=True, db_comment="upper end of the 95 percent interval"
    )
    n = models.PositiveIntegerField(db_comment="cases it rests on")
    k = models.PositiveIntegerField(null=True, db_comment="cases counted, for shares")

    class Meta:
        verbose_name = _("angka unit")
        db_table_comment = "Figures of units"
        constraints = [models.UniqueConstraint(fields=["run", "unit", "source"], name="unit_figure_once")]

    def __str__(self) -> str:
        return f"{self.value}"
