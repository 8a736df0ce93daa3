"""The day itself: each moves at his instant, and the queue the players keep in mind must be that of the house."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from kinerja.facts.queueing.models import Ticket
from tests.acceptance.hall_day.hands import Hands
from tests.acceptance.hall_day.plan import WEIGHTS, Person
from tests.acceptance.hall_day.setting import OPENS, QUEUES, Hall, Officer
from tests.acceptance.hall_day.timeline import Timeline

SERVICE = {letter: code for letter, code, _rule in QUEUES}
RULE = {letter: rule for letter, _code, rule in QUEUES}
A_SECOND, A_MINUTE = timedelta(seconds=1), timedelta(minutes=1)
LEAVING = 5 * A_MINUTE
"""The survey opens so long after the last service."""
LOOKS = 75
"""After so many arrivals the board is looked at."""


@dataclass
class Entry:
    """A number as the players see it."""

    person: Person
    letter: str
    number: int
    queued: datetime
    fate: str
    stage: str = "waiting"
    officer: Officer | None = None
    since: datetime | None = None
    """What the board orders it by."""
    ended: datetime | None = None

    @property
    def label(self) -> str:
        return f"{self.letter}{self.number:03d}"

    @property
    def place(self) -> tuple[object, ...]:
        return self.person.priority == "none", self.queued, self.number, self.letter


@dataclass
class Visit:
    entries: list[Entry] = field(default_factory=list)
    page: str = ""
    answered: bool = False


class Play:
    def __init__(self, hall: Hall, hands: Hands, timeline: Timeline, people: list[Person]) -> None:
        self.hall, self.hands, self.timeline, self.people = hall, hands, timeline, people
        self.now = OPENS
        self.given = dict.fromkeys(WEIGHTS, 0)
        self.visits: dict[int, Visit] = {}
        self.here: dict[str, Entry | None] = {one.name: None for one in hall.officers}
        self.due: dict[str, list[tuple[datetime, Entry]]] = {one.name: [] for one in hall.officers}
        self.woken: set[str] = set()
        self._order = count()
        self._acts: list[tuple[datetime, int, Callable[[], None]]] = []

    def run(self) -> None:
        for officer in self.hall.officers:
            self.hands.sit(officer)
        for person in self.people:
            self.at(person.comes, partial(self.arrive, person))
        while self._acts:
            due, _, act = heapq.heappop(self._acts)
            self.now = max(due, self.now + timedelta(milliseconds=10))
            act()
        for officer in self.hall.officers:
            self.hands.look(officer)
            self.hands.choose(officer, "close")

    def at(self, when: datetime, act: Callable[[], None]) -> None:
        heapq.heappush(self._acts, (when, next(self._order), act))

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        self.at(self.now + timedelta(seconds=seconds), act)

    def note(self, what: str, entry: Entry, **more: object) -> None:
        self.timeline.note(self.now, what, entry.label, entry.officer.name if entry.officer else "", **more)

    @property
    def entries(self) -> list[Entry]:
        return [entry for visit in self.visits.values() for entry in visit.entries]

    # Citizens.

    def arrive(self, person: Person) -> None:
        shown, page = self.hands.take(person)
        visit = self.visits[person.place] = Visit(page=page)
        ahead = [self.before(person, letter) for letter in person.letters]
        for letter, before, (label, text) in zip(person.letters, ahead, shown, strict=True):
            entry = self.queue(person, letter, person.fate if letter == person.letters[0] else "", self.now)
            assert label == entry.label
            assert (f"{before} orang di depan" in text) if before else ("Anda berikutnya" in text), (
                label,
                before,
                text,
            )
            self.told(entry, text)
        assert len(visit.entries) == len(person.letters)
        if person.fate == "leaves":
            self.later(person.patience, partial(self.give_up, visit.entries[0]))
        if person.place % LOOKS == LOOKS - 1:
            self.hands.board_comes_to_show(self.last_calls())
        self.wake()

    def before(self, person: Person, letter: str) -> int:
        usual = person.priority == "none"
        return sum(
            one.stage == "waiting" and one.letter == letter and (usual or one.person.priority != "none")
            for one in self.entries
        )

    def queue(self, person: Person, letter: str, fate: str, queued: datetime) -> Entry:
        self.given[letter] += 1
        entry = Entry(person, letter, self.given[letter], queued, fate)
        self.visits[person.place].entries.append(entry)
        return entry

    def told(self, entry: Entry, text: str) -> None:
        """The band as the page told it, in minutes; the house keeps its seconds, and both must be one promise."""
        kept = Ticket.objects.get(day=OPENS.date(), letter=entry.letter, number=entry.number)
        found = re.search(r"kira-kira (\d+)–(\d+) menit", text)
        band = None
        if kept.promised_low is not None and kept.promised_high is not None:
            band = kept.promised_low, kept.promised_high
            if found:
                assert (int(found[1]), int(found[2])) == (band[0] // 60, -(-band[1] // 60))
        assert (band is None) == (entry.letter != "A" or kept.transferred_from_id is not None)
        self.note("issued", entry, service=SERVICE[entry.letter], band=band)

    def give_up(self, entry: Entry) -> None:
        if entry.stage == "waiting":
            self.hands.cancel(self.visits[entry.person.place].page, entry.label)
            self.end(entry, "left")

    def answer(self, visit: Visit) -> None:
        person = visit.entries[0].person
        ended = all(one.stage in ("served", "left", "no_show", "transferred") for one in visit.entries)
        if person.answers is None or visit.answered or not ended:
            return
        served = [one.ended for one in visit.entries if one.stage == "served" and one.ended]
        if self.now < max(served) + LEAVING:
            return  # asked again once the last service is long enough ago
        visit.answered = True
        self.hands.answer(visit.page, person.answers)
        self.timeline.answers.append(person.answers)

    # Officers.

    def wake(self) -> None:
        for officer in self.hall.officers:
            is_idle = self.here[officer.name] is None and officer.name not in self.woken
            if is_idle and (self.due_here(officer) or self.candidates(officer)):
                self.woken.add(officer.name)
                self.later(2, partial(self.next, officer))

    def candidates(self, officer: Officer) -> list[Entry]:
        waiting = (one for one in self.entries if one.stage == "waiting" and one.letter in officer.calls)
        return sorted((one for one in waiting if one.person.place not in self.busy), key=lambda one: one.place)

    def due_here(self, officer: Officer) -> list[Entry]:
        """Who was held here, should be back by now, and is not at another counter with another number."""
        back = (one for when, one in self.due[officer.name] if when <= self.now)
        return [one for one in back if one.person.place not in self.busy]

    @property
    def busy(self) -> set[int]:
        """Whoever stands at a counter, or is called to one, can be at no other."""
        return {one.person.place for one in self.entries if one.stage in ("called", "at desk")}

    def next(self, officer: Officer) -> None:
        """Free: who was held comes back first, then the head of the queues."""
        self.woken.discard(officer.name)
        if self.here[officer.name] is not None:
            return
        due = self.due_here(officer)
        if due:
            self.resume(officer, due[0])
            return
        waiting = self.candidates(officer)
        if not waiting:
            return
        head = waiting[0]
        if head.fate == "uncalled":
            head.fate = ""
            assert self.hands.pick(officer, head.label, "start") == head.label
            self.come(officer, head, "at desk")
            self.note("started", head, uncalled=True)
            self.later(head.person.seconds, partial(self.finish, head))
            return
        self.hands.keep_fresh(officer)
        assert self.hands.key(officer, "n") == head.label
        self.called(officer, head)

    def come(self, officer: Officer, entry: Entry, stage: str) -> None:
        entry.officer, entry.stage, entry.since = officer, stage, self.now
        self.here[officer.name] = entry

    def called(self, officer: Officer, entry: Entry) -> None:
        self.come(officer, entry, "called")
        self.note("called", entry)
        if entry.fate in ("absent", "late"):
            for seconds in (40, 80):
                self.later(seconds, partial(self.call_again, entry))
            self.later(120, partial(self.absent, entry))
        elif entry.fate == "put_back":
            self.later(15, partial(self.put_back, entry))
        else:
            if entry.fate == "again":
                self.later(20, partial(self.call_again, entry))
            self.later(35, partial(self.start, entry))

    def call_again(self, entry: Entry) -> None:
        assert self.hands.key(_of(entry), "u") == entry.label
        entry.since = self.now

    def put_back(self, entry: Entry) -> None:
        officer = _of(entry)
        assert self.hands.key(officer, "b") == ""
        entry.fate, entry.stage, entry.officer, entry.since = "", "waiting", None, None
        self.free(officer)

    def absent(self, entry: Entry) -> None:
        assert self.hands.key(_of(entry), "x") == ""
        first = self.timeline.numbers[OPENS.date(), entry.label].called
        self.end(entry, "no_show")
        entry.since = first
        if entry.fate == "late":
            self.later(600, partial(self.restore, entry))

    def restore(self, entry: Entry) -> None:
        """At any counter that calls this queue, also while somebody stands there."""
        officer = next(one for one in self.hall.officers if entry.letter in one.calls)
        self.hands.pick(officer, entry.label, "restore")
        entry.fate, entry.stage, entry.officer, entry.since = "", "waiting", None, None
        if RULE[entry.letter] == "end":
            entry.queued = self.now
        self.note("restored", entry)
        self.wake()

    def start(self, entry: Entry) -> None:
        assert self.hands.key(_of(entry), "m") == entry.label
        entry.stage, entry.since = "at desk", self.now
        self.note("started", entry)
        seconds = entry.person.seconds
        middle = {
            "hold": partial(self.hold, entry), "forgotten": partial(self.hold, entry),
            "transfer": partial(self.transfer, entry), "goes": partial(self.goes, entry),
        }.get(entry.fate)  # fmt: skip
        if middle is not None:
            self.later(seconds * 0.4, middle)
            return
        if entry.fate == "add":
            self.later(seconds * 0.5, partial(self.add, entry))
        self.later(seconds, partial(self.finish, entry))

    def hold(self, entry: Entry) -> None:
        officer = _of(entry)
        assert self.hands.choose(officer, "hold", reason="files") == ""
        entry.stage = "held"
        self.here[officer.name] = None
        if entry.fate == "hold":
            when = self.now + 8 * A_MINUTE
            self.due[officer.name].append((when, entry))
            self.at(when + A_SECOND, partial(self.next, officer))
        self.later(3, partial(self.next, officer))

    def resume(self, officer: Officer, entry: Entry) -> None:
        self.due[officer.name] = [row for row in self.due[officer.name] if row[1] is not entry]
        assert self.hands.pick(officer, entry.label, "resume") == entry.label
        entry.stage, self.here[officer.name] = "at desk", entry
        self.later(entry.person.seconds * 0.6, partial(self.finish, entry))

    def transfer(self, entry: Entry) -> None:
        officer, letter = _of(entry), self.another(entry)
        assert self.hands.choose(officer, "transfer", line=letter, reason="salah memilih pelayanan") == ""
        self.end(entry, "transferred", wake=False)
        made = self.queue(entry.person, letter, "", entry.queued)
        self.note("issued", made, service=SERVICE[letter])
        self.free(officer)

    def add(self, entry: Entry) -> None:
        letter = self.another(entry)
        assert self.hands.choose(_of(entry), "add", line=letter) == entry.label
        self.told(self.queue(entry.person, letter, "", self.now), "")

    def another(self, entry: Entry) -> str:
        taken = {one.letter for one in self.visits[entry.person.place].entries}
        return next(letter for letter in WEIGHTS if letter not in taken)

    def goes(self, entry: Entry) -> None:
        assert self.hands.key(_of(entry), "p") == ""
        self.end(entry, "left")

    def finish(self, entry: Entry) -> None:
        """With the key that calls the next one where somebody waits, else with the other."""
        officer = _of(entry)
        if entry.fate == "wrong":
            assert self.hands.key(officer, "w", "s") == ""
            self.end(entry, "served", is_accurate=False)
            return
        entry.stage = "ending"
        waiting = self.candidates(officer)
        if self.due_here(officer) or not waiting or waiting[0].fate == "uncalled":
            assert self.hands.key(officer, "s") == ""
            self.end(entry, "served")
            return
        assert self.hands.key(officer, "n") == waiting[0].label
        self.end(entry, "served", wake=False)
        self.called(officer, waiting[0])
        self.wake()

    def end(self, entry: Entry, outcome: str, *, wake: bool = True, **more: object) -> None:
        entry.stage, entry.ended = outcome, self.now
        self.note(outcome, entry, **more)
        visit = self.visits[entry.person.place]
        self.later(6 * 60, partial(self.answer, visit) if any(one.stage == "served" for one in visit.entries) else _no)
        officer = entry.officer
        if officer is None:
            return
        self.here[officer.name] = None
        if wake:
            self.free(officer)

    def free(self, officer: Officer) -> None:
        self.here[officer.name] = None
        self.later(4, partial(self.next, officer))
        self.wake()

    # The board.

    def last_calls(self) -> list[tuple[str, str]]:
        shown = [one for one in self.entries if one.officer and one.since and one.stage in _ON_BOARD]
        newest = sorted(shown, key=lambda one: one.since or OPENS, reverse=True)[:5]
        return [(one.label, str(_of(one).counter.number)) for one in newest]


_ON_BOARD = ("called", "at desk", "held", "no_show", "served")


def _of(entry: Entry) -> Officer:
    assert entry.officer is not None
    return entry.officer


def _no() -> None:
    pass
