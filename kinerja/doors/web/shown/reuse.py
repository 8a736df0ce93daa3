"""Questions about evidence in words, without a name the reader may not see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import day
from kinerja.platform.access.actors import Actor
from kinerja.work.activity.models import ActivityReport, EvidenceFlag


@dataclass(frozen=True)
class Question:
    """One flag as a sentence; `other` names whose earlier report it resembles, as far as the reader may know."""

    flag: EvidenceFlag
    sentence: str
    about: str


def shown_questions(flags: Iterable[EvidenceFlag], actor: Actor) -> list[Question]:
    """Two statements, whatever the number of flags; give them with `report` and `earlier__employee` selected."""
    flags = list(flags)
    known = ActivityReport.objects.visible_to(actor).filter(pk__in=[flag.earlier_id for flag in flags])
    seen = set(known.values_list("pk", flat=True)) if flags else set()
    return [_question(flag, flag.earlier_id in seen) for flag in flags]


def questions_of_reports(reports: Iterable[UUID], actor: Actor, now: datetime) -> dict[UUID, Question]:
    """For a board: by report, only those that are ripe for this reader."""
    flags = EvidenceFlag.objects.visible_to(actor, now).filter(report__in=list(reports)).order_by("id")
    shown = shown_questions(flags.select_related("report", "earlier__employee"), actor)
    return {question.flag.report_id: question for question in shown}


def _question(flag: EvidenceFlag, may_see: bool) -> Question:
    what = str(flag.get_kind_display())
    if flag.earlier.employee_id == flag.report.employee_id:
        said = gettext("{what} dipakai juga pada laporan {day} milik pegawai yang sama.")
        return Question(flag, said.format(what=_upper(what), day=day(flag.earlier.day)), flag.report.text)
    if may_see:
        said = gettext("{what} lebih dahulu dipakai {name} pada laporan {day}.")
        sentence = said.format(what=_upper(what), name=flag.earlier.employee.name, day=day(flag.earlier.day))
    else:
        sentence = gettext("{what} lebih dahulu dipakai pegawai lain.").format(what=_upper(what))
    return Question(flag, sentence, flag.report.text)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
