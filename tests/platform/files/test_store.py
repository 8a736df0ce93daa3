"""Uploads are kept by what is in them."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kinerja.platform.access.actors import Actor, system
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.files import contents
from kinerja.platform.files.commands import store
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.names import shown_name
from kinerja.platform.files.queries import is_intact, path_of
from kinerja.pure.lib.refusals import Invalid, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(now: datetime) -> dict[str, object]:
    return {"actor": system(now.date()), "now": now}


def test_it_keeps_the_bytes(by) -> None:
    stored = store([b"nip;", b"nama"], name="pegawai.csv", **by)
    assert path_of(stored).read_bytes() == b"nip;nama"
    assert (stored.size, len(stored.sha256), stored.name) == (8, 64, "pegawai.csv")
    assert is_intact(stored)
    assert Entry.objects.get(verb="files.stored").data == {"sha256": stored.sha256, "size": 8}


def test_the_same_bytes_lie_there_once(by, now: datetime) -> None:
    one = store([b"sama"], name="a.csv", **by)
    other = store([b"sama"], name="b.csv", actor=Actor(name="Sari", on=now.date(), user_id=new_id()), now=now)
    assert one.pk != other.pk
    assert path_of(one) == path_of(other)


def test_the_same_upload_is_noted_once(by, now: datetime) -> None:
    one = store([b"sama"], name="a.csv", **by)
    again = store([b"sama"], name="a.csv", actor=by["actor"], now=now + timedelta(hours=1))
    assert one == again
    assert StoredFile.objects.count() == 1


def test_an_empty_file_is_refused(by) -> None:
    with pytest.raises(Invalid, match="kosong"):
        store([b"", b""], name="a.csv", **by)


def test_a_large_file_is_refused_before_it_fills_the_disk(by) -> None:
    asked = []

    def endless():
        while True:
            asked.append(1)
            yield bytes(1000)

    with pytest.raises(Invalid, match="lebih besar dari"):
        store(endless(), name="a.csv", limit=5000, **by)
    assert len(asked) == 6
    assert not list(contents.whereabouts("").glob(".draft-*"))


def test_a_broken_upload_leaves_nothing(by) -> None:
    def broken():
        yield b"x"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store(broken(), name="a.csv", **by)
    assert not StoredFile.objects.exists()
    assert not list(contents.whereabouts("").glob(".draft-*"))


def test_changed_and_lost_bytes_are_noticed(by) -> None:
    stored = store([b"asli"], name="a.csv", **by)
    path_of(stored).write_bytes(b"lain")
    assert not is_intact(stored)
    path_of(stored).unlink()
    assert not is_intact(stored)
    with pytest.raises(Refused, match=r"a\.csv.* tidak ditemukan"):
        path_of(stored)


def test_uploads_are_closed_to_others(by) -> None:
    path = path_of(store([b"rahasia"], name="a.csv", **by))
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert os.path.commonpath([path, contents.whereabouts("")]) == str(contents.whereabouts(""))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\sari\\SK.pdf", "SK.pdf"),
        ("gaji\u202excod.exe", "gajixcod.exe"),
        ("a\x00b\n.csv", "ab.csv"),
        ("", "berkas"),
        ("/", "berkas"),
        ("x" * 300 + ".xlsx", "x" * 195 + ".xlsx"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_is_shown_and_never_a_path(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_whereabouts_stay_below_the_uploads_folder() -> None:
    from django.core.exceptions import SuspiciousFileOperation

    with pytest.raises(SuspiciousFileOperation):
        contents.whereabouts("../secret.key")
    assert isinstance(contents.whereabouts("ab/cd"), Path)
