"""Forms by the thousand: the same as one by one, in a constant number of statements, and never twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.judgement.evaluation.commands import sign
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.documents.codes import drawer, drawn
from kinerja.outcomes.documents.commands import issue_document, issue_drafts, queue_evaluations
from kinerja.outcomes.documents.content import content_of, contents_of_evaluations
from kinerja.outcomes.documents.drafting import drafts_of
from kinerja.outcomes.documents.models import Document, IssueOrder
from kinerja.outcomes.documents.queries import proved, queue_of
from kinerja.outcomes.documents.setting import set_pdf
from kinerja.outcomes.documents.subjects import WITH, Subject
from kinerja.outcomes.documents.terms import Kind
from kinerja.platform.audit.models import Entry
from kinerja.platform.receipts.issuing import ALPHABET
from kinerja.platform.receipts.models import Receipt
from kinerja.pure.lib.refusals import Forbidden, Stale


def _more(papers: Any, count: int) -> list[Evaluation]:
    """Sari's and those of so many colleagues, decided."""
    town, cast = papers.town, papers.cast
    for person in town.colleagues(count):
        plan = town.plan(person, ("service.return_share", {}, 50))
        Evaluation.objects.create(
            plan=plan, period=town.period, employee=person, unit=plan.unit, rater=cast.budi, run=papers.evaluation.run,
            result_rating="meets", behaviour_rating="above", predicate="good", state="final", reason="Baik.",
            finalised_by=cast.budi, finalised_at=cast.now, version=2,
        )  # fmt: skip
    return list(Evaluation.objects.final().order_by("id"))


@pytest.fixture
def queued(papers: Any) -> Any:
    papers.decided()
    papers.all = _more(papers, 3)
    queue_evaluations(papers.town.period, at_once=100, **papers.by("hasan"))
    return papers


def _drafts(papers: Any, at_once: int = 100) -> Any:
    return drafts_of(papers.town.period, at_once=at_once, now=papers.cast.now, issued_by="Hasan")


def _issue(papers: Any, drafts: Any, who: str = "hasan") -> int:
    return issue_drafts(papers.town.period, drafts=drafts, **papers.by(who))


def test_many_say_what_each_says_alone(queued: Any) -> None:
    found = Evaluation.objects.select_related(*WITH).order_by("id")
    subjects = [Subject(Kind.EVALUATION, one.plan, one) for one in found]
    assert contents_of_evaluations(subjects) == [content_of(subject) for subject in subjects]


def test_it_issues_what_waits_and_proves_each(queued: Any) -> None:
    assert _issue(queued, _drafts(queued)) == 4
    queue = queue_of(queued.town.period)
    assert (queue.total, queue.issued, queue.waiting) == (4, 4, 0)
    for document in Document.objects.select_related("receipt"):
        assert proved(document.receipt.code, document.receipt.sha256[:16]) is not None
        assert set_pdf(document.kind, document.receipt) == set_pdf(document.kind, document.receipt, many=True)
    told = Entry.objects.filter(verb="documents.issued")
    assert {entry.thing_id for entry in told} == {str(one.pk) for one in Document.objects.all()}
    assert _drafts(queued) == []


def test_a_bundle_served_by_another_worker_is_refused_whole(queued: Any) -> None:
    mine, theirs = _drafts(queued), _drafts(queued, at_once=2)
    _issue(queued, theirs)
    with pytest.raises(Stale):
        _issue(queued, mine)
    assert (Document.objects.count(), Receipt.objects.filter(sent="document").count()) == (2, 2)
    _issue(queued, _drafts(queued))
    assert Document.objects.count() == IssueOrder.objects.filter(state="issued").count() == 4


def test_a_form_that_says_the_same_is_not_issued_again(queued: Any) -> None:
    subject = queued.subject(Kind.EVALUATION)
    before = issue_document(subject, **queued.by("sari"))
    _issue(queued, _drafts(queued))
    assert Document.objects.filter(evaluation=queued.evaluation).count() == 1
    assert IssueOrder.objects.get(evaluation=queued.evaluation).document == before


def test_one_order_for_each_version(queued: Any) -> None:
    again = {"at_once": 100, **queued.by("hasan")}
    assert queue_evaluations(queued.town.period, **again) == 0
    sign(queued.evaluation, note="", **queued.by("sari"))
    assert queue_evaluations(queued.town.period, **again) == 0
    Evaluation.objects.filter(pk=queued.evaluation.pk).update(version=9)
    assert queue_evaluations(queued.town.period, **again) == 1


def test_more_people_cost_no_statement_more(papers: Any) -> None:
    papers.decided()
    costs = []
    for count in (1, 6):
        _more(papers, count)
        queue_evaluations(papers.town.period, at_once=100, **papers.by("hasan"))
        with CaptureQueriesContext(connection) as asked:
            _issue(papers, _drafts(papers))
        costs.append(len([one for one in asked if 'INTO "twin_of' not in one["sql"]]))
    assert costs[1] <= costs[0]


def test_only_personnel_issues_by_the_bundle(queued: Any) -> None:
    with pytest.raises(Forbidden):
        _issue(queued, _drafts(queued), who="budi")


def test_codes_drawn_as_sums_are_those_of_segno() -> None:
    template = "https://kinerja.contoh.go.id/periksa?kode={}&sidik={}"
    draw = drawer(template, 10, 16)
    for number in range(60):
        code = "".join(ALPHABET[(number * 7 + at * at) % 32] for at in range(10))
        digest = f"{number * 0x123456789ABCDEF % 2**64:016x}"
        assert draw(code, digest) == drawn(template.format(code, digest))
    assert json.dumps(draw("0123456789", "f" * 16))
