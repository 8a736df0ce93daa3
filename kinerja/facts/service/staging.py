"""Where a log lies while it is judged: temporary tables of steps and of cases, beside the real ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kinerja.platform.database.staging import Form, TemporaryTable, staging_area

CASE_FORMS = {
    "id": Form.KEY,
    "row_no": Form.INTEGER,
    "digest": Form.INTEGER,
    "case_key": Form.KEY_TEXT,
    "opened": Form.INSTANT,
    "closed": Form.INSTANT,
    "deadline": Form.INSTANT,
    "officer": Form.TEXT,
    "in_charge": Form.TEXT,
    "attributes": Form.JSON,
}
STEP_FORMS = {**CASE_FORMS, "at": Form.INSTANT, "activity": Form.TEXT}
# Cases as they will be stored, and how they differ from what is stored.
SETTLED_FORMS = {**CASE_FORMS, "steps": Form.INTEGER, "known": Form.INTEGER}
# Where one row is one case, `again` marks those whose key may have come before: all of them that did, and some more.
ROW_FORMS = {**SETTLED_FORMS, "again": Form.INTEGER}
NUMBERED_FORMS = {
    "id": Form.KEY,
    "row_no": Form.INTEGER,
    "case_key": Form.KEY_TEXT,
    "seq": Form.INTEGER,
    "at": Form.INSTANT,
    "activity": Form.TEXT,
    "officer": Form.TEXT,
}
FIELDS = ("opened", "closed", "deadline", "officer", "in_charge", "attributes", "events")
CHANGE_FORMS = {"id": Form.KEY, "row_no": Form.INTEGER, **dict.fromkeys(FIELDS, Form.INTEGER)}


@dataclass(frozen=True)
class StagedLog:
    """The tables of one log. `roles` are the columns that were filled."""

    service_code: str
    roles: frozenset[str]
    closing: tuple[str, ...]
    """Activities that end a case; empty where no rule says so."""
    picks_first: bool
    """Whether the first of those steps ends it, instead of the last."""
    is_supplement: bool
    """Rows that complete cases instead of replacing them."""
    rows: TemporaryTable
    """One row of the file each: steps, or cases where the log has no steps."""
    cases: TemporaryTable
    steps: TemporaryTable
    changes: TemporaryTable

    @property
    def has_steps(self) -> bool:
        return "activity" in self.roles

    @property
    def in_charge(self) -> str:
        """The column of a staged case that says who answers for it: a log without steps names one person a case."""
        return "in_charge" if self.has_steps or "in_charge" in self.roles else "officer"


@contextmanager
def staged_log(
    service_code: str,
    roles: Iterable[str],
    *,
    closing: Iterable[str] = (),
    picks_first: bool = False,
    is_supplement: bool = False,
) -> Iterator[StagedLog]:
    """Empty tables for one log, gone afterwards. `roles`: case_key, at, activity, opened, closed … as in the tables."""
    roles = frozenset(roles)
    has_steps = "activity" in roles
    with (
        staging_area(),
        _rows(has_steps) as rows,
        TemporaryTable("staged_case", SETTLED_FORMS, ("case_key",)) as cases,
        TemporaryTable("staged_step", NUMBERED_FORMS, ("case_key", "seq")) as steps,
        TemporaryTable("staged_change", CHANGE_FORMS) as changes,
    ):
        yield StagedLog(
            service_code,
            roles,
            tuple(sorted(closing)),
            picks_first,
            is_supplement,
            rows,
            # Where one row is one case, the rows already are the cases.
            cases if has_steps else rows,
            steps,
            changes,
        )


def _rows(has_steps: bool) -> TemporaryTable:
    if has_steps:
        return TemporaryTable("staged_row", STEP_FORMS, ("case_key", "row_no"))
    return TemporaryTable("staged_row", ROW_FORMS)
