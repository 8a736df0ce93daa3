"""`kinerja explain`: from a predicate back to the cases, with every rule and article on the way."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result
from kinerja.pure.lib.refusals import Invalid, gettext_noop

if TYPE_CHECKING:
    from kinerja.judgement.evaluation.models import Evaluation

NAME = "explain"
HELP = gettext_lazy("Jelaskan suatu penilaian: rumus, masukan, aturan, sampai daftar kasusnya.")
SHOWN_CASES = 5


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("evaluation", nargs="?", metavar=_("PENILAIAN"), help=_("kunci penilaian"))
    parser.add_argument("--employee", metavar=_("PEGAWAI"), help=_("nama pengguna atau NIP, sebagai ganti kunci"))
    parser.add_argument("--cycle", metavar=_("SIKLUS"), help=_("bersama --employee: kode siklus"))
    parser.add_argument("--period", metavar=_("PERIODE"), help=_("bersama --employee: kode periode"))


def run(options: argparse.Namespace) -> Result:
    ensure_cell()
    from kinerja.judgement.evaluation.queries import explain

    found = _asked(options)
    whole = explain(found).to_document(_)
    short = explain(found, cases=SHOWN_CASES).to_document(_)
    return Result(whole, "\n".join(_lines(short, 0)))


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


def _lines(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    """One node and what it follows from, indented."""
    indent = "  " * depth
    value = node["value"]
    shown = "" if value is None or isinstance(value, list | dict) else f": {value}"
    yield f"{indent}{node['label']}{shown}"
    if node.get("words"):
        yield f"{indent}  = {node['words']}"
    if isinstance(value, dict):
        yield from (f"{indent}  {name}: {one}" for name, one in value.items() if one is not None)
    if isinstance(value, list):
        yield from (f"{indent}  - {_row(one)}" for one in value)
    yield from (f"{indent}  · {sentence}" for sentence in node.get("because", ()))
    yield from (f"{indent}  § {cite['text']} ({cite['meaning']})" for cite in node.get("cites", ()))
    for one in node.get("inputs", ()):
        yield from _lines(one, depth + 1)


def _row(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{name} {one}" for name, one in value.items() if one is not None and name != "id")
