"""What must hold when things go wrong in a hall: a server killed in mid-press, two at one number, false answers."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.models import Counter, Interval, Ticket
from kinerja.facts.survey.commands import answer_survey, invite, open_survey
from kinerja.facts.survey.figures.asking import ask_survey
from kinerja.facts.survey.models import Invitation, Response
from kinerja.facts.survey.terms import ELEMENTS, LEAVING
from kinerja.platform.access.actors import public, system
from kinerja.pure.lib.refusals import Refused
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.harness.serving import Server

CSRF = "f" * 32
ALWAYS = {str(weekday): [["00:00", "24:00"]] for weekday in range(7)}
NUMBERS, KILLS, EACH = 150, 5, 8
FALSE, THROUGH_THE_DOOR = 10_000, 450
"""Those that do not come through the page meet the command itself, which is the quicker way for whoever attacks."""


@pytest.fixture
def now() -> datetime:
    """A server that is killed reads the clock of the machine."""
    return datetime.now(UTC)


@pytest.fixture
def hall(transactional_db: None, cast: Cast) -> Hall:
    found = Hall(cast)
    for line in found.lines:
        commands.change_line(line, weekly=ALWAYS, minutes_each=1, quota=None, **cast.by)
    return found


@dataclass
class Officer:
    """Somebody at a counter who presses what the page offers, and remembers what was confirmed."""

    name: str
    counter: Counter
    cookie: str
    port: int
    chance: random.Random
    stages: dict[str, str] = field(default_factory=dict)
    """Number -> where the last confirmed press left it."""
    moves: dict[str, int] = field(default_factory=dict)
    """Number -> moves that were confirmed."""
    taken: str = ""
    """Where the last confirmed press left a number that it fetched and that has not been seen here yet."""
    unsure: tuple[str, str] | None = None
    """A press that was never answered: its number and what it asked for. It happened wholly or not at all."""
    confirmed: int = 0

    def work(self, until: threading.Event) -> None:
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            while not until.is_set():
                self._press(line)
        except (OSError, HTTPException):
            pass  # the server is gone
        finally:
            line.close()

    def _press(self, line: HTTPConnection) -> None:
        page = self._ask(line, "GET")
        ticket, seen, stage = _here(page)
        if ticket:
            self._learn(ticket, seen, stage)
        given = self._choice(ticket, stage, page)
        self.unsure = (given.get("ticket", ""), given["press"])
        status, text = self._send(line, given)
        if status in (409, 422) and given["press"] == "resume":
            self.unsure = None  # the other counter was quicker, and the page says so
            return
        assert status == 302, (given, status, re.sub(r"<[^>]+>|\s+", " ", text)[:600])
        self._note(given)
        self.unsure = None
        self.confirmed += 1

    def _choice(self, ticket: str, stage: str, page: str) -> dict[str, str]:
        """What may be pressed now; held numbers are taken up again now and then."""
        held = re.search(r'name="ticket" value="([^"]+)"><button[^>]*value="resume"', page)
        if not ticket:
            resumed = {"press": "resume", "ticket": held[1]} if held and self.chance.random() < 0.5 else None
            return resumed or {"press": "next"}
        if stage == "called":
            return {"press": self.chance.choice(["start", "start", "again", "back"]), "ticket": ticket}
        press = self.chance.choice(["next", "next", "finish", "hold"])
        return {"press": press, "ticket": ticket} | ({"reason": "files"} if press == "hold" else {})

    def _learn(self, ticket: str, seen: int, stage: str) -> None:
        if self.taken:
            assert stage == self.taken
            self.stages[ticket], self.moves[ticket], self.taken = stage, seen, ""
        assert (self.stages[ticket], self.moves[ticket]) == (stage, seen)

    def _note(self, given: dict[str, str]) -> None:
        ticket, press = given.get("ticket", ""), given["press"]
        if press in FETCHES:
            self.taken = FETCHES[press]
        if press == "resume":
            self.stages.pop(ticket, None)  # the other counter may have had it since
        elif ticket:
            self.stages[ticket], self.moves[ticket] = AFTER[press], self.moves[ticket] + 1

    def _ask(self, line: HTTPConnection, method: str, body: str = "") -> str:
        return self._exchange(line, method, body)[1]

    def _send(self, line: HTTPConnection, given: dict[str, str]) -> tuple[int, str]:
        return self._exchange(line, "POST", urlencode(given | {"csrfmiddlewaretoken": CSRF}))

    def _exchange(self, line: HTTPConnection, method: str, body: str) -> tuple[int, str]:
        headers = {"Cookie": f"sessionid={self.cookie}; csrftoken={CSRF}"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, f"/loket/{self.counter.pk}", body or None, headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode()


FETCHES = {"next": "called", "resume": "served"}
AFTER = {
    "start": "served", "again": "called", "back": "waiting", "hold": "held", "finish": "done",
    "next": "done",
}  # fmt: skip


def _here(page: str) -> tuple[str, int, str]:
    """The number at the counter as its page shows it, how often it had moved, and where it stands."""
    found = re.search(
        r'class="c-here".*?name="ticket" value="([^"]+)"><input type="hidden" name="seen" value="(\d+)"', page, re.S
    )
    if found is None:
        return "", 0, ""
    return found[1], int(found[2]), "called" if 'value="start" data-key' in page else "served"


@pytest.fixture
def server(hall: Hall, tmp_path: Path) -> Iterator[Server]:
    found = Server(tmp_path / "home")
    yield found
    found.stop()


@pytest.mark.slow
def test_a_server_killed_in_mid_press_loses_no_confirmed_press_and_doubles_none(hall: Hall, server: Server) -> None:
    chance = random.Random(20)
    with transaction.atomic():
        for _ in range(NUMBERS):
            hall.take(hall.ktp)
    officers = [
        Officer(who, counter, hall.cast.client(who).cookies["sessionid"].value, server.port, random.Random(seed))
        for seed, (who, counter) in enumerate(zip(("sari", "budi"), hall.counters, strict=True))
    ]
    kills_in_press = 0
    for _ in range(KILLS):
        server.start()
        stop = threading.Event()
        with ThreadPoolExecutor(len(officers)) as pool:
            working = [pool.submit(officer.work, stop) for officer in officers]
            before, deadline = sum(officer.confirmed for officer in officers), time.monotonic() + 30
            while sum(officer.confirmed for officer in officers) < before + EACH and time.monotonic() < deadline:
                time.sleep(0.02)
            time.sleep(chance.uniform(0.0, 0.4))  # at whatever instant of a press
            server.kill()
            stop.set()
            for one in working:
                one.result()
        kills_in_press += sum(officer.unsure is not None for officer in officers)
        for officer in officers:
            stands_where_it_was_left(officer)
        assert not list(broken_histories())
    assert sum(officer.confirmed for officer in officers) >= EACH * KILLS
    assert kills_in_press, "no press was cut: the test proves nothing"
    assert Ticket.objects.count() == NUMBERS


def stands_where_it_was_left(officer: Officer) -> None:
    """Held against the database; what the cut press did or did not do is then taken over as known."""
    cut, press = officer.unsure or ("", "")
    rows = {str(key): row for key, *row in Ticket.objects.values_list("pk", "stage", "version")}
    at_counter = Ticket.objects.filter(counter=officer.counter, stage__in=("called", "served"))
    fetched = {str(ticket.pk) for ticket in at_counter} if officer.taken or press in FETCHES else set()
    for number, stage in officer.stages.items():
        moves = officer.moves[number]
        if number == cut and rows[number] == [AFTER.get(press), moves + 1]:
            officer.stages[number], officer.moves[number] = AFTER[press], moves + 1
            continue
        if number in fetched and rows[number] == [FETCHES["next"], moves + 1]:
            continue  # what one had put back oneself was called again
        assert rows[number] == [stage, moves] or _of_the_other(officer, number), (number, stage, moves, rows[number])
    if officer.taken and not officer.unsure:
        assert at_counter.get().stage == officer.taken
    for ticket in at_counter:
        officer.stages[str(ticket.pk)], officer.moves[str(ticket.pk)] = ticket.stage, ticket.version
    officer.unsure, officer.taken = None, ""


def _of_the_other(officer: Officer, number: str) -> bool:
    """A number put back or held may have been taken by the other counter since; its history says so."""
    past = Interval.objects.filter(ticket=number).exclude(counter=officer.counter).exclude(counter=None)
    now = Ticket.objects.get(pk=number)
    return past.exists() or (now.counter_id not in (None, officer.counter.pk))


def test_two_officers_at_one_number_through_the_door(hall: Hall) -> None:
    """One gets it; the other reads where it went, on his own console."""
    doors = [
        (hall.cast.client(who), reverse("counter:console", args=[counter.pk]))
        for who, counter in zip(("sari", "budi"), hall.counters, strict=True)
    ]
    for _ in range(8):
        number = hall.take(hall.ktp)
        answers = _at_once(*(partial(_call, *door, number) for door in doors))
        assert sorted(status for status, _ in answers) == [302, 409]
        ((_, page),) = [answer for answer in answers if answer[0] == 409]
        assert re.search(rf"Nomor {number} baru saja diambil Loket [12]\. Panggil nomor berikutnya\.", page)
        number.refresh_from_db()
        assert (number.stage, number.calls, number.intervals.count()) == ("called", 1, 1)
        mine = hall.sari if number.counter == hall.one else hall.budi
        commands.put_back(number, **hall.of(mine))
        commands.leave(number, **hall.of(mine))


def _call(client: Client, place: str, number: Ticket) -> tuple[int, str]:
    answer = client.post(place, {"press": "call", "ticket": number.pk})
    return answer.status_code, re.sub(r"\s+", " ", answer.content.decode())


def _at_once(*acts: Any) -> list[Any]:
    ready = threading.Barrier(len(acts))

    def run(act: Any) -> Any:
        ready.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def _asked(hall: Hall, n: int) -> list[str]:
    """So many who were served an hour ago, each with a token."""
    house: dict[str, Any] = {"actor": system(hall.cast.today), "now": hall.now}
    survey = open_survey("skm", form="skm", **house)
    return [
        invite(
            survey, origin="ticket", origin_key=str(key), finished_at=hall.now - 12 * LEAVING, service=hall.ktp.service,
            unit=hall.unit, **house,
        )
        for key in range(n)
    ]  # fmt: skip


@pytest.mark.slow
def test_ten_thousand_false_answers_move_no_figure(cast: Cast) -> None:
    """Without a token, with an invented or a mutilated one, with one that was used or is not open yet."""
    hall = Hall(cast)
    chance, tokens = random.Random(21), _asked(hall, 30)
    for token in tokens[:20]:
        answers: dict[str, int | None] = {code: chance.randint(2, 4) for code in ELEMENTS}
        answer_survey(token, answers=answers, submission=uuid4(), actor=public(cast.today), now=hall.now)
    early = invite(
        open_survey("skm", form="skm", **cast.by), origin="ticket", origin_key="early", finished_at=hall.now,
        unit=hall.unit, actor=system(cast.today), now=hall.now,
    )  # fmt: skip
    before, stood = _figures(hall), list(Invitation.objects.order_by("pk").values())
    unused, worst = tokens[20:], dict.fromkeys(ELEMENTS, "1")
    false = [
        lambda: "", lambda: "x" * 200, lambda: "%00", lambda: early,
        lambda: f"{chance.getrandbits(128):022x}"[:22],
        lambda: chance.choice(unused)[:-1],
        lambda: chance.choice(unused).swapcase(),
        lambda: chance.choice(unused) + "A",
        lambda: chance.choice(tokens[:20]),
    ]  # fmt: skip
    statuses = set()
    for n in range(THROUGH_THE_DOOR):
        answer = Client().post(f"/layanan/survei/{false[n % len(false)]()}", worst | {"submission": str(uuid4())})
        statuses.add(answer.status_code)
    assert statuses == {200, 404, 410}, statuses
    for n in range(FALSE - THROUGH_THE_DOOR):
        with pytest.raises(Refused):
            answer_survey(
                false[n % len(false)](), answers=dict.fromkeys(ELEMENTS, 1), submission=uuid4(),
                actor=public(cast.today), now=hall.now,
            )  # fmt: skip
    assert _figures(hall) == before
    assert list(Invitation.objects.order_by("pk").values()) == stood
    assert Client().post(f"/layanan/survei/{unused[0]}", worst | {"submission": str(uuid4())}).status_code == 302
    assert _figures(hall) != before, "a true answer would have moved it"


def _figures(hall: Hall) -> tuple[Any, ...]:
    survey = open_survey("skm", form="skm", **hall.cast.by)
    return repr(ask_survey(survey, on=hall.cast.today)), Response.objects.count()
