"""Which reports use what an earlier one used: the same file, nearly the same photo, nearly the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from kinerja.pure.lib.fingerprints import BANDS, NEAR, bands, distance, text_print

from .models import ActivityReport, Evidence, EvidenceFlag, Print
from .models.reuse import Scheme
from .terms import STANDING, Origin

MOST_CANDIDATES = 2_000
ONCE_IN = timedelta(days=30)
"""The same person's own words again are asked about so often at most: routine work reads alike."""


@dataclass(frozen=True)
class Alike:
    """A report and the earlier one it resembles."""

    report: UUID
    earlier: UUID
    kind: str


def prints_of(reports: Sequence[ActivityReport]) -> list[Print]:
    """What is remembered of these reports: of typed words, and of photos. One statement."""
    found = []
    for report in reports:
        if report.origin == Origin.TYPED and (whole := text_print(report.text)) is not None:
            found += _cut(report.pk, Scheme.TEXT, whole)
    photos = Evidence.objects.filter(report__in=reports, file__likeness__isnull=False).order_by("id")
    for report_id, likeness in photos.values_list("report", "file__likeness"):
        if likeness is not None:  # the database said so already
            found += _cut(report_id, Scheme.PHOTO, likeness)
    return found


def alike(reports: Sequence[ActivityReport], prints: Iterable[Print]) -> list[Alike]:
    """One for each report at most: the same file before a similar photo, a photo before words. A constant number of
    statements, whatever the number of reports."""
    prints = list(prints)
    pairs = [*_same_files(reports), *_near(prints, Scheme.PHOTO), *_near(prints, Scheme.TEXT)]
    earlier = _standing({pair.earlier for pair in pairs})
    by_key, found = {report.pk: report for report in reports}, dict[UUID, Alike]()
    for pair in pairs:
        other = earlier.get(pair.earlier)
        if other is not None and not _is_one_day_of_one_person(by_key[pair.report], other):
            found.setdefault(pair.report, pair)
    return _without_routine(list(found.values()), by_key, earlier)


def _cut(report: UUID, scheme: Scheme, whole: int) -> list[Print]:
    return [
        Print(report_id=report, scheme=scheme, band=band, value=value, whole=whole)
        for band, value in enumerate(bands(whole))
    ]


def _same_files(reports: Sequence[ActivityReport]) -> Iterator[Alike]:
    """By what arrived, before a photo was written anew. Keys sort by birth."""
    files = Evidence.objects.filter(report__in=reports).exclude(file__original_sha256="").order_by("report", "id")
    mine = [(report, digest) for report, digest in files.values_list("report", "file__original_sha256") if digest]
    same = Evidence.objects.filter(file__original_sha256__in={digest for _report, digest in mine})
    used: dict[str, list[UUID]] = {}
    for report, digest in same.order_by("report").values_list("report", "file__original_sha256"):
        used.setdefault(digest, []).append(report)
    for report, digest in mine:
        yield from (Alike(report, other, EvidenceFlag.Kind.FILE) for other in used.get(digest, ()) if other < report)


def _near(prints: Sequence[Print], scheme: Scheme) -> Iterator[Alike]:
    """Four statements: who shares a band whole may be near; the whole print decides."""
    mine = [print for print in prints if print.scheme == scheme]
    for band in range(BANDS):
        here = [print for print in mine if print.band == band]
        shared: dict[int, list[tuple[UUID, int]]] = {}
        rows = Print.objects.filter(scheme=scheme, band=band, value__in={print.value for print in here})
        for report, value, whole in rows.order_by("-report").values_list("report", "value", "whole")[:MOST_CANDIDATES]:
            shared.setdefault(value, []).append((report, whole))
        for own in here:
            for report, whole in shared.get(own.value, ()):
                if report < own.report_id and distance(whole, own.whole) <= NEAR:
                    yield Alike(own.report_id, report, EvidenceFlag.Kind(scheme.value))


def _standing(keys: set[UUID]) -> dict[UUID, ActivityReport]:
    """What was taken back is no use of evidence: the corrected report may show the same photo."""
    return {report.pk: report for report in ActivityReport.objects.filter(pk__in=keys, state__in=STANDING)}


def _is_one_day_of_one_person(report: ActivityReport, earlier: ActivityReport) -> bool:
    """One photo may prove several pieces of the same day's work."""
    return report.employee_id == earlier.employee_id and report.day == earlier.day


def _without_routine(
    found: list[Alike], by_key: dict[UUID, ActivityReport], earlier: dict[UUID, ActivityReport]
) -> list[Alike]:
    own_words = [pair for pair in found if _is_own_words(pair, by_key, earlier)]
    people = {by_key[pair.report].employee_id for pair in own_words}
    asked = EvidenceFlag.objects.filter(kind=EvidenceFlag.Kind.TEXT, report__employee__in=people).order_by("raised_at")
    last = dict(asked.values_list("report__employee", "raised_at")) if people else {}
    kept = []
    for pair in found:
        report = by_key[pair.report]
        if pair in own_words:
            before = last.get(report.employee_id)
            if before is not None and report.submitted_at - before < ONCE_IN:
                continue
            last[report.employee_id] = report.submitted_at
        kept.append(pair)
    return kept


def _is_own_words(pair: Alike, by_key: dict[UUID, ActivityReport], earlier: dict[UUID, ActivityReport]) -> bool:
    same_person = by_key[pair.report].employee_id == earlier[pair.earlier].employee_id
    return pair.kind == EvidenceFlag.Kind.TEXT and same_person
