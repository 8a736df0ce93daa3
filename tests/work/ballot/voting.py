"""A counter with nine people, a closed survey among them, and what they say."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.terms import EmployeeKind
from kinerja.platform.access.actors import Actor
from kinerja.work.ballot.commands import cast_ballot, close_survey, count_survey, open_survey, prepare_survey
from kinerja.work.ballot.envelopes import last_group, new_pair
from kinerja.work.ballot.models import BehaviourSurvey, Nomination
from tests.cast import SINCE
from tests.work.planned import Year

GOOD = (5, 4, 4, 5, 4, 3, 4)
MATES = 7


class Poll:
    """Budi leads Sari and seven more at the counter of Disdukcapil; Andi conducts the survey."""

    def __init__(self, year: Year, mates: int = MATES) -> None:
        self.year, self.cast, self.now = year, year.cast, year.now
        self.mates = [self._hire(number) for number in range(mates)]
        self.public, self.private = new_pair()
        self.survey: BehaviourSurvey = self.prepared()

    def _hire(self, number: int) -> Employee:
        nip = f"19910708201503{2101 + number:04d}"
        one = organisation.hire(f"Rekan {number}", kind=EmployeeKind.PNS, nip=nip, rank="II/c", **self.cast.by)
        organisation.appoint(one, position=self.cast.posts["DUKCAPIL-L-LOKET"], starts=SINCE, **self.cast.by)
        return one

    def prepared(self, unit: str = "DUKCAPIL-L", **changes: Any) -> BehaviourSurvey:
        facts = {"period": self.year.periods[0], "until": self.cast.today, **self.year.as_("andi"), **changes}
        return prepare_survey(self.cast.units[unit], **facts)

    def opened(self, **changes: Any) -> BehaviourSurvey:
        facts = {"public_key": self.public, "last": last_group(self.public), **self.year.as_("andi"), **changes}
        self.survey = open_survey(self.survey, **facts)
        return self.survey

    def ballots(self, rated: Employee | None = None) -> list[Nomination]:
        rows = Nomination.objects.filter(survey=self.survey).order_by("rated__name", "rater__name")
        return list(rows.filter(rated=rated) if rated else rows)

    def says(self, ballot: Nomination, *degrees: int | None, remark: str = "", **changes: Any) -> None:
        actor = Actor(name="seseorang", on=self.cast.today, employee_id=ballot.rater_id)
        facts = {"actor": actor, "now": self.now, **changes}
        cast_ballot(ballot, degrees=degrees or GOOD, remark=remark, **facts)

    def counted(self) -> BehaviourSurvey:
        """Filled in by everybody who has not yet, closed and counted."""
        for ballot in self.ballots():
            if not ballot.answered:
                self.says(ballot, remark="Sabar menjelaskan.")
        close_survey(self.survey, **self.year.as_("andi"))
        self.first = count_survey(self.survey, private_key=self.private, **self.year.as_("andi"))
        return self.first
