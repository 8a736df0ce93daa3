"""The reference figures of a real log of environmental permits, through the command itself.

Data: Buijs, J.C.A.M., Receipt phase of an environmental permit application process (CoSeLoG), 4TU.ResearchData.
The figures were computed twice by independent tools (domain/measurement 4).
"""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from kinerja.doors.cli.main import main

LOG = Path(__file__).resolve().parents[2].parent / "shared/data/eventlog/receipt_wabo.csv.gz"
pytestmark = [
    pytest.mark.skipif(not LOG.exists(), reason="the shared data are not on this machine"),
    pytest.mark.django_db,
]
MAPPING = """
[source]
format = "csv"
timezone = "Europe/Amsterdam"
[service]
code = "izin-lingkungan"
name = "Izin lingkungan"
[columns]
case = "case:concept:name"
activity = "concept:name"
at = "time:timestamp"
officer = "org:resource"
opened = "case:startdate"
closed = "case:enddate"
deadline = "case:deadline"
in_charge = "case:responsible"
[attributes]
department = "case:department"
[calendar]
days = "mon-fri"
hours = "08:00-17:00"
holidays = "none"
"""
QUESTIONS = {
    "by in_charge": ("completion", "--by", "in_charge"),
    "by department": ("completion", "--by", "department"),
    "business hours": ("completion", "--span", "events", "--unit", "working-hours"),
    "steps": ("steps",),
    "handovers": ("handovers",),
    "variants": ("variants",),
}
DAYS, SHARES = 1e-4, 1e-6

Documents = dict[str, dict[str, Any]]


def ask(*words: str) -> dict[str, Any]:
    out = io.StringIO()
    with redirect_stdout(out), pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_DEBUG", "1")
        assert main([*words, "--json"]) == 0
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


