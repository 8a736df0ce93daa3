"""Which method judges a period: the quadrant is that of 2022 and after."""

from __future__ import annotations

from kinerja.pure.law.regimes import P6_2022_SE3_2023, regime
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.work.planning.models import Period


def require_quadrant(period: Period) -> None:
    """Raise Refused where the cycle is judged by an older method."""
    code = period.cycle.regime
    if code != P6_2022_SE3_2023:
        raise Refused(
            gettext_noop(
                "Siklus {cycle} dinilai menurut {instruments}; kuadran kinerja baru berlaku sejak 2022. Penilaiannya "
                "tidak disiapkan di sini."
            ),
            cycle=period.cycle.name,
            instruments=", ".join(regime(code).instruments),
        )
