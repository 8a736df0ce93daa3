"""`python -m tests.acceptance.year --seed 7 --days 250 --employees 200`: a year in a home that is thrown away."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.acceptance.year")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--days", type=int, default=250)
    parser.add_argument("--employees", type=int, default=200)
    parser.add_argument("--pace", type=float, default=0.3, help="share of people who report on a day")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--go-on", action="store_true", help="after something broke, to find more of it")
    parser.add_argument("--digests", action="store_true", help="one for each model too: where two lives differ")
    parser.add_argument("--pages", type=Path, help="folder for the documents as pages")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kinerja-year-"))
    os.environ["KINERJA_HOME"] = str(folder / "home")
    os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.config.settings"
    os.environ.pop("DATABASE_URL", None)
    server = None
    try:
        if options.database == "postgresql":
            server = _server()
        return _live(options, folder)
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _server():  # type: ignore[no-untyped-def]
    from tests.harness import postgres

    binaries = postgres.binaries()
    if binaries is None:
        raise SystemExit(postgres.MISSING)
    server = postgres.Server(binaries)
    server.start()
    os.environ["DATABASE_URL"] = server.url()
    return server


def _live(options: argparse.Namespace, folder: Path) -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        given = settings.DATABASES["default"]["OPTIONS"]
        given["init_command"] = given["init_command"].replace("=FULL", "=OFF")
        connection.settings_dict["OPTIONS"]["init_command"] = given["init_command"]
    call_command("migrate", verbosity=0)
    from tests.acceptance.year.closing import close_the_year
    from tests.acceptance.year.digest import digests
    from tests.acceptance.year.year import Year

    logs = folder / "logs"
    logs.mkdir()
    year = Year(
        options.seed, logs, employees=options.employees, days=options.days, pace=options.pace,
        say=lambda line: print(line, flush=True), goes_on=options.go_on,
    )  # fmt: skip
    year.live()
    print(year.summary(), flush=True)
    found = digests()
    for label in found if options.digests else ():
        print(label, found[label])
    print("digest", found["all"], flush=True)
    print(close_the_year(year, pages=options.pages))
    return 1 if year.broken else 0


if __name__ == "__main__":
    sys.exit(main())
