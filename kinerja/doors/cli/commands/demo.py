"""`kinerja demo`: the invented city, in an empty home."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result

NAME = "demo"
HELP = gettext_lazy("Bangun kota contoh rekaan di tempat yang masih kosong.")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--staff", type=int, default=2000, help=_("banyak pegawai (kira-kira)"))
    parser.add_argument("--seed", type=int, default=20450817, help=_("benih acak: benih sama, kota sama"))
    parser.add_argument("--if-empty", action="store_true", help=_("jangan lakukan apa pun bila sudah ada isinya"))


def run(options: argparse.Namespace) -> Result:
    ensure_cell()
    from kinerja.doors.demo.build import build, is_empty

    anew = _("Untuk mulai dari awal: hentikan kinerja, hapus folder {home}, lalu jalankan lagi.").format(
        home=settings.HOME
    )
    if options.if_empty and not is_empty():
        return Result({"built": False}, _("Data yang ada dipakai terus.") + " " + anew)
    counts = build(options.staff, options.seed, now=datetime.now(UTC), say=_say)
    text = _("Kota contoh siap: {staff} pegawai, {cases} permohonan, {evaluations} penilaian.").format(**counts)
    return Result({"built": True, **counts}, f"{text}\n{anew}")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
