"""One constraint class for both engines: the rows of a key follow one another without gap.

The first row of a key has number 1, every other is numbered one higher than one that ended exactly where it starts.
Together with `AppendOnly` that covers a history from its beginning: nothing can be left out and nothing slipped in.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.ddl_references import Statement, Table
from django.db.models import Model
from django.db.models.constraints import BaseConstraint


class Chained(BaseConstraint):
    """Enforced by a trigger at the insert; the rows themselves must be append-only."""

    def __init__(self, *, key: str, name: str, order: str = "seq", start: str = "starts", end: str = "ends") -> None:
        self.key, self.order, self.start, self.end = key, order, start, end
        super().__init__(name=name)

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs |= {"key": self.key, "order": self.order, "start": self.start, "end": self.end}
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Chained) and self.deconstruct()[2] == other.deconstruct()[2]

    __hash__ = None  # type: ignore[assignment]

    def _broken(self, model: type[Model], quote: Any) -> str:
        """SQL that is true for a NEW row that does not fit."""
        key, order, start, end = (
            quote(model._meta.get_field(field).column)  # type: ignore[union-attr]
            for field in (self.key, self.order, self.start, self.end)
        )
        # Names come from model definitions, never from a user.
        return (
            f"NEW.{order} <> 1 AND NOT EXISTS (SELECT 1 FROM %(table)s b WHERE b.{key} = NEW.{key} "  # noqa: S608
            f"AND b.{order} = NEW.{order} - 1 AND b.{end} = NEW.{start})"
        )

    def _statements(self, model: Any, editor: Any) -> list[Statement]:
        table, name = Table(model._meta.db_table, editor.quote_name), editor.quote_name(self.name)
        broken = self._broken(model, editor.quote_name)
        if editor.connection.vendor != "postgresql":
            return [
                Statement(
                    f"CREATE TRIGGER {name} BEFORE INSERT ON %(table)s FOR EACH ROW "
                    f"BEGIN SELECT RAISE(ABORT, '{self.name}') WHERE {broken}; END",
                    table=table,
                )
            ]
        return [
            Statement(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {broken} THEN "
                f"RAISE EXCEPTION USING MESSAGE = '{self.name}', ERRCODE = 'integrity_constraint_violation'; "
                "END IF; RETURN NEW; END $$",
                table=table,
            ),
            Statement(
                f"CREATE TRIGGER {name} BEFORE INSERT ON %(table)s FOR EACH ROW EXECUTE FUNCTION {name}()", table=table
            ),
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
        """Nothing to ask beforehand: rows of a chain are written by one command."""
