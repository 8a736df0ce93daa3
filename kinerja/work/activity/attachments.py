"""Evidence is tied to its report in the transaction of the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .models import ActivityReport, Evidence
from .models.evidence import LONGEST_LINK


def attach(
    report: ActivityReport, files: Sequence[UUID], links: Sequence[str], *, actor: Actor, now: datetime
) -> list[Evidence]:
    """Files uploaded by the actor himself, and links. Two statements at most; none where there is nothing."""
    keys, addresses = list(dict.fromkeys(files)), list(dict.fromkeys(link.strip() for link in links if link.strip()))
    if not keys and not addresses:
        return []
    _check_files(keys, actor)
    _check_links(addresses)
    rows = [Evidence(report=report, file_id=key) for key in keys]
    return Evidence.objects.bulk_create([*rows, *(Evidence(report=report, link=link) for link in addresses)])


def _check_files(keys: Sequence[UUID], actor: Actor) -> None:
    own = StoredFile.objects.filter(pk__in=keys, uploaded_by=actor.user_id)
    if keys and (actor.user_id is None or own.count() != len(keys)):
        raise Invalid(gettext_noop("Berkas bukti tidak ditemukan di antara unggahan Anda. Unggah lagi berkasnya."))


def _check_links(addresses: Sequence[str]) -> None:
    for address in addresses:
        if not address.startswith(("https://", "http://")) or len(address) > LONGEST_LINK:
            raise Invalid(
                gettext_noop("Tautan bukti harus berawalan https:// dan paling panjang {n} huruf."), n=LONGEST_LINK
            )