@pytest.fixture(scope="module")
def documents(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Documents:
    """Import once, ask everything once, and leave the database as it was."""
    mapping = tmp_path_factory.mktemp("receipt") / "peta.toml"
    mapping.write_text(MAPPING)
    with django_db_blocker.unblock(), transaction.atomic():
        answers = {"import": ask("import-log", str(LOG), "--mapping", str(mapping))}
        answers["again"] = ask("import-log", str(LOG), "--mapping", str(mapping))
        for name, words in QUESTIONS.items():
            answers[name] = ask("figures", *words, "--service", "izin-lingkungan")
        transaction.set_rollback(True)
    return answers


def group(document: dict[str, Any], label: str) -> dict[str, Any]:
    return next(group for group in document["groups"] if group["group"] == label)


def test_it_counts_the_log(documents: Documents) -> None:
    report = documents["import"]
    assert (report["rows"], report["events"], report["cases"], report["open"]) == (8577, 8577, 1434, 105)
    assert (report["negative_durations"], report["duplicates"], report["rejected_rows"]) == (2, 0, 0)
    assert (report["new"], report["changed"], report["unchanged"]) == (1434, 0, 0)
    assert (documents["again"]["new"], documents["again"]["changed"]) == (0, 0)


def test_it_measures_completion(documents: Documents) -> None:
    document = documents["by in_charge"]
    total = document["total"]
    assert document["until"] == "2012-01-23T14:42:54.644000+00:00"
    assert (total["n"], total["open"], total["excluded"], total["closed"]) == (1434, 105, 2, 1327)
    percentiles = [total[name] for name in ("p10", "p25", "p50", "p75", "p90", "p95", "mean")]
    reference = [20.325520, 35.363016, 50.642316, 72.515824, 105.577247, 131.896104, 59.069775]
    assert percentiles == pytest.approx(reference, abs=DAYS)


def test_it_measures_promises_kept(documents: Documents) -> None:
    on_time = documents["by in_charge"]["total"]["on_time"]
    assert (on_time["k"], on_time["n"], on_time["open_late"]) == (950, 1327, 39)
    assert [on_time["share"], on_time["low"], on_time["high"]] == pytest.approx(
        [0.715901, 0.691040, 0.739515], abs=SHARES
    )


def test_it_follows_open_cases_to_the_end_of_the_window(documents: Documents) -> None:
    km = documents["by in_charge"]["total"]["km"]
    assert (km["n"], km["events"]) == (1432, 1327)
    assert [km["median"], km["q75"], km["q90"]] == pytest.approx([52.512096, 79.357451, 121.366283], abs=DAYS)
    assert km["survival"] == pytest.approx({"30": 0.830154, "56": 0.429196, "90": 0.197802}, abs=SHARES)


@pytest.mark.parametrize(
    ("label", "n", "median", "share"),
    [
        ("General", 1285, 51.273006, 0.712062),
        ("Customer contact", 27, 11.418411, 0.962963),
        ("Experts", 15, 57.670536, 0.600000),
    ],
)
def test_it_compares_departments(documents: Documents, label: str, n: int, median: float, share: float) -> None:
    department = group(documents["by department"], label)
    assert department["closed"] == n
    assert department["p50"] == pytest.approx(median, abs=DAYS)
    assert department["on_time"]["share"] == pytest.approx(share, abs=SHARES)


@pytest.mark.parametrize(
    ("label", "n", "median", "p90", "kept"),
    [
        ("Resource11", 336, 40.518130, 55.579547, 310),
        ("Resource02", 105, 58.477909, 118.410407, 64),
        ("Resource01", 84, 45.344405, 73.181730, 66),
    ],
)
def test_it_compares_officers_in_charge(
    documents: Documents, label: str, n: int, median: float, p90: float, kept: int
) -> None:
    officer = group(documents["by in_charge"], label)
    assert (officer["closed"], officer["on_time"]["k"]) == (n, kept)
    assert [officer["p50"], officer["p90"]] == pytest.approx([median, p90], abs=DAYS)


def test_it_allows_for_over_dispersion(documents: Documents) -> None:
    document = documents["by in_charge"]
    assert len(document["groups"]) == 39
    assert sum(1 for officer in document["groups"] if officer["on_time"]["n"]) == 35
    funnel = [document["funnel"][name] for name in ("theta", "phi", "tau2")]
    assert funnel == pytest.approx([0.715901, 4.150243, 0.018896], abs=SHARES)
    first, last = group(document, "Resource11"), group(document, "Resource12")
    assert [first["z"], first["z_od"]] == pytest.approx([8.402093, 1.480305], abs=SHARES)
    assert [last["z"], last["z_od"]] == pytest.approx([-6.031232, -2.603510], abs=SHARES)


def test_it_shrinks_small_groups(documents: Documents) -> None:
    shrinkage = documents["by in_charge"]["shrinkage"]
    found = [shrinkage[name] for name in ("within_variance", "tau2", "mu")]
    assert found == pytest.approx([0.421560, 0.299860, 3.645189], abs=SHARES)


def test_it_measures_steps(documents: Documents) -> None:
    total = documents["steps"]["total"]
    assert (documents["steps"]["unit"], total["n"]) == ("hours", 7143)
    found = [total[name] for name in ("p50", "p75", "p90", "mean")]
    assert found == pytest.approx([0.010389, 0.128136, 28.096023, 26.057230], abs=DAYS)


def test_it_counts_hand_overs(documents: Documents) -> None:
    document = documents["handovers"]
    assert (document["total"]["n"], document["total"]["handovers"]) == (7143, 1208)
    most = document["groups"][0]
    assert (most["from"], most["to"], most["n"]) == ("Resource10", "admin1", 180)


def test_it_counts_the_ways_cases_go(documents: Documents) -> None:
    document = documents["variants"]
    assert (document["total"]["n"], document["total"]["variants"]) == (1434, 116)
    assert [way["n"] for way in document["groups"][:3]] == [713, 123, 116]


def test_it_measures_business_hours(documents: Documents) -> None:
    total = documents["business hours"]["total"]
    found = [total[name] for name in ("p50", "p75", "p90", "mean")]
    assert found == pytest.approx([0.772450, 31.411726, 92.283833, 34.908570], abs=DAYS)
    assert total["zero_share"] == pytest.approx(0.089261, abs=SHARES)
