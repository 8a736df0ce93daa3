"""A receipt proves what was sent and when, and nothing on it can be exchanged."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kinerja.platform.access.actors import Actor
from kinerja.platform.files.models import StoredFile
from kinerja.platform.receipts import keys
from kinerja.platform.receipts.issuing import ALPHABET, issue
from kinerja.platform.receipts.models import Receipt, Sent
from kinerja.platform.receipts.queries import receipt_of, receipts_visible_to, verified
from kinerja.platform.receipts.signing import canonical, is_genuine

pytestmark = pytest.mark.django_db
CONTENT = {"value": "4", "evidence": "Buku register hlm. 3", "files": ["ab" * 32]}
HOLDER = uuid4()


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def given(now: datetime, holder: UUID = HOLDER, **content: object) -> Receipt:
    thing = StoredFile(name="apa saja")
    return issue(Sent.REPORT, thing, {**CONTENT, **content}, holder=holder, now=now)


def test_it_holds_what_was_sent_and_its_hash(now: datetime) -> None:
    receipt = Receipt.objects.get(pk=given(now).pk)
    assert json.loads(receipt.content) == CONTENT
    assert sha256(receipt.content.encode()).hexdigest() == receipt.sha256
    assert receipt.issued_at == now
    assert set(receipt.code) <= set(ALPHABET)
    assert is_genuine(receipt)
    assert receipt_of(receipt.thing_id) == receipt


def test_the_same_content_has_the_same_hash_in_whatever_order() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'


@pytest.mark.parametrize(
    "forged",
    [
        {"content": canonical({**CONTENT, "value": "5"})},
        {"code": "0000000000"},
        {"sent": Sent.PLAN},
        {"holder": uuid4()},
        {"issued_at": datetime.fromisoformat("2026-03-09T23:59:59+00:00")},
        {"signature": "0" * 64},
        {"key": "19990101"},
    ],
    ids=lambda forged: next(iter(forged)),
)
def test_no_part_of_it_can_be_exchanged(now: datetime, forged: dict[str, Any]) -> None:
    receipt = given(now)
    for name, value in forged.items():
        setattr(receipt, name, value)
    assert not is_genuine(receipt)


def test_content_and_hash_exchanged_together_are_noticed_too(now: datetime) -> None:
    receipt = given(now)
    receipt.content = canonical({**CONTENT, "value": "5"})
    receipt.sha256 = sha256(receipt.content.encode()).hexdigest()
    assert not is_genuine(receipt)


def test_a_paper_is_verified_by_code_and_hash_as_people_type_them(now: datetime) -> None:
    receipt = given(now)
    assert verified(receipt.code, receipt.sha256) == receipt
    typed = f"{receipt.code[:5].lower()} {receipt.code[5:].lower()}".replace("0", "o").replace("1", "l")
    assert verified(typed, f" {receipt.sha256[:8].upper()} {receipt.sha256[8:16]}") == receipt
    assert verified(receipt.code, receipt.sha256[:15]) is None
    assert verified(receipt.code, "0" * 64) is None
    assert verified("0000000000", receipt.sha256) is None
    assert verified(receipt.code, "") is None


def test_it_is_still_proved_two_years_after_the_key_was_changed(now: datetime, home: Path) -> None:
    receipt, later = given(now), given(now + timedelta(days=366))
    assert receipt.key != later.key
    assert given(now + timedelta(days=3 * 365)).key not in {receipt.key, later.key}
    assert is_genuine(receipt)
    assert is_genuine(later)
    assert timedelta(days=730) <= keys.KEPT


def test_a_key_that_was_thrown_away_proves_nothing(now: datetime, home: Path) -> None:
    receipt = given(now)
    (home / "receipt-keys" / f"{receipt.key}.key").unlink()
    assert not is_genuine(receipt)


def test_one_key_serves_a_year_and_is_closed_to_others(now: datetime, home: Path) -> None:
    assert keys.signing_key(now) == keys.signing_key(now + timedelta(days=364))
    (key,) = (home / "receipt-keys").iterdir()
    assert key.stat().st_mode & 0o077 == 0
    assert key.parent.stat().st_mode & 0o077 == 0


def test_only_its_holder_sees_it(now: datetime) -> None:
    receipt = given(now)
    sari, tono, public = (Actor(name="x", on=now.date(), employee_id=key) for key in (HOLDER, uuid4(), None))
    assert list(receipts_visible_to(sari)) == [receipt]
    assert not receipts_visible_to(tono).exists()
    assert not receipts_visible_to(public).exists()


@pytest.mark.parametrize("act", [lambda r: r.update(code="X"), lambda r: r.delete()], ids=["changed", "deleted"])
def test_the_database_refuses_to_have_it_changed(now: datetime, act: Any) -> None:
    given(now)
    with pytest.raises(DatabaseError), transaction.atomic():
        act(Receipt.objects.all())


def test_the_database_refuses_a_code_twice(now: datetime) -> None:
    receipt = given(now)
    receipt.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        receipt.save(force_insert=True)
