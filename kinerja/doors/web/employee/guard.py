"""These pages are about oneself: without a row among the staff there is nothing to show."""

from __future__ import annotations

from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.refusals import Forbidden, gettext_noop


def myself(actor: Actor) -> UUID:
    """The employee behind the account. Raises Forbidden."""
    if actor.employee_id is None:
        raise Forbidden(
            gettext_noop("Akun ini belum dikaitkan dengan data pegawai. Minta bagian kepegawaian mengaitkannya.")
        )
    return actor.employee_id
