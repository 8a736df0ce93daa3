"""Columns glued by the database."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import numpy as np
import pytest
from django.db import connection

from kinerja.platform.database.columns import Kind, read
from kinerja.platform.database.glued import read_glued
from kinerja.platform.database.staging import Form, TemporaryTable, instant_texts, staging_area

FORMS = {"id": Form.KEY, "n": Form.INTEGER, "at": Form.INSTANT, "word": Form.TEXT}
KINDS = {"id": Kind.KEY, "n": Kind.INTEGER, "at": Kind.INSTANT}
INSTANTS = np.array(
    ["2025-01-02T03:04:05", "NaT", "2025-01-02T03:04:05.000006", "1969-12-31T23:59:59"], "datetime64[us]"
)
IDS = [UUID(int=n).hex for n in (3, 1, 2, 2**127)]
WORDS = ["b", None, 'a,"\\N\t', "b"]


@pytest.mark.django_db
def test_it_reads_what_was_laid_down() -> None:
    with staging_area(), TemporaryTable("laid", FORMS) as table:
        with table.loading(["id", "n", "at", "word"]) as add:
            add({"id": IDS[:2], "n": [7, -8], "at": instant_texts(INSTANTS[:2]), "word": WORDS[:2]})
            add({"id": IDS[2:], "n": [9, 2**40], "at": instant_texts(INSTANTS[2:]), "word": WORDS[2:]})
        sql = "SELECT id, n, at, word AS label FROM laid WHERE n <> %s ORDER BY n"
        found = read_glued(sql, [0], KINDS, labelled=True)
        nothing = read_glued(sql.replace("<>", "="), [0], KINDS, labelled=True)
        slowly = read(sql, [0], KINDS)
    assert found.columns["n"].tolist() == [-8, 7, 9, 2**40]
    assert found.columns["id"].tolist() == [bytes.fromhex(IDS[place]) for place in (1, 0, 2, 3)]
    np.testing.assert_array_equal(found.columns["at"], INSTANTS[[1, 0, 2, 3]])
    assert [found.labels[code] if code >= 0 else None for code in found.codes] == [None, "b", WORDS[2], "b"]
    assert len(nothing.columns["at"]) == len(nothing.codes) == 0
    for name, column in slowly.items():
        np.testing.assert_array_equal(found.columns[name], column)


@pytest.mark.django_db
def test_it_leaves_the_table_as_it_was_after_a_mishap() -> None:
    with staging_area(), TemporaryTable("laid", FORMS) as table:
        with pytest.raises(LookupError):
            _load_half(table)
        assert len(read_glued("SELECT n FROM laid", [], {"n": Kind.INTEGER}).columns["n"]) == 0


def _load_half(table: TemporaryTable) -> None:
    with table.loading(["n"]) as add:
        add({"n": [1, 2]})
        raise LookupError


@pytest.mark.django_db(transaction=True)
def test_it_takes_the_table_away_and_lets_others_write_meanwhile() -> None:
    with staging_area(), TemporaryTable("laid", FORMS) as table, table.loading(["n"]) as add:
        add({"n": [1]})
        if connection.vendor == "sqlite":
            _write_from_elsewhere()
    assert "laid" not in connection.introspection.table_names()


def _write_from_elsewhere() -> None:
    from pysqlite3 import dbapi2 as sqlite

    with sqlite.connect(connection.settings_dict["NAME"], timeout=0) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM django_session")


def test_it_writes_instants_as_django_does() -> None:
    written = instant_texts(INSTANTS)
    assert written[1] is None
    if connection.vendor == "sqlite":
        moment = datetime(2025, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
        assert written[2] == str(connection.ops.adapt_datetimefield_value(moment))
        assert written[0] == "2025-01-02 03:04:05"
