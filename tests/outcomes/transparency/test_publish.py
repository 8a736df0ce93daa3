"""Publishing a period."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.judgement.measurement.models import UnitFigure
from kinerja.outcomes.transparency.commands import publish
from kinerja.outcomes.transparency.content import build
from kinerja.outcomes.transparency.models import Publication
from kinerja.outcomes.transparency.queries import (
    newest_of,
    newest_publication,
    publications,
    unpublished_periods,
    verify,
)
from kinerja.people.organisation import commands as organisation
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused
from tests.outcomes.transparency.closed import Closed
from tests.work.writers import at_once


def published(closed: Closed, who: str = "hasan") -> Publication:
    return publish(closed.period, **closed.year.as_(who))


def row(publication: Publication, code: str) -> dict:
    return next(unit for unit in publication.content["units"] if unit["code"] == code)


def test_it_publishes_figures_and_predicates_of_each_unit(closed: Closed) -> None:
    closed.figure("DUKCAPIL", "on_time_share", n=200, k=181)
    closed.figure("DUKCAPIL", "completion_time", n=210, value=2.345678)
    closed.figure("KOTA", "on_time_share", n=200, k=181)
    closed.judged("DUKCAPIL-L", 12, 20)
    found = row(published(closed), "DUKCAPIL")
    assert found["on_time"] == {"n": 200, "value": 90.5}
    assert found["completion"] == {"n": 210, "value": 2.35}
    assert found["online"] == {"n": 0, "value": None}
    assert found["evaluated"] == 32
    assert found["predicates"]["very_good"] == {"n": 12, "percent": 38}
    assert found["predicates"]["poor"] == {"n": 0, "percent": 0}


def test_shares_are_whole_percents_below_fifty_cases(closed: Closed) -> None:
    closed.figure("DUKCAPIL", "on_time_share", n=49, k=33)
    closed.figure("RSUD", "on_time_share", n=50, k=33)
    closed.figure("KOTA", "on_time_share", n=99, k=66)
    publication = published(closed)
    assert row(publication, "DUKCAPIL")["on_time"]["value"] == 67
    assert row(publication, "RSUD")["on_time"]["value"] == 66
    assert publication.content["total"]["on_time"] == {"n": 99, "value": 66.7}


def test_a_small_unit_is_hidden_with_the_next_smallest(closed: Closed) -> None:
    for unit, n in (("DUKCAPIL", 300), ("RSUD", 40), ("KOMINFO", 7), ("KOTA", 347)):
        closed.figure(unit, "on_time_share", n=n, k=n - 2)
    publication = published(closed)
    hidden = {u["code"] for u in publication.content["units"] if u["on_time"]["n"] is None}
    assert hidden == {"KOMINFO", "RSUD"}
    assert publication.content["total"]["on_time"]["n"] == 347


def test_what_belongs_to_no_unit_is_a_row_of_its_own(closed: Closed) -> None:
    """Else a total less the shown units would give the few of the agency's own."""
    for unit, n in (("DUKCAPIL", 300), ("RSUD", 40), ("KOTA", 344)):
        closed.figure(unit, "on_time_share", n=n, k=n - 2)
    publication = published(closed)
    assert row(publication, "")["on_time"]["n"] is None
    assert row(publication, "RSUD")["on_time"]["n"] is None


def test_few_people_with_a_predicate_are_hidden_and_cannot_be_calculated(closed: Closed) -> None:
    closed.judged("DUKCAPIL-L", 15, 30, 3)
    closed.judged("RSUD", 20, 40, 0)
    closed.judged("SDN1", 25, 50, 12)
    publication = published(closed)
    cells = {u["code"]: u["predicates"] for u in publication.content["units"]}
    assert cells["DUKCAPIL"]["needs_improvement"] is None
    in_row = [p for p, cell in cells["DUKCAPIL"].items() if cell is None]
    in_column = [code for code, row in cells.items() if row["needs_improvement"] is None]
    assert len(in_row) >= 2
    assert len(in_column) >= 2 or publication.content["total"]["predicates"]["needs_improvement"] is None
    small = [c["n"] for row in cells.values() for c in row.values() if c and 0 < c["n"] < 10]
    assert small == []


