"""Who stands two levels below, as SQL: the people of one's people (who answers where a superior stays silent)."""

# Every piece of SQL here is a constant of this file; what is asked goes in as parameters.
# ruff: noqa: S608, S611
from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models.expressions import RawSQL

from .hierarchy import ASKED, BELOW, TEAM, active, holder, in_service, parameters

# The same walk as BELOW, begun at each member of the team instead of the asker; `root` is where it began.
_DEEP = f"""
    direct(who) AS ({TEAM}),
    deep(root, post, holder, through) AS (
        SELECT direct.who, child.id, {holder("child.id")}, direct.who FROM direct CROSS JOIN asked
        JOIN organisation_appointment mine ON mine.employee_id = direct.who
        JOIN organisation_position child ON child.superior_id = mine.position_id
        WHERE {active("mine")} AND {holder("mine.position_id")} = direct.who
        UNION
        SELECT deep.root, child.id, {holder("child.id")}, COALESCE(deep.holder, deep.through)
        FROM deep CROSS JOIN asked
        JOIN organisation_position child ON child.superior_id = deep.post
        WHERE deep.holder IS NULL OR deep.through = deep.root OR deep.holder = deep.through)"""

_TEAM_BELOW = f"""{ASKED}, {BELOW}, {_DEEP}
    SELECT member.employee_id FROM deep CROSS JOIN asked
    JOIN organisation_appointment member ON member.position_id = deep.post AND member.kind = 'definitive'
    JOIN organisation_employee person ON person.id = member.employee_id
    WHERE {active("member")} AND {in_service("person")} AND member.employee_id <> deep.root
      AND (deep.through = deep.root OR member.employee_id = deep.through)"""


def team_below(employee_id: UUID, on: date) -> RawSQL:
    """Keys of those whose superior has this person as his superior."""
    return RawSQL(_TEAM_BELOW, parameters(employee_id, on))
