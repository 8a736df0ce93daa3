"""Ballots nobody can join to a voter: an attacker with everything but the keys does no better than chance.

Each way of guessing hits one ballot of a box by chance. With nine boxes of five ballots that makes nine of 45 with a
standard deviation of three; 30 happens in one run of some ten million. Against a box that only adds ballots up the same
program wins, so it is able to.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Refused
from kinerja.work.ballot.boxes import key_of, unseal
from kinerja.work.ballot.commands import cancel_survey, casting, close_survey, count_survey
from kinerja.work.ballot.envelopes import LENGTH, open_with, opener
from kinerja.work.ballot.models import Box, Nomination
from tests.work.ballot.attacker import WAYS, Copy, Vote, by_what_is_new, copy_everything
from tests.work.ballot.voting import Poll

BALLOTS, TOO_MANY = 45, 30


def vote(poll: Poll) -> tuple[list[Vote], Copy]:
    """Everybody in an order nobody knows but the log; each ballot carries its voter's key as a remark."""
    ballots = poll.ballots()
    assert len(ballots) == BALLOTS
    secrets.SystemRandom().shuffle(ballots)
    votes, before = [], copy_everything()
    for ballot in ballots:
        poll.says(ballot, remark=str(ballot.rater_id))
        after = copy_everything()
        votes.append(Vote(ballot.rater_id, ballot.rated_id, before, after))
        before = after
    return votes, before


def truth(poll: Poll, opened: Callable[[Box], Sequence[bytes]]) -> dict[tuple[UUID, UUID], int]:
    """Where each ballot lies in its box, for who has both keys."""
    private, found = opener(poll.private), {}
    for box in Box.objects.filter(survey=poll.survey):
        for place, envelope in enumerate(opened(box)):
            paper = open_with(private, envelope, bound_to=str(box.pk))
            assert paper is not None
            found[UUID(paper["t"]), box.rated_id] = place
    return found


def hits(guess: dict[tuple[UUID, UUID], int], known: dict[tuple[UUID, UUID], int]) -> int:
    return sum(known[pair] == place for pair, place in guess.items())


def test_copies_before_and_after_every_ballot_do_not_tell_whose_it_is(transactional_db: None, poll: Poll) -> None:
    poll.opened()
    votes, last = vote(poll)
    known = truth(poll, lambda box: unseal(box.sealed, key=key_of(poll.survey.pk), box=box.pk))
    assert len(known) == BALLOTS
    score = {way.__name__: hits(way(votes, last), known) for way in WAYS}
    assert all(found < TOO_MANY for found in score.values()), score


def test_the_attacker_wins_where_ballots_are_only_added(
    transactional_db: None, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same program against a plain box: it finds every single ballot."""
    monkeypatch.setattr(casting, "seal", lambda envelopes, *, key, box: b"".join(envelopes))
    monkeypatch.setattr(casting, "unseal", lambda sealed, *, key, box: _cut(bytes(sealed)))
    poll.opened()
    Box.objects.update(sealed=b"")
    votes, last = vote(poll)
    known = truth(poll, lambda box: _cut(bytes(box.sealed)))
    assert hits(by_what_is_new(votes, last), known) == BALLOTS


def _cut(sealed: bytes) -> list[bytes]:
    return [sealed[at : at + LENGTH] for at in range(0, len(sealed), LENGTH)]


def test_all_envelopes_are_alike_and_name_nobody(db: None, poll: Poll) -> None:
    """Length and content do not follow the voter, whatever he wrote."""
    poll.opened()
    for number, ballot in enumerate(poll.ballots(poll.cast.budi)):
        poll.says(ballot, remark='"\\' * 250 if number else "")
    box = Box.objects.get(survey=poll.survey, rated=poll.cast.budi)
    envelopes = unseal(box.sealed, key=key_of(poll.survey.pk), box=box.pk)
    assert [len(one) for one in envelopes] == [LENGTH] * 5
    papers = [open_with(opener(poll.private), one, bound_to=str(box.pk)) for one in envelopes]
    assert all(paper is not None and set(paper) == {"r", "d", "t"} for paper in papers)


def test_the_trail_says_nothing_of_casting(db: None, poll: Poll) -> None:
    poll.opened()
    before = Entry.objects.count()
    for ballot in poll.ballots():
        poll.says(ballot)
    assert Entry.objects.count() == before


def test_no_word_of_a_ballot_stands_anywhere_on_the_disk(transactional_db: None, poll: Poll) -> None:
    """Not in a table of either database, nor between the rows of the file, nor elsewhere in the home."""
    poll.opened()
    word = "kelakuanterpuji"
    for ballot in poll.ballots(poll.cast.budi):
        poll.says(ballot, remark=word)
    copy = copy_everything()
    assert word not in repr(copy.tables)
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        assert all(word.encode() not in path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
    assert all(word.encode() not in path.read_bytes() for path in Path(settings.HOME).rglob("*.key"))


def test_once_counted_no_copy_opens_any_more_not_even_for_the_inspector(transactional_db: None, poll: Poll) -> None:
    poll.opened()
    for ballot in poll.ballots(poll.cast.budi):
        poll.says(ballot)
    box = Box.objects.get(survey=poll.survey, rated=poll.cast.budi)
    copy = bytes(box.sealed)
    close_survey(poll.survey, **poll.year.as_("andi"))
    count_survey(poll.survey, private_key=poll.private, **poll.year.as_("andi"))
    with pytest.raises(Refused, match="tidak dapat dibuka lagi"):
        key_of(poll.survey.pk)
    private = opener(poll.private)
    assert not any(open_with(private, copy[at:][:LENGTH], bound_to=str(box.pk)) for at in range(len(copy) - LENGTH))
    assert not Nomination.objects.exists()
    assert not Box.objects.exists()


def test_the_key_stays_while_another_survey_needs_its_own(transactional_db: None, poll: Poll) -> None:
    one = poll.opened()
    poll.survey = poll.prepared("DUKCAPIL")
    other = poll.opened()
    cancel_survey(one, **poll.year.as_("andi"))
    assert key_of(other.pk)
    with pytest.raises(Refused):
        key_of(one.pk)


def test_what_remains_both_keys_with_copies_of_every_moment(db: None, poll: Poll) -> None:
    """Said in decision 0011: whoever has the key of the boxes, the paper of the inspector and both copies can join."""
    poll.opened()
    first, second = poll.ballots(poll.cast.budi)[:2]
    poll.says(first, remark="yang pertama")
    before = _opened(poll)
    poll.says(second, remark="yang kedua")
    assert [paper["t"] for paper in _opened(poll) if paper not in before] == ["yang kedua"]


def _opened(poll: Poll) -> list[dict[str, object]]:
    box = Box.objects.get(survey=poll.survey, rated=poll.cast.budi)
    envelopes = unseal(box.sealed, key=key_of(poll.survey.pk), box=box.pk)
    papers = [open_with(opener(poll.private), one, bound_to=str(box.pk)) for one in envelopes]
    return [paper for paper in papers if paper is not None]
