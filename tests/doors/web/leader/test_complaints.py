"""What a leader sees of complaints: figures with the open ones in them, and nothing that points at a few."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.doors.web.ui import clock
from kinerja.facts.complaint import commands
from tests.cast import Cast
from tests.facts.complaint.talk import REPLY, Talk

PAGE = "/pimpinan/pengaduan"


@pytest.fixture
def talk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Talk:
    made = Talk(cast)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_few_are_not_shown(talk: Talk) -> None:
    assert "Belum ada pengaduan" in text(talk.cast.client("dewi").get(PAGE))
    talk.filed()
    talk.later(seconds=1)
    assert "masih terlalu sedikit" in text(talk.cast.client("dewi").get(PAGE))


@pytest.mark.parametrize("by", ["unit", "class", "service", "marah"])
def test_it_is_drawn_with_its_table(talk: Talk, by: str) -> None:
    complaints = [talk.routed() for _n in range(6)]
    talk.later(days=2)
    for complaint in complaints[:4]:
        commands.answer(complaint, text=REPLY, **talk.by)
    talk.later(seconds=1)
    page = text(talk.cast.client("dewi").get(f"{PAGE}?menurut={by}"))
    for said in ("Dijawab: separuhnya dalam", "Kaplan-Meier", "<svg", "100%"):
        assert said in page


def test_another_unit_is_not_shown(talk: Talk) -> None:
    assert talk.cast.client("budi").get(f"{PAGE}?unit={talk.root.pk}").status_code == 404
