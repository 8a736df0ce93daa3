from __future__ import annotations

import pytest

from kinerja.pure.lib.refusals import Invalid, Refused
from kinerja.pure.statistics.erlang import erlang_c, servers_needed


@pytest.mark.parametrize(
    ("arrivals", "handling", "servers", "wait", "mean", "within"),
    [
        (100, 180, 6, 0.58751645, 105.752961, 0.47426718),
        (20, 900, 6, 0.58751645, 528.764805, 0.42539547),
        (12, 300, 2, 0.33333333, 100.000000, 0.68816434),
    ],
)
def test_it_gives_the_reference_figures(arrivals, handling, servers, wait, mean, within):
    waiting = erlang_c(arrivals, handling, servers)
    assert waiting.wait_probability == pytest.approx(wait, abs=1e-8)
    assert waiting.mean_wait_seconds == pytest.approx(mean, abs=1e-6)
    assert waiting.answered_within(20) == pytest.approx(within, abs=1e-8)


def test_it_lets_nobody_wait_where_nobody_comes():
    assert erlang_c(0, 300, 1).mean_wait_seconds == 0


@pytest.mark.parametrize("servers", [4, 5])
def test_it_refuses_a_queue_that_grows_without_end(servers):
    with pytest.raises(Refused, match=r"Antrean tidak stabil: beban 5\.00 loket") as refusal:
        erlang_c(100, 180, servers)
    assert refusal.value.params == {"load": 5.0, "servers": servers}


@pytest.mark.parametrize(("arrivals", "handling", "servers"), [(-1, 60, 1), (1, 0, 1), (1, 60, 0)])
def test_it_refuses_what_is_no_queue(arrivals, handling, servers):
    with pytest.raises(Invalid, match="sedikitnya satu loket"):
        erlang_c(arrivals, handling, servers)


def test_it_finds_the_fewest_counters():
    servers = servers_needed(100, 180, 20, 0.8)
    assert erlang_c(100, 180, servers).answered_within(20) >= 0.8
    assert erlang_c(100, 180, servers - 1).answered_within(20) < 0.8


def test_it_refuses_certainty_and_armies():
    with pytest.raises(Invalid, match="di bawah 1"):
        servers_needed(100, 180, 20, 1)
    with pytest.raises(Refused, match="lebih dari 1000 loket"):
        servers_needed(60_000, 3600, 20, 0.8)
