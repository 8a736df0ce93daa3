"""The guards say no when they should."""

from __future__ import annotations

import socket

import pytest
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator, UnorderedObjectListWarning
from django.template import Context, Template

from tests.harness.budget import query_budget
from tests.harness.network import WentOutside


def test_it_stops_a_test_that_speaks_to_another_host() -> None:
    with socket.socket() as outside, pytest.raises(WentOutside):
        outside.connect(("192.0.2.1", 80))


def test_it_stops_a_template_with_an_undefined_variable() -> None:
    with pytest.raises(pytest.fail.Exception, match="misspelt"):
        Template("{{ misspelt }}").render(Context({}))


@pytest.mark.django_db
def test_it_stops_pages_over_rows_without_an_order() -> None:
    rows = get_user_model().objects.order_by()
    with pytest.raises(UnorderedObjectListWarning):
        Paginator(rows, 10).page(1)


@pytest.mark.django_db
def test_it_counts_statements() -> None:
    def two() -> None:
        with query_budget(1):
            get_user_model().objects.count()
            get_user_model().objects.count()

    with pytest.raises(AssertionError, match="2 statements, 1 are allowed"):
        two()
