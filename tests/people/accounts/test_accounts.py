"""Accounts: names that are no numbers, passwords that hold, owners who decide."""

from __future__ import annotations

import pytest

from kinerja.people.accounts.commands import close_account, create_user, reopen_account, set_language, set_password
from kinerja.people.accounts.models import User
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid
from tests.cast import PASSWORD, Cast


@pytest.mark.parametrize("username", ["198005202005011003", "1980 0520 2005", "0812-345-678"])
def test_a_name_is_no_number(cast: Cast, username: str) -> None:
    with pytest.raises(Invalid, match="nomor"):
        create_user(username, **cast.by)


@pytest.mark.parametrize("username", ["", "a b", "é", "-a", "a@b", "a" * 81])
def test_a_name_is_simple(cast: Cast, username: str) -> None:
    with pytest.raises(Invalid, match="tidak dapat dipakai"):
        create_user(username, **cast.by)


def test_a_name_knows_no_capitals_and_is_given_once(cast: Cast) -> None:
    assert create_user(" Maya.Putri ", **cast.by).username == "maya.putri"
    with pytest.raises(Invalid, match="nama pengguna"):
        create_user("MAYA.PUTRI", **cast.by)


def test_an_account_without_password_does_not_open(cast: Cast) -> None:
    assert not cast.user("sari").has_usable_password()


@pytest.mark.parametrize("password", ["pendek", "12345678901234", "password123", "maya.putri1"])
def test_a_weak_password_is_refused(cast: Cast, password: str) -> None:
    with pytest.raises(Invalid):
        create_user("maya.putri", password=password, **cast.by)
    assert not User.objects.filter(username="maya.putri").exists()


def test_everybody_sets_the_own_password(cast: Cast) -> None:
    user = cast.user("sari")
    set_password(user, password=PASSWORD, actor=cast.actor("sari"), now=cast.now)
    assert cast.user("sari").check_password(PASSWORD)
    assert cast.user("sari").password.startswith("argon2$argon2id")
    assert "laut" not in str(list(Entry.objects.values_list("data", flat=True)))


@pytest.mark.parametrize("other", ["budi", "hasan", "andi", "walikota"])
def test_nobody_sets_another_persons(cast: Cast, other: str) -> None:
    with pytest.raises(Forbidden, match="pemiliknya atau administrator"):
        set_password(cast.user("sari"), password=PASSWORD, actor=cast.actor(other), now=cast.now)


def test_an_account_closes_and_opens_again(cast: Cast) -> None:
    user = cast.user("tono")
    close_account(user, **cast.by)
    assert not cast.user("tono").is_active
    reopen_account(user, **cast.by)
    assert cast.user("tono").is_active


def test_the_language_of_pages_is_ones_own(cast: Cast) -> None:
    set_language(cast.user("sari"), language="en", actor=cast.actor("sari"), now=cast.now)
    assert cast.user("sari").language == "en"
    with pytest.raises(Invalid):
        set_language(cast.user("sari"), language="fr", actor=cast.actor("sari"), now=cast.now)
