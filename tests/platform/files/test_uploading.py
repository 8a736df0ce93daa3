"""An upload in pieces: nothing lost when the line breaks, nothing taken twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kinerja.platform.access.actors import Actor
from kinerja.platform.files import pieces
from kinerja.platform.files.commands import begin_upload, forget_uploads, receive_piece
from kinerja.platform.files.finishing import finish, take_in
from kinerja.platform.files.models import StoredFile, Upload
from kinerja.platform.files.queries import own_files, path_of
from kinerja.pure.lib.refusals import Forbidden, Invalid, TryLater
from tests.platform.files import samples

pytestmark = pytest.mark.django_db
TEXT = b"Hari;Dilayani\n" * 20_000


@pytest.fixture
def by(now: datetime) -> dict[str, object]:
    return {"actor": Actor(name="Sari", on=now.date(), user_id=uuid4()), "now": now}


def begun(by, content: bytes = TEXT, **more: object) -> Upload:
    facts = {"key": uuid4(), "name": "loket.csv", "size": len(content), "sha256": sha256(content).hexdigest()}
    return begin_upload(**{**facts, **more}, **by)


def sent(upload: Upload, content: bytes, by, *, step: int = 100_000) -> Upload:
    while upload.received < len(content):
        piece = content[upload.received : upload.received + step]
        upload = receive_piece(upload, offset=upload.received, piece=piece, **by)
    return upload


def test_pieces_become_the_file(by) -> None:
    stored = finish(sent(begun(by), TEXT, by), **by)
    assert path_of(stored).read_bytes() == TEXT
    assert (stored.kind, stored.name, stored.scan) == ("text", "loket.csv", "none")
    assert own_files(by["actor"].user_id, [stored.pk]) == [stored]
    assert own_files(uuid4(), [stored.pk]) == []


def test_a_piece_sent_twice_is_taken_once_and_a_wrong_offset_hears_the_right_one(by) -> None:
    upload = begun(by)
    receive_piece(upload, offset=0, piece=TEXT[:1000], **by)
    again = receive_piece(upload, offset=0, piece=TEXT[:1000], **by)
    ahead = receive_piece(upload, offset=5000, piece=TEXT[5000:6000], **by)
    assert (again.received, ahead.received) == (1000, 1000)
    assert pieces.lying(upload.pk).read_bytes() == TEXT[:1000]


def test_beginning_again_goes_on_where_the_line_broke(by) -> None:
    key = uuid4()
    receive_piece(begun(by, key=key), offset=0, piece=TEXT[:1000], **by)
    assert begun(by, key=key).received == 1000
    assert Upload.objects.count() == 1


def test_another_file_under_the_same_key_begins_anew(by) -> None:
    key = uuid4()
    receive_piece(begun(by, key=key), offset=0, piece=TEXT[:1000], **by)
    assert begun(by, b"lain", key=key).received == 0


def test_bytes_that_were_laid_but_never_noted_are_written_over(by) -> None:
    upload = begun(by)
    pieces.lay(upload.pk, 0, b"sisa dari potongan yang terputus" * 99_999)
    assert path_of(finish(sent(upload, TEXT, by), **by)).read_bytes() == TEXT


def test_finishing_twice_gives_the_same_file(by) -> None:
    upload = sent(begun(by), TEXT, by)
    first = finish(upload, **by)
    assert finish(Upload.objects.get(pk=upload.pk), **by) == first
    assert StoredFile.objects.count() == 1


def test_half_a_file_is_not_filed_and_not_lost(by) -> None:
    upload = receive_piece(begun(by), offset=0, piece=TEXT[:1000], **by)
    with pytest.raises(Invalid, match="belum lengkap"):
        finish(upload, **by)
    assert Upload.objects.get().received == 1000


def test_a_file_changed_on_the_way_is_sent_anew(by) -> None:
    upload = sent(begun(by, sha256="0" * 64), TEXT, by)
    with pytest.raises(Invalid, match="berubah di perjalanan"):
        finish(upload, **by)
    assert Upload.objects.get().received == 0


def test_200_megabytes_are_refused_before_a_byte_is_read(by) -> None:
    with pytest.raises(Invalid, match="lebih besar dari 20 MB"):
        begun(by, size=200 * 2**20)
    assert not Upload.objects.exists()


def test_a_file_that_lied_about_its_size_is_stopped_where_it_passes_it(by) -> None:
    upload = begun(by, size=1000, sha256="")
    with pytest.raises(Invalid, match="lebih besar dari yang disebutkan"):
        receive_piece(upload, offset=0, piece=TEXT[:1001], **by)
    assert not pieces.lying(upload.pk).exists()


def test_a_web_page_named_jpg_is_refused_at_its_first_piece(by) -> None:
    upload = begun(by, name="loket.jpg", size=9_000_000, sha256="")
    with pytest.raises(Invalid, match=r"loket\.jpg berisi halaman web"):
        receive_piece(upload, offset=0, piece=b"<!doctype html>" + b" " * 1000, **by)


def test_a_day_has_its_measure(by, settings, now: datetime) -> None:
    settings.UPLOAD_DAY_LIMIT = 3 * 2**20
    begun(by, size=2 * 2**20)
    with pytest.raises(Invalid, match="sudah mengunggah 2 MB dari 3 MB"):
        begun(by, size=2 * 2**20)
    other = {"actor": Actor(name="Budi", on=now.date(), user_id=uuid4()), "now": now}
    assert begun(other, size=2 * 2**20)
    tomorrow = {**by, "now": now + timedelta(hours=25)}
    assert begun(tomorrow, size=2 * 2**20)


def test_nobody_touches_the_upload_of_another(by, now: datetime) -> None:
    upload = begun(by)
    tono = {"actor": Actor(name="Tono", on=now.date(), user_id=uuid4()), "now": now}
    for act in (lambda: receive_piece(upload, offset=0, piece=b"x", **tono), lambda: finish(upload, **tono)):
        with pytest.raises(Forbidden, match="bukan milik Anda"):
            act()
    stranger = {"actor": Actor(name="publik", on=now.date()), "now": now}
    with pytest.raises(Forbidden, match="Masuklah"):
        begun(stranger)


def test_a_scanner_that_is_away_loses_nothing(by, settings, tmp_path) -> None:
    settings.CLAMAV = str(tmp_path / "nobody.ctl")
    upload = sent(begun(by), TEXT, by)
    with pytest.raises(TryLater):
        finish(upload, **by)
    settings.CLAMAV = ""
    assert finish(upload, **by).kind == "text"


def test_what_is_not_continued_is_forgotten(by, now: datetime) -> None:
    upload = receive_piece(begun(by), offset=0, piece=TEXT[:1000], **by)
    later = {"actor": by["actor"], "now": now + timedelta(days=7, seconds=1)}
    assert forget_uploads(older_than=timedelta(days=8), **later) == 0
    assert forget_uploads(older_than=timedelta(days=7), **later) == 1
    assert not Upload.objects.filter(pk=upload.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_pieces_leave_the_disk_when_the_upload_is_over(by, now: datetime) -> None:
    filed, refused, old = begun(by), begun(by, sha256="0" * 64), begun(by)
    for upload in (filed, refused, old):
        sent(upload, TEXT, by)
    finish(Upload.objects.get(pk=filed.pk), **by)
    with pytest.raises(Invalid):
        finish(Upload.objects.get(pk=refused.pk), **by)
    forget_uploads(older_than=timedelta(0), actor=by["actor"], now=now + timedelta(seconds=1))
    assert not any(pieces.lying(upload.pk).exists() for upload in (filed, refused, old))


def test_a_file_that_came_whole_obeys_the_same_rules(by) -> None:
    assert take_in([samples.photo()], name="a.jpg", **by).kind == "jpeg"
    with pytest.raises(Invalid, match="halaman web"):
        take_in([b"<html>"], name="a.jpg", **by)
    with pytest.raises(Invalid, match="kosong"):
        take_in([], name="a.jpg", **by)
    with pytest.raises(Invalid, match="lebih besar"):
        take_in((bytes(2**20) for _ in range(200)), name="a.jpg", **by)


def test_files_that_came_whole_count_for_the_day_too(by, settings) -> None:
    settings.UPLOAD_DAY_LIMIT = 2**20
    more_than_half = b"Hari;Dilayani\n" * 40_000
    take_in([more_than_half], name="a.csv", **by)
    with pytest.raises(Invalid, match="sudah mengunggah 0 MB dari 1 MB"):
        take_in([more_than_half], name="b.csv", **by)
    with pytest.raises(Invalid, match="sudah mengunggah"):
        begun(by, size=len(more_than_half))
    assert StoredFile.objects.count() == 1


def row(by, **values: object) -> Upload:
    facts = {"key": uuid4(), "name": "a", "size": 5, "begun_by": by["actor"].user_id}
    return Upload.objects.create(**{**facts, "begun_at": by["now"], "touched_at": by["now"], **values})


KEY = uuid4()
WRONG: dict[str, Callable[[dict], object]] = {
    "upload_within_its_size": lambda by: row(by, received=6),
    "upload_not_empty": lambda by: row(by, size=0),
    "upload_begun_once": lambda by: (row(by, key=KEY), row(by, key=KEY)),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_database_refuses(by, name: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        WRONG[name](by)
    assert name in str(refusal.value) or "upload.begun_by" in str(refusal.value)
