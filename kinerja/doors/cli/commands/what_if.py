"""`kinerja what-if`: a past period under other settings of the suggestion, beside what was. Writes nothing."""

from __future__ import annotations

import argparse
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.commands.evaluate import period_of
from kinerja.doors.cli.results import FORMATS_WITH_CSV, Result
from kinerja.doors.cli.tables import table

NAME = "what-if"
HELP = gettext_lazy("Hitung suatu periode lampau seandainya aturan saran diatur lain; tidak menyimpan apa pun.")
FORMATS = FORMATS_WITH_CSV


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cycle", required=True, metavar=_("SIKLUS"), help=_("kode siklus, misalnya 2026"))
    parser.add_argument("--period", required=True, metavar=_("PERIODE"), help=_("kode periode, misalnya TW3"))
    parser.add_argument("--majority", type=Decimal, metavar="0.5", help=_("bagian yang menentukan, 0 sampai 1"))
    parser.add_argument("--minimum-n", type=int, metavar="30", help=_("kasus paling sedikit"))
    parser.add_argument("--minimum-weight", type=Decimal, metavar="0.7", help=_("bobot sendiri (B) paling sedikit"))
    parser.add_argument("--unusable", metavar="D", help=_("mutu data yang tidak dipakai, misalnya CD"))
    parser.add_argument("--without-declared", action="store_true", help=_("yang dilaporkan sendiri tidak dihitung"))


def run(options: argparse.Namespace) -> Result:
    ensure_cell()
    from dataclasses import asdict, replace

    from kinerja.judgement.evaluation.standings import last_day
    from kinerja.judgement.evaluation.what_if import spread, what_if
    from kinerja.platform.audit.reading import reading
    from kinerja.pure.law.suggestion import Parameters

    period = period_of(options.cycle, options.period)
    asked = {"majority": options.majority, "minimum_n": options.minimum_n, "minimum_weight": options.minimum_weight}
    changes = {name: value for name, value in asked.items() if value is not None}
    if options.unusable is not None:
        changes["unusable_grades"] = tuple(options.unusable)
    parameters = replace(Parameters.in_force(last_day(period)), **changes, declared=not options.without_declared)
    with reading():
        answer = what_if(period, parameters)
    rows = [{"predicate": one.value, "real": real, "what_if": other} for one, real, other in spread(answer)]
    document = {
        "cycle": options.cycle, "period": options.period, "parameters": asdict(parameters), "people": answer.people,
        "suggestions_changed": answer.moved, "final": answer.final, "own_mind": answer.own_mind,
        "predicates_changed": answer.changed, "predicates": rows,
        "moves": [{"from": one, "to": other, "people": n} for (one, other), n in sorted(answer.predicates.items())],
    }  # fmt: skip
    shown = [(_(one.label), real, other) for one, real, other in spread(answer)]
    words = _("{changed} dari {final} predikat dan {moved} dari {people} saran akan berbeda.").format(
        changed=answer.changed, final=answer.final, moved=answer.moved, people=answer.people
    )
    return Result(document, f"{table((_('predikat'), _('sebenarnya'), _('seandainya')), shown)}\n{words}", rows)
