"""Indonesian unless somebody chose otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def _language(client: Client) -> str:
    return str(client.get("/masuk", headers={"accept-language": "en-US,en;q=0.9"})["Content-Language"])


def test_an_english_browser_does_not_make_an_english_office(client: Client) -> None:
    assert _language(client) == "id"


def test_the_choice_is_remembered_and_leads_back(client: Client) -> None:
    response = client.post("/bahasa", {"language": "en", "next": "/masuk"})
    assert response["Location"] == "/masuk"
    assert _language(client) == "en"


def test_the_choice_stays_with_the_account(cast: Any, client: Client) -> None:
    client.force_login(cast.user("sari"))
    client.post("/bahasa", {"language": "en"})
    assert cast.user("sari").language == "en"
    other = Client()
    other.post("/masuk/sebagai", {"username": "sari"})
    assert _language(other) == "en"


def test_an_unknown_language_changes_nothing(cast: Any, client: Client) -> None:
    client.force_login(cast.user("sari"))
    client.post("/bahasa", {"language": "xx"})
    assert cast.user("sari").language == "id"
    assert _language(client) == "id"
