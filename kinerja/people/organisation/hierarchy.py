"""Who stands above and below whom, as SQL: one question to the database each (PP 30/2019 Pasal 46).

A post is held by its Plh, else its Plt, else its definitive holder. The superior of a person is the holder of
the superior post; a post without holder, or held by the person himself, is climbed to the next one above.
"""

# Every piece of SQL here is a constant of this file; what is asked goes in as parameters.
# ruff: noqa: S608, S611
from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import UUIDField
from django.db.models.expressions import RawSQL

# Data in which posts form a cycle must not hang the question; data_faults lists them.
HIGHEST = 40


def active(alias: str) -> str:
    return f"{alias}.starts <= asked.day AND ({alias}.ends IS NULL OR {alias}.ends > asked.day)"


def in_service(alias: str) -> str:
    return f"({alias}.left_on IS NULL OR {alias}.left_on > asked.day)"


# The keys and the day stand once, in front; everything below reads them from there.
ASKED = "WITH RECURSIVE asked(who, day) AS (SELECT %s, %s)"


def holder(post: str) -> str:
    """The person who effectively holds a post."""
    return f"""(
        SELECT held.employee_id FROM organisation_appointment held
        JOIN organisation_employee holder ON holder.id = held.employee_id
        WHERE held.position_id = {post} AND held.kind IN ('plh', 'plt', 'definitive')
          AND {active("held")} AND {in_service("holder")}
        ORDER BY CASE held.kind WHEN 'plh' THEN 0 WHEN 'plt' THEN 1 ELSE 2 END, held.starts, held.id LIMIT 1)"""


SUPERIOR = f"""{ASKED},
    climb(post, step) AS (
        SELECT own.superior_id, 1 FROM asked
        JOIN organisation_appointment mine ON mine.employee_id = asked.who AND mine.kind = 'definitive'
        JOIN organisation_employee me ON me.id = asked.who
        JOIN organisation_position own ON own.id = mine.position_id
        WHERE {active("mine")} AND {in_service("me")}
        UNION ALL
        SELECT higher.superior_id, climb.step + 1 FROM climb
        JOIN organisation_position higher ON higher.id = climb.post WHERE climb.step < {HIGHEST})
    SELECT superior.* FROM asked
    CROSS JOIN (SELECT climb.step, {holder("climb.post")} AS holder FROM climb CROSS JOIN asked) found
    JOIN organisation_employee superior ON superior.id = found.holder
    WHERE found.holder <> asked.who ORDER BY found.step LIMIT 1"""

# Here `asked.who` is a post.
ABOVE_POST = f"""{ASKED},
    climb(post, step) AS (
        SELECT own.superior_id, 1 FROM asked JOIN organisation_position own ON own.id = asked.who
        UNION ALL
        SELECT higher.superior_id, climb.step + 1 FROM climb
        JOIN organisation_position higher ON higher.id = climb.post WHERE climb.step < {HIGHEST})
    SELECT post.*, {holder("climb.post")} AS holder FROM climb CROSS JOIN asked
    JOIN organisation_position post ON post.id = climb.post ORDER BY climb.step"""

# `through` is the one person whose way leads across a post held by himself; the asker's own key means anybody.
BELOW = f"""
    below(post, holder, through) AS (
        SELECT child.id, {holder("child.id")}, asked.who FROM asked
        JOIN organisation_appointment mine ON mine.employee_id = asked.who
        JOIN organisation_position child ON child.superior_id = mine.position_id
        WHERE {active("mine")} AND {holder("mine.position_id")} = asked.who
        UNION
        SELECT child.id, {holder("child.id")}, COALESCE(below.holder, below.through) FROM below CROSS JOIN asked
        JOIN organisation_position child ON child.superior_id = below.post
        WHERE below.holder IS NULL OR below.through = asked.who OR below.holder = below.through)"""

TEAM = f"""SELECT member.employee_id FROM below CROSS JOIN asked
    JOIN organisation_appointment member ON member.position_id = below.post AND member.kind = 'definitive'
    JOIN organisation_employee person ON person.id = member.employee_id
    WHERE {active("member")} AND {in_service("person")} AND member.employee_id <> asked.who
      AND (below.through = asked.who OR member.employee_id = below.through)"""

LED = f"""
    led(unit_id) AS (
        SELECT headed.unit_id FROM asked
        JOIN organisation_appointment mine ON mine.employee_id = asked.who
        JOIN organisation_position headed ON headed.id = mine.position_id AND headed.heads_unit
        WHERE {active("mine")} AND {holder("headed.id")} = asked.who)"""

STAFF_OF_LED = f"""SELECT member.employee_id FROM led CROSS JOIN asked
    JOIN organisation_unit top ON top.id = led.unit_id
    JOIN organisation_unit part ON SUBSTR(part.path, 1, LENGTH(top.path)) = top.path
    JOIN organisation_position post ON post.unit_id = part.id
    JOIN organisation_appointment member ON member.position_id = post.id
    JOIN organisation_employee person ON person.id = member.employee_id
    WHERE {active("member")} AND {in_service("person")}"""

