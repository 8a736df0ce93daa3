"""What follows from evaluations: improvement with help, publications, documents."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.development import commands as development
from kinerja.outcomes.development.decree import Decree
from kinerja.outcomes.development.models import ImprovementPath, PathStep, PromisedHelp
from kinerja.outcomes.development.promising import Promise
from kinerja.outcomes.development.standing import by_law
from kinerja.outcomes.development.terms import Step
from kinerja.outcomes.documents.commands import issue_document
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.subjects import subject_of
from kinerja.outcomes.documents.terms import Kind
from kinerja.outcomes.transparency.commands import publish
from kinerja.outcomes.transparency.models import Publication
from kinerja.pure.law.improvement import Path
from kinerja.work.planning.models import Plan
from tests.acceptance.year.judging import Judging, read, world_has
from tests.acceptance.year.world import Who, World

SIGNER = "Sekretaris Daerah, a.n. Wali Kota"


def improve(world: World, judging: Judging) -> None:
    """Whoever judged proposes help where the law opens a path."""
    poor = Evaluation.objects.filter(period=judging.period, predicate__in=("poor", "very_poor")).final()
    for row in poor.order_by("finalised_at", "id"):
        one = read(row.pk)
        judge = judging.judge_of(one)
        if judge is None or by_law(one).value.path is not Path.IMPROVEMENT or not world_has(world, one.employee):
            continue
        key = world.key()
        promises = [Promise("coaching", "Pendampingan dua jam tiap Selasa", world.today + timedelta(days=20))]
        made = world.act(
            "perbaikan diusulkan",
            lambda seen, judge=judge, key=key, promises=promises: development.propose_path(
                seen, expected="Menjawab permohonan pada hari yang dijanjikan.", promises=promises, submission=key,
                **world.by(judge),
            ),
            load=lambda one=one: read(one.pk), tolerate=True,
        )  # fmt: skip
        if made is not None:
            world.put_off(3, lambda made=made: _begin(world, made))


def _path(made: ImprovementPath) -> ImprovementPath:
    return ImprovementPath.objects.select_related(
        "evaluation__unit", "evaluation__plan__position", "evaluation__employee", "evaluation__period", "employee"
    ).get(pk=made.pk)


def _decree(world: World) -> Decree:
    return Decree(f"800/{world.today:%j}/BKPSDM/{world.today.year}", world.today, SIGNER, world.today)


def _office(world: World, made: ImprovementPath) -> Who:
    """Personnel, or the authority where personnel itself is concerned or has proposed."""
    hasan, sekda = world.named["hasan"], world.named["sekda"]
    return world.by(sekda if hasan.pk in (made.employee_id, made.opened_by_id) else hasan)


def _decide(world: World, made: ImprovementPath, to: str, tries: int = 6) -> PathStep | None:
    taken: PathStep | None = world.act(
        f"keputusan perbaikan {to}",
        lambda seen: development.decide_path(
            seen, to=to, words="Sudah dibicarakan dengan pegawai.", decree=_decree(world), **_office(world, made)
        ),
        load=lambda: _path(made), tolerate=True,
    )  # fmt: skip
    if taken is None and tries:
        world.put_off(7, lambda: _again(world, made, to, tries - 1))
    return taken


def _again(world: World, made: ImprovementPath, to: str, tries: int) -> None:
    if (
        _path(made).state in (Step.PROPOSED, Step.IMPROVING)
        and _decide(world, made, to, tries)
        and to == Step.IMPROVING
    ):
        _help(world, made)


def _begin(world: World, made: ImprovementPath) -> None:
    world.attempt(
        "sanksi tanpa bantuan lebih dahulu",
        lambda: development.decide_path(
            _path(made), to=Step.LOWERED, words="Langsung saja.", decree=_decree(world), **_office(world, made)
        ),
    )
    if _decide(world, made, Step.IMPROVING) is not None:
        _help(world, made)


def _help(world: World, made: ImprovementPath) -> None:
    world.put_off(10, lambda: _give(world, made))
    world.put_off(65, lambda: _decide(world, made, Step.IMPROVED))


def _give(world: World, made: ImprovementPath) -> None:
    path = _path(made)
    leader = world.superior(path.employee)
    if leader is None or not world_has(world, path.employee) or path.state != Step.IMPROVING:
        return
    for help_ in PromisedHelp.objects.filter(path=path).order_by("promised_at", "id"):

        def load(help_: PromisedHelp = help_) -> PromisedHelp:
            return PromisedHelp.objects.select_related("path__evaluation__unit", "path__employee").get(pk=help_.pk)

        world.act(
            "bantuan diberikan",
            lambda seen: development.give_help(
                seen, given_on=world.today, text="Dua kali pendampingan.", **world.by(leader)
            ),
            load=load, tolerate=True,
        )  # fmt: skip
        received = world.happens(0.9)
        world.act(
            "bantuan dijawab",
            lambda seen, received=received: development.answer_help(
                seen, received=received, text="Sangat membantu." if received else "Belum pernah ada.",
                **world.by(path.employee),
            ),
            load=load, tolerate=True,
        )  # fmt: skip


def publish_period(world: World, judging: Judging) -> Publication | None:
    """Once when it is closed, and once more after what objections changed."""
    made: Publication | None = world.act(
        "capaian diterbitkan", lambda seen: publish(seen, **world.hasan), load=judging.current
    )
    return made


def issue(world: World, kind: Kind, key: Any, who: Any) -> Document | None:
    """A paper for somebody who may see what stands on it."""

    def do(subject: Any) -> Document:
        return issue_document(subject, **world.by(who))

    made: Document | None = world.act(f"dokumen {kind.value}", do, load=lambda: subject_of(kind, key))
    return made


def papers_of_today(world: World) -> None:
    """Some people want their plan on paper, some their evaluation."""
    agreed = list(Plan.objects.agreed().on(world.today).order_by("id").values_list("pk", "employee_id"))
    if agreed and world.happens(0.2):
        key, owner = world.chance.choice(agreed)
        if world_has(world, world.person(owner)):
            issue(world, Kind.SKP, key, world.person(owner))
    final = Evaluation.objects.final().order_by("-finalised_at", "id").values_list("pk", "employee_id")[:200]
    if final and world.happens(0.2):
        key, owner = world.chance.choice(list(final))
        if world_has(world, world.person(owner)):
            issue(world, world.chance.choice([Kind.EVALUATION, Kind.DOSSIER]), key, world.person(owner))
