"""A log of a hall, made here, brought in and asked for by the command; every figure reckoned once more, another way.

The other way: plain Python over the rows of the file, lifelines for patience, the formulas of domain/measurement 1
written out for shrinkage and funnel.
"""

from __future__ import annotations

import csv
import math
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.db import transaction
from lifelines import KaplanMeierFitter

from tests.acceptance.test_receipt_log import ask

pytestmark = pytest.mark.django_db
MAPPING = """
[source]
format = "csv"
timezone = "Asia/Jerusalem"
date_format = "%y%m%d"
time_format = "%H:%M:%S"
[service]
code = "bank"
[columns]
ticket = "call_id"
service = "type"
priority = "priority"
date = "date"
issued = "q_start"
called = "q_exit"
started = "ser_start"
finished = "ser_exit"
outcome = "outcome"
officer = "server"
[outcomes]
AGENT = "served"
HANG = "left"
GONE = "no_show"
PHANTOM = "void"
[missing]
officer = ["NO_SERVER"]
"""
HEAD = ("call_id", "type", "priority", "date", "q_start", "q_exit", "outcome", "ser_start", "ser_exit", "server")
PACE = {"Avi": 140, "Dorit": 200, "Michal": 260, "Zohari": 330}
DAYS, CALLS = 9, 560
Call = dict[str, Any]
Documents = dict[str, Any]


def clock(second: float) -> str:
    hour, rest = divmod(int(second) % 86_400, 3_600)
    return f"{hour}:{rest // 60:02}:{rest % 60:02}"


def calls() -> Iterable[Call]:
    """Times in whole seconds after the midnight of each day; waits and services may end past the next one."""
    dice = random.Random(11)
    for day in range(DAYS):
        free = dict.fromkeys(PACE, 0.0)
        for joined in sorted(dice.uniform(14 * 3_600, 24 * 3_600 - 1) for _ in range(CALLS)):
            officer = min(free, key=free.__getitem__)
            call: Call = {"day": day, "joined": int(joined), "type": dice.choice(["PS", "NE", "NW"])}
            wait, patience = int(max(0, free[officer] - joined)), int(dice.expovariate(1 / 700)) + 1
            fate = dice.random()
            if fate < 0.01:
                yield call | {"outcome": "PHANTOM", "wait": wait, "handling": 0, "officer": ""}
            elif wait and patience < wait:
                yield call | {"outcome": "HANG", "wait": patience, "handling": 0, "officer": ""}
            elif wait and fate > 0.97:
                yield call | {"outcome": "GONE", "wait": wait, "handling": 0, "officer": ""}
            else:
                handling = int(dice.gammavariate(1.5, PACE[officer] / 1.5)) if fate > 0.03 else 0
                free[officer] = joined + wait + handling
                named = officer if fate < 0.95 else ""
                yield call | {"outcome": "AGENT", "wait": wait, "handling": handling, "officer": named}


def written(call: Call, number: int) -> list[str]:
    """Who did not wait has midnight for both clocks of the queue; who was not served for both of the service."""
    begins = call["joined"] + call["wait"]
    queue = (clock(call["joined"]), clock(begins)) if call["wait"] else ("0:00:00", "0:00:00")
    service = (clock(begins), clock(begins + call["handling"])) if call["outcome"] == "AGENT" else ("0:00:00",) * 2
    date, ticket = f"9901{call['day'] + 1:02}", str(number % 100)
    return [ticket, call["type"], "0", date, *queue, call["outcome"], *service, call["officer"] or "NO_SERVER"]


@pytest.fixture(scope="module")
def known() -> list[Call]:
    return list(calls())


