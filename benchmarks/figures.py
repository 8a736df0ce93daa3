"""`figures completion` by office over 341,194 cases against the same figures by DuckDB straight from the file.

Both run in one process, their start excluded: DuckDB reads the packed CSV, the command reads its database.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from benchmarks.complaints import LOG, mapping, missing
from benchmarks.lines import Line
from benchmarks.programs import kinerja, timed

REPEATS = 5
SLOWDOWN = 3.0

# Percentiles, mean, counts, promises kept (this log promises nothing) and the quantiles of Kaplan-Meier, for every
# office and for all of them: the measure of what the command answers, in the way SQL would say it.
FLOOR = """
WITH raw AS (
    SELECT *, row_number() OVER () AS row_no
    FROM read_csv('{file}', header = true, delim = ',', quote = '"',
                  columns = {{'unique_key': 'VARCHAR', 'account': 'VARCHAR', 'opendate': 'DATE', 'closedate': 'DATE',
                  'complaint_type': 'VARCHAR', 'descriptor': 'VARCHAR', 'borough': 'VARCHAR',
                  'community_board': 'VARCHAR'}})
), cases AS (
    SELECT account, opendate, closedate, NULL::DATE AS deadline,
           (coalesce(closedate, DATE '2025-01-09') - opendate)::DOUBLE AS days, closedate IS NOT NULL AS ended
    FROM raw QUALIFY row_number() OVER (PARTITION BY unique_key ORDER BY row_no DESC) = 1
), grouped AS (
    SELECT account AS label, * FROM cases UNION ALL SELECT NULL AS label, * FROM cases
), described AS (
    SELECT label, count(*) AS n, count(*) FILTER (NOT ended) AS open, avg(days) FILTER (ended) AS mean,
           quantile_cont(days, [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]) FILTER (ended) AS percentiles,
           count(*) FILTER (closedate <= deadline) AS kept, count(deadline) FILTER (ended) AS promised,
           count(*) FILTER (NOT ended AND deadline < DATE '2025-01-09') AS open_late
    FROM grouped GROUP BY label
), moments AS (
    SELECT label, days, count(*) FILTER (ended) AS ends, count(*) AS leaving FROM grouped GROUP BY label, days
), at_risk AS (
    SELECT *, sum(leaving) OVER (PARTITION BY label ORDER BY days DESC) AS risk FROM moments
), curves AS (
    SELECT label, days, exp(sum(ln(greatest(1 - ends / risk, 1e-300))) OVER (PARTITION BY label ORDER BY days)) AS share
    FROM at_risk
)
SELECT described.*, survival.* FROM described JOIN (
    SELECT label, min(days) FILTER (share <= 0.5 + 1e-9) AS median, min(days) FILTER (share <= 0.25 + 1e-9) AS q75,
           min(days) FILTER (share <= 0.1 + 1e-9) AS q90, min(share) FILTER (days <= 30) AS s30,
           min(share) FILTER (days <= 56) AS s56, min(share) FILTER (days <= 90) AS s90
    FROM curves GROUP BY label) AS survival ON survival.label IS NOT DISTINCT FROM described.label
"""


def measure() -> list[Line]:
    """Both take turns; the quickest of each counts. Their medians must agree, or the comparison means nothing."""
    if missing():
        return []
    import duckdb

    from kinerja.facts.service.figures.asking import ask_completion
    from kinerja.facts.service.queries import service_called

    kinerja(os.environ, "import-log", LOG, "--mapping", mapping(Path(os.environ["KINERJA_HOME"])))
    database = duckdb.connect()

    def house() -> Any:
        return ask_completion(service_called("aduan"), by="office")

    def duck() -> list[Any]:
        return database.execute(FLOOR.format(file=LOG)).fetchall()

    _compare(house(), duck())
    taken = [(timed(house), timed(duck)) for _ in range(REPEATS)]
    ours, floor = (min(column) for column in zip(*taken, strict=True))
    return [Line("figures completion by office", ours, "s", "DuckDB from the file", ours / floor, SLOWDOWN)]


def _compare(answer: Any, rows: list[Any]) -> None:
    total = next(row for row in rows if row[0] is None)
    found = (answer["total"]["n"], answer["total"]["open"], answer["total"]["km"]["n"])
    assert found == (total[1], total[2], total[1]), (found, total)
    # A day across a change of the clock has 23 or 25 hours here, and none in a DATE.
    assert abs(answer["total"]["p50"] - total[4][2]) < 0.05, (answer["total"]["p50"], total[4])
    assert abs(answer["total"]["km"]["median"] - total[9]) < 0.05, (answer["total"]["km"], total[9:])
    assert len(answer["groups"]) == len(rows) - 1
