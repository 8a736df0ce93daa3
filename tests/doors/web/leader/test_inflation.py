"""Ratings beside results, as leaders and inspectors read them: in words, drawn, and as a table; nobody is named."""

from __future__ import annotations

import pytest

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.work.planning.models import Period
from tests.harness.budget import query_budget
from tests.judgement.objected import decided_at_the_counters
from tests.judgement.town import Town


@pytest.fixture
def town(cast) -> Town:
    return Town(cast)


@pytest.mark.parametrize(
    ("who", "page"), [("walikota", "/pimpinan/penilaian-dan-hasil"), ("andi", "/pengawasan/penilaian-dan-hasil")]
)
def test_it_says_in_words_how_far_ratings_follow_results(town, who, page):
    from kinerja.judgement.measurement.models import Figure, Run
    from kinerja.work.planning.models import Indicator

    run = Run.objects.create(period=town.period, number=1, computed_at=town.cast.now, actor_name="x", digest="1")
    decided = decided_at_the_counters(town)
    Period.objects.update(state="evaluating")
    for place, evaluation in enumerate(decided):
        plan = town.plan(town.colleagues(1)[0], ("declared", {}, 4))
        figure = {"value": 5 if place < 2 else 1, "n": 1, "grade": "B", "provisional": False, "inputs_hash": ""}
        Figure.objects.create(
            run=run, indicator=Indicator.objects.get(result__plan=plan), employee=plan.employee, **figure
        )
        assert evaluation.state == "final"
    client = town.cast.client(who)
    client.get(page)
    with query_budget(12):
        text = client.get(page).content.decode()
    assert "100% orang dinilai Baik ke atas, sementara 25% hasil mencapai target." in text
    for said in ("penilaian di atas hasil", "75 poin (antara", "<table", "terlalu sedikit", "Newcombe"):
        assert said in text
    assert not [one for one in Evaluation.objects.select_related("employee") if one.employee.name in text]
