"""`--skip-rejected BERKAS`: where the rows go that cannot be taken."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from kinerja.pure.lib.file_errors import file_problem
from kinerja.pure.lib.refusals import Invalid, gettext_noop


@contextmanager
def rejected_file(options: argparse.Namespace) -> Iterator[IO[str] | None]:
    """The file to write them to, None where the option was not given. Raises Invalid."""
    path = options.skip_rejected
    if path is None:
        yield None
        return
    if path.resolve() in (options.file.resolve(), options.mapping.resolve()):
        raise Invalid(gettext_noop("Baris yang ditolak tidak boleh ditulis di atas {file} sendiri."), file=path)
    try:
        stream = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise Invalid(
            gettext_noop("Berkas {file} tidak dapat ditulis: {problem}."), file=path, problem=file_problem(error)
        )
    with stream:
        yield stream