@pytest.fixture(scope="module")
def documents(known: list[Call], django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Documents:
    """Import once, ask everything once, and leave the database as it was."""
    folder: Path = tmp_path_factory.mktemp("visits")
    log, mapping = folder / "calls.csv", folder / "map.toml"
    mapping.write_text(MAPPING)
    with log.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([HEAD, *(written(call, number) for number, call in enumerate(known))])
    with django_db_blocker.unblock(), transaction.atomic():
        found = {"import": ask("import-visits", str(log), "--mapping", str(mapping))}
        found["again"] = ask("import-visits", str(log), "--mapping", str(mapping))
        found["waiting"] = ask("figures", "waiting", "--within", "20,120")
        found["handling"] = ask("figures", "handling", "--service", "bank", "--short", "15")
        found["estimate"] = ask("figures", "wait-estimate", "--test-from", "1999-01-06")
        transaction.set_rollback(True)
    return found


def where(known: list[Call], test: Callable[[Call], Any]) -> list[Call]:
    return [call for call in known if call["outcome"] != "PHANTOM" and test(call)]


def percentile(values: list[float], q: float) -> float:
    """Hyndman & Fan 7, written out."""
    values = sorted(values)
    place = q * (len(values) - 1)
    low = math.floor(place)
    return values[low] + (place - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def agree(figures: dict[str, Any], values: list[float]) -> None:
    assert figures["n"] == len(values)
    for name, q in (("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95)):
        assert figures[name] == pytest.approx(percentile(values, q), abs=1e-4), name
    assert figures["mean"] == pytest.approx(statistics.fmean(values), abs=1e-4)


def test_every_row_came_in_once(known: list[Call], documents: dict[str, Any]) -> None:
    assert (documents["import"]["rows"], documents["import"]["new"]) == (len(known), len(known))
    assert documents["import"]["negative_waits"] == documents["import"]["negative_handling"] == 0
    assert (documents["again"]["same"], documents["again"]["unchanged"]) == (True, len(known))


def test_waiting(known: list[Call], documents: dict[str, Any]) -> None:
    total = documents["waiting"]["total"]
    counted = where(known, lambda call: True)
    agree(total, [call["wait"] for call in counted])
    waited = where(known, lambda call: call["wait"])
    assert total["waited"]["share"] == pytest.approx(len(waited) / len(counted), abs=1e-6)
    for name, outcome in (("abandonment", "HANG"), ("no_show", "GONE")):
        k = len(where(known, lambda call, outcome=outcome: call["outcome"] == outcome))
        assert (total[name]["k"], total[name]["share"]) == (k, pytest.approx(k / len(counted), abs=1e-6))
    for seconds in (20, 120):
        k = len(where(known, lambda call, seconds=seconds: call["outcome"] == "AGENT" and call["wait"] <= seconds))
        assert total["within"][str(seconds)]["k"] == k
    assert total["void"] == len(known) - len(counted)


def test_patience(known: list[Call], documents: dict[str, Any]) -> None:
    counted = where(known, lambda call: True)
    curve = KaplanMeierFitter().fit(
        [call["wait"] for call in counted], [call["outcome"] in ("HANG", "GONE") for call in counted]
    )
    found = documents["waiting"]["total"]["patience"]
    for name, q in (("q25", 0.25), ("median", 0.5)):
        reached = curve.survival_function_["KM_estimate"]
        first = reached[reached <= 1 - q + 1e-12]
        assert found[name] == (first.index[0] if len(first) else None), name


def test_waiting_by_service(known: list[Call], documents: dict[str, Any]) -> None:
    groups = {group["group"]: group for group in documents["waiting"]["groups"]}
    assert set(groups) == {"PS", "NE", "NW"}
    for name, group in groups.items():
        agree(group, [call["wait"] for call in where(known, lambda call, name=name: call["type"] == name)])


def measured(known: list[Call]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for call in where(known, lambda call: call["outcome"] == "AGENT" and call["officer"] and call["handling"]):
        times[call["officer"]].append(call["handling"])
    return times


def test_handling(known: list[Call], documents: dict[str, Any]) -> None:
    total, times = documents["handling"]["total"], measured(known)
    agree(total, [time for one in times.values() for time in one])
    served = where(known, lambda call: call["outcome"] == "AGENT")
    assert total["served"] == len(served)
    assert total["apart"] == len(served) - total["n"]
    assert total["without_officer"] == sum(not call["officer"] for call in served)
    assert total["without_time"] == sum(not call["handling"] for call in served)


def test_handling_by_officer_is_shrunk_on_the_log_scale(known: list[Call], documents: dict[str, Any]) -> None:
    times = {name: np.log(values) for name, values in measured(known).items()}
    groups = {group["group"]: group for group in documents["handling"]["groups"] if group["group"]}
    assert set(groups) == set(PACE)
    n = {name: len(values) for name, values in times.items()}
    mean = {name: values.mean() for name, values in times.items()}
    within = sum(((values - values.mean()) ** 2).sum() for values in times.values()) / (sum(n.values()) - len(n))
    weight = {name: n[name] / within for name in n}
    common = sum(weight[name] * mean[name] for name in n) / sum(weight.values())
    q = sum(weight[name] * (mean[name] - common) ** 2 for name in n)
    spread = sum(weight.values()) - sum(w * w for w in weight.values()) / sum(weight.values())
    tau2 = max(0.0, (q - (len(n) - 1)) / spread)
    total = {name: 1 / (within / n[name] + tau2) for name in n}
    mu = sum(total[name] * mean[name] for name in n) / sum(total.values())
    for name, group in groups.items():
        b = tau2 / (tau2 + within / n[name])
        agree(group, list(np.exp(times[name])))
        assert group["b"] == pytest.approx(b, abs=1e-6)
        assert group["value"] == pytest.approx(math.exp(b * mean[name] + (1 - b) * mu), abs=1e-4)


def test_short_service_in_the_funnel(known: list[Call], documents: dict[str, Any]) -> None:
    times = measured(known)
    names = sorted(times)
    k = np.array([sum(time < 15 for time in times[name]) for name in names])
    n = np.array([len(times[name]) for name in names])
    theta = k.sum() / n.sum()
    s = np.sqrt(theta * (1 - theta) / n)
    z = (k / n - theta) / s
    phi = (np.clip(z, np.quantile(z, 0.1), np.quantile(z, 0.9)) ** 2).sum() / len(n)
    w = 1 / s**2
    tau2 = max(0.0, (len(n) * phi - (len(n) - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    groups = {group["group"]: group["short_service"] for group in documents["handling"]["groups"]}
    for place, name in enumerate(names):
        sign = groups[name]
        assert (sign["k"], sign["n"]) == (k[place], n[place])
        assert sign["share"] == pytest.approx(k[place] / n[place], abs=1e-6)
        assert sign["z"] == pytest.approx(z[place], abs=1e-6)
        assert sign["z_od"] == pytest.approx((k[place] / n[place] - theta) / math.sqrt(s[place] ** 2 + tau2), abs=1e-6)


def test_the_constant_is_reckoned_from_what_had_ended(known: list[Call], documents: dict[str, Any]) -> None:
    """One rival of the estimate once more, with loops: it fixes who is tested and what was known."""
    people = [
        (call["day"] * 86_400 + call["joined"], call["day"] * 86_400 + call["joined"] + call["wait"])
        for call in where(known, lambda call: call["outcome"] == "AGENT" and call["wait"])
    ]
    errors = []
    for joined, ended in people:
        past = [later - earlier for earlier, later in people if later < joined]
        if joined >= 5 * 86_400 and len(past) >= 200:
            errors.append(abs(statistics.median(past) - (ended - joined)))
    constant, estimator = documents["estimate"]["rivals"]["constant"], documents["estimate"]["estimator"]
    assert (constant["n"], estimator["n"]) == (len(errors), len(errors))
    assert constant["mae"] == pytest.approx(statistics.fmean(errors), abs=1e-4)
    assert estimator["mae"] < min(constant["mae"], documents["estimate"]["rivals"]["queue_length"]["mae"])
