"""`kinerja evaluate`: figures of a period from the facts, and a suggestion beside each plan. Nobody is rated by it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result
from kinerja.doors.cli.tables import table
from kinerja.pure.lib.refusals import Invalid, gettext_noop

if TYPE_CHECKING:
    from kinerja.work.planning.models import Period

NAME = "evaluate"
HELP = gettext_lazy("Hitung angka suatu periode dan siapkan saran; pejabat penilai yang memutuskan.")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cycle", required=True, metavar=_("SIKLUS"), help=_("kode siklus, misalnya 2026"))
    parser.add_argument("--period", required=True, metavar=_("PERIODE"), help=_("kode periode, misalnya TW3"))


def run(options: argparse.Namespace) -> Result:
    ensure_cell()
    from django.db import transaction

    from kinerja.judgement.evaluation.commands import prepare
    from kinerja.judgement.measurement.commands import compute
    from kinerja.platform.access.actors import system

    period, now = period_of(options.cycle, options.period), datetime.now(UTC)
    actor = system(now.date(), name=_("operator"))
    with transaction.atomic():
        computed = compute(period, actor=actor, now=now)
        prepared = prepare(period, run=computed, actor=actor, now=now)
    counts = {
        "figures": computed.figures.count(), "unit_figures": computed.unit_figures.count(), **vars(prepared)
    }  # fmt: skip
    document = {
        "cycle": options.cycle, "period": options.period,
        "run": str(computed.pk), "number": computed.number, "digest": computed.digest, **counts,
    }  # fmt: skip
    return Result(document, _text(counts))


def period_of(cycle: str, code: str) -> Period:
    """The period of these codes. Raises Invalid with the codes there are."""
    from kinerja.work.planning.models import Period

    found = Period.objects.select_related("cycle").filter(cycle__code=cycle, code=code).first()
    if found is None:
        known = Period.objects.order_by("starts").values_list("cycle__code", "code")
        raise Invalid(
            gettext_noop("Periode {code} pada siklus {cycle} tidak ada. Yang ada: {known}."),
            code=code, cycle=cycle, known=", ".join(" ".join(pair) for pair in known) or "–",
        )  # fmt: skip
    return found


def _text(counts: dict[str, int]) -> str:
    words = {
        "figures": _("angka pegawai"),
        "unit_figures": _("angka unit"),
        "created": _("penilaian baru disiapkan"),
        "updated": _("saran diperbarui"),
        "unchanged": _("saran tetap"),
        "final": _("sudah ditetapkan, tidak disentuh"),
    }
    return table((_("hasil"), _("banyaknya")), [(words[name], count) for name, count in counts.items()])
