"""Completion figures over cases small enough to reckon by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.facts.service.figures.asking import ask_completion
from kinerja.facts.service.figures.durations import Unit
from kinerja.facts.service.models import Service
from kinerja.pure.lib.refusals import Refused

from .conftest import START, MakeCase


def test_it_tells_closed_open_and_impossible_cases_apart(service: Service, make_case: MakeCase) -> None:
    make_case("1", 2, by="Ani", deadline_at=START + timedelta(days=3))
    make_case("2", 4, by="Ani", deadline_at=START + timedelta(days=3))
    make_case("3", -1, by="Budi")
    make_case("4", deadline_at=START + timedelta(days=1))
    document = ask_completion(service)
    total = document["total"]
    assert (total["n"], total["open"], total["excluded"], total["closed"]) == (4, 1, 1, 2)
    assert (total["p50"], total["mean"]) == (3, 3)
    assert {name: total["on_time"][name] for name in ("k", "n", "share", "open_late")} == {
        "k": 1,
        "n": 2,
        "share": 0.5,
        "open_late": 1,
    }
    assert (total["km"]["n"], total["km"]["events"]) == (3, 2)


def test_it_orders_groups_by_size_and_keeps_those_without_label_apart(service: Service, make_case: MakeCase) -> None:
    for key, label in (("1", "Budi"), ("2", "Ani"), ("3", ""), ("4", ""), ("5", "")):
        make_case(key, 1, by=label, deadline_at=START + timedelta(days=2))
    groups = ask_completion(service)["groups"]
    assert [group["group"] for group in groups] == [None, "Ani", "Budi"]
    assert groups[0]["z"] != groups[0]["z"], "nobody is compared with people"


def test_it_groups_by_an_attribute_and_names_those_there_are(service: Service, make_case: MakeCase) -> None:
    make_case("1", 1, attributes={"loket": "1"})
    make_case("2", 1, attributes={"loket": 'dua "atas"'})
    make_case("3", 1)
    found = {group["group"]: group["n"] for group in ask_completion(service, by="loket")["groups"]}
    assert found == {"1": 1, 'dua "atas"': 1, None: 1}
    for strange in ("bagian", "$.loket", "lok'et", 'lok"et'):
        with pytest.raises(Refused) as refusal:
            ask_completion(service, by=strange)
        assert f"“{strange}”" in str(refusal.value)


def test_it_forgets_what_happened_after_the_window(service: Service, make_case: MakeCase) -> None:
    make_case("1", 2)
    make_case("2", 9)
    total = ask_completion(service, until=START + timedelta(days=5))["total"]
    assert (total["n"], total["open"], total["p50"]) == (2, 1, 2)
    with pytest.raises(Refused):
        ask_completion(service, until=START - timedelta(days=1))


def test_it_reckons_in_hours_too(service: Service, make_case: MakeCase) -> None:
    make_case("1", 2, by="Ani")
    make_case("2", 3, by="Ani")
    days, hours = ask_completion(service), ask_completion(service, unit=Unit.HOURS)
    assert hours["total"]["p50"] == 24 * days["total"]["p50"]
    assert hours["groups"][0]["value"] == pytest.approx(24 * days["groups"][0]["value"])


def test_it_knows_no_working_hours_without_a_calendar(service: Service, make_case: MakeCase) -> None:
    make_case("1", 2)
    with pytest.raises(Refused) as refusal:
        ask_completion(service, unit=Unit.WORKING_HOURS)
    assert "[calendar]" in str(refusal.value)


def test_it_refuses_a_service_without_cases(service: Service) -> None:
    with pytest.raises(Refused):
        ask_completion(service)