def test_a_unit_of_few_says_nothing_of_its_people(closed: Closed) -> None:
    closed.judged("KOMINFO", 0, 6)
    closed.judged("RSUD", 20, 40)
    closed.judged("SDN1", 25, 50)
    found = row(published(closed), "KOMINFO")
    assert found["evaluated"] is None
    assert found["predicates"]["good"] is None


def test_only_final_evaluations_count(closed: Closed) -> None:
    closed.judged("RSUD", 20, 40)
    closed.run.evaluation_set.filter(predicate="very_good").update(
        state="prepared", predicate="", finalised_at=None, finalised_by=None
    )
    assert published(closed).content["total"]["evaluated"] == 40


def test_it_names_nobody(closed: Closed) -> None:
    closed.judged("RSUD", 20, 40)
    publication = published(closed)
    text = json.dumps(publication.content)
    assert not [p.name for p in closed.cast.people() if p.name in text]
    assert "19900101" not in text
    assert publication.published_by == closed.cast.agency.name


def test_a_correction_is_a_new_version_and_nothing_new_is_none(closed: Closed) -> None:
    closed.figure("DUKCAPIL", "on_time_share", n=200, k=181)
    first = published(closed)
    assert published(closed) == first
    UnitFigure.objects.update(k=190)
    second = published(closed)
    assert (second.version, newest_of(closed.period), newest_publication()) == (2, second, second)
    assert list(publications()) == [second, first]
    assert Entry.objects.filter(verb="transparency.published").count() == 2


def test_it_can_be_verified_after_a_round_through_the_database(closed: Closed) -> None:
    closed.figure("DUKCAPIL", "on_time_share", n=200, k=181)
    closed.figure("DUKCAPIL", "completion_time", n=210, value=2.5)
    published(closed)
    stored = Publication.objects.get()
    assert verify(stored)
    stored.content["total"]["evaluated"] = 1
    assert not verify(stored)


@pytest.mark.parametrize("state", ["open", "evaluating"])
def test_only_a_closed_period_is_published(closed: Closed, state: str) -> None:
    closed.period.state = state
    with pytest.raises(Invalid, match="belum ditutup"):
        published(closed)


def test_figures_must_have_been_computed(closed: Closed) -> None:
    closed.run.delete()
    with pytest.raises(Invalid, match="belum dihitung"):
        published(closed)


@pytest.mark.parametrize("who", ["budi", "dewi", "tono", "andi"])
def test_it_is_for_personnel_and_the_leader(closed: Closed, who: str) -> None:
    with pytest.raises(Forbidden, match="pengelola kepegawaian"):
        published(closed, who)
    assert published(closed, "walikota").version == 1


def test_what_waits_to_be_published(closed: Closed) -> None:
    assert list(unpublished_periods()) == [closed.period]
    published(closed)
    assert list(unpublished_periods()) == []


def test_of_two_at_once_one_version_is_made(transactional_db: None, closed: Closed) -> None:
    hasan = closed.year.as_("hasan")
    results = at_once(*[lambda: publish(closed.period, **hasan)] * 2)
    assert Publication.objects.count() == 1
    assert any(isinstance(r, Publication) for r in results)
    assert all(isinstance(r, Publication | Refused) for r in results)


def test_the_number_of_statements_does_not_grow_with_units(closed: Closed) -> None:
    with CaptureQueriesContext(connection) as few:
        build(closed.period, closed.run)
    for number in range(5):
        organisation.add_unit(
            f"KEC{number}", name=f"Kecamatan {number}", kind="district", parent=closed.cast.units["KOTA"],
            **closed.cast.by,
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        content = build(closed.period, closed.run)
    assert len(many) == len(few)
    assert len([u for u in content["units"] if u["code"].startswith("KEC")]) == 5
