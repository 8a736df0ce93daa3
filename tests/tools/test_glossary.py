"""The glossary's page is generated, and nobody takes what is only remembered for law."""

from __future__ import annotations

from pathlib import Path

import glossary
import pytest

TOML = """
[people]
Unit = { term = "unit kerja", meaning = "bagian instansi", source = "PP 30/2019 Pasal 1 angka 24", mark = "P" }
User = { term = "pengguna", meaning = "akun untuk masuk", source = "" }
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "glossary.toml"
    path.write_text(TOML)
    monkeypatch.setattr(glossary, "SOURCE", path)
    monkeypatch.setattr(glossary, "PAGE", tmp_path / "glossary.md")
    return path


def test_it_writes_a_row_for_each_word_with_how_its_source_is_known(source: Path) -> None:
    assert glossary.main("write") == 0
    written = glossary.PAGE.read_text()
    assert "| `Unit` | unit kerja | bagian instansi | PP 30/2019 Pasal 1 angka 24 (P) |" in written
    assert "| `User` | pengguna | akun untuk masuk |  |" in written
    assert glossary.main("check") == 0


def test_it_notices_a_stale_page(source: Path) -> None:
    glossary.main("write")
    source.write_text(TOML.replace("akun untuk masuk", "akun"))
    assert glossary.main("check") == 1


@pytest.mark.parametrize(
    "wrong", ['source = "PP 30/2019", mark = "M"', 'source = "PP 30/2019"', 'source = "", mark = "P"']
)
def test_it_refuses_a_source_that_is_only_remembered(
    source: Path, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(TOML.replace('source = ""', wrong))
    assert glossary.main("check") == 1
    assert "User" in capsys.readouterr().out
