"""The life of a closed survey: prepared, opened with a key, filled in once by each, closed, counted or given up."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from kinerja.people.organisation import commands as organisation
from kinerja.platform.audit.models import Entry
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.ballot.boxes import GONE, key_of
from kinerja.work.ballot.commands import cancel_survey, cast_ballot, close_survey, count_survey
from kinerja.work.ballot.envelopes import last_group, new_pair
from kinerja.work.ballot.models import Box, Nomination, Outcome, Remark
from kinerja.work.ballot.queries import drawn, results, turnout
from kinerja.work.ballot.terms import Group, SurveyState
from tests.work.ballot.attacker import copy_everything
from tests.work.ballot.voting import GOOD, Poll
from tests.work.writers import at_once

pytestmark = pytest.mark.django_db


def counted(poll: Poll) -> None:
    close_survey(poll.survey, **poll.year.as_("andi"))
    poll.survey = count_survey(poll.survey, private_key=poll.private, **poll.year.as_("andi"))


def test_peers_and_subordinates_are_drawn_by_the_seed_and_nobody_else(poll: Poll) -> None:
    survey = poll.opened()
    about = {rated: list(poll.ballots(rated)) for rated in (poll.cast.budi, poll.cast.sari)}
    assert {one.relation for one in about[poll.cast.budi]} == {"subordinate"}
    assert {one.rater_id for one in about[poll.cast.budi]} <= {poll.cast.sari.pk, *(one.pk for one in poll.mates)}
    assert {one.relation for one in about[poll.cast.sari]} == {"peer"}
    assert all(one.rater_id not in (poll.cast.budi.pk, poll.cast.sari.pk) for one in about[poll.cast.sari])
    assert {(one.rated, one.rater) for one in drawn(survey, poll.cast.today)} == {
        (one.rated_id, one.rater_id) for one in poll.ballots()
    }
    assert max(Counter(one.rater_id for one in poll.ballots()).values()) <= 7
    assert survey.asked == 45


def test_where_nobody_has_three_to_be_asked_a_survey_does_not_open(poll: Poll) -> None:
    poll.survey = poll.prepared("KOMINFO")
    with pytest.raises(Refused, match="tiga rekan"):
        poll.opened()


def test_only_the_inspector_conducts_and_only_with_the_paper_in_hand(poll: Poll) -> None:
    for who in ("hasan", "budi", "walikota"):
        with pytest.raises(Forbidden):
            poll.opened(**poll.year.as_(who))
    with pytest.raises(Invalid, match="Kelompok huruf"):
        poll.opened(last="AAAA")
    with pytest.raises(Invalid, match="bukan kunci"):
        poll.opened(public_key="nonsense")
    assert not Nomination.objects.exists()
    survey = poll.opened(last=poll.private[-4:].lower())
    assert survey.state == SurveyState.OPEN
    with pytest.raises(Stale):
        poll.opened()
    with pytest.raises(Invalid):
        poll.prepared()


def test_the_private_key_is_stored_nowhere(poll: Poll) -> None:
    poll.opened()
    everything = repr(copy_everything().tables)
    assert poll.public in everything
    assert poll.private.replace(" ", "")[:20] not in everything.replace(" ", "")


def test_a_ballot_is_cast_once_by_who_was_asked(poll: Poll) -> None:
    poll.opened()
    ballot = poll.ballots(poll.cast.budi)[0]
    with pytest.raises(Forbidden):
        cast_ballot(ballot, degrees=GOOD, remark="", **poll.year.as_("tono"))
    for wrong in ((5,), (6,) * 7, (None,) * 7, (0,) * 7):
        with pytest.raises(Invalid):
            poll.says(ballot, *wrong)
    with pytest.raises(Invalid, match="500"):
        poll.says(ballot, remark="x" * 501)
    with pytest.raises(Refused, match="ditutup"):
        poll.says(ballot, now=poll.now + timedelta(days=1))
    poll.says(ballot, 5, None, 4, 3, 2, 1, 5)
    with pytest.raises(Stale, match="Satu orang"):
        poll.says(ballot)
    assert turnout(poll.survey).answered == 1


def test_of_one_ballot_sent_four_times_at_once_one_is_in_the_box(transactional_db: None, poll: Poll) -> None:
    poll.opened()
    ballots = poll.ballots(poll.cast.budi)
    said = at_once(*[lambda: poll.says(ballots[0])] * 4)
    assert [type(one) for one in said if one is not None] == [Stale] * 3
    assert all(one is None for one in at_once(*[lambda one=one: poll.says(one) for one in ballots[1:]]))
    counted(poll)
    assert poll.survey.answered == 5
    assert results(poll.cast.budi.pk, poll.survey.pk)[Group.SUBORDINATE][1].n == 5


def test_below_three_nothing_is_told(poll: Poll) -> None:
    poll.opened()
    for ballot in poll.ballots(poll.cast.budi)[:2]:
        poll.says(ballot, remark="Baik.")
    for number, ballot in enumerate(poll.ballots(poll.cast.sari)[:3]):
        poll.says(ballot, 4, 4, 4, 4, 4, 4, None if number else 4, remark="Sabar." if number else "")
    counted(poll)
    assert not results(poll.cast.budi.pk, poll.survey.pk)
    seen = results(poll.cast.sari.pk, poll.survey.pk)[Group.PEER]
    assert sorted(seen) == [1, 2, 3, 4, 5, 6]  # one answer to the seventh
    assert (seen[1].n, seen[1].often, seen[1].share) == (3, 3, 100)
    assert (seen[1].low, seen[1].high) == (44, 100)
    assert not Remark.objects.exists()  # two of them cannot hide


def test_three_remarks_come_together_in_no_order(poll: Poll) -> None:
    poll.opened()
    for number, ballot in enumerate(poll.ballots(poll.cast.budi)[:3]):
        poll.says(ballot, remark=f"Kata \u0007 {number}")
    counted(poll)
    assert sorted(Remark.objects.values_list("text", flat=True)) == ["Kata 0", "Kata 1", "Kata 2"]
    assert {field.name for field in Remark._meta.fields} == {"id", "survey", "rated", "text"}


def test_results_are_for_the_person_and_who_leads_him(poll: Poll) -> None:
    poll.opened()
    for ballot in poll.ballots(poll.cast.sari):
        poll.says(ballot)
    counted(poll)
    seers = {who for who in ("sari", "budi", "dewi", "hasan", "andi", "walikota", "tono") if _sees(poll, who)}
    assert seers == {"sari", "budi"}


def _sees(poll: Poll, who: str) -> bool:
    return Outcome.objects.visible_to(poll.cast.actor(who)).filter(rated=poll.cast.sari).exists()


def test_counting_needs_the_paper_of_this_survey_and_happens_once(poll: Poll) -> None:
    poll.opened()
    for ballot in poll.ballots():
        poll.says(ballot)
    by = poll.year.as_("andi")
    with pytest.raises(Stale):
        count_survey(poll.survey, private_key=poll.private, **by)
    close_survey(poll.survey, **by)
    with pytest.raises(Refused):
        poll.says(poll.ballots()[0])
    for wrong, words in (("", "bukan kunci"), (poll.private[:-6], "bukan kunci"), (new_pair()[1], "survei lain")):
        with pytest.raises(Invalid, match=words):
            count_survey(poll.survey, private_key=wrong, **by)
    with pytest.raises(Forbidden):
        count_survey(poll.survey, private_key=poll.private, **poll.year.as_("hasan"))
    done = count_survey(poll.survey, private_key=poll.private.replace(" ", "-").lower(), **by)
    assert (done.state, done.asked, done.answered) == (SurveyState.COUNTED, 45, 45)
    assert Entry.objects.get(verb="ballot.counted").data == {"asked": 45, "answered": 45, "spoilt": 0}
    with pytest.raises(Stale):
        count_survey(poll.survey, private_key=poll.private, **by)


def test_a_box_with_another_number_of_ballots_than_voters_is_not_told_of(poll: Poll) -> None:
    poll.opened()
    for ballot in poll.ballots(poll.cast.budi):
        poll.says(ballot)
    Nomination.objects.filter(pk=poll.ballots(poll.cast.budi)[0].pk).update(answered=False)
    counted(poll)
    assert Entry.objects.get(verb="ballot.counted").data["spoilt"] == 1
    assert not Outcome.objects.exists()


def test_a_cancelled_survey_leaves_nothing_and_can_be_asked_anew(poll: Poll) -> None:
    poll.opened()
    poll.says(poll.ballots()[0])
    cancel_survey(poll.survey, **poll.year.as_("andi"))
    assert not Box.objects.exists()
    with pytest.raises(Stale):
        cancel_survey(poll.survey, **poll.year.as_("andi"))
    poll.survey = poll.prepared()
    assert poll.opened().state == SurveyState.OPEN


def test_without_the_key_of_the_boxes_the_sentence_says_what_to_do(poll: Poll, monkeypatch: pytest.MonkeyPatch) -> None:
    poll.opened()
    monkeypatch.setattr("kinerja.work.ballot.boxes._path", lambda survey: Path("/nirgends"))
    with pytest.raises(Refused) as refused:
        key_of(poll.survey.pk)
    assert str(refused.value) == GONE


def test_the_last_group_of_the_paper_follows_from_the_public_key() -> None:
    for _ in range(20):
        public, private = new_pair()
        assert private.endswith(last_group(public))


def test_a_peer_who_leads_for_a_while_is_no_peer(poll: Poll) -> None:
    mate = poll.mates[0]
    organisation.appoint(
        mate, position=poll.cast.posts["DUKCAPIL-L-KA"], kind="plh", starts=poll.cast.today, **poll.cast.by
    )
    poll.opened()
    assert mate.pk not in {one.rater_id for one in poll.ballots(poll.cast.sari)}


def test_who_is_asked_and_who_may_read_are_told_and_a_notice_says_nothing_about_anybody(poll: Poll) -> None:
    poll.opened()
    raters = {one.rater_id for one in poll.ballots()}
    told = Notice.objects.filter(key__startswith="ballot:opened")
    assert sorted(told.values_list("employee", flat=True)) == sorted(raters)
    assert len({str(one.params) for one in told}) == 1
    for ballot in poll.ballots(poll.cast.sari):
        poll.says(ballot)
    counted(poll)
    read = Notice.objects.filter(key__startswith="ballot:counted")
    assert list(read.values_list("employee", "url_name", "url_args")) == [
        (poll.cast.sari.pk, "employee:closed_result", [str(poll.survey.pk)])
    ]
