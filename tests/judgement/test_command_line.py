"""`kinerja evaluate` and `kinerja explain`, as an operator types them."""

from __future__ import annotations

import json

import pytest

from kinerja.doors.cli.main import carry_out, main
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.queries import recompute
from kinerja.platform.audit.models import Entry
from tests.judgement.town import A_DAY, NEW_YEAR


@pytest.fixture
def kinerja(capsys):
    """Run a command in this process; what it printed, and its exit status."""

    def kinerja(*words: str) -> tuple[str, int]:
        status = carry_out(words)
        return capsys.readouterr().out, status

    return kinerja


@pytest.fixture
def measured(town):
    town.plan(town.cast.sari, ("service.on_time_share", {}, 80), ("service.completion_time", {"statistic": "p50"}, 3))
    for number in range(40):
        town.case(town.cast.sari, NEW_YEAR, number % 5, deadline_at=NEW_YEAR + 3 * A_DAY)
    return town


def test_it_evaluates_a_period(kinerja, measured):
    printed, status = kinerja("evaluate", "--cycle", "2026", "--period", "P1", "--json")
    document = json.loads(printed)
    assert (status, document["figures"], document["created"], document["number"]) == (0, 2, 1, 1)
    assert len(document["digest"]) == 64
    again = json.loads(kinerja("evaluate", "--cycle", "2026", "--period", "P1", "--json")[0])
    assert (again["digest"], again["created"], again["unchanged"]) == (document["digest"], 0, 1)


def test_it_says_in_words_what_it_did(kinerja, measured):
    printed, _ = kinerja("evaluate", "--cycle", "2026", "--period", "P1")
    assert "penilaian baru disiapkan" in printed


def test_it_names_the_periods_there_are(measured, capsys):
    assert main(["evaluate", "--cycle", "2026", "--period", "TW9"]) == 1
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "2026 P1" in refused.err


def test_it_explains_down_to_the_cases_and_every_score_follows(kinerja, measured):
    kinerja("evaluate", "--cycle", "2026", "--period", "P1")
    printed, status = kinerja("explain", str(Evaluation.objects.get().pk), "--json")
    document = json.loads(printed)
    assert status == 0
    assert document["recomputed"]["wrong"] == []
    assert [check for check in recompute(document) if not check.agrees] == []
    assert Entry.objects.filter(verb="evaluation.seen").count() == 1


@pytest.mark.parametrize("person", ["sari", "199107082015032004", "19910708 201503 2 004"])
def test_it_finds_a_persons_evaluation(kinerja, measured, person):
    kinerja("evaluate", "--cycle", "2026", "--period", "P1")
    printed, _ = kinerja("explain", "--employee", person, "--period", "P1")
    assert "Sari" not in printed.splitlines()[0]
    assert "K0001" in printed
    assert "semuanya cocok" in printed
    assert "pengaturan setempat" in printed


def test_it_says_when_the_records_no_longer_agree(kinerja, measured):
    kinerja("evaluate", "--cycle", "2026", "--period", "P1")
    measured.case(measured.cast.sari, NEW_YEAR, 9, deadline_at=NEW_YEAR + A_DAY)
    printed, _ = kinerja("explain", "--employee", "sari")
    assert "tidak lagi cocok" in printed
    assert "Catatannya telah berubah" in printed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["explain"], "Sebutkan kunci"),
        (["explain", "x"], "bukan kunci"),
        (["explain", "01a2028e-ee12-73bb-a13a-6e65c3730bb3"], "tidak ada"),
        (["explain", "--employee", "rina"], "tidak ada"),
    ],
)
def test_it_says_what_to_type_instead(measured, capsys, words, sentence):
    assert main(words) == 1
    assert sentence in capsys.readouterr().err
