"""Steps of the set-up: done once, again when something changed, and with a reason when they fail."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import steps


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(steps, "STAMPS", tmp_path / "stamps")
    return []


def step(folder: Path, ran: list[str]) -> steps.Step:
    def action() -> None:
        ran.append("ran")
        (folder / "out").write_text("")

    return steps.Step("one", "One", action, inputs=(folder / "in",), outputs=(folder / "out",))


def test_it_runs_a_step_once_and_again_when_its_input_changes(tmp_path: Path, ran: list[str]) -> None:
    (tmp_path / "in").write_text("1")
    for content, times in [("1", 1), ("1", 1), ("2", 2)]:
        (tmp_path / "in").write_text(content)
        steps.carry_out([step(tmp_path, ran)])
        assert len(ran) == times


def test_it_runs_a_step_again_when_its_output_is_gone(tmp_path: Path, ran: list[str]) -> None:
    steps.carry_out([step(tmp_path, ran)])
    (tmp_path / "out").unlink()
    steps.carry_out([step(tmp_path, ran)])
    assert len(ran) == 2


def test_it_shows_what_a_failing_program_said(tmp_path: Path, ran: list[str]) -> None:
    with pytest.raises(steps.Failed, match="out of disk"):
        steps.call([sys.executable, "-c", "import sys; sys.exit('out of disk')"])


def test_it_does_not_call_a_failed_step_done(tmp_path: Path, ran: list[str]) -> None:
    def fail() -> None:
        raise steps.Failed("no")

    failing = steps.Step("one", "One", fail)
    with pytest.raises(steps.Failed):
        steps.carry_out([failing])
    assert not failing.is_done()