# `may_lead` is false where nobody holds and nothing hangs beneath a post of this person: most of the staff.
WHO = f"""{ASKED}
    SELECT me.id, me.name, given.role, EXISTS(
        SELECT mine.id FROM organisation_appointment mine
        JOIN organisation_position post ON post.id = mine.position_id
        WHERE mine.employee_id = me.id AND {active("mine")} AND (post.heads_unit OR EXISTS(
            SELECT child.id FROM organisation_position child WHERE child.superior_id = post.id))) AS may_lead,
        (SELECT post."group" FROM organisation_appointment mine
         JOIN organisation_position post ON post.id = mine.position_id
         WHERE mine.employee_id = me.id AND {active("mine")}
         ORDER BY CASE mine.kind WHEN 'definitive' THEN 0 ELSE 1 END, mine.starts, mine.id LIMIT 1) AS post_group,
        (SELECT COUNT(*) FROM notices_notice told
        WHERE told.employee = me.id AND told.read_at IS NULL AND NOT (told.kind = 'digest')) AS unread
    FROM asked JOIN organisation_employee me ON me.user_id = asked.who
    LEFT JOIN organisation_mandate given ON given.employee_id = me.id AND {active("given")}
    WHERE {in_service("me")}"""

LEADS = f"""{ASKED}, {BELOW}, {LED}
    SELECT EXISTS({TEAM}), EXISTS(SELECT unit_id FROM led) OR EXISTS(
        SELECT post FROM below CROSS JOIN asked
        JOIN organisation_position headed ON headed.id = below.post AND headed.heads_unit
        WHERE below.through = asked.who)"""

MINE = f"""
    mine(post, superior) AS (
        SELECT post.id, post.superior_id FROM asked
        JOIN organisation_appointment own ON own.employee_id = asked.who
        JOIN organisation_position post ON post.id = own.position_id
        WHERE {active("own")} AND {holder("post.id")} = asked.who)"""

UNDER = """
    under(post) AS (
        SELECT child.id FROM mine JOIN organisation_position child ON child.superior_id = mine.post
        UNION
        SELECT child.id FROM under JOIN organisation_position child ON child.superior_id = under.post)"""

UP = """
    up(post) AS (
        SELECT superior FROM mine WHERE superior IS NOT NULL
        UNION
        SELECT higher.superior_id FROM up JOIN organisation_position higher ON higher.id = up.post
        WHERE higher.superior_id IS NOT NULL)"""

# Upwards from the posts of several people in a stretch of days; `keys` is as many gaps as there are people.
UPWARDS = """WITH RECURSIVE up(post) AS (
        SELECT own.position_id FROM organisation_appointment own
        WHERE own.employee_id IN ({keys}) AND own.kind = 'definitive'
          AND own.starts < %s AND (own.ends IS NULL OR own.ends > %s)
        UNION
        SELECT higher.superior_id FROM up JOIN organisation_position higher ON higher.id = up.post
        WHERE higher.superior_id IS NOT NULL)
    SELECT post FROM up"""


def parameters(who: UUID, on: date) -> list[Any]:
    """The asked person (or account) and day as this database takes them."""
    return [UUIDField().get_db_prep_value(who, connection), connection.ops.adapt_datefield_value(on)]


def team(employee_id: UUID, on: date) -> RawSQL:
    """Keys of those whose superior this person is."""
    return RawSQL(f"{ASKED}, {BELOW} {TEAM}", parameters(employee_id, on))


def led_units(employee_id: UUID, on: date) -> RawSQL:
    """Keys of the units whose leading post this person effectively holds."""
    return RawSQL(f"{ASKED}, {LED} SELECT unit_id FROM led", parameters(employee_id, on))


def units_within(employee_id: UUID, on: date) -> RawSQL:
    """Keys of the units this person leads and of all units beneath them."""
    parts = """SELECT part.id FROM led JOIN organisation_unit top ON top.id = led.unit_id
        JOIN organisation_unit part ON SUBSTR(part.path, 1, LENGTH(top.path)) = top.path"""
    return RawSQL(f"{ASKED}, {LED} {parts}", parameters(employee_id, on))


def visible_employees(employee_id: UUID, on: date) -> RawSQL:
    """Keys of everybody whose data this person may see by his place in the organisation."""
    sql = f"{ASKED}, {BELOW}, {LED} SELECT who FROM asked UNION {TEAM} UNION {STAFF_OF_LED}"
    return RawSQL(sql, parameters(employee_id, on))


def posts_led(employee_id: UUID, on: date) -> RawSQL:
    """Keys of the posts whose nearest superior this person is."""
    sql = f"{ASKED}, {BELOW} SELECT post FROM below CROSS JOIN asked WHERE below.through = asked.who"
    return RawSQL(sql, parameters(employee_id, on))


def posts_under(employee_id: UUID, on: date) -> RawSQL:
    """Keys of all posts beneath those this person effectively holds, however far."""
    return RawSQL(f"{ASKED}, {MINE}, {UNDER} SELECT post FROM under", parameters(employee_id, on))


def people_above(employee_id: UUID, on: date) -> RawSQL:
    """Keys of everybody who effectively holds a post above one this person effectively holds."""
    found = f"SELECT {holder('up.post')} AS holder FROM up CROSS JOIN asked"
    sql = f"{ASKED}, {MINE}, {UP} SELECT holder FROM ({found}) AS found WHERE holder IS NOT NULL"
    return RawSQL(sql, parameters(employee_id, on))


def posts_upwards(employee_ids: Collection[UUID], starts: date, ends: date) -> RawSQL:
    """Keys of the posts these people definitively hold on a day of [starts, ends), and of all above."""
    if not employee_ids:
        raise ValueError("nobody was asked for")
    key = UUIDField().get_db_prep_value
    keys = [key(one, connection) for one in employee_ids]
    days = [connection.ops.adapt_datefield_value(day) for day in (ends, starts)]
    return RawSQL(UPWARDS.format(keys=", ".join(["%s"] * len(keys))), [*keys, *days])
