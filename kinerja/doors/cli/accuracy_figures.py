"""Accuracy of finished files for `kinerja figures accuracy`."""

from __future__ import annotations

import argparse

from django.utils.translation import gettext as _

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result, flat
from kinerja.doors.cli.tables import shown, table
from kinerja.pure.lib.refusals import Invalid, gettext_noop

KIND = "accuracy"


def run(options: argparse.Namespace) -> Result:
    """Of all looks that were taken, or those of one service. `share` and its bounds are null where there are none."""
    from kinerja.facts.casework.accuracy import By, grouped, looked, total
    from kinerja.facts.casework.models import SecondLook
    from kinerja.facts.service.queries import service_called

    ensure_cell()
    by = options.by or By.SERVICE
    if by not in list(By):
        template = gettext_noop("Ketelitian tidak dapat dikelompokkan menurut “{by}”. Pilih salah satu: {known}.")
        raise Invalid(template, by=by, known=", ".join(By))
    looks = SecondLook.objects.all()
    if options.service:
        looks = looks.filter(file__request__service=service_called(options.service))
    rows = looked(looks)
    whole = total(rows, _("seluruhnya")).document()
    groups = [one.document() for one in grouped(rows, By(by))]
    document = {"total": whole, "groups": groups, "waiting": looks.open().count()}
    lines = [whole, *groups]
    columns = {"n": "n", "errors": _("salah"), "share": _("bagian"), "low": _("dari"), "high": _("sampai")}
    text = table(
        [_("kelompok"), *columns.values()], [[one["group"], *(shown(one[name]) for name in columns)] for one in lines]
    )
    return Result(document, text, [flat(one) for one in lines])
