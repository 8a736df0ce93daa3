"""From the words on the command line to an exit status: 0 done, 1 refused, 2 not understood."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from kinerja.pure.lib.refusals import Refused

from . import mishaps, usage
from .boot import boot
from .results import FORMATS, emit


class Parser(argparse.ArgumentParser):
    """A parser whose complaint ends with where help is."""

    def error(self, message: str) -> NoReturn:
        from django.utils.translation import gettext as _

        self.print_usage(sys.stderr)
        hint = _("Perintah ini tidak dimengerti: {message}. Bantuan: {program} --help")
        self.exit(2, hint.format(message=message, program=self.prog) + "\n")


def build_parser(modules: Sequence[ModuleType]) -> argparse.ArgumentParser:
    """One subcommand for each module; each takes --format and --json."""
    from django.utils.translation import gettext as _

    usage.speak()
    parser = Parser(prog="kinerja", description=_("Kinerja pegawai, diukur dari layanan yang sungguh diberikan."))
    subparsers = parser.add_subparsers(metavar=_("PERINTAH"), required=True)
    for module in modules:
        one = subparsers.add_parser(module.NAME, help=str(module.HELP), description=str(module.HELP))
        module.configure(one)
        choices = getattr(module, "FORMATS", FORMATS)
        one.add_argument("--format", choices=choices, default="table", help=_("bentuk keluaran"))
        one.add_argument(
            "--json", dest="format", action="store_const", const="json", help=_("sama dengan --format json")
        )
        one.set_defaults(command=module)
    return parser


def carry_out(argv: Sequence[str]) -> int:
    from .commands import modules

    options = build_parser(modules()).parse_args(argv)
    result = options.command.run(options)
    if result is None:
        return 0
    emit(result, options.format)
    if result.complaint:
        print(result.complaint, file=sys.stderr)
        return 1
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the console script; `argv` without the program's name."""
    try:
        boot()
        return carry_out(sys.argv[1:] if argv is None else argv)
    except Refused as refused:
        print(mishaps.sentence(refused), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (`| head`) has gone: keep the interpreter from complaining when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if os.environ.get("KINERJA_DEBUG"):
            raise
        print(mishaps.report(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
