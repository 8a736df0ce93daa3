"""Signing in: with a name, from the picker of the demo city, and never too fast."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from kinerja.config.settings import CACHES
from kinerja.doors.demo.staff import CAST as DEMO_CAST
from kinerja.doors.web.public.cast import USERNAMES
from kinerja.doors.web.ui import clock, throttle
from tests.cast import PASSWORD, PEOPLE
from tests.harness.budget import query_budget

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_cache() -> Any:
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}):
        cache.clear()
        yield


def _try(client: Client, password: str = PASSWORD, username: str = "sari", **more: str) -> Any:
    return client.post("/masuk", {"username": username, "password": password, **more})


def _who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_right_password_opens(signed_up: Any, client: Client) -> None:
    assert _try(client, next="/galeri")["Location"] == "/galeri"
    assert _who(client) == str(signed_up.user("sari").pk)


def test_it_ends_with_the_working_day(signed_up: Any, client: Client) -> None:
    cookie = _try(client).cookies["sessionid"]
    assert cookie["max-age"] == 12 * 3600
    assert cookie["httponly"]


def test_the_name_may_be_typed_in_capitals(signed_up: Any, client: Client) -> None:
    assert _try(client, username=" Sari ").status_code == 302


def test_a_wrong_password_says_so_without_saying_which_part(signed_up: Any, client: Client) -> None:
    wrong, unknown = _try(client, "keliru-sekali"), _try(client, username="tidak-ada")
    assert wrong.status_code == unknown.status_code == 422
    assert "tidak cocok" in wrong.content.decode()
    assert 'value="sari"' in wrong.content.decode()
    assert "keliru-sekali" not in wrong.content.decode()
    assert _who(client) is None


@pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example", "javascript:x()"])
def test_it_leads_nowhere_outside_the_house(signed_up: Any, client: Client, target: str) -> None:
    assert _try(client, next=target)["Location"] == "/"


def test_failures_slow_down_even_the_right_password(
    signed_up: Any, client: Client, now: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    for _ in range(throttle.FREE):
        assert _try(client, "keliru-sekali").status_code == 422
    slowed = _try(client)
    assert slowed.status_code == 429
    assert "Coba lagi dalam 30 detik" in slowed.content.decode()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(seconds=31))
    assert _try(client).status_code == 302


def test_one_slowed_account_leaves_the_others_alone(signed_up: Any, client: Client) -> None:
    for _ in range(throttle.FREE):
        _try(client, "keliru-sekali")
    assert _try(client, username="budi").status_code == 302


def test_the_wait_doubles_and_ends_at_a_quarter_of_an_hour(now: Any) -> None:
    waits = []
    for _ in range(throttle.FREE + 8):
        throttle.note_failure("sari", "10.0.0.1", now)
        waits.append(throttle.wait_left("sari", "10.0.0.1", now).total_seconds())
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]
    assert not throttle.wait_left("sari", "10.0.0.2", now)


def test_success_forgets_the_failures(now: Any) -> None:
    throttle.note_failure("sari", "10.0.0.1", now)
    throttle.forget("sari", "10.0.0.1")
    for _ in range(throttle.FREE - 1):
        throttle.note_failure("sari", "10.0.0.1", now)
    assert not throttle.wait_left("sari", "10.0.0.1", now)


def test_invented_names_do_not_wipe_out_the_count_of_a_real_one(now: Any, tmp_path: Path) -> None:
    kept = {"default": CACHES["default"] | {"LOCATION": str(tmp_path)}}
    with override_settings(CACHES=kept):
        for n in range(450):
            throttle.note_failure("sari" if n < throttle.FREE else f"orang-{n}", "10.0.0.1", now)
        assert throttle.wait_left("sari", "10.0.0.1", now) == throttle.FIRST_WAIT


def test_the_picker_shows_the_cast_within_the_budget(cast: Any, client: Client) -> None:
    with query_budget():
        text = client.get("/masuk").content.decode()
    for person in PEOPLE:
        assert person.name in text
        assert f'value="{person.username}"' in text


def test_everybody_of_the_demo_has_a_line() -> None:
    assert set(USERNAMES) == {member.username for member in DEMO_CAST}
    assert {person.username for person in PEOPLE} < set(USERNAMES)


def test_the_picker_signs_in(cast: Any, client: Client) -> None:
    assert client.post("/masuk/sebagai", {"username": "budi"}).status_code == 302
    assert _who(client) == str(cast.user("budi").pk)


@pytest.mark.parametrize("username", ["", "administrator", "sari' --"])
def test_the_picker_knows_only_the_cast(cast: Any, client: Client, username: str) -> None:
    assert client.post("/masuk/sebagai", {"username": username}).status_code == 404


def test_where_people_are_real_there_is_no_picker(cast: Any, client: Client) -> None:
    type(cast.agency).objects.update(is_demo=False)
    assert client.post("/masuk/sebagai", {"username": "sari"}).status_code == 404
    assert "Masuk sebagai" not in client.get("/masuk").content.decode()


def test_signing_out_needs_a_post_and_ends_the_session(cast: Any, client: Client) -> None:
    client.force_login(cast.user("sari"))
    assert client.get("/keluar").status_code == 405
    assert client.post("/keluar")["Location"] == "/"
    assert _who(client) is None
