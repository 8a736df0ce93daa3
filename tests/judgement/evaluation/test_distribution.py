"""Counts over a unit and all beneath it, with the guidance as warnings."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.judgement.evaluation.commands import rate_organisation
from kinerja.judgement.evaluation.distribution import distribution
from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.models import Entry
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale


@pytest.fixture
def spread(town):
    """Final evaluations of colleagues, one for each predicate named."""

    def spread(*predicates):
        for person, predicate in zip(town.colleagues(len(predicates)), predicates, strict=True):
            plan = town.plan(person)
            Evaluation.objects.create(
                plan=plan, period=town.period, employee=person, unit=plan.unit, rater=town.cast.budi,
                result_rating="meets", behaviour_rating="meets", predicate=predicate, state="final",
                finalised_by=town.cast.budi, finalised_at=town.cast.now,
            )  # fmt: skip

    return spread


@pytest.fixture
def rate(town):
    def rate(who="sekda", code="DUKCAPIL", level="good", reason="Target tercapai", version=0):
        return rate_organisation(
            town.cast.units[code], period=town.period, level=level, reason=reason, version=version,
            actor=town.cast.actor(who), now=town.cast.now,
        )  # fmt: skip

    return rate


def test_it_counts_the_whole_subtree(town, spread):
    spread("good", "good", "very_good", "poor")
    Evaluation.objects.create(plan=town.plan(town.cast.sari), period=town.period, employee=town.cast.sari,
                              unit=town.cast.units["DUKCAPIL-L"])  # fmt: skip
    units = [town.cast.units[code] for code in ("KOTA", "DUKCAPIL", "RSUD")]
    city, office, hospital = distribution(units, town.period)
    assert city.counts == office.counts
    assert (office.counts[Predicate.GOOD], office.total, office.waiting) == (2, 4, 1)
    assert office.shares[Predicate.GOOD] == Fraction(1, 2)
    assert (hospital.total, hospital.shares) == (0, {})


def test_it_warns_where_the_guidance_is_left(town, spread, rate):
    """D1 of the guidance: 15 of 20 is more than 70 per cent."""
    spread(*["very_good"] * 2, *["good"] * 15, *["needs_improvement"] * 2, "poor")
    rate()
    (office,) = distribution([town.cast.units["DUKCAPIL"]], town.period)
    assert ["75" in warning.text for warning in office.warnings] == [True]
    assert {cite.source for cite in office.cites} == {"SE MenPANRB 3/2023"}


def test_it_warns_of_nothing_before_the_achievement_is_set(town, spread):
    spread(*["good"] * 6)
    (office,) = distribution([town.cast.units["DUKCAPIL"]], town.period)
    assert (office.achievement, office.warnings) == (None, ())


def test_it_asks_twice_for_any_number_of_units(town, spread):
    spread("good")
    with CaptureQueriesContext(connection) as asked:
        distribution(list(town.cast.units.values()), town.period)
    assert len(asked) == 2


def test_the_superior_of_the_head_sets_the_achievement(town, rate):
    assert rate().set_by == town.cast.sekda
    assert rate(who="dewi", code="DUKCAPIL-L").set_by == town.cast.dewi
    assert rate(who="walikota", code="RSUD").set_by == town.cast.walikota
    entry = Entry.objects.filter(verb="evaluation.organisation_rated").order_by("id").first()
    assert (entry.data["unit"], entry.data["after"]) == ("DUKCAPIL", "good")


@pytest.mark.parametrize(
    ("who", "code"),
    [("dewi", "DUKCAPIL"), ("budi", "DUKCAPIL"), ("sari", "DUKCAPIL-L"), ("tono", "DUKCAPIL"), ("walikota", "KOTA"),
     ("sekda", "DUKCAPIL-L")],
)  # fmt: skip
def test_nobody_else_sets_it(rate, who, code):
    with pytest.raises(Forbidden):
        rate(who=who, code=code)


def test_it_is_set_by_a_person(town):
    with pytest.raises(Forbidden, match="bukan oleh sistem"):
        rate_organisation(town.cast.units["RSUD"], period=town.period, level="good", reason="x", **town.cast.by)


def test_it_wants_a_level_and_its_basis(rate):
    with pytest.raises(Invalid, match="Pilih capaian"):
        rate(level="superb")
    with pytest.raises(Invalid, match="dasar"):
        rate(reason=" ")


def test_it_is_replaced_by_who_saw_what_stood_there(rate):
    rate()
    with pytest.raises(Stale):
        rate(level="poor")
    assert rate(level="poor", version=1).version == 2
    with pytest.raises(Stale):
        rate(level="good", version=1)
    assert OrganisationResult.objects.get().level == "poor"
    assert Entry.objects.filter(verb="evaluation.organisation_rated").last().data["before"] == "good"


def test_it_stays_in_a_closed_period(town, rate):
    town.period.state = "closed"
    town.period.save()
    with pytest.raises(Refused):
        rate()


@pytest.mark.parametrize(
    ("who", "sees"),
    [("dewi", True), ("budi", False), ("sekda", True), ("hasan", True), ("andi", True), ("walikota", True),
     ("sari", False), ("tono", False)],
)  # fmt: skip
def test_the_spread_is_seen_by_leaders_and_watchers(town, who, sees):
    assert bool(judge(town.cast.actor(who), Permission.DISTRIBUTION_SEE, town.cast.units["DUKCAPIL"])) is sees
