"""Commands in this process, as an operator types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from kinerja.doors.cli.main import main


@dataclass(frozen=True)
class Answer:
    status: int
    printed: str
    complaint: str


Type = Callable[..., Answer]
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def typed(db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    monkeypatch.setenv("KINERJA_LANG", "id")
    monkeypatch.setenv("KINERJA_DEBUG", "1")

    def run(*words: str) -> Answer:
        status = main(list(words))
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def ask(typed: Type) -> Ask:
    """The document of `kinerja figures …`."""

    def run(*words: str) -> dict[str, Any]:
        answer = typed("figures", *words, "--json")
        assert answer.status == 0, answer.complaint
        document: dict[str, Any] = json.loads(answer.printed)
        return document

    return run
