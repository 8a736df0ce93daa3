"""What is said when a command ends badly: one sentence, and where the rest stands."""

from __future__ import annotations

import traceback
from pathlib import Path

from kinerja.pure.lib.refusals import Refused
from kinerja.pure.lib.sentences import Sentence


def sentence(said: Refused | Sentence) -> str:
    """A refusal, and the sentences inside it, in the language of this command."""
    from django.utils.translation import gettext

    params = {
        name: sentence(value) if isinstance(value, Refused | Sentence) else value for name, value in said.params.items()
    }
    return gettext(said.template).format(**params)


def _write_down(error: Exception) -> Path | None:
    """The traceback, at the end of the home's log; None where even that cannot be written."""
    try:
        from django.conf import settings

        path = Path(settings.HOME) / "kinerja.log"
        with path.open("a", encoding="utf-8") as log:
            traceback.print_exception(error, file=log)
    except Exception:
        return None
    return path


def report(error: Exception) -> str:
    """A sentence about a mishap nobody foresaw; the traceback goes to the log."""
    path = _write_down(error)
    if path is None:
        # The settings themselves failed, so there is no translation to ask.
        return (
            f"Kinerja tidak dapat dimulai: {error}. Periksa KINERJA_HOME dan DATABASE_URL. · "
            "Kinerja cannot start; check KINERJA_HOME and DATABASE_URL."
        )
    from django.db import OperationalError
    from django.utils.translation import gettext as _

    if isinstance(error, OperationalError):
        text = _("Basis data tidak dapat dipakai. Jalankan `kinerja doctor` untuk memeriksanya. Rincian ada di {log}.")
    else:
        text = _("Ada kesalahan yang tidak terduga; tidak ada yang disimpan setengah jalan. Rincian ada di {log}.")
    return text.format(log=path)
