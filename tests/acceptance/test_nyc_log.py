"""A large log with dirty keys: the complaints to the councillors of New York (NYC Open Data, MIT)."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kinerja.facts.service.models import Request
from tests.acceptance.test_receipt_log import ask

LOG = Path(__file__).resolve().parents[2].parent / "shared/data/complaints/nyc_council_constituent_cases.csv.gz"
pytestmark = [
    pytest.mark.skipif(not LOG.exists(), reason="the shared data are not on this machine"),
    pytest.mark.slow,
    pytest.mark.django_db,
]
MAPPING = """
[source]
format = "csv"
timezone = "America/New_York"
[service]
code = "aduan"
[columns]
case = "unique_key"
opened = "opendate"
closed = "closedate"
[attributes]
office = "account"
"""


def test_it_takes_all_of_it_and_finds_what_changed(tmp_path: Path) -> None:
    mapping, corrected = tmp_path / "peta.toml", tmp_path / "log.csv"
    mapping.write_text(MAPPING)
    report = ask("import-log", str(LOG), "--mapping", str(mapping))
    assert (report["rows"], report["cases"], report["open"]) == (341_299, 341_194, 14_139)
    assert (report["duplicates"], report["replaced"], report["negative_durations"]) == (7, 98, 0)
    assert Request.objects.count() == 341_194

    with gzip.open(LOG, "rt", encoding="utf-8") as stream:
        lines = stream.readlines()
    lines[100] = lines[100].replace(",NYCC", ",OFFICE", 1)
    corrected.write_text("".join(lines), encoding="utf-8")
    again = ask("import-log", str(corrected), "--mapping", str(mapping))
    assert (again["new"], again["changed"], again["changed_fields"]) == (0, 1, {"attributes": 1})

    total = ask("figures", "completion", "--service", "aduan", "--by", "office")
    assert (total["total"]["n"], len(total["groups"])) == (341_194, 52)
    assert total["groups"][0]["group"] == "NYCC50"
