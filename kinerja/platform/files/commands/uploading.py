"""An upload in pieces: begun, received, filed, discarded, forgotten.

In the spirit of tus 1.0 and of the IETF's resumable uploads: the server says how far it has come, the browser goes
on from there, and a piece that arrives twice is taken once.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.files import contents, pieces, sentences
from kinerja.platform.files.admission import Admitted
from kinerja.platform.files.admission.recognising import HEAD, recognise
from kinerja.platform.files.kinds import largest_of_all
from kinerja.platform.files.models import StoredFile, Upload
from kinerja.platform.files.names import shown_name
from kinerja.pure.lib.refusals import Invalid

LARGEST_PIECE = contents.MEGABYTE
DAY = timedelta(hours=24)


@command
def begin_upload(*, key: UUID, name: str, size: int, sha256: str = "", actor: Actor, now: datetime) -> Upload:
    """Memulai unggahan; kunci yang sama dari orang yang sama melanjutkan yang sudah dimulai."""
    require(actor, Permission.FILE_UPLOAD)
    assert actor.user_id is not None
    known = Upload.objects.filter(key=key, begun_by=actor.user_id).first()
    if known is not None and (known.size, known.sha256) == (size, sha256):
        return known
    name = shown_name(name)
    _check_size(name, size)
    _check_day(actor.user_id, size, now)
    values = {"name": name, "size": size, "sha256": sha256, "begun_at": now, "touched_at": now}
    if known is None:
        return Upload.objects.get_or_create(key=key, begun_by=actor.user_id, defaults=values)[0]
    # The same key with another file: the person chose anew before the first was sent.
    Upload.objects.filter(pk=known.pk).update(**values, received=0, file=None)
    known.refresh_from_db()
    return known


@command
def receive_piece(upload: Upload, *, offset: int, piece: bytes, actor: Actor, now: datetime) -> Upload:
    """Menerima satu potong; potong yang bukan lanjutannya tidak ditulis. The answer says how far it has come."""
    require(actor, Permission.FILE_UPLOAD, upload)
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    if offset != held.received or held.file_id or not piece:
        return held
    if offset + len(piece) > held.size or len(piece) > LARGEST_PIECE:
        raise Invalid(sentences.BEYOND_SIZE, name=held.name)
    if offset == 0:
        # Whoever sends a web page as .jpg hears it after the first piece, not after twenty megabytes.
        recognise(piece[:HEAD], held.name)
    pieces.lay(held.pk, offset, piece)
    held.received, held.touched_at = offset + len(piece), now
    Upload.objects.filter(pk=held.pk, received=offset).update(received=held.received, touched_at=now)
    return held


@command
def file_upload(upload: Upload, *, admitted: Admitted, actor: Actor, now: datetime) -> StoredFile:
    """Mencatat berkas yang sudah diperiksa sebagai milik pengunggahnya; sekali saja."""
    require(actor, Permission.FILE_UPLOAD, upload)
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    if held.file is not None:
        return held.file
    stored = file_content(admitted, name=held.name, actor=actor, now=now)
    Upload.objects.filter(pk=held.pk, file=None).update(file=stored, touched_at=now)
    transaction.on_commit(lambda: pieces.remove(held.pk))
    return stored


@command
def file_content(admitted: Admitted, *, name: str, actor: Actor, now: datetime) -> StoredFile:
    """Mencatat berkas yang sudah diperiksa."""
    require(actor, Permission.FILE_UPLOAD)
    return _filed(admitted, name=name, actor=actor, now=now)


def _filed(admitted: Admitted, *, name: str, actor: Actor, now: datetime) -> StoredFile:
    stored = StoredFile.objects.create(
        sha256=admitted.content.sha256, size=admitted.content.size, path=admitted.content.path,
        name=shown_name(name), kind=admitted.kind, original_sha256=admitted.original_sha256,
        likeness=admitted.likeness, scan=admitted.scan, uploaded_by=actor.user_id, uploaded_at=now,
    )  # fmt: skip
    record("files.stored", actor=actor, now=now, thing=stored, sha256=stored.sha256, size=stored.size)
    return stored


@command
def file_given(admitted: Admitted, *, name: str, size: int, actor: Actor, now: datetime) -> StoredFile:
    """Mencatat berkas yang datang utuh dengan formulir; besarnya terhitung untuk hari itu seperti unggahan lain."""
    require(actor, Permission.FILE_UPLOAD)
    assert actor.user_id is not None
    _check_day(actor.user_id, size, now)
    stored = file_content(admitted, name=name, actor=actor, now=now)
    whole = {"name": stored.name, "size": size, "received": size, "begun_at": now, "touched_at": now}
    Upload.objects.create(key=stored.pk, begun_by=actor.user_id, file=stored, **whole)
    return stored


@command
def file_from_public(admitted: Admitted, *, name: str, size: int, actor: Actor, now: datetime) -> StoredFile:
    """Mencatat dokumen warga tanpa akun; semua warga bersama-sama dibatasi sehari, agar penyimpanan tidak penuh."""
    require(actor, Permission.FILE_HAND_IN)
    today = StoredFile.objects.filter(uploaded_by=None, uploaded_at__gt=now - DAY).exclude(kind="")
    if (today.aggregate(used=Sum("size"))["used"] or 0) + size > settings.PUBLIC_UPLOAD_DAY_LIMIT:
        raise Invalid(sentences.PUBLIC_DAY_IS_FULL)
    return _filed(admitted, name=name, actor=actor, now=now)


@command
def discard_upload(upload: Upload, *, actor: Actor, now: datetime) -> None:
    """Membuang unggahan yang ditolak; jumlahnya tetap terhitung untuk hari itu."""
    require(actor, Permission.FILE_UPLOAD, upload)
    Upload.objects.filter(pk=upload.pk, file=None).update(received=0, touched_at=now)
    transaction.on_commit(lambda: pieces.remove(upload.pk))


@command
def forget_uploads(*, older_than: timedelta, actor: Actor, now: datetime) -> int:
    """Melupakan unggahan yang lama tidak dilanjutkan, beserta potongannya."""
    old = list(Upload.objects.filter(touched_at__lt=now - older_than).values_list("pk", flat=True))
    Upload.objects.filter(pk__in=old).delete()
    for key in old:
        transaction.on_commit(partial(pieces.remove, key))
    return len(old)


def _check_size(name: str, size: int) -> None:
    if size <= 0:
        raise Invalid(contents.EMPTY)
    if size > largest_of_all():
        raise Invalid(sentences.TOO_LARGE, name=name, limit=largest_of_all() // contents.MEGABYTE)


def _check_day(user: UUID, size: int, now: datetime) -> None:
    used = Upload.objects.filter(begun_by=user, begun_at__gt=now - DAY).aggregate(used=Sum("size"))["used"] or 0
    if used + size > settings.UPLOAD_DAY_LIMIT:
        limit = settings.UPLOAD_DAY_LIMIT // contents.MEGABYTE
        raise Invalid(sentences.DAY_IS_FULL, used=used // contents.MEGABYTE, limit=limit)
