"""The command line speaks one language, also where argparse has the word."""

from __future__ import annotations

import argparse
import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from kinerja.doors.cli.commands import modules
from kinerja.doors.cli.main import build_parser
from kinerja.doors.cli.mishaps import sentence
from kinerja.doors.interchange.event_logs.mapping_rules import read_mapping
from kinerja.pure.lib.refusals import Refused


@pytest.fixture(autouse=True)
def _own_words_again() -> Iterator[None]:
    yield
    setattr(argparse, "_", gettext.gettext)  # noqa: B010 - as argparse left it


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", ["pemakaian:", "pilihan:", "tampilkan bantuan"]), ("en", ["usage:", "options:", "show this help"])],
)
def test_help_is_in_the_language_of_whoever_asks(language: str, words: list[str]) -> None:
    with translation.override(language):
        shown = build_parser(modules()).format_help()
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize(
    ("language", "complaint"),
    [("id", "--port: x tidak dapat dipakai di sini"), ("en", "--port: x cannot be used here")],
)
def test_complaints_are_too(capsys: pytest.CaptureFixture[str], language: str, complaint: str) -> None:
    with translation.override(language), pytest.raises(SystemExit):
        build_parser(modules()).parse_args(["serve", "--port", "x"])
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "reason"), [("id", "itu folder, bukan berkas."), ("en", "that is a folder, not a file.")]
)
def test_so_are_the_troubles_with_a_file(tmp_path: Path, language: str, reason: str) -> None:
    with translation.override(language), pytest.raises(Refused) as refused:
        read_mapping(tmp_path)
    with translation.override(language):
        assert sentence(refused.value).endswith(reason)
