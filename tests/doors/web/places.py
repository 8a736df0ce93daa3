"""Real addresses for the table of URLs: what the gaps of a route are filled with in the city of the cast.

Sari's evaluation for the first two months of 2026 waits with Budi; her figures are measured, one result is hers to
declare; an indicator is proposed, an idea handed in, a period published.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time, timedelta
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from kinerja.facts.casework import commands as casework
from kinerja.facts.casework.models import Correction, FilePaper, SecondLook
from kinerja.facts.casework.words import word_of as word_of_file
from kinerja.facts.complaint.words import token_of
from kinerja.facts.complaint.words import word_of as word_of_complaint
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_terms import FlagKind
from kinerja.facts.queueing.models import BlackoutDay, Booking, DayFlag
from kinerja.facts.queueing.slots import slot_days
from kinerja.facts.queueing.words import word_of_booking, word_of_kiosk, word_of_visit
from kinerja.facts.service.models import Request
from kinerja.facts.survey.commands import invite, open_survey, plan_follow_up
from kinerja.facts.survey.models import FollowUp
from kinerja.judgement.claims.commands import file_claim
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.evaluation.commands import bring_draft, open_calibration, prepare
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure, Run
from kinerja.outcomes.documents.commands import issue_document
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.subjects import subject_of
from kinerja.outcomes.documents.terms import Kind
from kinerja.outcomes.transparency.commands import publish
from kinerja.outcomes.transparency.models import Publication
from kinerja.people.organisation.commands import make_team
from kinerja.people.organisation.models import WorkTeam
from kinerja.platform.access.actors import public, system
from kinerja.platform.database.keys import new_id
from kinerja.platform.files.commands import begin_upload
from kinerja.platform.files.finishing import take_from_public, take_in
from kinerja.platform.files.models import Upload
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.models import Notice
from kinerja.platform.notices.unsubscribing import word_for
from kinerja.platform.receipts.models import Receipt
from kinerja.platform.receipts.queries import receipt_of
from kinerja.pure.lib.sentences import sentence
from kinerja.work.activity.commands import compare_evidence, declare, submit_idea, submit_report
from kinerja.work.activity.models import ActivityReport, Evidence, EvidenceFlag, Idea
from kinerja.work.feedback.commands import ask_feedback
from kinerja.work.feedback.subjects import Subject
from kinerja.work.planning.assignment import reach
from kinerja.work.planning.commands import assign_template, seed_library, seed_templates
from kinerja.work.planning.models import (
    ExpectedResult,
    Indicator,
    LibraryIndicator,
    Period,
    Plan,
    PlanBatch,
    PlanTemplate,
)
from kinerja.work.planning.terms import PeriodState
from tests.doors.web.desks import DESKS, closure, slot
from tests.doors.web.polls import polls
from tests.facts.casework.desk import Desk
from tests.facts.complaint.talk import Talk
from tests.facts.queueing.hall import Hall
from tests.judgement.objected import objected
from tests.judgement.town import A_DAY, NEW_YEAR, Town
from tests.outcomes.development.paths import Story
from tests.platform.files.samples import photo
from tests.work.feedback import talking

CASES = 35


class Scene:
    """Made when the first address asks for it."""

    def __init__(self, cast: Any, town: Town | None = None) -> None:
        self.cast = cast
        self.town = town or Town(cast)
        self.plan: Plan = self.town.plan(
            cast.sari, ("service.on_time_share", {}, 90), ("service.return_share", {}, 5), ("declared", {}, 4)
        )
        for day in range(CASES):
            opened = NEW_YEAR + day * A_DAY
            self.town.case(cast.sari, opened, 1, deadline_at=opened + 2 * A_DAY)
        self.run: Run = compute(self.town.period, **cast.by)
        prepare(self.town.period, run=self.run, **cast.by)

    @property
    def evaluation(self) -> Evaluation:
        return Evaluation.objects.get(plan=self.plan, period=self.town.period)

    @property
    def figure(self) -> Figure:
        return Figure.objects.filter(run=self.run, employee=self.cast.sari).order_by("indicator__order")[0]

    @property
    def declared(self) -> Indicator:
        return Indicator.objects.get(result__plan=self.plan, source="declared")

    @cached_property
    def proposal(self) -> LibraryIndicator:
        return LibraryIndicator.objects.create(
            code="desk-9", group="counter", result_text="Warga terlayani", text="Keluhan yang dijawab sehari",
            aspect="quality", measure_unit="persen", target_low=90, target_high=90, polarity="more",
            evidence="Buku keluhan", proposed_at=self.cast.now,
        )  # fmt: skip

    @cached_property
    def budis(self) -> ExpectedResult:
        """A result of Budi's own plan: a column of his matrix."""
        plan = self.town.plan(self.cast.budi, ("declared", {}, 4), rater=self.cast.dewi)
        return ExpectedResult.objects.get(plan=plan)

    @cached_property
    def work_team(self) -> WorkTeam:
        facts = {"name": "Akta kelahiran", "leader": self.cast.sari, "starts": self.cast.today}
        return make_team(self.cast.units["DUKCAPIL"], **facts, **self.cast.by)

    @cached_property
    def template(self) -> PlanTemplate:
        seed_library(**self.cast.by)
        seed_templates(**self.cast.by)
        return PlanTemplate.objects.get(code="office")

    @cached_property
    def batch(self) -> PlanBatch:
        where = {"cycle": self.town.cycle, "unit": self.cast.units["KOMINFO"], "starts": self.cast.today}
        seal = reach(self.template, **where).seal
        return assign_template(self.template, **where, seal=seal, **self.cast.by)

    @cached_property
    def idea(self) -> Idea:
        said = {"title": "Pojok isi formulir", "benefit": "Lansia tidak bolak-balik.", "submission": new_id()}
        return submit_idea(**said, actor=self.cast.actor("sari"), now=self.cast.now)

    @cached_property
    def evidence(self) -> Evidence:
        """A photo of Sari's report of today."""
        by = {"actor": self.cast.actor("sari"), "now": self.cast.now}
        return Evidence.objects.get(report=self._report(take_in([photo()], name="loket.jpg", **by).pk))

    @cached_property
    def flag(self) -> EvidenceFlag:
        """The same photo again, for another day."""
        first = self.evidence.file
        report = self._report(first.pk, day=self.cast.today - timedelta(days=1))
        compare_evidence(**self.cast.by)
        return EvidenceFlag.objects.get(report=report)

    def _report(self, file: Any, **changes: Any) -> ActivityReport:
        typed = {"day": self.cast.today, "text": "Melayani loket", "indicator": None, "quantity": None}
        typed |= {"minutes": None, "submission": new_id(), "evidence": [file], **changes}
        return submit_report(**typed, actor=self.cast.actor("sari"), now=self.cast.now)

    @cached_property
    def upload(self) -> Upload:
        """Sari's photo, of which nothing has arrived yet."""
        by = {"actor": self.cast.actor("sari"), "now": self.cast.now}
        return begin_upload(key=new_id(), name="loket.jpg", size=3_000_000, **by)

    @cached_property
    def receipt(self) -> Receipt:
        """What Sari was given for her declared result."""
        said = {"value": "4", "evidence": "Buku register", "submission": new_id()}
        by = {"actor": self.cast.actor("sari"), "now": self.cast.now}
        period = Period.objects.get(pk=self.town.period.pk)  # as it is now: publishing closes it for a moment
        result = declare(self.declared, period=period, **said, **by)
        found = receipt_of(result.pk)
        assert found is not None
        return found

    @cached_property
    def notice(self) -> Notice:
        said = sentence("SKP Anda disepakati.")
        notify(self.cast.sari.pk, kind="plan", sentence=said, url_name="employee:plan", key="uji", **self.cast.by)
        return Notice.objects.get(key="uji")

    @cached_property
    def talking(self) -> Any:
        """Who says what to whom; as the verbs of tests/work/feedback/talking.py take it."""
        return SimpleNamespace(
            cast=self.cast, now=self.cast.now, as_=lambda who: {"actor": self.cast.actor(who), "now": self.cast.now}
        )

    @cached_property
    def asked(self) -> Any:
        about = {"about": Subject(value=3), "question": "Apa yang dapat saya perbaiki?", "submission": new_id()}
        return ask_feedback(self.cast.budi, **about, **self.talking.as_("sari"))

    @cached_property
    def feedback(self) -> Any:
        return talking.said(self.talking)

    @cached_property
    def check_in(self) -> Any:
        return talking.planned(self.talking)

    @cached_property
    def guidance(self) -> Any:
        return talking.recorded(self.talking, talking.arranged(self.talking))

    @cached_property
    def survey_token(self) -> str:
        """For a service that ended at the counter an hour ago."""
        survey = open_survey("skm", **self.cast.by)
        finished = self.cast.now - timedelta(hours=1)
        where = {"unit": self.cast.units["DUKCAPIL-L"], "origin": "ticket", "origin_key": "A12"}
        return invite(survey, finished_at=finished, **where, **self.cast.by)

    @cached_property
    def follow_up(self) -> FollowUp:
        """What Budi does about the time his counters take."""
        told = {"element": "U3", "action": "Buka loket kelima", "due": self.cast.today, "submission": new_id()}
        by = {"actor": self.cast.actor("budi"), "now": self.cast.now, "responsible": self.cast.sari}
        survey = open_survey("skm", **self.cast.by)
        return plan_follow_up(self.cast.units["DUKCAPIL-L"], survey=survey, **told, **by)

    @cached_property
    def matter(self) -> Any:
        talking.mandates(self.talking)
        return talking.in_counselling(self.talking)

    @cached_property
    def report(self) -> ActivityReport:
        said = {"text": "Menata arsip", "indicator": None, "quantity": None, "minutes": 30, "submission": new_id()}
        return submit_report(day=self.cast.today, **said, actor=self.cast.actor("sari"), now=self.cast.now)

    @cached_property
    def hall(self) -> Any:
        """Of Disdukcapil: Sari serves one citizen, another waits with two numbers and has `word` for his page."""
        found: Any = Hall(self.cast)
        commands.close_counter(found.two, **found.of(found.budi))
        found.served()
        found.word = word_of_visit(found.visit(found.ktp, found.family).pk)
        return found

    @cached_property
    def booking(self) -> Booking:
        """Rina's appointment in the hall of Disdukcapil, half an hour from now."""
        hall = self.hall
        slots = {"weekdays": range(5), "opens": time(8), "closes": time(16), "minutes": 30, "capacity": 3}
        commands.offer_appointments(hall.ktp, **slots, since=self.cast.today, notice_minutes=0, **hall.of(hall.budi))
        slot, by = slot_days(hall.ktp, hall.now)[0].slots[0], hall.of(public(self.cast.today))
        held = commands.hold_slot(hall.ktp, starts=slot.starts, submission=new_id(), **by)
        return commands.confirm_appointment(held, phone="0812 3456 7890", **by)

    @cached_property
    def blackout(self) -> BlackoutDay:
        """A day of the hall without appointments; lifted by whoever asked before, it is made anew."""
        day = self.cast.today + timedelta(days=3)
        return commands.black_out(
            self.hall.unit, day=day, reason="Pemeliharaan jaringan", **self.hall.of(self.hall.budi)
        )

    @cached_property
    def desk(self) -> Desk:
        """Of Disdukcapil: a request of Rina is back with her, `word` opens it."""
        found = Desk(self.cast)
        file = found.asked()
        casework.check(file, **found.by)
        casework.return_to_citizen(file, missing="Foto KK terpotong; kirim ulang seluruh halaman.", **found.by)
        found.word, found.file = word_of_file(file), file
        return found

    @cached_property
    def paper(self) -> FilePaper:
        """Of that request: a photo."""
        stored = take_from_public([photo()], name="kk.jpg", **self.cast.by)
        values = {"file": self.desk.file, "stored": stored, "requirement": "Kartu Keluarga asli"}
        return FilePaper.objects.create(added_at=self.cast.now, **values)

    @cached_property
    def look(self) -> SecondLook:
        """At a file that Sari finished."""
        self.desk.finished()
        casework.draw_second_looks(self.cast.today.replace(day=1), actor=system(self.cast.today), now=self.cast.now)
        return SecondLook.objects.get()

    @cached_property
    def correction(self) -> Correction:
        """Of a result that Sari made."""
        asked = {"text": "Nama salah.", "submission": new_id()}
        return casework.ask_correction(self.desk.finished(), **asked, **self.desk.of(self.desk.rina))

    @cached_property
    def complaint(self) -> Any:
        """Rina's about the counters of Disdukcapil, answered; of an older one she is asked after four weeks."""
        found: Any = Talk(self.cast, service=self.desk.service)
        older = found.answered()
        found.token = token_of(found.asked(older))
        found.now = self.cast.now
        by = {"actor": self.cast.actor("sari"), "now": self.cast.now}
        found.one = found.answered(papers=[take_in([photo()], name="loket.jpg", **by)])
        found.word = word_of_complaint(found.one)
        return found

    @cached_property
    def objection(self) -> Objection:
        """Sari's, against what Budi decided about the two months before: it waits for his words and for Dewi."""
        return objected(self.town, self.plan)

    @cached_property
    def calibration(self) -> Any:
        """Called by Dewi; Budi sits and has brought what he means of Sari."""
        by = {"actor": self.cast.actor("dewi"), "now": self.cast.now}
        period = Period.objects.get(pk=self.town.period.pk)  # as it is now: publishing closes it for a moment
        asked = {"period": period, "purpose": "Arti di atas ekspektasi", "submission": new_id()}
        session = open_calibration(self.cast.units["DUKCAPIL"], **asked, **by)
        meant = {"result_rating": "above", "behaviour_rating": "meets", "reason": ""}
        rater = {"actor": self.cast.actor("budi"), "now": self.cast.now}
        bring_draft(session, evaluation=self.evaluation, **meant, **rater)
        return session

    @cached_property
    def improvement(self) -> Any:
        """Sari's, proposed by Budi, begun with a decree that is on file; the help is not given yet."""
        story = Story(self.cast, self.town, self.plan)
        path = story.proposed()
        by = {"actor": self.cast.actor("hasan"), "now": self.cast.now}
        story.decided(path, file=take_in([photo()], name="sk.jpg", **by))
        return path

    @cached_property
    def document(self) -> Document:
        """Sari's plan on paper."""
        subject = subject_of(Kind.SKP, self.plan.pk)
        assert subject is not None
        return issue_document(subject, actor=self.cast.actor("sari"), now=self.cast.now)

    @cached_property
    def claim(self) -> DataClaim:
        """Sari's, with a photo: one of her cases is not her work. It waits for Budi."""
        by = {"actor": self.cast.actor("sari"), "now": self.cast.now}
        case = Request.objects.select_related("service", "closed_by", "in_charge").order_by("case_key")[0]
        said = {"kind": "not_mine", "text": "Dikerjakan rekan di loket 3.", "period": self.town.period}
        file = take_in([photo()], name="loket.jpg", **by)
        return file_claim(self.cast.sari, case=case, file=file, submission=new_id(), **said, **by)

    @cached_property
    def day_flag(self) -> DayFlag:
        """Three of yesterday's services of Sari took six seconds."""
        facts = {"officer": self.cast.sari, "unit": self.cast.units["DUKCAPIL-L"], "count": 3, "total": 8}
        day = self.cast.today - timedelta(days=1)
        return DayFlag.objects.create(kind=FlagKind.SHORT, day=day, raised_at=self.cast.now, **facts)

    @cached_property
    def publication(self) -> Publication:
        before = self.town.period.state
        Period.objects.filter(pk=self.town.period.pk).update(state=PeriodState.CLOSED)
        self.town.period.refresh_from_db()
        published = publish(self.town.period, **self.cast.by)
        Period.objects.filter(pk=self.town.period.pk).update(state=before)
        return published


