from __future__ import annotations

from datetime import date
from decimal import Decimal

from kinerja.pure.law.findings import Citation, Confidence, Finding, reason, together
from kinerja.pure.law.terms import Predicate, Rating

LAW = Citation("PP 30/2019", "Pasal 41(5)", Confidence.PRIMARY)
LOCAL = Citation("Pengaturan setempat", "", Confidence.MEMORY)
ENGLISH = {"Nilai {value}: {predicate}.": "Value {value}: {predicate}.", "Baik": "Good"}


def test_it_fills_in_labels_numbers_dates_and_sentences() -> None:
    inner = reason("target {target}", target=Decimal("1234.5"))
    text = reason("{a} {b} {c} {d}", a=Rating.ABOVE, b=inner, c=date(2026, 2, 1), d=7).text
    assert text == "Di atas ekspektasi target 1.234,5 01-02-2026 7"


def test_it_translates_the_sentence_and_its_labels() -> None:
    because = reason("Nilai {value}: {predicate}.", value=90, predicate=Predicate.GOOD)
    assert because.render(lambda text: ENGLISH.get(text, text)) == "Value 90: Good."


def test_it_is_law_only_without_a_local_setting() -> None:
    assert Finding(1, (), (LAW,)).is_law
    assert not Finding(1, (), (LAW, LOCAL)).is_law
    assert not Finding(1, (), ()).is_law


def test_it_is_as_sure_as_its_weakest_citation() -> None:
    secondary = Citation("SE MenPANRB 3/2023", "", Confidence.SECONDARY)
    assert Finding(1, (), (LAW, secondary)).confidence is Confidence.SECONDARY


def test_it_names_every_citation_once() -> None:
    assert together((LAW, LOCAL), (LAW,)) == (LAW, LOCAL)
    assert (LAW.text, LOCAL.text) == ("PP 30/2019 Pasal 41(5)", "Pengaturan setempat")


def test_it_orders_terms_from_worst_to_best() -> None:
    assert sorted(Predicate) == list(Predicate)
    assert Rating.BELOW < Rating.MEETS < Rating.ABOVE
    assert Rating.ABOVE >= Rating.ABOVE


def test_it_does_not_compare_terms_of_different_kinds() -> None:
    try:
        Rating.ABOVE < Predicate.GOOD  # noqa: B015
    except TypeError:
        return
    raise AssertionError("a rating was compared with a predicate")
