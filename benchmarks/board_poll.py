"""A board that has not changed, polled: 304 from the house, against a view that does nothing but answer 304.

Both are one process of the same server on this machine, asked over one connection that stays open. The house looks up
the pulses of the team and the session in one statement; the floor asks no database and runs no middleware. The aim,
2 ms, is held against what a poll costs the server: that is what 2,000 boards multiply. The round trip has the client
and the kernel in it.

The city is small: a poll reads rows by their keys, whatever their number. POLL_STAFF makes it larger.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from benchmarks.lines import Line
from benchmarks.load.browser import POLL
from benchmarks.polling import BARE, Asked, floor_lines, in_turns, lines_of
from benchmarks.serving import free_port, serving

STAFF = int(os.environ.get("POLL_STAFF", "2000"))
ROUNDS, POLLS, WARM = 9, 400, 300


def measure() -> list[Line]:
    """An average team and the largest; all three take turns, so that they meet the same machine."""
    from benchmarks.night_city import night
    from kinerja.doors.cli.cell import let_go

    boards = sorted(night(STAFF, STAFF // 10, datetime.now(UTC)).boards, key=lambda board: board.team)
    let_go()
    middle, largest = boards[len(boards) // 2], boards[-1]
    house, floor = free_port(), free_port()
    with serving(house) as server, serving(floor, "benchmarks.minimal.wsgi:application") as minimal:
        asked = [Asked(house, server, POLL, _signed_in(board.session)) for board in (middle, largest)]
        asked.append(Asked(floor, minimal, BARE, _signed_in(middle.session)))
        ours, large, bare = in_turns(asked, ROUNDS, POLLS, WARM)
    return [
        *lines_of(f"unchanged board of {middle.team}", ours, bare),
        *lines_of(f"unchanged board of {largest.team}", large, bare),
        *floor_lines(bare),
    ]


def _signed_in(session: str) -> dict[str, str]:
    return {"Cookie": f"sessionid={session}"}