def scene_of(cast: Any) -> Scene:
    if not hasattr(cast, "scene"):
        cast.scene = Scene(cast)
    return cast.scene


# The same gap can mean different things in different rooms: a route comes before the name of its gap.
ROUTES: dict[str, Callable[[Scene], Any]] = {
    "kepegawaian/ekspor/siasn/<int:year>.jsonl": lambda scene: scene.cast.today.year,
    "saya/rencana/hasil/<uuid:result>": lambda scene: scene.declared.result_id,
    "saya/rencana/hasil/<uuid:result>/indikator": lambda scene: scene.declared.result_id,
    "tim/perbaikan/usul/<uuid:evaluation>": lambda scene: scene.improvement.evaluation_id,
    "saya/indikator/<uuid:indicator>": lambda scene: scene.proposal.pk,
    "berkas/terima/<str:code>": lambda scene: scene.desk.service.code,
    "layanan/berkas/ajukan/<str:code>": lambda scene: scene.desk.service.code,
    "layanan/pengaduan/kabar/<str:token>": lambda scene: scene.complaint.token,
    "layanan/<str:code>/janji": lambda scene: scene.booking.unit.code,
    "layanan/janji/<str:word>": lambda scene: word_of_booking(scene.booking.pk),
    "layanan/nomor/<str:word>": lambda scene: scene.hall.word,
    "layanan/nomor/<str:word>/isi": lambda scene: scene.hall.word,
    "layanan/nomor/<str:word>/survei": lambda scene: scene.hall.word,
}
GAPS: dict[str, Callable[[Scene], Any]] = {
    "code": lambda scene: scene.hall.unit.code,
    "complaint": lambda scene: scene.complaint.one.pk,
    "attachment": lambda scene: scene.complaint.one.papers.get().pk,
    "counter": lambda scene: scene.hall.one.pk,
    "employee": lambda scene: scene.cast.sari.pk,
    "asked": lambda scene: scene.asked.pk,
    "ballot": lambda scene: polls(scene).ballot.pk,
    "survey": lambda scene: polls(scene).counted.pk,
    "check_in": lambda scene: scene.check_in.pk,
    "feedback": lambda scene: scene.feedback.pk,
    "guidance": lambda scene: scene.guidance.pk,
    "matter": lambda scene: scene.matter.pk,
    "step": lambda scene: talking.step(scene.talking, scene.check_in).pk,
    "evaluation": lambda scene: scene.evaluation.pk,
    "path": lambda scene: scene.improvement.pk,
    "decree": lambda scene: scene.improvement.steps.get(number=2).pk,
    "objection": lambda scene: scene.objection.pk,
    "claim": lambda scene: scene.claim.pk,
    "session": lambda scene: scene.calibration.pk,
    "document": lambda scene: scene.document.pk,
    "thing": lambda scene: scene.plan.pk,
    "name": lambda scene: "skp",
    "figure": lambda scene: scene.figure.pk,
    "idea": lambda scene: scene.idea.pk,
    "indicator": lambda scene: scene.declared.pk,
    "member": lambda scene: scene.cast.sari.pk,
    "plan": lambda scene: scene.plan.pk,
    "result": lambda scene: scene.budis.pk,
    "report": lambda scene: scene.report.pk,
    "publication": lambda scene: scene.publication.pk,
    "evidence": lambda scene: scene.evidence.pk,
    "question": lambda scene: scene.day_flag.pk,
    "flag": lambda scene: scene.flag.pk,
    "receipt": lambda scene: scene.receipt.pk,
    "slot": slot,
    "token": lambda scene: scene.survey_token,
    "closure": closure,
    "day": lambda scene: scene.cast.today,
    "notice": lambda scene: scene.notice.pk,
    "word": lambda scene: word_for(scene.cast.sari.pk, "email"),
    "upload": lambda scene: scene.upload.pk,
    "file": lambda scene: scene.desk.file.pk,
    "look": lambda scene: scene.look.pk,
    "correction": lambda scene: scene.correction.pk,
    "paper": lambda scene: scene.paper.pk,
    "unit": lambda scene: scene.hall.unit.pk,
    "blackout": lambda scene: scene.blackout.pk,
    "line": lambda scene: scene.hall.ktp.pk,
}


def _kiosk(scene: Scene) -> str:
    return word_of_kiosk(scene.hall.unit.pk)


def _word_of_file(scene: Scene) -> str:
    return str(scene.desk.word)


def _word_of_complaint(scene: Scene) -> str:
    return str(scene.complaint.word)


def path_of(cast: Any, route: str) -> str:
    """`saya/angka/<uuid:figure>/kasus` -> `/saya/angka/0198…/kasus`."""

    def fill(gap: re.Match[str]) -> str:
        find = ROUTES.get(route) or DESKS.get(route.partition("<")[0]) or GAPS[gap.group(1)]
        if route.startswith("layanan/berkas/") and gap.group(1) == "word":
            find = _word_of_file
        if route.startswith("layanan/pengaduan/") and gap.group(1) == "word":
            find = _word_of_complaint
        if gap.group(1) == "word" and "/mesin/" in route:
            find = _kiosk
        return str(find(scene_of(cast)))

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", fill, route)
