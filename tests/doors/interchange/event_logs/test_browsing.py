"""The same import in two steps, as the browser makes it."""

from __future__ import annotations

import io
import tomllib
from datetime import datetime

import pytest

from kinerja.doors.interchange.event_logs import browsing
from kinerja.facts.service.commands import start_import
from kinerja.facts.service.models import LogImport, Request
from kinerja.platform.access.actors import Actor, system
from kinerja.platform.audit.reading import reading
from kinerja.platform.files.commands import store
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale

from .conftest import ONE_ROW_A_CASE

HEAD = "no,masuk,selesai,petugas\n"
GOOD = HEAD + "1,2025-01-02,2025-01-03,Ani\n"
BAD = GOOD + "2,besok,,\n"


def uploaded(content: str, now: datetime) -> LogImport:
    who = {"actor": system(now.date()), "now": now}
    file = store([content.encode()], name="log.csv", **who)
    return start_import("log.csv", mapping=tomllib.loads(ONE_ROW_A_CASE), file=file, sha256=file.sha256, **who)


def test_it_checks_then_stores(db: None, now: datetime) -> None:
    who = {"actor": system(now.date()), "now": now}
    checked = browsing.check(uploaded(GOOD, now), **who)
    assert (checked.state, checked.report["new"]) == (LogImport.State.CHECKED, 1)
    assert not Request.objects.exists()
    stored = browsing.commit(checked, **who)
    stored.refresh_from_db()
    assert (stored.state, stored.report["new"], stored.service.code) == (LogImport.State.COMMITTED, 1, "izin")
    assert Request.objects.get().log_import == stored


def test_it_refuses_rejected_rows_unless_they_may_be_skipped(db: None, now: datetime) -> None:
    who = {"actor": system(now.date()), "now": now}
    log = uploaded(BAD, now)
    checked = browsing.check(log, **who)
    assert (checked.state, checked.report["rejected"]) == (LogImport.State.REFUSED, {"bad_instant": 1})
    with pytest.raises(Invalid):
        browsing.commit(log, **who)
    assert browsing.check(log, skip_rejected=True, **who).state == LogImport.State.CHECKED
    browsing.commit(log, skip_rejected=True, **who)
    assert Request.objects.count() == 1


def test_it_hands_out_rejected_rows_without_writing(db: None, now: datetime) -> None:
    log, out = uploaded(BAD, now), io.StringIO()
    with reading():
        assert browsing.write_rejected(log, out) == 1
    assert out.getvalue().splitlines()[1].startswith("2,besok,,,2,")


def test_it_keeps_what_made_a_file_unreadable(db: None, now: datetime) -> None:
    checked = browsing.check(uploaded(HEAD, now), actor=system(now.date()), now=now)
    assert checked.state == LogImport.State.REFUSED
    assert "kosong" in checked.report["refused"]


def test_it_stores_an_import_only_once(db: None, now: datetime) -> None:
    who = {"actor": system(now.date()), "now": now}
    log = uploaded(GOOD, now)
    browsing.commit(log, **who)
    with pytest.raises(Stale):
        browsing.commit(log, **who)


def test_it_is_for_personnel_alone(db: None, now: datetime) -> None:
    with pytest.raises(Forbidden):
        browsing.commit(uploaded(GOOD, now), actor=Actor(name="Tono", on=now.date()), now=now)
    assert not Request.objects.exists()
