"""`kinerja explain`: from a predicate back to the cases, with every rule and article on the way."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.outline import lines
from kinerja.doors.cli.results import Result
from kinerja.platform.access.actors import system
from kinerja.pure.lib.refusals import Invalid, gettext_noop

if TYPE_CHECKING:
    from kinerja.judgement.evaluation.models import Evaluation

NAME = "explain"
HELP = gettext_lazy("Jelaskan suatu penilaian: rumus, masukan, aturan, sampai daftar kasusnya.")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("evaluation", nargs="?", metavar=_("PENILAIAN"), help=_("kunci penilaian"))
    parser.add_argument("--employee", metavar=_("PEGAWAI"), help=_("nama pengguna atau NIP, sebagai ganti kunci"))
    parser.add_argument("--cycle", metavar=_("SIKLUS"), help=_("bersama --employee: kode siklus"))
    parser.add_argument("--period", metavar=_("PERIODE"), help=_("bersama --employee: kode periode"))


def run(options: argparse.Namespace) -> Result:
    ensure_cell()
    from kinerja.judgement.evaluation.queries import explain, recompute
    from kinerja.platform.audit.trail import seen

    found, now = _asked(options), datetime.now(UTC)
    seen("evaluation", actor=system(now.date(), name=_("operator")), now=now, thing=found)
    document = explain(found).to_document(_)
    checks = recompute(document)
    wrong = [{"path": one.path, "printed": one.printed, "found": one.found} for one in checks if not one.agrees]
    document["recomputed"] = {"scores": len(checks), "wrong": wrong}
    return Result(document, "\n".join([*lines(document), _verdict(len(checks), len(wrong))]))


def _verdict(scores: int, wrong: int) -> str:
    if wrong:
        return _("{wrong} dari {scores} angka tidak lagi cocok dengan catatannya.").format(wrong=wrong, scores=scores)
    return _("Dihitung ulang dari daftar kasus: {scores} angka, semuanya cocok.").format(scores=scores)


def _asked(options: argparse.Namespace) -> Evaluation:
    from kinerja.judgement.evaluation.models import Evaluation

    if options.evaluation:
        rows = Evaluation.objects.filter(pk=_key(options.evaluation))
    elif options.employee:
        rows = Evaluation.objects.filter(_person(options.employee))
    else:
        raise Invalid(gettext_noop("Sebutkan kunci penilaian, atau --employee bersama --cycle dan --period."))
    if options.cycle:
        rows = rows.filter(period__cycle__code=options.cycle)
    if options.period:
        rows = rows.filter(period__code=options.period)
    found = rows.order_by("-period__starts", "-plan__starts").first()
    if found is None:
        raise Invalid(gettext_noop("Penilaian itu tidak ada. Siapkan dahulu dengan `kinerja evaluate`."))
    return found


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(gettext_noop("“{text}” bukan kunci penilaian. Salin kuncinya dari halaman penilaian."), text=text)


def _person(text: str) -> Any:
    from django.db.models import Q

    return Q(employee__user__username=text) | Q(employee__nip=text.replace(" ", ""))
