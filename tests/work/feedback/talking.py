"""People who talk: what the cast says to each other in the year of tests/work/planned.py."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.terms import EmployeeKind
from kinerja.platform.access.actors import Actor, Role
from kinerja.work.feedback import commands as verbs
from kinerja.work.feedback.models import CheckIn, Counselling, Feedback, Guidance
from kinerja.work.feedback.seen import Seen
from kinerja.work.feedback.subjects import Subject
from kinerja.work.feedback.talk import Talk
from tests.cast import SINCE
from tests.work.planned import Year

SECRET = "XPENANDA-RAHASIA"
DAY = date(2026, 3, 6)
SAW = Seen(DAY, "Jumat pagi di loket 3", "Mendampingi lansia mengisi formulir", "Beliau pulang dengan KTP")
TALK = Talk(date(2026, 3, 10), went_well="Antrean pendek", hinders="Pencetak rusak", help_needed="Pencetak cadangan")


def colleague(year: Year) -> tuple[Employee, dict[str, Any]]:
    """Somebody who works beside Sari, and the arguments of what he does."""
    mate = organisation.hire("Rekan Loket", kind=EmployeeKind.PNS, nip="199001012015031001", **year.cast.by)
    organisation.appoint(mate, position=year.cast.posts["DUKCAPIL-L-LOKET"], starts=SINCE, **year.cast.by)
    return mate, {"actor": Actor(name=mate.name, on=year.cast.today, employee_id=mate.pk), "now": year.now}


def said(year: Year, giver: str = "budi", to: str = "sari", **changes: Any) -> Feedback:
    facts = {"about": Subject(value=1), "seen": SAW, "submission": uuid4(), **year.as_(giver)}
    return verbs.give_feedback(getattr(year.cast, to), **{**facts, **changes})


def planned(year: Year, who: str = "budi", **changes: Any) -> CheckIn:
    facts = {"planned_on": date(2026, 3, 10), "submission": uuid4(), **year.as_(who)}
    return verbs.plan_check_in(year.cast.sari, **{**facts, **changes})


def held(year: Year, **changes: Any) -> CheckIn:
    talk = planned(year, **changes)
    return verbs.record_check_in(talk, talk=TALK, version=talk.version, **year.as_("budi"))


def signed(year: Year, talk: CheckIn) -> CheckIn:
    verbs.sign_check_in(talk, version=talk.version, **year.as_("sari"))
    return verbs.sign_check_in(talk, version=talk.version, **year.as_("budi"))


def step(year: Year, talk: CheckIn, *, by_rater: bool = False, text: str = "Belajar cetak KTP", **more: Any) -> Any:
    facts = {"due": date(2026, 3, 20), "submission": uuid4(), **year.as_("budi")}
    return verbs.agree_step(talk, by_rater=by_rater, text=text, **{**facts, **more})


def arranged(year: Year, *people: Employee, **changes: Any) -> Guidance:
    facts = {
        "giver": year.cast.budi,
        "topic": "Menghadapi warga yang marah",
        "planned_on": DAY,
        "submission": uuid4(),
        **year.as_("budi"),
    }
    return verbs.arrange_guidance(list(people) or [year.cast.sari], **{**facts, **changes})


def recorded(year: Year, guidance: Guidance, who: str = "budi", **changes: Any) -> Guidance:
    facts = {"held_on": DAY, "discussed": "Tiga kejadian", "agreed": "Dengar dahulu, jelaskan kemudian", "follows": {}}
    return verbs.record_guidance(guidance, **{**facts, **changes}, **year.as_(who))


def mandates(year: Year) -> None:
    """Sekda lists, Yusuf is a trained counsellor."""
    for who, role in (("sekda", Role.AUTHORITY), ("yusuf", Role.COUNSELLOR)):
        organisation.give_mandate(getattr(year.cast, who), role=role, starts=SINCE, **year.cast.by)


def reported(year: Year, *, of: str = "sari", by: str = "budi", submission: UUID | None = None) -> Counselling:
    return verbs.report_privately(
        getattr(year.cast, of),
        value=4,
        seen_on=DAY,
        seen=f"{SECRET} Menjawab warga dengan bentakan",
        tried=f"{SECRET} Dua kali dibicarakan empat mata",
        submission=submission or uuid4(),
        **year.as_(by),
    )


def listed(year: Year, matter: Counselling) -> Counselling:
    return verbs.list_privately(matter, counsellor=year.cast.yusuf, version=matter.version, **year.as_("sekda"))


def in_counselling(year: Year, **people: str) -> Counselling:
    """Reported, listed, one session noted; the mandates stand already."""
    matter = listed(year, reported(year, **people))
    by = year.as_("yusuf")
    session = verbs.invite_privately(matter, at=year.now, place=f"{SECRET} Ruang tenang", version=matter.version, **by)
    matter.refresh_from_db()
    verbs.note_privately(
        session, agreed=f"{SECRET} Jeda sebelum menjawab", notes=f"{SECRET} Lelah", version=matter.version, **by
    )
    matter.refresh_from_db()
    return matter
