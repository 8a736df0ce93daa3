"""The large log of the benchmarks: 341,299 complaints to the councillors of New York (NYC Open Data, MIT)."""

from __future__ import annotations

import sys
from pathlib import Path

LOG = Path(__file__).resolve().parents[2] / "shared/data/complaints/nyc_council_constituent_cases.csv.gz"
MAPPING = """
[source]
format = "csv"
timezone = "America/New_York"
[service]
code = "aduan"
name = "Aduan warga"
[columns]
case = "unique_key"
opened = "opendate"
closed = "closedate"
[attributes]
office = "account"
kind = "complaint_type"
descriptor = "descriptor"
borough = "borough"
board = "community_board"
"""


def missing() -> bool:
    """Whether there is no log to measure with; says so."""
    if not LOG.exists():
        print("the shared data are not on this machine: not measured", file=sys.stderr)
    return not LOG.exists()


def mapping(folder: Path) -> Path:
    """The mapping as a file."""
    file = folder / "mapping.toml"
    file.write_text(MAPPING)
    return file
