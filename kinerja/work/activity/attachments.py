"""Evidence is tied to its report in the transaction of the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.queries import own_files
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
    stored = _own(keys, actor)
    _check_links(addresses)
    rows = [Evidence(report=report, file=file) for file in stored]
    return Evidence.objects.bulk_create([*rows, *(Evidence(report=report, link=link) for link in addresses)])


def _own(keys: Sequence[UUID], actor: Actor) -> list[StoredFile]:
    stored = own_files(actor.user_id, keys) if keys and actor.user_id else []
    if len(stored) != len(keys):
        raise Invalid(gettext_noop("Berkas bukti tidak ditemukan di antara unggahan Anda. Unggah lagi berkasnya."))
    return stored


def _check_links(addresses: Sequence[str]) -> None:
    for address in addresses:
        if not address.startswith(("https://", "http://")) or len(address) > LONGEST_LINK:
            raise Invalid(
                gettext_noop("Tautan bukti harus berawalan https:// dan paling panjang {n} huruf."), n=LONGEST_LINK
            )
