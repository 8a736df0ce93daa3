"""The same import in the browser: an upload is checked and previewed, then stored, in two steps days apart if need be.

Each step reads the file anew, so nothing but the file and the mapping waits in between. Both bear being run in the
background: they take plain arguments and answer with the import, whose `report` the page shows.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import IO

from kinerja.facts.service.commands import note_check
from kinerja.facts.service.models import LogImport
from kinerja.platform.access.actors import Actor
from kinerja.platform.files.queries import path_of
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

from . import importing
from .faults import said
from .importing import described, prepared, store
from .mapping import LogMapping
from .mapping_rules import check_document


def check(log_import: LogImport, *, actor: Actor, now: datetime, skip_rejected: bool = False) -> LogImport:
    """Read the upload; its report says what it holds and would change, or `refused` says why not."""
    try:
        with prepared(_path(log_import), _mapping(log_import), skip=skip_rejected) as log:
            report = log.findings()
            if log.is_acceptable:
                report |= described(log.preview())
            return note_check(log_import, report=report, accepted=log.is_acceptable, actor=actor, now=now)
    except Refused as refused:
        return note_check(log_import, report={"refused": said(refused)}, accepted=False, actor=actor, now=now)


def commit(log_import: LogImport, *, actor: Actor, now: datetime, skip_rejected: bool = False) -> LogImport:
    """Store the upload. Raises Refused where rows are rejected and may not be skipped."""
    with prepared(_path(log_import), _mapping(log_import), skip=skip_rejected) as log:
        if not log.is_acceptable:
            raise Invalid(gettext_noop("{n} baris ditolak. Perbaiki dahulu, atau lewati."), n=log.tally.rejected_rows)
        return store(log, log_import=log_import, actor=actor, now=now)


def write_rejected(log_import: LogImport, to: IO[str]) -> int:
    """The rejected rows of an upload as CSV with their reasons; answers how many. Nothing is written elsewhere."""
    return importing.write_rejected(_path(log_import), _mapping(log_import), to)


def _path(log_import: LogImport) -> Path:
    if log_import.file is None:
        raise Invalid(gettext_noop("Impor {file} tidak mempunyai berkas unggahan."), file=log_import.file_name)
    return path_of(log_import.file)


def _mapping(log_import: LogImport) -> LogMapping:
    return check_document(log_import.mapping, log_import.file_name)
