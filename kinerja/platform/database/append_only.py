"""Rows that may be added and never changed nor deleted, enforced by triggers on both engines.

TRUNCATE on PostgreSQL is left to rights: the role the product runs as does not own it in production.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint

_FUNCTION = (
    "CREATE OR REPLACE FUNCTION kinerja_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only table ' || TG_TABLE_NAME, "
    "ERRCODE = 'integrity_constraint_violation'; END $$"
)


class AppendOnly(BaseConstraint):
    """UPDATE and DELETE are refused by the database itself."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AppendOnly) and self.name == other.name

    __hash__ = None  # type: ignore[assignment]

    def _statements(self, model: Any, editor: Any) -> list[Statement]:
        table = Table(model._meta.db_table, editor.quote_name)
        if editor.connection.vendor == "postgresql":
            name = editor.quote_name(self.name)
            return [
                Statement(_FUNCTION),
                Statement(
                    f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON %(table)s "
                    "EXECUTE FUNCTION kinerja_append_only()",
                    table=table,
                ),
            ]
        return [
            Statement(
                f"CREATE TRIGGER {editor.quote_name(f'{self.name}_{event.lower()}')} BEFORE {event} ON %(table)s "
                f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END",
                table=table,
            )
            for event in ("UPDATE", "DELETE")
        ]

    def constraint_sql(self, model: Any, schema_editor: Any) -> str | None:  # type: ignore[override]
        schema_editor.deferred_sql += self._statements(model, schema_editor)
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        for statement in self._statements(model, schema_editor):
            schema_editor.execute(str(statement), params=None)
        return None

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(f"DROP TRIGGER {schema_editor.quote_name(self.name)} ON %(table)s", table=table)

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: Any = None) -> None:
        """Nothing to ask beforehand: only changes are refused."""
