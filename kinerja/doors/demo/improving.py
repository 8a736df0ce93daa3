"""Two improvement paths: one that ended well, one in which the leader still owes a help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.development.commands import (
    answer_help,
    decide_path,
    give_help,
    promise_help,
    propose_path,
    reply_to_step,
)
from kinerja.outcomes.development.decree import Decree
from kinerja.outcomes.development.models import ImprovementPath, PathStep, PromisedHelp
from kinerja.outcomes.development.promising import Promise
from kinerja.outcomes.development.queries import NEEDED
from kinerja.outcomes.development.standing import by_law
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.improvement import Path

from .anchors import Anchors
from .realisations import days_after, period_of
from .voices import acting, by, key

PATHS = 2
EXPECTED = "Menjawab permohonan pada hari yang dijanjikan, dan memberi tahu pemohon bila ada yang kurang."
COACHING = "Pendampingan dua jam tiap Selasa oleh rekan yang paling berpengalaman"
TRAINING = "Pelatihan tiga hari di BKPSDM tentang aplikasi layanan"
SIGNER = "Sekretaris Daerah, a.n. Wali Kota"


def improve(*, anchors: Anchors, now: datetime) -> int:
    """Opened from poor evaluations of the published quarter, where somebody can be found whom the law means."""
    made = 0
    for evaluation, rater in _cases(anchors):
        _begun(evaluation, rater, made, now)
        made += 1
        if made == PATHS:
            break
    return made


def _cases(anchors: Anchors) -> Iterator[tuple[Evaluation, Employee]]:
    """Whose rater of then still leads him, so that help comes from one hand; none of the cast, and not Hasan's own."""
    period = period_of(anchors.published)
    others = (
        Evaluation.objects.final().filter(period=period, employee__user=None).exclude(rater__user__username="hasan")
    )
    rows = others.filter(predicate__in=("poor", "very_poor"))
    for one in rows.select_related(*NEEDED, "rater__user", "employee__user").order_by("id"):
        leads = superior_of(one.employee, anchors.today)
        judges = one.rater and Evaluation.objects.judged_by(_at(one.rater, days_after(period, 14))).filter(pk=one.pk)
        if judges and leads == one.rater and by_law(one).value.path is Path.IMPROVEMENT and judges.exists():
            yield one, one.rater


def _at(person: Employee, at: datetime) -> Actor:
    found: Actor = acting(person, at)["actor"]
    return found


def _begun(evaluation: Evaluation, rater: Employee, number: int, now: datetime) -> None:
    def day(days: int) -> datetime:
        return min(days_after(evaluation.period, days), now)

    promises = [Promise("coaching", COACHING, day(75).date())]
    path = propose_path(
        evaluation, expected=EXPECTED, promises=promises, submission=key(f"perbaikan-{number}"),
        **acting(rater, day(14)),
    )  # fmt: skip
    _decided(path, "improving", "Penilaian sudah dibicarakan; bantuannya dijanjikan.", day(20))
    step = PathStep.objects.select_related("path__employee").filter(path=path).latest("number")
    said = "Saya siap. Mohon jadwal pendampingan tidak pada jam loket paling ramai."
    reply_to_step(step, text=said, **acting(evaluation.employee, day(21)))
    help = PromisedHelp.objects.select_related("path__evaluation__unit", "path__employee").get(path=path)
    gave = "Lima kali pendampingan, daftar hadir terlampir di dialog."
    give_help(help, given_on=day(40).date(), text=gave, **acting(rater, day(40)))
    answer_help(help, received=True, text="Sangat membantu.", **acting(evaluation.employee, day(42)))
    path.refresh_from_db()
    if number == 0:
        _decided(path, "improved", "Permohonan dijawab pada waktunya dua bulan berturut-turut.", day(80))
    else:
        more = Promise("training", TRAINING, now.date() + timedelta(days=10))
        promise_help(path, promise=more, **acting(rater, day(45)))


def _decided(path: ImprovementPath, to: str, words: str, at: datetime) -> None:
    number = f"800/{20 + path.version}/BKPSDM/{at.year}"
    decree = Decree(number, at.date(), SIGNER, at.date())
    decide_path(path, to=to, words=words, decree=decree, **by("hasan", at))
