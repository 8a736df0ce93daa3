"""The document that is published: plain JSON, read by pages, downloads and whoever verifies it."""

from __future__ import annotations

from typing import Any

from kinerja.judgement.measurement.models import Run
from kinerja.people.organisation.queries import agency
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.suppression import PUBLIC_K
from kinerja.work.planning.models import Period

from .distributions import predicate_columns
from .places import Places, places
from .services import service_columns

NOTE = (
    "Angka tentang kurang dari {k} orang atau kasus tidak ditampilkan (null); sebagian angka lain ikut disembunyikan "
    "agar yang tersembunyi tidak dapat dihitung kembali. Persen dibulatkan ke bilangan bulat bila n di bawah 50. "
    "Waktu dalam hari adalah nilai tengah; permohonan yang masih terbuka ikut diperhitungkan."
)


def build(period: Period, run: Run) -> dict[str, Any]:
    """Units, what belongs to none of them, and the total; the number of statements does not depend on their number."""
    rows = places(period.starts)
    services, predicates = service_columns(run, rows), predicate_columns(period, rows)
    entries = [
        {**name, **{source: column[at] for source, column in services.items()}, **predicates[at]}
        for at, name in enumerate(_names(rows))
    ]
    return {"schema": 1, "about": _about(period, run), "units": entries[:-1], "total": entries[-1]}


def _names(rows: Places) -> list[dict[str, str]]:
    named = [{"code": unit.code, "name": unit.name} for unit in rows.tops]
    return [
        *named,
        {"code": "", "name": gettext_noop("Lainnya")},
        {"code": "", "name": gettext_noop("Seluruh instansi")},
    ]


def _about(period: Period, run: Run) -> dict[str, Any]:
    found = agency()
    return {
        "agency": found.name if found else "",
        "cycle": period.cycle.code,
        "period": period.code,
        "period_name": period.name,
        "starts": period.starts.isoformat(),
        "ends": period.ends.isoformat(),
        "run": run.number,
        "run_digest": run.digest,
        "k": PUBLIC_K,
        "note": NOTE.format(k=PUBLIC_K),
    }
