"""Parameters several measures share."""

from __future__ import annotations

from kinerja.pure.lib.refusals import gettext_noop
from kinerja.work.planning.sources import Parameter, ParameterKind

SERVICES = Parameter(
    "services", gettext_noop("Jenis pelayanan (kosong: semua)"), ParameterKind.SERVICES, required=False
)
